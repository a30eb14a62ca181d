"""Which side words take on a topic: the reader's own finding held against what the words name, and plain deeds.

Two grades. Words that *take* a stance support, oppose, promise, refuse, ask or vote. Words that only *tell* of one
praise the treaty, call for it to be kept, or say that the speaker signed it: they count where a letter takes none.

Source of the rules: speeches and letters read by a person; the tables below are for one who knows letters to correct.
"""

from __future__ import annotations

import re

from onrecord.model import Act, Attribution, Evidence, Mention, MentionKind, Stance
from onrecord.record.asking import steps_asked
from onrecord.record.membership import direction
from onrecord.record.named import family, is_weapon
from onrecord.record.stance_words import (
    CONTRAST,
    CRITICAL,
    DID,
    FAVOUR,
    HARM,
    JOINED,
    KEPT,
    MEASURE,
    NO_DEED,
    NOT,
    OPINION,
    OTHERS,
    PARTICIPLE,
    SELF,
    THE_TREATY,
    WANTED,
)

TAKING = frozenset(
    {
        Act.POSITION_SUPPORT,
        Act.POSITION_OPPOSE,
        Act.COMMITMENT,
        Act.CONDITIONAL_COMMITMENT,
        Act.REFUSAL,
        Act.REQUEST,
        Act.VOTE_CITED,
        Act.OFFER,
    }
)
"""Acts by which a stance is taken. Criticism, concern and allegation are of conduct as often as of a treaty: who
condemns the breach of a treaty does not oppose it."""

_GLUE = re.compile(
    r"[\w\s,;()/'’-]{0,90}(?:\band\b|\bas well as\b|,|\bet\b|\by\b|\be\b|\bи\b|\bainsi que\b)[\w\s,()'’-]{0,60}\Z"
)
_CUE = re.compile(r"(?:^|; )([^;]+?): [a-z]{2,3}/")
_NEAR = 90
"""Characters between a deed and the treaty it was done under."""


def topics_of(evidence: Evidence) -> tuple[str, ...]:
    """What the words are on: the topics the reader found, and every treaty they name besides."""
    named_besides = [m.id for m in _inside(evidence, None)]
    if not named_besides and _parts(evidence):
        named_besides = list(_left_or_refused(evidence))
    return tuple(dict.fromkeys((*evidence.statement.topics, *named_besides)))


def parts_from(evidence: Evidence, topic: str) -> bool:
    """True for own words that refuse to join a treaty or say that the speaker leaves it.

    The treaty is the one they name, or the only one on the weapon they name ("the convention on scatter munitions");
    where they name none ("we cannot join it"), the one named last before them.
    """
    own = evidence.statement.attribution is Attribution.OWN
    return own and _parts(evidence) and topic in _left_or_refused(evidence)


def _left_or_refused(evidence: Evidence) -> tuple[str, ...]:
    if inside := _inside(evidence, None):
        return tuple(id for m in inside for id in (m.id, *m.others))
    quote = evidence.statement.quote
    weapons = {m.id for m in evidence.letter.mentions if quote.start <= m.quote.start < quote.end and is_weapon(m.id)}
    alone = [treaties for one in weapons if len(treaties := family(one) - {one}) == 1]
    if alone and THE_TREATY.search(quote.exact):
        return tuple(alone[0])
    last = _named_last(evidence)
    return (last.id, *last.others) if last else ()


def _parts(evidence: Evidence) -> bool:
    said = evidence.statement
    if said.act is Act.REFUSAL:
        shown = said.quote.shown
        return (bool(steps_asked(shown)) and not _ASIDE.search(shown)) or direction(shown) < 0
    return said.act is Act.COMMITMENT and not said.condition and direction(said.quote.shown) < 0


def _named_last(evidence: Evidence) -> Mention | None:
    """The treaty that the letter names last before these words."""
    start = evidence.statement.quote.start
    before = [m for m in evidence.letter.mentions if m.kind is MentionKind.TREATY and m.quote.start < start]
    return max(before, key=lambda m: m.quote.start, default=None)


