"""What an archivist or a mail's header knows of the parties wins over what is read, and keeps what the letter adds."""

import pytest

from onrecord.letters import parse
from onrecord.letters.header.known import BECAUSE
from onrecord.model import Source

TEXT = "Geneva, 4 March 2014\n\nDear Minister,\n\nWe cannot sign.\n\nYours sincerely,\n\nAna Ruiz\nDirector\n"


def read(**known: str):  # type: ignore[no-untyped-def]
    return parse(Source("x.txt", "", "text/plain", TEXT, known=known))[0]


def test_a_known_name_keeps_the_post_that_the_signature_gives() -> None:
    (sender,) = read(**{"from": "Ana Ruiz <ana@fields.example>"}).sender
    assert (sender.name, sender.role, sender.because) == ("Ana Ruiz", "Director", BECAUSE)


@pytest.mark.parametrize(("said", "state"), [("NZL", "NZL"), ("New Zealand", "NZL")])
def test_a_known_state_speaks(said: str, state: str) -> None:
    letter = read(**{"from": said})
    assert [party.state for party in letter.sender] == [state]
    assert letter.statements[0].holder == state


def test_several_known_recipients() -> None:
    letter = read(to="Bo Lund, Minister; Ida Berg <ida@x.example>")
    assert [(party.name, party.role) for party in letter.recipients] == [("Bo Lund", "Minister"), ("Ida Berg", None)]


def test_a_bare_address_says_nothing() -> None:
    assert [party.name for party in read(**{"from": "office@fields.example"}).sender] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("statement", "statement"),
        ("Speech", "statement"),
        ("Aide-mémoire", "aide_memoire"),
        ("note verbale", "note_verbale"),
        ("UN letter", "un_letter"),
        ("", "letter"),
        ("map", "letter"),
    ],
)
def test_a_known_kind_wins_and_says_so(said: str, kind: str) -> None:
    letter = read(kind=said)
    assert letter.kind.value == kind
    assert (letter.kind_because == BECAUSE) == (kind != "letter")


@pytest.mark.parametrize(
    ("said", "name", "state"),
    [
        ("Embassy of Norway", None, "NOR"),
        ("Ambassade de Norvège", None, "NOR"),
        ("Посольство Норвегии", None, "NOR"),
        ("Ana Ruiz, Ambassador of Norway", "Ana Ruiz", "NOR"),
        ("Ana Ruiz, Head of Unit, Ministry of Foreign Affairs of Norway", "Ana Ruiz", "NOR"),
        ("Ana Ruiz, Director, Open Fields Coalition", "Ana Ruiz", None),
        ("Friends of Norway", "Friends of Norway", None),
    ],
)
def test_a_post_or_body_of_a_list_tells_its_state(said: str, name: str | None, state: str | None) -> None:
    party = read(**{"from": said}).sender[0]
    assert (party.name, party.state) == (name, state)


def test_a_mails_header_gives_the_name_that_the_greeting_cuts_short() -> None:
    text = "Dear Mr Lund,\n\nWe cannot sign.\n\nYours sincerely,\n\nAna Ruiz\nDirector\n"
    known = {"from": "Ana Ruiz <ana@x.example>", "to": "Bo Lund <bo@y.example>"}
    letter = parse(Source("x.eml", "", "message/rfc822", text, known=known))[0]
    assert [party.name for party in letter.recipients] == ["Bo Lund"]
    assert [(party.name, party.role) for party in letter.sender] == [("Ana Ruiz", "Director")]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('"LUND, Bo (ARC/2)" <bo.lund@arden.example>', "Bo LUND"),
        ('"Lund, Bo" <bo.lund@arden.example>', "Bo Lund"),
    ],
)
def test_a_mailbox_that_turns_a_name_round_names_one_person(said: str, name: str) -> None:
    party = read(**{"from": said}).sender[0]
    assert party.name == name
