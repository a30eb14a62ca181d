"""No view says that somebody has not answered without the day it was asked and the day the record was last added to."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.group import group
from onrecord.model import Day
from onrecord.model.citation import day_in_words

ASK = """Open Fields Coalition
12 Mill Lane, Harbour Town

4 March 2014

H.E. Mr John Ferry
Minister of Foreign Affairs of New Zealand
Wellington

Dear Minister,

We urge New Zealand to publish the number of its stocks of cluster munitions.

Sincerely,

Ingrid Halloran
Director, Open Fields Coalition
"""
SILENCE = re.compile(
    r"\bsilen(?:t|ce)\b|(?:no|without an?) (?:answer|reply|response)|not (?:yet )?(?:answered|replied)", re.IGNORECASE
)
ASKED = ("4 March 2014", "2014-03-04", "20140304")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("silence")
    (folder / "ask.txt").write_text(ASK, "utf-8")
    CliRunner().invoke(group, ["add", str(folder / "ask.txt"), "--record", str(folder / "record")])
    return folder / "record"


VIEWS = (
    ("asks",),
    ("asks", "--json"),
    ("asks", "--open"),
    ("asks", "--letter", "ask.txt"),
    ("state", "NZL"),
    ("state", "NZL", "--json"),
    ("compare", "CCM"),
    ("compare", "CCM", "--json"),
    ("profile", "NZL"),
    ("profile", "NZL", "--topic", "CCM"),
    ("profile", "NZL", "--out", "out.md"),
    ("profile", "NZL", "--out", "out.html"),
    ("profile", "NZL", "--json"),
    ("reminders",),
    ("reminders", "--json"),
    ("reminders", "--out", "out.ics"),
)


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_a_silence_has_its_two_days(place: Path, view: tuple[str, ...], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, [*view, "--record", str(place)], standalone_mode=False)
    assert result.exception is None
    out = tmp_path / view[-1] if view[-1].startswith("out.") else None
    text = out.read_bytes().decode().replace("\r\n ", "") if out else result.stdout
    today = date.today().isoformat()
    last = (day_in_words(Day(today)), today)
    told = SILENCE.search(text)
    assert any(day in text for day in ASKED), "the view does not tell of the ask at all"
    # An ask and what is said of it stand in one paragraph; a table's day of the record stands over it.
    for part in re.split(r"\n\s*\n|</tr>|</li>|</p>|\nEND:VEVENT", text) if told else ():
        if SILENCE.search(part):
            assert any(day in part for day in ASKED), part
            assert any(day in part for day in last), part
