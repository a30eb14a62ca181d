"""The map as figures for SVG: outlines of Natural Earth by status, small states as dots.

The outlines are `outlines.json`, made once by `scripts/outlines.py`; states go by their ISO 3166-1 numbers. Outlines
without a state of ours (territories, areas in dispute) stay grey: a map takes no side.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.reference.states import states

OUTLINES = Path(__file__).parent / "outlines.json"
WIDTH, HEIGHT = 10_350, 4_870
"""Tenths of the units of the outlines; what lies beyond 180 degrees east goes on at the right edge."""


def drawing(status: Mapping[str, str]) -> dict[str, Any] | None:
    """Shapes and dots with the status of each; None where no state has one."""
    if not status:
        return None
    shapes, dots = [], []
    for number, outline in _outlines().items():
        code = _codes().get(number, "")
        told = {"code": code or "–", "status": status.get(code, "none")}
        if "path" in outline:
            shapes.append({**told, "path": outline["path"]})
        elif code:
            x, y = outline["dot"]
            dots.append({**told, "x": x * 10, "y": y * 10})
    return {"width": WIDTH, "height": HEIGHT, "shapes": shapes, "dots": dots}


@cache
def _outlines() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="ascii"))
    return found


def _codes() -> dict[str, str]:
    own = {one.code: one.code for one in states() if one.numeric is None}
    return own | {one.numeric: one.code for one in states() if one.numeric and one.standing != "former"}
