"""Which letter answers which, and what is cited and not held."""

from onrecord.model import Kind, Party
from onrecord.record.cited import cited
from onrecord.record.links import link
from onrecord.record.threads import threads


def test_a_reply_links_to_the_letter_of_the_day_it_cites(ask, refusal, letter):
    """The day cited and the parties swapped link it; a letter of the same day to another state does not disturb."""
    other = letter("other", date="2014-03-04", sender=ask.sender, recipients=Party("Ana Ruiz", state="XSA"))
    found = {x.letter: x for x in link([ask, refusal, other])}
    assert found["refusal"].answers == "ask"
    assert "4 March 2014 as cited" in found["refusal"].because and "swapped" in found["refusal"].because
    assert found["ask"].answers is None and found["ask"].candidates == ()


def test_two_letters_that_fit_are_listed_and_neither_is_chosen(ask, refusal, letter):
    twin = letter("twin", date="2014-03-04", sender=ask.sender, recipients=ask.recipients)
    found = link([refusal, twin, ask])[0]
    assert found.answers is None
    assert set(found.candidates) == {"ask", "twin"}


def test_a_number_tells_twins_apart(letter):
    us, them = Party("Ana Ruiz", organisation="Fields Coalition"), Party("Bo Lund", state="XBE")
    first, second = (letter(n, date="2014-03-04", sender=us, recipients=them, number=n) for n in ("12/14", "13/14"))
    cites = [{"words": "your letter No. 13/14", "date": "2014-03-04", "symbol": "No. 13/14"}]
    reply = letter(
        "r", "Thank you for your letter No. 13/14.", date="2014-04-01", sender=them, recipients=us, cites=cites
    )
    assert link([first, second, reply])[2].answers == "13/14"


def test_a_reply_dated_before_its_letter_is_linked_and_the_day_is_a_problem(ask, refusal, letter):
    sides = {"sender": refusal.sender, "recipients": refusal.recipients}
    early = letter("early", refusal.text, date="2014-01-03", kind=Kind.REPLY, **sides,
                   cites=[{"words": "your letter of 4 March 2014", "date": "2014-03-04"}])  # fmt: skip
    found = link([ask, early])[1]
    assert found.answers == "ask"
    assert [p.code for p in found.problems] == ["reply_before_letter"]


def test_the_mails_own_header_wins(letter):
    us, them = Party("Ana Ruiz"), Party("Bo Lund")
    first = letter("a", date="2020-01-01", sender=us, recipients=them, known={"message_id": "<1@x>"})
    second = letter("b", date="2020-01-02", sender=them, recipients=us, known={"in_reply_to": "<1@x>"})
    assert [x.answers for x in link([first, second])] == [None, "a"]


def test_a_reply_that_names_no_day_links_by_its_subject_alone_or_lists_what_it_may_answer(letter):
    us, them = Party("Ana Ruiz", organisation="Fields Coalition"), Party("Bo Lund", "Minister", state="XBE")
    old = letter("old", date="2014-01-04", sender=us, recipients=them, subject="Stocks")
    new = letter("new", date="2014-02-04", sender=us, recipients=them, subject="The meeting in May")
    reply = letter("r", date="2014-03-01", kind=Kind.REPLY, sender=them, recipients=us, subject="Re: Stocks")
    assert link([old, new, reply])[2].answers == "old"
    bare = letter("s", date="2014-03-01", kind=Kind.REPLY, sender=them, recipients=us)
    found = link([old, new, bare])[2]
    assert found.answers is None and found.candidates == ("new", "old")


def test_a_letter_cited_and_not_held_is_listed_with_what_it_asked_and_resolves_when_it_arrives(ask, refusal):
    (missing,) = cited([refusal], link([refusal]))
    assert (missing.date, missing.sender, missing.recipient) == ("2014-03-04", "Open Fields Coalition", "XAR")
    assert missing.asked is not None and missing.asked.exact == "calling for Ardovia to accede to the Convention"
    assert cited([refusal, ask], link([refusal, ask])) == ()


def test_every_letter_stands_in_one_thread(ask, refusal, letter):
    lone = letter("lone", date="2012-01-01")
    found = threads([refusal, lone, ask])
    assert [t.letters for t in found] == [("lone",), ("ask", "refusal")]


def test_letters_the_seeds_cite_are_listed_with_their_partial_days(seeds):
    found = cited(seeds, link(seeds))
    assert [(c.date, c.sender, c.recipient) for c in found] == [
        ("2009-08-12", "Aotearoa New Zealand Cluster Munition Coalition", "RUS"),
        ("2012-07", "Cluster Munition Coalition", "SYR"),
        ("2013", "Cluster Munition Coalition", "USA"),
        ("2013-10", "Cluster Munition Coalition", "SYR"),
        ("2015", "Cluster Munition Coalition", "USA"),
    ]
    assert found[0].asked and found[0].asked.exact.startswith("calling for")
    assert [c.asked for c in found[1:]] == [None] * 4
