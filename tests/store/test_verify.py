"""Verify names each thing that is no longer as it was kept, and finds nothing wrong with a record left alone."""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from made_letters import add, letter
from sqlalchemy import text

from onrecord.model import Judgement, Quote, RollCall, TreatyAct, Vote
from onrecord.store import Record, coding, disputes, open_record

CALL = RollCall("5422", "UNGA", "A/RES/70/54", date(2015, 12, 7), "A convention", "made up")


def fill(record: Record) -> Record:
    """One of everything."""
    one = letter()
    shas = add(record, one, letter("We agree.", name="b.txt"), letter("Our witness is Olu.", name="c.txt"))
    for n in range(4):
        record.decide(f"statement:{n}", Judgement.ACCEPT, by="mq")
    record.add_original(one.text.encode(), "also-a.txt")
    with record.writing() as tx:
        said = one.statements[0]
        id = disputes.dispute(tx, said.id, by="Embassy", words="We said will not.", quote=said.quote)
        disputes.reply(tx, id, "answer", by="mq", words="The page has cannot.")
        coding.save(tx, one.id, "ana", {"1": "refusal"})
        coding.hand_in(tx, one.id, "ana")
    record.set("check", "1", "on 2015-10-01 ARD on CCM: opposes")
    record.save_treaty_acts([TreatyAct("BRL", "CCM", "accession", date(2011, 1, 2), "made up")])
    record.save_votes([Vote(CALL, "ARD", "no"), Vote(CALL, "BRL", "yes")])
    made = record.letter("c.txt")
    start = made.text.index("Olu")
    record.redact(shas[2], Quote.at(made.text, start, start + 3), why="asked")
    return record


@pytest.fixture
def full(record: Record) -> Record:
    return fill(record)


@pytest.fixture(scope="module")
def lasting(fresh) -> Iterator[Record]:
    """A full record for tests that take back what they change."""
    with fresh() as record:
        yield fill(record)


class TakeBack(Exception):
    """Rolls a transaction back."""


def codes(record: Record) -> list[str]:
    return [finding.code for finding in record.verify().findings]


def by_hand(record: Record, sql: str, **values: object) -> None:
    with record.writing() as tx:
        assert tx.execute(text(sql), values).rowcount > 0


def test_a_record_left_alone_is_clean(full: Record) -> None:
    health = full.verify()
    assert health.findings == () and health.clean
    assert (health.files, health.letters, health.decisions) == (3, 3, 4)
    assert health.quotations >= 9


def test_a_byte_changed_in_an_original_is_named(tmp_path: Path) -> None:
    with open_record(tmp_path) as record:
        (sha,) = add(record, letter())
        place = tmp_path / "originals" / sha[:2] / sha
        data = place.read_bytes()
        place.write_bytes(data[:10] + bytes([data[10] ^ 1]) + data[11:])
        (finding,) = record.verify().findings
        assert (finding.code, finding.where) == ("original_changed", "a.txt") and sha in finding.message
        place.unlink()
        assert codes(record) == ["original_missing"]


BY_HAND = [
    ("UPDATE sources SET name = 'other.txt' WHERE name = 'a.txt'", "row_changed"),
    ("UPDATE sources SET added_at = '2001-01-01T00:00:00+00:00' WHERE name = 'a.txt'", "row_changed"),
    ("DELETE FROM sources WHERE name = 'a.txt'", "file_missing"),
    ("DELETE FROM names WHERE name = 'a.txt'", "name_missing"),
    ("UPDATE statements SET holder = 'BRL' WHERE letter = 1", "row_changed"),
    ("DELETE FROM topics WHERE letter = 1", "row_changed"),
    ("UPDATE parties SET state = 'BRL' WHERE letter = 1 AND side = 'sender'", "row_changed"),
    ("UPDATE letters SET date = '2001-01-01' WHERE number = 1", "row_changed"),
    ("DELETE FROM letters WHERE number = 1", "letter_missing"),
    ("DELETE FROM bodies WHERE letter = 1", "letter_changed"),
    ("DELETE FROM readings", "letter_without_file"),
    ("UPDATE settings SET value = '1' WHERE kind = 'check'", "row_changed"),
    ("UPDATE treaty_acts SET \"on\" = '2001-01-01'", "row_changed"),
    ("UPDATE votes SET vote = 'yes' WHERE state = 'ARD'", "row_changed"),
    ("DELETE FROM votes WHERE state = 'ARD'", "row_changed"),
    ("UPDATE roll_calls SET title = 'x'", "row_changed"),
    ("UPDATE redactions SET lifted = '2001-01-01T00:00:00+00:00'", "row_changed"),
    ("DELETE FROM redactions", "row_missing"),
    ("DELETE FROM settings WHERE kind = 'check'", "row_missing"),
    ("DELETE FROM disputes WHERE step = 'answer'", "row_missing"),
    ("UPDATE disputes SET words = 'x' WHERE step = 'answer'", "row_changed"),
    ("DELETE FROM codings WHERE coder = 'ana'", "row_missing"),
    ("UPDATE codings SET done = 0", "row_changed"),
    ("DELETE FROM treaty_acts", "row_missing"),
    ("DELETE FROM roll_calls", "row_missing"),
    ("DELETE FROM inventory WHERE part = 'disputes'", "row_foreign"),
    ("DELETE FROM names WHERE name = 'also-a.txt'", "name_missing"),
    ("UPDATE audit SET by = 'nobody' WHERE number = 1", "trail_changed"),
    ("DELETE FROM audit WHERE number = 1", "trail_missing"),
    ("DELETE FROM audit WHERE number IN (3, 4)", "trail_missing"),
    ("DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)", "trail_missing"),
    ("DELETE FROM audit", "trail_missing"),
    ("DELETE FROM meta WHERE key = 'trail'", "trail_changed"),
    ("DELETE FROM meta WHERE key = 'ledger'", "decision_foreign"),
    ("UPDATE decisions SET about = 'statement:9' WHERE number = 2", "decision_changed"),
    ("UPDATE decisions SET body = replace(body, 'accept', 'reject') WHERE number = 2", "decision_changed"),
    ("UPDATE decisions SET body = '{}' WHERE number = 2", "decision_changed"),
    ("DELETE FROM decisions WHERE number = 1", "decision_missing"),
    ("DELETE FROM decisions WHERE number = 2", "decision_missing"),
    ("DELETE FROM decisions WHERE number = 4", "decision_missing"),
    ("DELETE FROM decisions", "decision_missing"),
    ("UPDATE decisions SET seal = 'x' WHERE number = 2", "decision_foreign"),
    ("DELETE FROM stands WHERE about = 'statement:1'", "standing_wrong"),
]


