"""Letters of offices all over, and who signs below them: lawyers, a Swedish desk, joint letters, members of a body."""

from __future__ import annotations

import pytest
from tests.letters.test_unseen_forms import read

from onrecord.letters.header.one_state import state_of_one
from onrecord.letters.marks import DELIVERY

LEBANESE = """الجمهورية اللبنانية
وزارة الأشغال العامة

                                                      بيروت في 9/6/2011
                                                      رقم 1452/ص

                  جانب السيدة كريستيان حبيقة
                  رئيسة جمعية الجسور

الموضوع : طلب إحصاءات عن الجسور.
المرجع : كتابكم رقم 27 تاريخ 18/5/2011.

      نفيدكم بأن عدد الجسور المسجلة منذ 14 آب 2006 ولغاية 30 نيسان 2011 بلغ 408 جسور في جميع المناطق.

      للتفضل بالاطلاع.

                                          العميد الركن وليد أبي نصر
                                          رئيس مصلحة الجسور
"""


def test_labels_whose_lines_end_with_a_stop():
    letter = read(LEBANESE)
    assert letter.subject and letter.subject.value == "طلب إحصاءات عن الجسور."
    assert [p.name for p in letter.sender] == ["وليد أبي نصر"]
    assert [p.name for p in letter.recipients] == ["كريستيان حبيقة"]


def test_a_town_before_four_figures():
    letter = read(
        "                                   17 Bellevue Crescent\n"
        "                                   Upper Marsh 5010\n\n"
        "                                   Sunday 4 May 2008\n\nDear Prime Minister\n\n"
        "I write on my own behalf about the ferries of our harbour.\n\nYours sincerely\n\nMrs Ada Ferrers\n"
    )
    assert letter.place and letter.place.name == "Upper Marsh"


LAWYERS = """QUILTER & PROBYN LLP

Our ref:      JHP/MAC.4411-7                           22 Bedford Row
Your ref:     TSOL/LT9/3021B                           London WC1R 4EB
Direct dial:  020 7555 0177
Email:        jp@qp.example

                                                       BY HAND AND EMAIL

The Treasury Solicitor
One Kemble Street
London WC2B 4TS

26 January 2016

Dear Sirs

PROPOSED CLAIM ON BRIDGES

1.      We write in response to your letter of 8 January and ask for disclosure of the plans.

Yours faithfully

Ada Probyn
"""


def test_lawyers_have_numbers_beside_their_address():
    """How the letter goes is no subject, and a greeting over a title in capitals needs no stop."""
    letter = read(LAWYERS)
    assert [n.value for n in letter.reference_numbers] == ["JHP/MAC.4411-7", "TSOL/LT9/3021B"]
    assert letter.salutation and letter.salutation.value == "Dear Sirs"
    assert letter.subject and letter.subject.value == "PROPOSED CLAIM ON BRIDGES"
    assert [(p.role, p.state) for p in letter.recipients] == [("Treasury Solicitor", "GBR")]


SWEDISH = """                Ministry for Foreign Affairs
                Sweden

                                                          Stockholm
                                                          3 April 2008
                                                          UF2008/22817/NIS

Department for Ports                                      To
and Ferries                                               Svenska Bro- och Färjelaget
Desk Officer                                              Att: Anna-Lena Rydberg
Henrik Sjöl

Your questions on the BK-90

Dear Anna-Lena,

Thank you for your e-mail of 12 March to the Minister for Foreign Affairs. I have been asked to reply.

Yours sincerely,

Henrik Sjöl
"""


def test_a_swedish_desk():
    letter = read(SWEDISH)
    assert letter.subject and letter.subject.value == "Your questions on the BK-90"
    assert [(p.name, p.role) for p in letter.sender] == [("Henrik Sjöl", "Desk Officer")]
    assert [(p.name, p.organisation) for p in letter.recipients] == [
        ("Anna-Lena Rydberg", "Svenska Bro- och Färjelaget")
    ]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("BY HAND AND EMAIL", True),
        ("Par courriel", True),
        ("Private & Confidential", True),
        ("By Ada Lund", False),
        ("Urgent repair of the bridge", False),
    ],
)
def test_how_a_letter_goes(text, how):
    assert bool(DELIVERY.fullmatch(text)) == how


def test_a_french_close_behind_a_participle():
    letter = read(
        "PAR COURRIEL\n\nMontréal, le 12 mai 2010\n\nL'honorable Noé Lund, député\nMinistre des Ports\nOttawa\n\n"
        "Monsieur le Ministre,\n\nAu nom de notre groupe, je donne suite à la rencontre que vous avez accordée à\n"
        "notre vice-présidente, le 9 avril dernier, à votre bureau.\n\n"
        "Espérant une réponse favorable, je vous prie d'agréer, Monsieur le Ministre, mes sentiments les meilleurs.\n\n"
        "La présidente-directrice générale,\n\nAda Thériault, ing.\n\n"
        "c. c.  Mme Ilse Deschamps, députée de Rive-Sud\n       M. Bruno Dewar, député d'Aval\n"
    )
    assert letter.closing and letter.closing.value.startswith("Espérant une réponse")
    assert [(p.name, p.role) for p in letter.sender] == [("Ada Thériault", "présidente-directrice générale")]
    assert [p.name for p in letter.copies] == ["Ilse Deschamps", "Bruno Dewar"]
    assert ("meeting", "2010-04-09") in [(r.kind.value, str(r.date)) for r in letter.references]


