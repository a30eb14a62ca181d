"""What a letter claims, against the rows."""

from datetime import date

from onrecord.model import CitedVote, Day, Party, RollCall, StatusFact, TreatyAct, Verdict, Vote
from onrecord.record.checks import check
from onrecord.record.facts import Votes, no_status

CALL = RollCall("1", "UNGA", "A/RES/68/991", date(2013, 12, 5), "A convention", "rows of votes")


def status(state, treaty, on):
    acts = (TreatyAct("XBE", treaty, "accession", date(2012, 6, 1), "list"),) if state == "XBE" else ()
    joined = bool(acts) and on >= acts[0].on
    what, since = ("party", acts[0].on) if joined else ("not_party", None)
    return StatusFact(state, treaty, on, what, since, (), acts if joined else (), date(2026, 2, 3), "list")


def claim(letter, text, *, date="2014-03-04", names=(("treaty", "csm", "Convention"),), **fields):
    sides = {"sender": Party(organisation="Fields"), "recipients": Party(state="XAR")}
    one = letter("x", text, date=date, **sides, names=names, **fields)
    return check(one, status=status, votes=Votes([Vote(CALL, "XAR", "abstain")]), letters=())


def test_not_a_party_agrees_with_the_row_that_says_so(letter):
    (found,) = claim(letter, "While you are not a party to the Convention, others are.")
    assert (found.claim, found.verdict) == ("status", Verdict.AGREES)
    assert found.row == "XAR, csm: no signature, ratification or accession (list, as at 3 February 2026)"


def test_status_is_that_of_the_day_of_the_letter(letter):
    names = (("state", "XBE", "Belmora"), ("treaty", "csm", "Convention"))
    text = "Belmora is not a party to the Convention."
    early, late = (claim(letter, text, date=d, names=names)[0].verdict for d in ("2011-01-01", "2013-01-01"))
    assert (early, late) == (Verdict.AGREES, Verdict.DISAGREES)


def test_asking_a_state_to_become_a_party_claims_nothing(letter):
    assert claim(letter, "We urge you to accede to the Convention. You have not been asked to ratify it before.") == ()


def test_the_convention_is_the_treaty_named_last_and_the_claim_is_quoted_exactly(letter):
    names = (("treaty", "csm", "Convention on Scatter Munitions"), ("state", "XBE", "Belmora"))
    text = "The Convention on Scatter Munitions entered into force. Belmora has ratified the Convention."
    (found,) = claim(letter, text, names=names)
    assert found.quote.exact == "Belmora has ratified the Convention"
    assert found.verdict is Verdict.DISAGREES


def vote(letter, told, symbol, day="2013-12-05"):
    words = "Ardovia voted in favour."
    said = [{"act": "vote_cited", "words": words, "holder": "XAR", "attribution": "about_other",
             "vote": CitedVote(symbol, Day(day), told)}]  # fmt: skip
    return claim(letter, words, names=(), said=said)[0]


def test_a_vote_is_held_against_its_roll_call(letter):
    found = vote(letter, "yes", "A/RES/68/991")
    assert found.verdict is Verdict.DISAGREES and "abstained" in found.because
    assert "A/RES/68/991, 5 December 2013" in (found.row or "")
    assert vote(letter, "abstain", "A/RES/68/991").verdict is Verdict.AGREES


def test_a_vote_without_a_row_cannot_be_told_and_says_why(letter):
    assert "gives no symbol" in vote(letter, "yes", None, "2015-06").because
    assert "UN General Assembly votes of 2013" in vote(letter, "yes", "S/RES/2228").because
    assert {vote(letter, "yes", s).verdict for s in (None, "S/RES/2228")} == {Verdict.CANNOT_TELL}


