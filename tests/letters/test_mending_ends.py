"""Greetings and closes whose letters or line breaks a scan lost, and the names beside them."""

import pytest

from onrecord.letters import parse
from onrecord.letters.recognisers.persons import is_name
from onrecord.letters.unclosed import _listed
from onrecord.model import Source

BODY = (
    " I have read with care what you say of the ferry at Ostmark, and I agree with the harbour board that it cannot be "
    "kept open through the winter.\n\n"
)


def read(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


@pytest.mark.parametrize(
    ("greeting", "zone_text", "name"),
    (
        ("5ir:", "5ir:", None),
        ("Slr:", "Slr:", None),
        ("DEARBOB:", "DEARBOB:", "Bob"),
        ("0EARMR. QUILL:", "0EARMR. QUILL:", "Quill"),
        ("My Dean Senator Quill:", "My Dean Senator Quill:", "Quill"),
        ("Doar Ada:", "Doar Ada:", "Ada"),
    ),
)
def test_a_garbled_greeting_greets(greeting, zone_text, name):
    letter = read(f"Aldenham, March 9, 1951.\n\n{greeting}{BODY}Sincerely yours,\n\nTobias Osterley\n")
    assert letter.salutation.quote.exact == zone_text
    assert [p.name for p in letter.recipients] == ([name] if name else [])
    assert [p.name for p in letter.sender] == ["Tobias Osterley"]


def test_what_is_no_greeting_is_left():
    letter = read(f"Aldenham, March 9, 1951.\n\nAir:{BODY}Tobias Osterley\n")
    assert letter.salutation is None or letter.salutation.quote.exact == "Air:"
    assert "Air: I have" in letter.text


@pytest.mark.parametrize(
    ("foot", "name"),
    (
        ("Yours sincerely,  L.B. Quarrell", "L.B. Quarrell"),
        ("I am, Sir, your obedient servant,  Ada Quarrell", "Ada Quarrell"),
        ("Accept [etc.]  Tobias Osterley", "Tobias Osterley"),
        ("Sincerely yours,\n\nJohn 8. Quarrell", "John B. Quarrell"),
        ("Very faithfully yours\n\n6uy Quarrell", "Guy Quarrell"),
        ("I have, &c.,\n\nROBT.C. QUARRELL.", "Robt.C. Quarrell"),
        ("Sincerely,\n\nH.D Quarrell", "H.D Quarrell"),
    ),
)
def test_the_signer_stands_beside_a_close(foot, name):
    letter = read(f"Aldenham, March 9, 1951.\n\nSir:{BODY}{foot}\n")
    assert [p.name for p in letter.sender] == [name]


def test_a_signer_right_below_the_last_sentence_signs():
    letter = read(
        "Aldenham, March 9, 1883.\n\nThe decrees will be published to-morrow.\nTelegram received.\nQUARRELL.\n"
    )
    assert [p.name for p in letter.sender] == ["Quarrell"]


def test_an_addressee_below_a_close_that_is_not_read():
    letter = read(
        f"Aldenham, March 9, 1864.\n\nSir:{BODY}I am. sir, vourobedient servant,\nWILLIAM QUARRELL.\n\n"
        "Tobias L. Osterley Esq.. &c., &c., &c.\n"
    )
    assert [p.name for p in letter.sender] == ["William Quarrell"]
    assert [p.name for p in letter.recipients] == ["Tobias L. Osterley"]


def test_shapes_of_names_with_initials():
    assert is_name("ROBT.C. QUARRELL", "en") and is_name("H.D Quarrell", "en")
    assert not is_name("der T.Z.Q.", "de")
    assert not is_name("U.S.A.", "en")


def test_a_roll_of_a_thousand_signers_is_told_by_its_first():
    assert _listed(["Ada Quarrell, Ostmark"] * 1000, "en")
    assert not _listed(["12 May 2009"] * 1000, "en")
