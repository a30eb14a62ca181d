"""Which letter answers which.

A letter answers another when it says so (a date, a number, the mail's own header) and the parties change sides. One
candidate links; several are listed and none is chosen; none stays open. Every link says `because`. The search goes by
date, number and side, never by comparing each letter with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.model import Day, Kind, Letter, Link, Problem, ReferenceKind, Relation, ZoneKind
from onrecord.model.citation import dated, day_in_words
from onrecord.record.index import Index
from onrecord.record.numbers import bears, borne, cited_numbers, distinctive, number
from onrecord.record.parties import Likeness, between_states, fold, keys, sides_alike, writers
from onrecord.record.quoted import quotations
from onrecord.record.replying import answers_the_mail, says_it_replies

SHOWN = 5
"""So many candidates are listed at most, best first."""

SERIES = timedelta(days=300)
"""A letter cited by its number alone is looked for so far back."""

RECENT = timedelta(days=180)
"""A letter that only says it answers is looked for so far back."""

_HEAD = frozenset({ZoneKind.LETTERHEAD, ZoneKind.REFERENCE, ZoneKind.PAGE_FURNITURE, ZoneKind.FOOTER})
_ANSWERABLE = frozenset({ReferenceKind.LETTER, ReferenceKind.DOCUMENT, ReferenceKind.STATEMENT})


@dataclass(frozen=True, slots=True)
class _Citation:
    """A place where a letter names another: the day and number it gives, and whether it says it answers it."""

    day: Day | None
    number: str
    start: int
    answering: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A letter that may be the one answered: how sure, and why."""

    letter: Letter
    sure: int
    because: str


def link(letters: Iterable[Letter]) -> tuple[Link, ...]:
    """For each letter, in the order given, what it answers.

    A letter that answers nothing gets a `Link` too, with `answers` None and no candidates: "none found" is said.

    >>> link([])
    ()
    """
    held = tuple(letters)
    index = Index(held)
    return tuple(link_one(letter, index) for letter in held)


def link_one(letter: Letter, index: Index) -> Link:
    """What one letter answers among the letters of an index."""
    by_mail = index.by_message(letter.known.get("in_reply_to", ""))
    if by_mail and by_mail.id != letter.id:
        return Link(letter.id, by_mail.id, (), "the mail's own header names it", _dates_that_cannot_be(letter, by_mail))
    citations = tuple(_citations(letter))
    cited = [(c, found) for c in citations if (found := _by_citation(letter, c, index))]
    groups = [found for _, found in cited]
    for found in groups:
        if best := _sole(found):
            others = (f for other in groups for f in other if f.letter.id != best.letter.id)
            also = [one.letter.id for c, group in cited if c.answering and (one := _sole(group)) and one is not best]
            also = [id for id in _some(also) if id != best.letter.id]
            rest = [f.letter.id for f in others if f.sure > 1 and f.letter.id not in also]
            problems = _dates_that_cannot_be(letter, best.letter)
            return Link(letter.id, best.letter.id, _some(rest), best.because, problems, tuple(also))
    doubtful = sorted((f for found in groups for f in found), key=lambda f: f.sure == 1)
    if listed := _some(f.letter.id for f in doubtful):
        why = (
            doubtful[0].because if len(listed) == 1 else f"{len(listed)} fit what it cites, none better than the others"
        )
        return Link(letter.id, None, listed, why)
    answering = any(c.answering for c in citations) or says_it_replies(letter)
    return _by_mail(letter, index) or _by_sides(letter, index, answering)


def _sole(found: Sequence[_Found]) -> _Found | None:
    """The one letter that a citation surely means; None where several fit as well."""
    best = [f for f in found if f.sure == found[0].sure]
    return best[0] if len(best) == 1 and best[0].sure >= _SURE else None


_SURE = 5
"""A candidate of this sureness links when it stands alone."""


def _citations(letter: Letter) -> list[_Citation]:
    """Where a letter names others: what it says it answers first, then in the order of the text."""
    # The letter's own head is full of numbers that cite nothing, its own first.
    head = [(z.start, z.end) for z in letter.zones if z.zone in _HEAD]
    own = borne(letter)
    numbers = [
        (cited, a, b)
        for cited, a, b in cited_numbers(letter.text)
        if not any(start <= a < end for start, end in head) and not any(cited.startswith(x) for x in own)
    ]
    found = []
    for reference in letter.references:
        inside = [n for n, a, b in numbers if a <= reference.quote.end + 2 and reference.quote.start < b]
        numbers = [x for x in numbers if x[0] not in inside]
        if reference.kind not in _ANSWERABLE or reference.relation is Relation.OWN_EARLIER:
            continue
        answering = reference.relation is Relation.IN_REPLY_TO
        printed = dict.fromkeys((number(reference.symbol or ""), *inside))
        named = [n for n in printed if n] or [""]
        found += [_Citation(reference.date, n, reference.quote.start, answering) for n in named]
    found += [_Citation(None, cited, start, False) for cited, start, _ in numbers]
    return sorted(found, key=lambda c: (not c.answering, c.start, not c.number))


