"""Pages made in another process while this one is at work: the same pages, whatever becomes of that process."""

import os
import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from onrecord.web import make_app
from onrecord.web.keeping import PLACE

PAGES = ("/states/XAR", "/states", "/letters?q=treaty", "/review", "/treaties/CSM", "/states/XAR.json")
TOKEN = re.compile(r'name="token" value="[^"]+"')


@contextmanager
def at_work(app: Starlette) -> Iterator[None]:
    """While the process at hand makes a page that takes long."""
    begun, end = Event(), Event()

    def long_page(_: Request) -> Response:
        begun.set()
        assert end.wait(60)
        return Response()

    request = Request({"type": "http", "app": app})
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(app.state.makers.make, request, long_page, PLACE)
        try:
            assert begun.wait(10)
            yield
        finally:
            end.set()
            made.result(10)


def pages(desk: TestClient) -> dict[str, str]:
    return {path: TOKEN.sub("", desk.get(path).text) for path in PAGES}


def test_what_would_wait_is_made_in_another_process(place: Path) -> None:
    with TestClient(make_app(place, others=0), base_url="http://127.0.0.1") as desk:
        here = pages(desk)
    app = make_app(place, others=1)
    with TestClient(app, base_url="http://127.0.0.1", headers={"accept-language": "en"}) as desk:
        assert app.state.makers.others == {}, "nobody waits, so none is started"
        with at_work(app):
            there = pages(desk)
            french = desk.get("/states", headers={"accept-language": "fr"})
            missing = desk.get("/letters?q=treaty&page=9")
        assert len(app.state.makers.others) == 1
        assert desk.get("/states/QQQ").status_code == 404
    assert there == here
    assert 'lang="fr"' in french.text and PLACE not in french.text and missing.status_code == 200


def test_a_killed_process_costs_no_page(place: Path) -> None:
    app = make_app(place, others=1)
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        with at_work(app):
            assert desk.get("/states").status_code == 200
            (number,) = app.state.makers.others.values()
            os.kill(number, signal.SIGKILL)
            assert desk.get("/states/XAR").status_code == 200, "made here, as the other is gone"
        with at_work(app):
            assert desk.get("/treaties").status_code == 200, "by a new one"
        assert number not in app.state.makers.others.values()


def test_a_reader_is_shown_what_a_reader_may_see(place: Path) -> None:
    app = make_app(place, others=1)
    from onrecord.web.who import Who

    desks = app.state.desks
    sealed = next(iter(desks.record.files())).sha256
    desks.record.set("private", sealed, True)
    try:
        scope = {"type": "http", "method": "GET", "path": "/letters.json", "query_string": b"", "headers": []}
        who = Who("ana", "reader")
        request = Request({**scope, "session": {}, "app": app, "state": {"who": who}, "server": ("127.0.0.1", 80)})
        with at_work(app):
            made = app.state.makers.make(request, lambda _: pytest.fail("made here"), PLACE)
        whole = desks.of(Who("eve", "editor")).record.count()
        assert f'"total": {whole - 1}'.encode() in bytes(made.body)
    finally:
        desks.record.set("private", sealed, None)
        app.state.makers.close()
