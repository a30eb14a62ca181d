"""`onrecord brief`: what every state says on a treaty, to print."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options, printing
from onrecord.formats.spoken import LANGUAGES

SECTION = "Ask the record"

_BY_SUFFIX = {".txt": "text", ".md": "markdown", ".html": "html"}


@click.command()
@click.argument("topic", type=options.TOPIC)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write here; the suffix says the format.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", help="Say it in this language.")
@options.record_place
def command(topic: str, out: Path | None, language: str, place: str) -> None:
    """Write what every state says on a treaty: its own words with letter and page, status, votes, asks unanswered.

    TOPIC is the treaty's name or id. Formats by the suffix of --out: .txt, .md, .html (made for printing).
    Quotations and names stay as the letters have them, whatever the language.

    Example: onrecord brief CCM --language fr --out note.html
    """
    from onrecord import api

    form = _BY_SUFFIX.get(out.suffix.lower() if out else ".txt")
    if form is None:
        raise click.BadParameter(f"{out}: no such format; use one of {', '.join(_BY_SUFFIX)}", param_hint="--out")
    with options.opened(place) as record:
        data = api.written_brief(api.brief(api.known(record, say=printing.under_way()), topic), form, language=language)
    if out is None:
        click.echo(data, nl=False)
        return
    options.written(out, data)
