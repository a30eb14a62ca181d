"""Whose a post abroad is, and who speaks for himself alone. All letters are invented."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.header.legislators import speaking_for_themselves
from onrecord.model import Letter, Party, Source

BODY = "\n\nWe regret that the customs house has been closed. We ask that it be opened again.\n"


def read(text: str) -> Letter:
    return parse(Source("x.txt", "", "text/plain", text))[0]


@pytest.mark.parametrize(
    ("heading", "place", "state", "served"),
    [
        ("The Minister in Honduras (Ames) to the Secretary of State", "Tegucigalpa", "USA", "HND"),
        ("12. Telegram From the Embassy in Israel to the Department of State", "Tel Aviv", "USA", "ISR"),
        ("7. Letter From the Ambassador to Thailand (Ames) to the Secretary of State", "Bangkok", "USA", "THA"),
        ("The Consul at Beirut (Ames) to the Secretary of State", "Beirut", "USA", "LBN"),
        ("The Swedish Chargé (Ames) to the Secretary of State", "Washington", "SWE", None),
        ("31. Note From the Soviet Embassy to the Department of State", "Washington", "SUN", None),
    ],
)
def test_a_post_abroad_is_of_who_sent_it(heading: str, place: str, state: str, served: str | None) -> None:
    letter = read(f"{heading}\n\n{place}, May 3, 1935.{BODY}")
    assert [p.state for p in letter.sender] == [state]
    assert {s.holder for s in letter.statements} == {state}
    assert served not in {p.state for p in (*letter.sender, *letter.recipients)}


def test_a_post_abroad_whose_home_is_not_said_is_of_no_state() -> None:
    letter = read(f"142. Letter From the Chargé in Viet-Nam (Ames) to Mr. Henry Orme\n\nSaigon, May 3, 1961.{BODY}")
    assert letter.sender[0].state is None


def test_the_brackets_of_a_name_end_the_first_side() -> None:
    heading = "97. Letter From the Ambassador to Thailand (Ames) to the Assistant Secretary of State for Trade (Orme)"
    letter = read(f"{heading}\n\nBangkok, November 20, 1970.{BODY}")
    assert (letter.sender[0].name, letter.recipients[0].name) == ("Ames", "Orme")
    assert letter.recipients[0].state == "USA"


def test_a_secretary_of_state_for_something_is_not_the_american_one() -> None:
    heading = "106. Letter From Secretary of State for External Affairs Ames to Secretary of State Orme"
    letter = read(f"{heading}\n\nOttawa, October 30, 1959.{BODY}")
    assert letter.sender[0].state != "USA"


def test_a_letter_dated_from_a_legation_is_of_its_state() -> None:
    letter = read(
        f"Mr. Ames to Prince Orme\n\nLegation of the United States, Peking, March 8, 1864.{BODY}\nANDREW AMES.\n"
    )
    assert letter.sender[0].state == "USA"


@pytest.mark.parametrize("role", ["Member of Parliament for East Hill", "Senator", "Sénatrice", "Diputada"])
def test_members_of_legislatures_speak_for_themselves(role: str) -> None:
    letter = read(f"3 May 2019\n\nDear Minister,{BODY}\nYours sincerely,\n\nAda Ames\n{role}\n")
    assert [p.holder for p in letter.sender] == ["Ada Ames"]
    assert {s.holder for s in letter.statements} == {"Ada Ames"}


@pytest.mark.parametrize("role", ["Депутат Государственной Думы", "عضو مجلس النواب", "国会议员", "MdB"])
def test_posts_of_legislators_in_other_languages(role: str) -> None:
    assert speaking_for_themselves((Party("Ada Ames", role, None, "ARD"),))[0].holder == "Ada Ames"


def test_who_presides_a_house_speaks_for_it() -> None:
    letter = read(
        f"3 May 2019\n\nDear Minister,{BODY}\nYours sincerely,\n\nAda Ames\nSpeaker of the House of Commons\n"
    )
    assert not letter.sender[0].personal


def test_a_division_signs_for_its_department() -> None:
    letter = read(
        f"DEPARTMENT OF FOREIGN AFFAIRS\nDublin\n\n3 May 2019\n\nDear Ms Orme,{BODY}\nYours sincerely,\n\n"
        "Ada Ames\nDirector, Trade and Fisheries\n"
    )
    assert [(p.organisation, p.state) for p in letter.sender] == [("Department of Foreign Affairs", "IRL")]
