"""One worker process kept for what is asked now and then: a page drawn for whoever looks at it."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Generic, cast

from onrecord.bulk.outcome import Item, Limits, Value
from onrecord.bulk.workers import Crew, Worker, module_of


class Standing(Generic[Item, Value]):
    """`work` done by one worker, one item at a time; the worker is started with the first and again when it died.

    `work`: a function at the top of a module; it and the items cross by pickle. `name`: what to call an item in errors.

    >>> with Standing(len) as length:
    ...     length.ask("four")
    4
    """

    def __init__(
        self, work: Callable[[Item], Value], limits: Limits | None = None, *, name: Callable[[Item], str] = str
    ) -> None:
        self._crew = Crew(pickle.dumps(work), iter(()), limits or Limits(), name, module_of(work))
        self._lock = Lock()
        self._worker: Worker | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def ask(self, item: Item) -> Value:
        """The value for an item. Raises what `work` raises, `Damaged` or `TooLarge` for what its worker died of."""
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True)
            outcome, self._worker = self._crew.tried(self._worker, item, Path(self._folder.name) / "0")
        if outcome.error is not None:
            raise outcome.error
        return cast(Value, outcome.value)

    @property
    def process(self) -> int | None:
        """Id of the worker's process; None while there is none."""
        return self._worker.process if self._worker and self._worker.alive else None

    def close(self) -> None:
        """End the worker; asked again, there is a new one."""
        with self._lock:
            worker, folder = self._worker, self._folder
            self._worker = self._folder = None
        if worker is not None:
            worker.stop()
        if folder is not None:
            folder.cleanup()

    def __enter__(self) -> Standing[Item, Value]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
