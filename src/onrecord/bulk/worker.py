"""The process that opens strangers' files. Started by `workers.py` as `python -m onrecord.bulk.worker`."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from onrecord.bulk import wire
from onrecord.bulk.confine import confine
from onrecord.errors import Damaged, OnrecordError, TooLarge


def main() -> None:
    """Say which fences stand, then answer until nothing more is asked."""
    asked, answers = _streams()
    start = pickle.loads(wire.receive(asked))
    sys.path[:] = start["path"]
    # The function and what it imports are loaded before the fences go up: later, no file may be written beside them.
    sys.dont_write_bytecode = True
    tempfile.tempdir = start["folder"]
    work: Callable[[Any], Any] = pickle.loads(start["work"])
    fences = confine(Path(start["folder"]), memory=start["memory"], output=start["output"])
    wire.send(answers, pickle.dumps(fences))
    while True:
        try:
            name, item = pickle.loads(wire.receive(asked))
        except wire.Broken:
            return
        answer, tired = _answer(work, item, name, start)
        wire.send(answers, answer)
        if tired:
            return


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to the parent, out of reach of libraries that print."""
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nothing, handle)
    return asked, answers


def _answer(work: Callable[[Any], Any], item: Any, name: str, start: dict[str, Any]) -> tuple[bytes, bool]:
    """("value", ...) or ("error", ...), pickled; and whether the process should be replaced."""
    try:
        answer = pickle.dumps(("value", work(item)))
        if start["output"] and len(answer) > start["output"]:
            return _error(TooLarge(name, "gives more than may be kept of one file", 'raise the limit "output"')), True
        return answer, False
    except OnrecordError as error:
        return _error(error), False
    except MemoryError:
        what = f"needs more than {start['memory'] / 1e9:.1f} GB of memory"
        return _error(TooLarge(name, what, 'raise the limit "memory", or split the file')), True
    except RecursionError:
        return _error(Damaged(name, "nested deeper than can be read", "save it as PDF or text")), True
    except Exception as error:  # whatever a reader does with a broken file costs that file alone
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return _error(Damaged(name, f"the reader failed on it ({said})", "get a whole copy, or report the file")), False


def _error(error: OnrecordError) -> bytes:
    return pickle.dumps(("error", error))


if __name__ == "__main__":
    main()
