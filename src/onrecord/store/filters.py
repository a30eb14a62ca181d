"""Which letters: the filters that search, lists and pages share, as one WHERE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, false, literal, or_, select

from onrecord.store.fold import shadow, storable
from onrecord.store.schema import letters, mentions, names, parties, settings, sources, stands, statements, topics

WIDEST = 366
"""Days between the first and the last that a date can mean, at the most."""


@dataclass(frozen=True, slots=True)
class Filters:
    """All that are given must hold; None is no condition.

    state       alpha-3 of a sender, recipient or copied party
    sender, recipient   alpha-3 of that side alone
    body        words of an organisation's name, on any side
    person      words of a person's name, on any side
    act, topic, holder, speaker, attribution   of one and the same statement of the letter; a topic alone may also be
                a mention
    mentions    id of anything named in the letter ("RUS", "CCM")
    since, until   days; a letter counts when it can have been written between them (a month, a year)
    kind, language   `Kind` value; BCP 47 tag ("zh" also finds "zh-Hant")
    decided     True: somebody decided on something in it; False: nobody did
    name        of the file, as it was added; a trailing "/" takes a whole folder
    undated     True: only letters without a date
    added       day; letters of files that were added to the record on that day (UTC) or later
    public_on   what a reader may see on that day: no private letters, none under an embargo
    """

    state: str | None = None
    sender: str | None = None
    recipient: str | None = None
    body: str | None = None
    person: str | None = None
    act: str | None = None
    topic: str | None = None
    holder: str | None = None
    speaker: str | None = None
    attribution: str | None = None
    mentions: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    language: str | None = None
    decided: bool | None = None
    name: str | None = None
    undated: bool | None = None
    added: date | None = None
    public_on: date | None = None

    def where(self) -> ColumnElement[bool]:
        """The condition on the table `letters`."""
        found = (*self._simple(), *self._parties(), *self._statement(), *self._decided(), *self._public())
        return and_(literal(True), *found)

    def on_statement(self) -> list[ColumnElement[bool]]:
        """The conditions on one row of `statements`."""
        wanted = {
            statements.c.act: self.act,
            statements.c.holder: self.holder,
            statements.c.speaker: self.speaker,
            statements.c.attribution: self.attribution,
        }
        given = {column: storable(value) for column, value in wanted.items() if value is not None}
        found: list[ColumnElement[bool]] = [column == value for column, value in given.items()]
        if self.topic is not None:
            same = and_(topics.c.letter == statements.c.letter, topics.c.position == statements.c.position)
            found.append(select(topics.c.topic).where(same, topics.c.topic == storable(self.topic)).exists())
        return found

    def _simple(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.since is not None or self.until is not None:
            # What begins the order of lists, so that the index of that order finds the days.
            found.append(letters.c.date.is_(None).is_(false()))
        if self.since is not None:
            found.append(letters.c.last >= self.since.isoformat())
            # Said for the index alone: no date is wider than a year.
            first = date.fromordinal(max(1, self.since.toordinal() - WIDEST))
            found.append(letters.c.first >= first.isoformat())
        if self.until is not None:
            found.append(letters.c.first <= self.until.isoformat())
        if self.undated is not None:
            found.append(letters.c.date.is_(None) if self.undated else letters.c.date.is_not(None))
        if self.added is not None:
            late = select(sources.c.sha256).where(sources.c.added_at >= self.added.isoformat())
            found.append(letters.c.sha256.in_(late))
        if self.kind is not None:
            found.append(letters.c.kind == self.kind)
        if self.language is not None:
            found.append(or_(letters.c.language == self.language, letters.c.language.startswith(self.language + "-")))
        if self.name is not None:
            same = (
                names.c.name.startswith(self.name, autoescape=True)
                if self.name.endswith("/")
                else names.c.name == self.name
            )
            found.append(letters.c.sha256.in_(select(names.c.sha256).where(same)))
        if self.mentions is not None:
            found.append(
                letters.c.number.in_(select(mentions.c.letter).where(mentions.c.id == storable(self.mentions)))
            )
        return found

    def _parties(self) -> list[ColumnElement[bool]]:
        wanted: list[ColumnElement[bool]] = []
        if self.state is not None:
            wanted.append(parties.c.state == self.state)
        if self.sender is not None:
            wanted.append(and_(parties.c.side == "sender", parties.c.state == self.sender))
        if self.recipient is not None:
            wanted.append(and_(parties.c.side == "recipient", parties.c.state == self.recipient))
        if self.body is not None:
            wanted.append(parties.c.body.contains(shadow(self.body), autoescape=True))
        if self.person is not None:
            wanted.append(parties.c.person.contains(shadow(self.person), autoescape=True))
        return [letters.c.number.in_(select(parties.c.letter).where(one)) for one in wanted]

    def _statement(self) -> list[ColumnElement[bool]]:
        on_one = self.on_statement()
        if not on_one:
            return []
        said = letters.c.number.in_(select(statements.c.letter).where(*on_one))
        if self.topic is not None and len(on_one) == 1:
            by_topic = letters.c.number.in_(select(topics.c.letter).where(topics.c.topic == storable(self.topic)))
            return [
                or_(
                    by_topic,
                    letters.c.number.in_(select(mentions.c.letter).where(mentions.c.id == storable(self.topic))),
                )
            ]
        return [said]

    def _public(self) -> list[ColumnElement[bool]]:
        return [] if self.public_on is None else [~shut(letters.c.sha256, self.public_on)]

    def _decided(self) -> list[ColumnElement[bool]]:
        if self.decided is None:
            return []
        on = select(stands.c.target).where(stands.c.kind.in_(("field", "link", "abbreviation", "add")))
        said = select(statements.c.letter).join(stands, stands.c.target == statements.c.id)
        split = select(stands.c.target).where(stands.c.kind == "split")
        found = or_(
            letters.c.id.in_(on),
            letters.c.number.in_(said.where(stands.c.kind == "statement")),
            letters.c.sha256.in_(split),
        )
        return [found if self.decided else ~found]


def shut(sha: ColumnElement[str], on: date) -> ColumnElement[bool]:
    """The file is private, or under an embargo on that day."""
    of_file = settings.c.key == sha
    private = and_(settings.c.kind == "private", of_file)
    # JSON text: a quotation mark before the day on both sides, so that days compare as days.
    embargo = and_(settings.c.kind == "embargo", of_file, settings.c.value > f'"{on.isoformat()}"')
    return select(settings.c.key).where(or_(private, embargo)).exists()


def closed(on: date) -> Select[tuple[int]]:
    """Row numbers of the letters that are shut on that day."""
    embargo = and_(settings.c.kind == "embargo", settings.c.value > f'"{on.isoformat()}"')
    files = select(settings.c.key).where(or_(settings.c.kind == "private", embargo))
    return select(letters.c.number).where(letters.c.sha256.in_(files))


def ordered() -> list[ColumnElement[object]]:
    """Oldest first; letters of unknown date last; then as they were added."""
    added = select(sources.c.number).where(sources.c.sha256 == letters.c.sha256).scalar_subquery()
    return [letters.c.date.is_(None), letters.c.first, letters.c.date, added, letters.c.position]
