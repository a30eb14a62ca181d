"""OpenDocument text (ODT, FODT): the words of the letter, its page head and foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import Damaged, Locked, TooLarge
from onrecord.model import Source
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
    hidden = _hidden_styles(content)
    heads, feet = _heads_and_feet(bodies[0], content, styles)
    out = Paragraphs()
    for words in heads[:1]:
        out.add(words)
    out.add("")
    for words in _paragraphs(bodies[0], hidden, Lists.of(styles, content)):
        out.add(words)
    for mark, parts in (("footer", feet), ("page_furniture", heads[1:])):
        for words in parts:
            out.add(words, mark=mark)
    return given.source(out.text, _TYPE, marks=tuple(out.marks))


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
                    found["\n".join(p for p in _paragraphs(parts[name], frozenset(), Lists({})) if p.strip())] = None
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


def _paragraphs(element: _Element, hidden: frozenset[str], lists: Lists) -> Iterator[str]:
    for child in element:
        tag = local(child)
        if tag in ("p", "h"):
            boxes: list[_Element] = []
            if attribute(child, "style-name") not in hidden:
                yield "".join(_words(child, hidden, lists, boxes))
            for box in boxes:
                yield from _paragraphs(box, hidden, lists)
        elif tag == "table-row":
            cells = ["\n".join(p for p in _paragraphs(cell, hidden, lists) if p.strip()) for cell in child]
            yield "    ".join(cell for cell in cells if cell)
        elif tag == "list":
            yield from _items(child, hidden, lists)
        elif tag and tag not in _LEFT_OUT:
            yield from _paragraphs(child, hidden, lists)


def _items(element: _Element, hidden: frozenset[str], lists: Lists) -> Iterator[str]:
    """The items of a list with their labels; one that only holds another list has none."""
    lists.begin(element)
    for item in element:
        labelled = local(item) == "list-item" and len(item) and local(item[0]) in ("p", "h")
        label = lists.label() if labelled else ""
        for words in _paragraphs(item, hidden, lists):
            yield f"{label} {words}" if label and words.strip() else words
            label = "" if words.strip() else label
    lists.end()


def _words(element: _Element, hidden: frozenset[str], lists: Lists, boxes: list[_Element]) -> Iterator[str]:
    yield collapsed(element.text or "")
    for child in element:
        tag = local(child)
        if tag == "s":
            count = attribute(child, "c") or "1"
            yield " " * min(int(count) if count.isdecimal() else 1, 100)
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == "note":
            yield from _note(child, hidden, lists)
        elif tag in _BOXES:
            boxes.append(child)
        elif tag and tag not in _LEFT_OUT and not (tag == "span" and attribute(child, "style-name") in hidden):
            yield from _words(child, hidden, lists, boxes)
        yield collapsed(child.tail or "")


def _note(note: _Element, hidden: frozenset[str], lists: Lists) -> Iterator[str]:
    """A footnote stands where it is called, in brackets: nothing is lost and the sentence can still be read."""
    for child in note:
        if local(child) == "note-body":
            words = " ".join(p for p in _paragraphs(child, hidden, lists) if p.strip())
            yield f" [{words}]" if words else ""


READER = Reader("OpenDocument", (_TYPE,), sniff, read)