def _by_citation(letter: Letter, citation: _Citation, index: Index) -> list[_Found]:
    """The letters one citation can mean, surest first."""
    pool: dict[str, Letter] = {}
    if citation.day:
        pool |= {x.id: x for x in index.of(citation.day, letter.recipients, writers(letter))}
    if citation.number:
        pool |= {x.id: x for x in index.numbered(citation.number)}
    if distinctive(citation.number):
        pool |= {x.id: x for x in index.headed(citation.number) if _can_be_back(letter, x)}
    found = [f for x in pool.values() if x.id != letter.id and (f := _weigh(letter, citation, x))]
    return sorted(found, key=lambda f: (-f.sure, f.letter.id))


def _can_be_back(letter: Letter, other: Letter) -> bool:
    """True when each side has a word in common with the other letter's other side, or is not told."""
    sides = ((letter.recipients, other.sender), (writers(letter), other.recipients))
    return all(not keys(there) or keys(here) & keys(there) for here, there in sides)


def _weigh(letter: Letter, citation: _Citation, other: Letter) -> _Found | None:
    """How well a letter fits a citation; None when it contradicts it."""
    reasons, sure = [], 0
    day = dated(other)
    by_day = bool(citation.day and day and citation.day.meets(day))
    by_number = bool(citation.number) and bears(other, citation.number)
    if by_day and citation.day:
        sure += 3 if citation.day.precision == "day" else 1
        reasons.append(f"dated {day_in_words(citation.day)} as cited")
    if by_number:
        sure += 4
        reasons.append(f"number {citation.number} as cited")
    if not reasons or not (by_day or _lately(letter, other) or (by_number and distinctive(citation.number))):
        return None
    if citation.day and not by_day:
        # A number alone does not outweigh a day that differs, unless the sides are sure too (misprinted days).
        sure -= 2 if distinctive(citation.number) else 3
        reasons.append(f"cited as of {day_in_words(citation.day)}")
    swapped = _swapped(letter, other)
    if swapped is None:
        if by_day and by_number and citation.answering and distinctive(citation.number) and _one_side(letter, other):
            # The very day and the very number: who signs for the addressee is the addressee's business.
            return _Found(other, _SURE, "; ".join((*reasons, _SWAPPED[1])))
        # A misspelt name or a deputy who answers: shown to a person, never linked. Who cites what went to another
        # ("in its letter of 3 May to the Alliance the Ministry said") answers nothing.
        may = citation.answering or letter.kind is Kind.REPLY
        if not (may and by_day and _one_side(letter, other)):
            return None
        return _Found(other, 1, f"{reasons[0]}, but one side differs")
    # "Your letter of 3 May" from the one it was addressed to: enough, where who it was addressed to is not told.
    sure += swapped + (swapped == 1 and by_day and citation.answering)
    reasons.append(_SWAPPED[swapped])
    if _same_subject(letter, other):
        sure += 1
        reasons.append("same subject")
    if _quotes(letter, other):
        sure += 2
        reasons.append("quotes its words")
    if not citation.answering and not by_number and _by_state_alone(letter, other):
        # "In its letter of 3 May the Embassy said": another office of the state is quoted, not answered.
        sure = min(sure, _SURE - 1)
    return _Found(other, sure, "; ".join(reasons))


def _lately(letter: Letter, other: Letter) -> bool:
    """True when the other is earlier by less than a series of numbers runs: numbers begin anew with the year."""
    mine, theirs = dated(letter), dated(other)
    return bool(mine and theirs and theirs.first <= mine.last and mine.first - theirs.last < SERIES)


_SWAPPED = {
    3: "parties swapped",
    2: "one side swapped, the other of the same state",
    1: "one side swapped",
    0: "parties not told",
}


def _swapped(letter: Letter, other: Letter) -> int | None:
    """3 when both sides change places, down to 0 when nothing is known of them; None when they cannot."""
    tells = between_states(letter) and between_states(other)
    back = sides_alike(writers(letter), other.recipients, by_state=tells)
    forth = sides_alike(letter.recipients, writers(other), by_state=tells)
    low, high = sorted((back, forth))
    if low is Likeness.NO:
        return None
    if low >= Likeness.OFFICE or (low is Likeness.STATE and high >= Likeness.OFFICE):
        return 3
    if low is Likeness.STATE:
        return 2
    return 1 if high >= Likeness.STATE else 0


