"""`onrecord read`: what stands in these files, without keeping anything."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, printing

SECTION = "Read, keeping nothing"

if TYPE_CHECKING:
    from onrecord.assist import ChatHelper


@click.command()
@options.files
@options.as_json
@click.option("--head", "head_only", is_flag=True, help="Header and references only, no statements.")
@click.option("--whole", is_flag=True, help="Take each file for one letter, also one that looks like a bundle.")
@click.option(
    "--helper",
    metavar="URL",
    help="A language model behind an OpenAI-compatible address, to propose statements. THE TEXT OF EACH LETTER IS SENT "
    "THERE; nothing is sent without this option. A key is taken from ONRECORD_HELPER_KEY.",
)
@click.option("--helper-model", metavar="NAME", help="Which model to ask at that address.")
def command(
    paths: tuple[Path, ...],
    as_json: bool,
    head_only: bool,
    whole: bool,
    helper: str | None,
    helper_model: str | None,
) -> int:
    """Read letters and print what stands in them; nothing is kept.

    Files that cannot be read are named on standard error, with what to do; the rest go on.

    \b
    Example: onrecord read letters/ --json > read.jsonl
             onrecord read letter.pdf --helper http://127.0.0.1:8080/v1 --helper-model small
    """
    from onrecord import api
    from onrecord.formats.letter_json import to_json

    if bool(helper) != bool(helper_model):
        raise click.UsageError("--helper and --helper-model go together: an address and the model to ask there")
    if helper and head_only:
        raise click.UsageError("--helper proposes statements, which --head leaves out: give one of the two")
    helpers = (_helper(helper, helper_model),) if helper and helper_model else ()
    code, files = 0, 0
    for outcome in api.read_many(paths, head_only=head_only, whole=whole, workers=None, helpers=helpers):
        code, files = printing.complaints(outcome.errors) or code, files + 1
        for letter in outcome.letters:
            if as_json:
                click.echo(to_json(letter))
            else:
                printing.letter(letter)
    printing.passed_over(api.passed_over(paths))
    if not files:
        printing.message("no file to read there; give files, or a folder with letters in it")
    return code


def _helper(address: str, model: str) -> ChatHelper:
    """The outside helper, which says on standard error how much of each letter goes where before it is sent."""
    from onrecord.assist import ChatHelper

    return ChatHelper(address, model, key=os.environ.get("ONRECORD_HELPER_KEY"))
