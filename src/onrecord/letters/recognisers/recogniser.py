"""What a recogniser is: a small finder of one kind of thing, with examples and counter-examples that the tests run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.reference.gazetteer import Found, find_mentions

Find = Callable[[str, str], tuple[Found, ...]]
"""(text, language) -> what was found, in order."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One finder.

    kind             as in `MentionKind`
    examples         (text, language, ids found, in order)
    counterexamples  (text, language) in which nothing of this kind may be found
    """

    name: str
    kind: str
    find: Find
    examples: tuple[tuple[str, str, tuple[str, ...]], ...]
    counterexamples: tuple[tuple[str, str], ...]


def by_name(kind: str) -> Find:
    """The finder of one kind of known names, out of the one pass over the index."""

    def find(text: str, language: str) -> tuple[Found, ...]:
        return tuple(f for f in find_mentions(text, language) if f.kind == kind)

    return find
