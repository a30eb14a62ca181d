"""`onrecord reminders`: when to ask again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"


@click.command()
@click.option("--of", "addressee", help="Only of this state (code) or body.")
@click.option("--after", default="30,60,90", show_default=True, help="Days after sending on which to ask again.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write a calendar file (.ics) here.")
@options.record_place
@options.as_json
def command(addressee: str | None, after: str, out: Path | None, place: str, as_json: bool) -> None:
    """List the days to ask again of those who have not answered in substance; --out writes them as a calendar file.

    Pauses, days of grace and dates of your own are set with `onrecord remind`. What is overdue comes first.

    Example: onrecord reminders --after 30,60 --out chase.ics
    """
    from onrecord import api
    from onrecord.formats.values import plain

    today = date.today()
    with options.opened(place) as record:
        known = api.known(record)
        found = api.reminders(record, known, today=today, after=_days(after), of=addressee)
    if out:
        options.written(out, api.calendar(found, today=today), f"{printing.count(len(found), 'reminder')} ")
        return
    for one in found:
        if as_json:
            click.echo(json.dumps(plain(one), ensure_ascii=False))
            continue
        when = "overdue" if one.overdue else printing.day(one.on)
        asked = printing.day(one.ask.asked_on) if one.ask.asked_on else "a day not known"
        head = f"{when}: {printing.holder(one.ask.addressee)}, {one.waited} days on the clock since {asked}"
        click.echo(click.style(head, bold=True) + (f" ({one.why})" if one.why else ""))
        click.echo(f"    “{one.ask.quote.shown}”")
        click.echo(click.style(f"    ask {one.ask.id}; {one.ask.because}", dim=True))
    if not as_json:
        last = printing.day(known.as_of)
        counted = printing.count(len(found), "reminder")
        click.echo(f"{counted} as of {printing.day(today)}. The record was last added to on {last}.")


def _days(printed: str) -> tuple[int, ...]:
    try:
        return tuple(sorted(int(x) for x in printed.split(",")))
    except ValueError:
        raise click.BadParameter(f"{printed!r} is no list of days such as 30,60,90", param_hint="--after") from None
