"""Killed at any moment, many at once, a full disk, a read-only folder: one line is said, nothing is lost."""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from made_letters import add, letter

from onrecord import api
from onrecord.errors import StoreError
from onrecord.store import Record, open_record
from onrecord.store import place as places
from onrecord.store.database import connect_file

BENCH = Path(__file__).resolve().parents[2] / "bench" / "hard_use.py"


def run(*arguments: str) -> dict:
    done = subprocess.run([sys.executable, BENCH, *arguments], capture_output=True, text=True, timeout=300)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_killed_at_any_moment_a_record_is_clean_and_the_work_can_be_done_again(place: str) -> None:
    """The bench does it 200 times; see `bench/hard_use.py`."""
    result = run("crash", "--place", place, "--rounds", "10", "--seed", "3")
    assert result["wrong"] == []
    assert sum(result["killed_at_work"].values()) > 0


def test_people_at_work_at_once_never_see_an_error(place: str) -> None:
    many = "8" if place.startswith("postgresql") else "4"
    result = run("together", "--place", place, "--processes", many, "--operations", "240")
    assert (result["processes_with_an_error"], result["wrong"]) == (0, [])


def in_child(work) -> str:
    """Do work in a process of its own; returns what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = work() or ""
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def test_a_full_disk_gives_one_line_and_loses_nothing(tmp_path: Path) -> None:
    """Files may grow to a megabyte in the child: writing fails in the middle, as on a disk without space."""
    made = letter()
    with open_record(tmp_path) as record:
        add(record, made)

    def fill() -> str:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        with open_record(tmp_path) as record:
            for n in range(500):
                add(record, letter(f"Number {n}. " + os.urandom(3000).hex(), name=f"{n}.txt"))
        return "never full"

    said = in_child(fill)
    assert said.startswith("StoreError: ") and "disk" in said and len(said.splitlines()) == 1
    with open_record(tmp_path) as record:
        assert record.verify().clean
        held = {one.source.name for one in record.letters()}
        assert "a.txt" in held and len(held) > 5
        add(record, letter("After the disk was cleared.", name="later.txt"))


def test_an_original_too_large_for_the_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    def too_large() -> str:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with open_record(tmp_path) as record:
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
            record.add_original(b"x" * 500_000, "large.txt")
        return "never full"

    said = in_child(too_large)
    assert said.startswith("StoreError: ") and len(said.splitlines()) == 1
    assert [p for p in (tmp_path / "originals").rglob("*") if p.is_file()] == []


def test_a_record_on_a_full_disk_is_shown_and_says_why_it_takes_nothing(tmp_path: Path) -> None:
    with open_record(tmp_path) as record:
        add(record, letter())

    def full() -> str:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        places.ROOM = 2**62
        told: list[str] = []
        with open_record(tmp_path, say=told.append) as record:
            assert [one.source.name for one in record.letters()] == ["a.txt"]
            assert record.read_only and "the disk is full" in told[0]
            record.set("sentence", "a", "b")
        return "never full"

    said = in_child(full)
    assert said.startswith("StoreError: ") and "its disk has room" in said


def test_a_read_only_record_lies_in_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "лист #1 50%?a=b"
    with open_record(folder) as record:
        add(record, letter())
    engine = connect_file(folder / places.FILE, read_only=True)
    with engine.connect() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM letters").scalar() == 1
    engine.dispose()
    assert [p.name for p in tmp_path.iterdir()] == [folder.name]


@pytest.fixture
def open_folder() -> Path:
    """A folder everybody may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def as_somebody(work) -> str:
    """Root may write anywhere: do the work as nobody."""

    def lowered() -> str:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        return work()

    return in_child(lowered)


@pytest.fixture
def read_only(open_folder: Path) -> Path:
    with open_record(open_folder / "record") as record:
        add(record, letter())
    for path in [*open_folder.rglob("*"), open_folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield open_folder / "record"
    for path in [open_folder, *open_folder.rglob("*")]:
        path.chmod(0o755)


def test_a_folder_that_cannot_be_written_can_be_read(read_only: Path) -> None:
    def look() -> str:
        with open_record(read_only) as record:
            return f"{record.letter('a.txt').date.value} {len(record.search('convention'))} {record.verify().clean}"

    assert as_somebody(look) == "2009-08-18 1 True"


def test_letters_not_linked_yet_are_told_where_nothing_can_be_written(read_only: Path) -> None:
    def look() -> str:
        told: list[str] = []
        with open_record(read_only) as record:
            known = api.known(record, say=told.append)
            return f"{record.read_only} {api.behind(record)} {known.kept.every()} {told}"

    said = as_somebody(look)
    assert said.startswith("True 1 [] ['1 letters are not linked to the others yet"), said


def test_a_folder_that_cannot_be_written_says_so_in_one_line(read_only: Path) -> None:
    def change(record: Record) -> None:
        add(record, letter("A second.", name="b.txt"))

    def write() -> str:
        with open_record(read_only) as record:
            change(record)
        return "written"

    def make() -> str:
        open_record(read_only / "new")
        return "made"

    for said in (as_somebody(write), as_somebody(make)):
        assert said.startswith("StoreError: ") and str(read_only) in said and len(said.splitlines()) == 1, said
    with open_record(read_only) as record:
        assert record.count() == 1 and record.verify().clean


def test_a_file_in_the_place_of_a_record_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="is a file"):
        open_record(tmp_path / "file")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "onrecord.db").write_bytes(b"not a database at all, but long enough to be looked at" * 100)
    with pytest.raises(StoreError, match="damaged"):
        open_record(tmp_path / "folder")


def test_a_server_that_is_not_there_gives_one_line_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as said:
        open_record("postgresql://someone:s3cret@127.0.0.1:1/nothing")
    assert "s3cret" not in str(said.value) and len(str(said.value).splitlines()) == 1
