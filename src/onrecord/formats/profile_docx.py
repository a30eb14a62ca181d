"""A profile as a Word document with an editor's styles: headings, a table at its head, superscript note numbers."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from onrecord.formats.profile_text import compiled
from onrecord.formats.spoken.direction import FSI, PDI, parted
from onrecord.formats.verbatim import hold_to_letters
from onrecord.model import Profile, Sentence


def to_docx(profile: Profile) -> bytes:
    """The profile as the bytes of a .docx file. Raises `NotVerbatim` rather than publish a wrong quotation."""
    from docx import Document

    hold_to_letters(profile)
    document = Document()
    document.core_properties.title = profile.title
    document.core_properties.author = "onrecord"
    document.add_heading(profile.title, 0)
    _table(document, profile)
    document.add_paragraph().add_run(compiled(profile)).italic = True
    within = None
    for section in profile.sections:
        if section.within and section.within != within:
            document.add_heading(section.within, 1)
        within = section.within
        document.add_heading(section.heading, 2 if within else 1)
        for sentence in section.sentences:
            _sentence(document, sentence)
    _lists(document, profile)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _table(document: Any, profile: Profile) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Light Grid"
    for key, value in profile.facts:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = key, value


def _sentence(document: Any, sentence: Sentence) -> None:
    paragraph = _paragraph(document, sentence.text)
    for number in sentence.notes:
        paragraph.add_run(str(number)).font.superscript = True
    mark = "Report" if sentence.reported else "" if sentence.by == "onrecord" else sentence.by
    if mark:
        paragraph.add_run(f" ({mark})").italic = True


def _paragraph(document: Any, text: str) -> Any:
    """Quotations written from right to left are runs of their own, marked as such for Word, isolated for others: left
    alone, their last stop, the quotation mark and the number of the note stand at their other end."""
    from docx.oxml import OxmlElement

    paragraph = document.add_paragraph()
    for piece, right in parted(text):
        run = paragraph.add_run(f"{FSI}{piece}{PDI}" if right else piece)
        if right:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    return paragraph


def _lists(document: Any, profile: Profile) -> None:
    for heading, items in (("Not known", profile.gaps), ("Changed since the last edition", profile.changes)):
        if items:
            document.add_heading(heading, 1)
            for item in items:
                document.add_paragraph(item, style="List Bullet")
    if profile.notes:
        document.add_heading("Notes", 1)
        for note in profile.notes:
            _paragraph(document, f"{note.number}. {note.text}")
