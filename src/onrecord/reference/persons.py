"""Words that personal names are made of, for telling a name from one that a scan garbled, never who it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "personal_names.txt"


@dataclass(frozen=True, slots=True)
class PersonalNames:
    """Single words of given and family names in small letters, of four letters and more.

    common   those that many bear, or a country's list of names has
    rarer    the others
    runs     each run of three letters, a space for either end: in how many of them it stands
    """

    common: frozenset[str]
    rarer: frozenset[str]
    runs: Mapping[str, int]

    def __contains__(self, word: str) -> bool:
        return word in self.common or word in self.rarer

    def rarest_run(self, word: str) -> int:
        """In how many names the rarest run of three letters of a word stands: few where letters were misread.

        >>> personal_names().rarest_run("murpby"), personal_names().rarest_run("murphy") > 5
        (0, True)
        """
        padded = f" {word} "
        return min((self.runs.get(padded[n : n + 3], 0) for n in range(len(word))), default=0)

    def likelihood(self, run: str) -> float:
        """The logarithm of how often the third letter of a run stands behind the first two in names.

        Where few names tell, how often it stands behind the second speaks too.

        >>> personal_names().likelihood("ler") > personal_names().likelihood("len") > personal_names().likelihood("lcr")
        True
        """
        two, one = _beginnings()
        behind_one = (one.get(run[1:], 0) + 0.5) / (one.get(run[1], 0) + 14)
        return log((self.runs.get(run, 0) + 4 * behind_one) / (two.get(run[:2], 0) + 4))


@cache
def personal_names() -> PersonalNames:
    """The words, read once. Sources: United States Census of 1990, Faker; `scripts/names.py` makes the file.

    >>> "andersson" in personal_names(), "iohnson" in personal_names()
    (True, False)
    """
    first, _, second = _FILE.read_text(encoding="utf-8").partition("\n\n")
    common, rarer = frozenset(first.split()), frozenset(second.split())
    counts: dict[str, int] = {}
    for word in (*common, *rarer):
        padded = f" {word} "
        for n in range(len(word)):
            run = padded[n : n + 3]
            counts[run] = counts.get(run, 0) + 1
    return PersonalNames(common, rarer, counts)


@cache
def _beginnings() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many runs of three letters begin with two; and how many have two letters, or one, behind the first."""
    two: dict[str, int] = {}
    one: dict[str, int] = {}
    for run, count in personal_names().runs.items():
        two[run[:2]] = two.get(run[:2], 0) + count
        for behind in (run[1:], run[1]):
            one[behind] = one.get(behind, 0) + count
    return two, one
