"""How the record behaves with many letters: adding, searching, a state's first page, size on disk.

    python bench/store.py [--letters 100000] [--place FOLDER-OR-postgresql://...] [--whole]

The letters are made up by a seeded grammar between invented states; no reader is involved. The last tenth of them may
take at most 1.3 times the first: it is added in turns with a tenth added to an empty record, batch by batch, so that
other work on the machine slows both alike. Search must answer within 50 ms and a state's first page within 200 ms, both
at the 95th percentile; the record may be at most 4 times its texts plus the originals. `--whole` also times verify,
backup and restore. A place that holds a record already is measured as it is.
"""

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from onrecord import model
from onrecord.model import (
    Act,
    Attribution,
    Day,
    Kind,
    Letter,
    LetterDate,
    Mention,
    MentionKind,
    Party,
    Quote,
    Statement,
)
from onrecord.store import Record, open_record, restore

STATES = [a + b + c for a in "ABDEF" for b in "OILR" for c in "NKTSVM"]
TOPICS = ["CCM", "APMBC", "CCW", "TPNW", "NPT", "CTBT", "ATT", "CWC"]
ACTS = list(Act)
NAMES = ["Ivo", "Mara", "Olu", "Ana", "Pel", "Rika", "Tomas", "Yusra", "Wen", "Lidia"]
SURNAMES = ["Tarn", "Quill", "Brandt", "Vell", "Oster", "Kade", "Amsel", "Noor", "Lin", "Prado"]
VERBS = [
    "support",
    "oppose",
    "welcome",
    "regret",
    "question",
    "refuse",
    "accept",
    "note",
    "recall",
    "consider",
    "reject",
    "propose",
]
NOUNS = [
    "convention",
    "protocol",
    "treaty",
    "moratorium",
    "inspection",
    "clearance",
    "stockpile",
    "conference",
    "resolution",
    "declaration",
]
SYLLABLES = ["ka", "lo", "mi", "ten", "ra", "vu", "sol", "dar", "pen", "tir", "ost", "mal", "ni", "ber", "hax", "qua"]
VOCABULARY_SIZE = 40_000
BATCH = 200


def vocabulary(chance: random.Random) -> list[str]:
    """Made-up words, the few first ones common as in any language (drawn by Zipf below)."""
    found: dict[str, None] = dict.fromkeys(["the", "of", "and", "to", "in", "that", "we", "our", "your", "this"])
    while len(found) < VOCABULARY_SIZE:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(1, 5)))] = None
    return list(found)


