"""What people do on a record, by the real commands: accounts, disputes, two coders, saved searches, hiding, undoing."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import api
from onrecord.cli.group import group
from onrecord.errors import BadDecision, NotFound, Withheld

PASSWORD = "a long enough one\na long enough one\n"
LETTERS = {
    "a.txt": "Geneva, 4 March 2014\n\nDear Minister,\n\nWe urge you to sign the treaty. We are deeply concerned by "
    "the use of landmines in your country.\n\nYours sincerely,\n\nIvo Tarn\nCoordinator\nOpen Fields Coalition\n",
    "b.txt": "Geneva, 9 April 2014\n\nDear Minister,\n\nOur witness is Olu Brandt. We urge you to accede to the "
    "treaty. The treaty is in force.\n\nYours sincerely,\n\nI. Tarn-Vell\nCoordinator\nOpen Fields Coalition\n",
}

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import PasswordHasher

    from onrecord.store import accounts

    monkeypatch.setattr(accounts, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command on a record of two letters; raises what it raises."""
    files, place = tmp_path / "files", str(tmp_path / "record")
    files.mkdir()
    for name, text in LETTERS.items():
        (files / name).write_text(text, "utf-8")

    def run(*arguments: str, who: str | None = None, typed: str = "") -> Result:
        before = ["--as", who] if who else []
        given = [*before, *arguments, "--record", place]
        done = CliRunner().invoke(group, given, input=typed, standalone_mode=False)
        if done.exception:
            raise done.exception
        return done

    keep(place, files)
    return run


def keep(place: str, files: Path) -> None:
    """Add files in this process: starting workers would take most of the time."""
    with api.open_record(place) as record:
        assert not any(outcome.errors for outcome in api.add(record, [files]))


def lines(done: Result) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def statements(run: Run, name: str = "a.txt") -> list[str]:
    sheet = run("coding", "sheet", name, "--coder", "nobody").stdout
    return [row["unit"] for row in csv.DictReader(io.StringIO(sheet))]


# ---- accounts


def test_accounts_are_opened_changed_closed_and_opened_again(run: Run) -> None:
    with pytest.raises(BadDecision, match="first account is an administrator's"):
        run("account", "add", "ana", "editor", typed=PASSWORD)
    assert "ana is an administrator now" in run("account", "add", "ana", "administrator", typed=PASSWORD).output
    run("account", "add", "ben", "reader", typed=PASSWORD, who="ana")
    run("account", "role", "ben", "editor", who="ana")
    run("account", "password", "ben", typed="another long one\nanother long one\n", who="ana")
    run("account", "close", "ben", who="ana")
    found = lines(run("account", "list", "--json", who="ana"))
    assert found == [
        {"name": "ana", "role": "administrator", "open": True},
        {"name": "ben", "role": "editor", "open": False},
    ]
    with pytest.raises(Withheld, match="closed"):
        run("search", "treaty", who="ben")
    run("account", "open", "ben", who="ana")
    assert "2 of 2 letters" in run("search", "treaty", who="ben").stdout
    said = run("trail", who="ana").stdout
    assert "account:ben" in said and "argon2" not in said


def test_an_account_does_what_its_role_allows_and_no_more(run: Run) -> None:
    run("account", "add", "ana", "administrator", typed=PASSWORD)
    run("account", "add", "ed", "editor", typed=PASSWORD, who="ana")
    run("account", "add", "rea", "reader", typed=PASSWORD, who="ana")
    (said, *_) = statements(run)
    for refused in (
        ("decide", f"statement:{said}", "accept"),
        ("add", __file__),
        ("rebuild",),
        ("dispute", "open", said, "No.", "--by", "x"),
        ("searches", "save", "x", "treaty"),
    ):
        with pytest.raises(Withheld, match="rea is a reader"):
            run(*refused, who="rea")
    for refused in (
        ("redaction", "hide", "b.txt", "Olu Brandt", "--why", "x"),
        ("privacy", "private", "b.txt"),
        ("account", "add", "z", "reader"),
        ("redaction", "list"),
        ("backup", "elsewhere"),
    ):
        with pytest.raises(Withheld, match="ed is an editor: only an administrator may"):
            run(*refused, who="ed", typed=PASSWORD)
    run("decide", f"statement:{said}", "accept", who="ed")
    (decision,) = lines(run("decisions"))
    assert decision["by"] == "ed"
    with pytest.raises(NotFound, match="no account 'stranger'"):
        run("search", "treaty", who="stranger")


