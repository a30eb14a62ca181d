"""Heads in manners no measuring set shows: each letter is invented, and says what each of its fields must give."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.model import Letter, Source


def read(text: str) -> Letter:
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def told(parties):
    return [(p.name, p.role, p.organisation, p.state) for p in parties]


MASTHEAD = """United Nations                                                   A/61/9102–S/2007/9102
General Assembly                                                 Distr.: General
Security Council                                                 6 March 2007

                                                                 Original: French

General Assembly                              Security Council
Sixty-first session                           Sixty-second year
Agenda item 41
Peace in the delta

        Letter dated 2 March 2007 from the Permanent Representative of
        Vanuatu to the United Nations addressed to the Secretary-General
        and the President of the Security Council

    I have the honour to enclose the statement of the ministers of the delta.

                                         (Signed) Ada Tamata
                                         Ambassador
                                         Permanent Representative

07-91020 (E)    060307
*0791020*
"""


def test_a_masthead_of_the_united_nations_is_no_party():
    letter = read(MASTHEAD)
    assert letter.kind == "un_letter"
    assert letter.place is None and letter.subject is None
    assert str(letter.date.value) == "2007-03-02"
    assert told(letter.sender) == [
        ("Ada Tamata", "Permanent Representative of Vanuatu to the United Nations", None, "VUT")
    ]
    assert [p.role for p in letter.recipients] == ["Secretary-General", "President"]
    assert [n.value for n in letter.reference_numbers] == ["A/61/9102–S/2007/9102"]


SIGNING_BODIES = """OPEN LETTER

to the Prime Minister of Fiji, Mr. Jone Vakarua

5 October 2020

Dear Prime Minister,

We, the undersigned organisations, call on your Government to sign the treaty.

Signed,

Reef Boat Levuka
Suva Youth for Open Water
Island Physicians' Circle
Ocean Women's Network
"""


def test_organisations_sign_one_under_another():
    letter = read(SIGNING_BODIES)
    assert letter.kind == "open_letter"
    assert [p.organisation for p in letter.sender] == [
        "Reef Boat Levuka",
        "Suva Youth for Open Water",
        "Island Physicians' Circle",
        "Ocean Women's Network",
    ]
    assert told(letter.recipients) == [("Jone Vakarua", "Prime Minister of Fiji", None, "FJI")]


ORDERS = """            RIVER LANDS FORUM

Nairobi, 6th March 2017

Amb. (Dr.) Grace Auma Odero, EGH, CAV
Cabinet Secretary
Ministry of Foreign Affairs
P.O. Box 911-00100
NAIROBI

Dear Cabinet Secretary,

We write to urge the Government of Kenya to accede to the treaty.

Yours faithfully,


Mumbua Kilonzo-Hart (Ms.)
Programme Director

Copy to:  1. Amb. John Sitati, CBS
             Principal Secretary, Ministry of Foreign Affairs
          2. The Attorney-General

