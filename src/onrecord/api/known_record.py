"""A record -> what it says together, read as it is asked for: a page of one letter reads that letter and its thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.api.catching_up import KeptIndex, as_of, asked_in, catch_up
from onrecord.api.disputing import disputes_by_statement
from onrecord.api.editions import editions, sentences
from onrecord.api.facts import beside
from onrecord.api.knowing import Known
from onrecord.errors import NotFound
from onrecord.model import Ask, CitedLetter, Day, Decision, Letter, Link, Profile, Sentence, Stance
from onrecord.model.kept import Head

if TYPE_CHECKING:
    from onrecord.record.facts import StatusOf, Votes
    from onrecord.store import Record
    from onrecord.store.disputes import Step

FEW = 2_000
"""Letters kept at hand when all are asked for; some 20 kB each."""

AT_ONCE = 500
"""Letters fetched in one go while going through many."""


def known(record: Record, *, say: Callable[[str], None] | None = None) -> KnownRecord:
    """All that a record holds, put together, with what people decided applied. Good while the record is open.

    What is due is worked out first; `say` is told of it when it takes long. An empty record is as of the day it is
    looked at.
    """
    catch_up(record, say=say)
    return KnownRecord(record)


class KnownRecord(Known):
    """All that is known of a record. A reader is shown nothing that rests on a letter it may not see."""

    once = True

    def __init__(self, record: Record) -> None:
        super().__init__((), as_of(record))
        self.record, self.kept = record, record.kept
        self._few: dict[str, tuple[Letter, ...]] = {}

    @cached_property
    def beside(self) -> tuple[StatusOf, Votes]:
        """Status as a function, votes as an index; a record's own imports go before what ships."""
        return beside(self.record)

    @cached_property
    def sentences(self) -> tuple[tuple[str, str | None, str, Sentence], ...]:
        """What editors wrote into profiles."""
        return tuple(sentences(self.record).values())

    @property
    def disputed(self) -> Mapping[str, Sequence[Step]]:
        """The steps of the disputes on each statement; asked anew, since a dispute changes no letter."""
        return disputes_by_statement(self.record)

    @cached_property
    def editions(self) -> Mapping[tuple[str, str | None], Profile]:
        """The last edition kept of each state's profile."""
        return editions(self.record)

    # ---- everything, for who needs it all

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Every letter, as decided, oldest first: reads them all."""
        return self._all(lambda: tuple(self._fetch([x.id for x in self.read])), "letters")

    @property
    def read(self) -> tuple[Letter, ...]:
        """Every letter, as it was read, oldest first: reads them all."""
        return self._all(lambda: tuple({x.id: x for x in self.record.letters()}.values()), "read")

    def _all(self, fetch: Callable[[], tuple[Letter, ...]], name: str) -> tuple[Letter, ...]:
        """All letters, kept at hand only while they are few: a hundred thousand would fill the memory."""
        found = self._few.get(name) or fetch()
        if len(found) <= FEW:
            self._few[name] = found
        return found

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that stand: reads them all."""
        from onrecord.record import review

        return review.in_force(self.record.decisions())

    @cached_property
    def found(self) -> tuple[Link, ...]:
        """Links before any decision: reads them all."""
        made = self.kept.links()
        return tuple(self._visible(made[head.id]) for head in self.kept.every() if head.id in made)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What each letter answers, as decided: reads them all."""
        from onrecord.record import review

        return review.apply_to_links(self.decisions, self.found)

    def _fetch(self, ids: Sequence[str]) -> Iterator[Letter]:
        for i in range(0, len(ids), AT_ONCE):
            found = self.kept.letters(ids[i : i + AT_ONCE])
            yield from (found[id] for id in ids[i : i + AT_ONCE] if id in found)

    # ---- one letter

    def letter(self, id: str) -> Letter:
        """The letter of that id, as decided. Raises `NotFound`."""
        if found := self.kept.letters([id]).get(id):
            return found
        return self._not_placed(id)

    def letter_as_read(self, id: str) -> Letter:
        """The same before any decision. Raises `NotFound`."""
        if found := self.kept.letters([id], as_read=True).get(id):
            return found
        raise NotFound(f"no letter {id} in this record")

    def letter_twice(self, id: str) -> tuple[Letter, Letter]:
        """The same as decided and as read; one and the same where nobody decided on it. Raises `NotFound`."""
        if found := self.kept.both(id):
            return found
        return (read := self._not_placed(id)), read

    def _not_placed(self, id: str) -> Letter:
        """A letter that waits to be linked in a record that cannot be written, as read. Raises `NotFound`."""
        if self.record.read_only and (found := self.record.letter(id)).id == id:
            return found
        raise NotFound(f"no letter {id} in this record")

    def decisions_on(self, letters: Sequence[Letter]) -> tuple[Decision, ...]:
        """The decisions that stand on these letters and what is in them."""
        from onrecord.record import review

        return review.in_force(d for some in _parts(letters) for d in self.record.following.decisions_on(some))

    def link(self, letter: Letter, decisions: Sequence[Decision] = ()) -> Link:
        """What a letter answers, as decided; `decisions`: those on it."""
        from onrecord.record import review

        found = self.kept.links([letter.id]).get(letter.id) or Link(letter.id, None, (), "not looked for yet")
        return review.apply_to_links(decisions, [self._visible(found)])[0]

    def _visible(self, link: Link) -> Link:
        """A link for whoever asks: one that rests on letters they may not see is looked for anew among the others."""
        if not self.kept.shut([*filter(None, [link.answers]), *link.also, *link.candidates]):
            return link
        from onrecord.record.links import link_one

        return link_one(self.letter(link.letter), self.index)

    def head(self, id: str) -> Head | None:
        """A letter as a line of a list; None when it is not held or may not be seen."""
        return self.kept.heads([id]).get(id)

    def answering(self, id: str) -> list[Head]:
        """The letters that answer one, oldest first."""
        return self.kept.answering([id])

    def thread(self, id: str) -> list[Head]:
        """All that hangs together with a letter by answering, itself included, oldest first."""
        seen: dict[str, Head] = {}
        todo = {id}
        while todo and len(seen) < LONGEST:
            found = [*self.kept.heads(todo - seen.keys()).values(), *self.kept.answering(todo)]
            new = {h.id: h for h in found if h.id not in seen}
            seen |= new
            todo = {h.answers for h in new.values() if h.answers and h.answers not in seen} | (new.keys() - todo)
        return sorted(seen.values(), key=lambda h: (h.day or "9999", h.id))

    def missing_in(self, id: str) -> tuple[CitedLetter, ...]:
        """What one letter cites that is not held."""
        return tuple(self.kept.cited(by=id))

    @cached_property
    def index(self) -> KeptIndex:
        """The letters by what a citation can name."""
        return KeptIndex(self.record)

    # ---- asks

    def asks(self) -> tuple[Ask, ...]:
        """What was asked of whom, and what came of it, oldest first."""
        from onrecord.record.asks import in_order

        return tuple(sorted(self.asks_where(), key=in_order))

    def asks_where(self, **wanted: object) -> tuple[Ask, ...]:
        """Asks by day; `wanted` as in `Kept.asks`: holder, addressee, letter, only_open, limit, offset, newest."""
        from onrecord.record.asks import still

        return tuple(self._seen(still(ask, self.as_of)) for ask in self.kept.asks(**wanted))  # type: ignore[arg-type]

    def asks_of(self, holder: str) -> tuple[Ask, ...]:
        """What was asked of one state or body, oldest first."""
        from onrecord.record.asks import in_order
        from onrecord.record.parties import same_as

        return tuple(sorted(self.asks_where(holder=same_as(holder)), key=in_order))

    def _seen(self, ask: Ask) -> Ask:
        """An ask for whoever looks: what came of it is worked out anew without the letters they may not see."""
        if self.kept.public_on is None:
            return ask
        if self.kept.tied([ask.letter]) == self.record.seen_by("", public=False).kept.tied([ask.letter]):
            return ask
        made = asked_in(self.kept, self.index, [ask.letter], status=self.status, as_of=self.as_of)
        return next((x for x in made.get(ask.letter, ()) if x.id == ask.id), ask)

    # ---- cited, said

    def missing(self) -> tuple[CitedLetter, ...]:
        """What is cited and not held, by day."""
        found = self.kept.cited()
        return tuple(sorted(found, key=lambda c: (c.date or "9999", c.sender or "", c.recipient or "", c.id)))

    def missing_of(self, holder: str) -> tuple[CitedLetter, ...]:
        """What is cited and not held, from or to one state or body."""
        from onrecord.record.parties import same_as

        return tuple(self.kept.cited(party=same_as(holder)))

    def speaking(self, holder: str) -> tuple[Letter, ...]:
        """Letters in which a state or body says something, or something is said of it, oldest first; of those held
        twice the one that counts."""
        from onrecord.record.parties import same_as

        rows = self.kept.said(holder=same_as(holder))
        return tuple(self._fetch(list(dict.fromkeys(row.letter for row in rows))))

    def last_words(self, topic: str) -> dict[str, tuple[Stance | None, Day | None]]:
        """By holder the stance of the last own words on a topic that take one, and the day of the last at all."""
        stances = self.kept.last_stances(topic, "9999")
        days = self.kept.last_days(topic)
        return {holder: (stances.get(holder), Day(day) if day else None) for holder, day in days.items()}

    def names(self) -> dict[str, str]:
        """The file of each letter, by id, oldest first."""
        return {head.id: head.name for head in self.kept.every()}

    def letters_by_id(self, ids: Collection[str]) -> dict[str, Letter]:
        """These letters, as decided, by id."""
        return {x.id: x for x in self._fetch(list(ids))}


LONGEST = 500
"""Letters shown of one thread."""


def _parts(letters: Sequence[Letter]) -> Iterable[Sequence[Letter]]:
    return (letters[i : i + AT_ONCE] for i in range(0, len(letters), AT_ONCE))
