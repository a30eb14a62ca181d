"""A letter as it was read. The heart of `model`: its JSON is the contract of the project (`docs/schema/`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.dates import Day
from onrecord.model.quote import Quote
from onrecord.model.statement import Statement

SCHEMA = "onrecord.letter/1"


class Kind(StrEnum):
    """`reply` is a letter that answers one; a note or other form that answers keeps its form."""

    LETTER = "letter"
    REPLY = "reply"
    OPEN_LETTER = "open_letter"
    NOTE_VERBALE = "note_verbale"
    NOTE = "note"
    AIDE_MEMOIRE = "aide_memoire"
    UN_LETTER = "un_letter"
    TELEGRAM = "telegram"
    EMAIL = "email"
    STATEMENT = "statement"
    OTHER = "other"


class ZoneKind(StrEnum):
    LETTERHEAD = "letterhead"
    REFERENCE = "reference"
    DATE_LINE = "date_line"
    ADDRESS = "address"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    COPIES = "copies"
    ENCLOSURES = "enclosures"
    FOOTER = "footer"
    PAGE_FURNITURE = "page_furniture"
    TRANSCRIBER_NOTE = "transcriber_note"
    NOISE = "noise"

    @property
    def quotable(self) -> bool:
        """False for what a machine or a transcriber added, and for running heads: never part of a quotation."""
        return self not in _NEVER_QUOTED


_NEVER_QUOTED = frozenset({ZoneKind.PAGE_FURNITURE, ZoneKind.TRANSCRIBER_NOTE, ZoneKind.NOISE})


class MentionKind(StrEnum):
    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"
    TREATY = "treaty"
    FORUM = "forum"
    RESOLUTION = "resolution"
    WEAPON = "weapon"
    DATE = "date"
    PLACE = "place"


class ReferenceKind(StrEnum):
    LETTER = "letter"
    RESOLUTION = "resolution"
    STATEMENT = "statement"
    MEETING = "meeting"
    TREATY = "treaty"
    DOCUMENT = "document"


class Relation(StrEnum):
    IN_REPLY_TO = "in_reply_to"
    OWN_EARLIER = "own_earlier"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The file a letter was read from. `pages` is their number, None where the file has none.

    `start`: where the letter begins in the file's text; above 0 only for letters that a bundle holds after the first.
    """

    name: str
    sha256: str
    media_type: str
    pages: int | None
    text_from: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Language:
    """BCP 47 tag and share of the letter's words, 0 to 1."""

    tag: str
    share: float


@dataclass(frozen=True, slots=True)
class LetterDate:
    """The date of writing. `others`: further candidates, best first; each with its own quotation.

    `role` of a candidate: "written", "received", "stamped", or "printed" (an editor's or a printer's date).
    """

    value: Day
    quote: Quote | None
    others: tuple[LetterDate, ...] = ()
    role: str = "written"
    because: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the letter was written. `state`: alpha-3 of the state it lies in, None when unknown."""

    name: str
    state: str | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who writes, receives or gets a copy.

    name          of a person, without honorific; None when only an office or body is named
    role          post as printed: "Ambassador of the Russian Federation to New Zealand"
    organisation  body as printed, or completed from letterhead and post ("Embassy of Samaria")
    state         ISO 3166-1 alpha-3 for a state and its organs; None for bodies of no state
    on_behalf_of  as printed ("on behalf of Ambassador Han"); None when they speak for themselves
    personal      True for who has a state and does not speak for it: a member of its legislature
    posted_in     ISO 3166-1 alpha-3 of the state a mission or its head sits in, where post or body say it
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    state: str | None = None
    quote: Quote | None = None
    on_behalf_of: str | None = None
    because: str = ""
    personal: bool = False
    posted_in: str | None = None

    @property
    def holder(self) -> str | None:
        """How statements name this party: the state, else the body, else the person; a legislator by name."""
        if self.personal and self.name:
            return self.name
        return self.state or self.organisation or self.name

    @property
    def described(self) -> str:
        """Name, role and organisation with commas between, what is not known left out."""
        return ", ".join(x for x in (self.name, self.role, self.organisation) if x)


@dataclass(frozen=True, slots=True)
class Printed:
    """A field printed in the letter: its plain value and where it stands.

    quote   None for a subject that a mail's header or a list tells and the letter does not print
    """

    value: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Reference:
    """Something the letter points at.

    date      known to the day, month or year; None when not said
    symbol    normalised ("A/RES/70/54", "S/RES/2228"), file number of a letter, or id of a treaty; None when none
    sender, recipient   as `Statement.holder` is written; None when not said
    about     what the letter says of it, as a quotation ("calling for Arden to sign ..."); None when nothing
    """

    kind: ReferenceKind
    quote: Quote
    date: Day | None = None
    symbol: str | None = None
    sender: str | None = None
    recipient: str | None = None
    relation: Relation = Relation.OTHER
    about: Quote | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A known thing named in the text. `id` as in `reference/`; `others`: further ids it can mean."""

    kind: MentionKind
    id: str
    quote: Quote
    others: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form the letter defines for itself. `ambiguous`: the letter uses it in two senses."""

    short: str
    long: str
    id: str | None
    ambiguous: bool
    quote: Quote
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """What a stretch of the text is. Zones cover the text once and in order."""

    zone: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should look at. `code` is stable ("two_dates"), `message` says what to do."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, read. Field by field as in the design, section 4; absent values are None or ()."""

    id: str
    source: SourceInfo
    kind: Kind
    language: str
    text: str
    schema: str = SCHEMA
    kind_because: str = ""
    languages: tuple[Language, ...] = ()
    date: LetterDate | None = None
    place: Place | None = None
    sender: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    copies: tuple[Party, ...] = ()
    subject: Printed | None = None
    salutation: Printed | None = None
    closing: Printed | None = None
    signature: Printed | None = None
    reference_numbers: tuple[Printed, ...] = ()
    enclosures: tuple[Printed, ...] = ()
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    statements: tuple[Statement, ...] = ()
    zones: tuple[Zone, ...] = ()
    problems: tuple[Problem, ...] = ()
    known: dict[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Three lines a person can read: what and when, who to whom, how much was found."""
        when = self.date.value if self.date else "undated"
        where = f", {self.place.name}" if self.place else ""
        parties = [" and ".join(p.described for p in side) or "unknown" for side in (self.sender, self.recipients)]
        counts = {"statement": self.statements, "reference": self.references, "problem": self.problems}
        found = ", ".join(f"{len(some)} {what}{'s' * (len(some) != 1)}" for what, some in counts.items())
        return (
            f"{self.kind.value.replace('_', ' ')}, {when}{where} ({self.language}; {self.source.name})\n"
            f"{parties[0]} -> {parties[1]}\n{found}"
        )
