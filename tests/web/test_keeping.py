"""Pages kept as they were made: the same for the same eyes, never older than the record, each with its own token."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import SPECIMENS

from onrecord import api
from onrecord.formats.spoken import LANGUAGES
from onrecord.formats.spoken.words import words_in
from onrecord.web import make_app, pages_kept
from onrecord.web.desk import Desk
from onrecord.web.render import templates

TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with api.open_record(tmp_path / "r") as record:
        for name in ("01-campaign-asks", "02-embassy-refusal"):
            api.add_file(record, (SPECIMENS / "letters" / f"{name}.txt").read_bytes(), f"{name}.txt")
    return tmp_path / "r"


def test_a_page_kept_is_the_same_with_another_token(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(place)
    with TestClient(app, base_url="http://127.0.0.1") as one, TestClient(app, base_url="http://127.0.0.1") as other:
        first = one.get("/letters")
        monkeypatch.setattr(Desk, "made", lambda *_: pytest.fail("the page was made again"))
        second, again = other.get("/letters"), one.get("/letters")
    tokens = {token for page in (first, second) for token in TOKEN.findall(page.text)}
    assert len(tokens) == 2 and first.text == again.text
    assert TOKEN.sub("", first.text) == TOKEN.sub("", second.text)
    assert int(second.headers["content-length"]) == len(second.content)
    assert second.headers["content-security-policy"] and second.headers["content-language"] == "en"


def test_a_page_kept_goes_with_the_first_change(place: Path) -> None:
    with TestClient(make_app(place), base_url="http://127.0.0.1") as desk:
        before = desk.get("/letters?q=treaty")
        assert desk.get("/letters?q=treaty").text == before.text
        with api.open_record(place) as elsewhere:
            api.add_file(elsewhere, b"Port Alder, 3 May 2014\n\nDear Sir,\n\nThe treaty is new.\n", "new.txt")
        assert "new.txt" in desk.get("/letters?q=treaty").text
        token = TOKEN.search(before.text)
        assert token
        desk.post("/searches", data={"token": token[1], "name": "mine & yours", "query": "q=treaty"})
        assert "mine &amp; yours" in desk.get("/letters?q=treaty").text


def test_pages_are_kept_apart_by_language_and_form(place: Path) -> None:
    with TestClient(make_app(place), base_url="http://127.0.0.1") as desk:
        english, french = (desk.get("/letters", headers={"accept-language": x}).text for x in ("en", "fr"))
        assert 'lang="en"' in english and 'lang="fr"' in french
        assert desk.get("/letters", headers={"accept": "application/json"}).json()["total"] == 2
        assert desk.get("/letters").text == english


def test_all_pages_together_are_bounded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_kept, "MOST", 40_000)
    app = make_app(place)
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        for n in range(12):
            desk.get(f"/letters?q=word{n}")
    kept = app.state.desks._all.pages
    assert 0 < kept._bytes == sum(len(page.body) for page in kept._kept.values()) <= 40_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_says_its_words_when_it_is_compiled(language: str) -> None:
    words = words_in(language)
    made = templates(language).from_string('{{ t("Accept") }}|{{ t(one) }}|{{ t.day(on) }}|{{ t("{n} letters", n=3) }}')
    expected = [words("Accept"), words("reply"), words.day("2012-07"), words("{n} letters", n=3)]
    assert made.render(one="reply", on="2012-07", t=words) == "|".join(expected)
    assert words.options(("accept", "reply"), "reply") == (
        f'<option value="accept">{words("accept")}</option><option value="reply" selected>{words("reply")}</option>'
    )


def test_a_record_that_cannot_be_written_is_shown_with_a_line(place: Path) -> None:
    with api.open_record(place) as record:
        read = next(iter(record.letters()))
        record.save_letters(record.file_of(read.id).sha256, [read], "newer")
    app = make_app(place)
    app.state.desks.record.database.read_only = True
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        for address in ("/letters", f"/letters/{read.id}", "/states", "/asks"):
            page = desk.get(address)
            assert page.status_code == 200 and re.search(r"cannot be written here: \d letters", page.text), address
    with api.open_record(place) as record:
        api.catch_up(record)
        assert api.behind(record) == 0
    app = make_app(place)
    app.state.desks.record.database.read_only = True
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        assert "it is shown as it is, and nothing can be added or decided" in desk.get("/states").text
        assert 'id="drop"' not in desk.get("/letters").text, "nothing is asked for that would be refused"
    with TestClient(make_app(place), base_url="http://127.0.0.1") as desk:
        assert 'id="drop"' in desk.get("/letters").text
