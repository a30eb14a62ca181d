"""What is new since a day: by when letters came in, not by their own day."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import api
from onrecord.cli.group import group
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
    assert "1 of 1 letters" in late and "(new.txt)" in late
    assert "3 of 3 letters" in run("search", "--added-since", "2020", "--record", place).stdout
