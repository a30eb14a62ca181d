"""Parties in letters of shapes that mislead: deputies, many signers, memoranda, addresses at the foot. All invented."""

import pytest

from onrecord.letters import parse
from onrecord.model import Source


def read(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def names(parties):
    return [p.name for p in parties]


def test_several_signed_a_united_nations_letter():
    letter = read("""Letter dated 12 September 2016 from the Permanent Representatives of Austria, Chile and Ghana to
the United Nations addressed to the President of the General Assembly

We have the honour to transmit herewith the joint text of the meeting held at Vienna on 2 September 2016.

(Signed) Jan Quill
Permanent Representative of Austria

(Signed) Ada Ferrers
Permanent Representative of Chile

(Signed) Lucas Ames
Permanent Representative of Ghana
""")
    assert [(p.name, p.state) for p in letter.sender] == [
        ("Jan Quill", "AUT"), ("Ada Ferrers", "CHL"), ("Lucas Ames", "GHA"),
    ]  # fmt: skip


def test_a_list_of_signers_with_titles_holds_no_address():
    letter = read("""OPEN LETTER TO THE PRIME MINISTER OF CANADA

Ottawa, 3 December 2018

Dear Prime Minister,

We, the undersigned, call on Canada to sign the Treaty without further delay.

Respectfully,

Dr. Lise Aubert, President, Physicians for Open Fields
Hon. Mark Tennant, former Ambassador for Disarmament
Sister Mary Okafor
Ahmed Quill, Secretary General, Harbour Network for Peace
""")
    assert names(letter.sender) == ["Lise Aubert", "Mark Tennant", "Mary Okafor", "Ahmed Quill"]
    assert [p.state for p in letter.recipients] == ["CAN"]


def test_members_of_a_parliament_sign_side_by_side():
    letter = read("""Parliament of New Zealand

2 August 2012

Ambassador Ada Ferrers
Embassy of Belarus
PO Box 4, Canberra ACT

Your Excellency

We are members of the cross-party group on disarmament and write about the stocks of your country.

Yours faithfully

Rt Hon Phil Garner MP                Dr Kennedy Grant MP
Labour                               Green Party

Hon Maryan Streeter MP
""")
    assert names(letter.sender) == ["Phil Garner", "Kennedy Grant", "Maryan Streeter"]
    assert [(p.name, p.state) for p in letter.recipients] == [("Ada Ferrers", "BLR")]


LETTER = """{head}

{date}

{address}

{greeting}

{text}

{close}

{foot}
"""
ENGLISH = "We thank you for your letter of 12 February about the rules of the harbour, and send you a copy of them."


@pytest.mark.parametrize(
    ("foot", "name", "role", "for_whom"),
    [
        ("for Anna Brandt\nAmbassador\n\nErik Holm\nCounsellor", "Erik Holm", "Counsellor", "Anna Brandt"),
        ("For the Ambassador:\n\nErik Holm\nCounsellor", "Erik Holm", "Counsellor, for the Ambassador", "Ambassador"),
        ("Erik Holm\nCounsellor", "Erik Holm", "Counsellor", None),
    ],
)
def test_who_signs_for_whom(foot, name, role, for_whom):
    address = "Mr. Peter Odhiambo\nKenya Coalition Against Landmines\nNairobi"
    letter = read(
        LETTER.format(
            head="Embassy of Sweden",
            date="Nairobi, 14 November 2007",
            address=address,
            text=ENGLISH,
            greeting="Dear Mr. Odhiambo,",
            close="Sincerely,",
            foot=foot,
        )
    )
    assert [(p.name, p.role, p.on_behalf_of) for p in letter.sender] == [(name, role, for_whom)]


def test_by_order_in_french_and_german():
    french = read(
        LETTER.format(
            head="MINISTÈRE DES AFFAIRES ÉTRANGÈRES\nRépublique togolaise",
            date="Lomé, le 12 mai 2010",
            address="Monsieur Paul Lacombe\nDirecteur de l'Observatoire des mines\nBruxelles",
            greeting="Monsieur le Directeur,",
            text="J'ai l'honneur d'accuser réception de votre lettre du 3 avril 2010 sur les règles du port.",
            close="Veuillez agréer, Monsieur le Directeur, l'expression de ma considération distinguée.",
            foot="Pour le Ministre et par délégation\nLe Secrétaire général\n\nKodjo MENSAH",
        )
    )
    assert [(p.role, p.on_behalf_of) for p in french.sender] == [("Secrétaire général", "Ministre")]
    german = read(
        LETTER.format(
            head="Botschaft der Bundesrepublik Deutschland",
            date="Wellington, den 4. Mai 2009",
            address="Herrn\nDr. Peter Quill\nVorsitzender des Bündnisses gegen Streumunition\n6011 Wellington",
            greeting="Sehr geehrter Herr Dr. Quill,",
            text="vielen Dank für Ihr Schreiben vom 12. April 2009, das wir mit Interesse gelesen haben.",
            close="Mit freundlichen Grüßen",
            foot="Im Auftrag\n\nKatrin Vogel\nErste Sekretärin",
        )
    )
    assert [(p.name, p.role, p.state) for p in german.sender] == [("Katrin Vogel", "Erste Sekretärin", "DEU")]


def test_a_lord_at_the_foot_is_written_to():
    letter = read(
        LETTER.format(
            head="10 DOWNING STREET\nLONDON\n\nTHE PRIME MINISTER",
            date="3 March 2009",
            address="",
            text=ENGLISH,
            greeting="Dear Lord Elstead,",
            close="Yours sincerely,",
            foot="Gordon Quill\n\nThe Lord Elstead",
        )
    )
    assert (names(letter.sender), names(letter.recipients)) == (["Gordon Quill"], ["Elstead"])


def test_a_memorandum_says_from_whom_to_whom():
    letter = read("""Coalition of Churches
against Cluster Bombs

To:      The Hon. Ruth Dlamini, Minister of Defence
From:    Thabo Khumalo, National Organiser
Date:    7 April 2009
Re:      Stockpile destruction

Dear Minister

We note with concern that the stockpile has not been destroyed, and we ask for a date.

Yours in peace
Thabo Khumalo
""")
    assert [(p.name, p.role, p.organisation) for p in letter.sender] == [
        ("Thabo Khumalo", "National Organiser", "Coalition of Churches against Cluster Bombs")
    ]
    assert names(letter.recipients) == ["Ruth Dlamini"]


def test_a_german_note_ends_its_addressee_before_the_object():
    letter = read("""VERBALNOTE

Das Auswärtige Amt beehrt sich, der Botschaft der Republik Peru den Empfang der Verbalnote vom 3. Juni 2011 zu
bestätigen.

Das Auswärtige Amt benutzt diesen Anlass, die Botschaft der Republik Peru erneut seiner ausgezeichneten Hochachtung
zu versichern.

Berlin, den 12. Juni 2011

An die Botschaft der Republik Peru
Berlin
""")
    assert [(p.organisation, p.state) for p in letter.recipients] == [("Botschaft der Republik Peru", "PER")]


def test_copies_under_a_spanish_letter():
    letter = read(
        LETTER.format(
            head="MINISTERIO DE RELACIONES EXTERIORES\nRepública de Costa Rica",
            date="San José, 4 de junio de 2012",
            address="Señora\nCarmen Quill\nCoordinadora Regional\nRed contra las Minas\nPresente",
            greeting="Estimada señora Quill:",
            text="En nombre del señor Ministro, me permito dar respuesta a su nota del 12 de mayo sobre el puerto.",
            close="Aprovecho la ocasión para saludarle muy atentamente,",
            foot="Luis Brenes\nViceministro\n\nC.: Sr. Enrique Ames, Ministro de Relaciones Exteriores\n    Archivo",
        )
    )
    assert names(letter.copies) == ["Enrique Ames"]
