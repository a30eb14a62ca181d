"""Measure what onrecord reads against letters whose reading is known: `make score`.

usage: python score/run.py [--set NAME]... [--part dev|held] [--noise RATE]... [--worst N]
                           [--raise] [--accept-lower REASON] [--docs FILE]

Reads every set with `onrecord read DIR --json`, scores the developing part and the held-back third apart with the
scorer beside the data (called, not copied), prints a table per set, language and kind, and compares with floors.json.
A figure under its floor fails. `--raise` lifts floors to what was measured; `--accept-lower REASON` lowers them and
keeps the reason in the file. A floor holds only for the corpus whose fingerprint it bears.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import floors
import noise
import tables
from sets import SETS, SHARED, Item, Set, items, language, parts

UNDER_NOISE = frozenset(
    ["kind", "date", "place", "subject", "salutation", "copies"]
    + [f"{side}.{key}" for side in ("from", "to") for key in ("name", "state", "organisation")]
)
"""Fields measured with noise; what is matched by the gold's quotations is not: they are not in a noisy text."""

COMMAND = str(Path(sys.executable).with_name("onrecord"))
SCORER = SHARED / "score" / "score.py"


@dataclass(frozen=True)
class Figure:
    """One field of one group: P, R, F1 from matched, gold and predicted counts over `items` letters."""

    set: str
    part: str
    group: str
    field: str
    matched: int
    gold: int
    predicted: int
    items: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.predicted + self.gold
        return 2 * self.matched / total if total else 0.0

    @property
    def key(self) -> str:
        """Name of the figure in floors.json."""
        return "/".join((self.set, self.part, self.group, self.field.strip()))


def main(argv: list[str] | None = None) -> int:
    """Run; 0 when no figure is under its floor, 1 when one is, 2 when there is nothing to measure against."""
    asked = _arguments(argv)
    if not SCORER.is_file():
        print(f"nothing to measure against: no {SCORER}", file=sys.stderr)
        return 2
    chosen = [s for s in SETS if s.name in (asked.set or [s.name]) and s.gold.is_file()]
    figures = [f for s in chosen for f in measure(s, asked.part, worst=asked.worst)]
    for rate in asked.noise or ():
        figures += [f for s in chosen if s.measure != "acts" for f in measure(s, asked.part, rate=float(rate))]
    print(tables.plain(figures))
    if asked.docs:
        tables.write_docs(Path(asked.docs), figures)
    return floors.compare(figures, chosen, raised=asked.raised, reason=asked.accept_lower)


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", choices=[s.name for s in SETS])
    parser.add_argument("--part", choices=["dev", "held"], help="one part only; both without it")
    parser.add_argument("--noise", action="append", metavar="RATE", help="also with so much noise, as 0.01; repeatable")
    parser.add_argument("--worst", type=int, default=0, help="show the letters that lost most (dev part only)")
    parser.add_argument("--raise", dest="raised", action="store_true", help="lift floors to what was measured")
    parser.add_argument("--accept-lower", metavar="REASON", help="lower floors, and say why")
    parser.add_argument("--docs", metavar="FILE", help="write the tables between the marks of this page")
    return parser.parse_args(argv)


def measure(chosen: Set, part: str | None = None, *, rate: float = 0.0, worst: int = 0) -> list[Figure]:
    """The figures of one set, its two parts apart. `rate`: characters confused, as a share (see noise.py)."""
    found = []
    for name, rows in parts(items(chosen.gold)).items():
        if part in (None, name):
            read = _noisy(rows, rate) if rate else rows
            shown = f"{name}, noise {rate:g}" if rate else name
            told = _scored(chosen, shown, read, worst=worst if name == "dev" and not rate else 0)
            found += [f for f in told if not rate or f.field in UNDER_NOISE]
    return found


def _noisy(rows: list[Item], rate: float) -> list[Item]:
    return [{**row, "text": noise.noisy(row["text"], rate, seed=row["id"])} for row in rows]


def _scored(chosen: Set, part: str, rows: list[Item], *, worst: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        gold, read, texts = folder / "gold.jsonl", folder / "read.jsonl", folder / "texts"
        gold.write_text("".join(json.dumps(_stated(row)) + "\n" for row in rows), encoding="utf-8")
        _run(str(SCORER), "unpack", str(gold), str(texts.absolute()), before=texts.mkdir)
        with read.open("wb") as out:
            subprocess.run(
                [COMMAND, "read", str(texts), "--json"],
                stdout=out,
                stderr=subprocess.DEVNULL,
                check=False,
            )
        figures = []
        for by in ("language", "kind"):
            told = json.loads(_run(str(SCORER), chosen.measure, str(gold), str(read), "--json", "--by", by))
            figures += _figures(chosen, part, told, only_groups=bool(figures))
        if worst:
            print(_run(str(SCORER), chosen.measure, str(gold), str(read), "--worst", str(worst)))
    return figures


def _stated(row: Item) -> Item:
    return {**row, "language": language(row)}


def _run(*words: str, before: object = None) -> str:
    if callable(before):
        before()
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def _figures(chosen: Set, part: str, told: dict[str, object], *, only_groups: bool) -> list[Figure]:
    groups = told["groups"]
    assert isinstance(groups, dict)
    found = [
        Figure(chosen.name, part, group, field, *counts)
        for group, fields in groups.items()
        if not (only_groups and group == "all")
        for field, counts in fields.items()
        if counts[1]
    ]
    if not only_groups:
        found.insert(
            sum(f.group == "all" for f in found),
            Figure(
                chosen.name, part, "all", "wrong_quote", 0, int(str(told["wrong_quote"])), 0, int(str(told["items"]))
            ),
        )
    return found


if __name__ == "__main__":
    raise SystemExit(main())
