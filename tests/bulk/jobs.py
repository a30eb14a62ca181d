"""What workers are asked to do in the tests: good work and every kind of bad day."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.errors import NoText


def double(number: int) -> int:
    return number * 2


def on_a_bad_day(item: tuple[str, str]) -> object:
    """`item`: what happens, and with what."""
    what, with_ = item
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "die once":
        # A worker's folder is kept for the one that is started in its place.
        mark = Path(tempfile.gettempdir()) / "mark"
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        time.sleep(60)
    if what == "eat":
        return len(bytearray(int(with_)))
    if what == "raise":
        raise NoText(with_, "nothing in it")
    if what == "fault":
        raise ZeroDivisionError("in a reader")
    if what == "deep":
        return deep(0)
    if what == "much":
        return bytes(int(with_))
    if what == "print":
        print("rubbish on the standard output", flush=True)
        os.write(1, b"more rubbish")
    if what == "write":
        Path(with_).write_text("x")
    if what == "write natively":
        return write_natively(with_)
    if what == "connect":
        return connect(with_)
    if what == "start":
        return subprocess.run([sys.executable, "-c", "0"]).returncode
    if what == "temporary":
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"x")
            return file.name
    return with_


def deep(n: int) -> int:
    return deep(n + 1) + 1


def connect(port: str) -> str:
    socket.create_connection(("127.0.0.1", int(port)), timeout=2)
    return "connected"


def write_natively(place: str) -> int:
    """Past Python's own calls, as a taken-over library would."""
    import ctypes

    return ctypes.CDLL(None).creat(place.encode(), 0o644)
