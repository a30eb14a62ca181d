"""The shadow text leads back to the ink, whatever was in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.letters.clean import clean
from onrecord.model import Span

DIRT = st.sampled_from(
    [
        "-\n",
        "\u00ad",
        "\u00ad\n",
        "\ufb01",
        "\u00a0",
        "\r\n",
        "1",
        "0",
        "a",
        "B",
        "Ж",
        "ж",
        " ",
        "\n",
        "\n\n",
        "м0",
        ".",
        "C",
        "\f",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(DIRT, max_size=40).map("".join))

CLEANED = [
    ("on Dis-\nputed Waters", "on Disputed Waters"),
    ("a non-\naligned body", "a non-aligned body"),
    ("Ada Ferrers-\nLund", "Ada Ferrers-Lund"),
    ("HAR-\nBOURS", "HARBOURS"),
    ("госу-\nдарства", "государства"),
    ("\ufb01rst \ufb02eet", "first fleet"),
    ("soft\u00adware, co\u00ad\nver", "software, cover"),
    ("the Is1and, the Canal1", "the Island, the Canall"),
    ("KINGDOM 0F ARDEN", "KINGDOM OF ARDEN"),
    ("since 2OO4.", "since 2004."),
    ("ПOCOЛЬCTBO АРДЕНА, Г0РОД", "ПОСОЛЬСТВО АРДЕНА, ГОРОД"),
    ("\u200e12\u00a0May\r\nSir", "12 May\nSir"),
    (
        "the accord was read by all the owners\n\n \nand tenants",
        "the accord was read by all the owners\nand tenants",
    ),
    ("Yours truly,\n\nd'Arden", "Yours truly,\n\nd'Arden"),
    ("all owners.\n\nAnd tenants", "all owners.\n\nAnd tenants"),
    ("No. 10, A1, 2010, SW1A 0AA", "No. 10, A1, 2010, SW1A 0AA"),
    ("A/RES/70/54 and CO2", "A/RES/70/54 and CO2"),
]


@pytest.mark.parametrize(("raw", "expected"), CLEANED)
def test_a_rule_cleans_its_case_and_no_other(raw, expected):
    assert clean(raw).text == expected


@given(TEXTS)
def test_every_stretch_that_was_not_edited_maps_to_equal_characters(raw):
    shadow = clean(raw)
    edited = {n for e in shadow.edits for n in range(e.clean_start, e.clean_end)}
    for at, character in enumerate(shadow.text):
        if at not in edited:
            span = shadow.raw_span(at, at + 1)
            assert raw[span.start : span.end] == character
            assert shadow.clean_offset(span.start) == at


@given(TEXTS)
def test_edits_change_what_they_match(raw):
    shadow = clean(raw)
    for edit in shadow.edits:
        assert (
            raw[edit.start : edit.end] != shadow.text[edit.clean_start : edit.clean_end] or raw[edit.start] >= "\ufb00"
        )


@given(TEXTS, st.data())
def test_spans_stay_in_order_and_inside(raw, data):
    shadow = clean(raw)
    start = data.draw(st.integers(0, len(shadow.text)))
    end = data.draw(st.integers(start, len(shadow.text)))
    span = shadow.raw_span(start, end)
    assert 0 <= span.start <= span.end <= len(raw)


@given(TEXTS, st.data())
def test_what_is_left_out_is_nowhere_in_the_shadow(raw, data):
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    shadow = clean(raw, without=[Span(start, end)])
    for at in range(len(shadow.text)):
        span = shadow.raw_span(at, at + 1)
        assert not (start <= span.start and span.end <= end and len(span)) or shadow.text[at].isspace()


def test_a_page_number_inside_a_word_leaves_the_word_whole():
    raw = "presentation seems prema-\n\n\n        2\n\nture. So"
    shadow = clean(raw, without=[Span(36, 37)])
    assert shadow.text == "presentation seems premature. So"
    at = shadow.text.index("premature")
    assert shadow.raw_span(at, at + 9).of(raw).split() == ["prema-", "2", "ture"]


def test_a_running_foot_between_two_paragraphs_leaves_them_apart():
    """Its mark may begin with the line break before it, as of a PDF."""
    raw = "We ask for it.\n- 1 -\n\nThe Mission renews its thanks."
    for start in (14, 15):
        assert clean(raw, without=[Span(start, 20)]).text == "We ask for it.\n\nThe Mission renews its thanks."
