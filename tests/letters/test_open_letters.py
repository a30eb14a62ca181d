"""Open letters: whom the title names, and officers who sign behind their rank."""

import pytest

from onrecord.letters import parse
from onrecord.model import Source

TEXT = """{title}

11 November 2021

Dear Prime Minister,

We served governments of both parties. Norway should sign and ratify the Treaty.

Yours faithfully,

Professor Gareth Tindall
Former Ambassador for Disarmament

{officer}
"""


@pytest.mark.parametrize("title", ["Open letter", "An open letter", "Our Joint Open Letter"])
def test_the_title_names_whom_it_goes_to(title):
    paper = TEXT.format(title=f"{title} to the Prime Minister of Norway", officer="Ada Ames")
    (letter,) = parse(Source("x.txt", "", "text/plain", paper))
    assert [(party.role, party.state) for party in letter.recipients] == [("Prime Minister of Norway", "NOR")]


@pytest.mark.parametrize("rank", ["Major General", "Major General (Retd)", "General (ret.)", "Colonel (R)"])
def test_an_officer_no_longer_in_service_signs(rank):
    paper = TEXT.format(title="Open letter to the Prime Minister of Norway", officer=f"{rank} Michael Brightwater")
    (letter,) = parse(Source("x.txt", "", "text/plain", paper))
    assert [party.name for party in letter.sender] == ["Gareth Tindall", "Michael Brightwater"]
