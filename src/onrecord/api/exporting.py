"""A record's statements, asks and letters to take along: tables for spreadsheets, a bibliography for Zotero and pandoc.

Read some letters at a time: the table is as long as it gets, and memory stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.api.disputing import disputes_by_statement
from onrecord.model import Letter, Statement

if TYPE_CHECKING:
    from onrecord.api.known_record import KnownRecord

AT_ONCE = 200
"""Letters or asks read together."""


def statements_table(
    found: KnownRecord, query: str = "", *, act: str = "", topic: str = "", holder: str = "", **filters: Any
) -> Iterator[str]:
    """A line for each statement of the letters found, as CSV; of an act, topic or holder chosen, those alone.

    `query` and `filters` as for a search. Raises `NotVerbatim` before a quotation that is not its letter's goes out.
    """
    from onrecord.formats import statements_csv

    yield statements_csv.header()
    disputed = disputes_by_statement(found.record)
    chosen = {"act": act, "topic": topic, "holder": holder}
    wanted = filters | {name: value for name, value in chosen.items() if value}
    for letters in _searched(found, query, wanted):
        decisions = found.decisions_on(letters)
        judged = {d.about.removeprefix("statement:"): d.judgement.value for d in decisions}
        copies = found.record.following.copies({letter.id for letter in letters})
        for letter in letters:
            said = [one for one in letter.statements if _is_wanted(one, act, topic, holder)]
            is_copy = letter.id in copies
            yield "".join(statements_csv.lines(letter, said, judged=judged, disputed=disputed, copy=is_copy))


def _is_wanted(one: Statement, act: str, topic: str, holder: str) -> bool:
    return (
        (not act or one.act.value == act)
        and (not topic or topic in one.topics)
        and (not holder or one.holder == holder)
    )


def asks_table(
    found: KnownRecord, *, addressee: str | None = None, letter: str | None = None, only_open: bool = False
) -> Iterator[str]:
    """A line for each ask with its outcome and the words that answer it, as CSV. Raises `NotVerbatim`."""
    from onrecord.formats import asks_csv

    yield asks_csv.header()
    wanted: Mapping[str, Any] = {"addressee": addressee, "letter": letter, "only_open": only_open}
    offset = 0
    while some := found.asks_where(**wanted, limit=AT_ONCE, offset=offset):
        offset += AT_ONCE
        ids = {id for ask in some for id in (ask.letter, *(answer.letter for answer in ask.answers))}
        letters = found.letters_by_id(ids)
        yield "".join(asks_csv.row(ask, letters) for ask in some)


def bibliography(found: KnownRecord, query: str = "", **filters: Any) -> Iterator[str]:
    """The letters found as CSL-JSON, which Zotero, Mendeley, JabRef and pandoc read; a copy of another is left out."""
    from onrecord.formats import csl_json

    before = "["
    for letters in _searched(found, query, filters):
        copies = found.record.following.copies({letter.id for letter in letters})
        for letter in letters:
            if letter.id not in copies:
                yield f"{before}\n{json.dumps(csl_json.item(letter), ensure_ascii=False)}"
                before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _searched(found: KnownRecord, query: str, filters: Mapping[str, Any]) -> Iterator[list[Letter]]:
    offset = 0
    while ids := [hit.letter.id for hit in found.record.search(query, limit=AT_ONCE, offset=offset, **filters)]:
        offset += AT_ONCE
        letters = found.letters_by_id(dict.fromkeys(ids))
        yield [letters[id] for id in ids if id in letters]
