"""`onrecord verify`: is the record whole?"""

from __future__ import annotations

import json

import click

from onrecord.cli import options, printing

SECTION = "Keep"


@click.command()
@options.record_place
@options.as_json
def command(place: str, as_json: bool) -> int:
    """Check originals against their hashes, every quotation against its text, the chain of decisions, and the counts.

    Ends with exit code 6 when anything is wrong, for cron.

    Example: onrecord verify --record my-record
    """
    from onrecord.errors import StoreError
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        health = record.verify()
    if as_json:
        click.echo(json.dumps(plain(health), ensure_ascii=False))
    else:
        for finding in health.findings:
            click.echo(str(finding), err=True)
        counted = {"file": health.files, "letter": health.letters, "quotation": health.quotations}
        counted["decision"] = health.decisions
        looked = ", ".join(printing.count(n, what) for what, n in counted.items())
        click.echo(f"{looked}: {f'{len(health.findings)} wrong' if health.findings else 'all as they were kept'}")
    return StoreError.exit_code if health.findings else 0
