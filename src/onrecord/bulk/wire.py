"""How parent and worker talk: a length, then a pickle. What comes back is unpickled with care."""

from __future__ import annotations

import io
import pickle
import struct
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
_PLAIN = frozenset(
    {"set", "frozenset", "complex", "bytearray", "range", "slice", "list", "dict", "tuple", "object"}
)  # fmt: skip
_PACKAGES = frozenset({"onrecord", "datetime", "decimal", "fractions", "collections", "uuid", "enum"})


class Broken(Exception):
    """The other side is gone, or says what it must not."""


def send(stream: IO[bytes], payload: bytes) -> None:
    """Write one message. Raises `Broken`."""
    try:
        stream.write(_LENGTH.pack(len(payload)) + payload)
        stream.flush()
    except (OSError, ValueError):
        raise Broken from None


def receive(stream: IO[bytes], *, most: int = 0) -> bytes:
    """Read one message of at most `most` bytes (0: any). Raises `Broken`."""
    try:
        head = _exactly(stream, _LENGTH.size)
        (length,) = _LENGTH.unpack(head)
        if most and length > most:
            raise Broken
        return _exactly(stream, length)
    except (OSError, ValueError, MemoryError, OverflowError):
        raise Broken from None


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise Broken
    return data


def load(payload: bytes, trusted: frozenset[str] = frozenset()) -> Any:
    """Unpickle an answer. Only classes of onrecord, of plain values and of the modules in `trusted` are made.

    A worker that a hostile file has taken over can answer with any pickle; this one calls no function for it.
    Raises `Broken`.
    """
    try:
        return _Careful(io.BytesIO(payload), trusted).load()
    except Exception:  # an unpickler fed by a stranger raises nearly everything
        raise Broken from None


class _Careful(pickle.Unpickler):
    def __init__(self, stream: IO[bytes], trusted: frozenset[str]) -> None:
        super().__init__(stream)
        self._trusted = trusted

    def find_class(self, module: str, name: str) -> Any:
        package = module.partition(".")[0]
        ours = package in _PACKAGES or module in self._trusted
        if "." not in name and (ours or (module == "builtins" and self._builtin(name))):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        if (module, name) == ("copyreg", "_reconstructor"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no value")

    def _builtin(self, name: str) -> bool:
        import builtins

        found = getattr(builtins, name, None)
        return name in _PLAIN or (isinstance(found, type) and issubclass(found, Exception))
