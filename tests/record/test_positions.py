"""Where a state stands: its own words, reports apart."""

from onrecord.model import Act, Party, Stance
from onrecord.record.positions import by_year, positions, words_of


def test_own_words_and_reports_never_mix(seeds):
    """What a coalition tells of a state is a report: it is no position of the state, and makes no stance."""
    found = words_of("RUS", seeds)
    assert {e.letter.date.value for e in found.own} == {"2009-08-18"}
    assert {e.letter.date.value for e in found.reported} == {"2015-10-01"}
    assert set(found.by_act()) >= {
        Act.REFUSAL, Act.POSITION_OPPOSE, Act.CRITICISM, Act.JUSTIFICATION, Act.ACKNOWLEDGEMENT, Act.POSITION_SUPPORT,
        Act.CONDITIONAL_COMMITMENT,
    }  # fmt: skip
    assert Act.REQUEST not in found.by_act()


def test_a_change_is_two_quotations_side_by_side(letter):
    rows = []
    for year, words, stance in (("2009", "We oppose the ban.", "oppose"), ("2014", "We support the ban.", "support")):
        act = f"position_{stance}"
        said = [{"act": act, "words": words, "topics": ["csm"], "stance": stance}]
        rows.append(letter(year, words, date=year, sender=Party(state="XAR"), said=said))
    (found,) = positions(rows)
    assert (found.first, found.last, found.stance) == ("2009", "2014", Stance.SUPPORT)
    assert [(a.letter.id, b.letter.id) for a, b in found.changes] == [("2009", "2014")]
    assert found.unreviewed == 2


def test_a_report_changes_no_stance(letter):
    said = [{"act": "position_oppose", "words": "We oppose the ban.", "topics": ["csm"], "stance": "oppose"}]
    own = letter("own", "We oppose the ban.", date="2009", sender=Party(state="XAR"), said=said)
    words = "Ardovia supports the ban."
    report = letter("report", words, date="2014", sender=Party(organisation="Fields"), said=[
        {"act": "position_support", "words": words, "topics": ["csm"], "stance": "support", "holder": "XAR",
         "attribution": "about_other"}])  # fmt: skip
    (found,) = positions([own, report])
    assert found.stance is Stance.OPPOSE and found.changes == () and len(found.reported) == 1


def test_who_condemns_a_breach_does_not_oppose_the_treaty_and_words_nearby_decide_nothing(letter):
    text = "We condemn the breach of the Treaty. Guns will spread if they are wanted. We support the Treaty."
    said = [
        {"act": "criticism", "words": "We condemn the breach of the Treaty.", "topics": ["csm"], "stance": "oppose"},
        {
            "act": "position_oppose",
            "words": "Guns will spread if they are wanted.",
            "topics": ["csm"],
            "stance": "oppose",
        },
        {"act": "position_support", "words": "We support the Treaty.", "topics": ["csm"], "stance": "support"},
    ]
    names = [("treaty", "csm", "the Treaty. Guns")]
    one = letter("a", text, date="1995-05-02", sender=Party(state="XAR"), said=said, names=names)
    found = positions([one])
    assert [(y.holder, y.topic, y.year, y.stance) for y in by_year(found)] == [("XAR", "csm", 1995, Stance.SUPPORT)]
    assert len(found[0].own) == 3 and found[0].changes == ()


def test_words_without_a_topic_go_with_the_topics_of_their_letter_alone(letter):
    def wrote(year, *words):
        said = [{"act": "refusal", "words": one, "topics": on} for one, on in words]
        text = " ".join(one for one, _ in words)
        return letter(year, text, date=year, sender=Party(state="XAR"), said=said)

    on_mines = wrote("2011", ("We cannot sign the mine treaty.", ["APMBC"]), ("This will not change.", []))
    on_fish = wrote("1948", ("The harbour stays closed.", []))
    found = words_of("XAR", [on_mines, on_fish], topic="APMBC")
    assert [e.statement.quote.shown for e in found.own] == ["We cannot sign the mine treaty.", "This will not change."]
    assert len(words_of("XAR", [on_mines, on_fish]).own) == 3
