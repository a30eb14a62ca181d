"""Letters that hang together, oldest first, with those cited and not held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model import CitedLetter, Letter, Link, Thread
from onrecord.model.citation import dated
from onrecord.record.cited import cited as find_cited
from onrecord.record.links import link, threads_of


def threads(
    letters: Iterable[Letter], links: Sequence[Link] | None = None, *, cited: Sequence[CitedLetter] | None = None
) -> tuple[Thread, ...]:
    """Every letter in exactly one thread, threads by the day of their first letter.

    A cited letter stands in the thread of the letter that cites it. Letters without a day come last in their thread.

    >>> threads([])
    ()
    """
    held = {x.id: x for x in letters}
    links = link(held.values()) if links is None else links
    missing = find_cited(held.values(), links) if cited is None else cited
    root = threads_of(links)
    members: dict[str, list[str]] = defaultdict(list)
    for known in held:
        members[root.get(known, known)].append(known)
    made = [_thread(ids, held, links, missing) for ids in members.values()]
    return tuple(sorted(made, key=lambda t: (_day(held[t.letters[0]]), t.letters[0])))


def _thread(ids: list[str], held: dict[str, Letter], links: Sequence[Link], missing: Sequence[CitedLetter]) -> Thread:
    inside = frozenset(ids)
    return Thread(
        tuple(sorted(ids, key=lambda x: (_day(held[x]), x))),
        tuple(x for x in links if x.letter in inside),
        tuple(x for x in missing if x.cited_by in inside),
    )


def _day(letter: Letter) -> str:
    return dated(letter) or "9999"
