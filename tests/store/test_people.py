"""Accounts, disputes, two coders: what people do on a team's record."""

from datetime import timedelta

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_letters import add, letter

from onrecord.errors import BadDecision, NotFound, Withheld
from onrecord.model import Quote
from onrecord.store import Record, accounts, coding, disputes
from onrecord.store.accounts import Role

PASSWORD = "a long enough one"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 is slow on purpose; the tests need not be."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(accounts, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def test_an_account_opens_with_its_password_alone(record: Record) -> None:
    with record.writing() as tx:
        made = accounts.put(tx, "ana", Role.EDITOR, password=PASSWORD, by="root")
        assert accounts.check(tx, "ana", PASSWORD) == made == accounts.account(tx, "ana")
        assert accounts.check(tx, "ana", "wrong") is None
        assert accounts.check(tx, "nobody", PASSWORD) is None
        accounts.put(tx, "ana", Role.READER, active=False, by="root")
        assert accounts.check(tx, "ana", PASSWORD) is None
        with pytest.raises(NotFound):
            accounts.account(tx, "nobody")


def test_no_password_and_no_hash_is_ever_in_the_trail(record: Record) -> None:
    with record.writing() as tx:
        accounts.put(tx, "ana", Role.EDITOR, password=PASSWORD, by="root")
        accounts.put(tx, "ana", Role.EDITOR, password="another long one", by="root")
    said = repr(record.trail())
    assert "account:ana" in said and "argon2" not in said and PASSWORD not in said
    assert record.every("account") == {"ana": {"role": "EDITOR", "active": True, "wrong": 0}}


def test_an_account_is_shut_after_too_many_wrong_passwords_and_opens_again(record: Record, monkeypatch) -> None:
    with record.writing() as tx:
        accounts.put(tx, "ana", Role.EDITOR, password=PASSWORD, by="root")
        for _ in range(accounts.TRIES):
            assert accounts.check(tx, "ana", "wrong") is None
        with pytest.raises(Withheld, match="too many"):
            accounts.check(tx, "ana", PASSWORD)
        later = accounts.now() + accounts.SHUT + timedelta(minutes=1)
        monkeypatch.setattr(accounts, "now", lambda: later)
        assert accounts.check(tx, "ana", PASSWORD)


def test_accounts_that_make_no_sense_are_refused(record: Record) -> None:
    with record.writing() as tx:
        for name, password in ((" ", PASSWORD), ("ana", None), ("ana", "short")):
            with pytest.raises(BadDecision):
                accounts.put(tx, name, Role.READER, password=password, by="root")
        accounts.put(tx, "root", Role.ADMINISTRATOR, password=PASSWORD, by="root")
        with pytest.raises(BadDecision, match="only administrator"):
            accounts.put(tx, "root", Role.EDITOR, by="root")
        with pytest.raises(BadDecision, match="only administrator"):
            accounts.put(tx, "root", Role.ADMINISTRATOR, active=False, by="root")


def test_a_role_may_do_what_the_lower_ones_may() -> None:
    assert Role.ADMINISTRATOR.may(Role.EDITOR) and Role.EDITOR.may(Role.EDITOR) and not Role.READER.may(Role.EDITOR)


def test_a_dispute_stays_with_its_statement(record: Record) -> None:
    made = letter()
    (sha,) = add(record, made)
    said = made.statements[0]
    with record.writing() as tx:
        id = disputes.dispute(
            tx, said.id, by="Embassy of Ardenia", words="We said will not, not cannot.", quote=said.quote
        )
        disputes.reply(tx, id, "answer", by="mq", words="The page has cannot.")
        disputes.reply(tx, id, "correction", by="mq", words="A second page arrived.")
        with pytest.raises(NotFound):
            disputes.reply(tx, "nothing", "answer", by="mq", words="x")
        with pytest.raises(BadDecision):
            disputes.reply(tx, id, "verdict", by="mq", words="x")
        with pytest.raises(BadDecision):
            disputes.reply(tx, id, "answer", by="mq", words=" ")
    record.mark_unreadable(sha, "a worse reader")
    with record.reading() as tx:
        steps = disputes.of(tx, said.id)
    assert [s.step for s in steps] == ["dispute", "answer", "correction"]
    assert steps[0].quote == said.quote and steps[1].quote is None
    assert record.verify().clean


