"""`onrecord missing`: letters cited but not held."""

from __future__ import annotations

import json

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"


@click.command()
@options.record_place
@options.as_json
def command(place: str, as_json: bool) -> None:
    """List letters, messages and warnings that the record's letters cite and the record does not hold.

    Each with the words that prove it, and what it asked where the citing letter says so.

    Example: onrecord missing --json
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found = api.known(record, say=printing.under_way())
        entries = api.missing(found)
        heads = found.kept.heads([entry.cited_by for entry in entries])
    for entry in entries:
        citing = heads[entry.cited_by].citation
        if as_json:
            click.echo(json.dumps({**plain(entry), "citing": citing}, ensure_ascii=False))
            continue
        sides = f"from {printing.holder(entry.sender)} to {printing.holder(entry.recipient)}"
        click.echo(click.style(f"{entry.kind} {sides}, {printing.day(entry.date)}", bold=True))
        click.echo(f"    “{entry.quote.shown}”")
        if entry.asked:
            click.echo(f"    what it asked: “{entry.asked.shown}”")
        click.echo(click.style(f"    cited in: {citing}", dim=True))
    if not as_json:
        click.echo(f"{len(entries)} cited and not held")
