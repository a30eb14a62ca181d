"""The shadow text that rules read, and the record that leads back to the ink.

Reading wants whole words and plain letters; quoting wants the characters that were printed. `clean` makes a second text
and writes down every edit as it makes it, so that any stretch of the second text is found again in the first without
ever comparing the two. A rule matches only what it changes: a rule that swallowed its neighbours would send the
quotation of a neighbour astray.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.letters.footnotes import footnotes
from onrecord.model import Span

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxyk0", "АВСЕНКМОРТХУасеорхук0")
"""Latin letters that an OCR engine, or a typist, puts for Cyrillic ones."""

# Parts that keep their hyphen when a line ends after it: "non-\naligned" is no "nonaligned".
HYPHENED = frozenset(
    ("non", "self", "anti", "well", "co", "ex", "vice", "pro", "semi", "pre", "post", "multi", "counter", "so", "by")
)

FULL_LINE = 34
"""Characters from which a line can be one that a page broke."""

_LETTER = r"[^\W\d_]"
_LOWER = r"[a-z\u00df-\u00ff\u0430-\u045f]"
_NON_ASCII = re.compile(
    r"""(?P<newline> [\x85\u2028\u2029] )
      | (?P<hidden> [\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069] )
      | (?P<ligature> [\ufb00-\ufb06] )
      | (?P<space> [\u00a0\u2000-\u200a\u202f\u205f\u3000] )
      | (?P<wide> [\uff10-\uff19\uff21-\uff3a\uff41-\uff5a] )""",  # full-width letters, digits
    re.VERBOSE,
)
_ANY_NON_ASCII = re.compile(
    "[\x85\u2028\u2029\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb00-\ufb06\u00a0\u2000-\u200a\u202f"
    "\u205f\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

# Each rule: its name, a character without which it need not be tried, its pattern. A pattern begins with a character of
# its own, so that the search leaps from one to the next.
_RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("newline", "\r", re.compile(r"\r\n?")),
    ("newline", "\x0b", re.compile(r"\x0b")),
    # "har-\nbours"
    (
        "broken",
        "\n",
        re.compile(rf"[-\u2010\u00ac\u00ad](?<={_LETTER}.)[ \t\u00a0]{{0,40}}\r?\n[ \t\u00a0]{{0,120}}(?={_LETTER})"),
    ),
    # a sentence over a page
    (
        "parted",
        "\n",
        re.compile(
            rf"\r?\n(?:(?<=[a-z,\u00df-\u00ff\u0430-\u045f]\n)|(?<=[a-z,\u00df-\u00ff\u0430-\u045f][ \r]\n))"
            rf"[ \t\u00a0\f\r]{{0,120}}\n[ \t\u00a0\f\r\n]{{0,400}}(?={_LOWER})"
        ),
    ),
    # "Is1and", "Canal1"
    ("ell", "1", re.compile(r"1(?:(?<=[a-z]1)(?=[a-z])|(?<=[a-z]{3}1)(?![\w(\[/]))")),
    # "KINGDOM 0F"
    ("oh", "0", re.compile(r"0(?:(?<=[A-Z]{2}0)(?=[A-Z])|(?<=[a-z]0)(?=[a-z])|(?<!\S0)(?=[FRNfrn]\b))")),
)
# "2OO4"
_ZERO = re.compile(
    r"[Oo]{1,3}(?:(?<=\b[12][Oo])|(?<=\b[12][Oo]{2})|(?<=\b[12][Oo]{3})|(?<=\b[12]\d[Oo])|(?<=\b[12]\d[Oo]{2}))"
    r"(?=\d{0,2}\b)"
)
_NEAR_ZERO = re.compile(r"[12]\d?[Oo]")
_CYRILLIC_RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    # "Г0РОД"
    ("cyrillic_oh", "0", re.compile(r"0(?<=[\u0400-\u04ff]0)(?=[\u0400-\u04ff])")),
    # Latin O in "ПОСОЛЬСТВО"
    (
        "latin",
        "",
        re.compile(
            r"(?<=[\u0400-\u04ff])[ABCEHKMOPTXYaceopxyk]+(?![A-Za-z])|(?<![A-Za-z])[ABCEHKMOPTXYaceopxyk]+(?=[\u0400-\u04ff])"
        ),
    ),
)


# A T E N T A M E N T E · P r e s e n t e . · N O T E   V E R B A L E: a line of words whose letters are set apart
_SPREAD = re.compile(
    rf"^[ \t]*(?P<words>{_LETTER}(?: {_LETTER}){{2}}(?:(?: {_LETTER}){{2,}}|(?: {_LETTER})*(?= {{2,4}}{_LETTER} ))"
    rf"(?: {{2,4}}{_LETTER}(?: {_LETTER})+)*) ?[.,:;!]?[ \t]*$",
    re.MULTILINE,
)
_SPREAD_GAP = re.compile(r"(?<=\S) +(?=\S)")


def _spread(raw: str) -> list[tuple[str, re.Match[str]]]:
    """The spaces between the letters of words set wide."""
    lines = [m for m in _SPREAD.finditer(raw) if m.end() - m.start() < 200 and not "\u2e80" < m["words"][0] < "\ufb00"]
    return [("spread", gap) for m in lines for gap in _SPREAD_GAP.finditer(raw, m.start("words"), m.end("words"))]


def _found(raw: str) -> list[tuple[str, re.Match[str]]]:
    """Every match of every rule, in order; of two that overlap the first stays."""
    found = [(name, m) for name, sign, pattern in _RULES if sign in raw for m in pattern.finditer(raw)]
    found += _spread(raw)
    if _NEAR_ZERO.search(raw):
        found += [("zero", m) for m in _ZERO.finditer(raw)] if "O" in raw else []
    if not raw.isascii():
        if _ANY_NON_ASCII.search(raw):
            found += [(m.lastgroup or "", m) for m in _NON_ASCII.finditer(raw)]
        if _CYRILLIC.search(raw):
            found += [
                (name, m) for name, sign, pattern in _CYRILLIC_RULES if sign in raw for m in pattern.finditer(raw)
            ]
    found += [("note", call) for call in footnotes(raw).calls]
    found.sort(key=lambda one: (one[1].start(), -one[1].end()))
    kept: list[tuple[str, re.Match[str]]] = []
    end = 0
    for name, match in found:
        if match.start() >= end:
            kept.append((name, match))
            end = match.end()
    return kept


_Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of the raw text became `clean_start` to `clean_end` of the clean one."""

    start: int
    end: int
    clean_start: int
    clean_end: int


