"""Room 1: what things are.

Takes nothing, gives frozen values. May use the standard library and `errors` only; never reads a file, never
imports another room. Every other room meets the others in these types. Start reading at `letter.py`.

Offsets everywhere are Unicode code points of the letter's `text` (the text as it was read, never a cleaned copy),
half-open. Lengths on a page are points from the page's top-left corner. `None` has one meaning per field, said there.
"""

from onrecord.model.ask import Answer, Ask, Outcome
from onrecord.model.check import Check, Verdict
from onrecord.model.copies import Copy
from onrecord.model.dates import Day
from onrecord.model.decision import Decision, Judgement, conflicts, standing
from onrecord.model.facts import RollCall, StatusFact, TreatyAct, Vote
from onrecord.model.letter import (
    Abbreviation,
    Kind,
    Language,
    Letter,
    LetterDate,
    Mention,
    MentionKind,
    Party,
    Place,
    Printed,
    Problem,
    Reference,
    ReferenceKind,
    Relation,
    SourceInfo,
    Zone,
    ZoneKind,
)
from onrecord.model.page import Box, Page, Source, Word
from onrecord.model.position import Evidence, Note, Position, Profile, Section, Sentence
from onrecord.model.quote import Quote
from onrecord.model.span import Span
from onrecord.model.statement import Act, Attribution, CitedVote, Proposal, Stance, Statement
from onrecord.model.thread import CitedLetter, Link, Thread

__all__ = [
    "Abbreviation",
    "Act",
    "Answer",
    "Ask",
    "Attribution",
    "Box",
    "Check",
    "CitedLetter",
    "CitedVote",
    "Copy",
    "Day",
    "Decision",
    "Evidence",
    "Judgement",
    "Kind",
    "Language",
    "Letter",
    "LetterDate",
    "Link",
    "Mention",
    "MentionKind",
    "Note",
    "Outcome",
    "Page",
    "Party",
    "Place",
    "Position",
    "Printed",
    "Problem",
    "Profile",
    "Proposal",
    "Quote",
    "Reference",
    "ReferenceKind",
    "Relation",
    "RollCall",
    "Section",
    "Sentence",
    "Source",
    "SourceInfo",
    "Span",
    "Stance",
    "Statement",
    "StatusFact",
    "Thread",
    "TreatyAct",
    "Verdict",
    "Vote",
    "Word",
    "Zone",
    "ZoneKind",
    "conflicts",
    "standing",
]
