"""Make `acts.weights`, the learned weights that settle the act of a statement, from marked clauses.

    python score/train_acts.py [--cross-validate] [--out FILE]

A multinomial log-linear model over the signs of `onrecord.letters.statements.features`, fitted to the developing
parts of the marked sets and to the letters written for the project; a clause where no reader marked anything is of a
class of its own. English words that stand in no marked letter get weights by the company they keep elsewhere
(`word_vectors.py`). `--cross-validate` writes nothing and prints, by group of documents, the share of matched
statements with the right act, cues alone and with weights, each document read by weights that never saw it. The same
examples give the same file, to the byte, on one machine. Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from learning import Example, documents, examples, fingerprint, fold_of
from numpy.typing import NDArray
from word_vectors import Vectors

from onrecord.letters.statements.learned import ACTS, FILE, MAGIC, likeliest

OUT = Path(__file__).resolve().parent.parent / "src/onrecord/letters/statements" / FILE
NONE = len(ACTS)
WIDE = NONE + 1
RARE = 2
"""Documents' clauses a sign must stand in to be learned from."""

RIDGE = 5.0
"""How strongly weights are held near nothing; chosen by cross-validation among 3, 5, 7, 10 and 30."""

WEIGH = {"modern": 6.0, "statements": 6.0}
"""How much more a clause counts of the sets that another reader marked whole: few, and whole modern letters."""

OLDER = 0.4
"""How much a clause of the older papers counts beside one of a letter of today; chosen among 0.3, 0.4, 0.5 and 1."""

ROUNDS = 80
FOLDS = 5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """Examples as a sparse table, twice: by clause and by sign, for sums in either direction.

    near    what words that keep the same company have in common, summed for each clause: columns behind the others
    """

    by_clause: tuple[NDArray[np.int64], NDArray[np.int64]]
    by_sign: tuple[NDArray[np.int64], NDArray[np.int64]]
    near: Numbers
    signs: int

    @classmethod
    def of(cls, found: Sequence[Example], column: dict[int, int], vectors: Vectors) -> Table:
        """The table of these examples over known signs."""
        rows, columns = [], []
        for i, one in enumerate(found):
            known = [column[sign] for sign in one.signs if sign in column]
            rows += [i] * len(known)
            columns += known
        r, c = np.array(rows), np.array(columns)
        order = np.lexsort((r, c))
        counts = (np.bincount(r, minlength=len(found)), np.bincount(c, minlength=len(column)))
        near = np.array([vectors.sum(one.signs) for one in found])
        return cls((c, counts[0]), (r[order], counts[1]), near, len(column))

    @property
    def wide(self) -> int:
        """Columns of both kinds."""
        return self.signs + self.near.shape[1]

    def sums(self, weights: Numbers) -> Numbers:
        """What the signs of each clause say together."""
        return _gather(self.by_clause, weights[: self.signs]) + self.near @ weights[self.signs :]

    def back(self, slopes: Numbers) -> Numbers:
        """What the clauses of each sign ask for together."""
        return np.vstack([_gather(self.by_sign, slopes), self.near.T @ slopes])


def _gather(part: tuple[NDArray[np.int64], NDArray[np.int64]], values: Numbers) -> Numbers:
    index, counts = part
    out = np.zeros((len(counts), values.shape[1]))
    filled = np.flatnonzero(counts)
    starts = np.concatenate(([0], np.cumsum(counts[filled])[:-1]))
    for k in range(values.shape[1]):
        out[filled, k] = np.add.reduceat(values[index, k], starts)
    return out


def _is_older(one: Example) -> bool:
    return one.group not in WEIGH and not one.group.startswith("written")


def signs_of(found: Iterable[Example]) -> dict[int, int]:
    """The signs common enough to learn from, each with its column."""
    counted = Counter(sign for one in found for sign in one.signs)
    return {sign: i for i, sign in enumerate(sorted(s for s, n in counted.items() if n >= RARE))}


def answers(found: Sequence[Example]) -> NDArray[np.int64]:
    """The right class of each example."""
    return np.array([NONE if e.act is None else [a.value for a in ACTS].index(e.act) for e in found])


def fit(found: Sequence[Example], column: dict[int, int], vectors: Vectors) -> Numbers:
    """Weights by sign and class, the last row for no sign at all: limited-memory BFGS on the penalised likelihood."""
    table = Table.of(found, column, vectors)
    wanted = np.zeros((len(found), WIDE))
    wanted[np.arange(len(found)), answers(found)] = 1.0
    weigh = np.array([[OLDER if _is_older(e) else WEIGH.get(e.group, 1.0)] for e in found])

    def loss(w: Numbers) -> tuple[float, Numbers]:
        sums = table.sums(w[:-1]) + w[-1]
        sums -= sums.max(axis=1, keepdims=True)
        likely = np.exp(sums)
        total = likely.sum(axis=1, keepdims=True)
        slopes = weigh * (likely / total - wanted)
        cost = -(weigh * wanted * (sums - np.log(total))).sum() + RIDGE / 2 * (w[:-1] ** 2).sum()
        return float(cost), np.vstack([table.back(slopes) + RIDGE * w[:-1], slopes.sum(axis=0)])

    return _descend(loss, np.zeros((table.wide + 1, WIDE)))


