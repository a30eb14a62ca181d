"""`onrecord serve`: the desk, a page on this machine."""

from __future__ import annotations

import click

from onrecord.cli import options, printing

SECTION = "Ask the record"

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--port", default=8650, show_default=True, help="Port to listen on.")
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

    with api.open_record(place, say=printing.under_way()) as record:
        api.catch_up(record, say=printing.under_way())
        if host not in LOOPBACK and not any(account.active for account in api.accounts(record)):
            raise click.ClickException(
                f"{host} can be reached by others and this record has no accounts; run `onrecord serve`, open the "
                "first account on the page Accounts, then listen on other addresses"
            )
    # The desk is named, not imported: commands and pages are two shells over one api and know nothing of each other.
    os.environ["ONRECORD_RECORD"] = place
    os.environ["ONRECORD_HOSTS"] = ",".join((*name, *([host] if host not in ("0.0.0.0", "::") else [])))
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    click.echo(f"The desk is at http://{shown}:{port}/ (end it with Ctrl-C)", err=True)
    uvicorn.run("onrecord.web.app:from_environment", factory=True, host=host, port=port, log_level="warning")
