"""Where a sentence may be cut: whether its two sides do different things, and what passes from one to the next."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.letters.clauses import (
    Cut,
    enough_to_ask,
    has_verb,
    leads_in,
    next_verb,
    plainly_parts,
    stand_apart,
    tells_more,
)
from onrecord.letters.statements.acts import Clause, Verdict, weigh
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.subjects import Side
from onrecord.model import Act, Span

SUBJECTLESS = frozenset({Act.REQUEST, Act.REFUSAL, Act.OFFER})
"""Acts that part from the clause before without a subject of their own ("I welcome this and would invite you")."""

LISTS = frozenset(
    {Act.REQUEST, Act.COMMITMENT, Act.OFFER, Act.REFUSAL, Act.POSITION_SUPPORT, Act.CONCERN, Act.CRITICISM}
)
"""Acts that come in lists under one lead."""

JUDGED = frozenset({Act.REFUSAL, Act.DENIAL, Act.CRITICISM, Act.POSITION_OPPOSE})
"""Acts behind which a colon tells what they rest on."""

DOES = 2.5
"""What a sign of the writer's weighs at least by which he goes on to something else."""

_TOLD = frozenset({Act.FACT_CITED, Act.JUSTIFICATION, Act.VOTE_CITED})
_REST = 4
"""Words of a clause that tells a fact behind something the writer does."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Judges cuts of one letter's body: its folded text and the cues of its language."""

    folded: str
    cues: Cues

    def introduces(self, clause: Clause, after: Clause | None) -> bool:
        """True for the words before a colon that only announce the asks behind it ("we ask three things: to sign")."""
        asks = after is not None and clause.lead is None and after.lead is Act.REQUEST
        return asks and after is not None and ":" in self.folded[clause.end : after.start]

    def _opens_item(self, left: Clause, cut: Cut) -> bool:
        """True where an ask goes on in a list inside its sentence: behind a colon, then behind semicolons."""
        opens, mark = self.cues.words.get("item_opens"), self.folded[cut.left : cut.right]
        if opens is None or opens.regex.match(self.folded, cut.right) is None:
            return False
        if ":" in mark:
            verdict = weigh(left, self.folded, self.cues)
            return verdict.act is Act.REQUEST and bool(verdict.hits)
        return ";" in mark and left.lead is Act.REQUEST

    def passed_on(self, left: Clause, cut: Cut) -> Act | None:
        """The act a second ask ("and, until then, to abide"), or the next of a list, takes over from the one before."""
        if cut.kind not in ("ask", "asks"):
            return Act.REQUEST if self._opens_item(left, cut) else None
        inserted = "," in self.folded[cut.left : cut.right].strip(" ,")
        listed = cut.kind == "asks" or left.lead is Act.REQUEST
        if not (listed or inserted or self._words(left) >= enough_to_ask(self.cues)):
            return None
        act = weigh(left, self.folded, self.cues).act
        asked = self.cues.words.get("asked")
        goes_on = asked is not None and asked.regex.match(self.folded, cut.right)
        return Act.REQUEST if act is Act.REQUEST and goes_on else None

    def differ(self, left: Clause, right: Clause, cut: Cut) -> bool:
        """True where the sides are statements of their own."""
        if right.lead is Act.REQUEST or (cut.kind == "own" and not self._one_breath(left, right)):
            return True
        if leads_in(self.folded, Span(left.start, left.end), self.cues):
            return False
        mine, its = (weigh(c, self.folded, self.cues) for c in (left, right))
        if cut.kind == "asks":
            return False
        if cut.kind == "reasoned":
            return bool(its.scores) and its.act not in (Act.FACT_CITED, Act.JUSTIFICATION)
        if cut.kind == "reason":
            return mine.act not in (Act.FACT_CITED, Act.JUSTIFICATION)
        if cut.kind == "ask" and mine.act is its.act is Act.REQUEST and its.hits:
            return True
        asks = mine.act is its.act is Act.REQUEST
        if (asks or mine.act is not its.act) and stand_apart(
            self.folded, Span(left.start, left.end), cut, right.end, self.cues
        ):
            return True
        told = its.act is Act.FACT_CITED and mine.hits and mine.act not in _TOLD
        if told and self._words(right) >= _REST and tells_more(self.folded, cut, right.end, self.cues):
            return True
        if not its.scores:
            return self._gives_ground(mine, right, cut)
        if mine.act is its.act:
            return False
        if cut.kind == "stop" or (cut.kind == "ask" and plainly_parts(self.folded, cut, self.cues)):
            return True
        dependent = self.cues.words.get("dependent")
        if dependent and dependent.regex.match(self.folded, right.start, right.end):
            return False
        opening = min((s.start for s in right.subjects if s.nominative), default=right.end)
        if len(self.folded[right.start : opening].split()) <= 1 and self._joins_clauses(cut, opening):
            return bool(mine.scores) or max(its.scores.values()) >= 2.5
        verb = next_verb(self.folded, cut, right.end, self.cues) if its.act not in _TOLD else None
        if verb and any(h.cue.weight >= 2.4 and h.start <= verb for h in its.hits):
            return bool(mine.scores) or has_verb(self.folded, Span(left.start, left.end), self.cues)
        soonest = min((h.start for h in its.hits if h.cue.weight >= 3), default=right.end)
        if bool(mine.scores) and its.act in SUBJECTLESS and len(self.folded[right.start : soonest].split()) <= 1:
            return True
        return bool(mine.scores) and self._goes_on_doing(left, right, cut, its)

    def _gives_ground(self, mine: Verdict, right: Clause, cut: Cut) -> bool:
        """True for a whole clause behind a colon that tells what a judgement rests on ("Тому есть причина: ...")."""
        colon = cut.kind == "stop" and ":" in self.folded[cut.left : cut.right]
        judged = colon and bool(mine.hits) and mine.act in JUDGED
        return judged and self._words(right) >= _REST and has_verb(self.folded, Span(right.start, right.end), self.cues)

    def _goes_on_doing(self, left: Clause, right: Clause, cut: Cut, its: Verdict) -> bool:
        """True where the writer goes on to a second deed without being named again ("We regret this and will ...")."""
        doers = [s for s in left.subjects if s.nominative]
        joins = self.cues.words.get("coordinates")
        if joins is None or cut.kind not in ("and", "ask") or not doers or doers[-1].side is not Side.OWN:
            return False
        if not joins.regex.match(self.folded[cut.left : cut.right].lstrip(" ,")):
            return False
        own = [h for h in its.hits if h.cue.who in ("own", "notaddressee") and h.cue.weight >= DOES]
        soonest = min((h.start for h in own), default=right.end)
        between = self.folded[right.start : soonest].strip()
        adverb = self.cues.words.get("adverb")
        return not between or bool(adverb and adverb.regex.fullmatch(between))

    def _one_breath(self, left: Clause, right: Clause) -> bool:
        """Two short halves of one act ("The States may sign; they need not.")."""
        words = [self._words(c) for c in (left, right)]
        if not self.cues.spaced or words[0] > 10 or words[1] > 8:
            return False
        mine, its = (weigh(c, self.folded, self.cues).act for c in (left, right))
        return mine is its and its not in LISTS

    def _words(self, clause: Clause) -> int:
        """Words of a clause; in a script without spaces two characters stand for one."""
        words = self.folded[clause.start : clause.end]
        return len(words.split()) if self.cues.spaced else len(words) // 2

    def _joins_clauses(self, cut: Cut, opening: int) -> bool:
        """True where an "and" stands between clauses, not names: after a comma, or before a pronoun."""
        between = self.folded[cut.left : cut.right].strip()
        pronoun = self.cues.words.get("nominative")
        if between.strip(" ,") not in self.cues.conjunctions or between.startswith((",", "，", "、")):
            return True
        return bool(pronoun and pronoun.regex.match(self.folded, opening))
