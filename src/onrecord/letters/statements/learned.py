"""Weights learned from marked clauses, which settle the clauses that no cue speaks in.

`acts.weights` is made by `score/train_acts.py` and holds numbers only: for each sign of `features.py` how much it
speaks for each act. Where cues speak, they decide, unless those of two acts weigh nearly the same and the weights are
surer than not. What the weights decide names the words that spoke loudest
("words: en/refusal/learned"): to correct it, write a cue.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from onrecord.letters.statements.acts import DEEDS, Clause, Verdict
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.features import SCALE, Beside, Seen, margin, named, see, tokens
from onrecord.letters.statements.subjects import Side
from onrecord.model import Act

if TYPE_CHECKING:
    from onrecord.letters.reading import Reading
    from onrecord.letters.statements.holders import Told

FILE = "acts.weights"
MAGIC = b"ORW1"
ACTS = tuple(Act)
NEARLY = 2.0
"""Weight by which the cues of one act must lead those of the next to decide alone: that of one plain cue."""

SURER = 0.5
"""How sure the weights must be to decide between cues."""

LEFT_OUT = 0.75
"""How sure the weights must be that a clause is no statement."""

TELLING = 4
"""Letters of a word that tells a reader something; shorter ones are named only where no longer one spoke."""

_PLACE = {act: i for i, act in enumerate(ACTS)}
_ALL = range(len(ACTS))
_LANE = 32
_HALF = 1 << (_LANE - 1)

Judged = tuple[Clause, Verdict, "Told | None"]


@dataclass(frozen=True, slots=True)
class Row:
    """The weights of one sign, an act each, in steps of `Weights.step`."""

    steps: tuple[int, ...]

    @property
    def packed(self) -> int:
        """All of them in one number, so that adding rows adds them act by act."""
        return sum(step << (_LANE * i) for i, step in enumerate(self.steps))


class Weights:
    """The learned weights: sums of rows by the numbers of signs.

    >>> w = Weights.of({7: (3, -2)}, step=0.5, start=(0, 1))
    >>> w.sums(Seen((7, 8), (), ((7, 2 * SCALE),)))
    [4.5, -2.5]
    """

    def __init__(self, numbers: Sequence[int], rows: bytes, step: float, start: tuple[int, ...]) -> None:
        self.step = step
        self.wide = len(start)
        self._start = Row(start).packed
        self._rows = rows
        self._signed = memoryview(rows).cast("b")
        self._at = dict(zip(numbers, range(len(numbers)), strict=True))
        self._packed = _Packed(self)
        self._lanes = f"<{self.wide}I"
        self._halves = Row((_HALF,) * self.wide).packed

    @classmethod
    def of(cls, rows: dict[int, tuple[int, ...]], *, step: float, start: tuple[int, ...]) -> Weights:
        """Weights from rows of small whole numbers (-127 to 127) by the number of their sign."""
        numbers = sorted(rows)
        return cls(numbers, b"".join(struct.pack(f"{len(start)}b", *rows[n]) for n in numbers), step, start)

    @classmethod
    def read(cls, data: bytes) -> Weights:
        """Weights from the bytes of their file. Raises `ValueError` for what is no such file."""
        if data[:4] != MAGIC:
            raise ValueError("not a file of weights")
        count, wide, step = struct.unpack_from("<IIf", data, 4)
        start = struct.unpack_from(f"<{wide}h", data, 16)
        at = 16 + 2 * wide
        numbers = struct.unpack_from(f"<{count}I", data, at)
        return cls(numbers, data[at + 4 * count :], step, start)

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, number: int) -> bool:
        return number in self._at

    def row(self, number: int) -> tuple[int, ...]:
        """The weights of one sign in steps; zeros where it has none."""
        at = self._at.get(number)
        if at is None:
            return (0,) * self.wide
        return struct.unpack_from(f"{self.wide}b", self._rows, at * self.wide)

    def step_of(self, number: int, place: int) -> int:
        """What one sign says for the act at a place, in steps."""
        at = self._at.get(number)
        return 0 if at is None else self._signed[at * self.wide + place]

    def sums(self, seen: Seen) -> list[float]:
        """What all signs of a clause say together, act by act, in the order of `ACTS`."""
        at, packed = self._at, self._packed
        total = self._start
        total += sum([packed[n] for n in seen.words if n in at])
        total += sum([packed[n] for n in seen.rest if n in at])
        total *= SCALE
        total += sum([amount * packed[n] for n, amount in seen.amounts if n in at])
        lanes = struct.unpack(self._lanes, (total + self._halves).to_bytes(4 * self.wide, "little"))
        fine = self.step / SCALE
        return [(lane - _HALF) * fine for lane in lanes]


class _Packed(dict[int, int]):
    """Rows in one number each, made when they are first wanted."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, number: int) -> int:
        packed = self[number] = Row(self._weights.row(number)).packed
        return packed


@cache
def load() -> Weights:
    """The weights that come with the program, read once."""
    return Weights.read(files("onrecord.letters.statements").joinpath(FILE).read_bytes())


