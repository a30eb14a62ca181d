"""Bundles: what is parted, and what is never parted."""

from itertools import pairwise

import pytest

from onrecord.letters import parse
from onrecord.letters.bundles import split
from onrecord.model import Page, Source, Span

LETTER = """BRIDGE COALITION OF ARDEN

Aldenham, {day} May 2011

H.E. Mr. {name}
President of {state}

Excellency,

The Coalition asks {state} to sign the Convention on Bridges before the
end of the year. Its text has been open since 2009, and forty states have
signed it. We would be glad to call on your office at any time.

Please accept, Excellency, the assurances of our highest consideration.

J. Miller
Director
"""
ADDRESSEES = [("A. Roe", "Samaria"), ("B. Doe", "Ostmark"), ("C. Poe", "Weald"), ("D. Coe", "Fenland")]


def letters(day=3):
    return [LETTER.format(day=day, name=name, state=state) for name, state in ADDRESSEES]


def source(text, pages=()):
    return Source("x.txt", "", "text/plain", text, pages=pages)


def starts(text, pages=()):
    spans = split(source(text, pages))
    assert spans[0].start == 0 and spans[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(spans))
    return [text[s.start : s.end].lstrip()[:24] for s in spans]


@pytest.mark.parametrize("between", ["\f", "\n" + "=" * 40 + "\n\n", "\n\n"])
def test_the_same_letter_to_several_heads_of_state_is_parted(between):
    """By page breaks, by ruled lines, and by its letterhead printed again."""
    text = between.join(letters())
    assert len(starts(text)) == 4
    read = parse(source(text), head_only=True)
    assert [letter.date.value for letter in read] == ["2011-05-03"] * 4
    assert len({letter.id for letter in read}) == 4


def test_pages_of_a_file_part_as_form_feeds_do():
    """A PDF has pages and no form feeds."""
    first, second = letters()[:2]
    pages = (Page(1, 595, 842, Span(0, len(first))), Page(2, 595, 842, Span(len(first), len(first + second))))
    assert len(starts(first + second, pages)) == 2


def test_a_split_is_shown_and_can_be_undone():
    """Each letter says which it is, and how to read the file as one."""
    text = "\f".join(letters())
    found = [p.message for letter in parse(source(text), head_only=True) for p in letter.problems if p.code == "split"]
    assert len(found) == 4 and "Letter 2 of 4" in found[1] and "known.csv" in found[1]
    (one,) = parse(source(text), head_only=True, whole=True)
    assert one.text == text and all(p.code != "split" for p in one.problems)


MAIL = """From: Jo Miller <jo@bridge.example>
Sent: {day} May 2011 09:14
To: Ann Roe
Subject: {subject}

{body}

Kind regards,
Jo
"""


def test_mails_printed_one_after_another_are_parted():
    """Each with its own header on top of a page."""
    body = "Please sign the text.\nIt is open."
    mails = [MAIL.format(day=d, subject=s, body=body) for d, s in ((3, "Bridges"), (4, "Ferries"))]
    assert len(starts("\f".join(mails))) == 2


def test_the_mail_an_answer_quotes_stays_with_it():
    """Even when it begins on top of a page: the subject says that the upper one answers it."""
    upper = MAIL.format(day=4, subject="RE: Bridges", body="Thank you.\nWe shall look into it.")
    lower = MAIL.format(day=3, subject="Bridges", body="Please sign the text.\nIt is open.")
    assert len(starts(upper + "\f" + lower)) == 1
    assert len(starts(upper + "\n-----Original Message-----\n" + lower)) == 1


@pytest.mark.parametrize("heading", ["Enclosure: copy of our letter", "Annexe", "Anlage", "Приложение"])
def test_what_is_enclosed_stays_with_its_letter(heading):
    """Below the heading of an enclosure a letter is no letter of its own."""
    first, second = letters()[:2]
    assert len(starts(first + "\n" + heading + "\n\f" + second)) == 1


def test_a_second_page_is_no_second_letter():
    """A running head with a date, without a salutation."""
    first = letters()[0]
    text = first.replace("We would be glad", "\fMr. A. Roe\n3 May 2011\nPage 2\n\nWe would be glad")
    assert len(starts(text)) == 1


def test_two_letters_without_anything_between_are_left_whole():
    """A false split is worse than a missed one."""
    first = letters()[0]
    other = "Dear Sir,\n\nThe ferry runs on Mondays and is always late in winter.\n\nYours sincerely,\n\nB. Doe\n"
    assert len(starts(first + "\n" + other)) == 1


def test_an_empty_source_is_one_stretch():
    """Nothing to part."""
    assert split(source("")) == (Span(0, 0),)


@pytest.mark.shared
def test_no_single_letter_of_the_measuring_sets_is_parted(shared):
    """Each item there is one letter."""
    import json

    with (shared / "data/frus-letters/letters.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for n, line in enumerate(lines) if n % 4 == 0]
    assert [t[:60] for t in texts if len(split(source(t))) > 1] == []
