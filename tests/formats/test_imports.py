"""Other people's tables, as values."""

import csv
import gzip
import time
from collections import Counter
from datetime import date

import pytest

from onrecord.errors import Damaged
from onrecord.formats.imports import Skipped, depositary_page, library_votes, treaty_actions, unvotes
from onrecord.record.facts import Votes
from onrecord.record.voting import pattern, yearly
from onrecord.reference.status import parties, status_from
from onrecord.reference.treaties import treaty

PAGE = """<html><body><h1>6 . A Convention</h1><table>
<tr><th>Participant</th><th>Signature</th><th>Ratification, Accession(a), Succession(d)</th></tr>
<tr><td>Norway</td><td>3 Dec 2008</td><td>3 Dec 2008</td></tr>
<tr><td>Netherlands (Kingdom of the) 3</td><td>3 Dec 2008</td><td>23 Feb 2011 A</td></tr>
<tr><td>Trinidad and Tobago</td><td></td><td>21 Sep 2011 a</td></tr>
<tr><td>Lithuania</td><td>[3 Dec 2008]</td><td>[24 Mar 2011]</td></tr>
<tr><td>Ruritania</td><td>3 Dec 2008</td><td></td></tr>
</table></body></html>"""


def test_the_depositarys_page_gives_its_acts_and_says_which_rows_it_could_not_place(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    skipped: list[Skipped] = []
    found = list(depositary_page(tmp_path / "page.html", "CCM", skipped=skipped))
    assert [(a.state, a.act, a.on.isoformat(), a.standing) for a in found] == [
        ("NOR", "signature", "2008-12-03", True),
        ("NOR", "ratification", "2008-12-03", True),
        ("NLD", "signature", "2008-12-03", True),
        ("NLD", "acceptance", "2011-02-23", True),
        ("TTO", "accession", "2011-09-21", True),
        ("LTU", "signature", "2008-12-03", False),
        ("LTU", "ratification", "2011-03-24", False),
    ]
    assert len(skipped) == 1 and "Ruritania" in skipped[0].why


def test_a_page_without_the_table_is_damaged(tmp_path):
    (tmp_path / "page.html").write_text("<html><body><p>Nothing</p></body></html>", encoding="utf-8")
    with pytest.raises(Damaged, match="no table of participants"):
        list(depositary_page(tmp_path / "page.html", "CCM"))


def test_the_librarys_table_leaves_out_who_did_not_vote(tmp_path):
    rows = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n"
    rows += "1,NOR,NORWAY,Y,2015-12-07,70,A/RES/70/54,A convention\n"
    rows += "1,RUS,RUSSIAN FEDERATION,N,2015-12-07,70,A/RES/70/54,x\n"
    rows += "1,TCD,CHAD,X,2015-12-07,70,A/RES/70/54,x\n2,CHN,CHINA,A,2015-06-30,,S/RES/2228 (2015),Another\n"
    (tmp_path / "votes.csv").write_text("\ufeff" + rows, encoding="utf-8")
    found = list(library_votes(tmp_path / "votes.csv"))
    assert [(v.state, v.vote, v.roll_call.symbol, v.roll_call.organ) for v in found] == [
        ("NOR", "yes", "A/RES/70/54", "UNGA"),
        ("RUS", "no", "A/RES/70/54", "UNGA"),
        ("CHN", "abstain", "S/RES/2228", "UNSC"),
    ]


def test_a_table_of_another_shape_says_what_it_lacks(tmp_path):
    (tmp_path / "votes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Damaged, match="has no column undl_id or id"):
        list(library_votes(tmp_path / "votes.csv"))


def test_votes_of_a_state_that_is_no_more_are_its_own_and_go_on_in_the_one_that_continues_it(tmp_path):
    (tmp_path / "roll_calls.csv").write_text(
        "rcid,date,unres,short,descr\n1,1980-12-12,R/35/152,A,DISARMAMENT\n2,2015-12-07,R/70/54,,A convention\n"
    )
    (tmp_path / "votes.csv").write_text(
        "rcid,country,country_code,vote\n1,Russia,RU,yes\n2,Russia,RU,no\n1,Atlantis,QQ,yes\n"
    )
    skipped: list[Skipped] = []
    found = list(unvotes(tmp_path, skipped=skipped))
    assert [(v.state, v.roll_call.symbol) for v in found] == [("SUN", "A/RES/35/152"), ("RUS", "A/RES/70/54")]
    assert [Votes(found).of("RUS", v.roll_call) for v in found] == ["yes", "no"]
    assert [s.line for s in skipped] == [4]


@pytest.mark.shared
def test_the_assemblys_votes(shared):
    """870,000 votes in well under a minute; the pattern of one state; totals of thirty resolutions add up."""
    begun = time.monotonic()
    cast = list(unvotes(shared / "data/un-votes"))
    votes = Votes(cast)
    assert len(cast) > 870_000 and time.monotonic() - begun < 60
    calls = yearly(votes.calls.values(), "Convention on Cluster Munitions")
    assert [(c.on.year, votes.of("RUS", c)) for c in calls] == [
        (2015, "no"), (2016, "no"), (2017, "no"), (2018, "abstain"), (2019, "no"),
    ]  # fmt: skip
    assert pattern("RUS", calls, votes) == "voted against in 2015-2017 and 2019, and abstained in 2018"
    thirty = {
        c.id.removeprefix("unvotes:"): c for c in sorted(votes.calls.values(), key=lambda c: hash(c.symbol))[-30:]
    }
    counted: Counter[tuple[str, str]] = Counter()
    with gzip.open(shared / "data/un-votes/votes.csv.gz", "rt", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["rcid"] in thirty:
                counted[row["rcid"], row["vote"]] += 1
    for id, call in thirty.items():
        assert votes.totals(call) == {vote: counted[id, vote] for vote in ("yes", "no", "abstain")}


@pytest.mark.shared
def test_the_treaties_parties_are_those_of_their_own_lists(shared):
    """Parties counted from imported rows on 3 February 2026, per treaty, against a count by hand of the same rows."""
    skipped: list[Skipped] = []
    acts = list(treaty_actions(shared / "data/treaty-status/treaty_actions.csv", skipped=skipped))
    assert skipped == []
    on, found = date(2026, 2, 3), Counter()
    for name in {a.treaty for a in acts}:
        mine = [a for a in acts if a.treaty == name]
        for state in {a.state for a in mine}:
            rows = [a for a in mine if a.state == state]
            found[name] += status_from(rows, state, treaty(name), on, as_at=on, source="rows").status == "party"
    assert found["CCM"] == 112
    assert len(found) == 12 and found == {name: len(parties(name, on)) for name in found}
