"""A backup is whole or not there, opens as a record, and comes back to any place."""

from pathlib import Path

import pytest
from made_letters import add, letter

from onrecord.errors import StoreError
from onrecord.model import Judgement
from onrecord.store import Record, open_record, restore


@pytest.fixture
def filled(record: Record) -> Record:
    add(record, letter(), letter("We agree.", name="b.txt"))
    record.decide("statement:a1", Judgement.ACCEPT, by="mq")
    record.set("check", "1", {"é": [1, None]})
    return record


def same(one: Record, other: Record) -> None:
    assert list(one.letters()) == list(other.letters())
    assert list(one.files()) == list(other.files())
    assert one.export_decisions() == other.export_decisions()
    assert one.every("check") == other.every("check") and one.trail() == other.trail()
    assert [hit.letter.source.name for hit in other.search("agree")] == ["b.txt"]
    assert other.verify().clean


def test_a_backup_is_a_record(filled: Record, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backups" / "monday")
    with open_record(tmp_path / "backups" / "monday") as copy:
        same(filled, copy)
    assert [p.name for p in (tmp_path / "backups").iterdir()] == ["monday"]


def test_a_backup_comes_back_and_goes_on(filled: Record, tmp_path: Path, place: str) -> None:
    filled.backup(tmp_path / "copy")
    restore(tmp_path / "copy", place)
    with open_record(place) as back:
        same(filled, back)
        add(back, letter("A third.", name="c.txt"))
        back.decide("statement:a1", Judgement.REJECT, by="mq")
        assert back.verify().clean


def test_nothing_is_written_over(filled: Record, tmp_path: Path) -> None:
    filled.backup(tmp_path / "copy")
    with pytest.raises(StoreError, match="is there already"):
        filled.backup(tmp_path / "copy")
    with pytest.raises(StoreError, match="is there already"):
        restore(tmp_path / "copy", tmp_path / "copy")
    with pytest.raises(StoreError, match="no backup"):
        restore(tmp_path, tmp_path / "x")


def test_what_a_killed_backup_left_is_no_hindrance(filled: Record, tmp_path: Path) -> None:
    (tmp_path / "copy.part" / "originals").mkdir(parents=True)
    (tmp_path / "copy.part" / "onrecord.db").write_bytes(b"half")
    filled.backup(tmp_path / "copy")
    with open_record(tmp_path / "copy") as copy:
        same(filled, copy)


def test_a_damaged_original_stops_the_backup(tmp_path: Path) -> None:
    with open_record(tmp_path / "record") as record:
        (sha,) = add(record, letter())
        (tmp_path / "record" / "originals" / sha[:2] / sha).write_bytes(b"something else")
        with pytest.raises(StoreError, match="no longer what was added"):
            record.backup(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
