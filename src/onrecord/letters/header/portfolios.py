"""What a minister is for, where it has commas in it: "Ministerio de Relaciones Exteriores, Comercio y Culto"."""

from __future__ import annotations

import re

from onrecord.reference.gazetteer import find_mentions

_MINISTER = re.compile(r"(?:\w+\s){0,2}minist(?:er|re|ra|ro|erin)\b", re.IGNORECASE)
_LAST_FIELD = re.compile(r"[^,]{4,}?\s(?:and|et|y|e|und|&)\s[^,]{4,}\Z")


def is_a_ministers_field(above: str, line: str) -> bool:
    """The last field on the line below: "Minister for Ports, / Rivers and Trade"."""
    return bool(_MINISTER.match(above) and _LAST_FIELD.match(line)) and len(line) < 60


def with_whole_portfolios(text: str, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between commas, those of one office's fields joined again."""
    for n, (start, end) in enumerate(bounds[:-1]):
        last = next(
            (k for k in range(n + 1, min(n + 4, len(bounds))) if _LAST_OF_SEVERAL.match(text, *bounds[k])), None
        )
        if last is None or not _OFFICE.match(text, start, end):
            continue
        others = text[end : bounds[last][1]]
        plain = not any(c.isdigit() for c in others) and len(others.split()) < 14
        if plain and not _names_a_place(others):
            return [*bounds[:n], (start, bounds[last][1]), *bounds[last + 1 :]]
    return _with_whole_mandates(text, bounds)


_MANDATE = re.compile(
    r"\s*(?:the\s+)?(?:special|independent)\s+(?:rapporteur|expert)\s+on\s|\s*working\s+group\s+on\s|"
    r"\s*(?:rapporteure? spécial|relator[a]? especial|experte? indépendant|expert[oa] independiente)",
    re.I,
)
_REST_OF_MANDATE = re.compile(r"\s*[a-zà-ÿ]")


def _with_whole_mandates(text: str, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What an expert reports on has commas in it: "Special Rapporteur on extrajudicial, summary or ... executions"."""
    done: list[tuple[int, int]] = []
    for start, end in bounds:
        if done and _MANDATE.match(text, *done[-1]) and _REST_OF_MANDATE.match(text, start, end):
            done[-1] = (done[-1][0], end)
        else:
            done.append((start, end))
    return done


def _names_a_place(others: str) -> bool:
    """What follows the comma is a state or town, perhaps with "and" in its name; "of Austria" at the end is none."""
    for found in find_mentions(others):
        name = others[found.start : found.end]
        if found.kind in ("state", "place") and found.sort != "adjective":
            first = not others[: found.start].strip(" ,\n") or others[: found.start].rstrip().endswith(",")
            if first or _JOINED.search(name):
                return True
    return False


_JOINED = re.compile(r"\s(?:and|et|y|e|und|и)\s")


_OFFICE = re.compile(
    r"\s*(?:[\w-]+\s){0,2}(?:minist[eè]r|minist[rè]|министерств|министр|secretar(?:y|ies) (?:of state )?for)",
    re.IGNORECASE,
)
_LAST_OF_SEVERAL = re.compile(
    r"\s*(?:(?:of|for|de|du|des|del|de la|de l['’])\s*)?[A-ZÀ-ÝА-Я][\w’'-]*(?:\s[\w’'-]+){0,4}\s(?:and|et|y|e|und|и)\s"
    r"(?:(?:of|for|de|du|des|del|de la|de l['’])\s*)?[A-ZÀ-ÝА-Я][\w’'-]+"
)
"""The end of a list of what a ministry is for: "de la Coopération africaine et des Marocains ..."."""
