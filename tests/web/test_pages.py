"""Every page shows what the record holds, has its JSON twin, and lets no letter run in it."""

import csv
import io
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import SPECIMENS

from onrecord import api
from onrecord.api import Event
from onrecord.web import make_app
from onrecord.web.timeline import drawing

PAGES = [
    "/letters",
    "/review",
    "/states",
    "/states/XAR",
    "/treaties",
    "/treaties/CCM",
    "/asks",
    "/missing",
    "/news",
    "/people",
    "/imports",
    "/health",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_its_json(desk: TestClient, address: str) -> None:
    page, twin = desk.get(address), desk.get(address + ".json")
    assert (page.status_code, twin.status_code) == (200, 200)
    assert page.headers["content-type"].startswith("text/html")
    assert isinstance(twin.json(), dict)


def test_every_link_of_the_site_leads_somewhere(desk: TestClient) -> None:
    """From the letters on, no page links to one that is not there; of the hundreds of states and statements, some."""
    todo, seen, shapes = ["/letters"], set(), Counter()
    while todo:
        address = todo.pop()
        shape = re.sub(r"(?<=/)(?!\w+\.(css|js|svg))(?=[^/?]*[\dA-Z])[^/?]+|=[^&]+", "*", address)
        shapes[shape] += 1
        if address in seen or shapes[shape] > 6:
            continue
        seen.add(address)
        answer = desk.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            found = re.findall(r'(?:href|src)="(/[^"#]*)["#]', answer.text)
            ids = set(re.findall(r'\bid="([^"]+)"', answer.text))
            inside = set(re.findall(r'href="#([^"]+)"', answer.text))
            # "text-12" is a place in the text that the script finds by its offset.
            assert {one for one in inside - ids if not one.startswith("text-")} == set(), address
            todo += [one.replace("&amp;", "&") for one in found if one not in seen]
    assert len(seen) > 20
    assert {"/coding", "/disputes", "/accounts", "/people", "/states/XAR/profile"} <= seen


def test_the_words_of_a_letter_stand_on_its_page_whole(desk: TestClient) -> None:
    """The text on the page is the text of the letter, whatever is marked in it."""
    import html

    for row in desk.get("/letters.json").json()["letters"]:
        letter = desk.get(f"/letters/{row['id']}.json").json()["letter"]
        page = desk.get(f"/letters/{row['id']}").text
        shown = re.search(r'<pre class="text"[^>]*>(.*?)</pre>', page, re.DOTALL)
        assert shown is not None
        assert html.unescape(re.sub(r"<[^>]+>", "", shown[1])) == letter["text"]


def test_a_letter_with_markup_in_it_stays_a_letter(tmp_path: Path) -> None:
    """Script in names, subjects and quotations shows as text, and the policy would not run it anyway."""
    evil = "<script>alert(1)</script>"
    text = f"Geneva, 4 March 2014\n\nDear {evil},\n\nWe urge you to sign {evil} the treaty.\n\nSincerely,\n\n{evil}\n"
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, text.encode(), f"{evil}.txt")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        id = client.get("/letters.json").json()["letters"][0]["id"]
        for address in ("/letters", f"/letters/{id}", "/asks"):
            answer = client.get(address)
            assert evil not in answer.text
            assert "script-src 'self'" in answer.headers["content-security-policy"]
            assert "unsafe" not in answer.headers["content-security-policy"]


def test_adding_needs_the_token_of_a_page(desk: TestClient) -> None:
    refused = desk.post("/add", files={"files": ("a.txt", b"Dear Minister,\n\nWe cannot sign.\n")})
    assert refused.status_code == 403


def test_a_dropped_letter_is_read_and_a_broken_one_told(tmp_path: Path) -> None:
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        token = re.search(r'name="token" value="([^"]+)"', client.get("/letters").text)
        assert token is not None
        files = [
            ("files", ("a.txt", b"Geneva, 4 March 2014\n\nDear Minister,\n\nWe cannot sign the treaty.\n")),
            ("files", ("b.pdf", b"%PDF-1.7 broken")),
        ]
        told = client.post("/add.json", data={"token": token[1]}, files=files).json()["added"]
        assert [one["letters"] for one in told] == [1, 0]
        assert told[1]["errors"][0].startswith("b.pdf: ")
        assert client.get("/letters.json").json()["total"] == 1


