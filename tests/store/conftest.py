"""Every test that asks for `place` runs twice: on a folder with SQLite, and on PostgreSQL where there is a server."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from onrecord.store import Record, open_record

sys.path.insert(0, str(Path(__file__).parent))  # for `made_letters`


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def kind(request: pytest.FixtureRequest) -> str:
    """Which database; whatever asks for a place or a record runs on both."""
    return request.param


@pytest.fixture
def place(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty place for a record."""
    if kind == "sqlite":
        yield str(tmp_path / "record")
    else:
        yield from database(request.getfixturevalue("server"))


@pytest.fixture(scope="session")
def fresh(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], AbstractContextManager[Record]]]:
    """Gives empty records: one is made, the others are copies, since migrating anew would take most of the time."""
    if kind == "sqlite":
        blank = tmp_path_factory.mktemp("blank") / "record"
        open_record(blank).close()

        @contextmanager
        def made() -> Iterator[Record]:
            with open_record(shutil.copytree(blank, tmp_path_factory.mktemp("kept") / "record")) as opened:
                yield opened

        yield made
        return
    server = request.getfixturevalue("server")
    for template in database(server):
        open_record(template).close()
        yield partial(copied, server, template.rsplit("/", 1)[1])


@contextmanager
def copied(server: str, template: str) -> Iterator[Record]:
    """A record in a copy of the template."""
    for address in database(server, template):
        with open_record(address) as opened:
            yield opened


@pytest.fixture
def record(fresh: Callable[[], AbstractContextManager[Record]]) -> Iterator[Record]:
    """An empty record."""
    with fresh() as made:
        yield made


def database(server: str, template: str = "template1") -> Iterator[str]:
    """A fresh database on the server, dropped afterwards."""
    psycopg = pytest.importorskip("psycopg")
    name = f"onrecord_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server.rsplit("/", 1)[0] + "/" + name
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a PostgreSQL server: $ONRECORD_POSTGRES, or one started for this run; skips where there is none."""
    if given := os.environ.get("ONRECORD_POSTGRES"):
        yield given
        return
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    programs = [p.parent for p in programs if p.name]
    if not programs:
        pytest.skip("no PostgreSQL here: the same tests run on SQLite alone")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
    try:
        yield from started(programs[-1], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def started(programs: Path, folder: Path) -> Iterator[str]:
    """Run a server in the folder, on loopback, as a user that is not root (it refuses to run as one)."""
    run = runner(folder)
    data, port = str(folder / "data"), free_port()
    run([programs / "initdb", "-D", data, "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start"])
    try:
        yield f"postgresql://onrecord@127.0.0.1:{port}/postgres"
    finally:
        run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def runner(folder: Path) -> Callable[[list[object]], None]:
    who = {}
    if os.getuid() == 0:
        names = {user.pw_name for user in pwd.getpwall()}
        name = "postgres" if "postgres" in names else "nobody"
        user = pwd.getpwnam(name)
        os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def run(command: list[object]) -> None:
        subprocess.run(
            [str(part) for part in command],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **who,
        )

    return run


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
