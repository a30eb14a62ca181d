"""Pictures of letters: PNG, JPEG, JPEG 2000, TIFF (many pages), BMP, GIF, WebP; photographs the way they were held."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from onrecord.errors import CannotRead, Damaged, MissingTool, NoText
from onrecord.model import Source
from onrecord.sources.layout import compose
from onrecord.sources.ocr import ReadPage, at_hand
from onrecord.sources.reader import Given, Reader

if TYPE_CHECKING:
    from PIL.Image import Image

_KINDS = {
    b"\x89PNG\r\n\x1a\n": ("PNG", "image/png"),
    b"\xff\xd8\xff": ("JPEG", "image/jpeg"),
    b"II*\0": ("TIFF", "image/tiff"),
    b"MM\0*": ("TIFF", "image/tiff"),
    b"BM": ("BMP", "image/bmp"),
    b"GIF8": ("GIF", "image/gif"),
    b"RIFF": ("WEBP", "image/webp"),
    b"\0\0\0\x0cjP  \r\n\x87\n": ("JPEG2000", "image/jp2"),
    b"\xff\x4f\xff\x51": ("JPEG2000", "image/jp2"),
}
_A4_INCHES = 11.69
_SANE = range(90, 1201)
"""Dots an inch that a scanner means; cameras write 72 and mean nothing."""
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
"""Orientations of the Exif standard that lay a picture on its side."""


def sniff(head: bytes, name: str) -> int:
    """By the signatures of the formats."""
    kind = _kind(head)
    if kind is None or (kind[0] == "WEBP" and head[8:12] != b"WEBP"):
        return 0
    return 3 if kind[0] != "BMP" or name.lower().endswith(".bmp") else 0


def read(given: Given) -> Source:
    """Read every page by OCR; blank ones are named in the warnings."""
    reader = at_hand(given.ocr)
    if isinstance(reader, str):
        raise NoText(given.name, "a picture of text", reader)
    try:
        pages = [reader(image, dpi, number) for number, (image, dpi) in enumerate(pictures_in(given), start=1)]
    except MissingTool as error:
        raise NoText(given.name, "a picture of text", str(error)) from None
    kind = _kind(given.head)
    assert kind is not None
    return source_of(given, kind[1], pages)


def source_of(given: Given, media_type: str, pages: list[ReadPage]) -> Source:
    """The pages put together. Raises `NoText` where all are blank."""
    if not any(page.sheet.lines for page in pages):
        raise NoText(
            given.name, "no writing on it that can be read", "look at it; a handwritten letter must be typed off"
        )
    composed = compose([page.sheet for page in pages])
    said = tuple(warning for page in pages for warning in page.warnings)
    because = "; ".join(f"page {page.sheet.number}: {page.because}" for page in pages[:20])
    return given.source(
        composed.text,
        media_type,
        text_from="ocr",
        pages=composed.pages,
        marks=composed.marks,
        because=because,
        warnings=(*composed.warnings, *said),
    )


def pictures_in(given: Given) -> Iterator[tuple[Image, int]]:
    """Each page upright as its camera says, grey, with its dots an inch. Raises `CannotRead`."""
    from PIL import Image as images

    found = _kind(given.head)
    kind = found[0] if found else ""

    # Our own limit is checked before a pixel is unpacked, and says what to do.
    images.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with images.open(BytesIO(given.data), formats=[kind]) as picture:
                given.limits.check("pages", _pages(picture), given.name)
                for _ in frames(picture):
                    given.limits.check("pixels", picture.width * picture.height, given.name)
                    image, dpi = upright(picture)
                    given.limits.check("pixels", image.width * image.height, given.name)
                    yield _grey(image), dpi
    except (CannotRead, MissingTool):
        raise
    except MemoryError:
        raise
    except Exception as error:  # Pillow's decoders raise errors of every kind on broken pictures
        said = " ".join(str(error).split())[:80] or type(error).__name__
        raise Damaged(given.name, f"a broken {kind} picture ({said})", "copy or scan it again") from None


def _pages(picture: Any) -> int:
    """Of a TIFF its pages; of what moves (GIF, WebP) the first alone, since each next one is unpacked to find it."""
    return getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1


def frames(picture: Any) -> Iterator[int]:
    """The picture turned to each of its pages, counted from 0; no pixel is unpacked."""
    count = _pages(picture)
    for number in range(count):
        if count > 1:
            picture.seek(number)
        yield number


def _grey(picture: Any) -> Image:
    from PIL import Image as images

    if picture.mode.startswith(("I", "F")):
        whole = _whites(picture)
        picture = picture.convert("F").point(lambda v: v * 255 / whole).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = images.new("RGBA", clear.size, "white")
        picture = images.alpha_composite(paper, clear)
    grey: Image = picture.convert("L")
    return grey


def _whites(picture: Any) -> float:
    """What white is in a picture of deep greys: 16 bits, or the 8, 12 or none (a share of one) that fill them."""
    lightest = max(picture.convert("F").getextrema())
    return next((white for white in (1, 255, 4095) if lightest <= white), 65535)


def resolution(picture: Any) -> tuple[int, int]:
    """Dots an inch across and down as the file says, which differ on a fax; else as if it were a whole page of A4."""
    try:
        across, down = (round(float(said)) for said in picture.info.get("dpi", (0, 0))[:2])
    except (TypeError, ValueError, IndexError, ZeroDivisionError, OverflowError):
        across = down = 0
    if across in _SANE and down in _SANE:
        return across, down
    guess = int(min(max(max(picture.size) / _A4_INCHES, 72), 1200))
    return guess, guess


def size_in_points(picture: Any) -> tuple[float, float]:
    """Width and height of the page as its camera held it, without unpacking a pixel."""
    across, down = _resolution_upright(picture)
    width, height = picture.size[::-1] if _turned(picture) else picture.size
    return width * 72 / across, height * 72 / down


def _resolution_upright(picture: Any) -> tuple[int, int]:
    across, down = resolution(picture)
    return (down, across) if _turned(picture) else (across, down)


def _turned(picture: Any) -> bool:
    return picture.getexif().get(_ORIENTATION, 1) in _TURNED


def upright(picture: Any) -> tuple[Any, int]:
    """The picture as its camera held it, with as many dots an inch across as down, and how many."""
    from PIL import ImageOps

    across, down = _resolution_upright(picture)
    picture = ImageOps.exif_transpose(picture) or picture
    dpi = max(across, down)
    if across != down:
        # Grey first: between black and white alone there is nothing to draw out.
        size = (round(picture.width * dpi / across), round(picture.height * dpi / down))
        picture = _grey(picture).resize(size)
    return picture, dpi


def _kind(head: bytes) -> tuple[str, str] | None:
    return next((kind for signature, kind in _KINDS.items() if head.startswith(signature)), None)


READER = Reader("picture", ("image/tiff", *sorted({kind[1] for kind in _KINDS.values()} - {"image/tiff"})), sniff, read)
