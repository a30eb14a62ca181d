"""`onrecord facts`: take in votes and treaty status from others' tables."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Keep"


@click.command()
@click.argument("table", type=click.Path(path_type=Path, exists=True))
@click.option("--treaty", help="The treaty (id) of a depositary's page saved as HTML or CSV.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day on which rows of treaty status were true.")
@options.record_place
def command(table: Path, treaty: str | None, as_at: datetime | None, place: str) -> None:
    """Take in a table of votes or treaty status; rows already there are replaced by the same rows.

    TABLE: a folder with the `unvotes` tables (votes.csv.gz, roll_calls.csv.gz), a CSV of the UN Digital Library or of
    Security Council votes, a CSV of treaty actions, or with --treaty a depositary's status page. Without --as-at, the
    rows of treaty status are taken to be true on the day the page tells, or on that of their latest act, and no later.

    Example: onrecord facts un-votes/ --record my-record
    """
    from onrecord import api

    with options.opened(place, make=True) as record:
        taken = api.import_facts(record, table, treaty=treaty, as_at=as_at.date() if as_at else None)
    for line in taken.skipped[:20]:
        printing.message(f"passed over, {line}")
    if len(taken.skipped) > 20:
        printing.message(f"... and {len(taken.skipped) - 20} more rows passed over")
    click.echo(f"{taken.rows} {taken.what} from {table}")
    if taken.true_on:
        told = f"taken to be true on {printing.day(taken.true_on)}, and no later"
        click.echo(told + ("" if as_at or treaty else ", the day of the latest act in it; --as-at says a later one"))
