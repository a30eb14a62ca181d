"""What is hidden or private is in no output: every command and every page of the desk is run and searched for it."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord import api
from onrecord.cli.group import group
from onrecord.model import Judgement, Link
from onrecord.web import make_app

WORDS = "Olu Brandt"
HIDDEN = re.compile(r"\bolu\b|brandt", re.IGNORECASE)
PASSWORD = "a long enough one"

FILES = {
    f"{WORDS} of Quay Street.txt": f"""Embassy of New Zealand

Geneva, 4 March 2014

To: {WORDS}

Dear Ms Quill,

New Zealand will ratify the Convention on Cluster Munitions, as {WORDS} told you. New Zealand supports the Convention on
Cluster Munitions. In your letter of 2 February 2014 {WORDS} asked us to accede. If {WORDS} agrees, New Zealand will
destroy its stockpile.

Yours sincerely,

Ivo Tarn
Ambassador of New Zealand

cc: {WORDS}, Open Fields Coalition
""",
    "reply.txt": """Open Fields Coalition

Geneva, 9 April 2014

Dear Ambassador,

Thank you for your letter of 4 March 2014. We urge New Zealand to ratify the Convention on Cluster Munitions.

Yours sincerely,

Mara Quill
Coordinator
Open Fields Coalition
""",
}

SHOWN = {
    ("add",): ["{reply}"],
    ("account", "list"): [],
    ("asks",): [],
    ("brief",): ["CCM"],
    ("news",): ["--since", "2000"],
    ("check",): [],
    ("curate",): [],
    ("coding", "agreement"): ["{id}"],
    ("coding", "sheet"): ["{id}"],
    ("compare",): ["CCM", "--all"],
    ("decisions",): [],
    ("dispute", "list"): [],
    ("export",): ["statements"],
    ("link",): [],
    ("missing",): [],
    ("people", "list"): [],
    ("privacy", "list"): [],
    ("profile",): ["NZL", "--topic", "CCM"],
    ("redaction", "list"): [],
    ("reminders",): [],
    ("reread",): [],
    ("search",): ["ratify"],
    ("searches", "list"): [],
    ("searches", "run"): ["convention"],
    ("sentence",): [],
    ("state",): ["NZL"],
    ("trail",): ["--limit", "1000"],
    ("verify",): [],
}
"""Commands that give something, with what they need. A new one has to stand here or below."""

QUIET = {
    ("backup",),  # a copy of all: whoever has it has the words, as docs/record.md says
    ("restore",),
    ("serve",),  # its pages are walked below
    ("read",),  # files that are in no record
    ("lint",),
    ("facts",),
    ("rebuild",),
    ("decide",),
    ("undo",),
    ("remind",),
}
"""Commands that print nothing of a letter, or nothing of this record. Those that change something tell only its id."""

CHANGING = {"add", "role", "password", "close", "open", "save", "settle", "answer", "correct", "same", "different"}
CHANGING |= {"private", "embargo", "hide", "lift", "forget"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record that holds the words wherever words can be."""
    files = tmp_path_factory.mktemp("hidden") / "files"
    files.mkdir()
    for name, text in FILES.items():
        (files / name).write_text(text, "utf-8")
    where = str(files.parent / "record")
    with api.open_record(where) as record:
        assert not any(outcome.errors for outcome in api.add(record, [files]))
        sha = record.add_original(b"\x00\x01 no letter", f"scan of {WORDS}.bin")
        record.mark_unreadable(sha, f"scan of {WORDS}.bin: is cut short")
        told = record.letter(f"{WORDS} of Quay Street.txt")
        said = told.statements[0]
        api.decide(record, f"statement:{said.id}", Judgement.ACCEPT, by="mq", why=f"{WORDS} said so", letter=told.id)
        api.decide(record, f"field:{told.id}:place", Judgement.CORRECT, by="mq", field="place", value=f'"{WORDS}"')
        api.same_person(record, WORDS, "Ivo Tarn", same=False, by="mq")
        api.dispute_statement(record, said.id, by=WORDS, words=f"{WORDS} never said it.")
        for coder in ("ana", "ben"):
            api.save_sheet(record, told.id, {s.id: "commitment" for s in told.statements}, coder=coder, done=True)
        api.save_search(record, "convention", "convention", {})
        api.save_search(record, f"on {WORDS}", WORDS, {"person": WORDS})
        api.write_sentence(record, "NZL", "Stated views", f"{WORDS} was told.", topic="CCM", by="mq")
        api.curate(record, "2014-05-01 NZL CCM supports", why=f"says {WORDS}", by="mq")
        api.keep_edition(record, api.profile(api.known(record), "NZL", topic="CCM"), by="mq")
        record.save_links([Link(told.id, None, (), f"{WORDS} is named")])
    return where


