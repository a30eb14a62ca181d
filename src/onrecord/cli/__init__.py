"""Commands: arguments -> `api` -> print. No command thinks for itself.

Each command is one module here with a click command named `command`; a new one is one new file. Start at `read.py`.
"""

from onrecord.cli.group import main

__all__ = ["main"]
