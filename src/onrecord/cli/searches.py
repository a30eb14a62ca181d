"""`onrecord searches`: searches kept under a name."""

from __future__ import annotations

import json
from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.search import LIMIT, filters, given, show

SECTION = "Ask the record"


@click.group(cls=options.Steps)
def command() -> None:
    """Keep searches under a name, the same as at the desk, and run them again."""


@command.command()
@click.argument("name")
@click.argument("query", nargs=-1)
@filters
@options.record_place
def save(name: str, query: tuple[str, ...], place: str, **chosen: Any) -> None:
    """Keep a search under a NAME, with words and filters as for `onrecord search`.

    Example: onrecord searches save "refusals of 2014" munit* --act refusal --since 2014-01-01 --until 2014-12-31
    """
    from onrecord import api

    with options.opened(place) as record:
        made = api.save_search(record, name, " ".join(query), given(chosen))
    click.echo(f"kept as {made.name}")


@command.command()
@click.argument("name")
@LIMIT
@options.record_place
@options.as_json
def run(name: str, limit: int, place: str, as_json: bool) -> None:
    """Run the saved search of that NAME.

    Example: onrecord searches run "refusals of 2014"
    """
    from onrecord import api

    with options.opened(place) as record:
        saved = api.saved_search(record, name)
        show(record, saved.words, dict(saved.filters), limit=limit, as_json=as_json)


@command.command("list")
@options.record_place
@options.as_json
def list_(place: str, as_json: bool) -> None:
    """List the saved searches.

    Example: onrecord searches list
    """
    from onrecord import api

    with options.opened(place) as record:
        found = api.saved_searches(record)
    for one in found:
        chosen = {k: str(v) for k, v in one.filters.items()}
        if as_json:
            click.echo(json.dumps({"name": one.name, "words": one.words, **chosen}, ensure_ascii=False))
        else:
            told = " ".join((one.words, *(f"{k}={v}" for k, v in chosen.items()))).strip()
            click.echo(click.style(one.name, bold=True) + f"  {told}")


@command.command()
@click.argument("name")
@options.record_place
def forget(name: str, place: str) -> None:
    """Let a saved search go.

    Example: onrecord searches forget "refusals of 2014"
    """
    from onrecord import api

    with options.opened(place) as record:
        api.forget_search(record, name)
    click.echo(f"{name} is forgotten")
