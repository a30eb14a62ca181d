"""Keeps a record as this version makes it, for the tests of later ones. Run it before adding a step to the migrations:

python tests/store/keep_version.py

It writes `tests/store/records/schema-<steps>.zip`: two letters, decisions, a setting, a hidden passage, votes, treaty
acts, a dispute and a coding, between states that do not exist.
"""

import shutil
import sqlite3
import sys
import tempfile
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from made_letters import add, letter  # noqa: E402

from onrecord.model import Judgement, Quote, RollCall, TreatyAct, Vote  # noqa: E402
from onrecord.store import Record, coding, disputes, open_record  # noqa: E402
from onrecord.store.migrations import MIGRATIONS  # noqa: E402

RECORDS = HERE / "records"
CALL = RollCall("5422", "UNGA", "A/RES/70/54", date(2015, 12, 7), "A convention", "made up")


def fill(record: Record) -> None:
    """One of everything that cannot be made again."""
    one, two = letter(), letter("Our witness is Olu Brandt.", name="b.txt")
    shas = add(record, one, two)
    said = one.statements[0]
    record.decide(f"statement:{said.id}", Judgement.ACCEPT, by="mq", quote=said.quote, source=shas[0])
    record.withdraw(record.decide(f"statement:{said.id}", Judgement.REJECT, by="mq", why="looked again").id, by="mq")
    record.set("check", "1", "on 2015-10-01 ARD on CCM: opposes")
    start = two.text.index("Olu")
    record.redact(shas[1], Quote.at(two.text, start, start + 10), why="asked")
    record.save_votes([Vote(CALL, "ARD", "no"), Vote(CALL, "BRL", "yes")])
    record.save_treaty_acts([TreatyAct("BRL", "CCM", "accession", date(2011, 1, 2), "made up")])
    with record.writing() as tx:
        disputes.dispute(tx, said.id, by="Embassy", words="We said will not.", quote=said.quote)
        coding.save(tx, one.id, "ana", {"1": "refusal"})
        coding.hand_in(tx, one.id, "ana")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "record"
        with open_record(place, who="mq") as record:
            fill(record)
        small = sqlite3.connect(place / "onrecord.db")
        small.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        small.execute("VACUUM")
        small.close()
        print(shutil.make_archive(str(RECORDS / f"schema-{len(MIGRATIONS)}"), "zip", place))


if __name__ == "__main__":
    main()