def test_private_and_embargoed_letters_are_not_there_for_a_reader(run: Run) -> None:
    run("account", "add", "ana", "administrator", typed=PASSWORD)
    run("account", "add", "rea", "reader", typed=PASSWORD, who="ana")
    assert "b.txt (1 letter): not for readers" in run("privacy", "private", "b.txt", who="ana").stdout
    for command in (["search", "witness"], ["people", "list"], ["asks"], ["link"], ["trail"], ["decisions"]):
        assert "Brandt" not in run(*command, who="rea").output and "b.txt" not in run(*command, who="rea").output
    assert "1 of 1" in run("search", "treaty", who="rea").stdout and "2 of 2" in run("search", "treaty").stdout
    run("privacy", "embargo", "b.txt", "2999-01-01", who="ana")
    assert "1 of 1" in run("search", "treaty", who="rea").stdout
    assert [(one["name"], one["until"]) for one in lines(run("privacy", "list", "--json"))] == [("b.txt", "2999-01-01")]
    assert run("privacy", "list", who="rea").stdout == "0 files\n"
    run("privacy", "embargo", "b.txt", "2001-01-01", who="ana")
    assert "2 of 2" in run("search", "treaty", who="rea").stdout
    run("privacy", "private", "b.txt", who="ana")
    run("privacy", "open", "b.txt", who="ana")
    assert "2 of 2" in run("search", "treaty", who="rea").stdout and run("verify").return_value == 0


# ---- right of reply


def test_a_dispute_stays_with_its_statement_through_answer_correction_and_rereading(run: Run) -> None:
    (said, *_) = statements(run)
    told = run("dispute", "open", said, "We never urged.", "--by", "Open Fields Coalition").stdout
    id = told.removeprefix("kept as ").strip()
    run("dispute", "answer", id[:6], "The page has urge.", "--by", "mq")
    run("dispute", "correct", id[:6], "A second page arrived.", "--by", "mq")
    run("reread", "--apply")
    run("rebuild")
    (found,) = lines(run("dispute", "list", said, "--json"))
    assert found["statement"] == said
    assert [(s["step"], s["by"], s["words"]) for s in found["steps"]] == [
        ("dispute", "Open Fields Coalition", "We never urged."),
        ("answer", "mq", "The page has urge."),
        ("correction", "mq", "A second page arrived."),
    ]
    assert "“We urge you to sign the treaty" in run("dispute", "list").stdout
    for wrong in (("dispute", "answer", "ffff", "x"), ("dispute", "open", "s-none", "x", "--by", "y")):
        with pytest.raises(NotFound):
            run(*wrong)
    assert run("verify").return_value == 0


# ---- two coders


def filled(run: Run, tmp_path: Path, coder: str, labels: list[str]) -> str:
    sheet = run("coding", "sheet", "a.txt", "--coder", coder).stdout
    rows = list(csv.DictReader(io.StringIO(sheet)))
    table = tmp_path / f"{coder}.csv"
    with table.open("w", newline="") as out:
        made = csv.DictWriter(out, rows[0])
        made.writeheader()
        made.writerows(row | {"label": label} for row, label in zip(rows, labels, strict=True))
    return str(table)


