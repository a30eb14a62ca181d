"""A letter held twice is found, and letters that only share phrases are not."""

from pathlib import Path

import pytest

from onrecord.sources.copies import alike, fingerprint, pairs, similarity

SPECIMENS = sorted((Path(__file__).parents[2] / "specimens" / "letters").glob("*.txt"))
TEXTS = {place.stem: place.read_text() for place in SPECIMENS}


def scanned(text, every=45):
    """One letter in `every` read wrongly, lines joined anew."""
    out = [("x" if n % every == 7 and c.isalpha() else c) for n, c in enumerate(text)]
    return "".join(out).replace("\n", "\n\n").replace(" ", "  ")


def test_each_letter_is_found_with_its_scan_and_with_no_other():
    keys = {name: fingerprint(text) for name, text in TEXTS.items()}
    keys |= {f"{name} scanned": fingerprint(scanned(text)) for name, text in TEXTS.items()}
    found = {(one, other) for one, other, _ in pairs(keys)}
    assert found == {(name, f"{name} scanned") for name in TEXTS}


@pytest.mark.parametrize("name", TEXTS)
def test_alike_tells_copies_from_others(name):
    assert alike(TEXTS[name], scanned(TEXTS[name])) > 0.93
    assert max(alike(TEXTS[name], text) for other, text in TEXTS.items() if other != name) < 0.8


def test_what_has_no_words_is_like_nothing():
    assert similarity(fingerprint(""), fingerprint("")) == 0.0
    assert alike("", "...") == 0.0


def test_fingerprints_are_the_same_on_every_machine():
    assert (
        fingerprint("We cannot sign the treaty this year.")[:2]
        == fingerprint("we CANNOT sign the treaty, this year")[:2]
    )
    assert len(fingerprint(TEXTS["01-campaign-asks"])) == 96
