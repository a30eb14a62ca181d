"""The letter's own date and place, in head and foot, beside dates that are another's."""

import time

import pytest

from onrecord.letters.header.datelines import Candidate
from onrecord.letters.header.dates import _heaviest, find_dates
from onrecord.letters.header.places import find_place
from onrecord.letters.reading import Line, begin
from onrecord.letters.recognisers.dates import DateMention
from onrecord.letters.zones import find_zones
from onrecord.model import Day, Source


def read(text, **known):
    reading = begin(Source("x.txt", "", "text/plain", text, known=known))
    reading = reading.having(zones=find_zones(reading))
    date, problems = find_dates(reading)
    reading = reading.having(date=date, problems=problems)
    return date, find_place(reading), [p.code for p in problems]


BODY = (
    "\n\nSir: I have the honor to acknowledge your note\nof March 3, 1851, and that of the 12th ultimo, about it.\n\n"
)

HEADS = [
    ("Department of Bridges, Aldenham, March 9, 1851.", "1851-03-09", "Aldenham"),
    ("Legation of Arden,\nOstmark, Samaria, March 9, 1851. (Received April 2.)", "1851-03-09", "Ostmark"),
    ("Aldenham, le 9 mars 1851", "1851-03-09", "Aldenham"),
    ("Aldenham den 9. Merz 1851.", "1851-03-09", "Aldenham"),
    ("Done at Aldenham, this 9th day of March, 1851", "1851-03-09", "Aldenham"),
    ("г. Альденгам, 9 марта 1851 года", "1851-03-09", "Альденгам"),
    ("Aldenham, March 9, 1851—8 p.m.\n[Received March 10—10:30 a.m.]", "1851-03-09", "Aldenham"),
    ("Date: 9 March 1851", "1851-03-09", None),
    ("[Aldenham,] 9 March, 1851.", "1851-03-09", "Aldenham"),
    ("THE BRIDGE BOARD            | Aldenham, 9 March 1851", "1851-03-09", "Aldenham"),
    ("Исх. № 17/3               Министру мостов\nот «9» марта 1851 г.       Арденской Республики", "1851-03-09", None),
]


@pytest.mark.parametrize(("head", "day", "city"), HEADS, ids=[h[0][:40] for h in HEADS])
@pytest.mark.parametrize("foot", [False, True])
def test_head_and_foot_date_the_letter(head, day, city, foot):
    """The same line dates a letter above its salutation and below its signature."""
    text = (
        BODY.strip() + "\n\nYours faithfully,\n\nJ. Miller\n\n" + head
        if foot
        else head + BODY + "Yours faithfully,\n\nJ. Miller"
    )
    date, place, _ = read(text)
    assert date.value == day and date.quote.holds(text)
    assert (place.name if place else None) == city
    assert place is None or place.quote.holds(text)


def test_a_lost_line_break_hides_no_date():
    """The date line ran together with the salutation."""
    date, place, _ = read(
        "Aldenham, March 9, 1851. Sir: I have your note of March 3, 1851, about the bridge and the ferry."
    )
    assert (date.value, place.name) == ("1851-03-09", "Aldenham")


def test_a_date_of_receipt_is_kept_apart():
    """Candidates are kept with their role; a letter that only shows when it came has no date."""
    date, _, _ = read("Aldenham, 9 March 1851.\n[stamp]\nReceived 22 March 1851" + BODY)
    assert [(o.value, o.role) for o in date.others] == [("1851-03-22", "received")]
    none, _, problems = read("Received 22 March 1851" + BODY)
    assert none is None and problems == ["only_received"]


def test_a_united_nations_document_bears_the_letter_date():
    """The heading names the letter's date; the date of distribution is the printer's."""
    head = "United Nations      S/2031/99\nDistr.: General\n20 May 2031\nOriginal: English\n\n"
    text = (
        head + "Letter dated 14 May 2031 from the Permanent Representative of Arden\naddressed to the President" + BODY
    )
    date, _, problems = read(text)
    assert (date.value, [(o.value, o.role) for o in date.others], problems) == (
        "2031-05-14",
        [("2031-05-20", "printed")],
        [],
    )


