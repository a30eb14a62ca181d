"""Votes and treaty status taken in from tables, with the day on which they are true."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.group import group

PAGE = "STATUS AS AT : 03-02-2020 09:15:35 EDT\n\nParticipant,Signature,Ratification\nNorway,3 Dec 2008,3 Dec 2008\n"
ACTIONS = (
    "mtdsg_number,treaty,participant,action,date,still_standing\n"
    "XXVI-6,Convention on Cluster Munitions,Norway,ratification,2008-12-03,yes\n"
    "XXVI-6,Convention on Cluster Munitions,New Zealand,ratification,2009-12-22,yes\n"
)


def run(*arguments: str, place: Path) -> Result:
    return CliRunner().invoke(group, [*arguments, "--record", str(place)], standalone_mode=False)


@pytest.mark.parametrize(
    ("name", "table", "more", "as_at"),
    [
        ("page.csv", PAGE, ("--treaty", "CCM"), "3 February 2020"),  # the page tells its day
        ("actions.csv", ACTIONS, (), "22 December 2009"),  # nobody tells: no later than the latest act
        ("actions.csv", ACTIONS, ("--as-at", "2019-06-01"), "1 June 2019"),
    ],
)
def test_imported_status_is_said_to_be_true_on_the_day_of_its_rows_and_no_later(
    tmp_path: Path, name: str, table: str, more: tuple[str, ...], as_at: str
) -> None:
    place = tmp_path / "record"
    (tmp_path / name).write_text(table, "utf-8")
    assert run("facts", str(tmp_path / name), *more, place=place).exception is None
    told = run("profile", "NOR", "--topic", "CCM", place=place).stdout
    assert f"Status as of {as_at}: State Party" in told


def test_a_withdrawal_that_took_effect_after_the_day_of_the_rows_is_not_told_of_that_day(tmp_path: Path) -> None:
    place, table = tmp_path / "record", tmp_path / "actions.csv"
    rows = (
        "XXVI-5,Mine Ban Convention,Finland,accession,2012-01-09,no\n"
        "XXVI-5,Mine Ban Convention,Finland,withdrawal,2026-01-10,yes\n"
        "XXVI-5,Mine Ban Convention,Tonga,accession,2025-09-26,yes\n"
    )
    table.write_text(ACTIONS + rows, "utf-8")
    taken = run("facts", str(table), place=place).stdout
    assert "taken to be true on 26 September 2025, and no later" in taken and "--as-at" in taken
    told = run("profile", "FIN", "--topic", "APMBC", place=place).stdout
    assert "Status as of 10 January 2026: Withdrawn" in told
    assert "is withdrawn from the Anti-Personnel Mine Ban Convention, as at 10 January 2026" in told
    assert "26 September 2025: Withdrawn" not in told
    table = " ".join(run("compare", "APMBC", "--state", "Finland", "--state", "TON", place=place).stdout.split())
    # Of two days one stands at the head of the table, the other beside the status it is true of.
    assert ("withdrawn (10" in table) != ("party (26" in table)
    assert "Norway" not in table
    elsewhere = " ".join(run("profile", "FIN", "--topic", "CCM", place=place).stdout.split())
    assert "As at 10 January 2026, Finland had withdrawn from the Anti-Personnel Mine Ban Convention" in elsewhere


def test_rows_left_out_and_folders_without_tables_are_told_in_words(tmp_path: Path) -> None:
    table = tmp_path / "actions.csv"
    table.write_text(ACTIONS + "XXVI-6,Convention on Cluster Munitions,Nowhere,accession,2012-01-09,yes\n", "utf-8")
    taken = run("facts", str(table), place=tmp_path / "record")
    assert "passed over, line 4: " in taken.stderr and "Skipped(" not in taken.output
    refused = run("facts", str(tmp_path), place=tmp_path / "record").exception
    assert "a folder without votes.csv and roll_calls.csv" in str(refused) and str(tmp_path) in str(refused)
