"""`onrecord asks`: what was asked of whom, and what came of it."""

from __future__ import annotations

import json

import click

from onrecord.cli import options
from onrecord.model import Ask


@click.command()
@click.option("--of", "addressee", help="Only asks of this state (code) or body.")
@click.option("--open", "only_open", is_flag=True, help="Only those without an answer in substance.")
@options.record_place
@options.as_json
def command(addressee: str | None, only_open: bool, place: str, as_json: bool) -> None:
    """List every ask with its outcome, the asking and the answering words side by side.

    Example: onrecord asks --of RUS --open
    """
    from onrecord import api
    from onrecord.formats.values import plain
    from onrecord.record.asks import open_asks

    with api.open_record(place, make=False) as record:
        found = api.known(record)
        asks = open_asks(api.asks(found)) if only_open else api.asks(found)
    asks = tuple(ask for ask in asks if addressee is None or ask.addressee == addressee)
    for ask in asks:
        if as_json:
            click.echo(json.dumps(plain(ask), ensure_ascii=False))
        else:
            _show(ask)
    if not as_json:
        click.echo(f"{len(asks)} asks; the record was last added to on {found.as_of.isoformat()}")


def _show(ask: Ask) -> None:
    asked = f"asked {ask.asked_on}" if ask.asked_on else "on a day not known"
    head = f"{ask.outcome.value.replace('_', ' ')}: {ask.asker or 'somebody'} to {ask.addressee}, {asked}"
    click.echo(click.style(head, bold=True) + (" (known only from the answer)" if ask.reported else ""))
    click.echo(f"    asked     “{ask.quote.shown}”")
    for answer in ask.answers:
        click.echo(f"    answered  “{answer.quote.shown}”")
        if answer.condition:
            click.echo(f"    condition “{answer.condition.shown}”")
    click.echo(click.style(f"    because {ask.because}", dim=True))
