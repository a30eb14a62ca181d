"""The quotations of a profile: a state's own words letter by letter and act by act, and what others report of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.model import Act, Evidence, Letter, Sentence
from onrecord.model.citation import FORMS, day_in_words, parties_cited
from onrecord.record.formulas import Draft, quoted_words, stop_after
from onrecord.record.named import is_forum, with_article_of
from onrecord.record.parties import holders

FRAMES: dict[Act, str] = {
    Act.REFUSAL: "declined what was asked",
    Act.POSITION_OPPOSE: "stated its opposition",
    Act.POSITION_SUPPORT: "expressed its support",
    Act.COMMITMENT: "undertook to act",
    Act.CONDITIONAL_COMMITMENT: "undertook to act under a condition",
    Act.LEGAL_CLAIM: "held on the law",
    Act.JUSTIFICATION: "gave as its reason",
    Act.CRITICISM: "made this criticism",
    Act.DENIAL: "denied an account",
    Act.ALLEGATION: "made this allegation",
    Act.CONCERN: "expressed concern",
    Act.ACKNOWLEDGEMENT: "acknowledged",
    Act.OFFER: "offered",
    Act.REQUEST: "asked",
    Act.FACT_CITED: "stated",
    Act.VOTE_CITED: "said of a vote",
}
"""How each act is introduced, in the order a profile gives them. The frame says the act; the words are the state's."""

PLACES = (
    ("Retention", ("retention",)),
    ("Stockpiling", ("stockpiling",)),
    ("Use, production and transfer", ("use", "production", "transfer")),
    ("Interpretive issues", ("joint_operations",)),
)
"""Sections for statements whose topics name a theme of the profile; all other views are "Stated views"."""


def stated(draft: Draft, own: Sequence[Evidence]) -> Iterator[tuple[str, Sentence]]:
    """A state's own words as (heading, sentence), letter by letter in the order of their days, act by act."""
    order = list(FRAMES)
    for _, of_letter in groupby(own, key=lambda e: e.letter.id):
        group = sorted(of_letter, key=lambda e: (order.index(e.statement.act), e.statement.quote.start))
        first: set[str] = set()
        for (place, act), alike in groupby(group, key=lambda e: (_place(e), e.statement.act)):
            said = list(alike)
            yield place, draft.quotation(_sentence(draft, said, act, place in first), said)
            first.add(place)


def reports(draft: Draft, reported: Sequence[Evidence]) -> list[Sentence]:
    """What others say of a state: each a report with the reporter's name and day, never the state's own position."""
    found = []
    for evidence in reported:
        letter, said = evidence.letter, evidence.statement
        who = said.speaker or parties_cited(letter.sender) or "an unnamed writer"
        not_own = f"not in {_possessive(draft.name.short)} own words"
        text = f"As reported by {with_article_of(who)} ({_day(letter)}), {not_own}: "
        found.append(draft.quotation(text + quoted_words(evidence) + stop_after(evidence), [evidence], reported=True))
    return found


def _sentence(draft: Draft, said: Sequence[Evidence], act: Act, again: bool) -> str:
    letter, name = said[0].letter, draft.name.short
    words = "; ".join(quoted_words(e) for e in said)
    frame = FRAMES[act] if len(said) == 1 else _PLURAL.get(act, FRAMES[act])
    if again:
        return f"In the same {_form(letter)} it {frame}: {words}{stop_after(said[-1])}"
    to = holders(letter.recipients)
    towards = f" to {with_article_of(to[0])}" if to else ""
    return f"In its {_form(letter)} of {_day(letter)}{towards}, {name} {frame}: {words}{stop_after(said[-1])}"


_PLURAL = {
    Act.CRITICISM: "made these criticisms",
    Act.JUSTIFICATION: "gave as its reasons",
    Act.ALLEGATION: "made these allegations",
    Act.DENIAL: "denied these accounts",
}


def _place(evidence: Evidence) -> str:
    """Facts on a theme or a meeting go to its section; positions and promises stay together."""
    said = evidence.statement
    main = said.topics[0] if said.topics else ""
    if said.act in _FACTUAL:
        if any(main in themes or set(said.topics[1:]) & set(themes) for _, themes in PLACES):
            return next(h for h, themes in PLACES if set(said.topics) & set(themes))
        if is_forum(main):
            return "Process and meetings"
    return next((heading for heading, themes in PLACES if main in themes), "Stated views")


_FACTUAL = frozenset({Act.FACT_CITED, Act.ACKNOWLEDGEMENT, Act.DENIAL, Act.ALLEGATION})


def _form(letter: Letter) -> str:
    form = FORMS[letter.kind]
    return form[0].lower() + form[1:]


def _day(letter: Letter) -> str:
    return day_in_words(letter.date.value) if letter.date else "no known date"


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
