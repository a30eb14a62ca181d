"""`onrecord backup`: a whole copy of the record."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options

SECTION = "Keep"


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@options.record_place
def command(target: Path, place: str) -> None:
    """Copy the record to a folder that is not there yet. The copy is a record: it can be opened and searched.

    Example: onrecord backup /media/stick/record-2026-11-22 --record my-record
    """
    with options.opened(place) as record:
        record.backup(target)
    click.echo(f"{place} is copied to {target}")
