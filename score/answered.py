"""What came of asks: invented letters with their replies, read and linked, against what a reader says of each ask.

usage: python score/answered.py [--worst]

Prints the share of asks that were found, that came out as the reader says, and whose answering words are shown.
`--worst` lists those that did not. The pairs stand in `score/pairs/pairs.txt`. Standard library only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.letters import parse
from onrecord.model import Ask, Letter, Source
from onrecord.record.asks import asks
from onrecord.record.links import link

PAIRS = Path(__file__).resolve().parent / "pairs" / "pairs.txt"
AS_OF = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader says of one ask: words of it, its outcome, and words of which one is among the answers."""

    ask: str
    outcome: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A letter, its reply, and what came of each ask."""

    name: str
    letter: str
    reply: str
    wanted: tuple[Wanted, ...]


def pairs(path: Path = PAIRS) -> Iterator[Pair]:
    """Every pair of the file, in order."""
    for block in path.read_text(encoding="utf-8").split("\n@@@ ")[1:]:
        name, rest = block.split("\n--- ask\n")
        letter, rest = rest.split("--- reply\n")
        reply, rows = rest.split("--- asks\n")
        wanted = []
        for row in rows.strip().splitlines():
            ask, outcome, answers = (cell.strip() for cell in row.split("|"))
            wanted.append(Wanted(ask, outcome, tuple(x.strip() for x in answers.split("/") if x.strip())))
        yield Pair(name, letter, reply, tuple(wanted))


def came_of(pair: Pair) -> list[tuple[Wanted, Ask | None]]:
    """Each ask a reader saw with the one the program made of it; None where it made none."""
    letter, reply = (_read(f"{pair.name} {n}", text) for n, text in enumerate((pair.letter, pair.reply)))
    found = asks([letter, reply], link([letter, reply]), as_of=AS_OF)
    own = [one for one in found if one.letter == letter.id and not one.reported]
    return [(w, next((a for a in own if _plain(w.ask) in _plain(a.quote.shown)), None)) for w in pair.wanted]


def is_right(wanted: Wanted, made: Ask | None) -> bool:
    """True when the program says of an ask what the reader says."""
    return made is not None and made.outcome.value == wanted.outcome


def shows(wanted: Wanted, made: Ask | None) -> bool:
    """True when one of the words that answer is among those shown, or none need be."""
    said = [_plain(x.quote.shown) for x in made.answers] if made else []
    return not wanted.answers or any(_plain(words) in one for words in wanted.answers for one in said)


def _read(name: str, text: str) -> Letter:
    return parse(Source(f"{name}.txt", "", "text/plain", text))[0]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def main() -> None:
    """Read the arguments, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", action="store_true")
    worst = parser.parse_args().worst
    rows = [(pair, wanted, made) for pair in pairs() for wanted, made in came_of(pair)]
    shown = [row for row in rows if row[1].answers]
    found, right = sum(made is not None for *_, made in rows), sum(is_right(w, m) for _, w, m in rows)
    print(f"asks {len(rows)}, found {found}, outcome right {right / len(rows):.2f}, ", end="")
    print(f"answer shown {sum(shows(w, m) for _, w, m in shown) / len(shown):.2f} of {len(shown)}")
    for pair, wanted, made in rows if worst else ():
        if not (is_right(wanted, made) and shows(wanted, made)):
            said = [x.quote.shown for x in made.answers] if made else []
            print(f"{pair.name}: {wanted.ask}: {wanted.outcome}, read {made.outcome if made else 'no ask'} {said}")


if __name__ == "__main__":
    main()
