"""`onrecord rebuild`: make all that is derived anew."""

from __future__ import annotations

import click

from onrecord.cli import options, printing

SECTION = "Keep"


@click.command()
@options.record_place
def command(place: str) -> int:
    """Make letters, links and search anew from the originals and the decisions; the same record comes out.

    The lines that curators keep are tested after it; ends with exit code 8 when one no longer holds.

    Example: onrecord rebuild --record my-record
    """
    from onrecord import api

    with options.opened(place) as record:
        done = sum(1 for _ in api.rebuild(record, say=printing.under_way(), workers=None))
        click.echo(f"{printing.count(done, 'file')} read anew")
        return printing.held(api.held(record, api.known(record)), only_broken=True)
