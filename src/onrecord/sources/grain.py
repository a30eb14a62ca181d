"""Pages with grain: a scanner set too sensitive, a photograph taken in poor light, a copy of a copy.

Grain that a reader hardly sees makes the engine find no lines at all: over letters in five languages at 150 and 200
dots an inch, with grain of a seventh of the greys, it lost whole pages, silently or as "no writing on it"; smoothed
first, 96 to 100 % of the characters came. With less grain smoothing gained nothing, so it is done only where there is
much of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_GRAINY = 9
"""Greys by which half of the pixels differ from the middle of their neighbours: up to 8 lines are found."""
_PATCH = 384
"""Pixels, across and down, of the piece of the page where the grain is measured."""


def smoothed(image: Image) -> Image:
    """A grey picture with each pixel the middle one of its neighbours; itself where it has little grain.

    >>> from PIL import Image
    >>> grainy = Image.effect_noise((400, 400), 60)
    >>> plain = Image.new("L", (400, 400), 250)
    >>> smoothed(grainy) is grainy, smoothed(plain) is plain
    (False, True)
    """
    from PIL import ImageFilter

    return image.filter(ImageFilter.MedianFilter(3)) if grain(image) >= _GRAINY else image


def grain(image: Image) -> int:
    """Greys by which a pixel differs from the middle of its neighbours, in the middle of all in the page's midst."""
    from PIL import ImageChops, ImageFilter

    left, top = max(0, (image.width - _PATCH) // 2), max(0, (image.height - _PATCH) // 2)
    patch = image.crop((left, top, min(image.width, left + _PATCH), min(image.height, top + _PATCH)))
    counts = ImageChops.difference(patch, patch.filter(ImageFilter.MedianFilter(3))).histogram()
    seen, half = 0, sum(counts) / 2
    for grey, count in enumerate(counts):
        seen += count
        if seen >= half:
            return grey
    return 0
