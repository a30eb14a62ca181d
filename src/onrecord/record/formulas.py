"""The formulas of a profile: sentences computed from status and votes, each with the row it was computed from.

Words that go stale ("has not", "never", "most recently") are never written bare: each carries the day it is true on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.model import Ask, Day, Evidence, Note, Outcome, Position, Sentence, StatusFact
from onrecord.model.citation import citation, day_in_words, on_day, short_citation
from onrecord.record.asks import open_asks
from onrecord.record.facts import StatusOf, Votes, in_words, row_of, status_of
from onrecord.record.named import Named, state_named, treaties_with_rows, treaty_named
from onrecord.record.stances import TAKING
from onrecord.record.voting import VERBS, pattern, plain_title, yearly


@dataclass(slots=True)
class Draft:
    """A profile in the making: numbers its notes in the order its sentences are placed."""

    state: str
    topic: str | None
    as_of: date
    notes: list[Note] = field(default_factory=list)
    cited: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    waiting: dict[int, Note] = field(default_factory=dict)

    @property
    def name(self) -> Named:
        return state_named(self.state)

    def formula(self, text: str, row: str) -> Sentence:
        """A sentence computed from a row."""
        return Sentence(text, (self._wait(Note(0, f"{row}.", row=row)),))

    def quotation(self, text: str, evidence: Sequence[Evidence], *, reported: bool = False) -> Sentence:
        """A sentence that quotes one letter; the note's citation is written when the sentence gets its place."""
        note = self._wait(Note(0, "", evidence=evidence[0]))
        return Sentence(text, (note,), reported=reported, evidence=tuple(evidence))

    def numbered(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """The sentences with their notes numbered on from the last one: full citation first, short on repetition."""
        for sentence in sentences:
            numbers = []
            for waiting in sentence.notes:
                note = self.waiting.pop(waiting)
                number = len(self.notes) + 1
                self.notes.append(replace(note, number=number, text=self._rows(note, number) or self._cite(note)))
                numbers.append(number)
            yield replace(sentence, notes=tuple(numbers))

    def _wait(self, note: Note) -> int:
        key = -1 - len(self.waiting) - len(self.notes)
        while key in self.waiting:
            key -= 1
        self.waiting[key] = note
        return key

    def _rows(self, note: Note, number: int) -> str:
        """The row in full, and on repetition the note that has it."""
        if note.row is None:
            return ""
        first = self.rows.setdefault(note.row, number)
        return note.text if first == number else f"As note {first}."

    def _cite(self, note: Note) -> str:
        assert note.evidence is not None
        letter, page = note.evidence.letter, note.evidence.statement.quote.page
        where = f", p. {page}" if page else ""
        short = short_citation(letter)
        # Two letters that share a short form keep their full ones: a note must lead to one letter.
        first_of_it = self.cited.setdefault(short, letter.id) == letter.id
        seen = letter.id in self.cited
        self.cited[letter.id] = short
        return f"{short if seen and first_of_it else citation(letter)}{where}."


def title_block(
    draft: Draft, said: Position, status: StatusOf, votes: Votes, asked: Sequence[Ask]
) -> tuple[tuple[str, str], ...]:
    """The lines at the head of a profile: status, what it can still do, votes, own words, asks."""
    found: list[tuple[str, str]] = []
    fact = _fact(draft, status)
    if fact:
        found.append((f"Status as of {in_words(true_on(fact))}", STANDING[fact.status]))
        if fact.status != "party":
            found.append(("Can still", " or ".join(fact.can) or "nothing more"))
    if draft.topic and (calls := yearly(votes.calls.values(), *titles(draft.topic))):
        found.append(("Votes", pattern(draft.state, calls, votes)))
    found.append(("Own words in the record", _span(said)))
    waiting = [a for a in open_asks(asked) if a.outcome is Outcome.SILENT]
    if asked:
        found.append(("Asks", f"{len(asked)} in the record{_silent(draft, waiting)}"))
    return tuple(found)


def _silent(draft: Draft, waiting: Sequence[Ask]) -> str:
    """How many asks are without an answer: always with the days they were made on and the day the record stands at."""
    if not waiting:
        return ""
    days = list(dict.fromkeys(a.asked_on for a in waiting))
    asked = on_day(days[0]) if len(days) == 1 else f"from {_first(days)} to {day_in_words(days[-1])}"
    return f", {len(waiting)} of them, asked {asked}, without an answer in the record as of {in_words(draft.as_of)}"


def _first(days: Sequence[Day | None]) -> str:
    return next((day_in_words(day) for day in days if day), "a day not known")


def true_on(fact: StatusFact) -> date:
    """The day a status can be said to be true on: the day asked for, or the day of the rows where that is earlier.

    Rows may tell of a day to come (a withdrawal notified takes effect months later): what it made of the state is true
    on that day, not on the day of the rows before it.
    """
    if fact.as_at is None:
        return fact.on
    return min(fact.on, max((fact.as_at, *(act.on for act in fact.acts))))


STANDING = {
    "party": "State Party",
    "signatory": "Signatory, not a party",
    "withdrawn": "Withdrawn",
    "not_party": "Neither signatory nor party",
}


def status_line(draft: Draft, said: Position, status: StatusOf) -> list[Sentence]:
    """The summary: the status, and the stance of its own words with the words."""
    fact, found = _fact(draft, status), []
    if fact:
        what = f"{draft.name.first} is {_IS[fact.status]} {treaty_named(fact.treaty).short}"
        found.append(draft.formula(f"{what}, as at {in_words(true_on(fact))}.", row_of(fact)))
    last = _telling(said)
    if last:
        when = day_in_words(last.letter.date.value if last.letter.date else None)
        on = f" on {_it(draft)}" if draft.topic and said.taken else ""
        text = f"The latest own words in the record that take a stance{on}, of {when}, are: {quoted_words(last)}"
        text += stop_after(last)
        found.append(draft.quotation(text, [last]))
    return found


def _telling(said: Position) -> Evidence | None:
    """The last words that take a stance on the topic; without any, the last that take one at all."""
    if said.taken:
        return said.taken[-1]
    return next((e for e in reversed(said.own) if e.statement.stance and e.statement.act in TAKING), None)


def _it(draft: Draft) -> str:
    return treaty_named(draft.topic or "").short


_IS = {
    "party": "a party to",
    "signatory": "a signatory of, but not a party to,",
    "withdrawn": "withdrawn from",
    "not_party": "not a party to",
}


def status_sentence(draft: Draft, status: StatusOf) -> list[Sentence]:
    """What the state did under the treaty, day by day, and what it can still do."""
    fact = _fact(draft, status)
    if fact is None:
        return []
    name, treaty = draft.name.first, treaty_named(fact.treaty).short
    at = in_words(true_on(fact))
    done = [_DID.get(a.act, f"{a.act} {{}} on").format("it") + f" {in_words(a.on)}" for a in fact.acts]
    if done:
        done[0] = _DID.get(fact.acts[0].act, "").format(treaty) + f" {in_words(fact.acts[0].on)}"
        text = f"{name} {_list(done)}."
    else:
        text = f"As at {at}, {draft.name.short} has neither signed nor joined {treaty}."
    found = [draft.formula(text, row_of(fact))]
    if fact.in_force_since:
        verb = "enters" if fact.in_force_since > true_on(fact) else "entered"
        text = f"The treaty {verb} into force for {draft.name.short} on {in_words(fact.in_force_since)}."
        found.append(draft.formula(text, row_of(fact)))
    if fact.can and fact.status != "party":
        found.append(draft.formula(f"As at {at}, it can still {' or '.join(fact.can)}.", row_of(fact)))
    return found


_DID = {
    "signature": "signed {} on",
    "ratification": "ratified {} on",
    "accession": "acceded to {} on",
    "acceptance": "accepted {} on",
    "approval": "approved {} on",
    "succession": "succeeded to {} on",
    "consent": "consented to be bound by {} on",
    "provisional_application": "applied {} provisionally from",
    "ratification_withdrawn": "withdrew its ratification of {} on",
    "withdrawal": "withdrew from {} with effect from",
}


def vote_sentence(draft: Draft, votes: Votes) -> list[Sentence]:
    """How the state voted on the yearly resolution on the treaty, as a pattern with its years."""
    calls = yearly(votes.calls.values(), *titles(draft.topic)) if draft.topic else ()
    cast = [(c, votes.of(draft.state, c)) for c in calls]
    if not any(vote for _, vote in cast):
        return []
    title, end = plain_title(calls[-1]), in_words(max(c.on for c in votes.calls.values()))
    how = pattern(draft.state, calls, votes)
    text = f"On the General Assembly's resolutions “{title}”, {draft.name.short} {how}; the rows known end with {end}."
    row = "; ".join(f"{c.symbol}, {in_words(c.on)}: {VERBS[v] if v else 'no row'}" for c, v in cast)
    return [draft.formula(text, f"{row} ({calls[-1].source})")]


def other_treaties(draft: Draft, status: StatusOf) -> list[Sentence]:
    """The other treaties whose rows are known: to which it is a party, which it has only signed, which neither."""
    facts = [
        fact
        for treaty in treaties_with_rows()
        if treaty != draft.topic and (fact := status_of(status, draft.state, treaty, draft.as_of))
    ]
    found = []
    for what, words in _GROUPS:
        of_it = [f for f in facts if f.status == what]
        # What was so on a later day alone must not be told of an earlier one: a sentence for each day.
        for at in sorted({true_on(f) for f in of_it}):
            group = [f for f in of_it if true_on(f) == at]
            names = _list([treaty_named(f.treaty).short for f in group])
            text = f"As at {in_words(at)}, {draft.name.short} {words} {names}."
            found.append(draft.formula(text, ". ".join(row_of(f) for f in group)))
    return found


_GROUPS = (
    ("party", "was a party to"),
    ("signatory", "was a signatory of, but not a party to,"),
    ("withdrawn", "had withdrawn from"),
    ("not_party", "was not a party to"),
)


def quoted_words(evidence: Evidence) -> str:
    """A statement's words in quotation marks, its condition always with them."""
    said = evidence.statement
    text = f"“{said.quote.shown}”"
    condition = said.condition
    if condition and not (said.quote.start <= condition.start and condition.end <= said.quote.end):
        text += f" (under the condition: “{condition.shown}”)"
    return text


def stop_after(evidence: Evidence) -> str:
    """A full stop after the closing mark, unless the quotation brings its own and no condition follows."""
    return "" if quoted_words(evidence).endswith((".”", "!”", "?”")) else "."


def _fact(draft: Draft, status: StatusOf) -> StatusFact | None:
    return status_of(status, draft.state, draft.topic, draft.as_of) if draft.topic else None


def titles(topic: str) -> tuple[str, ...]:
    """What a resolution's title can call the treaty: its names of three words or more, so that "CM" matches nothing."""
    named = treaty_named(topic)
    return tuple(dict.fromkeys(x for x in (named.formal, *named.others) if len(x.split()) > 2)) or (named.formal,)


def _span(said: Position) -> str:
    if not said.own:
        return "none"
    first, last = day_in_words(said.first), day_in_words(said.last)
    count = f"{len(said.own)} statement" + ("s" if len(said.own) > 1 else "")
    return f"{count}, {first}" if first == last else f"{count}, {first} to {last}"


def _list(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
