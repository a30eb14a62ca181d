"""Pages as pictures, for those who check a quotation against the ink."""

from __future__ import annotations

import io
from typing import Any

from onrecord.errors import Damaged, NotFound

PIXELS_PER_POINT = 2
"""144 dots an inch: sharp on a screen, and quick."""


def page_image(data: bytes, media_type: str, number: int) -> bytes:
    """Page `number` (from 1) of a file as PNG, two pixels a point.

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


def _of_pdf(data: bytes, number: int) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Damaged("the file", "its pages cannot be shown", "open the original") from error
    try:
        if not 1 <= number <= len(document):
            raise NotFound(f"no page {number}: the file has {len(document)}")
        return document[number - 1].render(scale=PIXELS_PER_POINT).to_pil()
    finally:
        document.close()


def _of_image(data: bytes, number: int) -> Any:
    from PIL import Image, ImageOps

    try:
        picture = Image.open(io.BytesIO(data))
        picture.seek(number - 1)
        return ImageOps.exif_transpose(picture.copy())
    except EOFError:
        raise NotFound(f"no page {number} in this picture file") from None
    except (OSError, Image.DecompressionBombError) as error:
        raise Damaged("the file", "its pages cannot be shown", "open the original") from error
