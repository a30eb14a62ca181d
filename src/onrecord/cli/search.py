"""`onrecord search`: letters with these words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options, printing
from onrecord.model import Act, Kind

SECTION = "Ask the record"

if TYPE_CHECKING:
    from onrecord.store import Record

LIMIT = click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many at the most, up to 1000."
)

_FILTERS = {
    "state": "State of a sender, recipient or copied party: its name or code.",
    "sender": "State that writes: its name or code.",
    "body": "Words of an organisation's name.",
    "person": "Words of a person's name.",
    "act": "An act of a statement: refusal, commitment, request ...",
    "topic": "Treaty, forum, weapon or theme: its name or id.",
    "holder": "Whose position: a state (name or code) or body.",
    "kind": "letter, reply, note_verbale ...",
    "language": "en, fr, es, ru, ar, zh ...",
}


_KINDS: dict[str, click.ParamType[str]] = {
    "state": options.STATE,
    "sender": options.STATE,
    "topic": options.TOPIC,
    "holder": options.HOLDER,
    "act": options.OneOf(Act),
    "kind": options.OneOf(Kind),
}


def filters(command: Any) -> Any:
    """Every filter of a search as an option."""
    last, first = options.PartDay(last=True), options.PartDay(last=False)
    command = click.option("--added-since", "added", type=first, help="Added to the record on this day or later.")(
        command
    )
    command = click.option("--until", type=last, help="Written on this day (month, year) or earlier.")(command)
    command = click.option("--since", type=first, help="Written on this day (month, year) or later.")(command)
    command = click.option("--decided/--undecided", default=None, help="Somebody has decided on it, or nobody.")(
        command
    )
    for name, text in reversed(_FILTERS.items()):
        kind = _KINDS.get(name)
        metavar = "WORD" if isinstance(kind, click.Choice) else None
        command = click.option(f"--{name}", type=kind, metavar=metavar, help=text)(command)
    return command


def given(filters: dict[str, Any]) -> dict[str, Any]:
    """Those that were given."""
    return {k: v for k, v in filters.items() if v is not None}


@click.command()
@click.argument("query", nargs=-1)
@filters
@LIMIT
@options.record_place
@options.as_json
def command(query: tuple[str, ...], limit: int, place: str, as_json: bool, **filters: Any) -> None:
    """Find letters by words, "phrases", beginnings (munit*), and filters.

    Accents, case, ё/е, Arabic articles and line breaks make no difference.

    Example: onrecord search "scatter munitions" --act refusal --since 2014-01-01
    """
    with options.opened(place) as record:
        show(record, " ".join(query), given(filters), limit=limit, as_json=as_json)


def show(record: Record, query: str, filters: dict[str, Any], *, limit: int, as_json: bool) -> None:
    """Search and print what is found."""
    from onrecord import api
    from onrecord.model.citation import citation

    api.known(record, say=printing.under_way())  # what was decided since is found by, and shown
    hits = record.search(query, limit=limit, **filters)
    total = record.count(query, **filters)
    for hit in hits:
        if as_json:
            found: dict[str, Any] = {"letter": hit.letter.id, "name": hit.letter.source.name}
            click.echo(
                json.dumps({**found, "page": hit.page, "snippet": hit.snippet, "marks": hit.marks}, ensure_ascii=False)
            )
        else:
            where = f", page {hit.page}" if hit.page else ""
            click.echo(click.style(citation(hit.letter), bold=True) + f"  ({hit.letter.source.name}{where})")
            click.echo(f"    {printing.marked(hit.snippet, hit.marks)}")
    if not as_json:
        none = "no letter found; fewer words or filters find more, munit* finds all that begins so"
        click.echo(f"{len(hits):,} of {printing.count(total, 'letter')}" if total else none)
