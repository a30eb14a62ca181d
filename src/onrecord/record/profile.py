"""A country profile in the house order of treaty monitors, compiled from evidence alone.

Every sentence is a formula with the row it was computed from, or a quotation with its note, or an editor's own with the
editor's name. Nothing is said that no row and no letter says; what is missing is listed. Start reading at `profile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import Ask, CitedLetter, Decision, Letter, Position, Profile, Section, Sentence
from onrecord.record.asks import asks as find_asks
from onrecord.record.cited import cited as find_cited
from onrecord.record.editions import difference
from onrecord.record.facts import StatusOf, Votes, in_words
from onrecord.record.formulas import Draft, other_treaties, status_line, status_sentence, title_block, vote_sentence
from onrecord.record.gaps import gaps
from onrecord.record.links import link
from onrecord.record.named import family, state_named, treaty_named
from onrecord.record.parties import same_holder
from onrecord.record.positions import about, touches, words_of
from onrecord.record.views import reports, stated

HOUSE_ORDER = (
    ("Summary", None),
    ("Legal status", "Policy"),
    ("Stated views", "Policy"),
    ("Process and meetings", "Policy"),
    ("Votes", "Policy"),
    ("Use elsewhere", "Policy"),
    ("Other treaties", "Policy"),
    ("As reported by others", "Policy"),
    ("Interpretive issues", None),
    ("Use, production and transfer", None),
    ("Stockpiling", None),
    ("Retention", None),
)
"""The order of the published profiles of treaty monitors, with a place for reports of its own."""


def profile(
    state: str,
    letters: Iterable[Letter],
    *,
    topic: str | None = None,
    status: StatusOf,
    votes: Votes,
    as_of: date,
    previous: Profile | None = None,
    editors_sentences: Sequence[tuple[str, Sentence]] = (),
    decisions: Sequence[Decision] = (),
    asked: Sequence[Ask] | None = None,
    missing: Sequence[CitedLetter] | None = None,
    once: bool = False,
) -> Profile:
    """Compile a state's profile, on one treaty (`topic`) or on all that is said.

    as_of               the day the record was last added to: silence and "has not" are true as of it
    previous            the last edition, for the difference from it
    editors_sentences   (heading, sentence) an editor wrote; kept as written, at the end of their section, with `by`
    asked, missing      what was asked of the state and what is cited and not held, where they are at hand: the letters
                        can then be those alone in which it speaks or is spoken of
    once                no letter is there twice, as scan and as text
    """
    held = tuple(letters)
    wanted = family(topic) if topic else None
    said = words_of(state, held, topic=topic, decisions=decisions, once=once)
    if asked is None or missing is None:
        links = link(held)
        asked = find_asks(held, links, status=status, as_of=as_of, decisions=decisions)
        missing = find_cited(held, links)
    off_topic = {x.id for x in held if wanted and not touches(x, wanted)}
    mine = tuple(
        a
        for a in asked
        if same_holder(a.addressee, state) and about(a.topics, wanted) and (a.topics or a.letter not in off_topic)
    )
    draft = Draft(state, topic, as_of)
    sections = _sections(draft, said, status, votes)
    sections = _with_editors(sections, editors_sentences)
    made = Profile(
        state,
        _title(state, topic),
        topic,
        as_of,
        title_block(draft, said, status, votes, mine),
        sections,
        tuple(draft.notes),
        gaps(draft, said, status, votes, mine, missing),
        unreviewed=said.unreviewed,
    )
    if previous is None:
        return made
    nothing = (f"Nothing since the edition of {in_words(previous.as_of)}.",)
    return replace(made, changes=difference(previous, made) or nothing)


def _sections(draft: Draft, said: Position, status: StatusOf, votes: Votes) -> tuple[Section, ...]:
    """The sections that have something to say, in house order."""
    found: dict[str, list[Sentence]] = {heading: [] for heading, _ in HOUSE_ORDER}
    found["Summary"] += status_line(draft, said, status)
    found["Legal status"] += status_sentence(draft, status)
    for heading, sentence in stated(draft, said.own):
        found[heading].append(sentence)
    found["Votes"] += vote_sentence(draft, votes)
    found["Other treaties"] += other_treaties(draft, status)
    found["As reported by others"] += reports(draft, said.reported)
    made = (Section(h, tuple(draft.numbered(found[h])), within) for h, within in HOUSE_ORDER)
    return tuple(x for x in made if x.sentences)


def _title(state: str, topic: str | None) -> str:
    name = state_named(state).bare
    return f"{name}: {treaty_named(topic).formal}" if topic else name


def _with_editors(sections: Sequence[Section], own: Sequence[tuple[str, Sentence]]) -> tuple[Section, ...]:
    """An editor's sentences at the end of their sections; a heading that had none gets its place in the house order."""
    by_heading = {s.heading: s for s in sections}
    places = dict(HOUSE_ORDER)
    for heading, sentence in own:
        section = by_heading.get(heading, Section(heading, (), places.get(heading)))
        by_heading[heading] = replace(section, sentences=(*section.sentences, sentence))
    order = {h: n for n, (h, _) in enumerate(HOUSE_ORDER)}
    return tuple(sorted(by_heading.values(), key=lambda s: order.get(s.heading, len(order))))
