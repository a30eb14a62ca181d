"""Room 5: many letters -> what they say together: links, threads, asks, positions, checks, profiles.

Takes letters, facts (status, votes) and decisions as values; gives values. Pure functions: no file, no clock, no
database; "today" and "as of" are arguments. May use `model`, `reference`, `errors`. Start reading at `links.py`.
"""
