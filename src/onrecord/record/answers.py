"""Which words of a reply answer which ask, and what they make of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Act, Answer, Attribution, Letter, Outcome, Relation, Statement
from onrecord.record.asking import steps_asked
from onrecord.record.holding import holds_off
from onrecord.record.membership import asked_direction, direction
from onrecord.record.named import family, state_named, treaty_named
from onrecord.record.parties import fold, holders, same_holder

ANSWERING = {
    Act.REFUSAL: Outcome.REFUSED,
    Act.POSITION_OPPOSE: Outcome.REFUSED,
    Act.COMMITMENT: Outcome.ACCEPTED,
    Act.CONDITIONAL_COMMITMENT: Outcome.CONDITIONAL,
}
"""What an act makes of an ask it answers. Every other act informs, which settles an ask to be informed alone."""

_INFORMS = frozenset({Act.FACT_CITED, Act.VOTE_CITED, Act.DENIAL, Act.ACKNOWLEDGEMENT, Act.JUSTIFICATION})

_CARRIED = frozenset(
    {*ANSWERING, Act.DENIAL, Act.JUSTIFICATION, Act.LEGAL_CLAIM, Act.CRITICISM, Act.POSITION_SUPPORT, Act.OFFER}
)
"""Acts with substance: a reply with none of these acknowledges only."""

_ORDER = (Outcome.REFUSED, Outcome.MET, Outcome.ACCEPTED, Outcome.CONDITIONAL, Outcome.DEFLECTED)
"""When one reply refuses here and promises under a condition there, the refusal stands first, the promise beside it."""

_SMALL = frozenset(
    re.findall(
        r"\w+",
        "the a an of to and or in on for with by from at as is are was be been we our us you your it its this that "
        "these those not any all will would shall should may can do does has have had which who whom so than then "
        "there",
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of an ask and its topics: what an answer is held against."""

    words: str
    topics: tuple[str, ...] = ()


def outcome_in(
    ask: Asked, replies: Sequence[Letter], addressee: str, *, rivals: Sequence[Asked] = ()
) -> tuple[Outcome, tuple[Answer, ...]]:
    """What the replies make of one ask, and the words that say so, earliest first.

    `rivals` are the other asks of the same letter: words that fit one of them better answer that one. No reply:
    `SILENT`. A reply without substance, or one that puts this ask off: `ACKNOWLEDGED_ONLY`. One with substance, none
    of it on this ask: `DEFLECTED`. Where several letters speak to it, the last word counts.
    """
    if not replies:
        return Outcome.SILENT, ()
    said = [(reply, s) for reply in replies for s in answering_words(reply, addressee)]
    common = _common(said, (ask, *rivals)) | _named(addressee, ask.topics)
    made = [(reply, s, _makes(s, ask, common)) for reply, s in said if not holds_off(s.quote.shown)]
    found = [(r, s, makes) for r, s, makes in made if makes and _answers(r, s, ask, rivals, common)]
    if not found:
        put_off = [(r, s) for r, s in said if holds_off(s.quote.shown) and _speaks_to(s, ask, rivals, common)]
        substance = not put_off and any(carries(s) for _, s in said)
        return (Outcome.DEFLECTED if substance else Outcome.ACKNOWLEDGED_ONLY), tuple(_answer(*one) for one in put_off)
    return _last_word(found), tuple(_answer(reply, s) for reply, s, _ in found)


def _last_word(found: Sequence[tuple[Letter, Statement, Outcome]]) -> Outcome:
    """What the last letter that settles something makes of it: a state that refused may join, one that promised refuse.

    Within one letter the order is `_ORDER`.
    """
    settling = [one for one in found if one[2] is not Outcome.DEFLECTED] or list(found)
    last = settling[-1][0].id
    outcomes = {makes for reply, _, makes in settling if reply.id == last}
    return next(x for x in _ORDER if x in outcomes)


def _speaks_to(said: Statement, ask: Asked, rivals: Sequence[Asked], common: frozenset[str]) -> bool:
    """True for words that share two words with this ask: telling ones, or more than with any other."""
    shared = _shared(said, ask, common)
    most = max((len(_shared(said, other, common)) for other in rivals), default=0)
    return len(shared) > 1 and len(shared) >= most + (not any(map(_tells, shared)))


def _shared(said: Statement, ask: Asked, common: frozenset[str]) -> frozenset[str]:
    return content_words(said.quote.shown) & content_words(ask.words) - common


def carries(said: Statement) -> bool:
    """True for words of substance: of an act that carries some, and more than that an answer may come."""
    return said.act in _CARRIED and not holds_off(said.quote.shown)


