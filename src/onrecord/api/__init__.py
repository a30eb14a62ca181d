"""The chain: what each verb of onrecord does, in a few lines. The only place that composes the rooms.

Reading a letter needs no database; `open_record` is where one is first imported. Start at `reading.py`.
"""

from onrecord.api.accounts import accounts, put_account, seal, sign_in
from onrecord.api.adding import READER, Added, add, add_file, open_record, read_kept, rebuild, reread
from onrecord.api.coding import LABELS, NO_STATEMENT, Coded, code, coded, codings
from onrecord.api.deciding import decide
from onrecord.api.disputing import answer_dispute, dispute, disputes_by_statement
from onrecord.api.facts import import_facts
from onrecord.api.hiding import hidden, hide, show_again
from onrecord.api.knowing import (
    Known,
    StateView,
    asks,
    asks_of,
    check,
    compared,
    known,
    known_of,
    linted,
    missing,
    profile,
    responses,
    stances,
    state,
    words_of,
    written,
)
from onrecord.api.paper import own_file, paper_of, placed, unplaced
from onrecord.api.people import BodySeen, bodies, people
from onrecord.api.reading import FileRead, files_under, read, read_all, read_many, use_reference
from onrecord.api.reviewing import Finding, to_review
from onrecord.api.timeline import LANES, Event, timeline
from onrecord.api.treaties import Standing, standings, treaty
from onrecord.model import Profile

__all__ = [
    "LABELS",
    "LANES",
    "NO_STATEMENT",
    "READER",
    "Added",
    "BodySeen",
    "Coded",
    "Event",
    "FileRead",
    "Finding",
    "Known",
    "Profile",
    "Standing",
    "StateView",
    "accounts",
    "add",
    "add_file",
    "answer_dispute",
    "asks",
    "asks_of",
    "bodies",
    "check",
    "code",
    "coded",
    "codings",
    "compared",
    "decide",
    "dispute",
    "disputes_by_statement",
    "files_under",
    "hidden",
    "hide",
    "import_facts",
    "known",
    "known_of",
    "linted",
    "missing",
    "open_record",
    "own_file",
    "paper_of",
    "people",
    "placed",
    "profile",
    "put_account",
    "read",
    "read_all",
    "read_kept",
    "read_many",
    "rebuild",
    "reread",
    "responses",
    "seal",
    "show_again",
    "sign_in",
    "stances",
    "standings",
    "state",
    "timeline",
    "to_review",
    "treaty",
    "unplaced",
    "use_reference",
    "words_of",
    "written",
]
