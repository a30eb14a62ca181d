"""`onrecord decide`: what a person decided about a finding."""

from __future__ import annotations

import json

import click

from onrecord.cli import options
from onrecord.model import Judgement

SECTION = "Decide and note"


@click.command()
@click.argument("about")
@click.argument("judgement", type=click.Choice([one.value for one in Judgement]))
@click.option("--value", help="The right value, for `correct`; JSON, or plain words.")
@click.option("--field", help="Which part of a statement is corrected: act, holder, attribution ...")
@click.option("--why", default="", help="The reason, kept with the decision.")
@options.by
@options.record_place
def command(about: str, judgement: str, value: str | None, field: str | None, why: str, by: str, place: str) -> None:
    """Accept, reject or correct a finding, or say that you are unsure. Nothing is overwritten; all is kept.

    ABOUT is what it is on: statement:ID, field:LETTER:date, link:LETTER, ask:ID; letter:LETTER rejects a paper
    that is no letter, so that nothing in it counts. LETTER is its id, the beginning of it, or its file's name.

    Example: onrecord decide field:l-1a9c4c7ec921c9df:date correct --value 2014-03-04 --why "stamp misread"
    """
    from onrecord import api

    with options.opened(place) as record:
        made = api.decide(record, about, Judgement(judgement), by=by, why=why, field=field, value=_json(value))
    click.echo(f"kept as {made.id}")


def _json(value: str | None) -> str | None:
    """A value as JSON; plain words are a string."""
    if value is None:
        return None
    try:
        json.loads(value)
    except ValueError:
        return json.dumps(value, ensure_ascii=False)
    return value if value[:1] in '{["' or value in ("null", "true", "false") else json.dumps(value)