def test_two_dates_of_writing_are_a_problem():
    """Both are kept, the first best."""
    date, _, problems = read("Aldenham, 9 March 1851\n\nOstmark, 12 March 1851" + BODY)
    assert (date.value, [o.value for o in date.others], problems) == ("1851-03-09", ["1851-03-12"], ["two_dates"])


def test_figures_that_can_be_either_keep_both_readings():
    """Only the year is sure."""
    date, _, problems = read("Aldenham, 04/05/2011\n\nDear Sir,\n\nThank you for your letter. We agree.\n\nYours")
    assert (date.value, [o.value for o in date.others], problems) == (
        "2011",
        ["2011-05-04", "2011-04-05"],
        ["two_dates"],
    )


def test_an_impossible_date_is_no_date():
    """The print is pointed at."""
    date, place, problems = read("Aldenham, 31 June 1851" + BODY)
    assert (date, place.name, problems) == (None, "Aldenham", ["impossible_date"])


def test_the_reference_to_another_letter_is_no_date():
    """Lines of reference, and what the body cites."""
    for line in ("Your letter of 3 March 1851", "на № 17/11 от 14.03.2011", "ANT.: Carta de 11.04.2016."):
        assert read(line + "\n\nDear Sir,\n\nWe agree.\n\nYours")[0] is None


def test_an_enclosure_does_not_date_the_letter():
    """A foot date below the heading of an enclosure belongs to the enclosure."""
    text = (
        "Aldenham, 9 March 1851" + BODY + "Yours,\nJ. Miller\n\nAnnex to my letter\n\nThe Aldenham Post\n2 March 1851"
    )
    date, _, problems = read(text)
    assert (date.value, problems) == ("1851-03-09", [])


def test_two_figures_of_a_year_need_a_sign_of_the_century():
    """Old spelling, a full year near by, a telephone number; else no answer."""
    assert (
        read("Aldenham 9. VII. 51\n\nDer Bundesrath ist und bleibt hier, aber für die Brücke und den Weg.")[0].value
        == "1851-07-09"
    )
    assert read("Aldenham 9. VII. 51\nTel. 5551")[0].value == "1951-07-09"
    assert read("Aldenham, le 9. VII. 51\n\nLa Commission et la Constitution de la Conférence.")[0] is None
    nothing, _, problems = read("Aldenham 9. VII. 51\n\nYes.")
    assert nothing is None and problems == ["century"]


def test_a_known_date_goes_first_and_says_so():
    """A mail's header wins over what is printed."""
    date, _, _ = read("Aldenham, 9 March 2019\n\nDear Sir,\nWe agree.", date="Tue, 10 Sep 2019 16:52:00 +0200")
    assert (date.value, date.others[0].value) == ("2019-09-10", "2019-03-09")
    assert "outside" in date.because


def test_a_smudged_date_is_read_with_a_problem():
    """As OCR leaves them."""
    date, place, problems = read("Aldenham, l9 Mareh 2OO8" + BODY)
    assert (date.value, place.name, problems) == ("2008-03-19", "Aldenham", ["date_smudged"])


@pytest.mark.parametrize("unit", ["12 May 1919, ", "your note No. 3 of May 4 and ours of the 3d instant, "])
def test_a_line_of_dates_without_end_costs_what_its_ends_cost(unit):
    """A line longer than any of a head is looked at where it begins and ends alone."""
    reading = begin((unit * 20_000)[:300_000])
    start = time.process_time()
    date, _ = find_dates(reading)
    assert time.process_time() - start < 5
    assert date is None or not 1200 < date.quote.start < 290_000


def test_a_date_that_a_wrapped_line_of_the_body_ends_with_is_not_the_letters():
    text = "Sir,\n\nWe ask you to send somebody to the harbour masters,\nwhich opens in Ostmark 28 May 1851.\n"
    assert read(text)[0] is None


def test_of_two_readings_of_the_same_words_the_one_that_doubts_goes_first():
    line = Line(0, 0, 12, "30 Mar0 1917", 0, 0)
    readings = [
        Candidate(
            DateMention(0, 12, Day("1917-03-30"), "full", 3, 30, problem=problem, because=because),
            line,
            "",
            "",
            "written",
            11.0,
            "",
        )
        for problem, because in ((None, "day, month, year"), ("smudged", "name or digits as OCR confuses them"))
    ]
    assert [c.mention.problem for c in _heaviest(set(readings))] == ["smudged", None]
