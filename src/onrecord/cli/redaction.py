"""`onrecord redaction`: hidden passages."""

from __future__ import annotations

import json

import click

from onrecord.cli import options

SECTION = "Work as a team"


@click.group(cls=options.Steps)
def command() -> None:
    """Hide a passage of a letter in every view, search, export and page; it stays in the record, and can come back."""


@command.command()
@click.argument("letter")
@click.argument("words")
@click.option("--why", required=True, help="The reason, kept with it; do not name what is hidden.")
@click.option("--all", "everywhere", is_flag=True, help="Every place in the letter where the words stand.")
@options.by
@options.record_place
def hide(letter: str, words: str, why: str, everywhere: bool, by: str, place: str) -> None:
    """Hide WORDS of a LETTER (id, beginning of an id, or file name). The file itself is withheld from then on.

    Example: onrecord redaction hide 2009/letter.pdf "the name of our witness" --why "asked by the person"
    """
    from onrecord import api

    with options.opened(place) as record:
        made = api.hide_words(record, letter, words, by=by, why=why, everywhere=everywhere)
    for id in made.ids:
        click.echo(f"hidden as {id}")
    if made.elsewhere:
        click.echo(f"the same words stand in {len(made.elsewhere)} other letters and are shown there:", err=True)
        for other in made.elsewhere:
            click.echo(f"  {other}", err=True)


@command.command()
@click.argument("redaction")
@options.by
@options.record_place
def lift(redaction: str, by: str, place: str) -> None:
    """Show a hidden passage again; that it was hidden stays in the record.

    Example: onrecord redaction lift 4f1d2c3b4a5e6f70
    """
    from onrecord import api

    with options.opened(place) as record:
        api.show_again(record, redaction, by=by)
    click.echo(f"{redaction} is shown again")


@command.command("list")
@click.option("--words", is_flag=True, help="Print the hidden words too.")
@options.record_place
@options.as_json
def list_(words: bool, place: str, as_json: bool) -> None:
    """List what is or was hidden, by whom and why; the words themselves only when asked for.

    Example: onrecord redaction list
    """
    from onrecord import api

    with options.opened(place) as record:
        rows = [(one, record.file(one.sha256).name) for one in api.redactions(record)]
    for one, name in rows:
        said: dict[str, str | None] = {"id": one.id, "file": name, "by": one.by, "at": one.at.isoformat()}
        said |= {"why": one.why, "lifted": one.lifted.isoformat() if one.lifted else None}
        said |= {"words": one.quote.exact} if words else {}
        if as_json:
            click.echo(json.dumps(said, ensure_ascii=False))
            continue
        state = f"lifted {one.lifted.date()}" if one.lifted else f"{len(one.quote.exact)} characters hidden"
        click.echo(f"{one.id}  {name}, {state} by {one.by or 'local'}, {one.at.date()}: {one.why}")
        if words:
            click.echo(f"    “{one.quote.exact}”")
