"""`onrecord compare`: all states on one treaty, side by side."""

from __future__ import annotations

import json

import click

from onrecord.cli import options, printing


@click.command()
@click.argument("topic")
@click.option("--all", "everybody", is_flag=True, help="Also states of which the record holds no words and no asks.")
@options.record_place
@options.as_json
def command(topic: str, everybody: bool, place: str, as_json: bool) -> None:
    """Set all states side by side on a treaty: status, last own words, votes, asks, since when they are silent.

    TOPIC is the treaty's id. No silence is true beyond the day the record was last added to.

    Example: onrecord compare CCM --record my-record
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found = api.known(record)
        rows = api.compared(found, topic)
    shown = [row for row in rows if everybody or row.last_said or row.asked]
    if as_json:
        for row in shown:
            click.echo(json.dumps(plain(row), ensure_ascii=False))
        return
    printing.table(
        f"{topic}, as of {found.as_of.isoformat()}",
        ("state", "status", "stance", "last own words", "votes", "asks", "open", "silent since"),
        [
            (
                row.state,
                (row.status or "not known").replace("_", " "),
                row.stance.value if row.stance else "",
                row.last_said or "",
                row.votes,
                str(row.asked),
                str(row.open),
                row.silent_since or "",
            )
            for row in shown
        ],
    )
