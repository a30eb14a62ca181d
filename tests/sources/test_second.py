"""The second engine is asked by script and by the first one's doubt, and is an extra that says how to get it."""

import pytest
from PIL import Image
from tests.sources.printed import CHINESE, as_bytes, errors, font_file, printed, worn

from onrecord.errors import NoText
from onrecord.sources import Ocr, open_source, second
from onrecord.sources.engines import rapid
from onrecord.sources.engines.tesseract import Recognised
from onrecord.sources.layout import Placed
from onrecord.sources.second import second_reading

PAGE = Image.new("L", (100, 100), 255)
ENGLISH = "We cannot agree to sign the treaty this year"
RUSSIAN = "Мы не можем подписать договор в этом году"
CHINESE_TEXT = "我国支持该公约并将在适当的时候加入"


def read(text, confidence, engine="first"):
    words = tuple(Placed(w, 0, 0, 10, 10, 8, confidence=confidence) for w in text.split())
    return Recognised(words, confidence, engine)


def taken(monkeypatch, first, other, ocr=None):
    asked = []
    monkeypatch.setattr(rapid, "at_hand", lambda: True)
    monkeypatch.setattr(rapid, "recognise", lambda image: asked.append(image) or other)
    return second_reading(PAGE, first, ocr or Ocr()).engine, bool(asked)


@pytest.mark.parametrize(
    ("first", "other", "engine", "asked"),
    [
        (read(ENGLISH, 0.95), read(ENGLISH, 0.99, "second"), "first", False),
        (read(ENGLISH, 0.80), read(ENGLISH, 0.50, "second"), "second", True),
        (read(ENGLISH, 0.80), read("We cannot", 0.99, "second"), "first", True),
        (read(RUSSIAN, 0.80), read("Mbl He MoxeM", 0.99, "second"), "first", False),
        (read(RUSSIAN, 0.70), read("Mbl He MoxeM noдnисаtb", 0.99, "second"), "first", True),
        (read(CHINESE_TEXT, 0.95), read(CHINESE_TEXT, 0.80, "second"), "second", True),
        (read("Ra ix 4k", 0.40), read(CHINESE_TEXT, 0.99, "second"), "second", True),
    ],
    ids=["sure", "doubted", "shorter", "russian", "doubted russian", "chinese", "unknown script"],
)
def test_who_reads_a_page(monkeypatch, first, other, engine, asked):
    assert taken(monkeypatch, first, other) == (engine, asked)


def test_it_can_be_switched_off(monkeypatch):
    off = Ocr(second=False)
    assert taken(monkeypatch, read(CHINESE_TEXT, 0.9), read(CHINESE_TEXT, 0.9, "second"), off) == ("first", False)


def test_demanded_and_missing_it_is_one_line_with_the_command(monkeypatch):
    monkeypatch.setattr(rapid, "at_hand", lambda: False)
    with pytest.raises(NoText, match=r"pip install 'onrecord\[ocr2\]'"):
        open_source(as_bytes([Image.new("L", (50, 50), 255)]), name="x.png", ocr=Ocr(second=True))


@pytest.mark.ocr
@pytest.mark.skipif(not rapid.at_hand(), reason="the second engine is not installed: pip install 'onrecord[ocr2]'")
@pytest.mark.skipif(font_file() is None or font_file(CHINESE) is None, reason="no fonts to print pages with")
class TestTheEngineItself:
    def test_chinese_and_its_boxes(self):
        text = "尊敬的部长女士：\n我谨通知您，政府已收到您2011年5月4日的来信。\n我国支持该公约，并将在适当的时候加入。"
        source = open_source(as_bytes([printed(text, points=12, fonts=CHINESE)]), name="x.png")
        assert errors(text, source.text) < 5
        assert "2011年5月4日" in source.text
        assert "rapidocr" in source.because
        first = source.pages[0].words[0].box
        assert first.left == pytest.approx(72, abs=3)

    def test_a_poor_page_of_french(self):
        text = "Monsieur le Ministre,\n\nLa République ne peut pas adhérer à la\nconvention, mais en partage les buts."
        found = rapid.recognise(worn(printed(text), "scan2"))
        assert errors(text, " ".join(word.text for word in found.words)) < 1
        assert second.second_reading(PAGE, found, Ocr(second=False)) is found
