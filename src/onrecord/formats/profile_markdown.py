"""A profile as Markdown with footnotes."""

from __future__ import annotations

import re

from onrecord.formats.profile_text import compiled
from onrecord.formats.verbatim import hold_to_letters
from onrecord.model import Profile, Section, Sentence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def to_markdown(profile: Profile) -> str:
    """The profile in CommonMark with `[^1]` footnotes. Raises `NotVerbatim` rather than publish a wrong quotation.

    >>> from datetime import date
    >>> print(to_markdown(Profile("XAR", "Ardovia", None, date(2020, 1, 2), (("Own words", "none"),), (), ())), end="")
    # Ardovia
    <BLANKLINE>
    - **Own words**: none
    <BLANKLINE>
    *Compiled from the record as of 2 January 2020*
    """
    hold_to_letters(profile)
    blocks = [f"# {_plain(profile.title)}"]
    blocks.append("\n".join(f"- **{_plain(k)}**: {_plain(v)}" for k, v in profile.facts))
    blocks.append(f"*{_plain(compiled(profile))}*")
    within = None
    for section in profile.sections:
        if section.within and section.within != within:
            blocks.append(f"## {_plain(section.within)}")
        within = section.within
        blocks += _section(section)
    for heading, items in (("Not known", profile.gaps), ("Changed since the last edition", profile.changes)):
        if items:
            blocks.append(f"## {heading}")
            blocks.append("\n".join(f"- {_plain(x)}" for x in items))
    if profile.notes:
        blocks.append("\n".join(f"[^{n.number}]: {_plain(n.text)}" for n in profile.notes))
    return "\n\n".join(x for x in blocks if x) + "\n"


def _section(section: Section) -> list[str]:
    level = "###" if section.within else "##"
    return [f"{level} {_plain(section.heading)}", *(_sentence(s) for s in section.sentences)]


def _sentence(sentence: Sentence) -> str:
    own = "" if sentence.by == "onrecord" else f" *({_plain(sentence.by)})*"
    return _plain(sentence.text) + "".join(f"[^{n}]" for n in sentence.notes) + own


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
