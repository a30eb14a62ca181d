"""What the words of a reply make of an ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Act, Answer, Attribution, Letter, Outcome, Statement
from onrecord.record.asking import steps_asked
from onrecord.record.coming import is_to_come
from onrecord.record.holding import holds_off
from onrecord.record.matching import Asked, carrying, spoken_to
from onrecord.record.membership import asked_direction, direction
from onrecord.record.parties import fold, holders, same_holder
from onrecord.record.steps import (
    asks_to_be_told,
    is_done,
    leaves_open,
    regrets,
    steps_in,
    votes_as_asked,
    votes_otherwise,
    withholds,
)

ANSWERING = {
    Act.REFUSAL: Outcome.REFUSED,
    Act.POSITION_OPPOSE: Outcome.REFUSED,
    Act.COMMITMENT: Outcome.ACCEPTED,
    Act.CONDITIONAL_COMMITMENT: Outcome.CONDITIONAL,
}
"""What an act makes of an ask it answers. Every other act informs, and settles what asked to be told."""

_CARRIED = frozenset(
    {*ANSWERING, Act.DENIAL, Act.JUSTIFICATION, Act.LEGAL_CLAIM, Act.CRITICISM, Act.POSITION_SUPPORT, Act.OFFER}
)
"""Acts with substance: a reply with none of these, and that tells nothing that was asked, acknowledges only."""

_ORDER = (Outcome.REFUSED, Outcome.ACCEPTED, Outcome.CONDITIONAL, Outcome.MET)
"""When one reply refuses here and promises under a condition there, the refusal stands first, the promise beside it."""


Came = tuple[Outcome, tuple[Answer, ...]]
"""What came of an ask, and the words that say so, earliest first."""


def outcomes_in(asked: Sequence[Asked], replies: Sequence[Letter], addressee: str) -> tuple[Came, ...]:
    """What the replies make of each ask of one letter.

    All are asked about at once, because words that fit one of them better answer that one. No reply: `SILENT`. A reply
    without substance, or one that puts this ask off: `ACKNOWLEDGED_ONLY`. One with substance that settles nothing of
    this ask: `DEFLECTED`, with the words that speak of it if there are any. Where several letters speak to it, the last
    word counts.
    """
    found: list[list[tuple[Letter, Statement, Outcome]]] = [[] for _ in asked]
    put_off: list[list[tuple[Letter, Statement]]] = [[] for _ in asked]
    substance = False
    for reply in replies:
        said = _said(reply, addressee)
        substance = substance or any(map(carries, said))
        answering, holding = ([s for s in said if holds_off(s.quote.shown) is off] for off in (False, True))
        for n, some in spoken_to(asked, reply, answering, addressee).items():
            found[n] += [(reply, s, _makes(s, asked[n])) for s in some]
        for n, some in spoken_to(asked, reply, holding, addressee).items():
            put_off[n] += [(reply, s) for s in some]
    if not replies:
        return ((Outcome.SILENT, ()),) * len(asked)
    return tuple(_came(*one, substance) for one in zip(found, put_off, strict=True))


def received(replies: Sequence[Letter], addressee: str) -> Outcome:
    """What came of asking for an answer itself: `MET` by any reply of substance."""
    if not replies:
        return Outcome.SILENT
    substance = any(carries(s) for reply in replies for s in _said(reply, addressee))
    return Outcome.MET if substance else Outcome.ACKNOWLEDGED_ONLY


def _said(reply: Letter, addressee: str) -> list[Statement]:
    return [s for s in answering_words(reply, addressee) if s.act is not Act.REQUEST]


def _came(
    found: Sequence[tuple[Letter, Statement, Outcome]], put_off: Sequence[tuple[Letter, Statement]], substance: bool
) -> Came:
    settling = [one for one in found if one[2] is not Outcome.DEFLECTED]
    # Who is sorry for one thing and promises another has not refused.
    settling = [one for one in settling if one[1].act not in _SORRY or one[2] is not Outcome.REFUSED] or settling
    if settling:
        return _last_word(settling), tuple(_answer(reply, s) for reply, s, _ in settling)
    if put_off or not substance:
        return Outcome.ACKNOWLEDGED_ONLY, tuple(_answer(*one) for one in put_off)
    return Outcome.DEFLECTED, tuple(_answer(reply, s) for reply, s, _ in found)


def _last_word(settling: Sequence[tuple[Letter, Statement, Outcome]]) -> Outcome:
    """What the last letter that settles something makes of it: a state that refused may join, one that promised refuse.

    Within one letter the order is `_ORDER`.
    """
    last = settling[-1][0].id
    outcomes = {makes for reply, _, makes in settling if reply.id == last}
    return next(x for x in _ORDER if x in outcomes)


def carries(said: Statement) -> bool:
    """True for words of substance: of an act that carries some, and more than that an answer may come."""
    return said.act in _CARRIED and not holds_off(said.quote.shown)


def _makes(said: Statement, ask: Asked) -> Outcome:
    """What one statement that speaks to the ask makes of it.

    Who promises to study a step has not promised to take it. Who stays in a treaty does what was asked by "do not
    withdraw", who leaves it refuses what was asked by "remain", whatever the act is called. An offer of the very thing
    that was asked for accepts; so does support where support is what was asked for. What only informs answers who
    asked to be told, and of another ask tells at most that it is done.
    """
    words = said.quote.shown
    asked, goes = asked_direction(ask.words), direction(words)
    if asked and goes and not said.condition:
        return Outcome.ACCEPTED if asked == goes else Outcome.REFUSED
    if votes_otherwise(ask.words, words):
        return Outcome.REFUSED
    if votes_as_asked(ask.words, words) and not said.condition:
        return Outcome.ACCEPTED
    if said.act is Act.COMMITMENT and specificity(said) == CONSIDERING:
        return ANSWERING[said.act] if _CONSIDER.search(fold(ask.words)) else Outcome.DEFLECTED
    settled = ANSWERING.get(said.act)
    if settled is None and withholds(words) and (asks_to_be_told(ask.words) or _SHOWN & steps_in(ask.words)):
        return Outcome.REFUSED
    if said.act in _SORRY and regrets(words) and not asks_to_be_told(ask.words):
        return Outcome.REFUSED
    if leaves_open(words) and (settled is not Outcome.REFUSED or not asks_to_be_told(ask.words)):
        return Outcome.DEFLECTED
    if settled is None and _gives_what_was_asked(said, ask):
        settled = Outcome.CONDITIONAL if said.condition else Outcome.ACCEPTED
    if settled or (asks_to_be_told(ask.words) and said.act is not Act.JUSTIFICATION):
        return settled or Outcome.MET
    if _is_what_was_asked(said, ask):
        return Outcome.MET
    if said.act in _TELLING and is_to_come(words) and _same_step(said, ask):
        return Outcome.CONDITIONAL if said.condition else Outcome.ACCEPTED
    return Outcome.DEFLECTED


_TELLING = frozenset({Act.FACT_CITED, Act.VOTE_CITED, Act.ACKNOWLEDGEMENT})
"""Acts by which a third person's doing is told: "a delegation will attend"."""