def _makes(said: Statement, ask: Asked, common: frozenset[str]) -> Outcome | None:
    """What one statement makes of the ask if it answers it; None for words that inform and settle nothing.

    Who promises to study a step has not promised to take it. Who stays in a treaty does what was asked by "do not
    withdraw", who leaves it refuses what was asked by "remain", whatever the act is called. An offer of the very thing
    that was asked for accepts; so does support where support is what was asked for. Who asked for figures or to be told
    has what was asked for when a fact tells it.
    """
    asked, goes = asked_direction(ask.words), direction(said.quote.shown)
    if asked and goes and not said.condition:
        return Outcome.ACCEPTED if asked == goes else Outcome.REFUSED
    if said.act is Act.COMMITMENT and specificity(said) == CONSIDERING:
        return ANSWERING[said.act] if _CONSIDER.search(fold(ask.words)) else Outcome.DEFLECTED
    if _gives_what_was_asked(said, ask, common):
        return Outcome.CONDITIONAL if said.condition else Outcome.ACCEPTED
    if said.act in _INFORMS and _tells_what_was_asked(said, ask, common):
        return Outcome.MET
    return ANSWERING.get(said.act)


def _tells_what_was_asked(said: Statement, ask: Asked, common: frozenset[str]) -> bool:
    """True for a fact in the words of an ask to be told it; of "how many" one with a figure in it."""
    wanted = fold(ask.words)
    if not _TO_BE_TOLD.search(wanted):
        return False
    shared = _shared(said, ask, common)
    if _A_FIGURE.search(wanted):
        return (
            bool(re.search(r"\d", said.quote.shown))
            and len(content_words(said.quote.shown) & content_words(wanted)) > 1
        )
    return len(shared) > 1 and any(map(_tells, shared))


_A_FIGURE = re.compile(
    r"\b(?:how (?:many|much)|figures?|numbers?|quantit\w+|amount|combien|chiffres?|nombres?|cuant[oa]s?|cifras?"
    r"|numeros?|cantidad\w*|сколько|количеств\w*|цифр\w*|числ\w*)\b|كم |عدد|أرقام|多少|数量|数字"
)
_TO_BE_TOLD = re.compile(
    r"\b(?:tell|inform|explain|confirm|clarify|whether|state whether|make public|publish|disclose|provide|report|answer"
    r"|let us (?:know|have)|share|send|when|why|which|what|(?:request|ask for) (?:the|a|your)|renseign\w+|inform\w+"
    r"|indiqu\w+|precis\w+|confirm\w+|expliqu\w+|communiqu\w+|si le|aclar\w+|explic\w+|confirm\w+|indic\w+|comuni\w+"
    r"|сообщ\w+|подтверд\w+|разъясн\w+|уточн\w+|представ\w+)\b|إبلاغ|إفادت|توضيح|تأكيد|هل |告知|说明|解释|是否"
    r"|" + _A_FIGURE.pattern
)
"""How a letter asks to be told something."""


def _gives_what_was_asked(said: Statement, ask: Asked, common: frozenset[str]) -> bool:
    """True for the offer of what was asked for, in nearly its words, and for support of what was to be supported."""
    shared = content_words(said.quote.shown) & content_words(ask.words)
    if said.act is Act.OFFER:
        own = shared - common
        return len(shared) > 2 or (len(own) > 1 and any(map(_tells, own)))
    return said.act is Act.POSITION_SUPPORT and bool(_SUPPORT_ASKED.search(fold(ask.words)))


_SUPPORT_ASKED = re.compile(
    r"\b(?:support|endors|back|co-?sponsor|soutenir|souteni|appuyer|appuie|apoy|respald|поддерж)\w*|تأييد|دعم|تؤيد|支持"
)


def _answers(reply: Letter, said: Statement, ask: Asked, rivals: Sequence[Asked], common: frozenset[str]) -> bool:
    fit, others = fits(said, ask, common=common), [fits(said, other, common=common) for other in rivals]
    if fit:
        return all(fit >= other for other in others)
    return not said.topics and not any(others) and _restates(reply, ask, common)


def _restates(reply: Letter, ask: Asked, common: frozenset[str]) -> bool:
    """True when a reply says itself that it was asked this ("in which you ask us to publish your stocks").

    What it then refuses or promises in words of its own ("such figures are classified") is its answer to that.
    """
    wanted = content_words(ask.words) - common
    told = (content_words(r.about.exact) for r in reply.references if r.about and r.relation is Relation.IN_REPLY_TO)
    return bool(wanted) and any(2 * len(wanted & words) >= len(wanted) for words in told)


