"""What a person decided about a finding. Append-only; the finding itself stays as the machine made it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

from onrecord.model.quote import Quote


class Judgement(StrEnum):
    """What was decided. `withdraw` takes back the decision it replaces: what that one replaced stands again."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNSURE = "unsure"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    id         content id of all the rest, `before` included: the chain
    about      what it is on: "statement:<id>", "field:<letter id>:date", "link:<letter id>", "ask:<id>",
               "same:<name>|<name>", "split:<source sha256>", "abbreviation:<letter id>:<short>",
               "add:<letter id>:<start>:<end>" (a statement that the reader did not find), "problem:<letter id>:<code>",
               "letter:<letter id>" (rejected: it is no letter, and nothing in it counts)
    quote      the words it was taken on, None where it hangs on none; how it is found again after a re-reading
    source     sha256 of the original the quotation stands in; None where it hangs on none
    field, value   what is corrected, and the JSON of the right value; None unless `judgement` is correct
    replaces   id of the earlier decision it stands in place of
    before     id of the decision written before this one in the same record; None for the first
    """

    id: str
    about: str
    judgement: Judgement
    by: str
    at: datetime
    why: str = ""
    quote: Quote | None = None
    source: str | None = None
    field: str | None = None
    value: str | None = None
    replaces: str | None = None
    before: str | None = None

    @property
    def content_id(self) -> str:
        """What `id` must be: the hash of all the rest. Equal decisions have equal ids on every machine.

        >>> at = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
        >>> draft = Decision("", "statement:a1", Judgement.ACCEPT, "mq", at)
        >>> draft.signed.id == draft.content_id != replace(draft, why="on reflection").content_id
        True
        """
        rest = asdict(self) | {"at": self.at.astimezone(UTC).isoformat()}
        del rest["id"]
        said = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def signed(self) -> Decision:
        """The same decision with its id."""
        return replace(self, id=self.content_id)


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: neither replaced nor taken back, in the order given.

    `decisions`: in the order written, replaced before replacing. Taking back a decision (`withdraw`) makes stand again
    what it had replaced; taking back the withdrawal redoes it. Two that stand on one thing may be a conflict.

    >>> at = datetime(2026, 2, 3, tzinfo=UTC)
    >>> first = Decision("", "statement:a1", Judgement.ACCEPT, "mq", at).signed
    >>> second = Decision("", "statement:a1", Judgement.REJECT, "mq", at, replaces=first.id).signed
    >>> undo = Decision("", "statement:a1", Judgement.WITHDRAW, "mq", at, replaces=second.id).signed
    >>> redo = Decision("", "statement:a1", Judgement.WITHDRAW, "mq", at, replaces=undo.id).signed
    >>> everything = [first, second, undo, redo]
    >>> [[d.judgement.value for d in standing(everything[:n])] for n in (1, 2, 3, 4)]
    [['accept'], ['reject'], ['accept'], ['reject']]
    """
    void: set[str] = set()
    replaced: set[str] = set()
    for decision in reversed(decisions):
        if decision.replaces is None or decision.id in void:
            continue
        if decision.judgement is Judgement.WITHDRAW:
            void.add(decision.replaces)
        else:
            replaced.add(decision.replaces)
    gone = void | replaced
    return tuple(d for d in decisions if d.id not in gone and d.judgement is not Judgement.WITHDRAW)


def conflicts(decisions: Sequence[Decision]) -> tuple[tuple[Decision, ...], ...]:
    """Groups of standing decisions on one thing that say different things: two offices decided apart.

    Never settled by the clock: somebody decides again, and that decision replaces them all.
    """
    groups: dict[tuple[str, str | None], list[Decision]] = {}
    for decision in standing(decisions):
        groups.setdefault((decision.about, decision.field), []).append(decision)
    return tuple(tuple(group) for group in groups.values() if len({(d.judgement, d.value) for d in group}) > 1)
