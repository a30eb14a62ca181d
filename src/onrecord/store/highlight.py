"""Where the words of a query stand in a text as read, and a snippet around them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import lru_cache

from onrecord.store.fold import Folded, each_word, words
from onrecord.store.query import Query, Term

SNIPPET = 180
"""Characters of text that a hit shows."""

LEAD = 60
"""Characters of it before the first word found."""

Places = tuple[tuple[int, int], ...]


def places(text: str, query: Query) -> Places:
    """Stretches of `text` that the query's terms stand on, in order, overlaps joined.

    >>> from onrecord.store.query import parse
    >>> places("The Treaty. A treaty-based body", parse("treaty"))
    ((4, 10), (14, 20))
    """
    cut = words(text)
    at: dict[str, list[int]] = {}
    for i, word in enumerate(cut):
        at.setdefault(word.word, []).append(i)
    return _joined(sorted(place for term in query.terms for place in _of_term(term, cut, at)))


def _of_term(term: Term, cut: Sequence[Folded], at: dict[str, list[int]]) -> list[tuple[int, int]]:
    first, size = term.words[0], len(term.words)
    if size == 1 and term.prefix:
        starts = sorted(i for word, places in at.items() if word.startswith(first) for i in places)
    else:
        starts = at.get(first, [])
    return [(cut[i].start, cut[i + size - 1].end) for i in starts if _matches(term, cut[i : i + size])]


def _matches(term: Term, here: Sequence[Folded]) -> bool:
    if len(here) < len(term.words):
        return False
    *exact, last = zip(term.words, (word.word for word in here), strict=True)
    ends = last[1].startswith(last[0]) if term.prefix else last[0] == last[1]
    return ends and all(a == b for a, b in exact)


def _joined(found: Sequence[tuple[int, int]]) -> Places:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def first(text: str, query: Query) -> tuple[int, int] | None:
    """The first place of any term; reads no further than it must, since every hit of a search needs it.

    >>> from onrecord.store.query import parse
    >>> first("The mine ban treaty", parse('"mine ban" OR treaty'))
    (4, 12)
    """
    if text.isascii() and not _BROKEN.search(text):
        return _first_plain(text.lower(), query)
    terms = tuple(query.terms)
    exact = {term.words[-1] for term in terms if not term.prefix}
    begins = tuple(term.words[-1] for term in terms if term.prefix)
    longest = max((len(term.words) for term in terms), default=0)
    before: deque[Folded] = deque(maxlen=max(longest, 1))
    for cut in each_word(text):
        before.append(cut)
        if cut.word in exact or (begins and cut.word.startswith(begins)):
            for term in terms:
                here = list(before)[-len(term.words) :]
                if _matches(term, here):
                    return here[0].start, cut.end
    return None


_BROKEN = re.compile(r"-[ \t]*\r?\n")
"""A word may be broken here, and go on in the next line."""


def _first_plain(text: str, query: Query) -> tuple[int, int] | None:
    """The same in small letters, figures and signs, whose words stand as they are searched for; many times quicker."""
    found = (m.span() for term in query.terms if (m := _plain(term).search(text)))
    return min(found, key=lambda place: place[1], default=None)


@lru_cache(maxsize=1024)
def _plain(term: Term) -> re.Pattern[str]:
    said = "[^a-z0-9]+".join(map(re.escape, term.words))
    return re.compile(rf"(?<![a-z0-9]){said}" + ("[a-z0-9]*" if term.prefix else "(?![a-z0-9])"))


def snippet(text: str, query: Query) -> tuple[str, Places]:
    """A stretch of the text around the first place found, on one line, and the marks in it.

    >>> from onrecord.store.query import parse
    >>> snippet("Excellency,\\n\\nplease accede\\nsoon.", parse("accede"))
    ('Excellency, please accede soon.', ((19, 25),))
    """
    begin, finish = first(text, query) or (0, 0)
    start = max(0, begin - LEAD)
    end = max(finish, min(len(text), start + SNIPPET))
    while start > max(0, begin - 2 * LEAD) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace() and end - start < 2 * SNIPPET:
        end += 1
    return _one_line(text, start, end, tuple((start + a, start + b) for a, b in places(text[start:end], query)))


def _one_line(text: str, start: int, end: int, found: Places) -> tuple[str, Places]:
    """Runs of white space become one space; marks are moved along."""
    line = _SPACES.sub(" ", text[start:end]).strip()
    inside = ((max(a, start), min(b, end)) for a, b in found if a < end and b > start)
    moved = (tuple(min(len(_SPACES.sub(" ", text[start:x]).lstrip()), len(line)) for x in pair) for pair in inside)
    return line, tuple((a, b) for a, b in moved if a < b)


_SPACES = re.compile(r"\s+")
