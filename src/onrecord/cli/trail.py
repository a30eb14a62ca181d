"""`onrecord trail`: who changed what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.cli import options

if TYPE_CHECKING:
    from onrecord.store import Record

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
        called = {one.subject: _name(record, one.subject) for one in found if not as_json}
    for one in found:
        if as_json:
            click.echo(json.dumps(plain(one), ensure_ascii=False))
            continue
        detail = "" if one.detail in (None, {}) else "  " + json.dumps(one.detail, ensure_ascii=False)
        click.echo(
            f"{one.number:>6}  {one.at:%Y-%m-%d %H:%M}  {one.by or 'local'}: {one.action} {called[one.subject]}{detail}"
        )


def _name(record: Record, subject: str) -> str:
    """What was changed; a file by its name too, which is all that a person knows it by."""
    from onrecord.errors import NotFound

    if not subject.startswith("file:"):
        return subject
    try:
        return f"{record.file(subject.partition(':')[2]).name}  ({subject})"
    except NotFound:
        return subject
