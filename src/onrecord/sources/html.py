"""HTML: the words as a browser would show them, one block a line or paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import Damaged, TooLarge
from onrecord.model import Source
from onrecord.sources.abreast import SHORT, row_of
from onrecord.sources.encodings import decode
from onrecord.sources.list_labels import BULLET, counted, raised
from onrecord.sources.paragraphs import Paragraphs, collapsed
from onrecord.sources.reader import Given, Reader
from onrecord.sources.xml import depth_is_sane, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = frozenset({
    "head", "script", "style", "noscript", "template", "svg", "math", "object", "iframe", "select", "button",
    "textarea", "del",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_APART = frozenset(["p", "blockquote", "ul", "ol", "h1", "h2", "h3", "table", "pre"])
_LAID_OUT = frozenset({"table", "ul", "ol", "img", "input", *_HIDDEN})
MOST_LINES = 9
"""Line breaks in a cell that can stand beside another; a page's column has more."""
_QUOTES = frozenset({"gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote"})
_ROUND = frozenset({"nav", "aside", "footer"})
_ROUND_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary"})
_FIGURE = re.compile("[1-9][0-9]{0,2}")
_MAIN = frozenset({"article", "main"})
# A header may be a letterhead: it stays with the letter.
_START = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def sniff(head: bytes, name: str) -> int:
    """By its first tags; a name ending in .html needs at least one tag."""
    plain = head.replace(b"\0", b"")
    if _START.search(plain):
        return 2
    return 2 if name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in plain else 0


def read(given: Given) -> Source:
    """The words that are shown; what a browser hides is left out, what a site puts round its pages is marked."""
    markup, because = _decoded(given)
    paragraphs = html_paragraphs(markup, given.name)
    return given.source(paragraphs.text, "text/html", marks=tuple(paragraphs.marks), because=because)


def html_paragraphs(markup: str, name: str) -> Paragraphs:
    """Blocks of a page, in order. Raises `Damaged` or `TooLarge`."""
    from lxml import etree

    out = Paragraphs()
    if not markup.strip():
        return out
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        # Bytes, because lxml refuses a str that declares an encoding of its own.
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise Damaged(name, "HTML that cannot be taken apart", "save it as PDF or text") from None
    if root is None:
        return out
    if not depth_is_sane(root):
        raise TooLarge(name, "HTML nested deeper than any letter", "save it as PDF or text")
    run: list[str] = []
    _walk(root, out, run, False, None)
    _flush(out, run, False, None)
    return out


def _walk(element: _Element, out: Paragraphs, run: list[str], pre: bool, mark: str | None) -> None:
    tag = local(element).lower()
    if tag in _HIDDEN or not tag or (tag in ("a", "p") and _is_comment(element, tag)):
        return
    if tag == "br":
        run.append("\n")
    if tag == "sup" and (figure := _FIGURE.fullmatch("".join(element.itertext()).strip())):
        run.append(raised(int(figure[0])))
        return
    block, pre = tag in _BLOCKS, pre or tag == "pre"
    if tag == "tr" and (row := _row(element, pre)):
        _flush(out, run, False, mark)
        out.add(row, mark=mark)
        return
    if block:
        _flush(out, run, False, mark)
        if tag in _APART:
            out.add("")
        mark = mark or _answered(element, tag) or _round(element, tag)
    if tag == "li" and mark is None:
        run.append(_Label(_label(element)))
    run.append(_shown(element.text, pre))
    for child in element:
        _walk(child, out, run, pre, mark)
        run.append(_shown(child.tail, pre))
    if block:
        _flush(out, run, pre, mark)
        if tag == "li":
            run.clear()  # a label whose item had no words
        if tag in _APART:
            out.add("")


def _row(element: _Element, pre: bool) -> str:
    """A table's row with its cells side by side; "" where a cell is long or holds a table: a page's layout."""
    if any(local(one).lower() in _LAID_OUT for one in element.iter()):
        return ""
    cells = []
    for cell in element:
        held, run = Paragraphs(), list[str]()
        _walk(cell, held, run, pre, None)
        _flush(held, run, pre, None)
        cells.append(re.sub(r"\n+", "\n", held.text))
    lines = [line for cell in cells for line in cell.split("\n")]
    if (
        sum(map(bool, cells)) < 2
        or max(map(len, lines)) > SHORT
        or max(cell.count("\n") for cell in cells) > MOST_LINES
    ):
        return ""
    return row_of(cells)


class _Label(str):
    """What stands before an item of a list."""

    __slots__ = ()


