"""Who writes to whom, in invented letters of many manners; states are real where recognising them is what is tried."""

import pytest

from onrecord.letters import parse
from onrecord.model import Kind, Source


def read(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def sides(letter):
    return tuple(
        [(p.name, p.role, p.organisation, p.state) for p in side]
        for side in (letter.sender, letter.recipients, letter.copies)
    )


def test_the_post_is_in_the_letterhead_and_the_name_at_the_foot():
    letter = read("""*AMBASSADOR OF
THE REPUBLIC OF ICELAND*

12 Harbour Street, Wellington

Ms Ilse Quarrender
Coordinator
Harbour Peace Coalition
3 Quay Lane, Wellington 6011

18 March 2011

Dear Ms Quarrender,

I answer your letter of 12 March 2011 calling for Iceland to sign. The position has not changed since then.

Sincerely,

Tobias Osterley

Ambassador of the Republic of Iceland
to New Zealand
""")
    sender, to, copies = sides(letter)
    role = "Ambassador of the Republic of Iceland to New Zealand"
    assert sender == [("Tobias Osterley", role, "Embassy of the Republic of Iceland", "ISL")]
    assert to == [("Ilse Quarrender", "Coordinator", "Harbour Peace Coalition", None)]
    assert copies == []
    assert letter.kind is Kind.REPLY
    assert letter.sender[0].quote.holds(letter.text)


def test_all_on_one_line_where_the_layout_is_lost():
    letter = read("""H.E. Mr. Einar Bjarnason President Sóleyjargata pl. 1 101 Reykjavík Republic of Iceland

Geneva, 1 October 2015

Excellency,

The Coalition asks that the armed forces refrain from using such weapons in the action which began in May.

Sincerely,

Ada Corbishley Director

cc. H.E. Ms. Sigrun Jonsdottir, Ambassador and Permanent Representative
Permanent Mission of Iceland to the United Nations in Geneva
""")
    sender, to, copies = sides(letter)
    assert sender[0][:2] == ("Ada Corbishley", "Director")
    assert to == [("Einar Bjarnason", "President", "Republic of Iceland", "ISL")]
    assert copies == [
        (
            "Sigrun Jonsdottir",
            "Ambassador and Permanent Representative",
            "Permanent Mission of Iceland to the United Nations in Geneva",
            "ISL",
        )
    ]


def test_a_note_verbale_names_both_in_its_first_sentence():
    letter = read("""The Embassy of the Kingdom of Norway presents its compliments to the Ministry of Foreign Affairs
of the Republic of Chile and has the honour to state that the draft has been received.

The Embassy avails itself of this opportunity to renew the assurances of its highest consideration.
""")
    sender, to, _ = sides(letter)
    assert sender == [(None, None, "Embassy of the Kingdom of Norway", "NOR")]
    assert to == [(None, None, "Ministry of Foreign Affairs of the Republic of Chile", "CHL")]
    assert letter.kind is Kind.NOTE_VERBALE


def test_a_heading_names_whom_the_letter_does_not():
    letter = read("""12. Note From the Minister of Norway in Chile (Ames) to the Chilean Foreign Minister (Ferrers)

Santiago, March 24, 1948.

The Norwegian Government does not find the account given to it of the ferry convincing.
""")
    sender, to, _ = sides(letter)
    assert (sender[0][0], sender[0][3]) == ("Ames", "NOR")
    assert (to[0][0], to[0][3]) == ("Ferrers", "CHL")
    assert letter.kind is Kind.NOTE


def test_a_united_nations_letter():
    letter = read("""United Nations                                   A/12/345

General Assembly

     Letter dated 7 November 2016 from the Permanent Representative
     of Norway to the United Nations addressed to the Secretary-General

     I have the honour to draw your attention to the annexed note on the removal of mines from the harbours.

(Signed) Sigrid Aasen
""")
    sender, to, _ = sides(letter)
    assert (sender[0][0], sender[0][3]) == ("Sigrid Aasen", "NOR")
    assert to[0][1] == "Secretary-General" and to[0][3] is None
    assert letter.kind is Kind.UN_LETTER


def test_two_signers_in_columns_are_two_senders():
    letter = read("""HARBOUR PEACE COALITION

3 May 2007

Dear Mr. Fennimore,

We have read with interest the report which you were so kind as to send to us in the month of April.

Yours faithfully,

Ada Corbishley                 Rev. Jon Ferrers
Director                       Secretary
""")
    assert sides(letter)[0] == [
        ("Ada Corbishley", "Director", "Harbour Peace Coalition", None),
        ("Jon Ferrers", "Secretary", "Harbour Peace Coalition", None),
    ]
    assert sides(letter)[1][0][0] == "Fennimore"


def test_many_signers_make_an_open_letter():
    signers = "\n".join(
        f"{name}, Director, {place} Peace Forum"
        for name, place in [
            ("Ada Corbishley", "Harbour"), ("Jon Ferrers", "Northern"), ("Dr Ilse Quarrender", "River"),
            ("Sister Agnes Mole", "Valley"), ("Prof. Ivo Lund", "Upland"), ("Mara Teal", "Island"),
        ]
    )  # fmt: skip
    letter = read(
        f"3 May 2007\n\nDear Foreign Secretary,\n\nWe ask you to sign the treaty this year.\n\nYours,\n\n{signers}\n"
    )
    assert letter.kind is Kind.OPEN_LETTER
    assert [p.name for p in letter.sender][2:4] == ["Ilse Quarrender", "Agnes Mole"]
    assert letter.sender[5].organisation == "Island Peace Forum"


@pytest.mark.parametrize(
    ("text", "sender", "recipient"),
    [
        (
            "Общественное объединение «Тихая гавань»\n\n"
            "Исх. № 17/11                             Министру иностранных дел\n"
            "от 12 мая 2010 г.                        Кыргызской Республики\n"
            "                                         г-ну Арденову Н. Т.\n\n"
            "          Уважаемый Николай Тимурович!\n\n"
            "Мы приветствуем эту перемену и просим сообщить, когда будет принято решение.\n\n"
            "С уважением,\n\nПредседатель Правления          [подпись]          Г. К. Гаванева\n",
            ("Г. К. Гаванева", None),
            ("Арденову Н. Т.", "KGZ"),
        ),
        (
            "Valparaíso, 11 de abril de 2016\n\nSeñor\nTobías Osterley\nMinistro de Relaciones Exteriores\nSantiago\n\n"
            "Señor Ministro:\n\nNos preocupa que el mensaje siga sin urgencia en la Cámara.\n\n"
            "Saluda atentamente a usted,\n\nAda Corbacho\nSecretaria ejecutiva\n",
            ("Ada Corbacho", None),
            ("Tobías Osterley", "CHL"),
        ),
        (
            "北海和平促进会\n林月明会长：\n\n    贵会来函收悉。受大使委托，谨答复如下。\n\n    顺致\n敬意！\n\n"
            "                              参赞　高屿舟\n",
            ("高屿舟", "CHN"),
            ("林月明", None),
        ),
    ],
)
def test_other_languages(text, sender, recipient):
    if sender[1] == "CHN":
        text = "          中华人民共和国驻挪威王国大使馆\n\n" + text
    letter = read(text)
    assert (letter.sender[0].name, letter.sender[0].state) == sender
    assert (letter.recipients[0].name, letter.recipients[0].state) == recipient


def test_initials_seals_and_remarks_are_no_signer():
    letter = read("Dear Sir,\n\nWe have your report and shall read it with care.\n\nYours,\n\n[initials] [seal]\n")
    assert letter.signature is None and letter.sender == ()


def test_the_best_form_of_a_name_wins():
    letter = read("""Julia Havers
Minister of State

3 May 2007

Dear Mr Ames,

We have read with interest the report which you were so kind as to send to us in the month of April.

Yours ever,

JULIA HAVERS
Minister of State
""")
    assert [p.name for p in letter.sender] == ["Julia Havers"]


def test_a_mail_has_its_parties_in_its_header():
    letter = read("""From: Ada Corbishley <ada@harbour.example>
Sent: 27 August 2019 09:14
To: Jon Ferrers (MFA)
Cc: MFA Registry; Ilse Quarrender
Subject: Four questions

Dear Jon Ferrers,

We have four questions about the treaty and ask for your answers this month.

Best regards
Ada Corbishley
Secretary General, Harbour Peace Forum
""")
    sender, to, copies = sides(letter)
    assert letter.kind is Kind.EMAIL
    assert sender == [("Ada Corbishley", "Secretary General", "Harbour Peace Forum", None)]
    assert to[0][:3] == ("Jon Ferrers", None, "MFA")
    assert [c[:3] for c in copies] == [(None, "Registry", "MFA"), ("Ilse Quarrender", None, None)]
    assert letter.subject.value == "Four questions"


SIGNED_OVER_A_RULE = """                 SENATE OF NORVAAL
                 PORT HANNE 1

Senator Brita Askeland
Member for the Outer Isles

The Honourable Nils Overby
Minister for Trade
Harbour Square 4
Port Hanne 2

9 May 2019

Dear Minister,

I ask that the export figures for 2018 be laid before the Senate.

Yours sincerely{comma}

[signature]

Senator Brita Askeland

________________________________________________
Office hours: Fridays, 3 Rope Walk, Port Hanne
"""


@pytest.mark.parametrize("comma", [",", ""])
def test_a_name_in_the_letterhead_and_under_the_closing_is_the_writers(comma):
    letter = read(SIGNED_OVER_A_RULE.replace("{comma}", comma))
    assert [p.name for p in letter.sender] == ["Brita Askeland"]
    assert [p.name for p in letter.recipients] == ["Nils Overby"]


LETTERHEAD = """{name}
14 Quay Street, 1200 Lisse
Tel. +351 21 300 00 00 · office@shores.example

Lisse, 18 March 2011

Dear Minister,

We ask your Government to accede to the Convention without delay.

Yours sincerely,

Ada Ferrers
{post}
"""


@pytest.mark.parametrize(
    ("name", "post", "organisation"),
    [
        ("SHORES WITHOUT MINES", "Director", "Shores Without Mines"),
        ("Open Hands", "Director", "Open Hands"),
        ("ADA FERRERS", "Director", None),
        ("Open letter to the minister", "Director", None),
        ("Shores Without Mines", "", None),
    ],
)
def test_a_name_over_an_address_is_the_body_of_who_signs_with_a_post_alone(name, post, organisation):
    (letter,) = parse(Source("x", "", "text/plain", LETTERHEAD.format(name=name, post=post)))
    assert [party.organisation for party in letter.sender] == [organisation]


ADDRESSED = """Open Fields
Lisse, 18 March 2011

{to}

Dear Ambassador,

We ask you to explain the vote of your country.

Yours sincerely,

Ada Ferrers
"""


@pytest.mark.parametrize(
    ("to", "name", "role"),
    [
        (
            "Ambassador Jane Ames\nDeputy Permanent Representative of Ghana to the United Nations\nNew York",
            "Jane Ames",
            "Ambassador, Deputy Permanent Representative of Ghana to the United Nations",
        ),
        ("Open letter to the Prime Minister of Ghana on armed drones", None, "Prime Minister of Ghana"),
        ("Open letter to the Minister of Defence of Ghana: stop the sale", None, "Minister of Defence of Ghana"),
    ],
)
def test_a_post_to_the_united_nations_is_no_heading_and_a_topic_no_post(to, name, role):
    (party,) = parse(Source("x", "", "text/plain", ADDRESSED.format(to=to)))[0].recipients
    assert (party.name, party.role, party.state) == (name, role, "GHA")


def test_who_deals_with_the_united_nations_in_a_ministry_is_the_ministry_s():
    text = (
        "Ministère des Affaires étrangères\n\nRabat, le 9 septembre 2012\n\nMadame la Directrice,\n\nLe Maroc a décidé "
        "d'adhérer à la Convention.\n\nVeuillez agréer, Madame, mes salutations.\n\n"
        "Ada Ames\nDirectrice des Nations Unies\n"
    )
    (letter,) = parse(Source("x", "", "text/plain", text))
    assert [(p.role, p.organisation) for p in letter.sender] == [
        ("Directrice des Nations Unies", "Ministère des Affaires étrangères")
    ]
    assert letter.kind.value == "letter"
