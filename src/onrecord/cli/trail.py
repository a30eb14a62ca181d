"""`onrecord trail`: who changed what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

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
        detail = _in_short(one.detail)
        click.echo(
            f"{one.number:>6}  {one.at:%Y-%m-%d %H:%M}  {one.by or 'local'}: {one.action} {called[one.subject]}{detail}"
        )


LONGEST = 200
"""Characters shown of what was written; --json has all of it."""


def _in_short(detail: Any) -> str:
    """What was written and what had stood there, on one line."""
    if detail in (None, {}):
        return ""
    if isinstance(detail, dict) and set(detail) == {"was", "now"}:
        was, now = (json.dumps(detail[name], ensure_ascii=False) for name in ("was", "now"))
        shown = f"now {now}" + (f", was {was}" if detail["was"] is not None else "")
    else:
        shown = json.dumps(detail, ensure_ascii=False)
    return "  " + (shown if len(shown) <= LONGEST else shown[:LONGEST] + " ...")


OF_FILES = ("file", "private", "embargo", "known")
"""Kinds of what is changed that go by the SHA-256 of a file."""


def _name(record: Record, subject: str) -> str:
    """What was changed; a file by its name too, which is all that a person knows it by."""
    from onrecord.errors import NotFound

    kind, _, sha = subject.partition(":")
    if kind not in OF_FILES:
        return subject
    try:
        name = record.file(sha).name
        return f"{name}  ({subject})" if kind == "file" else f"{kind} of {name}"
    except NotFound:
        return subject
