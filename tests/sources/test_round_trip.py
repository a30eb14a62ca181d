"""Each kind of file gives the header and the statements that the text gives."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from tests.sources.compound_maker import word
from tests.sources.makers import docx, eml, html, odt, rtf
from tests.sources.pages import lines, pdf
from tests.sources.same import differing, statements

from onrecord.letters import parse
from onrecord.sources import open_source

SPECIMENS = sorted((Path(__file__).parents[2] / "specimens" / "letters").glob("*.txt"))


def as_pdf(text):
    return pdf([lines(text.split("\n"), left=50, top=50, step=13)], size=9)


MAKERS = {
    "docx": lambda text: docx([escape(line) for line in text.split("\n")]),
    "doc": lambda text: word(text.replace("\n", "\r")),
    "odt": lambda text: odt([escape(line) for line in text.split("\n")]),
    "rtf": lambda text: rtf(text.split("\n")),
    "html": lambda text: html([escape(line) for line in text.split("\n")]),
    # Bare addresses name nobody: under another's name in the header whose doing words are is told otherwise.
    "eml": lambda text: eml(text.split("\n")).replace(b"Ann Sorrel <", b"<").replace(b"B. Quay <", b"<"),
    "pdf": as_pdf,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_each_kind_gives_what_the_text_gives(kind):
    told = same = 0
    for place in SPECIMENS:
        text = place.read_text()
        if kind == "pdf" and any("\u0400" <= c <= "\u04ff" for c in text):
            continue  # the fonts built into PDF have no Cyrillic
        (plain,) = parse(open_source(text.encode(), name=place.name))
        (other,) = parse(open_source(MAKERS[kind](text), name=f"{place.stem}.{kind}"))
        # A mail's own headers win over what it says: its specimen has others than those the maker writes.
        assert kind == "eml" or not differing(plain, other), place.name
        told += len(statements(plain) | statements(other))
        same += len(statements(plain) & statements(other))
    assert same >= 0.97 * told
