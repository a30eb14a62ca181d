"""What was asked of whom, and what came of it.

Each request is an ask per addressee. Its outcome comes from the words that answer it, from treaty status ("accede":
the state acceded) or from the treaty's calendar ("sign": no longer open); each says which. Silence is counted from the
day the ask was sent and is true as of the day the record was last added to, never beyond.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import (
    Act,
    Answer,
    Ask,
    Attribution,
    CitedLetter,
    Day,
    Decision,
    Judgement,
    Letter,
    Link,
    Outcome,
    Statement,
)
from onrecord.model.citation import dated, day_in_words, on_day
from onrecord.record.answers import ANSWERING, CONSIDERING, Came, carries, outcomes_in, received
from onrecord.record.asking import asked_itself, asks_for_an_answer, steps_asked
from onrecord.record.cited import cited as find_cited
from onrecord.record.copies import copied
from onrecord.record.facts import StatusOf, in_words, no_status, row_of, status_of
from onrecord.record.matching import Asked, number_before
from onrecord.record.parties import holders, same_holder
from onrecord.record.reminding import reminders_of
from onrecord.record.steps import asks_to_be_told

_OPEN = frozenset({Outcome.SILENT, Outcome.DEFLECTED, Outcome.ACKNOWLEDGED_ONLY})


def asks(
    letters: Iterable[Letter],
    links: Sequence[Link],
    *,
    status: StatusOf = no_status,
    as_of: date,
    decisions: Sequence[Decision] = (),
) -> tuple[Ask, ...]:
    """Every ask in the record, oldest first, one per addressee.

    An ask known only from the letter that answers it ("your letter calling for ...") is there too, `reported`, in the
    answering letter's words: it is the asker's, never the reporter's own. `as_of`: when the record was last added to.

    >>> asks([], [], as_of=date(2020, 1, 1))
    ()
    """
    held = {x.id: x for x in letters}
    copies = copied(held.values())
    held = {id: x for id, x in held.items() if id not in copies}
    links = [
        replace(
            one,
            answers=copies.get(one.answers or "", one.answers),
            also=tuple(copies.get(id, id) for id in one.also),
        )
        for one in links
    ]
    replies, perhaps = _replies(held, links), _perhaps(held, links)
    missing: dict[str, list[CitedLetter]] = defaultdict(list)
    for entry in find_cited(held.values(), links):
        missing[entry.cited_by].append(entry)
    made = (
        ask
        for letter in held.values()
        for ask in asks_in(
            letter, replies[letter.id], perhaps[letter.id], missing[letter.id], status=status, as_of=as_of
        )
    )
    return tuple(sorted(decided(made, decisions), key=in_order))


def asks_in(
    letter: Letter,
    replies: Sequence[Letter],
    perhaps: Sequence[Letter] = (),
    missing: Sequence[CitedLetter] = (),
    *,
    status: StatusOf = no_status,
    as_of: date,
) -> tuple[Ask, ...]:
    """The asks of one letter, with those known only from its answer; before anything was decided on them.

    replies   the letters that answer it, oldest first; `perhaps`: those that may
    missing   what it cites that is not held
    """
    made = [*_asked_in(letter, replies, perhaps, as_of)]
    made += [ask for entry in missing if (ask := _reported(entry, letter, as_of))]
    return tuple(_by_status(ask, status) for ask in made)


def in_order(ask: Ask) -> tuple[str, str, int, str]:
    """Oldest first; what to sort asks by."""
    return ask.asked_on or "9999", ask.letter, ask.quote.start, ask.addressee


def joining(ask: Ask) -> tuple[str, ...]:
    """The treaties an ask wants joined: what came of it can change with their status alone."""
    return ask.topics if asked_itself(ask.quote.shown) and steps_asked(ask.quote.shown) else ()


def still(ask: Ask, as_of: date) -> Ask:
    """An ask worked out on an earlier day, as of this one: silence lasts."""
    before, now = (_LAST_ADDED.format(day=in_words(day)) for day in (ask.as_of, as_of))
    why = ask.because.replace(before, now) if ask.outcome is Outcome.SILENT else ask.because
    return replace(ask, as_of=as_of, because=why)


def oldest_first(replies: Iterable[Letter]) -> list[Letter]:
    """Letters by day, those without one last."""
    return sorted(replies, key=lambda x: (dated(x) or "9999", x.id))


def replies_to(id: str, answered: Mapping[str, Collection[str]], reminded: Mapping[str, Collection[str]]) -> set[str]:
    """Ids of the letters that answer one, or a reminder of it. Both are told by the id of the earlier letter."""
    seen, todo = {id}, [id]
    while todo:
        new = [x for x in reminded.get(todo.pop(), ()) if x not in seen]
        seen.update(new)
        todo += new
    return {x for one in seen for x in answered.get(one, ())} - {id}


def open_asks(found: Iterable[Ask]) -> tuple[Ask, ...]:
    """Those that nobody has answered in substance: silent, deflected, acknowledged only."""
    return tuple(x for x in found if x.outcome in _OPEN)


def _replies(held: dict[str, Letter], links: Sequence[Link]) -> dict[str, list[Letter]]:
    """For each letter the letters that answer it, oldest first; what answers a reminder of it answers it too."""
    answered: dict[str, list[str]] = defaultdict(list)
    reminded: dict[str, list[str]] = defaultdict(list)
    for one in links:
        if one.answers and one.letter in held:
            for id in dict.fromkeys((one.answers, *one.also)):
                answered[id].append(one.letter)
    for reminder, earlier in reminders_of(held.values()):
        reminded[earlier].append(reminder)
    return {id: oldest_first(held[x] for x in replies_to(id, answered, reminded)) for id in held}


def _perhaps(held: dict[str, Letter], links: Sequence[Link]) -> dict[str, list[Letter]]:
    """For each letter those that may answer it: several originals remain, and nobody has chosen."""
    found: dict[str, list[Letter]] = defaultdict(list)
    for one in links:
        if not one.answers and one.letter in held:
            for candidate in one.candidates:
                found[candidate].append(held[one.letter])
    return defaultdict(list, {id: oldest_first(some) for id, some in found.items()})


def _asked_in(letter: Letter, replies: Sequence[Letter], perhaps: Sequence[Letter], as_of: date) -> Iterable[Ask]:
    requests = [s for s in letter.statements if s.act is Act.REQUEST and s.attribution is Attribution.OWN]
    # Whoever asks for an answer asks for none of what the answer says.
    content = _numbered(letter, [s for s in requests if not asks_for_an_answer(s.quote.shown)])
    came: dict[str, dict[str, Came]] = {}
    for said in requests:
        for addressee in said.towards or holders(letter.recipients):
            if same_holder(addressee, said.holder):
                continue
            theirs, may = ([x for x in some if _speaks_for(x, addressee, letter)] for some in (replies, perhaps))
            if addressee not in came:
                outcomes = outcomes_in(tuple(content.values()), theirs, addressee)
                came[addressee] = dict(zip(content, outcomes, strict=True))
            of_it = came[addressee].get(said.id) or (received(theirs, addressee), ())
            yield _ask(letter, said, addressee, of_it, (theirs, may), as_of)


def _numbered(letter: Letter, requests: Sequence[Statement]) -> dict[str, Asked]:
    """Requests by id, with the number each bears in the letter; where none bears one, its place among them."""
    printed = [number_before(letter.text, s.quote.start) for s in requests]
    numbers = printed if any(printed) else range(1, len(requests) + 1)
    return {s.id: Asked(s.quote.shown, s.topics, n) for s, n in zip(requests, numbers, strict=True)}


def _ask(
    letter: Letter,
    said: Statement,
    addressee: str,
    came: Came,
    replied: tuple[Sequence[Letter], Sequence[Letter]],
    as_of: date,
) -> Ask:
    """The ask of one addressee; `replied`: its letters that answer, and those that may."""
    outcome, answers = came
    theirs, may = replied
    told = _wants_telling(said.quote.shown)
    return Ask(
        _id(said.id, addressee),
        letter.id,
        said.id,
        said.holder,
        addressee,
        said.quote,
        dated(letter),
        outcome,
        _because(outcome, theirs, dated(letter), as_of, answers, may, told=told),
        as_of,
        said.topics,
        answers,
    )


def _wants_telling(words: str) -> bool:
    return asks_for_an_answer(words) or asks_to_be_told(words)


def _speaks_for(reply: Letter, addressee: str, letter: Letter) -> bool:
    """True when a letter that answers this one answers for that addressee.

    Of a letter to one alone every answer is that one's, whatever office signs it, unless it is another state's.
    """
    senders = holders(reply.sender)
    if any(same_holder(addressee, one) for one in senders):
        return True
    states = {party.state for party in (*reply.sender, *letter.recipients) if party.state}
    return holders(letter.recipients) == (addressee,) and len(states) < 2


def _reported(entry: CitedLetter, citing: Letter, as_of: date) -> Ask | None:
    """The ask of a letter not held, from the words of the letter that answers it."""
    if entry.asked is None or entry.recipient is None:
        return None
    answered = any(same_holder(entry.recipient, x) for x in holders(citing.sender))
    topics = tuple(dict.fromkeys(m.id for m in citing.mentions if _inside(m.quote.start, entry.asked)))
    replies = [citing] if answered else []
    ((outcome, answers),) = outcomes_in((Asked(entry.asked.shown, topics),), replies, entry.recipient)
    return Ask(
        _id(entry.id, entry.recipient),
        entry.cited_by,
        None,
        entry.sender,
        entry.recipient,
        entry.asked,
        entry.date,
        outcome,
        _because(outcome, replies, entry.date, as_of, answers, told=_wants_telling(entry.asked.shown)),
        as_of,
        topics,
        answers,
        reported=True,
    )


def _inside(at: int, quote: object) -> bool:
    return bool(getattr(quote, "start", 0) <= at < getattr(quote, "end", 0))


_LAST_ADDED = "the record, last added to on {day},"
_SAID = {
    Outcome.REFUSED: "the letter of {day} says so",
    Outcome.ACCEPTED: "the letter of {day} says so",
    Outcome.CONDITIONAL: "the letter of {day} says so, under a condition",
    Outcome.DEFLECTED: "the letter of {day} answers; nothing in it was found to speak to this",
    Outcome.MET: "the letter of {day} answers",
    Outcome.ACKNOWLEDGED_ONLY: "the letter of {day} acknowledges and says nothing of substance",
}


_PUT_OFF = "the letter of {day} puts this off"
_CONSIDERED = "the letter of {day} says that it is being considered, and no more"
_SPOKEN_OF = "the letter of {day} speaks of it and settles nothing"
_DONE = "the letter of {day} says that it is done"


def _because(
    outcome: Outcome,
    replies: Sequence[Letter],
    asked_on: Day | None,
    as_of: date,
    answers: Sequence[Answer],
    may: Sequence[Letter] = (),
    *,
    told: bool = False,
) -> str:
    if outcome is Outcome.SILENT:
        why = f"asked {on_day(asked_on)}; {_LAST_ADDED.format(day=in_words(as_of))} holds no answer"
        days = ", ".join(day_in_words(dated(x)) for x in may)
        if not may:
            return why
        return f"{why} that is sure; the letter of {days} may be one: it answers one of several, and nobody has chosen"
    first = _decisive(outcome, answers, replies)
    day = dated(first)
    said = _SAID[outcome]
    if outcome is Outcome.DEFLECTED and answers:
        said = _CONSIDERED if any(x.specificity == CONSIDERING for x in answers) else _SPOKEN_OF
    elif outcome is Outcome.ACKNOWLEDGED_ONLY and answers:
        said = _PUT_OFF
    elif outcome is Outcome.MET and not told:
        said = _DONE
    wrong = f", dated before the ask of {day_in_words(asked_on)}: one of the two days is wrong"
    return said.format(day=day_in_words(day)) + (wrong if day and asked_on and day.last < asked_on.first else "")


def _decisive(outcome: Outcome, answers: Sequence[Answer], replies: Sequence[Letter]) -> Letter:
    """The reply whose words give the outcome; where none do, the first of substance, else the first."""
    acts = {s.id: s.act for reply in replies for s in reply.statements}
    late = answers[::-1]
    by = next((x.letter for x in late if ANSWERING.get(acts.get(x.statement or "", Act.REQUEST)) is outcome), None)
    by = by or next((x.letter for x in late), None)
    of_substance = (x for x in replies if any(s.attribution is Attribution.OWN and carries(s) for s in x.statements))
    return next((x for x in replies if x.id == by), None) or next(of_substance, replies[0])


def _by_status(ask: Ask, status: StatusOf) -> Ask:
    """Met by joining the treaty, or overtaken because the step asked for can no longer be taken."""
    steps = steps_asked(ask.quote.shown)
    for topic in joining(ask):
        now = status_of(status, ask.addressee, topic, ask.as_of)
        if now is None:
            continue
        if now.status == "party" or (steps == ("sign",) and now.status == "signatory"):
            since = f" since {in_words(now.since)}" if now.since else ""
            what = "a party" if now.status == "party" else "a signatory"
            already = ", so already when asked" if now.since and ask.asked_on and now.since < ask.asked_on.first else ""
            return replace(ask, outcome=Outcome.MET, because=f"{what}{since}{already}: {row_of(now)}")
        if steps == ("sign",) and "sign" not in now.can:
            return _overtaken(ask, status, topic, row_of(now))
        return ask
    return ask


def _overtaken(ask: Ask, status: StatusOf, topic: str, row: str) -> Ask:
    asked = status_of(status, ask.addressee, topic, ask.asked_on.last) if ask.asked_on else None
    late = (
        "no longer open for signature"
        if asked is None or "sign" in asked.can
        else "was not open for signature when asked"
    )
    if ask.outcome in _OPEN:
        return replace(ask, outcome=Outcome.OVERTAKEN, because=f"{late}; {row}")
    # An answer given in time stays the outcome; that the step can no longer be taken is said beside it.
    return replace(ask, because=f"{ask.because}; the treaty is {late}")


def decided(found: Iterable[Ask], decisions: Sequence[Decision]) -> list[Ask]:
    """What people decided on asks: a rejected one is left out, a corrected one has their outcome and says whose."""
    on = {d.about.removeprefix("ask:"): d for d in decisions if d.about.startswith("ask:")}
    kept = []
    for ask in found:
        decision = on.get(ask.id)
        if decision is None or decision.judgement in (Judgement.ACCEPT, Judgement.UNSURE):
            kept.append(ask)
        elif decision.judgement is Judgement.CORRECT and decision.field == "outcome" and decision.value:
            outcome = Outcome(json.loads(decision.value))
            why = f"decided by {decision.by}, {in_words(decision.at.date())}" + (
                f": {decision.why}" if decision.why else ""
            )
            kept.append(replace(ask, outcome=outcome, because=why))
    return kept


def _id(of: str, addressee: str) -> str:
    return hashlib.sha256(f"ask|{of}|{addressee}".encode()).hexdigest()[:16]
