"""The same person over many letters."""

from datetime import UTC, datetime

from onrecord.model import Day, Decision, Judgement, Party
from onrecord.record.identity import in_post, people


def letters(letter, *rows):
    return [letter(f"{n}", date=day, sender=party) for n, (day, party) in enumerate(rows)]


def test_initials_find_the_full_name_of_the_same_body_and_no_other(letter):
    held = letters(
        letter,
        ("2014-01-01", Party("A. Ruiz", "Director", "Fields Coalition")),
        ("2015-01-01", Party("Ana Ruiz", "Director", "Fields Coalition")),
        ("2015-02-01", Party("A. Ruiz", "Minister", state="XBE")),
    )
    found = people(held)
    assert [(p.names, p.state) for p in found] == [(("A. Ruiz",), "XBE"), (("Ana Ruiz", "A. Ruiz"), None)]
    (tenure,) = found[1].tenures
    assert (tenure.first, tenure.last, tenure.letters) == ("2014-01-01", "2015-01-01", ("1", "0"))


def test_an_initial_that_two_names_fit_stays_by_itself(letter):
    rows = [Party(n, organisation="Fields") for n in ("Ana Ruiz", "Aldo Ruiz", "A. Ruiz")]
    assert len(people(letters(letter, *(("2014", p) for p in rows)))) == 3


def test_a_persons_denial_holds(letter):
    held = letters(letter, *(("2014", Party(n, state="XAR")) for n in ("Ana Ruiz", "A. Ruiz")))
    assert len(people(held)) == 1
    decision = Decision("d", "same:Ana Ruiz|A. Ruiz", Judgement.REJECT, "Bo", datetime(2026, 1, 1, tzinfo=UTC))
    assert len(people(held, [decision])) == 2


def test_merging_then_splitting_restores_what_was(letter):
    held = letters(letter, *(("2014", Party(n, state="XAR")) for n in ("Ana Ruiz", "Anne Ruiz")))
    at = datetime(2026, 1, 1, tzinfo=UTC)
    merge = Decision("1", "same:Ana Ruiz|Anne Ruiz", Judgement.ACCEPT, "Bo", at)
    split = Decision("2", merge.about, Judgement.WITHDRAW, "Bo", at, replaces="1")
    assert [len(people(held, some)) for some in ([], [merge], [merge, split])] == [2, 1, 2]
    assert people(held, [merge, split]) == people(held)


def test_who_held_a_post_on_a_day(letter):
    held = letters(
        letter,
        ("2012-01-01", Party("Ana Ruiz", "Minister of Foreign Affairs", state="XBE")),
        ("2014-01-01", Party("Bo Lund", "Minister of Foreign Affairs", state="XBE")),
    )
    found = in_post(people(held), "minister foreign affairs", Day("2013-05-01"))
    assert [(p.name, t.first) for p, t in found] == [("Ana Ruiz", "2012-01-01")]
    assert len(in_post(people(held), "minister foreign affairs")) == 2
