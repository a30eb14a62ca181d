"""Heads in manners met in fresh letters: rolls with states, orders to sign, attention lines, old characters, mails."""

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
    ("address", "name"),
    [
        ("Alla cortese attenzione\ndell'On. Ada Ferrers\nMinistro dei Porti\nPiazzale del Molo", "Ada Ferrers"),
        ("À Sua Excelência o Senhor\nTobias Quill\nMinistro dos Portos\nEsplanada dos Portos", "Tobias Quill"),
    ],
)
def test_a_street_without_a_number_is_nobody(address, name):
    text = {
        "A": "Onorevole Ministro,\n\nLe scriviamo per chiederLe di confermare che il porto sarà aperto a maggio.",
        "À": "Senhor Ministro,\n\nVenho solicitar que o porto seja aberto no mês de maio, como foi dito.",
    }[address[0]]
    letter = read(f"Roma, 3 maggio 2015\n\n{address}\n\n{text}\n\nCleo Ames\n")
    assert [(p.name, p.organisation) for p in letter.recipients] == [(name, None)]


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


def test_a_body_for_which_all_sign_is_theirs():
    letter = read("""
Société des Ports
BP 1420, Dakar

Dakar, le 12 juin 2014

Excellence,

Nous avons l'honneur de vous demander de bien vouloir porter ce dossier à l'attention des délégations.

Veuillez agréer, Excellence, l'assurance de notre très haute considération.

Pour la Société des Ports,

Aminata Quill
Secrétaire exécutive
""")
    assert sides(letter.sender) == [("Aminata Quill", "Secrétaire exécutive", "Société des Ports", None)]
    assert letter.sender[0].on_behalf_of is None


def test_a_minister_of_several_fields():
    letter = read("""
Brussels, 6 November 2018

Mr. Tobias Quill Fontana
Minister for Ports, European Union and Cooperation
1046 Brussels

Dear High Representative,

We are writing to propose that the Council take up the question of the harbours at its December session.

Yours sincerely,

Ada Ferrers                            Bo Ames
Federal Minister for Rivers,           Minister for
Integration and Foreign Affairs        the Armed Forces
of Austria                             of Ireland
""")
    assert [p.role for p in letter.recipients] == ["Minister for Ports, European Union and Cooperation"]
    assert [(p.role, p.organisation) for p in letter.sender] == [
        ("Federal Minister for Rivers, Integration and Foreign Affairs of Austria", None),
        ("Minister for the Armed Forces of Ireland", None),
    ]


def test_copies_before_the_signers_and_after_a_postscript():
    letter = read("""
Алматы, 7 апреля 2022 года

Уважаемый господин Арденов!

Мы обращаемся к Вам с призывом открыть порт для всех судов без различия флага и просим ответить нам в этом году.

Копия: Министерство обороны Республики Казахстан

Общественный фонд «Мирная степь»
Ассоциация «Врачи против мин»
Центр правовой помощи «Опора»
""")
    assert [p.organisation for p in letter.copies] == ["Министерство обороны Республики Казахстан"]
    assert len(letter.sender) == 3
    letter = read("""
Madrid, 5 de marzo de 2019

Señor Ministro:

Nos dirigimos a usted para pedirle que se abra el puerto en el mes de mayo, como se dijo en su carta.

Reciba un cordial saludo,

Tobias Quill
Coordinador

P.D.: Adjuntamos el informe de 2018.

c.c.: Secretaría de Estado de Comercio
""")
    assert [p.organisation for p in letter.copies] == ["Secretaría de Estado de Comercio"]


def test_a_mail_below_a_mail_names_no_place_and_a_memorandum_is_no_mail():
    letter = read("""
From: Sofia Quill
Sent: Thursday, 14 May 2020 09:12
To: Jan Ferrers
Subject: FW: Harbour dues

Jan, please see below and let me have your comments by Friday.

Sofia

-----Original Message-----
From: Bo Ames <bo@ports.example>
Sent: Wednesday, 13 May 2020 16:40
To: Sofia Quill
Subject: Harbour dues

Dear Sofia,
We would like to request help with the dues.
""")
    assert letter.place is None and letter.sender[0].name == "Sofia Quill"
    memo = "MEMORANDUM\n\nTO: All Missions\nFROM: Ministry of Ports\nDATE: 8 August 2012\nSUBJECT: Harbour dues\n\n"
    assert read(memo + "The Ministry wishes to invite all to the opening of the harbour on Monday.\n").kind != "email"


