"""Decisions are only ever added; what stands follows from all of them; two offices can merge theirs."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_letters import add, letter

from onrecord.errors import BadDecision
from onrecord.model import Decision, Judgement, Quote, conflicts, standing
from onrecord.store import Record, open_record

ACCEPT, REJECT, CORRECT, UNSURE = Judgement.ACCEPT, Judgement.REJECT, Judgement.CORRECT, Judgement.UNSURE


def stands(record: Record, about: str = "statement:a1") -> list[Judgement]:
    return [d.judgement for d in standing(record.decisions(about))]


def test_a_decision_comes_back_as_it_was_written(record: Record) -> None:
    quote = Quote.at("We cannot sign it.", 0, 9)
    made = record.decide(
        "field:l1:date", CORRECT, by="mq", why="é", quote=quote, source="0" * 64, field="date", value='"2012"'
    )
    assert [made] == record.decisions() == record.decisions("field:l1:date")
    assert made.id == made.content_id and made.before is None


def test_a_second_decision_replaces_the_first_and_both_stay(record: Record) -> None:
    first = record.decide("statement:a1", ACCEPT, by="mq")
    second = record.decide("statement:a1", REJECT, by="iv")
    assert [first, second] == record.decisions()
    assert (first.id, first.id) == (second.replaces, second.before)
    assert (second,) == standing(record.decisions())


def test_saying_the_same_again_writes_nothing(record: Record) -> None:
    assert record.decide("statement:a1", ACCEPT, by="mq") == record.decide("statement:a1", ACCEPT, by="mq")
    assert len(record.decisions()) == 1


def test_undo_and_redo(record: Record) -> None:
    record.decide("statement:a1", ACCEPT, by="mq")
    second = record.decide("statement:a1", REJECT, by="mq")
    undo = record.withdraw(second.id, by="mq")
    assert stands(record) == [ACCEPT]
    assert undo == record.withdraw(second.id, by="mq")
    record.withdraw(undo.id, by="mq")
    assert stands(record) == [REJECT]
    assert len(record.decisions()) == 4


def test_undo_of_the_only_decision_leaves_nothing_standing(record: Record) -> None:
    record.withdraw(record.decide("statement:a1", ACCEPT, by="mq").id, by="mq")
    assert stands(record) == []
    record.decide("statement:a1", UNSURE, by="mq")
    assert stands(record) == [UNSURE]


@pytest.mark.parametrize(
    ("about", "judgement", "rest", "match"),
    [
        ("statement:a1", ACCEPT, {"by": " "}, "who decides"),
        ("a1", ACCEPT, {}, "statement:"),
        ("statement:a1", CORRECT, {}, "right value"),
        ("statement:a1", ACCEPT, {"field": "act", "value": "1"}, "right value"),
        ("statement:a1", CORRECT, {"field": "act", "value": "no json"}, "not JSON"),
        ("statement:a1", ACCEPT, {"replaces": "nothing"}, "cannot be replaced"),
        ("statement:a1", Judgement.WITHDRAW, {}, "withdraw it by its id"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(record: Record, about, judgement, rest, match) -> None:
    with pytest.raises(BadDecision, match=match):
        record.decide(about, judgement, **({"by": "mq"} | rest))
    assert record.decisions() == []


def test_the_filter_knows_which_letters_were_decided_on(record: Record) -> None:
    one, two = letter("We refuse."), letter("We agree.", name="b.txt")
    add(record, one, two)
    made = record.decide(f"statement:{one.statements[0].id}", ACCEPT, by="mq")
    assert [one] == list(record.letters(decided=True))
    assert [two] == list(record.letters(decided=False))
    record.decide(f"field:{two.id}:date", REJECT, by="mq")
    assert record.count(decided=True) == 2
    record.withdraw(made.id, by="mq")
    assert [two] == list(record.letters(decided=True))


def test_decisions_survive_a_reading_that_finds_other_letters(record: Record) -> None:
    (sha,) = add(record, letter())
    made = record.decide("statement:a1", ACCEPT, by="mq")
    record.mark_unreadable(sha, "a worse reader")
    assert [made] == record.decisions()


@pytest.fixture
def two_offices(record: Record, tmp_path):
    with open_record(tmp_path / "other") as other:
        yield record, other


def test_two_offices_merge_and_their_conflict_is_shown(two_offices) -> None:
    here, there = two_offices
    ours = here.decide("statement:a1", ACCEPT, by="mq")
    theirs = there.decide("statement:a1", REJECT, by="iv")
    agreed = there.decide("statement:b2", ACCEPT, by="iv")
    merged = here.import_decisions(there.export_decisions())
    assert (2, 0, ((ours, theirs),)) == (merged.new, merged.known, merged.conflicts)
    assert [ours, theirs, agreed] == here.decisions()
    here.decide("statement:a1", REJECT, by="mq", why="settled by telephone")
    assert conflicts(here.decisions()) == ()
    assert set(stands(here)) == {REJECT}


def test_merging_back_and_forth_ends_with_the_same_decisions(two_offices) -> None:
    here, there = two_offices
    here.decide("statement:a1", ACCEPT, by="mq")
    there.decide("statement:b2", ACCEPT, by="iv")
    here.import_decisions(there.export_decisions())
    there.import_decisions(here.export_decisions())
    again = here.import_decisions(there.export_decisions())
    assert (again.new, again.known) == (0, 2)
    assert {d.id for d in here.decisions()} == {d.id for d in there.decisions()}


def test_a_changed_line_or_a_missing_one_stops_the_whole_import(two_offices) -> None:
    here, there = two_offices
    for n in range(3):
        there.decide(f"statement:{n}", ACCEPT, by="iv")
    lines = there.export_decisions()
    changed = [lines[0], lines[1].replace("accept", "reject"), lines[2]]
    with pytest.raises(BadDecision, match=r"line 2: .*changed"):
        here.import_decisions(changed)
    with pytest.raises(BadDecision, match="line 2: follows"):
        here.import_decisions([lines[0], lines[2]])
    with pytest.raises(BadDecision, match="line 2: is no decision"):
        here.import_decisions([lines[0], '{"id": 4}'])
    assert here.decisions() == []


def test_the_export_is_one_json_object_a_line(record: Record) -> None:
    record.decide("statement:a1", ACCEPT, by="mq", why="two\nlines")
    (line,) = record.export_decisions()
    assert "\n" not in line and json.loads(line)["why"] == "two\nlines"


MOVES = st.lists(st.one_of(st.sampled_from([ACCEPT, REJECT, UNSURE]), st.sampled_from(["undo", "redo"])), max_size=12)


@given(MOVES)
@settings(max_examples=60, deadline=None)
def test_undo_and_redo_move_through_the_decisions_like_a_stack(moves: list) -> None:
    """Undo steps back through the decisions, redo forward again, whatever the order."""
    everything: list[Decision] = []
    stack: list[Decision] = []
    undone: list[tuple[Decision, Decision]] = []
    at = datetime(2026, 2, 3, tzinfo=UTC)

    def write(judgement: Judgement, replaces: str | None) -> Decision:
        before = everything[-1].id if everything else None
        everything.append(Decision("", "statement:a1", judgement, "mq", at, replaces=replaces, before=before).signed)
        return everything[-1]

    for move in moves:
        if move == "undo":
            if stack:
                undone.append((stack[-1], write(Judgement.WITHDRAW, stack[-1].id)))
                stack.pop()
        elif move == "redo":
            if undone:
                decision, withdrawal = undone.pop()
                write(Judgement.WITHDRAW, withdrawal.id)
                stack.append(decision)
        else:
            stack.append(write(move, stack[-1].id if stack else None))
            undone.clear()
        assert tuple(stack[-1:]) == standing(everything)


def test_an_id_holds_every_field() -> None:
    quote = Quote.at("We cannot sign it.", 0, 9)
    one = Decision("", "statement:a1", ACCEPT, "mq", datetime(2026, 2, 3, tzinfo=UTC)).signed
    others = {
        "why": "x",
        "quote": quote,
        "source": "0",
        "field": "f",
        "value": "1",
        "replaces": "r",
        "before": "b",
        "by": "z",
    }
    assert 1 + len(others) == len({one.id} | {replace(one, **{k: v}).content_id for k, v in others.items()})
