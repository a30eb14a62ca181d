"""Greetings and closes as a scan leaves them: "5ir: I have", "DEARBOB: Upon", "Yours sincerely,  L.B. Quarrell".

A greeting is mended where it opens a line and a colon ends it, whatever else the scan left whole; behind a close whose
line break was lost the break is put back, where nothing but a name follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.cues import anywhere
from onrecord.letters.lookalikes import cased, may_be
from onrecord.letters.ocr_confusions import DIGITS
from onrecord.letters.recognisers.persons import is_name
from onrecord.reference.persons import personal_names

Mend = tuple[int, int, str]
HEAD, FOOT = 14, 14
"""Lines from either end in which they stand."""

_GREETING = re.compile(
    r"(?:(?P<my>[Mm]y|MY)\s+)?(?P<first>[^\W_]{3,16})(?P<rest>\.?[ \t][^\n:]{1,36}|)\s?:(?=\s+[A-Z1l“\"])"
)
_JOINED = re.compile(r"(?P<dear>[^\W_]{4})(?P<name>[A-Z][A-Za-z]+)")


def mended_greetings(text: str, lines: list[tuple[int, int]], code: str, *, garbled: bool) -> Iterator[Mend]:
    """English greetings before a colon, one or two confusions from "Sir" and "Dear ...".

    >>> list(mended_greetings("5ir: I have the honor", [(0, 21)], "en", garbled=False))
    [(0, 3, 'Sir')]
    >>> list(mended_greetings("DEARBOB: Upon looking", [(0, 21)], "en", garbled=False))
    [(4, 4, ' ')]
    """
    if not code.startswith("en"):
        return
    for start, end in lines[:HEAD]:
        found = _GREETING.match(text, start, min(end, start + 64))
        if not found:
            continue
        at, stop = found.span("first")
        first = found["first"].casefold()
        joined = _JOINED.fullmatch(found["first"])
        if not found["rest"] and not found["my"] and len(first) == 3:
            if first != "sir" and may_be(first, "sir", 1) > 0:
                yield at, stop, cased(found["first"], "sir")
        elif joined and _is_dear(joined["dear"].casefold()):
            if joined["dear"].casefold() != "dear":
                yield at, at + 4, cased(joined["dear"], "dear")
            yield at + 4, at + 4, " "
        elif (found["rest"] and first not in ("dear", "dean") and _is_dear(first)) or (
            found["rest"] and first == "dean" and (garbled or found["my"])
        ):
            yield at, stop, cased(found["first"], "dear")


def _is_dear(word: str) -> bool:
    return len(word) == 4 and may_be(word, "dear") >= 0


_NAME_BEHIND = re.compile(r"(?:(?<=[,\]])\s+|\s{2,})(?P<name>[A-ZÀ-Ý][\w.'’-]*\.?(?:\s[\w.'’-]+){1,4})\Z")


def lost_breaks(text: str, lines: list[tuple[int, int]], code: str) -> Iterator[Mend]:
    """Where a close and the signer's name stand on one line.

    >>> list(lost_breaks("Yours sincerely,  L.B. Quarrell", [(0, 31)], "en"))
    [(16, 18, '\\n')]
    """
    closes = anywhere("closings", code)
    for start, end in lines[-FOOT:]:
        if end - start > 110:
            continue
        line = text[start:end]
        found = _NAME_BEHIND.search(line)
        before = line[: found.start()] if found else ""
        if not found or not 4 < len(before) < 64 or not closes.match(before) or not is_name(found["name"], code):
            continue
        parts = [part for part in re.split(r"[,.]\s+", before.rstrip(",. ")) if part]
        if closes.match(parts[-1]) or before.endswith("]") or _ends_in_close(before, closes):
            yield start + found.start(), start + found.start("name"), "\n"


def _ends_in_close(before: str, closes: re.Pattern[str]) -> bool:
    """The last words before the name are a close: "I am, Sir, your obedient servant,"."""
    return any(found.end() > len(before) - 12 for found in closes.finditer(before) if found.start())


_FIGURE_INITIAL = re.compile(r"(?P<given>[A-ZÀ-Ý][a-zà-ÿ]+)\s(?P<figure>[0158])(?=\.\s[A-ZÀ-Ý][\w’'-]{2,}\s*\Z)")
_FIGURE_FIRST = re.compile(
    r"(?P<figure>[01568])(?P<rest>[a-zà-ÿ]{2,})(?=\s[A-ZÀ-Ý][\w’'.-]+(?:\s[A-ZÀ-Ý][\w’'-]+)?\s*\Z)"
)


_ESQUIRE = re.compile(r"(?<=[a-z])(?:[,.]?\sEsq\.\.|\.\sEsq[.,]{1,2})(?=\s)")
"""The commas before and behind "Esq." read as stops, or lost."""


def mended_signers(text: str, lines: list[tuple[int, int]]) -> Iterator[Mend]:
    """A figure in a name alone on its line: "John 8. Quarrell", "6uy Ferrers", where the given name is a known one.

    >>> list(mended_signers("John 8. Quarrell", [(0, 16)])), list(mended_signers("Guide 8. Harbours", [(0, 17)]))
    ([(5, 6, 'B')], [])
    """
    for start, end in lines[-FOOT:]:
        if end - start > 60:
            continue
        line = text[start:end]
        if squire := _ESQUIRE.search(line):
            yield start + squire.start(), start + squire.end(), ", Esq.,"
        found = _FIGURE_INITIAL.match(line)
        if found and found["given"].casefold() in personal_names():
            yield (
                start + found.start("figure"),
                start + found.end("figure"),
                {"0": "O", "1": "I", "5": "S"}.get(found["figure"], "B"),
            )
        found = _FIGURE_FIRST.match(line)
        if found:
            put = DIGITS[found["figure"]][0]
            name = (put + found["rest"]).casefold()
            if put and (len(name) == 3 or name in personal_names()):  # the list has none of three letters
                yield start, start + found.end("rest"), put + found["rest"]
