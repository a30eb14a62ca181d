"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

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
