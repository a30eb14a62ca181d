"""Word's old .doc (97 to 2003): the words of the letter, its head and foot, notes and text boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import accumulate

from onrecord.errors import Damaged, Locked, UnknownFormat
from onrecord.model import Source
from onrecord.sources.abreast import row_of
from onrecord.sources.compound import SIGNATURE, Compound
from onrecord.sources.list_labels import counted, raised
from onrecord.sources.paragraphs import Paragraphs
from onrecord.sources.reader import Given, Reader
from onrecord.sources.word97 import HEADS, HIDDEN, IN_TABLE, ROW_END, Broken, Word97

_TYPE = "application/msword"
_WORD_97, _OLDER = 0xA5EC, 0xA5DC
_FIRST = 0xC1
"""The version from which Word wrote this format."""
_LOCKED, _SECOND_TABLE = 0x0100, 0x0200
_AGAIN = "open it in a word processor and save it as .docx or .odt"
_CODE, _RESULT, _END = "\x13", "\x14", "\x15"
"""A field: its instruction, then what it shows."""
_NOTE = "\x02"
_SIGNS = {"\x0b": "\n", "\x0e": "\n", "\x1e": "\u2011", "\x1f": "\u00ad", "\t": "\t"}
_ENDS_PARAGRAPH = "\r\x07\x0c"
_SEPARATORS = 6
"""Stories before the heads and feet: the lines between text and notes."""


def sniff(head: bytes, name: str) -> int:
    """A compound file that lists the stream of Word's words."""
    return 3 if head.startswith(SIGNATURE) and "WordDocument\0".encode("utf-16-le") in head else 0


def read(given: Given) -> Source:
    """Head, body, notes, foot, in this order, as of a DOCX; hidden and deleted words are left out."""
    word = _opened(given)
    given.limits.check("characters", word.length, given.name)
    try:
        text, signs = word.characters()
        told = _Told(word, text, signs)
        heads, feet, later = told.heads_and_feet()
    except (Broken, struct.error) as error:
        raise _damaged(given, str(error)) from None
    out = Paragraphs()
    for words in heads:
        out.add(words)
    out.add("")
    for words in told.story("body"):
        out.add(words)
    out.add_apart([*told.story("notes"), *told.story("endnotes")])
    for mark, paragraphs in (("footer", feet), ("page_furniture", later)):
        for words in paragraphs:
            out.add(words, mark=mark)
    start, end = word.stories["comments"]
    warnings = (("comments_left_out", "a reviser's comments are no part of the letter"),) if end > start else ()
    return given.source(out.text, _TYPE, marks=tuple(out.marks), warnings=warnings)


def _opened(given: Given) -> Word97:
    root = Compound(given.data, given.name).root
    main = root.stream("WordDocument")
    if main is None or len(main) < 32:
        raise _damaged(given, "its words are missing")
    mark, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if flags & _LOCKED:
        raise Locked(given.name, "protected by a password", "save a copy without the password")
    if mark == _OLDER or (mark == _WORD_97 and version < _FIRST):
        raise UnknownFormat(given.name, "a Word file of before 1997", _AGAIN)
    if mark != _WORD_97:
        raise _damaged(given, "no mark of Word's")
    table = root.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    if table is None:
        raise _damaged(given, "its tables are missing")
    try:
        return Word97(main, table)
    except Broken as error:
        raise _damaged(given, str(error)) from None


def _damaged(given: Given, what: str) -> Damaged:
    return Damaged(given.name, f"a broken Word file ({what})", _AGAIN)


