"""Every way a picture keeps its greys gives the same page to the engine."""

import io
from array import array

import pytest
from PIL import Image, ImageOps

from onrecord.sources import files_in
from onrecord.sources.scan import pictures_in

PAGE = Image.new("L", (40, 30), 250)
PAGE.paste(10, (5, 5, 15, 25))


def deep(mode, kind, share):
    return Image.frombytes(mode, PAGE.size, array(kind, [type(share)(v * share) for v in PAGE.tobytes()]).tobytes())


def clear(mode):
    paper = Image.new(mode, PAGE.size)
    paper.putalpha(ImageOps.invert(PAGE))
    return paper


MADE = {
    "grey": (PAGE, "PNG"),
    "colour": (PAGE.convert("RGB"), "JPEG"),
    "jpeg 2000": (PAGE, "JPEG2000"),
    "palette": (PAGE.convert("RGB").quantize(4), "TIFF"),
    "for the press": (PAGE.convert("CMYK"), "TIFF"),
    "for the press, packed": (PAGE.convert("CMYK"), "JPEG"),
    "on nothing": (clear("RGBA"), "PNG"),
    "grey on nothing": (clear("LA"), "PNG"),
    "two tones": (PAGE.convert("1"), "TIFF"),
    "16 bits": (deep("I;16", "H", 257), "PNG"),
    "12 bits of 16": (deep("I;16", "H", 16), "TIFF"),
    "32 bits": (deep("I", "i", 1), "TIFF"),
    "shares of one": (deep("F", "f", 1 / 255), "TIFF"),
}


@pytest.mark.parametrize("name", MADE)
def test_ink_is_dark_and_paper_light(name):
    picture, kind = MADE[name]
    out = io.BytesIO()
    picture.save(out, kind)
    (file,) = files_in(out.getvalue(), name="scan")
    ((image, _),) = pictures_in(file)
    assert image.mode == "L"
    assert image.size == PAGE.size
    assert image.getpixel((10, 15)) < 40
    assert image.getpixel((25, 15)) > 220
