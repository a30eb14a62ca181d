"""Where the cues of a language may match in a text, told by one automaton before any is tried."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.letters.patterns import COMMON, Pattern

Key = tuple[str, str]
_OF_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Heads:
    """The beginnings of all patterns of one language.

    A pattern whose beginning is not known (it starts with any word, or any capital) is in none of the answers: it is
    tried everywhere.
    """

    def __init__(self, sources: Mapping[Key, str]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        owners: dict[str, list[Key]] = {}
        known = set()
        for key, source in sources.items():
            # White space may be a line break and an indent: only what stands before it is looked for.
            heads = {head.lower().split(" ")[0] for head in Pattern.of(re.compile(source), source, at_word=True).heads}
            if heads and "" not in heads and sum(len(head) == 1 for head in heads) <= COMMON:
                known.add(key)
                for head in heads:
                    owners.setdefault(head, []).append(key)
        self.known = frozenset(known)
        self._owners = tuple(map(tuple, owners.values()))
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA) if owners else None

    def places(self, lower: str) -> dict[Key, list[int]]:
        """By pattern, where one of its beginnings stands in a lower-case text, in order."""
        found: dict[Key, set[int]] = {key: set() for key in self.known}
        if self._automaton is not None:
            for number, start, _ in self._automaton.find_matches_as_indexes(lower, overlapping=True):
                # A word begins where none goes on; in Chinese and Arabic, inside what looks like one, too.
                if not start or lower[start - 1] not in _OF_WORDS or lower[start] not in _OF_WORDS:
                    for key in self._owners[number]:
                        found[key].add(start)
        return {key: sorted(starts) for key, starts in found.items() if starts}
