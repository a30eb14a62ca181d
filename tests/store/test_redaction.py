"""A hidden passage is in the record and in none of its outputs."""

import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_letters import add, letter

from onrecord.errors import NotFound, Withheld
from onrecord.model import Judgement, Link, Party, Printed, Problem, Quote
from onrecord.store import Record, disputes, redaction

SECRET = "Olu Brandt of Quay Street"


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote.at(text, start, start + len(words))


def everything(record: Record) -> str:
    """All that the record gives about all that is in it, as text."""
    given = [
        list(record.letters()),
        list(record.files()),
        record.links(),
        record.decisions(),
        record.export_decisions(),
    ]
    given += [record.statements(), record.trail(), record.every("sentence"), record.every("search")]
    given += [record.search(typed) for typed in ("witness", "Olu Brandt", "quay", '"quay street"', "brandt*", "")]
    given += [record.letter(one.id) for one in record.letters()]
    return msgspec.json.encode(given, enc_hook=str).decode()


def test_hidden_words_leak_nowhere_and_come_back_when_lifted(record: Record) -> None:
    made = letter(f"Our witness is {SECRET}, whom we\nthank.", name=f"on {SECRET}.txt")
    q = quote(made.text, SECRET)
    made = replace(
        made,
        copies=(Party("Olu Brandt", None, None, None, q),),
        subject=Printed(SECRET, q),
        problems=(Problem("x", f"is {SECRET.upper()} one name?"),),
        known={"from": SECRET},
    )
    (sha,) = add(record, made)
    said = made.statements[0]
    record.decide(f"statement:{said.id}", Judgement.ACCEPT, quote=said.quote, source=sha, why=f"{SECRET} said so")
    record.decide("statement:other", Judgement.ACCEPT, by="mq")
    record.save_links([Link(made.id, None, (), f"{SECRET} is named")])
    record.set("sentence", "ARD/1", f"An editor wrote of {SECRET}.")
    assert SECRET in everything(record) and len(record.search("brandt")) == 1

    id = record.redact(sha, q, why="asked by the person")
    given = everything(record)
    assert "brandt" not in given.casefold() and "quay" not in given.casefold()
    assert "█" * len(SECRET) in record.letter(made.id).text
    assert record.search("brandt") == [] and len(record.search("witness")) == 1
    with pytest.raises(Withheld):
        record.original(sha)

    record.lift(id)
    assert SECRET in everything(record) and len(record.search("brandt")) == 1
    assert made.text == record.letter(made.id).text
    assert made.text.encode() == record.original(sha)


def test_offsets_hold_in_a_letter_with_a_hidden_passage(record: Record) -> None:
    made = letter(f"Our witness is {SECRET}, whom we thank.")
    (sha,) = add(record, made)
    record.redact(sha, quote(made.text, SECRET), why="")
    shown = record.letter(made.id)
    (said,) = shown.statements
    assert len(made.text) == len(shown.text)
    assert said.quote.holds(shown.text) and said.id == made.statements[0].id
    assert shown.date == replace(made.date, quote=Quote.at(shown.text, made.date.quote.start, made.date.quote.end))


def test_a_better_reader_brings_no_hidden_word_to_light(record: Record) -> None:
    data = b"the file"
    made = letter(f"Our witness is {SECRET}.", data=data)
    sha = record.add_original(data, "a.txt")
    record.save_letters(sha, [made], "1")
    record.redact(sha, quote(made.text, SECRET), why="")
    moved = letter(f"A line more.\nOur witness is {SECRET.replace(' ', chr(10))}.", data=data)
    record.save_letters(sha, [moved], "2")
    assert "Brandt" not in everything(record) and "witness" in everything(record)
    garbled = letter("Our witness is 0lu Brandt of Quay 5treet.", data=data)
    record.save_letters(sha, [garbled], "3")
    assert "Brandt" not in everything(record)


def test_what_is_hidden_in_one_letter_of_a_bundle_leaves_the_others_to_be_read(record: Record) -> None:
    one, two = letter(f"Our witness is {SECRET}.", data=b"bundle"), letter("We agree.", data=b"bundle", position=1)
    sha = record.add_original(b"bundle", "bundle.txt")
    record.save_letters(sha, [one, two], "1")
    record.redact(sha, quote(one.text, SECRET), why="")
    assert two == record.letter(two.id) and "Brandt" not in everything(record)
    assert len(record.search("agree")) == 1 and record.verify().clean
    record.save_letters(sha, [letter("Our witness is 0lu Brandt of 5treet.", data=b"bundle"), two], "2")
    assert "Brandt" not in everything(record) and "agree" not in everything(record), "found in no letter: all is hidden"
    assert record.verify().clean


