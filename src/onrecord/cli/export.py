"""`onrecord export`: statements and asks as tables, letters as a bibliography."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from onrecord.cli import options, printing
from onrecord.cli.search import filters, given

SECTION = "Ask the record"

_SUFFIXES = {"statements": (".csv", ".txt", ""), "asks": (".csv", ".txt", ""), "bibliography": (".json", "")}
_TABLE = "as .csv, which Excel, LibreOffice and R open"
_WRITTEN = {"statements": _TABLE, "asks": _TABLE, "bibliography": "as .json, which Zotero imports"}

WHAT = ("statements", "asks", "bibliography")


@click.command()
@click.argument("what", type=click.Choice(WHAT), metavar="[" + "|".join(WHAT) + "]")
@click.argument("query", nargs=-1)
@filters
@click.option("--open", "only_open", is_flag=True, help="Of asks, only those without an answer in substance.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of to the screen.")
@options.record_place
def command(what: str, query: tuple[str, ...], only_open: bool, out: Path | None, place: str, **chosen: Any) -> None:
    """Write statements or asks as a table (CSV), or letters as a bibliography (CSL-JSON, for Zotero and pandoc).

    QUERY and filters choose letters as for `onrecord search`; of an act, topic or holder chosen, those statements
    alone. Asks go by --state, whom they were asked of, and --open. A letter held twice says so in the column `copy`.

    Example: onrecord export statements --state Finland --act refusal --out refusals.csv
    """
    from onrecord import api

    wanted = given(chosen)
    if out is not None and out.suffix.lower() not in _SUFFIXES[what]:
        raise click.BadParameter(f"{out}: {what}: only {_WRITTEN[what]}", param_hint="--out")
    if what == "asks" and (query or set(wanted) - {"state"}):
        raise click.UsageError("asks are chosen by --state and --open alone")
    if what != "asks" and only_open:
        raise click.UsageError("--open is for asks")
    with options.opened(place) as record:
        found = api.known(record, say=printing.under_way())
        pieces: Iterator[str]
        if what == "asks":
            pieces = api.asks_table(found, addressee=wanted.get("state"), only_open=only_open)
        elif what == "bibliography":
            pieces = api.bibliography(found, " ".join(query), **wanted)
        else:
            pieces = api.statements_table(found, " ".join(query), **wanted)
        if out is None:
            for piece in pieces:
                click.echo(piece.removeprefix("\ufeff"), nl=False)
            return
        options.written(out, pieces)
