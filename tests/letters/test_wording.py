"""Rules that hold for many cues at once: insertions, names, conditions, reports that go on, and who speaks."""

import pytest

from onrecord.letters.mentions import find_mentions
from onrecord.letters.reading import begin
from onrecord.letters.statements import find_statements
from onrecord.model import Party, Statement


def read(text: str, language: str = "en", **known: tuple[Party, ...]) -> tuple[Statement, ...]:
    reading = begin(text).having(language=language, **known)
    return find_statements(reading.having(mentions=find_mentions(reading)))


def told(text: str, language: str = "en", **known: tuple[Party, ...]) -> list[str]:
    return [s.act.value for s in read(text, language, **known)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We will, however, examine any evidence that you send."),
        ("fr", "Nous examinerons, toutefois, vos documents."),
        ("es", "Examinaremos, no obstante, sus documentos."),
        ("ru", "Мы, однако, рассмотрим ваши документы."),
    ],
)
def test_words_between_commas_do_not_part_a_verb(language: str, text: str) -> None:
    """An insertion is read over, and stands in the quotation all the same."""
    (statement,) = read(text, language)
    assert statement.act.value == "commitment"
    assert statement.quote.exact == text


def test_a_name_is_no_sign() -> None:
    """The title of a treaty neither deplores nor prohibits anything in the writer's mouth."""
    assert told("In May the Treaty on the Prohibition of Nuclear Weapons had its first meeting.") == ["fact_cited"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("We would consider accession if our neighbours did the same.", "if our neighbours did the same"),
        ("Only after the study is complete would we sign it.", "Only after the study is complete"),
        ("When the conditions are met, we shall sign it.", "When the conditions are met"),
        ("With the necessary support, we will clear the land.", "With the necessary support"),
        ("We shall reply as soon as possible.", None),
        ("We will meet the delegation when he visits the port.", None),
        ("We should be grateful if you would reply.", None),
        ("We asked if the list was closed.", None),
        ("Please address letters on the subject to the Ministry.", None),
        ("We will provide officers for the course.", None),
    ],
)
def test_what_is_a_condition(text: str, condition: str | None) -> None:
    """Verb forms make a "when" or "after" a condition; asking and thanking make an "if" none."""
    found = [s.condition.exact for s in read(text) if s.condition]
    assert found == ([condition] if condition else [])


def test_a_promise_is_not_under_a_condition_far_behind_it() -> None:
    """A condition that hangs on another verb leaves the promise a promise."""
    text = (
        "We have already instructed the harbour master to tell our board what both ferries think of the pier, "
        "of its landing fees and of the hours of the night boats, and to add that nobody sees why "
        "a third berth should be built as long as the old ones stand empty."
    )
    assert told(text) == ["commitment"]


def test_what_was_told_goes_on() -> None:
    """The next sentence of a report is a report, while the tense stays shifted back and the writer does nothing."""
    text = (
        "The Minister of Canada told me that the list was closed. Orders had been sent to every port. We regret this."
    )
    first, second, third = read(text, sender=(Party(state="NOR"),))
    assert [s.attribution.value for s in (first, second, third)] == ["reported", "reported", "own"]
    assert first.holder == second.holder == "CAN"
    assert third.act.value == "concern"


def test_a_state_that_does_what_a_writer_does_is_the_writer() -> None:
    """Where the head names nobody, "Norway believes" tells who speaks; two such states tell nothing."""
    (one,) = read("Norway strongly supports the Convention.")
    assert (one.act.value, one.holder, one.attribution.value) == ("position_support", "NOR", "own")
    assert {s.holder for s in read("Norway supports the Convention. Sweden opposes the Convention.")} != {"NOR"}


def test_this_government_is_the_writers_unless_a_campaign_writes() -> None:
    """In a note "this Government" refuses; in a campaign's letter it is somebody else's Government."""
    text = "This Government cannot comply with the request."
    assert told(text, sender=(Party(state="NOR"),)) == ["refusal"]
    assert told(text, sender=(Party(organisation="Harbour League"),)) != ["refusal"]


def test_an_office_opens_a_cable_without_its_article() -> None:
    """ "Department considers" in a telegram of that Department is its own."""
    text = "Department considers that the case should be closed."
    statements = read(text, sender=(Party(role="Secretary of State", organisation="Department of State", state="USA"),))
    assert [(s.holder, s.attribution.value) for s in statements] == [("USA", "own")]


def test_to_be_concerned_that_is_a_concern():
    """And what goes on behind "and that" is no ask: only "concerned to see" wants something."""
    text = (
        "We are deeply concerned that mines continue to be laid in the fields and that most of the victims are farmers."
    )
    acts = [s.act.value for s in find_statements(begin(text).having(language="en"))]
    assert acts
    assert acts[0] == "concern"
    assert "request" not in acts
