"""Which act a clause is: the cues found in it, whose doing they are, and the weight of the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.letters.clauses import main_clause
from onrecord.letters.statements.cues import Cue, Cues, Hit
from onrecord.letters.statements.subjects import Side, Subject, doer
from onrecord.model import Act, Span

READY = frozenset({Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT})
"""Acts that a condition turns into a conditional commitment, where the deed is the writer's."""


_UNASKED = READY | {Act.REFUSAL}
"""What a question never does: "Will the Government undertake to publish it?" promises nothing."""

EMBEDDED = 0.6
"""What a sign in a dependent clause ("which violates", "if we cannot") weighs beside one in the main clause."""


REACH, FAR = 5, 0.6
"""Words between a subject and its verb, and what a sign beyond them weighs: it is likely another word's."""

FAR_BEHIND = 150
"""Characters between a promise and a condition beyond which the two have nothing to do with each other."""

PERFORMED = 1.6
"""What a strong sign weighs right behind the writer ("we call on"): it does what it says, whatever else is named."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the clean text under judgement.

    how     "sentence", "item", or the kind of the cut before it
    lead    the act a list's introduction gives its items; None outside lists
    subject who the clause is about: the first subject in it, or the one it goes on with
    condition what must happen first; conditional: it turns a promise into a conditional commitment
    told_by the side whose words it gives, where its frame said so ("your letter, in which you say that")
    """

    start: int
    end: int
    hits: tuple[Hit, ...]
    subjects: tuple[Subject, ...]
    how: str = "sentence"
    lead: Act | None = None
    subject: Subject | None = None
    conditional: bool = False
    condition: Span | None = None
    told_by: Side | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause was found to do: the act, the hits that made it, the sums they were weighed by.

    `counted` are the hits of all acts that were signs here.
    """

    act: Act
    hits: tuple[Hit, ...]
    scores: Mapping[Act, float]
    confidence: float
    rule: str = ""
    counted: tuple[Hit, ...] = ()

    @property
    def because(self) -> str:
        """The words with their cues ("cannot renounce: en/refusal/cannot"); the rule where no cue decided."""
        told = [f"{h.words}: {h.cue.id}" for h in list(_strongest(self.hits).values())[:3]]
        return "; ".join(told + ([self.rule] if self.rule else []))


_ORDER = {act: number for number, act in enumerate(Act)}

DEEDS = frozenset({Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT, Act.REFUSAL, Act.OFFER})
"""Acts that only the writer himself can do."""


def weigh(clause: Clause, folded: str, cues: Cues) -> Verdict:
    """The act of a clause: the one with most evidence; a fact where there is none."""
    counted = tuple(h for h in clause.hits if counts(h, clause, folded, cues))
    scores: dict[Act, float] = {}
    for cue, hit in _strongest(counted).items():
        if cue.act is not None:
            scores[cue.act] = scores.get(cue.act, 0.0) + _weight(hit, clause, folded, cues)
    if clause.lead is Act.REQUEST and _asks_indirectly(clause, folded, cues):
        scores = {Act.REQUEST: scores.get(Act.REQUEST, 0.0)}
    if clause.lead is not None:
        scores[clause.lead] = scores.get(clause.lead, 0.0) + 7.0
    if clause.how == "reason":
        scores[Act.JUSTIFICATION] = scores.get(Act.JUSTIFICATION, 0.0) + 4.0
    if folded[clause.end - 1] in "?؟？":
        for act in _UNASKED & scores.keys():
            del scores[act]
    if clause.conditional and _bears_on_promise(clause, counted):
        _turn(scores)
    if not scores:
        return Verdict(Act.FACT_CITED, (), scores, 0.4, "no cue: a fact", counted)
    act = max(scores, key=lambda a: (scores[a], -_ORDER[a]))
    rest = sum(v for a, v in scores.items() if a is not act)
    sure = scores[act] / (scores[act] + rest + 1.0)
    made = tuple(h for h in counted if h.cue.act is act or (clause.conditional and h.cue.act in READY))
    rule = "" if made else "item of a list" if clause.lead is act else "reason clause" if clause.how == "reason" else ""
    return Verdict(act, made, scores, round(sure, 2), rule, counted)


def _asks_indirectly(clause: Clause, folded: str, cues: Cues) -> bool:
    """An item of what is asked that opens as a question at second hand ("whether the Government will support ...")."""
    indirect = cues.words.get("indirect")
    return indirect is not None and indirect.regex.match(folded, clause.start, clause.end) is not None


def counts(hit: Hit, clause: Clause, folded: str, cues: Cues) -> bool:
    """Whether a hit is a sign here: at its place, and the doing of whom the cue wants."""
    cue = hit.cue
    if not clause.start <= hit.start < clause.end:
        return False
    if cue.at == "conditional" and not clause.conditional:
        return False
    if _in_condition(hit, clause, folded):
        return False
    at_start = _at_start(hit, clause, folded, cues)
    if (cue.at == "start" and not at_start) or (cue.at == "item" and not (at_start and clause.how in ("item", "ask"))):
        return False
    if cue.who == "any":
        return True
    bare = at_start or cues.drops_subjects or _only_leads_up(hit, clause, folded, cues)
    side = side_of(hit, clause, cues, bare)
    if clause.lead is Act.REQUEST and cue.act in DEEDS and doer(clause.subjects, hit.start) is None:
        return False  # "We call on you: (b) to undertake not to use it": what is asked of another is no promise
    if side is Side.OWN and not at_start and _of_no_known(hit, clause, folded, cues):
        side = None
    if cue.who in ("own", "notaddressee") and any(
        s.side is Side.OWN and hit.start <= s.start < hit.end for s in clause.subjects
    ):
        return True
    if cue.who == "notown":
        return side is not Side.OWN
    if cue.who == "notaddressee":
        return side is not Side.ADDRESSEE
    if cue.who == "notother":
        return side is not Side.OTHER
    return side is None or side.value == cue.who


def _in_condition(hit: Hit, clause: Clause, folded: str) -> bool:
    """What would have to happen is not what is done ("If you can offer us a room, ..."); up to its first comma."""
    condition = clause.condition
    if condition is None or not clause.conditional or not condition.start < hit.start < condition.end:
        return False
    return "," not in folded[condition.start : hit.start]


def side_of(hit: Hit, clause: Clause, cues: Cues, bare: bool) -> Side | None:
    """On whose side the words of a hit are; None where no subject is in sight and none need be (`bare`)."""
    participle = hit.words.split(" ")[0].endswith("ing")
    near, first_person = doer(clause.subjects, hit.start, participle=participle), cues.words.get("first_person")
    if near is None and first_person and first_person.regex.search(hit.words):
        return Side.OWN
    subject = near or clause.subject
    if subject and subject.start <= hit.start:
        return subject.side
    return None if bare else Side.OTHER


def _of_no_known(hit: Hit, clause: Clause, folded: str, cues: Cues) -> bool:
    """True where other words open the clause than the subject it is thought to go on with: they may be its subject."""
    if cues.spaced and "predicate" not in cues.words:
        return False
    if clause.subject is None or clause.subject.start >= clause.start or doer(clause.subjects, hit.start):
        return False
    return len(folded[clause.start : hit.start].strip()) > (3 if cues.spaced else 1)


def _at_start(hit: Hit, clause: Clause, folded: str, cues: Cues) -> bool:
    before = folded[clause.start : hit.start].strip(" ,;:—–-\"“'([")
    if not before:
        return True
    connector = cues.words.get("connector")
    return bool(connector and connector.regex.fullmatch(before))


def _only_leads_up(hit: Hit, clause: Clause, folded: str, cues: Cues) -> bool:
    """True where a note goes on without its subject: "presents its compliments and has the honour to request"."""
    adverb, at = cues.words.get("adverb"), clause.start
    while adverb and at < hit.start and (m := adverb.regex.match(folded, at, hit.start)):
        at = m.end()
        while at < hit.start and folded[at].isspace():
            at += 1
    return at == hit.start


def _weight(hit: Hit, clause: Clause, folded: str, cues: Cues) -> float:
    """The cue's weight: less in a dependent clause, less far behind the subject whose doing it must be, more at it."""
    if _embedded(hit, clause, folded, cues) or _conceded(hit, clause, folded, cues):
        return hit.cue.weight * EMBEDDED
    if hit.cue.who != "own":
        return hit.cue.weight
    subject = doer(clause.subjects, hit.start)
    if subject is None:
        return hit.cue.weight
    between = folded[subject.end : hit.start]
    inserted = between.startswith(",") and between.rstrip().endswith(",")
    near = inserted or len(between.split()) <= REACH
    return hit.cue.weight * (PERFORMED if near and hit.cue.weight >= 3 else 1.0 if near else FAR)


