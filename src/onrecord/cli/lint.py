"""`onrecord lint`: what hand work leaves in a profile."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("code", metavar="STATE", type=options.STATE)
@click.option("--topic", type=options.TOPIC, help="The treaty the profile is on.")
@options.record_place
def command(file: Path, code: str, topic: str | None, place: str) -> int:
    """Check a profile that a person has edited: quotations against the record, note numbers, stale words, open quotes.

    FILE is text, Markdown or a Word document as `onrecord profile` wrote it; STATE its name or code. Ends with exit
    code 7 when anything is found.

    Example: onrecord lint russia.md RUS --topic CCM
    """
    from onrecord import api
    from onrecord.errors import NotVerbatim
    from onrecord.formats.edited import edited_text, is_word

    data = file.read_bytes()
    text = edited_text(data, str(file))
    with options.opened(place) as record:
        findings = api.linted(api.known(record, say=printing.under_way()), text, code, topic=topic)
    for finding in findings:
        where = file if is_word(data) else f"{file}:{finding.line}"
        click.echo(f"{where}: {finding.message}" + (f": {finding.words}" if finding.words else ""))
    printing.message(printing.count(len(findings), "finding"))
    return NotVerbatim.exit_code if findings else 0
