#!/usr/bin/env python3
"""Score what `onrecord` read against the project's own labels (`score/labels/`, guide in `docs/labelling.md`).

    labelled.py unpack DIR [--shared PLACE]      write the labelled texts to DIR, one file each
    labelled.py READ.jsonl [--shared PLACE]      READ: what `onrecord read DIR --json` printed

The labels are stand-off: set, item, offsets in code points. The words stay in the measuring data beside the checkout.
Two statements match when their characters overlap by half (intersection over union), as in the scorer of that data.
`holder` and `attribution` count over matched statements; a holder counts only where the label names one (a paragraph
of a speech does not say who speaks). `holder_right`: the writer's own words are given to the writer, whoever the
header made that out to be, and another's to that other by name. `holder_named`: the name is right as well; where it
is not, the fault is mostly the header's, which has figures of its own. `condition` counts labelled conditions that
some statement's condition overlaps by half. A third of the documents, chosen by the hash of set and item, is held
back: its figures stand apart. Rules may be tuned on the other two thirds. Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LABELS = HERE / "labels"
SHARED = HERE.parent.parent / "shared"
HALF = 0.5
# Successor states that a letter may be filed under; the same pairs as in the scorer of the measuring data.
SAME_STATE = {"SUN": "RUS", "VDR": "VNM"}

Key = tuple[str, str]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """One statement as a reader marked it: offsets in code points of the item's text, half-open."""

    start: int
    end: int
    act: str
    holder: str | None
    attribution: str
    towards: str | None
    condition: Stretch | None


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled document: its text, and the editors' heading that names the parties ("" when there is none)."""

    text: str
    head: str

    @property
    def page(self) -> str:
        """What is given to the program: the heading first, as in the ten letters of the measuring data."""
        return f"{self.head}\n\n{self.text}" if self.head else self.text


@dataclass(slots=True)
class Tally:
    """Counts of one group of documents; see `figures` for what they mean."""

    documents: int = 0
    gold: int = 0
    read: int = 0
    matched: int = 0
    matched_act: int = 0
    holders: int = 0
    holders_right: int = 0
    holders_named: int = 0
    attributions_right: int = 0
    conditions: int = 0
    conditions_found: int = 0
    wrong_quote: int = 0
    acts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))


def held_back(key: Key) -> bool:
    """True for the third of the documents that no rule may be tuned on."""
    return hashlib.sha256("/".join(key).encode()).digest()[0] % 3 == 0


def read_labels(folder: Path = LABELS) -> dict[Key, tuple[Label, ...]]:
    """All labels by document, in order of place."""
    found: dict[Key, list[Label]] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        for row in _rows(path):
            condition = tuple(row["condition"]) if row["condition"] else None
            fields = (row[k] for k in ("start", "end", "act", "holder", "attribution", "towards"))
            found[row["set"], row["item"]].append(Label(*fields, condition))
    return {key: tuple(sorted(labels, key=lambda x: x.start)) for key, labels in found.items()}


def read_items(keys: Iterable[Key], shared: Path = SHARED) -> dict[Key, Item]:
    """The labelled documents themselves, out of the measuring data."""
    wanted = set(keys)
    found = {}
    for name in sorted({k[0] for k in wanted}):
        for path in sorted((shared / "data" / name).glob("*.jsonl")):
            for row in _rows(path):
                key = (name, row.get("id"))
                if key in wanted:
                    found[key] = Item(_text(row), row.get("head") or "")
    return found


def _text(row: dict[str, Any]) -> str:
    """The text the offsets refer to: paragraphs are joined by an empty line, sentences by a space."""
    if "paragraphs" in row:
        return "\n\n".join(p["text"] for p in row["paragraphs"])
    if "sentences" in row:
        return " ".join(s["text"] for s in row["sentences"])
    return str(row["text"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def file_name(key: Key) -> str:
    """The file a document is unpacked to."""
    return "__".join([key[0], *key[1].split("/")]) + ".txt"


def unpack(folder: Path, shared: Path = SHARED) -> int:
    """Write every labelled document to `folder`; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    items = read_items(read_labels(), shared)
    for key, item in items.items():
        (folder / file_name(key)).write_text(item.page, encoding="utf-8", newline="")
    return len(items)


def overlap(one: Stretch, other: Stretch) -> float:
    """Intersection over union of two stretches."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / max(1, one[1] - one[0] + other[1] - other[0] - shared)


def match(gold: Sequence[Any], read: Sequence[Any], same: Callable[[Any, Any], bool]) -> dict[int, int]:
    """A largest one-to-one matching: index in `read` -> index in `gold`."""
    edges = [[j for j, r in enumerate(read) if same(g, r)] for g in gold]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return owner


def same_holder(one: str | None, other: str | None) -> bool:
    """Equal state codes, or names whose words contain each other or are half shared."""
    if not one or not other:
        return False
    if SAME_STATE.get(one, one) == SAME_STATE.get(other, other):
        return True
    a, b = _words(one), _words(other)
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) >= HALF)


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return set(re.findall(r"\w+", plain)) - {"the", "of", "and", "de", "la", "mr", "mrs"}


