"""`onrecord add` and `onrecord search`: letters go in, none is lost, and they are found."""

import json
from datetime import date
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
    assert "1 file, 1 of them known before; 1 letter" in result.stdout


def test_words_are_found_whatever_their_accents(folder: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "record")
    run("add", str(folder), "--record", place)
    found = run("search", "еще", "--record", place, "--json").stdout.splitlines()
    assert [json.loads(line)["name"] for line in found] == ["b.txt"]


def test_looking_into_a_record_that_is_not_there_makes_none(tmp_path: Path) -> None:
    result = run("search", "treaty", "--record", str(tmp_path / "none"))
    assert "onrecord add" in str(result.exception)
    assert not (tmp_path / "none").exists()


LETTER = """Open Fields Coalition
Helmsgate, 4 March 2014

H.E. Mr. Tomas Revik
Minister of Foreign Affairs
Republic of Ardovia

Dear Minister,

We call on Ardovia to sign the Convention on Scatter Munitions before the Third Meeting of States Parties, and
to say so in public. Your predecessor told this coalition in 2012 that the matter was under consideration; we
have had no further word, and the meeting begins in June.

Yours sincerely,

Ingrid Halloran
Director
"""


def test_a_letter_held_twice_is_said_and_kept_twice(tmp_path: Path) -> None:
    folder, place = tmp_path / "letters", str(tmp_path / "record")
    folder.mkdir()
    (folder / "1.txt").write_text(LETTER, "utf-8")
    (folder / "2 retyped.txt").write_text(LETTER.replace("predecessor", "predecesssor").replace("\n", "\r\n"), "utf-8")
    (folder / "3 to another.txt").write_text(LETTER.replace("Tomas Revik", "Lucia Ferrand"), "utf-8")
    (folder / "4 same.txt").write_text(LETTER, "utf-8")
    result = run("add", str(folder), "--record", place)
    assert result.stdout.splitlines() == [
        "2 retyped.txt: a copy of 1.txt (100% of the words, same date); each is kept",
        "4 same.txt: the same bytes as 1.txt; kept once, under both names",
        f"4 files; 3 letters in {place}",
    ]
    from onrecord import api

    with api.open_record(place) as record:
        names = [letter.source.name for letter in api.known(record).letters]
    assert sorted(names) == ["1.txt", "2 retyped.txt", "3 to another.txt"]
    told = run("add", str(folder / "2 retyped.txt"), "--record", str(tmp_path / "other"), "--json").stdout
    assert json.loads(told)["copies"] == []


def test_copies_without_number_are_told_in_one_line(tmp_path: Path) -> None:
    folder, place = tmp_path / "letters", str(tmp_path / "record")
    folder.mkdir()
    for n in range(15):
        (folder / f"{n:02}.txt").write_text(LETTER, "utf-8")
    told = run("add", str(folder), "--record", place).stdout.splitlines()
    assert len(told) == 14 and told[11].startswith("12.txt: the same bytes")
    assert told[12].startswith("2 more files hold letters that are held already")


def test_what_a_list_said_is_kept_for_the_next_reading(tmp_path: Path) -> None:
    from onrecord import api

    box = tmp_path / "letters" / "box 3"
    box.mkdir(parents=True)
    (box / "a.txt").write_text("Dear Minister,\n\nWe cannot sign the treaty.\n\nSincerely,\n", "utf-8")
    (box.parent / "known.csv").write_text("file,date\nbox 3/a.txt,2011-05-04\n", "utf-8")
    place = str(tmp_path / "record")
    run("add", str(box.parent), "--record", place)
    with api.open_record(place) as record:
        assert [str(letter.date.value) for letter in record.letters() if letter.date] == ["2011-05-04"]
        assert [change.nothing for change in api.reread(record, apply=True)] == [True]
        list(api.rebuild(record))
        assert [str(letter.date.value) for letter in record.letters() if letter.date] == ["2011-05-04"]
    (box.parent / "known.csv").write_text("file,date\nbox 3/a.txt,2011-05-05\n", "utf-8")
    run("add", str(box.parent), "--record", place)
    with api.open_record(place) as record:
        assert [str(letter.date.value) for letter in record.letters() if letter.date] == ["2011-05-05"]


