"""The title of a statement set over several lines: "STATEMENT / BY / H.E. MS. ADA AMES / ... / AT THE ... BOARD"."""

from __future__ import annotations

import re

from onrecord.letters.header.headings import Heading
from onrecord.letters.reading import Line

_WORD = re.compile(
    r"(?:(?:opening|closing|general|joint|national|introductory|concluding)\s)?(?P<kind>statement|intervention|remarks|address"
    r"|speech|déclaration(?:\scommune)?|allocution|discours|declaración|intervención|discurso|alocución|intervenção"
    r"|выступление|заявление|речь|بيان|كلمة)(?:\s(?P<by>by|of|delivered\sby|made\sby|de|du|par|por|da|do|pela|pelo))?[\s:]*\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:made|delivered|prononcée?|pronunciad[ao])\s)?(?:by|par|por|de|du|pela|pelo)[\s:]*\Z", re.IGNORECASE
)
_WHERE = re.compile(
    r"(?:at|to|before|in|on|during|under|delivered|as\sdelivered|à|au|aux|devant|lors|en|ante|durante|sobre|sur|no|na|в|на|по|от"
    r"|أمام|في|خلال|باسم|agenda|item|point|tema|thematic|cluster)(?!\w)|[\[(]",
    re.IGNORECASE,
)
"""What a line begins with that says where or for whom it was said."""
TITLE = 16
"""Lines that such a title has at most."""


def spoken_title(lines: tuple[Line, ...]) -> tuple[tuple[int, int], Heading] | None:
    """The stretch of such a title and whom it names; None where no line is the word for a speech alone.

    >>> from onrecord.letters.reading import lines_of
    >>> _, found = spoken_title(lines_of("STATEMENT\\nBY\\nMS. ADA AMES\\nON BEHALF OF ARDEN\\nAT THE BOARD"))
    >>> found.text[slice(*found.sender)]
    'MS. ADA AMES'
    """
    first = next((line for line in lines[:30] if _WORD.match(line.text)), None)
    if first is None:
        return None
    rest = list(lines[first.number - lines[0].number + 1 :][:TITLE])
    said = _WORD.match(first.text)
    parts = [first.text]
    if rest and _BY.match(rest[0].text):
        parts.append(rest.pop(0).text)
    elif not (said and said["by"]):
        return None
    named = 0
    while named < min(len(rest), 6) and not _WHERE.match(rest[named].text) and not _is_dated(rest[named].text):
        named += 1
    where = named
    while where < len(rest) and where < 12 and not _is_dated(rest[where].text) and _is_title(rest[where].text):
        where += 1
    at = len(" ".join(parts)) + 1
    whole = " ".join([*parts, *(line.text for line in rest[:where])])
    stop = at + len(" ".join(line.text for line in rest[:named])) if named else at
    end = rest[where - 1].end if where else first.end
    return (first.start, end), Heading("statement", (at, stop) if named else (0, 0), (0, 0), whole)


def _is_dated(text: str) -> bool:
    """A place and a day, or a bare day: four figures of a year end the line."""
    return bool(re.search(r"\b(?:19|20)\d\d\W*\Z", text)) and len(text) < 60


def _is_title(text: str) -> bool:
    """No salutation and no running text."""
    return len(text) < 110 and text[-1] not in ",.:;!?"
