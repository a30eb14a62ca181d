"""What needs a person, most useful first: doubts the reader tells of, then what a state is held to, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.api.knowing import Known
from onrecord.model import Act, Day, Decision, Judgement, Letter, Link, Problem, Quote, Statement
from onrecord.model.citation import citation, dated

if TYPE_CHECKING:
    from onrecord.api.known_record import KnownRecord

WEIGHTS = {
    Act.REFUSAL: 60,
    Act.CONDITIONAL_COMMITMENT: 60,
    Act.COMMITMENT: 60,
    Act.POSITION_OPPOSE: 50,
    Act.POSITION_SUPPORT: 50,
    Act.VOTE_CITED: 45,
    Act.REQUEST: 45,
    Act.DENIAL: 40,
    Act.ALLEGATION: 40,
    Act.FACT_CITED: 10,
}
"""What rests on a wrong one: a position or an outcome is more than a fact that was cited."""

OTHER = 30
DOUBT = 100
"""What the reader itself doubts comes before all that it is sure of."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    kind      problem | date | link | statement
    about     what a decision on it is about
    weight    the higher, the sooner; `reason` says why it is asked
    choices   (value, words) of the alternatives, where there are any
    """

    kind: str
    about: str
    letter: str
    citation: str
    day: Day | None
    weight: float
    reason: str
    quote: Quote | None = None
    statement: Statement | None = None
    choices: tuple[tuple[str, str], ...] = ()


def to_review(found: Known) -> tuple[Finding, ...]:
    """All that nobody has decided on, most useful first; what was put down as unsure comes with the doubts."""
    decided = {d.about: d for d in found.decisions}
    named = {x.id: citation(x) for x in found.letters}
    links = {x.letter: x for x in found.links}
    made = [one for letter in found.letters for one in findings_of(letter, links.get(letter.id), named, decided)]
    return tuple(sorted(made, key=lambda f: (-f.weight, f.day or "9999", f.letter)))


def next_to_review(
    found: KnownRecord, *, kind: str = "", holder: str = "", limit: int, offset: int = 0
) -> tuple[Finding, ...]:
    """The first of all that, of one kind or of one holder where they are named, without going through the rest."""
    places = found.kept.queue(kind=kind, holder=holder, limit=limit, offset=offset)
    letters = found.letters_by_id(dict.fromkeys(id for id, _ in places))
    decisions = found.decisions_on(list(letters.values()))
    decided = {d.about: d for d in decisions}
    links = {id: found.link(letter, decisions) for id, letter in letters.items()}
    near = found.kept.heads({id for link in links.values() for id in link.candidates})
    named = {id: head.citation for id, head in near.items()}
    made = {id: tuple(findings_of(letter, links[id], named, decided)) for id, letter in letters.items()}
    return tuple(made[id][n] for id, n in places if n < len(made.get(id, ())))


def findings_of(
    letter: Letter, link: Link | None, named: Mapping[str, str], decided: Mapping[str, Decision]
) -> Iterator[Finding]:
    """What of one letter waits for a person. `link`: as decided; `named`: citations by id, of the candidates."""
    if (aside := decided.get(f"letter:{letter.id}")) and aside.judgement is Judgement.REJECT:
        return
    told = citation(letter)
    yield from (
        _problem(letter, told, problem) for problem in letter.problems if not _settled(problem, letter, decided)
    )
    date = letter.date
    if date and date.others and f"field:{letter.id}:date" not in decided:
        choices = tuple((str(d.value), str(d.value)) for d in (date, *date.others))
        about = f"field:{letter.id}:date"
        yield Finding("date", about, letter.id, told, date.value, DOUBT + 10, date.because, date.quote, choices=choices)
    if link and link.candidates and not link.answers and f"link:{letter.id}" not in decided:
        choices = tuple((id, named[id]) for id in link.candidates if id in named)
        about = f"link:{letter.id}"
        yield Finding("link", about, letter.id, told, dated(letter), DOUBT + 5, link.because, choices=choices)
    for said in letter.statements:
        decision = decided.get(f"statement:{said.id}")
        if decision is None or decision.judgement is Judgement.UNSURE:
            yield _statement(letter, told, said, decision)


def _problem(letter: Letter, told: str, problem: Problem) -> Finding:
    quote = None
    if problem.start is not None and problem.end is not None and problem.start < problem.end <= len(letter.text):
        quote = Quote.at(letter.text, problem.start, problem.end)
    about = problem_about(letter.id, problem)
    return Finding("problem", about, letter.id, told, dated(letter), DOUBT, problem.message, quote)


def problem_about(letter: str, problem: Problem) -> str:
    """What a decision on a problem is about: looked at, it is settled until it comes up elsewhere in the letter."""
    return f"problem:{letter}:{problem.code}" + (f":{problem.start}" if problem.start is not None else "")


def _settled(problem: Problem, letter: Letter, decided: Mapping[str, Decision]) -> bool:
    """True for a doubt about the date when the date was decided on, and the like; the alternatives stand apart."""
    looked = decided.get(problem_about(letter.id, problem))
    if looked and looked.judgement is not Judgement.UNSURE:
        return True
    field = next((f for f in ("date", "sender", "recipients", "language", "kind", "place") if f in problem.code), None)
    if field == "date" and letter.date and letter.date.others:
        return True
    return field is not None and f"field:{letter.id}:{field}" in decided


def _statement(letter: Letter, told: str, said: Statement, decision: Decision | None) -> Finding:
    weight = WEIGHTS.get(said.act, OTHER) + 10 * (1 - said.confidence)
    if decision is not None:
        weight, reason = DOUBT - 5, f"unsure: {decision.by}" + (f", {decision.why}" if decision.why else "")
    else:
        reason = said.because
    return Finding(
        "statement", f"statement:{said.id}", letter.id, told, dated(letter), weight, reason, said.quote, said
    )