def _common(said: Sequence[tuple[Letter, Statement]], asked: Sequence[Asked]) -> frozenset[str]:
    """Words that run through a letter (the weapon's name): in two asks, or in three statements of a reply."""
    in_asks = Counter(word for one in asked for word in content_words(one.words))
    in_replies = Counter((reply.id, word) for reply, statement in said for word in content_words(statement.quote.shown))
    return frozenset(w for w, n in in_asks.items() if n >= 2) | {w for (_, w), n in in_replies.items() if n >= 3}


def _named(addressee: str, topics: Sequence[str]) -> frozenset[str]:
    """The words of the addressee's and the treaties' names: who says them speaks of the same things, not to the ask."""
    names = [state_named(addressee).formal, state_named(addressee).bare] if len(addressee) == 3 else [addressee]
    return frozenset().union(*(content_words(x) for x in (*names, *(treaty_named(t).formal for t in topics))))


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


def fits(said: Statement, ask: Asked, *, common: frozenset[str] = frozenset()) -> int:
    """How well a statement answers an ask: by topics in common, words in common, and both being about joining a treaty.

    A refusal or promise that names no topic at all speaks to the whole of the letter it answers where it points at it
    ("we will do so", "this is not possible"): 1, and one more for each word of that very ask in it.
    """
    words = said.quote.shown
    wide = frozenset().union(*(family(t) for t in ask.topics))
    fit = 3 * bool(said.topics[:1] and said.topics[:1] == ask.topics[:1])
    fit += 2 * bool(set(said.topics) & set(ask.topics)) + bool(set(said.topics) & wide)
    fit += 4 * bool((steps_asked(words) or direction(words)) and asked_direction(ask.words))
    shared = content_words(words) & content_words(ask.words) - common
    # One word in common ("government") tells nothing; two do, and of a refusal without a topic one that is rare.
    fit += 2 * len(shared) if len(shared) > 1 or fit else 0
    if fit or said.topics:
        return fit
    if _POINTS_AT_IT.search(words):
        return 1 + len(shared)
    return int(said.act is Act.REFUSAL and any(_tells(word) for word in shared))


def _tells(word: str) -> bool:
    return len(word) > 6 and not any(word.startswith(one) for one in _GENERAL)


_GENERAL = tuple(
    re.findall(
        r"\w+",
        "govern gouvern gobiern правител convent traite tratado internat nationa nacional minist state politi polici "
        "positio posici questio cuesti situat situac securit segurid possibl posible present matter country question "
        "regard subject letter campaign coalit organis organiz human resolut resoluc republi authorit autorit autorid "
        "process measur position account continue generat general",
    )
)
"""Beginnings of words that stand in every such letter, and tell of no ask alone."""

_POINTS_AT_IT = re.compile(
    r"\b(?:do so|so|this|that|these|those|it|your (?:\w+ ){0,2}(?:request|proposal|appeal|call|invitation)|"
    r"comply|accept|agree|le faire|votre (?:demande|proposition|appel)|"
    r"accept\w*|hacerlo|su (?:solicitud|petición|propuesta)|"
    r"это|ваш\w* (?:просьб\w*|предложени\w*|обращени\w*))\b",
    re.IGNORECASE,
)


def content_words(text: str) -> frozenset[str]:
    """The words of a sentence that carry it, cut to their stems' length so that "stocks" meets "stock"."""
    return frozenset(_stem(x) for x in fold(text).split() if x not in _SMALL and len(x) > 2)


_ENDINGS = re.compile(
    r"(?<=\w{4})(?:ами|ями|иями|ах|ях|иях|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ым|им|ом|ем|ам|ям|ую"
    r"|юю|ия|ии|ию|ью|а|я|о|е|у|ю|ы|и|ь|й)\Z"
)


def _stem(word: str) -> str:
    if "\u0400" <= word[0] <= "\u04ff":
        return _ENDINGS.sub("", word)[:8]
    return re.sub(r"(ing|ed|es|s|e)\Z", "", word)[:8]


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
        (
            3,
            r"consider\w*|examin\w*|study|studying|review\w*|explor\w*|envisag\w*|etudi\w*|etude|estudi\w*|рассм\w*|изуч\w*",
        ),
        (2, r"continu\w*|maintain\w*|persever\w*|remain\w*|keep\w*|poursuiv\w*|seguir\w*|продолж\w*"),
        (5, r"accede\w*|ratif\w*|sign|destroy\w*|publish\w*|submit\w*|vote\w*|renounce\w*|adher\w*|firmar\w*"),
        (5, r"присоедин\w*|подпиш\w*|уничтож\w*"),
        (1, r"share\w* (?:information|views)|seek\w* (?:help|advice)|bear in mind|take note"),
    )
)


_CONSIDER = next(cue for step, cue in _STEPS if step == CONSIDERING)


def _answer(letter: Letter, said: Statement) -> Answer:
    return Answer(letter.id, said.id, said.quote, said.condition, specificity(said))
