"""Parties and kind known from outside the letter's words: a mail's header, an archivist's list. They win, and say so.

What the letter itself tells of the same person or state (a post, a body) is kept: a list that says "Ana Ruiz" and a
signature that says "Ana Ruiz, Director" are one party.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from onrecord.letters.header.states import is_of_a_state, state_named
from onrecord.letters.reading import Reading
from onrecord.model import Kind, Party, Printed

BECAUSE = "known from outside the letter's words"
_SIDES = (("sender", "from"), ("recipients", "to"), ("copies", "cc"))
_ADDRESS = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>|\(?\b[^\s<>@(),;]+@[^\s<>@(),;]+\)?")
_CODE = re.compile(r"[A-Z]{3}\Z")


def with_known(reading: Reading) -> dict[str, tuple[Party, ...]]:
    """The sides of the letter that something is known of, as they then stand; `{}` where nothing is.

    Only for the first letter of a source: what is known of a bundle is not known of each letter in it.

    >>> from onrecord.letters.reading import begin
    >>> from onrecord.model import Source, Span
    >>> source = Source("x.txt", "", "text/plain", "We cannot sign.", known={"from": "NZL"})
    >>> with_known(begin(source, Span(0, 15)))["sender"][0].state
    'NZL'
    """
    known = reading.source.known
    if reading.span.start:
        return {}
    return {side: _merged(known[key], getattr(reading, side)) for side, key in _SIDES if known.get(key)}


# What archivists and transcribers call them where they do not use our own words.
_KINDS = {
    "speech": Kind.STATEMENT,
    "intervention": Kind.STATEMENT,
    "address": Kind.STATEMENT,
    "mail": Kind.EMAIL,
    "cable": Kind.TELEGRAM,
    "fax": Kind.LETTER,
    "diplomatic_note": Kind.NOTE,
    "answer": Kind.REPLY,
}


def known_subject(reading: Reading) -> Printed | None:
    """The subject of a mail's header or a list, where the letter prints none: without a quotation.

    >>> from onrecord.letters.reading import begin
    >>> from onrecord.model import Source, Span
    >>> source = Source("x.eml", "", "message/rfc822", "We cannot sign.", known={"subject": "Re: Signature"})
    >>> known_subject(begin(source, Span(0, 15)))
    Printed(value='Re: Signature', quote=None)
    """
    said = " ".join(reading.source.known.get("subject", "").split())
    return reading.subject or (Printed(said, None) if said and not reading.span.start else None)


def known_kind(reading: Reading) -> tuple[Kind, str] | None:
    """The kind of paper that a list gives, as our own word for it or a usual one; None where it says none we know.

    >>> from onrecord.letters.reading import begin
    >>> from onrecord.model import Source, Span
    >>> source = Source("x.txt", "", "text/plain", "We cannot sign.", known={"kind": "Note verbale"})
    >>> known_kind(begin(source, Span(0, 15)))[0].value
    'note_verbale'
    """
    plain = unicodedata.normalize("NFKD", reading.source.known.get("kind", "").casefold())
    said = "_".join(re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)))).removesuffix("s")
    if not said or reading.span.start:
        return None
    kind = next((kind for kind in Kind if kind.value == said), _KINDS.get(said))
    return (kind, BECAUSE) if kind else None


def _merged(said: str, read: tuple[Party, ...]) -> tuple[Party, ...]:
    pieces = re.split(r"[;\n]|,(?=[^,;<>@]*<[^<>]+@)", _TURNED.sub(_straight, said))
    parties = [
        party for piece in pieces for party in ([_party(piece)] if _has_words(piece) else _addresses(piece)) if party
    ]
    if not parties or (read and not any(map(_has_words, pieces))):
        return read  # the letter's own words say more than a bare address
    return tuple(next((_joined(r, p) for r in read if _same(r, p)), p) for p in parties)


_TURNED = re.compile(
    r"\"(?P<family>[^\",;<>()]+),\s*(?P<given>[^\",;<>()]+?)\s*(?:\((?P<desk>[^\"()]*)\)\s*)?\"\s*(?=<(?P<box>[^<>@]+)@)"
)
"""A mailbox named as offices do: \"LUND, Bo (ARC/2)\" <bo.lund@...>."""


def _straight(turned: re.Match[str]) -> str:
    """The name the usual way round, if the mailbox or its family name in capitals shows that it is a person's."""
    family, given = turned["family"].strip(), turned["given"].strip()
    boxed = given.split()[0].casefold() in turned["box"].casefold()
    person = boxed or family.isupper()
    return f"{given} {family} " if person and not re.search(r"\d", given) else turned[0]


def _joined(read: Party, known: Party) -> Party:
    """One party of what is known and what the letter adds; of two names the fuller: "Dear Mr Lund" is Bo Lund."""
    fuller = max((read.name or "", known.name or ""), key=lambda name: len(name.split())) or None
    return replace(
        read,
        name=fuller,
        role=known.role or read.role,
        organisation=known.organisation or read.organisation,
        state=known.state or read.state,
        because=BECAUSE,
    )


def _has_words(piece: str) -> bool:
    return bool(_ADDRESS.sub("", piece).strip(" ,\"'"))


def _addresses(piece: str) -> list[Party | None]:
    """Those of whom a header has the address alone: it is their name until somebody tells another."""
    return [Party(name=found[0].strip("<>() "), because=BECAUSE) for found in _ADDRESS.finditer(piece)]


def _party(said: str) -> Party | None:
    """A state by its code or name, else "Name, Post, Body" with what is there; None for a bare address."""
    from onrecord.reference.states import find_state, has_state

    text = " ".join(_ADDRESS.sub("", said).split()).strip(" ,\"'")
    if not text:
        return None
    state = has_state(text) if _CODE.match(text) else find_state(text)
    if state:
        return Party(organisation=state.name() if _CODE.match(text) else text, state=state.code, because=BECAUSE)
    name, role, organisation = (*(piece.strip() for piece in text.split(",", 2)), None, None, None)[:3]
    if role is None and (code := _state_of(None, text)):
        return Party(organisation=text, state=code, because=BECAUSE)
    return Party(name, role, organisation, state=_state_of(role, organisation), because=BECAUSE)


_LISTED = ("en", "fr", "es", "ru", "ar", "zh")
"""Languages that lists are kept in."""


def _state_of(role: str | None, organisation: str | None) -> str | None:
    """The state that a post or body of a list is of: "Embassy of Norway", "Minister of Finland"."""
    code = state_named(organisation or "") or state_named(role or "")
    return code if code and any(is_of_a_state(role, organisation, language) for language in _LISTED) else None


def _same(read: Party, known: Party) -> bool:
    """The letter's own party and the known one are the same: one's name within the other's, or the same state."""
    if known.name and read.name:
        a, b = (set(re.findall(r"\w+", name.casefold())) for name in (known.name, read.name))
        return bool(a and b) and (a <= b or b <= a)
    return bool(known.state) and known.state == read.state
