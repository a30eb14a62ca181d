"""The chain: what each verb of onrecord does, in a few lines. The only place that composes the rooms.

Reading a letter needs no database; `open_record` is where one is first imported. Start at `reading.py`.
"""

from onrecord.api.accounts import accounts, put_account, seal, sign_in
from onrecord.api.adding import READER, Added, add, add_file, open_record, rebuild, reread
from onrecord.api.deciding import decide
from onrecord.api.facts import import_facts
from onrecord.api.knowing import (
    Known,
    StateView,
    asks,
    check,
    compared,
    known,
    known_of,
    linted,
    missing,
    profile,
    state,
    words_of,
    written,
)
from onrecord.api.people import BodySeen, bodies, people
from onrecord.api.reading import FileRead, files_under, read, read_all, read_many, use_reference
from onrecord.api.reviewing import Finding, to_review
from onrecord.api.timeline import LANES, Event, timeline
from onrecord.api.treaties import Standing, standings, treaty
from onrecord.model import Profile

__all__ = [
    "LANES",
    "READER",
    "Added",
    "BodySeen",
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
    "asks",
    "bodies",
    "check",
    "compared",
    "decide",
    "files_under",
    "import_facts",
    "known",
    "known_of",
    "linted",
    "missing",
    "open_record",
    "people",
    "profile",
    "put_account",
    "read",
    "read_all",
    "read_many",
    "rebuild",
    "reread",
    "seal",
    "sign_in",
    "standings",
    "state",
    "timeline",
    "to_review",
    "treaty",
    "use_reference",
    "words_of",
    "written",
]
