"""`onrecord add` and `onrecord search`: letters go in, none is lost, and they are found."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.group import group


def run(*arguments: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(group, list(arguments), standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "a.txt").write_text("Dear Minister,\n\nWe cannot sign the treaty.\n\nSincerely,\n", "utf-8")
    (letters / "b.txt").write_text("Dear Minister,\n\nПерсонал ещё работает.\n\nSincerely,\n", "utf-8")
    (letters / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <<")
    return letters


def test_adding_keeps_what_cannot_be_read_and_says_so(folder: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "record")
    result = run("add", str(folder), "--record", place, "--json")
    told = {one["name"]: one for one in map(json.loads, result.stdout.splitlines())}
    assert {name: one["letters"] for name, one in told.items()} == {"a.txt": 1, "b.txt": 1, "broken.pdf": 0}
    assert result.return_value == 2
    assert result.stderr.startswith("broken.pdf: ")
    kept = Path(place, "originals", told["broken.pdf"]["sha256"][:2], told["broken.pdf"]["sha256"])
    assert kept.read_bytes() == (folder / "broken.pdf").read_bytes()


def test_adding_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "record")
    run("add", str(folder / "a.txt"), "--record", place)
    result = run("add", str(folder / "a.txt"), "--record", place)
    assert "1 files, 1 of them known before; 1 letters" in result.stdout


def test_words_are_found_whatever_their_accents(folder: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "record")
    run("add", str(folder), "--record", place)
    found = run("search", "еще", "--record", place, "--json").stdout.splitlines()
    assert [json.loads(line)["name"] for line in found] == ["b.txt"]


def test_looking_into_a_record_that_is_not_there_makes_none(tmp_path: Path) -> None:
    result = run("search", "treaty", "--record", str(tmp_path / "none"))
    assert "onrecord add" in str(result.exception)
    assert not (tmp_path / "none").exists()
