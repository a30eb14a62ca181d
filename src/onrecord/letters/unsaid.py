"""What stands in the text and no letter-writer wrote: running heads, transcribers' remarks, garbled letterhead.

It is found before anything else is read, and kept as zones, so that no rule sees it and no quotation can hold it. So
are footnotes, which the writer wrote, but not into the sentence that a page's end parts with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from onrecord.letters.cues import anywhere, phrases
from onrecord.letters.footnotes import footnotes
from onrecord.letters.lookalikes import may_be
from onrecord.letters.mail_headers import wrote
from onrecord.model import Span, Zone, ZoneKind

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_BRACKETED = re.compile(r"[\[〔【]([^\[\]〔〕【】]{1,400})[\]〕】]")
_IN_PARENTHESES = re.compile(r"[(（]([^()（）\n]{2,30})[)）]")
_PAGE_MARK = re.compile(r"(?:p|pp|pg|page|f|fol|s|str|стр|л|ص)\.?\s?\d{1,4}(?:\s*(?:/|of)\s*\d+)?", re.IGNORECASE)

# Lines a printer, a fax machine or an office adds to each page.
_FURNITURE = re.compile(
    r"""(?:
      [-–—•·]\s?\d{1,3}\s?[-–—•·]                       # - 2 -
    | \d{1,3}                                            # 2, alone between empty lines
    | \d{1,3}\s?/\s?\d{1,3}(?:\s+[\w./-]+)?              # 2/2     11-20304
    | [\w./-]+\s{3,}\d{1,3}\s?/\s?\d{1,3}                # 11-20304     2/2
    | \d\d-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,2}       # 11-20304 (F)    010211    020211
    | \*\d{6,10}\*                                       # *1120304*
    | [./…\s]{0,4}(?:\.\.\.|…)\s?/?\s?\d{0,3}            # .../2
    | /\.{2,3}
    | [_=]{4,} | (?:\s*[-–—*·•]){5,}\s*                  # a ruled line
    )\Z""",
    re.VERBOSE,
)
# What an office stamps on every page, above or below the page's end.
_STAMP = re.compile(
    r"(?:file copy|copy|copie|copia|correspondence|correspondance|correspondencia|confidential|confidentiel|secret"
    r"|restricted|unclassified|draft|переписка|копия)(?:\s+\d{1,3})?\Z",
    re.IGNORECASE,
)
_FAX = re.compile(r"\d{1,2}[-/ ](?:[A-Z]{3}|\d\d)[-/ ]\d{2,4}\b.*\b(?:P|PAGE)\.? ?\d+", re.IGNORECASE)
_CONTINUED = re.compile(r"\(?(?:continued|cont\.?'?d?|more|suite|continuación|продолжение)\)?[\s.…]*\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_DIGITS = re.compile(r"\d+")
_SYMBOL = re.compile(r"[A-Z]{1,3}(?:/[\w.-]+){1,5}")
_ANSWERED = re.compile(r"[ \t]?>(?![ \t]*\Z)")
_LINE = re.compile(r"[^\n\f]+")
_TRANSLATION = re.compile(
    r"""^[ \t]*[\[(]?(?:
        (?:unofficial|informal|courtesy|working|english|french|spanish)[ ]translation
      | translation(?:[ ]from[ ][^\W\d_]+)? | traduction(?:[ ](?:non[ ]officielle|de[ ]courtoisie|libre))?
      | traducción(?:[ ](?:no[ ]oficial|de[ ]cortesía|libre))? | tradução[ ]não[ ]oficial | inoffizielle[ ]übersetzung
      | (?:неофициальный[ ])?перевод(?:[ ]с[ ][^\W\d_]+)?
      | ترجمة(?:[ ]غير[ ]رسمية)? | (?:非正式|非官方)(?:译文|譯文|翻译|翻譯)
    )(?:[ ]*[(:][^\n]{0,30})?[\])]?:?[ \t]*$""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
LEAST = 200
"""Characters that stand above the title of a translation; where it stands at the head, all is the translation."""

HEAD_LINES = 12
"""Lines at either end of the text in which garbled letterhead is looked for."""


def find_unsaid(raw: str, marks: Iterable[tuple[Span, str]] = ()) -> tuple[Zone, ...]:
    """The stretches that are never quoted, in order, none overlapping, in offsets of `raw`.

    marks   what the reader of the file knew already, as (stretch, name of a zone)

    >>> [z.zone.value for z in find_unsaid("Sincerely,\\n[signature]\\nAnna Arden\\n\\n- 2 -\\n\\n")]
    ['transcriber_note', 'page_furniture']
    """
    lines = [m.span() for m in _LINE.finditer(raw) if m[0].strip()]
    found = [Zone(ZoneKind(name), span.start, span.end) for span, name in marks if len(span)]
    found += _remarks(raw)
    found += _described(raw, lines)
    found += _furniture(raw, lines)
    found += _noise(raw, lines)
    found += _answered(raw, lines)
    found += _translated(raw)
    found += [Zone(ZoneKind.FOOTER, note.start, note.end) for note in footnotes(raw).notes]
    return _apart(found)


def _apart(found: list[Zone]) -> tuple[Zone, ...]:
    kept: list[Zone] = []
    for zone in sorted(found, key=lambda z: (z.start, -z.end)):
        if not kept or zone.start >= kept[-1].end:
            kept.append(zone)
        elif zone.end > kept[-1].end:
            kept.append(Zone(zone.zone, kept[-1].end, zone.end))
    return tuple(zone for zone in kept if zone.end > zone.start)


def _remarks(raw: str) -> list[Zone]:
    """Bracketed remarks with a transcriber's word in them; "[p. 2]" is a page's number; "[...]" is the writer's."""
    found = []
    if "[" in raw or "〔" in raw or "【" in raw:
        for match in _BRACKETED.finditer(raw):
            if _PAGE_MARK.fullmatch(match[1].strip()):
                found.append(Zone(ZoneKind.PAGE_FURNITURE, *match.span()))
            elif anywhere("notes").search(match[1]) or _garbled_note(match[1]):
                found.append(Zone(ZoneKind.TRANSCRIBER_NOTE, *match.span()))
    if "(" in raw or "（" in raw:
        found += [
            Zone(ZoneKind.TRANSCRIBER_NOTE, *match.span())
            for match in _IN_PARENTHESES.finditer(raw)
            if match[1].strip().casefold() in _bare_notes()
        ]
    return found


_NOTED = ("signature", "initials", "signed", "illegible", "stamped")


def _garbled_note(remark: str) -> bool:
    """A remark's one word as a scan leaves it: "[sigriature]"."""
    word = remark.strip().casefold()
    return 6 <= len(word) <= 11 and any(may_be(word, noted) > 0 for noted in _NOTED)


@cache
def _bare_notes() -> frozenset[str]:
    """Words that are a remark even in parentheses; "(Signed)" is printed by the writer's office and is none."""
    said = {phrase.strip("()").casefold() for phrase in phrases("signed")}
    return frozenset(phrase for phrase in phrases("notes") if phrase.casefold() not in said)


def _answered(raw: str, lines: list[tuple[int, int]]) -> list[Zone]:
    """Lines of another's mail ("> Could you confirm ...?") between which the answers stand, with "... wrote:" above.

    Where nothing but them follows, they are a mail quoted below (`mail_headers.quoted_mail`).
    """
    if ">" not in raw:
        return []
    marked = [n for n, (start, end) in enumerate(lines) if _ANSWERED.match(raw, start, end)]
    between = set(range(marked[0], len(lines))).difference(marked) if marked else set()
    if not any(len(raw[slice(*lines[n])].split()) > 2 for n in between):
        return []
    above = [n - 1 for n in marked if n and raw[slice(*lines[n - 1])].strip().casefold().endswith(wrote())]
    return [Zone(ZoneKind.NOISE, *lines[n]) for n in sorted({*marked, *above})]


def _translated(raw: str) -> list[Zone]:
    """A translation under the letter itself, from its title to the end: the words that count are the letter's own."""
    title = _TRANSLATION.search(raw, min(LEAST, len(raw)))
    return [Zone(ZoneKind.ENCLOSURES, title.start(), len(raw))] if title and raw[title.end() :].strip() else []


def _described(raw: str, lines: list[tuple[int, int]]) -> list[Zone]:
    """Sentences that describe what was seen on the paper, to the end of their paragraph."""
    if not _describing().find_matches_as_indexes(raw.casefold()):
        return []
    cue = anywhere("described")
    return [
        Zone(ZoneKind.TRANSCRIBER_NOTE, start, end)
        for start, end in lines
        if end - start < 400 and (seen := cue.search(raw, start, end)) and _opens(raw, start, seen.start())
    ]


@cache
def _describing() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(sorted(phrases("described")), implementation=Implementation.ContiguousNFA)


def _opens(raw: str, start: int, at: int) -> bool:
    """True when the cue stands near the line's beginning: "the page bears" inside an argument is the writer's."""
    return at - start < 60 and raw[start:at].count(" ") < 9


def _furniture(raw: str, lines: list[tuple[int, int]]) -> list[Zone]:
    texts = [" ".join(raw[a:b].split()) if b - a < 160 else "" for a, b in lines]
    alone = [bool(text) and _alone(raw, lines, n) for n, text in enumerate(texts)]
    shaped = [_shape(text) for text in texts]
    shapes = Counter(shaped)
    found: list[Zone] = []
    for n, text in enumerate(texts):
        if not text:
            continue
        repeated = n > 2 and shapes[shaped[n]] > 1 and _is_running_head(raw, lines, texts, n)
        stamped = alone[n] and _STAMP.match(text) and "\f" in raw[lines[n][1] : lines[n][1] + 3]
        if stamped or _is_furniture(text, alone[n]) or repeated or (alone[n] and n > 2 and _is_symbol(text, texts)):
            found.append(Zone(ZoneKind.PAGE_FURNITURE, *lines[n]))
    return _with_neighbours(raw, lines, texts, found)


def _with_neighbours(raw: str, lines: list[tuple[int, int]], texts: list[str], found: list[Zone]) -> list[Zone]:
    """Short lines between a page's number and the sentence it breaks are the page's head or foot too."""
    starts = {zone.start for zone in found}
    for n in [n for n, (start, _) in enumerate(lines) if start in starts]:
        for step in (-1, 1):
            m = n + step
            while (
                0 < m < len(lines) - 1
                and lines[m][0] not in starts
                and _stands_in_a_sentence(raw, lines, texts, m, step)
            ):
                starts.add(lines[m][0])
                found.append(Zone(ZoneKind.PAGE_FURNITURE, *lines[m]))
                m += step
    return found


def _stands_in_a_sentence(raw: str, lines: list[tuple[int, int]], texts: list[str], m: int, step: int) -> bool:
    """A line of few words beside page furniture, empty on its other side, and a sentence that goes on past it."""
    if not texts[m] or len(texts[m]) > 90 or texts[m][-1] in ".,;:" or not texts[m][0].isupper():
        return False
    if not _goes_over(raw, lines, m, step):
        return False  # a signature at the foot of a page
    words = texts[m].split()
    if sum(word[0].islower() and len(word) > 3 for word in words) * 3 > len(words):
        return False  # a line of the letter itself
    beyond = m + step
    gap = raw[lines[m][1] : lines[beyond][0]] if step > 0 else raw[lines[beyond][1] : lines[m][0]]
    if not _blank(gap):
        return False
    far = raw[slice(*lines[beyond])].strip()
    return far[:1].islower() if step > 0 else far[-1:].isalpha() or far[-1:] in ",-"


def _goes_over(raw: str, lines: list[tuple[int, int]], m: int, step: int) -> bool:
    """The letter goes on in small letters within a few lines: it is a sentence that the page's end broke."""
    ahead = range(m + 1, min(m + 5, len(lines)))
    return any(_BROKEN.match(raw, *lines[n]) for n in ahead)


_BROKEN = re.compile(
    r"\s*(?!b?cc\b|c\.\s?c|c/c|p\.\s?s|encl?\b|annex|att\b|(?:à|aux?|an|al?)\s+(?:M\.|Mme|Mo?nsieur|Madame|Herrn|Frau|Se[ñn]or))"
    r"[a-zà-ÿа-ё]"
)


def _is_symbol(text: str, texts: list[str]) -> bool:
    """A document's symbol, printed again at the head of a page."""
    return bool(_SYMBOL.fullmatch(text)) and any(text in head for head in texts[:4])


def _is_furniture(line: str, alone: bool) -> bool:
    if len(line) < 60 and _FURNITURE.match(line):
        return alone or not line.isdigit()
    if _FAX.match(line):
        return True
    if len(line) < 30 and _CONTINUED.match(line):
        return True
    return len(line) < 100 and alone and bool(_page_line().search(line)) and len(_WORD.findall(line)) < 9


@cache
def _page_line() -> re.Pattern[str]:
    """At a line's beginning or end: "Page 2", "page 1 of 1" and their like."""
    page = "|".join(re.escape(p) for p in phrases("page") if len(p) > 1)
    of = "|".join(re.escape(p) for p in phrases("of"))
    number = rf"(?:{page})\.?\s{{0,3}}\d{{1,4}}(?:\s{{0,3}}(?:/|{of})\s{{0,3}}\d{{1,4}})?"
    return re.compile(rf"\A\W*{number}(?!\d)|(?<![^\W_]){number}\W*\Z|\A第\s?\d+\s?页", re.IGNORECASE)


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line).casefold()


