"""Treaty acts and votes, kept in bulk; a row given again replaces itself."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from onrecord.model import RollCall, TreatyAct, Vote
from onrecord.store import Record

ONE = RollCall("1", "UNGA", "A/RES/70/54", date(2015, 12, 7), "A convention", "made up")
TWO = RollCall("2", "UNGA", "A/RES/71/45", date(2016, 12, 5), "A convention, 100% again", "made up")


def test_votes_come_back_by_state_symbol_and_title(record: Record) -> None:
    given = [Vote(ONE, "ARD", "no"), Vote(ONE, "BRL", "yes"), Vote(TWO, "ARD", "abstain")]
    assert record.save_votes(iter(given)) == 3
    assert list(record.votes()) == given
    assert list(record.votes(state="ARD")) == [given[0], given[2]]
    assert list(record.votes(symbol="A/RES/71/45")) == [given[2]] == list(record.votes(roll_call="2"))
    assert list(record.votes(title="100% AGAIN")) == [given[2]] and not list(record.votes(title="100_"))
    assert record.roll_calls() == [ONE, TWO] and record.roll_calls(symbol="A/RES/70/54") == [ONE]


def test_a_vote_given_again_replaces_itself(record: Record) -> None:
    record.save_votes([Vote(ONE, "ARD", "no"), Vote(ONE, "BRL", "yes")])
    record.save_votes([Vote(ONE, "ARD", "abstain")])
    assert [v.vote for v in record.votes()] == ["abstain", "yes"]
    assert record.verify().clean


def test_no_row_is_no_vote(record: Record) -> None:
    record.save_roll_calls([ONE])
    assert list(record.votes(state="ARD")) == [] and record.roll_calls() == [ONE]
    assert record.verify().clean


def test_treaty_acts_come_back(record: Record) -> None:
    signed = TreatyAct("ARD", "CCM", "signature", date(2008, 12, 3), "made up")
    left = TreatyAct("ARD", "CCM", "withdrawal", date(2019, 1, 1), "made up", standing=False)
    other = TreatyAct("BRL", "NPT", "accession", date(1990, 1, 1), "made up")
    assert record.save_treaty_acts([left, signed, other]) == 3
    record.save_treaty_acts([signed])
    assert record.treaty_acts() == [signed, left, other]
    assert record.treaty_acts(state="ARD", treaty="CCM") == [signed, left]
    assert record.treaty_acts(state="BRL") == [other]


def test_votes_by_the_hundred_thousand_take_little_time_and_memory(tmp_path: Path) -> None:
    """The whole of `un-votes` (870,000) may take 60 s and 500 MB: here an eighth of that, in a process of its own."""
    program = """
import json, re, sys, time
from pathlib import Path
from datetime import date
from onrecord.model import RollCall, Vote
from onrecord.store import open_record
calls = [RollCall(str(n), "UNGA", f"A/RES/{n}", date(2000, 1, 1), "t", "made up") for n in range(700)]
begun = time.process_time()
with open_record(sys.argv[1]) as record:
    given = record.save_votes(Vote(call, f"S{s}", "yes") for call in calls for s in range(156))
    held = sum(1 for _ in record.votes())
# Not ru_maxrss: on Linux a child begins with its parent's.
told = Path("/proc/self/status")
own = re.search(r"VmHWM:\\s+(\\d+)", told.read_text()) if told.exists() else None
print(json.dumps([given, held, time.process_time() - begun, int(own[1]) / 1024 if own else 0]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "r")], capture_output=True, text=True, check=True
    )
    given, held, seconds, megabytes = json.loads(done.stdout)
    assert given == held == 109_200
    assert seconds < 60 / 8 * 2, "twice the share, for slow machines"
    assert megabytes < 200