def test_what_is_not_there_is_said_plainly(desk: TestClient) -> None:
    assert desk.get("/letters/l-none").status_code == 404
    assert desk.get("/states/QQQ").status_code == 404
    assert "no state has the code QQQ" in desk.get("/states/QQQ").text


def test_a_profile_note_opens_the_letter_at_the_quotation(desk: TestClient) -> None:
    page = desk.get("/states/XAR/profile?topic=CSM").text
    notes = re.findall(r'<a href="(/letters/[^"]+/statements/[^"]+)">', page)
    assert notes
    to = desk.get(notes[0], follow_redirects=False).headers["location"]
    address, _, mark = to.partition("#")
    assert f'id="{mark}"' in desk.get(address).text


def test_a_treaty_is_shown_on_the_day_chosen(desk: TestClient) -> None:
    def counts(day: str) -> dict[str, int]:
        return desk.get(f"/treaties/CCM.json?on={day}").json()["counts"]

    assert counts("2008-12-02")["signatory"] == 0 < counts("2010-01-01")["signatory"]
    assert counts("2010-01-01")["party"] < counts("2020-01-01")["party"]
    assert "is no day" in desk.get("/treaties/CCM?on=2015-02-31").text
    assert desk.get("/treaties/NONE").status_code == 404
    assert len(desk.get("/treaties/CCM").content) < 300_000


def test_the_time_line_of_a_state_has_its_letters_and_words(desk: TestClient) -> None:
    events = desk.get("/states/XAR.json").json()["events"]
    assert {"letters in", "letters out", "oppose"} <= {event["lane"] for event in events}
    days = [event["day"] for event in events]
    assert days == sorted(days)


def test_of_a_state_that_wrote_much_a_lane_has_one_mark_a_year(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.api import timeline

    monkeypatch.setitem(timeline.__globals__, "MOST", 0)
    with TestClient(make_app(place, others=0), base_url="http://127.0.0.1") as desk:
        events = desk.get("/states/XAR.json").json()["events"]
    told = [(e["lane"], e["shown"]) for e in events if e["lane"] not in ("votes", "treaty acts")]
    assert len(told) == len(set(told)) and {"letters out", "oppose", "other words"} <= {lane for lane, _ in told}
    other = next(e for e in events if e["lane"] == "other words")
    assert int(other["label"]) == other["many"] > 1 and other["sort"] == "statements"


def test_a_state_is_told_where_it_stands_since_when(desk: TestClient) -> None:
    stances = {one["topic"]: one for one in desk.get("/states/XAR.json").json()["stances"]}
    assert (stances["CSM"]["stance"], stances["CSM"]["first_said"]) == ("oppose", "2014-03-27")
    page = desk.get("/states/XAR").text
    assert "Where it stands" in page and stances["CSM"]["last"]["statement"]["quote"]["exact"].split()[0] in page


def test_letters_of_some_days_are_found(desk: TestClient) -> None:
    def days(query: str) -> list[str]:
        return [row["date"] for row in desk.get(f"/letters.json?{query}").json()["letters"]]

    some = days("since=2014-06-01&until=2014-07-31")
    assert some and all("2014-06" <= day < "2014-08" for day in some)
    assert days("since=never") == days("")


def test_a_disputed_statement_says_so_where_it_is_quoted(place: Path, tmp_path: Path) -> None:
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, (SPECIMENS / "letters" / "02-embassy-refusal.txt").read_bytes(), "a.txt")
        letter = next(record.letters())
        said = next(s for s in letter.statements if s.holder == "XAR")
        api.dispute(record, letter, said.id, by="Embassy", words="We never said this.")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        assert ">disputed</a>" in client.get("/states/XAR").text


def test_a_letter_that_asks_has_its_response_matrix(desk: TestClient) -> None:
    id, _ = desk.get("/asks.json").json()["campaigns"][0]
    told = desk.get(f"/asks.json?letter={id}").json()
    assert {ask["addressee"] for ask in told["asks"] if not ask["reported"]} == {
        row[0] for row in told["matrix"]["rows"]
    }
    assert desk.get(f"/asks?letter={id}&of=XAR&open=1").status_code == 200
    assert desk.get("/asks?letter=l-none").status_code == 404


