"""A desk over a record of the specimens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import api
from onrecord.reference.files import overlay, reset_overlays
from onrecord.web import make_app

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A record of the specimens, read once for all pages."""
    overlay(SPECIMENS / "reference")
    where = tmp_path_factory.mktemp("desk") / "record"
    with api.open_record(where) as record:
        for outcome in api.add(record, [SPECIMENS / "letters"]):
            assert not outcome.errors
    yield where
    reset_overlays()


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    """A browser without a screen."""
    with TestClient(make_app(place), base_url="http://127.0.0.1") as client:
        yield client