_SHOWN = frozenset({"submit", "publish", "maps", "visit"})
"""Steps that keeping a thing secret refuses."""


_SORRY = frozenset({Act.CONCERN, Act.FACT_CITED, Act.ACKNOWLEDGEMENT})
"""Acts by which one says no who is only sorry."""


def _gives_what_was_asked(said: Statement, ask: Asked) -> bool:
    """True for the offer of what was asked for, and for support of what was to be supported."""
    if said.act is Act.OFFER:
        shared = carrying(said.quote.shown) & carrying(ask.words)
        return len(shared) > 2 or bool(_OFFERED & steps_in(said.quote.shown) & steps_in(ask.words))
    backs = steps_in(ask.words) & (frozenset({"support"}) | (_BACKED & steps_in(said.quote.shown)))
    return said.act is Act.POSITION_SUPPORT and bool(backs)


_BACKED = frozenset({"sponsor", "join_in"})
"""Steps that saying one is for it takes."""


_OFFERED = frozenset({"meet", "attend", "invite", "visit", "submit", "publish", "sponsor", "fund"})


def _is_what_was_asked(said: Statement, ask: Asked) -> bool:
    """True for words that tell the very step asked for as done. Whether a treaty was joined, its status tells."""
    return _same_step(said, ask) and is_done(said.quote.shown)


def _same_step(said: Statement, ask: Asked) -> bool:
    both = steps_in(said.quote.shown) & steps_in(ask.words) - _THINGS
    return bool(both) and not steps_asked(ask.words)


_THINGS = frozenset({"victims", "stocks", "report", "maps", "comment", "legislate", "consider", "support", "use"})
"""Steps whose words name a thing as well: that a report is spoken of does not make it handed in."""


def own_words(letter: Letter, holder: str) -> tuple[Statement, ...]:
    """What a letter's writer says for a state or body itself, reports left out."""
    own = (s for s in letter.statements if s.attribution is Attribution.OWN)
    return tuple(s for s in own if same_holder(s.holder, holder) or same_holder(s.speaker, holder))


def answering_words(reply: Letter, addressee: str) -> tuple[Statement, ...]:
    """What a reply says for the addressee; all its own words where nobody tells that its writer is the addressee's.

    A department that answers for its minister under a letterhead that nobody could read answers all the same.
    """
    senders = holders(reply.sender)
    if any(same_holder(addressee, one) for one in senders):
        return own_words(reply, addressee)
    return tuple(dict.fromkeys(s for one in senders for s in own_words(reply, one)))


def specificity(statement: Statement) -> int | None:
    """How specific an answer is, in UPR Info's steps: 1 minimal, 2 continuing, 3 considering, 4 general, 5 specific.

    The reader's own figure where it gives one; else by the verb the words hang on. None for acts that promise nothing:
    a refusal has no steps. Source: UPR Info's action categories, applied to answers.
    """
    if statement.act not in (Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT):
        return None
    if statement.strength is not None:
        return statement.strength
    words = fold(statement.quote.shown)
    return next((step for step, cue in _STEPS if cue.search(words)), 4)


CONSIDERING = 3
"""The step of an answer that promises to think about what was asked."""

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


_CONSIDER = next(cue for step, cue in _STEPS if step == CONSIDERING)


def _answer(letter: Letter, said: Statement) -> Answer:
    return Answer(letter.id, said.id, said.quote, said.condition, specificity(said))
