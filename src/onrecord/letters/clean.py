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

from onrecord.model import Span

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxyk0", "АВСЕНКМОРТХУасеорхук0")
"""Latin letters that an OCR engine, or a typist, puts for Cyrillic ones."""

# Parts that keep their hyphen when a line ends after it: "non-\naligned" is no "nonaligned".
HYPHENED = frozenset(
    ("non", "self", "anti", "well", "co", "ex", "vice", "pro", "semi", "pre", "post", "multi", "counter", "so", "by")
)

_RULES = re.compile(
    r"""
      (?P<newline> \r\n? | [\x0b\x85\u2028\u2029] )
    | (?P<broken> (?<=[^\W\d_]) [-\u2010\u00ac\u00ad]                                      # "har-\nbours"
                  [ \t\u00a0]{0,40} \r?\n [ \t\u00a0]{0,120} (?=[^\W\d_]) )
    | (?P<parted> (?<=[a-z,\u00df-\u00ff\u0430-\u045f]) [ ]{0,40} \r?\n                     # a sentence over a page
                  [ \t\u00a0\f\r]{0,120} \n [ \t\u00a0\f\r\n]{0,400} (?=[a-z\u00df-\u00ff\u0430-\u045f]) )
    | (?P<hidden> [\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069] )
    | (?P<ligature> [\ufb00-\ufb06] )
    | (?P<space> [\u00a0\u2000-\u200a\u202f\u205f\u3000] )
    | (?P<wide> [\uff10-\uff19\uff21-\uff3a\uff41-\uff5a] )                                # full-width letters, digits
    | (?P<ell> (?<=[a-z])1(?=[a-z]) )                                                      # "Is1and"
    | (?P<ell_end> (?<=[a-z]{3})1(?![\w(\[/]) )                                            # "Genera1"
    | (?P<oh> (?<=[A-Z]{2})0(?=[A-Z]) | (?<=[a-z])0(?=[a-z]) | (?<!\S)0(?=[FRNfrn]\b) )    # "KINGDOM 0F"
    | (?P<zero> (?<=\b[12])[Oo]{1,3}(?=\d{0,2}\b) | (?<=\b[12]\d)[Oo]{1,2}(?=\d?\b) )      # "2OO4"
    | (?P<cyrillic_oh> (?<=[\u0400-\u04ff])0(?=[\u0400-\u04ff]) )                          # "Г0РОД"
    | (?P<latin> (?<=[\u0400-\u04ff])[ABCEHKMOPTXYaceopxyk]+(?![A-Za-z])
               | (?<![A-Za-z])[ABCEHKMOPTXYaceopxyk]+(?=[\u0400-\u04ff]) )                 # Latin O in "ПОСОЛЬСТВО"
    """,
    re.VERBOSE,
)


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


def clean(raw: str, *, without: Iterable[Span] = ()) -> Clean:
    """The clean shadow of `raw`; `without`: stretches (in raw offsets) that no rule may see at all.

    Line breaks stay, so that the clean text has the lines of the raw one, but for words broken over two lines, which
    are joined; empty lines inside a sentence, where a page ended, become one line break. A stretch left out inside a
    sentence leaves a space, inside a broken word nothing, else an empty line.

    >>> clean("we par-\\n\\n- 2 -\\n\\nticipate", without=[Span(9, 14)]).text
    'we participate'
    """
    gaps = [_gap(raw, span) for span in _together(raw, sorted(without)) if len(span)]
    changes = _merge([(m.start(), m.end(), _put(m, raw)) for m in _RULES.finditer(raw)], gaps)
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


def _put(match: re.Match[str], raw: str) -> str:
    """What a rule's match becomes."""
    rule, found = match.lastgroup, match[0]
    if rule == "broken":
        return _join(match, raw)
    if rule == "latin":
        return found.translate(LOOK_ALIKE)
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
    return {"newline": "\n", "parted": "\n", "hidden": "", "space": " ", "ell": "l", "ell_end": "l"}[rule or ""]


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
    inside = before not in _ENDS and (after.islower() or before.islower())
    if inside and "\n" in raw[start:end]:
        return start, end, "\n" if not after.islower() else " "
    if "\n" not in raw[start:end]:
        # Inside a line of columns the wide gap stays wide.
        return start, end, "    " if span.start - start + end - span.end > 3 else " "
    if "\n" not in raw[start : span.start] or "\n" not in raw[span.end : end]:
        return start, end, "\n"
    return start, end, "\n\n"
