"""The public face of the package."""

import subprocess
import sys

import onrecord


def test_every_public_name_is_there() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None, name


def test_importing_the_package_imports_no_heavy_library() -> None:
    """`import onrecord` is what every script pays for: nothing but the standard library is loaded by it."""
    heavy = {
        "msgspec",
        "sqlalchemy",
        "babel",
        "pypdfium2",
        "lxml",
        "PIL",
        "click",
        "rich",
        "jinja2",
        "starlette",
        "numpy",
    }
    code = "import sys, onrecord; print(' '.join(sorted({m.split('.')[0] for m in sys.modules})))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "onrecord" in loaded
    assert heavy.isdisjoint(loaded)
