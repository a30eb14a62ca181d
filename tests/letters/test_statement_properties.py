"""What must hold of the statements of any text whatever."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.letters import parse
from onrecord.model import Letter, Source, Span, ZoneKind

PIECES = [
    "We cannot sign it",
    "Should the talks succeed, we will join",
    "our neighbours have not",
    "because",
    "and",
    ";",
    ":",
    ".",
    "?",
    "\n\n",
    "\n  (a) to sign;",
    "\n- to ratify",
    "“No such words were spoken.”",
    "(",
    "»",
    "Your letter says that",
    "Nous ne pouvons pas signer",
    "si le Parlement l'approuve",
    "Pedimos a usted que firme",
    "Мы не можем подписать, если",
    "نحن نؤيد",
    "我们不赞成。",
    "cannot.",
    "H.E. Mr. Vale",
    "1.",
    "I",
    "\f",
    "\u00ad",
    "ß",
    "İ",
    "\U0001f54a",
    "Accept, Sir, the assurances of my esteem.",
    "Dear Sir,",
    "- 2 -",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map(" ".join)


def read(text: str) -> tuple[Letter, ...]:
    return parse(Source("x.txt", "", "text/plain", text))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_quotation_is_its_characters(text: str) -> None:
    """Words, conditions and parts are characters of the letter; statements come in order and never overlap."""
    for letter in read(text):
        end = 0
        for statement in letter.statements:
            quote = statement.quote
            assert quote.holds(letter.text)
            assert quote.start >= end
            end = quote.end
            if statement.condition:
                assert statement.condition.holds(letter.text)
                assert quote.start <= statement.condition.start < statement.condition.end <= quote.end
            assert statement.because


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_only_the_body_makes_statements(text: str) -> None:
    """What no letter-writer wrote is in no part of a statement, and no statement begins outside the body."""
    for letter in read(text):
        barred = [z for z in letter.zones if not z.zone.quotable]
        for statement in letter.statements:
            quote = statement.quote
            zone = next(z for z in letter.zones if z.start <= quote.start < z.end)
            assert zone.zone is ZoneKind.BODY
            for start, end in quote.parts or ((quote.start, quote.end),):
                assert not any(Span(start, end).overlaps(Span(z.start, z.end)) for z in barred)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_equal_statements(text: str) -> None:
    """Ids, acts and quotations are the same on every reading."""
    assert [x.statements for x in read(text)] == [x.statements for x in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "we " * 20000,
        "if you ask, " * 6000,
        "(a) to sign; " * 5000,
        "“" * 20000,
        "we cannot accept that you should ask us to " * 2000,
        "1. " * 15000,
        "a" * 60000,
        "нет, " * 12000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Sixty thousand characters of almost-matches are read in bounded time."""
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 10
