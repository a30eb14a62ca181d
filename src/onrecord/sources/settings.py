"""What a user may say about reading scans."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {
    "spa": ("Spanish", "Latn"),
    "fra": ("French", "Latn"),
    "eng": ("English", "Latn"),
    "rus": ("Russian", "Cyrl"),
    "ara": ("Arabic", "Arab"),
    "chi_sim": ("Chinese", "Hans"),
}
"""The six languages of the letters: Tesseract's name, ours, script (ISO 15924).

In the order they are handed to the engine, which leans to the first: with English first it drops accents (1.2 % of the
characters of clean French and Spanish pages), with Spanish first none are lost and English stays as good.
"""


@dataclass(frozen=True, slots=True)
class Ocr:
    """How scans are read.

    languages   Tesseract's names; () is every one of the six whose data is found
    data        folder with `*.traineddata`; looked in before all others
    off         True leaves pictures unread
    second      the second engine: None where it is installed, True demands it, False leaves it out
    """

    languages: tuple[str, ...] = ()
    data: Path | None = None
    off: bool = False
    second: bool | None = None

    @classmethod
    def from_environment(cls) -> Ocr:
        """As ONRECORD_OCR_LANGUAGES, ONRECORD_TESSDATA and ONRECORD_OCR_SECOND say.

        The first: "eng+fra", or "none" to read no pictures; the second: a folder; the third: "yes" or "no".
        """
        said = os.environ.get("ONRECORD_OCR_LANGUAGES", "")
        names = tuple(name for name in re.split(r"[+,; ]+", said) if name)
        data = os.environ.get("ONRECORD_TESSDATA")
        second = {"yes": True, "no": False}.get(os.environ.get("ONRECORD_OCR_SECOND", "").lower())
        return cls(() if names == ("none",) else names, Path(data) if data else None, names == ("none",), second)
