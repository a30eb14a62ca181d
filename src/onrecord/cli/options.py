"""Options that several commands share."""

from __future__ import annotations

import getpass
import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.store import Record

Command = Callable[..., Any]


class Steps(click.Group):
    """A command of several steps, whose help tells each to the end of its first sentence; click's own breaks off."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The steps with what each does."""
        with formatter.section("Commands"):
            steps = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
            formatter.write_dl([(name, step.get_short_help_str(limit=200)) for name, step in steps if step])


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


class Called(click.ParamType[str]):
    """A state, holder or topic as people write it: by code or id in any case, or by a name in any language."""

    def __init__(self, kind: str) -> None:
        self.name = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code or id. Raises `NotFound`, with what may have been meant."""
        from onrecord import api

        called = {"state": api.state_called, "holder": api.holder_called, "topic": api.topic_called}
        return called[self.name](str(value))


STATE, HOLDER, TOPIC = Called("state"), Called("holder"), Called("topic")


class OneOf(click.Choice[str]):
    """One of a few words, however its parts are joined: "note verbale", "note-verbale", "note_verbale"."""

    def __init__(self, values: Iterable[str]) -> None:
        super().__init__(tuple(values), case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is kept."""
        return str(super().convert(re.sub(r"[\s-]+", "_", str(value).strip()), param, ctx))


class PartDay(click.ParamType[date]):
    """A day, or the first or last day of a month or year: 2014-05-31, 2014-05, 2014."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day meant."""
        from onrecord.model import Day

        if isinstance(value, date):
            return value
        try:
            day = Day(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write 2014-05-31, or 2014-05 or 2014", param, ctx)
        return day.last if self.last else day.first


def letter_called(called: str) -> str:
    """What finds a letter in the record: of a file on this machine its SHA-256, anything else as it was given."""
    try:
        data = Path(called).read_bytes() if Path(called).is_file() else None
    except OSError:
        data = None
    return called if data is None else hashlib.sha256(data).hexdigest()


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


def written(out: Path, pieces: Iterable[str] | bytes, what: str = "") -> None:
    """Write a file of `--out` whole or not at all, and say (what and) where. Raises `StoreError` where it cannot be."""
    from onrecord.cli import printing
    from onrecord.errors import StoreError

    whole = out.is_file() or not out.exists()  # a pipe or a device is written as it is
    part = out.with_name(f"{out.name}.part") if whole else out
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            for piece in (pieces,) if isinstance(pieces, bytes) else pieces:
                file.write(piece if isinstance(piece, bytes) else piece.encode())
        if whole:
            part.replace(out.resolve())
    except OSError as error:
        left = "what was there before is still there" if out.is_file() else "nothing was left there"
        do = "free some space, or name another place with --out"
        raise StoreError(f"{out}: cannot be written ({error.strerror or error}); {left}; {do}") from error
    finally:
        if whole:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    printing.message(f"{what}written to {out}")
