"""What several tests need: the measuring data that may lie beside a checkout."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of letters and reference data that the project did not write; skips where there is none."""
    place = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
    if not place.is_dir():
        pytest.skip("no ../shared beside this checkout: nothing to measure against")
    return place
