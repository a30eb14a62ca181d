"""What is not for everybody: hidden passages, private letters, embargoes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.errors import BadDecision, NotFound
from onrecord.model import Letter, Quote

if TYPE_CHECKING:
    from onrecord.store import Kept, Record
    from onrecord.store.redaction import Redaction


def hide(record: Record, letter: Letter, start: int, end: int, *, by: str, why: str) -> str:
    """Hide characters `start` to `end` of a letter's text; returns the id of the redaction.

    Raises `BadDecision` without a reason, or where nothing is left to hide.
    """
    from onrecord.store.redaction import INK
    from onrecord.store.shelf import file_of

    quote = Quote.at(letter.text, start, end)
    if not why.strip():
        raise BadDecision("say why a passage is hidden; whoever may see it will ask")
    if INK in quote.exact:
        raise BadDecision("part of these words is hidden already")
    with record.reading() as tx:
        sha = file_of(tx, letter.id)
    return record.seen_by(by, public=False).redact(sha, quote, why=why)


def show_again(record: Record, id: str, *, by: str) -> None:
    """Make a hidden passage visible again; that it was hidden stays in the record. Raises `NotFound`."""
    record.seen_by(by, public=False).lift(id)


def hidden(record: Record, letter: Letter) -> list[Redaction]:
    """What is hidden now in the file a letter was read from: for whoever may show it again."""
    from onrecord.store import redaction
    from onrecord.store.shelf import file_of

    with record.reading() as tx:
        return [one for one in redaction.every(tx, file_of(tx, letter.id)) if one.lifted is None]


def redactions(record: Record) -> list[Redaction]:
    """What is or was hidden, in the order made, with the words: for an administrator alone, else `Withheld`."""
    from onrecord.store import redaction
    from onrecord.store.accounts import Role

    record.needs(Role.ADMINISTRATOR, "see what is hidden")
    with record.reading() as tx:
        return [] if record.public else redaction.every(tx)


@dataclass(frozen=True, slots=True)
class Hiding:
    """What came of hiding a passage.

    ids        of the redactions, one for each place
    elsewhere  other letters that hold the same words and still show them
    """

    ids: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shut:
    """A file that readers may not see. `until`: the day from which they may; None for one that is private."""

    file: str
    name: str
    until: date | None


def hide_words(record: Record, called: str, words: str, *, by: str, why: str, everywhere: bool = False) -> Hiding:
    """Hide words of a letter in every view, search, export and page; they stay in the record.

    `called`: id, beginning of an id or file name. White space in `words` may differ. Raises `NotFound`, and
    `BadDecision` when the words stand in the letter more than once and `everywhere` is not asked for.
    """
    letter = record.letter(called)
    loose = r"\s+".join(map(re.escape, words.split()))
    places = [found.span() for found in re.finditer(loose, letter.text)] if loose else []
    if not places:
        raise NotFound(f"{letter.source.name} has no such words; give them exactly as they stand in the letter")
    if len(places) > 1 and not everywhere:
        raise BadDecision(
            f"these words stand {len(places)} times in {letter.source.name}; hide all, or give more words"
        )
    with record.batch():
        ids = tuple(hide(record, letter, start, end, by=by, why=why) for start, end in places)
    same = record.search('"' + words.replace('"', " ") + '"', limit=100)
    return Hiding(ids, tuple(hit.letter.id for hit in same if hit.letter.id != letter.id))


def keep_private(record: Record, called: str) -> tuple[Kept, tuple[Letter, ...]]:
    """Keep a letter's whole file from readers; returns the file and the letters in it."""
    return _shut(record, called, private=True, until=None)


def embargo(record: Record, called: str, until: date) -> tuple[Kept, tuple[Letter, ...]]:
    """Keep a letter's whole file from readers until a day (UTC); on that day they see it."""
    return _shut(record, called, private=None, until=until)


def make_public(record: Record, called: str) -> tuple[Kept, tuple[Letter, ...]]:
    """Show a letter's whole file to readers."""
    return _shut(record, called, private=None, until=None)


def shut_files(record: Record) -> tuple[Shut, ...]:
    """Every file that is private or under an embargo, past embargoes included, by name."""
    if record.public:
        return ()
    private = [(sha, None) for sha, set_ in record.every("private").items() if set_]
    dated = [(sha, date.fromisoformat(day)) for sha, day in record.every("embargo").items()]
    return tuple(
        sorted((Shut(sha, record.file(sha).name, day) for sha, day in (*private, *dated)), key=lambda s: s.name)
    )


def _shut(record: Record, called: str, *, private: bool | None, until: date | None) -> tuple[Kept, tuple[Letter, ...]]:
    file = record.file_of(record.letter(called).id)
    with record.batch():
        record.set("private", file.sha256, private)
        record.set("embargo", file.sha256, until.isoformat() if until else None)
    return file, tuple(x for x in record.letters(name=file.name) if record.file_of(x.id).sha256 == file.sha256)
