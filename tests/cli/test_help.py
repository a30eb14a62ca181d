"""The help of the whole command: every command under a heading, told in a whole sentence."""

import click
from click.testing import CliRunner

from onrecord.cli.group import SECTIONS, group


def test_every_command_stands_under_one_of_the_headings() -> None:
    shown = CliRunner().invoke(group, ["--help"]).output
    blocks = {heading: shown.split(f"\n{heading}:\n")[1].split("\n\n")[0] for heading in SECTIONS}
    listed = [line.split()[0] for block in blocks.values() for line in block.splitlines() if line[2:3].strip()]
    assert sorted(listed) == group.list_commands(None)
    assert "..." not in shown.split("Options:")[1].split("\n\n", 1)[1]
    assert "state" in blocks["Ask the record"] and "verify" in blocks["Keep"]


def test_the_steps_of_a_command_are_told_in_whole_sentences() -> None:
    parted = [name for name in group.list_commands(None) if isinstance(group.get_command(None, name), click.Group)]
    assert {"people", "account", "coding"} <= set(parted)
    for name in parted:
        steps = CliRunner().invoke(group, [name, "--help"]).output.split("Commands:\n")[1]
        assert "..." not in steps, name
