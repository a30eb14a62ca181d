"""Whose doing the words are: the subjects of a clause, and the one a verb belongs to.

No parser is used. Subjects are pronouns and offices of the language's word classes and the names that the letter's own
head and the gazetteer give; a name after a preposition is none ("the note of the Embassy"). The subject of a verb is
the last one before it; a clause without one goes on with that of the clause before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.letters.reading import Reading
from onrecord.letters.statements.agents import with_clients
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.offices import offices_in
from onrecord.letters.statements.plain import fold
from onrecord.letters.statements.subjects import Side, Subject
from onrecord.model import MentionKind, Span

_BREAK = re.compile(r"[.,;:!?()\[\]—–\"“”«»。，；：]|\n\n")
_FIRST = (Side.OWN, Side.CARRY)
_COLLEAGUE = re.compile(r" (?:colleague|counterpart|opposite number|neighbou?r|ally)\b")
_BODY_NOUN = re.compile(
    r" (?:Council|Association|Campaign|Society|Red C|Coalition|Network|Foundation|Institute|Federation|Confederation"
    r"|League|Movement|Trust|Alliance|Forum|Cent(?:re|er)|Bar|Chapter|Watch|Conference|Congress of)\b"
)


_POST_OF = re.compile(r"(\w+) (?:of|from|for)(?: the)? \Z")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who writes to whom, as statements name them, and every subject of the body in order."""

    speaker: str | None
    towards: tuple[str, ...]
    subjects: tuple[Subject, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[Subject, ...]:
        """Subjects that begin in the stretch."""
        return self.subjects[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def named(self, side: Side) -> str | None:
        """The holder that stands for a side."""
        if side is Side.OWN:
            return self.speaker
        return self.towards[0] if side is Side.ADDRESSEE and self.towards else None


def parties(reading: Reading, cues: Cues, folded: str, spans: Iterable[Span]) -> Parties:
    """Find every subject in the given stretches of the clean text."""
    towards = tuple(dict.fromkeys(p.holder for p in reading.recipients if p.holder))
    spans = tuple(spans)
    speaker = next((p.holder for p in reading.sender if p.holder), None)
    if not any(p.state or (p.organisation and not _official(p.organisation, cues)) for p in reading.sender):
        speaker = _state_that_speaks(reading, cues, folded, spans, towards) or speaker
    names = sorted(_names(reading, cues, folded, speaker, towards, spans), key=lambda s: s.start)
    # What names somebody goes before an office, an office before a word of a list.
    found = names + offices_in(reading, cues, folded, names, spans) + _pronouns(cues, folded, speaker, towards, spans)
    found = with_clients(found, cues, folded, reading.text, spans)
    # "This Government" is the writer's, except in a campaign's letter, where it may be the addressee's.
    own_first = not any(p.organisation and not p.state for p in reading.sender)
    kept: list[Subject] = []
    for subject in sorted(found, key=lambda s: (s.start, -s.end, own_first and s.side not in _FIRST)):
        if kept and subject.start < kept[-1].end:
            if kept[-1].side is Side.ADDRESSEE and subject.holder and _COLLEAGUE.match(folded, subject.end):
                kept[-1] = replace(subject, start=kept[-1].start)  # "your Norwegian colleague"
            continue
        kept.append(subject)
    subjects = _with_case(kept, folded, cues)
    return Parties(speaker, towards, subjects, tuple(s.start for s in subjects))


def _official(organisation: str, cues: Cues) -> bool:
    """True for a body that only a state has: a ministry, a mission; a department is anybody's."""
    chancery = cues.words.get("chancery")
    return chancery is not None and any(m[0] != "department" for m in chancery.regex.finditer(fold(organisation)))


def _state_that_speaks(
    reading: Reading, cues: Cues, folded: str, spans: tuple[Span, ...], towards: tuple[str, ...]
) -> str | None:
    """The one state that does what only a writer does ("the Government of Arden proposes"), where the head names none.

    None where none does, or where others do too, unless one does so more than twice as often: then nobody is taken
    for the writer.
    """
    performs = cues.words.get("performs")
    if performs is None:
        return None
    found: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind is MentionKind.STATE and mention.id not in towards:
            end = reading.clean.clean_span(Span(mention.quote.start, mention.quote.end)).end
            if any(s.start <= end <= s.end for s in spans) and performs.regex.match(folded, end):
                found[mention.id] += 1
    ranked = found.most_common(2)
    return ranked[0][0] if ranked and ranked[0][1] > 2 * sum(n for _, n in ranked[1:]) else None


def _names(
    reading: Reading, cues: Cues, folded: str, speaker: str | None, towards: tuple[str, ...], spans: tuple[Span, ...]
) -> list[Subject]:
    """Names of the letter's parties as its head gives them, then those the gazetteer knows."""
    found = []
    for party, side in [(p, Side.OWN) for p in reading.sender] + [(p, Side.ADDRESSEE) for p in reading.recipients]:
        if party.organisation and not party.state and len(party.organisation) > 3:
            name = fold(party.organisation)
            for span in spans:
                matches = re.compile(re.escape(name)).finditer(folded, span.start, span.end)
                found += [Subject(m.start(), m.end(), side, party.holder) for m in matches]
    kinds = (MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.PERSON)
    body = fold(" ".join(p.organisation or "" for p in reading.sender if not p.state))
    post = cues.words.get("post")
    for mention in reading.mentions:
        if mention.kind not in kinds:
            continue
        span = reading.clean.clean_span(Span(mention.quote.start, mention.quote.end))
        if mention.kind is MentionKind.STATE and _BODY_NOUN.match(reading.text, span.end):
            continue  # "Arden Council of Churches"
        if any(s.start <= span.start < s.end for s in spans):
            side = _side(mention.id, speaker, towards)
            if side is Side.OTHER and mention.kind is MentionKind.ORGANISATION and fold(mention.quote.exact) in body:
                side = Side.OWN  # "The European Union", in a letter of its delegation
            person = mention.kind is MentionKind.PERSON or (post is not None and _has_post(folded, span, post.regex))
            found.append(Subject(span.start, span.end, side, mention.id, person=person))
    return found


def _has_post(folded: str, name: Span, post: re.Pattern[str]) -> bool:
    """True for the state of "the Ardish Chargé", "the representative of Arden", of whom one goes on as "he"."""
    if folded[name.end : name.end + 1] == " " and post.match(folded, name.end + 1):
        return True
    before = _POST_OF.search(folded, max(0, name.start - 40), name.start)
    return before is not None and post.fullmatch(before[1]) is not None


def _side(holder: str, speaker: str | None, towards: tuple[str, ...]) -> Side:
    if holder == speaker:
        return Side.OWN
    return Side.ADDRESSEE if holder in towards else Side.OTHER


def _pronouns(
    cues: Cues, folded: str, speaker: str | None, towards: tuple[str, ...], spans: tuple[Span, ...]
) -> list[Subject]:
    found = []
    # "My visitor" is no "my".
    for name, side in (("carry", Side.CARRY), ("own", Side.OWN), ("addressee", Side.ADDRESSEE), ("other", Side.OTHER)):
        holder = speaker if side is Side.OWN else towards[0] if side is Side.ADDRESSEE and towards else None
        for span in spans:
            matches = cues.of_class(name, folded, span.start, span.end)
            found += [Subject(m.start(), m.end(), side, holder) for m in matches]
    return found


def _with_case(found: list[Subject], folded: str, cues: Cues) -> tuple[Subject, ...]:
    """Tell subjects from objects: a name after a preposition, or after a subject with no break between, is none."""
    before = _before(cues)
    always = cues.words.get("nominative")
    article = cues.words["article"].regex if "article" in cues.words else None
    joining = [cues.words[k].regex for k in ("joining", "that", "connector") if k in cues.words]
    acts = _verb_behind(cues)
    done: list[Subject] = []
    for subject in found:
        last = done[-1] if done else None
        between = folded[last.end : subject.start] if last else "."
        if always and always.regex.fullmatch(folded, subject.start, subject.end):
            nominative = True
        elif before and before.search(folded[max(0, subject.start - 30) : subject.start]):
            nominative = False
        elif last and not last.nominative and between == " " and article and article.match(folded, subject.start):
            nominative = True  # "in that note the Ministry stated"
        elif last and not last.nominative and between == " " and last.side is Side.CARRY:
            nominative = subject.side is Side.ADDRESSEE  # "en ella Vuestra Excelencia proponía"
        elif last and between.strip() in cues.conjunctions:
            # "As to the report of the Board, Arden will abstain": no list of names, for a verb follows.
            nominative = last.nominative or (between.strip() == "," and bool(acts and acts.match(folded, subject.end)))
        else:
            nominative = bool(_BREAK.search(between)) or any(j.search(between) for j in joining)
        done.append(subject if nominative is subject.nominative else replace(subject, nominative=nominative))
    return tuple(done)


def _verb_behind(cues: Cues) -> re.Pattern[str] | None:
    """What tells that a name is a subject by the verb right behind it; None where the language's file has no such."""
    finite = cues.words.get("finite")
    return re.compile(f"\\s+(?:\\w+ly\\s+)?{finite.regex.pattern}") if finite else None


def _before(cues: Cues) -> re.Pattern[str] | None:
    pattern = cues.words.get("preposition")
    if pattern is None:
        return None
    article = cues.words.get("article")
    tail = f"(?:\\s+{article.regex.pattern})?" if article else ""
    return re.compile(f"{pattern.regex.pattern}{tail}\\s*$")
