"""Positions by state and year on the debates, drawn by seed for a person to judge: docs/positions-read.md.

    python score/positions.py --draw given --seed 2032

Writes every speech to a folder with a `known.csv` (who spoke, in which year), adds the folder to a record as anybody
would, and prints a table of thirty: by default of the positions given, with `--draw named` of every (state, topic,
year) in which the state's words name the treaty, where "none" can be right. Ids and offsets only, no words.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import tempfile
from collections import defaultdict
from pathlib import Path

from sets import SHARED

from onrecord import api
from onrecord.record.positions import by_year, positions

TOPICS = frozenset({"NPT", "CTBT", "CCM", "APMBC"})
Key = tuple[str, str, int]


def folder(place: Path) -> Path:
    """The speeches as files, and the archivist's list beside them."""
    rows = []
    for line in (SHARED / "data/un-general-debate/speeches.jsonl").read_text(encoding="utf-8").splitlines():
        speech = json.loads(line)
        name = f"{speech['id'].rpartition('/')[2]}.txt"
        (place / name).write_text("\n\n".join(p["text"] for p in speech["paragraphs"]), encoding="utf-8")
        rows.append((name, speech["country"], speech["year"], "General Assembly"))
    with (place / "known.csv").open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("file", "from", "date", "to"), *rows])
    return place


def known(place: Path) -> api.Known:
    """All of them, added to a new record."""
    speeches = place / "speeches"
    speeches.mkdir()
    with api.open_record(place / "record") as record:
        done = sum(1 for _ in api.add(record, [folder(speeches)]))
        found = api.known(record)
    print(f"{done} files added, {len(found.letters)} letters")
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--draw", choices=["given", "named"], default="given")
    asked.add_argument("--seed", type=int, default=2032)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = known(Path(place))
    years = {(y.holder, y.topic, y.year): y for y in by_year(positions(found.letters)) if y.topic in TOPICS}
    named: dict[Key, list[str]] = defaultdict(list)
    for letter in found.letters:
        for mention in letter.mentions:
            for topic in {mention.id, *mention.others} & TOPICS:
                key = (letter.sender[0].state or "", topic, letter.date.value.year if letter.date else 0)
                named[key].append(f"{letter.source.name.removesuffix('.txt')} {mention.quote.start}")
    print(f"{len(years)} positions; {len(named)} times a treaty is named")
    drawn = random.Random(told.seed)
    keys = drawn.sample(sorted(named), 30)
    while told.draw == "given" and len([k for k in keys if k in years]) < 30:
        keys += [k for k in drawn.sample(sorted(named), 30) if k not in keys]
    wanted = [k for k in keys if told.draw == "named" or k in years]
    for number, key in enumerate(wanted[:30], 1):
        year = years.get(key)
        said = "none" if year is None else year.stance.value if year.stance else "both"
        places = (
            [f"{e.letter.source.name.removesuffix('.txt')} {e.statement.quote.start}" for e in year.evidence]
            if year
            else named[key]
        )
        print(f"| {number} | {key[0]} | {key[1]} | {key[2]} | {said} | {places[0]} | |")


if __name__ == "__main__":
    main()
