"""`onrecord state`: all that is known of one state."""

from __future__ import annotations

import json

import click

from onrecord.cli import options
from onrecord.model import Evidence, Position, StatusFact


@click.command()
@click.argument("code")
@click.option("--topic", help="Only on this treaty, forum, weapon or theme (id).")
@options.record_place
@options.as_json
def command(code: str, topic: str | None, place: str, as_json: bool) -> None:
    """Show where a state stands: treaty status, its own words by act, what others report of it, asks, gaps.

    CODE is the state's ISO 3166-1 alpha-3 code.

    Example: onrecord state RUS --topic CCM
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with api.open_record(place, make=False) as record:
        view = api.state(api.known(record), code.upper(), topic=topic)
    if as_json:
        click.echo(json.dumps(plain(view), ensure_ascii=False))
        return
    click.echo(click.style(view.name, bold=True))
    for fact in view.status:
        _status(fact)
    _words(view.words, view.name)
    open_asks = [ask for ask in view.asks if ask.addressee == code.upper()]
    click.echo(f"\nAsked of {view.name}: {len(open_asks)} (record last added to on {view.as_of.isoformat()})")
    for ask in open_asks:
        click.echo(f"  {ask.outcome.value.replace('_', ' '):<18} “{ask.quote.shown}”")


_IS = {"party": "party to", "signatory": "signatory of", "withdrawn": "withdrawn from", "not_party": "not a party to"}


def _status(fact: StatusFact) -> None:
    from onrecord.record.facts import row_of
    from onrecord.record.named import treaty_named

    since = f" since {fact.since.isoformat()}" if fact.since else ""
    can = f"; can {' or '.join(fact.can)}" if fact.can else ""
    click.echo(f"  {_IS[fact.status]} {treaty_named(fact.treaty).short}{since}{can}")
    click.echo(click.style(f"      {row_of(fact)}", dim=True))


def _words(words: Position, name: str) -> None:
    click.echo(f"\nOwn words of {name}")
    for act, evidence in words.by_act().items():
        click.echo(click.style(f"  {act.value.replace('_', ' ')}", bold=True))
        for one in evidence:
            _evidence(one)
    if not words.own:
        click.echo("  none in this record")
    click.echo(f"\nReported of {name} by others (not its own words)")
    for one in words.reported:
        _evidence(one, says=one.statement.speaker)
    if not words.reported:
        click.echo("  none in this record")


def _evidence(one: Evidence, *, says: str | None = None) -> None:
    from onrecord.model.citation import citation

    said = one.statement
    page = f", page {said.quote.page}" if said.quote.page else ""
    click.echo(f"    {says + ': ' if says else ''}“{said.quote.shown}”")
    if said.condition:
        click.echo(f"        on the condition: “{said.condition.shown}”")
    click.echo(click.style(f"        {citation(one.letter)}{page}", dim=True))
