"""The grammar of dates: what it reads, and what it refuses to read."""

import time

import pytest

from onrecord.letters.recognisers.dates import find_date_mentions
from onrecord.letters.recognisers.dates.months import fold, full_names, short_names
from onrecord.letters.recognisers.dates.relative import PHRASES
from onrecord.model import Day

ANCHOR = Day("1880-03-20")

READ = [
    # text, values, what is odd
    ("18 August 2009", ["2009-08-18"], "day first"),
    ("August 18th, 1864", ["1864-08-18"], "month first, ordinal"),
    ("the 22d of May, 1870", ["1870-05-22"], "old ordinal"),
    ("first day of May, 1864", ["1864-05-01"], "day in words"),
    ("14th December, 1998", ["1998-12-14"], "comma before the year"),
    ("September 5 1870", ["1870-09-05"], "no comma"),
    ("No. 17 of February 16, 1864", ["1864-02-16"], "a file number is no day"),
    ("1er octobre 1915", ["1915-10-01"], "French first"),
    ("le 3 Août 1915", ["1915-08-03"], "accent and capital"),
    ("25 AVR. 2013", ["2013-04-25"], "stamp"),
    ("28 de mayo de 2021", ["2021-05-28"], "linked by de"),
    ("1.º de mayo de 2021", ["2021-05-01"], "Spanish ordinal sign"),
    ("el veintiocho de mayo de 2011", ["2011-05-28"], "Spanish day in words"),
    ("mayo 18 de 2011", ["2011-05-18"], "month first in Spanish"),
    ("14 марта 2011 г.", ["2011-03-14"], "Russian genitive"),
    ("«14» марта 2011 года", ["2011-03-14"], "day between quotation marks"),
    ("١٨ أغسطس ٢٠٠٩", ["2009-08-18"], "Arabic digits, Egyptian month"),
    ("3 شتنبر 2013", ["2013-09-03"], "Moroccan month"),
    ("5 تشرين الأول 2013", ["2013-10-05"], "Levantine month of two words"),
    ("5 كانون الثاني/يناير 2014", ["2014-01-05"], "one month named twice"),
    ("二〇一五年十月一日", ["2015-10-01"], "Chinese numerals"),
    ("2015年10月1日", ["2015-10-01"], "Chinese with digits"),
    ("den 3. Mai 1848", ["1848-05-03"], "German"),
    ("den 30. 9bris 1846", ["1846-11-30"], "month by its Roman count"),
    ("8 Septbr 1847", ["1847-09-08"], "contracted"),
    ("d: 6 Nov: 1845", ["1845-11-06"], "colon for full stop"),
    ("den 4 Febrr 1848", ["1848-02-04"], "contracted otherwise"),
    ("3/IV 1850", ["1850-04-03"], "Roman month"),
    ("7 de março de 2012", ["2012-03-07"], "Portuguese"),
    ("2 giugno 1946", ["1946-06-02"], "Italian"),
    ("14.03.2011", ["2011-03-14"], "dots: day first"),
    ("14/03/2011", ["2011-03-14"], "only one reading"),
    ("2015-10-01", ["2015-10-01"], "ISO"),
    ("6/18 March 1880", ["1880-03-18"], "Julian and Gregorian"),
    ("25 January/7 February 1880", ["1880-02-07"], "the same over two months"),
    ("28 April B.E. 2553", ["2010-04-28"], "Buddhist year"),
    ("2068 Falgun 8 (20 February 2012)", ["2012-02-20"], "another calendar beside it"),
    ("July 2012 and October 2013", ["2012-07", "2013-10"], "months"),
    ("18 and 20 August 2009", ["2009-08-18", "2009-08-20"], "two days"),
    ("3rd to 7th May, 1999", ["1999-05-03"], "a range: its first day"),
    ("22 a 26 de agosto de 2016", ["2016-08-22"], "a range in Spanish"),
    ("den 10 september 2019 16:52", ["2019-09-10"], "Swedish mail header"),
]

NOT_READ = [
    ("80th of July", "no such day"),
    ("30 February 2015", "no such day"),
    ("31.04.2011", "no such day in figures"),
    ("l9 March 2008", "a letter among the digits: the day is not 9"),
    ("18 Augu5t 2OO8", "the year cannot be read"),
    ("the march of time", "a word"),
    ("May I remind you", "a verb"),
    ("we may 3 times", "a verb before a number"),
    ("Tel. 04 476 61 13", "a telephone number"),
    ("A/68/904", "a symbol"),
    ("resolution 57/74", "a resolution"),
    ("2068/11/08", "a year of another calendar"),
    ("04/05/2011", "two readings"),
]


@pytest.mark.parametrize(("text", "values", "odd"), READ, ids=[row[0] for row in READ])
def test_a_printed_date_is_read(text, values, odd):
    """Each form gives its day, in any place of a sentence, whatever the language said."""
    for before, after in (("", ""), ("Your letter, ", " was received."), ("Genève, ", "\n\nSir: I have")):
        whole = before + text + after
        found = find_date_mentions(whole)
        assert [m.value for m in found] == values, odd
        assert all(before.rstrip() <= whole[: m.start] for m in found)


@pytest.mark.parametrize(("text", "odd"), NOT_READ, ids=[row[0] for row in NOT_READ])
def test_what_is_no_date_gives_no_day(text, odd):
    """No answer beats a guess."""
    assert [m.value for m in find_date_mentions(text) if m.value and m.value.precision == "day"] == [], odd


