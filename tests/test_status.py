"""What a state was under a treaty on a day, and what it could still do."""

import csv
from collections import Counter
from datetime import date

import pytest

from onrecord.model import TreatyAct
from onrecord.reference.status import parties, status, status_from, status_tables
from onrecord.reference.treaties import treaty

SNAPSHOT = date(2026, 2, 3)

# Parties as the treaty's own list counts them on the day of the snapshot (UN Treaty Collection, chapter XXVI).
PARTIES = {
    "ENMOD": 78,
    "CCW": 128,
    "CCW-P4": 111,
    "CCW-AP2": 107,
    "CCW-A1": 90,
    "CCW-P5": 99,
    "CWC": 193,
    "CTBT": 178,
    "APMBC": 162,
    "CCM": 112,
    "ATT": 117,
    "TPNW": 74,
}


def test_parties_on_the_day_of_the_snapshot():
    assert {t: len(parties(t, SNAPSHOT)) for t in PARTIES} == PARTIES


# Written by hand from the depositary's lists and notifications, and from the article that says who may join when.
# state, treaty, day, status, can, in force for the state since; then the source.
DAYS = [
    ("RUS", "CCM", "2009-08-12", "not_party", "sign accede", None, "CCM art. 15, 16: open for signature till in force"),
    ("RUS", "CCM", "2010-07-31", "not_party", "sign accede", None, "CCM art. 15: the last day"),
    ("RUS", "CCM", "2010-08-01", "not_party", "accede", None, "CCM art. 16 (2)"),
    ("RUS", "CCM", "2015-10-01", "not_party", "accede", None, "UNTC XXVI-6"),
    ("NZL", "CCM", "2009-08-18", "signatory", "ratify", None, "UNTC XXVI-6: signed in Oslo on 3 December 2008"),
    ("NZL", "CCM", "2009-12-22", "party", "withdraw", "2010-08-01", "UNTC XXVI-6; art. 17 (1)"),
    ("GRD", "CCM", "2011-06-28", "not_party", "accede", None, "UNTC XXVI-6"),
    ("GRD", "CCM", "2011-06-29", "party", "withdraw", "2011-12-01", "UNTC XXVI-6; art. 17 (2): sixth month"),
    ("LTU", "CCM", "2025-03-05", "party", "withdraw", "2011-09-01", "UNTC XXVI-6"),
    ("LTU", "CCM", "2025-03-06", "withdrawn", "accede", None, "depositary notification of withdrawal; art. 20"),
    ("AGO", "CCM", "2026-02-03", "signatory", "ratify", None, "UNTC XXVI-6"),
    ("VUT", "CCM", "2025-09-04", "not_party", "accede", None, "UNTC XXVI-6"),
    ("VUT", "CCM", "2025-09-05", "party", "withdraw", "2026-03-01", "UNTC XXVI-6; art. 17 (2)"),
    ("USA", "CCM", "2020-01-01", "not_party", "accede", None, "UNTC XXVI-6"),
    ("NZL", "CCM", "2008-12-02", "not_party", "", None, "CCM art. 15: opened on 3 December 2008"),
    ("TWN", "CCM", "2020-01-01", "not_party", "", None, "not among the states the Secretary-General admits"),
    ("COK", "CCM", "2011-08-23", "party", "withdraw", "2012-02-01", "UNTC XXVI-6"),
    ("USA", "APMBC", "1997-12-02", "not_party", "", None, "APMBC art. 15: opened on 3 December 1997"),
    ("USA", "APMBC", "1997-12-05", "not_party", "sign accede", None, "APMBC art. 15, 16"),
    ("USA", "APMBC", "1999-03-01", "not_party", "accede", None, "APMBC art. 15: in force"),
    ("UKR", "APMBC", "2005-12-26", "signatory", "ratify", None, "UNTC XXVI-5"),
    ("UKR", "APMBC", "2005-12-27", "party", "withdraw", "2006-06-01", "UNTC XXVI-5; art. 17 (2)"),
    ("FIN", "APMBC", "2026-01-09", "party", "withdraw", "2012-07-01", "UNTC XXVI-5"),
    ("FIN", "APMBC", "2026-01-10", "withdrawn", "accede", None, "depositary notification of withdrawal; art. 20"),
    ("EST", "APMBC", "2025-12-27", "withdrawn", "accede", None, "depositary notification of withdrawal"),
    ("LVA", "APMBC", "2025-12-26", "party", "withdraw", "2006-01-01", "UNTC XXVI-5"),
    ("POL", "APMBC", "2026-02-03", "party", "withdraw", "2013-06-01", "withdrawal notified, not yet in effect"),
    ("POL", "APMBC", "2026-02-20", "withdrawn", "accede", None, "depositary notification of withdrawal"),
    ("MNE", "APMBC", "2006-10-23", "party", "withdraw", "2007-04-01", "UNTC XXVI-5: succession"),
    ("LKA", "APMBC", "2017-12-13", "party", "withdraw", "2018-06-01", "UNTC XXVI-5"),
    ("USA", "CCW", "1982-04-10", "signatory", "ratify", None, "UNTC XXVI-2"),
    ("ISR", "CCW", "1982-04-10", "not_party", "sign accede", None, "CCW art. 3: twelve months from 10 April 1981"),
    ("ISR", "CCW", "1982-04-11", "not_party", "accede", None, "CCW art. 3, 4"),
    ("ISR", "CCW", "1995-03-22", "party", "withdraw", "1995-09-22", "UNTC XXVI-2; art. 5 (2): six months"),
    ("RUS", "CCW", "1982-06-10", "party", "withdraw", "1983-12-02", "UNTC XXVI-2; in force 2 December 1983"),
    ("EGY", "CCW", "2024-01-01", "signatory", "ratify", None, "UNTC XXVI-2"),
    ("USA", "CCW-P5", "2009-01-21", "party", "withdraw", "2009-07-21", "UNTC XXVI-2-d; CCW art. 5"),
    ("SYR", "CWC", "1995-01-01", "not_party", "sign", None, "CWC art. XX: accession only once in force"),
    ("SYR", "CWC", "2013-09-13", "not_party", "accede", None, "CWC art. XX"),
    ("SYR", "CWC", "2013-09-14", "party", "withdraw", "2013-10-14", "UNTC XXVI-3; art. XXI: thirtieth day"),
    ("ISR", "CWC", "2024-01-01", "signatory", "ratify", None, "UNTC XXVI-3"),
    ("IND", "CTBT", "2024-01-01", "not_party", "sign", None, "CTBT art. XI, XIII: not in force, so still to be signed"),
    ("RUS", "CTBT", "2015-10-01", "party", "withdraw", None, "ratified 30 June 2000; CTBT not in force"),
    ("RUS", "CTBT", "2023-11-03", "signatory", "ratify", None, "notification of withdrawal of the ratification"),
    ("USA", "CTBT", "2024-01-01", "signatory", "ratify", None, "UNTC XXVI-4"),
    ("CHN", "ATT", "2014-12-23", "not_party", "sign", None, "ATT art. 21: accession only once in force"),
    ("CHN", "ATT", "2020-07-06", "party", "withdraw", "2020-10-04", "UNTC XXVI-8; art. 22 (2): ninety days"),
    ("USA", "ATT", "2013-09-25", "signatory", "ratify", None, "UNTC XXVI-8"),
    ("COK", "TPNW", "2018-09-04", "party", "withdraw", "2021-01-22", "UNTC XXVI-9; art. 15"),
    ("RUS", "TPNW", "2022-01-01", "not_party", "sign accede", None, "TPNW art. 13, 14: no closing day"),
    ("CHN", "ENMOD", "2005-06-08", "party", "withdraw", "2005-06-08", "UNTC XXVI-1; art. IX (4)"),
]