def test_a_broken_list_is_said_and_its_letters_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Minister,\n", "utf-8")
    (tmp_path / "known.json").write_text("[", "utf-8")
    result = run("add", str(tmp_path / "a.txt"), "--record", str(tmp_path / "record"))
    assert "known.json" in result.stderr


@pytest.mark.ocr
def test_a_scan_unread_for_want_of_an_engine_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.sources.printed import as_bytes, font_file, printed

    from onrecord.sources.engines.tesseract import languages, version
    from onrecord.sources.settings import Ocr

    if version() is None or font_file() is None or "eng" not in languages(Ocr()):
        pytest.skip("needs tesserocr, English data and a serif font")
    scan, place = tmp_path / "scan.png", str(tmp_path / "record")
    scan.write_bytes(as_bytes([printed(LETTER.replace("\n\n", "\n"))]))
    monkeypatch.setenv("ONRECORD_OCR_LANGUAGES", "none")
    assert "switched off" in run("add", str(scan), "--record", place).stderr
    monkeypatch.setenv("ONRECORD_OCR_LANGUAGES", "eng")
    shown = run("reread", "--record", place).stdout
    assert "scan.png" in shown
    assert "would change" in shown
    run("reread", "--apply", "--record", place)
    found = run("search", "predecessor", "--record", place, "--json").stdout.splitlines()
    assert [json.loads(line)["name"] for line in found] == ["scan.png"]


def test_what_is_no_letter_is_passed_over_in_one_line(folder: Path, tmp_path: Path) -> None:
    inner = folder / "sub folder"
    inner.mkdir()
    (folder / "broken.pdf").unlink()
    for name in (".DS_Store", "Thumbs.db", "sub folder/desktop.ini", "~$a.docx"):
        (folder / name).write_bytes(b"x")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    hidden = folder / ".git"
    hidden.mkdir()
    (hidden / "config").write_text("x", "utf-8")
    result = run("add", str(folder), "--record", str(tmp_path / "record"))
    assert result.stderr == (
        "passed over, as no letters: .DS_Store, .git, Thumbs.db, link.txt, sub folder/desktop.ini, ~$a.docx\n"
    )
    assert result.stdout.startswith("2 files; 2 letters")
    assert result.return_value in (0, None)


