"""What a profile cannot say, listed: an editor's to-do, and the honest end of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Ask, CitedLetter, Outcome, Position
from onrecord.model.citation import day_in_words, on_day
from onrecord.record.facts import StatusOf, Votes, in_words, status_of
from onrecord.record.formulas import Draft, titles
from onrecord.record.named import treaty_named, with_article_of
from onrecord.record.parties import same_holder
from onrecord.record.voting import yearly


def gaps(
    draft: Draft,
    said: Position,
    status: StatusOf,
    votes: Votes,
    asked: Sequence[Ask],
    missing: Sequence[CitedLetter],
) -> tuple[str, ...]:
    """One line per thing not known. Each silence names the day asked and the day the record was last added to."""
    return (
        *_facts(draft, status, votes),
        *_words(draft, said),
        *_silences(draft, asked),
        *_letters(draft, missing),
        *_themes(said),
    )


def _facts(draft: Draft, status: StatusOf, votes: Votes) -> Iterator[str]:
    if draft.topic and status_of(status, draft.state, draft.topic, draft.as_of) is None:
        yield f"No status rows for {treaty_named(draft.topic).short}."
    if not votes:
        yield "No votes have been imported."
    elif draft.topic:
        names = treaty_named(draft.topic)
        calls = yearly(votes.calls.values(), *titles(draft.topic))
        if not any(votes.of(draft.state, c) for c in calls):
            yield f"No vote on {names.short} among {votes.span()}."
        else:
            end = max(c.on for c in votes.calls.values())
            yield f"Votes after {in_words(end)} are not in the rows imported."


def _words(draft: Draft, said: Position) -> Iterator[str]:
    at = in_words(draft.as_of)
    if not said.own:
        yield f"No own words in the record, last added to on {at}."
    elif said.last:
        yield f"The latest own words are of {day_in_words(said.last)}; the record was last added to on {at}."
    if said.unreviewed:
        yield f"{said.unreviewed} of {len(said.own)} own statements have not been looked at by a person."


def _silences(draft: Draft, asked: Sequence[Ask]) -> Iterator[str]:
    at = in_words(draft.as_of)
    for ask in asked:
        when = on_day(ask.asked_on)
        what = f"what {_who(ask.asker)} asked {when}: “{ask.quote.shown}”"
        if ask.outcome is Outcome.SILENT:
            yield f"No answer is in the record, last added to on {at}, to {what}"
        elif ask.outcome in (Outcome.ACKNOWLEDGED_ONLY, Outcome.DEFLECTED):
            yield f"No answer of substance is in the record, last added to on {at} ({ask.because}), to {what}"


def _letters(draft: Draft, missing: Sequence[CitedLetter]) -> Iterator[str]:
    for entry in missing:
        if same_holder(entry.sender, draft.state) or same_holder(entry.recipient, draft.state):
            between = f"{_who(entry.sender)} to {_who(entry.recipient)}"
            yield f"Cited but not held: {entry.kind} of {day_in_words(entry.date)}, {between}."


def _themes(said: Position) -> Iterator[str]:
    from onrecord.record.views import PLACES

    told = {t.casefold() for e in said.own for t in e.statement.topics}
    for heading, themes in PLACES[:3]:
        if not told & set(themes):
            yield f"{heading}: no own words in the record."


def _who(holder: str | None) -> str:
    return with_article_of(holder) if holder else "an unnamed party"
