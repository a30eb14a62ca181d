"""A brief on a treaty as text, Markdown or one HTML page to print."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import NotVerbatim
from onrecord.formats.profile_text import WIDTH
from onrecord.model import Ask, Evidence, Outcome
from onrecord.model.brief import Brief, StateBrief
from onrecord.model.citation import citation, day_in_words, on_day
from onrecord.model.dates import Day

TEMPLATES = Path(__file__).parent / "templates"
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT}](?:[\W_]*[{_RIGHT}])*")
"""A run written from right to left: kept apart, or a day behind an Arabic name jumps to the name's other side."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def to_text(brief: Brief) -> str:
    """The brief for a terminal or a mail. Raises `NotVerbatim` rather than print a quotation that is not one.

    >>> from datetime import date
    >>> print(to_text(Brief("A treaty", date(2020, 1, 2), ())), end="")
    A treaty
    ========
    As of 2 January 2020, the day the record was last added to. No state said anything on it or was asked anything.
    """
    lines = [brief.title, "=" * len(brief.title), *textwrap.wrap(heading(brief), WIDTH + 12)]
    for state in brief.states:
        lines += ["", state.name, "-" * len(state.name), *(x for line in facts(state) for x in _wrapped(line))]
        for one, source in sourced(state, brief):
            lines += [*_wrapped(f"{label(one)}: {words(one)}", "  "), *_wrapped(source, "      ")]
        for ask in state.waiting:
            lines += _wrapped(waiting(ask), "  ")
    return "\n".join(lines) + "\n"


def to_markdown(brief: Brief) -> str:
    """The same in CommonMark. Raises `NotVerbatim`."""
    blocks = [f"# {_plain(brief.title)}", _plain(heading(brief))]
    for state in brief.states:
        blocks += [f"## {_plain(state.name)}", "\n".join(f"- {_plain(line)}" for line in facts(state))]
        blocks += [
            f"> **{label(one)}** {_plain(words(one))}\n>\n> {_plain(source)}" for one, source in sourced(state, brief)
        ]
        blocks += ["\n".join(f"- {_plain(waiting(ask))}" for ask in state.waiting)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def to_html(brief: Brief) -> str:
    """The same as one page that needs nothing else, made for printing. Raises `NotVerbatim`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters["apart"] = lambda line: _RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", line)
    tell = {"heading": heading, "facts": facts, "label": label, "words": words, "sourced": sourced, "waiting": waiting}
    return made.get_template("brief.html").render(brief=brief, **tell)


def heading(brief: Brief) -> str:
    """What the brief covers and the day it is true on."""
    day = day_in_words(Day(brief.as_of.isoformat()))
    told = f"As of {day}, the day the record was last added to."
    if not brief.states:
        return f"{told} No state said anything on it or was asked anything."
    left_out = "Facts that a state cites are left out." if any(state.said for state in brief.states) else ""
    return f"{told} {left_out}".strip()


def facts(state: StateBrief) -> Iterator[str]:
    """Status, stance, votes and asks of a state, a line each."""
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


def label(one: Evidence) -> str:
    """The act, as a word."""
    return one.statement.act.value.replace("_", " ")


def words(one: Evidence) -> str:
    """The quotation with its condition. Raises `NotVerbatim` for one that is not its letter's own characters."""
    said = one.statement
    for quote in (said.quote, said.condition):
        if quote is not None and not quote.holds(one.letter.text):
            raise NotVerbatim(f"{one.letter.source.name}: a quotation is not its own characters; nothing was written")
    shown = f"“{said.quote.shown}”"
    if said.condition and said.condition.shown not in said.quote.shown:
        shown += f" (on the condition: “{said.condition.shown}”)"
    return shown


def sourced(state: StateBrief, brief: Brief) -> Iterator[tuple[Evidence, str]]:
    """Each of a state's words with letter, page and file, the letter in full where it comes first; and a dispute."""
    before = None
    for one in state.said:
        letter = "The same letter" if one.letter.id == before else citation(one.letter)
        file = "" if one.letter.id == before else f" ({one.letter.source.name})"
        page = f", p. {one.statement.quote.page}" if one.statement.quote.page else ""
        disputed = " Disputed." if one.statement.id in brief.disputed else ""
        before = one.letter.id
        yield one, f"{letter}{page}{file}.{disputed}"


def waiting(ask: Ask) -> str:
    """An ask without an answer in substance; of silence with the day that it is true on."""
    why = ask.because
    if ask.outcome is Outcome.SILENT:
        none = f"no answer in the record as of {day_in_words(Day(ask.as_of.isoformat()))}"
        why = none + why.partition("holds no answer")[2]
    return f"Asked {on_day(ask.asked_on)}: “{ask.quote.shown}”: {why}"


def _wrapped(line: str, indent: str = "") -> list[str]:
    return textwrap.wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent + ("  " if indent else ""))


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
