"""Votes of a record are fetched by what is asked of them, never all of them for a table."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord import api
from onrecord.model import RollCall, Vote
from onrecord.store import Record, open_record

CALLS = [
    RollCall(str(year), "UNGA", f"A/RES/{year}", date(year, 12, 5), title, "rows")
    for year, title in ((2015, "Implementation of the Convention on Cluster Munitions"),
                        (2016, "Implementation of the Convention on Cluster Munitions"),
                        (2017, "The law of the sea"))
]  # fmt: skip


def test_a_table_of_all_states_asks_for_its_roll_calls_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    fetch = Record.votes

    def votes(self: Record, **wanted: Any) -> Any:
        asked.append(wanted)
        return fetch(self, **wanted)

    with open_record(tmp_path / "record") as record:
        cast = {"NOR": "yes", "RUS": "no"}
        record.save_votes(Vote(call, state, vote) for call in CALLS for state, vote in cast.items())
        monkeypatch.setattr(Record, "votes", votes)
        rows = {row.state: row.votes for row in api.compared(api.known(record), "CCM")}
        assert rows["NOR"] == "voted in favour in 2015 and 2016" and rows["RUS"].startswith("voted against")
        assert "no row" in rows["FRA"]
        assert sorted(one["roll_call"] for one in asked) == ["2015", "2016"]
        asked.clear()
        found = {one.state: one.vote for one in api.standings(api.known(record), "CCM", on=date(2020, 1, 1))}
        assert (found["NOR"], found["RUS"], found["FRA"]) == ("yes", "no", None)
        assert asked == [{"roll_call": "2016"}]
        known = api.known(record)
        assert known.votes.of("RUS", CALLS[2]) == "no" and known.votes.totals(CALLS[2])["yes"] == 1
