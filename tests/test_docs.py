"""The documents say what is there: commands exist, files named are there, and the examples run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.group import group

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
NAMED = re.compile(
    r"`((?:docs|specimens|src|tests|score|bench|requirements|letters|reference|formats|store)/[\w./<>-]+)`"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    for named in NAMED.findall(page.read_text("utf-8")):
        if "<" not in named:
            assert any((start / named).exists() for start in (ROOT, ROOT / "src" / "onrecord")), named


def test_commands_of_the_readme_exist() -> None:
    commands = set(re.findall(r"^onrecord (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert len(commands) >= 6
    assert commands <= set(group.list_commands(None))  # type: ignore[arg-type]


def test_the_python_of_the_readme_runs() -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert code is not None
    done = subprocess.run([sys.executable, "-c", code[1]], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "my Government is not in a position to accede" in done.stdout


def test_every_command_has_its_line_in_the_readme_or_the_help() -> None:
    """A command nobody can find is none: each says in its first line what it is for."""
    for name in group.list_commands(None):  # type: ignore[arg-type]
        command = group.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert len(command.get_short_help_str(80)) > 15, name
