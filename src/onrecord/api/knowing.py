"""The record -> what it says: links, asks, what is missing, where states stand, what is true of a claim."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.api.facts import beside
from onrecord.errors import NotFound
from onrecord.model import (
    Act,
    Ask,
    Check,
    CitedLetter,
    Day,
    Decision,
    Letter,
    Link,
    Outcome,
    Position,
    Profile,
    Sentence,
    Stance,
    StatusFact,
)

if TYPE_CHECKING:
    from onrecord.record.compare import Matrix, Responses, Row
    from onrecord.record.facts import StatusOf, Votes
    from onrecord.record.index import Index
    from onrecord.record.lint import Finding
    from onrecord.store.disputes import Step


class Known:
    """All that is known together: letters with decisions applied, what answers what, and the facts beside them.

    as_of   the day the record was last added to; nothing said here is true beyond it
    decisions   those that stand
    read    the letters as they were read, before any decision, in the same order
    found   the links as they were found, before any decision
    sentences   what editors wrote into profiles: state, topic (None: all), heading, sentence
    editions    the last edition kept of each state's profile, by state and topic

    Of a record it is a `KnownRecord`, which reads what is asked for and no more: going through `letters`, `links` or
    `decisions` of a large record takes long there, the doors below do not.
    """

    once = False
    """True where `speaking` gives no letter twice, as scan and as text."""

    def __init__(self, letters: tuple[Letter, ...], as_of: date) -> None:
        self._letters, self._as_of = letters, as_of

    @property
    def sentences(self) -> tuple[tuple[str, str | None, str, Sentence], ...]:
        """What editors wrote into profiles."""
        return ()

    @property
    def editions(self) -> Mapping[tuple[str, str | None], Profile]:
        """The last edition kept of each state's profile."""
        return {}

    @property
    def disputed(self) -> Mapping[str, Sequence[Step]]:
        """The steps of the disputes on each statement that somebody disputes."""
        return {}

    @cached_property
    def beside(self) -> tuple[StatusOf, Votes]:
        """Status as a function, votes as an index."""
        return beside(None)

    @property
    def status(self) -> StatusOf:
        """What a state is and can do under a treaty on a day."""
        return self.beside[0]

    @property
    def votes(self) -> Votes:
        """How states voted."""
        return self.beside[1]

    @property
    def as_of(self) -> date:
        """The day up to which all this is true."""
        return self._as_of

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Every letter, as decided."""
        return self._letters

    @property
    def read(self) -> tuple[Letter, ...]:
        """Every letter, as it was read."""
        return self.letters

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that stand."""
        return ()

    @cached_property
    def found(self) -> tuple[Link, ...]:
        """Links before any decision."""
        from onrecord.record.links import link

        return link(self.letters)

    @property
    def links(self) -> tuple[Link, ...]:
        """What each letter answers, as decided."""
        return self.found

    @cached_property
    def index(self) -> Index:
        """The letters by what a citation can name, made once."""
        from onrecord.record.index import Index

        return Index(self.letters)

    def letter(self, id: str) -> Letter:
        """The letter of that id. Raises `NotFound`."""
        for one in self.letters:
            if one.id == id:
                return one
        raise NotFound(f"no letter {id} in this record")

    def asks(self) -> tuple[Ask, ...]:
        """What was asked of whom, and what came of it, oldest first."""
        from onrecord.record.asks import asks as find_asks

        return find_asks(self.letters, self.links, status=self.status, as_of=self.as_of)

    def asks_of(self, holder: str) -> tuple[Ask, ...]:
        """What was asked of one state or body."""
        from onrecord.record.parties import same_holder

        return tuple(ask for ask in self.asks() if same_holder(ask.addressee, holder))

    def missing(self) -> tuple[CitedLetter, ...]:
        """What is cited and not held, by day."""
        from onrecord.record.cited import cited

        return cited(self.letters, self.links)

    def missing_of(self, holder: str) -> tuple[CitedLetter, ...]:
        """What is cited and not held, from or to one state or body."""
        from onrecord.record.parties import same_holder

        return tuple(x for x in self.missing() if same_holder(x.sender, holder) or same_holder(x.recipient, holder))

    def speaking(self, holder: str) -> tuple[Letter, ...]:
        """Letters in which a state or body says something, or something is said of it."""
        return self.letters

    def last_words(self, topic: str) -> dict[str, tuple[Stance | None, Day | None]]:
        """By holder the stance of the last own words on a topic that take one, and the day of the last at all."""
        from onrecord.record.positions import said_by, words_in

        words = ((holder, words_in(said, holder, topic=topic)) for holder, said in said_by(self.letters).items())
        return {holder: (p.stance, p.last) for holder, p in words if p.own}

    def letters_by_id(self, ids: Collection[str]) -> dict[str, Letter]:
        """These letters, as decided, by id."""
        return {x.id: x for x in self.letters if x.id in ids}

    def names(self) -> dict[str, str]:
        """The file of each letter, by id."""
        return {x.id: x.source.name for x in self.letters}

    def decisions_on(self, letters: Sequence[Letter]) -> Sequence[Decision]:
        """The decisions that stand on these letters and what is in them."""
        return self.decisions


