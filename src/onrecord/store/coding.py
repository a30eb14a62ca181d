"""Two people code a letter apart, neither seeing the other's work; how far they agree; what is left to settle.

A coding is a label for each unit: `{"<statement id>": "refusal", ...}`, or whatever units and labels a project uses.
Settling a disagreement is a decision like any other (`Record.decide`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, delete, insert, select

from onrecord.errors import BadDecision
from onrecord.store import inventory
from onrecord.store.clock import now
from onrecord.store.schema import codings
from onrecord.store.seals import sealed
from onrecord.store.trail import trace

Coding = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two or more coders agree.

    units     coded by at least two of them
    same      share of those units where all labels are equal
    kappa     Cohen's, for two coders; None for more, or when chance alone would agree on everything
    alpha     Krippendorff's, nominal; None when every label is the same
    differ    units still to settle, with each coder's label
    """

    units: int
    same: float
    kappa: float | None
    alpha: float | None
    differ: Mapping[str, Mapping[str, str]]


def save(tx: Connection, letter: str, coder: str, coding: Coding) -> None:
    """Keep a coder's work on a letter, to go on with. Raises `BadDecision` once it was handed in."""
    if _done(tx, letter, coder):
        raise BadDecision(f"{coder} has handed in the coding of {letter}: it stays as it is")
    _write(tx, letter, coder, coding, done=False)


def hand_in(tx: Connection, letter: str, coder: str) -> None:
    """Finish a coding; only then are the others' to be seen."""
    _write(tx, letter, coder, mine(tx, letter, coder), done=True)


def _write(tx: Connection, letter: str, coder: str, coding: Coding, *, done: bool) -> None:
    tx.execute(delete(codings).where(codings.c.letter == letter, codings.c.coder == coder))
    body = msgspec.json.encode(dict(sorted(coding.items()))).decode()
    row = {"letter": letter, "coder": coder, "body": body, "at": now().isoformat(), "done": int(done)}
    tx.execute(insert(codings), sealed(codings, row))
    inventory.enter(tx, codings, [row])
    # What was marked stays out of the trail: the other coder may read it.
    trace(tx, "hand in" if done else "code", f"letter:{letter}", by=coder)


def _done(tx: Connection, letter: str, coder: str) -> bool:
    return bool(tx.execute(select(codings.c.done).where(codings.c.letter == letter, codings.c.coder == coder)).scalar())


def mine(tx: Connection, letter: str, coder: str) -> dict[str, str]:
    """A coder's own work on a letter; empty when there is none yet."""
    found = tx.execute(select(codings.c.body).where(codings.c.letter == letter, codings.c.coder == coder)).scalar()
    return {} if found is None else msgspec.json.decode(found, type=dict[str, str])


def letters(tx: Connection) -> list[str]:
    """Ids of the letters that somebody has handed in a coding of, in order."""
    return list(
        tx.execute(select(codings.c.letter).where(codings.c.done == 1).distinct().order_by(codings.c.letter)).scalars()
    )


def begun(tx: Connection, letter: str, coder: str | None) -> bool:
    """True when this coder has kept something of a coding."""
    found = select(codings.c.coder).where(codings.c.letter == letter, codings.c.coder == coder)
    return tx.execute(found).first() is not None


def all_of(tx: Connection, letter: str, *, seen_by: str | None = None) -> dict[str, dict[str, str]]:
    """The codings handed in, by coder. `seen_by`: a coder sees only their own until it is handed in."""
    if seen_by is not None and not _done(tx, letter, seen_by):
        own = mine(tx, letter, seen_by)
        return {seen_by: own} if own else {}
    found = select(codings.c.coder, codings.c.body).where(codings.c.letter == letter, codings.c.done == 1)
    return {
        r.coder: msgspec.json.decode(r.body, type=dict[str, str]) for r in tx.execute(found.order_by(codings.c.coder))
    }


def agreement(coded: Mapping[str, Coding]) -> Agreement:
    """How far coders agree on the units that two or more of them coded. Raises `BadDecision`.

    >>> ana, ben = {"1": "refusal", "2": "request"}, {"1": "refusal", "2": "concern"}
    >>> found = agreement({"ana": ana, "ben": ben})
    >>> found.same, found.differ
    (0.5, {'2': {'ana': 'request', 'ben': 'concern'}})
    """
    if len(coded) < 2:
        raise BadDecision("agreement needs the codings of two people")
    units = sorted({unit for coding in coded.values() for unit in coding})
    said = {unit: {coder: coding[unit] for coder, coding in coded.items() if unit in coding} for unit in units}
    shared = {unit: labels for unit, labels in said.items() if len(labels) > 1}
    differ = {unit: labels for unit, labels in shared.items() if len(set(labels.values())) > 1}
    same = 1 - len(differ) / len(shared) if shared else 0.0
    both = [tuple(labels.values()) for labels in shared.values()]
    kappa = _kappa(both) if len(coded) == 2 else None
    return Agreement(len(shared), same, kappa, _alpha(list(coded.values()), list(shared)), differ)


def _kappa(pairs: Sequence[tuple[str, ...]]) -> float | None:
    """Cohen (1960): observed agreement over what chance alone would give."""
    if not pairs:
        return None
    first, second = Counter(p[0] for p in pairs), Counter(p[1] for p in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    observed = sum(a == b for a, b in pairs) / len(pairs)
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _alpha(coded: Sequence[Coding], units: Sequence[str]) -> float | None:
    """Krippendorff's alpha of names (nominal), which takes any number of coders and missing labels.

    Source: Krippendorff, Content Analysis, 4th edition, ch. 12: one less the observed over the expected disagreement,
    from the coincidences of labels within units that two or more coded.
    """
    weights: dict[tuple[str, str], float] = {}
    for unit in units:
        labels = [coding[unit] for coding in coded if unit in coding]
        pairs = Counter((labels[i], labels[k]) for i in range(len(labels)) for k in range(len(labels)) if i != k)
        for pair, count in pairs.items():
            weights[pair] = weights.get(pair, 0.0) + count / (len(labels) - 1)
    total: dict[str, float] = {}
    for (label, _), weight in weights.items():
        total[label] = total.get(label, 0.0) + weight
    if len(total) < 2:
        return None
    whole = sum(total.values())
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    expected = whole**2 - sum(count**2 for count in total.values())
    return 1 - (whole - 1) * observed / expected