def test_a_treatys_page_can_keep_to_those_who_spoke_and_cites_them(desk: TestClient) -> None:
    everybody, spoke = (desk.get(f"/treaties/CCM.json{asked}").json() for asked in ("", "?said=1"))
    named = {row["state"] for row in everybody["rows"] if row["last"]}
    assert {row["state"] for row in spoke["rows"]} == named and 0 < len(named) == everybody["spoke"]
    page = desk.get("/treaties/CCM?said=1").text
    assert page.count('<th scope="row"><a') == len(named) < len(everybody["rows"])
    assert re.search(r'<span class="about">(?:Letter|Note|Statement|Email)[^<]* \d{4}', page)


def test_a_treaty_page_says_on_which_day_its_rows_were_true(desk: TestClient) -> None:
    """A status shown for today is the one its rows give, and they are of a day."""
    page = desk.get("/treaties/CCM")
    assert "rows as at 3 February 2026" in page.text
    assert desk.get("/treaties/CCM.json").json()["as_at"] == "2026-02-03"


class Nesting(HTMLParser):
    """What HTML does not let stand inside a paragraph or a form, and ids given twice: browsers mend it in silence."""

    VOID = ("input", "br", "img", "meta", "link", "hr")
    BLOCKS = ("form", "div", "p", "ul", "ol", "table", "section", "blockquote", "h2", "h3", "details", "dl", "pre")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value or "" for name, value in attrs if name == "id")
        if tag in self.BLOCKS and "p" in self.open:
            self.wrong.append(f"{tag} in p")
        if tag == "form" and "form" in self.open:
            self.wrong.append("form in form")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass


def test_pages_nest_as_html_lets_them_and_give_each_id_once(desk: TestClient) -> None:
    letters = [f"/letters/{row['id']}" for row in desk.get("/letters.json").json()["letters"]][:4]
    for address in [*PAGES, *letters, f"{letters[0]}/coding", "/states/XAR/profile", "/accounts", "/signin"]:
        seen = Nesting()
        seen.feed(desk.get(address).text)
        assert seen.wrong == [], address
        assert [id for id, n in seen.ids.items() if n > 1] == [], address


def test_statements_are_taken_along_as_a_table_in_their_exact_words(desk: TestClient) -> None:
    answer = desk.get("/statements.csv?state=XAR&act=refusal")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows and {row["act"] for row in rows} == {"refusal"}
    for row in rows:
        text = desk.get(f"/letters/{row['letter']}.json").json()["letter"]["text"]
        assert row["words"].strip("“”").split() == text[int(row["start"]) : int(row["end"])].split()
    everything = desk.get("/statements.csv").text.count("\r\n")
    assert everything > len(rows) + 1
    mine = csv.DictReader(io.StringIO(desk.get("/statements.csv?holder=XAR").content.decode("utf-8-sig"), newline=""))
    assert {row["holder"] for row in mine} == {"XAR"}