def _alone(raw: str, lines: list[tuple[int, int]], n: int) -> bool:
    """An empty line or a page's end on both sides, or the text's end."""
    before = n == 0 or _blank(raw[lines[n - 1][1] : lines[n][0]])
    after = n + 1 == len(lines) or _blank(raw[lines[n][1] : lines[n + 1][0]])
    return before and after


def _blank(between: str) -> bool:
    return between.count("\n") > 1 or "\f" in between


def _is_running_head(raw: str, lines: list[tuple[int, int]], texts: list[str], n: int) -> bool:
    """A line repeated from the first lines, inside a sentence or beside a page number."""
    if len(texts[n]) < 4 or not _alone(raw, lines, n):
        return False
    beside = [texts[m] for m in (n - 1, n + 1) if 0 <= m < len(lines)]
    if any(_FURNITURE.match(text) and any(map(str.isalnum, text)) for text in beside):
        return True  # a ruled line under a signature is no page's number
    from_head = any(_shape(text) == _shape(texts[n]) for text in texts[: min(n, 6)])
    above = raw[slice(*lines[n - 1])].strip()
    # A writer's name stands in the letterhead and again under "Yours sincerely" or "[signature]".
    broken = above[-1:] not in ".!?:;,])" and (len(above) >= OF_A_SENTENCE or _goes_over(raw, lines, n, 1))
    return "\f" in raw[lines[n - 1][1] : lines[n][0]] or (from_head and broken)


