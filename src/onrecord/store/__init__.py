"""Room 6: keeping it. Originals by SHA-256, decisions append-only, everything else rebuilt from those two.

Takes and gives `model` values. May use `model`, `reference`, `errors`, SQLAlchemy Core. Never parses a letter and never
decides anything: readers and judgements are handed in. Start reading at `schema.py`.

    from onrecord.store import open_record
    record = open_record("my-record")            # a folder, or postgresql://user@host/name
    for letter in record.letters(state="ARD"):   # letters() and search() take the fields of Filters
        print(letter)
"""

from onrecord.store.again import Change, Reader
from onrecord.store.backup import restore
from onrecord.store.files import Kept
from onrecord.store.filters import Filters
from onrecord.store.ledger import Merge
from onrecord.store.record import Record, open_record
from onrecord.store.search import Hit
from onrecord.store.verify import Finding, Health

__all__ = [
    "Change",
    "Filters",
    "Finding",
    "Health",
    "Hit",
    "Kept",
    "Merge",
    "Reader",
    "Record",
    "open_record",
    "restore",
]