@dataclass(frozen=True, slots=True)
class Clean:
    """A raw text, its clean shadow and the edits between them, in order.

    >>> shadow = clean("The har-\\nbours of \\ufb01sh")
    >>> shadow.text
    'The harbours of fish'
    >>> shadow.raw_span(4, 12).of(shadow.raw)
    'har-\\nbours'
    """

    raw: str
    text: str
    edits: tuple[Edit, ...]
    _clean_starts: tuple[int, ...]
    _raw_starts: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> Span:
        """Where characters `start` to `end` of the clean text stand in the raw one.

        What was taken out at either edge stays outside; what was taken out between stays in. Half an edit counts
        whole: the "i" of a ligature "ﬁ" is the ligature.
        """
        first = self._begin(start)
        return Span(first, max(first, self._finish(end)))

    def _begin(self, at: int) -> int:
        n = bisect_right(self._clean_starts, at) - 1
        if n < 0:
            return at
        edit = self.edits[n]
        return edit.start if at < edit.clean_end else edit.end + at - edit.clean_end

    def _finish(self, at: int) -> int:
        n = bisect_left(self._clean_starts, at) - 1
        if n < 0:
            return at
        edit = self.edits[n]
        return edit.end if at <= edit.clean_end else edit.end + at - edit.clean_end

    def mended(self, start: int, end: int) -> bool:
        """True when a letter or digit of the raw stretch reads as another in the clean text.

        >>> clean("5igrid", mends=[(0, 6, "Sigrid")]).mended(0, 6), clean("Sig-\\nrid").mended(0, 7)
        (True, False)
        """
        first = max(0, bisect_right(self._raw_starts, start) - 1)
        for edit in self.edits[first : bisect_left(self._raw_starts, end)]:
            ink = self.raw[edit.start : edit.end]
            ink, read = LIGATURES.get(ink, ink), self.text[edit.clean_start : edit.clean_end]
            if edit.end > start and read and any(c.isalnum() for c in ink) and ink.split() != read.split():
                return True
        return False

    def raw_offset(self, at: int) -> int:
        """Where a character of the clean text stands in the raw one: the start of its `raw_span`."""
        return self._begin(at)

    def clean_offset(self, raw_offset: int) -> int:
        """The clean offset of a raw one; a place inside an edit gives the edit's start."""
        n = bisect_right(self._raw_starts, raw_offset) - 1
        if n < 0:
            return raw_offset
        edit = self.edits[n]
        return edit.clean_start if raw_offset < edit.end else edit.clean_end + raw_offset - edit.end

    def clean_span(self, span: Span) -> Span:
        """Where a raw stretch stands in the clean text; empty when nothing of it is left."""
        start, end = self.clean_offset(span.start), self.clean_offset(span.end)
        return Span(start, max(start, end))


