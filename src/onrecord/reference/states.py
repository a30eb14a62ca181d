"""States: the members of the United Nations, observers, others that act as states, and states that are no more.

One file per state, `data/states/RUS.toml`; codes are ISO 3166-1 alpha-3 (user-assigned "X.." for what has none).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.errors import BadReference
from onrecord.reference import files
from onrecord.reference.names import Name, Sort, shown

STANDINGS = ("un_member", "observer", "other", "former", "invented")


@dataclass(frozen=True, slots=True)
class City:
    """A capital, a seat of the United Nations or a city of diplomacy, and the state it lies in (alpha-3)."""

    id: str
    state: str
    names: tuple[Name, ...]
    capital: bool = False

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in English."""
        return shown(self.names, language) or self.id


@dataclass(frozen=True, slots=True)
class State:
    """A state.

    code        ISO 3166-1 alpha-3
    alpha2, numeric   of ISO 3166-1; None where it has none
    standing    un_member | observer | other | former | invented
    un_member_since   None for those that are not members
    since, until      years of a former state; None where open
    successor   code of the state that continues it or succeeded in its place; None when there is none
    is_also_a_surname  True for names people bear too ("Jordan", "Chad"): the recogniser then looks at the neighbours
    """

    code: str
    alpha2: str | None
    numeric: str | None
    standing: str
    names: tuple[Name, ...]
    un_member_since: date | None = None
    since: int | None = None
    until: int | None = None
    successor: str | None = None
    cities: tuple[City, ...] = ()
    not_this: tuple[str, ...] = ()
    is_also_a_surname: bool = False

    @property
    def id(self) -> str:
        return self.code

    def name(self, language: str = "en") -> str:
        """Its short name in a language, else in English."""
        return shown(self.names, language) or self.code

    def formal_name(self, language: str = "en") -> str:
        """Its formal name in a language, else in English, else the short one."""
        return shown(self.names, language, sort=Sort.FORMAL) or self.name(language)

    @property
    def capital(self) -> City | None:
        """Its capital; None when the file names none."""
        return next((city for city in self.cities if city.capital), None)

    def existed_on(self, day: date) -> bool:
        """False for a former state before its first or after its last year."""
        return (self.since is None or self.since <= day.year) and (self.until is None or day.year <= self.until)


def states() -> tuple[State, ...]:
    """Every state known, in order of code.

    >>> sum(s.standing == "un_member" for s in states())
    193
    """
    return tuple(_by_code().values())


def state(code: str) -> State:
    """The state of an ISO 3166-1 alpha-3 (or alpha-2) code. Raises `BadReference` for a code nobody bears.

    >>> state("RUS").formal_name("fr")
    'Fédération de Russie'
    """
    found = has_state(code)
    if found is None:
        raise BadReference(f"no state has the code {code!r}; codes are ISO 3166-1 alpha-3, as RUS or NZL")
    return found


def has_state(code: str) -> State | None:
    """The state of a code, or None: for holders, which may be states or not.

    >>> has_state("Human Rights Watch") is None, has_state("NZ").code
    (True, 'NZL')
    """
    return _by_code().get(code) or _by_alpha2().get(code)


def find_state(name: str, *, on: date | None = None) -> State | None:
    """The state that bears a name, in any language; None when no state or more than one does.

    Exact after folding (case, accents, hyphens), an article before it left out; fuzzy matching never decides.
    `on` tells former names apart: "Yugoslavia" in 1985 is another state than in 2001.

    >>> find_state("the Republic of Korea").code, find_state("République populaire démocratique de Corée").code
    ('KOR', 'PRK')
    >>> find_state("Congo") is None, sorted(s.code for s in find_states("Congo"))
    (True, ['COD', 'COG'])
    """
    found = find_states(name, on=on)
    return found[0] if len(found) == 1 else None


def find_states(name: str, *, on: date | None = None) -> tuple[State, ...]:
    """All states that bear a name: more than one where it is ambiguous ("Congo", "Korea")."""
    from onrecord.reference.gazetteer import look_up

    return tuple(state(i) for i in look_up(name, kinds=("state",), on=on))


@files.remembered
def _by_code() -> dict[str, State]:
    found: dict[str, State] = {}
    for table in files.tables("states"):
        one = read_state(table)
        if one.code in found:
            raise table.bad("code", f"a code of its own; {one.code} is taken")
        found[one.code] = one
    return found


@files.remembered
def _by_alpha2() -> dict[str, State]:
    return {s.alpha2: s for s in _by_code().values() if s.alpha2 and s.standing != "former"}


def read_state(table: files.Table) -> State:
    """One file -> one state. Raises `BadReference` for anything that is not as it should be."""
    code = table.text("code")
    table.sources()
    standing = table.text("standing", "other")
    if standing not in STANDINGS:
        raise table.bad("standing", "one of " + ", ".join(STANDINGS))
    if not (len(code) == 3 and code.isalpha() and code.isupper()):
        raise table.bad("code", "three capital letters, as in ISO 3166-1 alpha-3")
    names = read_names(table)
    if shown(names, "en") is None:
        raise table.bad("short", "at least an English short name")
    return State(
        code=code,
        alpha2=table.optional("alpha2"),
        numeric=table.optional("numeric"),
        standing=standing,
        names=names,
        un_member_since=table.day("un_member_since"),
        since=table.year("since"),
        until=table.year("until"),
        successor=table.optional("successor"),
        cities=tuple(_city(table, key, code) for key in table.inner("cities").values),
        not_this=table.texts("not_this"),
        is_also_a_surname=bool(table.values.get("is_also_a_surname", False)),
    )


def read_names(table: files.Table) -> tuple[Name, ...]:
    """The names of any thing: tables `short`, `formal`, `also`, `adjectives` by language, and rows of `former`."""
    found: list[Name] = []
    for sort, key in _SORTED:
        by_language = table.inner(key)
        found += [Name(text, language, sort) for language in by_language.values for text in by_language.texts(language)]
    for row in table.rows("former"):
        since, until = row.year("since"), row.year("until")
        for language in row.values.keys() - {"since", "until"}:
            found += [Name(text, language, Sort.FORMER, since, until) for text in row.texts(language)]
    return tuple(found)


_SORTED: tuple[tuple[Sort, str], ...] = (
    (Sort.SHORT, "short"),
    (Sort.FORMAL, "formal"),
    (Sort.ALSO, "also"),
    (Sort.ADJECTIVE, "adjectives"),
)


def _city(table: files.Table, key: str, state: str) -> City:
    inner = table.inner("cities").inner(key)
    names = tuple(
        Name(text, language) for language in inner.values if language != "capital" for text in inner.texts(language)
    )
    return City(key, state, names or (Name(key, "en"),), bool(inner.values.get("capital", False)))
