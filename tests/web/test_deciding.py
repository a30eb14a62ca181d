"""What a person decides on the pages, and takes back."""

import re
from pathlib import Path

import pytest
from starlette.datastructures import FormData
from starlette.testclient import TestClient

from onrecord import api
from onrecord.formats.spoken import LANGUAGES
from onrecord.formats.spoken.words import Words
from onrecord.model import Act, Attribution, Quote, Statement
from onrecord.reference.files import overlaid
from onrecord.reference.forums import forums
from onrecord.reference.states import states
from onrecord.reference.themes import themes
from onrecord.reference.treaties import treaties
from onrecord.reference.weapons import weapon, weapons
from onrecord.web import make_app
from onrecord.web.corrections import of_statement

TEXT = """Helmsgate, 4 March 2014

Dear Minister,

We cannot sign the treaty. We urge you to join the talks in June, and we will come if you invite us.

Sincerely,

Ana Ruiz
"""


@pytest.fixture
def office(tmp_path: Path) -> TestClient:
    """A desk over one letter."""
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, TEXT.encode(), "a.txt")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        yield client


def letter_of(office: TestClient) -> dict:
    id = office.get("/letters.json").json()["letters"][0]["id"]
    return office.get(f"/letters/{id}.json").json()


def send(office: TestClient, address: str = "/decide", **fields: str):
    found = re.search(r'name="token" value="([^"]+)"', office.get("/letters").text)
    assert found is not None
    return office.post(address, data={"token": found[1], **fields}, follow_redirects=False)


def test_a_date_is_corrected_and_taken_back(office: TestClient) -> None:
    id = letter_of(office)["letter"]["id"]
    about = f"field:{id}:date"
    answer = send(office, about=about, judgement="correct", text="2014-04-03", next=f"/letters/{id}#date")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/letters/{id}#date")
    assert letter_of(office)["letter"]["date"]["value"] == "2014-04-03"
    decision = letter_of(office)["fields"][0]["decisions"][0]
    assert "Decided: corrected" in office.get(f"/letters/{id}").text
    send(office, "/withdraw", id=decision["id"])
    assert letter_of(office)["letter"]["date"]["value"] == "2014-03-04"
    assert letter_of(office)["fields"][0]["decisions"] == []


def test_a_rejected_statement_stays_on_the_page_to_be_undone(office: TestClient) -> None:
    before = letter_of(office)
    said = before["statements"][0]["said"]
    send(office, about=f"statement:{said['id']}", judgement="reject", letter=before["letter"]["id"])
    after = letter_of(office)
    assert len(after["letter"]["statements"]) == len(before["letter"]["statements"]) - 1
    assert [row["mark"] for row in after["statements"]] == [row["mark"] for row in before["statements"]]
    assert after["statements"][0]["rejected"]
    send(office, "/withdraw", id=after["statements"][0]["decisions"][0]["id"])
    assert letter_of(office)["letter"]["statements"] == before["letter"]["statements"]


def test_a_statement_is_retyped_given_other_words_and_split(office: TestClient) -> None:
    found = letter_of(office)
    id, said = found["letter"]["id"], found["statements"][0]["said"]
    about = f"statement:{said['id']}"
    send(office, about=about, judgement="correct", letter=id, act="denial", words="cannot  sign\nthe treaty")
    now = letter_of(office)["statements"][0]["said"]
    assert (now["act"], now["quote"]["exact"]) == ("denial", "cannot sign the treaty")
    send(office, about=f"add:{id}", judgement="correct", letter=id, act="offer", words="we will come if you invite us")
    (new,) = [row for row in letter_of(office)["statements"] if row["said"]["because"] == "added by local"]
    assert TEXT[new["said"]["quote"]["start"] :].startswith("we will come")
    send(office, "/withdraw", id=letter_of(office)["added"][0]["id"])
    assert letter_of(office)["added"] == []


