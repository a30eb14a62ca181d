"""Whose words are told: names nobody knows, nouns that speak, hosts of missions, long quotations. All invented."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.model import Attribution, Source, Statement

HOME = "41. Telegram From the Embassy in Thailand to the Department of State\n\nBangkok, May 3, 1966, 4 p.m.\n\n"


def told(words: str, head: str = HOME) -> list[tuple[str | None, str]]:
    letter = parse(Source("x.txt", "", "text/plain", f"{head}{words}\n"))[0]
    return [(s.holder, s.attribution.value) for s in letter.statements]


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Dr. Argent indicated that he would give the matter careful study.", "Dr. Argent"),
        ("After much delay Argent stated that the harbour was closed.", "Argent"),
        ("A number of local traders have told us that the harbour is closed.", "number of local traders"),
        ("The magazine states that the harbour is closed.", "magazine"),
        ("The Prime Minister said that the harbour was closed.", "THA"),
        ("The Minister for Foreign Affairs maintained that the harbour had been open.", "THA"),
        ("Foreign Minister Argent told us that the harbour was closed.", "THA"),
        ("Argent, the Danish Ambassador, was there. Argent told us that the harbour was closed.", "DNK"),
        ("We called on Mr. Argent at ten. He says the harbour is closed for good.", "MARK"),
    ],
)
def test_whose_words_are_told(words: str, holder: str) -> None:
    found = told(words)[-1]
    if holder == "MARK":  # a name that told nothing yet is not known to be "he"
        assert found == (None, "reported")
    else:
        assert found == (holder, "reported")


def test_he_is_who_spoke_last_and_no_state() -> None:
    found = told("Argent said that Sweden had closed the harbour. He added that this was wrong.")
    assert found == [("Argent", "reported")] * 2


def test_a_further_that_goes_on_telling() -> None:
    found = told("Argent said that the harbour was closed; that the ships are idle; and that the men want work.")
    assert {holder for holder, _ in found} == {"Argent"}


def test_every_sentence_of_a_long_quotation_is_its_speakers() -> None:
    found = told("Argent declared: “The harbour is closed. Our ships are idle.” We regret this.")
    assert [a for _, a in found] == ["reported", "reported", "own"]
    assert found[1][0] == "Argent"


@pytest.mark.parametrize(
    "words",
    [
        "Nobody has proposed to close the harbour.",
        "The reports which I sent on May 1 were complete.",
        "Some believe that the harbour should be closed.",
        "The list of suggested changes is enclosed.",
        "The Secretary told the Embassy that the harbour should be open.",
    ],
)
def test_what_is_no_report_stays_the_writers(words: str) -> None:
    assert told(words) == [("USA", "own")]


def test_the_president_of_the_department_is_its_own() -> None:
    head = "41. Telegram From the Department of State to the Embassy in Thailand\n\nWashington, May 3, 1966.\n\n"
    assert told("The President thinks that the harbour should be open.", head) == [("USA", "own")]


def test_a_coalitions_minister_is_the_addressees() -> None:
    head = (
        "Open Fields Coalition\n\n3 May 2018\n\nAda Ames\nMinister for Foreign Affairs of Sweden\n\nDear Minister,\n\n"
        "On 12 July the Prime Minister announced that no decision had been taken.\n\nYours sincerely,\n\nBo Orme\n"
        "Director, Open Fields Coalition"
    )
    assert told("", head) == [("SWE", "reported")]


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("It is said that the harbour is closed.", None),
        ("It is alleged by the Danish Embassy that the harbour is closed.", "DNK"),
        ("According to the daily press, the harbour is closed.", "daily press"),
        (
            "The Commission of Northern Fisheries has told us that the harbour is closed.",
            "Commission of Northern Fisheries",
        ),
        ("According to Argent, three ships have yet to leave.", "Argent"),
        ("We have the note. In that note the Prime Minister stated that the harbour was closed.", "THA"),
    ],
)
def test_words_of_somebody_or_nobody(words: str, holder: str | None) -> None:
    assert told(words)[-1] == (holder, "reported")


def test_that_is_so_tells_nothing_on() -> None:
    assert told("Argent said that the harbour was closed. That is not the case.")[-1] == ("USA", "own")


def test_united_states_is_no_verb() -> None:
    statements: tuple[Statement, ...] = parse(
        Source("x.txt", "", "text/plain", HOME + "We asked the United States to send two ships to the harbour.\n")
    )[0].statements
    assert [s.attribution for s in statements] == [Attribution.OWN]
