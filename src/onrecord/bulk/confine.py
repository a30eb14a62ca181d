"""What a worker gives up before it opens a stranger's file: the network, other programs, writing outside its folder.

Three fences, each as far as the system has it: limits of the process (POSIX), Landlock and a network of its own
(Linux, for native code too), and a hook on Python's own calls (everywhere).
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_NO_NEW_PRIVILEGES, _DEATH_SIGNAL = 38, 1
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000
_WRITE_FILE, _REFER, _TRUNCATE = 1 << 1, 1 << 13, 1 << 14
_MAKE_AND_REMOVE = sum(1 << bit for bit in range(4, 13))

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = frozenset(
    ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate")
)
_REFUSED: tuple[str, ...] = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "subprocess.",
    "os.exec",
    "os.fork",
)
_REFUSED += ("os.posix_spawn", "os.spawn", "os.system", "pty.")


@dataclass(frozen=True, slots=True)
class Confinement:
    """Which fences stand on this machine: `limits` of the process, `files` by Landlock, `network` of its own.

    `python`, the hook on Python's own calls, stands everywhere.
    """

    limits: bool
    files: bool
    network: bool
    python: bool = True


def confine(folder: Path, *, memory: int, output: int) -> Confinement:
    """Put up every fence there is. There is no way back for this process."""
    fences = Confinement(_limit(memory, output), *_fence_linux(folder))
    _hook(folder)
    return fences


def _limit(memory: int, output: int) -> bool:
    try:
        import resource
    except ImportError:
        return False
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, output)):
        if most:
            _, hard = resource.getrlimit(what)
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True


def _fence_linux(folder: Path) -> tuple[bool, bool]:
    if not sys.platform.startswith("linux"):
        return False, False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_DEATH_SIGNAL, 9, 0, 0, 0)
    # Alone first: a user namespace takes from root the right to read others' files.
    network = libc.unshare(_NEW_NETWORK) == 0 or libc.unshare(_NEW_USER | _NEW_NETWORK) == 0
    return _landlock(libc, folder), network


def _landlock(libc: Any, folder: Path) -> bool:
    """Forbid writing, making and removing files anywhere but in `folder`. After the kernel's landlock(7)."""
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    handled = _WRITE_FILE | _MAKE_AND_REMOVE | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    rules = libc.syscall(
        _CREATE_RULESET, ctypes.byref(ctypes.c_uint64(handled)), ctypes.c_size_t(8), ctypes.c_uint32(0)
    )
    if rules < 0:
        return False
    try:
        _allow(libc, rules, folder, handled)
        _allow(libc, rules, Path(os.devnull), handled & (_WRITE_FILE | _TRUNCATE))
        if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
            return False
        return bool(libc.syscall(_RESTRICT_SELF, rules, ctypes.c_uint32(0)) == 0)
    finally:
        os.close(rules)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def _allow(libc: Any, rules: int, place: Path, rights: int) -> None:
    handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(rights, handle)
        libc.syscall(_ADD_RULE, rules, 1, ctypes.byref(rule), ctypes.c_uint32(0))
    finally:
        os.close(handle)


def _hook(folder: Path) -> None:
    inside = (f"{folder}{os.sep}", f"{os.devnull}{os.sep}")

    def allowed(path: Any) -> bool:
        if isinstance(path, int):
            return True
        try:
            # Not Path.resolve: it would ask the disk, and end in this hook again.
            return f"{os.path.abspath(os.fsdecode(path))}{os.sep}".startswith(inside)  # noqa: PTH100
        except (TypeError, ValueError):
            return False

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if flags & _WRITING and not allowed(path):
                raise PermissionError(f"a worker writes only in its own folder, not to {path}")
        elif event in _CHANGING:
            if not allowed(arguments[0]):
                raise PermissionError(f"a worker changes nothing outside its own folder ({event})")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"a worker has no network and starts no programs ({event})")

    sys.addaudithook(watch)
