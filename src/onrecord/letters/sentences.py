"""Sentences of a letter's body: paragraphs and list items first, then sentences inside each.

Breaking follows `sentencex`; its pieces are joined again over the short forms that diplomats use ("H.E.", "No.",
"Art."), over initials, and where the next piece goes on in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.letters.list_items import counting_word, labels
from onrecord.letters.section_heads import section_heads
from onrecord.letters.tables import table_rows
from onrecord.model import Span

_WIDE_END = re.compile(r"[。！？](?=[0-9０-９])")
_PLAIN_END = re.compile(r"[^\W\d_]{2}[.!?][”»\"')]{0,2}[ ]+(?=[\"“«(]?[A-ZÀ-ÞА-Я])")
PAGES = 5000
"""Characters of one paragraph, behind which it is parted at a Chinese full stop."""

LOOKED_AT = 200
"""Characters behind the end of a sentence that tell whether it is one."""

SHORT = 80
"""Characters before a full stop in which a short form or an initial stands."""

LONGEST = 2500
"""Characters after which a stretch without a full stop is no sentence but a fault of the text, and is broken."""

_QUOTED_MAIL = re.compile(r"[ \t]*>")
_INITIAL = re.compile(r"(?:^|[\s(.\-–])(?P<letter>[A-ZА-ЯÀ-Þ])\.$")
_NUMBERED = re.compile(
    r"\b(?:Protocol|Article|Chapter|Part|Annex|Title|Title|Section|Protocole|Protocolo|class)\s[A-Z]\.$"
)
_DOTTED = re.compile(r"(?:[A-ZА-Я]\.){2,}$")
# "... from the U.S.S.R. The treaty": words that open a sentence and are never a name.
_STARTER = re.compile(
    r"\s*(?:The|They|This|These|Those|That|It|He|She|We|I|In|On|At|As|A|An|If|For|However|Moreover|Furthermore|There|Our"
    r"|Le|La|Les|Il|Elle|Nous|En|Cette?|El|Los|Las|Este|Esta|Se)\s"
)
_LAST_WORD = re.compile(r"([^\s(\[«“\"']+)\.$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, one item of a list, or a heading inside the body.

    marker   what counts it ("(a)", "2.", "First,"; "¶" where each item is a paragraph); "" for a plain one
    """

    span: Span
    marker: str = ""
    heading: bool = False


def blocks(text: str, span: Span) -> tuple[Block, ...]:
    """Paragraphs and list items of a stretch, in order; quoted mail ("> ") and rows of tables are left out.

    >>> text = "We ask you:\\n\\n(a) to sign;\\n(b) to ratify."
    >>> [(b.marker, b.span.of(text)) for b in blocks(text, Span(0, len(text)))]
    [('', 'We ask you:'), ('(a)', 'to sign;'), ('(b)', 'to ratify.')]
    """
    lines = list(_lines(text, span))
    counted = labels([line for _, line in lines])
    heads = section_heads([line for _, line in lines], counted)
    rows = table_rows([line for _, line in lines])
    found: list[Block] = []
    start = end = -1
    marker, heading = "", False
    for i, ((at, line), marked) in enumerate(zip(lines, counted, strict=True)):
        apart = not line.strip() or i in rows or _QUOTED_MAIL.match(line) is not None
        if start >= 0 and (apart or marked or heading or i in heads):
            found.append(Block(_trim(text, start, end), marker, heading))
            start = -1
        if apart:
            continue
        if start < 0:
            start = at + (marked.end() if marked else 0)
            marker = marked["marker"] if marked else counting_word(line)
            heading = i in heads
        end = at + len(line)
    if start >= 0:
        found.append(Block(_trim(text, start, end), marker, heading))
    return _items_apart(text, [b for b in found if len(b.span)])


def _items_apart(text: str, found: list[Block]) -> tuple[Block, ...]:
    """The blocks, those marked as items that go on in small letters behind a colon or a semicolon."""
    done: list[Block] = []
    for block in found:
        end = text[done[-1].span.end - 1] if done else ""
        listed = end in (":", ";") or (end == "," and text[block.span.end - 1] == ";")
        if listed and not block.marker and text[block.span.start].islower():
            block = replace(block, marker="¶")
        done.append(block)
    return tuple(done)


def sentences(text: str, span: Span, language: str, abbreviations: Iterable[str] = ()) -> tuple[Span, ...]:
    """Sentences of one paragraph, in order, without the white space between them.

    `abbreviations`: lower-case short forms after which a full stop ends nothing, without that full stop.

    >>> text = "H.E. Mr. Vale wrote on No. 5. We agree."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)), "en", {"h.e", "mr", "no"})]
    ['H.E. Mr. Vale wrote on No. 5.', 'We agree.']
    """
    piece = text[span.start : span.end].replace("\n", " ")
    found: list[Span] = []
    start = 0
    known = frozenset(abbreviations)
    ends = set(_ends(piece, language))
    # "... to me. I am ...": some of its own short forms are words that end a sentence.
    ends |= {m.end() for pattern in (_PLAIN_END, _WIDE_END) for m in pattern.finditer(piece)}
    for end in sorted(ends):
        if _goes_on(piece[start:end].rstrip(), piece[end : end + LOOKED_AT], known):
            continue
        found += _bounded(text, span.start + start, span.start + end)
        start = end
    if start < len(piece):
        found += _bounded(text, span.start + start, span.end)
    return tuple(s for s in found if len(s))


def _ends(piece: str, language: str) -> Iterator[int]:
    """Where `sentencex` ends sentences. It takes the square of the length for Chinese: there, some pages at a time."""
    from sentencex import get_sentence_boundaries

    at = 0
    while at < len(piece):
        mark = max(piece.rfind(mark, at, at + PAGES) for mark in "。！？") if len(piece) - at > PAGES else -1
        end = mark + 1 if mark >= at else len(piece)
        yield from (at + bound["end_index"] for bound in get_sentence_boundaries(language, piece[at:end]))
        at = end


def _bounded(text: str, start: int, end: int) -> list[Span]:
    """A sentence, or, where there is no end to it, pieces of bounded length broken at a space."""
    pieces = []
    while end - start > LONGEST:
        at = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        at = at if at > start else start + LONGEST
        pieces.append(_trim(text, start, at))
        start = at
    return [*pieces, _trim(text, start, end)]


def _goes_on(before: str, after: str, abbreviations: frozenset[str]) -> bool:
    """True when what stands before the break is no whole sentence yet."""
    if not before or before[-1] != ".":
        return bool(before) and before[-1] not in "!?。！？؟;；:" and after[:1].islower()
    before = before[-SHORT:]
    following = after.lstrip()[:1]
    if following.islower():
        return True
    if _DOTTED.search(before) and _STARTER.match(after):
        return False
    last = _LAST_WORD.search(before)
    if last and last[1].lower() in abbreviations:
        return True
    initial = _INITIAL.search(before)
    return bool(initial and following.isupper() and not _NUMBERED.search(before))


def _lines(text: str, span: Span) -> Iterator[tuple[int, str]]:
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        yield at, line
        at += len(line) + 1


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
