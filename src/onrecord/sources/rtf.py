"""RTF, as Word and WordPad wrote it for twenty years. After the Rich Text Format Specification, version 1.9.1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.errors import Damaged, TooLarge
from onrecord.model import Source
from onrecord.sources.list_labels import BULLET, raised
from onrecord.sources.paragraphs import Paragraphs
from onrecord.sources.reader import Given, Reader

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"  # \par   \u1055
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"  # \'e9
    rb"|\\(?P<sign>[^a-zA-Z'])"  # \~  \{
    rb"|(?P<open>\{)|(?P<close>\})"
    rb"|(?P<plain>[^\\{}\r\n]+)"
)
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "cell": "    ", "nestcell": "    ",
}  # fmt: skip
_ENDS = frozenset({"par", "row", "sect", "page", "nestrow"})
_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "latentstyles",
    "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "filetbl", "revtbl", "fldinst",
    "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "nonshppict", "sp", "shprslt", "datafield",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "txe", "rxe", "xe", "tc",
})  # fmt: skip
# What an old program may leave out and we do not: fields' results, shapes and the text boxes in them, endnotes.
_KEPT = frozenset({"fldrslt", "shpinst", "shp", "shptxt", "do", "dptxbxtext", "footnote", "shpgrp"})
_BOXES = frozenset({"shptxt", "dptxbxtext"})
_HEADS = ("header", "headerr", "headerl", "headerf")
_FEET = ("footer", "footerr", "footerl", "footerf")
# \fcharset -> code page, after the specification's table.
_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 177: 1255, 178: 1256, 186:
    1257, 204: 1251, 222: 874, 238: 1250,
}  # fmt: skip
_MACHINES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DEEPEST = 1_000
_OWN_BULLET = re.compile("\\A[\uf020-\uf0ff](?=\\t)")
"""A bullet of a font of signs, as it stands before the tab of a list's item."""


@dataclass(slots=True)
class _State:
    """What a group inherits: code page, characters to skip after \\u, where its words go, whether they are shown.

    starred   the next word names a group that programs may leave out which do not know it
    """

    page: str = "cp1252"
    skip: int = 1
    into: str = "body"
    starred: bool = False
    deleted: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Reading:
    """Words so far. `boxes`: paragraphs of text boxes, held back until the paragraph they hang on is whole.

    sign    the figure of the note just called, `counted` of them so far; `notes`: each behind its sign
    """

    default: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    usual: int | None = None
    pending: bytearray = field(default_factory=bytearray)
    run: dict[str, list[str]] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    stories: list[tuple[str, list[str]]] = field(default_factory=list)
    first_differs: bool = False
    to_skip: int = 0
    counted: int = 0
    sign: str = ""
    notes: list[str] = field(default_factory=list)


def sniff(head: bytes, name: str) -> int:
    """`{\\rtf` and a number."""
    return 3 if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf") else 0


def read(given: Given) -> Source:
    """Body in order; the first page's head before it, other heads and feet after it and marked."""
    out = _paragraphs(given.data, given.name)
    if not out.length:
        raise Damaged(given.name, "RTF without words", "open it in a word processor and save it again")
    return given.source(out.text, "application/rtf", marks=tuple(out.marks))


def rtf_words(data: bytes) -> str:
    """The words of a mail that Outlook kept as RTF. One made from HTML has them beside its tags, which are left out.

    >>> rtf_words(b"{\\\\rtf1 Dear Sir,\\\\par We agree.}")
    'Dear Sir,\\nWe agree.'
    """
    return _paragraphs(data, "its words").text


def _paragraphs(data: bytes, name: str) -> Paragraphs:
    """Head, body, feet, heads of later pages: the order a DOCX is read in."""
    reading, out = _read(data, name), Paragraphs()
    shown = ("headerf",) if reading.first_differs else ("header", "headerr", "headerl")
    heads = _each_once(reading.stories, _HEADS if reading.first_differs else _HEADS[:3])
    first = next((story for kind in shown for found, story in heads if found == kind), [])
    for words in (*first, "", *reading.body):
        out.add(words)
    out.add_apart(reading.notes)
    feet = _each_once(reading.stories, _FEET if reading.first_differs else _FEET[:3])
    for mark, stories in (("footer", feet), ("page_furniture", heads)):
        for words in (words for _, story in stories if story is not first for words in story):
            out.add(words, mark=mark)
    return out


