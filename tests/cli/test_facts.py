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
