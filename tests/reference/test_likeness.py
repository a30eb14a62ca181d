"""A letter held twice is found, and letters that only share phrases are not."""

from itertools import combinations
from pathlib import Path

import pytest

from onrecord.reference.likeness import PRINTS, SHARED, alike, prints, within

SPECIMENS = sorted((Path(__file__).parents[2] / "specimens" / "letters").glob("*.txt"))
TEXTS = {place.stem: place.read_text() for place in SPECIMENS}


def scanned(text, every=45):
    """One letter in `every` read wrongly, lines joined anew."""
    out = [("x" if n % every == 7 and c.isalpha() else c) for n, c in enumerate(text)]
    return "".join(out).replace("\n", "\n\n").replace(" ", "  ")


def shared(one, other):
    return len(set(prints(one)) & set(prints(other)))


def test_each_letter_is_found_with_its_scan_and_with_no_other():
    assert all(shared(text, scanned(text, every)) >= SHARED for text in TEXTS.values() for every in (45, 20))
    assert max(shared(one, other) for one, other in combinations(TEXTS.values(), 2)) < SHARED


@pytest.mark.parametrize("name", TEXTS)
def test_alike_tells_copies_from_others(name):
    assert alike(TEXTS[name], scanned(TEXTS[name])) > 0.93
    assert max(alike(TEXTS[name], text) for other, text in TEXTS.items() if other != name) < 0.8


def test_what_has_no_words_is_like_nothing():
    assert prints("") == prints("...") == ()
    assert alike("", "...") == 0.0
    assert within("", "Dear Sir") == 0.0


def test_prints_are_the_same_on_every_machine():
    one, other = "We cannot sign the treaty this year.", "we CANNOT sign the treaty, this year"
    assert prints(one) == prints(other)
    assert len(prints(one)) == PRINTS
    assert prints(one)[:2] == (2483090, 188615686)