Acacia Business Centre, 3rd Floor, Mango Road · P.O. Box 4422-00200 Nairobi
Tel. +254 20 555 0188 · office@rivers.example
"""


def test_letters_of_orders_and_titles_in_brackets_are_no_names():
    letter = read(ORDERS)
    assert told(letter.recipients) == [("Grace Auma Odero", "Cabinet Secretary", "Ministry of Foreign Affairs", "KEN")]
    assert told(letter.sender) == [("Mumbua Kilonzo-Hart", "Programme Director", "River Lands Forum", None)]
    assert told(letter.copies) == [
        ("John Sitati", "Principal Secretary", "Ministry of Foreign Affairs", "KEN"),
        (None, "Attorney-General", None, "KEN"),
    ]


def test_a_subject_may_name_the_letter_answered():
    letter = read(
        "Federal Department of Foreign Affairs\n\nMs Noa Lutz\nValley Campaign\nGutenbergstrasse 7\n3011 Bern\n\n"
        "Bern, 19 November 2009\n\nYour letter of 2 November 2009 – Convention on Open Fields\n\nDear Ms Lutz\n\n"
        "Thank you for your letter, which the Head of the Department has asked me to answer.\n\nYours sincerely\n\n"
        "Reto Ames\nHead of Section\n"
    )
    assert letter.subject.value == "Your letter of 2 November 2009 – Convention on Open Fields"
    assert str(letter.date.value) == "2009-11-19"


@pytest.mark.parametrize(
    ("line", "place"),
    [("57 Mill Street West, Waterford, Ontario N2L 6C2", "Waterford"), ("12 Elm St, Bellport, OR 97410", "Bellport")],
)
def test_a_city_told_by_its_province(line, place):
    letter = read(
        f"Open Fields Project\n{line}\n\nFebruary 11, 2015\n\nDear Minister,\n\n"
        "We write again.\n\nSincerely,\n\nAda Ames\n"
    )
    assert letter.place.name == place


def test_a_letter_that_ends_without_a_close():
    letter = read(
        "DELTA STATES ORGANIZATION\n\nFebruary 26, 1998\n\nExcellency:\n\n"
        "I am pleased to inform you that a program against mines has been set up within the Secretariat.\n\n"
        "I would appreciate receiving the views of your Government before 30 April.\n\n"
        "César Ordóñez\nSecretary General\n\n"
        "His Excellency\nThe Permanent Representative of Nicaragua\nPermanent Mission of Nicaragua to the\n"
        "Delta States Organization\nWashington, D.C.\n"
    )
    assert told(letter.sender) == [("César Ordóñez", "Secretary General", "Delta States Organization", None)]
    assert [(p.name, p.state) for p in letter.recipients] == [(None, "NIC")]


def test_a_roll_of_signers_under_an_open_letter_to_many():
    letter = read(
        "An Open Letter from Scientists in Support of the Negotiations\n\n5 July 2017\n\n"
        "To the delegates of the conference,\n\n"
        "We write as scientists. We urge you to adopt the treaty this week, as the world expects of you.\n\n"
        "Professor Ingrid Falk-Möller, Professor of Physics, University of Lund\n"
        "Dr. Samuel T. Okon, Dean of Engineering, University of Ibadan\n"
        "Miyako Hirano, Emeritus Professor, Hiroshima City University\n"
        "Ali al-Mutlaq, Lecturer, University of Basra\n"
    )
    assert letter.kind == "open_letter"
    assert letter.salutation.value == "To the delegates of the conference,"
    assert [p.name for p in letter.sender] == ["Ingrid Falk-Möller", "Samuel T. Okon", "Miyako Hirano", "Ali al-Mutlaq"]
    assert letter.sender[3].organisation == "University of Basra"


def test_a_mailbox_may_name_an_office_or_turn_a_name_round():
    letter = read(
        'Date: Mon, 20 Nov 2023 09:14:02 +0200\nFrom: "Moyo, Lindiwe" <lindiwe@fields.example>\n'
        'To: "Permanent Mission of Zambia" <mission@geneva.example>\nCc: Piet van den Heever <piet@fields.example>\n'
        "Subject: Invitation, 28 November\n\nDear colleagues,\n\nCould the Ambassador open our side event?\n\n"
        "Best wishes,\nLindiwe\n"
    )
    assert letter.kind == "email"
    assert told(letter.recipients) == [(None, None, "Permanent Mission of Zambia", "ZMB")]
    assert [p.name for p in letter.copies] == ["Piet van den Heever"]


def test_a_memorandum_with_labels_in_two_languages():
    letter = read(
        "UNITED NATIONS             NATIONS UNIES\nINTEROFFICE MEMORANDUM     MEMORANDUM INTERIEUR\n\n"
        "TO:       The High Representative\nA:        for Disarmament Affairs\n\n"
        "FROM:     Ngozi Adeyemi-Hart, Chief\nDE:       Registry Branch\n          Office for Disarmament Affairs\n\n"
        "DATE:     4 March 2022\n\nSUBJECT:  Draft decision on observers\nOBJET:\n\n"
        "1. I attach for your approval the draft decision that we discussed with the President on 1 March.\n"
    )
    assert letter.subject.value.startswith("Draft decision on observers")
    assert [(p.name, p.organisation) for p in letter.sender] == [
        ("Ngozi Adeyemi-Hart", "Office for Disarmament Affairs")
    ]
    assert [p.name for p in letter.recipients] == [None]


def test_the_writers_post_alone_under_a_french_letterhead():
    letter = read(
        "MINISTÈRE\nDES\nAFFAIRES ÉTRANGÈRES\n                          Paris, le 9 JUIN 2011\nLe Ministre d'État\n\n"
        "Madame la Présidente,\n\nPar votre lettre du 17 mai dernier, vous avez bien voulu appeler mon attention sur "
        "l'adhésion de nos partenaires au traité.\n\nJe vous prie de croire, Madame la Présidente, à l'assurance de "
        "mes sentiments les meilleurs.\n\n                                    Alain LORMEAU\n\n"
        "Madame Geneviève D'ARCY-PONT\nPrésidente\nCollectif Rivières\n12, rue des Saules\n75003 PARIS\n"
    )
    assert [(p.name.title(), p.role, p.state) for p in letter.sender] == [("Alain Lormeau", "Ministre d'État", "FRA")]
    assert [(p.role, p.organisation, p.state) for p in letter.recipients] == [
        ("Présidente", "Collectif Rivières", None)
    ]


def test_a_note_in_the_first_person_calls_itself_one():
    letter = read(
        "EMBASSY OF NORWAY\nCanberra, May 9, 1972\n\nNo. 62\n\nSir:\n\n"
        "I have the honor to refer to the conversations "
        "which have recently taken place. If the foregoing is acceptable, this note and your reply shall "
        "constitute an "
        "agreement.\n\nAccept, Sir, the renewed assurances of my highest consideration.\n\nWALTER AASEN\n"
        "Ambassador\n\n"
        "The Honorable\nNigel Bowman, M.P.,\nMinister for Foreign Affairs,\nCanberra.\n"
    )
    assert letter.kind == "note"
    assert [(p.name, p.role) for p in letter.recipients] == [("Nigel Bowman", "Minister for Foreign Affairs")]


def test_a_letter_in_capitals():
    letter = read(
        "RIVER FISHERMEN'S UNION\nP.O. BOX 311, PORT AMES\n\nOUR REF: RFU/83/4\n7TH MARCH 1983\n\n"
        "THE PERMANENT SECRETARY\nMINISTRY OF DEFENCE\nBELMOPAN\n\nDEAR SIR,\n\nRE: OLD ORDNANCE\n\n"
        "TWO OF OUR MEMBERS BROUGHT UP A SHELL IN THEIR NETS. WE ASK THAT THE AREA BE SWEPT.\n\n"
        "YOURS FAITHFULLY,\n\nWINSTON A. USHER\nHONORARY SECRETARY\n"
    )
    assert told(letter.sender) == [("Winston A. Usher", "Honorary Secretary", "River Fishermen's Union", None)]
    assert told(letter.recipients) == [(None, "Permanent Secretary", "Ministry of Defence", "BLZ")]


def test_a_text_annexed_has_its_own_signer():
    annexed = MASTHEAD.split("\n07-91020")[0] + (
        "\n\nAnnex to the letter dated 2 March 2007 from the Permanent Representative of\n"
        "Vanuatu to the United Nations\n\n"
        "Levuka, 1 March 2007\n\nExcellency,\n\n"
        "I have the honour to invite a team to visit the delta at the earliest date.\n\n"
        "(Signed) Walter Tari\nPrime Minister\n"
    )
    assert [p.name for p in read(annexed).sender] == ["Ada Tamata"]


def test_a_body_behind_a_signers_post_though_no_list_knows_it():
    letter = read(
        "Lettre ouverte à Madame Ada Vermeire, Première ministre\n\nBruxelles, le 11 octobre 2021\n\n"
        "Madame la Première "
        "ministre,\n\nNous vous demandons que la Belgique participe à la réunion comme observateur.\n\n"
        "Les signataires :\n\nSam Legrand-Dubois, chargé de plaidoyer, CNPD Bruxelles\n"
        "Ludo De Brabant, porte-parole, Wereld\n"
        "Zoé Spriet, présidente, Pax Wallonie\n"
    )
    assert [(p.name, p.organisation, p.state) for p in letter.sender] == [
        ("Sam Legrand-Dubois", "CNPD Bruxelles", None),
        ("Ludo De Brabant", "Wereld", None),
        ("Zoé Spriet", "Pax Wallonie", None),
    ]


def test_a_french_mail_and_a_long_body_under_the_name():
    letter = read(
        "De : Vernoux Mathilde <m.vernoux@mission.example>\nEnvoyé : mardi 30 mai 2017 11:05\nÀ : Idrissa Sawadogo\n"
        "Objet : Re: Destruction des stocks\n\nCher Monsieur,\n\n"
        "Merci de votre courriel du 24 mai. La destruction sera "
        "achevée avant la fin de 2018.\n\nBien cordialement,\n\nMathilde Vernoux\nConseillère\n"
        "Mission permanente de la Suisse auprès de la Conférence du désarmement\n\n"
        "Le 24 mai 2017 à 18:22, Idrissa Sawadogo <i@sahel.example> a écrit :\n\n> Madame la Conseillère,\n"
        "> Où en est-on ?\n"
    )
    assert letter.kind == "email" and letter.closing.value == "Bien cordialement,"
    assert [(p.name, p.role, p.state) for p in letter.sender] == [("Mathilde Vernoux", "Conseillère", "CHE")]


def test_a_part_signs_under_the_whole_of_the_letterhead():
    letter = read(
        "Australian Government\nDepartment of Foreign Affairs and Trade\n\n3 November 2014\n\nMs Loretta Ames\n"
        "President\n"
        "River Doctors\n\nDear Ms Ames\n\nThe Government does not support the negotiation at this time.\n\n"
        "Yours sincerely\n\n\nJeremy Newb\nDirector\nArms Control Section\n"
    )
    assert told(letter.sender) == [("Jeremy Newb", "Director", "Department of Foreign Affairs and Trade", "AUS")]


def test_a_state_before_a_post_is_no_name():
    letter = read(
        "Congress of the United States\nWashington, DC 20515\n\nMarch 15, 2013\n\nPresident Barrett O'Bell\n"
        "The White House\nWashington, D.C. 20500\n\nDear Mr. President:\n\n"
        "We urge you to complete the review this year.\n\nSincerely,\n\n"
        "DIANNE FELD                     PATRICK J. LEARN\n"
        "United States Senator           United States Senator\n"
    )
    assert letter.kind == "letter"
    assert [(p.name, p.role, p.state) for p in letter.sender] == [
        ("Dianne Feld", "United States Senator", "USA"),
        ("Patrick J. Learn", "United States Senator", "USA"),
    ]


def test_the_writers_post_under_an_italian_letterhead():
    letter = read(
        "Ministero degli Affari Esteri\nIl Sottosegretario di Stato\n\nProt. n. 0391\n\nRoma, 22 novembre 2010\n\n"
        "Dott. Giulio Ameri\nDirettore\nCampagna dei Ponti\nVia Nizza, 154\n00198 ROMA\n\n"
        "Oggetto: Convenzione sui ponti\n\nGentile Dottor Ameri,\n\n"
        "rispondo alla Sua lettera del 19 ottobre. Il disegno di legge di ratifica è all'esame delle Commissioni.\n\n"
        "Voglia gradire i miei più cordiali saluti.\n\nSen. Vincenzo Scotti\n"
    )
    assert letter.kind == "reply"
    assert told(letter.sender) == [
        ("Vincenzo Scotti", "Sottosegretario di Stato", "Ministero degli Affari Esteri", "ITA")
    ]
    assert told(letter.recipients) == [("Giulio Ameri", "Direttore", "Campagna dei Ponti", None)]


def test_copies_under_a_line_that_only_says_so():
    letter = read(
        "Peace Union of the North                                  LETTER\n"
        "Bridge Street 3                                           2022-11-14\n"
        "00520 Helsinki                                            PUN 44/2022\n\n"
        "Minister for Foreign Affairs Pekka Haava\n\nParticipation in the Dublin signing conference\n\n"
        "Dear Mr Haava,\n\nWe warmly welcome the declaration and hope that Finland will sign it.\n\n"
        "With kind regards\n\nLaura Lode\nExecutive Director\n\n"
        "FOR INFORMATION\nMinister of Defence Antti Kaikko\nDisarmament Unit, Ministry for Foreign Affairs\n"
    )
    assert str(letter.date.value) == "2022-11-14"
    assert [n.value for n in letter.reference_numbers] == ["PUN 44/2022"]
    assert letter.subject.value == "Participation in the Dublin signing conference"
    assert [(p.name, p.role, p.organisation) for p in letter.copies] == [
        ("Antti Kaikko", "Minister of Defence", None),
        (None, None, "Disarmament Unit"),
    ]


@pytest.mark.parametrize("post", ["Trade Minister", "Finance Minister", "Immigration Minister"])
def test_a_ministers_field_before_the_post(post):
    letter = read(
        f"Open Fields Project\n12 Elm St, Ottawa\n\nOttawa, February 11, 2015\n\nHon. Ada Ferrers\n{post}\n\n"
        "Dear Ms Ferrers,\n\nWe write again about the bridge.\n\nSincerely,\n\nJo Quill\n"
    )
    assert [(p.name, p.role, p.state) for p in letter.recipients] == [("Ada Ferrers", post, "CAN")]


def test_an_ambassadors_post_printed_wide_is_no_heading_of_an_editor():
    """Each line a paragraph, as word processors print them: the asks were turned round."""
    letter = read(
        "FORUM OF THE QUAYS\n\nRue du Port 14, 1000 Brussels\n\n12 January 2024\n\nH.E. Mr Arvid Tern\n\n"
        "Ambassador of Finland to the Kingdom of Belgium\n\nDear Ambassador,\n\n"
        "We ask Finland to stay in the treaty.\n\n"
        "Yours sincerely,\n\nBea Quill\n\nDirector\n\nForum of the Quays\n"
    )
    assert [(p.name, p.role, p.state) for p in letter.sender] == [("Bea Quill", "Director", None)]
    assert [(p.name, p.state) for p in letter.recipients] == [("Arvid Tern", "FIN")]


@pytest.mark.parametrize("thanks", ["Благодарим Вас за письмо", "Признательны за письмо", "Благодарим за письмо"])
def test_thanks_for_a_letter_answer_it_in_russian(thanks):
    letter = read(
        f"10 марта 2024 года\n\nУважаемая госпожа Тёрн!\n\n{thanks} от 12 января 2024 года. Порт закрыт.\n\n"
        "С уважением,\nИ. Квилл\n"
    )
    assert [(str(r.date), r.relation.value) for r in letter.references] == [("2024-01-12", "in_reply_to")]


def test_a_name_greeted_as_minister_by_a_legation_is_of_its_host():
    letter = read(
        "BRITISH LEGATION,\n    STOCKHOLM,\n        February 11th, 1909.\n\nMonsieur le Ministre,\n\n"
        "I have the honour to acknowledge the note of Your Excellency.\n\n"
        "I avail myself of this opportunity to renew to Your Excellency the assurance of my highest consideration.\n\n"
        "Ada Quill.\n\nHis Excellency\n    Monsieur E. Tern,\n        &c., &c., &c.\n"
    )
    assert [p.state for p in letter.sender] == ["GBR"] and [p.state for p in letter.recipients] == ["SWE"]


def test_an_answer_to_a_question_in_parliament_is_no_letter_answered():
    letter = read(
        "3 November 2015\n\nDear Minister,\n\nIn your answer to my written question of 14 September you said that the "
        "ferry is safe.\n\nYours ever,\n\nAda Quill MP\n"
    )
    assert letter.kind.value == "letter" and "2015-09-14" in [str(r.date) for r in letter.references]


@pytest.mark.parametrize("printed", ["la convention d'Oslo", "la Convention d’Oslo", "конвенции Осло"])
def test_treaties_of_two_words_are_printed_small_too(printed):
    from onrecord.reference.gazetteer import find_mentions

    assert [one.id for one in find_mentions(f"{printed}, 2008", ["fr", "ru"])] == ["CCM"]


def test_a_paper_is_cited_with_its_title():
    letter = read(
        '3 November 2015\n\nDear Sir,\n\nWe enclose the report "Harbours at Risk" for you.\n\nYours,\n\nAda Quill\n'
    )
    assert [r.quote.exact for r in letter.references] == ['the report "Harbours at Risk"']


SIGNED = """Harbour Forum

3 November 2015

Ms Bea Tern
Coordinator
Quay Watch
Port Ulm

Dear Ms Tern,

We ask you to open the bridge.

Sincerely,

{}
"""


@pytest.mark.parametrize(
    "below",
    [
        "........................\nHon. Ada Quill\nChairperson",
        "Ada Quill\nDirector\nHarbour Forum\n\nRev. Jo Ferrers\nSecretary\nQuay Synod",
    ],
)
def test_titled_signers_below_another_or_a_dotted_line_sign(below):
    letter = read(SIGNED.format(below))
    names = ["Ada Quill", "Jo Ferrers"] if "Rev" in below else ["Ada Quill"]
    assert [p.name for p in letter.sender] == names and [p.name for p in letter.recipients] == ["Bea Tern"]


def test_v_l_is_the_letter_answered():
    letter = read(
        "Ulm, le 12 février 2018\n\nRéf. : V/L n° 011/QUAI du 8 janvier 2018\n\nMadame la Directrice,\n\n"
        "Le pont est fermé depuis une année.\n\nVeuillez agréer mes salutations.\n\nA. Quill\n"
    )
    assert [(str(r.date), r.relation.value) for r in letter.references] == [("2018-01-08", "in_reply_to")]
