"""What systems and programs leave beside letters, and is none: passed over, and said in one line."""

from __future__ import annotations

_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r"})
_BEGINNINGS = ("._", "~$", ".~lock.")
"""A resource of macOS beside a file; the locks of Word and of LibreOffice while a file is open."""


def is_clutter(name: str) -> bool:
    """True for a file no person made, by its name or that of its folder.

    >>> [is_clutter(name) for name in ("box/Thumbs.db", "~$note.docx", "__MACOSX/._a.pdf", "note.docx")]
    [True, True, True, False]
    """
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts[:-1] or parts[-1].lower() in _NAMES or parts[-1].startswith(_BEGINNINGS)
