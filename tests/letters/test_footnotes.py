"""Footnotes in the text of a letter: what calls them, what they are, and what is none."""

import pytest

from onrecord.letters import parse
from onrecord.letters.footnotes import footnotes
from onrecord.model import Source, ZoneKind


def told(raw: str) -> tuple[list[str], list[str]]:
    found = footnotes(raw)
    return [m[0] for m in found.calls], [span.of(raw) for span in found.notes]


@pytest.mark.parametrize(
    ("raw", "calls", "notes"),
    [
        (
            "They fled.¹ Many died,² too.\n\n¹ Report 4.\n² Law 7,\nsection 3.\n\nPage",
            ["¹", "²"],
            ["¹ Report 4.", "² Law 7,\nsection 3."],
        ),
        ("They fled.1 Many died.2 We know.\n\n1 Report 4.\n2 Law 7.", ["1", "2"], ["1 Report 4.", "2 Law 7."]),
        ("They fled[1] and died.[2]\n\n[1] Report 4.\n\n[2] Law 7.", ["[1]", "[2]"], ["[1] Report 4.", "[2] Law 7."]),
        ("They fled.¹\n_________\n¹ Report 4.", ["¹"], ["_________\n¹ Report 4."]),
        ("They fled.¹ And died.²\n¹ Report 4.\n\f² Law 7.", ["¹", "²"], ["¹ Report 4.", "² Law 7."]),
    ],
    ids=["raised", "as a PDF leaves them", "in brackets", "below a line", "on two pages"],
)
def test_calls_and_notes(raw: str, calls: list[str], notes: list[str]) -> None:
    """A note goes to the next one, an empty line or the page's end."""
    assert told(raw) == (calls, notes)


@pytest.mark.parametrize(
    "raw",
    [
        "An area of 40 km² and 12 m³ is closed.\n\n2 fields remain.",
        "We ask you:\n\n1 to sign the treaty;\n2 to ratify it.",
        "The list of Annex No.2 was sent.\n\n2 copies are here.",
        "See item[3] of the list.\n\nThe end.",
        "In May.3 It rained.\n\n3 Report.",
    ],
    ids=["measures", "a list", "a number", "no note", "a third without a first"],
)
def test_what_is_none(raw: str) -> None:
    assert told(raw) == ([], [])


LETTER = """Dear Minister,

The mines have killed many children.1 We ask your Government to
clear the fields, as was promised{call} by

2 Statement of the Minister, 3 May 2011.

your predecessor.

Yours sincerely,

Anna Holt

1 Report of the hospital, page 4.
"""


def test_a_note_inside_a_sentence_is_no_part_of_it() -> None:
    """At a page's end: the quotation is one stretch, and its `parts` leave the note out."""
    text = (
        LETTER.replace("{call}", ",2")
        .replace("1 Report", "x Report")
        .replace("children.1", "children.")
        .replace("2 St", "1 St")
    )
    (letter,) = parse(Source("a", "", "text/plain", text.replace("promised,2", "promised,1")))
    ask = next(s for s in letter.statements if s.act.value == "request")
    assert ask.quote.parts is not None
    words = " ".join(letter.text[a:b] for a, b in ask.quote.parts)
    assert "Statement of the Minister" not in words
    assert words.endswith("by your predecessor.")


def test_notes_below_the_signature_are_the_foot() -> None:
    """They are not copied to anybody, and their dates and names are not the letter's."""
    text = (
        "Dear Minister,\n\nMany children died in the fields.¹ We ask you to act.\n\nYours sincerely,\n\nAnna Holt\n\n"
        "cc: Ms Vale\n\n¹ Mr Tern, 3 May 2011.\n"
    )
    (letter,) = parse(Source("a", "", "text/plain", text))
    assert [p.name for p in letter.copies] == ["Vale"]
    assert [s.quote.exact for s in letter.statements] == ["Many children died in the fields.", "We ask you to act."]
    assert letter.zones[-1].zone is ZoneKind.FOOTER
    assert letter.text[letter.zones[-1].start :].startswith("¹ Mr Tern")
    assert letter.date is None
