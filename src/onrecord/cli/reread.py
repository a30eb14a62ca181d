"""`onrecord reread`: what a better reader changes."""

from __future__ import annotations

import json

import click

from onrecord.cli import options, printing

SECTION = "Keep"


@click.command()
@click.option("--apply", is_flag=True, help="Take the new reading; without it, only show.")
@options.record_place
@options.as_json
def command(apply: bool, place: str, as_json: bool) -> int:
    """Read every original again and show what changes; with --apply, take the new reading.

    Decisions stay: each finds its quotation again, or is shown as stale.

    Example: onrecord reread --record my-record
    """
    from onrecord import api
    from onrecord.formats.values import plain

    files = added = gone = moved = 0
    with options.opened(place) as record:
        for change in api.reread(record, apply=apply, workers=None):
            if change.nothing:
                continue
            files, added = files + 1, added + len(change.added)
            gone, moved = gone + len(change.gone), moved + len(change.moved)
            if as_json:
                click.echo(json.dumps(plain(change), ensure_ascii=False))
                continue
            click.echo(click.style(change.name, bold=True) + (f"  {change.failure}" if change.failure else ""))
            for sign, statements in (("+", change.added), ("-", change.gone)):
                for said in statements:
                    click.echo(f"  {sign} {said.act.value}: “{said.quote.shown}”")
        held = api.held(record, api.known(record)) if apply else ()
    if not as_json:
        done = "changed" if apply else "would change; take it with --apply"
        counted = printing.count(files, "file")
        click.echo(f"{counted} {done}: {printing.count(added, 'statement')} added, {gone} gone, {moved} moved")
    return 0 if as_json else printing.held(held, only_broken=True)
