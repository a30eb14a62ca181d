"""A brief on a treaty as text, Markdown or one HTML page to print, in the reader's language.

Its sentences are put together in English and said again by `spoken.telling`, as those of the desk are; quotations and
names stay as the letters have them.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from onrecord.errors import NotVerbatim
from onrecord.formats.profile_text import WIDTH
from onrecord.formats.spoken.direction import FSI, PDI, RIGHT_TO_LEFT
from onrecord.formats.spoken.words import Words, words_in
from onrecord.model import Ask, Evidence, Outcome
from onrecord.model.brief import Brief, StateBrief
from onrecord.model.citation import citation, day_in_words, on_day
from onrecord.model.dates import Day

TEMPLATES = Path(__file__).parent / "templates"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def to_text(brief: Brief, language: str = "en") -> str:
    """The brief for a terminal or a mail. Raises `NotVerbatim` rather than print a quotation that is not one.

    >>> from datetime import date
    >>> print(to_text(Brief("A treaty", date(2020, 1, 2), ())), end="")
    A treaty
    ========
    As of 2 January 2020, the day the record was last added to. No state said anything on it or was asked anything.
    >>> print(to_text(Brief("A treaty", date(2020, 1, 2), ()), "fr").splitlines()[-1][:31])
    Au 2 janvier 2020, date du dern
    """
    tongue = words_in(language)
    title = titled(brief, tongue)
    lines = [title, "=" * len(title), *textwrap.wrap(heading(brief, tongue), WIDTH + 12)]
    for state in ordered(brief, tongue):
        name = named(state, tongue)
        lines += ["", name, "-" * len(name), *(x for line in facts(state, tongue) for x in _wrapped(line))]
        for one, source in sourced(state, brief, tongue):
            said = f"{label(one, tongue)}{tongue.colon}{words(one, tongue)}"
            lines += [*_wrapped(said, "  "), *_wrapped(source, "      ")]
        for ask in state.waiting:
            lines += _wrapped(waiting(ask, tongue), "  ")
    return "\n".join(lines) + "\n"


def to_markdown(brief: Brief, language: str = "en") -> str:
    """The same in CommonMark. Raises `NotVerbatim`."""
    tongue = words_in(language)
    blocks = [f"# {_plain(titled(brief, tongue))}", _plain(heading(brief, tongue))]
    for state in ordered(brief, tongue):
        blocks += [f"## {_plain(named(state, tongue))}"]
        blocks += ["\n".join(f"- {_plain(line)}" for line in facts(state, tongue))]
        blocks += [
            f"> **{label(one, tongue)}** {_plain(words(one, tongue))}\n>\n> {_plain(source)}"
            for one, source in sourced(state, brief, tongue)
        ]
        blocks += ["\n".join(f"- {_plain(waiting(ask, tongue))}" for ask in state.waiting)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def to_html(brief: Brief, language: str = "en") -> str:
    """The same as one page that needs nothing else, made for printing. Raises `NotVerbatim`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    tongue = words_in(language)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters["apart"] = partial(_apart, tongue=tongue)
    said = (titled, heading, ordered, named, facts, label, words, sourced, waiting)
    tell = {one.__name__: partial(one, tongue=tongue) for one in said}
    return made.get_template("brief.html").render(brief=brief, t=tongue, **tell)


def titled(brief: Brief, tongue: Words) -> str:
    """The treaty by its name in that language; in English by its formal one."""
    return tongue.topic(brief.topic) if brief.topic and tongue.language != "en" else brief.title


def ordered(brief: Brief, tongue: Words) -> list[StateBrief]:
    """The states in the order of their names in that language."""
    return list(brief.states) if tongue.language == "en" else tongue.by_name(brief.states, "code")


def named(state: StateBrief, tongue: Words) -> str:
    """The state's name in that language."""
    return tongue.holder(state.code) if state.code and tongue.language != "en" else state.name


def heading(brief: Brief, tongue: Words) -> str:
    """What the brief covers and the day it is true on."""
    told = [f"As of {day_in_words(Day(brief.as_of.isoformat()))}, the day the record was last added to."]
    if not brief.states:
        told += ["No state said anything on it or was asked anything."]
    elif any(state.said for state in brief.states):
        told += ["Facts that a state cites are left out."]
    return ("" if tongue.language == "zh" else " ").join(map(tongue.telling.told, told))


def facts(state: StateBrief, tongue: Words) -> Iterator[str]:
    """Status, stance, votes and asks of a state, a line each."""
    yield from map(tongue.telling.told, _facts(state))


def _facts(state: StateBrief) -> Iterator[str]:
    if state.status:
        yield f"Status: {state.status}"
    if state.stance:
        yield f"By its own words: {state.stance.value}s it"
    if state.votes:
        yield f"Votes: {state.votes}"
    if not state.said:
        yield "Own words: none in the record"
    if state.asked:
        yield f"Asked: {state.asked}, of which {len(state.waiting)} without an answer in substance"


def label(one: Evidence, tongue: Words) -> str:
    """The act, as a word."""
    return one.statement.act.value.replace("_", " ") if tongue.language == "en" else tongue(one.statement.act.value)


def words(one: Evidence, tongue: Words) -> str:
    """The quotation with its condition. Raises `NotVerbatim` for one that is not its letter's own characters."""
    said = one.statement
    for quote in (said.quote, said.condition):
        if quote is not None and not quote.holds(one.letter.text):
            raise NotVerbatim(f"{one.letter.source.name}: a quotation is not its own characters; nothing was written")
    shown = tongue.quoted(tongue.apart(said.quote.shown))
    if said.condition and said.condition.shown not in said.quote.shown:
        shown += f" ({tongue('on the condition:')} {tongue.quoted(tongue.apart(said.condition.shown))})"
    return shown


def sourced(state: StateBrief, brief: Brief, tongue: Words) -> Iterator[tuple[Evidence, str]]:
    """Each of a state's words with letter, page and file, the letter in full where it comes first; and a dispute."""
    before, told = None, tongue.telling.told
    for one in state.said:
        same, page = one.letter.id == before, one.statement.quote.page
        letter = told("The same letter") if same else tongue.cited(citation(one.letter))
        line = letter + (f"{tongue.comma}{told(f'p. {page}')}" if page else "")
        line += "" if same else f" ({tongue.apart(one.letter.source.name)})"
        before = one.letter.id
        yield one, (line + tongue.stop + (told("Disputed.") if one.statement.id in brief.disputed else "")).rstrip()


def waiting(ask: Ask, tongue: Words) -> str:
    """An ask without an answer in substance; of silence with the day that it is true on."""
    why, told = ask.because, tongue.telling.told
    if ask.outcome is Outcome.SILENT:
        none = f"no answer in the record as of {day_in_words(Day(ask.as_of.isoformat()))}"
        why = none + why.partition("holds no answer")[2]
    asked = tongue.quoted(tongue.apart(ask.quote.shown))
    return tongue.colon.join((told(f"Asked {on_day(ask.asked_on)}"), asked, told(why)))


def _apart(line: str, tongue: Words) -> str:
    """A line of ours, what runs the other way kept apart; a line from right to left has that done already."""
    return line if tongue.dir == "rtl" else RIGHT_TO_LEFT.sub(f"{FSI}\\g<0>{PDI}", line)


def _wrapped(line: str, indent: str = "") -> list[str]:
    return textwrap.wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent + ("  " if indent else ""))


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
