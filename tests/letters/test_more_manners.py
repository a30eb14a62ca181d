"""Heads in manners met in fresh letters: rolls with states, orders to sign, attention lines, traditional Chinese, mails."""

import pytest

from onrecord.letters import parse
from onrecord.model import Source
from onrecord.reference.gazetteer import find_mentions


def read(text: str):
    return parse(Source("x.txt", "", "text/plain", text.lstrip("\n")), head_only=True)[0]


def sides(parties):
    return [(p.name, p.role, p.organisation, p.state) for p in parties]


def test_a_roll_of_signers_with_states_in_brackets():
    letter = read("""
Geneva, 12 February 2024

Dear Minister,

We write to ask that the harbour be opened again, and we hope that you will answer us soon in this matter.

Signed,

Ada Quill, Vredesforum (Belgium)
Bo Ferrers, Bridge Watch Initiative (Ireland)
Cleo Ames, Campagna Porto Aperto (Italy)
""")
    assert [p.organisation for p in letter.sender] == [
        "Vredesforum",
        "Bridge Watch Initiative",
        "Campagna Porto Aperto",
    ]


def test_in_whose_name_a_letter_is_signed():
    letter = read("""
MINISTÈRE DES PORTS

Paris, le 9 mars 2021

Madame la Présidente,

Par courrier cité en référence, vous avez appelé mon attention sur le port. Il est ouvert depuis l'an dernier.

Je vous prie d'agréer, Madame la Présidente, l'expression de ma considération distinguée.

Pour le Ministre et par délégation,
le sous-directeur des ports
Étienne Ferrers
""")
    assert letter.closing.value.startswith("Je vous prie")
    assert [(p.name, p.role, p.on_behalf_of) for p in letter.sender] == [
        ("Étienne Ferrers", "sous-directeur des ports", "Ministre")
    ]


def test_who_shall_see_it_is_no_addressee():
    letter = read("""
MINISTRY OF PORTS

Ref: MP/5/12                                      Date: 7th October, 2020

The Principal Secretary
Ministry of Foreign Affairs
NAIROBI

(Attn: Director, Multilateral Division)

RE: REPORT ON HARBOURS

Reference is made to your letter of 14th September, 2020 on the above subject, which was received here in good order.

Digitally signed by
BRIG. J. M. QUILL
FOR: PRINCIPAL SECRETARY
""")
    assert sides(letter.recipients) == [(None, "Principal Secretary", "Ministry of Foreign Affairs", "KEN")]
    assert [(p.name, p.on_behalf_of) for p in letter.sender] == [("J. M. Quill", "Principal Secretary")]


def test_the_addressee_below_the_signature_is_the_one_greeted():
    letter = read("""
House of Commons
London SW1A 0AA

From the Minister for Ports                          23 March 2016

Dear Cleo,

Thank you for your letter of 8 March about the harbour, which I have read with much interest and shall keep.

Yours ever,

ADA HOLLIN MP

Cleo Ames MP
House of Commons
""")
    assert [p.name for p in letter.sender] == ["Ada Hollin"] and letter.sender[0].role == "Minister for Ports"
    assert [p.name for p in letter.recipients] == ["Cleo Ames"]


def test_initials_without_a_space_and_a_name_in_the_dative():
    letter = read("""
МИНИСТЕРСТВО ПОРТОВ

15 апреля 2014 г.

Исполнительному директору
Кампании «Чистый берег»
г-ну А.Арденову

Уважаемый господин Арденов,

Настоящим подтверждаем получение Вашего письма и сообщаем, что порт будет открыт в мае этого года.

С уважением,

Начальник управления портов          И.В.Тихий
""")
    assert letter.recipients[0].name == "А.Арденов" and letter.sender[0].name == "И.В.Тихий"


def test_traditional_characters_are_read_as_simplified_ones():
    letter = read("""
外交部 函

發文日期：中華民國113年5月20日
發文字號：外條字第1130012345號

受文者：和平港口研究協會

主旨：有關貴會建議開放港口一案，復如說明，請查照。

說明：
一、復貴會113年4月2日來函。
二、本部將持續關注相關發展。

正本：和平港口研究協會
副本：國防部

部長 林佳英
""")
    assert letter.date.value == "2024-05-20" and letter.sender[0].name == "林佳英" and letter.sender[0].role == "部長"
    assert [p.organisation for p in letter.copies] == ["國防部"]
    assert [(f.id, f.start, f.end) for f in find_mentions("俄羅斯聯邦外交部致美國")] == [("RUS", 0, 5), ("USA", 9, 11)]


def test_a_mail_signed_with_a_first_name_and_one_without_any():
    letter = read("""
From: Miriam Adler <m.adler@bridge.example>
To: <registry@ports.example>
Date: Tue, 9 Apr 2019 10:14:22 +0200
Subject: Harbour dues

Dear colleagues,

Many thanks for the prompt answer about the harbour dues.

Best wishes,
Miriam
""")
    assert letter.sender[0].name == "Miriam Adler" and letter.recipients[0].name == "registry@ports.example"


@pytest.mark.parametrize(
    ("language", "address", "name", "organisation"),
    [
        ("it", "Alla cortese attenzione\ndell'On. Ada Ferrers\nMinistro dei Porti\nPiazzale del Molo\n00135 Roma", "Ada Ferrers", None),
        ("pt", "À Sua Excelência o Senhor\nTobias Quill\nMinistro dos Portos\nEsplanada dos Portos\nBrasília", "Tobias Quill", None),
    ],
)  # fmt: skip
def test_a_street_without_a_number_is_nobody(language, address, name, organisation):
    greeting = {"it": "Onorevole Ministro,", "pt": "Senhor Ministro,"}[language]
    body = {
        "it": "Le scriviamo per chiederLe di confermare che il porto sarà aperto nel mese di maggio.\n\nDistinti saluti,",
        "pt": "Venho solicitar que o porto seja aberto no mês de maio, como foi dito no ano passado.\n\nRespeitosamente,",
    }[language]
    letter = read(f"Roma, 3 maggio 2015\n\n{address}\n\n{greeting}\n\n{body}\n\nCleo Ames\n")
    assert [(p.name, p.organisation) for p in letter.recipients] == [(name, organisation)]


def test_a_secretary_general_elsewhere_is_no_organ():
    letter = read("""
Geneva, 28 August 2013

H.E. Ms. Ada Quill, President of the French Republic

Excellency,

As you prepare to meet in the harbour, we ask you to put the protection of civilians first this time.

Respectfully,

/s/
Bo Ferrers
Secretary-General
International Federation of Harbour Societies
""")
    assert letter.kind == "letter"
