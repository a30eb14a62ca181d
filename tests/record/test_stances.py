"""Which side words take: invented sentences, one trap each."""

import pytest

from onrecord.model import Evidence, Party, Stance
from onrecord.record.curation import hold, lines
from onrecord.record.positions import positions
from onrecord.record.stances import taken, told

SUPPORT, OPPOSE = Stance.SUPPORT, Stance.OPPOSE


def said(letter, act, words, topics, stance=None, names=(), because="by hand", before=""):
    row = {"act": act, "words": words, "topics": topics, "stance": stance}
    found = letter("a", f"{before}{words}", date="2014", sender=Party(state="XAR"), said=[row], names=names)
    (one,) = found.statements
    from dataclasses import replace

    return Evidence(found, replace(one, because=because))


CCM = ("treaty", "CCM", "Convention on Cluster Munitions")
NPT = ("treaty", "NPT", "Non-Proliferation Treaty")
CTBT = ("treaty", "CTBT", "Test-Ban Treaty")
WEAPON = ("weapon", "cluster_munitions", "cluster munitions")


@pytest.mark.parametrize(
    ("words", "topic", "stance"),
    [
        # A ban opposed is the weapon kept; a weapon opposed is no ban supported.
        ("We oppose any ban on cluster munitions.", "CCM", OPPOSE),
        ("We oppose any ban on cluster munitions.", "cluster_munitions", SUPPORT),
        ("We oppose the use of cluster munitions.", "cluster_munitions", OPPOSE),
        ("We oppose the use of cluster munitions.", "CCM", None),
    ],
)
def test_to_oppose_a_ban_is_to_keep_the_weapon(letter, words, topic, stance):
    evidence = said(letter, "position_oppose", words, ["cluster_munitions", "CCM"], "oppose", [WEAPON])
    assert taken(evidence, topic) is stance


@pytest.mark.parametrize(
    ("words", "cue", "stance"),
    [
        ("Ardovia condemns every breach of the Non-Proliferation Treaty.", "condemns", None),
        ("We cannot allow the Non-Proliferation Treaty to be undermined.", "cannot allow", None),
        ("We reject any attempt to reopen the Non-Proliferation Treaty.", "reject", None),
        ("We reject the Non-Proliferation Treaty as it stands.", "reject", OPPOSE),
        ("The Non-Proliferation Treaty is unacceptable to Ardovia.", "unacceptable", OPPOSE),
    ],
)
def test_who_opposes_an_enemy_of_the_treaty_does_not_oppose_it(letter, words, cue, stance):
    because = f"{cue}: en/position_oppose/x"
    assert taken(said(letter, "position_oppose", words, ["NPT"], "oppose", [NPT], because), "NPT") is stance


def test_an_opinion_that_finds_fault_supports_nothing(letter):
    words = "We believe that the terms of the Non-Proliferation Treaty are discriminatory."
    evidence = said(
        letter, "position_support", words, ["NPT"], "support", [NPT], "believe that: en/position_support/view"
    )
    assert taken(evidence, "NPT") is None and told(evidence, "NPT") is None


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The Non-Proliferation Treaty is a milestone.", SUPPORT),
        ("We signed the Non-Proliferation Treaty in 1970.", SUPPORT),
        ("Belmora has yet to accede to the Non-Proliferation Treaty.", SUPPORT),
        ("The Non-Proliferation Treaty was opened for signature in 1968.", None),
        ("No progress was made under the Non-Proliferation Treaty.", None),
        ("We will decide whether to become party to the Non-Proliferation Treaty.", None),
        ("Some States parties to the Non-Proliferation Treaty met in May.", None),
    ],
)
def test_praise_and_deeds_tell_of_support_and_bare_facts_of_nothing(letter, words, stance):
    assert told(said(letter, "fact_cited", words, ["NPT"], names=[NPT]), "NPT") is stance


def test_two_treaties_in_one_list_share_the_stance_and_a_contrast_parts_them(letter):
    names = [NPT, CTBT]
    both = "We urge all states to ratify the Non-Proliferation Treaty and the Test-Ban Treaty."
    assert taken(said(letter, "request", both, ["NPT", "CTBT"], "support", names), "CTBT") is SUPPORT
    rather = "We support the Non-Proliferation Treaty rather than the Test-Ban Treaty."
    assert taken(said(letter, "position_support", rather, ["NPT", "CTBT"], "support", names), "CTBT") is None


