"""`onrecord serve`: the desk, a page on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import options, printing

if TYPE_CHECKING:
    import socket

SECTION = "Ask the record"

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--port", default=8650, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others need accounts.")
@click.option("--name", multiple=True, help="Name the desk is reached by from other machines; may be given again.")
@options.record_place
def command(port: int, host: str, name: tuple[str, ...], place: str) -> None:
    """Open the record as pages in a browser, on this machine only unless told otherwise; nothing is fetched elsewhere.

    A team opens accounts on the desk's page "Accounts" first; before that the desk listens on no other address.

    Example: onrecord serve --record my-record
    """
    import os

    import uvicorn

    from onrecord import api

    is_new = not api.is_record(place)
    with api.open_record(place, say=printing.under_way()) as record:
        api.catch_up(record, say=printing.under_way())
        if host not in LOOPBACK and not any(account.active for account in api.accounts(record)):
            raise click.ClickException(
                f"{host} can be reached by others and this record has no accounts; run `onrecord serve`, open the "
                "first account on the page Accounts, then listen on other addresses"
            )
    taken = _listening(host, port)
    # The desk is named, not imported: commands and pages are two shells over one api and know nothing of each other.
    os.environ["ONRECORD_RECORD"] = place
    os.environ["ONRECORD_HOSTS"] = ",".join((*name, *([host] if host not in ("0.0.0.0", "::") else [])))
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    if is_new:
        click.echo(f"{place} is a new record, still empty; to open one that is there, name it with --record", err=True)
    click.echo(f"The desk is at http://{shown}:{taken.getsockname()[1]}/ (end it with Ctrl-C)", err=True)
    settings = uvicorn.Config("onrecord.web.app:from_environment", factory=True, log_level="warning")
    uvicorn.Server(settings).run(sockets=[taken])


def _listening(host: str, port: int) -> socket.socket:
    """The address taken before anything is said of it. Raises `click.ClickException` when it cannot be."""
    import errno
    import socket

    try:
        kind, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        taken = socket.socket(kind, socket.SOCK_STREAM)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = f"port {port} is taken, perhaps by a desk that is open already; open that, or name another --port"
        elif error.errno == errno.EACCES:
            why = f"port {port} is kept for the system; name one above 1023, such as --port 8650"
        else:
            why = f"{host} is no address of this machine ({error.strerror or error}); leave --host out"
        raise click.ClickException(why) from None
    return taken
