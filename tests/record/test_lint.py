"""What hand work leaves is found, and a compiled profile has none of it."""

from datetime import date

import pytest

from onrecord.formats.profile_markdown import to_markdown
from onrecord.formats.profile_text import to_text
from onrecord.record.facts import Votes
from onrecord.record.lint import lint, verbatim
from onrecord.record.profile import profile
from onrecord.reference.status import status


@pytest.fixture
def compiled(ask, refusal):
    return profile("RUS", [ask, refusal], topic="CCM", status=status, votes=Votes(), as_of=date(2026, 2, 3))


@pytest.fixture
def found(ask, refusal, compiled):
    def of(text: str) -> list[tuple[str, int]]:
        return [(f.code, f.line) for f in lint(text, compiled, [ask, refusal])]

    return of


def test_a_compiled_profile_has_no_findings(ask, refusal):
    made = profile("XAR", [ask, refusal], topic="csm", status=status, votes=Votes(), as_of=date(2026, 2, 3))
    assert "“My Government is not in a position" in to_markdown(made)
    assert lint(to_markdown(made), made, [ask, refusal]) == ()
    assert lint(to_text(made), made, [ask, refusal]) == ()


NOTE = "\n\n[^1]: Letter from Pavel Ordan, 27 March 2014.\n"


def test_a_quotation_is_checked_letter_by_letter(found):
    assert found("It said: “My Government is not in a position to accede”.[^1]" + NOTE) == []
    assert found("It said: “My Government is in a position to accede”.[^1]" + NOTE) == [("not_verbatim", 1)]


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("My Government is not in a position … at present.", True),
        ("My Government is not in a position [...] at present", True),
        ("[m]y Government is not in a position to accede to [it]", True),
        ("My Government is at present ... not in a position", False),
        ("Government is not in a posit", False),
        ("My government is not in a position", False),
        ("[our own words only]", False),
    ],
)
def test_omissions_are_marked_and_additions_bracketed(words, stands):
    text = "My Government is not in a\nposition to accede to the Convention at present."
    assert verbatim(words, text) is stands


def test_note_numbers(found):
    text = "It acceded in 2015.[^1]\n\nIt signed in 2012.[^1]\n\nIt voted in 2013.[^3]\n\n"
    text += "[^1]: A row.\n[^2]: Another row.\n"
    assert found(text) == [("note_twice", 1), ("note_missing", 5), ("note_unused", 8)]


def test_marks_that_do_not_close(found):
    assert ("unclosed", 1) in found("It said: “My Government is not in a position.[^1]" + NOTE)
    assert ("unclosed", 1) in found('It said: "My Government is not in a position.[^1]' + NOTE)


def test_stale_words_need_their_day(found):
    assert found("It most recently spoke on the matter.[^1]" + NOTE) == [("stale", 1)]
    assert found("As at 3 February 2026, it has not acceded.[^1]" + NOTE) == []


def test_another_states_name_at_the_head_of_a_sentence(found):
    assert found("France acceded on 3 May 2010.[^1]" + NOTE) == [("other_state", 1)]
    assert found("Russia and France voted against in 2015.[^1]" + NOTE) == []


def test_a_claim_without_a_note(found):
    assert found("Russia has large stocks of the weapon.") == [("no_note", 1)]