@pytest.mark.parametrize(
    "fields",
    [
        {"judgement": "correct", "text": "the fourth of March"},
        {"judgement": "correct", "text": "2014-13-40"},
        {"judgement": "burn"},
        {"judgement": "withdraw"},
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(office: TestClient, fields: dict[str, str]) -> None:
    before = letter_of(office)
    answer = send(office, about=f"field:{before['letter']['id']}:date", **fields)
    assert answer.status_code in (400, 409)
    assert letter_of(office) == before


def test_words_that_are_not_in_the_letter_cannot_be_quoted(office: TestClient) -> None:
    id = letter_of(office)["letter"]["id"]
    answer = send(office, about=f"add:{id}", judgement="correct", letter=id, act="offer", words="we promise everything")
    assert answer.status_code == 409
    assert "not in the letter" in answer.text


def test_a_decision_needs_the_token_and_leads_to_no_other_site(office: TestClient) -> None:
    id = letter_of(office)["letter"]["id"]
    refused = office.post("/decide", data={"about": f"field:{id}:date", "judgement": "accept"})
    assert refused.status_code == 403
    answer = send(office, about=f"field:{id}:date", judgement="accept", next="//elsewhere.example/")
    assert answer.headers["location"] == "/letters"


def test_the_queue_asks_for_what_matters_first_and_shrinks(office: TestClient) -> None:
    queue = office.get("/review.json").json()
    weights = [one["weight"] for one in queue["queue"]]
    assert weights == sorted(weights, reverse=True)
    assert queue["queue"][0]["statement"]["act"] in ("refusal", "conditional_commitment", "commitment")
    first = queue["queue"][0]
    send(office, about=first["about"], judgement="accept", letter=first["letter"], next="/review")
    after = office.get("/review.json").json()
    assert after["left"] == queue["left"] - 1
    assert first["about"] not in [one["about"] for one in after["queue"]]
    send(office, about=after["queue"][0]["about"], judgement="unsure", letter=first["letter"])
    assert office.get("/review.json").json()["queue"][0]["about"] == after["queue"][0]["about"]


def test_a_search_is_saved_under_its_name_and_forgotten(office: TestClient) -> None:
    sent = send(office, "/searches", name="<b>Mine</b>", query="q=treaty&year=2014&next=//elsewhere")
    assert sent.headers["location"].startswith("/letters?q=treaty")
    page = office.get("/letters?year=2014")
    assert "&lt;b&gt;Mine&lt;/b&gt;" in page.text and page.text.count("/letters/l-") == 1
    assert office.get("/letters.json?year=2013").json()["total"] == 0
    send(office, "/searches", forget="<b>Mine</b>", query="")
    assert office.get("/letters.json").json()["saved"] == {}


def queue_of(office: TestClient) -> list[dict]:
    return office.get("/review.json").json()["queue"]


def test_a_problem_that_was_looked_at_leaves_the_queue_and_comes_back_when_that_is_undone(tmp_path: Path) -> None:
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, TEXT.replace("4 March 2014", "03/04/14").encode(), "a.txt")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as office:
        problems = [one for one in queue_of(office) if one["kind"] == "problem"]
        assert problems, "the letter has a problem to look at"
        id, page = problems[0]["letter"], office.get("/review").text
        assert "Looked at" in page
        for one in problems:
            send(office, about=one["about"], judgement="accept", letter=id)
        assert [one for one in queue_of(office) if one["kind"] == "problem"] == []
        shown = letter_of(office)["problems"]
        assert [row["decisions"][0]["judgement"] for row in shown] == ["accept"] * len(problems)
        send(office, "/withdraw", id=shown[0]["decisions"][0]["id"])
        assert [one["about"] for one in queue_of(office) if one["kind"] == "problem"] == [shown[0]["about"]]


def test_a_paper_that_is_no_letter_is_set_aside_with_all_that_was_read_in_it(office: TestClient) -> None:
    before = letter_of(office)
    id = before["letter"]["id"]
    assert queue_of(office) and before["letter"]["statements"]
    send(office, about=f"letter:{id}", judgement="reject", letter=id, why="a draft", next=f"/letters/{id}")
    aside = letter_of(office)
    assert (aside["letter"]["kind"], aside["letter"]["statements"], aside["statements"]) == ("other", [], [])
    assert aside["letter"]["text"] == before["letter"]["text"]
    assert queue_of(office) == []
    page = office.get(f"/letters/{id}").text
    assert "Set aside as no letter" in page and "a draft" in page
    assert office.get("/statements.csv").text.count("\n") == 1
    send(office, "/withdraw", id=aside["aside"][0]["id"])
    assert letter_of(office)["letter"] == before["letter"]


def test_a_letter_is_linked_by_hand_to_the_one_it_answers(tmp_path: Path) -> None:
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, TEXT.encode(), "a.txt")
        api.add_file(record, TEXT.replace("4 March", "9 May").replace("We urge", "We beg").encode(), "b.txt")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as office:
        ids = {one["name"]: one["id"] for one in office.get("/letters.json").json()["letters"]}
        first, second = ids["a.txt"], ids["b.txt"]
        for called in (f"http://127.0.0.1/letters/{first}#s1", "a.txt"):
            send(office, about=f"link:{second}", judgement="correct", text=called)
            links = office.get(f"/letters/{second}.json").json()["links"]
            assert links["answers"]["id"] == first
            send(office, "/withdraw", id=links["decisions"][0]["id"])
        for called, said in (("b.txt", "does not answer itself"), ("nothing.txt", "no letter")):
            answer = send(office, about=f"link:{second}", judgement="correct", text=called)
            assert answer.status_code in (404, 409) and said in answer.text


