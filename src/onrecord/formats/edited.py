"""A profile that a person has edited, as marked text for the linter: from text, Markdown or a Word document."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from onrecord.errors import CannotRead
from onrecord.formats.spoken.direction import FSI, PDI

_ZIP = b"PK\x03\x04"
_ISOLATES = dict.fromkeys(map(ord, FSI + PDI))


def edited_text(data: bytes, name: str) -> str:
    """The text with its notes marked `[1]`, headings `#`, list items `-`. Raises `CannotRead`.

    >>> edited_text("It agreed.[1]".encode(), "a.md")
    'It agreed.[1]'
    """
    if data.startswith(_ZIP):
        return _of_word(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(name, "neither text nor a Word document", "save it as .docx, .md or .txt") from None
    if text.lstrip().startswith("<"):
        raise CannotRead(name, "a web page, which is not for editing", "edit the profile as .docx, .md or .txt")
    return text


def is_word(data: bytes) -> bool:
    """True for what `edited_text` opens as a Word document: its lines have no numbers that a person sees."""
    return data.startswith(_ZIP)


def _of_word(data: bytes, name: str) -> str:
    from docx import Document

    try:
        paragraphs = Document(BytesIO(data)).paragraphs
    except Exception as error:  # python-docx tells of broken files in many ways
        words = " ".join(str(error).split())[:120]
        raise CannotRead(name, f"a broken Word file ({words})", "save it again as .docx, .md or .txt") from error
    return "\n\n".join(_line(paragraph) for paragraph in paragraphs).translate(_ISOLATES)


def _line(paragraph: Any) -> str:
    style = paragraph.style.name if paragraph.style else ""
    sign = "# " if style.startswith(("Heading", "Title")) else "- " if style.startswith("List") else ""
    return sign + "".join(
        f"[{run.text.strip()}]" if run.font.superscript and run.text.strip().isdigit() else _run(run)
        for run in paragraph.runs
    )


def _run(run: Any) -> str:
    """Marks of the desk's own ("Report", who wrote it) are in italics, in brackets: no words of the sentence."""
    text = str(run.text)
    own = run.italic and text.strip().startswith("(") and text.strip().endswith(")")
    return f"*{text.strip()}*" if own else text
