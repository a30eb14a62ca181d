"""Records of earlier versions open; records of later ones say so and stay as they are."""

import shutil
from pathlib import Path

import pytest
from made_letters import add, letter
from sqlalchemy import inspect, text

from onrecord.errors import TooNew
from onrecord.model import Judgement, standing
from onrecord.store import coding, disputes, open_record, schema
from onrecord.store.database import Database, connect_file, connect_server
from onrecord.store.migrations import MIGRATIONS, migrate
from onrecord.store.rows import letter_to_body


def database(place: str) -> Database:
    if place.startswith("postgresql"):
        return Database(connect_server(place), place)
    folder = Path(place)
    folder.mkdir(exist_ok=True)
    return Database(connect_file(folder / "onrecord.db"), place)


def test_the_tables_described_are_the_tables_made(place: str) -> None:
    open_record(place).close()
    made = database(place)
    for table in schema.metadata.sorted_tables:
        with made.reading() as tx:
            columns = [c["name"] for c in inspect(tx).get_columns(table.name)]
            key = inspect(tx).get_pk_constraint(table.name)["constrained_columns"]
        assert [c.name for c in table.columns] == columns, table.name
        assert sorted(c.name for c in table.primary_key) == sorted(key), table.name
    made.close()


@pytest.mark.parametrize("steps", range(1, len(MIGRATIONS)))
def test_a_record_of_an_earlier_version_opens_with_all_that_was_in_it(place: str, steps: int) -> None:
    """The record is made with the first steps alone, as the version of that time did, and filled by plain SQL."""
    old = database(place)
    with old.writing() as tx:
        assert steps == migrate(tx, steps=MIGRATIONS[:steps])
        row = {"sha": "ab" * 32, "at": "2026-01-02T03:04:05+00:00"}
        tx.execute(text("INSERT INTO sources (sha256, name, size, added_at) VALUES (:sha, 'old.txt', 3, :at)"), row)
        old_letter = letter("The old letter.", name="old.txt")
        if steps < 4:
            tx.execute(
                text(
                    "INSERT INTO letters (id, sha256, position, kind, language, body)"
                    " VALUES (:id, :sha, 0, 'letter', 'en', :body)"
                ),
                {"id": old_letter.id, "sha": row["sha"], "body": letter_to_body(old_letter)},
            )
    old.close()
    with open_record(place) as record:
        (kept,) = record.files()
        assert (kept.name, str(record.last_added())) == ("old.txt", "2026-01-02")
        if steps < 4:
            assert old_letter == record.letter(old_letter.id)
            assert [old_letter] == [hit.letter for hit in record.search("old")]
        made = letter()
        add(record, made)
        assert [made] == [hit.letter for hit in record.search("sign")]


RECORDS = Path(__file__).parent / "records"
KEPT = sorted(RECORDS.glob("schema-*.zip"), key=lambda kept: int(kept.stem.split("-")[1]))


def test_a_record_of_every_earlier_version_is_kept() -> None:
    """A step that is added without one: see `keep_version.py`."""
    assert {f"schema-{n}" for n in range(1, len(MIGRATIONS))} <= {kept.stem for kept in KEPT}


@pytest.mark.parametrize("kept", KEPT, ids=[kept.stem for kept in KEPT])
def test_a_record_that_an_earlier_version_made_still_opens_whole(kept: Path, tmp_path: Path) -> None:
    """The files are those that the code of that time wrote."""
    shutil.unpack_archive(kept, tmp_path)
    made = int(kept.stem.split("-")[1])
    with open_record(tmp_path) as record:
        assert record.verify().findings == ()
        one = record.letter("a.txt")
        assert one.statements[0].quote.holds(one.text) and one.text.encode() == record.original(one.source.sha256)
        assert [hit.letter.id for hit in record.search("cannot sign")] == [one.id]
        if made >= 2:
            (stood,) = standing(record.decisions())
            assert (stood.judgement, stood.by, len(record.decisions())) == (Judgement.ACCEPT, "mq", 3)
            assert record.get("check", "1") == "on 2015-10-01 ARD on CCM: opposes"
            assert "Brandt" not in record.letter("b.txt").text and record.search("brandt") == []
            assert [vote.vote for vote in record.votes()] == ["no", "yes"] and len(record.treaty_acts()) == 1
            assert "add" in {line.action for line in record.trail()}
        with record.reading() as tx:
            assert len(disputes.of(tx)) == (made >= 5) and bool(coding.all_of(tx, one.id)) == (made >= 5)
        before = list(record.letters())
        add(record, letter("A new one.", name="new.txt"))
        assert record.verify().clean and len(list(record.letters())) == len(before) + 1


def test_a_trail_changed_by_hand_before_it_was_chained_still_shows(tmp_path: Path) -> None:
    import sqlite3

    shutil.unpack_archive(RECORDS / "schema-5.zip", tmp_path)
    by_hand = sqlite3.connect(tmp_path / "onrecord.db")
    by_hand.execute("UPDATE audit SET by = 'nobody' WHERE number = 2")
    by_hand.commit()
    by_hand.close()
    with open_record(tmp_path) as record:
        (finding,) = record.verify().findings
        assert str(finding).startswith("trail, line 2:")


def test_opening_twice_takes_no_step_twice(place: str) -> None:
    for _ in range(2):
        open_record(place).close()
    made = database(place)
    with made.writing() as tx:
        assert migrate(tx) == 0
    made.close()


def test_a_record_of_a_newer_version_is_left_alone(place: str) -> None:
    open_record(place).close()
    newer = database(place)
    with newer.writing() as tx:
        migrate(tx, steps=(*MIGRATIONS, lambda tx: None))
    newer.close()
    with pytest.raises(TooNew, match="newer onrecord"):
        open_record(place)


def test_a_step_that_fails_leaves_the_record_as_it_was(place: str) -> None:
    open_record(place).close()

    def fails(tx) -> None:
        tx.execute(text("CREATE TABLE half_made (x INTEGER)"))
        raise RuntimeError("power cut")

    broken = database(place)
    with pytest.raises(RuntimeError), broken.writing() as tx:
        migrate(tx, steps=(*MIGRATIONS, fails))
    with broken.reading() as tx:
        assert not inspect(tx).has_table("half_made")
    broken.close()
    open_record(place).close()


def test_a_record_moved_to_another_folder_is_the_same_record(tmp_path) -> None:
    made = letter()
    with open_record(tmp_path / "a") as record:
        (sha,) = add(record, made)
    shutil.move(tmp_path / "a", tmp_path / "b")
    with open_record(tmp_path / "b") as record:
        assert [made] == list(record.letters())
        assert made.text.encode() == record.original(sha)


def test_whoever_waits_for_the_steps_is_told_of_them(tmp_path: Path) -> None:
    old, told = database(str(tmp_path / "r")), []
    with old.writing() as tx:
        migrate(tx, steps=MIGRATIONS[:6], say=told.append)
        row = {"id": letter().id, "sha": "ab" * 32}
        tx.execute(
            text("INSERT INTO letters (id, sha256, position, kind, language) VALUES (:id, :sha, 0, 'note', 'en')"), row
        )
        tx.execute(text("INSERT INTO bodies (letter, body) VALUES (1, :body)"), {"body": letter_to_body(letter())})
    old.close()
    assert told == [], "making a record takes no time"
    open_record(tmp_path / "r", say=told.append).close()
    assert told[0] == f"bringing the record up to date: step 7 of {len(MIGRATIONS)}"
    assert any("comparing the letters held" in line for line in told)
    open_record(tmp_path / "r", say=told.append).close()
    assert len(told) == len(MIGRATIONS) - 6 + 1