def known_of(letters: Iterable[Letter], *, as_of: date | None = None) -> Known:
    """All that letters at hand say together, without a record."""
    return Known(tuple(letters), as_of or date.today())


def asks(found: Known) -> tuple[Ask, ...]:
    """What was asked of whom, and what came of it, oldest first."""
    return found.asks()


def asks_of(
    found: Iterable[Ask],
    *,
    addressee: str | None = None,
    asker: str | None = None,
    outcome: Outcome | None = None,
    letter: str | None = None,
    only_open: bool = False,
) -> tuple[Ask, ...]:
    """Some of the asks: of one addressee, by one asker (a state's code in any case, or a body), that came to an
    outcome, of one letter, those still open."""
    from onrecord.record.asks import open_asks
    from onrecord.record.parties import same_holder

    def is_of(holder: str | None, wanted: str | None) -> bool:
        return not wanted or same_holder(holder, wanted.upper() if len(wanted) == 3 else wanted)

    some = (a for a in (open_asks(found) if only_open else found) if not letter or a.letter == letter)
    some = (a for a in some if outcome is None or a.outcome is outcome)
    return tuple(a for a in some if is_of(a.addressee, addressee) and is_of(a.asker, asker))


def responses(found: Known, letter: Letter, asked: Sequence[Ask]) -> Responses:
    """Who answered one letter to many, how and when, and the share that answered at all."""
    from onrecord.record.compare import responses as find_responses

    answered = {x.letter for ask in asked if ask.letter == letter.id for x in ask.answers}
    return find_responses(letter, asked, found.letters_by_id(answered).values(), as_of=found.as_of)


def missing(found: Known) -> tuple[CitedLetter, ...]:
    """Letters, messages and warnings that are cited and not held, by day."""
    return found.missing()


def words_of(found: Known, holder: str, *, topic: str | None = None) -> Position:
    """A holder's own words, and apart from them what others report of it."""
    from onrecord.record.positions import words_of as find_words

    letters = found.speaking(holder)
    return find_words(holder, letters, topic=topic, decisions=found.decisions_on(letters), once=found.once)


def stances(found: Known, holder: str) -> tuple[Position, ...]:
    """Where a holder's own words take a side, topic by topic: since when, last confirmed, changed on."""
    from onrecord.record.positions import positions

    letters = found.speaking(holder)
    made = positions(letters, found.decisions_on(letters), of=holder, once=found.once)
    return tuple(p for p in made if p.stance)


def check(found: Known, letter: Letter) -> tuple[Check, ...]:
    """Each claim of a letter that rows can test: agrees, disagrees, cannot tell."""
    from onrecord.record.checks import check_in

    return check_in(letter, found.index, status=found.status, votes=found.votes)


@dataclass(frozen=True, slots=True)
class StateView:
    """One state on one page: status under each treaty known of, its own words and reports of it, what it was asked.

    name    of the state in English
    status  with the rows it rests on, one per treaty whose status is known
    """

    code: str
    name: str
    as_of: date
    status: tuple[StatusFact, ...]
    words: Position
    asks: tuple[Ask, ...]


def standing_of(found: Known, code: str, topic: str | None) -> tuple[str, tuple[StatusFact, ...]]:
    """A state's name, and its status under each treaty known of (or that one). Raises `NotFound`."""
    from onrecord.errors import BadReference
    from onrecord.reference.states import state as find_state
    from onrecord.reference.status import status_tables

    try:
        name = find_state(code).name()
    except BadReference as error:
        raise NotFound(f"no state has the code {code}; codes are ISO 3166-1 alpha-3, such as RUS or NZL") from error
    treaties = [table.treaty for table in status_tables() if topic is None or table.treaty == topic]
    facts = (found.status(code, treaty, found.as_of) for treaty in treaties)
    return name, tuple(fact for fact in facts if fact)


