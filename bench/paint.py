"""First paint of a letter in a browser, on a large record: from the click to words on the screen.

    python bench/paint.py [--letters 100000] [--place FOLDER] [--times 20]

The record is the one that `load.py` made in FOLDER. Each letter is opened for the first time. Prints milliseconds of
the browser's own "first-contentful-paint" (W3C Paint Timing): median, 95th percentile, worst.
"""

import argparse
import random
import tempfile
from pathlib import Path

from load import served, told
from playwright.sync_api import sync_playwright

from onrecord.store import open_record

PAINT = "performance.getEntriesByName('first-contentful-paint').map(one => one.startTime)[0] ?? null"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--letters", type=int, default=100_000)
    options.add_argument("--place", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-load")
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--browser", default="/usr/bin/chromium")
    given = options.parse_args()
    record = given.place / f"record-{given.letters}"
    with open_record(record) as held:
        ids = random.Random(1).sample([head.id for head in held.kept.every()], given.times)
    took = []
    with served(record, given.place / "reference", 8699) as (address, _, _), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=given.browser, args=["--no-sandbox"])
        page = browser.new_page()
        for id in ids:
            page.goto(f"{address}/letters/{id}")
            while (painted := page.evaluate(PAINT)) is None:  # the page's policy lets no waiting function in
                page.wait_for_timeout(20)
            took.append(painted)
        browser.close()
    print(told(took))


if __name__ == "__main__":
    main()
