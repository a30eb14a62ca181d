"""`onrecord search`: letters with these words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"

if TYPE_CHECKING:
    from onrecord.store import Record

LIMIT = click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many at the most, up to 1000."
)

_FILTERS = {
    "state": "Code of a sender, recipient or copied party.",
    "sender": "Code of the state that writes.",
    "body": "Words of an organisation's name.",
    "person": "Words of a person's name.",
    "act": "An act of a statement: refusal, commitment, request ...",
    "topic": "Id of a treaty, forum, weapon or theme.",
    "holder": "Whose position: state code or body.",
    "kind": "letter, reply, note_verbale ...",
    "language": "en, fr, es, ru, ar, zh ...",
}


def filters(command: Any) -> Any:
    """Every filter of a search as an option."""
    day = click.DateTime(["%Y-%m-%d"])
    command = click.option("--until", type=day, help="Written on this day or earlier.")(command)
    command = click.option("--since", type=day, help="Written on this day or later.")(command)
    command = click.option("--decided/--undecided", default=None, help="Somebody has decided on it, or nobody.")(
        command
    )
    for name, text in reversed(_FILTERS.items()):
        command = click.option(f"--{name}", help=text)(command)
    return command


def given(filters: dict[str, Any]) -> dict[str, Any]:
    """Those that were given, days as days."""
    return {k: v.date() if k in ("since", "until") else v for k, v in filters.items() if v is not None}


@click.command()
@click.argument("query", nargs=-1)
@filters
@LIMIT
@options.record_place
@options.as_json
def command(query: tuple[str, ...], limit: int, place: str, as_json: bool, **filters: Any) -> None:
    """Find letters by words, "phrases", beginnings (munit*), and filters.

    Accents, case, ё/е, Arabic articles and line breaks make no difference.

    Example: onrecord search "scatter munitions" --act refusal --since 2014-01-01
    """
    with options.opened(place) as record:
        show(record, " ".join(query), given(filters), limit=limit, as_json=as_json)


def show(record: Record, query: str, filters: dict[str, Any], *, limit: int, as_json: bool) -> None:
    """Search and print what is found."""
    from onrecord.model.citation import citation

    hits = record.search(query, limit=limit, **filters)
    total = record.count(query, **filters)
    for hit in hits:
        if as_json:
            found = {"letter": hit.letter.id, "name": hit.letter.source.name, "citation": citation(hit.letter)}
            click.echo(json.dumps({**found, "snippet": hit.snippet, "marks": hit.marks}, ensure_ascii=False))
        else:
            click.echo(click.style(citation(hit.letter), bold=True) + f"  ({hit.letter.source.name})")
            click.echo(f"    {printing.marked(hit.snippet, hit.marks)}")
    if not as_json:
        click.echo(f"{len(hits)} of {total} letters")
