"""What people decide is what letters are found by, listed and exported as, whatever the letter was called."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord import api
from onrecord.errors import BadDecision
from onrecord.model import Judgement
from onrecord.store import Record, open_record

TEXT = """Ministry of Foreign Affairs of Norway
Oslo

Dear Director,

Thank you for your letter. We cannot publish the list of ports. We will host the meeting in May.

Yours sincerely,

Ana Berg
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record") as opened:
        api.add_file(opened, TEXT.encode(), "2014/answer.txt")
        api.add_file(opened, b"Oslo, 4 March 2014\n\nDear Minister,\n\nPlease publish the list.\n", "ask.txt")
        yield opened


def correct(record: Record, about: str, value: object, **more: str) -> str:
    made = api.decide(record, about, Judgement.CORRECT, by="Ana", value=json.dumps(value), **more)
    api.known(record)
    return made.id


def names(record: Record, **filters: object) -> list[str]:
    return [Path(hit.letter.source.name).name for hit in record.search("", **filters)]


def test_a_corrected_day_is_listed_sorted_and_found(record: Record) -> None:
    assert names(record, undated=True) == ["answer.txt"]
    made = correct(record, "field:answer.txt:date", "2 February 2014")  # by its file, in words, the field named once
    assert names(record) == ["answer.txt", "ask.txt"]
    assert names(record, since=date(2014, 2, 1), until=date(2014, 2, 28)) == ["answer.txt"]
    assert (names(record, undated=True), record.search("ports")[0].letter.date.value) == ([], "2014-02-02")  # type: ignore[union-attr]
    assert record.facets()["year"] == {"2014": 2}
    assert record.verify().findings == ()
    api.undo(record, made, by="Ana")
    api.known(record)
    assert (names(record), names(record, undated=True)) == (["ask.txt", "answer.txt"], ["answer.txt"])
    assert record.verify().findings == ()


def test_statements_are_found_by_the_act_that_stands(record: Record) -> None:
    (letter,) = (hit.letter for hit in record.search("ports"))
    refusal = next(s for s in letter.statements if s.act.value == "refusal")
    promise = next(s for s in letter.statements if s.act.value == "commitment")
    correct(record, f"statement:{refusal.id}", "concern", field="act")
    api.decide(record, f"statement:{promise.id}", Judgement.REJECT, by="Ana")
    start = TEXT.index("Thank you for your letter.")
    correct(record, f"add:{letter.id}:{start}:{start + 26}", {"act": "acknowledgement"})
    found = {act: names(record, act=act) for act in ("refusal", "commitment", "concern", "acknowledgement")}
    assert found == {"refusal": [], "commitment": [], "concern": ["answer.txt"], "acknowledgement": ["answer.txt"]}
    assert "" not in record.facets()["act"] and "commitment" not in record.facets()["act"]
    assert [e.statement.act.value for e in record.statements(act="concern")] == ["concern"]
    assert record.statement(promise.id).statement == promise  # rejected, and still there for whoever undoes it
    assert names(record, decided=True) == ["answer.txt"]
    table = "".join(api.statements_table(api.known(record), act="concern"))
    assert "We cannot publish the list of ports." in table
    assert record.verify().findings == ()


def test_a_corrected_sender_is_who_wrote(record: Record) -> None:
    party = {"name": "Ana Berg", "role": None, "organisation": "Embassy of Denmark", "state": "DNK"}
    correct(record, "field:answer.txt:sender", [party])
    assert (names(record, sender="DNK"), names(record, sender="NOR")) == (["answer.txt"], [])
    assert names(record, body="Denmark") == ["answer.txt"]


def test_a_decision_by_a_files_name_is_on_its_letter(record: Record) -> None:
    answer, ask = (record.letter(name).id for name in ("answer.txt", "ask.txt"))
    made = api.decide(record, "link:answer.txt", Judgement.CORRECT, by="Ana", value=json.dumps("ask.txt"))
    assert (made.about, made.field, made.value) == (f"link:{answer}", "answers", json.dumps(ask))
    assert {one.letter: one.answers for one in api.known(record).links}[answer] == ask
    assert api.decide(record, "letter:ask.txt", Judgement.REJECT, by="Ana").about == f"letter:{ask}"
    assert api.asks(api.known(record)) == ()


@pytest.mark.parametrize(
    ("about", "value", "told"),
    [
        ("field:answer.txt:date", "someday", "is no date; write 2009-08-18"),
        ("field:answer.txt:data", "2014", "a letter has no field 'data'; it has date, kind"),
        ("link:answer.txt", "answer.txt", "does not answer itself"),
        ("answer.txt", "2014", "say what of 'answer.txt' is decided on; one of statement:ID, field:LETTER:date"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(record: Record, about: str, value: str, told: str) -> None:
    with pytest.raises(BadDecision) as refused:
        correct(record, about, value, **({} if ":" in about else {"field": "date"}))
    assert told in str(refused.value) and "draft" not in str(refused.value)
    assert record.decisions() == []


def test_a_topic_written_in_short_is_answered_with_what_may_be_meant() -> None:
    from onrecord.api.naming import topic_called
    from onrecord.errors import NotFound

    for written in ("MBT", "mine ban"):
        with pytest.raises(NotFound, match="did you mean APMBC"):
            topic_called(written)
