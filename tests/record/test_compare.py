"""States side by side, chase dates, and the lines a curator keeps true."""

from datetime import date

import pytest

from onrecord.errors import BadDecision
from onrecord.formats.icalendar import to_icalendar
from onrecord.model import Day, Outcome, Party, Stance
from onrecord.record.asks import asks
from onrecord.record.chasing import Pause, reminders
from onrecord.record.compare import matrix, responses, states_in, table
from onrecord.record.curation import hold, lines
from onrecord.record.facts import Votes, no_status
from onrecord.record.links import link
from onrecord.record.positions import positions

AS_OF = date(2014, 6, 1)


def says(letter, state, words, stance, day="2014-01-01"):
    said = [{"act": f"position_{stance}", "words": words, "topics": ["csm"], "stance": stance}]
    return letter(f"{state}{day}", words, date=day, sender=Party(state=state), said=said)


@pytest.fixture
def many(letter):
    """One letter to three states, answered by one of them."""
    words = "We ask you to publish your stocks."
    to = tuple(Party(state=x) for x in ("XAR", "XBE", "XSA"))
    ask = letter("a", words, date="2014-01-10", sender=Party(organisation="Fields"), recipients=to,
                 said=[{"act": "request", "words": words, "topics": ["stockpiling"]}])  # fmt: skip
    answer = letter("b", "As to your letter of 10 January 2014, we will publish our stocks.", date="2014-02-01",
                    sender=Party(state="XBE"), recipients=Party(organisation="Fields"),
                    said=[{"act": "commitment", "words": "we will publish our stocks.", "topics": ["stockpiling"]}],
                    cites=[{"words": "your letter of 10 January 2014", "date": "2014-01-10"}])  # fmt: skip
    return [ask, answer]


def test_one_letter_to_many_has_a_response_matrix_and_a_rate(many):
    found = responses(many[0], asks(many, link(many), as_of=AS_OF), many, as_of=AS_OF)
    assert found.rows == (
        ("XAR", Outcome.SILENT, None),
        ("XBE", Outcome.ACCEPTED, Day("2014-02-01")),
        ("XSA", Outcome.SILENT, None),
    )
    assert found.rate == pytest.approx(1 / 3)


def test_the_table_never_tells_silence_without_its_two_days(many):
    made = asks(many, link(many), as_of=AS_OF)
    rows = table(states_in(many), many, made, topic="stockpiling", status=no_status, votes=Votes(), as_of=AS_OF)
    assert [(r.state, r.asked, r.open, r.silent_since, r.as_of) for r in rows] == [
        ("XAR", 1, 1, "2014-01-10", AS_OF),
        ("XBE", 1, 0, None, AS_OF),
        ("XSA", 1, 1, "2014-01-10", AS_OF),
    ]
    assert [r.last_said for r in rows] == [None, "2014-02-01", None]


def test_the_matrix_counts_own_words_and_their_agreement(letter):
    letters = [says(letter, "XAR", "No.", "oppose"), says(letter, "XBE", "Yes.", "support"),
               says(letter, "XSA", "Yes.", "support"), says(letter, "XSA", "No.", "oppose", "2014-02-02")]  # fmt: skip
    found = matrix(positions(letters))
    assert found.cells == {("XAR", "csm"): -1, ("XBE", "csm"): 1, ("XSA", "csm"): 0}
    assert found.agreement("XAR", "XBE") == (0, 1) and found.agreement("XAR", "XSA") == (0, 0)


def test_chase_dates_stand_still_in_a_pause_and_move_with_an_extension(many):
    made = asks(many, link(many), as_of=AS_OF)
    first = [r.on for r in reminders(made, after=(30,))]
    assert first == [date(2014, 2, 9)] * 2
    pause = Pause(date(2014, 2, 1), date(2014, 2, 10))
    assert [r.on for r in reminders(made, after=(30,), pauses=[pause])] == [date(2014, 2, 19)] * 2
    moved = reminders(made, after=(30,), extensions={made[0].id: 5})
    assert sorted(r.on for r in moved) == [date(2014, 2, 9), date(2014, 2, 14)]


def test_reminders_are_a_calendar_any_program_reads(many):
    made = asks(many, link(many), as_of=AS_OF)
    written = to_icalendar(reminders(made, after=(30,)), made=AS_OF)
    assert all(len(line) <= 75 for line in written.split(b"\r\n")) and written.endswith(b"END:VCALENDAR\r\n")
    text = written.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2 and "DTSTART;VALUE=DATE:20140209" in text
    assert "10 January 2014" in text and "the record\\, last added to on 1 June 2014" in text


def test_a_curators_line_is_told_when_the_record_stops_bearing_it_out(letter):
    letters = [
        says(letter, "XAR", "We oppose it.", "oppose"),
        says(letter, "XAR", "We support it.", "support", "2016-01-01"),
    ]
    wanted = lines("on 2015-10-01 XAR on csm: opposes\n\n# later\n2017 XAR csm opposes\n2013-01-01 XAR csm none\n")
    found = hold(wanted, letters)
    assert [h.holds for h in found] == [True, False, True]
    assert found[1].line.number == 4 and "support" in found[1].because
    assert found[0].line.stance is Stance.OPPOSE


def test_a_line_that_is_none_is_named():
    with pytest.raises(BadDecision, match="line 2"):
        lines("2015 XAR csm opposes\n2015 XAR csm perhaps\n")


def test_that_an_answer_came_is_no_outcome_where_more_was_asked(letter):
    words, wish = "We ask you to publish your stocks.", "We would be grateful for a reply by 1 March."
    us, them = Party(organisation="Fields"), Party(state="XBE")
    ask = letter("a", f"{words} {wish}", date="2014-01-10", sender=us, recipients=them, known={"message_id": "<1@x>"},
                 said=[{"act": "request", "words": one, "topics": []} for one in (words, wish)])  # fmt: skip
    no = "We refuse to publish our stocks."
    answer = letter("b", no, date="2014-02-01", sender=them, recipients=us, known={"in_reply_to": "<1@x>"},
                    said=[{"act": "refusal", "words": no, "topics": []}])  # fmt: skip
    held = [ask, answer]
    made = asks(held, link(held), as_of=AS_OF)
    assert [a.outcome for a in made] == [Outcome.REFUSED, Outcome.MET]
    assert responses(ask, made, held, as_of=AS_OF).rows == (("XBE", Outcome.REFUSED, Day("2014-02-01")),)
