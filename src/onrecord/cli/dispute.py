"""`onrecord dispute`: right of reply."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.cli import options

SECTION = "Decide and note"

if TYPE_CHECKING:
    from onrecord.api import Dispute


@click.group(cls=options.Steps)
def command() -> None:
    """Keep what states and persons dispute, what was answered and corrected; it stays with the statement for good."""


@command.command("open")
@click.argument("statement")
@click.argument("words")
@click.option("--by", required=True, help="Who disputes: the state, the body or the person.")
@options.record_place
def open_(statement: str, words: str, by: str, place: str) -> None:
    """Write down that somebody disputes a quotation. STATEMENT is its id, WORDS what is said against it.

    Example: onrecord dispute open s-1a9c4c7ec921c9df "We said may not, not cannot." --by "Embassy of Ardovia"
    """
    from onrecord import api

    with options.opened(place) as record:
        id = api.dispute_statement(record, statement.removeprefix("statement:"), by=by, words=words)
    click.echo(f"kept as {id}")


@command.command()
@click.argument("dispute")
@click.argument("words")
@options.by
@options.record_place
def answer(dispute: str, words: str, by: str, place: str) -> None:
    """Answer a dispute. DISPUTE is its id or the beginning of it.

    Example: onrecord dispute answer 4f1d "The page has cannot; see the scan."
    """
    _reply(place, dispute, "answer", by, words)


@command.command()
@click.argument("dispute")
@click.argument("words")
@options.by
@options.record_place
def correct(dispute: str, words: str, by: str, place: str) -> None:
    """Add a correction to a dispute. What was read is corrected with `onrecord decide`.

    Example: onrecord dispute correct 4f1d "The second page was missing; the statement is withdrawn."
    """
    _reply(place, dispute, "correction", by, words)


@command.command("list")
@click.argument("statement", required=False)
@options.record_place
@options.as_json
def list_(statement: str | None, place: str, as_json: bool) -> None:
    """List all disputes (on one statement) with every step.

    Example: onrecord dispute list
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found = [one for one in api.disputes(record) if statement in (None, one.statement)]
    for one in found:
        if as_json:
            click.echo(json.dumps(plain(one), ensure_ascii=False))
        else:
            show(one)
    if not as_json:
        click.echo(f"{len(found)} disputes")


def show(one: Dispute, indent: str = "") -> None:
    """A dispute as lines."""
    where = f"on {one.statement}" if one.statement else "its words are not found in the letters any more"
    click.echo(indent + click.style(f"dispute {one.id}", bold=True) + f", {where}")
    if one.quote:
        click.echo(f"{indent}    “{one.quote.shown}”")
    for step in one.steps:
        click.echo(f"{indent}    {step.step:<10} {step.by}, {step.at.date().isoformat()}: {step.words}")


def _reply(place: str, dispute: str, step: str, by: str, words: str) -> None:
    from onrecord import api
    from onrecord.errors import NotFound

    with options.opened(place) as record:
        called = [one.id for one in api.disputes(record) if one.id.startswith(dispute)]
        if len(called) != 1:
            raise NotFound(f"{len(called) or 'no'} disputes called {dispute!r}; `onrecord dispute list` names all")
        api.answer_dispute(record, called[0], step, by=by, words=words)
    click.echo(f"kept with dispute {called[0]}")
