"""Whole pages, held against golden files. `ONRECORD_GOLDEN=write` writes them anew; a person reads the difference."""

import os
from datetime import date
from pathlib import Path

import pytest

from onrecord.formats.profile_markdown import to_markdown
from onrecord.model import Kind, Party, Profile, RollCall, Vote
from onrecord.record.facts import Votes
from onrecord.record.profile import profile
from onrecord.reference.files import overlaid
from onrecord.reference.status import status

GOLDEN = Path(__file__).parent / "golden"
SPECIMENS = Path(__file__).parents[2] / "specimens/reference"
AS_OF = date(2015, 3, 1)
FIELDS = Party("Ingrid Halloran", "Director", "Open Fields Coalition")
AMBASSADOR = Party("Pavel Ordan", "Ambassador of the Republic of Ardovia to the Kingdom of Belmora", state="XAR")
SECRETARY = Party("Ruth Calder", "Private Secretary to the Minister of Defence", "Ministry of Defence", "XBE")
MINISTER = Party("Claire Vasseur", "Minister of Foreign Affairs", "Republic of Lormandie", "XLO")


@pytest.fixture
def invented():
    with overlaid(SPECIMENS):
        yield


def held_to(name: str, made: Profile, *, hide: bool = False) -> None:
    page = to_markdown(made)
    if hide:
        # Words of letters the project did not write stay out of it: their offsets stand for them.
        for quote in (e.statement.quote for s in made.sections for x in s.sentences for e in x.evidence):
            shown = quote.shown.replace("[", "\\[").replace("]", "\\]")
            page = page.replace(shown, f"<{quote.start}:{quote.end}>")
        page = "\n".join(x for x in page.splitlines() if "“" not in x or "<" in x) + "\n"
    golden = GOLDEN / f"{name}.md"
    if os.environ.get("ONRECORD_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")


@pytest.fixture
def record(letter):
    """Six letters of three states: a refusal with a condition, an acknowledgement, a promise, and a report."""

    def one(name, day, sender, to, sentences, *, cites=(), kind=Kind.REPLY, opening=""):
        text = " ".join([opening, *(s["words"] for s in sentences)]).strip() or "Thank you for your letter."
        return letter(name, text, date=day, sender=sender, recipients=to, said=sentences, cites=cites, kind=kind)

    def says(act, words, *topics, **more):
        return {"act": act, "words": words, "topics": topics, **more}

    dated = "As to your letter of 4 March 2014:"
    cites = [{"words": "your letter of 4 March 2014", "date": "2014-03-04"}]
    promise = "Should the Forum agree on a protocol, Ardovia will be ready to accept it."
    told = {"holder": "XBE", "attribution": "about_other"}
    asked = [
        says("request", "We call on you to accede to the Convention on Scatter Munitions.", "CSM"),
        says("request", "Please publish the number of scatter munitions in your stocks.", "stockpiling", "CSM"),
        says("fact_cited", "Belmora finished the destruction of its stocks in 2013.", "stockpiling", "CSM", **told),
    ]
    refused = [
        says("acknowledgement", "Ardovia acknowledges the suffering of civilians.", "CSM"),
        says("refusal", "My Government is not in a position to accede to the Convention.", "CSM", stance="oppose"),
        says("conditional_commitment", promise, "CSM", condition="Should the Forum agree on a protocol"),
        says("denial", "Ardovia rejects the allegation that its forces used such weapons.", "use", "CSM"),
    ]
    supports = [
        says("position_support", "Lormandie supports the Convention without reserve.", "CSM", stance="support"),
        says("commitment", "We will publish our stocks in September.", "stockpiling", "CSM"),
    ]
    return [
        one("ask-xar", "2014-03-04", FIELDS, AMBASSADOR, asked, kind=Kind.LETTER),
        one("no-xar", "2014-03-27", AMBASSADOR, FIELDS, refused, cites=cites, opening=dated),
        one("ask-xbe", "2014-03-04", FIELDS, SECRETARY, asked[1:2], kind=Kind.LETTER),
        one("thanks-xbe", "2014-03-12", SECRETARY, FIELDS, [], cites=cites, opening=dated),
        one("ask-xlo", "2014-03-04", FIELDS, MINISTER, asked[1:2], kind=Kind.LETTER),
        one("yes-xlo", "2014-04-02", MINISTER, FIELDS, supports, cites=cites, opening=dated),
    ]


def votes() -> Votes:
    cast = {"XAR": "no no abstain", "XBE": "yes yes yes", "XLO": "yes - yes"}
    title = "Implementation of the Convention on Scatter Munitions"
    years = (2012, 2013, 2014)
    calls = [RollCall(f"{y}", "UNGA", f"A/RES/{y - 1945}/991", date(y, 12, 5), title, "specimen rows") for y in years]
    found = [(s, c, v) for s, how in cast.items() for c, v in zip(calls, how.split(), strict=True)]
    return Votes([Vote(call, state, vote) for state, call, vote in found if vote != "-"])


@pytest.mark.parametrize("state", ["XAR", "XBE", "XLO"])
def test_the_page_of_an_invented_state(invented, record, state):
    held_to(state, profile(state, record, topic="CSM", status=status, votes=votes(), as_of=AS_OF))


def test_the_page_of_the_seeds_state(seeds):
    held_to("RUS", profile("RUS", seeds, topic="CCM", status=status, votes=Votes(), as_of=date(2026, 2, 3)), hide=True)
