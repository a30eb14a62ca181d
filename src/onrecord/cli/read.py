"""`onrecord read`: what stands in these files, without keeping anything."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import options, printing


@click.command()
@options.files
@options.as_json
@click.option("--head", "head_only", is_flag=True, help="Header and references only, no statements.")
@click.option("--whole", is_flag=True, help="Take each file for one letter, also one that looks like a bundle.")
def command(paths: tuple[Path, ...], as_json: bool, head_only: bool, whole: bool) -> int:
    """Read letters and print what stands in them; nothing is kept.

    Files that cannot be read are named on standard error, with what to do; the rest go on.

    Example: onrecord read letters/ --json > read.jsonl
    """
    from onrecord import api
    from onrecord.formats.letter_json import to_json

    code = 0
    for outcome in api.read_many(paths, head_only=head_only, whole=whole, workers=None):
        code = printing.complaints(outcome.errors) or code
        for letter in outcome.letters:
            if as_json:
                click.echo(to_json(letter))
            else:
                printing.letter(letter)
    return code
