"""The written letters (`score/written`): their marks point at clauses, say what the guide allows, and vary."""

import itertools
import json
import re
from collections import Counter

import pytest
from tests.conftest import ROOT

from onrecord.model import Act, Attribution

WRITTEN = ROOT / "score" / "written"
AT_LEAST = {"en": 9000, "fr": 1800, "es": 1800, "ru": 1700, "ar": 300, "zh": 300}
ROWS = {
    path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for path in sorted(WRITTEN.glob("*.jsonl"))
}
CLAUSES = [(row, statement) for rows in ROWS.values() for row in rows for statement in row["statements"]]


def words(row, stretch):
    return row["text"][stretch[0] : stretch[1]]


def span(statement):
    return statement["start"], statement["end"]


def test_six_languages_are_written():
    assert set(ROWS) == set(AT_LEAST)


@pytest.mark.parametrize("language", AT_LEAST)
def test_there_are_as_many_as_promised(language):
    acts = Counter(s["act"] for row in ROWS[language] for s in row["statements"])
    assert sum(acts.values()) >= AT_LEAST[language]
    assert set(acts) == {act.value for act in Act}
    assert min(acts.values()) >= (75 if language == "en" else 15), acts.most_common()[-1]


def test_rows_have_the_same_fields_and_say_their_language():
    for language, rows in ROWS.items():
        for row in rows:
            assert set(row) == {"language", "kind", "year", "speaker", "text", "statements"}
            assert row["language"] == language
            assert row["speaker"]
            assert 1850 < row["year"] < 2030


def test_no_letter_is_there_twice():
    texts = [row["text"] for rows in ROWS.values() for row in rows]
    assert len(set(texts)) == len(texts)


def test_marks_point_at_clauses():
    for row, statement in CLAUSES:
        start, end = span(statement)
        assert 0 <= start < end <= len(row["text"]), row["text"][:60]
        said = words(row, (start, end))
        assert said == said.strip(), said
        assert said[-1] not in ",;:—،؛，；：", said
        if row["language"] != "zh":
            assert end == len(row["text"]) or not row["text"][end].isalnum(), said
            # An Arabic "and" or "so" is written together with the word behind it.
            if row["language"] != "ar":
                assert start == 0 or not (row["text"][start - 1].isalnum() and said[0].isalnum()), said


def test_marks_stand_in_order_and_apart():
    for rows in ROWS.values():
        for row in rows:
            for one, other in itertools.pairwise(row["statements"]):
                assert one["end"] <= other["start"], words(row, span(other))


def test_marks_say_only_what_the_guide_allows():
    for row, statement in CLAUSES:
        said = words(row, span(statement))
        assert statement["act"] in set(Act), said
        assert statement["attribution"] in set(Attribution), said
        assert statement["attribution"] == "own" or statement["holder"], said
        assert statement["attribution"] != "reported" or statement["act"] == "fact_cited", said
        if statement["act"] == "conditional_commitment":
            assert statement["condition"], said
        if statement["condition"]:
            start, end = statement["condition"]
            assert statement["start"] <= start < end <= statement["end"], said
            assert words(row, (start, end)).strip(), said


def test_a_letters_own_words_have_its_writer():
    for row, statement in CLAUSES:
        if statement["attribution"] == "own" and statement["act"] != "vote_cited":
            assert statement["holder"] == (None if row["kind"] == "speech" else row["speaker"]), row["text"][:60]


def test_courtesies_are_left_unmarked():
    courtesy = re.compile(
        r"^(?:Dear |Sir,|Excellency,|Thank you for your letter of [^.]*\.$|Estimad|Уважаем|صاحب السعادة)"
    )
    assert not [said for row, s in CLAUSES if courtesy.match(said := words(row, span(s)))]
    unmarked = sum(len(row["text"]) - sum(s["end"] - s["start"] for s in row["statements"]) for row in ROWS["en"])
    assert unmarked > 0.03 * sum(len(row["text"]) for row in ROWS["en"])
