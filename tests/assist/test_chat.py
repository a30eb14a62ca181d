"""A helper behind an address: what it proposes, what is refused, and what happens when it fails."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from onrecord.assist import ChatHelper
from onrecord.errors import MissingTool
from onrecord.letters import parsing
from onrecord.letters.reading import begin
from onrecord.model import Source

TEXT = "Dear Sir,\n\nThe list was closed in\nMay. We cannot sign it.\n\nYours sincerely,\n\nA. Vale\n"


class Model(HTTPServer):
    """A model that says what the test tells it to, and keeps what it was asked."""

    status = 200
    content = "[]"
    asked: dict[str, Any] | None = None
    token: str | None = None


class Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        model = self.server
        assert isinstance(model, Model)
        model.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        model.token = self.headers["Authorization"]
        data = json.dumps({"choices": [{"message": {"content": model.content}}]}).encode()
        self.send_response(model.status)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def model() -> Iterator[Model]:
    server = Model(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def helper(model: Model, said: list[str], **more: Any) -> ChatHelper:
    return ChatHelper(f"http://127.0.0.1:{model.server_port}/v1", "small", notice=said.append, timeout=5, **more)


def read(*helpers: ChatHelper) -> Any:
    return parsing.parse(Source("x.txt", "", "text/plain", TEXT), helpers=helpers)[0]


def test_words_in_the_letter_are_taken_and_marked(model: Model) -> None:
    """A proposal whose words stand in the letter becomes a statement marked with who proposed it."""
    model.content = (
        'Here: [{"words": "The list was closed in May.", "act": "criticism", "holder": null, "why": "tone"}]'
    )
    said: list[str] = []
    letter = read(helper(model, said, key="secret"))
    mine = [s for s in letter.statements if s.proposed_by == "small at 127.0.0.1"]
    assert [(s.act.value, s.quote.exact) for s in mine] == [("criticism", "The list was closed in\nMay.")]
    assert mine[0].quote.holds(letter.text)
    assert mine[0].because == "proposed by small at 127.0.0.1: tone"
    assert model.token == "Bearer secret"
    assert model.asked is not None and model.asked["messages"][1]["content"] == TEXT
    assert "sent to http://127.0.0.1" in said[0] and "on this machine" in said[0]


def test_the_built_in_findings_stay(model: Model) -> None:
    """Proposals are added to what the cues found, never put in its place."""
    model.content = '[{"words": "The list was closed in May.", "act": "criticism"}]'
    with_help = read(helper(model, []))
    alone = read()
    assert [s for s in with_help.statements if s.proposed_by == "onrecord"] == list(alone.statements)


@pytest.mark.parametrize(
    ("proposed", "code"),
    [
        ({"words": "The list was never closed.", "act": "criticism"}, "proposal_words"),
        ({"words": "A. Vale", "act": "criticism"}, "proposal_words"),
        ({"words": "We cannot sign it.", "act": "promise"}, "proposal_act"),
    ],
)
def test_what_is_not_in_the_body_is_left_out(model: Model, proposed: dict[str, str], code: str) -> None:
    """Invented words, words outside the body and acts that are none are a problem, not a statement."""
    model.content = json.dumps([proposed])
    letter = read(helper(model, []))
    assert all(s.proposed_by == "onrecord" for s in letter.statements)
    assert [p.code for p in letter.problems if p.code.startswith("proposal")] == [code]


@pytest.mark.parametrize(("status", "content"), [(500, "[]"), (200, "I would rather not.")])
def test_a_failing_model_does_not_stop_the_reading(model: Model, status: int, content: str) -> None:
    """The letter is read without it, and says so."""
    model.status, model.content = status, content
    letter = read(helper(model, []))
    assert [p.code for p in letter.problems if p.code == "helper_failed"] == ["helper_failed"]
    assert any(s.act.value == "refusal" for s in letter.statements)


def test_text_that_leaves_the_machine_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    """The notice comes before anything is sent, and says it leaves."""

    def refuse(*args: Any, **more: Any) -> None:
        assert said, "announced before the connection is opened"
        raise OSError("no route")

    said: list[str] = []
    monkeypatch.setattr("onrecord.assist.chat.HTTPConnection", refuse)
    with pytest.raises(MissingTool, match="does not answer"):
        list(ChatHelper("http://model.invalid/v1", "small", notice=said.append)(begin(TEXT)))
    assert "THE TEXT LEAVES THIS MACHINE" in said[0]


def test_the_command_line_names_an_address_and_says_what_leaves(model: Model, tmp_path: Path) -> None:
    """`read --helper` asks that address, tells it on standard error and marks what the model proposed."""
    from click.testing import CliRunner

    from onrecord.cli.group import group

    model.content = json.dumps([{"words": "The list was closed in May.", "act": "concern", "holder": None, "why": "x"}])
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    address = f"http://127.0.0.1:{model.server_port}/v1"
    asked = ["read", str(tmp_path / "a.txt"), "--helper", address, "--helper-model", "small"]
    shown = CliRunner().invoke(group, asked, standalone_mode=False)
    assert f"are sent to {address}" in shown.stderr
    assert "proposed by small at 127.0.0.1" in shown.stdout
    printed = CliRunner().invoke(group, [*asked, "--json"], standalone_mode=False)
    made = {s["proposed_by"] for s in json.loads(printed.stdout)["statements"]}
    assert made == {"onrecord", "small at 127.0.0.1"}


@pytest.mark.parametrize("half", [["--helper", "http://127.0.0.1:1/v1"], ["--helper-model", "small"]])
def test_an_address_without_a_model_is_refused(half: list[str], tmp_path: Path) -> None:
    """Nothing is sent on half an order."""
    from click.testing import CliRunner

    from onrecord.cli.group import group

    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = CliRunner().invoke(group, ["read", str(tmp_path / "a.txt"), *half])
    assert result.exit_code == 2
    assert "go together" in result.stderr
