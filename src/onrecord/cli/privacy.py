"""`onrecord privacy`: letters that are not for every reader."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, printing

SECTION = "Work as a team"

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Letter
    from onrecord.store import Kept


@click.group(cls=options.Steps)
def command() -> None:
    """Say which letters readers may not see, or not before a day. Editors and administrators see all.

    It holds for whole files: what is said of one letter of a bundle is said of all letters in it.
    """


@command.command()
@click.argument("letter")
@options.record_place
def private(letter: str, place: str) -> None:
    """Keep a LETTER (id, beginning of an id, or file name) from readers until it is opened again.

    Example: onrecord privacy private 2009/letter.pdf
    """
    from onrecord import api

    with options.opened(place) as record:
        _told(*api.keep_private(record, letter), "not for readers")


@command.command()
@click.argument("letter")
@click.argument("until", type=click.DateTime(["%Y-%m-%d"]))
@options.record_place
def embargo(letter: str, until: datetime, place: str) -> None:
    """Keep a LETTER from readers until a day; on that day (UTC) they see it.

    Example: onrecord privacy embargo 2009/letter.pdf 2030-01-01
    """
    from onrecord import api

    with options.opened(place) as record:
        _told(*api.embargo(record, letter, until.date()), f"for readers from {until.date().isoformat()}")


@command.command("open")
@click.argument("letter")
@options.record_place
def open_(letter: str, place: str) -> None:
    """Show a LETTER to readers: private no more, without embargo.

    Example: onrecord privacy open 2009/letter.pdf
    """
    from onrecord import api

    with options.opened(place) as record:
        _told(*api.make_public(record, letter), "for readers")


@command.command("list")
@options.record_place
@options.as_json
def list_(place: str, as_json: bool) -> None:
    """List the files that readers may not see, past embargoes included.

    Example: onrecord privacy list
    """
    from onrecord import api

    with options.opened(place) as record:
        found = api.shut_files(record)
    for one in found:
        until = one.until.isoformat() if one.until else None
        if as_json:
            click.echo(json.dumps({"file": one.file, "name": one.name, "until": until}, ensure_ascii=False))
        else:
            click.echo(f"{one.name}: {f'for readers from {until}' if until else 'private'}")
    if not as_json:
        click.echo(printing.count(len(found), "file"))


def _told(file: Kept, letters: Sequence[Letter], what: str) -> None:
    click.echo(f"{file.name} ({len(letters)} letter{'' if len(letters) == 1 else 's'}): {what}")
