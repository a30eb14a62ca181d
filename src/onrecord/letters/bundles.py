"""Several letters in one file: the same letter to forty heads of state, a mailbox printed to PDF.

A false split is worse than a missed one: half a letter misleads, two letters in one are seen at once. So a new letter
begins only where one has been closed, another is opened, and something on the paper parts them: a new page, a ruled
line, the letterhead once more, or the same letter with another date line. What is enclosed or quoted stays with the
letter that brings it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from onrecord.letters.cues import ANY, anywhere
from onrecord.letters.mail_headers import mail_header
from onrecord.letters.reading import Line, lines_of
from onrecord.letters.recognisers.dates import find_date_mentions
from onrecord.model import Problem, Source, Span

RULED = re.compile(r"[ \t]*([=*~#+]|[-–—])(?:[ \t]?\1){7,}[ \t]*\Z")
"""A line drawn across the page. Underscores are left out: mail programs draw them above the mail they quote."""

ENCLOSED = re.compile(
    r"\W*(?:annexe?s?|anexos?|anlagen?|beilagen?|[ei]nclosures?|[ei]nclosed|appendix|attachments?|adjuntos?|"
    r"pièces? jointes?|"
    r"приложени[ея]|مرفق|附件|allegat[oi]|translation|traduction|copy|copie|original message|forwarded message)(?!\w)",
    re.IGNORECASE,
)
"""Headings below which a letter belongs to the one above it."""

_REPLY = re.compile(r"\s*(?:re|sv|aw|rv|tr|fw|fwd|wg|ref|отв|ответ|回复|رد)\s*[:：]", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|тема|ämne|oggetto|assunto|主题|الموضوع)\s*[:：]\s*(?P<words>.*)", re.IGNORECASE
)
_INLINE = re.compile(r"[^\n:,—–]{0,50}(?::|[,.]?\s?[—–])\s*\S")
_ENDS = ",:;!،：！，"


def split(source: Source) -> tuple[Span, ...]:
    """The stretches of a source that are letters of their own, covering it once and in order; one for a single letter.

    >>> one = "Aldenham, 3 May 2011\\n\\nDear Minister,\\n\\nWe ask you to sign.\\n\\nYours sincerely,\\nJ. Miller\\n"
    >>> two = one.replace("3 May", "4 May")
    >>> bundle = Source("x.txt", "", "text/plain", one + "\\f" + two)
    >>> [bundle.text[s.start : s.end].lstrip()[:15] for s in split(bundle)]
    ['Aldenham, 3 May', 'Aldenham, 4 May']
    """
    text = source.text
    lines = lines_of(text)
    pages = _page_starts(source, lines)
    if not _may_part(lines, pages):
        return (Span(0, len(text)),)
    cuts = sorted({*_mails(lines, pages), *_letters(lines, pages)})
    starts = [0, *(lines[n].start - lines[n].indent for n in cuts if n)]
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def split_problem(number: int, of: int) -> Problem:
    """What a letter out of a bundle says of itself, and how to put it right."""
    return Problem(
        "split",
        f"Letter {number} of {of} found in this file. If the file is one letter, write yes under `whole` in a list "
        "`known.csv` beside it and add it again; if a letter begins elsewhere, put it into a file of its own.",
        0,
        0,
    )


def _page_starts(source: Source, lines: tuple[Line, ...]) -> frozenset[int]:
    """Numbers of the lines that open a page: after a form feed, or first on a page of the file."""
    starts = [line.start for line in lines]
    offsets = [page.span.start for page in source.pages] + [m.end() for m in re.finditer("\f", source.text)]
    return frozenset(n for n in (bisect_right(starts, at - 1) for at in offsets) if 0 < n < len(lines))


def _may_part(lines: tuple[Line, ...], pages: frozenset[int]) -> bool:
    """False, soon, for a text with no page break, no ruled line and no long line printed twice: most letters."""
    if pages or any(RULED.match(line.text) for line in lines):
        return True
    long = [line.text for line in lines if len(line.text) > 30]
    return len(set(long)) + 1 < len(long) or any(_same(line, lines[0]) for line in lines[1:])


def _mails(lines: tuple[Line, ...], pages: frozenset[int]) -> Iterator[int]:
    """Mails printed one after another: each with its own header on top of a page or below a ruled line."""
    blocks = [n for n in sorted({0, *pages, *_after_rules(lines)}) if n < len(lines) and mail_header(lines, n)]
    if len(blocks) < 2 or blocks[0] != 0:
        return
    for before, here in pairwise(blocks):
        if here - before > 6 and not _answers(lines, before, here):
            yield here


def _answers(lines: tuple[Line, ...], before: int, here: int) -> bool:
    """True when the lower mail is the one the upper answers: quoted, not a letter of its own."""
    upper, lower = (_subject(lines, n) for n in (before, here))
    return bool(_REPLY.match(upper)) and _plain(upper) == _plain(lower)


def _subject(lines: tuple[Line, ...], first: int) -> str:
    for line in lines[first : first + 12]:
        found = _SUBJECT.match(line.text)
        if found:
            return found["words"]
    return ""


def _plain(subject: str) -> str:
    while found := _REPLY.match(subject):
        subject = subject[found.end() :]
    return " ".join(subject.casefold().split())


def _after_rules(lines: tuple[Line, ...]) -> Iterator[int]:
    return (line.number + 1 for line in lines if RULED.match(line.text))


def _letters(lines: tuple[Line, ...], pages: frozenset[int]) -> Iterator[int]:
    """Letters one after another: what parts them, and the next opening; without a new page also a close above."""
    openings = [line.number for line in lines if _opens(line, lines)]
    head = 0
    for first, following in pairwise(openings):
        close = next((n for n in range(following - 1, first, -1) if _closes(lines[n])), None)
        begin = close if close is not None else max(first, following - 30)
        if any(ENCLOSED.match(lines[n].text) for n in range(begin + 1, following)):
            continue
        start = _on_new_page(lines, pages, head, begin, following)
        if start is None and close is not None:
            start = _below(lines, head, close, following)
        if start is not None:
            head = start
            yield start


def _opens(line: Line, lines: tuple[Line, ...]) -> bool:
    """A salutation on its own line or before the text, or the compliments of a note verbale."""
    if line.text.startswith(">") or line.number + 1 >= len(lines):
        return False
    greets = anywhere("salutations", ANY).match(line.text)
    if greets and (line.gap or line.number) and not mail_header(lines, line.number):
        return (len(line.text) <= 70 and line.text[-1] in _ENDS) or bool(
            line.gap and _INLINE.match(line.text, greets.end())
        )
    return line.gap > 0 and len(line.text) > 40 and bool(anywhere("compliments", ANY).search(line.text[:200]))


def _closes(line: Line) -> bool:
    if len(line.text) > 120:
        return bool(anywhere("renewals", ANY).search(line.text[:300]))
    return bool(anywhere("closings", ANY).match(line.text) or anywhere("renewals", ANY).search(line.text))


def _on_new_page(lines: tuple[Line, ...], pages: frozenset[int], head: int, begin: int, following: int) -> int | None:
    """The top of a page, or the line below a ruled line, when a head stands between it and the opening."""
    between = range(begin + 1, following + 1)
    tops = [n for n in between if n in pages or RULED.match(lines[n - 1].text)]
    return next((n for n in reversed(tops) if _has_head(lines, head, n, following)), None)


def _below(lines: tuple[Line, ...], head: int, close: int, following: int) -> int | None:
    """The letterhead once more, or another date line over the same letter."""
    between = range(close + 1, following)
    again = next((n for n in between if _same(lines[n], lines[head])), None)
    if again is not None:
        return again
    dated = next((n for n in between if lines[n].gap and _date_line(lines[n])), None)
    return dated if dated is not None and _alike(lines, head, close, following) else None


def _has_head(lines: tuple[Line, ...], head: int, start: int, following: int) -> bool:
    """A letterhead, an address or a date line stands between the top of the page and the salutation."""
    if following - start > 30:
        return False
    return any(_date_line(lines[n]) or _same(lines[n], lines[head]) for n in range(start, following + 1))


def _same(line: Line, other: Line) -> bool:
    return len(line.text) > 7 and line.text.casefold() == other.text.casefold()


def _date_line(line: Line) -> bool:
    if len(line.text) > 90 or not any(c.isdigit() or c in "一二三四五六七八九十" for c in line.text):
        return False
    return any(m.exact for m in find_date_mentions(line.text))


def _alike(lines: tuple[Line, ...], head: int, close: int, following: int) -> bool:
    """True when the next letter has most of the words of this one: the same letter to another addressee."""
    this = {line.text for line in lines[head:close] if len(line.text) > 30}
    after = {line.text for line in lines[following : following + close - head + 6]}
    return bool(this) and len(this & after) * 2 >= len(this)