def seen_in(
    reading: Reading, folded: str, cues: Cues, judged: Sequence[Judged], chosen: Collection[int] | None = None
) -> Iterator[tuple[Seen, list[str]]]:
    """The signs of the clauses of a letter, or of the chosen ones, and their words."""
    language = cues.language
    acts = [verdict.act.value for _, verdict, _ in judged]
    shares, count = Counter(acts), len(judged)
    around = ["", *acts, ""]
    for i in range(count) if chosen is None else chosen:
        clause, verdict, told = judged[i]
        start, end = clause.start, clause.end
        words = tokens(reading.text[start:end], folded[start:end], spaced=cues.spaced)
        beside = Beside(around[i], around[i + 2], i, count, shares)
        yield see(clause, verdict, told, words, language, beside), words


def settle(reading: Reading, folded: str, cues: Cues, judged: Sequence[Judged]) -> Iterator[Judged]:
    """The clauses of a letter, those in which no cue was found with the act that the learned weights make most likely.

    So are those whose cues speak for two acts nearly alike, where the weights are sure; that a clause is no more than a
    fact overrules no cue, or what is asked and promised would be lost. A clause without a cue that
    they are sure no reader would mark is left out: news of a family, a courtesy no cue knows.
    """
    weights = load()
    asked = [i for i, one in enumerate(judged) if is_open(one[1], one[2]) or is_close(*one)]
    settled: dict[int, Judged | None] = {}
    for i, (seen, words) in zip(asked, seen_in(reading, folded, cues, judged, asked), strict=True):
        clause, verdict, told = judged[i]
        act, sure = likeliest(weights.sums(seen), barred(clause, verdict))
        if verdict.scores and (act is None or act is Act.FACT_CITED or sure < SURER):
            continue
        if act is None:
            settled[i] = None
        elif act is not verdict.act:
            settled[i] = (clause, _learned(verdict, act, sure, weights, words, cues), told)
    return (one for i, found in enumerate(judged) if (one := settled.get(i, found)) is not None)


def is_open(verdict: Verdict, told: Told | None) -> bool:
    """True where no cue spoke and nothing is told of another: what the weights are asked."""
    return not verdict.scores and not (told is not None and told.main and told.kind == "words")


def is_close(clause: Clause, verdict: Verdict, told: Told | None) -> bool:
    """True where the cues of two acts weigh nearly the same, and no list or teller says which it is."""
    if not verdict.scores or clause.lead is not None or (told is not None and told.main and told.kind == "words"):
        return False
    return margin(verdict) < NEARLY


def barred(clause: Clause, verdict: Verdict) -> frozenset[Act]:
    """Acts that the weights may not give a clause: what another does is never the writer's own deed.

    Without a condition no promise is conditional.
    """
    out = {Act.CONDITIONAL_COMMITMENT} if clause.condition is None else set()
    own = any(s.side is Side.OWN for s in clause.subjects)
    if not own and clause.subject is not None and clause.subject.side is not Side.OWN:
        out |= DEEDS
    return frozenset(out - {verdict.act})


def likeliest(sums: Sequence[float], barred: Collection[Act] = ()) -> tuple[Act | None, float]:
    """The act with the highest sum, and how likely it is; None where the last sum, that of no statement, wins."""
    allowed = [i for i, act in enumerate(ACTS) if act not in barred] if barred else _ALL
    best = max(allowed, key=sums.__getitem__)
    high = max(sums)
    total = sum(exp(s - high) for s in sums)
    nothing = exp(sums[-1] - high) / total
    return (None, nothing) if nothing > LEFT_OUT else (ACTS[best], exp(sums[best] - high) / total)


def _learned(verdict: Verdict, act: Act, sure: float, weights: Weights, words: Sequence[str], cues: Cues) -> Verdict:
    """A verdict of the weights against the cues, with the words that spoke for it and any cue of that act."""
    made = tuple(h for h in verdict.counted if h.cue.act is act)
    mine, its = _PLACE[act], _PLACE[verdict.act]
    told: list[tuple[int, str]] = []
    for number, name in named(words, cues.language):
        speaks, against = weights.step_of(number, mine), weights.step_of(number, its)
        if speaks > 0 and speaks > against:
            told.append((against - speaks, name))
    told = told if cues.spaced else [(weight, name.replace(" ", "")) for weight, name in told]
    telling = [one for one in told if not cues.spaced or max(map(len, one[1].split())) >= TELLING]
    spoke = ", ".join(_once(name for _, name in sorted(telling or told))) or " ".join(words[:3])
    rule = f"{spoke}: {cues.language}/{act.value}/learned"
    return Verdict(act, made, verdict.scores, round(sure, 2), rule, verdict.counted)


def _once(names: Iterable[str]) -> list[str]:
    """The first three, those left out whose words another has."""
    kept: list[str] = []
    for name in names:
        if len(kept) < 3 and not any(name in k or k in name for k in kept):
            kept.append(name)
    return kept