def test_two_coders_code_apart_agree_in_part_and_the_rest_is_settled(run: Run, tmp_path: Path) -> None:
    first, second = statements(run)
    ana = filled(run, tmp_path, "ana", ["request", "concern"])
    assert (
        "2 units coded by ana; handed in" in run("coding", "save", "a.txt", ana, "--coder", "ana", "--hand-in").stdout
    )
    ben = filled(run, tmp_path, "ben", ["request", ""])
    assert "1 units coded by ben" in run("coding", "save", "a.txt", ben, "--coder", "ben").stdout
    assert ",concern," not in run("coding", "sheet", "a.txt", "--coder", "ben").stdout
    with pytest.raises(BadDecision, match="two people have coded"):
        run("coding", "agreement", "--coder", "ben")
    with pytest.raises(BadDecision, match="1 statements have no label"):
        run("coding", "save", "a.txt", ben, "--coder", "ben", "--hand-in")
    ben = filled(run, tmp_path, "ben", ["request", "criticism"])
    run("coding", "save", "a.txt", ben, "--coder", "ben", "--hand-in")
    with pytest.raises(BadDecision, match="handed in"):
        run("coding", "save", "a.txt", ana, "--coder", "ana")
    (found,) = lines(run("coding", "agreement", "--json"))
    assert (found["units"], found["same"], found["kappa"]) == (2, 0.5, pytest.approx(1 / 3))
    assert found["alpha"] == pytest.approx(0.4) and [one["unit"] for one in found["differ"]] == [second]
    assert found["differ"][0]["labels"] == {"ana": "concern", "ben": "criticism"}
    run("coding", "settle", second, "criticism", "--by", "cleo", "--why", "it judges")
    shown = run("coding", "agreement").stdout
    assert 'settled by cleo: correct "criticism"' in shown and "0 to settle" in shown
    (decision,) = lines(run("decisions"))
    assert (decision["about"], decision["value"]) == (f"statement:{second}", '"criticism"')
    run("coding", "settle", first, "no statement", "--by", "cleo")
    run("coding", "settle", first, "request", "--by", "cleo")
    assert [one["judgement"] for one in lines(run("decisions"))] == ["correct", "reject", "accept"]


def test_a_label_that_is_none_and_a_unit_that_is_none_are_refused(run: Run, tmp_path: Path) -> None:
    wrong = filled(run, tmp_path, "ana", ["requst", "concern"])
    with pytest.raises(BadDecision, match="'requst' is no label"):
        run("coding", "save", "a.txt", wrong, "--coder", "ana")
    with pytest.raises(BadDecision, match="no statement of this letter"):
        run("coding", "save", "b.txt", filled(run, tmp_path, "ana", ["request", "concern"]), "--coder", "ana")
    (table := tmp_path / "other.csv").write_text("x,y\n1,2\n")
    with pytest.raises(BadDecision, match="no columns unit and label"):
        run("coding", "save", "a.txt", str(table), "--coder", "ana")


# ---- saved searches, undo, identity


def test_a_saved_search_is_run_again_and_forgotten(run: Run) -> None:
    run("searches", "save", "sign", "treaty", "--act", "request", "--since", "2014-04-01")
    assert "1 of 1 letter" in run("searches", "run", "sign").stdout
    assert lines(run("searches", "list", "--json")) == [
        {"name": "sign", "words": "treaty", "act": "request", "since": "2014-04-01"}
    ]
    run("searches", "forget", "sign")
    with pytest.raises(NotFound, match="no saved search"):
        run("searches", "run", "sign")
    with pytest.raises(BadDecision):
        run("searches", "save", "empty")


def test_a_decision_is_undone_and_redone(run: Run) -> None:
    (said, *_) = statements(run)
    kept = run("decide", f"statement:{said}", "reject").stdout.split()[-1]
    assert "We urge you to sign the treaty" not in run("asks").stdout
    undone = run("undo", kept[:10], "--why", "wrong page").stdout.split()[-1]
    asked = run("asks").stdout
    assert "We urge you to sign the treaty" in asked
    run("undo", undone)
    assert "We urge you to sign the treaty" not in run("asks").stdout
    with pytest.raises(NotFound, match="decisions called"):
        run("undo", "ffffffff")


