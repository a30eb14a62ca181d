"""Known things named in a text: each recogniser's own examples, and the properties all of them share."""

import time
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.letters.mentions import find_mentions
from onrecord.letters.reading import begin
from onrecord.model import MentionKind
from onrecord.reference import gazetteer
from onrecord.reference.resolutions import normalise_symbol

MODULES = ("states", "bodies", "treaties", "forums", "weapons", "places", "resolutions")
RECOGNISERS = [r for m in MODULES for r in import_module(f"onrecord.letters.recognisers.{m}").RECOGNISERS]
EXAMPLES = [(r, *e) for r in RECOGNISERS for e in r.examples]
COUNTER = [(r, *e) for r in RECOGNISERS for e in r.counterexamples]


@pytest.mark.parametrize(
    ("one", "text", "language", "ids"), EXAMPLES, ids=lambda v: str(v)[:40] if isinstance(v, str) else ""
)
def test_examples(one, text, language, ids):
    found = one.find(text, language)
    assert tuple(f.id for f in found) == ids
    assert all(f.kind == one.kind and f.because for f in found)


@pytest.mark.parametrize(("one", "text", "language"), COUNTER, ids=lambda v: v if isinstance(v, str) else "")
def test_counterexamples(one, text, language):
    assert one.find(text, language) == ()


def test_each_recogniser_has_examples_and_counterexamples():
    assert all(len(r.examples) >= 4 and len(r.counterexamples) >= 2 for r in RECOGNISERS)
    assert {r.kind for r in RECOGNISERS} <= {k.value for k in MentionKind}


def test_an_ambiguous_abbreviation_keeps_both_senses():
    mention = find_mentions(begin("The CM is lawful."))[0]
    assert {mention.id, *mention.others} == {"CCM", "cluster_munitions"}


def test_a_name_over_a_line_break_is_quoted_as_printed():
    mention = find_mentions(begin("We wrote to the Democratic Republic of\n    the Congo again."))[0]
    assert (mention.id, mention.quote.exact) == ("COD", "Democratic Republic of\n    the Congo")


def test_a_name_does_not_run_over_a_paragraph():
    assert [m.id for m in find_mentions(begin("in Papua\n\nNew Zealand"))] == ["NZL"]


def test_resolutions_stand_before_what_they_contain():
    kinds = [(m.kind.value, m.id) for m in find_mentions(begin("under Security Council resolution 2139 (2014)"))]
    assert kinds == [("organisation", "UNSC"), ("resolution", "S/RES/2139")]


SYMBOLS = [
    ("A/RES/70/54", "A/RES/70/54"),
    ("a/res/70/54", "A/RES/70/54"),
    ("R/70/54", "A/RES/70/54"),
    ("A/RES/46/36 L", "A/RES/46/36L"),
    ("R/1/66", "A/RES/66(I)"),
    ("1653 (XVI)", "A/RES/1653(XVI)"),
    ("A/RES/2373 (XXII)", "A/RES/2373(XXII)"),
    ("S/RES/2228 (2015)", "S/RES/2228"),
    ("S/RES/2228", "S/RES/2228"),
    ("A/HRC/RES/41/20", "A/HRC/RES/41/20"),
    ("A/RES/ES-11/1", "A/RES/ES-11/1"),
    ("A/C.1/70/L.49/REV.1", "A/C.1/70/L.49/Rev.1"),
    ("12 August", None),
    ("A/70/1", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "symbol"), SYMBOLS)
def test_symbols_are_written_one_way(written, symbol):
    assert normalise_symbol(written) == symbol
    assert symbol is None or normalise_symbol(symbol) == symbol


WORDS = st.sampled_from(
    [
        *"().,\n-’",
        "Republic of",
        "Korea",
        "the Congo",
        "Guinea",
        "Bissau",
        "Papua New",
        "UN",
        "resolution",
        "70/54",
        "و",
        "ال",
        "中",
        "国",
        "в",
        "России",
        "Mr",
        "US",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_mentions_in_order_that_are_its_characters(text):
    reading = begin(text)
    mentions = find_mentions(reading)
    places = [(m.quote.start, m.quote.end) for m in mentions]
    assert all(m.quote.holds(reading.raw) for m in mentions)
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


@pytest.mark.parametrize(
    "text",
    [
        "Republic of " * 20_000,
        "resolution 1, " * 15_000,
        "U. S. " * 30_000,
        "1 (" * 60_000,
        "الال" * 40_000,
        "中" * 150_000,
    ],
    ids=["names", "resolutions", "dots", "brackets", "arabic", "han"],
)
def test_time_is_bounded_by_length(text):
    began = time.process_time()
    gazetteer.find_mentions(text)
    find_mentions(begin(text))
    assert time.process_time() - began < 20
