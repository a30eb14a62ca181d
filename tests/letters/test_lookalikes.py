"""Words that are mended by the company they keep; a text without garbled words stays as it is."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.lookalikes import in_phrases, may_be
from onrecord.letters.mending import find_mends, is_garbled
from onrecord.model import Source


def mended(text: str, language: str = "en") -> str:
    at, spans = 0, []
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    for start, end, put in reversed(find_mends(text, spans, language)):
        text = text[:start] + put + text[end:]
    return text


@pytest.mark.parametrize(
    ("seen", "meant", "times"),
    [("vours", "yours", 1), ("yciirs", "yours", 2), ("ernbassv", "embassy", 2), ("years", "yours", -1), ("", "a", -1)],
)
def test_how_far_two_words_are_apart(seen, meant, times):
    assert may_be(seen, meant) == times


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("Very truly vours,", "en", ["yours"]),
        ("Mou cher Ames,", "fr+en", ["Mon"]),
        ("Yonr Excellency,", "en", ["Your"]),
        ("Moncher Ames,", "fr+en", ["Mon cher"]),
        ("Yours sincerely,", "en", []),
        ("Dear Mr. Tolland,", "en", []),
        ("Your excellent letter of May", "en", []),
    ],
)
def test_greetings_and_closes_by_their_phrase(line, code, words):
    assert [put for _, _, put in in_phrases(line, 0, len(line), code)] == words


def test_a_name_by_its_other_printing():
    text = "Mou cher Tolland,\n\nJe vous ai dit tcut cela, et 1a lettre cst partie.\n\nà Monsieur TOLLAND\nM. Tollaud\n"
    assert "M. Tolland" in mended(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr. Hammer,\n\nI have seen Mr. Hanmer and his sister.\n\nYours,\nAda Hammer\n",
        "Dear Mr. Burke,\n\nThe letter of Ms. Barke is with us.\n\nYours,\nAda Burke\n",
    ],
)
def test_two_names_that_look_alike_stay_two_in_a_clean_text(text):
    assert mended(text) == text


def test_one_long_cue_is_mended_in_a_text_that_is_else_clean():
    assert mended("Dear Sir,\n\nWe shall sign.\n\nAda Ames\nSecretarv\n").endswith("Secretary\n")


def test_a_city_misread_by_one_letter():
    letter = parse(
        Source("x", "", "text/plain", "Goneva, 5 May 2010\n\nSir,\n\nWe shall sign the treaty.\n\nYours,\nAda Ames")
    )[0]
    assert (letter.place.name, letter.place.state, letter.place.quote.exact) == ("Geneva", "CHE", "Goneva")


def test_a_close_run_into_the_last_line():
    text = (
        "Dear Minister,\n\nWe thank you for the answer and hope that the committee will be heard by May. "
        "With best wishes, Sincerely,\nAda Ames\nDirector\n"
    )
    letter = parse(Source("x", "", "text/plain", text))[0]
    assert letter.closing.value == "With best wishes, Sincerely,"
    assert [(p.name, p.role) for p in letter.sender] == [("Ada Ames", "Director")]


def test_a_name_with_a_particle_signs_below_a_page_end():
    text = (
        "Paris, le 19 avril 1916\n\nMon cher Ames,\n\n"
        "La lutte a repris entre les deux partis de la Chambre, et je vous en "
        "écris longuement comme je l'ai promis.\n\nVotre affectueusement dévoué,\n\n\n- 3 -\n\x0c\n"
        "d'Arcy de Longpont\n"
    )
    letter = parse(Source("x", "", "text/plain", text))[0]
    assert [p.name for p in letter.sender] == ["d'Arcy de Longpont"]
    assert letter.closing.value == "Votre affectueusement dévoué,"


def test_a_word_of_the_text_is_no_printing_of_a_name():
    text = (
        "Dear Mr. President:\n\nHe has taken up his duties, and thc duties are heavy; wi1l you write?\n\n"
        "Faithfully yours,\n\nJohn Foster Dulies\n"
    )
    assert "Duties" not in mended(text)


def test_a_garbled_remark_in_brackets_is_no_name():
    text = "Dear Sir,\n\nWe shall sign the treaty.\n\nYours faithfully,\n\n[sigriature]\nAda Ames\nConvenor\n"
    letter = parse(Source("x", "", "text/plain", text))[0]
    assert [(p.name, p.role) for p in letter.sender] == [("Ada Ames", "Convenor")]


def scanned(head: str, foot: str):
    """The head of a letter between garbled words."""
    body = "Dear Sir,\n\nTbe answer to thc letter was sent lasf week to tlie city.\n\nYours sincerely,"
    return parse(Source("x", "", "text/plain", f"{head}\n\n{body}\n\n{foot}\n"), head_only=True)[0]


@pytest.mark.parametrize(
    ("garbled", "name"),
    [("Ada B, Ferrers", "Ada B. Ferrers"), ("SIGRID C. SEWAR0", "Sigrid C. Seward"), ("ADA S(HENCK", "Ada Schenck")],
)
def test_a_signature_with_a_wrong_stop_figure_or_bracket(garbled, name):
    assert scanned("Port Ulm, 4 May 2011", garbled).sender[0].name.title() == name.title()


def test_the_mark_of_copies_misread():
    copies = scanned("Port Ulm, 4 May 2011", "Ada Ferrers\n\nce: Sigrid Quill").copies
    assert [p.name for p in copies] == ["Sigrid Quill"]


def test_an_accent_is_no_misreading():
    assert not is_garbled("Recibí la carta del señor Tobías Osterley en Bogotá el día quince, según decía.", "es")


def test_a_month_in_a_sentence_dates_no_letter():
    text = "Harbour Office.\n\nAt the December 1969 meeting of the ports we heard nothing new, and we regret it.\n"
    assert parse(Source("x", "", "text/plain", text), head_only=True)[0].date is None


def test_a_city_of_two_words_misread():
    place = scanned("New Yonk, 4 May 2011", "Ada Ferrers").place
    assert place.name == "New York" and place.quote.exact == "New Yonk"