class _Told:
    """The stories of a document as paragraphs."""

    def __init__(self, word: Word97, text: str, signs: bytearray) -> None:
        self._word, self._text, self._signs = word, text, signs
        self._lists, self._items = word.lists(), word.items()
        self._notes = self._signs_of_notes()
        self._boxes = {name: self._boxes_of(kind, name) for name, kind in (("body", "boxes"), ("heads", "head boxes"))}

    def _signs_of_notes(self) -> dict[int, str]:
        """Where notes are called and where they begin, with the sign shown there.

        Where a letter has both foot- and endnotes, one character calls either: then none is shown.
        """
        counts = {kind: end - start for kind in ("notes", "endnotes") for start, end in (self._word.stories[kind],)}
        if all(counts.values()):
            return {}
        found: dict[int, str] = {}
        for story in ("body", "notes" if counts["notes"] else "endnotes"):
            called = [at for at in range(*self._word.stories[story]) if self._text[at] == _NOTE]
            for number, at in enumerate(called, start=1):
                found[at] = raised(number) if counts["notes"] else f"[{counted(number, 'i')}]"
        return found

    def _boxes_of(self, kind: str, name: str) -> dict[int, tuple[int, int]]:
        first, last = self._word.stories[kind]
        anchored, _ = self._word.stories[name]
        found = self._word.boxes(kind)
        return {anchored + at: (first + start, min(first + end, last)) for at, (start, end) in found.items()}

    def story(self, name: str) -> Iterator[str]:
        """The paragraphs of one story, the words of a text box after the paragraph it is anchored in."""
        yield from _but_the_last(self._paragraphs(*self._word.stories[name], self._boxes.get(name, {})))

    def heads_and_feet(self) -> tuple[list[str], list[str], list[str]]:
        """Head of the first page, feet, and heads that only later pages have; of the first section that has them."""
        first, last = self._word.stories["heads"]
        cuts = [first + at for at in self._word.split(HEADS)]
        if cuts != sorted(cuts):
            raise Broken("its heads and feet do not follow each other")
        stories: list[list[str]] = [[] for _ in range(6)]
        for n in range(_SEPARATORS, len(cuts) - 2):
            if cuts[n] < cuts[n + 1] <= last and not stories[(n - _SEPARATORS) % 6]:
                here = self._paragraphs(cuts[n], cuts[n + 1], self._boxes["heads"])
                stories[(n - _SEPARATORS) % 6] = [words for words in here if words.strip()]
        even, odd, even_foot, odd_foot, first_head, first_foot = stories
        if self._word.first_page_differs():
            heads = [first_head, odd, even]
            feet = [first_foot, odd_foot, even_foot]
        else:
            heads, feet = [odd, even], [odd_foot, even_foot]
        shown = next((n for n, words in enumerate(heads) if words), 0)
        later = [words for story in _each_once(heads[shown + 1 :], heads[shown]) for words in story]
        return heads[shown], [words for story in _each_once(feet, []) for words in story], later

    def _paragraphs(self, start: int, end: int, boxes: dict[int, tuple[int, int]]) -> Iterator[str]:
        """Paragraphs from `start` to `end`; a row of a table is one, its cells side by side."""
        cell: list[str] = []
        row: list[str] = []
        for words, last, anchored in self._split(start, end, boxes):
            signs = self._signs[last] if last < end else 0
            if (item := self._items.get(last)) and (label := self._lists.label(*item)) and words.strip():
                words = f"{label} {words}"
            ends_cell = last < end and self._text[last] == "\x07"
            if ends_cell and signs & ROW_END:
                yield row_of(row)
                row = []
            elif ends_cell:
                row.append("\n".join(one for one in (*cell, words) if one.strip()))
                cell = []
            elif signs & IN_TABLE:
                cell.append(words)
            else:
                yield words
            for box in anchored:
                yield from _but_the_last(self._paragraphs(*box, {}))
        yield from (one for one in ("    ".join(one for one in row if one), *cell) if one)

    def _split(
        self, start: int, end: int, boxes: dict[int, tuple[int, int]]
    ) -> Iterator[tuple[str, int, list[tuple[int, int]]]]:
        """The words up to each mark that ends a paragraph, where that mark stands, and the boxes anchored in them."""
        told = self._instructions(start, end)
        run: list[str] = []
        anchored: list[tuple[int, int]] = []
        for at in range(start, end):
            sign = self._text[at]
            if at in boxes:
                anchored.append(boxes[at])
            if sign in _ENDS_PARAGRAPH and not (self._signs[at] & HIDDEN and sign == "\r"):
                yield _whole(run), at, anchored
                run, anchored = [], []
            elif not self._signs[at] & HIDDEN and not told[at - start]:
                run.append(sign if sign >= " " else self._notes.get(at) or _SIGNS.get(sign, ""))
        if run or anchored:
            yield _whole(run), end, anchored

    def _instructions(self, start: int, end: int) -> bytearray:
        """1 for each character of a field's instruction; what a field shows is the letter's."""
        deeper = [0] * (end - start + 1)
        open_at: list[tuple[int, int | None]] = []
        for at in range(start, end):
            sign = self._text[at]
            if sign == _CODE:
                open_at.append((at, None))
            elif sign == _RESULT and open_at and open_at[-1][1] is None:
                open_at[-1] = (open_at[-1][0], at)
            elif sign == _END and open_at:
                begun, shown = open_at.pop()
                deeper[begun - start] += 1
                deeper[(at if shown is None else shown) - start] -= 1
        return bytearray(depth > 0 for depth in accumulate(deeper))


def _whole(run: list[str]) -> str:
    # Characters beyond U+FFFF come as two halves.
    return "".join(run).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _but_the_last(paragraphs: Iterator[str]) -> list[str]:
    """Without the empty paragraphs that close the words of a box or of the notes."""
    found = list(paragraphs)
    while found and not found[-1].strip():
        found.pop()
    return found


def _each_once(stories: list[list[str]], but: list[str]) -> list[list[str]]:
    found: list[list[str]] = []
    for story in stories:
        if story and story != but and story not in found:
            found.append(story)
    return found


READER = Reader("old Word", (_TYPE,), sniff, read)
