"""What is put into a record is found again, whole, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from made_letters import add, letter

from onrecord.errors import NotFound
from onrecord.model import Act, Judgement, Kind, Link, Party, RollCall, TreatyAct, Vote
from onrecord.store import Record, open_record


def test_a_letter_comes_back_as_it_went_in(record: Record) -> None:
    made = letter()
    add(record, made)
    assert [made] == list(record.letters())


def test_adding_twice_changes_nothing(record: Record) -> None:
    made = letter()
    first = add(record, made)
    before = record.file(first[0])
    assert first == add(record, made)
    assert [before] == list(record.files())
    assert record.count() == 1


def test_the_same_bytes_under_two_names_are_one_file_found_by_both(record: Record) -> None:
    made = letter()
    add(record, made)
    record.add_original(made.text.encode(), "box/copy.txt")
    assert len(list(record.files())) == 1
    assert made == record.letter("a.txt") == record.letter("box/copy.txt") == record.letter("copy.txt")


def test_an_original_is_kept_to_the_byte(record: Record) -> None:
    data = bytes(range(256)) * 40
    sha = record.add_original(data, "b.bin")
    record.mark_unreadable(sha, "no text in it")
    assert data == record.original(sha)
    assert record.file(sha).failure == "no text in it"
    with pytest.raises(NotFound):
        record.original("0" * 64)


def test_a_letter_is_found_by_id_and_by_the_beginning_of_its_id(record: Record) -> None:
    made = letter()
    add(record, made, letter("Another.", name="b.txt"))
    assert made == record.letter(made.id) == record.letter(made.id[:8])
    with pytest.raises(NotFound, match="no letter"):
        record.letter("feeb1e")


def test_a_name_that_means_several_letters_says_so(record: Record) -> None:
    data = b"two letters"
    both = [letter("One.", data=data), letter("Two.", data=data, position=1)]
    record.save_letters(record.add_original(data, "bundle.txt"), both, "1")
    with pytest.raises(NotFound, match="2 letters"):
        record.letter("bundle.txt")


def test_reading_again_puts_the_new_letters_in_place_of_the_old(record: Record) -> None:
    (sha,) = add(record, letter("We refuse."))
    better = letter("We refuse.", kind=Kind.REPLY)
    record.save_letters(sha, [better], "2")
    assert [better] == list(record.letters())
    assert record.file(sha).reader == "2"
    assert len(record.search("refuse")) == 1


def test_a_record_opened_again_holds_the_same(place: str) -> None:
    made = letter()
    with open_record(place) as record:
        add(record, made)
        assert datetime.now(UTC).date() == record.last_added()
    with open_record(place) as record:
        assert [made] == list(record.letters())


def test_an_empty_record_was_never_added_to(record: Record) -> None:
    assert record.last_added() is None
    assert [] == list(record.letters()) == record.search("anything") == record.links()


def test_letters_come_oldest_first(record: Record) -> None:
    add(record, *(letter(f"On {day}.", date=day) for day in ("2012-07", "2009-08-18", "2012-07-03", "2012")))
    assert [x.date.value for x in record.letters()] == ["2009-08-18", "2012", "2012-07", "2012-07-03"]


BORE = Party("Ana Vell", "Minister", "Ministry of Foreign Affairs of Borealia", "BRL")
FILTERS = [
    ({"state": "ARD"}, {"a", "b"}),
    ({"sender": "ARD"}, {"a"}),
    ({"recipient": "ARD"}, {"b"}),
    ({"person": "VELL"}, {"b", "c"}),
    ({"body": "cluster munitions"}, {"a", "c"}),
    ({"act": "refusal"}, {"a"}),
    ({"act": "request", "holder": "BRL"}, {"b"}),
    ({"act": "request", "holder": "ARD"}, set()),
    ({"topic": "APMBC"}, {"c"}),
    ({"topic": "CCM", "act": "request"}, {"b"}),
    ({"mentions": "APMBC"}, {"c"}),
    ({"since": date(2012, 7, 20)}, {"b", "c"}),
    ({"until": date(2012, 7, 2)}, {"a", "b"}),
    ({"since": date(2010, 1, 1), "until": date(2012, 6, 30)}, set()),
    ({"kind": "reply"}, {"c"}),
    ({"language": "zh"}, {"c"}),
    ({"name": "box/"}, {"c"}),
    ({"decided": True}, set()),
    ({"decided": False, "state": "BRL"}, {"b", "c"}),
    ({"undated": True}, set()),
]


@pytest.fixture(scope="module")
def three(fresh) -> Iterator[tuple[Record, dict[str, str]]]:
    """A record of three letters, and their short names by id."""
    ard = Party("Ivo Tarn", "Ambassador", "Embassy of Ardenia", "ARD")
    made = {
        "a": letter("We refuse."),
        "b": letter("Please join.", name="b.txt", date="2012-07", sender=BORE, recipient=ard, act=Act.REQUEST),
        "c": letter(
            "我们支持公约",
            name="box/c.txt",
            date="2015-10-01",
            sender=BORE,
            language="zh-Hant",
            kind=Kind.REPLY,
            act=Act.POSITION_SUPPORT,
            topics=("APMBC",),
        ),
    }
    with fresh() as record:
        add(record, *made.values())
        yield record, {one.id: key for key, one in made.items()}


@pytest.mark.parametrize(("filters", "expected"), FILTERS, ids=[str(filters) for filters, _ in FILTERS])
def test_filters(three: tuple[Record, dict[str, str]], filters: dict, expected: set) -> None:
    record, names = three
    assert {names[x.id] for x in record.letters(**filters)} == expected
    assert record.count(**filters) == len(expected)


def test_statements_come_with_their_letters(record: Record) -> None:
    made = letter("We refuse.")
    add(record, made, letter("Please join.", name="b.txt", sender=BORE, act=Act.REQUEST))
    (found,) = record.statements(holder="ARD")
    assert (made, made.statements[0]) == (found.letter, found.statement)
    assert len(record.statements(limit=1, offset=1)) == 1
    assert record.statement(made.statements[0].id) == found
    with pytest.raises(NotFound, match="no statement"):
        record.statement("nothing")


def test_facets_count_letters(record: Record) -> None:
    add(
        record,
        letter("We refuse to join."),
        letter("We refuse.", name="b.txt", date="2012-07", kind=Kind.REPLY),
        letter("Please join.", name="c.txt", sender=BORE, act=Act.REQUEST, date="2012"),
    )
    found = record.facets()
    assert found["state"] == {"ARD": 2, "BRL": 1} and found["kind"] == {"letter": 2, "reply": 1}
    assert found["year"] == {"2012": 2, "2009": 1} and found["act"] == {"refusal": 2, "request": 1}
    assert found["topic"] == {"CCM": 3} and found["language"] == {"en": 3}
    assert record.facets("join", state="ARD")["act"] == {"refusal": 1}
    assert record.facets("join -refuse")["state"] == {"BRL": 1}
    assert record.facets("nothing")["kind"] == {}


def test_files_that_gave_no_letter_can_be_listed(record: Record) -> None:
    add(record, letter())
    record.mark_unreadable(record.add_original(b"\x00", "b.bin"), "no text in it")
    assert [kept.name for kept in record.files(failed=True)] == ["b.bin"]


def test_links_are_kept_as_they_were_found(record: Record) -> None:
    link = Link("x", None, ("y", "z"), "two letters of that day")
    record.save_links([Link("old", None, (), "")])
    record.save_links([link])
    assert [link] == record.links()


def test_a_batch_is_kept_whole_or_not_at_all(record: Record) -> None:
    with pytest.raises(RuntimeError), record.batch():
        add(record, letter())
        raise RuntimeError("power cut")
    assert list(record.letters()) == []
    with record.batch():
        add(record, letter(), letter("Two.", name="b.txt"))
    assert record.count() == 2


def test_the_stamp_changes_with_whatever_a_view_rests_on(record: Record) -> None:
    call = RollCall("5422", "UNGA", "A/RES/70/54", date(2015, 12, 7), "A convention", "made up")
    link, made = Link("x", None, ("y", "z"), "two letters of that day"), letter()
    changes = [
        lambda: add(record, made),
        lambda: record.save_letters(made.source.sha256, [made], "2"),
        lambda: record.mark_unreadable(made.source.sha256, "a worse reader"),
        lambda: record.decide("statement:s", Judgement.ACCEPT, by="mq"),
        lambda: record.save_links([link]),
        lambda: record.save_links([Link("x", "y", (), "the day")]),
        lambda: record.save_votes([Vote(call, "ARD", "no")]),
        lambda: record.save_votes([Vote(call, "ARD", "yes")]),
        lambda: record.save_treaty_acts([TreatyAct("BRL", "CCM", "accession", date(2011, 1, 2), "a page")]),
        lambda: record.save_treaty_acts([TreatyAct("BRL", "CCM", "accession", date(2011, 1, 2), "another")]),
        lambda: record.set("private", made.source.sha256, True),
        lambda: record.set("private", made.source.sha256, None),
    ]
    stamps = [record.stamp()]
    for change in changes:
        change()
        stamps.append(record.stamp())
    assert len(stamps) == len(set(stamps))
    record.save_links([Link("x", "y", (), "the day")])
    assert stamps[-1] == record.stamp()


def test_no_search_gives_more_than_a_page_of_letters(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import record as doors

    monkeypatch.setattr(doors, "MOST", 2)
    add(record, *(letter(f"Number {n}.", name=f"{n}.txt") for n in range(4)))
    for limit, found in ((10**9, 2), (-1, 0), (1, 1)):
        assert found == len(record.search("number", limit=limit)) == len(record.search("", limit=limit))
    assert len(record.search("number", limit=10, offset=3)) == 1 and len(record.search("number", offset=-5)) == 2
