"""What must happen first: the words of a condition, as a stretch of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.letters.patterns import Pattern
from onrecord.letters.statements.cues import Cues
from onrecord.model import Span

_SHORTEST = 8
_SHORTEST_UNSPACED = 3
_PUT_IN = re.compile(r", \w{3,}ing [^,;.]{3,60},(?= )")
"""What a condition goes on behind: "should the council, acting on its own, decide"."""
_REST = 5
"""Words after a comma that are a clause of their own."""

_OPENED = re.compile(r"(?:\w+ ){0,2}\w+, [^,;.]{3,60},(?= )")
"""A conjunction with words put in right behind it: "unless, in the meantime, the list is paid"."""

_COMMA = re.compile(r"[,，،](?!\d)")


def find_condition(folded: str, span: Span, cues: Cues, text: str | None = None) -> Span | None:
    """The condition in a clause: at its head up to the comma, or at its end; None when there is none.

    text   as written, where commas around insertions stand that the folded text has blanks for

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
        return _fronted(folded, start, span, cues, text or folded)
    for cue, pattern in likely:
        if cue.kind in ("fronted", "short"):
            continue
        for m in pattern.regex.finditer(folded, span.start + 1, span.end):
            if cue.kind == "negated" and not _is_refused(folded[span.start : m.start()], cues):
                continue
            if not _aside(m, folded, span) and _asked_or_thanked(folded[span.start : m.start()], cues):
                continue
            begin = m.start() + len(m[0]) - len(m[0].lstrip(" ,，،"))
            if _told_that(folded, begin, cues) and (fronted := _fronted(folded, begin, span, cues, text or folded)):
                return fronted
            end = _joined(folded, _trailing_end(folded, begin, span, cues), span, [p for _, p in likely], cues)
            if end - begin >= _shortest(cues) and begin - span.start >= _shortest(cues):
                return Span(begin, end)
    return None


def _aside(m: re.Match[str], folded: str, span: Span) -> bool:
    """True for a condition between commas: "we could meet, if it suits you, in May"."""
    return m[0].startswith(",") and "," in folded[m.end() : span.end]


def _asked_or_thanked(before: str, cues: Cues) -> bool:
    """True behind a word that makes an "if" no condition: "ask if", "should be grateful if", "on the subject to"."""
    barred = cues.words.get("no_condition")
    return bool(barred and any(m.end() == len(before) for m in barred.regex.finditer(before, max(0, len(before) - 24))))


def _is_refused(before: str, cues: Cues) -> bool:
    """True where what stands before denies: "nothing will be signed before the council has met"."""
    negates = cues.words.get("negates")
    return bool(negates and negates.regex.search(before))


def _fronted(folded: str, start: int, span: Span, cues: Cues, text: str) -> Span | None:
    """Up to the comma after which a subject opens the main clause; else to the first comma; else to the writer.

    Where the main clause plainly begins without a comma ("If you agree we shall sign, and ..."), up to that.
    """
    own = [
        cues.words[k].regex
        for k in ("own", "government", "article", "carry", "other", "goes_on_main")
        if k in cues.words
    ]
    commas = [m.start() for m in _COMMA.finditer(text, start + _shortest(cues), span.end)]
    commas = [at for at in commas if not cues.spaced or len(folded[start:at].split()) > 2]
    that = cues.words.get("that")  # "If it is confirmed, that ..." as some languages write: the condition goes on.
    commas = [at for at in commas if not (that and that.regex.match(folded, at + 2))]
    commas = _past_insertion(commas, folded, start)
    more = cues.words.get("and_if")  # "If you agree, and if the list is right, ..." is one condition.
    commas = [at for at in commas if not (more and more.regex.match(folded, at + 2))] or commas
    chosen = (commas[-1] if len(commas) == 1 else commas[0]) if commas else None
    for at in commas:
        rest = re.compile(r"[,，،\s]+").match(text, at)
        after = rest.end() if rest else at + 1
        while after < span.end and folded[after] == " ":
            after += 1
        if any(p.match(folded, after) for p in own):
            chosen = at
            break
    again = _resumed(folded, start, span, cues)
    if again is not None and (chosen is None or again < chosen):
        return Span(start, _without_space(folded, again))
    if chosen is not None:
        return Span(start, chosen)
    for key in ("own", "government", "office"):
        for m in cues.words[key].regex.finditer(folded, start + _shortest(cues), span.end) if key in cues.words else ():
            begin = _subject_from(folded, m.start(), cues)
            if begin is not None:
                return Span(start, _without_inverted(folded, start, _without_space(folded, begin), cues))
    return None


