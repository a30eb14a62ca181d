"""Statements of a letter: every clause a researcher would quote, its act, whose it is, about what, on what condition.

Takes a `Reading` with zones, parties and mentions, gives `Statement`s whose words are characters of the letter.
`recognisers/acts/<language>.toml` holds the cues; start reading at `finding.py`.
"""

from onrecord.letters.statements.finding import find_statements

__all__ = ["find_statements"]
