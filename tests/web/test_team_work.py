"""What a team does beside deciding: coding, disputes, hidden passages; sessions that end; limits on what is sent."""

import re

import pytest
from starlette.testclient import TestClient
from tests.web.test_accounts import PASSWORD, send, signed_in, team, visitor  # noqa: F401

from onrecord import api
from onrecord.web import make_app
from onrecord.web.pages import adding


@pytest.fixture
def coders(team):  # noqa: F811
    """Two editors at a letter with one statement or more."""
    app, id = team
    api.put_account(app.state.desks.record, "Mia", "editor", password=PASSWORD, by="test")
    return signed_in(app, "Eve"), signed_in(app, "Mia"), id


def coding(client, id: str) -> dict:
    return client.get(f"/letters/{id}/coding.json").json()


def code(client, id: str, label: str, **more: str):
    fields = {f"unit:{unit['id']}": label for unit in coding(client, id)["units"]}
    return send(client, f"/letters/{id}/coding", page=f"/letters/{id}/coding", **fields, **more)


def test_two_coders_do_not_see_each_other_until_both_have_handed_in(coders) -> None:
    eve, mia, id = coders
    assert code(eve, id, "refusal").status_code == 303
    seen = coding(mia, id)
    assert "refusal" not in str(seen["coding"])
    assert "act" not in seen["units"][0]
    assert code(eve, id, "refusal", done="1").status_code == 303
    waiting = coding(mia, id)["coding"]
    assert (waiting["waiting"], waiting["all"], waiting["differ"], waiting["agreement"]) == (1, {}, {}, None)
    blind = mia.get(f"/letters/{id}/coding").text
    assert "selected>refusal" not in blind and "1 other has handed in" in blind
    assert code(mia, id, "concern", done="1").status_code == 303
    told = coding(mia, id)["coding"]
    assert told["agreement"]["same"] == 0.0
    assert {frozenset(said.items()) for said in told["differ"].values()} == {
        frozenset({("Eve", "refusal"), ("Mia", "concern")})
    }
    assert code(mia, id, "denial").status_code == 409


def test_what_coders_differ_on_is_settled_by_a_decision(coders) -> None:
    eve, mia, id = coders
    code(eve, id, "concern", done="1")
    code(mia, id, "refusal", done="1")
    unit = coding(eve, id)["units"][0]["id"]
    left = eve.get("/coding.json").json()["rows"][0]["differ"]
    fields = {"about": f"statement:{unit}", "letter": id, "judgement": "settle", "why": "settled between coders"}
    send(eve, "/decide", page=f"/letters/{id}/coding", act="concern", **fields)
    held = eve.get(f"/letters/{id}.json").json()["statements"][0]
    assert (held["said"]["act"], held["decisions"][0]["judgement"]) == ("concern", "correct")
    assert coding(eve, id)["settled"] == {unit: "correct"}
    assert coding(eve, id)["settled_as"] == {unit: "concern"}
    assert eve.get("/coding.json").json()["rows"][0]["differ"] == left - 1
    send(eve, "/withdraw", page=f"/letters/{id}", id=held["decisions"][0]["id"])
    before = eve.get(f"/letters/{id}.json").json()["statements"][0]["said"]["act"]
    send(eve, "/decide", page=f"/letters/{id}/coding", act=before, **fields)
    assert eve.get(f"/letters/{id}.json").json()["statements"][0]["decisions"][0]["judgement"] == "accept"


def test_a_coding_without_every_label_is_not_handed_in(coders) -> None:
    eve, _, id = coders
    assert send(eve, f"/letters/{id}/coding", page=f"/letters/{id}/coding", done="1").status_code == 409
    wrong = {f"unit:{coding(eve, id)['units'][0]['id']}": "courtesy"}
    assert send(eve, f"/letters/{id}/coding", page=f"/letters/{id}/coding", **wrong).status_code == 409
    assert eve.get("/coding.json").json()["rows"] == []


