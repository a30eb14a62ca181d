"""The desk under load: a large record, some users at once, how long each kind of page takes and what it weighs.

    python bench/load.py [--letters 100000] [--place FOLDER] [--users 20] [--seconds 60]

The record is made once, of letters that answer each other (`correspondence.py`), and kept in FOLDER for the next run.
Bounds, on two cores that do nothing else: 95th percentile under 300 ms for the letter, search and state pages, no
error, memory flat, no page over 300 KB. Prints JSON; ends with 1 when a bound is broken.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from correspondence import CODES, Correspondence, reference

from onrecord import api
from onrecord.model import Act, Letter
from onrecord.reference.files import overlay
from onrecord.store import open_record
from store import BATCH, NOUNS, TOPICS, VERBS, add

PAGES = ("letter", "search", "state")
BOUND_MS, BOUND_BYTES = 300, 300_000
KEPT_MEMORY = 1.3
"""The process may grow to so many times what it held after the first second of load."""


def ready(place: Path, letters: int) -> dict[str, float]:
    """Make the record where it is not there yet and work out what follows; seconds of each."""
    begun = time.perf_counter()
    with open_record(place) as record:
        if record.count() == 0:
            for batch in batched(Correspondence().letters(letters)):
                add(record, batch)
        made = time.perf_counter()
        api.catch_up(record, say=lambda text: print(text, end="\r", file=sys.stderr))
        return {"making": round(made - begun, 1), "catching_up": round(time.perf_counter() - made, 1)}


def batched(letters: Iterator[Letter]) -> Iterator[list[Letter]]:
    """Letters some at a time."""
    while some := list(islice(letters, BATCH)):
        yield some


def adding(place: Path, times: int = 20) -> dict[str, float]:
    """Milliseconds to keep one more letter and work out all that follows from it, reading left out."""
    maker, took = Correspondence(seed=random.randrange(10**6)), []
    with open_record(place) as record:
        for letter in maker.letters(times):
            begun = time.perf_counter()
            record.save_letters(record.add_original(letter.text.encode(), letter.source.name), [letter], "bench")
            api.catch_up(record)
            took.append((time.perf_counter() - begun) * 1000)
    return told(took)


def told(took: list[float]) -> dict[str, float]:
    """Median, 95th percentile and worst."""
    cuts = statistics.quantiles(took, n=20) if len(took) > 1 else took * 20
    return {"p50": round(statistics.median(took), 1), "p95": round(cuts[-1], 1), "worst": round(max(took), 1)}


@contextmanager
def served(place: Path, references: Path, port: int) -> Iterator[tuple[str, int, float]]:
    """The desk as `onrecord serve` starts it: address, process id, seconds until it answers."""
    start = "from onrecord.cli import main; main()"
    command = [sys.executable, "-c", start, "--reference", str(references), "serve", "--port", str(port)]
    begun = time.perf_counter()
    process = subprocess.Popen([*command, "--record", str(place)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                urlopen(address + "/static/icon.svg", timeout=5).read()
                break
            except OSError:
                if process.poll() is not None:
                    raise SystemExit("the desk did not start") from None
                time.sleep(0.05)
        yield address, process.pid, time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(20)


class User(threading.Thread):
    """Asks for page after page until the time is over."""

    def __init__(self, address: str, ids: list[str], until: float, seed: int) -> None:
        super().__init__()
        self.address, self.ids, self.until = address, ids, until
        self.chance = random.Random(seed)
        self.took: dict[str, list[float]] = {kind: [] for kind in PAGES}
        self.weights: dict[str, int] = dict.fromkeys(PAGES, 0)
        self.errors: list[str] = []

    def run(self) -> None:
        while time.perf_counter() < self.until:
            kind = self.chance.choice(PAGES)
            path = self.path(kind)
            begun = time.perf_counter()
            try:
                with urlopen(self.address + path, timeout=60) as answer:
                    body = answer.read()
                self.took[kind].append((time.perf_counter() - begun) * 1000)
                self.weights[kind] = max(self.weights[kind], len(body))
            except (HTTPError, OSError) as error:
                self.errors.append(f"{path}: {error}")
            time.sleep(self.chance.uniform(0.5, 1.5))

    def path(self, kind: str) -> str:
        """What somebody looks at next."""
        pick = self.chance.choice
        if kind == "letter":
            return f"/letters/{pick(self.ids)}"
        if kind == "state":
            return f"/states/{pick(CODES)}" + pick(["", "", f"?topic={pick(TOPICS)}", f"?act={pick(list(Act)).value}"])
        typed = pick([f"{pick(VERBS)} {pick(NOUNS)}", f'"{pick(VERBS)} the {pick(NOUNS)}"', f"{pick(NOUNS)[:5]}*", ""])
        return f"/letters?q={quote(typed)}" + pick(["", f"&state={pick(CODES)}", f"&year={pick(range(1996, 2025))}"])


def memory(pid: int) -> int:
    """Resident megabytes of a process."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) // 1024


def measure(place: Path, references: Path, users: int, seconds: int) -> dict[str, object]:
    with open_record(place) as record:
        ids = [head.id for head in record.kept.every()]
    with served(place, references, 8700 + os.getpid() % 200) as (address, pid, start):
        first = time.perf_counter()
        urlopen(f"{address}/letters/{ids[0]}", timeout=60).read()
        cold = time.perf_counter() - first
        crowd = [User(address, ids, time.perf_counter() + seconds, n) for n in range(users)]
        for user in crowd:
            user.start()
        time.sleep(min(10, seconds / 3))
        warm = memory(pid)
        for user in crowd:
            user.join()
        found: dict[str, object] = {
            kind: told([ms for user in crowd for ms in user.took[kind]])
            | {"pages": sum(len(user.took[kind]) for user in crowd)}
            | {"heaviest_bytes": max(user.weights[kind] for user in crowd)}
            for kind in PAGES
        }
        errors = [error for user in crowd for error in user.errors]
        found |= {"errors": len(errors), "error": errors[:1], "start_s": round(start, 2)}
        return found | {"first_letter_cold_s": round(cold, 2), "rss_mb": {"early": warm, "end": memory(pid)}}


def broken(found: dict) -> list[str]:
    """The bounds that do not hold."""
    said = [f"{kind} p95 {found[kind]['p95']} ms" for kind in PAGES if found[kind]["p95"] > BOUND_MS]
    said += [
        f"{kind} page {found[kind]['heaviest_bytes']} bytes"
        for kind in PAGES
        if found[kind]["heaviest_bytes"] > BOUND_BYTES
    ]
    said += [f"{found['errors']} errors"] if found["errors"] else []
    memories = found["rss_mb"]
    return said + (["memory grows"] if memories["end"] > memories["early"] * KEPT_MEMORY else [])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--letters", type=int, default=100_000)
    options.add_argument("--place", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-load")
    options.add_argument("--users", type=int, default=20)
    options.add_argument("--seconds", type=int, default=60)
    given = options.parse_args()
    references = reference(given.place / "reference")
    overlay(references)
    place = given.place / f"record-{given.letters}"
    found: dict = {"letters": given.letters, "seconds": ready(place, given.letters)}
    found |= measure(place, references, given.users, given.seconds)
    found["adding_one_ms"] = adding(place)
    found["broken"] = broken(found)
    print(json.dumps(found, indent=1))
    return bool(found["broken"])


if __name__ == "__main__":
    raise SystemExit(main())
