"""Dates that a scan damaged: run together, a letter among the figures, and what dates another paper."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.recognisers.dates import find_date_mentions
from onrecord.model import Letter, Source

BODY = "\n\nWe heve tbe honour to answer thc note of the Ministry, and thank it for whaf it says.\n\n"


def read(text: str) -> Letter:
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def day(text: str) -> str | None:
    date = read(text).date
    return str(date.value) if date else None


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("PARIS, 23Novembre 1915.", "1915-11-23"),
        ("PARIS, 2SAvril 1916.", "1916-04-25"),
        ("Bern, den 1Nov. 1847", "1847-11-01"),
        ("CAEN, Ie16 Août 1918", "1918-08-16"),
        ("Harbourtown, 9fh May 2011", "2011-05-09"),
        ("Ouagadougou, le ZG mars 2010", "2010-03-26"),
        ("Berlin, 14/01/Z013", "2013-01-14"),
        ("Harbourtown, Z2 November 1916", "1916-11-22"),
    ],
)
def test_a_damaged_date_line_is_read(line: str, meant: str) -> None:
    assert day(f"{line}\n\nSir,{BODY}Yours faithfully,\n\nAda Ferrers") == meant


def test_spanish_links_misread() -> None:
    text = "Puerto Claro, 9 dc julio do 2009\n\nEstimada señora:\n\nAgradezco su carta.\n\nAtentamente,\n\nAna Ruiz"
    assert day(text) == "2009-07-09"


def test_the_day_of_a_cited_letter_is_not_the_letters() -> None:
    text = (
        "REPÚBLICA DE ARDEN\nMinisterio de Puertos\n\n          ANT.: Carta de la Red dcl Rio,\n"
        "                do l1.04.2016.\n          MAT.: Puentes.\n\nQue los puentes so cierren es dc temer.\n"
    )
    assert day(text) != "2016-04-01"


def test_a_file_number_is_no_date() -> None:
    assert (
        day("PERMANENT MISSION OF ARDEN\n\n1.1.04/0417-21\n\nThe Mission presents its compliments to the Office.")
        is None
    )


def test_a_postal_code_is_no_date() -> None:
    assert day("Hafenstraße 17\n24I03 Kiel\n\nSehr geehrte Frau Lund,\n\nich danke Ihnen für das Schreiben.") is None


def test_a_year_among_whose_figures_is_a_letter_is_not_taken_from_elsewhere() -> None:
    text = (
        "«14» мая Z012 г.  № 5123/д\nНа № 77 от 11.04.2011\n\nУважаемая Анна Ивановна!\n\nМы рассмотрели обращение.\n"
    )
    assert day(text) in ("2012-05-14", None)


def test_a_sentence_that_ends_with_a_date_dates_no_letter() -> None:
    text = (
        "Monsieur le Ministre,\n\nJe vous informe que l'instrument de ratification de la Convention par le\n"
        "Royaume a été déposé le 16 février 2010.\n\nVeuillez agréer mes salutations.\n\n"
        "Port-Clair, le 26 mars 2010\n\nNoé Lund\n"
    )
    assert day(text) == "2010-03-26"


def test_the_day_of_distribution_is_not_the_day_of_writing() -> None:
    text = (
        "United Nations                                    S/2013/999\n\n"
        "                                                  Distr.: General\n"
        "     Security Council                             14 August 2013\n\n"
        "Letfer datecl 12 August 2013 from the Permanent Representative of Arden addressed to the President of\n"
        "the Security Council\n\nI wish to inform you of the bridge.\n\n(Signed) Ada Ferrers\n"
    )
    assert day(text) != "2013-08-14"


def test_a_mail_sent_on_keeps_its_own_day() -> None:
    text = (
        "Subject: FW: Meeting\nFrom: Desk <desk@arden.example>\nDate: 02/06/2020, 08:47\nTo: kim@rivers.example\n\n"
        "Dear Kim\n\nPlease see below what the Office told us, which we regret.\n\nRegards\n"
        "Ada Ferrers\nDesk Officer, Rivers\n"
        "Ministry of Ports, Harbourtown\n\n____________________\nFrom: Jo Lund\n"
        "Sent: Monday, 1 June 2020 17:20\nTo: Desk\n"
        "Subject: Meeting\n\nNot before the recess.\n"
    )
    letter = read(text)
    assert str(letter.date.value if letter.date else "") == "2020-06-02"
    assert [p.name for p in letter.sender] == ["Ada Ferrers"]
    assert [p.name for p in letter.recipients] == ["Kim"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("二 O 〇二三年六月九日", "2023-06-09"),
        ("二OO三年六月九日", "2003-06-09"),
        ("二 〇 一五年三月二日", "2015-03-02"),
        ("二〇二三年六月九日", "2023-06-09"),
    ],
)
def test_a_circle_of_a_chinese_year_read_as_a_letter_or_twice(words, value):
    assert [mention.value for mention in find_date_mentions(words, language="zh")] == [value]
