"""What a person decides, written with the words it was decided on, so that a better reader finds them again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.errors import BadDecision, NotFound
from onrecord.model import Decision, Judgement, Letter, Outcome, Quote

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
    letter: str | None = None,
) -> Decision:
    """Keep a decision on a finding.

    about   "statement:ID", "field:LETTER:NAME", "link:LETTER", "ask:ID", "add:LETTER:START:END", "problem:LETTER:CODE",
            "letter:LETTER" (see `Decision.about`)
    value   JSON of the right value, with `Judgement.CORRECT`
    letter  id of the letter the statement stands in, where it is known: saves looking through all

    Raises `NotFound` when there is no such finding, `BadDecision` when it makes no sense: a value that cannot be read
    is refused here, before it is written.
    """
    found, quote = _words(record, about, letter)
    about = _by_id(about, found)
    if judgement is Judgement.CORRECT:
        kind, _, what = about.partition(":")
        field = field or (what.partition(":")[2] or None if kind == "field" else _FIELD_OF.get(kind))
        value = _meant(record, about, field, value)
    source = found.source.sha256 if found else None
    draft = Decision("draft", about, judgement, by, datetime.now(UTC), why, quote, source, field, value)
    _try(record, draft, found)
    return record.decide(about, judgement, by=by, why=why, quote=quote, source=source, field=field, value=value)


_FIELD_OF = {"link": "answers", "ask": "outcome", "add": "statement"}
"""What a correction is of where nobody says it; of "field:LETTER:date" it stands at the end."""


def _by_id(about: str, letter: Letter | None) -> str:
    """What is decided on, its letter by id where it was called by its file or the beginning of its id.

    A decision kept under another name would hold for nothing.
    """
    kind, _, what = about.partition(":")
    if letter is None or kind not in ("field", "link", "letter"):
        return about
    return f"{kind}:{letter.id}" + (f":{what.rpartition(':')[2]}" if kind == "field" else "")


def _meant(record: Record, about: str, field: str | None, value: str | None) -> str | None:
    """The right value as it is kept: a day in ISO however it was written, a letter by its id whatever it was called."""
    from onrecord.api.naming import day_called

    try:
        written = json.loads(value or "null")
    except ValueError:
        return value
    kind, _, what = about.partition(":")
    if kind == "field" and field == "date" and isinstance(written, str):
        return json.dumps(day_called(written))
    if kind == "link" and isinstance(written, str):
        id = record.letter(written).id
        if id == what:
            raise BadDecision("a letter does not answer itself; name the one it answers")
        return json.dumps(id)
    return value


def _try(record: Record, draft: Decision, letter: Letter | None) -> None:
    """Apply the decision to its letter alone. Raises `BadDecision` for what could not be applied later."""
    from onrecord.record import review

    kind = draft.about.partition(":")[0]
    if letter and kind == "link" and draft.judgement is Judgement.CORRECT:
        answered = json.loads(draft.value or "null")
        if answered is not None:
            record.letter(str(answered))
    elif letter:
        before = [d for d in record.decisions() if d.source == letter.source.sha256]
        try:
            review.apply([*before, draft], [letter])
        except BadDecision as wrong:
            raise BadDecision(str(wrong).removeprefix(f"decision {draft.id} on ")) from None
    elif kind == "ask" and draft.judgement is Judgement.CORRECT:
        try:
            Outcome(json.loads(draft.value or "null"))
        except ValueError as wrong:
            raise BadDecision(f"a decision on {draft.about}: {wrong}") from None


def _words(record: Record, about: str, known: str | None) -> tuple[Letter | None, Quote | None]:
    """The letter and the quotation a decision hangs on; nothing for those that hang on none."""
    kind, _, what = about.partition(":")
    if kind == "statement":
        return statement_of(record, what, known)
    if kind == "field":
        id, _, name = what.rpartition(":")
        letter = record.letter(id)
        return letter, _quote(letter, name)
    if kind in ("link", "letter"):
        return record.letter(what), None
    if kind == "problem":
        return record.letter(what.partition(":")[0]), None
    if kind == "add":
        return _selected(record, what)
    return None, None


def statement_of(record: Record, id: str, known: str | None = None) -> tuple[Letter, Quote]:
    """Where a statement stands, one that a person added included. Raises `NotFound`.

    `known`: id of its letter, which saves looking through all.
    """
    from onrecord.record import review

    decisions = record.decisions()
    added = {d.about.split(":")[1] for d in decisions if d.about.startswith("add:")}
    for letter in [record.letter(known)] if known else record.letters():
        made = [d for d in decisions if d.about.startswith("add:")] if letter.id in added else []
        for said in review.apply(made, [letter])[0].statements:
            if said.id == id:
                return letter, said.quote
    raise NotFound(f"no statement {id} in this record")


def _selected(record: Record, what: str) -> tuple[Letter, Quote]:
    try:
        id, start, end = what.rsplit(":", 2)
        letter = record.letter(id)
        return letter, Quote.at(letter.text, int(start), int(end))
    except ValueError as wrong:
        raise BadDecision(f"no words at {what!r}: {wrong}") from None


def _quote(letter: Letter, name: str) -> Quote | None:
    found = getattr(letter, name, None)
    if isinstance(found, tuple):
        found = found[0] if found else None
    return getattr(found, "quote", None)


def undo(record: Record, decision: str, *, by: str, why: str = "") -> Decision:
    """Take a decision back, or a withdrawal; `decision`: its id or the beginning of it. Raises `NotFound`."""
    found = [d.id for d in record.decisions() if d.id.startswith(decision)] if decision else []
    if len(found) != 1:
        raise NotFound(
            f"{len(found) or 'no'} decisions called {decision!r} in this record; `onrecord decisions` has all"
        )
    return record.withdraw(found[0], by=by, why=why)


def same_person(record: Record, one: str, other: str, *, same: bool = True, by: str, why: str = "") -> Decision:
    """Say that two names are one person or body, or are not; `undo` takes it back. Raises `BadDecision`."""
    names = [" ".join(name.split()) for name in (one, other)]
    if not all(names) or names[0] == names[1] or any("|" in name for name in names):
        raise BadDecision("two different names are needed, as they stand in the letters")
    about = "same:" + "|".join(sorted(names))
    return decide(record, about, Judgement.ACCEPT if same else Judgement.REJECT, by=by, why=why)
