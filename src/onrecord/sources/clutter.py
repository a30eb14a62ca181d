"""What systems and programs leave beside letters, and is none: passed over, and said in one line."""

from __future__ import annotations

from pathlib import Path

_RECORD = "onrecord.db"
"""The database of a record: who adds the folder that a record stands in must not add the record to itself."""

_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r"})
_BEGINNINGS = ("._", "~$", ".~lock.")
"""A resource of macOS beside a file; the locks of Word and of LibreOffice while a file is open."""


def holds_a_record(folder: Path) -> bool:
    """True for the folder of a record, or of a copy of one that `onrecord backup` made."""
    return (folder / _RECORD).is_file() and (folder / "originals").is_dir()


def records_in(folder: Path) -> tuple[Path, ...]:
    """The folders of records at or below a folder, in name order."""
    return tuple(sorted(found.parent for found in folder.rglob(_RECORD) if holds_a_record(found.parent)))


def is_clutter(name: str) -> bool:
    """True for a file no person made, by its name or that of its folder.

    >>> [is_clutter(name) for name in ("box/Thumbs.db", "~$note.docx", "__MACOSX/._a.pdf", "note.docx")]
    [True, True, True, False]
    """
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts[:-1] or parts[-1].lower() in _NAMES or parts[-1].startswith(_BEGINNINGS)