def test_a_coder_adds_words_that_were_missed_and_the_other_sees_them_when_both_are_done(coders) -> None:
    eve, mia, id = coders
    page, text = f"/letters/{id}/coding", eve.get(f"/letters/{id}.json").json()["letter"]["text"]
    words = text.split("\n")[0]
    fields = {f"unit:{unit['id']}": "refusal" for unit in coding(eve, id)["units"]}
    added = send(eve, page, page=page, words=words, label="fact_cited", **fields)
    assert (added.status_code, added.headers["location"]) == (303, f"{page}#found")
    mine = [unit for unit in coding(eve, id)["units"] if unit["own"]]
    assert [unit["words"] for unit in mine] == [words]
    assert all(not unit["own"] for unit in coding(mia, id)["units"])
    assert send(eve, page, page=page, words="words of no letter", label="fact_cited", **fields).status_code == 409
    code(eve, id, "refusal", done="1")
    code(mia, id, "refusal", done="1")
    told = coding(mia, id)
    assert told["coding"]["differ"] == {mine[0]["id"]: {"Eve": "refusal", "Mia": "no statement"}}
    before = len(eve.get(f"/letters/{id}.json").json()["statements"])
    settle = {"about": mine[0]["id"], "letter": id, "why": "settled between coders"}
    send(mia, "/decide", page=page, judgement="reject", **settle)
    assert len(eve.get(f"/letters/{id}.json").json()["statements"]) == before
    assert coding(mia, id)["settled"] == {mine[0]["id"]: "reject"}
    send(mia, "/decide", page=page, judgement="settle", act="refusal", **settle)
    after = eve.get(f"/letters/{id}.json").json()["statements"]
    assert [one["said"]["act"] for one in after if one["said"]["quote"]["exact"] == words] == ["refusal"]
    assert len(after) == before + 1


def test_two_people_at_one_machine_code_under_their_names(office_of_one) -> None:
    client, id = office_of_one
    for name, label in (("Ana", "refusal"), ("Ben", "refusal")):
        send(client, f"/letters/{id}/coder", page=f"/letters/{id}/coding", coder=name)
        code(client, id, label, done="1")
    told = coding(client, id)
    assert (told["coder"], sorted(told["coding"]["all"]), told["coding"]["differ"]) == ("Ben", ["Ana", "Ben"], {})
    assert "100 %" in client.get("/coding").text


@pytest.fixture
def office_of_one(tmp_path):
    """A desk without accounts, and the id of its letter."""
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, b"Helmsgate, 4 March 2014\n\nDear Minister,\n\nWe cannot sign the treaty.\n", "a.txt")
        id = next(record.letters()).id
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client, id


def test_a_dispute_its_answer_and_correction_stay_with_the_statement(team) -> None:  # noqa: F811
    app, id = team
    eve, rolf = signed_in(app, "Eve"), signed_in(app, "Rolf")
    said = eve.get(f"/letters/{id}.json").json()["statements"][0]["said"]
    evil = "That is <b>not</b> what we said."
    send(eve, "/dispute", page="/letters", letter=id, statement=said["id"], who="Embassy of Ardovia", words=evil)
    (one,) = eve.get("/disputes.json").json()["rows"][0]["disputes"]
    assert one["open"] and one["steps"][0]["by"] == "Embassy of Ardovia (entered by Eve)"
    send(eve, "/dispute", page="/letters", dispute=one["id"], step="answer", words="It stands on the page.")
    send(eve, "/dispute", page="/letters", dispute=one["id"], step="correction", words="The verb was misread.")
    for page in (rolf.get(f"/letters/{id}").text, rolf.get("/disputes").text):
        assert "That is &lt;b&gt;not&lt;/b&gt; what we said." in page
        assert page.index("It stands on the page.") < page.index("The verb was misread.")
        assert "Answer or correct" not in page
    assert send(rolf, "/dispute", page="/letters", dispute=one["id"], step="answer", words="x").status_code == 403
    assert send(eve, "/dispute", page="/letters", dispute=one["id"], step="burn", words="x").status_code == 409
    assert send(eve, "/dispute", page="/letters", letter=id, statement="s-none", words="x").status_code == 404
    assert send(eve, "/dispute", page="/letters", letter=id, statement=said["id"], words=" ").status_code == 409


def test_a_hidden_passage_is_gone_from_every_page_and_comes_back(team) -> None:  # noqa: F811
    app, id = team
    ada, eve = signed_in(app, "Ada"), signed_in(app, "Eve")
    fields = {"letter": id, "words": "cannot sign", "why": "a person could be in danger"}
    assert send(eve, "/hide", page="/letters", **fields).status_code == 403
    assert send(ada, "/hide", page="/letters", **{**fields, "why": " "}).status_code == 409
    assert send(ada, "/hide", page="/letters", **{**fields, "words": "never said"}).status_code == 409
    assert send(ada, "/hide", page="/letters", **fields).status_code == 303
    for address in (f"/letters/{id}", f"/letters/{id}.json", "/letters?q=cannot", "/review", "/asks", "/health"):
        assert "cannot sign" not in ada.get(address).text, address
    assert ada.get(f"/letters/{id}/original").status_code == 409
    assert send(ada, "/hide", page="/letters", **{**fields, "words": "We ███████████ the treaty"}).status_code == 409
    (held,) = ada.get(f"/letters/{id}.json").json()["hidden_now"]
    assert held["why"] == "a person could be in danger" and "cannot" not in str(held)
    assert eve.get(f"/letters/{id}.json").json()["hidden_now"] == []
    assert send(eve, "/show", page="/letters", id=held["id"]).status_code == 403
    send(ada, "/show", page="/letters", id=held["id"])
    assert "cannot sign" in eve.get(f"/letters/{id}").text


