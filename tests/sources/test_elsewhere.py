# ruff: noqa: E501
"""OCR done elsewhere keeps its words, boxes and confidence."""

import pytest

from onrecord.errors import CannotRead, Damaged
from onrecord.sources import open_source

HOCR = """<!DOCTYPE html><html><head><meta name="ocr-system" content="x"/></head><body>
<div class="ocr_page" title="image x.png; bbox 0 0 1654 2339; scan_res 200 200">
<span class="ocr_line" title="bbox 200 280 700 310; baseline 0 -6">
<span class="ocrx_word" title="bbox 200 280 300 310; x_wconf 96">Dear</span>
<span class="ocrx_word" title="bbox 320 280 400 304; x_wconf 41">Quay,</span></span>
<span class="ocr_line" title="bbox 200 400 700 430"><span class="ocrx_word" title="bbox 200 400 300 430">Yours</span></span>
</div></body></html>"""
ALTO = """<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>mm10</MeasurementUnit>
</Description><Layout><Page WIDTH="2100" HEIGHT="2970"><PrintSpace><TextBlock>
<TextLine HPOS="254" VPOS="355" WIDTH="600" HEIGHT="38" BASELINE="386">
<String CONTENT="Dear" HPOS="254" VPOS="355" WIDTH="127" HEIGHT="38" WC="0.96"/><SP/>
<String CONTENT="Quay," HPOS="406" VPOS="355" WIDTH="102" HEIGHT="38" WC="0.41"/></TextLine>
<TextLine HPOS="254" VPOS="508" WIDTH="600" HEIGHT="38"><String CONTENT="Yours" HPOS="254" VPOS="508" WIDTH="127" HEIGHT="38"/>
</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"""
PAGE = """<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"><Page imageWidth="1654" imageHeight="2339">
<TextRegion><TextLine><Coords points="200,280 400,280 400,310 200,310"/><Baseline points="200,304 400,304"/>
<Word><Coords points="200,280 300,280 300,310 200,310"/><TextEquiv conf="0.96"><Unicode>Dear</Unicode></TextEquiv></Word>
<Word><Coords points="320,280 400,280 400,310 320,310"/><TextEquiv conf="0.41"><Unicode>Quay,</Unicode></TextEquiv></Word>
<TextEquiv><Unicode>Dear Quay,</Unicode></TextEquiv></TextLine>
<TextLine><Coords points="200,400 300,400 300,430 200,430"/><TextEquiv><Unicode>Yours</Unicode></TextEquiv></TextLine>
</TextRegion></Page></PcGts>"""


@pytest.mark.parametrize("data", [HOCR, ALTO, PAGE], ids=["hocr", "alto", "page"])
def test_words_boxes_and_confidence(data):
    source = open_source(data.encode(), name="x.xml")
    assert source.text == "Dear Quay,\n\nYours"
    assert source.text_from == "ocr"
    dear, quay, yours = source.pages[0].words
    assert (dear.box.left, dear.box.top) == (pytest.approx(72, abs=2), pytest.approx(100.8, abs=2))
    assert yours.box.bottom == pytest.approx(155, abs=2)
    assert (dear.confidence, quay.confidence, yours.confidence) == (0.96, 0.41, None)
    assert source.pages[0].height_pt == pytest.approx(842, abs=1)


def test_a_line_without_words_is_divided_at_its_blanks():
    line = (
        "<PcGts><Page imageWidth='1654' imageHeight='2339'><TextLine><Coords points='200,300 400,300 400,330 200,330'/>"
        "<TextEquiv><Unicode>Dear Quay,</Unicode></TextEquiv></TextLine></Page></PcGts>"
    )
    dear, quay = open_source(line.encode(), name="x.xml").pages[0].words
    assert dear.box.right < quay.box.left


def test_an_unknown_resolution_is_said():
    assert "A4" in open_source(PAGE.encode(), name="x.xml").because


@pytest.mark.parametrize(
    "data", ["<alto></alto>", "<PcGts/>", "<alto><Layout><Page", "<html><meta name='ocr-capabilities'></html>"]
)
def test_a_broken_one_is_one_line(data):
    with pytest.raises(CannotRead, match=r"^x: "):
        open_source(data.encode(), name="x")


def test_entities_are_refused():
    with pytest.raises(Damaged, match="entities"):
        open_source(b"<!DOCTYPE a [<!ENTITY b 'c'>]><alto>&b;</alto>", name="x")


def hocr(*lines):
    """Pages of lines of (word, confidence)."""
    rows = "".join(
        f'<span class="ocr_line" title="bbox 200 {100 + 40 * n} 900 {130 + 40 * n}">'
        + "".join(
            f'<span class="ocrx_word" title="bbox {200 + 120 * k} {100 + 40 * n} {300 + 120 * k} {130 + 40 * n}; '
            f'x_wconf {sure}">{word}</span>'
            for k, (word, sure) in enumerate(line)
        )
        + "</span>"
        for n, line in enumerate(lines)
    )
    return f'<html><body><div class="ocr_page" title="bbox 0 0 1654 2339; scan_res 200 200">{rows}</div></body></html>'


GOOD = [("We", 96), ("cannot", 95), ("sign", 93), ("it.", 96)]


def test_a_line_that_is_hardly_legible_is_kept_as_noise():
    source = open_source(hocr(GOOD, [("Gl~", 12), ("pfA", 20)], GOOD).encode(), name="x.html")
    ((span, zone),) = source.marks
    assert (span.of(source.text).strip(), zone) == ("Gl~ pfA", "noise")
    assert [code for code, _ in source.warnings] == ["illegible_lines"]
    assert source.text[: span.start] + source.text[span.end :] == "We cannot sign it.\n\nWe cannot sign it."


@pytest.mark.parametrize("words", [[("Gl~", 12), ("treaty", 80)], [("sgin", 45)], [("x", 40), ("it", 50)]])
def test_a_line_with_a_legible_word_stays(words):
    assert open_source(hocr(GOOD, words, GOOD).encode(), name="x.html").marks == ()


def test_a_page_read_poorly_elsewhere_says_so_and_loses_no_line():
    source = open_source(hocr([("Deer", 30), ("Mjnister", 22)], [("vve", 20)]).encode(), name="x.html")
    assert [code for code, _ in source.warnings] == ["poor_page"]
    assert source.marks == ()


def test_a_date_of_doubtful_words_is_a_problem():
    from onrecord.letters import parse

    dated = [("Lisse,", 96), ("4", 31), ("May", 90), ("2011", 88)]
    source = open_source(hocr(dated, [("Dear", 95), ("Minister,", 96)], GOOD).encode(), name="x.html")
    problems = [p for p in parse(source)[0].problems if p.code == "poor_words"]
    assert any("the date" in p.message for p in problems)
    zero = open_source(hocr([("Lisse,", 96), ("4", 0), ("May", 90), ("2011", 88)], GOOD).encode(), name="x.html")
    assert "poor_words" in [p.code for p in parse(zero)[0].problems]
