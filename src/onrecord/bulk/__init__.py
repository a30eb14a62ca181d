"""Room 8: many files at once: in this process, in worker processes with limits, on an existing cluster.

Takes paths and a function, gives one outcome per file, in order; a file that kills its worker costs that file alone.
Start reading at `workers.py`.
"""
