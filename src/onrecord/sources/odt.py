"""OpenDocument text (ODT, FODT): the words of the letter, its page head and foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import Damaged, TooLarge
from onrecord.model import Source
from onrecord.sources.paragraphs import Paragraphs, collapsed
from onrecord.sources.reader import Given, Reader
from onrecord.sources.xml import attribute, depth_is_sane, local, parse_xml
from onrecord.sources.zipped import archive_of, part

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = "application/vnd.oasis.opendocument.text"
_LEFT_OUT = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "variable-decls", "forms", "bookmark"}
)


def sniff(head: bytes, name: str) -> int:
    """The standard puts the media type first in the ZIP, unpacked."""
    if head.startswith(b"PK\x03\x04"):
        return 3 if _TYPE.encode() in head[:200] or name.lower().endswith((".odt", ".ott")) else 0
    return 3 if b"office:document" in head and b"opendocument.text" in head else 0


def read(given: Given) -> Source:
    """Page head, body, page foot; words that were deleted with changes recorded stay deleted."""
    content, styles = _parts(given)
    out = Paragraphs()
    # The first page style that has a head is the one the letter begins with.
    for head in _found(styles, "header")[:1]:
        _add(head, out)
    out.add("")
    bodies = _found(content, "text", within="body")
    if not bodies:
        raise Damaged(given.name, "an OpenDocument file without text", "open it and save it again as .odt")
    _add(bodies[0], out)
    for foot in _found(styles, "footer")[:1]:
        _add(foot, out, "footer")
    return given.source(out.text, _TYPE, marks=tuple(out.marks))


def _parts(given: Given) -> tuple[_Element, _Element | None]:
    if not given.data.startswith(b"PK"):
        root = _root(given, given.data)
        return root, root
    with archive_of(given) as archive:
        content = part(given, archive, "content.xml")
        if content is None:
            raise Damaged(given.name, "an OpenDocument file without content", "open it and save it again as .odt")
        styles = part(given, archive, "styles.xml")
    return _root(given, content), _root(given, styles) if styles else None


def _root(given: Given, data: bytes) -> _Element:
    root = parse_xml(data, given.name)
    if not depth_is_sane(root):
        raise TooLarge(given.name, "nested deeper than any letter", "save it as PDF or text")
    return root


def _found(root: _Element | None, tag: str, *, within: str = "") -> list[_Element]:
    if root is None:
        return []
    elements = (e for e in root.iter() if local(e) == tag)
    return [e for e in elements if not within or ((up := e.getparent()) is not None and local(up) == within)]


def _add(element: _Element, out: Paragraphs, mark: str | None = None) -> None:
    for words in _paragraphs(element):
        out.add(words, mark=mark)


def _paragraphs(element: _Element) -> Iterator[str]:
    for child in element:
        tag = local(child)
        if tag in ("p", "h"):
            yield "".join(_words(child))
        elif tag == "table-row":
            cells = ["\n".join(p for p in _paragraphs(cell) if p.strip()) for cell in child]
            yield "    ".join(cell for cell in cells if cell)
        elif tag and tag not in _LEFT_OUT:
            yield from _paragraphs(child)


def _words(element: _Element) -> Iterator[str]:
    yield collapsed(element.text or "")
    for child in element:
        tag = local(child)
        if tag == "s":
            count = attribute(child, "c") or "1"
            yield " " * min(int(count) if count.isdecimal() else 1, 100)
        elif tag == "tab":
            yield "\t"
        elif tag == "line-break":
            yield "\n"
        elif tag == "note":
            yield from _note(child)
        elif tag and tag not in _LEFT_OUT:
            yield from _words(child)
        yield collapsed(child.tail or "")


def _note(note: _Element) -> Iterator[str]:
    """A footnote stands where it is called, in brackets: nothing is lost and the sentence can still be read."""
    for child in note:
        if local(child) == "note-body":
            words = " ".join(p for p in _paragraphs(child) if p.strip())
            yield f" [{words}]" if words else ""


READER = Reader("OpenDocument", (_TYPE,), sniff, read)
