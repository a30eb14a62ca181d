"""A record as an archivist uses it: a folder with a space and Cyrillic, two at once, Ctrl-C, a copy elsewhere."""

import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    """The real command in a process (and a terminal's group) of its own."""
    command = [*ONRECORD, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True, **options)  # type: ignore[call-overload,no-any-return]


def run(*arguments: object, **options: object) -> tuple[int, str, str]:
    child = start(*arguments, **options)
    out, err = child.communicate(timeout=240)
    return child.returncode, out, err


STOPPED = re.compile(
    r"((\d+ files? of 40|no file) done(?: yet)?; the same command goes on with the rest\n+)?stopped; .* kept\n"
)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "входящие письма"
    folder.mkdir()
    for n in range(40):
        asked = f"Dear Minister,\n\nWe urge you to sign item {n} of {n * 7919}."
        text = f"Geneva, {n % 28 + 1} March 2014\n\n{asked}\n\nIvo Tarn\n"
        (folder / f"письмо {n}.txt").write_text(text, "utf-8")
    return folder


def test_stopped_with_ctrl_c_adding_goes_on_where_it_was_and_two_may_add_at_once(letters: Path, tmp_path: Path) -> None:
    place = tmp_path / "архив 2014"
    child = start("add", letters, "--record", place)
    until = time.monotonic() + 60
    while time.monotonic() < until and len(list((place / "originals").glob("*/*"))) < 5:
        time.sleep(0.01)
    os.killpg(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert (STOPPED.fullmatch(said.lstrip()) and child.returncode == 130) or (child.returncode, said) == (0, "")
    assert run("verify", "--record", place)[0] == 0
    both = [start("add", letters, "--record", place) for _ in range(2)]
    assert [(one.communicate(timeout=240), one.returncode)[1] for one in both] == [0, 0]
    code, told, _ = run("verify", "--record", place)
    assert code == 0 and told.startswith("40 files, 40 letters")


def test_a_copy_is_taken_elsewhere_and_never_over_a_record(letters: Path, tmp_path: Path) -> None:
    place, copy, other = tmp_path / "архив", tmp_path / "копия 1", tmp_path / "на другой машине"
    assert run("add", letters / "письмо 1.txt", "--record", place)[0] == 0
    assert run("backup", copy, "--record", place)[0] == 0
    for again in (("backup", copy, "--record", place), ("restore", copy, "--record", place)):
        code, _, said = run(*again)
        assert (code, said.count("\n")) == (6, 1) and "is there already; name a place that is not" in said
    assert run("restore", copy, "--record", other)[0] == 0
    assert "1 of 1 letter" in run("search", "sign", "--record", other)[1]
    assert run("verify", "--record", other)[0] == 0


def test_a_full_disk_gives_one_clear_line_and_what_was_kept_stays(letters: Path, tmp_path: Path) -> None:
    """Files may not grow beyond what the record is already: as on a disk without space."""
    place = tmp_path / "record"
    assert run("add", letters / "письмо 1.txt", "--record", place)[0] == 0

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    code, _, said = run("rebuild", "--record", place, preexec_fn=full)
    assert code == 6 and said.startswith("onrecord: ") and "disk" in said and said.count("\n") == 1
    code, told, _ = run("verify", "--record", place)
    assert code == 0 and told.startswith("1 file, 1 letter")


def test_a_port_that_is_taken_is_told_before_any_address_is(letters: Path, tmp_path: Path) -> None:
    place = tmp_path / "record"
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        code, out, said = run("serve", "--record", place, "--port", port)
    assert code == 1 and out == "" and "The desk is at" not in said
    assert f"port {port} is taken, perhaps by a desk that is open already" in said and "Traceback" not in said
    code, _, said = run("serve", "--record", place, "--port", 99999)
    assert code == 2 and "65535" in said


def test_the_desk_says_where_it_is_and_that_its_record_is_new_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    place = tmp_path / "slip of the pen"
    child = start("serve", "--record", place, "--port", 0)
    assert child.stderr is not None
    told = [child.stderr.readline(), child.stderr.readline()]
    assert "is a new record, still empty" in told[0]
    address = told[1].split()[4]
    until = time.monotonic() + 60
    while True:
        try:
            page = urllib.request.urlopen(address).read().decode()
            break
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
    assert "onrecord" in page
    os.killpg(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert "Traceback" not in said


def test_ctrl_c_pressed_twice_still_ends_in_one_line(letters: Path, tmp_path: Path) -> None:
    place = tmp_path / "record"
    child = start("add", letters, "--record", place)
    until = time.monotonic() + 60
    while time.monotonic() < until and len(list((place / "originals").glob("*/*"))) < 5:
        time.sleep(0.01)
    for _ in range(3):
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGINT)
            time.sleep(0.05)
    _, said = child.communicate(timeout=60)
    assert (STOPPED.fullmatch(said.lstrip()) and child.returncode == 130) or (child.returncode, said) == (0, "")
    assert run("verify", "--record", place)[0] == 0


def test_a_fault_of_our_own_is_told_in_one_line_with_its_place() -> None:
    broken = (
        "import onrecord.cli.verify as v; v.command.callback = lambda **_: 1 / 0; "
        "from onrecord.cli import main; main(['verify', '--record', 'x'])"
    )
    done = subprocess.run([sys.executable, "-c", broken], capture_output=True, text=True, check=False)
    assert done.returncode == 70 and done.stderr.count("\n") == 1
    assert (
        "ZeroDivisionError: division by zero in <string>, line 1" in done.stderr and "ONRECORD_TRACE=1" in done.stderr
    )
    environment = {**os.environ, "ONRECORD_TRACE": "1"}
    done = subprocess.run([sys.executable, "-c", broken], capture_output=True, text=True, check=False, env=environment)
    assert "Traceback" in done.stderr