def _past_insertion(commas: list[int], folded: str, start: int) -> list[int]:
    """The commas but for the one behind words put in behind the conjunction: "If, in May, the talks fail, ..."."""
    opened = _OPENED.match(folded, start)
    return commas[1:] if opened and len(commas) > 1 else commas


def _resumed(folded: str, start: int, span: Span, cues: Cues) -> int | None:
    """Where the main clause begins by a word that no condition has: "please", "I will".

    Where a language names conditions without a verb ("при наличии средств"), any verb or subject behind one will do,
    and behind others none.
    """
    nouns = cues.words.get("noun_condition")
    if nouns and nouns.regex.match(folded, start) is None:
        return None
    resumes = cues.words.get("inverted" if folded.startswith("only ", start) else "resumes")
    found = resumes.regex.finditer(folded, start + _shortest(cues), span.end) if resumes else ()
    return next((m.start() for m in found if len(folded[start : m.start()].split()) > 2), None)


def _trailing_end(folded: str, begin: int, span: Span, cues: Cues) -> int:
    """To the end of the clause, or to a comma after which the main clause goes on."""
    goes_on = cues.words.get("goes_on")
    own = [cues.words[k].regex for k in ("own", "article", "carry", "addressee") if k in cues.words]
    opened = _OPENED.match(folded, begin, span.end)
    within = opened.end() if opened and _COMMA.search(folded, opened.end(), span.end) is None else begin
    for comma in _COMMA.finditer(folded, begin + _shortest(cues), span.end):
        if comma.start() < within:
            continue
        if put_in := _PUT_IN.match(folded, comma.start(), span.end):
            within = put_in.end()
            continue
        after = comma.end()
        while after < span.end and folded[after].isspace():
            after += 1
        rest = len(folded[after : span.end].split())
        if _inserted(folded, comma.start(), after, cues):
            continue
        if goes_on and rest >= _REST and not goes_on.regex.match(folded, after, span.end):
            return comma.start()
        if any(p.match(folded, after, span.end) for p in own):
            return comma.start()
    return _without_stop(folded, span.end)


def _inserted(folded: str, comma: int, after: int, cues: Cues) -> bool:
    """True for the commas around words put in behind an auxiliary: "will, from October on, be"."""
    auxiliary = cues.words.get("auxiliary")
    if auxiliary is None:
        return False
    return folded[:comma].rsplit(maxsplit=1)[-1:] != [] and bool(
        auxiliary.regex.fullmatch(folded[max(0, comma - 12) : comma].rsplit(maxsplit=1)[-1])
        or auxiliary.regex.match(folded, after)
    )


def _told_that(folded: str, begin: int, cues: Cues) -> bool:
    """True behind "that": "I may say that, should it fail, we shall leave" goes on with what is said."""
    telling = cues.words.get("telling_on")
    before = folded[max(0, begin - 24) : begin].rstrip(" ,").split(" ")[-1]
    return bool(telling and telling.regex.fullmatch(before))


def _joined(folded: str, end: int, span: Span, patterns: Sequence[Pattern], cues: Cues) -> int:
    """The end of the last of several conditions in a row: "subject to ..., provided ... and provided ..."."""
    for _ in range(3):
        after = _COMMA.match(folded, end)
        more = next((m for p in patterns if (m := p.regex.match(folded, end, span.end))), None) if after else None
        if more is None:
            return end
        end = _trailing_end(folded, more.end(), span, cues)
    return end


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


def is_exception(folded: str, condition: Span, cues: Cues, *, opens: bool = False) -> bool:
    """True for "unless" and its like, which leave a promise a promise.

    opens   the condition stands at the head: there "unless" turns it ("Unless it is paid, we shall tell our members")
    """
    turns = cues.words.get("turns_fronted") if opens else None
    if turns and turns.regex.match(folded, condition.start, condition.end):
        return False
    exceptions = [c for c in cues.groups.get("condition", ()) if c.kind in ("exception", "negated", "short")]
    opening = folded[max(0, condition.start - 1) : condition.end]
    return any(p.regex.match(opening) or p.regex.match(" " + opening.lstrip()) for c in exceptions for p in c.patterns)


def _shortest(cues: Cues) -> int:
    return _SHORTEST if cues.spaced else _SHORTEST_UNSPACED