def _label(item: _Element) -> str:
    """What a browser shows before an item of a list, and a blank."""
    above = item.getparent()
    style = " ".join(str(one.get("style") or "") for one in (item, above) if one is not None).replace(" ", "")
    if above is None or "list-style:none" in style or "list-style-type:none" in style:
        return ""
    if local(above).lower() != "ol":
        return f"{BULLET} "
    items = [one for one in above if local(one).lower() == "li"]
    start = str(above.get("start") or "1")
    first = int(start) if start.isascii() and start.isdecimal() and len(start) < 7 else 1
    return f"{counted(first + items.index(item), str(above.get('type') or '1'))}. "


def _shown(words: str | None, pre: bool) -> str:
    return (words or "") if pre else collapsed(words or "")


def _answered(element: _Element, tag: str) -> str | None:
    """How a block is marked that mail programs put round the mail that is answered, and the line over it."""
    if tag == "blockquote" and str(element.get("type") or "").lower() == "cite":
        return "noise"
    names = set(str(element.get("class") or "").split())
    return "noise" if names & _QUOTES or (tag == "blockquote" and "gmail_quote" in names) else None


def _round(element: _Element, tag: str) -> str | None:
    """How a block is marked that a site puts round its pages: menus, what stands at the side, the foot of the page."""
    if tag == "figcaption" or _is_clutter(element, tag):
        return "page_furniture"
    if tag not in _ROUND and str(element.get("role") or "").lower() not in _ROUND_ROLES:
        return None
    main = next((above for above in element.iterancestors() if local(above).lower() in _MAIN), None)
    # Beside an article in the main part stand other pages' titles; without one the letter may have its number there.
    beside = main is not None and tag == "aside" and any(local(one).lower() == "article" for one in main)
    return "page_furniture" if main is None or (beside and local(main).lower() == "main") else None


_BLOCKS_OF_SITES = """
    cookie cookies consent gdpr share sharing sharedaddy addtoany social related newsletter subscribe subscription
    breadcrumb breadcrumbs sidebar navbar skip comments respond popup modal pagination
"""
_CLUTTER = frozenset(_BLOCKS_OF_SITES.split())
"""What sites call the blocks that are no page's words, in their classes and names."""
_NAMES = re.compile("[a-z]+|[A-Z][a-z]+")
_ASKED = frozenset({"dialog", "alertdialog"})
_LITTLE = 0.4
"""Share of the page's words in such a block at most: the page itself may be called "has-sidebar"."""


def _is_clutter(element: _Element, tag: str) -> bool:
    """A banner for cookies, buttons to share, related posts, a form for a newsletter, comments of readers."""
    if tag in ("body", "html", "main", "article", "p"):
        return False
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    named = _CLUTTER.intersection(word.lower() for word in _NAMES.findall(called))
    if not named and str(element.get("role") or "").lower() not in _ASKED:
        return False
    if any(local(one).lower() in _MAIN for one in element.iter()):
        return False
    page = element.getroottree().getroot()
    return len("".join(map(str, element.itertext()))) < _LITTLE * len("".join(map(str, page.itertext())))


_REVISERS = re.compile("#?cmnt(?:_ref)?[0-9]+")
"""How a document of Google's calls the marks and the words of its revisers."""


def _is_comment(element: _Element, tag: str) -> bool:
    """A reviser's comment as Google's documents export it, or the mark that calls it: no part of the letter."""
    if tag == "a":
        return bool(_REVISERS.fullmatch(str(element.get("href") or "")))
    first = next(iter(element), None)
    return tag == "p" and first is not None and bool(_REVISERS.fullmatch(str(first.get("id") or "")))


def _flush(out: Paragraphs, run: list[str], pre: bool, mark: str | None) -> None:
    words = "".join(run)
    labels = [part for part in run if isinstance(part, _Label)]
    if labels and not "".join(part for part in run if not isinstance(part, _Label)).strip():
        # The words of an item may stand in a block of their own: its label waits for them.
        run[:] = labels
        return
    run.clear()
    if not pre:
        words = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", words))
    if words.strip() or "\n" in words:
        # A line that holds only a break is the blank line that mail programs write so.
        out.add(words, mark=mark)


def _decoded(given: Given) -> tuple[str, str]:
    declared = _CHARSET.search(given.data[:4096])
    if declared:
        try:
            return given.data.decode(declared[1].decode("ascii")), f"{declared[1].decode()} as the page declares"
        except (LookupError, ValueError):
            pass
    decoded = decode(given.data)
    if decoded is None:
        raise Damaged(given.name, "HTML in an unknown encoding", "save it as UTF-8")
    return decoded.text, decoded.because


READER = Reader("HTML", ("text/html",), sniff, read)
