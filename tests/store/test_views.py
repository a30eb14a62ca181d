"""One view for many questions, the stamp of a record, copies among letters of a day, and the order of lists."""

from dataclasses import replace
from datetime import date

from made_letters import add, letter
from sqlalchemy import text

from onrecord.model import Judgement, Quote
from onrecord.store import Record, open_record
from onrecord.store.redaction import holding


def test_a_view_is_of_one_moment_and_sees_what_is_written_inside_it(record: Record) -> None:
    add(record, letter())
    with record.one_view():
        assert record.count() == 1
        add(record, letter("Another.", name="b.txt"))
        assert record.count() == 2
        with record.reading() as one, record.reading() as other:
            assert one is other
    assert record.count() == 2


def test_another_process_is_not_seen_inside_a_view(tmp_path) -> None:
    with open_record(tmp_path / "r") as here, open_record(tmp_path / "r") as there:
        with here.one_view():
            assert here.count() == 0
            add(there, letter())
            assert (here.count(), there.count()) == (0, 1)
        assert here.count() == 1


def test_what_is_hidden_is_known_anew_after_each_change(record: Record) -> None:
    one = letter("Our witness is Olu Brandt.")
    (sha,) = add(record, one)
    start = one.text.index("Olu")
    with record.one_view():
        assert "Olu Brandt" in record.letter("a.txt").text
        id = record.redact(sha, Quote.at(one.text, start, start + 10), why="asked")
        assert "Olu Brandt" not in record.letter("a.txt").text
        record.lift(id)
        assert "Olu Brandt" in record.letter("a.txt").text
    with record.writing() as tx:
        assert holding(tx) == {}


def test_the_stamp_changes_with_each_change_and_not_with_looking(record: Record) -> None:
    stamps = [record.stamp()]
    one = letter()
    (sha,) = add(record, one)
    stamps.append(record.stamp())
    record.save_letters(sha, [one], "again")
    stamps.append(record.stamp())
    record.mark_unreadable(sha, "torn")
    stamps.append(record.stamp())
    record.save_letters(sha, [one], "again")
    record.decide(f"statement:{one.statements[0].id}", Judgement.ACCEPT, by="mq")
    stamps.append(record.stamp())
    record.set("private", sha, True)
    stamps.append(record.stamp())
    assert len(set(stamps)) == len(stamps)
    record.search("convention"), record.facets(), record.count()
    assert record.stamp() == stamps[-1]


def test_a_copy_is_found_by_its_day_however_many_letters_have_the_same_words(record: Record) -> None:
    said = "We ask your government to accede to the Convention without delay and to report to us on what was done."
    for year in range(1950, 1990):
        add(record, letter(said, name=f"{year}.txt", date=f"{year}-01-01"))
    wanted, copy = letter(said, name="one.txt"), letter(said + " ", name="copy.txt")
    undated = replace(letter(said + "  ", name="undated.txt"), date=None)
    add(record, wanted, copy, undated)
    assert {x.source.name for x in record.alike(wanted)} == {"copy.txt", "undated.txt"}
    assert len(record.alike(undated)) == 20


def test_lists_are_oldest_first_undated_last_and_a_year_is_in_its_days(record: Record) -> None:
    days = ["2012-05-06", "2012-05", "2012", "", "2011-12-31", "2013-01-01"]
    for n, day in enumerate(days):
        made = letter(f"Number {n}.", name=f"{n}.txt", date=day or "2001")
        add(record, made if day else replace(made, date=None))
    order = [hit.letter.source.name[0] for hit in record.search("")]
    assert order == ["4", "2", "1", "0", "5", "3"]
    within = record.search("", since=date(2012, 6, 1), until=date(2012, 12, 31))
    assert [hit.letter.source.name[0] for hit in within] == ["2"]
    assert record.count("", since=date(1, 1, 1)) == 5 and record.count("", until=date(2012, 1, 1)) == 2
    assert record.more_than(5) and not record.more_than(6)


def test_the_first_page_of_all_letters_is_had_by_an_index(tmp_path) -> None:
    from onrecord.store.filters import Filters, ordered
    from onrecord.store.schema import letters

    with open_record(tmp_path / "r") as record, record.reading() as tx:
        listed = letters.select().with_only_columns(letters.c.number).where(Filters().where()).order_by(*ordered())
        sql = str(listed.limit(50).compile(tx.engine, compile_kwargs={"literal_binds": True}))
        plan = [row[3] for row in tx.execute(text("EXPLAIN QUERY PLAN " + sql))]
    assert any("letters_order" in line for line in plan), plan
