"""Which words of a reply answer which ask, and what they make of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Act, Answer, Attribution, Letter, Outcome, Statement
from onrecord.record.parties import fold, same_holder

ANSWERING = {
    Act.REFUSAL: Outcome.REFUSED,
    Act.DENIAL: Outcome.REFUSED,
    Act.POSITION_OPPOSE: Outcome.REFUSED,
    Act.COMMITMENT: Outcome.ACCEPTED,
    Act.CONDITIONAL_COMMITMENT: Outcome.CONDITIONAL,
}
"""What an act makes of an ask it answers. Every other act informs and settles nothing."""

_CARRIED = frozenset({*ANSWERING, Act.JUSTIFICATION, Act.LEGAL_CLAIM, Act.CRITICISM, Act.POSITION_SUPPORT, Act.OFFER})
"""Acts with substance: a reply with none of these acknowledges only."""

_ORDER = (Outcome.REFUSED, Outcome.ACCEPTED, Outcome.CONDITIONAL)
"""When one reply refuses here and promises under a condition there, the refusal stands first, the promise beside it."""

_SMALL = frozenset(
    re.findall(
        r"\w+",
        "the a an of to and or in on for with by from at as is are was be been we our us you your it its this that "
        "these those not any all will would shall should may can do does has have had which who whom so than then "
        "there",
    )
)


def outcome_in(
    ask: Statement | None, words: str, topics: Sequence[str], replies: Sequence[Letter], addressee: str
) -> tuple[Outcome, tuple[Answer, ...]]:
    """What the replies make of one ask, and the words that say so, earliest first.

    `words` and `topics` are those of the ask. No reply: `SILENT`. A reply without substance: `ACKNOWLEDGED_ONLY`. A
    reply with substance, none of it on this ask: `DEFLECTED`.
    """
    if not replies:
        return Outcome.SILENT, ()
    found: list[tuple[Letter, Statement, int]] = []
    substance = False
    for reply in replies:
        for said in own_words(reply, addressee):
            substance = substance or said.act in _CARRIED
            fit = fits(said, words, topics)
            if said.act in ANSWERING and fit:
                found.append((reply, said, fit))
    if not found:
        return (Outcome.DEFLECTED if substance else Outcome.ACKNOWLEDGED_ONLY), ()
    outcomes = {ANSWERING[said.act] for _, said, _ in found}
    return next(x for x in _ORDER if x in outcomes), tuple(_answer(reply, said) for reply, said, _ in found)


def own_words(letter: Letter, holder: str) -> tuple[Statement, ...]:
    """What a letter's writer says for a state or body itself, reports left out."""
    own = (s for s in letter.statements if s.attribution is Attribution.OWN)
    return tuple(s for s in own if same_holder(s.holder, holder) or same_holder(s.speaker, holder))


def fits(said: Statement, words: str, topics: Sequence[str]) -> int:
    """How well a statement answers an ask: 2 for a topic in common, 1 for words in common, 0 for neither.

    A refusal or commitment that names no topic at all speaks to the whole of the letter it answers.
    """
    if set(said.topics) & set(topics):
        return 2
    shared = content_words(said.quote.shown) & content_words(words)
    if len(shared) >= 2:
        return 1
    return int(not said.topics)


def content_words(text: str) -> frozenset[str]:
    """The words of a sentence that carry it, cut to their stems' length so that "stocks" meets "stock"."""
    return frozenset(
        re.sub(r"(ing|ed|es|s)\Z", "", x)[:8] for x in fold(text).split() if x not in _SMALL and len(x) > 2
    )


def specificity(statement: Statement) -> int | None:
    """How specific an answer is, in UPR Info's steps: 1 minimal, 2 continuing, 3 considering, 4 general, 5 specific.

    The reader's own figure where it gives one; else by the verb the words hang on. None for acts that promise nothing.
    Source: UPR Info's action categories, applied to answers.
    """
    if statement.act not in ANSWERING:
        return None
    if statement.strength is not None:
        return statement.strength
    words = fold(statement.quote.shown)
    return next((step for step, cue in _STEPS if cue.search(words)), 4)


_STEPS = tuple(
    (step, re.compile(rf"\b(?:{cue})\b"))
    for step, cue in (
        (3, r"consider\w*|examin\w*|study|studying|review\w*|explor\w*|envisag\w*|etudi\w*|estudi\w*|рассм\w*|изуч\w*"),
        (2, r"continu\w*|maintain\w*|persever\w*|remain\w*|keep\w*|poursuiv\w*|seguir\w*|продолж\w*"),
        (5, r"accede\w*|ratif\w*|sign|destroy\w*|publish\w*|submit\w*|vote\w*|renounce\w*|adher\w*|firmar\w*"),
        (5, r"присоедин\w*|подпиш\w*|уничтож\w*"),
        (1, r"share\w* (?:information|views)|seek\w* (?:help|advice)|bear in mind|take note"),
    )
)


def _answer(letter: Letter, said: Statement) -> Answer:
    return Answer(letter.id, said.id, said.quote, said.condition, specificity(said))
