"""`onrecord state`: all that is known of one state."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, printing
from onrecord.model import Act, Evidence, Position, StatusFact

SECTION = "Ask the record"

if TYPE_CHECKING:
    from onrecord.api import Dispute


@click.command()
@click.argument("code", metavar="STATE", type=options.STATE)
@click.option("--topic", type=options.TOPIC, help="Only on this treaty, forum, weapon or theme.")
@click.option(
    "--act", type=options.OneOf(Act), help="Only words of this act: commitment, conditional_commitment, refusal ..."
)
@click.option("--since", type=options.PartDay(last=False), help="Only words of this day (month, year) or later.")
@click.option("--until", type=options.PartDay(last=True), help="Only words of this day (month, year) or earlier.")
@options.record_place
@options.as_json
def command(
    code: str, topic: str | None, act: str | None, since: date | None, until: date | None, place: str, as_json: bool
) -> None:
    """Show where a state stands: treaty status, its own words by act, what others report of it, asks, changes.

    STATE is its name in any language, or its code (ISO 3166-1 alpha-3). Topics go by name or id, too. With an act or
    days, the words chosen are shown alone, each with what it is cited by; conditional commitments are commitments too.

    Example: onrecord state RUS --topic CCM --act commitment --since 2015
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found = api.known(record, say=printing.under_way())
        of = Act(act) if act else None
        view = api.state(found, code, topic=topic, act=of, since=since, until=until)
        chosen = _chosen(topic, act, since, until) if any((act, since, until)) else ""
        undated = _undated(api.state(found, code, topic=topic, act=of).words) if since or until else 0
        shown = {one.statement.id for one in (*view.words.own, *view.words.reported)}
        disputed = [one for one in api.disputes(record, letters=found.speaking(code)) if one.statement in shown]
        stands = [p for p in api.stances(found, code) if topic in (None, p.topic)]
    if as_json:
        click.echo(json.dumps(plain(view) | {"disputes": plain(disputed)}, ensure_ascii=False))
        return
    click.echo(click.style(view.name, bold=True) + f", as of {printing.day(view.as_of)}, the record's last addition")
    if chosen:
        _words(view.words, view.name, disputed, chosen=chosen)
        if undated:
            click.echo(f"\n{printing.count(undated, 'statement')} more in letters without a day: leave the days out")
        return
    for fact in view.status:
        _status(fact)
    for position in stands:
        _stance(position)
    _changes({topic: view.words.changes} if topic else {p.topic: p.changes for p in stands})
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


def _changes(changes: Mapping[str, Sequence[tuple[Evidence, Evidence]]]) -> None:
    from onrecord.record.named import treaty_named

    if any(changes.values()):
        click.echo("\nChanged sides")
    for topic, pairs in changes.items():
        for pair in pairs:
            click.echo(f"  on {treaty_named(topic).short}")
            for word, one in zip(("before", "then"), pair, strict=True):
                day = printing.day(one.letter.date.value if one.letter.date else None)
                click.echo(f"    {word + ',':<7} {day}: “{one.statement.quote.shown}”")
                if one.statement.condition and one.statement.condition.shown not in one.statement.quote.shown:
                    click.echo(f"        on the condition: “{one.statement.condition.shown}”")


def _undated(words: Position) -> int:
    """Words of letters without a day, which no choice of days can find."""
    return sum(not (one.letter.date and one.letter.date.value) for one in (*words.own, *words.reported))


def _chosen(topic: str | None, act: str | None, since: date | None, until: date | None) -> str:
    """The words asked for, as a heading says it.

    >>> _chosen(None, "refusal", date(2015, 1, 1), None)
    'refusal, since 1 January 2015'
    """
    from onrecord.record.named import treaty_named

    on = f"on {treaty_named(topic).short}" if topic else ""
    days = (f"{word} {printing.day(day)}" for word, day in (("since", since), ("until", until)) if day)
    return ", ".join(filter(None, ((act or "").replace("_", " "), on, *days)))


def _words(words: Position, name: str, disputed: list[Dispute], *, chosen: str = "") -> None:
    """`chosen`: what was asked for of them; then each has all of its citation, to be taken along alone."""
    cited: set[str] = set()
    unseen = f", {words.unreviewed} of {len(words.own)} not looked at by a person" if words.unreviewed else ""
    of = f"{name}: {chosen}" if chosen else name
    click.echo(f"\nOwn words of {of}{unseen}")
    for act, evidence in words.by_act().items():
        click.echo(click.style(f"  {act.value.replace('_', ' ')}", bold=True))
        for one in evidence:
            _evidence(one, set() if chosen else cited, disputed)
    if not words.own:
        click.echo("  none in this record")
    click.echo(f"\nReported of {name} by others (not its own words){f': {chosen}' if chosen else ''}")
    for one in words.reported:
        _evidence(one, set() if chosen else cited, disputed, says=one.statement.speaker)
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
