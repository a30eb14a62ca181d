"""Two readers beside each other: the figures on marks of our own, and that the guide prints those of the real marks."""

import itertools
import json
import re
import sys

import pytest
from tests.conftest import ROOT

from onrecord.model import Act, Attribution

sys.path.insert(0, str(ROOT / "score"))

import agreement
import labelled

SECOND = labelled.read_labels(agreement.SECOND)
MARKS = [(key, label) for key, labels in SECOND.items() for label in labels]


def mark(start, end, act="request", holder="LOV", attribution="own", condition=None):
    return labelled.Label(start, end, act, holder, attribution, None, condition)


def figures(first, second):
    return agreement.agree([agreement.compare(first, second)]).figures


def test_readers_who_mark_alike_agree_fully():
    marks = [mark(0, 50, condition=(30, 50)), mark(51, 90, "fact_cited", "MAR", "reported")]
    assert set(figures(marks, marks).values()) == {1.0}


def test_each_difference_lowers_its_own_figure():
    first = [mark(0, 50), mark(60, 100, "refusal"), mark(110, 150, "offer"), mark(160, 200, "offer")]
    second = [
        mark(0, 50),
        mark(60, 100, "denial"),
        mark(110, 150, "offer", "MAR"),
        mark(160, 200, "offer", attribution="reported"),
    ]
    got = figures(first, second)
    assert (got["spans_f1"], got["spans_act_f1"], got["same_act"]) == (1, 0.75, 0.75)
    assert (got["same_holder"], got["same_attribution"]) == (0.75, 0.75)


def test_a_span_marked_by_one_alone_counts_against_the_spans_only():
    got = figures([mark(0, 50), mark(60, 100)], [mark(0, 50)])
    assert got["spans_f1"] == pytest.approx(2 / 3)
    assert got["same_act"] == 1


def test_a_sentence_that_one_reader_split_is_matched_once():
    """By its longer half; overlap of less than half is no match, and none is counted twice."""
    reading = agreement.compare([mark(0, 70), mark(71, 100)], [mark(0, 100)])
    assert [(a.start, b.start) for a, b in reading.pairs] == [(0, 0)]
    assert agreement.compare([mark(0, 49)], [mark(0, 100)]).pairs == ()


def test_kappa_takes_off_what_chance_gives():
    """Worked by hand: 35 of 50 alike is 0.7, chance gives 0.5, and 0.2 of what is left over chance is 0.4."""
    choices = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert agreement.kappa(choices) == pytest.approx(0.4)
    assert agreement.kappa([("a", "b"), ("b", "a")]) == -1
    assert agreement.kappa([("a", "a")] * 9) is None
    assert agreement.kappa([]) is None


def test_a_holder_counts_where_one_reader_named_one():
    """Both silent is no agreement on a holder; one silent is a difference."""
    first = [mark(0, 50, holder=None), mark(60, 100, holder="SUN"), mark(110, 150, holder="LOV")]
    second = [mark(0, 50, holder=None), mark(60, 100, holder="RUS"), mark(110, 150, holder=None)]
    assert figures(first, second)["same_holder"] == 0.5
    assert figures(first[:1], second[:1])["same_holder"] is None


def test_conditions_are_counted_on_both_sides():
    first = [mark(0, 50, condition=(20, 50)), mark(60, 100, condition=(60, 80))]
    second = [mark(0, 50, condition=(25, 50)), mark(60, 100)]
    reading = agreement.compare(first, second)
    assert reading.conditions == (2, 1, 1)
    assert agreement.agree([reading]).figures["conditions_f1"] == pytest.approx(2 / 3)


def test_acts_that_differ_are_counted_in_the_order_of_the_readers():
    reading = agreement.compare([mark(0, 50, "concern")], [mark(0, 50, "criticism")])
    assert agreement.agree([reading]).confused == {("concern", "criticism"): 1}


def test_bounds_repeat_and_hold_the_figure():
    alike, apart = agreement.compare([mark(0, 50)], [mark(0, 50)]), agreement.compare([mark(0, 50)], [mark(90, 99)])
    once = agreement.bounds([alike, apart] * 10, draws=200)
    assert once == agreement.bounds([alike, apart] * 10, draws=200)
    low, high = once["spans_f1"]
    assert 0.2 < low < 0.5 < high < 0.8
    assert agreement.bounds([alike] * 5, draws=50)["spans_f1"] == (1, 1)


def test_only_documents_that_both_read_count():
    first = {("set", "a"): (mark(0, 50),), ("set", "b"): (mark(0, 50),)}
    found = agreement.groups(first, {("set", "a"): (mark(0, 50),), ("set", "c"): (mark(0, 50),)})
    assert len(found["all"]) == len(found["dev"]) + len(found["held back"]) == 1


# --- the second reader's own marks ----------------------------------------------------------------------------------


def test_the_second_reading_is_as_large_as_promised_and_no_part_of_the_first():
    assert len(MARKS) >= 100
    assert len({key[0] for key in SECOND}) >= 4
    assert SECOND.keys() <= labelled.read_labels().keys()


def test_the_second_marks_say_only_what_the_guide_allows_and_hold_no_text():
    for path in agreement.SECOND.glob("*.jsonl"):
        for row in labelled._rows(path):
            assert set(row) == {"set", "item", "start", "end", "act", "holder", "attribution", "towards", "condition"}
            assert max(len(str(v)) for v in row.values()) < 80, row
    for key, label in MARKS:
        assert label.act in set(Act) and label.attribution in set(Attribution), (key, label)
        if label.condition:
            assert label.start <= label.condition[0] < label.condition[1] <= label.end, (key, label)
    for labels in SECOND.values():
        assert all(one.end <= other.start for one, other in itertools.pairwise(labels))


def test_the_second_marks_lie_in_the_text(shared):
    items = labelled.read_items(SECOND, shared)
    for key, label in MARKS:
        text = items[key].text
        words = text[label.start : label.end]
        assert label.end <= len(text) and words == words.strip() and len(words) >= 12, (key, label)
        assert label.end == len(text) or not text[label.end].isalnum(), (key, label)


def test_the_guide_prints_the_figures_as_they_are(capsys, monkeypatch):
    """Marks may be corrected; the page must follow."""
    monkeypatch.setattr(sys, "argv", ["agreement.py", "--json"])
    agreement.main()
    measured = json.loads(capsys.readouterr().out)
    page = (ROOT / "docs" / "labelling.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|$", page, re.MULTILINE))
    for name in (
        "spans_f1",
        "spans_act_f1",
        "same_act",
        "act_kappa",
        "same_holder",
        "same_attribution",
        "conditions_f1",
    ):
        printed = [float(x) for x in rows[name].split(" | ")[0].split() + rows[name].split(" | ")[2:4]]
        assert printed == [round(measured[group][name], 2) for group in ("all", "dev", "held back")], name
    found = agreement.groups(labelled.read_labels(), SECOND)["all"]
    for name, (low, high) in agreement.bounds(found).items():
        assert name not in rows or rows[name].split(" | ")[1] == f"{low:.2f} to {high:.2f}", name
