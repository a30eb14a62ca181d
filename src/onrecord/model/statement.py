"""What a letter says that somebody can be held to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.dates import Day
from onrecord.model.quote import Quote


class Act(StrEnum):
    """What a statement does. One sentence each in the design; PLOVER codes in `formats`."""

    REQUEST = "request"
    COMMITMENT = "commitment"
    CONDITIONAL_COMMITMENT = "conditional_commitment"
    REFUSAL = "refusal"
    POSITION_SUPPORT = "position_support"
    POSITION_OPPOSE = "position_oppose"
    CRITICISM = "criticism"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    ACKNOWLEDGEMENT = "acknowledgement"
    JUSTIFICATION = "justification"
    LEGAL_CLAIM = "legal_claim"
    CONCERN = "concern"
    OFFER = "offer"
    VOTE_CITED = "vote_cited"
    FACT_CITED = "fact_cited"


class Attribution(StrEnum):
    """How the speaker stands to the holder.

    OWN          the writer's own position, ask or act
    REPORTED     words or acts of another, told by the writer ("you stated that")
    ABOUT_OTHER  the writer's account of another ("Russia voted in favour"): evidence of another grade
    """

    OWN = "own"
    REPORTED = "reported"
    ABOUT_OTHER = "about_other"


class Stance(StrEnum):
    SUPPORT = "support"
    OPPOSE = "oppose"


@dataclass(frozen=True, slots=True)
class CitedVote:
    """A vote as the letter tells it: symbol as normalised ("A/RES/70/54") or None, date, and yes | no | abstain."""

    resolution: str | None
    date: Day | None
    vote: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause or sentence a treaty researcher would quote.

    id           content id: source, words and act; equal over runs and machines
    speaker      who writes: ISO 3166-1 alpha-3 code of a state, else the body's or person's name as printed
    holder       whose position or act it is, written the same way; differs from `speaker` in reports
    towards      to or at whom, written the same way; () when at nobody
    topics       ids in `reference/` (treaty, forum, weapon, organisation, event, theme), the first is the main one
    stance       towards the first topic; None when it takes none
    condition    the quotation of what must happen first; never shown apart from the statement
    because      cue words and rule that made it: "cannot renounce: en/refusal/cannot"
    confidence   0 to 1: how sure the reader is of span and act together
    strength     of requests and commitments, UPR Info's scale: 1 minimal to 5 specific action; None for other acts
    vote         only for `vote_cited`
    proposed_by  "onrecord", or the name of the helper that proposed it
    """

    id: str
    act: Act
    speaker: str | None
    holder: str | None
    attribution: Attribution
    quote: Quote
    because: str
    confidence: float
    towards: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stance: Stance | None = None
    condition: Quote | None = None
    strength: int | None = None
    vote: CitedVote | None = None
    proposed_by: str = "onrecord"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement somebody outside proposes: a language model, a tagger, another program.

    words    the words of the letter, exactly; white space apart
    act      one of `Act`, or its value
    holder   as `Statement.holder`; None for the writer
    why      in the proposer's own words, shown beside his name
    """

    words: str
    act: Act | str
    holder: str | None = None
    why: str = ""
