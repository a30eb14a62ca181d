"""OpenDocument text (ODT, FODT): the words of the letter, its page head and foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.errors import Damaged, Locked, TooLarge
from onrecord.model import Source
from onrecord.sources.abreast import row_of
from onrecord.sources.list_labels import raised
from onrecord.sources.odt_lists import Lists
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
# Words beside those of the paragraph they are anchored in.
_BOXES = frozenset({"text-box", "custom-shape"})
_SIGNS = {"tab": "\t", "line-break": "\n"}


def sniff(head: bytes, name: str) -> int:
    """The standard puts the media type first in the ZIP, unpacked."""
    if head.startswith(b"PK\x03\x04"):
        return 3 if _TYPE.encode() in head[:200] or name.lower().endswith((".odt", ".ott")) else 0
    return 3 if b"office:document" in head and b"opendocument.text" in head else 0


def read(given: Given) -> Source:
    """Head of the first page, body, feet, heads of later pages; words deleted with changes recorded stay deleted."""
    content, styles = _parts(given)
    bodies = _found(content, "text", within="body")
    if not bodies:
        raise Damaged(given.name, "an OpenDocument file without text", "open it and save it again as .odt")
    heads, feet = _heads_and_feet(bodies[0], content, styles)
    out = Paragraphs()
    for words in heads[:1]:
        out.add(words)
    out.add("")
    shown = _Shown(_hidden_styles(content), Lists.of(styles, content))
    for words in _paragraphs(bodies[0], shown):
        out.add(words)
    out.add_apart(shown.notes)
    for mark, parts in (("footer", feet), ("page_furniture", heads[1:])):
        for words in parts:
            out.add(words, mark=mark)
    return given.source(out.text, _TYPE, marks=tuple(out.marks))


@dataclass(slots=True)
class _Shown:
    """Which styles are hidden, how lists are counted, and the notes met so far, each behind its sign."""

    hidden: frozenset[str] = frozenset()
    lists: Lists = field(default_factory=lambda: Lists({}))
    notes: list[str] = field(default_factory=list)


def _hidden_styles(content: _Element) -> frozenset[str]:
    """Names of styles whose words are neither shown nor printed."""
    return frozenset(
        attribute(style, "name") or ""
        for style in _found(content, "style")
        if any(local(one) == "text-properties" and attribute(one, "display") == "none" for one in style)
    )


def _heads_and_feet(body: _Element, content: _Element, styles: _Element | None) -> tuple[list[str], list[str]]:
    """Each head and foot once, of the page style the text begins with first, then of those that follow."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for master in _page_styles(body, content, styles):
        parts = {local(one): one for one in master if attribute(one, "display") != "false"}
        for found, kind in ((heads, "header"), (feet, "footer")):
            for name in (f"{kind}-first", kind, f"{kind}-left"):
                if name in parts:
                    found["\n".join(p for p in _paragraphs(parts[name], _Shown()) if p.strip())] = None
    return [words for words in heads if words], [words for words in feet if words]


def _page_styles(body: _Element, content: _Element, styles: _Element | None) -> Iterator[_Element]:
    """Those the text uses: that of its first block, the one that comes after it, and so on."""
    masters = {attribute(one, "name") or "": one for one in _found(styles, "master-page")}
    begins = {attribute(one, "name"): attribute(one, "master-page-name") for one in _found(content, "style")}
    within = (one for child in body if local(child) not in _LEFT_OUT for one in child.iter())
    used = [begins.get(attribute(one, "style-name")) for one in within if local(one) in ("p", "h", "table")]
    if not any(used[:1]):
        used.insert(0, "Standard")
    names = [name for name in dict.fromkeys(used) if name in masters] or list(masters)[:1]
    while names:
        if (master := masters.pop(names.pop(0), None)) is not None:
            yield master
            names.insert(0, attribute(master, "next-style-name") or "")


def _parts(given: Given) -> tuple[_Element, _Element | None]:
    if not given.data.startswith(b"PK"):
        root = _root(given, given.data)
        return root, root
    with archive_of(given) as archive:
        if b"encryption-data" in (part(given, archive, "META-INF/manifest.xml") or b""):
            raise Locked(given.name, "protected by a password", "save a copy without the password")
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


def _paragraphs(element: _Element, shown: _Shown) -> Iterator[str]:
    for child in element:
        tag = local(child)
        if tag in ("p", "h"):
            boxes: list[_Element] = []
            if attribute(child, "style-name") not in shown.hidden:
                yield "".join(_words(child, shown, boxes))
            for box in boxes:
                yield from _paragraphs(box, shown)
        elif tag == "table-row":
            cells = ["\n".join(p for p in _paragraphs(cell, shown) if p.strip()) for cell in child]
            yield row_of(cells)
        elif tag == "list":
            yield from _items(child, shown)
        elif tag == "table":
            yield from ("", *_paragraphs(child, shown), "")
        elif tag and tag not in _LEFT_OUT:
            yield from _paragraphs(child, shown)


def _items(element: _Element, shown: _Shown) -> Iterator[str]:
    """The items of a list with their labels; one that only holds another list has none."""
    shown.lists.begin(element)
    for item in element:
        labelled = local(item) == "list-item" and len(item) and local(item[0]) in ("p", "h")
        label = shown.lists.label() if labelled else ""
        for words in _paragraphs(item, shown):
            yield f"{label} {words}" if label and words.strip() else words
            label = "" if words.strip() else label
    shown.lists.end()


def _words(element: _Element, shown: _Shown, boxes: list[_Element]) -> Iterator[str]:
    yield collapsed(element.text or "")
    for child in element:
        tag = local(child)
        if tag == "s":
            count = attribute(child, "c") or "1"
            yield " " * min(int(count) if count.isdecimal() else 1, 100)
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == "note":
            yield _note(child, shown)
        elif tag in _BOXES:
            boxes.append(child)
        elif tag and tag not in _LEFT_OUT and not (tag == "span" and attribute(child, "style-name") in shown.hidden):
            yield from _words(child, shown, boxes)
        yield collapsed(child.tail or "")


def _note(note: _Element, shown: _Shown) -> str:
    """The sign that calls a note; its words are kept for the end, as they stand below the text on paper."""
    parts = {local(child): child for child in note}
    citation, body = parts.get("note-citation"), parts.get("note-body")
    sign = "".join(citation.itertext()).strip() if citation is not None else ""
    if sign.isdecimal():
        # Programs that convert without laying pages out write 0 for every note.
        sign = raised(int(sign) or len(shown.notes) + 1)
    elif sign.isalnum():
        sign = f"[{sign}]"
    place = len(shown.notes)
    words = " ".join(p.strip() for p in _paragraphs(body, shown) if p.strip()) if body is not None else ""
    if words:
        shown.notes.insert(place, f"{sign} {words}".strip())
    return sign


READER = Reader("OpenDocument", (_TYPE,), sniff, read)
