"""A reading's quotations are the characters of the letter, on the page they were printed on."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.letters import parse
from onrecord.letters.reading import begin
from onrecord.model import Box, Page, Source, Span, Word, Zone, ZoneKind

TEXTS = st.text(st.sampled_from("Dear Sir,.\n-\u00ad\f\ufb01Yours cc:18 May2009Ж"), max_size=200)


@settings(deadline=None)  # the first reading compiles the patterns
@given(st.one_of(TEXTS, st.text(max_size=200)))
def test_any_text_gives_letters_whose_zones_cover_it_once_in_order(text):
    for letter in parse(Source("x", "", "text/plain", text)):
        assert "".join(letter.text[z.start : z.end] for z in letter.zones) == letter.text
        assert all(z.start < z.end for z in letter.zones)


@settings(deadline=None)
@given(TEXTS)
def test_reading_twice_gives_equal_letters(text):
    source = Source("x", "", "text/plain", text)
    assert parse(source) == parse(source)


@given(TEXTS, st.data())
def test_every_quote_is_its_characters(text, data):
    reading = begin(text)
    if len(reading.text) > 1:
        start = data.draw(st.integers(0, len(reading.text) - 2))
        quote = reading.quote(start, data.draw(st.integers(start + 1, len(reading.text))))
        assert quote.holds(reading.raw)


def test_a_quote_over_a_page_break_has_a_box_a_line_and_parts():
    text = "we will take\npart\n- 2 -\nin talks"
    lines = [(0, 2), (3, 7), (8, 12), (13, 17), (18, 19), (20, 21), (22, 23), (24, 26), (27, 32)]
    tops = [10, 10, 10, 22, 800, 800, 800, 10, 10]
    pages = [1] * 7 + [2] * 2
    words = [
        Word(Span(a, b), Box(p, 10.0 * n, top, 10.0 * n + 9, top + 10))
        for n, ((a, b), top, p) in enumerate(zip(lines, tops, pages, strict=True))
    ]
    paged = (
        Page(1, 595, 842, Span(0, 24), tuple(w for w in words if w.box.page == 1)),
        Page(2, 595, 842, Span(24, 32), tuple(w for w in words if w.box.page == 2)),
    )
    reading = begin(Source("x.pdf", "", "application/pdf", text, pages=paged), without=[Span(18, 23)])
    kinds = [(ZoneKind.BODY, 0, 18), (ZoneKind.PAGE_FURNITURE, 18, 23), (ZoneKind.BODY, 23, 32)]
    reading = reading.having(zones=tuple(Zone(*z) for z in kinds))
    quote = reading.quote(reading.text.index("take"), reading.text.index(" talks"))
    assert quote.shown == "take part […] in"
    assert quote.page == 1
    assert [(b.page, b.top) for b in quote.boxes] == [(1, 10), (1, 22), (1, 800), (2, 10)]
