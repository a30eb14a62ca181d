"""From the body of a letter to its statements: paragraphs, sentences, clauses, acts, then all that hangs on each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from onrecord.letters.clauses import cuts, declares
from onrecord.letters.reading import Reading
from onrecord.letters.sentences import Block, blocks, sentences
from onrecord.letters.statements.acts import Clause, Verdict, weigh
from onrecord.letters.statements.conditions import find_condition, is_exception
from onrecord.letters.statements.cues import Cue, Cues, Hit, load
from onrecord.letters.statements.holders import Told, told_of
from onrecord.letters.statements.learned import settle
from onrecord.letters.statements.making import Known, make
from onrecord.letters.statements.parting import LISTS, Parting
from onrecord.letters.statements.people import person_before, state_of
from onrecord.letters.statements.plain import fold, unbroken, without_insertions
from onrecord.letters.statements.questions import repeated_questions
from onrecord.letters.statements.quoted import Quoted
from onrecord.letters.statements.subjects import Side, Subject, is_state
from onrecord.letters.statements.topics import find_topics
from onrecord.letters.statements.who import Parties, parties
from onrecord.model import Act, MentionKind, Span, Statement, ZoneKind

STRONG = frozenset({Act.REQUEST, Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT, Act.REFUSAL, Act.OFFER, Act.CONCERN})
PLAIN_ASK = 3.5
"""What the signs of a request weigh by which a sentence asks, though it ends "as follows"."""

LONGEST_NAME = 500
"""Characters of the name of a treaty or body at most."""

ARTICLE = 4
"""Characters an article before a name takes at most ("the ", "la ")."""

_END = '.!?。！？؟"”»)'
_ANDS = ("and", "or", "et", "ou", "y", "e", "и", "und")
_TAILS = tuple(mark + word for word in _ANDS for mark in ("; ", ", ", ";\n"))
_NAMED = frozenset({MentionKind.TREATY, MentionKind.ORGANISATION, MentionKind.FORUM, MentionKind.RESOLUTION})
_UNDERTAKEN = frozenset({Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT, Act.REFUSAL})


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a letter, in the order they stand.

    Works on the zones marked as body; what no letter-writer wrote is not in the clean text, so it cannot be found.

    >>> from onrecord.letters.reading import begin
    >>> [(s.act.value, s.quote.exact) for s in find_statements(begin("We cannot sign it. We oppose such bans."))]
    [('refusal', 'We cannot sign it.'), ('position_oppose', 'We oppose such bans.')]
    """
    body = Body(reading)
    known = Known(reading, body.folded, body.cues, body.who, find_topics(reading))
    # One by one: what can match in a sentence is looked up once, while it is still at hand.
    return tuple(make(known, *found) for found in settle(reading, body.folded, body.cues, body.clauses()))


Judged = tuple[Clause, Verdict, Told | None]
"""A clause that says something, what it does, and whose words or deed it tells of where that is another."""


