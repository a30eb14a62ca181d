"""Labels of lists and headings of parts inside a body: neither is a statement, and asks below them are found."""

import pytest

from onrecord.letters.list_items import labels
from onrecord.letters.reading import begin
from onrecord.letters.section_heads import section_heads
from onrecord.letters.sentences import blocks, sentences
from onrecord.letters.statements import find_statements
from onrecord.model import Span


def asked(text: str) -> list[str]:
    return [s.quote.shown for s in find_statements(begin(text).having(language="en")) if s.act.value == "request"]


def parts(text: str) -> list[tuple[str, str]]:
    """Each block's words, with "#" before a heading, or its marker."""
    return [("#" if b.heading else b.marker, b.span.of(text)) for b in blocks(text, Span(0, len(text)))]


LABELS = (
    "a. b. c.|A. B. C.|i. ii. iii.|I. II. III.|iv. v. vi.|h. i. j.|1.1 1.2 1.3|2.1. 2.2. 2.3.|A) B) C)|(A) (B) (C)",
    "а. б. в.|Q1: Q2: Q3:|o o o|◦ ◦ ◦|■ ■ ■|➢ ➢ ➢",
)


@pytest.mark.parametrize("marks", "|".join(LABELS).split("|"))
def test_asks_behind_every_kind_of_label(marks: str) -> None:
    """A label is no part of the words, and each item is an ask of its own."""
    asks = ["sign the treaty", "publish the list", "clear the fields"]
    rows = "\n".join(f"{mark} {ask};" for mark, ask in zip(marks.split(), asks, strict=True))
    assert asked(f"We call on your Government to:\n\n{rows}") == asks


@pytest.mark.parametrize(
    "line",
    [
        "A. Holt has told us so.",
        "I. Vale, our envoy, agrees.",
        "1.5 million people were moved.",
        "o que ficou dito vale.",
        "a. m. was the hour.",
    ],
)
def test_a_single_sign_is_no_label(line: str) -> None:
    """A name's initial or a figure that opens a line by chance has no neighbour in a series."""
    assert labels(["It was said that", line]) == [None, None]


def test_two_series_do_not_lend_each_other_neighbours() -> None:
    """ "1.2" is the neighbour of "1.1", not of "2.1"."""
    assert [m and m["marker"] for m in labels(["1.1 The list", "2.2 The date", "x"])] == [None, None, None]


BODY = """Our position

The weapon kills for years after a war has ended.

2. Steps taken so far
The parliament has passed a law, and the depots are empty.

WHAT REMAINS TO BE DONE

Two fields are still closed to the farmers."""


def test_headings_are_told_from_what_they_stand_over() -> None:
    """Alone, labelled, in capitals; right above its paragraph or parted from it."""
    assert [words for kind, words in parts(BODY) if kind == "#"] == [
        "Our position",
        "Steps taken so far",
        "WHAT REMAINS TO BE DONE",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "We ask for your help.\n\nThe treaty needs it.",  # ends as a sentence
        "The delegation of the Republic of\nArden has told us that it will sign the treaty soon.",  # a broken line
        "We ask you to\n\n1. sign the treaty\n2. clear the fields\n\nWe thank you for what has been done.",  # a list
        "Sign the treaty\n\n– by the end of the year;\n– without reservations.",  # introduces a list
        "Arden has signed the treaty",  # nothing follows
    ],
)
def test_what_is_no_heading(body: str) -> None:
    """Sentences, broken lines, items and leads of lists stay what they are."""
    assert not any(kind == "#" for kind, _ in parts(body))


def test_a_heading_is_no_ask_and_its_part_is_read() -> None:
    """ "Questions to your Government" asks nothing; the question below does."""
    text = (
        "Questions to your Government\n\nWill you destroy your stocks before the meeting?\n\n"
        "Our thanks\n\nWe know how much was done before."
    )
    assert asked(text) == ["Will you destroy your stocks before the meeting?"]


def test_an_ask_that_stands_over_its_reasons_is_kept() -> None:
    """A numbered line that bids is an ask, though it looks like a heading."""
    text = (
        "1. Sign the treaty\n\nIt has saved many lives in the last years.\n\n"
        "2. Publish the list\n\nNobody knows where the depots are."
    )
    assert asked(text)[:1] == ["Sign the treaty"]
    assert "Publish the list" in asked(text)


def test_headings_in_chinese_and_arabic() -> None:
    """Scripts without capitals: length and what follows tell."""
    assert section_heads(
        ["一、我方立场", "", "我方认为该武器在战后多年仍造成平民伤亡。"], labels(["一、我方立场", "", "x"])
    ) == {0}
    arabic = ["موقف الحكومة", "", "ترى الحكومة أن هذا السلاح يقتل المدنيين بعد انتهاء الحرب."]
    assert section_heads(arabic, labels(arabic)) == {0}


def test_a_title_asks_nothing_of_the_paragraphs_below() -> None:
    text = "Proposed claim for review: permits, Republic of Arden\n\n1. The harbour was closed in May.\n\n2. It rained."
    assert asked(text) == []
    assert asked("We ask that you\n\n1. open the harbour\n\n2. publish the list") == [
        "open the harbour",
        "publish the list",
    ]


def test_sentences_of_a_paragraph_of_many_pages_are_those_of_a_short_one() -> None:
    """It is parted at full stops only, so that no sentence is cut; Chinese takes the square of the length else."""
    said = "我们要求贵国在六月之前签署条约。“他们能来吗？”部长问道。"
    short, text = sentences(said, Span(0, len(said)), "zh"), said * 400
    found = sentences(text, Span(0, len(text)), "zh")
    assert [s.of(text) for s in found] == [s.of(said) for s in short] * 400