@pytest.mark.parametrize(("sql", "code"), BY_HAND, ids=[sql[:50] for sql, _ in BY_HAND])
def test_a_change_by_hand_is_named(lasting: Record, sql: str, code: str) -> None:
    with pytest.raises(TakeBack), lasting.writing():
        by_hand(lasting, sql)
        assert code in codes(lasting)
        raise TakeBack
    assert lasting.verify().clean


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("DELETE FROM treaty_acts", "treaty_acts BRL CCM accession 2011-01-02: was removed by hand"),
        ("DELETE FROM roll_calls", "roll_calls 5422: was removed by hand"),
        ("DELETE FROM settings WHERE kind = 'check'", "settings check 1: was removed by hand"),
        ("DELETE FROM audit WHERE number = 2", "trail, line 2: was removed by hand"),
        ("DELETE FROM audit WHERE number IN (3, 4)", "trail, line 3 to 4: was removed by hand"),
    ],
)
def test_the_row_that_was_removed_is_named(lasting: Record, sql: str, named: str) -> None:
    with pytest.raises(TakeBack), lasting.writing():
        by_hand(lasting, sql)
        assert any(str(finding).startswith(named) for finding in lasting.verify().findings)
        raise TakeBack


def test_what_is_rightly_taken_away_or_replaced_is_no_fault(full: Record) -> None:
    full.set("check", "1", None)
    full.set("check", "2", "a")
    full.set("check", "2", "b")
    full.save_treaty_acts([TreatyAct("BRL", "CCM", "accession", date(2011, 1, 2), "another source")])
    full.save_votes([Vote(CALL, "ARD", "abstain")])
    assert full.verify().clean


def test_the_decision_that_was_removed_is_named(full: Record) -> None:
    gone = full.decisions()[1]
    by_hand(full, "DELETE FROM decisions WHERE number = 2")
    said = " ".join(map(str, full.verify().findings))
    assert "decision 2:" in said and gone.id in said


def test_a_decision_put_in_by_hand_is_named(full: Record) -> None:
    by_hand(
        full,
        "INSERT INTO decisions (number, id, about, body, seal)"
        " SELECT 5, 'x', about, replace(body, id, 'x'), seal FROM decisions WHERE number = 4",
    )
    assert {"decision_changed", "decision_foreign"} <= set(codes(full))


def test_a_text_that_no_longer_holds_its_quotation_is_named(full: Record) -> None:
    from onrecord.store.rows import letter_to_body

    made = full.letter("a.txt")
    body = zlib.compress(
        zlib.decompress(letter_to_body(made)).replace(
            b"We cannot sign the Convention.\\n", b"We can sign the Convention. ..\\n", 1
        )
    )
    by_hand(full, "UPDATE bodies SET body = :body WHERE letter = 1", body=body)
    assert codes(full) == ["letter_changed"]
    from hashlib import sha256

    by_hand(full, "UPDATE letters SET seal = :seal WHERE number = 1", seal=sha256(body).hexdigest())
    assert "not_verbatim" in codes(full)


def test_an_original_of_an_interrupted_adding_is_no_fault(full: Record) -> None:
    sha = full.originals.keep(b"added, and the power failed before it was listed")
    health = full.verify()
    assert health.clean and (sha,) == health.unlisted
