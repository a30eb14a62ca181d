"""The record -> what it says: links, asks, what is missing, where states stand, what is true of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.api.editions import editions, sentences
from onrecord.api.facts import beside
from onrecord.errors import NotFound
from onrecord.model import Ask, Check, CitedLetter, Decision, Letter, Link, Position, Profile, Sentence, StatusFact

if TYPE_CHECKING:
    from onrecord.record.compare import Matrix, Responses, Row
    from onrecord.record.facts import StatusOf, Votes
    from onrecord.record.index import Index
    from onrecord.record.lint import Finding
    from onrecord.store import Record


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known together: letters with decisions applied, what answers what, and the facts beside them.

    as_of   the day the record was last added to; nothing said here is true beyond it
    decisions   those that stand
    read    the letters as they were read, before any decision, in the same order
    found   the links as they were found, before any decision
    sentences   what editors wrote into profiles: state, topic (None: all), heading, sentence
    editions    the last edition kept of each state's profile, by state and topic
    """

    letters: tuple[Letter, ...]
    links: tuple[Link, ...]
    as_of: date
    status: StatusOf
    votes: Votes
    decisions: tuple[Decision, ...] = ()
    read: tuple[Letter, ...] = ()
    found: tuple[Link, ...] = ()
    sentences: tuple[tuple[str, str | None, str, Sentence], ...] = ()
    editions: Mapping[tuple[str, str | None], Profile] = field(default_factory=dict)
    _made: dict[str, Index] = field(default_factory=dict, compare=False, repr=False)

    @property
    def index(self) -> Index:
        """The letters by what a citation can name, made once."""
        from onrecord.record.index import Index

        if "index" not in self._made:
            self._made["index"] = Index(self.letters)
        return self._made["index"]

    def letter(self, id: str) -> Letter:
        """The letter of that id. Raises `NotFound`."""
        for one in self.letters:
            if one.id == id:
                return one
        raise NotFound(f"no letter {id} in this record")


def known(record: Record, *, before: Known | None = None) -> Known:
    """All that a record holds, put together, with what people decided applied. Good while the record is open.

    An empty record is as of the day it is looked at. `before`: what was known when since then people only decided: then
    letters are not fetched again, nor linked where no decision touches what links rest on.
    """
    from onrecord.record import review
    from onrecord.record.links import link

    decisions = review.in_force(record.decisions())
    read = before.read if before else tuple(record.letters())
    letters = review.apply(decisions, read)
    found = before.found if before and _same_heads(before.letters, letters) else link(letters)
    links = review.apply_to_links(decisions, found)
    status, votes = (before.status, before.votes) if before else beside(record)
    as_of = record.last_added() or date.today()
    own = tuple(sentences(record).values())
    return Known(letters, links, as_of, status, votes, decisions, read, found, own, editions(record))


def _same_heads(some: Iterable[Letter], others: Iterable[Letter]) -> bool:
    """True when nothing that links rest on differs: they rest on all of a letter but its statements."""
    return all(a is b or replace(a, statements=b.statements) == b for a, b in zip(some, others, strict=True))


def known_of(letters: Iterable[Letter], *, as_of: date | None = None) -> Known:
    """The same over letters at hand, without a record."""
    from onrecord.record.links import link

    held = tuple(letters)
    status, votes = beside(None)
    links = link(held)
    return Known(held, links, as_of or date.today(), status, votes, read=held, found=links)


def asks(found: Known) -> tuple[Ask, ...]:
    """What was asked of whom, and what came of it, oldest first."""
    from onrecord.record.asks import asks as find_asks

    return find_asks(found.letters, found.links, status=found.status, as_of=found.as_of, decisions=found.decisions)


