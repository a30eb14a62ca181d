"""A desk served on loopback for the tests in Chromium, and what stands under a box on a page."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import uvicorn

from onrecord.web import make_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def served(place) -> Iterator[str]:
    """The address of a desk over that record."""
    server = uvicorn.Server(uvicorn.Config(make_app(place), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


def under_lit_boxes(page, data: bytes) -> str:
    """Letters and figures of the PDF that stand under the boxes lit on the screen, by their places on the screen."""
    places = page.evaluate(
        """() => [...document.querySelectorAll(".page rect.lit")].map((one) => {
        const image = one.closest("figure").querySelector("img").getBoundingClientRect();
        const box = one.getBoundingClientRect();
        return [Number(one.closest("svg").dataset.page), (box.left - image.left) / image.width,
          (box.top - image.top) / image.height, (box.right - image.left) / image.width,
          (box.bottom - image.top) / image.height]; })"""
    )
    document, words = pypdfium2.PdfDocument(data), ""
    for number, left, top, right, bottom in places:
        sheet = document[number - 1]
        width, height = sheet.get_size()
        words += sheet.get_textpage().get_text_bounded(
            left=left * width, right=right * width, top=height * (1 - top), bottom=height * (1 - bottom)
        )
    return letters_of(words)


def letters_of(words: str) -> str:
    """Letters and figures alone."""
    return "".join(c for c in words if c.isalnum())
