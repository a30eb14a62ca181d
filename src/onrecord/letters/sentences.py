"""Sentences of a letter's body: paragraphs and list items first, then sentences inside each.

Breaking follows `sentencex`; its pieces are joined again over the short forms that diplomats use ("H.E.", "No.",
"Art."), over initials, and where the next piece goes on in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Span

MARKER = re.compile(
    r"""[ \t\u3000\u00a0]*(?P<marker>
        \(\s?(?:\d{1,2}|[a-zа-я]|[ivx]{1,5})\s?\)      # (1) (a) (iv)
      | (?:\d{1,2}|[a-hа-д]|[ivx]{1,5})\s?\)           # 1) a) iv)
      | \d{1,2}\.\s?[-–—]                              # 2.-
      | \d{1,2}\s?[.°º](?=[ \t]|$)                     # 3.
      | \d{1,2}\s?[-–—](?=[ \t])                      # 5-
      | [-–—•*·▪●](?=[ \t\u3000])                      # - item
      | [一二三四五六七八九十]{1,3}、                    # 一、
      | [（(][一二三四五六七八九十\d]{1,3}[）)]          # （一）
      | [أبجدهوزحطي]\s?[)\-]                           # أ)
    )[ \t\u3000\u00a0]*""",
    re.VERBOSE,
)
"""What stands before an item of a list; never part of a quotation."""

_ORDINALS = (
    "first firstly second secondly third thirdly fourth fourthly fifth lastly finally "
    "premièrement deuxièmement troisièmement quatrièmement primero segundo tercero cuarto "
    "во-первых во-вторых в-третьих в-четвертых в-четвёртых первое второе третье четвертое четвёртое "
    "أولا أولاً ثانيا ثانياً ثالثا ثالثاً رابعا رابعاً خامسا خامساً أخيرا أخيراً 第一 第二 第三 第四 第五"
)
ORDINAL = re.compile(rf"\s*(?:{'|'.join(_ORDINALS.split())}|en \w+ lieu|en \w+ lugar)\s?[,:،：，–—-]", re.IGNORECASE)
"""A word that counts an item of a list ("First, that ..."): it is the writer's own and stays in the quotation."""

_PLAIN_END = re.compile(r"[^\W\d_]{2}[.!?][”»\"')]{0,2}[ ]+(?=[\"“«(]?[A-ZÀ-ÞА-Я])")
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
    """A paragraph, or one item of a list. `marker`: what counts it ("(a)", "2.", "First,"); "" for a plain one."""

    span: Span
    marker: str = ""


def blocks(text: str, span: Span) -> tuple[Block, ...]:
    """Paragraphs and list items of a stretch, in order; quoted mail ("> ") is left out.

    >>> text = "We ask you:\\n\\n(a) to sign;\\n(b) to ratify."
    >>> [(b.marker, b.span.of(text)) for b in blocks(text, Span(0, len(text)))]
    [('', 'We ask you:'), ('(a)', 'to sign;'), ('(b)', 'to ratify.')]
    """
    found: list[Block] = []
    start = end = -1
    marker = ""
    for at, line in _lines(text, span):
        marked = MARKER.match(line)
        if not line.strip() or _QUOTED_MAIL.match(line) or marked:
            if start >= 0:
                found.append(Block(_trim(text, start, end), marker))
            start, marker = -1, ""
        if not line.strip() or _QUOTED_MAIL.match(line):
            continue
        if start < 0:
            start = at + (marked.end() if marked else 0)
            counted = ORDINAL.match(line)
            marker = marked["marker"] if marked else counted[0].strip() if counted else ""
        end = at + len(line)
    if start >= 0:
        found.append(Block(_trim(text, start, end), marker))
    return tuple(b for b in found if len(b.span))


def sentences(text: str, span: Span, language: str, abbreviations: Iterable[str] = ()) -> tuple[Span, ...]:
    """Sentences of one paragraph, in order, without the white space between them.

    `abbreviations`: lower-case short forms after which a full stop ends nothing, without that full stop.

    >>> text = "H.E. Mr. Vale wrote on No. 5. We agree."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)), "en", {"h.e", "mr", "no"})]
    ['H.E. Mr. Vale wrote on No. 5.', 'We agree.']
    """
    from sentencex import get_sentence_boundaries

    piece = text[span.start : span.end].replace("\n", " ")
    found: list[Span] = []
    start = 0
    known = frozenset(abbreviations)
    ends = {bound["end_index"] for bound in get_sentence_boundaries(language, piece)}
    # "... to me. I am ...": some of its own short forms are words that end a sentence.
    for end in sorted(ends | {m.end() for m in _PLAIN_END.finditer(piece)}):
        if _goes_on(piece[start:end].rstrip(), piece[end:], known):
            continue
        found += _bounded(text, span.start + start, span.start + end)
        start = end
    if start < len(piece):
        found += _bounded(text, span.start + start, span.end)
    return tuple(s for s in found if len(s))


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
