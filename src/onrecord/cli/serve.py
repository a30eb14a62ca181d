"""`onrecord serve`: the desk, a page on this machine."""

from __future__ import annotations

import click

from onrecord.cli import options


@click.command()
@click.option("--port", default=8650, show_default=True, help="Port on this machine.")
@options.record_place
def command(port: int, place: str) -> None:
    """Open the record as pages in a browser, on this machine only; nothing is fetched from elsewhere.

    Example: onrecord serve --record my-record
    """
    import os

    import uvicorn

    # The desk is named, not imported: commands and pages are two shells over one api and know nothing of each other.
    os.environ["ONRECORD_RECORD"] = place
    click.echo(f"The desk is at http://127.0.0.1:{port}/ (end it with Ctrl-C)", err=True)
    uvicorn.run("onrecord.web.app:from_environment", factory=True, host="127.0.0.1", port=port, log_level="warning")
