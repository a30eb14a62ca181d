"""`onrecord trail`: who changed what."""

from __future__ import annotations

import json

import click

from onrecord.cli import options

SECTION = "Work as a team"


@click.command()
@click.option("--on", "subject", help="Only changes of this: file:SHA256, statement:ID, account:NAME, redaction:ID ...")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many at the most.")
@options.record_place
@options.as_json
def command(subject: str | None, limit: int, place: str, as_json: bool) -> None:
    """Show who changed what in the record, the latest first. Lines are never changed; `onrecord verify` checks them.

    Example: onrecord trail --limit 10
    """
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found = record.trail(subject=subject, limit=limit)
    for one in found:
        if as_json:
            click.echo(json.dumps(plain(one), ensure_ascii=False))
            continue
        detail = "" if one.detail in (None, {}) else "  " + json.dumps(one.detail, ensure_ascii=False)
        click.echo(f"{one.number:>6}  {one.at:%Y-%m-%d %H:%M}  {one.by or 'local'}: {one.action} {one.subject}{detail}")
