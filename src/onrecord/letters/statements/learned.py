"""Weights learned from marked clauses, which settle the clauses that no cue speaks in and are heard in the others.

`acts.weights` is made by `score/train_acts.py` and holds numbers only: for each sign of `features.py` how much it
speaks for each act. Where no cue speaks, the words decide; where cues do, what the words say is added to what the cues
weigh, so that a strong cue stands and a weak one is overruled where all else speaks against it. What the words decide
names those that spoke loudest ("words: en/refusal/learned"): to correct it, write a cue.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from itertools import chain, repeat
from math import exp, log
from typing import TYPE_CHECKING

from onrecord.letters.remembered import Remembered
from onrecord.letters.statements.acts import DEEDS, Clause, Verdict
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.features import AHEAD, MOST, Beside, named, see, tokens
from onrecord.letters.statements.subjects import Side
from onrecord.model import Act

if TYPE_CHECKING:
    from onrecord.letters.reading import Reading
    from onrecord.letters.statements.holders import Told

FILE = "acts.weights"
MAGIC = b"ORW2"
ACTS = tuple(Act)
BESIDE = 0.6
"""What the logarithm of an act's likelihood by its words weighs beside a cue of weight one. Chosen, as `FACT`, on
letters read with the cues as they were before anybody had seen them."""

FACT = 0.5
"""How much less a fact weighs where a cue speaks, so that what is asked and promised is not lost."""

SAID = {
    Act.COMMITMENT: 1.5,
    Act.CONDITIONAL_COMMITMENT: 1.5,
    Act.REQUEST: 1.2,
    Act.POSITION_SUPPORT: 0.7,
    Act.POSITION_OPPOSE: 0.7,
}
"""How much more an act weighs that the cues would choose: a promise, ask or position that is lost costs more than
another act."""

LEAST = -9.0
"""The logarithm below which an act's words are no further against it."""

ALONE = 3.0
"""Weight by which the cues of one act lead those of the next to decide alone."""

LEFT_OUT = 0.75
"""How sure the weights must be that a clause is no statement: one lost costs a reader more than one too many."""

UNSURE = 0.2
"""How likely an act must be by words alone to be taken; else the clause stays a fact."""

TELLING = 4
"""Letters of a word that tells a reader something; shorter ones are named only where no longer one spoke."""

_PLACE = {act: i for i, act in enumerate(ACTS)}
_ALL = range(len(ACTS))
_HALF = 1 << 31
_BIAS = 128
_BIASED = bytes((n + _BIAS) % 256 for n in range(256))
"""Of a signed byte as it is stored, what it is more than the least one."""

Judged = tuple[Clause, Verdict, "Told | None"]


class Weights:
    """The learned weights: sums of rows by the numbers of signs.

    >>> w = Weights.of({7: (3, -2)}, step=0.5, start=(0, 1))
    >>> w.sums({7, 8})
    [1.5, -0.5]
    """

    def __init__(self, numbers: Sequence[int], rows: bytes, step: float, start: tuple[int, ...]) -> None:
        self.step = step
        self.wide = len(start)
        self._lanes = f"<{self.wide}I"
        self._start = self._number(step + _HALF for step in start)
        self._rows = rows
        self._signed = memoryview(rows).cast("b")
        self._at = dict(zip(numbers, range(len(numbers)), strict=True))
        self._packed = Remembered(self._pack, most=MOST)

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

    def leaning(self, number: int, place: int, other: int) -> int:
        """How much more one sign says for the act at a place than for another's, in steps; 0 if nothing for it."""
        at = self._at.get(number)
        if at is None or (more := self._signed[at * self.wide + place]) <= 0:
            return 0
        return more - max(0, self._signed[at * self.wide + other])

    def sums(self, signs: AbstractSet[int]) -> list[float]:
        """What all signs of a clause say together, act by act, in the order of `ACTS`; the last for no statement."""
        known = self._at.keys() & signs
        total = sum(map(self._packed.__getitem__, known), self._start)
        least = _HALF + _BIAS * len(known)
        return [
            (lane - least) * self.step for lane in struct.unpack(self._lanes, total.to_bytes(4 * self.wide, "little"))
        ]

    def _pack(self, number: int) -> int:
        """The weights of a sign in one number, so that adding rows adds them act by act; none of them is below 0."""
        at = self._at[number] * self.wide
        return self._number(self._rows[at : at + self.wide].translate(_BIASED))

    def _number(self, lanes: Iterable[int]) -> int:
        return int.from_bytes(struct.pack(self._lanes, *lanes), "little")


@cache
def load() -> Weights:
    """The weights that come with the program, read once."""
    return Weights.read(files("onrecord.letters.statements").joinpath(FILE).read_bytes())


