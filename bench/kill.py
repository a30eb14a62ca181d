"""A batch in which workers are killed from outside: every item has one outcome, in order, tried at most twice.

Run: python -m bench.kill [--items 500] [--kills 25]
"""

import argparse
import os
import random
import signal
import time

from tests.bulk.jobs import on_a_bad_day
from tests.bulk.test_workers import workers_of

from onrecord.bulk import Limits, run


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=500)
    parser.add_argument("--kills", type=int, default=25)
    args = parser.parse_args()
    chance = random.Random(7)
    deadly = set(chance.sample(range(args.items), args.items // 50))
    shots = set(chance.sample(range(args.items), args.kills))
    items = [("die", str(n)) if n in deadly else ("fine", str(n)) for n in range(args.items)]
    began = time.monotonic()
    outcomes = []
    for outcome in run(on_a_bad_day, items, Limits(workers=2)):
        outcomes.append(outcome)
        if len(outcomes) in shots and (workers := workers_of(os.getpid())):
            os.kill(chance.choice(workers), signal.SIGKILL)
    lost = [n for n, o in enumerate(outcomes) if o.error is not None]
    print(f"{len(outcomes)} outcomes of {args.items}, in order: {[o.item for o in outcomes] == items}")
    print(f"lost: {len(lost)}, of them deadly by themselves: {len(set(lost) & deadly)} of {len(deadly)}")
    print(f"tries at most {max(o.tries for o in outcomes)}; tried twice and done: ", end="")
    print(sum(o.tries == 2 and o.error is None for o in outcomes))
    print(f"{time.monotonic() - began:.1f} s, {args.kills} workers shot at")


if __name__ == "__main__":
    main()
