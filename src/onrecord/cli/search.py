"""`onrecord search`: letters with these words."""

from __future__ import annotations

import json
from typing import Any

import click

from onrecord.cli import options, printing

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


def _filters(command: Any) -> Any:
    for name, text in reversed(_FILTERS.items()):
        command = click.option(f"--{name}", help=text)(command)
    return command


@click.command()
@click.argument("query", nargs=-1)
@_filters
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Written on this day or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Written on this day or earlier.")
@click.option("--limit", default=20, show_default=True, help="How many at the most.")
@options.record_place
@options.as_json
def command(query: tuple[str, ...], limit: int, place: str, as_json: bool, **filters: Any) -> None:
    """Find letters by words, "phrases", beginnings (munit*), and filters.

    Accents, case, ё/е, Arabic articles and line breaks make no difference.

    Example: onrecord search "scatter munitions" --act refusal --since 2014-01-01
    """
    from onrecord import api
    from onrecord.model.citation import citation

    filters = {k: v.date() if k in ("since", "until") else v for k, v in filters.items() if v is not None}
    with api.open_record(place, make=False) as record:
        hits = record.search(" ".join(query), limit=limit, **filters)
        total = record.count(" ".join(query), **filters)
    for hit in hits:
        if as_json:
            found = {"letter": hit.letter.id, "name": hit.letter.source.name, "citation": citation(hit.letter)}
            click.echo(json.dumps({**found, "snippet": hit.snippet, "marks": hit.marks}, ensure_ascii=False))
        else:
            click.echo(click.style(citation(hit.letter), bold=True) + f"  ({hit.letter.source.name})")
            click.echo(f"    {printing.marked(hit.snippet, hit.marks)}")
    if not as_json:
        click.echo(f"{len(hits)} of {total} letters")
