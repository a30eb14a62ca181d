"""`onrecord decisions`: the ledger, out and in."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Decide and note"


@click.command()
@click.option("--import", "source", type=click.Path(path_type=Path, exists=True), help="Another office's ledger.")
@options.record_place
def command(source: Path | None, place: str) -> int:
    """Print every decision as JSON Lines, or take in another office's; conflicts are shown, never settled.

    Example: onrecord decisions --record my-record > decisions.jsonl
    """
    with options.opened(place) as record:
        if source is None:
            for line in record.export_decisions():
                click.echo(line)
            return 0
        merged = record.import_decisions(source.read_text("utf-8").splitlines())
    click.echo(
        f"{printing.count(merged.new, 'decision')} taken in, {printing.count(len(merged.conflicts), 'conflict')}"
    )
    for conflict in merged.conflicts:
        told = "; ".join(f"{one.by}: {one.judgement.value} {one.value or ''}".strip() for one in conflict)
        click.echo(f"  {conflict[0].about}: {told}", err=True)
    return 0
