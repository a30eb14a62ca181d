"""Forms over a letter, and who signs below it: faxes, memoranda, Chilean DE and A, companies, sections that sign."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.header.posts import COMPANY
from onrecord.letters.marks import DELIVERY
from onrecord.model import Letter, Source


def read(text: str) -> Letter:
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def told(parties):
    return [(p.name, p.role, p.organisation, p.state) for p in parties]


FAX = """FAX MESSAGE

DATE:     21 July 2003                    PAGES:  2

TO:       Mr Jone Tamata                  FAX:  +679 330 0555
          Chief Director: Harbours
          Department of Foreign Affairs, Suva

FROM:     Dr Ada Ferrers                  TEL:  +61 2 5550 0198
          Southern Bridge Forum

SUBJECT:  Number of ferries retained

Dear Jone

Many thanks for your fax of 8 July and for sending on the report which we had asked for.

Kind regards

Ada
"""


def test_a_fax_names_both_sides_in_its_form():
    """Though another column stands beside each, and a post has a colon; who signs with a first name is told above."""
    letter = read(FAX)
    assert told(letter.sender) == [("Ada Ferrers", None, "Southern Bridge Forum", None)]
    assert told(letter.recipients) == [
        ("Jone Tamata", "Chief Director: Harbours", "Department of Foreign Affairs", "FJI")
    ]


def test_a_memorandum_for_somebody():
    letter = read(
        "                 WASHINGTON\n\n                                 July 2, 1967\n\n"
        "MEMORANDUM FOR:   Mr. Noah Lund\n                  The White House\n\nFROM:             Ada Ferrers\n\n"
        "SUBJECT:          Reply to the Ambassador on the ferries\n\n"
        "     In response to the request there is enclosed a suggested reply to the letter of June 21.\n\n"
        "                         Ada Ferrers\n                         Executive Secretary\n"
    )
    assert told(letter.recipients) == [("Noah Lund", None, "White House", "USA")]


CHILEAN = """REPÚBLICA DE CHILE
MINISTERIO DE OBRAS PÚBLICAS

                       DIV. JUR. (P) Nº 3402/1187 /

                       ANT. : Su solicitud de acceso a la información
                              Nº AD008T0000213, de 2 de agosto de 2013.

                       MAT. : Da respuesta.

                       SANTIAGO, 29 AGO. 2013

DE : SUBSECRETARIO DE OBRAS PÚBLICAS

A  : SRA. ADA TRINCADO PAZ
     PRESIDENTA
     FUNDACIÓN RÍOS LIBRES

1.   Por el documento citado en el antecedente, Ud. ha solicitado conocer el estado de los puentes.

2.   Al respecto, cumplo con informar a Ud. que la obra concluyó en julio.

          Saluda atentamente a Ud.,

                       BRUNO OYANEDEL SOL
                       Subsecretario de Obras Públicas

DISTRIBUCIÓN:
1. Sra. Ada Trincado Paz.
2. Ministerio de Relaciones Exteriores.
3. Archivo.
"""


def test_a_chilean_form():
    letter = read(CHILEAN)
    assert letter.kind == "reply"
    assert letter.subject and letter.subject.value == "Da respuesta."
    assert told(letter.recipients) == [("Ada Trincado Paz", "Presidenta", "Fundación Ríos Libres", None)]
    assert [p.organisation for p in letter.copies] == ["Ministerio de Relaciones Exteriores"]
    assert "3402/1187" in [n.value for n in letter.reference_numbers]


SWISS = """Département fédéral des affaires étrangères DFAE
Direction du droit international public

Monsieur
Armand Noël
Secrétaire général
Action Ponts Ouverts
1211 Genève 13

Berne, le 6 septembre 2007

Votre requête du 9 août 2007 concernant les ponts

Monsieur le Secrétaire général,

Votre requête citée en titre nous a été transmise pour réponse. Nous vous en remercions.

Veuillez agréer, Monsieur le Secrétaire général, nos salutations distinguées.

Direction du droit international public
Section des ponts et des rives

