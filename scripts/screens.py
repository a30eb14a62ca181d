"""Pictures of the desk over the specimens, for README and docs: `make screens`; every page in every look with `--all`.

`--all FOLDER` is for the person who looks at the pages before a release: light, dark, narrow, in six languages, over
the specimens, an empty record and one of a single letter. Nothing of that is committed; the few pictures in
`docs/screens` are, because a page of words cannot show what the desk looks like. Needs Chromium.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LETTERS = ROOT / "specimens" / "letters"
OTHER = ROOT / "specimens" / "other-scripts"
ON_PAPER = (LETTERS / "01-campaign-asks.txt", LETTERS / "02-embassy-refusal.txt", OTHER / "arabic.txt")
MOST_BYTES = 100_000
"""Of one committed picture."""

SHOWN = {
    "letter": ("{refusal}", "light", 1280, 1000, "en"),
    "letter-dark": ("{refusal}#s6", "dark", 1280, 860, "en"),
    "letter-right-to-left": ("{arabic}", "light", 1280, 900, "ar"),
    "state": ("/states/XAR?topic=CSM", "light", 1280, 900, "en"),
    "review-narrow": ("/review?kind=statement", "light", 375, 760, "en"),
    "asks": ("/asks", "light", 1280, 700, "en"),
    "state-chinese": ("/states/XAR?topic=CSM", "light", 1280, 900, "zh"),
    "treaty-dark": ("/treaties/CCM?on=2015-10-01", "dark", 1280, 860, "en"),
}
"""Name of a committed picture -> page, look, width, height, language."""

PAGES = (
    "/letters", "/letters?q=munitions", "{refusal}", "{arabic}", "{refusal}/coding", "/review", "/states",
    "/states/XAR", "/states/XAR/profile?topic=CSM", "/treaties", "/treaties/CCM", "/asks", "/missing", "/people",
    "/news?since=2000-01-01", "/imports", "/health", "/accounts", "/adding", "/coding", "/disputes", "/signin",
    "/states/QQQ",
)  # fmt: skip
LOOKS = (
    ("light", 1280, "en"), ("dark", 1280, "ru"), ("light", 375, "fr"), ("dark", 375, "es"),
    ("light", 1280, "ar"), ("dark", 375, "ar"), ("light", 1280, "zh"), ("light", 375, "zh"),
)  # fmt: skip


def main() -> None:
    """Take the pictures that are committed, or with `--all` every page in every look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page in every look, into this folder")
    parser.add_argument("--record", type=Path, help="another record to look at, with --all")
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = play.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"])
        if not asked.all:
            with served(specimens(browser, Path(folder) / "record")) as address:
                pictures(browser, address, ROOT / "docs" / "screens")
        elif asked.record:
            everything(browser, asked.record, asked.all)
        else:
            everything(browser, specimens(browser, Path(folder) / "record"), asked.all / "specimens")
            everything(browser, specimens(browser, Path(folder) / "one", ON_PAPER[1:2]), asked.all / "one")
            everything(browser, Path(folder) / "empty", asked.all / "empty")
        browser.close()


def specimens(browser: Any, place: Path, only: tuple[Path, ...] = ()) -> Path:
    """A record of the specimens, three of them printed on paper."""
    from onrecord import api
    from onrecord.reference.files import folders, overlay

    if (ROOT / "specimens" / "reference") not in folders():
        overlay(ROOT / "specimens" / "reference")
    with api.open_record(place) as record:
        for file in only or sorted((*LETTERS.glob("*.txt"), *OTHER.glob("*.txt"))):
            printed = file in ON_PAPER
            data = _printed(browser, file) if printed else file.read_bytes()
            api.add_file(record, data, file.stem + (".pdf" if printed else ".txt"))
    return place


def _printed(browser: Any, file: Path) -> bytes:
    page = browser.new_page()
    text = "".join(f'<p dir="auto">{escape(line) or "&nbsp;"}</p>' for line in file.read_text("utf-8").splitlines())
    page.set_content(f"<style>p {{ margin: 0; font: 11pt/1.35 serif }}</style>{text}")
    data: bytes = page.pdf(format="A4", margin={"top": "2cm", "bottom": "2cm", "left": "2.2cm", "right": "2.2cm"})
    page.close()
    return data


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The address of a desk over that record, on loopback."""
    import uvicorn

    from onrecord.web import make_app

    server = uvicorn.Server(uvicorn.Config(make_app(place), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


def pictures(browser: Any, address: str, to: Path) -> None:
    """The few that are committed, small enough to be."""
    to.mkdir(parents=True, exist_ok=True)
    for name, (path, look, width, height, language) in SHOWN.items():
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look, locale=language)
        data = _small(_taken(context.new_page(), address, path))
        if len(data) > MOST_BYTES:
            raise SystemExit(f"{name}: {len(data):,} bytes are more than {MOST_BYTES:,}")
        (to / f"{name}.png").write_bytes(data)
        print(f"{name}.png {len(data):,} bytes")
        context.close()


def everything(browser: Any, place: Path, to: Path) -> None:
    """Every page in every look, whole; tells of a page wider than its window and of errors in the console."""
    to.mkdir(parents=True, exist_ok=True)
    with served(place) as address:
        for look, width, language in LOOKS:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=look, locale=language)
            page, told = context.new_page(), list[str]()
            page.on("console", lambda said, told=told: told.append(said.text))
            for path in PAGES:
                data = _taken(page, address, path, whole=True)
                if data:
                    name = re.sub(r"\W+", "-", path).strip("-")
                    (to / f"{name}-{look}-{width}-{language}.png").write_bytes(data)
                    if (over := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
                        print(f"{to.name} {path} {width} {language}: {over} pixels too wide")
                    if told and "QQQ" not in path:
                        print(f"{to.name} {path} {width} {language}: {told}")
                told.clear()
            context.close()


def _taken(page: Any, address: str, path: str, *, whole: bool = False) -> bytes:
    """The page as PNG; nothing for a letter that the record does not hold."""
    for called, file in (("refusal", "02-embassy-refusal.pdf"), ("arabic", "arabic.pdf")):
        if f"{{{called}}}" in path:
            held = page.request.get(f"{address}/letters.json").json()["letters"]
            id = next((one["id"] for one in held if one["name"] == file), None)
            if id is None:
                return b""
            path = path.replace(f"{{{called}}}", f"/letters/{id}")
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    if not whole and page.locator("#date a").count() and "#" not in path:
        page.locator("#date a").hover()
    data: bytes = page.screenshot(full_page=whole)
    return data


def _small(data: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").quantize(160, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
