"""`onrecord restore`: bring a backup back."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options

SECTION = "Keep"


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, file_okay=False))
@options.record_place
def command(source: Path, place: str) -> None:
    """Bring a backup back, to a place where no record is yet.

    Example: onrecord restore /media/stick/record-2026-11-22 --record my-record
    """
    from onrecord.store.backup import restore

    restore(source, place)
    click.echo(f"{source} is brought back to {place}")