def _descend(loss: Callable[[Numbers], tuple[float, Numbers]], w: Numbers, memory: int = 8) -> Numbers:
    """Limited-memory BFGS with backtracking."""
    steps: list[tuple[Numbers, Numbers, float]] = []
    cost, slope = loss(w)
    for _ in range(ROUNDS):
        way = -_scaled(slope, steps)
        size, down = (1.0 if steps else 1.0 / max(1.0, np.abs(slope).sum())), float((way * slope).sum())
        while True:
            new_cost, new_slope = loss(w + size * way)
            if new_cost <= cost + 1e-4 * size * down or size < 1e-8:
                break
            size /= 2
        step, turn = size * way, new_slope - slope
        bend = float((step * turn).sum())
        if bend > 1e-12:
            steps = [*steps, (step, turn, 1.0 / bend)][-memory:]
        w, slope, gained, cost = w + step, new_slope, cost - new_cost, new_cost
        if gained < 1e-5 * abs(cost):
            break
    return w


def _scaled(slope: Numbers, steps: Sequence[tuple[Numbers, Numbers, float]]) -> Numbers:
    """The slope times what is known of the inverse curvature."""
    way, kept = slope.copy(), []
    for step, turn, share in reversed(steps):
        a = share * float((step * way).sum())
        kept.append(a)
        way -= a * turn
    if steps:
        step, turn, share = steps[-1]
        way /= share * float((turn * turn).sum())
    for (step, turn, share), a in zip(steps, reversed(kept), strict=True):
        way += step * (a - share * float((turn * way).sum()))
    return way


def rows_of(weights: Numbers, column: dict[int, int], vectors: Vectors) -> dict[int, Numbers]:
    """The weights of each sign: those learned for it, and those of words that keep its company."""
    rows = {sign: weights[i] for sign, i in column.items()}
    near = vectors.table @ weights[len(column) : -1]
    return rows | {sign: near[i] + rows.get(sign, 0.0) for sign, i in vectors.place.items()}


def packed(rows: dict[int, Numbers], start: Numbers) -> bytes:
    """The file: sign numbers in order, then a signed byte for each of their weights."""
    signs = sorted(rows)
    table = np.array([rows[sign] for sign in signs])
    step = float(np.float32(np.quantile(np.abs(table), 0.9999) / 127))
    steps = np.clip(np.rint(table / step), -127, 127).astype(np.int8)
    kept = [(sign, row.tobytes()) for sign, row in zip(signs, steps, strict=True) if row.any()]
    head = MAGIC + struct.pack("<IIf", len(kept), WIDE, step) + np.rint(start / step).astype("<i2").tobytes()
    return head + struct.pack(f"<{len(kept)}I", *(s for s, _ in kept)) + b"".join(row for _, row in kept)


def chosen(sums: Numbers, found: Sequence[Example]) -> list[str | None]:
    """The act of each example as `learned.settle` gives it; None where it leaves the clause out."""
    told: list[str | None] = []
    for row, e in zip(sums.tolist(), found, strict=True):
        act = likeliest(row, e.barred, e.scores)[0] if e.asked else None
        told.append(act.value if act else None if e.asked else e.cue_act)
    return told


def cross_validate(found: Sequence[Example]) -> None:
    """Print how often acts are right by group: cues alone, and with weights that never saw the document."""
    folds, vectors = [fold_of(e.document, FOLDS) for e in found], Vectors.read()
    told: list[str | None] = [None] * len(found)
    for k in range(FOLDS):
        seen = [e for e, f in zip(found, folds, strict=True) if f != k]
        left = [i for i, f in enumerate(folds) if f == k]
        column = signs_of(seen)
        weights = fit(seen, column, vectors)
        unseen = [found[i] for i in left]
        sums = Table.of(unseen, column, vectors).sums(weights[:-1]) + weights[-1]
        for i, act in zip(left, chosen(sums, unseen), strict=True):
            told[i] = act
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for e, act in zip(found, told, strict=True):
        row = [e.act is not None, e.act == e.cue_act, e.act is not None and act == e.act]
        row += [e.act is None and act is None, e.act is not None and act is None]
        for name in (e.group, "all"):
            groups[name] = [a + b for a, b in zip(groups[name], row, strict=True)]
    print(f"{'group':<20}{'marked':>8}{'cues':>8}{'learned':>8}{'left out: rightly':>18}{'wrongly':>9}")
    for name, (marked, cues, ours, out, lost) in sorted(groups.items()):
        print(f"{name:<20}{marked:>8}{cues / marked:>8.3f}{ours / marked:>8.3f}{out:>18}{lost:>9}")


def main() -> None:
    """Read the arguments, gather, then fit and write, or cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    found = [one for marked in documents() for one in examples(marked)]
    print(f"{len(found)} clauses of {len({e.document for e in found})} documents, examples {fingerprint(found)}")
    if args.cross_validate:
        cross_validate(found)
        return
    column = signs_of(found)
    vectors = Vectors.read()
    weights = fit(found, column, vectors)
    data = packed(rows_of(weights, column, vectors), weights[-1])
    args.out.write_bytes(data)
    print(f"{args.out.name}: {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