@pytest.mark.parametrize(("state", "id", "day", "now", "can", "bound", "source"), DAYS)
def test_a_day(state, id, day, now, can, bound, source):
    fact = status(state, id, date.fromisoformat(day))
    assert fact and source
    assert (fact.status, " ".join(fact.can)) == (now, can)
    assert fact.in_force_since == (date.fromisoformat(bound) if bound else None)
    assert fact.as_at == SNAPSHOT and "3 February 2026" in fact.source


@pytest.mark.parametrize(("state", "id"), [("RUS", "NPT"), ("ISR", "BWC"), ("SUN", "CCW"), ("QQQ", "CCM")])
def test_where_no_rows_tell_there_is_no_answer(state, id):
    """Never "not a party"."""
    assert status(state, id, date(2015, 1, 1)) is None


def test_rows_after_the_day_are_left_out():
    fact = status("LTU", "CCM", date(2012, 1, 1))
    assert fact and [a.act for a in fact.acts] == ["signature", "ratification", "provisional_application"]
    after = status("LTU", "CCM", date(2025, 4, 1))
    assert after and [a.act for a in after.acts if a.standing] == ["withdrawal"]


def test_joining_again_after_a_withdrawal():
    from onrecord.model import TreatyAct

    acts = [
        TreatyAct("NZL", "CCM", "accession", date(2011, 1, 1), "made up"),
        TreatyAct("NZL", "CCM", "withdrawal", date(2015, 1, 1), "made up"),
        TreatyAct("NZL", "CCM", "accession", date(2020, 1, 1), "made up"),
    ]
    fact = status_from(acts, "NZL", treaty("CCM"), date(2021, 1, 1), as_at=None, source="made up")
    assert (fact.status, fact.since) == ("party", date(2020, 1, 1))


