"""Word's DOCX: the words of the letter, its head and foot, notes and text boxes; deleted words stay deleted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import Damaged, TooLarge
from onrecord.model import Source
from onrecord.sources.abreast import row_of
from onrecord.sources.docx_lists import Lists
from onrecord.sources.docx_notes import CALLS, Notes
from onrecord.sources.paragraphs import Paragraphs
from onrecord.sources.reader import Given, Reader
from onrecord.sources.xml import attribute, depth_is_sane, local, parse_xml
from onrecord.sources.zipped import archive_of, part

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# Deleted by a reviser, instructions of a field, the second copy of a text box for old programs, drawings' own data.
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "tblPr", "sectPr"})


def sniff(head: bytes, name: str) -> int:
    """An Office ZIP names its parts in the first kilobytes; `[Content_Types].xml` comes first as a rule."""
    if not head.startswith(b"PK\x03\x04"):
        return 0
    named = name.lower().endswith((".docx", ".docm", ".dotx"))
    return 3 if b"word/" in head or (named and b"[Content_Types].xml" in head) or named else 0


def read(given: Given) -> Source:
    """Head, body, notes, foot, in this order; a head that only later pages have comes after the body, marked."""
    with archive_of(given) as archive:
        body = _part(given, archive, "word/document.xml")
        if body is None:
            raise Damaged(given.name, "a Word file without its main part", "open it in Word and save it again")
        linked = _relations(given, archive)
        heads, feet = _heads_and_feet(body, linked)
        lists = Lists(_part(given, archive, "word/numbering.xml"), _part(given, archive, "word/styles.xml"))
        notes = Notes(_part(given, archive, "word/footnotes.xml"), _part(given, archive, "word/endnotes.xml"))
        out = Paragraphs()
        for name in heads[:1]:
            _add(_part(given, archive, name), out, lists, notes)
        out.add("")
        _add(body, out, lists, notes)
        out.add_apart([notes.told(note, _paragraphs(note, lists, notes)) for note in notes.in_order()])
        for names, mark in ((feet, "footer"), (heads[1:], "page_furniture")):
            for name in names:
                _add(_part(given, archive, name), out, lists, notes, mark)
        warnings = _comments(archive)
    return given.source(out.text, _TYPE, marks=tuple(out.marks), warnings=warnings)


def _part(given: Given, archive: zipfile.ZipFile, name: str) -> _Element | None:
    data = part(given, archive, name)
    if data is None:
        return None
    root = parse_xml(data, given.name)
    if not depth_is_sane(root):
        raise TooLarge(given.name, "nested deeper than any letter", "save it as PDF or text")
    return root


def _relations(given: Given, archive: zipfile.ZipFile) -> dict[str, str]:
    root = _part(given, archive, "word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {str(r.get("Id")): f"word/{str(r.get('Target')).removeprefix('/word/')}" for r in root}


def _heads_and_feet(body: _Element, linked: dict[str, str]) -> tuple[list[str], list[str]]:
    """Part names, the first page's head first. The feet in any order, each once."""
    first_differs = any(local(e) == "titlePg" for e in body.iter())
    rank = {"first": 0, "default": 1, "even": 2} if first_differs else {"default": 0, "even": 2}
    found: dict[str, list[tuple[int, str]]] = {"headerReference": [], "footerReference": []}
    for element in body.iter():
        if local(element) in found:
            kind, name = attribute(element, "type") or "default", linked.get(attribute(element, "id") or "")
            if name and kind in rank:
                found[local(element)].append((rank[kind], name))
    heads, feet = (list(dict.fromkeys(name for _, name in sorted(found[kind]))) for kind in found)
    return heads, feet


def _add(root: _Element | None, out: Paragraphs, lists: Lists, notes: Notes, mark: str | None = None) -> None:
    if root is None:
        return
    for words in _paragraphs(root, lists, notes):
        out.add(words, mark=mark)


def _paragraphs(element: _Element, lists: Lists, notes: Notes) -> Iterator[str]:
    """Paragraphs in order; the cells of a table row side by side."""
    for child in element:
        tag = local(child)
        if tag in _LEFT_OUT:
            continue
        if tag == "p":
            boxes: list[_Element] = []
            label, words = lists.label(child), "".join(_words(child, boxes, notes))
            yield f"{label} {words}" if label and words.strip() else words
            for box in boxes:
                yield from _paragraphs(box, lists, notes)
        elif tag == "tr":
            cells = [
                "\n".join(p for p in _paragraphs(cell, lists, notes) if p.strip())
                for cell in child
                if local(cell) == "tc"
            ]
            yield row_of(cells)
        elif tag == "tbl":
            yield from ("", *_paragraphs(child, lists, notes), "")
        else:
            yield from _paragraphs(child, lists, notes)


def _words(element: _Element, boxes: list[_Element], notes: Notes) -> Iterator[str]:
    for child in element:
        tag = local(child)
        if tag in _LEFT_OUT or (tag == "r" and _is_hidden(child)):
            continue
        if tag == "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag in CALLS:
            yield notes.called(child)
        else:
            yield from _words(child, boxes, notes)


def _is_hidden(run: _Element) -> bool:
    """True for words set as hidden, which are neither shown nor printed."""
    return any(
        local(one) == "vanish" and attribute(one, "val") not in ("0", "false", "off")
        for properties in run
        if local(properties) == "rPr"
        for one in properties
    )


def _comments(archive: zipfile.ZipFile) -> tuple[tuple[str, str], ...]:
    if "word/comments.xml" not in archive.namelist():
        return ()
    return (("comments_left_out", "a reviser's comments are no part of the letter"),)


READER = Reader("Word", (_TYPE,), sniff, read)
