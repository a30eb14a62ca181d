"""`onrecord news`: what is new since a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options, printing
from onrecord.model.citation import dated

if TYPE_CHECKING:
    from onrecord.model import Ask, Quote, TreatyAct
    from onrecord.model.news import News, Turn

SECTION = "Ask the record"

MONTH = 30
"""Days looked back where no day is given."""

MOST = 200
"""Lines of one kind that are told one by one."""


@click.command()
@click.option(
    "--since", type=options.PartDay(last=False), help="This day (month, year) or later.  [default: 30 days ago]"
)
@options.record_place
@options.as_json
def command(since: date | None, place: str, as_json: bool) -> None:
    """Tell what is new: letters added, sides they change, asks they answer, treaty acts, votes, disputes, decisions.

    Letters count from the day they were added to the record; treaty acts and votes from their own day, as far as rows
    are known.

    Example: onrecord news --since 2026-10
    """
    from onrecord import api

    day = since or date.today() - timedelta(days=MONTH)
    with options.opened(place) as record:
        found = api.news(api.known(record, say=printing.under_way()), day)
    if as_json:
        for line in _rows(found):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    click.echo(click.style(f"Since {printing.day(day)}", bold=True))
    _part("letters added", [f"{head.citation}  ({head.name})" for head in found.letters])
    _part("changes of side", [_turn(one) for one in found.turns])
    _part("asks answered", [_answered(ask) for ask in found.answered])
    _part("treaty acts", [_act(act) for act in found.acts])
    _part("steps of disputes", [f"{who}, {step}: {words}" for who, step, words in found.disputes])
    click.echo(f"roll calls taken: {found.votes}\ndecisions taken: {found.decided}")


def _part(name: str, lines: list[str]) -> None:
    click.echo(f"{name}: {len(lines)}")
    for line in lines[:MOST]:
        click.echo(f"    {line}")
    if len(lines) > MOST:
        click.echo(f"    and {len(lines) - MOST:,} more, which --json tells too")


def _words(quote: Quote, condition: Quote | None) -> str:
    """A quotation, never without its condition."""
    inside = condition is None or condition.shown in quote.shown
    return f"“{quote.shown}”" + ("" if inside or condition is None else f" (on the condition: “{condition.shown}”)")


def _turn(one: Turn) -> str:
    from onrecord.record.named import treaty_named

    before, now = (
        f"{_words(x.statement.quote, x.statement.condition)} ({printing.day(dated(x.letter))})"
        for x in (one.before, one.since)
    )
    return f"{printing.holder(one.holder)} on {treaty_named(one.topic).short}: {before}, now {now}"


def _answered(ask: Ask) -> str:
    words = " ".join(_words(answer.quote, answer.condition) for answer in ask.answers)
    outcome = ask.outcome.value.replace("_", " ")
    return f"{outcome}: {printing.holder(ask.addressee)}, asked “{ask.quote.shown}”: {words}"


def _act(act: TreatyAct) -> str:
    from onrecord.record.named import treaty_named

    what = f"{treaty_named(act.treaty).short}: {act.act.replace('_', ' ')}"
    return f"{printing.day(act.on)}: {printing.holder(act.state)}, {what}"


def _rows(found: News) -> Iterator[dict[str, Any]]:
    """One object a line, each saying what it is."""
    from onrecord.formats.values import plain

    for head in found.letters:
        yield {"what": "letter", **plain(head)}
    for one in found.turns:
        sides = {"before": plain(one.before.statement), "since": plain(one.since.statement)}
        yield {"what": "change", "holder": one.holder, "topic": one.topic, **sides}
    for ask in found.answered:
        yield {"what": "answered", **plain(ask)}
    for act in found.acts:
        yield {"what": "treaty act", **plain(act)}
    for who, step, words in found.disputes:
        yield {"what": "dispute", "by": who, "step": step, "words": words}
    yield {"what": "counts", "since": found.since.isoformat(), "votes": found.votes, "decided": found.decided}
