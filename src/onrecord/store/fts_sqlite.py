"""Search on SQLite: an FTS5 table without content, so that it keeps words and places but no text."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, column, func, select, table, text

from onrecord.store.fold import shadow
from onrecord.store.query import Query, Term
from onrecord.store.schema import letters

WORDS = table("words", column("rowid"), column("words"), column("rank"))


def enter(tx: Connection, number: int, body: str) -> None:
    """Index the words of a letter."""
    tx.execute(text("INSERT INTO words (rowid, shadow) VALUES (:number, :shadow)"), _row(number, body))


def remove(tx: Connection, number: int, body: str) -> None:
    """Take them out; FTS5 needs to be told the very words that were put in."""
    tx.execute(text("INSERT INTO words (words, rowid, shadow) VALUES ('delete', :number, :shadow)"), _row(number, body))


def empty(tx: Connection) -> None:
    """Forget every word."""
    tx.execute(text("INSERT INTO words (words) VALUES ('delete-all')"))


def matching(query: Query) -> ColumnElement[bool]:
    """Letters the query finds."""
    # "+ 0": SQLite is to look each letter up in the set of those found; left to itself it fetches them one by one and
    # sorts, forty times slower for a common word.
    return (letters.c.number + 0).in_(numbers(query))


def numbers(query: Query) -> Select[tuple[int]]:
    """Their numbers, in no order."""
    return select(WORDS.c.rowid).where(WORDS.c.words.op("MATCH")(_fts(query)))


def broad(tx: Connection, query: Query, limit: int) -> bool:
    """More than `limit` letters have the words; looks no further than that."""
    some = numbers(query).limit(limit + 1).subquery()
    return tx.execute(select(func.count()).select_from(some)).scalar_one() > limit


def ranked(query: Query) -> Select[tuple[int]]:
    """Numbers of the letters the query finds, best first (BM25)."""
    # "+ 0": the words are to be found first and the letters looked up, never the other way round.
    joined = letters.join(WORDS, WORDS.c.rowid + 0 == letters.c.number)
    found = select(letters.c.number).select_from(joined).where(WORDS.c.words.op("MATCH")(_fts(query)))
    return found.order_by(WORDS.c.rank, func.coalesce(letters.c.date, "").desc(), letters.c.number)


def _row(number: int, body: str) -> dict[str, object]:
    return {"number": number, "shadow": shadow(body)}


def _fts(query: Query) -> str:
    return " AND ".join("(" + " OR ".join(map(_term, choice)) + ")" for choice in query.wanted)


def _term(term: Term) -> str:
    # Folded words hold letters, digits and marks only: no quote can end the string early.
    return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")
