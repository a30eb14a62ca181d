"""A department under a ministry's or an embassy's letterhead speaks for the state; another body's does not."""

import pytest

from onrecord.letters import parse
from onrecord.model import Source

TEXT = """{head}

{place}, 19 April 2021

Dr Ana Ruiz
Director
Open Fields Coalition
Geneva

Dear Dr Ruiz,

{state} is not in a position to accede to the Convention.

Yours sincerely,

Pekka Rauta
{signed}
"""


@pytest.mark.parametrize(
    ("head", "place", "state", "signed", "code"),
    [
        ("MINISTRY FOR FOREIGN AFFAIRS OF FINLAND\nUnit for Arms Control", "Helsinki", "Finland",
         "Director General, Department for Arms Control", "FIN"),
        ("MINISTRY OF FOREIGN AFFAIRS\nREPUBLIC OF POLAND", "Warsaw", "Poland",
         "Deputy Director\nDepartment of Security Policy", "POL"),
        ("Embassy of Norway", "Bern", "Norway", "Counsellor\nPolitical Section", "NOR"),
        ("Open Fields Coalition of Finland", "Helsinki", "Finland", "Director\nDepartment of Research", None),
        ("United Nations", "Geneva", "Finland", "Director\nDepartment of Research", None),
    ],
)  # fmt: skip
def test_a_department_under_a_letterhead(head: str, place: str, state: str, signed: str, code: str | None) -> None:
    text = TEXT.format(head=head, place=place, state=state, signed=signed)
    letter = parse(Source("x.txt", "", "text/plain", text))[0]
    assert [party.state for party in letter.sender] == [code]
    refusal = next(said for said in letter.statements if said.act == "refusal")
    assert refusal.holder == code if code else refusal.holder != "FIN"
