"""`onrecord state`: all that is known of one state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, printing
from onrecord.model import Evidence, Position, StatusFact

SECTION = "Ask the record"

if TYPE_CHECKING:
    from onrecord.api import Dispute


@click.command()
@click.argument("code", metavar="STATE", type=options.STATE)
@click.option("--topic", type=options.TOPIC, help="Only on this treaty, forum, weapon or theme.")
@options.record_place
@options.as_json
def command(code: str, topic: str | None, place: str, as_json: bool) -> None:
    """Show where a state stands: treaty status, its own words by act, what others report of it, asks, changes.

    STATE is its name in any language, or its code (ISO 3166-1 alpha-3). Topics go by name or id, too.

    Example: onrecord state RUS --topic CCM
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found = api.known(record, say=printing.under_way())
        view = api.state(found, code, topic=topic)
        shown = {one.statement.id for one in (*view.words.own, *view.words.reported)}
        disputed = [one for one in api.disputes(record, letters=found.speaking(code)) if one.statement in shown]
        stands = [p for p in api.stances(found, code) if topic in (None, p.topic)]
    if as_json:
        click.echo(json.dumps(plain(view) | {"disputes": plain(disputed)}, ensure_ascii=False))
        return
    click.echo(click.style(view.name, bold=True) + f", as of {printing.day(view.as_of)}, the record's last addition")
    for fact in view.status:
        _status(fact)
    for position in stands:
        _stance(position)
    _changes(view.words)
    _words(view.words, view.name, disputed)
    click.echo(f"\nAsked of {view.name}: {len(view.asks) or 'nothing in this record'}")
    for ask in view.asks:
        printing.ask(ask)


_IS = {"party": "party to", "signatory": "signatory of", "withdrawn": "withdrawn from", "not_party": "not a party to"}


def _status(fact: StatusFact) -> None:
    from onrecord.record.facts import row_of
    from onrecord.record.named import treaty_named

    since = f" since {printing.day(fact.since)}" if fact.since else ""
    can = f"; can {' or '.join(fact.can)}" if fact.can else ""
    click.echo(f"  {_IS[fact.status]} {treaty_named(fact.treaty).short}{since}{can}")
    click.echo(click.style(f"      {row_of(fact)}", dim=True))


def _stance(position: Position) -> None:
    from onrecord.record.named import treaty_named

    if position.stance is None:
        return
    said = f"first said {printing.day(position.first_said)}, last confirmed {printing.day(position.last_confirmed)}"
    changed = f"; changed on {printing.day(position.changed_on)}" if position.changed_on else ""
    click.echo(f"  by its own words {position.stance.value}s {treaty_named(position.topic).short}: {said}{changed}")


def _changes(words: Position) -> None:
    if words.changes:
        click.echo("\nChanged sides")
    for before, after in words.changes:
        for one in (before, after):
            click.echo(f"    {printing.day(one.letter.date.value if one.letter.date else None)}: ", nl=False)
            click.echo(f"“{one.statement.quote.shown}”")


def _words(words: Position, name: str, disputed: list[Dispute]) -> None:
    cited: set[str] = set()
    unseen = f", {words.unreviewed} of {len(words.own)} not looked at by a person" if words.unreviewed else ""
    click.echo(f"\nOwn words of {name}{unseen}")
    for act, evidence in words.by_act().items():
        click.echo(click.style(f"  {act.value.replace('_', ' ')}", bold=True))
        for one in evidence:
            _evidence(one, cited, disputed)
    if not words.own:
        click.echo("  none in this record")
    click.echo(f"\nReported of {name} by others (not its own words)")
    for one in words.reported:
        _evidence(one, cited, disputed, says=one.statement.speaker)
    if not words.reported:
        click.echo("  none in this record")


def _evidence(one: Evidence, cited: set[str], disputed: list[Dispute], *, says: str | None = None) -> None:
    from onrecord.model.citation import citation, short_citation

    said = one.statement
    page = f", page {said.quote.page}" if said.quote.page else ""
    where = short_citation(one.letter) if one.letter.id in cited else citation(one.letter)
    cited.add(one.letter.id)
    click.echo(f"    {says + ': ' if says else ''}“{said.quote.shown}”")
    if said.condition:
        click.echo(f"        on the condition: “{said.condition.shown}”")
    click.echo(click.style(f"        {where}{page}", dim=True))
    for step in (step for dispute in disputed if dispute.statement == said.id for step in dispute.steps):
        click.echo(f"        {step.step} by {step.by}, {step.at.date().isoformat()}: {step.words}")
