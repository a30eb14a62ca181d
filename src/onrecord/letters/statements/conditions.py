"""What must happen first: the words of a condition, as a stretch of their own."""

from __future__ import annotations

import re

from onrecord.letters.statements.cues import Cues
from onrecord.model import Span

_SHORTEST = 8
_SHORTEST_UNSPACED = 3
_REST = 5
"""Words after a comma that are a clause of their own."""

_COMMA = re.compile(r"[,，،](?!\d)")


def find_condition(folded: str, span: Span, cues: Cues) -> Span | None:
    """The condition in a clause: at its head up to the comma, or at its end; None when there is none.

    >>> from onrecord.letters.statements.cues import load
    >>> text = "should the talks succeed, arden would join."
    >>> find_condition(text, Span(0, len(text)), load("en")).of(text)
    'should the talks succeed'
    """
    likely = cues.likely(folded, span.start, span.end, "condition")
    start = _past_connector(folded, span, cues)
    short = next((m for c, p in likely if c.kind == "short" and (m := p.regex.match(folded, start, span.end))), None)
    if short:
        return Span(short.start(), short.end())
    if any(c.kind == "fronted" and p.regex.match(folded, start, span.end) for c, p in likely):
        return _fronted(folded, start, span, cues)
    for cue, pattern in likely:
        if cue.kind in ("fronted", "short"):
            continue
        for m in pattern.regex.finditer(folded, span.start + 1, span.end):
            if _asked_or_thanked(folded[span.start : m.start()], cues):
                continue
            begin = m.start() + len(m[0]) - len(m[0].lstrip(" ,"))
            end = _trailing_end(folded, begin, span, cues)
            if end - begin >= _shortest(cues) and begin - span.start >= _shortest(cues):
                return Span(begin, end)
    return None


def _asked_or_thanked(before: str, cues: Cues) -> bool:
    """True behind a word that makes an "if" no condition: "ask if", "should be grateful if", "on the subject to"."""
    barred = cues.words.get("no_condition")
    return bool(barred and any(m.end() == len(before) for m in barred.regex.finditer(before, max(0, len(before) - 24))))


def _fronted(folded: str, start: int, span: Span, cues: Cues) -> Span | None:
    """Up to the comma after which a subject opens the main clause; else to the first comma; else to the writer."""
    own = [cues.words[k].regex for k in ("own", "government", "article", "carry", "other") if k in cues.words]
    that = cues.words.get("that")
    commas = [
        m.start()
        for m in _COMMA.finditer(folded, start + _shortest(cues), span.end)
        # "If it is confirmed, that ..." as some languages write: the condition goes on.
        if not (that and that.regex.match(folded, m.end() + 1))
    ]
    for at in commas:
        rest = re.compile(r"[,，،\s]+").match(folded, at)
        after = rest.end() if rest else at + 1
        if any(p.match(folded, after) for p in own):
            return Span(start, at)
    if commas:
        return Span(start, commas[-1] if len(commas) == 1 else commas[0])
    resumes = cues.words.get("resumes")
    if resumes and (again := resumes.regex.search(folded, start + _shortest(cues), span.end)):
        return Span(start, _without_space(folded, again.start()))
    for key in ("own", "government", "office"):
        for m in cues.words[key].regex.finditer(folded, start + _shortest(cues), span.end) if key in cues.words else ():
            begin = _subject_from(folded, m.start(), cues)
            if begin is not None:
                return Span(start, _without_inverted(folded, start, _without_space(folded, begin), cues))
    return None


def _trailing_end(folded: str, begin: int, span: Span, cues: Cues) -> int:
    """To the end of the clause, or to a comma after which the main clause goes on."""
    goes_on = cues.words.get("goes_on")
    own = [cues.words[k].regex for k in ("own", "article", "carry", "addressee") if k in cues.words]
    for comma in _COMMA.finditer(folded, begin + _shortest(cues), span.end):
        after = comma.end()
        while after < span.end and folded[after].isspace():
            after += 1
        rest = len(folded[after : span.end].split())
        if goes_on and rest >= _REST and not goes_on.regex.match(folded, after, span.end):
            return comma.start()
        if any(p.match(folded, after, span.end) for p in own):
            return comma.start()
    return _without_stop(folded, span.end)


def _subject_from(folded: str, at: int, cues: Cues) -> int | None:
    """Where the subject at `at` begins, its article included; None after a preposition, where it is no subject."""
    for name in ("article", "preposition"):
        kind = cues.words.get(name)
        before = folded[max(0, at - 24) : at].rstrip()
        found = [m for m in kind.regex.finditer(before) if m.end() == len(before)] if kind else []
        if found and name == "preposition":
            return None
        if found:
            at = max(0, at - 24) + found[0].start()
    return at


def _past_connector(folded: str, span: Span, cues: Cues) -> int:
    at = span.start
    connector = cues.words.get("connector")
    for _ in range(2):
        m = connector.regex.match(folded, at, span.end) if connector else None
        if m is None or not m[0]:
            break
        at = m.end()
        while at < span.end and folded[at] in " ,":
            at += 1
    return at


def _without_stop(folded: str, end: int) -> int:
    while folded[end - 1] in " .;,:。；，":
        end -= 1
    return end


def _without_inverted(folded: str, start: int, end: int, cues: Cues) -> int:
    """The end without a verb that stands before its subject: "only after the study will we decide"."""
    inverted, words = cues.words.get("inverted"), folded[start:end].rsplit(" ", 1)
    if inverted and len(words) == 2 and inverted.regex.fullmatch(words[1]):
        return _without_space(folded, end - len(words[1]))
    return end


def _without_space(folded: str, end: int) -> int:
    while folded[end - 1] in " ,":
        end -= 1
    return end


def is_exception(folded: str, condition: Span, cues: Cues) -> bool:
    """True for "unless" and its like, which leave a promise a promise."""
    exceptions = [c for c in cues.groups.get("condition", ()) if c.kind in ("exception", "short")]
    opening = folded[max(0, condition.start - 1) : condition.end]
    return any(p.regex.match(opening) or p.regex.match(" " + opening.lstrip()) for c in exceptions for p in c.patterns)


def _shortest(cues: Cues) -> int:
    return _SHORTEST if cues.spaced else _SHORTEST_UNSPACED
