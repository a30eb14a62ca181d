"""`onrecord link`: which letter answers which."""

from __future__ import annotations

import json
from pathlib import Path

import click

from onrecord.cli import options, printing

SECTION = "Read, keeping nothing"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@options.record_place
@options.as_json
def command(paths: tuple[Path, ...], place: str, as_json: bool) -> int:
    """Tell which letter answers which: of these files, or of the record when none are named.

    One sure original is linked; where several remain they are listed, and none is chosen.

    Example: onrecord link letters/ --json
    """
    from onrecord import api

    code = 0
    if paths:
        outcomes = list(api.read_many(paths, head_only=True, workers=None))
        for outcome in outcomes:
            code = printing.complaints(outcome.errors) or code
        found = api.known_of(letter for outcome in outcomes for letter in outcome.letters)
        names, links = found.names(), found.links
    else:
        with options.opened(place) as record:
            found = api.known(record, say=printing.under_way())
            names, links = found.names(), found.links
    for link in links:
        candidates = [names[x] for x in link.candidates]
        answers = ", ".join(names[x] for x in (link.answers, *link.also)) if link.answers else None
        if as_json:
            line = {"letter": names[link.letter], "answers": answers, "candidates": candidates, "because": link.because}
            click.echo(json.dumps(line, ensure_ascii=False))
        elif answers or candidates:
            may = f"may answer {candidates[0]}" if len(candidates) == 1 else f"answers one of: {', '.join(candidates)}"
            click.echo(f"{names[link.letter]} {f'answers {answers}' if answers else may}")
            click.echo(click.style(f"    because {link.because}", dim=True))
        for problem in () if as_json else link.problems:
            click.echo(click.style(f"    problem: {problem.message}", fg="yellow"))
    return code
