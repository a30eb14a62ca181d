"""What a letter claims, tested against rows: treaty status, votes, days of other letters, quotations of them.

Three verdicts, each with the row that says so: agrees, disagrees, cannot tell. Where no row is known it cannot be told;
silence of the data is never taken for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import (
    Act,
    Check,
    CitedVote,
    Day,
    Letter,
    Link,
    Quote,
    Reference,
    ReferenceKind,
    Relation,
    RollCall,
    Statement,
    Verdict,
)
from onrecord.model.citation import citation, dated, day_in_words
from onrecord.record.cited import joined, meant
from onrecord.record.claims import StatusClaim, sentences, status_claims
from onrecord.record.facts import ORGANS, StatusOf, Votes, in_words, row_of, status_of
from onrecord.record.formulas import titles, true_on
from onrecord.record.index import Index
from onrecord.record.links import link_one
from onrecord.record.named import state_named, treaty_named
from onrecord.record.numbers import number
from onrecord.record.parties import fold
from onrecord.record.quoted import quoted
from onrecord.record.voting import VERBS


def check(letter: Letter, *, status: StatusOf, votes: Votes, letters: Iterable[Letter] = ()) -> tuple[Check, ...]:
    """Each checkable claim of a letter with its verdict, in the order of the text.

    `letters` are the others in the record: what the letter says of their days and words is tested against them.
    """
    return check_in(letter, Index(letters), status=status, votes=votes)


def check_in(letter: Letter, index: Index, *, status: StatusOf, votes: Votes) -> tuple[Check, ...]:
    """The same with the index of the record at hand, for checking many letters of it."""
    link = link_one(letter, index)
    found = [
        *(_status(letter, claim, status) for claim in status_claims(letter)),
        *(_vote(letter, said, votes) for said in letter.statements if said.act is Act.VOTE_CITED),
        *_days(letter, index, link),
        *_quotations(letter, index, link),
    ]
    return tuple(sorted(found, key=lambda c: (c.quote.start, c.claim)))


def _status(letter: Letter, claim: StatusClaim, status: StatusOf) -> Check:
    day = dated(letter)
    who, what = state_named(claim.state).short, treaty_named(claim.treaty).short
    if day is None:
        return Check(
            letter.id, "status", claim.quote, Verdict.CANNOT_TELL, "the letter has no day to look the status up on"
        )
    fact = status_of(status, claim.state, claim.treaty, day.last)
    if fact is None:
        return Check(letter.id, "status", claim.quote, Verdict.CANNOT_TELL, f"no rows are known for {what}")
    since = f" since {in_words(fact.since)}" if fact.since else ""
    because = f"on {in_words(true_on(fact))} {who} was {_WAS[fact.status]} {what}{since}"
    because += "; no later rows are known" if true_on(fact) < fact.on else ""
    return Check(letter.id, "status", claim.quote, _holds(claim.what, fact.status, fact.acts), because, row_of(fact))


_WAS = {
    "party": "a party to",
    "signatory": "a signatory, not a party, to",
    "withdrawn": "withdrawn from",
    "not_party": "neither signatory nor party to",
}


def _holds(what: str, status: str, acts: Sequence[object]) -> Verdict:
    done = {getattr(a, "act", "") for a in acts if getattr(a, "standing", True)}
    joined = status == "party"
    true = {
        "party": joined,
        "not_party": not joined,
        "signed": "signature" in done or status == "signatory",
        "not_signed": "signature" not in done and not joined,
        "ratified": joined and ("accession" not in done),
        "acceded": joined and "accession" in done,
    }[what]
    return Verdict.AGREES if true else Verdict.DISAGREES


def _vote(letter: Letter, said: Statement, votes: Votes) -> Check:
    """A vote as told, against the roll call of that symbol, or the only one of that day on that subject."""
    told = said.vote or CitedVote(None, None, None)

    def cannot(why: str) -> Check:
        return Check(letter.id, "vote", said.quote, Verdict.CANNOT_TELL, why)

    if told.vote is None or said.holder is None:
        return cannot("the letter does not say who voted how in words that can be looked up")
    calls = votes.by_symbol(told.resolution) if told.resolution else _on_subject(said, told, votes)
    if calls:
        return _against_rows(letter, said, told.vote, calls, votes)
    if told.resolution:
        known = f"among the {votes.span()}" if votes else "since no votes have been imported"
        return cannot(f"no row for {told.resolution} {known}")
    when = f" of {day_in_words(told.date)}" if told.date else ""
    organ = "UNSC" if _COUNCIL.search(said.quote.shown) else None
    known = f"none of the {votes.span()} fits it alone" if votes else "no votes have been imported"
    if organ and votes and not any(call.organ == organ for call in votes.calls.values()):
        known = f"no {ORGANS[organ]} votes have been imported"
    return cannot(f"the letter gives no symbol for the resolution{when}, and {known}")


def _on_subject(said: Statement, told: CitedVote, votes: Votes) -> tuple[RollCall, ...]:
    """The roll call of the day told whose title names a treaty the statement is about, where there is exactly one."""
    if told.date is None:
        return ()
    names = tuple(x.casefold() for topic in said.topics for x in titles(topic))
    council = bool(_COUNCIL.search(said.quote.shown))
    found = tuple(
        call
        for call in votes.in_days(told.date)
        if (call.organ == "UNSC") == council and any(n in call.title.casefold() for n in names)
    )
    return found if len({c.symbol for c in found}) == 1 else ()


_COUNCIL = re.compile(
    r"\b(security council|UNSC|conseil de sécurité|consejo de seguridad|совет\w* безопасности)\b|"
    r"مجلس الأمن|安理会|安全理事会",
    re.IGNORECASE,
)


def _against_rows(letter: Letter, said: Statement, told: str, calls: Sequence[RollCall], votes: Votes) -> Check:
    whole = calls[-1]
    cast = votes.of(said.holder or "", whole)
    row = f"{whole.symbol}, {in_words(whole.on)}, {whole.title}: {said.holder} {cast or 'no row'} ({whole.source})"
    who = state_named(said.holder or "").short
    if cast is None:
        why = f"no row of a vote of {who} on {whole.symbol}: it is not known whether it was absent"
        return Check(letter.id, "vote", said.quote, Verdict.CANNOT_TELL, why, row)
    verdict = Verdict.AGREES if cast == told else Verdict.DISAGREES
    return Check(letter.id, "vote", said.quote, verdict, f"on {in_words(whole.on)} {who} {VERBS[cast]}", row)


def _days(letter: Letter, index: Index, link: Link) -> Iterator[Check]:
    """Days given to letters that the record holds; of one not held it cannot be told."""
    before: Reference | None = None
    for printed in letter.references:
        reference = joined(letter, before, printed)
        before = reference if reference.kind is ReferenceKind.LETTER else before
        if reference.kind is not ReferenceKind.LETTER or reference.date is None:
            continue
        original = _meant(reference, letter, index, link)
        day = dated(original) if original else None
        if original is None or day is None:
            why = f"the letter of {day_in_words(reference.date)} is not in the record"
            if any(one.date and reference.date.meets(one.date.value) for one in _candidates(reference, index, link)):
                why = f"which letter of {day_in_words(reference.date)} it is, nobody has decided yet"
            yield Check(letter.id, "date", reference.quote, Verdict.CANNOT_TELL, why)
        else:
            agrees = reference.date.meets(Day(day))
            why = f"the letter is dated {day_in_words(day)}"
            verdict = Verdict.AGREES if agrees else Verdict.DISAGREES
            yield Check(letter.id, "date", reference.quote, verdict, why, citation(original))


def _candidates(reference: Reference, index: Index, link: Link) -> Iterator[Letter]:
    """The letters that a reference to what is answered may mean, while none is chosen."""
    if reference.relation is Relation.IN_REPLY_TO and not link.answers:
        yield from (letter for id in link.candidates if (letter := index.get(id)))


def _meant(reference: Reference, letter: Letter, index: Index, link: Link) -> Letter | None:
    """The letter of the record that a reference means: by its number, as the one answered, or its writer's own."""
    symbol = reference.symbol
    numbered = [x for x in index.numbered(symbol or "") if symbol and number(symbol) and x.id != link.letter]
    if len(numbered) == 1:
        return numbered[0]
    if reference.relation is Relation.IN_REPLY_TO and link.answers:
        several = [x for id in (link.answers, *link.also) if (x := index.get(id))]
        fitting = (x for x in several if x.date and reference.date and reference.date.meets(x.date.value))
        return next(fitting, several[0] if several else None)
    return meant(letter, reference, index, index.get(link.answers))


