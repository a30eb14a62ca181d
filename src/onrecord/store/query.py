"""What a person types into the search box, as terms.

Words must all occur; "words in quotes" one after another; a star ends a prefix (`munit*`); a minus leaves letters out
(`-draft`); OR between two terms asks for either. Nothing else has a meaning, so nothing a person types is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.store.fold import words

_PIECE = re.compile(
    r"""
    (?P<minus> (?<!\S) [-−] )?
    (?: ["“”«»„] (?P<phrase> [^"“”«»„]* ) (?: ["“”«»„] | \Z )   # "in quotes", the second one may be missing
      | (?P<word> [^\s"“”«»„]+ ) )
    (?P<star> \* )?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must stand one after another; the last may be only a beginning."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of `wanted` (each a choice of terms) and none of `unwanted`."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def terms(self) -> Iterator[Term]:
        """Every term that can be highlighted."""
        for choice in self.wanted:
            yield from choice


def parse(typed: str) -> Query:
    """Read a query.

    >>> parse('"cluster munitions" accede* -draft').wanted
    ((Term(words=('cluster', 'munitions'), prefix=False),), (Term(words=('accede',), prefix=True),))
    >>> [t.words for t in parse("公约 OR traité").terms]
    [('公', '约'), ('traite',)]
    """
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    either = False
    for piece in _PIECE.finditer(typed):
        if piece["word"] == "OR" and wanted:
            either = True
            continue
        if (term := _term(piece)) is None:
            continue
        if piece["minus"]:
            unwanted.append(term)
        elif either:
            wanted[-1] = (*wanted[-1], term)
        else:
            wanted.append((term,))
        either = False
    return Query(tuple(wanted), tuple(unwanted))


def _term(piece: re.Match[str]) -> Term | None:
    said = piece["phrase"] if piece["phrase"] is not None else piece["word"]
    folded = tuple(word.word for word in words(said))
    return Term(folded, bool(piece["star"]) or said.endswith("*")) if folded else None
