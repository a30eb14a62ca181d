"""Options that several commands share."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.store import Record

Command = Callable[..., Any]


def as_json(command: Command) -> Command:
    """`--json`: one object a line on standard output, messages on standard error."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")(command)


def record_place(command: Command) -> Command:
    """`--record`: where the record is kept."""
    return click.option(
        "--record",
        "place",
        envvar="ONRECORD_RECORD",
        default="record",
        show_default=True,
        help="Folder of the record (or postgresql://...).  [env: ONRECORD_RECORD]",
    )(command)


def files(command: Command) -> Command:
    """`FILE...`: files and folders."""
    return click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")(command)


def acting() -> str | None:
    """The account named with `onrecord --as NAME`; None when whoever has the record works on it."""
    found: str | None = click.get_current_context().find_root().params.get("who")
    return found


def opened(place: str, *, make: bool = False) -> Record:
    """Open the record as whoever is at work; with `make=False` it has to be there."""
    from onrecord import api
    from onrecord.cli import printing

    return api.open_record(place, make=make, who=acting(), say=printing.under_way())


def by(command: Command) -> Command:
    """`--by`: who signs; the account at work, else the user of this machine."""
    return click.option(
        "--by", default=lambda: acting() or getpass.getuser(), show_default="your user name", help="Who signs it."
    )(command)