def _embedded(hit: Hit, clause: Clause, folded: str, cues: Cues) -> bool:
    """True when a word that opens a dependent clause stands before the hit, behind the clause's own opening."""
    pattern = cues.words.get("that")
    if pattern is None:
        return False
    opening = clause.start + 1 if clause.how == "sentence" else clause.start + 8
    return pattern.regex.search(folded, min(opening, hit.start), hit.start) is not None


def _conceded(hit: Hit, clause: Clause, folded: str, cues: Cues) -> bool:
    """True where the hit stands in what a sentence grants before it says its own ("While we see the need, we ...")."""
    conceding = cues.words.get("conceding")
    if conceding is None or not conceding.regex.match(folded, clause.start, clause.end):
        return False
    at = main_clause(folded, Span(clause.start, clause.end), cues, "conceding")
    return at is not None and hit.start < at


def _strongest(hits: Iterable[Hit]) -> dict[Cue, Hit]:
    """One hit a cue: that a sign occurs twice makes it no surer."""
    found: dict[Cue, Hit] = {}
    for hit in hits:
        found.setdefault(hit.cue, hit)
    return found


def _bears_on_promise(clause: Clause, hits: Iterable[Hit]) -> bool:
    """False where the condition stands so far behind the promise that it hangs on another verb."""
    condition = clause.condition
    if condition is None or condition.start - clause.start < FAR_BEHIND:
        return True
    promises = [h.end for h in hits if h.cue.act in READY]
    return not promises or condition.start - min(promises) <= FAR_BEHIND


def _turn(scores: dict[Act, float]) -> None:
    """A promise under a condition is a conditional commitment."""
    promised = sum(scores.pop(a, 0.0) for a in READY)
    if promised:
        scores[Act.CONDITIONAL_COMMITMENT] = promised + 1.0
