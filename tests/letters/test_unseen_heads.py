"""Heads as strangers write them: what a line is, where it breaks, and what stands beside it in another column."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.clean import clean
from onrecord.letters.header.copies import _PURPOSE
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.header.posts import in_a_street
from onrecord.letters.header.states import is_of_a_state, state_around
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import Letter, Source
from onrecord.reference.gazetteer import find_mentions


def read(text: str) -> Letter:
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def pieces(text: str, language: str) -> list[tuple[str, str]]:
    lines, at = [], 0
    for line in text.split("\n"):
        if line:
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return [(p.kind, p.text) for p in pieces_of(text, lines, language)]


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("8, rue Saint-Dominique, 69002 Lyon", "FRA"),
        ("31 avenue de France, Tunis", "TUN"),
        ("12 Jordan Street, Dublin", "IRL"),
        ("Quai 4, Oran, Algérie", "DZA"),
    ],
)
def test_a_street_named_after_a_state_is_not_in_it(address, state):
    assert state_around(address) == state


def test_a_state_that_ends_an_address_is_in_no_street():
    text = "9 Harbour Road, Jordan"
    assert not in_a_street(text, find_mentions(text)[-1])


@pytest.mark.parametrize(
    ("raw", "shadow"),
    [
        ("   A T E N T A M E N T E\nAda", "   ATENTAMENTE\nAda"),
        ("N O T E   V E R B A L E", "NOTE VERBALE"),
        ("У в а ж а е м а я   А д а!", "Уважаемая Ада!"),
        ("a b c\nA B  C D", "a b c\nA B  C D"),
        ("item A B C D E goes on", "item A B C D E goes on"),
    ],
)
def test_words_set_wide_are_read_as_words(raw, shadow):
    assert clean(raw).text == shadow


def test_words_set_wide_are_quoted_as_printed():
    letter = read(
        "Quito, 3 de mayo de 2011\n\nSeñora Ministra:\n\nNo firmaremos.\n\nA T E N T A M E N T E\n\nAda Ruiz\n"
    )
    assert letter.closing and letter.closing.value == "ATENTAMENTE"
    assert letter.closing.quote and letter.closing.quote.exact == "A T E N T A M E N T E"


TWO_COLUMNS = """СОЮЗ ПАРОМЩИКОВ                            Министру транспорта
«ТИХАЯ РЕКА»                               Республики Арден
                                           Лодкину А. Б.
100100, г. Минск, ул. Речная, д. 4
тел. (17) 555-10-10

от 14.03.2012 № 19-о
на № 7/33 от 02.03.2012

Уважаемый Андрей Борисович!

Благодарим за ответ о паромах и просим сообщить, когда откроется переправа.

С уважением,

