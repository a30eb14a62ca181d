"""A record under hard use: processes killed at any moment, and many at work at once.

    python bench/hard_use.py crash    --place PLACE --rounds 200 [--seed 1]
    python bench/hard_use.py together --place PLACE --processes 4 --operations 5000

`crash` starts one piece of work after another (adding, deciding, reading again, rebuilding, backing up), kills it with
SIGKILL at a random moment, checks the record, does the same work again to its end, and checks that nothing is lost or
doubled. `together` lets processes add and decide at once. Both print JSON and end with 1 when anything is wrong.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from onrecord.model import Act, Attribution, Judgement, Kind, Letter, Party, Quote, SourceInfo, Statement, standing
from onrecord.store import Record, open_record

PER_ROUND = 12


def written(number: int) -> bytes:
    """The file of that number."""
    return "\n".join([f"Letter {number}."] + [f"We refuse item {number}-{i}." for i in range(5)]).encode()


def read(data: bytes, name: str, version: int = 1) -> list[Letter]:
    """A reader for these files: each line is a statement; a later version finds one line less, at other places."""
    text = "\n" * version + data.decode()
    sha, at, found = sha256(data).hexdigest(), 0, []
    for i, line in enumerate(text.split("\n")):
        if line.startswith("We") and i % (version + 4):
            quote, id = Quote.at(text, at, at + len(line)), sha256(f"{sha}{line}".encode()).hexdigest()[:16]
            found.append(Statement(id, Act.REFUSAL, "ARD", "ARD", Attribution.OWN, quote, "made up", 1.0))
        at += len(line) + 1
    source = SourceInfo(name, sha, "text/plain", None, "plain")
    return [Letter(sha[:16], source, Kind.LETTER, "en", text, sender=(Party(state="ARD"),), statements=tuple(found))]


def add(record: Record, numbers: range) -> None:
    for number in numbers:
        sha = record.add_original(written(number), f"{number}.txt")
        record.save_letters(sha, read(written(number), f"{number}.txt"), "1")


def decide(record: Record, numbers: range) -> None:
    for number in numbers:
        record.decide(f"statement:{number}", Judgement.ACCEPT, by="mq", why="looked at the page")
        record.decide(f"statement:{number}", Judgement.REJECT, by="mq", why="looked again") if number % 3 == 0 else None


# ---- killed at any moment


def works(record: Record, numbers: range, round: int, copies: Path) -> dict[str, Callable[[], object]]:
    """The pieces of work; each can be done again without harm."""

    def version(data: bytes, name: str) -> list[Letter]:
        return read(data, name, round % 3 + 1)

    return {
        "add": lambda: add(record, numbers),
        "decide": lambda: decide(record, numbers),
        "reread": lambda: list(record.reread(version, reader_version=str(round), apply=True)),
        "rebuild": lambda: list(record.rebuild(version, reader_version=str(round))),
        "backup": lambda: record.backup(copies / str(round)),
    }


def killed(place: str, name: str, numbers: range, round: int, copies: Path, after: float) -> bool:
    """Start the work in a process of its own and kill it; True when it was still at work."""
    child = os.fork()
    if child == 0:
        try:
            with open_record(place) as record:
                works(record, numbers, round, copies)[name]()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise SystemExit(f"round {round}: {name} failed before it was killed")
    return os.WIFSIGNALED(status)


def crash(place: str, rounds: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    open_record(place).close()
    usual = dict.fromkeys(("add", "decide", "reread", "rebuild", "backup"), 0.05)
    wrong: list[str] = []
    caught = dict.fromkeys(usual, 0)
    with tempfile.TemporaryDirectory(prefix="onrecord-copies-") as folder:
        for round in range(rounds):
            name = list(usual)[round % len(usual)]
            numbers = range(round // 5 * PER_ROUND, (round // 5 + 1) * PER_ROUND)
            caught[name] += killed(place, name, numbers, round, Path(folder), chance.uniform(0, 1.1) * usual[name])
            with open_record(place) as record:
                wrong += [f"round {round}, {name} killed: {one}" for one in record.verify().findings]
                begun = time.perf_counter()
                if name != "backup" or not (Path(folder) / str(round)).exists():
                    works(record, numbers, round, Path(folder))[name]()
                usual[name] = (usual[name] + time.perf_counter() - begun + 0.02) / 2
                wrong += [f"round {round}, {name} done again: {one}" for one in complete(record, name, numbers)]
            if name == "backup":
                with open_record(Path(folder) / str(round)) as copy:
                    wrong += [f"round {round}, the copy: {one}" for one in copy.verify().findings]
                shutil.rmtree(Path(folder) / str(round))
    return {"rounds": rounds, "killed_at_work": caught, "wrong": wrong}


def complete(record: Record, name: str, numbers: range) -> list[str]:
    """What is lost or doubled after the work was done again."""
    said = [str(one) for one in record.verify().findings]
    held = [letter.source.name for letter in record.letters()]
    expected = {f"{n}.txt" for n in range(numbers.stop)}
    if sorted(held) != sorted(expected):
        said.append(f"letters lost or doubled: {len(held)} held, {len(expected)} added")
    if len(record.search(f'"letter {numbers.start}"')) != 1:
        said.append("a letter is not found by its words")
    done = range(numbers.stop if name != "add" else numbers.start)
    counted = len(done) + sum(1 for n in done if n % 3 == 0)
    # A killed run that had gone past "accept, reject" is done again from the start, and says so in the ledger.
    stands = {d.about for d in standing(record.decisions())}
    if not {f"statement:{n}" for n in done} <= stands or len(record.decisions()) < counted:
        said.append("a decision is lost")
    return said


# ---- many at once


def together(place: str, processes: int, operations: int) -> dict[str, object]:
    open_record(place).close()
    each = operations // processes
    begun = time.perf_counter()
    children = []
    for number in range(processes):
        child = os.fork()
        if child == 0:
            try:
                busy(place, number, each)
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        children.append(child)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    taken = time.perf_counter() - begun
    with open_record(place) as record:
        wrong = [str(one) for one in record.verify().findings]
        held, decided = record.count(), len(record.decisions())
    half = each // 2
    if (held, decided) != (processes * (each - half), processes * half):
        wrong.append(f"lost or doubled: {held} letters and {decided} decisions")
    return {
        "operations": each * processes,
        "seconds": round(taken, 1),
        "processes_with_an_error": failed,
        "wrong": wrong,
    }


def busy(place: str, process: int, operations: int) -> None:
    """Add and decide in turn."""
    with open_record(place) as record:
        for i in range(operations):
            number = process * 1_000_000 + i
            if i % 2:
                record.decide(f"statement:{number}", Judgement.ACCEPT, by=f"p{process}")
            else:
                add(record, range(number, number + 1))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("what", choices=["crash", "together"])
    options.add_argument("--place", required=True)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--processes", type=int, default=4)
    options.add_argument("--operations", type=int, default=5000)
    given = options.parse_args()
    if given.what == "crash":
        result = crash(given.place, given.rounds, given.seed)
    else:
        result = together(given.place, given.processes, given.operations)
    print(json.dumps(result, indent=1))
    sys.exit(1 if result["wrong"] or result.get("processes_with_an_error") else 0)


if __name__ == "__main__":
    main()