def _place(quote: dict[str, Any] | None, item: Item) -> Stretch:
    """Where a quotation stands in the item's own text; (-1, -1) when its words are not there."""
    if not quote or quote.get("start") is None:
        return (-1, -1)
    exact, shift = str(quote["exact"]), len(item.page) - len(item.text)
    start = int(quote["start"]) - shift
    if start >= 0 and item.text[start : start + len(exact)] == exact:
        return (start, start + len(exact))
    starts = [m.start() for m in re.finditer(re.escape(exact), item.text)] if exact else []
    if not starts:
        return (-1, -1)
    nearest = min(starts, key=lambda x: abs(x - start))
    return (nearest, nearest + len(exact))


def add(tally: Tally, labels: Sequence[Label], readings: Sequence[dict[str, Any]], item: Item) -> None:
    """Count one document: its labels against all the letters that were read in its file."""
    statements = [s for r in readings for s in r.get("statements") or ()]
    tally.wrong_quote += sum(
        _is_wrong(s["quote"], r.get("text", "")) for r in readings for s in r.get("statements") or ()
    )
    places = [_place(s.get("quote"), item) for s in statements]
    spans = [(x.start, x.end) for x in labels]
    owner = match(spans, places, lambda g, p: overlap(g, p) >= HALF)
    acts = match(
        [(s, x.act) for s, x in zip(spans, labels, strict=True)],
        [(p, s.get("act")) for p, s in zip(places, statements, strict=True)],
        lambda g, p: g[1] == p[1] and overlap(g[0], p[0]) >= HALF,
    )
    tally.documents += 1
    tally.gold += len(labels)
    tally.read += len(statements)
    tally.matched += len(owner)
    tally.matched_act += len(acts)
    for label in labels:
        tally.acts[label.act][0] += 1
    for statement in statements:
        tally.acts[str(statement.get("act"))][1] += 1
    for i in acts.values():
        tally.acts[labels[i].act][2] += 1
    for j, i in owner.items():
        _add_holder(tally, labels[i], statements[j])
    conditions = [_place(s.get("condition"), item) for s in statements]
    wanted = [x.condition for x in labels if x.condition]
    tally.conditions += len(wanted)
    tally.conditions_found += len(match(wanted, conditions, lambda g, p: overlap(g, p) >= HALF))


def _add_holder(tally: Tally, label: Label, statement: dict[str, Any]) -> None:
    tally.attributions_right += label.attribution == statement.get("attribution")
    if label.holder:
        named = same_holder(label.holder, statement.get("holder"))
        tally.holders += 1
        tally.holders_named += named
        tally.holders_right += (
            statement.get("holder") == statement.get("speaker") if label.attribution == "own" else named
        )


def _is_wrong(quote: dict[str, Any], text: str) -> bool:
    return bool(text[quote["start"] : quote["end"]] != quote["exact"])


def figures(tally: Tally) -> dict[str, float]:
    """The measures, 0 to 1, beside the counts they rest on."""

    def f1(hit: int) -> float:
        return round(2 * hit / max(1, tally.gold + tally.read), 3)

    return {
        "documents": tally.documents,
        "gold": tally.gold,
        "read": tally.read,
        "statements_f1": f1(tally.matched),
        "statements_act_f1": f1(tally.matched_act),
        "holder_right": round(tally.holders_right / max(1, tally.holders), 3),
        "holder_named": round(tally.holders_named / max(1, tally.holders), 3),
        "attribution_right": round(tally.attributions_right / max(1, tally.matched), 3),
        "conditions": tally.conditions,
        "condition_found": round(tally.conditions_found / max(1, tally.conditions), 3),
        "wrong_quote": tally.wrong_quote,
    }


def score(readings: Iterable[dict[str, Any]], shared: Path = SHARED, labels: Path = LABELS) -> dict[str, Tally]:
    """The tallies of all, of the part for developing, of the held-back third, and of each set.

    `readings` are letters as `onrecord read --json` prints them.
    """
    gold = read_labels(labels)
    items = read_items(gold, shared)
    by_file = defaultdict(list)
    for reading in readings:
        by_file[Path(reading["source"]["name"]).name].append(reading)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for key, marked in sorted(gold.items()):
        if key in items:
            part = "held back" if held_back(key) else "dev"
            for group in ("all", part, key[0]):
                add(tallies[group], marked, by_file.get(file_name(key), []), items[key])
    return dict(tallies)


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("read", help="READ.jsonl, or the word unpack")
    parser.add_argument("folder", nargs="?", type=Path, help="where to unpack")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.read == "unpack":
        print(f"{unpack(args.folder, args.shared)} documents")
        return
    tallies = score(_rows(Path(args.read)), args.shared)
    if args.json:
        print(json.dumps({group: figures(t) for group, t in tallies.items()}, indent=1))
        return
    for group, tally in tallies.items():
        print(f"{group}: " + "  ".join(f"{name} {value}" for name, value in figures(tally).items()))
    print(f"  {'act':<24}{'P':>7}{'R':>7}{'gold':>7}{'read':>7}   dev only")
    for act, (gold, read, hit) in sorted(tallies["dev"].acts.items()):
        print(f"  {act:<24}{hit / max(1, read):>7.3f}{hit / max(1, gold):>7.3f}{gold:>7}{read:>7}")


if __name__ == "__main__":
    main()