def taken(evidence: Evidence, topic: str) -> Stance | None:
    """The stance own words take on a topic, None where they take none.

    On a treaty: words that name it first, or beside the first in a list, or oppose or support a ban on its weapon.
    On a weapon class: as the words say, and the other way about where it is the ban that is opposed or supported.
    """
    said = evidence.statement
    if said.act not in TAKING:
        return None
    stance = said.stance or _asked_or_promised(evidence)
    if said.act is Act.REFUSAL and _ASIDE.search(said.quote.exact):
        return None
    if stance is None or _of_its_enemy(evidence, topic, stance) or _faint(evidence, stance):
        return None
    first = said.topics[:1] == (topic,)
    on_the_ban = said.act in _ON_A_MEASURE and bool(MEASURE.search(said.quote.exact))
    if is_weapon(topic):
        return (_other(stance) if on_the_ban else stance) if first and named(evidence, topic) else None
    if (first and named(evidence, topic)) or _beside_the_first(evidence, topic):
        return stance
    against_weapon = topic in said.topics and said.topics[0] in family(topic) and is_weapon(said.topics[0])
    return stance if against_weapon and on_the_ban else None


_ASIDE = re.compile(
    r"\bconditional (?:up)?on\b|\bto (?:press|make|urge|persuade|force|oblige|compel|pressure|link|tie|finance|pay)\b|"
    r"\b(?:subordonn|conditionn|faire pression|contraindre|obliger)\w*|\b(?:condicion|supedit|presion|"
    r"oblig)ar\b|\bобусл\w+",
    re.IGNORECASE,
)
"""What is refused is something done with the treaty in view ("to make aid conditional on accession"), not the
treaty."""

_ON_A_MEASURE = frozenset({Act.POSITION_SUPPORT, Act.POSITION_OPPOSE, Act.REFUSAL})
"""Acts whose stance is towards the measure they name; who asks for a ban or promises one is against the weapon."""


def told(evidence: Evidence, topic: str) -> Stance | None:
    """Support that own words tell of without taking a stance: praise, a call to keep the treaty, "we have signed it".

    Never opposition: who finds fault with a treaty may yet be for it.
    """
    said = evidence.statement
    words = _without_names(evidence)
    if is_weapon(topic) or not named(evidence, topic, closely=True) or CRITICAL.search(words):
        return None
    against = said.stance is Stance.OPPOSE and said.act in TAKING and said.topics[:1] == (topic,)
    if said.act in _BLAMING or (against and not _of_its_enemy(evidence, topic, Stance.OPPOSE)):
        return None
    praised = any(not NOT.search(words[max(0, m.start() - 30) : m.start()]) for m in FAVOUR.finditer(words))
    wanted = bool(steps_asked(words)) and bool(WANTED.search(words))
    return Stance.SUPPORT if praised or wanted or _did_itself(evidence, topic) else None


_BLAMING = frozenset({Act.REFUSAL, Act.CRITICISM, Act.ALLEGATION, Act.DENIAL})


def named(evidence: Evidence, topic: str, *, closely: bool = False) -> bool:
    """True when the words name the topic or, having named it last, say "the Treaty": what stands near decides nothing.

    `closely`: the treaty itself, not its weapon. A letter without any mentions was not looked through for names; its
    topics are taken as they are.
    """
    letter, quote = evidence.letter, evidence.statement.quote
    if not letter.mentions:
        return topic in evidence.statement.topics
    wanted = frozenset({topic}) if closely else family(topic)
    if _inside(evidence, wanted):
        return True
    if not THE_TREATY.search(quote.exact) or _inside(evidence, None):
        return False
    last = _named_last(evidence)
    return bool({last.id, *last.others} & wanted) if last else topic in evidence.statement.topics


def _inside(evidence: Evidence, wanted: frozenset[str] | None) -> list[Mention]:
    """Mentions within the words, of these ids or (None) of any treaty, in order."""
    quote = evidence.statement.quote
    found = (m for m in evidence.letter.mentions if quote.start <= m.quote.start < quote.end)
    fitting = [
        m for m in found if (m.kind is MentionKind.TREATY if wanted is None else bool({m.id, *m.others} & wanted))
    ]
    return sorted(fitting, key=lambda m: m.quote.start)


def _without_names(evidence: Evidence) -> str:
    """The words with the names of treaties blanked, at their places: "Non-Proliferation" blames and praises nobody."""
    quote = evidence.statement.quote
    words = quote.exact
    for mention in _inside(evidence, None):
        start, end = mention.quote.start - quote.start, min(mention.quote.end, quote.end) - quote.start
        words = f"{words[:start]}{'_' * (end - start)}{words[end:]}"
    return words