def test_an_impossible_date_says_so():
    """The print is kept, with the problem."""
    (found,) = find_date_mentions("your note of the 80th of July")
    assert (found.value, found.problem) == (None, "impossible_date")


def test_two_readings_are_both_kept():
    """Day and month in figures: both, until the language decides."""
    (found,) = find_date_mentions("04/05/2011")
    assert found.others == ("2011-05-04", "2011-04-05")
    assert [m.value for m in find_date_mentions("04/05/2011", "fr")] == ["2011-05-04"]


def test_two_figures_of_a_year_take_the_century_of_the_letter():
    """Without the letter's date the century stays open."""
    (found,) = find_date_mentions("Zürich 9. VII. 51")
    assert found.value is None and "1851-07-09" in found.others
    assert find_date_mentions("Zürich 9. VII. 51", anchor=Day("1852-01-01"))[0].value == "1851-07-09"


@pytest.mark.parametrize("phrase", PHRASES, ids=[p.example for p in PHRASES])
def test_each_relative_phrase_is_found_in_its_example(phrase):
    """And gives nothing without the letter's date."""
    found = [m for m in find_date_mentions(phrase.example, anchor=ANCHOR) if m.form == "relative"]
    assert [m.value for m in found][-1:] == [phrase.gives]
    assert all(m.value is None for m in find_date_mentions(phrase.example) if m.form == "relative")


@pytest.mark.parametrize(
    ("text", "anchor", "lean", "values"),
    [
        ("last December", "1880-03-20", "nearest", ["1879-12"]),
        ("March and September last", "1998-12-14", "nearest", ["1998-03", "1998-09"]),
        ("your letter of December 3", "2016-01-20", "past", ["2015-12-03"]),
        ("opens on 3 May", "2010-04-12", "nearest", ["2010-05-03"]),
        ("el 17 de mayo pasado", "2016-06-14", "nearest", ["2016-05-17"]),
        ("от 14 марта с. г.", "2011-05-16", "nearest", ["2011-03-14"]),
        ("去年十二月", "2016-03-15", "nearest", ["2015-12"]),
        ("our note of January 31", "1948-03-24", "past", ["1948-01-31"]),
    ],
)
def test_a_date_without_a_year_is_worked_out(text, anchor, lean, values):
    """From the letter's own date, on the side the words say."""
    assert [m.value for m in find_date_mentions(text, anchor=Day(anchor), lean=lean)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("l9 March 2OO8", ["2008-03-19"]),
        ("Washlngton, 0ctoher 5, 1864", ["1864-10-05"]),
        ("Septernber I4, 187O", ["1870-09-14"]),
        ("Paris, Jannary 3, 1919", ["1919-01-03"]),
        ("Harbourtown, May Z, 1884", ["1884-05-02"]),
        ("Port Ulm, 7 nevernbre 2016", ["2016-11-07"]),
        ("Port Ulm den 26. Ocl. 1840", ["1840-10-26"]),
        ("d. 15. Dezhr 1849", ["1849-12-15"]),
        ("den 23. Novbr. 1B52", ["1852-11-23"]),
    ],
)
def test_smudged_header_lines_are_read_when_asked(text, values):
    """Only where day and year stand beside the name."""
    assert [m.value for m in find_date_mentions(text, noisy=True)] == values


@pytest.mark.parametrize(
    ("text", "language", "clear", "noisy"),
    [
        ("Ulm 3O April 1852", "de", "1852-04", "1852-04-30"),
        ("Ulm 3o April 1852", "de", "1852-04", "1852-04-30"),
        ("Ulm, 1o de mayo de 2011", "es", "2011-05-01", "2011-05-01"),
        ("Ulm, 2o de maio de 2011", "pt", "2011-05", "2011-05-20"),
        ("Ulm, den10. Juli 1847", "de", "1847-07-10", "1847-07-10"),
        ("二〇一六午三月十五曰", "zh", "2016-03-15", "2016-03-15"),
        ("16,05.2011   N° 11", "ru", "2011-05-16", "2011-05-16"),
        ("Ulm, May 11, 193G.", "en", "1936-05-11", "1936-05-11"),
    ],
)
def test_a_smudged_figure_never_gives_another_day(text, language, clear, noisy):
    """A day cut short by a letter, or a day without its smudged year, would be a wrong date that looks right."""
    assert [m.value for m in find_date_mentions(text, language)] == [clear]
    assert [m.value for m in find_date_mentions(text, language, noisy=True)] == [noisy]


def test_years_alone_are_found_when_asked():
    """As in a treaty's name or a list of years."""
    found = find_date_mentions("the 2008 Convention, used in 2013 and 2015", years=True)
    assert [m.value for m in found] == ["2008", "2013", "2015"]


def test_month_names_do_not_disagree():
    """No folded name means two months, and the older spellings are known."""
    assert full_names()[fold("Août")] == 8 and short_names("de")["jenner"] == 1
    assert short_names("es")["set"] == 9 and "set" not in short_names("fr")


def test_a_long_page_is_read_in_bounded_time():
    """Digits, separators and month names in any number."""
    for unit in ("1", "1/", "May ", "3 ", "1. ", "de ", "十", "I", "of the "):
        text = unit * (30_000 // len(unit))
        start = time.process_time()
        find_date_mentions(text, noisy=True, years=True, anchor=ANCHOR)
        assert time.process_time() - start < 8, unit
