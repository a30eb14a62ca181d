"""Pages as pictures, for those who check a quotation against the ink."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt
from typing import Any

from onrecord.errors import Damaged, NotFound
from onrecord.sources.pdf_forms import open_forms

PIXELS_PER_POINT = 2
"""144 dots an inch: sharp on a screen, and quick."""

MOST_PIXELS = 40_000_000
"""Of a page as it is shown; a poster is shown with fewer dots an inch. A0 has 32 million at two a point."""


def page_image(data: bytes, media_type: str, number: int) -> bytes:
    """Page `number` (from 1) of a file as PNG, two pixels a point; fewer where that would be over `MOST_PIXELS`.

    Raises `NotFound` for a page the file does not have or a kind of file without pages, `Damaged` for a broken one.
    """
    if media_type == "application/pdf":
        picture = _of_pdf(data, number)
    elif media_type.startswith("image/"):
        picture = _of_image(data, number)
    else:
        raise NotFound(f"a file of the kind {media_type} has no pages to show")
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG")
    return out.getvalue()


def page_sizes(data: bytes, media_type: str) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points, as the boxes of words are measured; () for a file without pages."""
    if media_type == "application/pdf":
        with _opened(data) as document:
            return tuple(document[n].get_size() for n in range(len(document)))
    if media_type.startswith("image/"):
        return _picture_sizes(data)
    return ()


def _picture_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    from PIL import Image

    from onrecord.sources.scan import frames, size_in_points

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return tuple(size_in_points(picture) for _ in frames(picture))
    except (OSError, Image.DecompressionBombError) as error:
        raise Damaged("the file", "its pages cannot be shown", "open the original") from error


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Damaged("the file", "its pages cannot be shown", "open the original") from error
    try:
        open_forms(document)
        yield document
    finally:
        document.close()


def _of_pdf(data: bytes, number: int) -> Any:
    with _opened(data) as document:
        if not 1 <= number <= len(document):
            raise NotFound(f"no page {number}: the file has {len(document)}")
        page = document[number - 1]
        return page.render(scale=_scale(*page.get_size())).to_pil()


def _scale(width: float, height: float) -> float:
    """Pixels a point of a page of so many points."""
    return min(PIXELS_PER_POINT, sqrt(MOST_PIXELS / max(1.0, width * height)))


def _of_image(data: bytes, number: int) -> Any:
    from PIL import Image

    from onrecord.sources.scan import upright

    try:
        picture = Image.open(io.BytesIO(data))
        picture.seek(number - 1)
        # As large as its page in points times two, so that boxes lie where the words are, whatever it was scanned at.
        image, dpi = upright(picture)
        scale, image = _scale(image.width * 72 / dpi, image.height * 72 / dpi) * 72 / dpi, image.convert("RGB")
        return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
    except EOFError:
        raise NotFound(f"no page {number} in this picture file") from None
    except (OSError, Image.DecompressionBombError) as error:
        raise Damaged("the file", "its pages cannot be shown", "open the original") from error