Председатель                               В. Г. Ветров
"""


def test_the_shorter_of_two_columns_goes_on_below():
    letter = read(TWO_COLUMNS)
    assert [p.name for p in letter.recipients] == ["Лодкину А. Б."]
    assert letter.sender[0].organisation == "Союз Паромщиков «Тихая Река»"


def test_a_day_before_the_letters_own_number_is_its_date():
    """And not the day behind the number of the letter that it answers."""
    letter = read(TWO_COLUMNS)
    assert letter.date and letter.date.value == "2012-03-14"
    assert "19-о" in [number.value for number in letter.reference_numbers]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Bridge Watch, for information", "Bridge Watch"),
        ("Emb. Ada Ruiz.- Subsecretaria.- Para su conocimiento.", "Emb. Ada Ruiz.- Subsecretaria"),
        ("Director of Information", "Director of Information"),
    ],
)
def test_what_a_copy_is_for_is_nobody(line, kept):
    found = _PURPOSE.search(line)
    assert (line[: found.start()] if found else line) == kept


def test_copies_parted_by_stop_and_dash():
    letter = read(
        "Lima, 4 de mayo de 2012\n\nSeñor Ruiz:\n\nNo podemos firmar.\n\nAtentamente,\n\nAda Paz\nDirectora\n\n"
        "C.c.p.- Emb. Bruno Sol Vega.- Subsecretario de Puertos.- Mismo fin.\n"
        "        Gral. Brig. Tito Mar Sosa.- Jefe de la Sección Tercera.- Para su conocimiento.\n"
    )
    assert [(p.name, p.role) for p in letter.copies] == [
        ("Bruno Sol Vega", "Subsecretario de Puertos"),
        ("Tito Mar Sosa", "Jefe de la Sección Tercera"),
    ]


def test_a_motto_with_a_stop_inside_is_no_name():
    assert not is_name("Trabajo Honrado. Patria Libre", "es")
    assert is_name("Wm. H. Ferrers", "en") and is_name("Thos. Ames", "en")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Directrice des ports\nmaritimes et fluviaux", "fr", [("post", "Directrice des ports maritimes et fluviaux")]),
        ("РЕЧНАЯ ОБЩЕСТВЕННАЯ\nОРГАНИЗАЦИЯ", "ru", [("body", "РЕЧНАЯ ОБЩЕСТВЕННАЯ ОРГАНИЗАЦИЯ")]),
        ("PAZ Y RÍO\nEL DIRECTOR GENERAL", "es", [("person", "PAZ Y RÍO"), ("post", "EL DIRECTOR GENERAL")]),
        ("RED DE PUERTOS\nPOR LA PAZ", "es", [("body", "RED DE PUERTOS POR LA PAZ")]),
    ],
)  # fmt: skip
def test_where_a_line_goes_on(text, language, expected):
    assert pieces(text, language) == expected


def test_the_second_of_two_posts_tells_a_state_as_the_first_does():
    assert is_of_a_state("Leader of the Chamber and Minister for Ports", None, "en")
    assert not is_of_a_state("Chair and Founder", None, "en")


def test_a_desk_of_a_chinese_ministry_belongs_to_the_post():
    letter = read(
        "                中华人民共和国外交部\n                河务司\n\n陈思远女士：\n\n"
        "贵会2012年4月2日关于河上渡轮的来信收悉。"
        "我们认真研究了来信的建议，目前不能签署这一协定，特此答复。\n\n"
        "顺致敬意。\n\n                河务司司长  王毅林\n\n                二〇一二年五月三日于北京\n"
    )
    assert [(p.role, p.organisation) for p in letter.sender] == [("河务司司长", "中华人民共和国外交部")]


def test_a_british_junior_minister_is_not_of_the_state_with_a_secretary_of_state():
    letter = read(
        "DEPARTMENT FOR HARBOURS\n4 Quay Lane, London\n\n3 May 2011\n\nDear Mr Ames,\n\nThank you for your letter.\n\n"
        "Yours sincerely,\n\nADA FERRERS\nParliamentary Under-Secretary of State\n"
    )
    assert [p.state for p in letter.sender] == ["GBR"]


def test_the_secretary_general_of_a_documents_title_is_of_the_united_nations():
    letter = read(
        "United Nations                                A/61/9103\nGeneral Assembly        Distr.: General\n\n"
        "Letter dated 3 March 2007 from the Permanent Representative of Vanuatu to the United Nations\n"
        "addressed to the Secretary-General\n\n    I have the honour to enclose a statement of our ministers.\n\n"
        "(Signed) Ada Tamata\n"
    )
    assert [(p.role, p.organisation) for p in letter.recipients] == [("Secretary-General", "United Nations")]


GERMAN_FORM = """Auswärtiges Amt

Bündnis Offene Brücken e.V.
Frau Dr. Ada Ferrers
Uferweg 7
24103 Kiel

BETREFF   Vertrag über die Brücken
BEZUG     Ihr Schreiben vom 11. November 2009
GZ        240-371.45 (bitte bei Antwort angeben)

                                             Berlin, 2. Dezember 2009

Sehr geehrte Frau Dr. Ferrers,

für Ihr Schreiben danke ich Ihnen und teile mit, dass wir den Vertrag prüfen.

Mit freundlichen Grüßen
Im Auftrag

