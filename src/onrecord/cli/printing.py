"""How things look on a terminal: one line per fact, quotations as the letter's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from onrecord.errors import OnrecordError
from onrecord.model import Letter, Party, Statement

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from onrecord.api import Added
    from onrecord.model import Ask, Day
    from onrecord.record.curation import Held

_T = TypeVar("_T")


def console() -> Console:
    """Standard output, plain where it is no terminal, at a width that fits a page there."""
    import os
    import sys

    from rich.console import Console

    wide = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "110"))
    return Console(highlight=False, width=wide, soft_wrap=False)


def message(text: str) -> None:
    """A line on standard error: progress and what went wrong never mix with what was asked for."""
    click.echo(text, err=True)


def complaints(errors: Sequence[OnrecordError]) -> int:
    """Each error on its line of standard error; the exit code of the last, 0 without any."""
    for error in errors:
        message(str(error))
    return errors[-1].exit_code if errors else 0


def under_way() -> Callable[[str], None]:
    """Tells of long work on one line of standard error; once, where nobody looks on."""
    import sys

    looked_at = sys.stderr.isatty()
    told: list[str] = []

    def say(text: str) -> None:
        if looked_at:
            click.echo(f"\r{text:<90}", err=True, nl=False)
        elif not told:
            click.echo(text, err=True)
        told.append(text)

    return say


def progress(work: Iterable[_T], total: int, doing: str) -> Iterator[_T]:
    """The same items, with a bar on standard error while a person looks on."""
    import sys

    if total < 20 or not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(work, description=doing, total=total, console=Console(stderr=True))


def held_before(added: Added) -> None:
    """A line for a file that the record holds under another name, and for each letter that is a copy of one held."""
    if added.same_as:
        click.echo(f"{added.name}: the same bytes as {added.same_as}; kept once, under both names")
    if added.copies:
        others = " and ".join(f"{copy.name} ({copy.because})" for copy in added.copies[:SHOWN])
        click.echo(f"{added.name}: a copy of {others}; each is kept")


def passed_over(names: Sequence[str]) -> None:
    """One line for files that are no letters, if there are any."""
    if names:
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        message(f"passed over, as no letters: {', '.join(names[:SHOWN])}{more}")


SHOWN = 6
"""Names on one line at most."""


def count(n: int, what: str) -> str:
    """How many there are.

    >>> count(1, "file"), count(1200, "letter")
    ('1 file', '1,200 letters')
    """
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def marked(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """A snippet with the found words in bold."""
    shown, at = "", 0
    for start, end in marks:
        shown += text[at:start] + click.style(text[start:end], bold=True)
        at = end
    return shown + text[at:]


def table(title: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table; says so plainly when it is empty."""
    from rich.table import Table
    from rich.text import Text

    rows = list(rows)
    if not rows:
        click.echo(f"{title}: none")
        return
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        made.add_column(heading, overflow="fold", header_style="dim")
    for row in rows:
        # Letters may hold anything, rich's own markup included: shown as plain text.
        made.add_row(*(Text(cell) for cell in row))
    console().print(made)


def party(who: Party) -> str:
    """Name, post and body, then the state in brackets."""
    return (who.described or "unknown") + (f" [{who.state}]" if who.state else "")


def day(on: Day | date | None) -> str:
    """A day in words, as far as it is known."""
    from onrecord.model import Day
    from onrecord.model.citation import day_in_words

    return day_in_words(on if on is None or isinstance(on, Day) else Day(on.isoformat()))


def holder(name: str | None) -> str:
    """A state by its name and code, a body or person as printed."""
    from onrecord.record.named import state_named, with_article_of

    if not name:
        return "somebody not named"
    called = with_article_of(name)
    return f"{called} ({name})" if called == state_named(name).short and called != name else called


def ask(one: Ask) -> None:
    """An ask: outcome, who asked whom and when, asking and answering words side by side, and the reason."""
    from onrecord.model.citation import on_day

    asked = on_day(one.asked_on)
    head = f"{one.outcome.value.replace('_', ' ')}: {holder(one.asker)} to {holder(one.addressee)}, {asked}"
    click.echo("  " + click.style(head, bold=True) + (" (known only from the answer)" if one.reported else ""))
    click.echo(f"    asked     “{one.quote.shown}”")
    for answer in one.answers:
        step = f"  [step {answer.specificity} of 5: {STEPS[answer.specificity]}]" if answer.specificity else ""
        click.echo(f"    answered  “{answer.quote.shown}”{step}")
        if answer.condition:
            click.echo(f"    on the condition “{answer.condition.shown}”")
    click.echo(click.style(f"    because {one.because}  [ask {one.id}]", dim=True))


def held(found: Sequence[Held], *, only_broken: bool = False) -> int:
    """Curators' lines with what the record shows; the exit code: 0 where all hold."""
    from onrecord.errors import NotHeld

    broken = [one for one in found if not one.holds]
    for one in broken if only_broken else found:
        mark = click.style("holds", fg="green") if one.holds else click.style("does not hold", fg="red")
        click.echo(f"{mark}: {one.line}")
        click.echo(click.style(f"    {one.because}", dim=True))
    if found:
        click.echo(f"{len(found) - len(broken)} of {len(found)} lines that curators keep hold")
    return NotHeld.exit_code if broken else 0


STEPS = {1: "minimal", 2: "continuing", 3: "considering", 4: "general", 5: "specific"}
"""What the steps of a promise mean (UPR Info's action categories)."""


def letter(found: Letter) -> None:
    """A letter as read: header, problems, statements with the reason for each."""
    say = click.echo
    say(click.style(f"{found.source.name}", bold=True) + f"  {found.kind.value.replace('_', ' ')}, {found.language}")
    when = found.date.value if found.date else "undated"
    say(f"  date         {when}" + (f", {found.place.name}" if found.place else ""))
    for label, parties in (("from", found.sender), ("to", found.recipients), ("copy", found.copies)):
        for who in parties:
            say(f"  {label:<12} {party(who)}")
    if found.subject:
        say(f"  subject      {' '.join(found.subject.value.split())}")
    for reference in found.references:
        if reference.relation.value != "other" or reference.kind.value == "letter":
            say(f"  {reference.relation.value.replace('_', ' '):<12} {reference.quote.shown}")
    for problem in found.problems:
        say(click.style(f"  problem      {problem.message}", fg="yellow"))
    for one in found.statements:
        statement(one)
    say("")


def statement(one: Statement) -> None:
    """A statement: act, holder, words, condition, reason."""
    whose = one.holder or "?"
    if one.attribution.value != "own":
        whose += f" ({one.attribution.value.replace('_', ' ')})"
    page = f", page {one.quote.page}" if one.quote.page else ""
    click.echo(f"  {one.act.value:<22} {whose}{page}")
    click.echo(f"      “{one.quote.shown}”")
    if one.condition:
        click.echo(f"      condition: “{one.condition.shown}”")
    if one.proposed_by != "onrecord":
        click.echo(click.style(f"      proposed by {one.proposed_by}", fg="yellow"))
    click.echo(click.style(f"      because {one.because}", dim=True))
