"""What follows from letters together, brought up to date: only for letters that are due, and those they concern.

A letter becomes due in the transaction that adds, changes or decides on it (`store/due.py`). Here the due are worked
out in three steps, some at a time, each time as one transaction: killed at any point, the next run goes on.

1. as decided, and by what it is found      2. what it answers, cites and leaves to review      3. what came of its asks
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.api.facts import beside
from onrecord.api.reviewing import findings_of
from onrecord.errors import BadDecision
from onrecord.model import Ask, Attribution, Decision, Evidence, Judgement, Letter, Position, Problem, Stance
from onrecord.model.citation import citation, dated
from onrecord.model.kept import UNTOLD, AskRow, CitedRow, Linked, Placed, Said, ToReview
from onrecord.record import review
from onrecord.record.asks import asks_in, decided, joining, oldest_first, replies_to
from onrecord.record.cited import cited_in
from onrecord.record.copies import are_copies, rank
from onrecord.record.facts import status_of
from onrecord.record.index import Index, keys_of
from onrecord.record.links import link_one
from onrecord.record.named import family, wider
from onrecord.record.parties import CONTINUED_BY, fold, same_as
from onrecord.record.positions import mainly_on, said_by, taking
from onrecord.record.reminding import reminds
from onrecord.record.stances import topics_of

if TYPE_CHECKING:
    from onrecord.record.facts import StatusOf
    from onrecord.store import Record
    from onrecord.store.kept_rows import KeptRows

RULES = f"{__version__}.9"
"""The rules by which is worked out what follows from letters. Raise its last figure when they change: every record is
then brought up to date by itself the next time it is opened."""

AT_ONCE = 200
"""Letters in one transaction: half a second in which others who write wait."""

MANY = 500
"""So many letters due are worth a word to whoever waits."""

Say = Callable[[str], None]


def catch_up(record: Record, *, say: Say | None = None) -> None:
    """Work out all that is due in a record. `say` is told, in a line, what takes long and how far it is."""
    # What is kept is for everybody: who asks does not matter, only what they are shown of it.
    record = record.seen_by(record.who, public=False)
    if record.read_only:
        if say and (left := behind(record)):
            say(
                f"{left} letters are not linked to the others yet, and this record cannot be written; all else is shown"
            )
    elif record.following.behind() or _day_passed(record):
        total = sum(record.following.waiting().values())
        shown = say if say and total >= MANY else None
        for step, work in ((1, _place), (2, _link), (3, _ask)):
            done = 0
            while count := _some(record, step, work):
                done += count
                if shown:
                    left = record.following.waiting().get(step, 0)
                    shown(f"bringing links, asks and positions up to date: step {step} of 3, {done} of {done + left}")
        _note(record)


def behind(record: Record) -> int:
    """How many letters wait to be worked out in a record that cannot be written; 0 for one that can."""
    waiting = record.following.waiting() if record.read_only else {}
    return max(waiting.values(), default=0)


def _some(record: Record, step: int, work: Callable[[Record, list[int]], None]) -> int:
    with record.batch():
        numbers = record.following.take(step, AT_ONCE)
        if numbers:
            # Taken off first: the work may make one of them due again.
            record.following.done(step, numbers)
            work(record, numbers)
        return len(numbers)


def as_of(record: Record) -> date:
    """The day the record was last added to; today for an empty one."""
    return record.last_added() or date.today()


def _day_passed(record: Record) -> bool:
    """True when the rules or the day changed since last time, and with them what is due."""
    before, now = record.following.as_of(), as_of(record).isoformat()
    if before == (RULES, now):
        return False
    if before is None or before[0] != RULES:
        record.following.all_due()
    else:
        status, _ = beside(record)
        days = date.fromisoformat(before[1]), date.fromisoformat(now)
        pairs = record.kept.joining()
        changed = {who for who, what in pairs if len({_standing(status_of(status, who, what, d)) for d in days}) > 1}
        record.following.status_changed(changed)
    return True


def _standing(fact: object) -> tuple[object, ...]:
    return tuple(getattr(fact, name, None) for name in ("status", "since", "can", "acts"))


def _note(record: Record) -> None:
    record.following.made_as_of(RULES, as_of(record).isoformat())


# ---- step 1


def _place(record: Record, numbers: list[int]) -> None:
    here = record.following.read(numbers)
    decisions = record.following.decisions_on(here.values())
    right: dict[int, Letter] = {}
    on: dict[int, list[Decision]] = {}
    for number, read in here.items():
        mine = [d for d in decisions if _on(d, read)]
        right[number], on[number] = _as_decided(record, number, read, mine) if mine else (read, mine)
    copies = _copies(record, right, {n for n, mine in on.items() if mine})
    made: dict[int, Placed | None] = dict.fromkeys(numbers)
    for number, letter in right.items():
        told = citation(letter), keys_of(letter), tuple(_said(letter, on[number]))
        changed = letter is not here[number] and letter != here[number]
        made[number] = Placed(letter, changed, *told, copies.get(number))
    record.following.place(made)


def _copies(record: Record, here: Mapping[int, Letter], decided_on: Collection[int]) -> dict[int, str]:
    """Which of these letters another stands for: row number and the other's id.

    One that people have decided on stands before all others, so that no decision is put aside when a better copy
    comes. Letters that are to be copies of one of these now are made due.
    """
    near = record.following.alike({n: str(x.date.value) for n, x in here.items() if x.date})
    ids = record.kept.ids({n for some in near.values() for n in some if n not in here})
    others = record.kept.letters(ids.values()) if ids else {}
    held = {n: others[id] for n, id in ids.items() if id in others} | dict(here)
    pairs = [(n, x) for n, some in near.items() for x in some if x in held and n != x and are_copies(held[n], held[x])]
    # A day corrected in this very lot is not what the others are looked up by yet.
    pairs = [*dict.fromkeys(both for n, x in pairs for both in ((n, x), (x, n)) if both[0] in here)]
    elsewhere = {x for _, x in pairs if x not in here}
    seen = set(decided_on) | {x for x in elsewhere if record.following.decisions_on([held[x]])}
    order = {n: (n not in seen, *rank(held[n], n)) for pair in pairs for n in pair}
    stood_for = record.following.copies_of({held[n].id for n, _ in pairs})
    behind = {x for n, x in pairs if order[x] > order[n] and x not in here and x not in stood_for[held[n].id]}
    record.following.place_again(behind)
    before: dict[int, list[int]] = {}
    for n, x in pairs:
        if order[x] < order[n]:
            before.setdefault(n, []).append(x)
    return {n: held[min(some, key=order.__getitem__)].id for n, some in before.items()}


def _on(decision: Decision, letter: Letter) -> bool:
    if decision.source == letter.source.sha256:
        return True
    target = decision.about.partition(":")[2].partition(":")[0]
    return target == letter.id or any(target == s.id for s in letter.statements)


def _as_decided(record: Record, number: int, read: Letter, found: list[Decision]) -> tuple[Letter, list[Decision]]:
    """A letter with the decisions of its file applied; words may have moved from one letter of a file to another."""
    together = [x for x in record.following.beside(number) if x.source.sha256 == read.source.sha256]
    if len(together) > 1:
        found = record.following.decisions_on(together)
    in_force = review.in_force(found)
    try:
        made = {x.id: x for x in review.apply(in_force, together)}
    except BadDecision as error:
        # One that came from another office and cannot be read must not keep the rest of the record from being shown.
        return replace(read, problems=(*read.problems, Problem("bad_decision", str(error)))), list(in_force)
    return made[read.id], list(in_force)


def _said(letter: Letter, decisions: Sequence[Decision]) -> Iterator[Said]:
    settled = (d.about for d in decisions if d.judgement is not Judgement.UNSURE)
    seen = {about.removeprefix("statement:") for about in settled if about.startswith("statement:")}
    day, told = dated(letter) or "9999", {s.id: topics_of(Evidence(letter, s)) for s in letter.statements}
    wide = {id: frozenset(x for topic in topics for x in wider(topic)) for id, topics in told.items()}
    mainly = {topic for topic in frozenset().union(*wide.values()) if mainly_on(letter, family(topic))}
    for holder, said in said_by([letter]).items():
        took = _taken(holder, said, {e.statement.id: wide[e.statement.id] | mainly for e in said})
        for n, one in enumerate(letter.statements):
            if one.holder and CONTINUED_BY.get(one.holder, one.holder) == holder:
                topics = ("", UNTOLD) if not told[one.id] else ("", *(wide[one.id] | mainly))
                own = one.attribution is Attribution.OWN
                for topic in topics:
                    rest = (topic, same_as(holder), own, day, one.act, took.get((topic, one.id)), one.id in seen)
                    yield Said(letter.id, n, *rest)


def _taken(
    holder: str, said: Sequence[Evidence], topics: Mapping[str, frozenset[str]]
) -> dict[tuple[str, str], Stance]:
    """The stance that a holder's words in one letter take on a topic, by topic and statement."""
    found: dict[tuple[str, str], Stance] = {}
    own = [e for e in said if e.statement.attribution is Attribution.OWN]
    for topic in sorted(frozenset().union(*topics.values())):
        fitting = tuple(e for e in own if topic in topics[e.statement.id])
        took = taking(Position(holder, topic, None, fitting))
        found |= {(topic, evidence.statement.id): stance for evidence, stance in took}
    return found


