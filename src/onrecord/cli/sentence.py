"""`onrecord sentence`: an editor's own sentences in profiles."""

from __future__ import annotations

import click

from onrecord.cli import options

SECTION = "Decide and note"


@click.command()
@click.argument("code", required=False, metavar="[STATE]", type=options.STATE)
@click.argument("text", required=False)
@click.option("--under", default="Summary", show_default=True, help="The heading it stands under, at its end.")
@click.option("--topic", type=options.TOPIC, help="Only in profiles on this treaty.")
@click.option("--drop", metavar="NUMBER", help="Take the sentence of this number out.")
@options.by
@options.record_place
def command(
    code: str | None, text: str | None, under: str, topic: str | None, drop: str | None, by: str, place: str
) -> None:
    """Write a sentence of your own into a state's profiles: it stays, with your name, when they are compiled again.

    Without TEXT, those kept are listed with their numbers.

    Example: onrecord sentence RUS "Russia stayed away from Oslo." --topic CCM --under "Process and meetings"
    """
    from onrecord import api

    with options.opened(place) as record:
        if drop:
            api.drop_sentence(record, drop, by=by)
        elif code and text:
            api.write_sentence(record, code, under, text, topic=topic, by=by)
        kept = api.sentences(record)
    for number, (state, on, heading, sentence) in kept.items():
        if not code or state == code:
            click.echo(f"{number}  {state}{f' {on}' if on else ''}, {heading}: {sentence.text} ({sentence.by})")
    if not kept:
        click.echo("no sentences of editors are kept")
