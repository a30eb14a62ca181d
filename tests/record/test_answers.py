"""Which words of a reply answer which ask, in letters that ask several things at once."""

from datetime import date

import pytest

from onrecord.model import Kind, Outcome, Party
from onrecord.record import answers
from onrecord.record.asks import asks
from onrecord.record.links import link
from onrecord.record.steps import asks_to_be_told, is_done, leaves_open, regrets, withholds

AS_OF = date(2026, 2, 3)
US, THEM = Party(organisation="Fields"), Party(state="XAR")


@pytest.fixture
def answered(letter):
    """Outcomes and answering words of the asks of one letter, by what its reply says as (act, words)."""

    def of(asked, reply, *, apart="\n\n", before=None):
        said = [{"act": "request", "words": one} for one in asked]
        numbered = "\n".join(f"{n}. {one}" for n, one in enumerate(asked, 1))
        ask = letter("a", numbered, date="2014-03-01", sender=US, recipients=THEM, said=said)
        marks = before or [""] * len(reply)
        body = apart.join(mark + words for mark, (_, words) in zip(marks, reply, strict=True))
        text = f"As to your letter of 1 March 2014:\n\n{body}"
        answer = letter("b", text, date="2014-04-01", sender=THEM, recipients=US,
                        said=[{"act": act, "words": words} for act, words in reply],
                        cites=[{"words": "your letter of 1 March 2014", "date": "2014-03-01"}])  # fmt: skip
        found = asks([ask, answer], link([ask, answer]), as_of=AS_OF)
        return [(a.outcome, [x.quote.shown for x in a.answers]) for a in found], [a.because for a in found]

    return of


ASKED = [
    "to sign the Convention before the session",
    "to tell us how many scatter charges are held",
    "to send an observer to the meeting in Port Hanne",
    "to vote for the draft resolution",
]


def test_each_answer_goes_to_the_ask_it_speaks_to(answered):
    reply = [
        ("refusal", "We do not intend to sign at present."),
        ("fact_cited", "The last charges were destroyed in 2009, and none are held."),
        ("commitment", "Two officials will take part in the meeting in Port Hanne."),
        ("commitment", "Ardovia will vote against the draft resolution."),
    ]
    found, _ = answered(ASKED, reply)
    outcomes = [Outcome.REFUSED, Outcome.MET, Outcome.ACCEPTED, Outcome.REFUSED]
    assert found == [(outcome, [words]) for outcome, (_, words) in zip(outcomes, reply, strict=True)]


def test_words_that_put_it_off_are_shown_and_settle_nothing(answered):
    reply = [
        ("commitment", "The vote on the draft resolution will be decided in the light of its text."),
        ("commitment", "Whether to send an observer is a matter for the Ministry of Ports."),
    ]
    found, because = answered(ASKED, reply)
    assert found[2:] == [(Outcome.DEFLECTED, [reply[1][1]]), (Outcome.DEFLECTED, [reply[0][1]])]
    assert because[3] == "the letter of 1 April 2014 speaks of it and settles nothing"
    assert because[0] == "the letter of 1 April 2014 answers; nothing in it was found to speak to this"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("The yearly report was submitted to the depositary on 30 April.", Outcome.MET),
        ("The yearly report has not been submitted.", Outcome.DEFLECTED),
        ("A draft of the yearly report is being prepared by two ministries.", Outcome.DEFLECTED),
    ],
)
def test_what_is_told_as_done_is_met_and_what_is_on_its_way_is_not(answered, said, outcome):
    asked = ["to submit the yearly report to the depositary", "to receive a delegation of survivors"]
    found, because = answered(asked, [("fact_cited", said), ("offer", "The Minister would be glad to receive them.")])
    assert found[0] == (outcome, [said])
    if outcome is Outcome.MET:
        assert because[0] == "the letter of 1 April 2014 says that it is done"


def test_a_number_points_at_its_ask_and_what_leans_on_a_sentence_goes_with_it(answered):
    asked = ["Will you say what the mission costs?", "Will you publish the maps of the fields?"]
    reply = [
        ("refusal", "On your second question, that is not foreseen."),
        ("fact_cited", "They are kept in Port Hanne."),
    ]
    found, _ = answered(asked, reply, apart=" ")
    assert found[1] == (Outcome.REFUSED, [reply[0][1]]) and found[0] == (Outcome.DEFLECTED, [])
    reply = [("fact_cited", "As to the maps, two copies exist."), ("refusal", "We have no plans to release them.")]
    assert answered(asked, reply, apart=" ")[0][1] == (Outcome.REFUSED, [reply[1][1]])
    assert answered(asked, reply, apart="\n\n")[0][1] == (Outcome.DEFLECTED, [reply[0][1]])


def test_a_reply_numbered_as_the_asks_answers_number_by_number(answered):
    asked = ["Would your Mission host the launch?", "to publish the maps"]
    reply = [("concern", "1. I regret that our premises are small."), ("commitment", "2. This will be done in May.")]
    found, _ = answered(asked, [(act, words) for act, words in reply])
    assert [outcome for outcome, _ in found] == [Outcome.DEFLECTED, Outcome.DEFLECTED]
    said = [(act, words[3:]) for act, words in reply]
    found, _ = answered(asked, said, before=["1. ", "2. "])
    assert [outcome for outcome, _ in found] == [Outcome.REFUSED, Outcome.ACCEPTED]


