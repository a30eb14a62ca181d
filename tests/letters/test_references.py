"""What a letter points at: every cue file's own examples, and how mentions become references."""

import time

import pytest

from onrecord.letters import parse
from onrecord.letters.reading import begin
from onrecord.letters.references import find_references
from onrecord.letters.references.cues import cues_of, languages
from onrecord.letters.zones import find_zones
from onrecord.model import Day, LetterDate, Party, Source

EXAMPLES = [(code, *row) for code in languages() for row in cues_of(code).examples]
COUNTER = [(code, *row) for code in languages() for row in cues_of(code).counter]


def references(text, language="en", date="2016-03-20", **known):
    reading = begin(text).having(language=language, date=LetterDate(Day(date), None), **known)
    return find_references(reading.having(zones=find_zones(reading)) if known.get("zoned") else reading)


@pytest.mark.parametrize(
    ("language", "text", "kind", "date", "symbol"), EXAMPLES, ids=[f"{e[0]}: {e[1]}" for e in EXAMPLES]
)
def test_each_cue_file_finds_its_own_examples(language, text, kind, date, symbol):
    """With date and symbol as the row says."""
    found = [(r.kind.value, r.date or "", r.symbol or "") for r in references(text, language)]
    assert any((k, d) == (kind, date) and (not symbol or s == symbol) for k, d, s in found), found


@pytest.mark.parametrize(("language", "text", "kind"), COUNTER, ids=[f"{c[0]}: {c[1]}" for c in COUNTER])
def test_no_cue_file_finds_its_counter_examples(language, text, kind):
    """Words that only look like the thing."""
    assert [r.quote.exact for r in references(text, language) if r.kind.value == kind] == []


PARTIES = {
    "sender": (Party(name="J. Miller", state="ARD"),),
    "recipients": (Party(organisation="Bridge Coalition"),),
}


def test_the_letter_answered_has_its_parties_and_what_it_asked():
    """The addressee wrote it; what it asked is a quotation."""
    text = "I answer your letter of 12 February 2016 calling for Norway to sign the Convention on Bridges. We cannot."
    (letter, *_) = references(text, **PARTIES)
    assert (letter.relation, letter.sender, letter.recipient) == ("in_reply_to", "Bridge Coalition", "ARD")
    assert letter.about.exact == "calling for Norway to sign the Convention on Bridges"
    assert letter.quote.exact == "your letter of 12 February 2016"


def test_a_list_of_months_gives_a_letter_each():
    """The second is quoted by its date alone."""
    text = "We have sent letters to Norway, last in July 2012 and October 2013, without an answer."
    found = [(r.date, r.relation, r.sender, r.recipient) for r in references(text, **PARTIES)]
    assert found == [("2012-07", "own_earlier", "ARD", "NOR"), ("2013-10", "own_earlier", "ARD", "NOR")]


def test_who_was_warned_is_the_recipient():
    """The state named behind the verb; each year of a list is a statement of its own."""
    text = "The Bridge Board of Arden has written often, and warned Norway against the use of bridges in 2013 and 2015."
    sender = (Party(organisation="Bridge Board of Arden"),)
    found = [(r.date, r.relation, r.sender, r.recipient) for r in references(text, sender=sender)]
    own = ("own_earlier", "Bridge Board of Arden", "NOR")
    assert found == [("2013", *own), ("2015", *own)]


def test_only_the_first_mention_of_a_thing_counts():
    """A later one adds the date the first lacks."""
    text = (
        "The Convention on Cluster Munitions (CCM) matters. We read Article 21 of the CCM, and Article 21 again. Your "
        "letter of 3 March 2016 was read, as your letter says. The First Meeting of States Parties comes; the First "
        "Meeting of States Parties on 9 November 2016 will decide."
    )
    found = [(r.kind.value, r.symbol, r.date) for r in references(text)]
    assert found == [
        ("treaty", "CCM", None),
        ("treaty", "CCM Article 21", None),
        ("letter", None, "2016-03-03"),
        ("meeting", None, "2016-11-09"),
    ]


def test_the_definition_belongs_to_the_treaty():
    """The bracket that gives the short form is in its quotation, and so is the year before it."""
    (treaty,) = references('Weapons are banned under the 2008 Convention on Cluster Munitions (hereinafter "the CCM").')
    assert treaty.quote.exact == '2008 Convention on Cluster Munitions (hereinafter "the CCM")'
    assert treaty.date == "2008"


def test_a_report_under_an_article_is_the_article():
    """One thing, not two."""
    (found,) = references("We prepare a report under Article 7 of our own accord.")
    assert (found.kind, found.symbol, found.quote.exact) == ("treaty", "Article 7", "report under Article 7")


def test_a_letter_of_its_own_date_is_not_cited():
    """A heading that names the letter itself points at nothing else."""
    assert references("Annex to the letter dated 20 March 2016 from the Permanent Representative of Norway") == ()


def test_every_quotation_is_its_characters():
    """Also over a line break and a word broken in two."""
    text = "I refer to your let-\nter of 12 Feb-\nruary 2016 and to resolution 70/54 of\n   7 December 2015."
    found = references(text)
    assert [r.date for r in found] == ["2016-02-12", "2015-12-07"]
    assert all(r.quote.holds(text) for r in found)


def test_any_text_is_read_in_bounded_time():
    """No pattern backtracks without bound."""
    for unit in (
        "Convention on the ",
        "your letter ",
        "The A B C ",
        "of 3 May and ",
        "report of the ",
        "a",
        " ",
        "told ",
        "(",
        "第一次",
    ):
        start = time.process_time()
        references(unit * (30_000 // len(unit)))
        assert time.process_time() - start < 12, unit


@pytest.mark.parametrize(
    ("sentence", "cited", "symbol"),
    [
        (
            "We have had no answer to our letter of 15 February 2010 on the stocks.",
            "our letter of 15 February 2010",
            None,
        ),
        ("On 15 February 2010 (our ref. OF/7) we wrote to you on the stocks.", "15 February 2010", "OF/7"),
    ],
)
def test_the_writer_s_own_letter_is_his_own_though_an_answer_to_it_is_missed(sentence, cited, symbol):
    text = f"Lisse, 18 March 2011\n\nDear Minister,\n\n{sentence}\n\nYours sincerely,\n\nAda Ferrers\nDirector\n"
    (found,) = [r for r in parse(Source("x", "", "text/plain", text))[0].references if r.kind.value == "letter"]
    assert found.relation.value == "own_earlier" and found.symbol == symbol
    assert found.quote.exact.startswith(cited)