def test_a_numbered_roll_and_names_signed_in_brackets():
    letter = read("""
OPEN LETTER

New York, 13 August 2015

Excellencies,

The undersigned parliamentarians call on all delegations to the conference to support a strong outcome.

Signatories:

1. Hon. Ada Quill, MP, Nigeria
2. Hon. Bo Ferrers, MP, Samoa
3. Ms. Cleo Ames, MP, Norway
""")
    assert [(p.name, p.state) for p in letter.sender] == [
        ("Ada Quill", "NGA"),
        ("Bo Ferrers", "WSM"),
        ("Cleo Ames", "NOR"),
    ]
    letter = read("""
16 March 2017

Dear Commissioner,

We write on behalf of several organisations to ask that the review of the harbours include the smaller ones.

Yours faithfully,

Dr. Ada Quill (signed)                         Mr. Bo Ferrers (signed)
Director, Harbour Watch Europe                 Secretary General, Nordic Ports Council
""")
    assert sides(letter.sender) == [
        ("Ada Quill", "Director", "Harbour Watch Europe", None),
        ("Bo Ferrers", "Secretary General", "Nordic Ports Council", None),
    ]


def test_a_russian_form_filled_in():
    letter = read("""
Министерство портов
Республики Арден

№ 335/4/2188
« 21 » июня 2012 г.
На № 14-М от 28.05.2012

                                        Координатору кампании
                                        «За чистый берег»
                                        Арденовой Е.В.

Уважаемая Елена Викторовна!

Ваше обращение рассмотрено. Сообщаем, что вопрос об открытии порта относится к ведению города.

Врио начальника                        С. Тихий
""")
    assert letter.date.value == "2012-06-21" and letter.recipients[0].organisation == "кампании «За чистый берег»"
    assert [r.value for r in letter.reference_numbers] == ["335/4/2188", "14-М"]


def test_a_title_that_says_what_is_sent():
    letter = read("""
CONFERENCE ON DISARMAMENT                                             CD/1822
                                                                      12 June 2007

LETTER DATED 8 JUNE 2007 FROM THE PERMANENT REPRESENTATIVE OF GERMANY
ADDRESSED TO THE SECRETARY-GENERAL OF THE CONFERENCE ON DISARMAMENT
TRANSMITTING THE TEXT OF A WORKING PAPER ON HARBOURS

I have the honour to transmit to you a working paper and would be grateful if it could be issued.

(Signed):   Ada Quill
            Ambassador
""")
    assert "Transmitting" not in (letter.recipients[0].organisation or "") and letter.date.value == "2007-06-08"


def test_what_a_mails_header_alone_tells():
    known = {"subject": "Harbour dues", "to": "registry@ports.example, Bo Ames <bo@ports.example>"}
    source = Source("x.eml", "", "message/rfc822", "Dear all,\n\nThe harbour is open again.\n\nAda\n", known=known)
    letter = parse(source, head_only=True)[0]
    assert letter.subject.value == "Harbour dues" and letter.subject.quote is None
    assert [p.name for p in letter.recipients] == ["registry@ports.example", "Bo Ames"]


def test_a_line_that_is_nothing_but_a_direction_breaks_nothing():
    letter = read(
        "Port Ulm, 4 May 2011\n\nDear Sir,\n\nThe harbour is open.\n\nSincerely,\n\nDirector\nTo the\nAda Quill\n"
    )
    assert letter.sender or letter.recipients
    assert read("Директор\nА\n\nУважаемый господин Арденов,\n\nПорт открыт.\n\nС уважением,\nДиректор\nА\n")
