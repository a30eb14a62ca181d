"""What people decided, applied to what was read: a pure function, so a better reader never resets a decision.

A decision hangs on words, not on an offset. After a re-reading each finds its quotation again: in the same place, moved
(the exact words elsewhere, told apart by what stands before and after), or it is stale and asks. A near match is never
taken: a person is shown it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from onrecord.errors import BadDecision
from onrecord.model import (
    Act,
    Attribution,
    Day,
    Decision,
    Judgement,
    Kind,
    Letter,
    LetterDate,
    Link,
    Party,
    Place,
    Printed,
    Problem,
    Quote,
    Stance,
    Statement,
    conflicts,
    standing,
)


class Found(StrEnum):
    """How a decision found its quotation again."""

    SAME = "same"
    MOVED = "moved"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision and where its words stand now. `letter` and `quote` are None when it is stale."""

    decision: Decision
    found: Found
    letter: str | None = None
    quote: Quote | None = None


def apply(decisions: Iterable[Decision], letters: Iterable[Letter]) -> tuple[Letter, ...]:
    """The letters as decided: rejected findings left out, corrected ones corrected, in the order given.

    Statements and fields only; links by `apply_to_links`, asks by `asks(..., decisions=)`. A decision whose words are
    not found again leaves a problem "stale_decision" on the letter of its source, and changes nothing. Raises
    `BadDecision` for a correction whose value cannot be read.

    >>> apply([], [])
    ()
    """
    held = {x.id: x for x in letters}
    standing_now = in_force(decisions)
    at = {s.id: x.id for x in held.values() for s in x.statements} if standing_now else {}
    # Statements a person added come first: what was decided on them must find them.
    for decision in sorted(standing_now, key=lambda d: not d.about.startswith("add:")):
        kind, _, what = decision.about.partition(":")
        if kind == "add" and decision.judgement is Judgement.CORRECT:
            _add(decision, what, held, at)
        elif kind == "statement":
            _on_statement(decision, what, held, at)
        elif kind == "field":
            _on_field(decision, what, held)
        elif kind == "letter" and decision.judgement is Judgement.REJECT and what in held:
            held[what] = set_aside(held[what])
    return tuple(held.values())


def set_aside(letter: Letter) -> Letter:
    """A paper that somebody says is no letter: kept with its text, and nothing in it counts.

    >>> from onrecord.model import SourceInfo
    >>> set_aside(Letter("l-1", SourceInfo("a.txt", "0", "text/plain", None, "plain"), Kind.EMAIL, "en", "Booked")).kind
    <Kind.OTHER: 'other'>
    """
    return replace(
        letter, kind=Kind.OTHER, sender=(), recipients=(), copies=(), references=(), statements=(), problems=()
    )