Lohbrand
Vortragender Legationsrat I. Klasse
"""


def test_a_german_form_without_colons():
    letter = read(GERMAN_FORM)
    assert letter.subject and letter.subject.value == "Vertrag über die Brücken"
    assert [n.value for n in letter.reference_numbers][-1].startswith("240-371.45")
    assert [(p.name, p.role, p.state) for p in letter.sender] == [
        ("Lohbrand", "Vortragender Legationsrat I. Klasse", "DEU")
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Ada Ferrers | Head, Ports Department | Ministry of Trade",
            "en",
            [("person", "Ada Ferrers"), ("post", "Head"), ("body", "Ports Department"), ("body", "Ministry of Trade")],
        ),
        ("11, Clarence Avenue\nAldenham", "en", [("street", "11, Clarence Avenue"), ("word", "Aldenham")]),
        (
            "à Monsieur Noé Lund, Ministre des Ports,\net à Madame Ada Ruiz, présidente",
            "fr",
            [("person", "Noé Lund"), ("post", "Ministre des Ports"), ("person", "Ada Ruiz"), ("post", "présidente")],
        ),
        (
            "Special Rapporteur on unsafe, narrow or ruined bridges",
            "en",
            [("post", "Special Rapporteur on unsafe, narrow or ruined bridges")],
        ),
        (
            "Permanent Mission of Fiji to the United Nations and other organizations\nin Geneva",
            "en",
            [("body", "Permanent Mission of Fiji to the United Nations and other organizations in Geneva")],
        ),
    ],
)  # fmt: skip
def test_how_a_line_is_cut(text, language, expected):
    assert pieces(text, language) == expected


def test_a_division_behind_a_head_belongs_to_the_post():
    """Where a department and an office follow; of these the office is the body."""
    letter = read(
        "3 May 2011\n\nDear Mr Ames,\n\nThank you for your letter about the ports.\n\nYours sincerely,\n\n"
        "Ada Ferrers | Head, Harbour Policy | Ports Department | Foreign and Commonwealth Office\n"
    )
    assert [(p.name, p.role, p.organisation, p.state) for p in letter.sender] == [
        ("Ada Ferrers", "Head, Harbour Policy", "Foreign and Commonwealth Office", "GBR")
    ]


def test_a_town_below_a_street_is_nobody():
    letter = read(
        "3rd May, 1934.\n\nSir,\n\nI am directed to acknowledge the receipt of your letter of the 27th ultimo.\n\n"
        "I am, Sir,\nYour obedient Servant,\n\n(Signed) A. B. Ferrers.\n\n"
        "The Honorary Secretary,\n   Marshland Bridge Society,\n      11, Clarence Avenue,\n         Royal Aldenham.\n"
    )
    assert [(p.name, p.role, p.organisation) for p in letter.recipients] == [
        (None, "Honorary Secretary", "Marshland Bridge Society")
    ]


def test_a_roll_of_bodies_with_their_signers_further_in():
    letter = read(
        "LETTRE OUVERTE\n\nà Madame Ada Ruiz, Ministre des Ports\n\nLyon, le 3 mai 2012\n\nMadame la Ministre,\n\n"
        "Nous vous demandons de publier la liste des ponts avant la fin de cette année.\n\nLes signataires :\n\n"
        "Ponts Ouverts\n    Noé Lund, coordinateur\nVrije Bruggen\n    Dr Ilse Quist, algemeen secretaris\n"
    )
    assert [(p.name, p.role, p.organisation) for p in letter.sender] == [
        ("Noé Lund", "coordinateur", "Ponts Ouverts"),
        ("Ilse Quist", "algemeen secretaris", "Vrije Bruggen"),
    ]


def test_two_experts_who_sign_one_below_the_other():
    letter = read(
        "Mandates of the Special Rapporteur on bridges; and the Independent Expert on ferries\n\n"
        "PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND\n\n3 June 2015\n\nExcellency,\n\n"
        "We have the honour to address you in our capacities as Special Rapporteur and Independent Expert.\n\n"
        "Please accept, Excellency, the assurances of our highest consideration.\n\n"
        "                Ada Ferrers\n     Special Rapporteur on the state of the bridges in the delta\n\n"
        "                Noah Lund\n     Independent Expert on the situation of ferries in the delta\n\n"
        "His Excellency\nMr. Jone Tamata\nAmbassador\nPermanent Mission of Fiji to the United Nations\n"
    )
    assert letter.kind == "un_letter" and letter.place and letter.place.name == "Geneva"
    assert [p.name for p in letter.sender] == ["Ada Ferrers", "Noah Lund"]
    assert [p.name for p in letter.recipients] == ["Jone Tamata"]


def test_a_title_under_the_date_may_have_a_colon():
    letter = read(
        "Lyon, le 3 mai 2012\n\nLes digues du long fleuve : levez-les !\n\nMadame la Ministre,\n\n"
        "Nous vous demandons de publier la liste des ponts avant la fin de cette année.\n\nNoé Lund\n"
    )
    assert letter.subject and letter.subject.value == "Les digues du long fleuve : levez-les !"