def test_signing_out_ends_the_session_for_every_copy_of_its_cookie(team) -> None:  # noqa: F811
    app, id = team
    rolf, thief = signed_in(app, "Rolf"), visitor(app)
    thief.cookies.update(rolf.cookies)
    assert thief.get(f"/letters/{id}").status_code == 200
    send(rolf, "/signout", page="/letters")
    assert thief.get(f"/letters/{id}").headers["location"] == "/signin"


def test_more_than_the_desk_takes_at_once_is_refused(office_of_one, monkeypatch) -> None:
    client, _ = office_of_one
    token = re.search(r'name="token" value="([^"]+)"', client.get("/letters").text)
    assert token is not None
    monkeypatch.setattr(adding, "MOST_AT_ONCE", 5000)
    big = {"files": ("b.txt", b"x" * 6000)}
    assert client.post("/add.json", data={"token": token[1]}, files=big).status_code == 413
    body = b"x" * 6000
    parts = (body[n : n + 100] for n in range(0, len(body), 100))
    kind = {"content-type": "multipart/form-data; boundary=b"}
    assert client.post("/add.json", content=parts, headers=kind).status_code == 413
    assert client.post("/decide", data={"why": "x" * 3_000_000}).status_code == 413
    assert client.post("/decide", content=iter([b"a=b"])).status_code == 413
    assert client.get("/letters.json").json()["total"] == 1


def test_files_sent_are_kept_at_once_and_read_while_the_page_is_left(office_of_one) -> None:
    import time

    client, _ = office_of_one
    token = re.search(r'name="token" value="([^"]+)"', client.get("/letters").text)
    assert token is not None
    files = [
        ("files", ("b.txt", b"Geneva, 5 March 2014\n\nDear Minister,\n\nWe will sign the treaty.\n")),
        ("files", ("c.pdf", b"%PDF-1.7 broken")),
    ]
    sent = client.post("/add", data={"token": token[1]}, files=files)
    assert (sent.status_code, sent.headers["location"]) == (303, "/adding")
    assert [file.name for file in client.app.state.desks.record.files()] == ["a.txt", "b.txt", "c.pdf"]
    until = time.monotonic() + 60
    while (told := client.get("/adding.json").json())["busy"] and time.monotonic() < until:
        time.sleep(0.2)
    assert [(one["name"], one["state"], one["letters"]) for one in told["files"]] == [
        ("c.pdf", "done", 0), ("b.txt", "done", 1),
    ]  # fmt: skip
    assert told["files"][0]["errors"][0].startswith("c.pdf: ")
    assert "1 letter" in client.get("/adding").text and client.get("/letters.json").json()["total"] == 2


def test_what_was_kept_and_never_read_is_listed_and_read(office_of_one) -> None:
    import time

    client, _ = office_of_one
    client.app.state.desks.record.add_original(b"Geneva, 6 March 2014\n\nDear Minister,\n\nWe will sign.\n", "late.txt")
    assert [one["name"] for one in client.get("/adding.json").json()["unread"]] == ["late.txt"]
    send(client, "/adding", page="/adding")
    until = time.monotonic() + 60
    while client.get("/adding.json").json()["busy"] and time.monotonic() < until:
        time.sleep(0.2)
    assert client.get("/adding.json").json()["unread"] == []
    assert client.get("/letters.json").json()["total"] == 2


def test_what_a_dropped_list_says_of_a_file_wins_and_the_list_is_no_letter(office_of_one) -> None:
    """A box as an archivist drops it: letters, the list beside them, and a small file beside one of them."""
    client, _ = office_of_one
    page = client.get("/letters").text
    token = re.findall(r'name="token" value="([^"]+)"', page)[0]
    text = b"Dear Minister,\n\nWe cannot sign the treaty.\n\nSincerely,\n\nAna Ruiz\n"
    listed = ("lists", ("box/known.csv", b"file,date\na.txt,2011-05-04\n"))
    beside = ("lists", ("box/a.txt.json", b'{"place": "Geneva"}'))
    letter = ("files", ("box/a.txt", text))
    first = client.post("/add.json", data={"token": token}, files=[letter]).json()["added"]
    assert [(one["name"], one["letters"], one["errors"]) for one in first] == [("box/a.txt", 1, [])]
    again = client.post("/add.json", data={"token": token}, files=[letter, listed, beside]).json()["added"]
    assert [one["name"] for one in again] == ["box/a.txt"]
    found = {one["name"]: one["date"] for one in client.get("/letters.json").json()["letters"]}
    assert found == {"a.txt": "2014-03-04", "box/a.txt": "2011-05-04"}
    alone = client.post("/add.json", data={"token": token}, files=[("files", listed[1])]).json()["added"]
    assert alone[0]["sha256"] is None and "drop them together" in alone[0]["errors"][0]
    broken = ("files", ("box/known.json", b"{"))
    told = client.post("/add.json", data={"token": token}, files=[("files", ("box/b.txt", text)), broken]).json()[
        "added"
    ]
    assert told[0]["letters"] == 1 and "no JSON" in told[0]["errors"][0]
    assert client.get("/letters.json").json()["total"] == 2


