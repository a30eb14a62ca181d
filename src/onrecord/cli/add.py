"""`onrecord add`: keep files in the record and read them."""

from __future__ import annotations

import json
import shlex
import sys
from datetime import date
from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Keep"

TOLD = 12
"""Files told one by one that hold a letter the record has already."""


@click.command()
@options.files
@options.record_place
@options.as_json
def command(paths: tuple[Path, ...], place: str, as_json: bool) -> int:
    """Keep files and folders in the record and read them.

    Originals are kept untouched; a file that cannot be read is kept too, with the reason. Adding a file twice changes
    nothing.

    Example: onrecord add letters/ --record my-record
    """
    from onrecord import api
    from onrecord.errors import CannotRead
    from onrecord.formats.values import plain

    code, files, letters, known, held = 0, 0, 0, 0, 0
    if not any(path.exists() for path in paths):
        # A slip of the pen makes no record.
        missing = (CannotRead(str(path), "no such file or folder", "check the path") for path in paths)
        return printing.complaints([*missing])
    with options.opened(place, make=True) as record:
        todo = list(api.files_under(paths))
        try:
            for outcome in printing.progress(api.add(record, paths, workers=None), len(todo), "reading"):
                code = printing.complaints(outcome.errors) or code
                files, letters = files + bool(outcome.sha256), letters + outcome.letters
                known += outcome.known
                if as_json:
                    click.echo(json.dumps(plain(outcome), ensure_ascii=False))
                elif outcome.same_as or outcome.copies:
                    held += 1
                    if held <= TOLD:
                        printing.held_before(outcome)
        except KeyboardInterrupt:
            told = f"{printing.count(files, 'file')} of {len(todo):,} done" if files else "no file done yet"
            printing.message(f"{told}; the same command goes on with the rest")
            raise
    if amiss := api.clock_amiss(date.today()):
        printing.message(amiss)
    printing.passed_over(api.passed_over(paths))
    for wrong in api.lists_amiss(paths):
        printing.message(wrong)
    if not as_json:
        if held > TOLD:
            click.echo(f"{held - TOLD} more files hold letters that are held already; each is kept, --json names them")
        again = f", {known:,} of them known before" if known else ""
        click.echo(f"{printing.count(files, 'file')}{again}; {printing.count(letters, 'letter')} in {place}")
        if letters and sys.stderr.isatty():
            printing.message(f"look at them: onrecord serve --record {shlex.quote(place)}")
    return code