@pytest.mark.shared
def test_the_rows_are_the_depositarys(shared):
    """Every row of the list as saved is in the data files, and no other but the one added by hand."""
    names = {
        "XXVI-1": "ENMOD", "XXVI-2": "CCW", "XXVI-2-a": "CCW-P4", "XXVI-2-b": "CCW-AP2", "XXVI-2-c": "CCW-A1",
        "XXVI-2-d": "CCW-P5", "XXVI-3": "CWC", "XXVI-4": "CTBT", "XXVI-5": "APMBC", "XXVI-6": "CCM", "XXVI-8": "ATT",
        "XXVI-9": "TPNW",
    }  # fmt: skip
    with (shared / "data/treaty-status/treaty_actions.csv").open(encoding="utf-8") as rows:
        theirs = {
            (
                names[r["mtdsg_number"]],
                r["participant"],
                r["action"].replace("consent to be bound", "consent"),
                r["date"],
            )
            for r in csv.DictReader(rows)
        }
    ours = [
        (t.treaty, a.state, a.act, a.on.isoformat()) for t in status_tables() for acts in t.acts.values() for a in acts
    ]
    # One state is printed with two days of signature; the first is kept.
    assert len(theirs) - 1 == len(ours) - 2
    by_day = Counter((t, act.replace(" ", "_"), day) for t, _, act, day in theirs)
    by_day.subtract((t, act, day) for t, _, act, day in ours)
    assert {k: n for k, n in by_day.items() if n} == {
        ("ENMOD", "signature", "1978-05-16"): 1,
        ("CTBT", "ratification", "2000-06-30"): -1,
        ("CTBT", "ratification_withdrawn", "2023-11-03"): -1,
    }


def test_an_act_in_brackets_without_a_day_of_withdrawal_is_unknown_before_the_day_of_the_page():
    rows = [
        TreatyAct("LTU", "CCM", "signature", date(2008, 12, 3), "page", standing=False),
        TreatyAct("LTU", "CCM", "ratification", date(2011, 3, 24), "page", standing=False),
    ]
    as_at = date(2026, 2, 3)
    found = {
        on: status_from(rows, "LTU", treaty("CCM"), on, as_at=as_at, source="page") for on in (as_at, date(2015, 1, 1))
    }
    assert [fact.status for fact in found.values()] == ["withdrawn", "unknown"]
    assert found[as_at].can == ("accede",)
