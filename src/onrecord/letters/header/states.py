"""Whose state a party speaks or acts for: told by its post and body, never by a name alone."""

from __future__ import annotations

import re
from datetime import date

from onrecord.letters.cues import anywhere
from onrecord.letters.header.posts import begins_with, in_a_street
from onrecord.reference.gazetteer import Found, find_mentions

# What follows these is where somebody serves, not whom: "Ambassador of Arden to Belmark".
_TOWARDS = re.compile(
    r"(?:\b(?:to|in|at|near|accredited to|auprès d[eu]s?|auprès de l['’]|en|à|au|ante|à la|при|в|bei|bei den|in der|im)"
    r"(?:\s+(?:the|la|le|les|l['’]|el|los|den|dem|der))?\s*|驻|لدى\s*|(?:^|\s)في\s+)\Z",
    re.IGNORECASE,
)


def state_named(text: str, *, on: date | None = None) -> str | None:
    """The alpha-3 code of the first state a post or body is of; a state it serves in or at is none.

    >>> state_named("Embassy of the Russian Federation in New Zealand"), state_named("Ambassador to New Zealand")
    ('RUS', None)
    """
    for found in find_mentions(text, on=on):
        if found.kind == "state" and len(found.ids) == 1 and _is_owner(text, found):
            return found.id
    return None


_OF = re.compile(
    r"(?:^|[,;:(\n&-]|\b(?:of|for|de|du|des|d['’]|del?|la|the|le|l['’]|les|el|los|las|von|der|des|dell[ao']|do|da|dos|das))"
    r"\s*(?:(?:bundes)?republik\s*|königreichs?\s*)?\Z",
    re.IGNORECASE,
)


def _is_owner(text: str, found: Found) -> bool:
    """The state a post or body is of: behind "of", or an adjective; in other scripts any but those served."""
    before = text[: found.start]
    if _TOWARDS.search(before):
        return False
    latin = text[found.start].isascii() or "\u00c0" <= text[found.start] <= "\u024f"
    if not latin or found.sort == "adjective" or bool(_OF.search(before)):
        return True
    return before.count(" ") < 2 and bool(anywhere("posts", "en").search(text[found.end :]))


def state_around(text: str, *, on: date | None = None) -> str | None:
    """The state an address lies in: the last state named in it, else the state of the last known city."""
    from onrecord.reference.places import place

    found = [f for f in find_mentions(text, on=on) if not in_a_street(text, f)]
    states = [f for f in found if f.kind == "state" and len(f.ids) == 1]
    if states:
        return states[-1].id
    cities = [f for f in found if f.kind == "place" and len(f.ids) == 1]
    return place(cities[-1].id).state if cities else None


def is_of_a_state(role: str | None, organisation: str | None, code: str) -> bool:
    """True for posts and bodies that only a state has."""
    if role and _IN_CHARGE.match(role):
        role = None
    if role and not organisation and (_plain(role).casefold() in _HEADS or _PRESIDENT.fullmatch(role)):
        return True
    if role and state_named(role) and anywhere("state_posts", code).search(role):
        return True
    if role and state_named(role) and _SERVES.search(role):
        return True
    if role and (any(begins_with("state_posts", one, code) for one in _each(role)) or _head_of_state(role)):
        return not (organisation and _is_international(organisation, code))
    found = anywhere("state_bodies", code).search(organisation) if organisation else None
    if organisation and found and organisation[: found.start()].count(" ") <= 3:
        return not _is_international(organisation, code)
    return bool(organisation and (_is_a_state(organisation) or _delegated(organisation)))


_MISSION = re.compile(r"(?:permanent )?(?:delegation|mission)(?: (?:to|at) .+)?", re.IGNORECASE)


def _delegated(organisation: str) -> bool:
    """Such as "Ardish Delegation", "USSR Mission to UN": the state's name, then its mission."""
    found = find_mentions(organisation)[:1]
    return (
        bool(found)
        and found[0].kind == "state"
        and found[0].start == 0
        and bool(_MISSION.fullmatch(organisation[found[0].end :].strip()))
    )


_IN_CHARGE = re.compile(r"chargée? d(?:e|u|es)\s+(?!affaires)", re.IGNORECASE)
"""In charge of something, no chargé: "chargée de plaidoyer"."""

_SERVES = re.compile(
    r"(?:常?驻|駐).{2,30}?(?:代表|大使|总领事|代办)|مندوب|ممثل|سفير|\b(?:representative|delegate|observer|envoy|représentante?|delegad[oa]|представител\w+)\b",
    re.I,
)
_HEAD_WORDS = (
    "president,vice president,king,queen,emperor,pope,président,présidente,presidente,presidenta,президент,总统,"
    "国家主席"
)
_HEADS = frozenset(_HEAD_WORDS.split(","))
_PRESIDENT = re.compile(r"(?:вице-)?президент(?:а|у|ом)?", re.IGNORECASE)
"""Posts that without a body are those of a state."""


def _plain(role: str) -> str:
    return re.sub(r"^(?:for |pour |por )?(?:the |le |la |l['’]|el )?", "", role, flags=re.IGNORECASE)


def _each(role: str) -> list[str]:
    """A post, and those that one person holds together: "Leader of the House and Minister for Trade"."""
    return [_plain(one) for one in (role, *_AND_ANOTHER.split(role)[1:])]


_AND_ANOTHER = re.compile(r"\s+(?:and|et|y|e|und|и)\s+(?:the\s+|le\s+|la\s+)?(?=[A-ZÀ-ÝА-Я])")


def _head_of_state(role: str) -> bool:
    """Such as "King of Arden", "President of the Republic of Arden": a post of the state it names."""
    found = [f for f in find_mentions(role) if f.kind == "state"]
    return bool(found) and _links(role, found[0])


def _links(role: str, found: Found) -> bool:
    """The post is of the state itself, not of a body with the state's name in it."""
    before = role[: found.start].casefold().split()
    return len(before) <= 5 and found.end >= len(role) - 3


def _is_a_state(organisation: str) -> bool:
    spare = 5 if organisation.isascii() or not "\u4e00" <= organisation[0] <= "\u9fff" else 1
    return any(f.kind == "state" and f.end - f.start >= len(organisation) - spare for f in find_mentions(organisation))


def _is_international(organisation: str, code: str) -> bool:
    """An organisation of states, and no state's mission to it."""
    found = find_mentions(organisation)
    named = [f for f in found if f.kind == "organisation"]
    return (
        bool(named)
        and not any(f.kind == "state" for f in found)
        and not anywhere("state_bodies", code).match(organisation)
    )