def clean(raw: str, *, without: Iterable[Span] = (), mends: Iterable[tuple[int, int, str]] = ()) -> Clean:
    """The clean shadow of `raw`; `without`: stretches (in raw offsets) that no rule may see at all.

    mends   stretches (in raw offsets) with what stands for them in the shadow

    Line breaks stay, so that the clean text has the lines of the raw one, but for words broken over two lines, which
    are joined; empty lines inside a sentence, where a page ended, become one line break. A stretch left out inside a
    sentence leaves a space, inside a broken word nothing, else an empty line.

    >>> clean("we par-\\n\\n- 2 -\\n\\nticipate", without=[Span(9, 14)]).text
    'we participate'
    """
    gaps = [_gap(raw, span) for span in _together(raw, sorted(without)) if len(span)]
    made = [(m.start(), m.end(), _put(name, m, raw)) for name, m in _found(raw)]
    changes = _merge([(a, b, put) for a, b, put in made if put is not None], sorted([*gaps, *mends]))
    pieces: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for start, end, put in changes:
        kept = raw[done:start]
        length += len(kept)
        pieces += (kept, put)
        edits.append(Edit(start, end, length, length + len(put)))
        length += len(put)
        done = end
    pieces.append(raw[done:])
    return Clean(raw, "".join(pieces), tuple(edits), tuple(e.clean_start for e in edits), tuple(e.start for e in edits))


def _together(raw: str, spans: list[Span]) -> list[Span]:
    """Stretches with nothing but white space between them as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and not raw[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _merge(rules: list[_Change], gaps: list[_Change]) -> list[_Change]:
    """Both lists in order; a rule's change that touches a gap gives way, overlapping gaps become one."""
    joined: list[_Change] = []
    for gap in gaps:
        if joined and gap[0] < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], gap[1]), max(joined[-1][2], gap[2], key=len))
        else:
            joined.append(gap)
    if not joined:
        return rules
    starts = [g[0] for g in joined]
    kept = []
    for change in rules:
        n = bisect_right(starts, change[0]) - 1
        inside = n >= 0 and change[0] < joined[n][1]
        ahead = n + 1 < len(joined) and joined[n + 1][0] < change[1]
        if not inside and not ahead:
            kept.append(change)
    return sorted(kept + joined)


