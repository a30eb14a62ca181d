"""Worker processes that are started again when one dies. One killed worker costs at most its own file.

Not `ProcessPoolExecutor`: there, one killed worker breaks the pool and loses every task that was waiting.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from onrecord.bulk import wire
from onrecord.bulk.confine import Confinement
from onrecord.bulk.outcome import Item, Limits, Outcome, Value
from onrecord.errors import Damaged, MissingTool, OnrecordError, TooLarge

_AHEAD = 4
"""Outcomes a worker may be ahead of the slowest item before it waits; keeps memory flat over a long batch."""
_STARTS = 3
_START = 60.0
"""Seconds a worker may take to start."""


def run(
    work: Callable[[Item], Value],
    items: Iterable[Item],
    limits: Limits | None = None,
    *,
    name: Callable[[Item], str] = str,
) -> Iterator[Outcome[Item, Value]]:
    """Do `work` on every item in worker processes; one outcome an item, in the order of the items.

    `work`: a function at the top of a module (or a `functools.partial` of one); it and the items cross by pickle.
    `name`: what to call an item in errors.
    An item that kills its worker (a crash, the memory limit, a SIGKILL from outside) is tried once more and then comes
    back as `Damaged`; one that takes too long comes back as `TooLarge` at once. Other items never notice.
    Whatever `work` raises is the outcome's error. Raises `MissingTool` when no worker can be started at all.

    >>> [outcome.value for outcome in run(len, ["a", "bcd", ""], Limits(workers=1))]
    [1, 3, 0]
    """
    limits = limits or Limits()
    crew = Crew(pickle.dumps(work), enumerate(items), limits, name, module_of(work))
    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder:
        yield from crew.outcomes(Path(folder))


def confinement() -> Confinement:
    """Which fences a worker has on this machine."""
    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder:
        worker = Worker(pickle.dumps(len), Path(folder), Limits(), frozenset())
        try:
            return worker.fences
        finally:
            worker.stop()


def module_of(work: Any) -> frozenset[str]:
    """The module whose classes an answer may hold."""
    inner = getattr(work, "func", work)
    return frozenset({str(getattr(inner, "__module__", ""))}) - {"builtins", "os", "subprocess", "sys", ""}


class Crew:
    """Threads, each with one worker process, that take items in turn."""

    def __init__(
        self, work: bytes, items: Iterator[tuple[int, Any]], limits: Limits, name: Any, trusted: frozenset[str]
    ) -> None:
        self._work, self._items, self._limits, self._name, self._trusted = work, items, limits, name, trusted
        self._count = limits.workers or os.cpu_count() or 1
        self._lock = threading.Condition()
        self._done: dict[int, Outcome[Any, Any]] = {}
        self._next = 0
        self._running = self._count
        self._stopped = False
        self._fault: BaseException | None = None

    def outcomes(self, folder: Path) -> Iterator[Outcome[Any, Any]]:
        threads = [
            threading.Thread(target=self._serve, args=(folder / str(n),), daemon=True) for n in range(self._count)
        ]
        for thread in threads:
            thread.start()
        try:
            while (outcome := self._wait()) is not None:
                yield outcome
        finally:
            with self._lock:
                self._stopped = True
                self._lock.notify_all()
            for thread in threads:
                thread.join()

    def _wait(self) -> Outcome[Any, Any] | None:
        """The next outcome in order; None after the last."""
        with self._lock:
            while self._next not in self._done and self._running and self._fault is None:
                self._lock.wait()
            if self._next in self._done:
                outcome = self._done.pop(self._next)
                self._next += 1
                self._lock.notify_all()
                return outcome
            if self._fault is not None:
                raise self._fault
            return None

    def _take(self) -> tuple[int, Any] | None:
        with self._lock:
            if self._stopped or self._fault is not None:
                return None
            try:
                number, item = next(self._items)
            except StopIteration:
                return None
            while number - self._next >= _AHEAD * self._count + 1 and not self._stopped:
                self._lock.wait()
            return None if self._stopped else (number, item)

    def _serve(self, folder: Path) -> None:
        worker: Worker | None = None
        try:
            while (taken := self._take()) is not None:
                number, item = taken
                outcome, worker = self.tried(worker, item, folder)
                with self._lock:
                    self._done[number] = outcome
                    self._lock.notify_all()
        except BaseException as error:  # handed to the thread that asked
            self._fault = self._fault or error
        finally:
            if worker is not None:
                worker.stop()
            with self._lock:
                self._running -= 1
                self._lock.notify_all()

    def tried(self, worker: Worker | None, item: Any, folder: Path) -> tuple[Outcome[Any, Any], Worker | None]:
        """What came of one item, and the worker for the next; `worker`: the one at hand, None to start one."""
        name = self._name(item)
        payload = pickle.dumps((name, item))
        for count in range(1, self._limits.tries + 1):
            worker = worker if worker is not None and worker.alive else self._started(folder)
            began = time.monotonic()
            answer = worker.ask(payload, self._limits, lambda: self._stopped)
            spent = time.monotonic() - began
            if answer is not None:
                kind, value = answer
                if kind == "value":
                    return Outcome(item, value, None, count, spent), worker
                return Outcome(item, None, value, count, spent), worker
            worker.stop()
            if worker.late:
                what = f"took longer than {self._limits.seconds:g} seconds"
                return Outcome(item, None, TooLarge(name, what, 'raise the limit "seconds"'), count, spent), None
            worker = None
        what = f"ended the process that read it, {self._limits.tries} times"
        return Outcome(
            item, None, Damaged(name, what, "get a whole copy, or leave it out"), self._limits.tries, spent
        ), None

    def _started(self, folder: Path) -> Worker:
        """A new worker. One that is killed while it starts is no fault of the function: try a few times."""
        for left in range(_STARTS - 1, -1, -1):
            try:
                return Worker(self._work, folder, self._limits, self._trusted)
            except _NotStarted:
                if not left or self._stopped:
                    raise
        raise AssertionError("unreachable")


class _NotStarted(MissingTool):
    """A worker ended before it could say that it is there."""


class Worker:
    """One process. `late` after it was killed for its time."""

    def __init__(self, work: bytes, folder: Path, limits: Limits, trusted: frozenset[str]) -> None:
        folder.mkdir(exist_ok=True)
        self._trusted = trusted
        self.late = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.bulk.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A group of its own: an interrupt at the terminal is ours to deal with.
            start_new_session=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder)},
        )
        start = {
            "path": sys.path,
            "folder": str(folder),
            "work": work,
            "memory": limits.memory,
            "output": limits.output,
        }
        try:
            wire.send(self._in, pickle.dumps(start))
            self.fences: Confinement = self._timed(_START, 0)
        except wire.Broken:
            self.stop()
            raise _NotStarted("no worker process can be started; the function must be at the top of a module") from None

    @property
    def process(self) -> int:
        """Its id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, payload: bytes, limits: Limits, stopped: Callable[[], bool]) -> tuple[str, Any] | None:
        """The answer, or None when the process died or was late."""
        try:
            wire.send(self._in, payload)
            kind, value = self._timed(limits.seconds, 2 * limits.output)
        except (wire.Broken, TypeError, ValueError):
            return None
        if kind == "error" and not isinstance(value, OnrecordError):
            return None
        return kind, value

    def stop(self) -> None:
        """Kill it and clear up after it. By its own handle: its number may be another process's by now."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for stream in (self._in, self._out):
            try:
                stream.close()
            except OSError:
                continue

    def _timed(self, seconds: float, most: int) -> Any:
        timer = threading.Timer(seconds, self._too_late) if seconds else None
        if timer:
            timer.daemon = True
            timer.start()
        try:
            return wire.load(wire.receive(self._out, most=most), self._trusted)
        finally:
            if timer:
                timer.cancel()

    def _too_late(self) -> None:
        self.late = True
        self._process.kill()

    @property
    def _in(self) -> IO[bytes]:
        return cast(IO[bytes], self._process.stdin)

    @property
    def _out(self) -> IO[bytes]:
        return cast(IO[bytes], self._process.stdout)
