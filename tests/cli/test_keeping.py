"""What people set by hand: reminders, pauses, lines that must stay true, editions, own sentences."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.group import group

ASK = """Open Fields Coalition
12 Mill Lane, Harbour Town

4 March 2014

H.E. Mr John Ferry
Minister of Foreign Affairs of New Zealand
Wellington

Dear Minister,

We urge New Zealand to publish the number of its stocks. We support the Convention on Cluster Munitions.

Sincerely,

Ingrid Halloran
Director, Open Fields Coalition
"""
NEXT = """Ministry of Foreign Affairs of New Zealand
Wellington

2 June 2014

Ms Ingrid Halloran
Director, Open Fields Coalition

Dear Ms Halloran,

Thank you for your letter of 4 March 2014. New Zealand fully supports the Convention on Cluster Munitions. We cannot
publish the number of our stocks.

Yours sincerely,

John Ferry
Minister of Foreign Affairs
"""


def run(*arguments: str, place: str) -> Result:
    return CliRunner().invoke(group, [*arguments, "--record", place], standalone_mode=False)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one letter, read once; every test has a copy."""
    folder = tmp_path_factory.mktemp("keeping")
    (folder / "ask.txt").write_text(ASK, "utf-8")
    assert run("add", str(folder / "ask.txt"), place=str(folder / "record")).exception is None
    return folder / "record"


@pytest.fixture
def place(kept: Path, tmp_path: Path) -> str:
    shutil.copytree(kept, tmp_path / "record")
    return str(tmp_path / "record")


def answered(tmp_path: Path, place: str) -> None:
    (tmp_path / "next.txt").write_text(NEXT, "utf-8")
    assert run("add", str(tmp_path / "next.txt"), place=place).exception is None


def open_ask(place: str) -> str:
    return str(json.loads(run("asks", "--open", "--json", place=place).stdout.splitlines()[0])["id"])


def test_an_overdue_ask_is_reminded_of_with_its_day_and_the_records(place: str) -> None:
    told = run("reminders", place=place).stdout
    assert "overdue: New Zealand (NZL)" in told and "since 4 March 2014" in told
    assert "record was last added to on" in told and "not replied" not in told


def test_grace_dates_and_pauses_move_a_reminder_and_can_be_taken_back(place: str) -> None:
    ask, today = open_ask(place), date.today()
    waited = (today - date(2014, 3, 4)).days
    run("remind", ask[:8], "--grace", str(waited), "--why", "new minister", place=place)
    found = [json.loads(x) for x in run("reminders", "--json", place=place).stdout.splitlines()]
    assert [x["waited"] for x in found] == [waited + n for n in (30, 60, 90)]
    run("remind", "--pause", "2014-04-01", "2014-04-10", place=place)
    moved = [json.loads(x) for x in run("reminders", "--json", place=place).stdout.splitlines()]
    assert [
        (date.fromisoformat(b["on"]) - date.fromisoformat(a["on"])).days for a, b in zip(found, moved, strict=True)
    ] == [10] * 3
    run("remind", ask, "--on", "2999-01-01", "--why", "after the election", place=place)
    assert "after the election" in run("reminders", place=place).stdout
    run("remind", ask, "--forget", place=place)
    assert "overdue" in run("reminders", place=place).stdout


def test_reminders_are_written_as_a_calendar(place: str, tmp_path: Path) -> None:
    out = tmp_path / "chase.ics"
    run("reminders", "--out", str(out), place=place)
    text = out.read_bytes().decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 1 and "New Zealand" in text and "4 March 2014" in text


def test_an_unknown_ask_is_refused_with_what_to_do(place: str) -> None:
    assert "`onrecord asks` shows the ids" in str(run("remind", "zz", "--grace", "3", place=place).exception)


def test_a_curators_line_is_tested_now_and_after_each_rebuild(place: str, tmp_path: Path) -> None:
    answered(tmp_path, place)
    kept = run("curate", "on 2014-12-31 NZL on CCM: supports", place=place)
    assert kept.return_value == 0 and "holds: 2014-12-31 NZL CCM supports" in kept.stdout
    assert run("rebuild", place=place).return_value == 0
    broken = run("curate", "2014-12-31 NZL CCM opposes", place=place)
    assert broken.return_value == 8 and "by 31 December 2014 support it" in broken.stdout
    again = run("rebuild", place=place)
    assert again.return_value == 8 and "does not hold: 2014-12-31 NZL CCM opposes" in again.stdout
    assert run("curate", "--drop", "2014-12-31 NZL CCM opposes", place=place).return_value == 0
    assert "no line" in str(run("curate", "--drop", "2014-12-31 NZL CCM opposes", place=place).exception)


def test_the_next_edition_tells_what_changed_and_keeps_an_editors_sentence(place: str, tmp_path: Path) -> None:
    run("profile", "NZL", "--topic", "CCM", "--keep", place=place)
    same = run("profile", "NZL", "--topic", "CCM", place=place).stdout
    assert "- Nothing since the edition of" in same
    own = "New Zealand stayed away from the meeting."
    kept = run("sentence", "NZL", own, "--topic", "CCM", "--under", "Process and meetings", "--by", "ed", place=place)
    assert kept.stdout.startswith("1  NZL CCM, Process and meetings")
    answered(tmp_path, place)
    now = run("profile", "NZL", "--topic", "CCM", place=place).stdout
    changed = now.partition("Changed since the last edition")[2]
    assert f"{own} (ed)" in now and f"New under Process and meetings: {own}" in changed
    assert "New under Stated views" in changed and "Own words in the record" in changed
    assert "Gone from" not in changed  # what only is true on a later day has not changed
    run("sentence", "--drop", "1", place=place)
    assert own not in run("profile", "NZL", "--topic", "CCM", place=place).stdout


def test_the_difference_is_told_from_a_file_too(place: str, tmp_path: Path) -> None:
    edition = tmp_path / "nzl.json"
    run("profile", "NZL", "--topic", "CCM", "--out", str(edition), place=place)
    answered(tmp_path, place)
    told = run("profile", "NZL", "--topic", "CCM", "--since", str(edition), place=place).stdout
    assert "New under Stated views" in told
    edition.write_text("[]", "utf-8")
    refused = run("profile", "NZL", "--topic", "CCM", "--since", str(edition), place=place)
    assert "no edition of a profile" in str(refused.exception)


def test_a_heading_that_profiles_do_not_have_is_refused_with_those_they_have(place: str) -> None:
    refused = run("sentence", "NZL", "It is so.", "--under", "Weather", place=place)
    assert "Stated views" in str(refused.exception)
