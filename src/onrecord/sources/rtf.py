"""RTF, as Word and WordPad wrote it for twenty years. After the Rich Text Format Specification, version 1.9.1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.errors import Damaged, TooLarge
from onrecord.model import Source
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
    "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "nonshppict",
})  # fmt: skip
_MARKED = {
    "header": "page_furniture", "headerl": "page_furniture", "headerr": "page_furniture", "headerf": None,
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip
# \fcharset -> code page, after the specification's table.
_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 177: 1255, 178: 1256, 186:
    1257, 204: 1251, 222: 874, 238: 1250,
}  # fmt: skip
_DEEPEST = 1_000


@dataclass(slots=True)
class _State:
    """What a group inherits: code page, characters to skip after \\u, and where its words go."""

    page: str = "cp1252"
    skip: int = 1
    into: str = "body"


@dataclass(slots=True)
class _Reading:
    default: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    pending: bytearray = field(default_factory=bytearray)
    run: dict[str, list[str]] = field(default_factory=dict)
    done: list[tuple[str, str]] = field(default_factory=list)
    to_skip: int = 0


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
    reading, out = _read(data, name), Paragraphs()
    for wanted in (("headerf",), ("body",), tuple(_MARKED.keys() - {"headerf"})):
        for into, words in reading.done:
            if into in wanted:
                out.add(words, mark=_MARKED.get(into))
        out.add("")
    return out


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
                _end(reading, closed.into)
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
        state.into = "optional"
    elif sign in (b"\n", b"\r"):
        _end(reading, state.into)
    else:
        _put(reading, state, {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011"}.get(sign, sign.decode("latin-1")))


def _word(reading: _Reading, state: _State, word: str, number: int | None) -> None:
    _settle(reading, state)
    if word == "fcharset" and state.into == "fonttbl":
        reading.fonts[reading.font] = f"cp{_CHARSETS.get(number or 0, 1252)}"
    elif word == "f":
        reading.font = number or 0
        state.page = reading.fonts.get(reading.font, reading.default)
    elif word == "ansicpg":
        state.page = reading.default = f"cp{number or 1252}"
    elif word == "plain":
        state.page = reading.default
    elif word == "uc":
        state.skip = max(0, number or 0)
    elif word == "u":
        _put(reading, state, chr((number or 0) % 0x10000))
        reading.to_skip = state.skip
    elif word in _ENDS:
        _end(reading, state.into)
    elif word in _SIGNS:
        _put(reading, state, _SIGNS[word])
    elif word in _SKIPPED or word in _MARKED:
        state.into = word
    elif word == "footnote":
        state.into = "body" if state.into in ("optional", "body") else state.into
        _put(reading, state, " [")
    elif word in ("fldrslt", "shptxt", "shpinst", "shp") and state.into == "optional":
        state.into = "body"


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
    reading.run.setdefault(state.into, []).append(words)


def _end(reading: _Reading, into: str) -> None:
    words = "".join(reading.run.pop(into, []))
    # Characters beyond U+FFFF come as two halves.
    words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if into == "body" or into in _MARKED:
        reading.done.append((into, words))


READER = Reader("RTF", ("application/rtf", "text/rtf"), sniff, read)