def test_an_editor_writes_a_sentence_into_a_profile_and_keeps_an_edition(team) -> None:  # noqa: F811
    app, _ = team
    eve, rolf = signed_in(app, "Eve"), signed_in(app, "Rolf")
    page, words = "/states/FRA/profile?topic=CCM", "France <b>hosted</b> a meeting."
    assert 'id="own"' in eve.get(page).text and 'id="own"' not in rolf.get(page).text
    heading = eve.get(page, headers={"accept": "application/json"}).json()["headings"][0]
    fields = {"topic": "CCM", "heading": heading, "text": words}
    assert send(rolf, "/states/FRA/sentence", page=page, **fields).status_code == 403
    assert send(eve, "/states/FRA/sentence", page=page, **fields).headers["location"] == f"{page}#own"
    told = eve.get(page)
    assert "France &lt;b&gt;hosted&lt;/b&gt; a meeting." in told.text and "<b>hosted" not in told.text
    assert words in eve.get("/states/FRA/profile.txt?topic=CCM").text
    assert send(eve, "/states/FRA/edition", page=page, topic="CCM").status_code == 303
    assert "No edition has been kept yet." not in eve.get(page).text
    number = eve.get(page, headers={"accept": "application/json"}).json()["own"][0]["number"]
    send(eve, "/states/FRA/sentence", page=page, topic="CCM", drop=number)
    after = eve.get(page, headers={"accept": "application/json"}).json()
    assert after["own"] == [] and any(words in change for change in after["profile"]["changes"])
    assert "Since the last edition" in eve.get(page).text
    assert send(eve, "/states/FRA/sentence", page=page, topic="CCM", heading=heading, text=" ").status_code == 409


def test_a_table_of_two_files_and_one_of_one_are_taken_in_and_others_refused_in_a_line(office_of_one) -> None:
    client, _ = office_of_one
    token = re.findall(r'name="token" value="([^"]+)"', client.get("/imports").text)[0]
    calls = b"rcid,date,unres,short,descr\n1,2015-12-07,A/RES/70/54,x,Implementation of a convention\n"
    votes = b"rcid,country_code,country,vote\n1,FR,France,yes\n1,NZ,New Zealand,abstain\n"
    both = [("file", ("un/roll_calls.csv", calls)), ("file", ("un/votes.csv", votes))]
    told = client.post("/import.json", data={"token": token}, files=both).json()
    assert (told["outcome"]["what"], told["outcome"]["rows"], told["calls"]) == ("votes", 2, 1)
    acts = (
        b"mtdsg_number,treaty,participant,action,date,still_standing\nXXVI-6,CCM,France,ratification,2009-09-25,yes\n"
    )
    told = client.post("/import.json", data={"token": token}, files=[("file", ("a.csv", acts))]).json()
    assert (told["outcome"]["what"], told["outcome"]["rows"]) == ("treaty acts", 1)
    for name in ("../../table.bin", "..", "votes.csv"):
        wrong = client.post("/import.json", data={"token": token}, files=[("file", (name, b"x,y\n1,2\n"))])
        assert wrong.status_code == 400 and "/tmp" not in wrong.json()["outcome"]["error"], name
    assert client.get("/imports.json").json()["under_way_now"] == []


def test_a_permanent_link_leads_to_the_same_words_after_a_rebuild(tmp_path) -> None:
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, b"Helmsgate, 4 March 2014\n\nDear Minister,\n\nWe cannot sign the treaty.\n", "a.txt")
    links = []
    for again in (False, True):
        if again:
            with api.open_record(tmp_path / "r") as record:
                list(api.rebuild(record))
        with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1", follow_redirects=False) as client:
            id = client.get("/letters.json").json()["letters"][0]["id"]
            said = client.get(f"/letters/{id}.json").json()["statements"]
            leads = client.get(f"/letters/{id}/statements/{said[0]['said']['id']}").headers["location"]
            links.append((id, leads, [(one["mark"], one["said"]["quote"]["exact"]) for one in said]))
    assert links[0] == links[1] and links[0][1].endswith("#s1")