OF_A_SENTENCE = 40
"""Characters of a line that a sentence goes on from; a closing is shorter."""


# Signs that stand inside no word of any letter.
_STRANGE = re.compile(r"[~<>|{}\\^¤§¬°±¦=_*#]")
_MIXED = re.compile(r"[A-Za-z]\d[A-Za-z]|[A-Z]{2,}\d[A-Z]?|\d[A-Z]\d[A-Z]")
_VOWEL = re.compile(r"[aeiouyáéíóúàèìòùâêîôûäëïöüåøæœœаеёиоуыэюяіїє]", re.IGNORECASE)


def _noise(raw: str, lines: list[tuple[int, int]]) -> list[Zone]:
    """Garbled lines at either end: signs without words, letterhead of another script read as Latin."""
    ends = list(range(min(HEAD_LINES, len(lines)))) + list(range(max(HEAD_LINES, len(lines) - HEAD_LINES), len(lines)))
    garbled = {n for n in ends if _is_garbled(raw[slice(*lines[n])])}
    words = {n for n in garbled if _WORD.search(raw[slice(*lines[n])])}
    # A lone word of capitals beside a garbled line is garbled with it: letterhead of another script read as Latin.
    for n in list(words):
        for m in (n - 1, n + 1):
            if 0 <= m < min(6, len(lines)) and m not in garbled and _is_scrap(raw[slice(*lines[m])]):
                garbled.add(m)
    return [Zone(ZoneKind.NOISE, *lines[n]) for n in sorted(garbled)]


