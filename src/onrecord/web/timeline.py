"""A time line as figures for SVG: years along the top, one lane under the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from onrecord.api import LANES, Event

WIDTH, LANE, LEFT, TOP = 900, 26, 110, 24
"""In units of the drawing; it is as wide as the window lets it be."""


def drawing(events: Sequence[Event], code: str) -> dict[str, Any] | None:
    """Places of the years, lanes and marks; None when there is nothing to draw. `code`: the state's.

    Treaty acts and votes of decades before the first letter are `listed`, and not drawn: they would leave the letters a
    finger's breadth at the end.
    """
    if not events:
        return None
    everything, events = events, [e for e in events if e.day.year >= _begin(events)]
    lanes = [lane for lane in LANES if any(e.lane == lane for e in events)]
    first, last = events[0].day.year, max(e.day for e in events).year + 1
    start, span = date(first, 1, 1).toordinal(), max(1, (last - first) * 365.25)

    def across(day: date) -> float:
        return round(LEFT + (day.toordinal() - start) / span * (WIDTH - LEFT - 12), 1)

    step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 500) if (last - first) / s <= 16)
    height = TOP + LANE * len(lanes) + 8
    return {
        "width": WIDTH,
        "height": height,
        "left": LEFT,
        "years": [{"year": y, "x": across(date(y, 1, 1))} for y in range(-(-first // step) * step, last + 1, step)],
        "lanes": [{"name": name, "y": TOP + LANE * n + LANE / 2} for n, name in enumerate(lanes)],
        "marks": [
            {
                "x": across(e.day),
                "y": TOP + LANE * lanes.index(e.lane) + LANE / 2,
                "event": e,
                "address": _address(e, code),
            }
            for e in events
        ],
        "listed": [{"event": e, "address": _address(e, code)} for e in everything],
        "earlier": len(everything) - len(events),
    }


def _begin(events: Sequence[Event]) -> int:
    """The year to begin with: as long before the first letter as letters go on after it, five years at the least."""
    written = [e.day.year for e in events if e.lane not in ("votes", "treaty acts")]
    return min(written) - max(5, max(written) - min(written)) if written else events[0].day.year


def _address(event: Event, code: str) -> str | None:
    if event.letter is None:
        return f"/letters?state={code}&year={event.shown}" if event.many > 1 else None
    return f"/letters/{event.letter}" + (f"/statements/{event.statement}" if event.statement else "")
