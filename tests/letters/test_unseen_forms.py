"""Forms over a letter, and who signs below it: faxes, memoranda, Chilean DE and A, companies, sections that sign."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.header.posts import COMPANY
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