def _quotations(letter: Letter, index: Index, link: Link) -> Iterator[Check]:
    """Quotations, looked for in the letters of the record; the one answered first.

    Not found elsewhere is no disagreement: the words may stand in a speech or a letter not held. Only where the letter
    says in the same sentence that they are from the letter it answers, and that letter does not have them, is it one.
    """
    original = index.get(link.answers)
    for quote in quoted(letter):
        words = fold(quote.exact)
        holding = [x for x in index.quoting(words) if x.id != letter.id]
        if holding:
            best = original if original in holding else min(holding, key=lambda x: (dated(x) or "9999", x.id))
            assert best is not None
            yield Check(
                letter.id, "quotation", quote, Verdict.AGREES, "these words stand in that letter", citation(best)
            )
        elif original and _from_your_letter(letter, quote):
            why = "these words do not stand in the letter it answers"
            yield Check(letter.id, "quotation", quote, Verdict.DISAGREES, why, citation(original))
        else:
            why = "no letter in the record has these words"
            yield Check(letter.id, "quotation", quote, Verdict.CANNOT_TELL, why)


_YOUR_LETTER = (
    "your letter", "your note", "you wrote", "you write", "you state", "you stated", "votre lettre", "vous écrivez",
    "vous écriviez", "su carta", "usted escribi", "ваше письмо", "вашем письме", "вы пишете",
)  # fmt: skip


def _from_your_letter(letter: Letter, quote: Quote) -> bool:
    inside = next(((a, b) for a, b in sentences(letter) if a <= quote.start < b), (quote.start, quote.end))
    words = " ".join(letter.text[inside[0] : quote.start].casefold().split())
    return any(cue in words for cue in _YOUR_LETTER)
