"""A desk over a record of the specimens."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.browsing import CHROMIUM, FLAGS, served
from tests.web.papers import paper

from onrecord import api
from onrecord.reference.files import overlaid
from onrecord.web import make_app

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A record of one's own, copied from one that is made once for all workers: reading its letters takes longest."""
    shared = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    made, done = shared / f"once-{name}", shared / f"once-{name}.done"
    try:
        made.mkdir()
    except FileExistsError:
        until = time.monotonic() + 300
        while not done.exists():
            assert time.monotonic() < until, f"the worker that makes {name} has not come to its end"
            time.sleep(0.1)
    else:
        try:
            make(made / "record")
        finally:
            done.touch()
    own = factory.mktemp(name) / "record"
    shutil.copytree(made / "record", own)
    return own


@pytest.fixture(autouse=True, scope="package")
def invented_states() -> Iterator[None]:
    """The states of the specimens, for the tests of this folder alone."""
    with overlaid(SPECIMENS / "reference"):
        yield


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the specimens, read once for all pages."""

    def make(where: Path) -> None:
        with api.open_record(where) as record:
            for outcome in api.add(record, [SPECIMENS / "letters"]):
                assert not outcome.errors

    with overlaid(SPECIMENS / "reference"):
        return once(tmp_path_factory, "desk", make)


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    """A browser without a screen."""
    with TestClient(make_app(place), base_url="http://127.0.0.1") as client:
        yield client


SECOND = (
    "This is our second letter of today, and it is about those who clear the fields of the Upper Tarn. Their pay is\n"
    "late and their wards have no beds. We ask Ardovia to accede to the Convention on Scatter Munitions, which would\n"
    "open the fund for them, and to let two of our doctors visit the hospital of Lessk before the winter."
)
"""The body of a letter that has its day and its parties in common with another."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A desk on loopback over a letter held twice, another of its day, an answer to one of them on paper, and two
    letters in other scripts; address and ids."""

    def make(where: Path) -> None:
        with api.open_record(where) as record:
            for name, kind in (("01-campaign-asks", "txt"), ("01-campaign-asks", "pdf"), ("02-embassy-refusal", "pdf")):
                text = (SPECIMENS / "letters" / f"{name}.txt").read_text(encoding="utf-8")
                api.add_file(record, paper(text) if kind == "pdf" else text.encode(), f"{name}.{kind}")
            asks = (SPECIMENS / "letters" / "01-campaign-asks.txt").read_text(encoding="utf-8")
            head, end = asks.partition("Excellency,")[0], asks[asks.index("Yours sincerely,") :]
            api.add_file(record, f"{head}Excellency,\n\n{SECOND}\n\n{end}".encode(), "01-second.txt")
            for file in sorted((SPECIMENS / "other-scripts").glob("*.txt")):
                api.add_file(record, file.read_bytes(), file.name)

    with overlaid(SPECIMENS / "reference"):
        where = once(tmp_path_factory, "site", make)
    with api.open_record(where) as record:
        ids = {letter.source.name: letter.id for letter in record.letters()}
    with served(where) as address:
        yield address, {**ids, "01": ids["01-campaign-asks.txt"], "02": ids["02-embassy-refusal.pdf"]}


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """A fresh window without a past."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(120_000)  # a machine that tests much else at once is slow, not wrong
    yield context.new_page()
    context.close()
