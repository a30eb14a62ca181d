"""Damaged files by the thousand, each reader in turn, in workers: a crash, a hang or an error of another kind is told.

Run: python -m bench.fuzz [--inputs 200000] [--readers a.pdf,a.docx] [--workers 2]
"""

import argparse
import random
import time

from tests.sources.test_hostile import SAMPLES, damaged, survive

from onrecord.bulk import Limits, run

CHUNK = 500


def chunk(item: tuple[str, int, int]) -> list[tuple[int, str]]:
    """Seeds whose input was neither read nor refused in one line, with what happened."""
    name, start, count = item
    data = SAMPLES[name]
    faults = []
    for seed in range(start, start + count):
        try:
            survive(name, damaged(data, random.Random(f"{name} {seed}")))
        except Exception as error:  # telling every kind of it is the purpose
            faults.append((seed, f"{type(error).__name__}: {error}"[:300]))
    return faults


def main() -> None:
    from bench.fuzz import chunk as work  # by its module's own name, which a worker can find

    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--readers", default="")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="seed to begin with")
    args = parser.parse_args()
    names = [name for name in args.readers.split(",") if name] or list(SAMPLES)
    for name in names:
        began = time.monotonic()
        last = args.first + args.inputs
        items = [(name, at, min(CHUNK, last - at)) for at in range(args.first, last, CHUNK)]
        faults, ended = [], []
        for outcome in run(work, items, Limits(seconds=300, workers=args.workers)):
            if outcome.error is not None:
                ended.append((outcome.item, str(outcome.error)))
            else:
                faults += outcome.value or []
        spent = time.monotonic() - began
        print(
            f"{name:14} {args.inputs} inputs, {len(faults)} faults, {len(ended)} workers lost, {spent:.0f} s",
            flush=True,
        )
        for fault in [*faults[:5], *ended[:5]]:
            print("   ", fault)


if __name__ == "__main__":
    main()
