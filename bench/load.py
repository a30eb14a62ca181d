"""The desk under load: a large record, some users at once, how long each kind of page takes and what it weighs.

    python bench/load.py [--letters 100000] [--place FOLDER] [--users 20] [--seconds 60]

The record is made once, of letters that answer each other (`correspondence.py`), and kept in FOLDER for the next run.
The users look twice: without a pause, which is the hard reading, and waiting a second between pages, as people do.
Bounds, on two cores that do nothing else: 95th percentile under 300 ms for the letter, search and state pages, no
error, memory flat, no page over 300 KB. What the desk and the users themselves take of the processor for a page is
told beside, as both share the cores. Prints JSON; ends with 1 when a bound is broken.
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
from http.client import HTTPConnection, HTTPException
from itertools import islice
from pathlib import Path
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
    if not took:
        return {"p50": 0.0, "p95": 0.0, "worst": 0.0}
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
    """Asks for page after page over one connection until the time is over; `pause`: seconds between them."""

    def __init__(self, address: str, ids: list[str], until: float, seed: int, pause: float = 0.0) -> None:
        super().__init__()
        self.address, self.ids, self.until, self.pause = address, ids, until, pause
        self.chance = random.Random(seed)
        self.took: dict[str, list[float]] = {kind: [] for kind in PAGES}
        self.weights: dict[str, int] = dict.fromkeys(PAGES, 0)
        self.errors: list[str] = []

    def run(self) -> None:
        line = HTTPConnection(self.address.removeprefix("http://"), timeout=60)
        while time.perf_counter() < self.until:
            kind = self.chance.choice(PAGES)
            path = self.path(kind)
            begun = time.perf_counter()
            try:
                line.request("GET", path)
                answer = line.getresponse()
                body = answer.read()
                if answer.status != 200:
                    raise OSError(f"status {answer.status}")
                self.took[kind].append((time.perf_counter() - begun) * 1000)
                self.weights[kind] = max(self.weights[kind], len(body))
            except (HTTPException, OSError) as error:
                self.errors.append(f"{path}: {error}")
                line.close()
            if self.pause:
                time.sleep(self.chance.uniform(self.pause / 2, self.pause * 1.5))

    def path(self, kind: str) -> str:
        """What somebody looks at next."""
        pick = self.chance.choice
        if kind == "letter":
            return f"/letters/{pick(self.ids)}"
        if kind == "state":
            return f"/states/{pick(CODES)}" + pick(["", "", f"?topic={pick(TOPICS)}", f"?act={pick(list(Act)).value}"])
        typed = pick([f"{pick(VERBS)} {pick(NOUNS)}", f'"{pick(VERBS)} the {pick(NOUNS)}"', f"{pick(NOUNS)[:5]}*", ""])
        return f"/letters?q={quote(typed)}" + pick(["", f"&state={pick(CODES)}", f"&year={pick(range(1996, 2025))}"])


def family(pid: int) -> list[int]:
    """A process and those it started."""
    started = Path(f"/proc/{pid}/task").glob("*/children")
    return [pid, *(one for place in started for child in place.read_text().split() for one in family(int(child)))]


def memory(pid: int) -> int:
    """Resident megabytes of a process and of those it started."""
    sizes = (re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{one}/status").read_text()) for one in family(pid))
    return sum(int(size[1]) for size in sizes if size) // 1024


def processor(pid: int) -> float:
    """Seconds of the processor that a process and those it started took so far."""
    fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in family(pid)]
    return sum(int(some[11]) + int(some[12]) for some in fields) / os.sysconf("SC_CLK_TCK")


def looked(address: str, pid: int, ids: list[str], users: int, seconds: int, pause: float) -> dict[str, object]:
    """What some users at once meet with."""
    crowd = [User(address, ids, time.perf_counter() + seconds, n, pause) for n in range(users)]
    desk, own = processor(pid), time.process_time()
    for user in crowd:
        user.start()
    time.sleep(min(10, seconds / 3))
    early = memory(pid)
    for user in crowd:
        user.join()
    found: dict[str, object] = {
        kind: told([ms for user in crowd for ms in user.took[kind]])
        | {"pages": sum(len(user.took[kind]) for user in crowd)}
        | {"heaviest_bytes": max(user.weights[kind] for user in crowd)}
        for kind in PAGES
    }
    pages = sum(len(some) for user in crowd for some in user.took.values()) or 1
    errors = [error for user in crowd for error in user.errors]
    found |= {"errors": len(errors), "error": errors[:1], "rss_mb": {"early": early, "end": memory(pid)}}
    found["desk_cpu_ms_a_page"] = round((processor(pid) - desk) * 1000 / pages, 1)
    return found | {"users_cpu_ms_a_page": round((time.process_time() - own) * 1000 / pages, 2)}


PAUSES = {"without_pause": 0.0, "a_second_between": 1.0}


def measure(place: Path, references: Path, users: int, seconds: int) -> dict[str, object]:
    with open_record(place) as record:
        ids = [head.id for head in record.kept.every()]
    with served(place, references, 8700 + os.getpid() % 200) as (address, pid, start):
        first = time.perf_counter()
        urlopen(f"{address}/letters/{ids[0]}", timeout=60).read()
        found: dict[str, object] = {"start_s": round(start, 2)}
        found["first_letter_cold_s"] = round(time.perf_counter() - first, 2)
        found["load_average"] = os.getloadavg()[0]
        return found | {name: looked(address, pid, ids, users, seconds, pause) for name, pause in PAUSES.items()}


def broken(found: dict) -> list[str]:
    """The bounds that do not hold."""
    return [f"{name}: {said}" for name in PAUSES for said in _broken(found[name])]


def _broken(found: dict) -> Iterator[str]:
    for kind in PAGES:
        if found[kind]["p95"] > BOUND_MS:
            yield f"{kind} p95 {found[kind]['p95']} ms"
        if found[kind]["heaviest_bytes"] > BOUND_BYTES:
            yield f"{kind} page {found[kind]['heaviest_bytes']} bytes"
    if found["errors"]:
        yield f"{found['errors']} errors"
    if found["rss_mb"]["end"] > found["rss_mb"]["early"] * KEPT_MEMORY:
        yield "memory grows"


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