def apply_to_links(decisions: Iterable[Decision], links: Sequence[Link]) -> tuple[Link, ...]:
    """The links as decided: a rejected one answers nothing, a corrected one answers the letter named (or null)."""
    on = {d.about.removeprefix("link:"): d for d in in_force(decisions) if d.about.startswith("link:")}
    made = []
    for link in links:
        decision = on.get(link.letter)
        why = f"decided by {decision.by}" + (f": {decision.why}" if decision.why else "") if decision else ""
        if decision and decision.judgement is Judgement.REJECT:
            link = replace(link, answers=None, because=why, also=())
        elif decision and decision.judgement is Judgement.CORRECT:
            link = replace(link, answers=_value(decision), because=why, also=())
        made.append(link)
    return tuple(made)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that stand, one per finding and field; none where two offices decided apart, until settled."""
    known = list(decisions)
    unsettled = {(d.about, d.field) for group in conflicts(known) for d in group}
    latest = {(d.about, d.field): d for d in standing(known)}
    return tuple(d for on, d in latest.items() if on not in unsettled)


def place(decision: Decision, letters: Iterable[Letter]) -> Placed:
    """Find the words a decision was taken on in the letters as they are read now."""
    of_source = [x for x in letters if decision.source is None or x.source.sha256 == decision.source]
    quote = decision.quote
    if quote is None:
        return Placed(decision, Found.SAME, of_source[0].id if len(of_source) == 1 else None)
    for letter in of_source:
        if quote.holds(letter.text):
            return Placed(decision, Found.SAME, letter.id, quote)
    moved = [(letter, start) for letter in of_source for start in _places(quote.exact, letter.text)]
    best = [(x, s) for x, s in moved if _fits(quote, x.text, s)] if len(moved) > 1 else moved
    if len(best) != 1:
        return Placed(decision, Found.STALE)
    letter, start = best[0]
    return Placed(decision, Found.MOVED, letter.id, Quote.at(letter.text, start, start + len(quote.exact)))


def stale(decisions: Iterable[Decision], letters: Iterable[Letter]) -> tuple[Placed, ...]:
    """The decisions in force whose words are not found again: a person is asked, old words and new text shown."""
    held = tuple(letters)
    placed = (place(d, held) for d in in_force(decisions) if d.quote)
    return tuple(p for p in placed if p.found is Found.STALE)


def _places(words: str, text: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _fits(quote: Quote, text: str, start: int) -> bool:
    """True when what stands before and after is what stood there: white space may differ, a reader may join lines."""
    before, after = text[max(0, start - 200) : start].split(), text[start + len(quote.exact) :][:200].split()
    want_before, want_after = quote.prefix.split()[1:], quote.suffix.split()[:-1]
    return before[len(before) - len(want_before) :] == want_before and after[: len(want_after)] == want_after


def _on_statement(decision: Decision, id: str, held: dict[str, Letter], at: dict[str, str]) -> None:
    """`at`: the letter each statement stands in."""
    letter_at = held.get(at.get(id, ""))
    where = next(((letter_at, s) for s in letter_at.statements if s.id == id), None) if letter_at else None
    if where is None and decision.quote is not None:
        where = _again(decision, held)
        if where is None:
            _mark_stale(decision, held)
    if where is None or decision.judgement in (Judgement.ACCEPT, Judgement.UNSURE):
        return
    letter, said = where
    if decision.judgement is Judgement.REJECT:
        kept = tuple(s for s in letter.statements if s is not said)
    else:
        right = _corrected(decision, said, letter)
        kept = tuple(right if s is said else s for s in letter.statements)
    held[letter.id] = replace(letter, statements=kept)


def _again(decision: Decision, held: dict[str, Letter]) -> tuple[Letter, Statement] | None:
    """The statement a new reading made of the words decided on: the one that covers most of them, at least half."""
    placed = place(decision, held.values())
    if placed.letter is None or placed.quote is None:
        return None
    letter, quote = held[placed.letter], placed.quote
    best = max(letter.statements, key=lambda s: _overlap(s.quote, quote), default=None)
    return (letter, best) if best and _overlap(best.quote, quote) >= 0.5 else None


def _overlap(a: Quote, b: Quote) -> float:
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / max(1, a.end - a.start + b.end - b.start - shared)


def _mark_stale(decision: Decision, held: dict[str, Letter]) -> None:
    for letter in held.values():
        if letter.source.sha256 == decision.source:
            words = decision.quote.shown if decision.quote else ""
            message = f"the decision of {decision.by} on “{words}” finds no such finding; decide again"
            held[letter.id] = replace(letter, problems=(*letter.problems, Problem("stale_decision", message)))
            return


def _corrected(decision: Decision, said: Statement, letter: Letter) -> Statement:
    value, field = _value(decision), decision.field or ""
    right: dict[str, Any] = {}
    try:
        if field in ("quote", "condition"):
            right[field] = None if value is None else _on_its_page(Quote.at(letter.text, *value), letter, said.quote)
        elif field in ("topics", "towards"):
            right[field] = tuple(value)
        elif field in _STATEMENT:
            right[field] = None if value is None else _STATEMENT[field](value)
    except (TypeError, ValueError) as wrong:
        raise BadDecision(f"decision {decision.id} on {decision.about}: {field}: {wrong}") from None
    if not right:
        raise BadDecision(f"decision {decision.id} on {decision.about}: a statement has no field {field!r}")
    return replace(said, **right)


def _on_its_page(quote: Quote, letter: Letter, within: Quote | None = None) -> Quote:
    """A quotation that a person made, with its page where that is certain: the only one, or the one it was cut from."""
    if quote.page is not None:
        return quote
    pages = {box.page for box in (within.boxes if within else None) or ()}
    inside = within is not None and within.start <= quote.start and quote.end <= within.end
    if letter.source.pages == 1:
        return replace(quote, page=1)
    return replace(quote, page=pages.pop()) if inside and len(pages) == 1 else quote


_STATEMENT: dict[str, Any] = {
    "act": Act,
    "attribution": Attribution,
    "stance": Stance,
    "speaker": str,
    "holder": str,
    "strength": int,
}


def _add(decision: Decision, what: str, held: dict[str, Letter], at: dict[str, str]) -> None:
    """A statement the reader did not find, in the words a person selected."""
    placed = place(decision, held.values())
    if placed.letter is None or placed.quote is None:
        _mark_stale(decision, held)
        return
    letter, value = held[placed.letter], _value(decision)
    quote = _on_its_page(placed.quote, letter)
    speaker = letter.sender[0].holder if letter.sender else None
    try:
        act, holder = Act(value["act"]), value.get("holder") or speaker
        said = Statement(
            id=added_id(letter, quote),
            act=act,
            speaker=speaker,
            holder=holder,
            attribution=Attribution.OWN if holder == speaker else Attribution.ABOUT_OTHER,
            quote=quote,
            because=f"added by {decision.by}",
            confidence=1.0,
            towards=tuple(value.get("towards", ())),
            topics=tuple(value.get("topics", ())),
            proposed_by=decision.by,
        )
    except (TypeError, KeyError, ValueError) as wrong:
        raise BadDecision(f"decision {decision.id} on {decision.about}: {wrong}") from None
    if not any((s.act, s.quote.start, s.quote.end) == (act, quote.start, quote.end) for s in letter.statements):
        kept = sorted((*letter.statements, said), key=lambda s: s.quote.start)
        held[letter.id] = replace(letter, statements=tuple(kept))
        at[said.id] = letter.id


def added_id(letter: Letter, quote: Quote) -> str:
    """Content id of a statement that a person added: it stays when its act is corrected."""
    told = f"{letter.source.sha256}:{quote.start}:{quote.exact}:added"
    return "s-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _on_field(decision: Decision, what: str, held: dict[str, Letter]) -> None:
    id, _, field = what.partition(":")
    field = field or decision.field or ""
    letter = held.get(id) or next((x for x in held.values() if x.source.sha256 == decision.source), None)
    if letter is None or decision.judgement in (Judgement.ACCEPT, Judgement.UNSURE):
        return
    if field not in _FIELDS:
        fields = ", ".join(_FIELDS)
        raise BadDecision(
            f"decision {decision.id} on {decision.about}: a letter has no field {field!r}; it has {fields}"
        )
    value = _value(decision) if decision.judgement is Judgement.CORRECT else None
    try:
        held[letter.id] = replace(letter, **{field: _FIELDS[field](value, letter, f"decided by {decision.by}")})
    except (TypeError, ValueError) as wrong:
        raise BadDecision(f"decision {decision.id} on {decision.about}: {wrong}") from None


def _date(value: Any, letter: Letter, because: str) -> LetterDate | None:
    others = (letter.date, *letter.date.others) if letter.date else ()
    return (
        LetterDate(Day(value), None, tuple(replace(x, others=()) for x in others), "written", because)
        if value
        else None
    )


def _parties(value: Any, letter: Letter, because: str) -> tuple[Party, ...]:
    return tuple(Party(**{**row, "quote": None, "because": because}) for row in value or ())


def _printed(value: Any, letter: Letter, because: str) -> Printed | None:
    return (
        Printed(value, Quote.at(letter.text, letter.text.index(value), letter.text.index(value) + len(value)))
        if value
        else None
    )


_FIELDS: dict[str, Any] = {
    "date": _date,
    "kind": lambda value, letter, because: Kind(value or "other"),
    "language": lambda value, letter, because: str(value),
    "place": lambda value, letter, because: Place(value, None, None) if value else None,
    "sender": _parties,
    "recipients": _parties,
    "copies": _parties,
    "subject": _printed,
}


def _value(decision: Decision) -> Any:
    try:
        return json.loads(decision.value or "null")
    except json.JSONDecodeError:
        raise BadDecision(f"decision {decision.id} on {decision.about}: its value is not JSON") from None
