"""Names of states, treaties and other topics as sentences need them, from `reference`; the bare id for none known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.errors import BadReference


@dataclass(frozen=True, slots=True)
class Named:
    """How a state or topic is called.

    bare     as a heading: "Netherlands"
    short    inside a sentence: "the Netherlands"
    formal   in full, without an article
    others   every other English name, for looking it up in titles
    """

    id: str
    bare: str
    short: str
    formal: str
    others: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """At the start of a sentence: "The Netherlands"."""
        return self.short[:1].upper() + self.short[1:]


_TAKES_THE = re.compile(
    r"(united|netherlands|philippines|gambia|bahamas|maldives|comoros|seychelles|holy|papal|soviet|confederate|congo$)|"
    r".*\b(republic|islands|union|kingdom|federation|states|convention|treaty|protocol|agreement|charter|statute|forum|"
    r"process|meeting|conference|committee|programme|act|pact)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{3}\Z")


def state_named(code: str) -> Named:
    """A state's names.

    >>> state_named("NLD").short, state_named("NLD").first, state_named("RUS").formal, state_named("XQQ").short
    ('the Netherlands', 'The Netherlands', 'Russian Federation', 'XQQ')
    """
    from onrecord.reference.states import state

    found = _known(state, code)
    if found is None:
        return Named(code, code, code, code)
    return Named(code, found.name(), _inline(found.name()), found.formal_name())


def treaty_named(id: str) -> Named:
    """A treaty's names, or those of a weapon class, forum, body or theme that is a topic.

    >>> treaty_named("CCM").short
    'the Convention on Cluster Munitions'
    """
    from onrecord.reference.bodies import body
    from onrecord.reference.forums import forum
    from onrecord.reference.themes import theme
    from onrecord.reference.treaties import treaty
    from onrecord.reference.weapons import weapon

    found = next((x for look in (treaty, weapon, forum, body, theme) if (x := _known(look, id))), None)
    if found is None:
        return Named(id, id, id, id)
    english = tuple(dict.fromkeys(n.text for n in found.names if n.language in ("en", "mul")))
    return Named(id, found.name(), _inline(found.name()), found.name(), english)


def is_forum(id: str) -> bool:
    """True for a meeting, process or conference."""
    from onrecord.reference.forums import forum

    return _known(forum, id) is not None


def is_weapon(id: str) -> bool:
    """True for a class of weapons."""
    from onrecord.reference.weapons import weapon

    return _known(weapon, id) is not None


def with_article_of(holder: str) -> str:
    """A holder as `Statement.holder` writes it, for a sentence: a state by its name, a body with its article.

    >>> with_article_of("RUS"), with_article_of("Open Fields Coalition"), with_article_of("Ana Ruiz")
    ('Russia', 'the Open Fields Coalition', 'Ana Ruiz')
    """
    if _CODE.match(holder):
        return state_named(holder).short
    is_body = _BODY.search(holder) and not holder.casefold().startswith("the ")
    return f"the {holder}" if is_body else holder


_BODY = re.compile(
    r"\b(assembly|conference|tribunal|court|board|agency|coalition|campaign|committee|council|union|organi[sz]ation|ministry|embassy|mission|network|movement|"
    r"government|department|secretariat|delegation|office|society|federation)\b",
    re.IGNORECASE,
)


def family(topic: str) -> frozenset[str]:
    """A topic and those that belong to it: a treaty's weapon class and protocols, the treaties on a weapon class.

    >>> sorted(family("CCM")), "CCM" in family("cluster_munitions")
    (['CCM', 'cluster_munitions'], True)
    """
    from onrecord.reference.treaties import treaties, treaty
    from onrecord.reference.weapons import weapon

    found = {topic}
    if one := _known(treaty, topic):
        found |= {one.weapon} if one.weapon else set()
        found |= {x.id for x in treaties() if x.part_of == topic}
    if one := _known(weapon, topic):
        found |= set(one.treaties)
    return frozenset(found)


def wider(topic: str) -> frozenset[str]:
    """The topics that one belongs to, itself included: those it is in the `family` of.

    >>> sorted(wider("cluster_munitions"))
    ['CCM', 'cluster_munitions']
    """
    from onrecord.reference.files import fingerprint

    return _wider(topic, fingerprint())


@lru_cache(maxsize=4096)
def _wider(topic: str, reference: str) -> frozenset[str]:
    from onrecord.reference.treaties import treaties
    from onrecord.reference.weapons import weapons

    known = {*(x.id for x in treaties()), *(x.id for x in weapons())}
    return frozenset({topic, *(id for id in known if topic in family(id))})


def treaties_with_rows() -> tuple[str, ...]:
    """Ids of the treaties whose status per state is known, protocols after their conventions."""
    from onrecord.reference.status import status_tables

    return tuple(x.treaty for x in status_tables())


def _inline(name: str) -> str:
    return f"the {name}" if _TAKES_THE.match(name) and not name.casefold().startswith("the ") else name


def _known(look: Callable[[str], Any], id: str) -> Any:
    try:
        return look(id)
    except BadReference:
        return None