class Body:
    """The body of one letter under reading: its folded text, the cues that can occur in it, its subjects."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.cues: Cues = load(reading.language)
        self.folded = without_insertions(unbroken(fold(reading.text), reading.text, self.cues), self.cues)
        whole = (Span(0, len(reading.text)),)
        self.spans = reading.spans(ZoneKind.BODY) if reading.zones else whole
        self.who: Parties = parties(reading, self.cues, self.folded, self.spans)
        self.parting = Parting(self.folded, self.cues)
        self.names = _names(reading)
        self._told: Told | None = None
        self._last: Subject | None = None
        self._last_other: Subject | None = None
        self._last_person: Subject | None = None
        self._points = False
        self._people: dict[str, str | None] = {}
        self._states = frozenset(m.id for m in reading.mentions if m.kind is MentionKind.STATE)
        self.quoted = Quoted.of(reading.text, self.spans)

    def clauses(self) -> Iterator[Judged]:
        """Every clause that says something, with what it does."""
        for span in self.spans:
            lead: Act | None = None
            found = blocks(self.reading.text, span)
            repeated = repeated_questions(found, self.folded, self.cues)
            for i, block in enumerate(found):
                self._told = None
                lead = lead if block.marker else None
                if block.heading and not self._is_ask(block):
                    continue
                follows = i + 1 < len(found)
                introduces = follows and bool(found[i + 1].marker)
                pieces = sentences(self.reading.text, block.span, self.reading.language, self.cues.abbreviations)
                for k, sentence in enumerate(pieces):
                    last = k + 1 == len(pieces)
                    if last and introduces and not block.marker and self._is_lead(sentence):
                        lead = self._lead_act(sentence)
                        if self.folded[sentence.end - 1] != ";":  # else the first item stands behind it
                            continue
                    given = lead if block.marker and k == 0 and not declares(self.folded, sentence, self.cues) else None
                    announces = last and follows and self.folded[sentence.end - 1] in ":："
                    told_by = Side.ADDRESSEE if i in repeated else None
                    yield from self._sentence(sentence, given, announces=announces, told_by=told_by)

    def all_clauses(self) -> Iterator[Clause]:
        """Every sentence of the body whole, courtesies and all, for trying cues."""
        for span in self.spans:
            for block in blocks(self.reading.text, span):
                for sentence in sentences(
                    self.reading.text, block.span, self.reading.language, self.cues.abbreviations
                ):
                    how = "item" if block.marker else "sentence"
                    clause = self._clause(sentence.start, sentence.end, self._hits(sentence), how=how)
                    yield self._conditioned(clause, None)

    def _is_ask(self, block: Block) -> bool:
        """A heading that is itself an item of asks ("1. Sign the Convention"): it opens with a verb that bids."""
        hits = (h for h in self._hits(block.span) if h.start == block.span.start)
        return bool(block.marker) and any(h.cue.act is Act.REQUEST and h.cue.at in ("start", "item") for h in hits)

    def _is_lead(self, sentence: Span) -> bool:
        return self.folded[sentence.end - 1] not in _END

    def _lead_act(self, sentence: Span) -> Act | None:
        hits = self._hits(sentence)
        verdict = weigh(self._clause(sentence.start, sentence.end, hits), self.folded, self.cues)
        plain = max(verdict.scores.values(), default=0.0) >= PLAIN_ASK
        if not plain and (self._is_courtesy(sentence, hits) or self._is_title(sentence, verdict)):
            return None
        return verdict.act if verdict.act in LISTS and verdict.hits else None

    def _is_title(self, sentence: Span, verdict: Verdict) -> bool:
        """Words that nobody does and no mark ends ("Proposed claim for review: licences"): it leads in nothing."""
        first = min((h.start for h in verdict.hits), default=sentence.end)
        return self.folded[sentence.end - 1].isalnum() and not self.who.within(sentence.start, first)

    def _sentence(
        self, span: Span, lead: Act | None, *, announces: bool, told_by: Side | None = None
    ) -> Iterator[Judged]:
        """The clauses of a sentence.

        announces   its last words stand before a colon and say what comes next
        told_by     whose words it gives, where its place in the letter says so
        """
        whole = span
        raises = self.cues.words.get("raises_points")
        if raises and not self._points and raises.regex.search(self.folded, span.start, span.end):
            self._points = True
        span, framed = self._unframed(span)
        told_by = framed or told_by
        if span != whole:
            self._remember(Span(whole.start, span.start))
        span = _without_tail(self.folded, span)
        if not self._says_something(span):
            return
        hits = self._hits(span)
        if lead is None and told_by is None and self._is_courtesy(span, hits):
            self._remember(span)
            return
        for clause in self._parted(span, hits, lead):
            if self._says_something(Span(clause.start, clause.end)):
                judged = self._judged(self._conditioned(clause, told_by))
                if not (announces and clause.end == span.end and judged[1].act not in _UNDERTAKEN):
                    yield judged

    def _conditioned(self, clause: Clause, told_by: Side | None) -> Clause:
        """The clause with its condition, which is sought once, when it is known where the clause ends."""
        condition = find_condition(self.folded, Span(clause.start, clause.end), self.cues, self.reading.text)
        opens = condition is not None and condition.start == clause.start
        turns = condition is not None and not is_exception(self.folded, condition, self.cues, opens=opens)
        return replace(clause, told_by=told_by, condition=condition, conditional=turns)

    def _judged(self, clause: Clause) -> Judged:
        """The act of a clause; what tells another's words is a fact, whatever those words do."""
        verdict = weigh(clause, self.folded, self.cues)
        told = self._told_in(clause)
        self._told = told if told and told.main and told.kind == "words" else None
        if told and told.subject.side is Side.OTHER and told.subject.holder:
            self._last_other = told.subject
            if told.subject.person or self._is_post(told.subject):
                self._last_person = replace(told.subject, person=True)
            if told.main and (clause.subject is None or clause.subject.holder is None):
                self._last = told.subject
        elif told and told.subject.side is Side.ADDRESSEE and self._is_post(told.subject):
            self._last_person = replace(told.subject, person=True)
        if told and told.main and told.kind == "words" and verdict.act not in (Act.FACT_CITED, Act.VOTE_CITED):
            verdict = Verdict(Act.FACT_CITED, (), verdict.scores, 0.6, f"{told.words}: told of another")
        return clause, verdict, told

    def _told_in(self, clause: Clause) -> Told | None:
        """Whose words a clause gives: what it says itself, who is being quoted, or who was telling before."""
        told = told_of(clause, self.reading.text, self.folded, self.cues)
        told = self.quoted.told(clause, told) if self.quoted else told
        if told and told.subject.person and told.subject.side is Side.OTHER and not is_state(told.subject.holder):
            name = told.subject.holder or ""
            if name and name not in self._people:
                self._people[name] = state_of(self.reading, name)
            told = replace(told, subject=replace(told.subject, holder=self._people.get(name) or told.subject.holder))
        if told and self._is_the_speakers(told):
            return None
        return told or self._goes_on_telling(clause)

    def _is_the_speakers(self, told: Told) -> bool:
        """True in a speech that does not say who speaks, where a state hopes or urges now: most often its own."""
        present = self.cues.words.get("present")
        if self.who.speaker is not None or present is None or told.subject.side is not Side.OTHER:
            return False
        return told.subject.holder in self._states and bool(present.regex.fullmatch(told.words))

    def _goes_on_telling(self, clause: Clause) -> Told | None:
        """What was told goes on where the tense stays shifted back and the writer himself does nothing.

        So it does in a further "that" of the same sentence.
        """
        if told := self._told_in_place(clause):
            return told
        shifted, that = self.cues.words.get("backshift"), self.cues.words.get("telling_on")
        if self._told is None:
            return None
        if that and that.regex.match(self.folded, clause.start, clause.end):
            return replace(self._told, words="goes on")
        if shifted is None or any(s.side is Side.OWN and s.nominative for s in clause.subjects):
            return None
        if not shifted.regex.search(self.folded, clause.start, clause.end):
            return None
        return replace(self._told, words="goes on")

    def _told_in_place(self, clause: Clause) -> Told | None:
        """What a clause tells by its place: a point the reader raised, a cable's "Claimed that" with no subject."""
        nth, tells = self.cues.words.get("nth_point"), self.cues.words.get("cabled_telling")
        if self._points and nth and nth.regex.match(self.folded, clause.start, clause.end):
            return Told(Subject(clause.start, clause.start, Side.ADDRESSEE), "words", True, "a point raised")
        opens = clause.how == "sentence" and clause.subject is None and self.reading.text[clause.start].isupper()
        if self._last_person and opens and tells and tells.regex.match(self.folded, clause.start, clause.end):
            return Told(self._last_person, "words", True, "goes on")
        return None

    def _hits(self, span: Span) -> tuple[Hit, ...]:
        """Cues in the sentence; a treaty or body by name ("the Treaty on the Non-Proliferation of") says nothing."""
        first = bisect_left(self.names, span.start - LONGEST_NAME, key=_start)
        last = bisect_left(self.names, span.end, key=_start)
        names = [n for n in self.names[first:last] if span.start < n.end]
        hits = self.cues.find(self.folded, span.start, span.end)
        return tuple(h for h in hits if not any(n.start - ARTICLE <= h.start and h.end <= n.end for n in names))

    def _says_something(self, span: Span) -> bool:
        """Three words at least; rows of dots, figures and the bars of a table are none."""
        words = self.folded[span.start : span.end]
        if not self.cues.spaced:
            return len(words) >= 5
        lettered = (word for word in words.split() if any(map(str.isalpha, word)))
        return len(tuple(islice(lettered, 3))) == 3

    def _unframed(self, span: Span) -> tuple[Span, Side | None]:
        """The sentence without the frame it stands in, and whose words the frame says it gives."""
        told_by: Side | None = None
        for _ in range(3):
            ends = [(m.end(), cue.kind) for cue, m in self._matches("frame", span) if span.end - m.end() > 12]
            if not ends:
                break
            start, kind = max(ends)
            told_by = Side.ADDRESSEE if kind == "addressee" else told_by
            while self.folded[start] in " ,:":
                start += 1
            span = Span(start, span.end)
        return span, told_by

    def _matches(self, group: str, span: Span) -> Iterator[tuple[Cue, re.Match[str]]]:
        for cue, pattern in self.cues.likely(self.folded, span.start, span.end, group):
            m = pattern.regex.match(self.folded, span.start, span.end)
            if m:
                yield cue, m

    def _is_courtesy(self, span: Span, hits: tuple[Hit, ...]) -> bool:
        length = span.end - span.start
        for cue, pattern in self.cues.likely(self.folded, span.start, span.end, "courtesy"):
            start = cue.at == "start"
            m = (pattern.regex.match if start else pattern.regex.search)(self.folded, span.start, span.end)
            if m and (not start or m.end() - span.start >= 0.6 * length) and not self._more_follows(span, hits):
                return True
        return False

    def _more_follows(self, span: Span, hits: tuple[Hit, ...]) -> bool:
        """True when a later clause of a courteous sentence does something after all."""
        for cut in cuts(self.folded, span, self.cues):
            if cut.kind == "reason":
                continue
            clause = self._clause(cut.right, span.end, hits)
            verdict = weigh(clause, self.folded, self.cues)
            if verdict.act in STRONG and max(verdict.scores.values(), default=0.0) >= 3.0:
                return True
        return False

    def _parted(self, span: Span, hits: tuple[Hit, ...], lead: Act | None) -> list[Clause]:
        """The sentence in clauses that do different things."""
        places = cuts(self.folded, span, self.cues)
        starts = [span.start, *(c.right for c in places)]
        ends = [*(c.left for c in places), span.end]
        current = self._clause(starts[0], ends[0], hits, lead=lead, how="item" if lead else "sentence")
        done: list[Clause] = []
        for cut, end in zip(places, ends[1:], strict=True):
            right = self._clause(cut.right, end, hits, how=cut.kind, lead=self.parting.passed_on(current, cut))
            if self.parting.differ(current, right, cut):
                done.append(replace(current, how="reason") if cut.kind == "reasoned" else current)
                current = right
            else:
                current = self._clause(current.start, end, hits, lead=current.lead, how=current.how)
        done.append(current)
        return [c for c, after in zip(done, [*done[1:], None], strict=True) if not self.parting.introduces(c, after)]

    def _clause(
        self, start: int, end: int, hits: tuple[Hit, ...], *, lead: Act | None = None, how: str = "sentence"
    ) -> Clause:
        end = _without_tail(self.folded, Span(start, end)).end
        within = tuple(self.who.within(start, end))
        subjects = tuple(self._carried(s, behind=within[i - 1] if i else None) for i, s in enumerate(within))
        first = next((s for s in subjects if s.nominative), None)
        if first is None and (how != "sentence" or self.cues.drops_subjects):
            first = None if self._names_another(start, end) or self._is_the_agents(start, end) else self._last
        elif first is not None:
            self._last = first
        others = [s for s in subjects if s.side is Side.OTHER and s.holder]
        self._last_other = others[-1] if others else self._last_other
        self._last_person = next((s for s in reversed(others) if s.person), self._last_person)
        inside = tuple(h for h in hits if start <= h.start < end)
        return Clause(start, end, inside, subjects, how, lead, first)

    def _names_another(self, start: int, end: int) -> bool:
        """True where a clause opens with a subject of its own that no list knows ("Las explicaciones resultan ...")."""
        opens = self.cues.words.get("names_another")
        return opens is not None and opens.regex.match(self.folded, start, end) is not None

    def _is_the_agents(self, start: int, end: int) -> bool:
        """True where a verb is the agent's own by its form, behind what his client did ("recurriremos")."""
        own = self.cues.words.get("first_person") if self._last and self._last.client else None
        return own is not None and own.regex.search(self.folded, start, end) is not None

    def _remember(self, span: Span) -> None:
        """Who did what is left out: "the Embassy has the honour to ...", for "it asks" that follows."""
        subjects = self.who.within(span.start, span.end)
        self._last = next((s for s in subjects if s.nominative and s.side is not Side.CARRY), self._last)

    def _carried(self, subject: Subject, *, behind: Subject | None) -> Subject:
        """A pronoun stands for the subject of the clause before; a person ("he") is never the writer.

        behind  the subject before it in its clause; "it" behind "we", there or in the clause before, is another
        """
        if subject.side is not Side.CARRY:
            return subject
        last = self._last_other if self._is("person", subject) and not self._is_together() else self._last
        if self._is("single", subject):
            met = behind if behind and behind.person and behind.holder and behind.side is not Side.OWN else None
            last = met or self._last_person or (last if self._is("ship", subject) else self._named_before(subject))
        if last is None or self._speaks(behind or last):
            return replace(subject, side=Side.OTHER)
        return replace(subject, side=last.side, holder=last.holder, person=last.person, client=last.client)

    def _is_together(self) -> bool:
        """True where the last subject is a group the writer stands for ("the undersigned"), which "they" can be."""
        return self._last is not None and self._last.side is Side.OWN and self._is("together", self._last)

    def _named_before(self, subject: Subject) -> Subject | None:
        """Whom "he" is, where no clause had a person for its subject: the last one named with a title."""
        start = next((s.start for s in self.spans if s.start <= subject.start < s.end), subject.start)
        name = person_before(self.reading, start, subject.start)
        if name:
            self._last_person = replace(subject, side=Side.OTHER, holder=name, person=True)
        return self._last_person

    def _speaks(self, last: Subject) -> bool:
        """Whether a subject is one that "it" and "they" never stand for ("we")."""
        return last.side is not Side.OTHER and self._is("speaking", last)

    def _is_post(self, subject: Subject) -> bool:
        """True for "your Foreign Minister", of whom the letter goes on as "he"."""
        post = self.cues.words.get("post")
        return bool(post and post.regex.search(self.folded, subject.start, subject.start + 40))

    def _is(self, name: str, subject: Subject) -> bool:
        kind = self.cues.words.get(name)
        return bool(kind and kind.regex.fullmatch(self.folded, subject.start, subject.end))


def _names(reading: Reading) -> tuple[Span, ...]:
    """Where treaties, bodies, forums and resolutions are named by more than one word, in the clean text."""
    places = (m.quote for m in reading.mentions if m.kind in _NAMED and " " in m.quote.exact)
    return tuple(sorted((reading.clean.clean_span(Span(q.start, q.end)) for q in places), key=_start))


def _start(span: Span) -> int:
    return span.start


def _without_tail(folded: str, span: Span) -> Span:
    """A comma, semicolon or colon at the end is no part of a quotation; neither is the "and" before the next item."""
    start, end = span.start, span.end
    while end > start and folded[end - 1] in " ,;:\n，；：、":
        end -= 1
    if folded.endswith(_TAILS, start, end):
        word = next(w for w in _ANDS if folded.endswith(w, start, end))
        return _without_tail(folded, Span(start, end - len(word) - 1))
    return span if end == span.end else Span(start, end)
