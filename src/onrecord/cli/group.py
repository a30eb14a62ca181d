"""The `onrecord` command: finds its subcommands by walking this folder, turns errors into one line and an exit code."""

from __future__ import annotations

import os
import pkgutil
import signal
import sys
import threading
import time
import traceback
from importlib import import_module
from pathlib import Path

import click

from onrecord import __version__
from onrecord.errors import OnrecordError

_NOT_COMMANDS = {"group", "options", "printing"}

SECTIONS = ("Read, keeping nothing", "Keep", "Ask the record", "Decide and note", "Work as a team")
"""Headings of the help, in order; each command's module names its own as `SECTION`."""


class Commands(click.Group):
    """Subcommands imported when asked for, so that one command does not pay for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every module of this folder that is a command."""
        found = (info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)]))
        return sorted(name for name in found if name not in _NOT_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, None when there is none."""
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"onrecord.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under the headings their modules name, in the order of `SECTIONS`."""
        rows: dict[str, list[tuple[str, str]]] = {}
        names = self.list_commands(ctx)
        for name in names:
            module = import_module(f"onrecord.cli.{name}")
            rows.setdefault(module.SECTION, []).append((name, module.command.get_short_help_str(limit=200)))
        widest = max(map(len, names))
        for section in sorted(rows, key=lambda s: SECTIONS.index(s) if s in SECTIONS else len(SECTIONS)):
            with formatter.section(section):
                formatter.write_dl([(name.ljust(widest), told) for name, told in rows[section]])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
@click.option(
    "--reference",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of states, bodies and treaties of your own, added to what ships.  [env: ONRECORD_REFERENCE]",
)
@click.option(
    "--as",
    "who",
    envvar="ONRECORD_AS",
    metavar="NAME",
    help="Account to work as on a team's record, with its rights.  [env: ONRECORD_AS]",
)
def group(reference: Path | None, who: str | None) -> None:
    """Read letters to and from states; keep who said what to whom, in the exact words."""
    if reference:
        from onrecord.api import use_reference

        use_reference(reference)


OWN_FAULT = 70
"""Exit code of a fault that nobody foresaw (EX_SOFTWARE of sysexits.h)."""

PATIENCE = 3.0
"""Seconds in which a second Ctrl-C is one too many: what is under way is being closed."""


def _stop_once() -> None:
    """Ctrl-C stops once: pressed again while the record is closed, it would break that off with a trace."""
    if threading.current_thread() is not threading.main_thread():
        return
    pressed: list[float] = []

    def stop(number: int, frame: object) -> None:
        now = time.monotonic()
        if pressed and now - pressed[-1] < PATIENCE:
            return
        pressed.append(now)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)


def _own_fault(error: Exception) -> str:
    """What to tell of a fault of ours: what and where, so that a report of it helps."""
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" in {Path(place[0].filename).name}, line {place[0].lineno}" if place else ""
    said = " ".join(str(error).split())[:200]
    return (
        f"a fault of onrecord itself, not of your files: {type(error).__name__}{f': {said}' if said else ''}{where}; "
        "what was kept before is safe. Run it again with ONRECORD_TRACE=1 for the whole story, and report that"
    )


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; ends the process with the exit code of the error tree."""
    _stop_once()
    try:
        code = group.main(args=arguments, standalone_mode=False)
    except click.exceptions.Abort:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        click.echo("stopped; what was finished is kept", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output left (`onrecord read ... | head`): no fault, and no trace of one at shutdown.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("ONRECORD_TRACE"):
            raise
        click.echo(f"onrecord: {_own_fault(error)}", err=True)
        sys.exit(OWN_FAULT)
    sys.exit(code if isinstance(code, int) else 0)
