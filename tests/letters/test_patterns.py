"""Trying patterns only where their heads stand finds exactly what trying them everywhere finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.letters.pattern_index import Index
from onrecord.letters.patterns import Pattern
from onrecord.letters.statements.cues import Cues, languages, load
from onrecord.letters.statements.plain import fold

EDGE = r"(?:(?<![\w])|(?![\w]))"


def pattern(core: str) -> Pattern:
    return Pattern.of(f"{EDGE}(?:{core}){EDGE}", core, at_word=True)


@pytest.mark.parametrize(
    ("core", "heads"),
    [
        ("we cannot", {"we cannot"}),
        (r"(?:we|i)\s+(?:cannot|may\s+not)", {"we cannot", "we may not", "i cannot", "i may not"}),
        (r"(?:very )?glad", {"very glad", "glad"}),
        (r"refus(?:e|al)", {"refuse", "refusal"}),
        (r"(?<=we )agree", {"agree"}),
        (r"a+h", {"a"}),
        (r"[ab]c", {"ac", "bc"}),
        (r"we(?! do)\s+agree", {"we agree"}),
        (r",?\s+(?:and|but)", {" and", " but", ", and", ", but"}),
        (r",\s+(?=to\s+\w)|;", {", to ", ";"}),
        (r",(?=.)", {","}),
        # What may begin with anything has none.
        (r"[^;]{0,9}honou?r", set()),
        (r"\w+ agree", set()),
        (r"(?:x)?", set()),
    ],
)
def test_heads_are_read_off_the_pattern(core: str, heads: set[str]) -> None:
    assert set(pattern(core).heads) == heads


def test_heads_too_many_to_be_told_are_told_less_far() -> None:
    endings = [f"{c}e{d}ing" for c in "bdgkmnprstvxz" for d in "aeiou"]
    many = "|".join(f"{a}{b}{end}" for a in "bdf" for b in "aeiou" for end in endings)
    heads = set(pattern(rf"\s(?:{many})").heads)
    assert " bake" in heads and " bakeaing" not in heads
    assert " " not in heads, "it would be tried everywhere"


@pytest.mark.parametrize(
    ("core", "anchors"),
    [
        (r"we .. cannot", {" cannot"}),
        (r"(?:we|i)\s+(?:cannot|may\s+not)", {"cannot", "may"}),
        (r"(?:cannot|unable) to\w*", {"cannot", "unable"}),
        (r"\w+", set()),
    ],
)
def test_anchors_are_read_off_the_pattern(core: str, anchors: set[str]) -> None:
    found = set(pattern(core.replace(" .. ", r"(?:\s+\w+){0,6}?\s+")).anchors)
    assert found == {a.strip() for a in anchors} or found == anchors


def everywhere(cues: Cues, text: str, start: int, end: int) -> set[tuple[int, int, int]]:
    return {(i, m.start(), m.end()) for i, (_, p) in enumerate(cues.rows) for m in p.regex.finditer(text, start, end)}


def where_heads_stand(cues: Cues, text: str, start: int, end: int) -> set[tuple[int, int, int]]:
    found = set()
    for i, at in cues.index.places(text, start, end).items():
        found |= {(i, m.start(), m.end()) for m in cues.rows[i][1].matches(text, start, end, at)}
    return found


@pytest.mark.parametrize("tag", languages())
def test_nothing_is_missed_in_the_examples_of_a_language(tag: str) -> None:
    cues = load(tag)
    text = fold(" ".join(c.example for rows in cues.groups.values() for c in rows)[:6000])
    found = everywhere(cues, text, 0, len(text))
    assert found == where_heads_stand(cues, text, 0, len(text))
    assert len(found) > 20
    third = len(text) // 3
    assert everywhere(cues, text, third, 2 * third) == where_heads_stand(cues, text, third, 2 * third)


def test_nothing_is_missed_in_arabic_written_with_its_vowels() -> None:
    cues, signs = load("ar"), "\u064b\u064f\u0651\u0652\u0640"
    said = " ".join(c.example for rows in cues.groups.values() for c in rows)[:3000]
    text = fold("".join(c + signs[i % 5] * (i % 3 == 0 and c.isalpha()) for i, c in enumerate(said)))
    found = everywhere(cues, text, 0, len(text))
    assert found == where_heads_stand(cues, text, 0, len(text))
    assert len(found) > 20


WORDS = sorted({w for c in load("en").groups["cue"] for w in c.example.split()})


@settings(deadline=None)  # the first trial makes the patterns
@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(["we", "not", ",", "\u2003", "WE’RE", "—"]), max_size=40))
def test_nothing_is_missed_in_any_order_of_words(words: list[str]) -> None:
    cues, text = load("en"), fold(" ".join(words))
    assert everywhere(cues, text, 0, len(text)) == where_heads_stand(cues, text, 0, len(text))
    for name, one in cues.words.items():
        wanted = [m.span() for m in one.regex.finditer(text)]
        assert [m.span() for m in cues.of_class(name, text, 0, len(text))] == wanted


def test_a_pattern_that_may_begin_with_a_space_is_tried_everywhere() -> None:
    one = pattern(r"(?:has)? ?infring(?:e|es)")
    index, text = Index([one]), "which would infringe it"
    (at,) = index.places(text, 0, len(text)).values()
    assert [m[0] for m in one.matches(text, 0, len(text), at)] == [" infringe"]


def test_a_class_that_a_language_does_not_have_is_met_nowhere() -> None:
    assert list(load("en").of_class("no_such_class", "we agree", 0, 8)) == []


def test_an_index_of_nothing_finds_nothing() -> None:
    assert Index(()).places("we agree", 0, 8) == {}


def test_a_pattern_that_begins_with_a_comma_is_tried_in_the_gap_before_its_word() -> None:
    one = pattern(r",?\s+(?:and|but) not")
    index, text = Index([one]), "we agree  , but not now; we sign and do not pay"
    (at,) = index.places(text, 0, len(text)).values()
    assert [m[0] for m in one.matches(text, 0, len(text), at)] == [", but not"]
    assert at is not None and len(at) < 10, "not everywhere"


def test_a_pattern_is_tried_only_where_its_marks_and_all_it_needs_stand() -> None:
    index = Index([pattern(r"(?:will|can) \w+ [^?]*\?"), pattern(r"by \d+ votes"), pattern(r"we .. refuse .. offer")])
    said = "we will refuse, by votes, what the offer is"
    assert set(index.places(said, 0, len(said))) == {2}
    asked = "will you refuse by 4 votes? the offer we"
    assert set(index.places(asked, 0, len(asked))) == {0, 1}, "what it needs stands before it can begin"


def test_what_a_stretch_cuts_off_does_not_count() -> None:
    index, text = Index([pattern(r"we\s+cannot\s+sign")]), "we cannot sign"
    assert index.places(text, 0, 9) == {} and index.places(text, 0, 14) == {0: [0]}


@pytest.mark.parametrize("tag", languages())
def test_what_was_found_of_a_sentence_serves_for_its_parts(tag: str) -> None:
    cues = load(tag)
    said = " ".join(c.example for rows in cues.groups.values() for c in rows[:9])[:1500]
    parts = [(n, n + 60) for n in range(0, len(said) - 60, 45)]
    for group in cues.groups:
        # A copy of the text is another text: nothing is known of it yet.
        apart = [_hits(cues, fold(said + " "), start, end, group) for start, end in parts]
        whole = fold(said)
        _hits(cues, whole, 0, len(whole), group)
        assert [_hits(cues, whole, start, end, group) for start, end in parts] == apart


def _hits(cues: Cues, text: str, start: int, end: int, group: str) -> list[tuple[str, int, int]]:
    return [(cue.id, m.start(), m.end()) for cue, m in cues.matches(text, start, end, group)]
