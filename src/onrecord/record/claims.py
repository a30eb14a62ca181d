"""Claims of treaty status in a letter's words: "Ardovia is not a party to the Convention", "you signed in 2012".

A claim is looked for sentence by sentence in the body, next to a state and a treaty that the reader found; "we" is the
sender's state, "you" the addressee's, "the Convention" the treaty named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Letter, Mention, MentionKind, Party, Quote, ZoneKind


@dataclass(frozen=True, slots=True)
class StatusClaim:
    """What a letter says a state is or did. `what`: party | not_party | signed | not_signed | ratified | acceded."""

    state: str
    treaty: str
    what: str
    quote: Quote


CUES: tuple[tuple[str, str], ...] = (
    # English
    ("not_party", r"\b(?:is|are|was) (?:still |yet )?(?:not|no longer) (?:yet )?(?:an? )?(?:state )?part(?:y|ies)\b"),
    ("not_party", r"\b(?:has|have) (?:still )?(?:not|never) (?:yet )?(?:joined|acceded|ratified|become an? party)\b"),
    ("not_party", r"\bnon[- ](?:state |states )?part(?:y|ies)\b|\bremains? outside\b"),
    ("not_signed", r"\b(?:has|have) (?:still )?(?:not|never) (?:yet )?signed\b"),
    ("party", r"\b(?:is|are|became|remains?|being) (?:already |now )?(?:an? )?(?:state )?part(?:y|ies)\b"),
    ("party", r"\bas an? (?:state )?party to\b"),
    ("ratified", r"\b(?:has |have )?(?<!not )(?<!never )(?<!to )ratified\b"),
    ("acceded", r"\b(?:has |have )?(?<!not )(?<!never )(?<!to )acceded\b"),
    ("signed", r"\b(?:is|as|was) (?:already |now )?a signatory\b|\b(?:has |have )?(?<!not )(?<!never )signed\b"),
    # French
    ("not_party", r"\bn['’](?:est|était) (?:pas|toujours pas|pas encore) (?:un |une )?(?:[ÉEée]tat )?parti(?:e)?\b"),
    ("not_party", r"\bn['’]a (?:pas|toujours pas|pas encore|jamais) (?:ratifié|adhéré)"),
    ("not_signed", r"\bn['’]a (?:pas|toujours pas|pas encore|jamais) signé"),
    ("party", r"\best (?:déjà )?(?:un )?(?:[ÉEée]tat )?partie\b"),
    # Spanish
    ("not_party", r"\bno es (?:un |aún )?(?:Estado )?parte\b|\bno ha (?:ratificado|adherido)|\bno se ha adherido"),
    ("not_signed", r"\bno ha firmado\b"),
    ("party", r"(?<!no )\bes (?:un )?(?:Estado )?parte (?:de|en)\b"),
    # Russian
    ("not_party", r"\bне (?:является|являются) (?:участни\w+|стороной)|\bне присоединил\w+|\bне ратифицировал\w+"),
    ("not_signed", r"\bне подписал\w+"),
    ("party", r"(?<!не )\bявляется (?:участни\w+|стороной)"),
)  # fmt: skip
_CUES = tuple((what, re.compile(cue, re.IGNORECASE)) for what, cue in CUES)

_STOP = re.compile(r"(?<=[.!?])\s+(?=[«“\"(]?[^\W\d_])|\n\s*\n|;")
_ABBREVIATED = re.compile(r"\b(?:H\.E|Mr|Mrs|Ms|Dr|No|Nos|Art|St|U\.S|U\.N|Amb|Messrs|vs|para)\.$")
_WE = re.compile(
    r"\b(we|our (?:country|government|state)|my (?:country|government)|nous|notre (?:pays|gouvernement)|"
    r"nuestro (?:país|gobierno)|наша страна|мы)\b",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(you|your (?:country|government|state)|votre (?:pays|gouvernement)|su (?:país|gobierno)|ваша страна|вы)\b",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"\b(convention|treaty|protocol|agreement|traité|protocole|convención|tratado|protocolo|конвенци\w*|договор\w*|"
    r"протокол\w*)\b",
    re.IGNORECASE,
)


def status_claims(letter: Letter) -> Iterator[StatusClaim]:
    """The claims of treaty status in a letter's body, in order, none twice."""
    seen: set[tuple[str, str, str, int]] = set()
    for start, end in sentences(letter):
        for claim in _in_sentence(letter, start, end):
            key = (claim.state, claim.treaty, claim.what, claim.quote.start)
            if key not in seen:
                seen.add(key)
                yield claim


def sentences(letter: Letter) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of the body; the whole text where no zones are told."""
    bodies = [(z.start, z.end) for z in letter.zones if z.zone is ZoneKind.BODY] or [(0, len(letter.text))]
    for begin, end in bodies:
        at = begin
        for stop in _STOP.finditer(letter.text, begin, end):
            if _ABBREVIATED.search(letter.text[max(begin, stop.start() - 8) : stop.start()]):
                continue
            if letter.text[at : stop.start()].strip():
                yield at, stop.start()
            at = stop.end()
        if letter.text[at:end].strip():
            yield at, end


def _in_sentence(letter: Letter, start: int, end: int) -> Iterator[StatusClaim]:
    taken: list[tuple[int, int]] = []
    for what, cue in _CUES:
        for found in cue.finditer(letter.text, start, end):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            taken.append(found.span())
            subject, treaty = _subject(letter, start, found.start()), _treaty(letter, found.end(), start, end)
            if subject and treaty:
                until = max(found.end(), treaty[1])
                yield StatusClaim(subject[0], treaty[0], what, Quote.at(letter.text, subject[1], min(until, end)))


def _subject(letter: Letter, start: int, cue: int) -> tuple[str, int] | None:
    """The state the claim is about and where it is named: the last one before the cue in its sentence."""
    named = [m for m in _mentions(letter, MentionKind.STATE) if start <= m.quote.start < cue]
    # "letters of Belmora to Ardovia, which is not ...": the nearest before the cue.
    near = max(named, key=lambda m: m.quote.start, default=None)
    pronoun = None
    for pattern, side in ((_WE, letter.sender), (_YOU, letter.recipients)):
        for found in pattern.finditer(letter.text, start, cue):
            code = _state_of(side)
            if code and (pronoun is None or found.start() > pronoun[1]):
                pronoun = (code, found.start())
    if near and (pronoun is None or near.quote.start > pronoun[1]):
        return near.id, near.quote.start
    return pronoun


def _treaty(letter: Letter, after: int, start: int, end: int) -> tuple[str, int] | None:
    """The treaty the claim is about and where its name ends: named after the cue, else in the sentence, else before."""
    named = sorted(_mentions(letter, MentionKind.TREATY), key=lambda m: m.quote.start)
    inside = [m for m in named if start <= m.quote.start < end]
    later = [m for m in inside if m.quote.start >= after]
    if later:
        return later[0].id, later[0].quote.end
    generic = GENERIC.search(letter.text, after, end)
    if inside:
        return inside[-1].id, generic.end() if generic else inside[-1].quote.end
    before = [m for m in named if m.quote.start < start and not m.others]
    return (before[-1].id, generic.end()) if generic and before else None


def _mentions(letter: Letter, kind: MentionKind) -> list[Mention]:
    return [m for m in letter.mentions if m.kind is kind]


def _state_of(parties: tuple[Party, ...]) -> str | None:
    return next((p.state for p in parties if p.state), None)
