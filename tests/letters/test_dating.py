"""Invented heads and feet of letters in many manners: the day and the place each gives, and what is to be looked at."""

import tomllib
from pathlib import Path

import pytest

from onrecord.letters import parse
from onrecord.model import Source

DATA = tomllib.loads((Path(__file__).parent / "dating" / "datelines.toml").read_text(encoding="utf-8"))
LETTERS = DATA.pop("letters")
ROWS = [(language, *row) for language, rows in DATA.items() for row in rows]


def dated(language, head, foot):
    """The letter with this head and foot, read."""
    head, foot = head.replace("|", "\n"), foot.replace("|", "\n")
    text = f"{head}\n\n{LETTERS[language]}\n{foot}\n".strip() + "\n"
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {(row[1] or row[2])[:60]}")
def test_a_head_gives_its_day_and_place(row):
    """Nothing where nothing is sure."""
    language, head, foot, day, place, problem = row
    letter = dated(language, head, foot)
    assert (letter.date.value if letter.date else "-") == day
    assert (letter.place.name if letter.place else "-") == place
    assert not problem or problem in [one.code for one in letter.problems]
