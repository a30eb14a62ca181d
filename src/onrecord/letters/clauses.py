"""Where a sentence may be cut into clauses that stand for themselves.

A cut is only proposed here, from the `[[split]]` rows of the language's cue file; whether the two sides do different
things is for `statements` to say, which joins again what does the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.letters.statements.cues import Cues
from onrecord.model import Span

SHORTEST = 3
"""Words (or, in scripts without spaces, five times as many characters) that a clause has at least."""

_SURE = ("own", "stop")
"""Kinds of cuts that a mark of the writer's makes."""

_SUBJECT = 10
"""Words that a subject has at most, before the verb."""

_ENDS_SUBJECT = re.compile(r"[,;:]|\b(?:that|which|who|whom|whose|to|if|when|where|as|than)\b")

_OPENING, _CLOSING = "([{“«„（《「", ")]}”»“）》」"
_OPENS = re.compile(f'["{re.escape(_OPENING)}]')
_EDGE = " \t\n,;:—–-\u3000，；：、"


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut. The left clause ends at `left`, the right one begins at `right`; `kind` as in the cue file."""

    left: int
    right: int
    kind: str


def cuts(folded: str, span: Span, cues: Cues) -> tuple[Cut, ...]:
    """Where the sentence `folded[span]` may be cut, in order; never inside quotation marks or brackets.

    >>> from onrecord.letters.statements.cues import load
    >>> text = "we understand this, but we cannot sign it."
    >>> [(text[: c.left], text[c.right :]) for c in cuts(text, Span(0, len(text)), load("en"))]
    [('we understand this', 'we cannot sign it.')]
    """
    inside = _inside(folded, span)
    found: list[Cut] = []
    for cue, m in cues.matches(folded, span.start, span.end, "split"):
        if inside and inside[m.start() - span.start]:
            continue
        if cue.kind == "reason" and not _has_verb(folded, m, span.end, cues):
            continue
        left, right = _edges(folded, span, m.start(), m.end(), cue.kind)
        if _long_enough(folded[span.start : left], cues) and _long_enough(folded[right : span.end], cues):
            found.append(Cut(left, right, cue.kind))
    found += _behind_reason(folded, span, cues, inside)
    kept: list[Cut] = []
    for cut in _once(found):
        if kept and not _long_enough(folded[kept[-1].right : cut.left], cues):
            if cut.kind not in _SURE or kept[-1].kind in _SURE:
                continue
            kept.pop()  # "but never answered; that of May ...": the semicolon parts, not the "but"
        kept.append(cut)
    return tuple(kept)


def _has_verb(folded: str, joint: re.Match[str], end: int, cues: Cues) -> bool:
    """False for "since the late war": a reason has a verb. True where the language's file names no such words."""
    finite, timing = cues.words.get("finite"), cues.words.get("reason_or_time")
    rest = folded[joint.end() : end].lstrip()
    if finite is None or timing is None or not timing.regex.match(joint[0].lstrip(" ,—")):
        return True
    return len(rest.split()) > _SUBJECT or rest.startswith("it ") or finite.regex.search(rest) is not None


def _behind_reason(folded: str, span: Span, cues: Cues, inside: list[bool]) -> list[Cut]:
    """The cut behind a reason that opens the sentence ("As the text is unclear, | we cannot sign it")."""
    at = main_clause(folded, span, cues, "reasoning")
    if at is None or (inside and inside[at - span.start]):
        return []
    if cues.words["finite"].regex.search(folded, span.start, at) is None:
        return []
    return [Cut(at - 2, at, "reasoned")]


def stand_apart(folded: str, left: Span, cut: Cut, end: int, cues: Cues) -> bool:
    """True when both sides of an "and" are whole clauses: the right one has a subject and a verb of its own.

    Two things told with "that" are two; what goes on with "it" or "they" is one. A left side that only opens a
    condition or a reason is no whole clause.
    Languages whose file names no finite verbs and words that open a subject part only by what clauses do.

    >>> from onrecord.letters.statements.cues import load
    >>> text = "the talks were slow, and the text was weak"
    >>> stand_apart(text, Span(0, 19), Cut(19, 25, "and"), len(text), load("en"))
    True
    """
    if cut.kind != "and" or not {"finite", "opens_subject", "subordinate", "coordinates"} <= cues.words.keys():
        return False
    finite, opener = cues.words["finite"].regex, cues.words["opens_subject"].regex
    pronouns = cues.words["nominative"].regex
    verb = finite.search(folded, left.start, left.end) or pronouns.search(folded, left.start, left.end)
    if verb is None or _only_opens(folded, left, cues):
        return False
    joint = folded[cut.left : cut.right].replace(",", " ").split()
    told = cues.words["that"].regex
    if not joint or not cues.words["coordinates"].regex.fullmatch(joint[0]):
        return False
    if told.fullmatch(joint[-1]):
        return told.search(folded, left.start, left.end) is not None
    if cues.words["carry"].regex.match(folded, cut.right, end):
        return False
    if pronouns.match(folded, cut.right, end) is None and not (
        folded[cut.left] == "," and opener.match(folded, cut.right, end)
    ):
        return False
    its = finite.search(folded, cut.right, end)
    if its is None:
        return False
    between = folded[cut.right : its.start()]
    return not _ENDS_SUBJECT.search(between) and 1 <= len(between.split()) <= _SUBJECT


def leads_in(folded: str, left: Span, cues: Cues) -> bool:
    """True for a topic, a condition or a reason up to its commas ("至于贵会的建议，"), which says nothing by itself.

    >>> from onrecord.letters.statements.cues import load
    >>> leads_in("如能批准，我们将签署。", Span(0, 4), load("zh"))
    True
    """
    opens = cues.words.get("leads_in")
    parts = [part.strip() for part in re.split("[,，،]", folded[left.start : left.end])]
    return opens is not None and all(opens.regex.match(part) for part in parts if part)


