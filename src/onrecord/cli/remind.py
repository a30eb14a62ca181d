"""`onrecord remind`: dates of one's own, days of grace and pauses for asks."""

from __future__ import annotations

from datetime import datetime

import click

from onrecord.cli import options, printing

SECTION = "Decide and note"

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("called", required=False, metavar="[ASK]")
@click.option("--on", type=_DAY, help="Ask again on this day.")
@click.option("--grace", type=int, help="Days of grace; 0 takes them back.")
@click.option("--pause", type=_DAY, nargs=2, metavar="FIRST LAST", help="The clock stands still on these days.")
@click.option("--forget", is_flag=True, help="Take back what was set for this ask; without ASK, pauses of all asks.")
@click.option("--why", default="", help="The reason, kept and shown.")
@options.by
@options.record_place
def command(
    called: str | None,
    on: datetime | None,
    grace: int | None,
    pause: tuple[datetime, datetime] | None,
    forget: bool,
    why: str,
    by: str,
    place: str,
) -> None:
    """Set when to ask again: a day of your own, days of grace, or a pause, for one ask or (a pause) for all.

    ASK is the id of an ask, or its beginning; `onrecord reminders` shows it.

    Example: onrecord remind 1f0c2a --grace 14 --why "new ambassador"
    """
    from onrecord import api

    if not (on or grace is not None or pause or forget):
        raise click.UsageError("say what to set: --on, --grace, --pause or --forget")
    with options.opened(place) as record:
        ask = api.ask_called(api.asks(api.known(record)), called) if called else None
        if ask is None and (on or grace is not None):
            raise click.UsageError("--on and --grace are for one ask: name it")
        if on and ask:
            api.remind(record, ask, on.date(), why=why, by=by)
        if grace is not None and ask:
            api.extend(record, ask, grace, why=why, by=by)
        if pause:
            api.pause(record, pause[0].date(), pause[1].date(), why=why, by=by, ask=ask)
        gone = api.forget(record, ask, by=by) if forget else 0
    whom = f"the ask of {printing.holder(ask.addressee)}, {printing.day(ask.asked_on)}" if ask else "all asks"
    click.echo(f"{gone} settings of {whom} taken back" if forget else f"kept for {whom}")