def test_the_treaty_is_the_one_named_last(letter):
    before = "The Test-Ban Treaty is open. We turn to the Non-Proliferation Treaty. "
    words = "We support that Treaty."
    evidence = said(letter, "position_support", words, ["CTBT"], "support", [NPT, CTBT], before=before)
    assert taken(evidence, "CTBT") is None


def test_words_that_take_a_stance_stand_before_words_that_tell_of_one(letter):
    text = "The Non-Proliferation Treaty is important. We cannot accept the Non-Proliferation Treaty."
    rows = [
        {"act": "fact_cited", "words": "The Non-Proliferation Treaty is important.", "topics": ["NPT"]},
        {
            "act": "refusal",
            "words": "We cannot accept the Non-Proliferation Treaty.",
            "topics": ["NPT"],
            "stance": "oppose",
        },
    ]
    names = [NPT, ("treaty", "NPT", "Non-Proliferation Treaty.")]
    (found,) = positions([letter("a", text, date="2014", sender=Party(state="XAR"), said=rows, names=names)])
    assert found.stance is OPPOSE and found.changes == ()


def test_who_stays_out_of_a_treaty_is_not_for_it_by_its_praise(letter):
    text = "We have not signed the Non-Proliferation Treaty. The Non-Proliferation Treaty is a milestone."
    rows = [{"act": "fact_cited", "words": f"{x}.", "topics": ["NPT"]} for x in text.rstrip(".").split(". ")]
    names = [NPT, ("treaty", "NPT", "Non-Proliferation Treaty is")]
    (found,) = positions([letter("a", text, date="2014", sender=Party(state="XAR"), said=rows, names=names)])
    assert found.stance is None


def test_a_curators_line_on_a_ban_holds_by_what_was_said_of_its_weapon(letter):
    """The line of an editor who knows that a state is against the treaty, from words on the weapon alone."""
    words = "We oppose unjustified bans on cluster munitions."
    evidence = said(letter, "position_oppose", words, ["cluster_munitions", "CCM"], "oppose", [WEAPON])
    (held,) = hold(lines("on 2015-10-01 XAR on CCM: opposes"), [evidence.letter])
    assert held.holds


@pytest.mark.parametrize(
    ("words", "act", "stance"),
    [
        ("We cannot accede to it at present.", "refusal", OPPOSE),  # what is refused weighs more than the praise before
        ("My Government has decided to withdraw from it.", "commitment", OPPOSE),
        ("We cannot publish our stocks.", "refusal", SUPPORT),
        ("We will not withdraw from it.", "refusal", SUPPORT),
    ],
)
def test_who_praises_a_treaty_and_stays_out_of_it_does_not_support_it(letter, words, act, stance):
    praise = "We support the aims of the Test-Ban Treaty."
    rows = [
        {"act": "position_support", "words": praise, "topics": ["CTBT"], "stance": "support"},
        {"act": act, "words": words, "topics": []},
    ]
    made = letter("a", f"{praise} {words}", date="2014", sender=Party(state="XAR"), said=rows, names=[CTBT])
    assert [one.stance for one in positions([made]) if one.topic == "CTBT"] == [stance]


def test_who_leaves_the_convention_on_a_weapon_leaves_the_only_one_there_is(letter):
    words = "Ardovia has decided to withdraw from the Convention on cluster munitions."
    rows = [{"act": "commitment", "words": words, "topics": ["cluster_munitions"]}]
    made = letter("a", words, date="2014", sender=Party(state="XAR"), said=rows, names=[WEAPON])
    assert {one.topic: one.stance for one in positions([made])}["CCM"] is OPPOSE


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("I cannot agree to make aid conditional on accession to the Convention on Cluster Munitions.", None),
        ("We are not willing to press our neighbours to join the Convention on Cluster Munitions.", None),
        ("We are not in a position to accede to the Convention on Cluster Munitions.", OPPOSE),
        ("We do not intend to consider accession to the Convention on Cluster Munitions.", OPPOSE),
    ],
)
def test_who_refuses_to_do_something_with_a_treaty_does_not_refuse_the_treaty(letter, words, stance):
    assert taken(said(letter, "refusal", words, ["CCM"], "oppose", [CCM]), "CCM") is stance
