#!/usr/bin/env python3
"""How far two readers of the same documents agree: the honest ceiling of what a program can score on these labels.

    agreement.py [--json]        labels/*.jsonl against labels/second/*.jsonl, on the documents that both have

The second reader marked whole documents by `docs/labelling.md` without having seen the first reader's marks. Two marks
are the same statement when their characters overlap by half (intersection over union), each with one other at most, as
in `labelled.py`. Figures, 0 to 1:

- `spans_f1`: statements both marked, against all that either marked; `spans_act_f1`: with the same act as well.
- `same_act`, `act_kappa`: over matched statements; kappa (Cohen) takes off what chance alone would give.
- `same_holder`: over matched statements where at least one reader named a holder.
- `same_attribution`, `attribution_kappa`: over matched statements; kappa, because most are the writer's own anyhow.
- `conditions_f1`: conditions that overlap by half, against all that either marked.

`low` and `high` hold 95 of 100 figures got by drawing as many documents anew with replacement: documents, not
statements, because the statements of one letter are not independent. Standard library; no text is needed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from labelled import HALF, LABELS, Key, Label, Stretch, held_back, match, overlap, read_labels, same_holder

SECOND = LABELS / "second"
DRAWS = 1000

Pair = tuple[Label, Label]
Marked = Mapping[Key, Sequence[Label]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read twice: how many each marked, the marks of both, and conditions (first, second, both)."""

    first: int
    second: int
    pairs: tuple[Pair, ...]
    conditions: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures of a group of documents beside the counts they rest on; a figure over nothing is None."""

    documents: int
    first: int
    second: int
    matched: int
    holders: int
    conditions: tuple[int, int, int]
    figures: dict[str, float | None]
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)


def compare(first: Sequence[Label], second: Sequence[Label]) -> Reading:
    """Two readings of one document, statement beside statement.

    >>> mark = Label(0, 50, "request", "LOV", "own", None, None)
    >>> compare([mark], [mark]).pairs == ((mark, mark),)
    True
    """
    owner = match([(x.start, x.end) for x in first], [(x.start, x.end) for x in second], _overlaps)
    pairs = tuple((first[i], second[j]) for j, i in sorted(owner.items()))
    one, other = ([x.condition for x in labels if x.condition] for labels in (first, second))
    return Reading(len(first), len(second), pairs, (len(one), len(other), len(match(one, other, _overlaps))))


def _overlaps(one: Stretch, other: Stretch) -> bool:
    return overlap(one, other) >= HALF


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two readers' choices; None where chance alone would agree always, or nothing was chosen.

    >>> kappa([("request", "request"), ("offer", "offer")])
    1.0
    """
    total = len(pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[a] * other[a] for a in one)
    if chance == total * total:
        return None
    same = sum(a == b for a, b in pairs)
    return (same * total - chance) / (total * total - chance)


def agree(readings: Sequence[Reading]) -> Agreement:
    """The agreement over a group of documents."""
    pairs = [pair for reading in readings for pair in reading.pairs]
    acts = [(a.act, b.act) for a, b in pairs]
    same = sum(a == b for a, b in acts)
    named = [(a, b) for a, b in pairs if a.holder or b.holder]
    first, second = sum(r.first for r in readings), sum(r.second for r in readings)
    one, other, both = (sum(r.conditions[n] for r in readings) for n in range(3))
    whose = [(a.attribution, b.attribution) for a, b in pairs]
    figures = {
        "spans_f1": _share(2 * len(pairs), first + second),
        "spans_act_f1": _share(2 * same, first + second),
        "same_act": _share(same, len(pairs)),
        "act_kappa": kappa(acts),
        "same_holder": _share(sum(same_holder(a.holder, b.holder) for a, b in named), len(named)),
        "same_attribution": _share(sum(a == b for a, b in whose), len(pairs)),
        "attribution_kappa": kappa(whose),
        "conditions_f1": _share(2 * both, one + other),
    }
    confused = Counter((a, b) for a, b in acts if a != b)
    return Agreement(len(readings), first, second, len(pairs), len(named), (one, other, both), figures, confused)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def bounds(readings: Sequence[Reading], draws: int = DRAWS, seed: int = 4) -> dict[str, tuple[float, float]]:
    """`low` and `high` of each figure; the same on every machine for the same `seed`."""
    chance = random.Random(seed)
    drawn = [agree(chance.choices(readings, k=len(readings))).figures for _ in range(draws)]
    found = {}
    for name in drawn[0]:
        values = sorted(v for figures in drawn if (v := figures[name]) is not None)
        if values:
            found[name] = (values[int(0.025 * len(values))], values[int(0.975 * (len(values) - 1))])
    return found


def groups(first: Marked, second: Marked) -> dict[str, list[Reading]]:
    """The documents both readers have: all, those for developing and those held back, and by set."""
    found: dict[str, list[Reading]] = {"all": [], "dev": [], "held back": []}
    for key in sorted(second.keys() & first.keys()):
        reading = compare(first[key], second[key])
        for group in ("all", "held back" if held_back(key) else "dev", key[0]):
            found.setdefault(group, []).append(reading)
    return found


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=Path, default=LABELS, help="folder of the first reader's labels")
    parser.add_argument("--second", type=Path, default=SECOND, help="folder of the second reader's labels")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = groups(read_labels(args.first), read_labels(args.second))
    if not found["all"]:
        parser.error("the two readers have no document in common")
    measured = {name: agree(readings) for name, readings in found.items() if readings}
    if args.json:
        print(json.dumps({name: _row(m) for name, m in measured.items()}, indent=1))
        return
    for name, m in measured.items():
        print(f"{name}: " + "  ".join(f"{k} {v}" for k, v in _row(m).items()))
    print("\nall, low to high:")
    for name, (low, high) in bounds(found["all"]).items():
        print(f"  {name:<18}{low:>7.2f}{high:>7.2f}")
    print("\nacts that differ (first reader, second reader):")
    for (one, other), n in sorted(measured["all"].confused.items(), key=lambda x: (-x[1], x[0])):
        print(f"  {n:>3}  {one}, {other}")


def _row(m: Agreement) -> dict[str, object]:
    rounded = {k: None if v is None else round(v, 3) for k, v in m.figures.items()}
    counts = {"documents": m.documents, "first": m.first, "second": m.second, "matched": m.matched}
    return counts | rounded | {"holders": m.holders, "conditions": list(m.conditions)}


if __name__ == "__main__":
    main()
