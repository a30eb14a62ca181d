"""Garbled words of head and foot are mended in the shadow; quotations stay the ink; whole texts are left alone."""

import pytest

from onrecord.letters import parse
from onrecord.letters.mending import find_mends, is_garbled, mended
from onrecord.letters.reading import begin, lines_of
from onrecord.model import Source

GARBLED = """Ministrv of Foreign Affalrs

Port Ulm. 4 May 2011

Dcar Mr Ferrers.

Tbe answer to your letter of 3 April was sent lasf week, and tlie harbour is open t0 ships of hoth sides. You wi1l
find thc rules enclosed with this letter.

Yours sincerelv,

5igrid Quill
Dircctor
"""
SOUND = GARBLED
for wrong, right in (
    ("Ministrv", "Ministry"), ("Affalrs", "Affairs"), ("Ulm.", "Ulm,"), ("Dcar", "Dear"), ("Ferrers.", "Ferrers,"),
    ("Tbe", "The"), ("lasf", "last"), ("tlie", "the"), ("t0", "to"), ("hoth", "both"), ("wi1l", "will"), ("thc", "the"),
    ("sincerelv", "sincerely"), ("5igrid", "Sigrid"), ("Dircctor", "Director"),
):  # fmt: skip
    SOUND = SOUND.replace(wrong, right)


def mends(text, language="en"):
    return {text[a:b]: put for a, b, put in find_mends(text, [(x.start, x.end) for x in lines_of(text)], language)}


def test_words_of_head_and_foot_are_mended_towards_the_cues():
    found = mends(GARBLED.replace("4 May 2011", "May4, 2011"))
    assert "May4" not in found, "a lost space"
    found = mends(GARBLED)
    assert found["Ministrv"] == "Ministry" and found["Affalrs"] == "Affairs" and found["Dcar"] == "Dear"
    assert found["sincerelv"] == "sincerely" and found["5igrid"] == "Sigrid" and found["Dircctor"] == "Director"


def test_a_sound_text_is_left_alone():
    assert not is_garbled(SOUND, "en")
    assert mends(SOUND) == {}
    assert mended(begin(SOUND), "en") == begin(SOUND)


def test_a_garbled_letter_reads_as_the_sound_one_and_quotes_the_ink():
    letter, sound = (parse(Source("x.txt", "", "text/plain", t), head_only=True)[0] for t in (GARBLED, SOUND))
    told = [(p.name, p.role, p.organisation) for p in (*letter.sender, *letter.recipients)]
    assert told == [(p.name, p.role, p.organisation) for p in (*sound.sender, *sound.recipients)]
    assert letter.sender[0].name == "Sigrid Quill"
    assert letter.sender[0].quote.exact.startswith("5igrid Quill")
    assert letter.sender[0].quote.holds(GARBLED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ich habe noch einen Brief bekommen, denn sie worden nicht gesandt, und nach ihn kam er bis hin."),
        ("fr", "Nous avons peur, oui, et les dons pour le mois de mai sont contre nous dans cette celle."),
        ("es", "Para una otra carta como esta, que ban con los de la mano, por mas que no pon nada."),
        ("en", "The riot in the net was bad, but one hut and an arid moor lay there while we ate for two days."),
    ],
)
def test_real_words_that_look_misread_are_no_sign_of_garbling(language, text):
    assert not is_garbled(text, language)


def test_numbers_codes_and_file_marks_are_no_names():
    text = GARBLED.replace("Dircctor", "Director\n\nRef. A5/2011-B12 and No5 of Form12B, 5th 21st B612 x@5umner.org")
    changed = mends(text)
    assert not {"A5", "B12", "No5", "Form12B", "5th", "21st", "B612"} & set(changed)


def test_words_run_together_are_parted():
    text = GARBLED.replace("Dcar Mr Ferrers.", "DearMr Ferrers.").replace("5igrid Quill", "SIGRID QUILL,Oslo")
    letter = parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]
    assert letter.salutation.value.startswith("DearMr Ferrers") or letter.salutation.value.startswith("Dear Mr")
    assert [p.name for p in letter.recipients] == ["Ferrers"]


def test_what_follows_a_paragraph_on_one_line_is_parted_from_it():
    text = "word " * 40 + "end.\nQUILL."
    assert [line.gap for line in lines_of(text)] == [0, 1]
    assert [line.gap for line in lines_of("word " * 10 + "end.\nQUILL.")] == [0, 0]


def test_a_party_read_through_confusions_says_so():
    letter = parse(Source("x.txt", "", "text/plain", GARBLED), head_only=True)[0]
    assert "a scan confuses" in letter.sender[0].because
    sound = parse(Source("x.txt", "", "text/plain", SOUND), head_only=True)[0]
    assert "a scan confuses" not in sound.sender[0].because
