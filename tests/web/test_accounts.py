"""A team's desk: who may what, on pages and JSON alike; and requests that come from elsewhere."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient
from tests.web.conftest import once

from onrecord import api
from onrecord.model import Judgement
from onrecord.web import make_app

PASSWORD = "a long enough one"


def visitor(app) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


def send(client: TestClient, address: str, *, page: str = "/signin", **fields: str):
    found = re.search(r'name="token" value="([^"]+)"', client.get(page).text)
    assert found is not None
    return client.post(address, data={"token": found[1], **fields})


@pytest.fixture
def team(tmp_path_factory: pytest.TempPathFactory):
    """A record with a letter and three accounts; gives the app and the letter's id."""

    def make(where: Path) -> None:
        with api.open_record(where) as record:
            api.add_file(record, b"Helmsgate, 4 March 2014\n\nDear Minister,\n\nWe cannot sign the treaty.\n", "a.txt")
            for name, role in (("Ada", "administrator"), ("Eve", "editor"), ("Rolf", "reader")):
                api.put_account(record, name, role, password=PASSWORD, by="test")

    place = once(tmp_path_factory, "team", make)
    with api.open_record(place) as record:
        id = next(record.letters()).id
    app = make_app(place)
    yield app, id
    app.state.desks.close()


def signed_in(app, name: str) -> TestClient:
    client = visitor(app)
    assert send(client, "/signin", name=name, password=PASSWORD).status_code == 303
    return client


def test_a_stranger_sees_nothing(team) -> None:
    app, id = team
    client = visitor(app)
    assert client.get("/letters").headers["location"] == "/signin"
    for address in ("/letters.json", f"/letters/{id}.json", "/health.json", "/accounts.json"):
        assert client.get(address).status_code == 401, address
    assert client.post("/decide.json", data={}).status_code == 401
    assert client.get(f"/letters/{id}/original").status_code == 303


def test_each_role_may_what_it_may_on_json_as_on_pages(team) -> None:
    app, id = team
    fields = {"about": f"field:{id}:date", "judgement": "accept"}
    rolf, eve, ada = (signed_in(app, name) for name in ("Rolf", "Eve", "Ada"))
    assert rolf.get(f"/letters/{id}.json").status_code == 200
    for address in ("/decide", "/decide.json", "/withdraw.json", "/add.json", "/imports", "/searches"):
        assert send(rolf, address, page="/letters", **fields).status_code == 403, address
    assert send(eve, "/decide", page="/letters", **fields).status_code == 303
    assert [d["by"] for d in eve.get(f"/letters/{id}.json").json()["fields"][0]["decisions"]] == ["Eve"]
    assert (eve.get("/accounts").status_code, eve.get("/accounts.json").status_code) == (403, 403)
    told = ada.get("/accounts.json")
    assert [one["name"] for one in told.json()["accounts"]] == ["Ada", "Eve", "Rolf"]
    assert "argon2" not in told.text + ada.get("/accounts").text


def test_private_letters_are_not_for_readers(team) -> None:
    app, id = team
    record = app.state.desks.record
    record.set("private", next(record.letters()).source.sha256, True)
    rolf, eve = signed_in(app, "Rolf"), signed_in(app, "Eve")
    assert eve.get(f"/letters/{id}").status_code == 200
    for address in (f"/letters/{id}", f"/letters/{id}.json", f"/letters/{id}/original"):
        assert rolf.get(address).status_code == 404, address
    assert rolf.get("/letters.json").json()["total"] == 0


def test_an_administrator_says_who_sees_a_letter(team) -> None:
    app, id = team
    ada, eve, rolf = (signed_in(app, name) for name in ("Ada", "Eve", "Rolf"))

    def shut(client, **fields: str) -> int:
        return send(client, "/shut", page="/letters", letter=id, **fields).status_code

    assert shut(eve, seen="private") == 403
    assert shut(ada, seen="private") == 303
    assert (rolf.get(f"/letters/{id}").status_code, eve.get(f"/letters/{id}").status_code) == (404, 200)
    assert "editors only" in ada.get(f"/letters/{id}").text
    assert shut(ada, seen="embargo", until="2999-01-31") == 303
    assert "not before 31 January 2999" in ada.get(f"/letters/{id}").text
    assert rolf.get(f"/letters/{id}").status_code == 404
    assert (shut(ada, seen="embargo", until="soon"), shut(ada, seen="burn")) == (409, 409)
    assert shut(ada, seen="public") == 303
    assert rolf.get(f"/letters/{id}").status_code == 200


def test_wrong_passwords_shut_an_account_and_a_new_one_ends_sessions(team) -> None:
    app, _ = team
    rolf, ada = signed_in(app, "Rolf"), signed_in(app, "Ada")
    client = visitor(app)
    for _ in range(5):
        assert send(client, "/signin", name="Rolf", password="wrong").status_code == 403
    assert send(client, "/signin", name="Rolf", password=PASSWORD).status_code == 429
    assert rolf.get("/letters").status_code == 200
    changed = send(
        ada, "/accounts", page="/accounts", name="Rolf", role="reader", password="another long one", active="yes"
    )
    assert changed.status_code == 303, changed.text
    assert rolf.get("/letters").headers["location"] == "/signin"
    send(ada, "/signout", page="/letters")
    assert ada.get("/letters").headers["location"] == "/signin"


