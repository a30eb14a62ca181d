"""Letters that look alike come out in the script of their page; real words of another script stay."""

import pytest

from onrecord.sources.layout import Placed
from onrecord.sources.pdf_words import in_reading_order
from onrecord.sources.scripts import one_script

ENGLISH = ["Yours", "sincerely", "the", "ambassador", "of", "the", "republic"]
RUSSIAN = ["Примите", "уверения", "в", "моём", "весьма", "высоком", "уважении"]
FRENCH = ["Je", "vous", "prie", "d’agréer", "très", "à", "la", "même", "façon"]


@pytest.mark.parametrize(
    ("page", "word", "comes_out"),
    [
        (ENGLISH, "сс.", "cc."),
        (ENGLISH, "Н.Е.", "H.E."),
        (ENGLISH, "Аrdovia", "Ardovia"),
        (ENGLISH, "Женева", "Женева"),
        (ENGLISH, "Москва", "Москва"),
        (RUSSIAN, "c", "с"),
        (RUSSIAN, "MИД", "МИД"),
        (RUSSIAN, "CM", "CM"),
        (RUSSIAN, "Geneva", "Geneva"),
        (FRENCH, "á", "à"),
        (["señor"], "á", "á"),
    ],
)
def test_look_alikes(page, word, comes_out):
    words = one_script(Placed(w, 0, 0, 0, 0, 0) for w in [*page, word])
    assert words[-1].text == comes_out
    assert [w.text for w in words[:-1]] == list(page)


@pytest.mark.parametrize(
    ("words", "come_out"),
    [
        (["|", "cannot", "agree"], "I cannot agree"),
        (["that", "|", "will"], "that I will"),
        (["|t", "is"], "It is"),
        (["|’m", "sure"], "I’m sure"),
        (["Name", "|", "Post"], "Name | Post"),
        (["the", "|"], "the |"),
    ],
)
def test_a_bar_before_small_letters_is_a_capital_i(words, come_out):
    page = one_script([Placed(w, 0, 0, 0, 10, 0) for w in [*words, *["Yours", "sincerely"] * 3]])
    assert " ".join(word.text for word in page[: len(words)]) == come_out


def test_a_bar_at_the_end_of_a_line_is_none():
    words = [Placed("sum", 0, 0, 0, 10, 10), Placed("|", 0, 0, 0, 10, 10), Placed("next", 0, 20, 0, 30, 30)]
    assert one_script(words)[1].text == "|"


@pytest.mark.parametrize(
    ("page", "words", "come_out"),
    [
        (RUSSIAN, ["нота", "Ne", "41/дп"], "нота № 41/дп"),
        (RUSSIAN, ["нота", "Ne", "bis"], "нота Ne bis"),
        (ENGLISH, ["note", "Ne", "41"], "note Ne 41"),
    ],
)
def test_the_sign_of_a_number_on_a_cyrillic_page(page, words, come_out):
    found = one_script(Placed(w, 0, 0, 0, 0, 0) for w in [*page, *words])
    assert " ".join(word.text for word in found[len(page) :]) == come_out


def test_a_stroke_between_an_arabic_letter_and_a_number_is_read_between_them():
    drawn = [50.0, 10.0, 15.0, 20.0, 30.0]
    assert in_reading_order("د8/2/", drawn) == "د/8/2"
    assert in_reading_order("د8/2/", [50.0, 10.0, 15.0, 20.0, 5.0]) == "د8/2/"
