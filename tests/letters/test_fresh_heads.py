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
