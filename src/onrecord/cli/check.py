"""`onrecord check`: what a letter claims, tested against status, votes and the other letters."""

from __future__ import annotations

import json

import click

from onrecord.cli import options, printing
from onrecord.model import Verdict

SECTION = "Ask the record"

_COLOUR = {Verdict.AGREES: "green", Verdict.DISAGREES: "red", Verdict.CANNOT_TELL: "yellow"}


@click.command()
@click.argument("letters", nargs=-1, metavar="[LETTER...]")
@options.record_place
@options.as_json
def command(letters: tuple[str, ...], place: str, as_json: bool) -> None:
    """Test each claim of status, vote, date and quotation: agrees, disagrees, cannot tell, with the row that says so.

    LETTER is a file that was added, its name in the record, or an id; all letters of the record when none is named.

    Example: onrecord check letter.txt
    """
    from onrecord import api
    from onrecord.formats.values import plain
    from onrecord.model.citation import citation

    with options.opened(place) as record:
        found = api.known(record, say=printing.under_way())
        chosen = [found.letter(record.letter(options.letter_called(called)).id) for called in letters] or list(
            found.letters
        )
        tested = [(letter, api.check(found, letter)) for letter in chosen]
    for letter, claims in tested:
        if claims and not as_json:
            click.echo(click.style(citation(letter), bold=True))
        for claim in claims:
            if as_json:
                click.echo(json.dumps(plain(claim), ensure_ascii=False))
                continue
            verdict = click.style(f"{claim.verdict.value.replace('_', ' '):<12}", fg=_COLOUR[claim.verdict])
            click.echo(f"  {verdict} {claim.claim}: “{claim.quote.shown}”")
            click.echo(f"      {claim.because}")
            if claim.row:
                click.echo(click.style(f"      row: {claim.row}", dim=True))
    if not any(claims for _, claims in tested):
        what = citation(tested[0][0]) if len(tested) == 1 else printing.count(len(tested), "letter")
        printing.message(f"{what}: no claim of status, vote, date or quotation was found that rows could test")