def commands(of: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command, those in groups too."""
    if not isinstance(of, click.Group):
        yield path
        return
    context = click.Context(of)
    for name in of.list_commands(context):
        found = of.get_command(context, name)
        assert found is not None
        yield from commands(found, (*path, name))


def test_every_command_is_looked_at() -> None:
    known = SHOWN.keys() | QUIET
    missing = [path for path in commands(group) if path not in known and not (len(path) > 1 and path[1] in CHANGING)]
    assert missing == [], "say in SHOWN or QUIET whether it gives words of a letter"


def printed(place: str, out: Path, who: str | None = None) -> dict[str, str]:
    """What every command prints, for people and as JSON, and every profile it writes."""
    with api.open_record(place, who=who) as record:
        id = next(iter(record.letters(name="reply.txt"))).id
        for letter in record.letters(sender="NZL"):
            id = letter.id
    (reply := out / "reply.txt").write_text(FILES["reply.txt"])
    given = {}
    for path, needed in SHOWN.items():
        needed = [one.format(id=id, reply=reply) for one in needed]
        for more in ([], ["--json"]) if path != ("coding", "sheet") and path != ("decisions",) else ([],):
            before = ["--as", who] if who else []
            done = CliRunner().invoke(group, [*before, *path, *needed, *more, "--record", place], standalone_mode=False)
            if "No such option" in repr(done.exception):
                continue
            given[" ".join([*path, *more])] = done.output + repr(done.exception or "")
    for suffix in ("txt", "md", "html", "docx", "json"):
        before = ["--as", who] if who else []
        wanted = ["profile", "NZL", "--topic", "CCM", "--out", str(out / f"p.{suffix}"), "--record", place]
        CliRunner().invoke(group, [*before, *wanted], standalone_mode=False)
        given[f"profile.{suffix}"] = readable((out / f"p.{suffix}").read_bytes())
    for suffix in ("md", "html"):
        wanted = ["brief", "CCM", "--out", str(out / f"b.{suffix}"), "--record", place]
        CliRunner().invoke(group, [*before, *wanted], standalone_mode=False)
        given[f"brief.{suffix}"] = (out / f"b.{suffix}").read_text("utf-8")
    return given


def readable(data: bytes) -> str:
    """Text of an answer; a DOCX is unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            return " ".join(inside.read(name).decode("utf-8", "replace") for name in inside.namelist())
    text = data.decode("utf-8", "replace")
    return json.dumps(json.loads(text), ensure_ascii=False) if text[:1] in ("{", "[") else text


def pages(client: TestClient, ids: list[str], statement: str) -> dict[str, str]:
    """Every page of the desk and its JSON, with every letter where a letter is asked for."""
    given = {}
    for route in client.app.routes:  # type: ignore[attr-defined]
        if not isinstance(route, Route) or "GET" not in (route.methods or ()):
            continue
        for id in ids if "{id}" in route.path and "letters" in route.path else ["CCM"]:
            values = {"id": id, "code": "NZL", "statement": statement, "number:int": "1"}
            for form in ("html", "md", "txt", "docx", "json") if "{form}" in route.path else ("",):
                path = route.path
                for name, value in (*values.items(), ("form", form)):
                    path = path.replace("{" + name + "}", value)
                for more in ("", "?q=ratify&claims=1&verify=1"):
                    answer = client.get(path + more)
                    given[path + more] = readable(answer.content) + str(answer.headers)
                if route.path == "/letters/{id}":
                    given[path + ".json"] = readable(client.get(path + ".json").content)
    return given


def leaks(given: dict[str, str], what: re.Pattern[str] = HIDDEN) -> dict[str, str]:
    """Outputs that tell, with the words around."""
    found = {where: what.search(text) for where, text in given.items()}
    return {where: given[where][max(0, m.start() - 60) : m.end() + 60] for where, m in found.items() if m}


@pytest.fixture
def desk(place: str) -> Iterator[TestClient]:
    with TestClient(make_app(place), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def looked_up(place: str) -> tuple[list[str], str]:
    with api.open_record(place) as record:
        found = list(record.letters())
    return [letter.id for letter in found], next(s.id for letter in found for s in letter.statements)


def test_hidden_words_are_in_no_output(place: str, desk: TestClient, tmp_path: Path) -> None:
    ids, statement = looked_up(place)
    before = printed(place, tmp_path) | pages(desk, ids, statement)
    told = leaks(before)
    assert {"search", "state", "state --json", "profile", "profile.docx", "profile.html", "decisions", "trail"} <= set(
        told
    )
    assert {f"/letters/{ids[0]}", f"/letters/{ids[0]}.json", "/letters", "/people", "/disputes", "/adding"} & set(told)
    with api.open_record(place) as record:
        made = api.hide_words(record, f"{WORDS} of Quay Street.txt", WORDS, by="mq", why="asked", everywhere=True)
        assert len(made.ids) >= 5 and made.elsewhere == ()
    try:
        assert leaks(printed(place, tmp_path)) == {}
        assert leaks(pages(desk, ids, statement)) == {}
        with api.open_record(place) as record:
            assert record.search("brandt") == [] and record.search(f'"{WORDS}"') == [] and record.verify().clean
            # A reading again brings nothing back.
            list(api.rebuild(record))
            assert record.search("brandt") == [] and record.verify().clean
            assert leaks({"letters": repr(list(record.letters()))}) == {}
    finally:
        with api.open_record(place) as record:
            for id in made.ids:
                record.lift(id)
        assert len(record.search("brandt")) == 1


PRIVATE = re.compile(r"stockpile|ivo tarn|quay street.txt|never said|said so|told you", re.IGNORECASE)
"""What stands in the letter that will be private, and in nothing else of the record."""


def signed_in(desk: TestClient, name: str) -> None:
    """Sign in as the form does."""
    token = re.search(r'name="token" value="([^"]+)"', desk.get("/signin").text)
    assert token is not None
    answer = desk.post("/signin", data={"token": token[1], "name": name, "password": PASSWORD})
    assert answer.headers["location"] == "/letters"


@pytest.fixture
def team(place: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The record with accounts, and without them afterwards."""
    from argon2 import PasswordHasher

    from onrecord.store import accounts

    monkeypatch.setattr(accounts, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    with api.open_record(place) as record:
        api.put_account(record, "ana", "administrator", password=PASSWORD, by="ana")
        api.put_account(record, "rea", "reader", password=PASSWORD, by="ana")
        yield place
        api.make_public(record, f"{WORDS} of Quay Street.txt")
        for name in ("ana", "rea"):
            record.set("account", name, None)


@pytest.mark.parametrize("how", ["private", "embargo"])
def test_a_private_letter_is_in_no_output_for_a_reader(team: str, desk: TestClient, tmp_path: Path, how: str) -> None:
    ids, statement = looked_up(team)
    signed_in(desk, "rea")
    told = leaks(pages(desk, ids, statement), PRIVATE)
    assert {"/letters", "/people", "/disputes", f"/letters/{ids[0]}"} & set(told), (
        "before it is private a reader sees it"
    )
    assert {"search", "state", "profile.docx", "decisions"} <= set(leaks(printed(team, tmp_path, "rea"), PRIVATE))
    with api.open_record(team) as record:
        named = f"{WORDS} of Quay Street.txt"
        api.keep_private(record, named) if how == "private" else api.embargo(record, named, date(2999, 1, 1))
    assert leaks(printed(team, tmp_path, "rea"), PRIVATE) == {}
    assert leaks(pages(desk, ids, statement), PRIVATE) == {}
    assert {"search", "state", "decisions"} <= set(leaks(printed(team, tmp_path, "ana"), PRIVATE))
