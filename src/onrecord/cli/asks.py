"""`onrecord asks`: what was asked of whom, and what came of it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, printing
from onrecord.model import Outcome

SECTION = "Ask the record"

if TYPE_CHECKING:
    from onrecord.record.compare import Responses


@click.command()
@click.option("--of", "addressee", type=options.HOLDER, help="Only asks of this state (name or code) or body.")
@click.option("--from", "asker", type=options.HOLDER, help="Only asks by this state (name or code) or body.")
@click.option("--outcome", type=options.OneOf(Outcome), help="Only those that came to this: silent, refused, met ...")
@click.option("--open", "only_open", is_flag=True, help="Only those without an answer in substance.")
@click.option("--letter", "called", help="Only asks of this letter (file, name, id), with its response matrix.")
@options.record_place
@options.as_json
def command(
    addressee: str | None,
    asker: str | None,
    outcome: str | None,
    only_open: bool,
    called: str | None,
    place: str,
    as_json: bool,
) -> None:
    """List every ask with its outcome, the asking and the answering words side by side.

    Silence is counted from the day a letter was sent, and is true as of the day the record was last added to. `onrecord
    reminders` says when to ask again.

    Example: onrecord asks --from "Open Fields Coalition" --outcome silent
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found = api.known(record, say=printing.under_way())
        letter = found.letter(record.letter(options.letter_called(called)).id) if called else None
        everything = api.asks(found)
        matrix = api.responses(found, letter, everything) if letter else None
    asks = api.asks_of(
        everything,
        addressee=addressee,
        asker=asker,
        outcome=Outcome(outcome) if outcome else None,
        letter=letter.id if letter else None,
        only_open=only_open,
    )
    for ask in asks:
        if as_json:
            click.echo(json.dumps(plain(ask), ensure_ascii=False))
        else:
            printing.ask(ask)
    if as_json:
        return
    if matrix:
        _matrix(matrix)
    counts = Counter(ask.outcome.value.replace("_", " ") for ask in asks)
    said = ": " + ", ".join(f"{n} {outcome}" for outcome, n in counts.most_common()) if asks else ""
    of = len({ask.addressee for ask in asks})
    whom = f" of {of} addressees" if of > 1 and not addressee else ""
    last = printing.day(found.as_of)
    click.echo(f"{printing.count(len(asks), 'ask')}{whom}{said}. The record was last added to on {last}.")


def _matrix(matrix: Responses) -> None:
    sent, as_of = printing.day(matrix.sent_on), printing.day(matrix.as_of)
    printing.table(
        f"Responses to the letter {'of ' + sent if matrix.sent_on else 'without a day'}, as of {as_of}",
        ("addressee", "best outcome", "first answer"),
        [
            (printing.holder(who), outcome.value.replace("_", " "), printing.day(on) if on else "none in the record")
            for who, outcome, on in matrix.rows
        ],
    )
    answered = round(matrix.rate * len(matrix.rows))
    click.echo(f"{answered} of {len(matrix.rows)} answered by {as_of} ({matrix.rate:.0%})")
