"""Decisions outlive a better reader."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadDecision
from onrecord.model import Act, Day, Decision, Judgement, Quote
from onrecord.record.links import link
from onrecord.record.review import Found, apply, apply_to_links, place, stale

WHEN = datetime(2026, 1, 2, tzinfo=UTC)


def decide(about, judgement, *, quote=None, source=None, field=None, value=None, id="d", replaces=None):
    value = None if value is None else json.dumps(value)
    return Decision(id, about, Judgement(judgement), "Ana", WHEN, "", quote, source, field, value, replaces)


def test_a_rejected_statement_is_left_out_and_a_corrected_one_corrected(refusal):
    first, second, _ = refusal.statements
    decisions = [
        decide(f"statement:{first.id}", "correct", field="act", value="denial"),
        decide(f"statement:{second.id}", "reject"),
    ]
    (read,) = apply(decisions, [refusal])
    assert [s.act for s in read.statements] == [Act.DENIAL, Act.CONDITIONAL_COMMITMENT]
    assert [s.act for s in refusal.statements][:2] == [Act.REFUSAL, Act.POSITION_SUPPORT]


def test_the_later_decision_stands_and_the_replaced_one_does_not(refusal):
    about = f"statement:{refusal.statements[0].id}"
    decisions = [decide(about, "reject", id="1"), decide(about, "accept", id="2", replaces="1")]
    assert len(apply(decisions, [refusal])[0].statements) == 3


def test_a_decision_taken_back_no_longer_applies_and_redone_applies_again(refusal):
    about = f"statement:{refusal.statements[0].id}"
    reject = decide(about, "reject", id="1")
    undo, redo = decide(about, "withdraw", id="2", replaces="1"), decide(about, "withdraw", id="3", replaces="2")
    counts = [len(apply(some, [refusal])[0].statements) for some in ([reject], [reject, undo], [reject, undo, redo])]
    assert counts == [2, 3, 2]


def test_where_two_offices_decided_apart_neither_is_applied(refusal):
    about = f"statement:{refusal.statements[0].id}"
    apart = [decide(about, "accept", id="1"), decide(about, "reject", id="2")]
    assert apply(apart, [refusal])[0].statements == refusal.statements


def test_a_re_reading_that_moves_the_words_keeps_the_decision(refusal):
    """A better reader finds a letterhead more: all offsets and ids change, the decision finds its words."""
    first = refusal.statements[0]
    decision = decide(f"statement:{first.id}", "reject", quote=first.quote, source=refusal.source.sha256)
    head = "EMBASSY OF ARDOVIA\n\n"
    moved = Quote.at(head + refusal.text, len(head) + first.quote.start, len(head) + first.quote.end)
    again = replace(refusal, text=head + refusal.text, statements=(replace(first, id="new", quote=moved),))
    assert place(decision, [again]).found is Found.MOVED
    assert apply([decision], [again])[0].statements == ()


def test_words_said_twice_are_told_apart_by_what_stands_around_them(letter):
    text = "First we decline. Then they ask again. Now we decline. The end of it."
    before = letter("x", text)
    start = text.rindex("we decline")
    decision = decide("statement:gone", "reject", quote=Quote.at(text, start, start + 10), source="x")
    longer = letter("x", "A stamp.\n" + text)
    placed = place(decision, [longer])
    assert placed.found is Found.MOVED and placed.quote is not None
    assert placed.quote.start == start + len("A stamp.\n")
    assert place(decision, [before]).found is Found.SAME


def test_words_that_are_gone_make_the_decision_stale_and_change_nothing(refusal):
    first = refusal.statements[0]
    decision = decide(f"statement:{first.id}", "reject", quote=first.quote, source=refusal.source.sha256)
    other = replace(refusal, text="All other words now, and longer than a line.", statements=(), references=())
    (read,) = apply([decision], [other])
    assert [p.code for p in read.problems] == ["stale_decision"]
    assert [p.decision.id for p in stale([decision], [other])] == ["d"]


@given(st.text(max_size=60), st.text(min_size=1, max_size=30), st.text(max_size=60))
def test_a_placed_quotation_always_holds(before, words, after):
    """Wherever a decision finds its words, they are the characters pointed at."""
    from onrecord.model import Kind, Letter, SourceInfo

    text = before + words + after
    one = Letter("x", SourceInfo("x", "x", "text/plain", None, "plain"), Kind.LETTER, "en", text[::-1] + text)
    placed = place(
        decide("statement:s", "reject", quote=Quote.at(text, len(before), len(before) + len(words)), source="x"), [one]
    )
    assert placed.quote is None or (placed.quote.holds(one.text) and placed.quote.exact == words)


def test_a_corrected_day_keeps_what_was_read_among_the_others(refusal):
    (read,) = apply([decide("field:refusal:date", "correct", value="2014-03-28")], [refusal])
    assert read.date is not None and read.date.value == Day("2014-03-28")
    assert [x.value for x in read.date.others] == ["2014-03-27"]


def test_a_corrected_link_says_whose_it_is(ask, refusal):
    (_, decided) = apply_to_links([decide("link:refusal", "reject")], link([ask, refusal]))
    assert decided.answers is None and decided.because == "decided by Ana"


def test_a_correction_that_cannot_be_read_is_an_error_that_names_it(refusal):
    for field, value in (("act", "insult"), ("colour", "red")):
        with pytest.raises(BadDecision, match="decision d"):
            apply([decide(f"statement:{refusal.statements[0].id}", "correct", field=field, value=value)], [refusal])


def test_a_decision_taken_back_does_nothing_any_more(refusal):
    rejected = decide(f"statement:{refusal.statements[0].id}", "reject", id="1")
    withdrawn = decide(rejected.about, "withdraw", id="2", replaces="1")
    assert apply([rejected, withdrawn], [refusal]) == (refusal,)


def test_words_a_person_selects_become_a_statement_that_can_be_decided_on(refusal):
    quote = Quote.at(refusal.text, 0, 12)
    added = decide(f"add:{refusal.id}:0:12", "correct", quote=quote, field="statement", value={"act": "offer"}, id="1")
    (read,) = apply([added], [refusal])
    new = read.statements[0]
    assert (new.act, new.quote, new.proposed_by) == (Act.OFFER, quote, "Ana")
    later = decide(f"statement:{new.id}", "correct", quote=quote, field="act", value="concern", id="2")
    assert apply([later, added], [refusal])[0].statements[0].act is Act.CONCERN
    with pytest.raises(BadDecision):
        apply([decide(added.about, "correct", quote=quote, field="statement", value={"act": "no act"})], [refusal])
