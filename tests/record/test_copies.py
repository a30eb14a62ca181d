"""Letters with the same words are copies when day and people agree, and never when they do not."""

from pathlib import Path

from onrecord import read
from onrecord.record.copies import copies

TEXT = (Path(__file__).parents[2] / "specimens" / "letters" / "01-campaign-asks.txt").read_text()


def letter(text, name="a.txt"):
    return read(text.encode(), name=name)


def scanned(text, every=45):
    return "".join("x" if n % every == 7 and c.isalpha() else c for n, c in enumerate(text))


def test_a_copy_read_poorly_is_one():
    first = letter(TEXT)
    (copy,) = copies(first, [letter(scanned(TEXT), "scan.txt"), first])
    assert copy.letter == first.id
    assert copy.name == "scan.txt"
    assert copy.because.startswith("98% of the words")


def test_the_same_words_to_somebody_else_are_another_letter():
    first = letter(TEXT)
    name = first.recipients[0].name
    assert name
    assert copies(first, [letter(TEXT.replace(name, "Lucia Ferrand"))]) == ()


def test_the_same_words_on_another_day_are_another_letter():
    first = letter(TEXT)
    day = first.date.quote.exact
    assert copies(first, [letter(TEXT.replace(day, "1 April 1999"))]) == ()


def test_a_letter_is_no_copy_of_itself():
    assert copies(letter(TEXT), [letter(TEXT)]) == ()