def test_what_a_sentence_says_it_is_about_is_what_it_answers(answered):
    asked = ["to endorse the Port Hanne Declaration", "to support a definition without exceptions"]
    reply = [
        ("conditional_commitment", "Ardovia would endorse the Port Hanne Declaration."),
        ("refusal", "As regards the definition, it is too early to commit ourselves."),
    ]
    found, _ = answered(asked, reply, apart=" ")
    assert found[0] == (Outcome.CONDITIONAL, [reply[0][1]]) and found[1] == (Outcome.DEFLECTED, [reply[1][1]])


def test_a_refusal_of_all_that_was_asked_refuses_each(answered):
    found, _ = answered(ASKED, [("refusal", "Ardovia is unable to accede to your requests.")])
    assert {outcome for outcome, _ in found} == {Outcome.REFUSED}


def test_a_reason_goes_with_what_it_is_the_reason_of(answered):
    reply = [
        ("refusal", "The draft resolution cannot have our vote."),
        ("justification", "because the number of charges held is a matter of defence."),
    ]
    found, _ = answered(ASKED, reply, apart=" ")
    assert found[3][0] is Outcome.REFUSED and found[1] == (Outcome.DEFLECTED, [])


def test_a_topic_in_common_is_no_answer_to_who_asks_for_figures(letter):
    said = [
        {"act": "request", "words": "to accede to the Convention", "topics": ["csm"]},
        {"act": "request", "words": "to make public the size of its stocks", "topics": ["csm"]},
    ]
    ask = letter("a", "to accede to the Convention; to make public the size of its stocks", date="2014-03-01",
                 sender=US, recipients=THEM, said=said)  # fmt: skip
    no = "We cannot renounce this weapon."
    reply = letter("b", f"As to your letter of 1 March 2014: {no}", date="2014-04-01", sender=THEM, recipients=US,
                   said=[{"act": "refusal", "words": no, "topics": ["csm"]}],
                   cites=[{"words": "your letter of 1 March 2014", "date": "2014-03-01"}])  # fmt: skip
    found = asks([ask, reply], link([ask, reply]), as_of=AS_OF)
    assert [a.outcome for a in found] == [Outcome.REFUSED, Outcome.DEFLECTED]


@pytest.mark.parametrize(
    "said",
    [
        "We have a duty to destroy the charges that remain.",
        "The state has the means to destroy such charges.",
        "A delegate spoke of charges that one could destroy.",
        "Ardovia is able to destroy a charge in a day.",
    ],
)
def test_what_can_or_shall_be_done_is_not_done(said):
    assert not is_done(said)


@pytest.mark.parametrize("said", ["The Secretary of State saw the port in May.", "Le secrétariat a publié la liste."])
def test_a_secretary_withholds_nothing(said):
    assert not withholds(said)


def test_what_stands_open_or_is_for_somebody_is_not_put_off():
    assert not leaves_open("Our invitation remains open.") and not leaves_open("The prize is for the victims.")
    assert leaves_open("The question of the port remains open.") and leaves_open("That is for Parliament to decide.")


def test_arabic_words_are_looked_for_as_they_are_folded():
    assert regrets("نأسف لأن المبنى صغير.") and asks_to_be_told("كم عدد الألغام المخزونة؟")


def test_all_asks_of_a_letter_are_held_against_a_reply_at_once(letter, monkeypatch):
    words = [f"to publish table {n}" for n in range(30)]
    ask = letter("a", "; ".join(words), date="2014-03-01", sender=US, recipients=THEM,
                 said=[{"act": "request", "words": one} for one in words])  # fmt: skip
    reply = letter("b", "As to your letter of 1 March 2014: We cannot do it.", date="2014-04-01", sender=THEM,
                   recipients=US, said=[{"act": "refusal", "words": "We cannot do it."}],
                   cites=[{"words": "your letter of 1 March 2014", "date": "2014-03-01"}])  # fmt: skip
    held, usual = [], answers.spoken_to
    monkeypatch.setattr(answers, "spoken_to", lambda asked, *more: held.append(len(asked)) or usual(asked, *more))
    assert len(asks([ask, reply], link([ask, reply]), as_of=AS_OF)) == 30
    assert held == [30, 30]  # what it says, and what it puts off


def test_a_mail_answers_the_one_whose_subject_it_repeats(letter):
    def mail(id, subject, day, sender, to):
        return letter(id, f"About {subject}.", kind=Kind.EMAIL, date=day, sender=sender, recipients=to, subject=subject)

    ada, desk = Party("Ada Ferrers", None, "Harbour Forum"), Party("desk@mfa.example")
    office = Party("Jon Overby", "Adviser", "Ministry of Ports")
    asked = mail("a", "Arms exports", "2018-09-04", ada, desk)
    other = mail("b", "Mines", "2018-09-05", ada, desk)
    answer = mail("c", "RE: Arms exports", "2018-09-17", office, Party("Ada Ferrers"))
    links = {one.letter: one.answers for one in link([asked, other, answer])}
    assert links == {"a": None, "b": None, "c": "a"}
