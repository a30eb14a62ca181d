"""Who is asked: the addressee, or a third party that is itself asked."""

import pytest

from onrecord.letters import parse
from onrecord.model import Act, Source


def asked(words, salutation="Excellency,"):
    head = "12 May 2011\n\nHer Excellency Ada Quill\nPermanent Representative of Norway to the United Nations\n\n"
    (letter,) = parse(Source("x.txt", "", "text/plain", f"{head}{salutation}\n\n{words}\n\nSincerely,\n\nBo Larch\n"))
    return [s.towards for s in letter.statements if s.act is Act.REQUEST]


@pytest.mark.parametrize(
    ("words", "towards"),
    [
        ("We call upon Sweden to publish its stocks.", "SWE"),
        ("We urge the Government of Denmark to attend the meeting in Vientiane.", "DNK"),
        ("The Government of Finland should ratify the Convention without delay.", "FIN"),
        ("We ask you to attend the meeting in Laos.", "NOR"),
        ("We ask your Government to raise this with the Secretary-General of the United Nations.", "NOR"),
    ],
)
def test_a_third_party_is_asked_only_where_it_is_to_act(words, towards):
    assert asked(words) == [(towards,)]


def test_a_second_call_has_its_own_addressee():
    found = asked("We urge your Government to sign the treaty, and call on Lithuania to do the same.")
    assert found == [("NOR",), ("LTU",)]


def test_items_of_a_list_are_asked_of_the_addressee_whoever_they_name():
    found = asked("We ask your Government:\n\n(a) to publish its stocks;\n(b) to attend the meeting in Laos.")
    assert found == [("NOR",), ("NOR",)]


def test_ordinals_count_the_items_of_a_list_and_its_lead_is_no_ask():
    found = asked(
        "Our requests are these:\n\nFirst, that the Cabinet publish the report.\n\nSecond, that Norway sign the treaty."
    )
    assert found == [("NOR",), ("NOR",)]
