"""`onrecord coding`: two coders, apart, and how far they agree."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import click

from onrecord.cli import options

SECTION = "Work as a team"

CODER = click.option("--coder", default=lambda: _default(), show_default="your user name", help="Who codes.")


def _default() -> str:
    import getpass

    return options.acting() or getpass.getuser()


@click.group(cls=options.Steps)
def command() -> None:
    """Let two people code a letter apart, neither seeing the other's work; then tell how far they agree, and settle."""


@command.command()
@click.argument("letter")
@CODER
@options.record_place
def sheet(letter: str, coder: str, place: str) -> None:
    """Print a letter's units as a table (CSV) to fill in: unit, label, words. Nobody else's labels are in it.

    A label is an act (refusal, commitment, request ...), or "no statement".

    Example: onrecord coding sheet l-1a9c4c7ec921c9df --coder mara > mara.csv
    """
    from onrecord import api

    with options.opened(place) as record:
        _, units = api.sheet(record, letter, coder=coder)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("unit", "label", "words"))
    rows.writerows((unit.id, unit.label or "", unit.words) for unit in units)


@command.command()
@click.argument("letter")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@CODER
@click.option("--hand-in", is_flag=True, help="It is finished: it stays as it is, and the others' may be seen.")
@options.record_place
def save(letter: str, table: Path, coder: str, hand_in: bool, place: str) -> None:
    """Keep a filled-in sheet. Rows without a label are left for later.

    Example: onrecord coding save l-1a9c4c7ec921c9df mara.csv --coder mara --hand-in
    """
    from onrecord import api
    from onrecord.errors import BadDecision

    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if rows and not {"unit", "label"} <= rows[0].keys():
        raise BadDecision(f"{table} has no columns unit and label; make it with `onrecord coding sheet`")
    labels = {row["unit"]: (row["label"] or "").strip() for row in rows}
    labels = {unit: label for unit, label in labels.items() if label}
    with options.opened(place) as record:
        count = api.save_sheet(record, letter, labels, coder=coder, done=hand_in)
    click.echo(f"{count} units coded by {coder}" + ("; handed in" if hand_in else ""))


@command.command()
@click.argument("letters", nargs=-1, metavar="[LETTER...]")
@CODER
@options.record_place
@options.as_json
def agreement(letters: tuple[str, ...], coder: str, place: str, as_json: bool) -> None:
    """Tell how far coders agree (Cohen's kappa, Krippendorff's alpha), and what they label apart.

    Without a LETTER over all that two have handed in. A coder still at work on a letter learns nothing of it.

    Example: onrecord coding agreement
    """
    from onrecord import api
    from onrecord.formats.values import plain

    with options.opened(place) as record:
        found, differ = api.agreement(record, letters, seen_by=coder)
    if as_json:
        said = {"units": found.units, "same": found.same, "kappa": found.kappa, "alpha": found.alpha}
        click.echo(json.dumps({**said, "differ": [plain(one) for one in differ]}, ensure_ascii=False))
        return
    click.echo(f"{found.units} units coded by two or more, {found.same:.0%} alike")
    click.echo(f"Cohen's kappa         {_figure(found.kappa)}")
    click.echo(f"Krippendorff's alpha  {_figure(found.alpha)}")
    for one in differ:
        labels = ", ".join(f"{coder}: {label}" for coder, label in one.labels.items())
        click.echo(click.style(one.unit, bold=True) + f"  {labels}\n    “{one.words}”")
        if one.settled:
            how = f"{one.settled.judgement.value} {one.settled.value or ''}".rstrip()
            click.echo(f"    settled by {one.settled.by}: {how}")
    left = sum(one.settled is None for one in differ)
    click.echo(f"{left} to settle, with `onrecord coding settle UNIT LABEL`")


@command.command()
@click.argument("unit")
@click.argument("label")
@click.option("--why", default="", help="The reason, kept with the decision.")
@options.by
@options.record_place
def settle(unit: str, label: str, why: str, by: str, place: str) -> None:
    """Settle a unit that coders label apart: a decision like any other, taken back with `onrecord undo`.

    Example: onrecord coding settle s-1a9c4c7ec921c9df refusal --why "see the second sentence"
    """
    from onrecord import api

    with options.opened(place) as record:
        made = api.settle(record, unit, label, by=by, why=why)
    click.echo(f"kept as {made.id}")


def _figure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"