def _each_once(stories: list[tuple[str, list[str]]], kinds: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Heads or feet; each section says its own anew."""
    found: list[tuple[str, list[str]]] = []
    for kind, story in stories:
        if kind in kinds and any(words.strip() for words in story) and all(story != other for _, other in found):
            found.append((kind, story))
    return found


def _read(data: bytes, name: str) -> _Reading:
    reading, states = _Reading(), [_State()]
    for token in _TOKEN.finditer(data):
        kind = token.lastgroup
        if kind == "number":
            kind = "word"
        if kind == "open":
            _settle(reading, states[-1])
            if len(states) > _DEEPEST:
                raise TooLarge(name, "RTF nested deeper than any letter", "save it as PDF or text")
            states.append(replace(states[-1]))
        elif kind == "close":
            _settle(reading, states[-1])
            closed = states.pop() if len(states) > 1 else states[-1]
            if closed.into != states[-1].into:
                _close(reading, closed.into, states[-1])
        elif kind == "hex":
            _byte(reading, int(token["hex"], 16))
        elif kind == "plain":
            for value in token["plain"]:
                _byte(reading, value)
        elif kind == "sign":
            _sign(reading, states[-1], token["sign"])
        else:
            number = int(token["number"]) if token["number"] else None
            _word(reading, states[-1], token["word"].decode(), number)
    _settle(reading, states[-1])
    for into in list(reading.run):
        _end(reading, into)
    return reading


def _byte(reading: _Reading, value: int) -> None:
    if reading.to_skip:
        reading.to_skip -= 1
    else:
        reading.pending.append(value)


def _sign(reading: _Reading, state: _State, sign: bytes) -> None:
    _settle(reading, state)
    if sign == b"*":
        state.starred = True
    elif sign in (b"\n", b"\r"):
        _end(reading, state.into)
    else:
        _put(reading, state, {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011"}.get(sign, sign.decode("latin-1")))


def _word(reading: _Reading, state: _State, word: str, number: int | None) -> None:
    _settle(reading, state)
    if state.starred:
        state.starred = False
        if _shown(state.into) and word not in _KEPT:
            state.into = "optional"
    if word == "fcharset" and state.into == "fonttbl":
        reading.fonts[reading.font] = f"cp{_CHARSETS.get(number or 0, 1252)}"
    elif word == "f":
        reading.font = number or 0
        state.page = reading.fonts.get(reading.font, reading.default)
    elif word in _MACHINES and state.into == "body" and not reading.fonts:
        state.page = reading.default = _MACHINES[word]
    elif word == "ansicpg":
        state.page = reading.default = f"cp{number or 1252}"
    elif word == "deff":
        reading.usual = number or 0
    elif word == "plain":
        state.page, state.deleted, state.hidden = _usual(reading), False, False
    elif word in ("deleted", "v"):
        setattr(state, "deleted" if word == "deleted" else "hidden", number != 0)
    elif word == "titlepg":
        reading.first_differs = True
    elif word == "uc":
        state.skip = max(0, number or 0)
    elif word == "u":
        _put(reading, state, chr((number or 0) % 0x10000))
        reading.to_skip = state.skip
    elif word == "chftn" and state.into != "note":
        reading.counted += 1
        reading.sign = raised(reading.counted)
        _put(reading, state, reading.sign)
    elif word in _ENDS:
        _end(reading, state.into)
    elif word in _SIGNS:
        _put(reading, state, _SIGNS[word])
    else:
        _destination(reading, state, word)


def _destination(reading: _Reading, state: _State, word: str) -> None:
    """Where the words of a group go, by the word it begins with."""
    if word in _SKIPPED:
        state.into = word
    elif word in _HEADS or word in _FEET:
        if state.into == "body":
            state.into = word
            reading.stories.append((word, []))
    elif _shown(state.into) and (word in _BOXES or word == "footnote"):
        state.into = "note" if word == "footnote" else "box"


def _shown(into: str) -> bool:
    return into in ("body", "box", "note") or into in _HEADS or into in _FEET


def _usual(reading: _Reading) -> str:
    """The code page of the font that words have which name none."""
    return reading.fonts.get(-1 if reading.usual is None else reading.usual, reading.default)


def _close(reading: _Reading, into: str, outer: _State) -> None:
    """A group ends whose words went elsewhere than those around it."""
    if into == "note":
        words = " ".join("".join(reading.run.pop("note", [])).split())
        if words and reading.sign:
            reading.notes.append(f"{reading.sign} {words}")
        elif words:
            _put(reading, outer, f" [{words}]")
        reading.sign = ""
    elif into == "fonttbl":
        outer.page = _usual(reading)
    else:
        _end(reading, into)


def _settle(reading: _Reading, state: _State) -> None:
    """Bytes gathered so far, in the code page of their font."""
    if not reading.pending:
        return
    data = bytes(reading.pending)
    reading.pending.clear()
    try:
        words = data.decode(state.page, "replace")
    except LookupError:
        words = data.decode("cp1252", "replace")
    _put(reading, state, words)


def _put(reading: _Reading, state: _State, words: str) -> None:
    if not state.deleted and not state.hidden:
        reading.run.setdefault(state.into, []).append(words)


def _end(reading: _Reading, into: str) -> None:
    if into == "note":
        reading.run.setdefault(into, []).append(" ")
        return
    words = "".join(reading.run.pop(into, []))
    # Characters beyond U+FFFF come as two halves.
    words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    words = _OWN_BULLET.sub(BULLET, words)
    if into == "box":
        reading.boxes.append(words)
    elif into == "body":
        reading.body += (words, *reading.boxes)
        reading.boxes = []
    elif (into in _HEADS or into in _FEET) and reading.stories:
        reading.stories[-1][1].extend((words, *reading.boxes))
        reading.boxes = []


READER = Reader("RTF", ("application/rtf", "text/rtf"), sniff, read)
