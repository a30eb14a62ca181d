"""The measuring sets beside a checkout, and the third of each that is held back.

Nobody develops on the held-back third: it is chosen by a hash of the letter's id, within each language, so that it is
the same for everybody and no language is left out. `make score` reports it apart.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))

Item = dict[str, Any]


@dataclass(frozen=True)
class Set:
    """One set: its file of gold, and what `score.py` measures on it (letters | heads | acts)."""

    name: str
    path: str
    measure: str

    @property
    def gold(self) -> Path:
        """The file with the known readings."""
        return SHARED / "data" / self.path


SETS = (
    Set("statements", "statements/letters.jsonl", "letters"),
    Set("modern", "modern/letters.jsonl", "letters"),
    Set("frus-letters", "frus-letters/letters.jsonl", "heads"),
    Set("estournelles-fr", "estournelles-fr/letters.jsonl", "heads"),
    Set("escher-de-fr", "escher-de-fr/letters.jsonl", "heads"),
    Set("frus-acts", "frus-acts/docs.jsonl", "acts"),
)


def items(path: Path) -> list[Item]:
    """The letters of a gold file, in order."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def language(item: Item) -> str:
    """The language the gold states."""
    return str(item.get("language") or item["gold"].get("language") or "und")


def held_back(rows: list[Item]) -> frozenset[str]:
    """Ids of the third that is held back: by language, those whose hash comes first."""
    ids = defaultdict(list)
    for row in rows:
        ids[language(row)].append(row["id"])
    chosen: set[str] = set()
    for names in ids.values():
        names.sort(key=lambda name: hashlib.sha256(name.encode()).hexdigest())
        chosen.update(names[: round(len(names) / 3)])
    return frozenset(chosen)


def parts(rows: list[Item]) -> dict[str, list[Item]]:
    """The developing part ("dev") and the part held back ("held")."""
    held = held_back(rows)
    return {"dev": [r for r in rows if r["id"] not in held], "held": [r for r in rows if r["id"] in held]}


def fingerprint(path: Path) -> str:
    """First 16 hex digits of the gold file's SHA-256: figures of another corpus are not compared."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