def test_the_context_of_a_quotation_tells_nothing_of_hidden_words_beside_it(record: Record) -> None:
    """Its 32 characters break off in the middle of the passage; the source is that of a letter inside a mail."""
    secret = "the envoy Olu Brandt of Quay Street in Port Alder"
    made = letter(f"We met {secret}. We cannot sign.")
    (sha,) = add(record, made)
    said = quote(made.text, "We cannot sign.")
    assert "Alder" in said.prefix
    id = disputed(record, said)
    record.decide("statement:s", Judgement.REJECT, by="mq", quote=said, source="of the attachment")
    record.decide("add:l:1:2", Judgement.CORRECT, by="mq", quote=said, source=sha, field="x", value='"a"')
    record.redact(sha, quote(made.text, secret), why="")
    with record.reading() as tx:
        shown = [d.quote for d in record.decisions()] + [s.quote for s in disputes.of(tx, id)]
    assert [q.exact for q in shown] == ["We cannot sign."] * 3
    assert all("Alder" not in q.prefix and "Street" not in q.prefix for q in shown)
    assert all("withheld" in line for line in record.export_decisions())


def disputed(record: Record, said: Quote) -> str:
    with record.writing() as tx:
        disputes.dispute(tx, "s", by="Embassy", words="No.", quote=said)
    return "s"


def test_hidden_words_are_found_behind_the_escapes_of_json(record: Record) -> None:
    made = letter("Our witness is Zoë\nBrandt, who saw.")
    (sha,) = add(record, made)
    value = json.dumps("Zoë\nBrandt")
    assert "Zoë" not in value
    record.decide(f"field:{made.id}:place", Judgement.CORRECT, by="mq", field="place", value=value)
    record.save_links([Link(made.id, None, (), "named Zoë\nBrandt there")])
    record.set("sentence", "Zoë Brandt", "x")
    record.redact(sha, quote(made.text, "Zoë\nBrandt"), why="")
    given = json.loads(everything(record)), [json.loads(d.value) for d in record.decisions()]
    assert "Brandt" not in json.dumps(given) and "brandt" not in repr(record.trail()).casefold()


def test_an_office_gets_the_decisions_without_the_hidden_words(record: Record, tmp_path) -> None:
    from onrecord.store import open_record

    made = letter(f"Our witness is {SECRET}.")
    (sha,) = add(record, made)
    record.decide("statement:s", Judgement.ACCEPT, quote=quote(made.text, SECRET), source=sha)
    after = record.decide("statement:t", Judgement.ACCEPT)
    record.redact(sha, quote(made.text, SECRET), why="")
    lines = record.export_decisions()
    assert "withheld" in json.loads(lines[0]) and SECRET in record.export_decisions(whole=True)[0]
    with open_record(tmp_path / "other") as other:
        assert other.import_decisions(lines).new == 1
        assert [after] == other.decisions()


def test_only_what_exists_is_hidden_or_lifted(record: Record) -> None:
    with pytest.raises(NotFound):
        record.redact("0" * 64, Quote.at("abc", 0, 2), why="")
    with pytest.raises(NotFound):
        record.lift("nothing")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_stretch_is_hidden_is_gone_from_the_letter(data: st.DataObject) -> None:
    """No three letters of the hidden stretch that stand nowhere else stand in the veiled letter's JSON."""
    made = letter("Zyx wvu tsr qpo nml.")
    start = data.draw(st.integers(0, len(made.text) - 3))
    end = data.draw(st.integers(start + 3, len(made.text)))
    hidden = Quote.at(made.text, start, end)
    shown = redaction.veiled(made, [hidden])
    assert shown.text == made.text[:start] + redaction._inked(made.text, [(start, end)])[start:end] + made.text[end:]
    for quote in (shown.statements[0].quote, *([shown.date.quote] if shown.date else [])):
        assert quote.holds(shown.text)


PRIVATE = [("private", True), ("embargo", "2999-01-01")]


@pytest.mark.parametrize(("setting", "value"), PRIVATE)
def test_a_private_letter_is_not_there_for_a_reader(record: Record, setting: str, value: object) -> None:
    made = letter()
    (sha,) = add(record, made)
    record.set(setting, sha, value)
    reader = record.seen_by("guest", public=True)
    assert [] == list(reader.letters()) == reader.search("sign") == reader.statements() == list(reader.files())
    assert reader.count() == 0 and reader.facets()["kind"] == {}
    said = made.statements[0]
    record.decide(f"statement:{said.id}", Judgement.ACCEPT, quote=said.quote, source=sha)
    record.decide(f"field:{made.id}:date", Judgement.REJECT)
    record.save_links([Link(made.id, None, (), "dated as cited"), Link("other", None, (made.id,), "")])
    assert [] == reader.decisions() == reader.links() == reader.trail()
    record.set("edition", "ARD", {"sentences": [said.quote.exact]})
    record.set("known", sha, {"from": "Ivo Tarn"})
    assert {} == reader.every("edition") == reader.every("known") == reader.every(setting)
    assert reader.get("edition", "ARD") is None is reader.get("known", sha)
    assert record.get("known", sha) == {"from": "Ivo Tarn"}
    assert all("withheld" in line for line in reader.export_decisions(whole=True))
    assert len(record.decisions()) == len(record.links()) == 2
    for asked in (lambda: reader.letter(made.id), lambda: reader.letter("a.txt"), lambda: reader.original(sha)):
        with pytest.raises(NotFound):
            asked()
    assert [made] == list(record.letters())
    record.set(setting, sha, None if setting == "private" else "2001-01-01")
    assert [made] == list(reader.letters())
