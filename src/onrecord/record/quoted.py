"""What a letter sets in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Letter, Quote
from onrecord.record.parties import fold

_MARKS = re.compile(
    r"“([^“”]{1,1200})”|«([^«»]{1,1200})»|„([^„“”]{1,1200})[“”]|「([^「」]{1,600})」|"
    # Straight marks open before a word and close after one: a pair of short ones must not leave its end to the next.
    r"(?<![\w\"])\"(?=\S)([^\"]{1,1200})(?<=\S)\"(?!\w)"
)

LONG_ENOUGH = 5
"""Words a quotation needs to be looked for in another letter: shorter ones are terms, not quotations."""


def quotations(text: str) -> Iterator[str]:
    """The quoted stretches, folded for comparing.

    >>> list(quotations('He wrote that "it is a matter of when, not of whether" in May.'))
    ['it is a matter of when not of whether']
    >>> list(quotations('A "term" is no quotation, and what stands between it and another "term" is none either.'))
    []
    """
    for found in _MARKS.finditer(text):
        words = fold(next(x for x in found.groups() if x))
        if len(words.split()) >= LONG_ENOUGH:
            yield words


def quoted(letter: Letter) -> Iterator[Quote]:
    """The quoted stretches of a letter as quotations of it, without their marks."""
    for found in _MARKS.finditer(letter.text):
        group = next(n for n, x in enumerate(found.groups(), 1) if x)
        start, end = found.span(group)
        if len(fold(letter.text[start:end]).split()) >= LONG_ENOUGH:
            yield Quote.at(letter.text, start, end)
