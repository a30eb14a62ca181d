"""Names no zone shows, offices a service's papers call by one word, in invented letters."""

import pytest

from onrecord.letters import parse
from onrecord.model import Source


def read(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def test_a_numbered_despatch_goes_to_the_secretary_of_state():
    letter = read(
        "Lisbon, March 4, 1931.\n[Received March 20.]\n\nNo. 412\n\nSir: Referring to the Department’s instruction "
        "No. 77 of January 9, I have the honor to report that the ferry talks were closed yesterday.\n\n"
        "Respectfully yours,\n\nTobias Osterley\n"
    )
    assert [(p.role, p.organisation) for p in letter.recipients] == [("Secretary of State", "Department of State")]
    assert letter.recipients[0].quote.holds(letter.text)


def test_a_letter_from_the_capital_is_no_despatch():
    letter = read(
        "Washington, March 4, 1931.\n\nNo. 412\n\nSir: The Department’s instruction No. 77 is withdrawn.\n\n"
        "Very truly yours,\n\nTobias Osterley\n"
    )
    assert letter.recipients == ()


@pytest.mark.parametrize("line", ["Repeated to Oslo.", "Report by telegraph."])
def test_the_name_under_a_last_sentence_signs(line):
    letter = read(
        "Lisbon, March 4, 1931—1 p.m.\n\n12. The ferry talks were closed yesterday and will be resumed in a month, "
        f"he told me.\n\n{line}\n\nOsterley\n"
    )
    assert [p.name for p in letter.sender] == ["Osterley"]


def test_a_post_of_two_words_is_no_second_signer():
    letter = read(
        "Lisbon, March 4, 1891.\n\nSir: The ferry talks were closed yesterday.\n\nI have the honor, etc.,\n\n"
        "Tobias Osterley,\nMinister Resident.\n"
    )
    assert [(p.name, p.role) for p in letter.sender] == [("Tobias Osterley", "Minister Resident")]


GERMAN = """An Herrn Dr. Emil Quarrender in Winterthur.

Hochgeehrter Herr!

Gestern habe ich die Berichte über die Fähre erhalten und ich werde sie Ihnen mit der nächsten Post zurücksenden,
sobald der Rath sie gesehen hat. Ich versichere Sie meiner Hochachtung.

J. Osterley

Uster den 26. April 1851.
"""


def test_a_german_line_of_address_and_a_name_above_the_date():
    letter = read(GERMAN)
    assert [p.name for p in letter.recipients] == ["Emil Quarrender"]
    assert [p.name for p in letter.sender] == ["J. Osterley"]


def test_the_body_a_mission_is_accredited_to_is_no_addressee():
    letter = read(
        "PERMANENT MISSION OF ICELAND TO THE UNITED NATIONS\n\nNew York, 3 December 2031\n\nDear Ms Quarrender,\n\n"
        "I thank you for your letter on the ferry talks.\n\nSincerely,\n\nTobias Osterley\n"
    )
    assert letter.sender[0].organisation == "Permanent Mission of Iceland to the United Nations"
    assert [p.name for p in letter.recipients] == ["Quarrender"]


def test_a_title_in_a_german_greeting_is_no_name():
    letter = read(GERMAN.partition("\n\n")[2].replace("Hochgeehrter Herr!", "Hochgeehrter Herr Doktor!"))
    assert not any(p.name for p in letter.recipients)


def test_a_cable_for_the_eyes_of_one_person():
    letter = read(
        "Lisbon, January 2, 1970, 0451Z.\n\n41. Eyes Only Assistant Secretary Quarrender. The ferry talks were closed "
        "yesterday; the Embassy will report.\n\nOsterley\n"
    )
    assert [p.name for p in letter.recipients] == ["Quarrender"]
