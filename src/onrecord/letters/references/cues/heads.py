"""Where the cues of a language may match in a text, told by one automaton before any is tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.letters.patterns import Pattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Key = tuple[str, str]
_OF_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")

REACH = 200
"""Characters of a match at most on either side of a word that it must hold."""

SHORTEST = 3
"""Characters of a beginning that is looked for: "I" and "we" stand everywhere."""


class Heads:
    """The beginnings of all patterns of one language, and what their matches must hold.

    A pattern with a beginning that is not known or short is not in `known`: it is tried everywhere, if it can match.
    """

    def __init__(self, sources: Mapping[Key, str]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        owners: dict[str, list[Key]] = {}
        self._anchors: dict[Key, tuple[str, ...]] = {}
        self._needs: dict[Key, AhoCorasick] = {}
        known = set()
        for key, source in sources.items():
            pattern = Pattern.of(source, source, at_word=True)
            self._anchors[key] = tuple({anchor.lower().strip() for anchor in pattern.anchors})
            if pattern.needs and "(?i" not in source:
                self._needs[key] = AhoCorasick(pattern.needs[0], implementation=Implementation.ContiguousNFA)
            # White space may be a line break and an indent: only what stands before it is looked for.
            heads = {head.lower().split(" ")[0] for head in pattern.heads}
            if heads and all(len(head) >= SHORTEST or not head.isascii() for head in heads) and "" not in heads:
                known.add(key)
                for head in heads:
                    owners.setdefault(head, []).append(key)
        self.known = frozenset(known)
        self._owners = tuple(map(tuple, owners.values()))
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA) if owners else None

    def places(self, lower: str) -> dict[Key, list[int]]:
        """By pattern, where one of its beginnings stands in a lower-case text, in order."""
        heads: dict[int, list[int]] = {}
        if self._automaton is not None:
            for number, start, _ in self._automaton.find_matches_as_indexes(lower, overlapping=True):
                # A word begins where none goes on; in Chinese and Arabic, inside what looks like one, too.
                if not start or lower[start - 1] not in _OF_WORDS or lower[start] not in _OF_WORDS:
                    heads.setdefault(number, []).append(start)
        found: dict[Key, set[int]] = {}
        for number, starts in heads.items():
            for key in self._owners[number]:
                found.setdefault(key, set()).update(starts)
        return {key: sorted(starts) for key, starts in found.items()}

    def may_match(self, key: Key, lower: str) -> bool:
        """False only when a lower-case text holds nothing that every match must."""
        anchors = self._anchors.get(key)
        return not anchors or any(anchor in lower for anchor in anchors)

    def near(self, key: Key, text: str) -> list[tuple[int, int]]:
        """The stretches of a text, in its own letters and capitals, in which all matches of a pattern lie.

        They are those around the words of which each match holds one; the whole text where none is known.
        """
        needs = self._needs.get(key)
        if needs is None:
            return [(0, len(text))]
        stretches: list[tuple[int, int]] = []
        for _, start, end in needs.find_matches_as_indexes(text, overlapping=True):
            if stretches and start - REACH <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], end + REACH)
            else:
                stretches.append((max(0, start - REACH), end + REACH))
        return stretches
