"""Letters found by day, number, side and mail header: what keeps linking from comparing each with each.

A letter is found by keys: plain strings that follow from it alone. All that is asked of an index comes down to letters
that have one of some keys (`_having`), so that an index in memory and one in a database answer alike; what was asked
for is noted, and says later which letters a new one can concern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from onrecord.model import Day, Letter, Party
from onrecord.model.citation import dated
from onrecord.record.copies import copied
from onrecord.record.numbers import bears, borne, head_words, number, rarest_words
from onrecord.record.parties import fold, holder_words, keys

UNTOLD = frozenset({""})
"""What a side is found by of which nothing is told."""


def keys_of(letter: Letter) -> frozenset[str]:
    """All that a letter can be found by: its day, numbers, words of its head with a figure, mail header, and sides.

    Words of a side go with the half-years the letter can be of: nothing is looked for without a time.
    """
    found = {f"n:{mine}" for mine in borne(letter)} | {f"h:{word}" for word in head_words(letter.text)}
    if letter.known.get("message_id"):
        found.add(f"m:{letter.known['message_id']}")
    if day := dated(letter):
        found.add(f"d:{day}")
        for half in _halves(day.first, day.last):
            found |= {f"s:{word}@{half}" for word in keys(letter.sender) or UNTOLD}
            found |= {f"r:{word}@{half}" for word in keys(letter.recipients) or UNTOLD}
    return frozenset(found)


class Index:
    """The letters of a record, by what a citation can name. `asked`: every key that was asked for so far.

    A letter held twice is found once; `copies`: those that are not found, each with the one that stands for it.
    """

    def __init__(self, letters: Iterable[Letter] = ()) -> None:
        self.letters = {x.id: x for x in letters}
        self.copies = copied(self.letters.values())
        self.asked: set[str] = set()
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._folded: dict[str, str] = {}
        for letter in self.letters.values():
            for key in keys_of(letter) if letter.id not in self.copies else ():
                self._by_key[key].append(letter.id)

    def get(self, id: str | None) -> Letter | None:
        """The letter of that id; None when it is not held."""
        return self.letters.get(id or "")

    def _having(self, *groups: Collection[str]) -> Iterable[str]:
        """Ids of the letters that have at least one key of each group."""
        found = [{id for key in group for id in self._by_key.get(key, ())} for group in groups]
        return set.intersection(*found)

    def _found(self, *groups: Collection[str]) -> tuple[Letter, ...]:
        # To be found a letter needs a key of each group: noting the first is enough to know that it may have come.
        self.asked.update(groups[0])
        return tuple(x for id in sorted(self._having(*groups)) if (x := self.get(id)))

    def folded(self, letter: Letter) -> str:
        """The text of a letter for comparing words, made once."""
        if letter.id not in self._folded:
            self._folded[letter.id] = fold(letter.text)
        return self._folded[letter.id]

    def quoting(self, words: str) -> Iterator[Letter]:
        """Letters whose folded text has these words, itself included."""
        return (x for x in self.letters.values() if x.id not in self.copies and words in self.folded(x))

    def on(self, day: Day) -> Sequence[Letter]:
        """Letters dated that very day, or by its month or year alone; of a month or a year, those dated so."""
        ways = dict.fromkeys(day[:n] for n in (10, 7, 4)) if day.precision == "day" else (day,)
        return self._found([f"d:{way}" for way in ways])

    def numbered(self, printed: str) -> Sequence[Letter]:
        """Letters that bear this number."""
        return self._found([f"n:{wanted}"]) if (wanted := number(printed)) else ()

    def headed(self, wanted: str) -> Sequence[Letter]:
        """Letters that have a number of several parts anywhere in their head."""
        words = [[f"h:{word}"] for word in rarest_words(wanted)]
        return tuple(x for x in self._found(*words) if bears(x, wanted)) if words else ()

    def by_message(self, message_id: str) -> Letter | None:
        """The mail with this message id."""
        return next(iter(self._found([f"m:{message_id}"])), None) if message_id else None

    def between(
        self, senders: tuple[Party, ...], recipients: tuple[Party, ...], first: date, last: date, *, told: bool = False
    ) -> Sequence[Letter]:
        """Letters of those days that can be from one side to the other: a word of each in common.

        `told`: without those of which a side is not told.
        """
        some, others = (keys(side) | (frozenset() if told else UNTOLD) for side in (senders, recipients))
        return self._of_days(some, others, first, last)

    def of(self, day: Day, senders: tuple[Party, ...], recipients: tuple[Party, ...]) -> Sequence[Letter]:
        """Letters of a day; of a month or a year, where there may be thousands, only those that can be from one side
        to the other."""
        return self.on(day) if day.precision == "day" else self.between(senders, recipients, day.first, day.last)

    def of_holders(self, sender: str | None, recipient: str | None, day: Day) -> Sequence[Letter]:
        """Letters of a month or a year from or to these, as statements name them."""
        some, others = (holder_words(side) if side else frozenset() for side in (sender, recipient))
        return self._of_days(some, others, day.first, day.last)

    def _of_days(self, some: Collection[str], others: Collection[str], first: date, last: date) -> Sequence[Letter]:
        halves = _halves(first, last)
        sides = (("s", some), ("r", others))
        groups = [[f"{side}:{word}@{half}" for word in words for half in halves] for side, words in sides if words]
        found = self._found(*groups) if groups else ()
        return tuple(x for x in found if (day := dated(x)) and day.first <= last and first <= day.last)


def _halves(first: date, last: date) -> tuple[str, ...]:
    """The half-years from one day to another.

    >>> _halves(date(2009, 8, 18), date(2010, 2, 1))
    ('2009b', '2010a')
    """
    numbers = range(2 * first.year + (first.month > 6), 2 * last.year + (last.month > 6) + 1)
    return tuple(f"{n // 2}{'ab'[n % 2]}" for n in numbers)
