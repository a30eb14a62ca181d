"""Lines in which names of one direction stand among words of the other (Unicode bidirectional algorithm, UAX 9).

Left alone, a day after an Arabic name jumps to the name's other side, and 2009-08-18 after an Arabic word reads
18-08-2009. Such runs are isolated: with <bdi> on a page, with FSI and PDI where there are only characters.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

FSI, PDI = "\u2068", "\u2069"

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT}](?:[\W_]*[{_RIGHT}])*")
"""A run written from right to left."""

_LEFT_TO_RIGHT = re.compile(rf"[^\W\d_{_RIGHT}]|\d[-/.+]\d")
"""A letter written from left to right, or figures that a mark between them would part: days as 2009-08-18, numbers.
Not a dash between years: such a stretch runs the way the line does."""


QUOTED = re.compile(rf"“[^“”]*[{_RIGHT}][^“”]*”")
"""A quotation with words written from right to left: its figures and its last stop go with them, whatever follows."""


def parted(line: str) -> list[tuple[str, bool]]:
    """A line in pieces, each with whether it is a quotation written from right to left.

    >>> parted("It said: “\u0639\u0645\u0631.”, and left.")
    [('It said: ', False), ('“\u0639\u0645\u0631.”', True), (', and left.', False)]
    """
    pieces, at = [], 0
    for found in QUOTED.finditer(line):
        pieces += [(line[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [(piece, right) for piece, right in (*pieces, (line[at:], False)) if piece]


def isolated(line: str, direction: str = "ltr") -> Markup:
    """A line of a page of that direction with names in it, each run of the other direction kept apart from the rest.

    >>> print(isolated("Letter from \u0639\u0645\u0631, 12 May 2014"))
    Letter from <bdi>\u0639\u0645\u0631</bdi>, 12 May 2014
    >>> print(isolated("Lettre de \u0639, \u0645, à \u0631"))
    Lettre de <bdi>\u0639, \u0645</bdi>, à <bdi>\u0631</bdi>
    >>> print(isolated("note (2).pdf", "rtl"))
    <bdi>note (2).pdf</bdi>
    >>> print(isolated("It said: “\u0639 5.”"))
    It said: “<bdi>\u0639 5.</bdi>”
    """
    if direction == "rtl":
        return escape(line) if FSI in line else Markup("<bdi>{}</bdi>").format(line)
    if not RIGHT_TO_LEFT.search(line):
        return escape(line)
    return Markup("").join(
        Markup("“<bdi>{}</bdi>”").format(piece[1:-1]) if right else _runs_isolated(piece)
        for piece, right in parted(line)
    )


def _runs_isolated(line: str) -> Markup:
    pieces, at = [], 0
    for run in RIGHT_TO_LEFT.finditer(line):
        pieces += [escape(line[at : run.start()]), Markup("<bdi>"), escape(run[0]), Markup("</bdi>")]
        at = run.end()
    return Markup("").join([*pieces, escape(line[at:])])


def apart(value: str) -> str:
    """A value that stands in a sentence written from right to left, kept apart where it would be torn.

    >>> [apart(value) == value for value in ("\u0639\u0645\u0631", "2009", "A/RES/70/54", "2009-08-18")]
    [True, True, False, False]
    """
    if FSI in value or not _LEFT_TO_RIGHT.search(value):
        return value
    return f"{FSI}{value}{PDI}"
