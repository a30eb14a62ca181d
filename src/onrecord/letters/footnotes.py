"""Footnotes of a letter: the signs that call them, which part no sentence, and the notes, which are none of the body.

A note begins a line with the sign that a word above bears: "children.²" and below "² Report of 2022, p. 41." Raised
figures are always such signs, but for squares and cubes of measures. Figures of the common kind, as a PDF leaves them
("children.2"), and figures in brackets are signs only where their note is found, in order from the first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Span

_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_TO_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_FIGURE = re.compile(f"[{_RAISED}]")
_CALL_RAISED = re.compile(
    rf"(?<=[^\s\d{_RAISED}/])[{_RAISED}]{{1,3}}(?:[,\u02d2]?[{_RAISED}]{{1,3}})*|(?<=\d{{4}})[{_RAISED}]{{1,3}}"
)
_MEASURE = re.compile(r"(?<![^\W\d_])(?:[kcdmhµn]?m|ft|in|mi|yd|[xyRrE]|км|м|см)\Z")
_CALL_PLAIN = re.compile(r"(?<=[^\W\d_]{2}[.,;:”\"’)])(\d{1,3})(?=\s|\Z)|(?<=[^\W\d_]{5})(\d{1,2})(?=[\s.,;:)])")
_CALL_BRACKETED = re.compile(r"(?<=[^\s\[(])\[(\d{1,3}|[ivx]{1,5})\]")
_NOTE = re.compile(
    rf"(?:^|(?<=\f))[ \t\u00a0]*(?:(?P<raised>[{_RAISED}]{{1,3}})|\[(?P<bracketed>\d{{1,3}}|[ivx]{{1,5}})\]"
    r"|(?P<plain>\d{1,3})(?![\d.,/:)-]))"
    r"[ \t\u00a0]*(?=[^\W\d_]|[\"“«(‘'])",
    re.MULTILINE,
)
_EMPTY = re.compile(r"\n[ \t\r]*\n|\f")
_APART = re.compile(r"(?:\n[ \t\r]*\n|\f|[_–—―-]{5,}[ \t]*\n)[ \t]*\Z")
_RULE = re.compile(r"[ \t]*[_–—―-]{5,}[ \t]*\n?\Z")


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Where footnotes are called, and the notes themselves, in order, in offsets of the raw text."""

    calls: tuple[re.Match[str], ...] = ()
    notes: tuple[Span, ...] = ()


@lru_cache(maxsize=4)
def footnotes(raw: str) -> Footnotes:
    """The footnotes of a text.

    >>> raw = "Most were children.² We ask you to act.\\n\\n² Report of 2022, p. 41.\\n"
    >>> [m[0] for m in footnotes(raw).calls], [s.of(raw) for s in footnotes(raw).notes]
    (['²'], ['² Report of 2022, p. 41.'])
    """
    any_raised = not raw.isascii() and _RAISED_FIGURE.search(raw)
    raised = tuple(m for m in _CALL_RAISED.finditer(raw) if not _is_measure(raw, m)) if any_raised else ()
    calls = dict.fromkeys(raised)
    notes: dict[int, None] = {}
    begun = list(_NOTE.finditer(raw))
    for kind, pattern in (("raised", None), ("bracketed", _CALL_BRACKETED), ("plain", None), ("plain", _CALL_PLAIN)):
        lines: dict[str, list[int]] = {}
        for m in begun:
            if m[kind] and m.start() not in notes:
                lines.setdefault(_number(m[kind]), []).append(m.start())
        called = raised if pattern is None else pattern.finditer(raw) if lines else ()
        for call, start in _matched(called, lines, in_order=pattern is _CALL_PLAIN):
            if kind != "plain" or _stands_apart(raw, start, notes):
                notes[start] = calls[call] = None
    return Footnotes(tuple(sorted(calls, key=lambda m: m.start())), tuple(_notes(raw, sorted(notes))))


def _stands_apart(raw: str, start: int, notes: Mapping[int, None]) -> bool:
    """Below an empty line, a ruled one, a page's end or another note: else a line may begin with any figure."""
    above = raw[max(0, start - 80) : start]
    if not above.strip() or _APART.search(above):
        return True
    last = next(reversed(notes), None)
    return last is not None and last < start and not _EMPTY.search(raw, last, start)


def _is_measure(raw: str, call: re.Match[str]) -> bool:
    return _MEASURE.search(raw, max(0, call.start() - 4), call.start()) is not None


def _matched(
    calls: Iterable[re.Match[str]], lines: Mapping[str, list[int]], *, in_order: bool
) -> Iterator[tuple[re.Match[str], int]]:
    """Each call with the first line behind it that begins with its sign; `in_order`: counted from 1, none left out."""
    expected = 1
    for call in calls:
        for number in re.findall(r"\d+|[ivx]+", _number(call[0])):
            if in_order and number != str(expected):
                continue
            places = lines.get(number, [])
            n = bisect_left(places, call.end())
            if n < len(places):
                yield call, places[n]
                expected += 1


def _number(sign: str) -> str:
    return sign.translate(_TO_FIGURES)


def _notes(raw: str, starts: list[int]) -> Iterator[Span]:
    """Each note to the next one, an empty line or the page's end; with the ruled line above the first."""
    for start, following in zip(starts, [*starts[1:], len(raw)], strict=False):
        ends = [at for sign in ("\n\n", "\f", "\r\n\r\n", "\n \n") if (at := raw.find(sign, start, following)) >= 0]
        end = min([following, *ends])
        rule = _RULE.search(raw, max(0, start - 80), start)
        first = rule.start() if rule else start
        words = raw[first:end].rstrip()
        yield Span(first, first + len(words))