def test_asks_and_a_bibliography_are_taken_along_from_their_pages(desk: TestClient) -> None:
    page = desk.get("/asks?of=XAR&open=1").text
    (address,) = re.findall(r'href="(/asks\.csv[^"]*)"', page)
    answer = desk.get(address.replace("&amp;", "&"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows and {row["addressee"] for row in rows} == {"XAR"}
    assert len(rows) == len(desk.get("/asks.json?of=XAR&open=1").json()["asks"])
    assert answer.headers["content-disposition"] == "attachment; filename=asks.csv"
    assert 'href="/bibliography?state=XAR' in desk.get("/letters?state=XAR").text
    listed = desk.get("/bibliography?state=XAR").json()
    assert listed and all(one["genre"] and one["note"].count("SHA-256") == 1 for one in listed)


def test_letters_are_listed_from_either_end(desk: TestClient) -> None:
    oldest = [one["id"] for one in desk.get("/letters.json").json()["letters"]]
    assert [one["id"] for one in desk.get("/letters.json?order=newest").json()["letters"]] == oldest[::-1]
    some = desk.get("/letters.json?state=XAR").json()["letters"]
    turned = desk.get("/letters.json?state=XAR&order=newest").json()
    assert [one["id"] for one in turned["letters"]] == [one["id"] for one in some][::-1]
    assert desk.get("/letters.json?order=newest&page=9").json()["letters"] == []
    assert "order=newest" in desk.get("/letters").text and "oldest first" in desk.get("/letters?order=newest").text


def test_the_time_line_begins_with_the_letters_and_lists_what_was_before() -> None:
    days = [("treaty acts", date(1970, 1, 1)), ("treaty acts", date(2012, 1, 1)), ("letters in", date(2014, 5, 1)),
            ("letters out", date(2016, 5, 1))]  # fmt: skip
    events = [Event(lane, day, str(day), "accession", "") for lane, day in days]
    drawn = drawing(events, "XAR")
    assert drawn is not None
    assert [mark["event"].day.year for mark in drawn["marks"]] == [2012, 2014, 2016] and drawn["earlier"] == 1
    assert [row["event"].day.year for row in drawn["listed"]] == [1970, 2012, 2014, 2016]
    only = drawing(events[:1], "XAR")
    assert only is not None and (len(only["marks"]), only["earlier"]) == (1, 0)


def test_only_a_copy_is_marked_as_one_in_the_list(tmp_path: Path) -> None:
    with api.open_record(tmp_path / "r") as record:
        text = "Helmsgate, 4 March 2014\n\nDear Minister,\n\nWe cannot sign the treaty before the vote.\n"
        text += "Parliament meets in spring, and its committee asked for a report on what the treaty costs the ports.\n"
        api.add_file(record, text.encode(), "a.txt")
        api.add_file(record, text.replace("spring,", "spring").encode(), "b.txt")
        api.add_file(record, b"Arden, 5 May 2015\n\nDear Minister,\n\nWe shall sign the treaty.\n", "c.txt")
    app = make_app(tmp_path / "r")
    with TestClient(app, base_url="http://127.0.0.1") as client:
        marked = [one["name"] for one in client.get("/letters.json").json()["letters"] if one["copy"]]
        page = client.get("/letters").text
    app.state.desks.close()
    assert marked == ["b.txt"] and page.count("a copy of another") == 1


def test_beside_a_stance_stand_the_words_that_take_it(tmp_path: Path) -> None:
    text = (
        "Embassy of Norway\nBrussels, 4 March 2014\n\nDear Director,\n\nNorway supports the aims of the Convention on "
        "Cluster Munitions. We cannot accede to it at present.\n\nYours sincerely,\n\nAna Berg\nAmbassador of Norway\n"
    )
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, text.encode(), "a.txt")
        rows = api.standings(api.known(record), "CCM", on=date(2020, 1, 1))
    (norway,) = [one for one in rows if one.last]
    assert (norway.state, norway.stance) == ("NOR", "oppose")
    assert norway.last is not None and norway.last.statement.quote.shown == "We cannot accede to it at present."


def test_a_brief_on_a_treaty_is_a_file_to_keep(desk: TestClient) -> None:
    assert 'href="/treaties/CCM/brief"' in desk.get("/treaties/CCM").text
    made = desk.get("/treaties/CCM/brief")
    assert made.headers["content-disposition"] == "attachment; filename=brief-CCM.html"
    assert "<blockquote>" in made.text and "<script" not in made.text
    assert desk.get("/treaties/NONE/brief").status_code == 404


def test_what_is_new_tells_letters_and_answers_since_a_day_and_refuses_what_is_no_day(desk: TestClient) -> None:
    told = desk.get("/news.json?since=2000-01-01").json()
    assert told["counts"]["letters"] == desk.get("/letters.json").json()["total"] == len(told["letters"])
    assert told["answered"] and told["counts"]["answered"] == len(told["answered"])
    none = desk.get("/news.json?since=2999-01-01").json()
    assert none["counts"]["letters"] == 0 and none["answered"] == []
    assert "yesterday is no day; write 2015-10-01." in desk.get("/news?since=yesterday").text
