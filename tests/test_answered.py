"""What came of asks in the letters with replies that were written to measure it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "score"))

from answered import came_of, is_right, pairs, shows


def test_most_asks_come_out_as_a_reader_says():
    rows = [row for pair in pairs() for row in came_of(pair)]
    assert len(rows) == 90 and sum(made is not None for _, made in rows) >= 86
    right, shown = (sum(check(*row) for row in rows) for check in (is_right, shows))
    # Measured 69 and 75; an outcome that flips is a rule to look at, not a figure to lower.
    assert right >= 69 and shown >= 75