def test_files_are_read_again_in_workers_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was read without harm for years may bring down a newer reader: it costs itself, not the process."""
    from onrecord import api
    from onrecord.api import reading

    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(LETTER.replace("2014", str(2010 + n)), "utf-8")
    place = str(tmp_path / "record")
    run("add", *(str(tmp_path / f"{n}.txt") for n in range(5)), "--record", place)
    monkeypatch.setattr(reading, "_read_file", lambda *file, **how: pytest.fail("read in this process"))
    with api.open_record(place) as record:
        lost = record.originals.path(next(iter(record.files())).sha256)
        lost.unlink()
        first, *rest = api.reread(record)
        assert first.failure and [change.nothing for change in rest] == [True] * 4


def test_a_name_that_is_not_there_makes_no_record_and_counts_as_no_file(tmp_path: Path) -> None:
    place = tmp_path / "record"
    result = CliRunner().invoke(
        group, ["add", str(tmp_path / "nowhere"), "--record", str(place)], standalone_mode=False
    )
    assert result.return_value == 2 and not place.exists()
    assert result.stderr == f"{tmp_path / 'nowhere'}: no such file or folder; check the path\n"
    letter = tmp_path / "a.txt"
    letter.write_text("Geneva, 4 March 2014\n\nDear Minister,\n\nWe urge you to sign.\n", "utf-8")
    both = ["add", str(letter), str(tmp_path / "nowhere"), "--record", str(place)]
    result = CliRunner().invoke(group, both, standalone_mode=False)
    assert result.return_value == 2 and result.stdout.splitlines() == [f"1 file; 1 letter in {place}"]


def test_a_list_that_nobody_will_hear_says_so(tmp_path: Path) -> None:
    (folder := tmp_path / "box").mkdir()
    (folder / "a.txt").write_text("Geneva\n\nDear Minister,\n\nWe urge you to sign.\n", "utf-8")
    (folder / "known.csv").write_text("file,date,from_name\na.txt,2014-03-04,Ana\nb.txt,2014-03-05,Ana\n", "utf-8")
    result = CliRunner().invoke(group, ["add", str(folder), "--record", str(tmp_path / "r")], standalone_mode=False)
    told = result.stderr.splitlines()
    assert (
        "known.csv: nobody reads what stands under from_name; the columns are file, date, from, to, cc, kind, whole"
        in told
    )
    assert any(line.startswith("known.csv: no such file beside it: b.txt; ") for line in told)
    (folder / "known.csv").write_text("file;Date;Sender\na.txt;2014-03-04;Ana Ruiz\n", "utf-8")
    result = CliRunner().invoke(group, ["add", str(folder), "--record", str(tmp_path / "s")], standalone_mode=False)
    assert "known.csv" not in result.stderr


def test_days_and_kinds_of_a_list_that_nobody_understands_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"Dear {name.upper()}nn,\n\nWe will sign the treaty.\n", "utf-8")
    (folder / "known.csv").write_text(
        "file,date,kind\na.txt,someday,lettre\nb.txt,4 March 2014,Note verbale\n", "utf-8"
    )
    told = run("add", str(folder), "--record", str(tmp_path / "r")).stderr.splitlines()
    assert "known.csv: no day: 'someday' (a.txt); write 2014-03-04, 2014-03 or 2014" in told
    assert any(
        line.startswith("known.csv: no kind of letter: 'lettre' (a.txt); write one of letter, ") for line in told
    )
    (folder / "known.csv").rename(folder / "Known.CSV")
    told = run("add", str(folder), "--record", str(tmp_path / "r")).stderr.splitlines()
    assert told[0] == "Known.CSV: is not read under this name; call it known.csv"


def test_a_file_that_is_one_letter_and_looks_like_several_is_put_right_by_its_list(tmp_path: Path) -> None:
    folder, place = tmp_path / "letters", str(tmp_path / "r")
    folder.mkdir()
    one = (
        "Embassy of {0}\nBrussels, {1} March 2014\n\nDear Director,\n\nWe will sign.\n\nYours sincerely,\n\nAna Berg\n"
    )
    (folder / "two.txt").write_text(one.format("Norway", 3) + "\f" + one.format("Samoa", 4), "utf-8")
    assert "1 file; 2 letters" in run("add", str(folder), "--record", place).stdout
    assert "known.csv" in run("read", str(folder / "two.txt")).output  # the problem tells how it is put right
    (folder / "known.csv").write_text("file,whole\ntwo.txt,yes\n", "utf-8")
    told = run("add", str(folder), "--record", place)
    assert "1 file; 1 letter" in told.stdout and "known.csv" not in told.stderr
    assert "1 of 1 letter" in run("search", "--record", place).stdout
    run("rebuild", "--record", place)
    assert "1 of 1 letter" in run("search", "--record", place).stdout


def test_a_record_and_its_copies_are_never_added_to_themselves(folder: Path) -> None:
    place, copy = folder / "record", folder / "copies" / "monday"
    first = run("add", str(folder), "--record", str(place), "--json").stdout
    run("backup", str(copy), "--record", str(place))
    again = run("add", str(folder), "--record", str(place), "--json")
    named = [{json.loads(line)["name"] for line in told.splitlines()} for told in (first, again.stdout)]
    assert named == [{"a.txt", "b.txt", "broken.pdf"}] * 2
    assert "passed over, as no letters: copies/monday (a record), record (a record)" in again.stderr
    read = run("read", str(folder), "--json")
    assert len(read.stdout.splitlines()) == 2
    named_itself = run("add", str(place), "--record", str(place), "--json")
    assert not named_itself.stdout and f"{place} (a record)" in named_itself.stderr


def test_a_clock_that_cannot_be_right_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Long(date):
        @classmethod
        def today(cls) -> date:
            return date(1985, 3, 1)

    letter = tmp_path / "a.txt"
    letter.write_text("Dear Minister,\n\nWe urge you to sign.\n", "utf-8")
    arguments = ["add", str(letter), "--record", str(tmp_path / "record")]
    assert "clock" not in CliRunner().invoke(group, arguments, standalone_mode=False).stderr
    monkeypatch.setattr("onrecord.cli.add.date", Long)
    assert "clock says 1985-03-01" in CliRunner().invoke(group, arguments, standalone_mode=False).stderr
