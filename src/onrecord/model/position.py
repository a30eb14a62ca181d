"""Where a state stands, and the page that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.dates import Day
from onrecord.model.letter import Letter
from onrecord.model.statement import Act, Stance, Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement and the letter it stands in."""

    letter: Letter
    statement: Statement


@dataclass(frozen=True, slots=True)
class Position:
    """A state's (or body's) own words on one topic, grouped by act; reports of it apart.

    first, last     days of the first and the last of its own words
    changes         pairs of evidence, earlier and later, whose stances differ
    reported        what others say of it: evidence of another grade, never its position
    unreviewed      how many of `own` no person has looked at
    taken           those of `own` that take a stance on the topic, or tell of one, oldest first
    """

    holder: str
    topic: str
    stance: Stance | None
    own: tuple[Evidence, ...]
    reported: tuple[Evidence, ...] = ()
    changes: tuple[tuple[Evidence, Evidence], ...] = ()
    unreviewed: int = 0
    taken: tuple[Evidence, ...] = ()

    @property
    def first_said(self) -> Day | None:
        """The day of the first words that take the stance it has now: of the last change, or the first at all."""
        first = self.changes[-1][1] if self.changes else self.taken[0] if self.taken else None
        return first.letter.date.value if first and first.letter.date else None

    @property
    def last_confirmed(self) -> Day | None:
        """The day of the last words that take a stance: the one it has now."""
        last = self.taken[-1] if self.taken else None
        return last.letter.date.value if last and last.letter.date else None

    @property
    def changed_on(self) -> Day | None:
        """The day of the last change of stance; None where its words never changed sides."""
        return self.first_said if self.changes else None

    @property
    def first(self) -> Day | None:
        return min((e.letter.date.value for e in self.own if e.letter.date), default=None)

    @property
    def last(self) -> Day | None:
        return max((e.letter.date.value for e in self.own if e.letter.date), default=None)

    def by_act(self) -> dict[Act, tuple[Evidence, ...]]:
        """Its own words, grouped by act in the order of `Act`."""
        return {act: found for act in Act if (found := tuple(e for e in self.own if e.statement.act == act))}


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note. `evidence` for a quotation, `row` for a formula computed from status or votes."""

    number: int
    text: str
    evidence: Evidence | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a profile: a formula with its row or a quotation with its note; `by` names an editor's own.

    evidence    the statements whose words it quotes, in order; () for a formula and an editor's own
    """

    text: str
    notes: tuple[int, ...]
    by: str = "onrecord"
    reported: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a profile. `within` is the heading above it ("Policy"), None where it stands on its own."""

    heading: str
    sentences: tuple[Sentence, ...]
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A country profile in the house order of treaty monitors.

    as_of       the day the record was last added to; `gaps` says what is not known
    changes     the difference from the last edition, a line each; () for a first edition
    unreviewed  how many of the quoted findings no person has looked at
    """

    state: str
    title: str
    topic: str | None
    as_of: date
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    gaps: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    unreviewed: int = 0
