"""`onrecord undo`: take a decision back."""

from __future__ import annotations

import click

from onrecord.cli import options

SECTION = "Decide and note"


@click.command()
@click.argument("decision")
@click.option("--why", default="", help="The reason, kept with it.")
@options.by
@options.record_place
def command(decision: str, why: str, by: str, place: str) -> None:
    """Take a decision back by its id (or the beginning of it): what it had replaced stands again, and nothing is lost.

    Undo the id that this prints, and the decision stands again.

    Example: onrecord undo 5b1c7a90 --why "the stamp is the archive's"
    """
    from onrecord import api

    with options.opened(place) as record:
        made = api.undo(record, decision, by=by, why=why)
    click.echo(f"taken back as {made.id}")