def test_the_first_account_is_opened_at_the_machine_and_is_an_administrators(tmp_path: Path) -> None:
    app = make_app(tmp_path / "r")
    client = visitor(app)
    refused = send(client, "/accounts", page="/accounts", name="Ada", role="reader", password=PASSWORD)
    assert refused.status_code == 409
    assert send(client, "/accounts", page="/accounts", name="Ada", role="administrator", password=PASSWORD)
    assert client.get("/accounts").status_code == 200
    assert visitor(app).get("/letters").headers["location"] == "/signin"
    app.state.desks.close()


def test_other_names_for_this_machine_are_refused(team) -> None:
    app, _ = team
    for host in ("evil.example", "127.0.0.1.evil.example", ""):
        assert visitor(app).get("/signin", headers={"host": host}).status_code == 400
    assert visitor(app).get("/signin", headers={"host": "localhost:8650"}).status_code == 200


def test_the_desk_listens_on_no_other_address_without_accounts(tmp_path: Path) -> None:
    from onrecord.cli.serve import command

    told = CliRunner().invoke(command, ["--host", "0.0.0.0", "--record", str(tmp_path / "r")])
    assert told.exit_code != 0
    assert "has no accounts" in told.output


@pytest.mark.parametrize(
    "path", ["/letters/../../etc/passwd", "/static/../app.py", "/static/..%2fapp.py", "/letters/%00"]
)
def test_paths_lead_nowhere_else(desk: TestClient, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_markup_in_six_fields_shows_as_text_everywhere(tmp_path: Path) -> None:
    """Names, subject, salutation, quotation, file name and what people write: on every page, and in every export."""
    evil = '"><img src=x onerror=alert(1)>'
    text = (
        f"{evil}\nEmbassy of Russia\nHelmsgate, 4 March 2014\n\nTo: {evil}\n\nSubject: {evil}\n\nDear {evil},\n\n"
        f"We urge you to sign {evil} the treaty. Russia cannot sign {evil}.\n\nYours sincerely,\n\n{evil}\n"
    )
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, text.encode(), f"{evil}.txt")
        api.add_file(record, b"%PDF-1.7 broken", f"{evil}.pdf")
        record.add_original(b"unread", f"{evil}.eml")
        record.set("search", evil, f"q={evil}")
        letter = next(record.letters())
        said = letter.statements[0]
        api.dispute(record, letter, said.id, by=evil, words=evil)
        for coder in (evil, "local"):
            api.code(record, letter, coder, {s.id: "request" for s in letter.statements}, done=True)
        about = f"statement:{said.id}"
        api.decide(record, about, Judgement.CORRECT, by=evil, why=evil, field="holder", value='"RUS"', letter=letter.id)
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        id = letter.id
        pages = [
            "/letters", f"/letters/{id}", "/review", "/asks", "/missing", "/people", "/health", "/adding", "/coding",
            "/disputes", f"/letters/{id}/coding", "/states", "/states/RUS", "/states/RUS/profile", f"/letters?q={evil}",
            f"/people?who={evil}", f"/treaties/CCM?on={evil}", f"/letters?since={evil}&holder={evil}",
            "/states/RUS/profile.html", f"/states/{evil}", f"/letters/{evil}",
        ]  # fmt: skip
        for address in pages:
            shown = client.get(address)
            assert "<img src=x" not in shown.text, address
            assert shown.status_code in (200, 404), address
        for address in (f"/letters/{id}", "/disputes", "/states/RUS/profile.html", f"/letters/{id}/coding"):
            assert "&lt;img src=x" in client.get(address).text, address
        assert (
            client.get("/states/RUS/profile.html").headers["content-security-policy"].startswith("default-src 'none'")
        )
        with zipfile.ZipFile(io.BytesIO(client.get("/states/RUS/profile.docx").content)) as word:
            assert b"<img" not in word.read("word/document.xml")
        assert client.get(f"/letters/{id}/original").headers["content-disposition"].startswith("attachment")


def test_a_refusal_is_a_page_for_a_person_with_the_way_on(team) -> None:
    app, _ = team
    refused = signed_in(app, "Rolf").get("/accounts")
    assert (refused.status_code, refused.headers["content-type"].split(";")[0]) == (403, "text/html")
    assert "This needs the role administrator; yours is reader." in refused.text
    french = signed_in(app, "Rolf").get("/accounts", headers={"accept-language": "fr"}).text
    assert "le vôtre est lecteur" in french and 'lang="en"' not in french.partition("<main")[2].partition("</main")[0]
    late = visitor(app).post("/decide", data={"about": "x"})  # the session ended while the page was open
    assert late.status_code == 401 and 'href="/signin"' in late.text
    assert visitor(app).post("/decide.json", data={}).json() == {"status": 401, "message": "Sign in first."}


def test_only_the_first_account_is_offered_as_an_administrators(team, tmp_path: Path) -> None:
    app, _ = team
    asked = signed_in(app, "Ada").get("/accounts").text.rpartition('name="role"')[2]
    first = visitor(make_app(tmp_path / "r")).get("/accounts").text.rpartition('name="role"')[2]
    assert [re.search(r'value="(\w+)"', page)[1] for page in (asked, first)] == ["reader", "administrator"]  # type: ignore[index]
