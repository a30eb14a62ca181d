"""Foot- and endnotes of a DOCX: the sign where each is called, and the notes in the order they are called in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.sources.list_labels import counted, raised
from onrecord.sources.xml import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element

CALLS = frozenset({"footnoteReference", "endnoteReference"})
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Notes:
    """The notes of a document. Footnotes are counted with raised figures, endnotes as Word shows them, "[ii]"."""

    def __init__(self, footnotes: _Element | None, endnotes: _Element | None) -> None:
        self._left: dict[tuple[str, str], _Element] = {
            (kind, attribute(note, "id") or str(n)): note
            for kind, root in (("footnote", footnotes), ("endnote", endnotes))
            for n, note in enumerate(root if root is not None else ())
            if local(note) == kind and attribute(note, "type") not in _SEPARATORS
        }
        self._called: list[tuple[_Element, str]] = []
        self._counts = {"footnote": 0, "endnote": 0}

    def called(self, reference: _Element) -> str:
        """The sign of the note that is called here; "" where the writer gave it a sign of his own, which is printed."""
        kind = local(reference).removesuffix("Reference")
        note = self._left.pop((kind, attribute(reference, "id") or ""), None)
        if note is None:
            return ""
        sign = ""
        if attribute(reference, "customMarkFollows") in (None, "0", "false", "off"):
            self._counts[kind] += 1
            number = self._counts[kind]
            sign = raised(number) if kind == "footnote" else f"[{counted(number, 'i')}]"
        self._called.append((note, sign))
        return sign

    def in_order(self) -> Iterator[_Element]:
        """The notes as they were called; after them those nothing calls, which some programs leave."""
        for note, _ in list(self._called):
            yield note
        yield from self._left.values()

    def told(self, note: _Element, paragraphs: Iterable[str]) -> str:
        """The words of a note on one line, behind its sign."""
        sign = next((sign for one, sign in self._called if one is note), "")
        words = " ".join(p.strip() for p in paragraphs if p.strip())
        return f"{sign} {words}" if sign and words else words
