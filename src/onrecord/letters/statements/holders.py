"""Whose position or act a statement is, and how the writer stands to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.letters.patterns import Pattern
from onrecord.letters.statements.acts import REACH, Clause, Verdict
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.subjects import Side, Subject
from onrecord.letters.statements.tellers import teller
from onrecord.letters.statements.who import Parties
from onrecord.model import Act, Attribution

_PARENTHETICAL = re.compile(r"[^,;]{3,40},")
"""What is left of "as Arden pointed out in May, ..." from the verb on."""

_ASIDE = re.compile(r", (?:as|like|with|in|on|for|at|who|which|whose|que|qui|dont)\b[^,;.]{3,90},")
"""What is said by the way behind a subject: "Arden, as chair, asked"."""
_PUT_IN = re.compile(r",.*,(?: (?:has|have|had|also|then|now|\w+ly))*\s*", re.DOTALL)
"""What stands between a subject and its verb where commas close it in: ", who was there, has"."""
_QUOTES = re.compile('["“„«「]')

OPENS = 4
"""Characters before a source that opens its clause."""

_TOLD = frozenset({Act.FACT_CITED, Act.VOTE_CITED})
_OPENING = ("“", "«", '"', "„", "「", "《")

Whose = tuple[str | None, Attribution]


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody else's words or deed, told by the writer.

    kind   "words" or "deed"
    main   True where telling it is what the clause does, not something said by the way
    """

    subject: Subject
    kind: str
    main: bool
    words: str


def told_of(clause: Clause, text: str, folded: str, cues: Cues) -> Told | None:
    """The first verb of a clause by which another's words or deed are told; None where there is none."""
    if clause.told_by is not None:
        return Told(Subject(clause.start, clause.start, clause.told_by), "words", True, "frame")
    if text[clause.start] in _OPENING and _quoted_whole(text[clause.start : clause.end]):
        other = clause.subject if clause.subject and clause.subject.side is not Side.OWN else None
        return Told(other or Subject(clause.start, clause.start, Side.OTHER), "words", True, "a quotation")
    found: list[tuple[int, Told]] = []
    for cue, m in cues.matches(folded, clause.start, clause.end, "told"):
        if cue.who != "after" and _untold(folded[clause.start : m.start()], cues):
            continue
        if m.start() > clause.start and folded[m.start() - 1] in _OPENING:
            continue  # a word quoted as a word: "您把「呼吁」改成「要求」"
        subject = teller(clause, m, cue.who, text, folded, cues)
        if subject and subject.side is not Side.OWN:
            main = _is_main(clause, subject, m.span(), folded, cues)
            found.append((m.start(), Told(subject, cue.kind or "words", main, m[0])))
    return min(found, key=lambda f: f[0])[1] if found else None


def _untold(before: str, cues: Cues) -> bool:
    """True where the word before makes the verb no telling: "was said", "is kindly requested".

    Without spaces, where what stands before bids ("请安理会敦促").
    """
    bids = cues.words.get("bids")
    if bids and bids.regex.match(before):
        return True
    barred, adverb = cues.words.get("not_told"), cues.words.get("adverb")
    words = before.split()
    while len(words) > 1 and adverb and adverb.regex.fullmatch(words[-1]):
        if barred and barred.regex.fullmatch(words[-1]):
            return True  # "you may also suggest that" bids, though "may" stands before asks as well
        words.pop()
    return bool(barred and words and barred.regex.fullmatch(words[-1]))


def whose(told: Told | None, clause: Clause, verdict: Verdict, who: Parties) -> Whose:
    """Holder and attribution of a clause.

    Another's words ("you stated that", "according to Arden") are reported and his; another's vote or deed of state is
    about him; all else is the writer's own, his account of events included.
    """
    if clause.subject is not None and clause.subject.client:
        return clause.subject.holder, Attribution.REPORTED
    if verdict.act not in _TOLD:
        return who.speaker, Attribution.OWN
    if told is None:
        subject = clause.subject
        if verdict.act is Act.VOTE_CITED and subject and subject.side is not Side.OWN and subject.holder:
            return subject.holder, Attribution.ABOUT_OTHER
        return who.speaker, Attribution.OWN
    holder = told.subject.holder or who.named(told.subject.side)
    deed = told.kind == "deed" or verdict.act is Act.VOTE_CITED
    return holder, Attribution.ABOUT_OTHER if deed else Attribution.REPORTED


def _is_main(clause: Clause, subject: Subject, verb: tuple[int, int], folded: str, cues: Cues) -> bool:
    """True where the verb is the clause's own: near its subject, not dependent, and the writer himself does nothing."""
    at, past = verb  # "has told us": its own "us" does nothing
    that, dependent = cues.words.get("that"), cues.words.get("dependent")
    end = next((m.start() for m in that.regex.finditer(folded, at, clause.end)), clause.end) if that else clause.end
    if subject.start > at:
        return at - clause.start <= OPENS  # "According to Arden, ..."
    # Inside the marks "we" are those quoted.
    end = min((m.start() for m in _QUOTES.finditer(folded, at, end)), default=end)
    asides = [m.span() for m in _ASIDE.finditer(folded, clause.start, at)]
    mine = (s for s in clause.subjects if s.side is Side.OWN and s.nominative and s.start < end)
    if any(not at <= s.start < past and not any(a < s.start < b for a, b in asides) for s in mine):
        return False
    between = folded[subject.end : at]
    near = len(between.split()) <= REACH or _PUT_IN.fullmatch(between) is not None
    opened = any(
        _opens(m, clause, at, folded, cues) and not any(a < m.start() < b for a, b in asides)
        for p in (that, dependent)
        if p
        for m in p.regex.finditer(folded, clause.start, at)
    )
    article = cues.words.get("article")
    # "The figures you ask for ...": a noun with the telling as its attribute.
    attribute = len(folded[clause.start : subject.start].split()) > 1
    opened = opened or bool(article and attribute and article.regex.match(folded, clause.start))
    return near and not opened


def _opens(word: re.Match[str], clause: Clause, at: int, folded: str, cues: Cues) -> bool:
    """True for a word that makes what follows a dependent clause; not in "as Arden pointed out in May, ..."."""
    if word.start() == clause.start and word.end() <= clause.start + OPENS:
        return not _PARENTHETICAL.match(folded, at, clause.end)
    before = cues.words.get("preposition")
    return not (before and _ends_with(before, folded[clause.start : word.start()]))


def _ends_with(kind: Pattern, before: str) -> bool:
    """True for "in that note": behind a preposition "that" opens no clause."""
    words = before.split()
    return bool(words) and kind.regex.fullmatch(words[-1]) is not None


def _quoted_whole(words: str) -> bool:
    """True where the whole clause stands in quotation marks, or goes on in them beyond its end."""
    body = words[1:].rstrip(" .,;:!?")
    closed = [i for i, c in enumerate(body) if c in '”»"」》']
    return not closed or closed[0] >= len(body) - 2