def _asked_or_promised(evidence: Evidence) -> Stance | None:
    """Who asks others to join or keep a treaty, or promises to, is for it, whether or not the reader says so."""
    said = evidence.statement
    if said.act not in (Act.REQUEST, Act.COMMITMENT):
        return None
    words = said.quote.exact
    kept = any(not NOT.search(words[max(0, m.start() - 30) : m.start()]) for m in KEPT.finditer(words))
    return Stance.SUPPORT if kept else None


def _of_its_enemy(evidence: Evidence, topic: str, stance: Stance) -> bool:
    """True for opposition whose object is a breach, a withdrawal, a test: it says nothing against the treaty."""
    if stance is not Stance.OPPOSE:
        return False
    words = _without_names(evidence)
    begins = _after_the_cue(evidence)
    names = [m.quote.start - evidence.statement.quote.start for m in _inside(evidence, family(topic))]
    ahead = [n for n in names if n >= begins]
    until = min(ahead, default=min(len(words), begins + 60))
    return bool(HARM.search(words, begins, max(until, begins)) or (ahead and HARM.search(words, max(ahead))))


def _after_the_cue(evidence: Evidence) -> int:
    """Where the words go on after the cue that made the finding; 0 where it is not told."""
    words = " ".join(evidence.statement.quote.exact.casefold().split())
    found = _CUE.search(evidence.statement.because)
    at = words.find(found[1].casefold()) if found else -1
    return at + len(found[1]) if found and at >= 0 else 0


def _faint(evidence: Evidence, stance: Stance) -> bool:
    """True for an opinion that finds fault: "we believe that its terms are insufficient" supports nothing."""
    said = evidence.statement
    if stance is not Stance.SUPPORT or not CRITICAL.search(_without_names(evidence)):
        return False
    cues = _CUE.findall(said.because)
    return bool(cues) and all(OPINION.search(cue) for cue in cues)


def _beside_the_first(evidence: Evidence, topic: str) -> bool:
    """True where the treaty stands in one list with the first: "ratify the A and the B"."""
    said = evidence.statement
    mine = _inside(evidence, frozenset({topic}))
    first = _inside(evidence, frozenset(said.topics[:1]))
    if not mine or not first or first[0].kind is not MentionKind.TREATY or topic in said.topics[:1]:
        return False
    left, right = sorted((mine[0], first[0]), key=lambda m: m.quote.start)
    between = evidence.letter.text[left.quote.end : right.quote.start]
    return bool(_GLUE.match(between)) and not CONTRAST.search(between)


def _did_itself(evidence: Evidence, topic: str) -> bool:
    """True when the speaker says that it signed, ratified or joined this treaty."""
    said = evidence.statement
    words = said.quote.exact
    places = [m.quote.start - said.quote.start for m in _inside(evidence, frozenset({topic}))] or [0]
    if not _of_itself(evidence) and not PARTICIPLE.search(words):
        return False
    for deed in DID.finditer(words):
        before = words[max(0, deed.start() - 30) : deed.start()]
        near = any(abs(place - deed.end()) < _NEAR for place in places)
        if (
            near
            and not NOT.search(before)
            and not NO_DEED.search(before)
            and not _of_others(evidence, words[: deed.start()])
        ):
            return True
    return False


def _of_others(evidence: Evidence, before: str) -> bool:
    """True where others stand nearer to a deed than the speaker does: "we know that 155 countries signed"."""
    said = evidence.statement
    named_ = _inside(evidence, frozenset({said.holder})) if said.holder else []
    itself = [m.start() for m in SELF.finditer(before)] + [m.quote.start - said.quote.start for m in named_]
    others = max((m.start() for m in OTHERS.finditer(before)), default=-1)
    return others > max((at for at in itself if at < len(before)), default=-1) and others > len(before) - 60


def stays_out(evidence: Evidence, topic: str) -> bool:
    """True when the speaker says that it has not signed or accepted the treaty: then its praise is none."""
    said = evidence.statement
    words = said.quote.exact
    if said.attribution is not Attribution.OWN or not named(evidence, topic, closely=True):
        return False
    return _of_itself(evidence) and any(
        NOT.search(words[max(0, m.start() - 30) : m.start()]) for m in JOINED.finditer(words)
    )


def _of_itself(evidence: Evidence) -> bool:
    """True when the words speak of the speaker: "we", or its name (never as part of another's)."""
    said = evidence.statement
    return bool(SELF.search(said.quote.exact) or (said.holder and _inside(evidence, frozenset({said.holder}))))


def _other(stance: Stance) -> Stance:
    return Stance.OPPOSE if stance is Stance.SUPPORT else Stance.SUPPORT
