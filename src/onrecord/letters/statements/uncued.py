"""What is to be said of letters in a language whose acts have no cues."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.letters.reading import Reading
from onrecord.letters.statements import cues
from onrecord.model import Problem
from onrecord.reference import languages


def find_uncued(reading: Reading) -> Iterator[Problem]:
    """A problem where a letter's statements were told apart without cues of its language.

    >>> from onrecord.letters import parse
    >>> from onrecord.model import Source
    >>> text = "Sehr geehrte Frau Vale\\n\\nDer Bundesrat lehnt eine Ausdehnung des Verbots ab.\\n\\nFreundliche Grüsse"
    >>> [p.code for p in parse(Source("a", "", "text/plain", text))[0].problems]
    ['acts_unsure']
    """
    code = reading.language.partition("-")[0]
    if not reading.statements or code == "und" or code in cues.languages():
        return
    name = next((one.name for one in languages.languages() if one.code == code), code)
    yield Problem(
        "acts_unsure",
        f"no cues are known for what is asked, promised or refused in {name}, so that nearly all stands as a fact: "
        "read each statement's act yourself",
    )
