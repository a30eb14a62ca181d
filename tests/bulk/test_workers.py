"""Every item has one outcome, in order, whatever happens to the process that worked on it."""

import os
import signal
import socket
import time
from pathlib import Path

import pytest
from tests.bulk.jobs import double, on_a_bad_day

from onrecord.bulk import Limits, Standing, confinement, run
from onrecord.bulk.wire import Broken, load
from onrecord.errors import CannotRead, Damaged, MissingTool, NoText, TooLarge

LIMITS = Limits(seconds=20, workers=2)


def one(what, with_="x", **limits):
    (outcome,) = run(on_a_bad_day, [(what, str(with_))], Limits(**{"seconds": 20, "workers": 1, **limits}))
    return outcome


def test_outcomes_come_in_order():
    assert [(o.item, o.value) for o in run(double, range(40), LIMITS)] == [(n, n * 2) for n in range(40)]


def test_a_batch_with_killed_workers_loses_and_doubles_nothing():
    """Sixty items; three kill their worker by themselves, and one worker is killed from outside in the middle."""
    items = [("die", "") if n in (7, 23, 41) else ("fine", str(n)) for n in range(60)]
    outcomes = []
    for outcome in run(on_a_bad_day, items, LIMITS, name=lambda item: f"item {item}"):
        outcomes.append(outcome)
        if len(outcomes) == 30:
            os.kill(workers_of(os.getpid())[0], signal.SIGKILL)
    assert [o.item for o in outcomes] == items
    assert [n for n, o in enumerate(outcomes) if o.error] == [7, 23, 41]
    assert {o.tries for o in outcomes if o.error} == {2}
    assert all(o.tries <= 2 for o in outcomes)
    assert all(isinstance(o.error, Damaged) for o in outcomes if o.error)
    assert not workers_of(os.getpid())


def workers_of(parent):
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                status = (place / "stat").read_text().rpartition(")")[2].split()
                command = (place / "cmdline").read_bytes()
            except OSError:
                continue
            if int(status[1]) == parent and status[0] != "Z" and b"onrecord.bulk.worker" in command:
                found.append(int(place.name))
    return found


def test_an_item_whose_worker_was_killed_is_tried_again():
    outcome = one("die once")
    assert outcome.error is None
    assert outcome.tries == 2


def test_an_error_of_the_tree_comes_back_as_it_is():
    outcome = one("raise", "a.pdf")
    assert isinstance(outcome.error, NoText)
    assert str(outcome.error) == "a.pdf: nothing in it"
    assert outcome.tries == 1


@pytest.mark.parametrize(
    ("what", "with_", "error", "says", "limits"),
    [
        ("hang", "", TooLarge, "seconds", {"seconds": 1}),
        ("eat", 3_000_000_000, TooLarge, "memory", {"memory": 1_000_000_000}),
        ("much", 3_000_000, TooLarge, "output", {"output": 1_000_000}),
        ("fault", "", Damaged, "ZeroDivisionError", {}),
        ("deep", "", Damaged, "nested", {}),
    ],
)
def test_each_limit_is_one_clear_line(what, with_, error, says, limits):
    outcome = one(what, with_, **limits)
    assert isinstance(outcome.error, error)
    assert says in str(outcome.error)
    assert "\n" not in str(outcome.error)
    assert outcome.tries == 1


def test_a_library_that_prints_disturbs_nothing():
    assert one("print").value == "x"


def test_a_worker_writes_only_in_its_own_folder(tmp_path):
    outcome = one("write", tmp_path / "x")
    assert "writes only in its own folder" in str(outcome.error)
    assert not (tmp_path / "x").exists()
    place = one("temporary").value
    assert place
    assert not Path(place).exists()
    assert not Path(place).parent.exists()


@pytest.mark.skipif(not confinement().files, reason="no Landlock in this kernel")
def test_native_code_cannot_write_outside_either(tmp_path):
    assert one("write natively", tmp_path / "x").value == -1
    assert not (tmp_path / "x").exists()


def test_a_worker_has_no_network():
    with socket.create_server(("127.0.0.1", 0)) as server:
        outcome = one("connect", server.getsockname()[1])
        assert "no network" in str(outcome.error)


def test_a_worker_starts_no_programs():
    assert "starts no programs" in str(one("start").error)


def test_a_batch_left_early_leaves_no_process_behind():
    batch = run(double, range(1000), LIMITS)
    assert next(batch).value == 0
    batch.close()
    assert not workers_of(os.getpid())


def test_a_slow_item_does_not_let_the_others_run_away():
    taken = []

    def items():
        for n in range(200):
            taken.append(n)
            yield ("hang", "") if n == 0 else ("fine", str(n))

    batch = run(on_a_bad_day, items(), Limits(seconds=1.5, workers=2))
    began = time.monotonic()
    assert isinstance(next(batch).error, TooLarge)
    assert time.monotonic() - began < 10
    assert len(taken) < 30
    batch.close()


def test_a_function_that_cannot_be_found_is_said():
    namespace = {"__name__": "nowhere_to_be_found"}
    exec("def work(x): return x", namespace)
    import sys
    import types

    sys.modules["nowhere_to_be_found"] = types.SimpleNamespace(work=namespace["work"])
    try:
        with pytest.raises(MissingTool, match="top of a module"):
            list(run(namespace["work"], [1], LIMITS))
    finally:
        del sys.modules["nowhere_to_be_found"]


@pytest.mark.parametrize("call", [b"cos\nsystem\n(S'true'\ntR.", b"cbuiltins\neval\n(S'1'\ntR.", b"rubbish", b""])
def test_an_answer_that_would_call_something_is_no_answer(call):
    with pytest.raises(Broken):
        load(call)


def test_nothing_to_do():
    assert list(run(double, [], LIMITS)) == []


def test_an_unpickled_error_keeps_its_parts():
    error = one("raise", "a.pdf").error
    assert isinstance(error, CannotRead)
    assert error.name == "a.pdf"


def test_a_standing_worker_goes_on_after_whatever_befell_it():
    with Standing(on_a_bad_day, Limits(seconds=20, tries=1), name=lambda item: item[0]) as worker:
        assert worker.ask(("fine", "a")) == "a"
        (first,) = workers_of(os.getpid())
        assert worker.ask(("fine", "b")) == "b" and workers_of(os.getpid()) == [first]
        for what, error in (("die", Damaged), ("raise", NoText), ("fault", Damaged), ("write", Damaged)):
            with pytest.raises(error, match=None if what == "raise" else what):
                worker.ask((what, "/elsewhere"))
        assert worker.ask(("fine", "c")) == "c" and workers_of(os.getpid()) != [first]
    assert workers_of(os.getpid()) == []


def test_a_standing_worker_that_hangs_is_let_go():
    with Standing(on_a_bad_day, Limits(seconds=2)) as worker:
        with pytest.raises(TooLarge, match="longer than 2 seconds"):
            worker.ask(("hang", ""))
        assert worker.ask(("fine", "a")) == "a"
