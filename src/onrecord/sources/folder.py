"""A folder: its files in name order, or the mails of a Maildir in the order they came."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.errors import CannotRead
from onrecord.sources.clutter import holds_a_record, is_clutter
from onrecord.sources.limits import Limits, Spent
from onrecord.sources.reader import Given
from onrecord.sources.settings import Ocr
from onrecord.sources.sidecar import beside, is_sidecar


def is_maildir(place: Path) -> bool:
    """A folder with `cur` and `new` in it, as qmail laid it down."""
    return (place / "cur").is_dir() and (place / "new").is_dir()


def paths_in(place: Path) -> Iterator[Path]:
    """Every regular file below `place`, folders and files in name order; hidden ones and links are passed over.

    A record is passed over too. Of a Maildir only `cur` and `new`: what lies in `tmp` is not wholly there yet.
    """
    for root, folders, files in os.walk(place, followlinks=False):
        here = Path(root)
        if holds_a_record(here):
            folders.clear()
            continue
        mail = is_maildir(here)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not (mail and f == "tmp"))
        in_mail = is_maildir(here.parent)
        for file in sorted(files):
            path = here / file
            if path.is_symlink() or not path.is_file() or (file.startswith(".") and not in_mail):
                continue
            if not is_sidecar(path) and not is_clutter(file):
                yield path


def given_from(
    path: Path,
    name: str,
    limits: Limits,
    ocr: Ocr,
    *,
    known: Mapping[str, str] | None = None,
    spent: Spent | None = None,
) -> Given:
    """One file with what a sidecar says of it. Raises `CannotRead`."""
    try:
        limits.check("bytes", path.stat().st_size, name)
        data = path.read_bytes()
        return Given(name, data, {**beside(path), **(known or {})}, limits, 0, spent or Spent(), ocr)
    except FileNotFoundError:
        raise CannotRead(name, "no such file", "check the name") from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        raise CannotRead(name, f"cannot be opened ({error})", "check the disk and your rights to it") from None
