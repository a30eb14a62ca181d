"""Rebuilding gives the same record; a better reader shows what it changes before it changes anything."""

from dataclasses import replace

import pytest
from made_letters import add, letter
from sqlalchemy import text

from onrecord.errors import Damaged
from onrecord.model import Act, Judgement, Quote
from onrecord.store import Record, schema

SAME = letter("We refuse.", name="same.txt")
OTHER = letter("We agree.", name="other.txt")


def everything(record: Record) -> dict[str, list]:
    """All derived rows, by the letters' ids instead of row numbers."""
    found = {}
    with record.reading() as tx:
        ids = {r.number: r.id for r in tx.execute(text("SELECT number, id FROM letters"))}
        for table in schema.DERIVED:
            rows = [dict(r) for r in tx.execute(table.select()).mappings()]
            for row in rows:
                row.pop("number", None)
                if table.name != "links" and "letter" in row:
                    row["letter"] = ids[row["letter"]]
            found[table.name] = sorted(rows, key=repr)
    found["search"] = [
        [hit.letter.id for hit in record.search(typed)] for typed in ("refuse", "agree", "sincerely", '"sign the"')
    ]
    return found


def reader(*letters):
    known = {one.source.sha256: one for one in letters}

    def read(data: bytes, name: str):
        from hashlib import sha256

        if (sha := sha256(data).hexdigest()) not in known:
            raise Damaged(name, "is cut short")
        return [known[sha]]

    return read


@pytest.fixture
def filled(record: Record) -> Record:
    add(record, SAME, OTHER)
    record.mark_unreadable(record.add_original(b"\x00", "c.bin"), "c.bin: is cut short", reader_version="1")
    record.decide(f"statement:{SAME.statements[0].id}", Judgement.ACCEPT, by="mq")
    record.redact(OTHER.source.sha256, Quote.at(OTHER.text, 0, 4), why="asked")
    return record


def test_a_rebuilt_record_is_the_same_record(filled: Record) -> None:
    before = everything(filled)
    changes = list(filled.rebuild(reader(SAME, OTHER), reader_version="1"))
    assert all(change.nothing for change in changes) and len(changes) == 3
    assert before == everything(filled)
    assert filled.verify().clean


def test_derived_tables_can_be_dropped_and_come_back(filled: Record) -> None:
    before = everything(filled)
    with filled.writing() as tx:
        for table in schema.DERIVED:
            tx.execute(table.delete())
    assert list(filled.letters()) == []
    list(filled.rebuild(reader(SAME, OTHER), reader_version="1"))
    assert before == everything(filled)
    assert filled.verify().clean


def test_nothing_is_changed_before_it_is_applied(filled: Record) -> None:
    before = everything(filled)
    better = letter("We refuse.\n", name="same.txt", act=Act.POSITION_OPPOSE, data=SAME.text.encode())
    (change, *_) = filled.reread(reader(better, OTHER), reader_version="2")
    assert [s.act for s in change.added] == ["position_oppose"]
    assert SAME.statements == change.gone
    assert before == everything(filled)
    list(filled.reread(reader(better, OTHER), reader_version="2", apply=True))
    assert better == filled.letter("same.txt")
    assert filled.file(SAME.source.sha256).reader == "2"
    assert len(filled.decisions()) == 1


def test_moved_statements_are_told_from_new_ones(filled: Record) -> None:
    said = SAME.statements[0]
    text = "A line more.\n" + SAME.text
    moved = replace(said, id="new", quote=Quote.at(text, said.quote.start + 13, said.quote.end + 13))
    better = replace(SAME, text=text, statements=(moved,))
    (change, *_) = filled.reread(reader(better, OTHER), reader_version="2")
    assert ((said, moved),) == change.moved and () == change.added == change.gone


def test_a_reader_that_fails_now_says_why(filled: Record) -> None:
    (change, *_) = filled.reread(reader(OTHER), reader_version="2", apply=True)
    assert "same.txt: is cut short" == change.failure == filled.file(SAME.source.sha256).failure
    assert SAME.text.encode() == filled.original(SAME.source.sha256)


def test_an_index_of_another_folding_is_made_anew_when_the_record_is_opened(place: str) -> None:
    from onrecord.store import open_record

    with open_record(place) as record:
        add(record, SAME)
        with record.writing() as tx:
            tx.execute(text("UPDATE meta SET value = 'older' WHERE key = 'folding'"))
            tx.execute(
                text(
                    "DELETE FROM words"
                    if record.database.dialect == "postgresql"
                    else "INSERT INTO words (words) VALUES ('delete-all')"
                )
            )
        assert record.search("refuse") == []
    with open_record(place) as record:
        assert len(record.search("refuse")) == 1
