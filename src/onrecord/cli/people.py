"""`onrecord people`: who writes and receives, in which posts; who is the same and who is not."""

from __future__ import annotations

import json

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"


@click.group(cls=options.Steps)
def command() -> None:
    """Show persons over all letters with their posts, and say who is the same person and who is not."""


@command.command("list")
@click.argument("words", nargs=-1)
@options.record_place
@options.as_json
def list_(words: tuple[str, ...], place: str, as_json: bool) -> None:
    """List persons, or those of a name or post, with the posts they are seen in and when.

    WORDS are part of a name or a post.

    Example: onrecord people list minister
    """
    from onrecord import api
    from onrecord.formats.values import plain

    wanted = " ".join(words).casefold()
    with options.opened(place) as record:
        found = api.people(api.known(record))
    for one in found:
        posts = [f"{', '.join(filter(None, (t.role, t.organisation)))}" for t in one.tenures]
        if wanted not in " ".join((*one.names, *posts)).casefold():
            continue
        if as_json:
            click.echo(json.dumps(plain(one), ensure_ascii=False))
            continue
        also = f"  (also {'; '.join(one.names[1:])})" if len(one.names) > 1 else ""
        click.echo(click.style(one.name, bold=True) + (f" [{one.state}]" if one.state else "") + also)
        for tenure, post in zip(one.tenures, posts, strict=True):
            seen = tenure.first or "no day known"
            until = f" to {tenure.last}" if tenure.last and tenure.last != tenure.first else ""
            click.echo(f"    {post}: seen {seen}{until}, {printing.count(len(tenure.letters), 'letter')}")


@command.command()
@click.argument("one")
@click.argument("other")
@click.option("--why", default="", help="The reason, kept with the decision.")
@options.by
@options.record_place
def same(one: str, other: str, why: str, by: str, place: str) -> None:
    """Say that two names are one person (or body); taken back with `onrecord undo`.

    Example: onrecord people same "I. Tarn" "Ivo Tarn-Vell" --why "he married in 2011"
    """
    _decide(place, one, other, by, why, same=True)


@command.command()
@click.argument("one")
@click.argument("other")
@click.option("--why", default="", help="The reason, kept with the decision.")
@options.by
@options.record_place
def different(one: str, other: str, why: str, by: str, place: str) -> None:
    """Say that two names are different persons (or bodies); taken back with `onrecord undo`.

    Example: onrecord people different "A. Ruiz" "Ana Ruiz" --why "father and daughter"
    """
    _decide(place, one, other, by, why, same=False)


def _decide(place: str, one: str, other: str, by: str, why: str, *, same: bool) -> None:
    from onrecord import api

    with options.opened(place) as record:
        made = api.same_person(record, one, other, same=same, by=by, why=why)
    click.echo(f"kept as {made.id}")
