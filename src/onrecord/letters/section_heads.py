"""Headings inside a letter's body ("Our position", "2. Steps taken so far"): what a part is about, said of nobody.

A heading stands on a line of its own, is short, begins with a capital, ends without a mark, and whole sentences follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.letters.patterns import small_words

MOST_WORDS = 11
MOST_SIGNS = 24
"""Words of a heading at most; characters in a script without spaces."""

LONGEST = 60
"""Lines of a paragraph that are looked at for its end."""

FULL = 0.8
"""Share of the longest line's length from which a line counts as full."""

_MARK = re.compile(r"[,;:|?!。？！；：，؟؛،…]|\.(?:\s|\Z)|[—–-]\Z|\.[»”\"')\]]+\Z")
_SENTENCE_END = re.compile(r"[.?!。？！؟:：;；][»”\"')\]\d]*\s*\Z")
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = re.compile(r"[\u3400-\u9fff]")
_BULLET = re.compile(r"[^\w(（]\Z|o\Z")


def section_heads(lines: Sequence[str], labels: Sequence[re.Match[str] | None]) -> frozenset[int]:
    """Numbers of the lines that are a heading; `labels`: what each line is counted with, as `list_items.labels` gives.

    >>> body = ["Steps taken", "", "The weapon kills for years after a war."]
    >>> section_heads(body, [None, None, None])
    frozenset({0})
    """
    full = FULL * max(map(len, lines), default=0)
    found: set[int] = set()
    series: dict[str, int] = {}
    for i, line in enumerate(lines):
        label = labels[i]
        if line.strip() and _is_head(lines, labels, i) and _room(lines, i) < full:
            # Where one label of a series counts an item, those after it do.
            before = series.get(_style(label)) if label else None
            if before is None or before in found:
                found.add(i)
        if label:
            series[_style(label)] = i
        elif line.strip() and i not in found and i and not lines[i - 1].strip():
            series = {k: v for k, v in series.items() if v in found}  # a paragraph of its own ends a list
    return frozenset(found if len(found) > 1 else (i for i in found if labels[i] or not _goes_on(lines[i])))


def _style(label: re.Match[str]) -> str:
    """How a label is written, whatever its number: "(x)", "X.", "0."."""
    marker = re.sub(r"\d+", "0", label["marker"])
    return re.sub(r"[^\W\d_]+", "X" if marker.isupper() else "x", marker)


def _goes_on(line: str) -> bool:
    """True for a line that may be the beginning of a sentence: alone in its letter, it is taken for that."""
    return re.split(r"[\s'’]", line.strip())[0].lower() in small_words()


def _is_head(lines: Sequence[str], labels: Sequence[re.Match[str] | None], i: int) -> bool:
    label = labels[i]
    words = lines[i][label.end() if label else 0 :].strip()
    if not _short(words) or _MARK.search(words) or not _opens(words) or words.split()[-1].lower() in small_words():
        return False
    if label and _BULLET.match(label["marker"]):
        return False
    before = lines[i - 1].strip() if i else ""
    if before and not _SENTENCE_END.search(before):
        return False
    after = next((k for k in range(i + 1, len(lines)) if lines[k].strip()), None)
    return after is not None and not labels[after] and _is_sentence(lines, after)


def _short(words: str) -> bool:
    return len(words) <= MOST_SIGNS if _WIDE.search(words) else len(words.split()) <= MOST_WORDS


def _opens(words: str) -> bool:
    first = _LETTER.search(words)
    return first is not None and not first[0].islower()


def _is_sentence(lines: Sequence[str], start: int) -> bool:
    """The paragraph that begins at a line begins with a capital and ends as sentences do."""
    last = min(start + LONGEST, len(lines))
    end = next((k for k in range(start, last) if not lines[k].strip()), last)
    words = " ".join(lines[start:end]).strip()
    return _opens(words) and bool(_SENTENCE_END.search(words)) and not _short_of(words)


def _short_of(words: str) -> bool:
    """Fewer words than a sentence has."""
    return len(words) < 8 if _WIDE.search(words) else len(words.split()) < 5


def _room(lines: Sequence[str], i: int) -> int:
    """How long a line would be with the next word on it: a line nearly full may only have been broken there.

    Behind a page's end the next word stands beyond an empty line; then the line's own length tells.
    """
    after = lines[i + 1].split() if i + 1 < len(lines) else []
    return len(lines[i].rstrip()) + (1 + len(after[0]) if after else 0)
