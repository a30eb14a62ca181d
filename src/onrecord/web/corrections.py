"""What a person filled in, as corrections: (field, JSON of the right value). Only what differs is one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from starlette.datastructures import FormData

from onrecord.api import day_called
from onrecord.errors import BadDecision
from onrecord.formats.spoken import LANGUAGES
from onrecord.formats.spoken.words import words_in
from onrecord.model import Letter, Statement
from onrecord.reference.bodies import bodies
from onrecord.reference.forums import forums
from onrecord.reference.states import find_state
from onrecord.reference.themes import themes
from onrecord.reference.treaties import treaties
from onrecord.reference.weapons import weapons

PARTY = ("name", "role", "organisation", "state")


def of_field(field: str, form: FormData, letter: Letter | None = None) -> tuple[str, str]:
    """The right value of a field of a letter. Raises `BadDecision` for what it cannot be."""
    value: Any = _said(form, "text")
    if field in ("sender", "recipients", "copies"):
        columns = [[str(x).strip() or None for x in form.getlist(name)] for name in PARTY]
        rows = [dict(zip(PARTY, row, strict=True)) for row in zip(*columns, strict=False)]
        before = [party.state for party in getattr(letter, field, ())]
        value = [row | {"state": holder_of(row["state"], *before)} for row in rows if any(row.values())]
    elif field == "date" and value is not None:
        value = day_called(value)
    return field, json.dumps(value, ensure_ascii=False)


def of_statement(said: Statement, letter: Letter, form: FormData) -> Iterator[tuple[str, str]]:
    """What differs between a statement and what was filled in. Raises `BadDecision` for words not in the letter."""
    now: Mapping[str, Any] = {
        "act": said.act.value,
        "holder": said.holder,
        "attribution": said.attribution.value,
        "stance": said.stance.value if said.stance else None,
    }
    for field, was in now.items():
        right = holder_of(_said(form, field), said.holder) if field == "holder" else _said(form, field)
        if field in form and right != was:
            yield field, json.dumps(right, ensure_ascii=False)
    for field in ("towards", "topics"):
        if field in form:
            named = [x.strip() for x in re.split("[;；؛]", _said(form, field) or "") if x.strip()]
            if _as_shown(named, field, getattr(said, field)):
                continue
            several = tuple(topic_of(x) if field == "topics" else holder_of(x, *said.towards) or x for x in named)
            if several != getattr(said, field):
                yield field, json.dumps(several, ensure_ascii=False)
    if words := _said(form, "words"):
        place = stretch(letter, words, near=said.quote.start)
        if place != (said.quote.start, said.quote.end):
            yield "quote", json.dumps(place)
    if "condition" in form:
        words, was_there = _said(form, "condition"), said.condition
        place_of = stretch(letter, words, near=said.quote.start) if words else None
        if place_of != ((was_there.start, was_there.end) if was_there else None):
            yield "condition", json.dumps(place_of)


def _as_shown(named: list[str], field: str, ids: tuple[str, ...]) -> bool:
    """True when nobody changed what a page shows, in any language: two things may go by one name there."""
    spoken = [words_in(language) for language in LANGUAGES]
    return any(named == [(words.topic if field == "topics" else words.holder)(id) for id in ids] for words in spoken)


def holder_of(written: str | None, *before: str | None) -> str | None:
    """A holder as statements keep it: a state by its code, in whatever language its name was written.

    `before`: who stood there; a page shows them by names that can mean another too, and nobody changed those.

    >>> holder_of("Russie"), holder_of("RUS"), holder_of("Open Fields Coalition"), holder_of(None)
    ('RUS', 'RUS', 'Open Fields Coalition', None)
    >>> holder_of("Congo"), holder_of("Congo", "COG")
    ('Congo', 'COG')
    """
    for one in before:
        if one and any(written == words_in(language).holder(one) for language in LANGUAGES):
            return one
    found = find_state(written) if written else None
    return found.code if found else written


def topic_of(written: str) -> str:
    """A topic by its id, from the id or from its name in any language; what is no topic we know stays as written.

    >>> topic_of("Convention on Cluster Munitions"), topic_of("ccm"), topic_of("something else")
    ('CCM', 'CCM', 'something else')
    """
    wanted = written.casefold()
    known: tuple[Any, ...] = (*treaties(), *weapons(), *forums(), *bodies(), *themes())
    for one in known:
        if wanted == one.id.casefold() or any(wanted == name.text.casefold() for name in one.names):
            return str(one.id)
    return written


def stretch(letter: Letter, words: str, *, near: int = 0) -> tuple[int, int]:
    """Where these words stand in the letter, white space apart; of several places the nearest.

    Raises `BadDecision` when they stand nowhere: nothing that is not in the letter can be quoted.
    """
    loose = r"\s+".join(map(re.escape, words.split()))
    places = [m.span() for m in re.finditer(loose, letter.text)] if loose else []
    if not places:
        raise BadDecision(f"these words are not in the letter: “{words[:80]}”")
    return min(places, key=lambda place: abs(place[0] - near))


def _said(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None