def asks_of(
    found: Iterable[Ask], *, addressee: str | None = None, letter: str | None = None, only_open: bool = False
) -> tuple[Ask, ...]:
    """Some of the asks: of one addressee (a state's code in any case, or a body), of one letter, those still open."""
    from onrecord.record.asks import open_asks
    from onrecord.record.parties import same_holder

    wanted = addressee.upper() if addressee and len(addressee) == 3 else addressee
    some = open_asks(found) if only_open else found
    return tuple(
        a for a in some if (not wanted or same_holder(a.addressee, wanted)) and (not letter or a.letter == letter)
    )


def responses(found: Known, letter: Letter, asked: Sequence[Ask]) -> Responses:
    """Who answered one letter to many, how and when, and the share that answered at all."""
    from onrecord.record.compare import responses as find_responses

    return find_responses(letter, asked, found.letters, as_of=found.as_of)


def missing(found: Known) -> tuple[CitedLetter, ...]:
    """Letters, messages and warnings that are cited and not held, by day."""
    from onrecord.record.cited import cited

    return cited(found.letters, found.links)


def words_of(found: Known, holder: str, *, topic: str | None = None) -> Position:
    """A holder's own words, and apart from them what others report of it."""
    from onrecord.record.positions import words_of as find_words

    return find_words(holder, found.letters, topic=topic, decisions=found.decisions)


def stances(found: Known, holder: str) -> tuple[Position, ...]:
    """Where a holder's own words take a side, topic by topic: since when, last confirmed, changed on."""
    from onrecord.record.positions import positions

    return tuple(p for p in positions(found.letters, found.decisions, of=holder) if p.stance)


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


def state(found: Known, code: str, *, topic: str | None = None, asked: Sequence[Ask] | None = None) -> StateView:
    """Where a state stands. `asked`: all asks, if they are at hand. Raises `NotFound` for a code that is no state's."""
    from onrecord.errors import BadReference
    from onrecord.record.named import family
    from onrecord.record.parties import same_holder
    from onrecord.record.positions import about
    from onrecord.reference.states import state as find_state
    from onrecord.reference.status import status_tables

    try:
        name = find_state(code).name()
    except BadReference as error:
        raise NotFound(f"no state has the code {code}; codes are ISO 3166-1 alpha-3, such as RUS or NZL") from error
    treaties = [table.treaty for table in status_tables() if topic is None or table.treaty == topic]
    facts = (found.status(code, treaty, found.as_of) for treaty in treaties)
    mine = (ask for ask in (asks(found) if asked is None else asked) if same_holder(ask.addressee, code))
    return StateView(
        code,
        name,
        found.as_of,
        tuple(fact for fact in facts if fact),
        words_of(found, code, topic=topic),
        tuple(ask for ask in mine if about(ask.topics, family(topic) if topic else None)),
    )


def profile(found: Known, code: str, *, topic: str | None = None, previous: Profile | None = None) -> Profile:
    """A country profile, from evidence and editors' own sentences, with what changed since the last edition kept.

    `previous`: the edition to tell the difference from instead of the one kept.
    """
    from onrecord.record.profile import profile as compile_profile

    return compile_profile(
        code,
        found.letters,
        topic=topic,
        status=found.status,
        votes=found.votes,
        as_of=found.as_of,
        previous=previous or found.editions.get((code, topic)),
        editors_sentences=[(h, s) for state, on, h, s in found.sentences if state == code and on in (None, topic)],
        decisions=found.decisions,
    )


def compared(found: Known, topic: str) -> tuple[Row, ...]:
    """All states on one treaty, one row each, by name. Raises `NotFound` for an id that is no treaty's."""
    from onrecord.errors import BadReference
    from onrecord.record.compare import table
    from onrecord.reference.states import states
    from onrecord.reference.treaties import treaty

    try:
        treaty(topic)
    except BadReference as error:
        raise NotFound(f"no treaty has the id {topic}; ids are short names in capitals, such as CCM or NPT") from error
    codes = [one.code for one in states() if one.standing != "former"]
    return table(
        codes,
        found.letters,
        asks(found),
        topic=topic,
        status=found.status,
        votes=found.votes,
        as_of=found.as_of,
    )


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
