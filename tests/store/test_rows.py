"""Whatever a letter, a link or a decision holds, it comes back from its row as it went in."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_letters import add, letter

from onrecord.model import Box, Day, Decision, Letter, Link, Party, Statement
from onrecord.store import Record, rows

st.register_type_strategy(
    Day, st.dates().flatmap(lambda d: st.sampled_from([Day(d.isoformat()[:n]) for n in (4, 7, 10)]))
)
numbers = st.floats(0, 1e4, allow_nan=False)
st.register_type_strategy(
    Box,
    st.builds(
        lambda p, a, b, c, d: Box(p, min(a, c), min(b, d), max(a, c), max(b, d)), st.integers(1, 99), *[numbers] * 4
    ),
)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(float, numbers)


@given(st.from_type(Letter))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_letters(made: Letter) -> None:
    assert rows.letter_from_body(rows.letter_to_body(made)) == made


@given(st.from_type(Link))
@settings(deadline=None)
def test_links(made: Link) -> None:
    assert rows.link_from_body(rows.link_to_body(made)) == made


@given(st.from_type(Decision))
@settings(deadline=None)
def test_decisions_and_their_ids(made: Decision) -> None:
    back = rows.decision_from_body(rows.decision_to_body(made))
    assert back == made and back.content_id == made.content_id


@given(st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_any_letter_can_be_kept_and_is_clean(record: Record, data: st.DataObject) -> None:
    """Names of any characters, also those a database does not like; the quotations stay those of the letter made."""
    base = letter(data.draw(st.text(min_size=1, max_size=40).filter(lambda s: s.strip())))
    from dataclasses import replace

    party = data.draw(st.builds(Party, st.text(), st.text(), st.text(), st.none() | st.text(max_size=3)))
    said: Statement = replace(
        base.statements[0], holder=data.draw(st.text()), topics=tuple(data.draw(st.lists(st.text())))
    )
    made = replace(
        base, sender=(party,), statements=(said,), language=data.draw(st.sampled_from(["en", "zh-Hant", "und"]))
    )
    add(record, made)
    assert record.letter(made.id) == made
    assert record.verify().clean


@pytest.mark.parametrize("holder", ["Ardenia's \x00 office", "a\nb", "ḧ", "'; DROP TABLE letters; --"])
def test_odd_holders_are_found_again(record: Record, holder: str) -> None:
    from dataclasses import replace

    base = letter()
    made = replace(base, statements=(replace(base.statements[0], holder=holder),))
    add(record, made)
    assert list(record.letters()) == [made]
    assert [e.letter for e in record.statements(holder=holder)] == [made]