def state(
    found: Known,
    code: str,
    *,
    topic: str | None = None,
    act: Act | None = None,
    since: date | None = None,
    until: date | None = None,
) -> StateView:
    """Where a state stands, in full; of its words only those of an act and of these days, where they are given.

    Raises `NotFound` for a code that is no state's.
    """
    from onrecord.record.named import family
    from onrecord.record.positions import about, chosen

    name, status = standing_of(found, code, topic)
    asked = tuple(ask for ask in found.asks_of(code) if about(ask.topics, family(topic) if topic else None))
    words = words_of(found, code, topic=topic)
    if act or since or until:
        words = chosen(words, found.decisions_on(found.speaking(code)), act=act, since=since, until=until)
    return StateView(code, name, found.as_of, status, words, asked)


def profile(found: Known, code: str, *, topic: str | None = None, previous: Profile | None = None) -> Profile:
    """A country profile, from evidence and editors' own sentences, with what changed since the last edition kept.

    `previous`: the edition to tell the difference from instead of the one kept.
    """
    from onrecord.api.disputing import with_disputes
    from onrecord.record.profile import profile as compile_profile

    letters = found.speaking(code)
    made = compile_profile(
        code,
        letters,
        topic=topic,
        status=found.status,
        votes=found.votes,
        as_of=found.as_of,
        previous=previous or found.editions.get((code, topic)),
        editors_sentences=[(h, s) for state, on, h, s in found.sentences if state == code and on in (None, topic)],
        decisions=found.decisions_on(letters),
        asked=found.asks_of(code),
        missing=found.missing_of(code),
        once=found.once,
    )
    return with_disputes(made, found.disputed)


def compared(found: Known, topic: str) -> tuple[Row, ...]:
    """All states on one treaty, one row each, by name. Raises `NotFound` for an id that is no treaty's."""
    from onrecord.errors import BadReference
    from onrecord.record.compare import rows
    from onrecord.record.named import family
    from onrecord.reference.states import states
    from onrecord.reference.treaties import treaty

    try:
        treaty(topic)
    except BadReference as error:
        on_it = sorted(one for one in family(topic) if one.isupper())
        hint = f"name a treaty on it: {', '.join(on_it)}" if on_it else "ids are short, in capitals, such as CCM or NPT"
        raise NotFound(f"no treaty is called {topic}; {hint}") from error
    codes = [one.code for one in states() if one.standing != "former"]
    said, asked = found.last_words(topic), asks(found)
    return rows(codes, said, asked, topic=topic, status=found.status, votes=found.votes, as_of=found.as_of)


def agreements(found: Known, topic: str | None = None) -> Matrix:
    """Who supports and opposes what in its own words; with `topic`, what belongs to it."""
    from onrecord.record.compare import matrix
    from onrecord.record.named import family
    from onrecord.record.positions import positions

    wanted = family(topic) if topic else None
    return matrix(p for p in positions(found.letters, found.decisions) if wanted is None or p.topic in wanted)


def linted(found: Known, text: str, code: str, *, topic: str | None = None) -> tuple[Finding, ...]:
    """What hand work left in a profile of a state: wrong quotations, note numbers, stale words."""
    from onrecord.record.lint import lint

    return lint(text, profile(found, code, topic=topic), found.letters)


def written(made: Profile, form: str) -> bytes:
    """A profile as `text`, `markdown`, `html`, `docx` or `json`. Raises `NotVerbatim` rather than misquote."""
    import json

    from onrecord.formats.profile_docx import to_docx
    from onrecord.formats.profile_html import to_html
    from onrecord.formats.profile_markdown import to_markdown
    from onrecord.formats.profile_text import to_text
    from onrecord.formats.values import plain
    from onrecord.formats.verbatim import hold_to_letters

    if form == "docx":
        return to_docx(made)
    if form == "json":
        hold_to_letters(made)
        return json.dumps(plain(made), ensure_ascii=False, indent=1).encode()
    return {"text": to_text, "markdown": to_markdown, "html": to_html}[form](made).encode()