def test_initials_in_the_address_are_those_of_who_is_greeted():
    letter = read(
        "Министерство обороны                                Уполномоченной\n"
        "Республики Беларусь                                 «Речные матери»\n"
        "                                                    Ждановой Т.И.\n\n"
        "11.10.2005 № 27/3-1804\n\nУважаемая Тамара Ильинична!\n\n"
        "Управление рассмотрело Ваше обращение, поступившее 21 сентября 2005 г., и сообщает следующее.\n\n"
        "Начальник управления                                                    Д.В.Ветров\n"
    )
    assert [p.name for p in letter.recipients] == ["Ждановой Т.И."]


JOINT = """JOINT LETTER ON THE TRANSFER OF FERRIES TO SAUDI ARABIA

13 May 2016

The Honourable Noah Lund
Minister of Ports
125 Quay Drive
Ottawa, Ontario

Cc:     The Right Honourable Ada Ames, Prime Minister of Canada
        The Honourable Ilse Quist, Minister of Trade

Dear Minister,

We, the undersigned, wish to express our concern about your approval of the ferries on 8 April.

Respectfully,

Asha Roy                                  Dominic Lavigne
Executive Director                        Provincial Superior
Prairie Crossings                         Oblate Bridges

Prof. Walter Dornheim                     Sheikh Idris Warsame
Rideau Institute on Ferries               Imam of the Harbour
"""


def test_a_joint_letter_signed_two_by_two():
    """Its title names no sides, whom it is copied to is not greeted, and a title in front of a signer is no address."""
    letter = read(JOINT)
    assert letter.subject and letter.subject.value.startswith("JOINT LETTER ON THE TRANSFER")
    assert letter.salutation and letter.salutation.value == "Dear Minister,"
    assert [(p.name, p.state) for p in letter.recipients] == [("Noah Lund", "CAN")]
    assert [p.name for p in letter.copies] == ["Ada Ames", "Ilse Quist"]
    assert [(p.name, p.organisation) for p in letter.sender] == [
        ("Asha Roy", "Prairie Crossings"),
        ("Dominic Lavigne", "Oblate Bridges"),
        ("Walter Dornheim", "Rideau Institute on Ferries"),
        ("Idris Warsame", None),
    ]


def test_what_neighbours_are_who_sign_an_open_letter():
    letter = read(
        "                    ОТКРЫТОЕ ПИСЬМО\n      Президенту Российской Федерации Д. А. Лодкину\n\n"
        "      Уважаемый Дмитрий Анатольевич!\n\n"
        "      Второй год мы, родители и учителя села, живём рядом с разрушенным мостом и просим его починить.\n\n"
        "      С надеждой,\n\n      М. Ветрова, учитель\n      Н. Речная, врач\n      Л. Мостовая, мать троих детей\n\n"
        "      Дигоми, 8 ноября 2009 года\n"
    )
    assert letter.kind == "open_letter"
    assert [(p.name, p.state) for p in letter.recipients] == [("Д. А. Лодкину", "RUS")]
    assert [(p.name, p.role) for p in letter.sender] == [
        ("М. Ветрова", "учитель"),
        ("Н. Речная", "врач"),
        ("Л. Мостовая", "мать троих детей"),
    ]


def test_a_bare_c_before_copies():
    letter = read(
        "San José, 3 de mayo de 2011\n\nSeñora\nAda Quesada Monge\nPresidenta\nFundación Puentes\nPresente\n\n"
        "Estimada señora Quesada:\n\nMe es grato referirme a su nota sobre los puentes.\n\nAtentamente,\n\n"
        "Bruno Castro\nMinistro\n\nC:    Sr. Tito Roverssi, Viceministro de Puertos\n      Archivo\n"
    )
    assert [p.name for p in letter.recipients] == ["Ada Quesada Monge"]
    assert [p.name for p in letter.copies] == ["Tito Roverssi"]


def test_a_chinese_member_behind_his_post():
    letter = read(
        "致：河务署署长\n\n署长先生：\n\n本会曾于2009年11月5日致函贵署，至今未获答复，请尽快安排会面。\n\n敬祝钧安\n\n"
        "主席  陈思远\n\n2010年6月17日\n\n副本抄送：立法会河务委员会主席陈立中议员\n"
    )
    assert [p.name for p in letter.copies] == ["陈立中"]


@pytest.mark.parametrize("role", ["Foreign Secretary", "Secretary of State for Defence", "Minister of State"])
def test_a_post_that_several_states_have_tells_none(role):
    """India, Pakistan and Britain have a Foreign Secretary, Spain and Britain a Secretary of State for Defence."""
    assert state_of_one(role, None) is None
