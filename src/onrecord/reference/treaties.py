"""Treaties: names, dates, depositary, and the rules by which a state joins. One file each, `data/treaties/CCM.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from onrecord.errors import BadReference
from onrecord.reference import files
from onrecord.reference.names import Name, shown
from onrecord.reference.things import chosen, loader, names_of

EFFECTS = ("first_of_sixth_month", "six_months", "30_days", "60_days", "90_days", "deposit", "none")


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty or a protocol.

    weapon          id of the weapon class it is about; None for others
    part_of         id of the convention a protocol belongs to
    adopted, opened days of adoption and of opening for signature
    closed          the first day on which it can no longer be signed; None when it still can be
    in_force        None while it is not in force
    accession_from  the first day on which a state that has not signed may accede; None when that is not yet so
    signed          False for instruments that are never signed, only consented to (protocols of the CCW)
    effect          when an instrument of a state takes effect, as the treaty's article says:
                    first_of_sixth_month | six_months | 30_days | 60_days | 90_days | deposit | none
    tabled          True when its status per state is among the data files
    """

    id: str
    names: tuple[Name, ...]
    depositary: str
    weapon: str | None = None
    part_of: str | None = None
    adopted: date | None = None
    adopted_at: str | None = None
    opened: date | None = None
    closed: date | None = None
    in_force: date | None = None
    accession_from: date | None = None
    signed: bool = True
    effect: str = "none"
    examples: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Its usual name in a language, else in English."""
        return shown(self.names, language) or self.id

    def open_for_signature_on(self, day: date) -> bool:
        """True while a state may sign.

        >>> treaty("CCM").open_for_signature_on(date(2010, 7, 31))
        True
        >>> treaty("CCM").open_for_signature_on(date(2010, 8, 1))
        False
        """
        return self.signed and self.opened is not None and self.opened <= day < (self.closed or date.max)

    def open_for_accession_on(self, day: date) -> bool:
        """True once a state that has not signed may accede."""
        return self.accession_from is not None and self.accession_from <= day

    def in_force_for(self, deposited: date) -> date | None:
        """The day the treaty enters into force for a state that deposits its instrument on a day; None while it cannot.

        >>> treaty("CCM").in_force_for(date(2011, 6, 29))
        datetime.date(2011, 12, 1)
        """
        if self.in_force is None or self.effect == "none":
            return None
        return max(self.in_force, _effect(self.effect, deposited))


def treaties() -> tuple[Treaty, ...]:
    """Every treaty known, in order of id."""
    return tuple(_by_id().values())


def treaty(id: str) -> Treaty:
    """The treaty of an id, as "CCM". Raises `BadReference` for an id nobody bears."""
    return chosen(_by_id(), id, "treaty")


def find_treaty(name: str) -> Treaty | None:
    """The treaty that bears a name or abbreviation in any language; None when none or more than one does.

    >>> find_treaty("Ottawa Convention").id, find_treaty("Inhumane Weapons Convention").id
    ('APMBC', 'CCW')
    """
    from onrecord.reference.gazetteer import look_up

    found = look_up(name, kinds=("treaty",))
    return treaty(found[0]) if len(found) == 1 else None


def read_treaty(table: files.Table) -> Treaty:
    """One file -> one treaty. Raises `BadReference` for anything that is not as it should be."""
    effect = table.text("effect", "none")
    if effect not in EFFECTS:
        raise table.bad("effect", "one of " + ", ".join(EFFECTS))
    one = Treaty(
        id=table.text("id"),
        names=names_of(table),
        depositary=table.text("depositary"),
        weapon=table.optional("weapon"),
        part_of=table.optional("part_of"),
        adopted=table.day("adopted"),
        adopted_at=table.optional("adopted_at"),
        opened=table.day("opened"),
        closed=table.day("closed"),
        in_force=table.day("in_force"),
        accession_from=table.day("accession_from"),
        signed=bool(table.values.get("signed", True)),
        effect=effect,
        examples=table.texts("examples"),
        not_this=table.texts("not_this"),
    )
    _in_order(table, one)
    return one


def _in_order(table: files.Table, one: Treaty) -> None:
    days = [("adopted", one.adopted), ("opened", one.opened), ("in_force", one.in_force)]
    known = [(key, day) for key, day in days if day]
    for (earlier, a), (later, b) in pairwise(known):
        if a > b:
            raise BadReference(f"{table.name}: {later}: expected a day on or after {earlier} ({a})")


def _effect(effect: str, deposited: date) -> date:
    if effect == "first_of_sixth_month":
        months = deposited.year * 12 + deposited.month - 1 + 6
        return date(months // 12, months % 12 + 1, 1)
    if effect == "six_months":
        months = deposited.year * 12 + deposited.month - 1 + 6
        return _clamped(months // 12, months % 12 + 1, deposited.day)
    return deposited + timedelta(days=int(effect.removesuffix("_days")) if effect.endswith("_days") else 0)


def _clamped(year: int, month: int, day: int) -> date:
    # 31 August and six months is the last day of February.
    for last in range(day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day)


_by_id = loader("treaties", read_treaty)