def test_hidden_words_do_not_leak_by_a_dispute(record: Record) -> None:
    made = letter("Our witness is Olu Brandt.")
    (sha,) = add(record, made)
    start = made.text.index("Olu")
    quote = Quote.at(made.text, start, start + 10)
    with record.writing() as tx:
        disputes.dispute(tx, "s", by="x", words="It was not Olu Brandt.", quote=quote)
    record.redact(sha, quote, why="")
    with record.reading() as tx:
        assert "Brandt" not in repr(disputes.of(tx))


def test_a_coder_does_not_see_the_other_before_handing_in(record: Record) -> None:
    with record.writing() as tx:
        coding.save(tx, "l1", "ana", {"1": "refusal"})
        coding.hand_in(tx, "l1", "ana")
        coding.save(tx, "l1", "ben", {"1": "request"})
        assert coding.all_of(tx, "l1", seen_by="ben") == {"ben": {"1": "request"}}
        assert coding.all_of(tx, "l1", seen_by="cleo") == {}
        coding.save(tx, "l1", "ben", {"1": "concern"})
        coding.hand_in(tx, "l1", "ben")
        both = {"ana": {"1": "refusal"}, "ben": {"1": "concern"}}
        assert coding.all_of(tx, "l1", seen_by="ben") == both == coding.all_of(tx, "l1")
        with pytest.raises(BadDecision, match="handed in"):
            coding.save(tx, "l1", "ben", {"1": "refusal"})


def test_kappa_and_alpha_are_those_of_the_books() -> None:
    """Cohen's kappa of the textbook table 20, 5, 10, 15; Krippendorff's alpha of his nominal example of two coders."""
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = coding.agreement({c: {str(i): pair[k] for i, pair in enumerate(table)} for k, c in enumerate("ab")})
    assert found.kappa == pytest.approx(0.4) and found.same == pytest.approx(0.7) and found.units == 50
    ana, ben = "0100000010", "1110010000"
    found = coding.agreement({"a": dict(enumerate(ana)), "b": dict(enumerate(ben))})
    assert found.alpha == pytest.approx(0.095, abs=0.001)


@given(st.lists(st.lists(st.sampled_from(["", "x", "y", "z"]), min_size=6, max_size=6), min_size=2, max_size=4))
def test_alpha_is_that_of_another_program(coded: list[list[str]]) -> None:
    codings = {str(n): {str(i): label for i, label in enumerate(one) if label} for n, one in enumerate(coded)}
    found = coding.agreement(codings).alpha
    shared = [i for i in range(6) if sum(bool(one[i]) for one in coded) > 1]
    if len({one[i] for one in coded for i in shared if one[i]}) < 2:
        assert found is None
        return
    table = [["xyz".index(one[i]) if one[i] else np.nan for i in shared] for one in coded]
    assert found == pytest.approx(krippendorff.alpha(np.array(table), level_of_measurement="nominal"))


def test_agreement_without_anything_to_agree_on() -> None:
    with pytest.raises(BadDecision):
        coding.agreement({"a": {"1": "x"}})
    apart = coding.agreement({"a": {"1": "x"}, "b": {"2": "x"}})
    assert (apart.units, apart.kappa, apart.alpha) == (0, None, None)
    alike = coding.agreement({"a": {"1": "x"}, "b": {"1": "x"}})
    assert (alike.same, alike.kappa, alike.alpha) == (1.0, None, None)


def test_three_coders_with_gaps() -> None:
    found = coding.agreement({"a": {"1": "x", "2": "y"}, "b": {"1": "x"}, "c": {"1": "x", "2": "z", "3": "y"}})
    assert found.units == 2 and found.kappa is None and found.alpha is not None
    assert found.differ == {"2": {"a": "y", "c": "z"}}
