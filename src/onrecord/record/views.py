"""The quotations of a profile: a state's own words letter by letter and act by act, and what others report of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.model import Act, Evidence, Letter, Sentence
from onrecord.model.citation import FORMS, day_in_words, parties_cited
from onrecord.record.formulas import Draft, quoted_words
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
    ("Retention", ("retention", "retained")),
    ("Stockpiling", ("stockpile", "stockpiles", "stockpiling", "stockpile_destruction", "destruction")),
    ("Use, production and transfer", ("use", "production", "transfer", "export")),
    ("Interpretive issues", ("interpretation", "joint_operations", "interoperability", "transit", "investment")),
    ("Process and meetings", ("meetings", "meeting_of_states_parties", "review_conference", "oslo_process")),
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
        text = f"As reported by {_name(who)} ({_day(letter)}), not in {_possessive(draft.name.short)} own words: "
        found.append(draft.quotation(text + quoted_words(evidence) + _stop(evidence), [evidence], reported=True))
    return found


def _sentence(draft: Draft, said: Sequence[Evidence], act: Act, again: bool) -> str:
    letter, name = said[0].letter, draft.name.short
    words = "; ".join(quoted_words(e) for e in said)
    frame = FRAMES[act] if len(said) == 1 else _PLURAL.get(act, FRAMES[act])
    if again:
        return f"In the same {_form(letter)} it {frame}: {words}{_stop(said[-1])}"
    to = holders(letter.recipients)
    towards = f" to {_name(to[0])}" if to else ""
    return f"In its {_form(letter)} of {_day(letter)}{towards}, {name} {frame}: {words}{_stop(said[-1])}"


_PLURAL = {
    Act.CRITICISM: "made these criticisms",
    Act.JUSTIFICATION: "gave as its reasons",
    Act.ALLEGATION: "made these allegations",
    Act.DENIAL: "denied these accounts",
}


def _place(evidence: Evidence) -> str:
    topics = {t.casefold() for t in evidence.statement.topics}
    return next((heading for heading, themes in PLACES if topics & set(themes)), "Stated views")


def _form(letter: Letter) -> str:
    form = FORMS[letter.kind]
    return form[0].lower() + form[1:]


def _day(letter: Letter) -> str:
    return day_in_words(letter.date.value) if letter.date else "no known date"


def _name(holder: str) -> str:
    from onrecord.record.named import state_named

    is_code = len(holder) == 3 and holder.isupper()
    name = state_named(holder).short if is_code else holder
    return name if is_code or name.casefold().startswith("the ") else f"the {name}" if _is_body(name) else name


def _is_body(name: str) -> bool:
    words = ("coalition", "campaign", "committee", "council", "union", "organization", "organisation", "ministry")
    return any(w in name.casefold() for w in (*words, "embassy", "mission", "network", "movement", "government"))


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _stop(evidence: Evidence) -> str:
    """A full stop after the closing mark, unless the quotation brings its own and no condition follows."""
    return "" if quoted_words(evidence).endswith((".”", "!”", "?”")) else "."
