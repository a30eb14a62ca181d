"""Whose minister, president or secretary is addressed; papers nobody signs; zones that lost their empty lines."""

import pytest

from onrecord.letters import parse
from onrecord.model import Source


def read(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


LETTER = """{head}

{place}, 4 May 2011

{to}

Dear {greeted},

I refer to your letter of 3 April 2011. The rules of the harbour are enclosed with this answer.

Yours sincerely,

{name}
{role}
"""


@pytest.mark.parametrize(
    ("head", "place", "to", "greeted", "role", "state"),
    [
        # a coalition at home writes to its own minister
        ("Harbour Coalition", "Wellington", "Hon. A. Ames\nMinister for Trade", "Minister", "Director", "NZL"),
        # an ambassador writes to a minister of his hosts
        ("Embassy of Norway", "Rome", "Hon. A. Ames\nMinister for Trade", "Minister", "Envoy of Norway", "ITA"),
        # an address wins
        ("Embassy of Norway", "Rome", "Ada Ames\nMinister for Trade\nOslo", "Minister", "Envoy of Norway", "NOR"),
        # a president writes to a president: whose, the letter does not say
        ("", "Oslo", "Ada Ferrers\nPresident", "Madam President", "President of Norway", None),
        ("", "Oslo", "Ada Ferrers\nPresident", "Madam President", "Director\nHarbour Peace Coalition", "NOR"),
    ],
)  # fmt: skip
def test_the_state_of_a_reader_whose_words_name_none(head, place, to, greeted, role, state):
    letter = read(LETTER.format(head=head, place=place, to=to, greeted=greeted, name="Sigrid Quill", role=role))
    assert [p.state for p in letter.recipients] == [state]


def test_the_letter_says_whose_president():
    letter = read("""Oslo, 4 May 2011

Dear Madam President:

I was glad to hear of your inauguration to the office of President of Chile, and of the ships that came for it.

Sincerely yours,

Sigrid Quill
President of Norway
""")
    assert letter.recipients[0].state == "CHL"


def test_a_consul_writes_home_and_not_to_his_hosts():
    letter = read("""Legation of the United States in Japan, Nagasaki, January 8, 1867.

Sir: The harbour was opened to the ships of both sides on the first of the month, and four have come in.

I have the honor to be, sir, your obedient servant,

LUCAS QUILL.

Hon. Tobias Ferrers, Secretary of State, &c., &c., &c.
""")
    assert [(p.name, p.role, p.state) for p in letter.recipients] == [("Tobias Ferrers", "Secretary of State", "USA")]


def test_an_unsigned_paper_of_a_government_is_its_foreign_ministrys():
    letter = read("""Washington, July 12, 1955.

The United States Government has given careful thought to the paper of last month about the harbour, and it is of the
view that the rules of the port should stand as they are until the autumn of the year.
""")
    party = letter.sender[0]
    assert (party.organisation, party.state) == ("Department of State", "USA")
    assert party.quote.exact.startswith("The United States Government") and "at its seat" in party.because


@pytest.mark.parametrize("furniture", ["FILE COPY          2\n\f", "2\n\f", "CORRESPONDENCE\n\f"])
def test_a_page_that_ends_with_the_signature_keeps_it(furniture):
    letter = read(f"""Oslo, 4 May 2011

Dear Mr. Ferrers:

The rules of the harbour were sent to you with the letter of last month, and they have not been changed since.

Sincerely yours,

Sigrid Quill

Secretary-Treasurer

SQ:ab

{furniture}
cc: Bishop Lucas Ames
""")
    assert [(p.name, p.role) for p in letter.sender] == [("Sigrid Quill", "Secretary-Treasurer")]
    assert [p.name for p in letter.copies] == ["Lucas Ames"]


def test_a_date_and_a_close_that_lost_their_empty_lines():
    text = "The rules of the harbour were sent to you with the letter of last month, and they have not changed. " * 3
    letter = read(f"Oslo, May 4, 1925.\n My Dear Mr. Ferrers: {text}\n I am [etc.]\n Sigrid Quill\n")
    assert letter.salutation.value == "My Dear Mr. Ferrers:"
    assert [p.name for p in letter.recipients] == ["Ferrers"]
    assert [p.name for p in letter.sender] == ["Sigrid Quill"]


def test_an_addressee_under_the_signature_without_an_empty_line():
    letter = read("""Oslo, May 4, 1870.

Sir: The rules of the harbour were sent to you with the letter of last month, and they have not been changed since.

I am, sir, your obedient servant,

S. QUILL, Assistant Secretary.
Tobias Ferrers, Esq., Consul General, Bergen.
""")
    assert [p.name for p in letter.sender] == ["S. Quill"]
    assert [(p.name, p.role) for p in letter.recipients] == [("Tobias Ferrers", "Consul General")]


def test_a_name_with_a_small_word_inside():
    letter = read("""Saigon, May 4, 1961.

Dear Ben: The paper of last month was read with care and will be answered soon, as I said when we met.

Truly yours,

Trinh dinh Thao
""")
    assert [p.name for p in letter.sender] == ["Trinh dinh Thao"]


def test_a_committee_named_on_the_letterhead_alone_is_the_writer() -> None:
    """ "The Committee" of a letter whose sender's line names the House and whose letterhead the committee."""
    text = (
        "HOUSE OF ASSEMBLY\nStanding Committee on Fisheries\n\n23 October 2014\n\n"
        "The Minister of Foreign Affairs\nHelsinki\n\nMinister,\n\n"
        "The Committee expects a full answer by the first day of June.\n\nYours faithfully,\n\nAda Quill\nChair\n"
    )
    from onrecord.letters import parse
    from onrecord.model import Source

    (letter,) = parse(Source("x.txt", "", "text/plain", text))
    assert [s.act.value for s in letter.statements] == ["request"]


def test_a_name_behind_a_comma_acts_where_a_verb_follows() -> None:
    """ "As to the report of the Board, Finland will ..." names a subject; "of Norway, Finland and ..." a list."""
    head = "Ministry for Foreign Affairs of Finland\n\nHelsinki, 3 May 2018\n\nMs. Ada Quill\nHarbour League\n\n"
    head += "Dear Ms. Quill,\n\n"
    from onrecord.letters import parse
    from onrecord.model import Source

    def acts(words: str) -> list[str]:
        (letter,) = parse(Source("x.txt", "", "text/plain", f"{head}{words}\n\nYours sincerely,\n\nBo Ferrers\n"))
        return [s.act.value for s in letter.statements]

    assert acts("With regard to the resolution of the General Assembly, Finland will abstain.") == ["commitment"]
    assert acts("The delegations of Norway, Finland and Chile will abstain.") == ["fact_cited"]
