"""The project's own labels: they point at words, they say what the guide allows, and the scorer counts them rightly."""

import importlib.util
import itertools
import json
import re
import sys
from collections import Counter

import pytest
from tests.conftest import ROOT

from onrecord.model import Act, Attribution

_spec = importlib.util.spec_from_file_location("labelled", ROOT / "score" / "labelled.py")
labelled = importlib.util.module_from_spec(_spec)
sys.modules["labelled"] = labelled
_spec.loader.exec_module(labelled)

GOLD = labelled.read_labels()
CLAUSES = [(key, label) for key, labels in GOLD.items() for label in labels]


@pytest.fixture(scope="module")
def items(shared):
    return labelled.read_items(GOLD, shared)


def test_there_are_as_many_as_promised():
    assert len(CLAUSES) >= 12_000
    assert len(GOLD) >= 1180


def test_both_parts_are_large_enough_to_measure_on():
    held = sum(labelled.held_back(key) for key, _ in CLAUSES)
    assert held >= 450
    assert sum(labelled.held_back(key) for key in GOLD) >= 40
    assert held < 0.45 * len(CLAUSES)


def test_french_and_german_letters_are_marked():
    assert sum(key[0] == "estournelles-fr" for key, _ in CLAUSES) >= 400
    assert sum(key[0] == "escher-de-fr" for key, _ in CLAUSES) >= 150


def test_every_act_occurs():
    counts = Counter(label.act for _, label in CLAUSES)
    assert set(counts) == {act.value for act in Act}
    assert counts.most_common()[-1][1] >= 12


def test_labels_say_only_what_the_guide_allows():
    for key, label in CLAUSES:
        assert label.act in set(Act), (key, label)
        assert label.attribution in set(Attribution), (key, label)
        assert label.attribution == "own" or label.holder, (key, label)
        if label.act == "conditional_commitment":
            assert label.condition, (key, label)
        if label.condition:
            assert label.start <= label.condition[0] < label.condition[1] <= label.end, (key, label)


def test_no_text_of_the_letters_is_kept():
    for path in labelled.LABELS.glob("*.jsonl"):
        for row in labelled._rows(path):
            assert set(row) == {"set", "item", "start", "end", "act", "holder", "attribution", "towards", "condition"}
            assert max(len(str(v)) for v in row.values()) < 80, row


def test_spans_do_not_overlap():
    for key, labels in GOLD.items():
        for one, other in itertools.pairwise(labels):
            assert one.end <= other.start, (key, one, other)


def test_every_document_is_in_the_measuring_data(items):
    assert set(items) == set(GOLD)


def test_spans_lie_in_the_text_and_end_where_a_clause_ends(items):
    for key, label in CLAUSES:
        text = items[key].text
        assert 0 <= label.start < label.end <= len(text), (key, label)
        words = text[label.start : label.end]
        assert words == words.strip(), (key, label)
        assert words[-1] not in ",;:—", (key, label)
        assert label.end == len(text) or not text[label.end].isalnum(), (key, label)
        assert label.start == 0 or not (text[label.start - 1].isalnum() and words[0].isalnum()), (key, label)
        assert len(words) >= 12, (key, label)
        assert not re.match(r"(?:and|but) ", words), (key, label)


def test_most_spans_end_with_the_sentence(items):
    ends = [items[key].text[label.start : label.end][-1] in ".?!”\"')" for key, label in CLAUSES]
    assert sum(ends) > 0.6 * len(ends)


def test_documents_of_four_kinds(items, shared):
    kinds = set()
    for name in {key[0] for key in GOLD}:
        for path in sorted((shared / "data" / name).glob("*.jsonl")):
            for row in labelled._rows(path):
                if (name, row.get("id")) in GOLD:
                    kinds.add((row.get("gold") or {}).get("kind") or name)
    assert {"letter", "telegram", "note", "un-general-debate", "unscon"} <= kinds


# --- the scorer, on a document of our own ---------------------------------------------------------------------------

TEXT = "Lovenia will sign the treaty if its neighbours do. Maristan said that it regrets the delay."
ITEM = labelled.Item(TEXT, "Note from Lovenia")
FIRST = labelled.Label(0, 50, "conditional_commitment", "LOV", "own", None, (29, 49))
SECOND = labelled.Label(51, 91, "fact_cited", "MAR", "reported", None, None)


def _statement(start, end, act, holder, attribution, condition=None):
    shift = len(ITEM.page) - len(TEXT)

    def quote(a, b):
        return {"exact": TEXT[a:b], "start": a + shift, "end": b + shift}

    return {
        "act": act,
        "speaker": "LOV",
        "holder": holder,
        "attribution": attribution,
        "quote": quote(start, end),
        "condition": quote(*condition) if condition else None,
    }


def _figures(*statements):
    tally = labelled.Tally()
    labelled.add(tally, (FIRST, SECOND), [{"text": ITEM.page, "statements": list(statements)}], ITEM)
    return labelled.figures(tally)


def test_a_perfect_reading_scores_one():
    got = _figures(
        _statement(0, 50, "conditional_commitment", "LOV", "own", (29, 49)),
        _statement(51, 91, "fact_cited", "MAR", "reported"),
    )
    names = (
        "statements_f1",
        "statements_act_f1",
        "holder_right",
        "holder_named",
        "attribution_right",
        "condition_found",
    )
    assert [got[n] for n in names] == [1] * 6
    assert got["wrong_quote"] == 0


def test_each_fault_lowers_its_own_figure():
    got = _figures(
        _statement(0, 50, "commitment", "LOV", "own"),
        _statement(51, 91, "fact_cited", "LOV", "own"),
    )
    assert got["statements_f1"] == 1
    assert got["statements_act_f1"] == 0.5
    assert got["holder_right"] == 0.5
    assert got["attribution_right"] == 0.5
    assert got["condition_found"] == 0


def test_a_writer_named_wrongly_is_the_headers_fault():
    wrong = _statement(0, 50, "conditional_commitment", "Lovene Legation", "own", (29, 49)) | {
        "speaker": "Lovene Legation"
    }
    got = _figures(wrong)
    assert (got["holder_right"], got["holder_named"]) == (1, 0)


def test_a_statement_too_many_lowers_precision():
    got = _figures(
        _statement(0, 50, "conditional_commitment", "LOV", "own", (29, 49)), _statement(60, 70, "request", None, "own")
    )
    assert got["statements_f1"] == 0.5


def test_a_quotation_that_is_not_on_the_page_is_counted():
    bad = _statement(0, 50, "conditional_commitment", "LOV", "own")
    bad["quote"]["exact"] = "Lovenia has signed the treaty."
    assert _figures(bad)["wrong_quote"] == 1
    assert _figures(bad)["statements_f1"] == 0


def test_names_of_holders_match_leniently():
    assert labelled.same_holder("SUN", "RUS")
    assert labelled.same_holder("Lake Coalition", "The Lake Coalition of Lovenia")
    assert not labelled.same_holder("USA", "GBR")
    assert not labelled.same_holder("USA", None)


def test_the_held_back_third_is_chosen_by_hash_alone():
    keys = [("set", f"volume/d{n}") for n in range(3000)]
    assert 900 < sum(labelled.held_back(k) for k in keys) < 1100
    assert json.dumps([labelled.held_back(k) for k in keys[:5]]) == json.dumps(
        [labelled.held_back(k) for k in keys[:5]]
    )