Dr. Céline Fontan
Cheffe suppléante de section
"""


def test_a_doctor_below_her_section_signs():
    letter = read(SWISS)
    assert letter.subject and letter.subject.value == "Votre requête du 9 août 2007 concernant les ponts"
    assert told(letter.sender)[0][:2] == ("Céline Fontan", "Cheffe suppléante de section")
    assert letter.sender[0].state == "CHE"
    assert [p.name for p in letter.recipients] == ["Armand Noël"]


@pytest.mark.parametrize("name", ["Ferrers Shipping Ltd", "Norra Brobolaget AB (publ)", "Brücken e.V.", "ПАО Река"])
def test_letters_of_a_company(name):
    """At the end: Russian companies have theirs in front."""
    assert bool(COMPANY.search(name)) == (not name.startswith("ПАО"))


def test_a_company_signs_with_two_and_names_itself_above_them():
    letter = read(
        "Norra Brobolaget AB (publ)\nGroup Sustainability\n\nUmeå, May 14th 2009\n\nDear Ms Ferrers,\n\n"
        "With reference to your questionnaire of April 20th we inform you that we keep no such ferries.\n\n"
        "Yours faithfully,\nNorra Brobolaget AB (publ)\n\n"
        "Karin Stenlund                        ppa. Mats Lidbäck\n"
        "Head of Responsible Crossings         Legal Counsel\n"
    )
    assert [(p.name, p.role) for p in letter.sender] == [
        ("Karin Stenlund", "Head of Responsible Crossings"),
        ("Mats Lidbäck", "Legal Counsel"),
    ]
    assert {p.organisation for p in letter.sender} == {"Norra Brobolaget AB (publ)"}


def test_a_copy_in_the_head_is_one_party_over_three_lines():
    letter = read(
        "RETE ITALIANA DEI PONTI\n\n          Al Ministro dei Porti\n          On. Giulio Tassi\n"
        "          00135 ROMA\n\n"
        "   e p.c. Al Presidente della Commissione Porti\n          Sen. Ottavio Bressi\n"
        "          Senato della Repubblica\n\n"
        "Roma, 4 ottobre 2010\n\nOnorevole Ministro,\n\nfacciamo seguito alla nostra lettera del 12 luglio u.s.\n\n"
        "Distinti saluti,\n\nMirella Sgarbi\n"
    )
    assert [p.name for p in letter.copies] == ["Ottavio Bressi"]
    assert [(p.name, p.role) for p in letter.recipients] == [("Giulio Tassi", "Ministro dei Porti")]


def test_a_line_about_the_paper_is_no_body():
    letter = read(
        "3 May 2011\n\nDear Mr Ames,\n\nThank you for your letter about the ports.\n\nSincerely,\n\nAda Ferrers\n\n"
        "cc:  Ambassador Jone Tamata, Permanent Representative of Fiji to the United Nations\n\n"
        "              PRINTED ON RECYCLED PAPER\n"
    )
    assert told(letter.copies) == [
        ("Jone Tamata", "Ambassador, Permanent Representative of Fiji to the United Nations", None, "FJI")
    ]


def test_an_adjective_goes_with_the_body_behind_a_russian_post():
    letter = read(
        "Координатору российской\nКампании за мосты\nО. Л. ВЕТРОВОЙ\n\n14 мая 2012 г. № 51/д\n\n"
        "Уважаемая Ольга Львовна,\n\n"
        "Ваше обращение о мостах рассмотрено, ответ будет направлен.\n\nДиректор   А. П. Лодкин\n"
    )
    assert [(p.role, p.organisation, p.state) for p in letter.recipients] == [
        ("Координатору", "российской Кампании за мосты", None)
    ]


DESPATCH = """MINISTÈRE DES AFFAIRES ÉTRANGÈRES

                                        Paris, le 23 Mars 1912.
N° 187

Au sujet de l'emploi
des canons du port.

      Le Président du Conseil, Ministre des Affaires Étrangères,

      à Monsieur Noé Lund, Ambassadeur de la République Française à Londres

      Par votre dépêche n° 94 du 11 de ce mois, vous avez bien voulu me faire part
de la démarche de Sir Edward Ames sur les ponts de la rivière et de ses quais.

                                              R. MONTFERRAND
"""


def test_a_french_despatch_says_who_to_whom_over_the_text():
    letter = read(DESPATCH)
    assert letter.subject and letter.subject.value == "l'emploi des canons du port."
    assert told(letter.recipients) == [
        ("Noé Lund", "Ambassadeur de la République Française à Londres", None, "FRA"),
    ]
    assert letter.sender[0].name == "R. Montferrand"
    assert (letter.sender[0].role or "").endswith("Ministre des Affaires Étrangères")


INDIAN = """No. D-1187/PORTS/09
GOVERNMENT OF INDIA
MINISTRY OF EXTERNAL AFFAIRS
                                                  South Block, New Delhi
                                                  Dated the 17th December, 2009

To
        The General Secretary,
        All India Council for Bridges,
        New Delhi - 110 002.

Sub:-   Accession to the Convention on Bridges - regarding.

Sir,

        I am directed to refer to your letter dated the 23rd November, 2009 on the subject mentioned above.

                                                  Yours faithfully,

                                                  (P. Rangasubban)
                                  Under Secretary to the Government of India
                                                  Tele: 2301 5555

Copy to:-
   1. Ministry of Ports (Shri A.K. Lal, Joint Secretary), South Block, New Delhi.
"""


def test_an_indian_office():
    letter = read(INDIAN)
    assert letter.subject and letter.subject.value == "Accession to the Convention on Bridges - regarding."
    assert told(letter.recipients) == [(None, "General Secretary", "All India Council for Bridges", None)]
    assert told(letter.copies) == [("A.K. Lal", "Joint Secretary", "Ministry of Ports", "IND")]


def test_an_officers_service_is_not_the_body_that_writes():
    letter = read(
        "                  HARBOUR ARMISTICE COMMISSION\n\n                              20 February 1957\n\n"
        "SUBJECT:  Exchange of Letters on the Ferries\n\nTO:       Senior Member\n          Delta People's Army\n\n"
        "      1.  Receipt is acknowledged of your letter dated 11 February 1957, in\n"
        "which you alleged that our ferries crossed the line.\n\n"
        "                              HOMER D. FERRERS\n"
        "                              Major General, United States Marine Corps\n"
        "                              Senior Member\n"
    )
    assert told(letter.sender)[0][::2] == ("Homer D. Ferrers", "Harbour Armistice Commission")
    assert [(p.name, p.organisation) for p in letter.recipients] == [(None, "Delta People's Army")]


def test_whom_a_deputy_signs_for_is_no_part_of_her_branch():
    letter = read(
        "UNITED NATIONS\nOFFICE FOR DISARMAMENT AFFAIRS\n\nREFERENCE:   ODA/2012/377\n\n8 November 2012\n\n"
        "Excellency,\n\n"
        "I have the honour to refer to the Convention, for which the Secretary-General is the depositary.\n\n"
        "Please accept, Excellency, the assurances of my highest consideration.\n\n"
        "          Ada Steinsdóttir\n          Chief, Harbours Branch\n"
        "          for the High Representative for Disarmament Affairs\n"
    )
    assert letter.kind == "un_letter"
    assert letter.sender[0].organisation == "Office for Disarmament Affairs"


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