def test_words_of_the_letter_it_answers_are_looked_up(ask, letter):
    text = 'On 4 March 2014 you wrote "should publish the number of its stocks" and "we never wrote this at all".'
    reply = letter("r", text, date="2014-04-01", sender=Party(state="XAR"), recipients=ask.sender,
                   cites=[{"words": "On 4 March 2014", "date": "2014-03-04"}])  # fmt: skip
    found = check(reply, status=status, votes=Votes(), letters=[ask, reply])
    assert [(c.claim, c.verdict) for c in found] == [
        ("date", Verdict.AGREES),
        ("quotation", Verdict.AGREES),
        ("quotation", Verdict.DISAGREES),
    ]


def test_the_claims_of_the_second_seed(seeds):
    found = check(seeds[1], status=status, votes=Votes([Vote(CALL, "RUS", "no")]), letters=seeds)
    by_claim = {c.claim: c for c in found}
    assert by_claim["status"].verdict is Verdict.AGREES
    assert by_claim["status"].quote.exact == "the Russian Federation is not party to the Convention"
    assert by_claim["vote"].verdict is Verdict.CANNOT_TELL


def test_a_vote_told_by_day_and_subject_is_found_when_only_one_fits(letter):
    """No symbol, but one roll call of that month whose title names the treaty; never one of another organ."""
    calls = [
        RollCall(
            "1",
            "UNGA",
            "A/RES/70/54",
            date(2015, 12, 7),
            "Implementation of the Convention on Cluster Munitions",
            "rows",
        ),
        RollCall("2", "UNGA", "A/RES/70/55", date(2015, 12, 7), "Another convention", "rows"),
    ]
    votes = Votes([Vote(c, "RUS", "no") for c in calls])

    def told(words):
        said = [{"act": "vote_cited", "words": words, "holder": "RUS", "attribution": "about_other", "topics": ["CCM"],
                 "vote": CitedVote(None, Day("2015-12"), "yes")}]  # fmt: skip
        one = letter("x", words, date="2016-01-01", sender=Party(organisation="Fields"), said=said)
        return check(one, status=status, votes=votes)[0]

    assembly = told("In December 2015 Russia voted in favour of the resolution on the Convention.")
    assert (assembly.verdict, "A/RES/70/54" in (assembly.row or "")) == (Verdict.DISAGREES, True)
    assert (
        told("In December 2015 Russia voted in favour of the Security Council's resolution.").verdict
        is Verdict.CANNOT_TELL
    )


def test_an_own_earlier_letter_that_is_held_agrees_and_one_that_is_not_cannot_be_told(letter):
    us, them = Party(organisation="Fields"), Party(state="XAR")
    first = letter("a", "We ask.", date="2014-01-10", sender=us, recipients=them)
    words = ("our letter of 10 January 2014", "our letter of 3 February 2014")
    days = ("2014-01-10", "2014-02-03")
    cites = [{"words": w, "date": d, "relation": "own_earlier"} for w, d in zip(words, days, strict=True)]
    again = letter(
        "b", f"We recall {words[0]} and {words[1]}.", date="2014-04-02", sender=us, recipients=them, cites=cites
    )
    found = check(again, status=no_status, votes=Votes(), letters=[first, again])
    assert [(c.verdict.value, c.because) for c in found if c.claim == "date"] == [
        ("agrees", "the letter is dated 10 January 2014"),
        ("cannot_tell", "the letter of 3 February 2014 is not in the record"),
    ]


def test_anothers_letter_that_is_held_agrees(letter):
    """The words tell no parties: the one letter of that very day in the record is meant."""
    them, us = Party(state="XAR"), Party(organisation="Fields")
    told = letter("a", "We refuse.", date="2014-03-27", sender=them, recipients=us)
    cites = [{"words": "its letter of 27 March 2014", "date": "2014-03-27", "relation": "other"}]
    later = letter("b", "In its letter of 27 March 2014 it refused.", date="2014-12-10", sender=us, cites=cites)
    (found,) = check(later, status=no_status, votes=Votes(), letters=[told, later])
    assert (found.verdict.value, found.because) == ("agrees", "the letter is dated 27 March 2014")
