"""Letters with the same words are copies when day and people agree, and never when they do not."""

from pathlib import Path

import pytest

from onrecord import read
from onrecord.letters import parse
from onrecord.model import Source
from onrecord.record.copies import copied, copies

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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Ruiz, Minister", "Bo Lund, Minister", False),
        ("New Zealand", "Norway", False),
        ("Ana Ruiz, Minister", "Ana Ruiz", True),
        ("Anastasia Ruiz", "Anastasia Rulz", True),
        ("Ana Ruiz", "", True),
    ],
)
def test_one_mail_to_each_of_fifty_ministers_is_fifty_letters(one, other, same):
    """Whom a mail is to stands in its header, not in its words."""
    body = "Dear Minister,\n\nWe ask you to sign the treaty before the meeting of states parties.\n\nYours sincerely,\n"
    both = [
        parse(Source(f"{n}.eml", str(n), "message/rfc822", body, known={"to": to, "date": "2014-03-04"}))[0]
        for n, to in enumerate((one, other))
    ]
    assert copied(both) == ({both[1].id: both[0].id} if same else {})


def test_two_answers_of_one_day_are_two_letters():
    """They differ in what they answer, and in hardly a word."""
    first = letter(TEXT + "\nWe refer to your notes No. 823 and No. 911.\n")
    second = letter(TEXT + "\nWe refer to your notes No. 833 and No. 912.\n")
    assert copies(first, [second]) == ()
    assert copies(first, [letter(first.text.replace("911.", "911.\n2"))])


def test_the_text_stands_for_its_scan_whichever_came_first():
    from dataclasses import replace

    text, scan = letter(TEXT), letter(scanned(TEXT), "scan.txt")
    scan = replace(scan, source=replace(scan.source, text_from="ocr"))
    assert copied([text, scan]) == copied([scan, text]) == {scan.id: text.id}
