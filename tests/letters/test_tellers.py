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
        ("Dr. Argent indicated that he would look into the toll.", "THA"),
        ("Judge Argent indicated that he would look into the toll.", "Judge Argent"),
        ("After much delay Argent stated that the harbour was closed.", "THA"),
        ("The Director of the harbour told us that it was closed.", "THA"),
        ("A number of local traders have told us that the harbour is closed.", "number of local traders"),
        ("The magazine states that the harbour is closed.", "magazine"),
        ("The Prime Minister said that the harbour was closed.", "THA"),
        ("The Minister for Foreign Affairs maintained that the harbour had been open.", "THA"),
        ("Foreign Minister Argent told us that the harbour was closed.", "THA"),
        ("Argent, the Danish Ambassador, was there. Argent told us that the harbour was closed.", "DNK"),
        ("We called on Mr. Argent at ten. He says the harbour is closed for good.", "THA"),
        ("We called on Judge Argent at ten. He says the harbour is closed for good.", "Judge Argent"),
        ("We saw Judge Argent and then the ships. He was convinced that the harbour is closed.", "Judge Argent"),
        ("Judge Argent appeared to be of the opinion that silt closes it.", "Judge Argent"),
    ],
)
def test_whose_words_are_told(words: str, holder: str) -> None:
    assert told(words)[-1] == (holder, "reported")


def test_he_is_who_spoke_last_and_no_state() -> None:
    found = told("Judge Argent said that Sweden had closed the harbour. He added that this was wrong.")
    assert found == [("Judge Argent", "reported")] * 2


def test_a_further_that_goes_on_telling() -> None:
    found = told("Argent said that the harbour was closed; that the ships are idle; and that the men want work.")
    assert {holder for holder, _ in found} == {"THA"}


def test_every_sentence_of_a_long_quotation_is_its_speakers() -> None:
    found = told("Argent declared: “The harbour is closed. Our ships are idle.” We regret this.")
    assert [a for _, a in found] == ["reported", "reported", "own"]
    assert found[1][0] == "THA"


@pytest.mark.parametrize(
    "words",
    [
        "Nobody has proposed to close the harbour.",
        "The reports which I sent on May 1 were complete.",
        "Some believe that the harbour should be closed.",
        "The list of suggested changes is enclosed.",
        "This is all they want.",
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
        ("According to Argent, three ships have yet to leave.", "THA"),
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


@pytest.mark.parametrize(
    "words",
    [
        "Norway is deeply convinced that the ban helps.",
        "Norway looks forward to the conference. We met Sweden there. Norway also remains ready to take part.",
        "Norway attaches great importance to it. Norway will insist. Norway affirms this. Sweden opposes it.",
    ],
)
def test_a_speech_nobody_signs_is_of_the_state_that_does_what_only_a_speaker_does(words: str) -> None:
    assert told(words, "")[0] == ("NOR", "own")


def test_two_states_that_both_do_so_leave_the_speaker_open() -> None:
    assert "own" not in {a for h, a in told("Norway urges that it be closed. Sweden urges that it be open.", "") if h}
