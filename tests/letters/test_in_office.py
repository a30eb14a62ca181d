"""Posts and names that a letter does not print, from a register of offices; and whom custom says a letter was for."""

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.letters import parse
from onrecord.model import Source
from onrecord.reference.files import SHIPPED, overlaid
from onrecord.reference.offices import foreign_office, held_by, offices

STATE = """code = "XAR"
standing = "invented"
[short]
en = ["Arden"]
[adjectives]
en = ["Ardenian"]
[cities."Port Ulm"]
capital = true
en = ["Port Ulm"]
[sources]
own = "invented for a test"
"""
OFFICE = """id = "XAR-secretary"
state = "XAR"
body = "Office of Foreign Affairs"
foreign = true
held = [
  { name = "Ada M. Ferrers", from = 1950-01-01, to = 1955-06-30 },
  { name = "Jon Quill", from = 1955-07-01, to = 1960-01-01 },
]
[short]
en = ["Foreign Secretary"]
[sources]
own = "invented for a test"
"""


@pytest.fixture
def arden(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for kind, name, text in (("states", "XAR", STATE), ("offices", "XAR-secretary", OFFICE)):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / f"{name}.toml").write_text(text, encoding="utf-8")
    with overlaid(tmp_path):
        yield Path(tmp_path)


def read(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


LETTER = """Port Ulm, {date}.

Dear Mr. Osterley: The harbour will be open to the ships of both sides from the first of the next month.

Sincerely yours,

{name}
"""


@pytest.mark.parametrize(
    ("date", "name", "role"),
    [
        ("May 4, 1952", "A. M. Ferrers", "Foreign Secretary"),
        ("May 4, 1956", "Jon Quill", "Foreign Secretary"),
        ("May 4, 1956", "Ada M. Ferrers", None),  # no longer in office
        ("May 4, 1952", "Paul Ferrers", None),  # another of that name
        ("May 4, 1952", "Ferrers", None),  # a surname alone, in a letter
    ],
)
def test_a_signer_in_office_is_given_his_post(arden, date, name, role):
    party = read(LETTER.format(date=date, name=name)).sender[0]
    assert (party.name, party.role) == (name, role)
    assert party.quote.exact == name
    if role:
        assert (party.organisation, party.state) == ("Office of Foreign Affairs", "XAR")
        assert party.because.startswith("register of offices: ")
    else:
        assert "register" not in party.because


def test_a_printed_post_is_never_replaced(arden):
    party = read(LETTER.format(date="May 4, 1952", name="Ada M. Ferrers\nDirector of Harbours")).sender[0]
    assert party.role == "Director of Harbours"


def test_an_envoys_note_goes_to_the_minister_of_his_hosts(arden):
    letter = read("""Port Ulm, May 4, 1957.

Excellency: I have the honour, on the instructions of my Government, to inform you that the treaty was ratified.

Accept, Excellency, the assurances of my highest consideration.

Ilse Quarrender
Ambassador of Norway
""")
    to = letter.recipients[0]
    assert (to.name, to.role, to.state, to.quote) == ("Jon Quill", "Foreign Secretary", "XAR", None)
    assert to.because.startswith("register of offices: Jon Quill")


def test_a_deputy_signs_with_his_post_and_for_whom():
    letter = read("""Washington, July 12, 1957.

Dear Mr. Osterley: The rules of the port were sent to your office last week.

Sincerely yours,

For the Secretary of Trade:

Lucas Ferrers
Director
Office of Harbours
""")
    assert letter.sender[0].role == "Director, for the Secretary of Trade"
    assert letter.sender[0].on_behalf_of == "Secretary of Trade"


CABLE = """{place}, May 4, 1959—6 p.m.

{opening}

(1) Met minister this morning. He expects US ships next week and asks for early reply.

Quill
"""


@pytest.mark.parametrize(
    ("place", "opening", "sender", "to"),
    [
        ("Oslo", "214. From Ames.", "Embassy", "Department of State"),
        ("Oslo", "214. For State and Trade.", "Embassy", "Department of State"),
        ("Bergen", "214. Ships of last week.", None, None),  # no capital: an embassy would be a guess
    ],
)
def test_a_cable_from_a_capital(place, opening, sender, to):
    letter = read(CABLE.format(place=place, opening=opening))
    assert [(p.name, p.organisation) for p in letter.sender] == [("Quill", sender)]
    assert [p.organisation for p in letter.recipients] == ([to] if to else [])


def test_a_letter_quoted_in_a_telegram_is_not_its_own_address():
    letter = read("""London, June 3, 1874.

Your telegram of yesterday was laid before Lord Ames at once, who has sent me an answer as follows:

[Lord Ames to General Quill.]

Sir: I beg to inform you that Her Majesty's Government hold to the rule of last year, and that they will not alter it.

QUILL.
""")
    assert letter.salutation is None
    assert [p.name for p in letter.sender] == ["Quill"]


def test_terms_of_one_office_do_not_overlap():
    for office in offices():
        held = sorted(office.holders, key=lambda h: h.since)
        for one, after in pairwise(held):
            assert one.until and one.until <= after.since, (office.id, one, after)


def test_the_register_ships_and_names_its_sources():
    assert len(list((SHIPPED / "offices").glob("*.toml"))) == len(offices()) >= 14
    assert foreign_office("GBR").body == "Foreign Office"
    assert foreign_office("XXX") is None
    assert held_by("Nobody At All", offices()[0].holders[0].since) == ()