def test_persons_are_joined_and_parted_and_both_can_be_undone(run: Run) -> None:
    def names() -> list[list[str]]:
        return sorted(sorted(one["names"]) for one in lines(run("people", "list", "tarn", "--json")))

    apart, joined = [["I. Tarn-Vell"], ["Ivo Tarn"]], [["I. Tarn-Vell", "Ivo Tarn"]]
    assert names() == apart
    kept = run("people", "same", "Ivo Tarn", "I. Tarn-Vell", "--why", "he married").stdout.split()[-1]
    assert names() == joined
    run("people", "different", "I. Tarn-Vell", "Ivo Tarn")
    assert names() == apart
    *_, last = lines(run("decisions"))
    run("undo", last["id"])
    assert names() == joined
    run("undo", kept)
    assert names() == apart
    with pytest.raises(BadDecision, match="two different names"):
        run("people", "same", "Ivo Tarn", "Ivo  Tarn")


# ---- hidden passages


def test_a_passage_is_hidden_listed_and_shown_again(run: Run) -> None:
    told = run("redaction", "hide", "b.txt", "Olu\n Brandt", "--why", "asked by the person")
    id = told.stdout.split()[-1]
    assert "Brandt" not in run("search", "witness").stdout and "no letter found" in run("search", "brandt").stdout
    assert "Brandt" not in run("redaction", "list").stdout
    assert "“Olu Brandt”" in run("redaction", "list", "--words").stdout
    run("redaction", "lift", id)
    assert "Brandt" in run("search", "witness").stdout and "lifted" in run("redaction", "list").stdout
    with pytest.raises(NotFound, match="no such words"):
        run("redaction", "hide", "b.txt", "Nobody", "--why", "x")
    with pytest.raises(BadDecision, match="2 times"):
        run("redaction", "hide", "b.txt", "treaty", "--why", "x")
    assert len(run("redaction", "hide", "b.txt", "treaty", "--why", "x", "--all").stdout.splitlines()) == 2


def test_whoever_hides_words_is_told_of_other_letters_that_hold_them(run: Run) -> None:
    told = run("redaction", "hide", "b.txt", "Open Fields Coalition", "--why", "x")
    assert "stand in 1 other letters" in told.stderr


def test_a_state_is_shown_with_what_was_disputed_of_its_words(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(
        "Embassy of New Zealand\n\nGeneva, 9 April 2014\n\nDear Minister,\n\nNew Zealand will ratify the treaty."
        "\n\nYours sincerely,\n\nOlu Brandt\nAmbassador of New Zealand\n",
        "utf-8",
    )
    place = str(tmp_path / "record")

    def run(*arguments: str) -> Result:
        done = CliRunner().invoke(group, [*arguments, "--record", place], standalone_mode=False)
        assert done.exception is None
        return done

    keep(place, tmp_path / "c.txt")
    (said,) = statements(run, "c.txt")
    run("dispute", "open", said, "We said may.", "--by", "New Zealand")
    assert "dispute by New Zealand" in run("state", "NZL").stdout
    (told,) = json.loads(run("state", "NZL", "--json").stdout)["disputes"]
    assert told["statement"] == said


def test_the_trail_is_short_and_names_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_text("Dear Ann,\n\nWe will sign the treaty in May.\n", "utf-8")
    (tmp_path / "box" / "known.csv").write_text(f"file,date,from\na.txt,2014-03-04,{'Embassy ' * 90}\n", "utf-8")
    run("add", str(tmp_path / "box"))
    lines = run("trail").stdout.splitlines()
    known = next(line for line in lines if " set known of a.txt  now " in line)
    assert known.endswith(" ...") and len(known) < 320 and '"was"' not in "".join(lines)
