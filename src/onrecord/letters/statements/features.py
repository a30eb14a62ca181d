"""What the weights of `model.json` hang on: traits of a clause that hold in any language.

No word of a letter is a trait. Cues are known by their act and name without the language ("refusal/cannot"), so what
was learned on English letters serves the others as far as their cue files use the same names.
"""

from __future__ import annotations

import re

from onrecord.letters.statements.acts import Clause, Verdict, counts
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.who import Side, doer

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|[〇一二三四五六七八九]{4}年")
_NUMBER = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“”«»„]")

Traits = dict[str, float]


def traits(clause: Clause, verdict: Verdict, folded: str, cues: Cues) -> Traits:
    """The traits of one clause by name, with how strongly each is there."""
    words = folded[clause.start : clause.end]
    found: Traits = {"always": 1.0, f"how={clause.how}": 1.0, f"rule={verdict.act.value}": 1.0}
    for act, score in verdict.scores.items():
        found[f"sum={act.value}"] = min(score, 8.0) / 4.0
    for hit in clause.hits:
        name = hit.cue.id.split("/", 1)[1]
        counted = counts(hit, clause, folded, cues)
        found[f"cue={name}" if counted else f"told={name}"] = 1.0
        if not counted and hit.cue.act is not None:
            found[f"told={hit.cue.act.value}"] = 1.0
    if clause.lead is not None:
        found[f"lead={clause.lead.value}"] = 1.0
    found[f"side={_side(clause)}"] = 1.0
    if clause.conditional:
        found["conditional"] = 1.0
    found |= _words(words, cues) | _shape(words)
    return found


def _side(clause: Clause) -> str:
    """Whose doing the clause is, from its first subject or the one it goes on with."""
    subject = doer(clause.subjects, clause.end) if clause.subject is None else clause.subject
    return subject.side.value if subject else "none"


def _words(words: str, cues: Cues) -> Traits:
    found: Traits = {}
    for key in ("negation", "past", "future", "must"):
        pattern = cues.words.get(key)
        if pattern and pattern.search(words):
            found[key] = 1.0
    return found


def _shape(words: str) -> Traits:
    found: Traits = {}
    length = len(words.split()) if " " in words else len(words) // 3
    found["short" if length < 10 else "long" if length > 35 else "middling"] = 1.0
    if _YEAR.search(words):
        found["year"] = 1.0
    elif _NUMBER.search(words):
        found["number"] = 1.0
    if _QUOTED.search(words):
        found["quoted"] = 1.0
    if words.rstrip().endswith(("?", "؟", "？")):
        found["question"] = 1.0
    return found


def around(own: list[Traits], *, writer_is_state: bool, reader_is_state: bool, speech: bool) -> list[Traits]:
    """The traits of each clause with those of its place in the letter and of its neighbours."""
    done = []
    for i, found in enumerate(own):
        more = dict(found)
        more[f"writer={'state' if writer_is_state else 'other'}"] = 1.0
        more[f"reader={'state' if reader_is_state else 'other'}"] = 1.0
        if speech:
            more["speech"] = 1.0
        side = next((k for k in found if k.startswith("side=")), "side=none")
        more[f"{side}|writer={'state' if writer_is_state else 'other'}"] = 1.0
        for key in ("negation", "past", "future", "must"):
            if key in found:
                more[f"{side}|{key}"] = 1.0
        place = i / max(1, len(own) - 1)
        more["opening" if place < 0.2 else "end" if place > 0.8 else "midst"] = 1.0
        if i:
            more |= {f"before:{k}": v for k, v in own[i - 1].items() if k.startswith("rule=")}
        if i + 1 < len(own):
            more |= {f"after:{k}": v for k, v in own[i + 1].items() if k.startswith("rule=")}
        done.append(more)
    return done


def is_own(clause: Clause) -> bool:
    """True when the clause is the writer's doing, or nobody's."""
    return clause.subject is None or clause.subject.side is Side.OWN
