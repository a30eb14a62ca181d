"""A profile says nothing that no row and no letter says."""

import re
from dataclasses import replace
from datetime import date

import pytest

from onrecord.errors import NotVerbatim
from onrecord.formats.profile_docx import to_docx
from onrecord.formats.profile_html import to_html
from onrecord.formats.profile_markdown import to_markdown
from onrecord.formats.profile_text import to_text
from onrecord.model import Party, RollCall, Sentence, StatusFact, Vote
from onrecord.record.facts import Votes
from onrecord.record.profile import profile

AS_OF = date(2026, 2, 3)


def status(state, treaty, on):
    if treaty not in ("csm", "CCM"):
        return None
    return StatusFact(state, treaty, on, "not_party", None, ("accede",), (), AS_OF, "status list")


def votes(state="XAR"):
    how = {2015: "no", 2016: "no", 2017: "no", 2018: "abstain", 2019: "no"}
    calls = [
        RollCall(str(y), "UNGA", f"A/RES/{y}", date(y, 12, 5), "Implementation of the csm : resolution", "rows")
        for y in how
    ]
    return Votes([Vote(c, state, how[c.on.year]) for c in calls])


@pytest.fixture
def compiled(ask, refusal):
    return profile("XAR", [ask, refusal], topic="csm", status=status, votes=votes(), as_of=AS_OF)


def sentences(made):
    return [s for section in made.sections for s in section.sentences]


def test_every_sentence_is_a_formula_with_its_row_or_a_quotation_with_its_note(compiled):
    notes = {n.number: n for n in compiled.notes}
    for sentence in sentences(compiled):
        assert sentence.notes
        for number in sentence.notes:
            note = notes[number]
            assert (note.row is None) != (note.evidence is None)
            if note.evidence:
                assert note.evidence.statement.quote.shown in sentence.text
                assert note.evidence.statement.quote.holds(note.evidence.letter.text)


def test_notes_are_numbered_once_each_in_the_order_of_the_page(compiled):
    used = [n for s in sentences(compiled) for n in s.notes]
    assert used == list(range(1, len(used) + 1)) == [n.number for n in compiled.notes]


def test_the_first_note_to_a_letter_is_in_full_and_later_ones_are_short(compiled):
    to_letter = [n.text for n in compiled.notes if n.evidence]
    assert to_letter[0] == (
        "Letter from Pavel Ordan, Ambassador of the Republic of Ardovia to the Kingdom of Belmora, to Ingrid Halloran, "
        "Director, Open Fields Coalition, 27 March 2014."
    )
    assert set(to_letter[1:]) == {"Letter from Pavel Ordan, 27 March 2014."}


def test_the_house_order_holds(compiled):
    assert [(s.within, s.heading) for s in compiled.sections] == [
        (None, "Summary"), ("Policy", "Legal status"), ("Policy", "Stated views"), ("Policy", "Votes"),
        ("Policy", "Other treaties"),
    ]  # fmt: skip


def test_words_on_another_matter_stand_on_its_own_page(ask, refusal, letter):
    words = "We welcome the new harbour."
    said = [{"act": "position_support", "words": words, "topics": ["harbour"]}]
    other = letter("h", words, date="2015-01-01", sender=refusal.sender, said=said)
    held = [ask, refusal, other]
    whole, page = (profile("XAR", held, topic=t, status=status, votes=votes(), as_of=AS_OF) for t in (None, "csm"))
    assert any(words in s.text for s in sentences(whole)) and not any(words in s.text for s in sentences(page))


def test_no_stale_word_stands_without_its_day(compiled):
    for sentence in sentences(compiled):
        formula = re.sub(r"“[^”]*”", "", sentence.text)
        if re.search(r"\b(latest|has neither|is not a party|can still|was not a party)\b", formula):
            assert re.search(r"\b\d{4}\b", formula), formula


def test_what_is_not_known_is_listed_and_silence_has_its_two_days(ask):
    made = profile("XAR", [ask], topic="csm", status=status, votes=Votes(), as_of=AS_OF)
    silent = [g for g in made.gaps if "No answer is in the record" in g]
    assert len(silent) == 1 and "3 February 2026" in silent[0] and "4 March 2014" in silent[0]
    assert "No own words in the record, last added to on 3 February 2026." in made.gaps
    assert "No votes have been imported." in made.gaps


def test_an_editors_own_sentences_stay_with_their_name(ask, refusal, compiled):
    own = ("Stockpiling", Sentence("Ardovia showed its depots to visitors in 2013.", (), by="Ana Ruiz"))
    made = profile(
        "XAR", [ask, refusal], topic="csm", status=status, votes=votes(), as_of=AS_OF, editors_sentences=[own]
    )
    assert made.sections[-1].heading == "Stockpiling" and made.sections[-1].sentences[0].by == "Ana Ruiz"
    assert "Ana Ruiz" in to_text(made) and "Ana Ruiz" in to_html(made)


