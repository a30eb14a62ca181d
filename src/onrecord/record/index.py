"""Letters found by day, number, side and mail header: what keeps linking from comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model import Day, Letter, Party
from onrecord.model.citation import dated
from onrecord.record.numbers import borne, number
from onrecord.record.parties import fold, keys

_UNTOLD = frozenset({""})
"""What a side is indexed by of which nothing is told."""


class Index:
    """The letters of a record, by what a citation can name."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self.letters = {x.id: x for x in letters}
        self._days: dict[str, list[Letter]] = defaultdict(list)
        self._numbers: dict[str, list[Letter]] = defaultdict(list)
        self._sides: dict[tuple[str, str], list[Letter]] = defaultdict(list)
        self._messages: dict[str, Letter] = {}
        self._folded: dict[str, str] = {}
        for letter in self.letters.values():
            self._add(letter)

    def _add(self, letter: Letter) -> None:
        for day in _ways(dated(letter)):
            self._days[day].append(letter)
        for mine in borne(letter):
            self._numbers[mine].append(letter)
        for a in keys(letter.sender) or _UNTOLD:
            for b in keys(letter.recipients) or _UNTOLD:
                self._sides[a, b].append(letter)
        if letter.known.get("message_id"):
            self._messages.setdefault(letter.known["message_id"], letter)

    def folded(self, letter: Letter) -> str:
        """The text of a letter for comparing words, made once."""
        if letter.id not in self._folded:
            self._folded[letter.id] = fold(letter.text)
        return self._folded[letter.id]

    def on(self, day: Day) -> Sequence[Letter]:
        """Letters whose day can be this one; a partial day finds all days in it."""
        found = {x.id: x for x in self._days.get(day, ())}
        for wider in _ways(day)[1:]:
            found |= {x.id: x for x in self._days.get(wider, ()) if dated(x) == wider}
        return tuple(found.values())

    def numbered(self, printed: str) -> Sequence[Letter]:
        """Letters that bear this number."""
        return tuple(self._numbers.get(number(printed), ()))

    def by_message(self, message_id: str) -> Letter | None:
        """The mail with this message id."""
        return self._messages.get(message_id) if message_id else None

    def between(self, senders: tuple[Party, ...], recipients: tuple[Party, ...]) -> Sequence[Letter]:
        """Letters that can be from one side to the other: a word of each in common."""
        found: dict[str, Letter] = {}
        for a in keys(senders) | _UNTOLD:
            for b in keys(recipients) | _UNTOLD:
                found |= {x.id: x for x in self._sides.get((a, b), ())}
        return tuple(found.values())


def _ways(day: Day | None) -> tuple[str, ...]:
    """A day, its month and its year: "2009-08-18", "2009-08", "2009"."""
    return tuple(dict.fromkeys(day[:n] for n in (10, 7, 4))) if day else ()