_NUMERO = re.compile(r"\b[Nn]°")
"""The sign of a number, which is no stray one."""


def _is_garbled(line: str) -> bool:
    line = line.strip()
    line = _NUMERO.sub("N", line) if "°" in line else line
    if not any(c.isalnum() for c in line):
        return len(line) > 1 and len(set(line) - {" "}) > 1 and not _FURNITURE.match(line)
    if "@" in line or "://" in line or "www" in line or len(line) > 80:
        return False
    strange = len(_STRANGE.findall(line.strip("*_=# ")))
    if strange < 2:
        return False
    tokens = line.split()
    bad = sum(_is_bad(token) for token in tokens)
    sound = sum(len(t) > 3 and t.isalpha() and bool(_VOWEL.search(t)) for t in tokens)
    return bad * 2 >= len(tokens) and sound <= 1


def _is_bad(token: str) -> bool:
    """A sign inside a word, or letters and figures mixed as in no file number."""
    mixed = bool(_MIXED.search(token)) and not re.search(r"[./-]\d|\d[./-]", token)
    return mixed or bool(_STRANGE.search(token.strip("*_=#")))


def _is_scrap(line: str) -> bool:
    line = line.strip()
    return line.isalpha() and line.isupper() and line.isascii() and 3 <= len(line) <= 8
