"""`onrecord compare`: all states on one treaty, side by side; who agrees with whom."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"

if TYPE_CHECKING:
    from datetime import date

    from onrecord.record.compare import Matrix, Row


@click.command()
@click.argument("topic", required=False, type=options.TOPIC)
@click.option("--all", "everybody", is_flag=True, help="Also states of which the record holds no words and no asks.")
@click.option("--state", "states", multiple=True, type=options.STATE, help="These states alone; may be given again.")
@click.option("--matrix", is_flag=True, help="Who supports and opposes what in its own words; who agrees with whom.")
@options.record_place
@options.as_json
def command(
    topic: str | None, everybody: bool, states: tuple[str, ...], matrix: bool, place: str, as_json: bool
) -> None:
    """Set all states side by side on a treaty: status, last own words, votes, asks, since when one is unanswered.

    TOPIC is the treaty's name or id. No silence is true beyond the day the record was last added to. With --matrix,
    actors by concepts (TOPIC keeps to what belongs to it): the form that discourse networks start from.

    Example: onrecord compare CCM --state Finland --state Estonia
    """
    from onrecord import api
    from onrecord.formats.values import plain

    if not topic and not matrix:
        raise click.UsageError("name a treaty, or ask for the --matrix of all that is said")
    with options.opened(place) as record:
        found = api.known(record, say=printing.under_way())
        agreed = api.agreements(found, topic) if matrix else None
        rows = api.compared(found, topic) if topic and not matrix else ()
    shown = [row for row in rows if (row.state in states if states else everybody or row.last_said or row.asked)]
    if agreed and as_json:
        _matrix_lines(agreed)
    elif agreed:
        _matrix(agreed)
    elif as_json:
        for row in shown:
            click.echo(json.dumps(plain(row), ensure_ascii=False))
    else:
        _table(f"{topic}, as of {printing.day(found.as_of)}, the day the record was last added to", shown)


def _table(title: str, shown: list[Row]) -> None:
    days = Counter(row.status_on for row in shown if row.status_on)
    usual = days.most_common(1)[0][0] if days else None
    status = f"status on {printing.day(usual)}" if usual else "status"
    printing.table(
        title,
        ("state", status, "stance", "last own words", "votes", "asks", "open", "oldest ask without an answer"),
        [
            (
                printing.holder(row.state),
                _status(row, usual),
                row.stance.value if row.stance else "",
                printing.day(row.last_said) if row.last_said else "",
                row.votes,
                str(row.asked),
                str(row.open),
                printing.day(row.silent_since) if row.silent_since else "",
            )
            for row in shown
        ],
    )


def _status(row: Row, usual: date | None) -> str:
    """The status, with its day where that is not the one at the head of the table."""
    told = (row.status or "not known").replace("_", " ")
    return told if row.status_on in (usual, None) else f"{told} ({printing.day(row.status_on)})"


_SIGNS = {1: "+", -1: "-", 0: "+ -"}


def _matrix(found: Matrix) -> None:
    cells = [
        (printing.holder(who), *(_SIGNS.get(found.cells.get((who, what), 9), "") for what in found.concepts))
        for who in found.actors
    ]
    printing.table("Own words: + supports, - opposes, + - both", ("actor", *found.concepts), cells)
    for one, other, agree, differ in _pairs(found):
        click.echo(f"{printing.holder(one)}, {printing.holder(other)}: agree on {agree}, disagree on {differ}")


def _matrix_lines(found: Matrix) -> None:
    for (who, what), value in sorted(found.cells.items()):
        click.echo(json.dumps({"actor": who, "concept": what, "value": value}, ensure_ascii=False))
    for one, other, agree, differ in _pairs(found):
        click.echo(json.dumps({"actors": [one, other], "agree": agree, "disagree": differ}, ensure_ascii=False))


def _pairs(found: Matrix) -> list[tuple[str, str, int, int]]:
    """Pairs of actors that took one side on at least one concept both, the most agreed first."""
    made = [(a, b, *found.agreement(a, b)) for a, b in combinations(found.actors, 2)]
    return sorted((pair for pair in made if pair[2] or pair[3]), key=lambda p: (-p[2], p[3], p[0], p[1]))
