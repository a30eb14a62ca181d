"""Floors under the figures: what was once reached is not lost without somebody saying so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from sets import Set, fingerprint

FLOORS = Path(__file__).resolve().with_name("floors.json")
SLACK = 0.0005


class HasFigure(Protocol):
    """What is compared."""

    @property
    def key(self) -> str:
        """Name."""

    @property
    def f1(self) -> float:
        """Value."""


def has_floor(key: str) -> bool:
    """Floors stand under each set and language; a kind with three letters, or a language under noise, moves by chance.

    >>> has_floor("modern/dev/all/date"), has_floor("modern/dev/kind reply/date")
    (True, False)
    """
    _, part, group, _ = key.split("/", 3)
    return group == "all" or (group.startswith("language ") and "noise" not in part)


def compare(figures: Sequence[Any], sets: Sequence[Set], *, raised: bool, reason: str | None) -> int:
    """0 when every figure is at or above its floor (or the floors were moved on purpose), else 1."""
    held = json.loads(FLOORS.read_text(encoding="utf-8"))
    changed = [s.name for s in sets if held["corpus"].get(s.name, fingerprint(s.gold)) != fingerprint(s.gold)]
    if changed and not raised:
        print(f"\nThe letters of {', '.join(changed)} changed: measure again with --raise.")
        return 1
    lower = [
        (f, held["floors"][f.key]) for f in figures if has_floor(f.key) and f.f1 < held["floors"].get(f.key, 0) - SLACK
    ]
    wrong = [f for f in figures if f.field == "wrong_quote" and f.gold]
    for f in wrong:
        print(f"{f.key}: {f.gold} quotations are not the characters they point at; there is no floor for that but 0")
    for f, floor in lower:
        print(f"under its floor: {f.key} {f.f1:.3f} < {floor:.3f}")
    if raised or reason:
        _write(held, figures, sets, lower if reason else [], reason)
        lower = [] if reason else lower
    if not lower and not wrong:
        print(f"\n{len(figures)} figures, none under its floor.")
    return 1 if lower or wrong else 0


def _write(
    held: dict[str, Any], figures: Sequence[Any], sets: Sequence[Set], lower: Sequence[Any], reason: str | None
) -> None:
    floors = held["floors"]
    for f in figures:
        if f.field != "wrong_quote" and has_floor(f.key) and (f.f1 >= floors.get(f.key, 0)):
            floors[f.key] = int(f.f1 * 1000) / 1000
    for f, floor in lower:
        floors[f.key] = int(f.f1 * 1000) / 1000
        held["lowered"].append({"figure": f.key, "from": floor, "to": floors[f.key], "why": reason})
    held["corpus"].update({s.name: fingerprint(s.gold) for s in sets})
    held["floors"] = dict(sorted(floors.items()))
    FLOORS.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
