"""`onrecord curate`: lines that must stay true."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Decide and note"


@click.command()
@click.argument("lines", nargs=-1, metavar="[LINE...]")
@click.option("--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Take the lines of a file.")
@click.option("--drop", is_flag=True, help="Take the lines back instead of keeping them.")
@click.option("--why", default="", help="The reason, kept with them.")
@options.by
@options.record_place
def command(lines: tuple[str, ...], file: Path | None, drop: bool, why: str, by: str, place: str) -> int:
    """Keep what you know of a state's stance, and test the record against it: every line, now and after each rebuild.

    LINE is "DAY HOLDER TOPIC supports|opposes|none". Without any, the lines kept are tested. Ends with exit code 8
    when one does not hold; nothing is changed to make it hold.

    Example: onrecord curate "2015-10-01 RUS CCM opposes" --why "its letter of 2009"
    """
    from onrecord import api

    text = "\n".join(lines) + (f"\n{file.read_text('utf-8')}" if file else "")
    with options.opened(place) as record:
        if text.strip() and drop:
            api.uncurate(record, text, by=by)
        elif text.strip():
            api.curate(record, text, why=why, by=by)
        return printing.held(api.held(record, api.known(record)))