def next_verb(folded: str, cut: Cut, end: int, cues: Cues) -> int | None:
    """Where the verb ends with which a writer who is left out goes on behind an "and" ("и готова принять ...")."""
    verb = cues.words.get("predicate") if cut.kind in ("and", "ask") else None
    m = verb.regex.match(folded, cut.right, end) if verb else None
    return m.end() if m else None


def tells_more(folded: str, cut: Cut, end: int, cues: Cues) -> bool:
    """True where what goes on is told as a fact ("и с 1996 года соблюдает ...") or stands against what went before.

    Languages whose file has no words of the classes `deed` and `contrast` never part there.
    """
    deed, contrast = cues.words.get("deed"), cues.words.get("contrast")
    if deed and deed.regex.match(folded, cut.right, end):
        return True
    at = cut.left
    while at < cut.right and folded[at] in _EDGE:
        at += 1
    against = bool(contrast and folded[cut.left] in ",،，" and contrast.regex.match(folded, at))
    return against and (not cues.spaced or "finite" not in cues.words or has_verb(folded, Span(cut.right, end), cues))


def has_verb(folded: str, span: Span, cues: Cues) -> bool:
    """Whether a verb of the class `finite` stands in a clause; False in languages that name none."""
    finite = cues.words.get("finite")
    return finite is not None and finite.regex.search(folded, span.start, span.end) is not None


def plainly_parts(folded: str, cut: Cut, cues: Cues) -> bool:
    """True where a comma stands before what goes on, in languages that drop subjects; always without spaces."""
    return not cues.spaced or ("predicate" in cues.words and folded[cut.left] in ",،")


def enough_to_ask(cues: Cues) -> int:
    """Words an ask has at least where an "and" behind it opens a second one; few where its own verb tells it."""
    if "predicate" in cues.words or not cues.spaced:
        return 2
    return 10 if cues.language == "en" else 7


def main_clause(folded: str, span: Span, cues: Cues, opening: str) -> int | None:
    """Where the main clause begins in a sentence whose first word is of the class `opening`; None where it is not.

    >>> from onrecord.letters.statements.cues import load
    >>> text = "while the aim is good, we cannot sign."
    >>> text[main_clause(text, Span(0, len(text)), load("en"), "conceding"):]
    'we cannot sign.'
    """
    opens, subject = cues.words.get(opening), cues.words.get("opens_subject")
    if opens is None or subject is None or not opens.regex.match(folded, span.start, span.end):
        return None
    at = folded.find(", ", span.start, span.end)
    while at >= 0:
        if subject.regex.match(folded, at + 2, span.end):
            return at + 2
        at = folded.find(", ", at + 2, span.end)
    return None


def declares(folded: str, span: Span, cues: Cues) -> bool:
    """True for an item that tells something of its own ("The school is planned for May"), whatever its list asks.

    >>> from onrecord.letters.statements.cues import load
    >>> [declares(t, Span(0, len(t)), load("en")) for t in ("the school is planned.", "a list of what was planned.")]
    [True, False]
    """
    verbs, opener = cues.words.get("declares"), cues.words.get("opens_subject")
    if verbs is None or opener is None or opener.regex.match(folded, span.start, span.end) is None:
        return False
    verb = verbs.regex.search(folded, span.start, span.end)
    if verb is None:
        return False
    before = folded[span.start : verb.start()]
    return not _ENDS_SUBJECT.search(before) and "what" not in before and len(before.split()) <= _SUBJECT


def _only_opens(folded: str, left: Span, cues: Cues) -> bool:
    """True for a left side that is a condition, a reason or a time and no more ("if the others sign")."""
    if cues.words["subordinate"].regex.match(folded, left.start, left.end) is None:
        return False
    return "," not in folded[left.start : left.end]


def _edges(folded: str, span: Span, start: int, end: int, kind: str) -> tuple[int, int]:
    """A reason keeps the word that opens it; a linking word belongs to neither side."""
    left = start
    while left > span.start and folded[left - 1] in _EDGE:
        left -= 1
    right = start if kind == "reason" else end
    while right < span.end and folded[right] in _EDGE:
        right += 1
    return left, right


def _long_enough(piece: str, cues: Cues) -> bool:
    return len(piece.split()) >= SHORTEST if cues.spaced else len(piece.strip(_EDGE)) >= SHORTEST + 1


def _inside(folded: str, span: Span) -> list[bool]:
    """For each character, whether it stands inside quotation marks or brackets; [] where there are none."""
    if not _OPENS.search(folded, span.start, span.end):
        return []
    depth, straight = 0, False
    inside = []
    for c in folded[span.start : span.end]:
        if c == '"':
            straight = not straight
        elif c in _OPENING and not (c == "“" and depth and "„" in folded[span.start : span.end]):
            depth += 1
        elif c in _CLOSING:
            depth = max(0, depth - 1)
        inside.append(depth > 0 or straight)
    return inside


def _once(found: list[Cut]) -> tuple[Cut, ...]:
    """One cut a place; where two kinds agree on one, the one that says more."""
    rank = {"own": 0, "asks": 1, "ask": 2, "reason": 3, "stop": 4, "reasoned": 5, "and": 6}
    kept: list[Cut] = []
    for cut in sorted(found, key=lambda c: (c.right, rank.get(c.kind, 9))):
        if kept and cut.right - kept[-1].right < 4:
            continue
        kept.append(cut)
    return tuple(kept)
