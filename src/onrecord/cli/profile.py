"""`onrecord profile`: a country profile in the house order of treaty monitors."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"

_BY_SUFFIX = {".txt": "text", ".md": "markdown", ".html": "html", ".docx": "docx", ".json": "json"}


@click.command()
@click.argument("code", metavar="STATE", type=options.STATE)
@click.option("--topic", type=options.TOPIC, help="On this treaty only: its name or id.")
@click.option("--keep", is_flag=True, help="Keep it as an edition: the next one tells what changed since.")
@click.option(
    "--since",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Tell what changed since this edition (.json), instead of the one kept.",
)
@options.by
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write here; the suffix says the format.")
@options.record_place
@options.as_json
def command(
    code: str,
    topic: str | None,
    keep: bool,
    since: Path | None,
    by: str,
    out: Path | None,
    place: str,
    as_json: bool,
) -> None:
    """Compile a state's profile: each sentence a formula with its row or a quotation with its note, then the gaps.

    Formats by the suffix of --out: .txt, .md, .html, .docx, .json. Without --out, text on standard output.

    Example: onrecord profile RUS --topic CCM --out russia.html
    """
    from onrecord import api

    form = "json" if as_json else _BY_SUFFIX.get(out.suffix.lower() if out else ".txt")
    if form is None:
        raise click.BadParameter(f"{out}: no such format; use one of {', '.join(_BY_SUFFIX)}", param_hint="--out")
    with options.opened(place) as record:
        previous = api.read_edition(since.read_bytes()) if since else None
        made = api.profile(api.known(record, say=printing.under_way()), code, topic=topic, previous=previous)
        if keep:
            api.keep_edition(record, made, by=by)
    data = api.written(made, form)
    if out is None:
        click.echo(data)
        return
    options.written(out, data)
