"""The types keep what they promise."""

import dataclasses

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import model
from onrecord.model import Day, Letter, Quote, Span
from onrecord.model.quote import PAGE_BREAK


@given(st.text(min_size=1), st.data())
def test_a_quotation_is_the_characters_it_points_at(text: str, data: st.DataObject) -> None:
    """Whatever the text, a quotation made by `Quote.at` holds for it and is shown in words of it alone."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = Quote.at(text, start, end)
    assert quote.holds(text)
    assert quote.shown.replace(PAGE_BREAK, " ").split() == text[start:end].split()


def test_a_changed_character_breaks_the_lock() -> None:
    quote = Quote.at("We cannot sign it.", 0, 9)
    assert not quote.holds("We cannnt sign it.")
    assert not dataclasses.replace(quote, parts=((0, 12),)).holds("We cannot sign it.")


def test_page_furniture_inside_a_quotation_is_left_out_and_marked() -> None:
    text = "we will sign\n- 2 -\nthe treaty"
    assert Quote.at(text, 0, len(text), parts=((0, 12), (19, 29))).shown == "we will sign […] the treaty"


def test_the_end_of_a_page_inside_a_quotation_is_marked() -> None:
    """A form feed or two empty lines are a page's end; one empty line is double spacing."""
    for text, shown in (("to its\n\n \nallies", "to its […] allies"), ("to its\fallies", "to its […] allies"),
                        ("to its\n\nallies", "to its allies")):  # fmt: skip
        assert Quote.at(text, 0, len(text)).shown == shown


@pytest.mark.parametrize("wrong", ["2015-02-29", "2015-13", "15", "", "2015-1-1", "1 October 2015"])
def test_no_day_is_made_of_what_is_none(wrong: str) -> None:
    with pytest.raises(ValueError, match="no such day"):
        Day(wrong)


@given(st.dates())
def test_days_know_what_they_can_mean(date) -> None:  # type: ignore[no-untyped-def]
    day, month = Day(date.isoformat()), Day(date.isoformat()[:7])
    assert day.first == day.last == date
    assert month.first <= date <= month.last
    assert day.meets(month) and month.meets(day)
    assert Day(f"{date.year:04}").last >= month.last


def test_spans_run_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        Span(3, 2)


def test_every_value_is_frozen_and_slotted() -> None:
    """A value that could be changed would be changed."""
    for name in model.__all__:
        thing = getattr(model, name)
        if dataclasses.is_dataclass(thing):
            assert thing.__dataclass_params__.frozen, name
            assert hasattr(thing, "__slots__"), name


def test_a_letter_travels_as_json_and_back() -> None:
    text = "Geneva, 1 October 2015"
    letter = Letter(
        id="x",
        source=model.SourceInfo("a.txt", "0" * 64, "text/plain", None, "plain"),
        kind=model.Kind.LETTER,
        language="en",
        text=text,
        date=model.LetterDate(Day("2015-10-01"), Quote.at(text, 8, 22)),
    )
    data = msgspec.json.encode(letter, enc_hook=str)
    assert letter == msgspec.json.decode(data, type=Letter, dec_hook=lambda kind, value: kind(value))


def test_a_letter_prints_as_three_lines() -> None:
    letter = Letter("x", model.SourceInfo("a.txt", "0", "text/plain", None, "plain"), model.Kind.NOTE_VERBALE, "en", "")
    assert repr(letter).splitlines() == [
        "note verbale, undated (en; a.txt)",
        "unknown -> unknown",
        "0 statements, 0 references, 0 problems",
    ]
    one = dataclasses.replace(letter, problems=(model.Problem("no_date", "There is no date."),))
    assert repr(one).endswith("0 references, 1 problem")