def placed(judged: Iterable[Judged]) -> Iterator[tuple[Judged, Beside]]:
    """The clauses of a letter with what stands beside each; read no further ahead than signs look."""
    ahead: deque[Judged] = deque()
    before, number = "", 0
    for one in chain(judged, repeat(None, AHEAD)):
        if one is not None:
            ahead.append(one)
        if ahead and (one is None or len(ahead) > AHEAD):
            here = ahead.popleft()
            after = ahead[0][1].act.value if ahead else ""
            yield here, Beside(before, after, number, len(ahead))
            before, number = here[1].act.value, number + 1


def seen(reading: Reading, folded: str, cues: Cues, judged: Judged, beside: Beside) -> tuple[set[int], list[str]]:
    """The signs of a clause, and its words."""
    clause, _, told = judged
    start, end = clause.start, clause.end
    words = tokens(reading.text[start:end], folded[start:end], spaced=cues.spaced)
    return see(clause, told, words, cues.language, beside), words


def settle(reading: Reading, folded: str, cues: Cues, judged: Iterable[Judged]) -> Iterator[Judged]:
    """The clauses of a letter with the act that their cues and their words make most likely together.

    A clause without a cue that the weights are sure no reader would mark is left out: news of a family, a courtesy no
    cue knows.
    """
    weights = load()
    for one, beside in placed(judged):
        clause, verdict, told = one
        if not is_asked(clause, verdict, told):
            yield one
            continue
        signs, words = seen(reading, folded, cues, one, beside)
        act, sure = likeliest(weights.sums(signs), barred(clause, verdict), verdict.scores)
        if act is verdict.act or (act is None and not cues.groups.get("cue")):
            yield one  # where a language has no cues nothing is left out
        elif act is not None:
            yield clause, _learned(verdict, act, sure, weights, words, cues), told


def is_asked(clause: Clause, verdict: Verdict, told: Told | None) -> bool:
    """True where the weights are asked: no list or teller says what a clause is, and no cue leads all others by far."""
    if told is not None and told.main and told.kind == "words":
        return False
    return not verdict.scores or (clause.lead is None and margin(verdict) < ALONE)


def margin(verdict: Verdict) -> float:
    """How far the strongest act leads the next."""
    first, second = ([0.0, 0.0, *sorted(verdict.scores.values())])[-1:-3:-1]
    return first - second


def barred(clause: Clause, verdict: Verdict) -> frozenset[Act]:
    """Acts that the weights may not give a clause: what another does is never the writer's own deed.

    Without a condition no promise is conditional.
    """
    out = {Act.CONDITIONAL_COMMITMENT} if clause.condition is None else set()
    own = any(s.side is Side.OWN for s in clause.subjects)
    if not own and clause.subject is not None and clause.subject.side is not Side.OWN:
        out |= DEEDS
    return frozenset(out - {verdict.act})


def likeliest(
    sums: Sequence[float], barred: Collection[Act] = (), scores: Mapping[Act, float] | None = None
) -> tuple[Act | None, float]:
    """The likeliest act and how likely it is by its words, given what the cues of each act weigh.

    None where no cue speaks and the last sum, that of no statement, wins.
    """
    high = max(sums)
    total = sum(exp(s - high) for s in sums)
    if not scores and (nothing := exp(sums[-1] - high) / total) > LEFT_OUT:
        return None, nothing
    allowed = [i for i, act in enumerate(ACTS) if act not in barred] if barred else _ALL
    told = _with_cues(sums, high + log(total), scores) if scores else sums
    best = max(allowed, key=told.__getitem__)
    sure = exp(sums[best] - high) / total
    return ACTS[best] if scores or sure >= UNSURE else Act.FACT_CITED, sure


def _with_cues(sums: Sequence[float], total: float, scores: Mapping[Act, float]) -> list[float]:
    """What words and cues say together, act by act."""
    told = [BESIDE * max(s - total, LEAST) for s in sums]
    told[_PLACE[Act.FACT_CITED]] -= FACT
    most = max(scores.values())
    for act, weight in scores.items():
        told[_PLACE[act]] += weight + (SAID.get(act, 0.0) if weight >= most else 0.0)
    return told


def _learned(verdict: Verdict, act: Act, sure: float, weights: Weights, words: Sequence[str], cues: Cues) -> Verdict:
    """A verdict of the weights against the cues, with the words that spoke for it and any cue of that act."""
    made = tuple(h for h in verdict.counted if h.cue.act is act)
    mine, its = _PLACE[act], _PLACE[verdict.act]
    spoken: dict[str, int] = {}
    for number, name in named(words, cues.language):
        if more := weights.leaning(number, mine, its):
            spoken[name] = spoken.get(name, 0) + more
    told = [(-more, name) for name, more in spoken.items() if more > 0]
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