def _put(rule: str, match: re.Match[str], raw: str) -> str | None:
    """What a rule's match becomes; None to leave it as it is."""
    found = match[0]
    if rule == "parted":
        # A short line above an empty one is no broken sentence: a closing over a name that begins with "d'".
        return "\n" if match.start() - raw.rfind("\n", 0, match.start()) > FULL_LINE else None
    if rule == "broken":
        return _join(match, raw)
    if rule == "latin":
        return found.translate(LOOK_ALIKE)
    if rule == "spread":
        return " " if len(found) > 1 else ""
    if rule == "ligature":
        return LIGATURES.get(found, found)
    if rule == "wide":
        return chr(ord(found) - 0xFEE0)
    if rule == "cyrillic_oh":
        return "О" if raw[match.start() - 1].isupper() else "о"
    if rule == "oh":
        return "O" if raw[match.end()].isupper() else "o"
    if rule == "zero":
        return "0" * len(found)
    return {"newline": "\n", "hidden": "", "note": "", "space": " ", "ell": "l"}[rule]


def _join(match: re.Match[str], raw: str) -> str:
    """Nothing for a word broken at the line's end; its hyphen where the word owns one; the break itself elsewhere."""
    if match[0][0] == "\u00ad":
        return ""
    after = raw[match.end()]
    before = _word_before(raw, match.start())
    if not after.islower() and not (before.isupper() and after.isupper()):
        # "Ferrers-\nLund": the hyphen is the word's own.
        return "-" if before else "\n"
    if before.casefold() in HYPHENED:
        return "-"
    return ""


def _word_before(raw: str, end: int) -> str:
    start = end
    while start > 0 and end - start < 30 and raw[start - 1].isalpha():
        start -= 1
    return raw[start:end]


_MARK = re.compile(r"(?:b?cc|c\.\s?c|c/c|p\.\s?s|encl?)\b", re.IGNORECASE)
"""What begins a line of its own though its letters are small."""

_SIGNER = re.compile(r"(?:(?:d|cl)['’]|(?:de|du|da|von|van) )[A-ZÀ-Ý][^\n.,;:]{2,40}\s*(?:\n|\Z)")
"""A name alone on its line that begins with a small particle: it signs below a close, parted by a page's end."""

_ADDRESSED = re.compile(
    r"(?:à|au|aux|an|al?)\s+(?:Monsieur|Madame|M\.|MM\.|Mme|Son Exc|Sir|Mr|Herrn?|Frau|Se[ñn]or|S\.\s?E)"
)
"""An addressee at the foot, whose direction is in small letters: "à Monsieur le Président"."""

_LABEL = re.compile(r"[^\W\d_][\w-]{1,14} ?[:：]\s")
"""A field of a mail quoted below a rule: "From: Ada Ames"."""

_ENDS = '.!?:;…。！？؟»”")]'


def _gap(raw: str, span: Span) -> _Change:
    """A left-out stretch with the white space around it, and what stands in its place."""
    start, end = span.start, span.end
    while start > 0 and raw[start - 1].isspace():
        start -= 1
    while end < len(raw) and raw[end].isspace():
        end += 1
    if not start or end == len(raw):
        return start, end, ""
    before, after = raw[start - 1], raw[end]
    if after.islower() and before in "-\u2010\u00ac\u00ad" and start > 1 and raw[start - 2].isalpha():
        word = _word_before(raw, start - 1).casefold()
        return (start, end, "") if word in HYPHENED else (start - 1, end, "")
    line = raw[raw.rfind("\n", 0, start) + 1 : start].strip()
    inside = (
        before not in _ENDS
        and not _MARK.match(raw, end)
        and not _LABEL.match(raw, end)
        and not ((before == "," or len(line) < FULL_LINE) and _SIGNER.match(raw, end))
        and not (len(line) < FULL_LINE and _ADDRESSED.match(raw, end))
        and (after.islower() or (before.islower() and len(line) > FULL_LINE))
    )
    if inside and "\n" in raw[start:end]:
        return start, end, "\n" if not after.islower() else " "
    if "\n" not in raw[start:end]:
        # Inside a line of columns the wide gap stays wide.
        return start, end, "    " if span.start - start + end - span.end > 3 else " "
    # The break before a running foot may be counted to it.
    words = span.of(raw)
    above = raw[start : span.start] + words[: len(words) - len(words.lstrip())]
    below = words[len(words.rstrip()) :] + raw[span.end : end]
    if "\n" not in above or "\n" not in below:
        return start, end, "\n"
    return start, end, "\n\n"
