"""`onrecord rebuild`: make all that is derived anew."""

from __future__ import annotations

import click

from onrecord.cli import options


@click.command()
@options.record_place
def command(place: str) -> None:
    """Make letters, links and search anew from the originals and the decisions; the same record comes out.

    Example: onrecord rebuild --record my-record
    """
    from onrecord import api

    with options.opened(place) as record:
        done = sum(1 for _ in api.rebuild(record))
    click.echo(f"{done} files read anew")
