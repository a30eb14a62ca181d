"""Commands that tell what a record says run on a record of one letter, for people and for programs."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.group import group
from onrecord.reference.files import overlaid


@pytest.fixture
def place(tmp_path: Path) -> str:
    letter = tmp_path / "a.txt"
    letter.write_text(
        "Geneva, 4 March 2014\n\nDear Minister,\n\nWe urge you to sign the treaty.\n\nSincerely,\n", "utf-8"
    )
    where = str(tmp_path / "record")
    CliRunner().invoke(group, ["add", str(letter), "--record", where], standalone_mode=False)
    return where


@pytest.mark.parametrize(
    ("command", "named"),
    [(["link"], "letter"), (["state", "NZL"], "code"), (["profile", "NZL"], "state")],
)
def test_every_view_has_its_json(command: list[str], named: str, place: str) -> None:
    result = CliRunner().invoke(group, [*command, "--record", place, "--json"], standalone_mode=False)
    assert result.exception is None
    assert json.loads(result.stdout)[named] == {"link": "a.txt"}.get(command[0], "NZL")


@pytest.mark.parametrize("command", ["asks", "missing", "check"])
def test_lists_are_one_object_a_line(command: str, place: str) -> None:
    result = CliRunner().invoke(group, [command, "--record", place, "--json"], standalone_mode=False)
    assert result.exception is None
    assert all("quote" in json.loads(line) for line in result.stdout.splitlines())


def test_a_state_that_is_none_is_refused_with_what_to_do(place: str) -> None:
    result = CliRunner().invoke(group, ["state", "QQQ", "--record", place], standalone_mode=False)
    assert str(result.exception) == "no state is called 'QQQ'; write its name, or its code such as RUS or NZL"
    result = CliRunner().invoke(group, ["state", "Finlnd", "--record", place], standalone_mode=False)
    assert str(result.exception) == "no state is called 'Finlnd'; did you mean FIN (Finland)?"
    result = CliRunner().invoke(group, ["state", "Congo", "--record", place], standalone_mode=False)
    assert "COG (Congo), COD (Democratic Republic of the Congo)" in str(result.exception)


@pytest.mark.parametrize(
    "command",
    [["state", "Neuseeland"], ["profile", "nzl"], ["profile", "New Zealand", "--topic", "ccm"], ["state", "新西兰"]],
)
def test_states_and_topics_go_by_name_in_any_language_and_case(command: list[str], place: str) -> None:
    result = CliRunner().invoke(group, [*command, "--record", place, "--json"], standalone_mode=False)
    assert result.exception is None
    told = json.loads(result.stdout)
    assert told.get("code", told.get("state")) == "NZL" and told.get("topic") in (None, "CCM")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--since", "2014", "--until", "2014"], 1), (["--since", "2014-04"], 0), (["--until", "2014-02"], 0),
        (["--act", "Request"], 1), (["--act", "conditional-commitment"], 0), (["--kind", "note verbale"], 0),
        (["--topic", "Convention on Cluster Munitions"], 0), (["--state", "Neuseeland"], 0),
    ],
)  # fmt: skip
def test_filters_are_written_as_people_write_them(filters: list[str], found: int, place: str) -> None:
    result = CliRunner().invoke(group, ["search", *filters, "--record", place], standalone_mode=False)
    assert result.exception is None
    assert ("1 of 1 letter" if found else "no letter found; fewer words") in result.stdout


@pytest.mark.parametrize(
    ("filters", "why"),
    [
        (["--topic", "clustr"], "no topic is called 'clustr'"), (["--act", "refuse"], "'refusal'"),
        (["--state", "Ruritania"], "no state is called 'Ruritania'"), (["--since", "May 2014"], "write 2014-05-31"),
    ],
)  # fmt: skip
def test_a_filter_that_names_nothing_is_refused_and_never_finds_nothing(
    filters: list[str], why: str, place: str
) -> None:
    result = CliRunner().invoke(group, ["search", *filters, "--record", place], standalone_mode=False)
    assert result.exception is not None and why in str(getattr(result.exception, "message", result.exception))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".json"])
def test_a_profile_is_written_in_the_format_of_its_suffix(suffix: str, place: str, tmp_path: Path) -> None:
    out = tmp_path / f"new-zealand{suffix}"
    CliRunner().invoke(group, ["profile", "NZL", "--record", place, "--out", str(out)], standalone_mode=False)
    data = out.read_bytes()
    assert data.startswith(b"PK") if suffix == ".docx" else "New Zealand" in data.decode() or "NZL" in data.decode()


def test_a_letter_is_named_by_the_file_that_was_added(place: str, tmp_path: Path) -> None:
    for command in (["check"], ["asks", "--letter"]):
        found = [*command, str(tmp_path / "a.txt"), "--record", place]
        assert CliRunner().invoke(group, found, standalone_mode=False).exception is None


def test_states_stand_side_by_side_on_a_treaty(place: str) -> None:
    result = CliRunner().invoke(group, ["compare", "CCM", "--all", "--record", place, "--json"], standalone_mode=False)
    rows = {row["state"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert (rows["NZL"]["status"], rows["RUS"]["status"]) == ("party", "not_party")
    refused = CliRunner().invoke(group, ["compare", "NONE", "--record", place], standalone_mode=False)
    assert "no topic is called 'NONE'" in str(refused.exception)


def test_a_changed_quotation_in_an_edited_profile_is_found(place: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("## Policy\n\nIt said: “We urge you to burn the treaty.”[1]\n\n[1]: a letter\n", "utf-8")
    result = CliRunner().invoke(group, ["lint", str(page), "NZL", "--record", place], standalone_mode=False)
    assert result.return_value == 7
    assert "burn the treaty" in result.stdout


def test_a_profile_edited_in_word_is_checked_there(place: str, tmp_path: Path) -> None:
    from docx import Document

    def lint(file: Path) -> Result:
        return CliRunner().invoke(group, ["lint", str(file), "NOR", "--record", place], standalone_mode=False)

    letter = tmp_path / "note.txt"
    letter.write_text(
        "Embassy of Norway\n1 March 2013\n\nMs Ana Ruiz\nOpen Fields Coalition\n\nDear Ms Ruiz,\n\n"
        "Norway supports the Convention on Cluster Munitions.\n\nBo Lund\nAmbassador\n",
        "utf-8",
    )
    CliRunner().invoke(group, ["add", str(letter), "--record", place], standalone_mode=False)
    page = tmp_path / "page.docx"
    made = CliRunner().invoke(group, ["profile", "NOR", "--out", str(page), "--record", place])
    assert made.exit_code == 0
    assert (lint(page).return_value, lint(page).stdout) == (0, "")
    document = Document(page)
    run = next(run for p in document.paragraphs for run in p.runs if "“" in run.text)
    run.text = run.text.replace("“", "“Never: ", 1)
    document.save(page)
    assert lint(page).return_value == 7 and "Never" in lint(page).stdout
    for name, data in (("a.html", b"<!doctype html><p>x"), ("a.doc", b"\xd0\xcf\x11\xe0")):
        (tmp_path / name).write_bytes(data)
        assert "docx, .md or .txt" in str(lint(tmp_path / name).exception)


def test_statements_asks_and_letters_are_taken_along(place: str, tmp_path: Path) -> None:
    def exported(*what: str) -> str:
        out = tmp_path / "out"
        result = CliRunner().invoke(
            group, ["export", *what, "--out", str(out), "--record", place], standalone_mode=False
        )
        assert result.exception is None
        shown = CliRunner().invoke(group, ["export", *what, "--record", place], standalone_mode=False).stdout
        data = out.read_bytes().decode("utf-8-sig")
        assert shown.splitlines() == data.splitlines()
        return data

    (said,) = csv.DictReader(io.StringIO(exported("statements", "--act", "request")))
    assert (said["date"], said["words"], said["copy"]) == ("2014-03-04", "“We urge you to sign the treaty.”", "")
    assert list(csv.DictReader(io.StringIO(exported("statements", "--act", "refusal")))) == []
    (letter,) = json.loads(exported("bibliography", "urge"))
    assert (letter["type"], letter["issued"]) == ("personal_communication", {"date-parts": [[2014, 3, 4]]})
    assert json.loads(exported("bibliography", "nowhere")) == []
    assert exported("asks", "--state", "NZL").startswith("asked_on,asker,addressee,words,outcome")


def test_a_letter_held_twice_is_one_in_a_bibliography_and_marked_in_a_table(tmp_path: Path) -> None:
    text = "Geneva, 4 March 2014\n\nDear Minister,\n\nWe urge you to sign the treaty when it opens.\n\nIvo Tarn\n"
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(text + " " * (name == "b"), "utf-8")
    where = ["--record", str(tmp_path / "record")]
    CliRunner().invoke(group, ["add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), *where], standalone_mode=False)
    table = CliRunner().invoke(group, ["export", "statements", *where], standalone_mode=False).stdout
    assert [row["copy"] for row in csv.DictReader(io.StringIO(table))] == ["", "yes"]
    listed = CliRunner().invoke(group, ["export", "bibliography", *where], standalone_mode=False).stdout
    assert len(json.loads(listed)) == 1


def test_an_ask_is_written_with_its_answer_beside_it(tmp_path: Path) -> None:
    specimens = Path(__file__).resolve().parents[2] / "specimens"
    where, names = ["--record", str(tmp_path / "record")], ("01-campaign-asks.txt", "02-embassy-refusal.txt")
    names = (*names, "07-french-letter.txt")
    reference = ["--reference", str(specimens / "reference")]
    letters = [str(specimens / "letters" / name) for name in names]
    with overlaid():
        CliRunner().invoke(group, [*reference, "add", *letters, *where], standalone_mode=False)
        told = CliRunner().invoke(
            group, [*reference, "export", "asks", "--state", "Ardovia", *where], standalone_mode=False
        )
        every = CliRunner().invoke(group, [*reference, "export", "asks", *where], standalone_mode=False)
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    refused = next(row for row in rows if row["outcome"] == "refused")
    assert (refused["asked_on"], refused["answered_on"].split(";")[0]) == ("2014-03-04", "2014-03-27")
    assert "not in a position to accede" in refused["answer"] and refused["words"].startswith("“")
    promised = next(row for row in csv.DictReader(io.StringIO(every.stdout)) if "projet de loi" in row["answer"])
    assert "sous réserve" in promised["on_condition"], "a condition stays with its commitment"


@pytest.mark.parametrize(
    ("what", "name", "told"),
    [("statements", "said.xlsx", "only as .csv"), ("bibliography", "letters.csv", "only as .json")],
)
def test_a_table_is_not_written_under_a_name_no_program_would_open_it_by(tmp_path, what, name, told):
    place = str(tmp_path / "record")
    CliRunner().invoke(group, ["add", str(tmp_path), "--record", place], standalone_mode=False)
    refused = CliRunner().invoke(group, ["export", what, "--out", str(tmp_path / name), "--record", place])
    assert told in refused.stderr and not (tmp_path / name).exists()
