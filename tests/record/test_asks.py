"""What was asked, and what came of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from onrecord.model import Decision, Judgement, Outcome, Party, StatusFact, TreatyAct
from onrecord.record.asks import asks
from onrecord.record.links import link

AS_OF = date(2026, 2, 3)


def status(can=("accede",), acts=(), what="not_party", since=None):
    def of(state, treaty, on):
        if treaty not in ("csm", "CCM"):
            return None
        return StatusFact(state, treaty, on, what, since, can, acts, AS_OF, "rows")

    return of


def test_each_request_is_an_ask_with_the_words_that_answer_it_beside_it(ask, refusal):
    found = asks([ask, refusal], link([ask, refusal]), as_of=AS_OF)
    assert [(a.addressee, a.outcome) for a in found] == [("XAR", Outcome.REFUSED), ("XAR", Outcome.DEFLECTED)]
    assert [x.quote.shown for x in found[0].answers] == [
        "My Government is not in a position to accede to the Convention at present."
    ]
    assert found[0].asker == "Open Fields Coalition" and not found[0].reported


def test_silence_names_the_day_asked_and_the_day_the_record_was_last_added_to(ask):
    for one in asks([ask], link([ask]), as_of=AS_OF):
        assert one.outcome is Outcome.SILENT
        assert "4 March 2014" in one.because and "3 February 2026" in one.because


def test_an_acknowledgement_closes_nothing(ask, refusal):
    thanks = replace(refusal, statements=())
    assert {a.outcome for a in asks([ask, thanks], link([ask, thanks]), as_of=AS_OF)} == {Outcome.ACKNOWLEDGED_ONLY}


def test_an_ask_known_only_from_its_answer_is_the_askers_and_marked_reported(refusal):
    (found,) = asks([refusal], link([refusal]), as_of=AS_OF)
    assert found.reported and found.statement is None
    assert (found.asker, found.addressee, found.asked_on) == ("Open Fields Coalition", "XAR", "2014-03-04")
    assert found.quote.exact == "calling for Ardovia to accede to the Convention"
    assert found.outcome is Outcome.REFUSED


def test_accession_meets_the_ask_whatever_was_said(ask, refusal):
    act = TreatyAct("XAR", "csm", "accession", date(2016, 5, 1), "rows")
    party = status((), (act,), "party", date(2016, 5, 1))
    found = asks([ask, refusal], link([ask, refusal]), status=party, as_of=AS_OF)[0]
    assert found.outcome is Outcome.MET and "accession 1 May 2016" in found.because


def test_an_ask_to_sign_is_overtaken_once_the_treaty_is_closed_for_signature(letter):
    words = "We ask Ardovia to sign the Convention."
    one = letter("a", words, date="2009-08-12", sender=Party(organisation="Fields"), recipients=Party(state="XAR"),
                 said=[{"act": "request", "words": words, "topics": ["csm"]}])  # fmt: skip
    (found,) = asks([one], link([one]), status=status(), as_of=AS_OF)
    assert found.outcome is Outcome.OVERTAKEN and "signature" in found.because


def test_one_letter_to_many_is_an_ask_to_each(letter):
    words = "We ask you to publish your stocks."
    many = tuple(Party(state=x) for x in ("XAR", "XBE", "XSA"))
    one = letter("a", words, date="2014-01-01", sender=Party(organisation="Fields"), recipients=many,
                 said=[{"act": "request", "words": words}])  # fmt: skip
    assert [a.addressee for a in asks([one], link([one]), as_of=AS_OF)] == ["XAR", "XBE", "XSA"]


def test_a_persons_decision_on_an_outcome_stands(ask):
    first = asks([ask], (), as_of=AS_OF)[0]
    decision = Decision("d", f"ask:{first.id}", Judgement.CORRECT, "Ana", datetime(2026, 1, 2, tzinfo=UTC), "by phone",
                        field="outcome", value='"accepted"')  # fmt: skip
    decided = asks([ask], (), as_of=AS_OF, decisions=[decision])[0]
    assert decided.outcome is Outcome.ACCEPTED and "Ana" in decided.because and "by phone" in decided.because


def test_the_seeds_hold_three_asks_and_the_one_known_from_its_answer(seeds):
    found = asks(seeds, link(seeds), status=status(), as_of=AS_OF)
    assert [(a.asked_on, a.asker, a.addressee, a.reported) for a in found] == [
        ("2009-08-12", "Aotearoa New Zealand Cluster Munition Coalition", "RUS", True),
        *[("2015-10-01", "Cluster Munition Coalition", "RUS", False)] * 3,
    ]
    assert found[0].outcome is Outcome.REFUSED
    assert "We cannot renounce it." in [x.quote.shown for x in found[0].answers]
    assert {a.outcome for a in found[1:]} == {Outcome.SILENT}
    assert all(a.asker != "RUS" for a in found)


def test_a_state_asked_to_press_others_has_not_met_it_by_being_a_party_itself(letter):
    words = "We ask Ardovia to press its neighbours to join the Convention."
    one = letter("a", words, date="2014-01-01", sender=Party(organisation="Fields"), recipients=Party(state="XAR"),
                 said=[{"act": "request", "words": words, "topics": ["csm"]}])  # fmt: skip
    party = status((), (), "party", date(2012, 1, 1))
    assert asks([one], link([one]), status=party, as_of=AS_OF)[0].outcome is Outcome.SILENT


def test_the_weapons_name_and_a_denial_answer_nothing(letter):
    asked = [
        "to accede to the Convention on Scatter Munitions",
        "to publish the number of scatter munitions in its stocks",
    ]
    text = f"We call on Ardovia {asked[0]} and {asked[1]}."
    us, them = Party(organisation="Fields"), Party(state="XAR")
    said = [{"act": "request", "words": words} for words in asked]
    ask = letter("a", text, date="2014-03-04", sender=us, recipients=them, said=said)
    no, denied = (
        "We are unable to accede to the Convention.",
        "Ardovia rejects the claim that it used scatter munitions.",
    )
    said = [{"act": "refusal", "words": no, "topics": ["csm"]}, {"act": "denial", "words": denied, "topics": ["use"]}]
    words = f"As to your letter of 4 March 2014: {no} {denied}"
    reply = letter("r", words, date="2014-04-01", sender=them, recipients=us,
                   said=said, cites=[{"words": "your letter of 4 March 2014", "date": "2014-03-04"}])  # fmt: skip
    found = asks([ask, reply], link([ask, reply]), as_of=AS_OF)
    assert [a.outcome for a in found] == [Outcome.REFUSED, Outcome.DEFLECTED]


def campaign(letter, answer, *, act="refusal", day="2014-05-02", cites="letter of 2 April 2014"):
    """An ask of January, a reminder of April that cites it, and an answer to the reminder."""
    us, them = Party(organisation="Fields"), Party(state="XAR")
    words = "We ask you to publish your stocks."
    ask = letter("a", words, date="2014-01-10", sender=us, recipients=them, said=[{"act": "request", "words": words}])
    again = "We recall our letter of 10 January 2014."
    earlier = {"words": "our letter of 10 January 2014", "date": "2014-01-10", "relation": "own_earlier"}
    reminder = letter("b", again, date="2014-04-02", sender=us, recipients=them, cites=[earlier])
    said = [{"act": act, "words": answer}]
    cited = [{"words": cites, "date": "2014-04-02"}]
    reply = letter("c", f"As to your {cites}: {answer}", date=day, sender=them, recipients=us, said=said, cites=cited)
    return [ask, reminder, reply]


def test_what_answers_a_reminder_answers_the_letter_it_reminds_of(letter):
    letters = campaign(letter, "We cannot publish our stocks.")
    (found,) = asks(letters, link(letters), as_of=AS_OF)
    assert found.outcome is Outcome.REFUSED and found.because == "the letter of 2 May 2014 says so"


def test_a_promise_of_something_else_answers_nothing_and_one_that_points_at_the_ask_does(letter):
    other, this = "We will continue to feed the poor.", "We will do so in May."
    for words, outcome in ((other, Outcome.ACKNOWLEDGED_ONLY), (this, Outcome.ACCEPTED)):
        letters = campaign(letter, words, act="commitment")
        (found,) = asks(letters, link(letters), as_of=AS_OF)
        assert found.outcome in (outcome, Outcome.DEFLECTED) and bool(found.answers) == (outcome is Outcome.ACCEPTED)


def test_the_day_of_an_outcome_is_that_of_the_letter_whose_words_give_it(letter):
    letters = campaign(letter, "We cannot publish our stocks.")
    thanks = letter("t", "Thank you for your letter of 10 January 2014.", date="2014-02-01", sender=Party(state="XAR"),
                    recipients=Party(organisation="Fields"),
                    cites=[{"words": "your letter of 10 January 2014", "date": "2014-01-10"}])  # fmt: skip
    letters.append(thanks)
    (found,) = asks(letters, link(letters), as_of=AS_OF)
    assert found.because == "the letter of 2 May 2014 says so"


def test_an_answer_dated_before_its_ask_says_that_a_day_is_wrong(letter):
    us, them = Party(organisation="Fields"), Party(state="XAR")
    words = "We ask you to publish your stocks."
    ask = letter("a", words, date="2014-10-08", sender=us, recipients=them, said=[{"act": "request", "words": words}])
    no = "We cannot publish our stocks."
    reply = letter("b", f"As to your letter of 8 October 2014: {no}", date="2014-01-03", sender=them, recipients=us,
                   said=[{"act": "refusal", "words": no}],
                   cites=[{"words": "your letter of 8 October 2014", "date": "2014-10-08"}])  # fmt: skip
    (found,) = asks([ask, reply], link([ask, reply]), as_of=AS_OF)
    assert "dated before the ask of 8 October 2014" in found.because


def test_steps_are_of_promises(letter):
    for words, act, step in (
        ("We will consider publishing our stocks.", "commitment", 3),
        ("We will publish our stocks in May.", "commitment", 5),
        ("We cannot publish our stocks.", "refusal", None),
    ):
        letters = campaign(letter, words, act=act)
        (found,) = asks(letters, link(letters), as_of=AS_OF)
        assert found.answers[0].specificity == step


def test_a_vague_refusal_does_not_undo_a_promise_of_the_same_reply(letter):
    us, them = Party(organisation="Fields"), Party(state="XAR")
    words = "We ask you to publish the size of your stocks."
    ask = letter("a", words, date="2014-01-10", sender=us, recipients=them, said=[{"act": "request", "words": words}])
    yes, vague = "We will publish the size of our stocks.", "We are not in a position to give a date."
    said = [{"act": "commitment", "words": yes}, {"act": "refusal", "words": vague}]
    reply = letter("b", f"As to your letter of 10 January 2014: {yes} {vague}", date="2014-02-01", sender=them,
                   recipients=us, said=said,
                   cites=[{"words": "your letter of 10 January 2014", "date": "2014-01-10"}])  # fmt: skip
    (found,) = asks([ask, reply], link([ask, reply]), as_of=AS_OF)
    assert found.outcome is Outcome.ACCEPTED and [x.quote.shown for x in found.answers] == [yes]


def asked_for(letter, words, reply, act):
    us, them = Party(organisation="Fields"), Party(state="XAR")
    said = [{"act": "request", "words": one} for one in words]
    ask = letter("a", " ".join(words), date="2014-03-01", sender=us, recipients=them, said=said)
    answer = letter("b", f"As to your letter of 1 March 2014: {' '.join(reply)}", date="2014-04-01", sender=them,
                    recipients=us, said=[{"act": act, "words": one} for one in reply],
                    cites=[{"words": "your letter of 1 March 2014", "date": "2014-03-01"}])  # fmt: skip
    return asks([ask, answer], link([ask, answer]), as_of=AS_OF)


def test_who_asked_for_an_answer_and_got_one_of_substance_got_what_was_asked(letter):
    words = ["Please publish your stocks.", "We should value an early reply.", "Please withdraw your reply of 2 May."]
    outcomes = [a.outcome for a in asked_for(letter, words, ["We support the aims of the treaty."], "position_support")]
    assert outcomes == [Outcome.DEFLECTED, Outcome.MET, Outcome.DEFLECTED]
    (thanked,) = asked_for(letter, words[1:2], ["We take note of what you write."], "acknowledgement")
    assert thanked.outcome is Outcome.ACKNOWLEDGED_ONLY


def test_a_word_of_one_ask_that_two_answers_share_still_tells_which_is_answered(letter):
    words = ["Please give the bill high priority in the chamber.", "Please send us the yearly tables."]
    reply = ["High priority is not advisable for it.", "The bill keeps its present priority."]
    found = asked_for(letter, words, reply, "refusal")
    assert [a.outcome for a in found] == [Outcome.REFUSED, Outcome.DEFLECTED]


def test_who_answers_a_letter_to_one_alone_answers_for_its_addressee(ask, refusal):
    """A department under a letterhead that nobody could read: the record holds an answer, so it says no silence."""
    office = replace(refusal, sender=(Party("Ada Ames", "Head", "Department for Arms Control"),))
    said = tuple(replace(s, holder=office.sender[0].holder, speaker=office.sender[0].holder) for s in office.statements)
    office = replace(office, statements=said)
    found = asks([ask, office], [*link([ask]), replace(link([ask, refusal])[1], letter=office.id)], as_of=AS_OF)
    assert [a.outcome for a in found if not a.reported] == [Outcome.REFUSED, Outcome.DEFLECTED]


def test_an_answer_of_another_state_is_not_the_addressees(ask, refusal):
    other = replace(refusal, sender=(Party("Ada Ames", state="XSA"),))
    found = asks([ask, other], [*link([ask]), replace(link([ask, refusal])[1], letter=other.id)], as_of=AS_OF)
    assert {a.outcome for a in found if not a.reported} == {Outcome.SILENT}


def test_to_study_a_step_is_not_to_promise_it(letter):
    us, them = Party(organisation="Fields"), Party(state="XAR")
    words = "We ask Ardovia to accede to the Convention."
    one = letter("a", words, date="2014-03-04", sender=us, recipients=them,
                 said=[{"act": "request", "words": words, "topics": ["csm"]}])  # fmt: skip
    told = "Our agencies are studying accession to the Convention and will tell you of the outcome."
    reply = letter("b", told, date="2014-05-04", sender=them, recipients=us, known={"in_reply_to": "<1@x>"},
                   said=[{"act": "commitment", "words": told, "topics": ["csm"]}])  # fmt: skip
    one = replace(one, known={"message_id": "<1@x>"})
    (found,) = asks([one, reply], link([one, reply]), as_of=AS_OF)
    assert found.outcome is Outcome.DEFLECTED and [x.quote.shown for x in found.answers] == [told]
    assert found.because == "the letter of 4 May 2014 says that it is being considered, and no more"
    willing = "We ask Ardovia to consider accession to the Convention."
    asked = letter("a", willing, date="2014-03-04", sender=us, recipients=them, known=one.known,
                   said=[{"act": "request", "words": willing, "topics": ["csm"]}])  # fmt: skip
    assert [a.outcome for a in asks([asked, reply], link([asked, reply]), as_of=AS_OF)] == [Outcome.ACCEPTED]


def test_a_refusal_that_points_at_one_ask_answers_no_other(letter):
    us, them = Party(organisation="Fields"), Party(state="XAR")
    first, second = "We ask Ardovia to sponsor the draft.", "We would welcome your statement in advance."
    one = letter("a", f"{first} {second}", date="2014-03-04", sender=us, recipients=them, known={"message_id": "<1@x>"},
                 said=[{"act": "request", "words": first}, {"act": "request", "words": second}])  # fmt: skip
    no = "We are not in a position to sponsor it."
    reply = letter("b", no, date="2014-05-04", sender=them, recipients=us, known={"in_reply_to": "<1@x>"},
                   said=[{"act": "refusal", "words": no}])  # fmt: skip
    found = asks([one, reply], link([one, reply]), as_of=AS_OF)
    assert [a.outcome for a in found] == [Outcome.REFUSED, Outcome.DEFLECTED]


def test_what_a_reply_says_it_was_asked_is_what_its_own_words_answer(letter):
    us, them = Party(organisation="Fields"), Party(state="XAR")
    first, second = (
        "We ask Ardovia to publish the types of mines that it holds.",
        "We ask Ardovia to vote for the draft.",
    )
    one = letter("a", f"{first} {second}", date="2014-03-04", sender=us, recipients=them, known={"message_id": "<1@x>"},
                 said=[{"act": "request", "words": first}, {"act": "request", "words": second}])  # fmt: skip
    no, about = "Such figures are classified.", "in which you ask Ardovia to publish the types of mines it holds"
    text = f"I refer to your letter of 4 March 2014, {about}. {no}"
    reply = letter("b", text, date="2014-05-04", sender=them, recipients=us, known={"in_reply_to": "<1@x>"},
                   said=[{"act": "refusal", "words": no}],
                   cites=[{"words": "your letter of 4 March 2014", "date": "2014-03-04", "about": about}])  # fmt: skip
    found = [a for a in asks([one, reply], link([one, reply]), as_of=AS_OF) if not a.reported]
    assert [(a.outcome, [x.quote.shown for x in a.answers]) for a in found] == [
        (Outcome.REFUSED, [no]), (Outcome.DEFLECTED, []),
    ]  # fmt: skip


def test_who_leaves_a_treaty_has_not_accepted_to_stay_in_it(letter):
    asked = ["We ask Ardovia to remain a party to the Convention."]
    for said, act, outcome in (
        ("Ardovia has decided to withdraw from the Convention.", "commitment", Outcome.REFUSED),
        ("Ardovia will not withdraw from the Convention.", "refusal", Outcome.ACCEPTED),
        ("Ardovia will remain a party to the Convention.", "commitment", Outcome.ACCEPTED),
        ("Ardovia shall destroy its stocks in May.", "commitment", Outcome.DEFLECTED),
    ):
        (found,) = asked_for(letter, asked, [said], act)
        assert found.outcome is outcome, said
    (found,) = asked_for(letter, ["Nous demandons à l'Ardovie de ne pas se retirer de la Convention."],
                         ["L'Ardovie a décidé de se retirer de la Convention."], "commitment")  # fmt: skip
    assert found.outcome is Outcome.REFUSED


def test_the_offer_and_the_support_that_were_asked_for_are_given(letter):
    (found,) = asked_for(letter, ["Could you host the meeting of survivors in May?"],
                         ["We would be glad to host the meeting of survivors."], "offer")  # fmt: skip
    assert found.outcome is Outcome.ACCEPTED
    (found,) = asked_for(letter, ["We ask you to support a fund for the victims of the ports."],
                         ["Ardovia supports a fund for the victims."], "position_support")  # fmt: skip
    assert found.outcome is Outcome.ACCEPTED
    (found,) = asked_for(letter, ["We ask you to publish your stocks."],
                         ["We propose a meeting on the margins of the session."], "offer")  # fmt: skip
    assert found.outcome is Outcome.DEFLECTED


def test_a_holding_reply_promises_nothing_and_is_no_answer(letter):
    asked = ["Please publish your stocks.", "We should value an early reply."]
    found = asked_for(letter, asked, ["We will revert to you in due course."], "commitment")
    assert [a.outcome for a in found] == [Outcome.ACKNOWLEDGED_ONLY] * 2


def test_the_addressees_name_in_a_promise_answers_nothing_and_a_rare_word_in_a_refusal_does(letter):
    (found,) = asked_for(letter, ["We ask Ardovia to repair the roads of the province."],
                         ["Ardovia has given to the hospital, and will host a conference."], "commitment")  # fmt: skip
    assert found.outcome is Outcome.DEFLECTED and not found.answers
    asked = ["We ask you to double your contribution to clearance.", "We ask you to speak of the matter in public."]
    found = asked_for(letter, asked, ["It is not possible to raise our contribution this year."], "refusal")
    assert [a.outcome for a in found] == [Outcome.REFUSED, Outcome.DEFLECTED]


def test_who_asked_to_be_told_has_it_when_a_fact_tells_it(letter):
    words = [
        "Please tell us how many shells your navy holds.",
        "Please send us the figures of land cleared in Wexmouth.",
    ]
    reply = [
        "The navy holds 1,200 shells.",
        "The province of Wexmouth is large.",
        "In Wexmouth 40 hectares were cleared.",
    ]
    found = asked_for(letter, words, reply, "fact_cited")
    assert [a.outcome for a in found] == [Outcome.MET, Outcome.MET]
    assert [x.quote.shown for x in found[0].answers] == reply[:1]
    assert [x.quote.shown for x in found[1].answers] == reply[2:]
    (sworn,) = asked_for(letter, ["Please destroy the shells your navy holds."], reply[:1], "fact_cited")
    assert sworn.outcome is Outcome.ACKNOWLEDGED_ONLY


def test_what_is_put_off_is_acknowledged_with_its_words(letter):
    words = ["We ask you to publish the quantities held by your armed forces.", "We ask you to accede."]
    put_off = "As to the quantities held by the armed forces, the matter was referred to the Ministry of Defence."
    first, second = asked_for(letter, words, [put_off, "We cannot accede."], "refusal")
    assert (first.outcome, first.because) == (Outcome.ACKNOWLEDGED_ONLY, "the letter of 1 April 2014 puts this off")
    assert [x.quote.shown for x in first.answers] == [put_off]
    assert second.outcome is Outcome.REFUSED


def test_the_last_word_counts(letter):
    letters = campaign(letter, "We cannot publish our stocks.")
    for day, words, act, outcome in (
        ("2015-06-01", "We will publish our stocks.", "commitment", Outcome.ACCEPTED),
        ("2016-06-01", "We cannot publish our stocks after all.", "refusal", Outcome.REFUSED),
    ):
        cited = [{"words": "your letter of 10 January 2014", "date": "2014-01-10"}]
        text = f"As to your letter of 10 January 2014: {words}"
        letters.append(letter(day, text, date=day, sender=Party(state="XAR"),
                              recipients=Party(organisation="Fields"), said=[{"act": act, "words": words}],
                              cites=cited))  # fmt: skip
        (found,) = asks(letters, link(letters), as_of=AS_OF)
        assert found.outcome is outcome and day[:4] in found.because
    assert len(found.answers) == 3


def test_an_answer_to_two_letters_answers_both(letter):
    letters = campaign(letter, "We cannot publish our stocks.", cites="letters of 10 January and 2 April 2014")
    again = "We ask for your reply."
    ask, reminder, reply = letters
    reminder = replace(reminder, text=f"{reminder.text} {again}")
    reminder = letter("b", reminder.text, date="2014-04-02", sender=ask.sender, recipients=ask.recipients,
                      said=[{"act": "request", "words": again}])  # fmt: skip
    both = "your letters of 10 January and 2 April 2014"
    cites = [{"words": both, "date": "2014-01-10"}, {"words": "2 April 2014", "date": "2014-04-02"}]
    reply = letter("c", f"As to {both}: We cannot publish our stocks.", date="2014-05-02", sender=ask.recipients,
                   recipients=ask.sender, cites=cites,
                   said=[{"act": "refusal", "words": "We cannot publish our stocks."}])  # fmt: skip
    links = link([ask, reminder, reply])
    assert (links[2].answers, links[2].also, links[2].candidates) == ("a", ("b",), ())
    assert [a.outcome for a in asks([ask, reminder, reply], links, as_of=AS_OF)] == [Outcome.REFUSED, Outcome.MET]