class Maker:
    """Makes letters; the same seed makes the same letters."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.words = vocabulary(self.chance)
        self.weights = [1 / (rank + 3) for rank in range(len(self.words))]
        self.draw: Iterator[str] = self._stream()

    def _stream(self) -> Iterator[str]:
        while True:
            yield from self.chance.choices(self.words, cum_weights=self._cumulated(), k=20_000)

    def _cumulated(self) -> list[float]:
        if not hasattr(self, "_sums"):
            total, self._sums = 0.0, []
            for weight in self.weights:
                total += weight
                self._sums.append(total)
        return self._sums

    def letters(self, count: int) -> Iterator[Letter]:
        for number in range(count):
            yield self.letter(number)

    def letter(self, number: int) -> Letter:
        pick = self.chance.choice
        state, other = pick(STATES), pick(STATES)
        day = Day.of(self.chance.randint(1995, 2025), self.chance.randint(1, 12), self.chance.randint(1, 28))
        sender = Party(f"{pick(NAMES)} {pick(SURNAMES)}", "Ambassador", f"Embassy of {state.title()}", state)
        to = Party(f"{pick(NAMES)} {pick(SURNAMES)}", "Minister", f"Ministry of {other.title()}", other)
        sentences = [self.sentence() for _ in range(self.chance.randint(12, 20))]
        head = f"{day}\n\nTo {to.described}\nNo. {number}/{day.year}\n\n"
        text = head + " ".join(sentences) + f"\n\n{sender.described}"
        sha = sha256(text.encode()).hexdigest()
        return Letter(
            id=sha[:16],
            source=model.SourceInfo(f"{number:06}.txt", sha, "text/plain", None, "plain"),
            kind=Kind.LETTER,
            language="en",
            text=text,
            date=LetterDate(day, Quote.at(text, 0, 10)),
            sender=(sender,),
            recipients=(to,),
            mentions=tuple(Mention(MentionKind.TREATY, pick(TOPICS), Quote.at(text, 0, 4)) for _ in range(3)),
            statements=tuple(self.statements(text, len(head), sentences, sha, state, other)),
            zones=(model.Zone(model.ZoneKind.BODY, 0, len(text)),),
        )

    def sentence(self) -> str:
        middle = " ".join(next(self.draw) for _ in range(self.chance.randint(12, 26)))
        return f"We {self.chance.choice(VERBS)} the {self.chance.choice(NOUNS)} {middle}."

    def statements(
        self, text: str, at: int, sentences: list[str], sha: str, state: str, other: str
    ) -> Iterator[Statement]:
        for i, sentence in enumerate(sentences):
            if i % 3 == 0:
                act, quote = self.chance.choice(ACTS), Quote.at(text, at, at + len(sentence))
                yield Statement(
                    id=sha256(f"{sha}{i}".encode()).hexdigest()[:16],
                    act=act,
                    speaker=state,
                    holder=state,
                    attribution=Attribution.OWN,
                    quote=quote,
                    because="made up",
                    confidence=0.8,
                    towards=(other,),
                    topics=(self.chance.choice(TOPICS),),
                )
            at += len(sentence) + 1


def add(record: Record, letters: list[Letter]) -> tuple[float, float]:
    """Add letters as one; seconds by the clock and of this process."""
    begun, used = time.perf_counter(), time.process_time()
    with record.batch():
        for one in letters:
            record.save_letters(record.add_original(one.text.encode(), one.source.name), [one], "bench")
    return time.perf_counter() - begun, time.process_time() - used


def fill(record: Record, empty: Record, letters: Iterator[Letter], count: int) -> dict[str, object]:
    """Add all; the last tenth in turns with the same letters added to an empty record."""
    last: list[tuple[float, float]] = []
    first: list[tuple[float, float]] = []
    seconds = 0.0
    for done in range(0, count, BATCH):
        batch = [next(letters) for _ in range(min(BATCH, count - done))]
        lap = add(record, batch)
        seconds += lap[0]
        if done >= count * 9 // 10:
            last.append(lap)
            first.append(add(empty, batch))
    return {
        "adding_all_seconds": round(seconds, 1),
        "last_tenth_to_first_by_the_clock": round(sum(x[0] for x in last) / sum(x[0] for x in first), 2),
        "last_tenth_to_first_of_the_process": round(sum(x[1] for x in last) / sum(x[1] for x in first), 2),
    }


def queries(maker: Maker) -> Iterator[tuple[str, dict[str, object]]]:
    """What people type: common and rare words, phrases, prefixes, with filters and without."""
    pick = maker.chance.choice
    while True:
        rare, common = pick(maker.words[200:]), pick(maker.words[:60])
        yield rare, {}
        yield f"{pick(VERBS)} {pick(NOUNS)}", {}
        yield f'"{pick(VERBS)} the {pick(NOUNS)}"', {}
        yield f"{rare[:4]}*", {}
        yield f"{common} {rare}", {}
        yield pick(NOUNS), {"state": pick(STATES)}
        yield pick(NOUNS), {"holder": pick(STATES), "act": pick(ACTS).value, "topic": pick(TOPICS)}
        yield common, {}


def timed(times: int, work) -> dict[str, float]:
    """Milliseconds by the clock, and of this process alone: other work on the machine is only in the first."""
    clock, process = [], []
    for _ in range(times):
        begun, used = time.perf_counter(), time.process_time()
        work()
        clock.append((time.perf_counter() - begun) * 1000)
        process.append((time.process_time() - used) * 1000)
    return {
        "median": round(statistics.median(clock), 1),
        "p95": round(statistics.quantiles(clock, n=20)[-1], 1),
        "worst": round(max(clock), 1),
        "process_p95": round(statistics.quantiles(process, n=20)[-1], 1),
    }


def measure(place: str, count: int, beside: Path) -> dict[str, object]:
    maker = Maker()
    found: dict[str, object] = {"letters": count}
    with open_record(place) as record:
        if record.count() == 0:
            with open_record(beside / "empty") as empty:
                found |= fill(record, empty, maker.letters(count), count)
    with open_record(place) as record:
        found |= looked_at(record, maker)
    found["rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if Path(place).is_dir():
        size = sum(f.stat().st_size for f in Path(place).glob("onrecord.db*"))
        text_bytes = sum(f.stat().st_size for f in Path(place).glob("originals/*/*"))
        found |= {"database_mb": round(size / 1e6, 1), "database_to_text": round(size / text_bytes, 2)}
    return found


def looked_at(record: Record, maker: Maker) -> dict[str, object]:
    """Search, counting, a state's first page and one letter, in milliseconds."""
    asked = queries(maker)

    def search() -> None:
        typed, filters = next(asked)
        record.search(typed, limit=20, **filters)

    def count_hits() -> None:
        typed, filters = next(asked)
        record.count(typed, **filters)

    def state_page() -> None:
        state = maker.chance.choice(STATES)
        record.statements(holder=state, limit=50)
        record.search("", state=state, limit=25)

    def letter() -> None:
        record.letter(f"{maker.chance.randrange(1000):06}.txt")

    times = {"search": (search, 400), "count": (count_hits, 80), "state_page": (state_page, 60), "letter": (letter, 60)}
    return {name: timed(often, work) for name, (work, often) in times.items()}


def whole(place: str, beside: Path) -> dict[str, float]:
    """Seconds that verify, backup and restore take, by the clock and of the process."""
    with open_record(place) as record:
        found = {"verify": seconds(lambda: record.verify().findings)}
        found["backup"] = seconds(lambda: record.backup(beside / "copy"))
    found["restore"] = seconds(lambda: restore(beside / "copy", beside / "restored"))
    return found


def seconds(work: Callable[[], object]) -> dict[str, object]:
    begun, used = time.perf_counter(), time.process_time()
    said = work()
    took = {"clock": round(time.perf_counter() - begun, 1), "process": round(time.process_time() - used, 1)}
    return took | ({"wrong": [str(one) for one in said]} if said else {})


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--letters", type=int, default=100_000)
    options.add_argument("--place")
    options.add_argument("--whole", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        place = given.place or folder + "/record"
        found = measure(place, given.letters, Path(folder))
        if given.whole:
            found |= whole(place, Path(folder))
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