def _by_state_alone(letter: Letter, other: Letter) -> bool:
    """True when one of the sides is the same by its state and nothing else."""
    back = sides_alike(writers(letter), other.recipients, strict=True)
    return Likeness.STATE in (back, sides_alike(letter.recipients, writers(other), strict=True))


def _one_side(letter: Letter, other: Letter) -> bool:
    """True when at least one of the two sides is surely the same."""
    tells = between_states(letter) and between_states(other)
    back = sides_alike(writers(letter), other.recipients, by_state=tells)
    return max(back, sides_alike(letter.recipients, writers(other), by_state=tells)) >= Likeness.OFFICE


def _by_mail(letter: Letter, index: Index) -> Link | None:
    """The one mail that a mail answers by its subject ("RE: Arms exports"), sent lately by its addressee."""
    subject, day = fold(answers_the_mail(letter)), dated(letter)
    if not subject or not day:
        return None
    lately = index.between(letter.recipients, letter.sender, day.first - RECENT, day.last)
    same = [x for x in lately if x.id != letter.id and x.subject and fold(x.subject.value) == subject]
    same = [x for x in same if (when := dated(x)) and when.first <= day.last and _swapped(letter, x)]
    return Link(letter.id, same[0].id, (), "the subject of a mail of its addressee") if len(same) == 1 else None


def _by_sides(letter: Letter, index: Index, answering: bool) -> Link:
    """Candidates for a letter that answers and names no day: earlier ones between the same sides, latest first."""
    if not answering and letter.kind is not Kind.REPLY:
        return Link(letter.id, None, (), "cites no letter it answers")
    day = dated(letter)
    first = day.first - RECENT if day else None
    lately = index.between(letter.recipients, letter.sender, first, day.last, told=True) if day and first else ()
    earlier = [
        x
        for x in lately
        if x.id != letter.id and (when := dated(x)) and day and first and first <= when.first <= day.last
        and (_swapped(letter, x) or 0) >= 2
    ]  # fmt: skip
    same = [x for x in earlier if _same_subject(letter, x) or _quotes(letter, x)]
    if len(same) == 1 and not any(r.date and r.relation is Relation.IN_REPLY_TO for r in letter.references):
        return Link(
            letter.id, same[0].id, _some(x.id for x in earlier if x is not same[0]), "same subject, parties swapped"
        )
    if not earlier:
        return Link(letter.id, None, (), "what it answers is not in the record")
    earlier.sort(key=lambda x: (x not in same, -dated(x).first.toordinal() if dated(x) else 0, x.id))  # type: ignore[union-attr]
    return Link(
        letter.id, None, _some(x.id for x in earlier), "parties swapped, but it names neither day nor number of these"
    )


def _same_subject(letter: Letter, other: Letter) -> bool:
    if not letter.subject or not other.subject:
        return False
    mine, theirs = fold(letter.subject.value), fold(other.subject.value)
    return bool(mine) and (mine in theirs or theirs in mine)


def _quotes(letter: Letter, other: Letter) -> bool:
    """True when the letter quotes a stretch of the other's text: six words or more in quotation marks."""
    whole = ""
    for words in quotations(letter.text):
        whole = whole or fold(other.text)
        if words in whole:
            return True
    return False


def _dates_that_cannot_be(letter: Letter, original: Letter) -> tuple[Problem, ...]:
    mine, theirs = dated(letter), dated(original)
    if not mine or not theirs or mine.last >= theirs.first:
        return ()
    where = letter.date.quote if letter.date else None
    return (
        Problem(
            "reply_before_letter",
            f"dated {day_in_words(mine)}, before the letter of {day_in_words(theirs)} it answers; check both dates",
            where.start if where else None,
            where.end if where else None,
        ),
    )


def _some(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))[:SHOWN]


def threads_of(links: Sequence[Link]) -> dict[str, str]:
    """For each letter's id, the id that stands for its thread: the earliest original it leads back to."""
    parent = {x.letter: x.letter for x in links}

    def root(of: str) -> str:
        while parent.get(of, of) != of:
            parent[of] = parent.get(parent[of], parent[of])
            of = parent[of]
        return of

    for one in links:
        if one.answers:
            parent[root(one.letter)] = root(one.answers)
    return {x: root(x) for x in parent}
