"""Make `acts.weights`, the learned weights that settle the act of a statement, from marked clauses.

    python score/train_acts.py [--cross-validate] [--out FILE]

A multinomial log-linear model over the signs of `onrecord.letters.statements.features`, fitted to the developing
parts of the marked sets and to the letters written for the project; a clause where no reader marked anything is of a
class of its own. `--cross-validate` writes nothing and prints, by group of documents, the share of matched statements
with the right act, cues alone and with weights, each document read by weights that never saw it. The same examples
give the same file, to the byte, on one machine. Needs numpy.
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
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from learning import Example, documents, examples, fingerprint, fold_of
from numpy.typing import NDArray

from onrecord.letters.statements.features import SCALE
from onrecord.letters.statements.learned import ACTS, FILE, MAGIC, SURER, likeliest
from onrecord.model import Act

OUT = Path(__file__).resolve().parent.parent / "src/onrecord/letters/statements" / FILE
NONE = len(ACTS)
WIDE = NONE + 1
RARE = 2
"""Documents' clauses a sign must stand in to be learned from."""

RIDGE = 7.0
"""How strongly weights are held near nothing; chosen by cross-validation among 3, 7, 10 and 30."""

SAY = {
    "request": 0.3, "commitment": 0.9, "position_support": 0.7, "position_oppose": 1.0, "criticism": 1.6,
    "allegation": 1.6, "denial": 0.3, "acknowledgement": 0.7, "justification": 0.7, "legal_claim": 0.2,
    "concern": 1.0, "offer": 0.6, "vote_cited": 0.6, "fact_cited": -0.3,
}  # fmt: skip
"""How much more an act counts that the cues found. Chosen by cross-validation, so that charges and promises, rare in
the marked documents, are still found; a fact that no cue contradicts is no finding of a cue."""

WEIGH = {"modern": 6.0, "statements": 6.0}
"""How much more a clause counts of the sets that another reader marked whole: few, and whole modern letters."""

ROUNDS = 80
FOLDS = 5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """Examples as a sparse table, twice: by clause and by sign, for sums in either direction."""

    by_clause: tuple[NDArray[np.int64], Numbers, NDArray[np.int64]]
    by_sign: tuple[NDArray[np.int64], Numbers, NDArray[np.int64]]
    height: int
    wide: int

    @classmethod
    def of(cls, found: Sequence[Example], column: dict[int, int]) -> Table:
        """The table of these examples over known signs."""
        rows, columns, amounts = [], [], []
        for i, one in enumerate(found):
            for sign, amount in _signs(one).items():
                if sign in column:
                    rows.append(i)
                    columns.append(column[sign])
                    amounts.append(amount)
        r, c, a = np.array(rows), np.array(columns), np.array(amounts)
        order = np.lexsort((r, c))
        counts = (np.bincount(r, minlength=len(found)), np.bincount(c, minlength=len(column)))
        return cls((c, a, counts[0]), (r[order], a[order], counts[1]), len(found), len(column))

    def sums(self, weights: Numbers) -> Numbers:
        """What the signs of each clause say together."""
        return _gather(self.by_clause, weights)

    def back(self, slopes: Numbers) -> Numbers:
        """What the clauses of each sign ask for together."""
        return _gather(self.by_sign, slopes)


def _gather(part: tuple[NDArray[np.int64], Numbers, NDArray[np.int64]], values: Numbers) -> Numbers:
    index, amounts, counts = part
    out = np.zeros((len(counts), values.shape[1]))
    filled = np.flatnonzero(counts)
    starts = np.concatenate(([0], np.cumsum(counts[filled])[:-1]))
    for k in range(values.shape[1]):
        out[filled, k] = np.add.reduceat(values[index, k] * amounts, starts)
    return out


def _signs(one: Example) -> dict[int, float]:
    signs = dict.fromkeys((*one.seen.words, *one.seen.rest), 1.0)
    return signs | {sign: amount / SCALE for sign, amount in one.seen.amounts}


def signs_of(found: Iterable[Example]) -> dict[int, int]:
    """The signs common enough to learn from, each with its column."""
    counted = Counter(sign for one in found for sign in _signs(one))
    return {sign: i for i, sign in enumerate(sorted(s for s, n in counted.items() if n >= RARE))}


def answers(found: Sequence[Example]) -> NDArray[np.int64]:
    """The right class of each example."""
    return np.array([NONE if e.act is None else [a.value for a in ACTS].index(e.act) for e in found])


def fit(found: Sequence[Example], column: dict[int, int]) -> Numbers:
    """Weights by sign and class, the last row for no sign at all: limited-memory BFGS on the penalised likelihood."""
    table = Table.of(found, column)
    wanted = np.zeros((table.height, WIDE))
    wanted[np.arange(table.height), answers(found)] = 1.0
    weigh = np.array([[WEIGH.get(e.group, 1.0)] for e in found])

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


def packed(weights: Numbers, column: dict[int, int]) -> bytes:
    """The file: sign numbers in order, then a signed byte for each of their weights."""
    step = float(np.float32(np.quantile(np.abs(weights[:-1]), 0.9999) / 127))
    steps = np.clip(np.rint(weights[:-1] / step), -127, 127).astype(np.int8)
    kept = [(sign, steps[i].tobytes()) for sign, i in column.items() if steps[i].any()]
    start = np.rint(weights[-1] / step).astype(np.int16)
    head = MAGIC + struct.pack("<IIf", len(kept), WIDE, step) + start.astype("<i2").tobytes()
    return head + struct.pack(f"<{len(kept)}I", *(s for s, _ in kept)) + b"".join(row for _, row in kept)


def leaning(weights: Numbers, column: dict[int, int]) -> Numbers:
    """The weights with what the cues are given."""
    names = [a.value for a in ACTS]
    for act, more in SAY.items():
        weights[column[crc32(f"act {act}".encode())], names.index(act)] += more
    return weights


def chosen(sums: Numbers, found: Sequence[Example]) -> list[str | None]:
    """The act of each example as `learned.settle` gives it; None where it leaves the clause out."""
    told: list[str | None] = []
    for row, e in zip(sums.tolist(), found, strict=True):
        act, sure = likeliest(row, e.barred)
        cues = e.settled and not (e.close and act not in (None, Act.FACT_CITED) and sure >= SURER)
        told.append(e.cue_act if cues else act and act.value)
    return told


def cross_validate(found: Sequence[Example]) -> None:
    """Print how often acts are right by group: cues alone, and with weights that never saw the document."""
    folds = [fold_of(e.document, FOLDS) for e in found]
    told: list[str | None] = [None] * len(found)
    for k in range(FOLDS):
        seen = [e for e, f in zip(found, folds, strict=True) if f != k]
        left = [i for i, f in enumerate(folds) if f == k]
        column = signs_of(seen)
        weights = leaning(fit(seen, column), column)
        unseen = [found[i] for i in left]
        sums = Table.of(unseen, column).sums(weights[:-1]) + weights[-1]
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
    data = packed(leaning(fit(found, column), column), column)
    args.out.write_bytes(data)
    print(f"{args.out.name}: {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
