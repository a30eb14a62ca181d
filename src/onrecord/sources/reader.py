"""What a reader is, what it is given, and how readers are found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from onrecord.errors import CannotRead
from onrecord.model import Page, Source, Span
from onrecord.sources.compound import listed
from onrecord.sources.limits import Limits, Spent
from onrecord.sources.settings import Ocr

HEAD = 16_384
"""Bytes of a file that `sniff` gets to see."""


@dataclass(frozen=True, slots=True)
class Given:
    """One file to read: its bytes, the name the user knows it by, and what is known of it beforehand.

    depth   how many containers it lies in
    spent   what the outermost container has used so far, shared by all its members
    ocr     how pictures of text are read
    known   header values from outside (a sidecar, the mail it was attached to); handed on in `Source.known`
    """

    name: str
    data: bytes
    known: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    depth: int = 0
    spent: Spent = field(default_factory=Spent, compare=False)
    ocr: Ocr = field(default_factory=Ocr.from_environment)

    @property
    def sha256(self) -> str:
        """Of the bytes, hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def head(self) -> bytes:
        """The first bytes, enough to tell the format; of a compound file its list of contents too, wherever it lies."""
        return self.data[:HEAD] + listed(self.data)

    def member(self, name: str, data: bytes, *, known: Mapping[str, str] | None = None) -> Given:
        """A file found inside this one: `box.zip/letter.txt`."""
        self.limits.check("bytes", len(data), f"{self.name}/{name}")
        return replace(self, name=f"{self.name}/{name}", data=data, known=dict(known or {}), depth=self.depth + 1)

    def source(
        self,
        text: str,
        media_type: str,
        *,
        text_from: str = "plain",
        pages: tuple[Page, ...] = (),
        known: Mapping[str, str] | None = None,
        marks: tuple[tuple[Span, str], ...] = (),
        because: str = "",
        warnings: tuple[tuple[str, str], ...] = (),
        others: tuple[tuple[str, str], ...] = (),
    ) -> Source:
        """The `Source` of this file. What was known beforehand wins over what the reader found."""
        self.limits.check("characters", len(text), self.name)
        both = {**(known or {}), **self.known}
        return Source(
            self.name, self.sha256, media_type, text, text_from, pages, both, marks, because, warnings, others
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """One file format.

    name         for messages: "PDF"
    media_types  the first one is what `Source.media_type` says
    sniff        (first bytes, file name) -> 0 no, 1 could be, 2 by its content, 3 by its signature; raises nothing
    read         the file's own text; None for a container that has none (a ZIP)
    members      the files inside a container, in its order, an error in the place of one that cannot be unpacked;
                 None for a single file
    """

    name: str
    media_types: tuple[str, ...]
    sniff: Callable[[bytes, str], int]
    read: Callable[[Given], Source] | None = None
    members: Callable[[Given], Iterator[Given | CannotRead]] | None = None


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader in this folder, in name order of the files.

    >>> "PDF" in [reader.name for reader in readers()]
    True
    """
    package = import_module("onrecord.sources")
    found = []
    for module in sorted(iter_modules(package.__path__), key=lambda m: m.name):
        reader = getattr(import_module(f"onrecord.sources.{module.name}"), "READER", None)
        if reader is not None:
            found.append(reader)
    names = [reader.name for reader in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise RuntimeError(f"two readers are called {twice[0]}")
    return tuple(found)
