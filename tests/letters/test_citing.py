"""Invented sentences in many manners: what each points at, all of it and nothing else."""

import tomllib
from pathlib import Path

import pytest

from onrecord.letters.reading import begin
from onrecord.letters.references import find_references
from onrecord.model import Day, LetterDate

ROWS = [
    (path.stem, kind, *row)
    for path in sorted((Path(__file__).parent / "citing").glob("*.toml"))
    for kind, rows in tomllib.loads(path.read_text(encoding="utf-8")).items()
    for row in rows
]


def cited(language, text):
    """What a letter of 20 March 2016 with this text points at, as the files write it, in order."""
    reading = begin(text).having(language=language, date=LetterDate(Day("2016-03-20"), None))
    return [(r.kind.value, r.date or "-", r.symbol or "") for r in find_references(reading)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}: {row[2][:60]}")
def test_a_sentence_points_at_what_it_names(row):
    """Kinds, dates and, where given, symbols."""
    language, _, text, *wanted = row
    found = cited(language, text)
    said = [tuple(one.split(" ", 2)) for one in wanted]
    assert sorted((kind, date) for kind, date, _ in found) == sorted(one[:2] for one in said), found
    for kind, date, *symbol in said:
        if symbol:
            assert any(f[:2] == (kind, date) and f[2] == symbol[0].lstrip("#") for f in found), found
