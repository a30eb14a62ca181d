"""A profile as plain text."""

from __future__ import annotations

import textwrap

from onrecord.formats.verbatim import hold_to_letters
from onrecord.model import Profile, Sentence
from onrecord.model.citation import day_in_words
from onrecord.model.dates import Day

WIDTH = 100


def to_text(profile: Profile) -> str:
    """The profile for a terminal or a mail. Raises `NotVerbatim` rather than print a quotation that is not one.

    >>> from datetime import date
    >>> print(to_text(Profile("XAR", "Ardovia", None, date(2020, 1, 2), (("Own words", "none"),), (), ())), end="")
    Ardovia
    =======
    Own words: none
    Compiled from the record as of 2 January 2020
    """
    hold_to_letters(profile)
    lines = [profile.title, "=" * len(profile.title)]
    lines += [x for key, value in profile.facts for x in _wrapped(f"{key}: {value}")]
    lines += [compiled(profile)]
    within = None
    for section in profile.sections:
        if section.within and section.within != within:
            lines += ["", section.within, "-" * len(section.within)]
        within = section.within
        lines += ["", section.heading, ("." if within else "-") * len(section.heading)]
        lines += [x for s in section.sentences for x in _wrapped(with_notes(s))]
    for heading, items in (
        ("Notes", [f"[{n.number}] {n.text}" for n in profile.notes]),
        ("Not known", [f"- {g}" for g in profile.gaps]),
        ("Changed since the last edition", [f"- {c}" for c in profile.changes]),
    ):
        if items:
            lines += ["", heading, "-" * len(heading), *(x for item in items for x in _wrapped(item, "    "))]
    return "\n".join(lines) + "\n"


def with_notes(sentence: Sentence) -> str:
    """A sentence with its note numbers, and the name of the editor whose own it is."""
    numbers = "".join(f"[{n}]" for n in sentence.notes)
    own = "" if sentence.by == "onrecord" else f" ({sentence.by})"
    return f"{sentence.text}{numbers}{own}"


def compiled(profile: Profile) -> str:
    """The line that says on what day the record stood, and how much of it no person has looked at."""
    line = f"Compiled from the record as of {day_in_words(Day(profile.as_of.isoformat()))}"
    if profile.unreviewed:
        line += f"; {profile.unreviewed} of the statements quoted have not been reviewed"
    return line


def _wrapped(text: str, hang: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