def test_a_second_edition_tells_what_is_new_and_what_is_gone(ask, refusal, letter, compiled):
    words = "Ardovia will accede to the Convention."
    later = letter("later", words, date="2025-06-01", sender=refusal.sender, recipients=refusal.recipients,
                   said=[{"act": "commitment", "words": words, "topics": ["csm"], "stance": "support"}])  # fmt: skip
    again = profile(
        "XAR",
        [ask, refusal, later],
        topic="csm",
        status=status,
        votes=votes(),
        as_of=date(2026, 5, 1),
        previous=compiled,
    )
    assert any(x.startswith("New under Stated views") and words in x for x in again.changes)
    assert any(x.startswith("Own words in the record") and "1 June 2025" in x for x in again.changes)
    same = profile("XAR", [ask, refusal], topic="csm", status=status, votes=votes(), as_of=AS_OF, previous=compiled)
    assert same.changes == ("Nothing since the edition of 3 February 2026.",)


def test_a_wrong_quotation_stops_publication_in_every_form(compiled):
    section = next(s for s in compiled.sections if s.heading == "Stated views")
    first = section.sentences[0]
    changed = replace(first, text=first.text.replace("position", "mood"))
    broken = replace(compiled, sections=(replace(section, sentences=(changed,)),))
    for write in (to_text, to_markdown, to_html, to_docx):
        with pytest.raises(NotVerbatim):
            write(broken)


def test_a_condition_is_never_left_out(letter):
    text = "We will accept the protocol. This holds only once the Forum has agreed on it."
    said = [{"act": "conditional_commitment", "words": "We will accept the protocol.", "topics": ["csm"],
             "condition": "only once the Forum has agreed on it"}]  # fmt: skip
    one = letter("c", text, date="2020-01-01", sender=Party(state="XAR"), said=said)
    made = profile("XAR", [one], topic="csm", status=status, votes=Votes(), as_of=AS_OF)
    assert "“We will accept the protocol.” (under the condition: “only once the Forum has agreed on it”)." in to_text(
        made
    ).replace("\n", " ")


def test_all_forms_carry_the_same_sentences_and_notes(compiled):
    from io import BytesIO

    from docx import Document

    text, page = to_text(compiled).replace("\n", " "), to_html(compiled)
    words = "\n".join(p.text for p in Document(BytesIO(to_docx(compiled))).paragraphs)
    for sentence in sentences(compiled):
        assert sentence.text in text and sentence.text in words
        assert sentence.text.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;") in page
    assert to_markdown(compiled).count("[^1]") == 2


def test_words_written_from_right_to_left_keep_their_stop_and_the_number_of_their_note(letter):
    """Left alone, all that follows an Arabic quotation stood at its other end, on the page as in the document."""
    from io import BytesIO

    from docx import Document

    said = [{"act": "position_support", "words": "نؤيد المعاهدة.", "topics": ["csm"], "stance": "support"}]
    one = letter("rtl", "نؤيد المعاهدة.", date="2021-05-05", sender=Party(state="XAR"), said=said)
    made = profile("XAR", [one], topic="csm", status=status, votes=Votes(), as_of=AS_OF)
    assert "“<bdi>نؤيد المعاهدة.</bdi>”" in to_html(made)
    runs = [run for p in Document(BytesIO(to_docx(made))).paragraphs for run in p.runs if "نؤيد" in run.text]
    assert runs and all(run.text == "\u2068“نؤيد المعاهدة.”\u2069" and run.font.rtl for run in runs)


def test_the_page_of_the_seeds(seeds):
    made = profile("RUS", seeds, topic="CCM", status=status, votes=votes("RUS"), as_of=AS_OF)
    by = {s.heading: s for s in made.sections}
    views = " ".join(s.text for s in by["Stated views"].sentences)
    assert "“We cannot renounce it.”" in views and "voted in favor" not in views
    assert all(s.reported for s in by["As reported by others"].sentences)
    assert "voted in favor of several UN Security Council resolutions" in by["As reported by others"].sentences[0].text
    assert not any("calling for Russia" in s.text for s in sentences(made))
    assert sum("No answer is in the record" in g for g in made.gaps) == 3


def test_a_gap_with_other_figures_is_still_open():
    from datetime import date

    from onrecord.model import Profile
    from onrecord.record.editions import difference

    def edition(*gaps):
        return Profile("XAR", "Ardovia", None, date(2020, 1, 1), (), (), (), gaps)

    silent = "No answer is in the record, last added to on {}, to what Fields asked on 2 May 2014: “{}”"
    before = edition("5 of 5 own statements have not been looked at by a person.", "No votes have been imported.",
                     silent.format("1 May 2020", "Publish 5 lists."))  # fmt: skip
    now = edition("7 of 7 own statements have not been looked at by a person.",
                  silent.format("2 June 2021", "Publish 5 lists."))  # fmt: skip
    assert difference(before, now) == ("No longer open: No votes have been imported.",)
    other = edition(*now.gaps[:1], silent.format("2 June 2021", "Publish 6 lists."))
    assert len(difference(before, other)) == 2
