"""Signatures and closes that a scan damaged once, in letters that are whole elsewhere."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.model import Letter, Source

BODY = "We have the honour to answer the note of the Ministry, and thank it for what it says of the bridge."


def read(text: str) -> Letter:
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("SANTIAGO IRAZA8AL QUILL\nDirector, Bridge Watch", "Santiago Irazabal Quill"),
        ("ADA FERRE(HAURREN\nDirector, Bridge Watch", "Ada Ferrechaurren"),
        ("HOMER 0. LITZENBERG\nDirector, Bridge Watch", "Homer O. Litzenberg"),
        ("(Signed electronically) ADA FERRERS\nDirector, Bridge Watch", "Ada Ferrers"),
        ("Ada Ferrers for Chief Secretary", "Ada Ferrers"),
    ],
)
def test_a_name_damaged_once(signature: str, name: str) -> None:
    letter = read(f"Harbourtown, 3 May 2011\n\nSir,\n\n{BODY}\n\nYours faithfully,\n\n{signature}\n")
    assert [p.name for p in letter.sender] == [name]
    assert letter.sender[0].role


def test_the_ink_stays_and_the_doubt_is_told() -> None:
    letter = read(f"Harbourtown, 3 May 2011\n\nSir,\n\n{BODY}\n\nYours faithfully,\n\nADA QU1LLSON\nDirector\n")
    quote = letter.sender[0].quote
    assert quote is not None and "QU1LLSON" in quote.exact and "scan" in letter.sender[0].because


def test_a_german_close_with_one_letter_misread() -> None:
    letter = read(
        "Berlin, 2. Dezember 2009\n\nSehr geehrte Frau Lund,\n\nich danke Ihnen für Ihr Schreiben.\n\n"
        "Mit freundlichen Gnüßen\n\nIm Auftrag\n\n\nUhlenbrock\nLegationsrat\n"
    )
    assert letter.closing is not None and [p.name for p in letter.sender] == ["Uhlenbrock"]


def test_a_close_whose_empty_line_was_lost() -> None:
    letter = read(
        "Berlin, le 3 mai 2011\n\nMadame la Directrice,\n\nJ'ai l'honneur de vous proposer la date du jeudi.\n"
        "Veuillez agréer, Madame la Directrice, l'expression de ma parfaite et très haute considération.\n\n"
        "Oumar Lund\n"
    )
    assert letter.closing is not None and [p.name for p in letter.sender] == ["Oumar Lund"]


def test_a_running_head_before_an_address_at_the_foot_parts_it_from_the_signer() -> None:
    letter = read(
        "PARIS, 20 Avril 1917.\n\nMon cher Ames,\n\nJe vous écris du pont, que vous connaissez et que j'aime.\n\n"
        "Affectueusement à vous,\n\nAda de Ferrers\n\n- 2 -\n\f\n\nà Monsieur le Président Bo AMES,\n\nLIMA.\n"
    )
    assert [p.name for p in letter.sender] == ["Ada de Ferrers"]


def test_an_office_greeted_over_its_text() -> None:
    letter = read(
        "THE BRIDGE NETWORK\n\nHarbourtown, 20 February 2012\n\nSubject: Bridges\n\nRight Honourable Prime Minister,\n"
        "We wrote to your Office in November 2010 and again in June 2011, and to our regret neither was answered.\n\n"
        "Respectfully yours,\n\nAda Ferrers\nCoordinator\n"
    )
    assert letter.salutation is not None and letter.salutation.value == "Right Honourable Prime Minister,"
