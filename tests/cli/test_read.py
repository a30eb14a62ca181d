"""`onrecord read`: what a person sees, and what a program gets."""

import json
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.group import group


def run(*arguments: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(group, list(arguments), standalone_mode=False)


def test_letters_come_out_one_json_object_a_line_in_input_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("Dear Minister,\n\nWe cannot sign.\n\nSincerely,\n", "utf-8")
    result = run("read", str(tmp_path), "--json")
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["a.txt", "b.txt"]


def test_a_bad_file_is_one_line_and_the_rest_go_on(tmp_path: Path) -> None:
    """Bad input never costs the batch: the good letter is printed, the bad one named, the exit code says so."""
    (tmp_path / "bad.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("Dear Minister,\n\nWe cannot sign.\n\nSincerely,\n", "utf-8")
    result = run("read", str(tmp_path), "--json")
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["good.txt"]
    complaints = result.stderr.splitlines()
    assert len(complaints) == 2
    assert complaints[0].startswith("bad.bin: ")
    assert complaints[1].startswith("empty.txt: ")
    assert result.return_value == 2


def test_a_file_that_is_not_there_is_named() -> None:
    result = run("read", "no-such-letter.txt")
    assert "no-such-letter.txt" in result.stderr
    assert result.return_value == 2


def test_help_of_every_command_shows_an_example() -> None:
    for name in group.list_commands(None):  # type: ignore[attr-defined]
        command = group.get_command(None, name)  # type: ignore[attr-defined]
        for words in [(name, inner) for inner in getattr(command, "commands", ())] or [(name,)]:
            assert f"Example: onrecord {' '.join(words)}" in " ".join(run(*words, "--help").stdout.split()), words


def test_an_empty_folder_is_said_to_hold_nothing(tmp_path):
    result = run("read", str(tmp_path))
    assert "no file to read there" in result.stderr and not result.stdout