# ---- step 2


class KeptIndex(Index):
    """The letters of a record as decided, found by keys in its database; the last ones fetched are kept at hand."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self._record = record
        self._at_hand: OrderedDict[str, Letter | None] = OrderedDict()

    def get(self, id: str | None) -> Letter | None:
        """The letter of that id; None when it is not held."""
        if not id:
            return None
        if id not in self._at_hand:
            self.fetch([id])
        return self._at_hand[id]

    def fetch(self, ids: Collection[str]) -> None:
        """Have these letters at hand."""
        wanted = [id for id in ids if id not in self._at_hand]
        while len(self._at_hand) > max(KEPT, len(ids)):
            self._at_hand.popitem(last=False)
        self._at_hand |= dict.fromkeys(wanted) | self._record.kept.letters(wanted)

    def _having(self, *groups: Collection[str]) -> Iterable[str]:
        found = self._record.kept.having(groups)
        self.fetch(found)
        return found

    def quoting(self, words: str) -> Iterator[Letter]:
        """Letters whose folded text has these words: found by the words of the search, then looked at."""
        hits = self._record.search(f'"{words}"', limit=QUOTING)
        copies = self._record.following.copies({hit.letter.id for hit in hits})
        found = (self.get(hit.letter.id) for hit in hits if hit.letter.id not in copies)
        return (x for x in found if x and words in fold(x.text))


KEPT = 3_000
"""Letters at hand in an index; some 20 kB each."""

QUOTING = 50
"""Letters looked at for a quotation."""


def _link(record: Record, numbers: list[int]) -> None:
    ids, index = record.kept.ids(numbers), KeptIndex(record)
    index.fetch(list(ids.values()))
    here = {number: x for number in numbers if (x := index.get(ids.get(number)))}
    decisions = record.following.decisions_on(here.values())
    in_force = review.in_force(decisions)
    by_about = {d.about: d for d in in_force}
    made = {number: _linked(letter, index, in_force, by_about) for number, letter in here.items()}
    copies = record.following.copies(
        {x for one in made.values() for x in (one.found.letter, one.answers, *one.found.also) if x}
    )
    record.following.link({number: _counted(record, one, copies) for number, one in made.items()})


def _counted(record: Record, one: Linked, copies: Collection[str]) -> Linked:
    """Of a copy only what it answers, to be shown; what answers a copy answers the letter that stands for it."""
    if one.found.letter in copies:
        return replace(one, ties=frozenset(), missing=(), waiting=())
    if not any(x in copies for x in (one.answers, *one.found.also)):
        return one
    return replace(
        one,
        ties=frozenset(
            ("answers", _standing_for(record, id)) if what == "answers" else (what, id) for what, id in one.ties
        ),
    )


def _standing_for(record: Record, id: str) -> str:
    """The letter that stands for a copy."""
    (copy,) = record.kept.letters([id]).values()
    near = [other for other in record.alike(copy) if are_copies(copy, other)]
    copies = record.following.copies({other.id for other in near})
    return next((other.id for other in near if other.id not in copies), id)


def _linked(letter: Letter, index: Index, decisions: Sequence[Decision], by_about: Mapping[str, Decision]) -> Linked:
    index.asked.clear()
    found = link_one(letter, index)
    (right,) = review.apply_to_links([d for d in decisions if d.about == f"link:{letter.id}"], [found])
    entries = cited_in(letter, index, right)
    missing = tuple(CitedRow(one, _same(one.sender), _same(one.recipient)) for one in entries)
    waiting = tuple(
        ToReview(n, one.kind, one.statement.holder if one.statement else None, one.weight, one.day or "9999")
        for n, one in enumerate(findings_of(letter, right, {}, by_about))
    )
    ties = {("reminds", id) for id in reminds(letter, index)}
    answered = (right.answers, *right.also) if right.answers else ()
    ties |= {("answers", id) for id in answered} or {("may answer", id) for id in right.candidates}
    return Linked(found, right.answers, frozenset(ties), frozenset(index.asked), missing, waiting)


def _same(holder: str | None) -> str | None:
    return same_as(holder) if holder else None


# ---- step 3


def _ask(record: Record, numbers: list[int]) -> None:
    ids, index = record.kept.ids(numbers), KeptIndex(record)
    (status, _), today = beside(record), as_of(record)
    asked = asked_in(record.kept, index, list(ids.values()), status=status, as_of=today)
    copies = record.following.copies(ids.values())
    made = {number: () if id in copies else asked[id] for number, id in ids.items() if id in asked}
    about = [ask.id for some in made.values() for ask in some]
    decisions = review.in_force(record.following.decisions_on((), about)) if about else ()
    record.following.save_asks({n: [_row(ask, decisions) for ask in found] for n, found in made.items()})


def asked_in(
    kept: KeptRows, index: KeptIndex, ids: Sequence[str], *, status: StatusOf, as_of: date
) -> dict[str, tuple[Ask, ...]]:
    """The asks of letters by the letter's id, before anything was decided on them, with what came of them.

    `kept` says what answers what: for a reader, without what may not be seen.
    """
    ties = kept.tied(ids)
    answering = {id: replies_to(id, ties["answers"], ties["reminds"]) for id in ids}
    index.fetch({*ids, *(x for some in (*answering.values(), *ties["may answer"].values()) for x in some)})
    cites = kept.cited_by(ids)
    made = {}
    for id in ids:
        if letter := index.get(id):
            replies, perhaps = (
                oldest_first(x for one in some if (x := index.get(one)))
                for some in (answering[id], ties["may answer"].get(id, ()))
            )
            made[id] = asks_in(letter, replies, perhaps, cites.get(id, ()), status=status, as_of=as_of)
    return made


def _row(ask: Ask, decisions: Sequence[Decision]) -> AskRow:
    right = decided([ask], decisions)
    return AskRow(right[0] if right else ask, same_as(ask.addressee), joining(ask), not right)
