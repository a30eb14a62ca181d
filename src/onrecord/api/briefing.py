"""A brief on a treaty: every state's own words with letter and page, to print or take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.api.disputing import disputes_by_statement
from onrecord.api.knowing import asks, compared, words_of
from onrecord.api.known_record import KnownRecord
from onrecord.model import Act
from onrecord.model.brief import Brief, StateBrief
from onrecord.model.citation import dated

if TYPE_CHECKING:
    from onrecord.model import Ask, Evidence
    from onrecord.record.compare import Row


def brief(found: KnownRecord, topic: str) -> Brief:
    """What every state says on a treaty, and what it was asked and did not answer. Raises `NotFound` for no treaty."""
    from onrecord.record.asks import open_asks
    from onrecord.record.named import family, treaty_named
    from onrecord.record.parties import same_as
    from onrecord.record.positions import about

    wanted = family(topic)
    waiting: dict[str, list[Ask]] = {}
    for ask in open_asks(asks(found)):
        if about(ask.topics, wanted):
            waiting.setdefault(same_as(ask.addressee), []).append(ask)
    rows = [row for row in compared(found, topic) if row.last_said or row.asked]
    made = tuple(_state(found, topic, row, waiting.get(same_as(row.state), [])) for row in rows)
    disputed = frozenset(disputes_by_statement(found.record))
    return Brief(
        treaty_named(topic).formal, found.as_of, tuple(sorted(made, key=lambda one: one.name)), disputed, topic
    )


def _state(found: KnownRecord, topic: str, row: Row, waiting: list[Ask]) -> StateBrief:
    from onrecord.record.facts import in_words
    from onrecord.record.named import state_named

    said = words_of(found, row.state, topic=topic).own if row.last_said else ()
    status = f"{row.status.replace('_', ' ')}, as at {in_words(row.status_on)}" if row.status and row.status_on else ""
    name = state_named(row.state).bare
    return StateBrief(name, status, row.stance, row.votes, _newest_first(said), row.asked, tuple(waiting), row.state)


def _newest_first(said: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    told = [one for one in said if one.statement.act is not Act.FACT_CITED]
    return tuple(sorted(told, key=lambda one: dated(one.letter) or "", reverse=True))


def written_brief(made: Brief, form: str, *, language: str = "en") -> bytes:
    """A brief as `text`, `markdown` or `html`, in one of `formats.spoken.LANGUAGES`. Raises `NotVerbatim` rather than
    misquote."""
    from onrecord.formats.brief import to_html, to_markdown, to_text

    return {"text": to_text, "markdown": to_markdown, "html": to_html}[form](made, language).encode()
