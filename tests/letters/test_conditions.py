"""Where the words of a condition begin and end. All sentences are invented."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.model import Source


def conditions(words: str) -> list[str]:
    (letter,) = parse(Source("x.txt", "", "text/plain", f"Dear Sir,\n\n{words}\n\nYours faithfully,\n\nAda Ames\n"))
    return [s.condition.shown for s in letter.statements if s.condition]


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        (
            "If you find the report correct we will write to the Ministry, and to the press.",
            "If you find the report correct",
        ),
        (
            "Unless you see some objection please raise this with the harbour master, and report.",
            "Unless you see some objection",
        ),
        (
            "Should you come to another view, however, the matter will be looked at again by us.",
            "Should you come to another view",
        ),
        (
            "We shall raise no objection should the President decide to call a vote in May.",
            "should the President decide to call a vote in May",
        ),
        (
            "I would add that, should your office send its list, it will be printed by us.",
            "should your office send its list",
        ),
        ("We will print the list, provided you see no objection.", "provided you see no objection"),
        ("We will send the survey when and if it is published.", "when and if it is published"),
        (
            "We are ready to sign upon being informed that the draft suits the council.",
            "upon being informed that the draft suits the council",
        ),
        (
            "We shall join upon the clear understanding that the list is published.",
            "upon the clear understanding that the list is published",
        ),
        (
            "We will accept the plan, subject to agreement on details, provided that the list is published.",
            "subject to agreement on details, provided that the list is published",
        ),
        (
            "We will pay on condition that your ships will, from October on, be kept out of the bay.",
            "on condition that your ships will, from October on, be kept out of the bay",
        ),
        ("Without such a change, we cannot sign the text.", "Without such a change"),
        ("Only if the survey begins before March will funds be sent by us.", "Only if the survey begins before March"),
        ("In case you receive questions, please answer them in writing.", "In case you receive questions"),
    ],
)
def test_where_a_condition_begins_and_ends(words: str, condition: str) -> None:
    assert conditions(words) == [condition]


def test_a_french_ask_ends_the_condition() -> None:
    words = (
        "Nous avons bien reçu votre lettre du 3 mai et nous vous en remercions. "
        "Si vous en avez l'occasion et si vous le jugez utile, veuillez publier la liste."
    )
    assert conditions(words) == ["Si vous en avez l'occasion et si vous le jugez utile"]


@pytest.mark.parametrize(
    "words",
    [
        "We ask what should the council do about the harbour.",
        "Nor should the council close the harbour.",
        "We would be grateful if you would publish the list.",
    ],
)
def test_what_is_no_condition(words: str) -> None:
    assert conditions(words) == []