def test_a_date_is_written_as_people_write_it_and_never_guessed(office: TestClient) -> None:
    about = f"field:{letter_of(office)['letter']['id']}:date"
    for said, day in (("5 May 2014", "2014-05-05"), ("mai 2014", "2014-05"), ("6.5.2014", "2014-05-06")):
        if send(office, about=about, judgement="correct", text=said).status_code == 303:
            assert letter_of(office)["letter"]["date"]["value"] == day
        else:
            raise AssertionError(said)
    for said in ("03/04/2014", "next week", "5 May"):
        answer = send(office, about=about, judgement="correct", text=said)
        assert answer.status_code == 409 and "is no date" in answer.text


def test_files_that_gave_no_letter_stand_under_all_letters_and_under_no_search(tmp_path: Path) -> None:
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, TEXT.encode(), "a.txt")
        api.add_file(record, b"", "empty.txt")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as office:
        assert "empty.txt" in office.get("/letters").text
        assert "empty.txt" not in office.get("/letters?q=treaty").text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_a_form_shows_and_nobody_changed_is_no_correction(language: str) -> None:
    """Every state and topic by its name in the reader's language; several parted as that language parts them."""
    words, mark = Words(language), {"ar": "؛", "zh": "；"}.get(language, ";")
    topics = [one.id for kind in (treaties, weapons, forums, themes) for one in kind()]
    codes = [one.code for one in states() if one.standing != "former"]
    said = Statement(
        "s-1", Act.CONCERN, "Ana Ruiz", codes[0], Attribution.OWN, towards=tuple(codes), topics=tuple(topics),
        quote=Quote("We", "", "", 0, 2), because="told", confidence=1.0,
    )  # fmt: skip
    form = {
        "act": "concern", "attribution": "own", "stance": "", "holder": words.holder(codes[0]),
        "towards": mark.join(map(words.holder, codes)), "topics": mark.join(map(words.topic, topics)),
    }  # fmt: skip
    assert list(of_statement(said, None, FormData(form))) == []
    assert dict(of_statement(said, None, FormData(form | {"holder": words.holder("NZL")}))) == {"holder": '"NZL"'}


def test_a_topic_that_nobody_changed_stays_though_its_name_is_also_anothers() -> None:
    """A user's own weapon may be called in French as one that ships is called too; the specimens' is."""
    with overlaid(Path(__file__).resolve().parents[2] / "specimens" / "reference"):
        words, topics = Words("fr"), ("scatter_munitions", "cluster_munitions")
        assert words.topic(topics[0]) in [name.text for name in weapon(topics[1]).names]
        said = Statement(
            "s-1", Act.CONCERN, "Ana Ruiz", "NZL", Attribution.OWN, towards=(), topics=topics,
            quote=Quote("We", "", "", 0, 2), because="told", confidence=1.0,
        )  # fmt: skip
        assert list(of_statement(said, None, FormData({"topics": "; ".join(map(words.topic, topics))}))) == []
