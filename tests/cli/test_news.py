"""What is new since a day: by when letters came in, not by their own day."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import api
from onrecord.cli.group import group
from onrecord.errors import StoreError
from onrecord.model import TreatyAct

FIELDS = "Open Fields Coalition\n{0}\n\nEmbassy of Norway\n\nDear Ambassador,\n\n{1}\n\nAna Ruiz\nDirector\n"
NORWAY = "Embassy of Norway\n{0}\n\nMs Ana Ruiz\nOpen Fields Coalition\n\nDear Ms Ruiz,\n\n{1}\n\nBo Lund\nAmbassador\n"
OLD = {
    "ask.txt": FIELDS.format("12 January 2014", "We ask Norway to publish the list of ports."),
    "before.txt": NORWAY.format("1 March 2013", "Norway supports the Convention on Cluster Munitions."),
}
NEW = NORWAY.format(
    "4 March 2014",
    "Thank you for your letter of 12 January 2014. If parliament agrees, we will publish the list of ports. "
    "Norway opposes the Convention on Cluster Munitions.",
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, list(arguments), standalone_mode=False)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    with api.open_record(tmp_path / "record") as record:
        with monkeypatch.context() as then:
            then.setattr("onrecord.store.files.now", lambda: datetime(2020, 5, 1, tzinfo=UTC))
            for name, text in OLD.items():
                api.add_file(record, text.encode(), name)
        api.add_file(record, NEW.encode(), "new.txt")
        record.save_treaty_acts([TreatyAct("NOR", "CCM", "withdrawal", date(2021, 3, 4), "rows")])
        said = record.letter("new.txt").statements[0]
        api.dispute_statement(record, said.id, by="Embassy of Norway", words="We said may.")
    return str(tmp_path / "record")


def test_what_came_since_a_day_is_told_with_what_it_changes_and_answers(place: str) -> None:
    told = run("news", "--since", "2020-06", "--record", place).stdout
    assert "letters added: 1" in told and "(new.txt)" in told and "(ask.txt)" not in told
    turn = next(line for line in told.splitlines() if "the Convention on Cluster Munitions: “Norway supports" in line)
    assert "(1 March 2013), now “Norway opposes the Convention on Cluster Munitions.” (4 March 2014)" in turn
    answered = next(line for line in told.splitlines() if "asked “We ask Norway to publish" in line)
    assert answered.strip().startswith("conditional: Norway") and "If parliament agrees" in answered
    assert "4 March 2021: Norway (NOR), the Convention on Cluster Munitions: withdrawal" in told
    assert "Embassy of Norway, dispute: We said may." in told
    rows = [
        json.loads(line) for line in run("news", "--since", "2020-06", "--json", "--record", place).stdout.splitlines()
    ]
    assert {"letter", "change", "answered", "treaty act", "dispute", "counts"} <= {row["what"] for row in rows}


def test_a_day_when_nothing_came_and_one_when_all_did(place: str) -> None:
    none = run("news", "--since", "2999", "--record", place).stdout
    assert "letters added: 0" in none and "treaty acts: 0" in none and "changes of side: 0" in none
    assert "letters added: 3" in run("news", "--since", "2020-05-01", "--record", place).stdout


def test_letters_are_found_by_when_they_came_in(place: str) -> None:
    late = run("search", "--added-since", "2020-06", "--record", place).stdout
    assert "1 of 1 letter" in late and "(new.txt)" in late
    assert "3 of 3 letters" in run("search", "--added-since", "2020", "--record", place).stdout


def test_of_many_things_of_one_kind_the_first_are_told_and_the_rest_counted(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.cli.news.MOST", 1)
    told = run("news", "--since", "2020-01", "--record", place).stdout.splitlines()
    at = told.index("letters added: 3")
    assert "(before.txt)" in told[at + 1] and told[at + 2] == "    and 2 more, which --json tells too"


def test_words_of_a_state_are_chosen_by_act_and_days(place: str) -> None:
    told = run("state", "Norway", "--act", "commitment", "--since", "2014", "--record", place).stdout
    assert "conditional commitment" in told and "“If parliament agrees, we will publish the list of ports.”" in told
    assert "Own words of Norway: commitment, since 1 January 2014, 1 of 1 not looked at by a person\n" in told
    assert "party to" not in told and "supports" not in told and "4 March 2014" in told
    told = run("state", "Norway", "--until", "2013", "--record", place).stdout
    assert "Norway supports" in told and "Norway opposes" not in told
    assert "none in this record" in run("state", "Norway", "--since", "2015", "--record", place).stdout


def test_chosen_words_say_what_nobody_looked_at_and_what_has_no_day(place: str) -> None:
    with api.open_record(place) as record:
        api.add_file(record, NORWAY.format("", "We will open the register of ports.").encode(), "no-day.txt")
    asked = ("state", "Norway", "--act", "commitment", "--record", place)
    words = json.loads(run(*asked, "--since", "2014", "--json").stdout)["words"]
    assert [len(words["own"]), words["unreviewed"]] == [1, 1]
    assert run(*asked, "--since", "2014").stdout.endswith(
        "1 statement more in letters without a day: leave the days out\n"
    )
    assert "without a day: leave" not in run(*asked).stdout
    assert json.loads(run(*asked, "--json").stdout)["words"]["unreviewed"] == 2


def test_who_never_answered_whom_is_one_question(place: str) -> None:
    asked = ("asks", "--from", "Open Fields Coalition", "--record", place)
    assert run(*asked, "--outcome", "conditional").stdout.splitlines()[-1].startswith("1 ask: 1 conditional.")
    assert run(*asked, "--outcome", "silent").stdout.startswith("0 asks. The record was last added to on ")
    assert run("asks", "--from", "Norway", "--record", place).stdout.startswith("0 asks")


def test_a_change_of_side_says_on_what(place: str) -> None:
    told = run("state", "Norway", "--record", place).stdout.splitlines()
    at = told.index("Changed sides")
    assert told[at + 1] == "  on the Convention on Cluster Munitions"
    assert told[at + 2].startswith("    before, 1 March 2013: “Norway supports")
    assert told[at + 3].startswith("    then,   4 March 2014: “Norway opposes")


def test_a_letter_without_claims_says_that_nothing_was_tested(place: str) -> None:
    made = run("check", "ask.txt", "--record", place)
    assert made.stdout == "" and "no claim of status, vote, date or quotation" in made.stderr


def test_what_cannot_be_written_is_said_and_what_was_there_stays(place: str, tmp_path: Path) -> None:
    out = tmp_path / "said.csv"
    assert run("export", "statements", "--out", str(out), "--record", place).exit_code == 0
    before = out.read_bytes()
    out.with_name("said.csv.part").mkdir()
    with pytest.raises(StoreError, match=r"cannot be written .*; what was there before is still there; .* --out"):
        group.main(["export", "statements", "--out", str(out), "--record", place], standalone_mode=False)
    assert out.read_bytes() == before
