"""What a person decides, written with the words it was decided on, so that a better reader finds them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import NotFound
from onrecord.model import Decision, Judgement, Letter, Quote

if TYPE_CHECKING:
    from onrecord.store import Record


def decide(
    record: Record,
    about: str,
    judgement: Judgement,
    *,
    by: str,
    why: str = "",
    field: str | None = None,
    value: str | None = None,
) -> Decision:
    """Keep a decision on a finding.

    about   "statement:ID", "field:LETTER:NAME", "link:LETTER", "ask:ID" (see `Decision.about`)
    value   JSON of the right value, with `Judgement.CORRECT`

    Raises `NotFound` when there is no such finding, `BadDecision` when it makes no sense.
    """
    letter, quote = _words(record, about)
    source = letter.source.sha256 if letter else None
    return record.decide(about, judgement, by=by, why=why, quote=quote, source=source, field=field, value=value)


def _words(record: Record, about: str) -> tuple[Letter | None, Quote | None]:
    """The letter and the quotation a decision hangs on; nothing for those that hang on none."""
    kind, _, what = about.partition(":")
    if kind == "statement":
        for letter in record.letters():
            for said in letter.statements:
                if said.id == what:
                    return letter, said.quote
        raise NotFound(f"no statement {what} in this record")
    if kind == "field":
        id, _, name = what.partition(":")
        letter = record.letter(id)
        return letter, _quote(letter, name)
    if kind == "link":
        return record.letter(what), None
    return None, None


def _quote(letter: Letter, name: str) -> Quote | None:
    found = getattr(letter, name, None)
    if isinstance(found, tuple):
        found = found[0] if found else None
    return getattr(found, "quote", None)
