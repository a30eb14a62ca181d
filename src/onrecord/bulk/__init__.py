"""Room 8: many files at once: in worker processes with limits, which are started again when one dies.

Takes a function and items, gives one outcome per item, in order; a file that kills its worker costs that file alone.
May use every room below `api`. Never interprets: what is done with a file is the function handed in.
Start reading at `workers.py`.
"""

from onrecord.bulk.confine import Confinement
from onrecord.bulk.outcome import Limits, Outcome
from onrecord.bulk.standing import Standing
from onrecord.bulk.workers import confinement, run

__all__ = ["Confinement", "Limits", "Outcome", "Standing", "confinement", "run"]
