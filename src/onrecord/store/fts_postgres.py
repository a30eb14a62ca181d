"""Search on PostgreSQL: a tsvector of the same folded words as on SQLite.

The vector is written out word by word (what the configuration "simple" would do), because PostgreSQL's own parser sees
file paths, addresses and numbers where a letter has symbols of resolutions.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, Select, bindparam, cast, column, func, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from onrecord.store.fold import words
from onrecord.store.query import Query, Term
from onrecord.store.schema import letters

WORDS = table("words", column("letter"), column("shadow", TSVECTOR))

LAST_PLACE = 16_383
"""PostgreSQL counts no further: in longer texts words are found to the end, phrases up to here."""

PLACES = 255
"""It keeps so many places of one word."""

DIFFERENT = 60_000
"""Different words of one letter that are indexed; a vector holds a megabyte."""

LONGEST = 500
"""Characters of one word that are indexed; a word may have two kilobytes."""


def enter(tx: Connection, number: int, body: str) -> None:
    """Index the words of a letter."""
    row = {"number": number, "shadow": _vector(body)}
    tx.execute(text("INSERT INTO words (letter, shadow) VALUES (:number, CAST(:shadow AS tsvector))"), row)


def remove(tx: Connection, number: int, body: str) -> None:
    """Take them out; `body` is not needed here."""
    tx.execute(text("DELETE FROM words WHERE letter = :number"), {"number": number})


def empty(tx: Connection) -> None:
    """Forget every word."""
    tx.execute(text("TRUNCATE words"))


def matching(query: Query) -> ColumnElement[bool]:
    """Letters the query finds."""
    return letters.c.number.in_(numbers(query))


def numbers(query: Query) -> Select[tuple[int]]:
    """Their numbers, in no order."""
    return select(WORDS.c.letter).where(WORDS.c.shadow.op("@@")(_asked(query)))


def broad(tx: Connection, query: Query, limit: int) -> bool:
    """More than `limit` letters have the words."""
    some = numbers(query).limit(limit + 1).subquery()
    return tx.execute(select(func.count()).select_from(some)).scalar_one() > limit


def ranked(query: Query) -> Select[tuple[int]]:
    """Numbers of the letters the query finds, best first (cover density, longer letters less)."""
    joined = letters.join(WORDS, WORDS.c.letter == letters.c.number)
    rank = func.ts_rank_cd(WORDS.c.shadow, _asked(query), 1)
    found = select(letters.c.number).select_from(joined).where(WORDS.c.shadow.op("@@")(_asked(query)))
    return found.order_by(rank.desc(), letters.c.date.desc().nulls_last(), letters.c.number)


def _vector(body: str) -> str:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words(body), start=1):
        if len(here := places[word.word[:LONGEST]]) < PLACES:
            here.append(min(place, LAST_PLACE))
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in list(places.items())[:DIFFERENT])


def _asked(query: Query) -> ColumnElement[object]:
    said = " & ".join("(" + " | ".join(map(_term, choice)) + ")" for choice in query.wanted)
    return cast(bindparam(None, said), TSQUERY)


def _term(term: Term) -> str:
    # Folded words hold letters, digits and marks only: no quote can end the string early.
    cut = [f"'{word[:LONGEST]}'" for word in term.words]
    return "(" + " <-> ".join(cut) + (":*" if term.prefix else "") + ")"
