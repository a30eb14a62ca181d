"""`onrecord account`: who may see and do what on a team's record."""

from __future__ import annotations

import json

import click

from onrecord.cli import options, printing

SECTION = "Work as a team"

ROLES = click.Choice(["reader", "editor", "administrator"])


@click.group(cls=options.Steps)
def command() -> None:
    """Keep the accounts of a team's record: readers see, editors decide, administrators say who may.

    A record of one person has no account and asks for none. The first account is an administrator's. Accounts bind
    whoever comes by the desk (`onrecord serve`), or works with `onrecord --as NAME`; whoever has the record's folder or
    the password of its database has all of it.
    """


@command.command("list")
@options.record_place
@options.as_json
def list_(place: str, as_json: bool) -> None:
    """List all accounts, closed ones too.

    Example: onrecord account list --record postgresql://archive.example/letters
    """
    from onrecord import api

    with options.opened(place) as record:
        found = api.accounts(record)
    rows = [(a.name, a.role.name.lower(), "open" if a.active else "closed") for a in found]
    if as_json:
        for name, role, state in rows:
            click.echo(json.dumps({"name": name, "role": role, "open": state == "open"}, ensure_ascii=False))
    else:
        printing.table("Accounts", ("name", "role", ""), rows)


@command.command()
@click.argument("name")
@click.argument("role", type=ROLES)
@options.by
@options.record_place
def add(name: str, role: str, by: str, place: str) -> None:
    """Open an account; the password is asked for, twice.

    Example: onrecord account add mara editor
    """
    from onrecord import api

    with options.opened(place, make=True) as record:
        if any(one.name == name for one in api.accounts(record)):
            raise click.ClickException(f"there is an account {name!r} already; change it with role, password or open")
        api.put_account(record, name, role, password=_password(), by=by)
    click.echo(f"{name} is {_an(role)} now")


@command.command()
@click.argument("name")
@click.argument("role", type=ROLES)
@options.by
@options.record_place
def role(name: str, role: str, by: str, place: str) -> None:
    """Give an account another role.

    Example: onrecord account role mara administrator
    """
    _change(place, name, by, role=role)
    click.echo(f"{name} is {_an(role)} now")


@command.command()
@click.argument("name")
@options.by
@options.record_place
def password(name: str, by: str, place: str) -> None:
    """Give an account another password; whoever is signed in with the old one is signed out.

    Example: onrecord account password mara
    """
    _change(place, name, by, password=_password())
    click.echo(f"{name} has another password now")


@command.command("close")
@click.argument("name")
@options.by
@options.record_place
def close(name: str, by: str, place: str) -> None:
    """Close an account: it opens nothing any more; what it decided stays signed with its name.

    Example: onrecord account close mara
    """
    _change(place, name, by, active=False)
    click.echo(f"{name} is closed")


@command.command("open")
@click.argument("name")
@options.by
@options.record_place
def open_(name: str, by: str, place: str) -> None:
    """Open a closed account again.

    Example: onrecord account open mara
    """
    _change(place, name, by, active=True)
    click.echo(f"{name} is open")


def _change(
    place: str, name: str, by: str, *, role: str | None = None, password: str | None = None, active: bool | None = None
) -> None:
    from onrecord import api

    with options.opened(place) as record:
        now = api.account(record, name)
        role = role or now.role.name.lower()
        active = now.active if active is None else active
        api.put_account(record, name, role, password=password, active=active, by=by)


def _password() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


def _an(role: str) -> str:
    return f"a{'' if role == 'reader' else 'n'} {role}"
