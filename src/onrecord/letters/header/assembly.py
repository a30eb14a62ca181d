"""Pieces -> parties: which name, post and body belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.letters.header.posts import STREET_FIRST, Piece
from onrecord.letters.header.states import state_named


@dataclass(frozen=True, slots=True)
class Draft:
    """A party on its way: the pieces it is made of; `around` are the places and states that stand beside.

    `state` and `because` are set where something else than the words of post and body tells the state; `on_behalf`
    where the signature says for whom; `misread` where the name is not spelled as it is printed.
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    start: int = -1
    end: int = -1
    around: str = ""
    honorifics: tuple[str, ...] = ()
    linked: str = ""
    state: str | None = None
    because: str = ""
    on_behalf: str | None = None
    misread: bool = False

    @property
    def empty(self) -> bool:
        return not (self.name or self.role or self.organisation)


def assemble(pieces: Sequence[Piece], *, words_too: bool = False) -> list[Draft]:
    """Parties in the order they stand.

    A new one begins with a second name, or with a post before a name where posts stand first ("Director  A. Ames").
    `words_too`: a lone capitalised word may be a name (a telegram's signature, a salutation).
    """
    pieces = [p for p in pieces if p.kind != "title"]
    if words_too and not any(p.kind == "person" for p in pieces):
        pieces = [replace(p, kind="person") if p.kind == "word" and n == 0 else p for n, p in enumerate(pieces)]
    drafts: list[Draft] = []
    posts_first = _posts_first(pieces)
    now = Draft()
    for n, shown in enumerate(pieces):
        body = n and not posts_first and _is_body_behind(now, pieces[n - 1], shown, words_too=words_too)
        piece = replace(shown, kind="body", posts=(f"{now.role}, {shown.text}",)) if body else shown
        if piece.kind == "person" and n and _is_town(now, pieces[n - 1], piece):
            piece = replace(piece, kind="place")
        if piece.kind == "body" and posts_first and now.name and now.organisation and _heads_another(pieces, n):
            drafts.append(now)
            now = Draft()
        if piece.kind == "person":
            if now.name or (now.organisation and now.role and not posts_first and drafts):
                drafts.append(now)
                now = Draft()
            role = now.role or (" and ".join(piece.posts) or None)
            now = _grown(replace(now, name=piece.text, role=role, honorifics=piece.honorifics), piece)
            now = replace(now, linked="")
        elif piece.kind == "post":
            if (posts_first and now.name) or _of_two_states(now, piece):
                drafts.append(now)
                now = Draft()
            now = _grown(replace(now, role=_both(now.role, piece.text) if now.start >= 0 else piece.text), piece)
        elif piece.kind == "body":
            now = _grown(_at_body(now, piece), piece)
        elif piece.kind == "other" and now.role and not now.organisation and _looks_like_a_body(piece.text):
            now = _grown(replace(now, organisation=piece.text), piece)
        elif piece.kind in ("state", "place", "street", "other", "word") and now.start >= 0:
            now = replace(now, around=f"{now.around}; {piece.text}")
            now = _with_state(now, piece)
        elif piece.kind == "state":
            now = _grown(replace(now, organisation=piece.text), piece)
    drafts.append(now)
    return [d for d in drafts if not d.empty]


def _is_town(now: Draft, before: Piece, piece: Piece) -> bool:
    """What looks like a name below a street: "11, Clarence Avenue / Leamington Spa"."""
    bare = not (piece.honorifics or piece.posts)
    return bare and before.kind == "street" and not now.empty


def _of_two_states(draft: Draft, piece: Piece) -> bool:
    """Two posts, each with its state, are two parties: "越南总理 / 斯里兰卡总统"."""
    if not draft.role or draft.name:
        return False
    mine, other = state_named(draft.role), state_named(piece.text)
    return bool(mine and other and mine != other)


def _heads_another(pieces: Sequence[Piece], n: int) -> bool:
    """A body before the next one's post, as in Chinese: "和平学会会长 陈思远"."""
    return n + 1 < len(pieces) and pieces[n + 1].kind == "post"


def _is_body_behind(now: Draft, before: Piece, piece: Piece, *, words_too: bool) -> bool:
    """What looks like a name behind a person's post on the same line: "Director, Mines Fellowship", "chair, Vrede"."""
    named = now.name and now.role and not now.organisation and before.kind == "post"
    same_line = 0 <= piece.start - before.end <= 2
    shaped = piece.kind == "person" or (piece.kind == "word" and words_too)
    return bool(named and same_line and shaped and not piece.honorifics and not piece.posts)


def _looks_like_a_body(text: str) -> bool:
    """Words behind a post that no list knows, written as a name: "Physicians for Open Fields"."""
    words = text.split()
    if not words or words[0].casefold() in STREET_FIRST:
        return False
    capitals = sum(word[0].isupper() for word in words)
    plain = not any(c.isdigit() for c in text) and not any(c in text for c in "&@:/")
    return 2 <= len(words) <= 12 and words[0][0].isupper() and capitals * 2 > len(words) and plain


# Parts of a body: where the whole is named behind one, the whole is the body.
_PARTS = re.compile(
    r"(?:department (?:for|of)|division|branch|section|unit|directorate|desk|bureau|dirección|departamento|direction"
    r"|département|service|sous-direction|subsecretaría|viceministerio|referat|abteilung"
    r"|دائرة|قسم|مديرية|شعبة"
    r"|(?:глав\w+ )?(?:отдела?|департамента?|управлени[ея]))\b",
    re.IGNORECASE,
)


# "Arms Control Section" is a part as well; "Implementation Support Unit" may be all there is.
_PART_NAMED = re.compile(
    r".*\s(?:division|branch|section|desk|directorate|abteilung|отдела?|департамента?|управлени[ея])\Z", re.I
)


# 军控司 · 武器处: a desk of a ministry, with no more than its field before it.
_HAN_PART = re.compile(r"[\u4e00-\u9fff]{1,7}(?<!公)(?:司|处|處|科|股|室)")
_DEPARTMENT = re.compile(r"(?:department|departamento|département|direc\w+)\b|.*\sdepartment\Z", re.I)


def _size(body: str) -> int:
    """0 for a desk or section, 1 for a department, which may be a ministry, 2 for what is whole."""
    if _DEPARTMENT.match(body):
        return 1
    return 0 if _PARTS.match(body) or _PART_NAMED.match(body) or _HAN_PART.fullmatch(body) else 2


def is_part(body: str) -> bool:
    """A desk or section of a body, not the body: "Arms Control Section"."""
    return _size(body) == 0


def is_department(body: str) -> bool:
    """A department, which may be a ministry's or be one: "Department for Arms Control", "Department of State"."""
    return _size(body) == 1


def _at_body(draft: Draft, piece: Piece) -> Draft:
    """The draft with its body; a second one stands only above a part, or behind a body that belonged to the post."""
    if draft.organisation is None:
        return replace(draft, organisation=piece.text, linked=piece.posts[0] if piece.posts else "")
    if draft.linked:
        return replace(draft, role=draft.linked, organisation=piece.text, linked="")
    if _size(piece.text) > _size(draft.organisation):
        return replace(draft, organisation=piece.text)
    return draft


def _posts_first(pieces: Sequence[Piece]) -> bool:
    order = [p.kind for p in pieces if p.kind in ("person", "post")]
    return len(order) >= 2 and order[0] == "post" and order[-1] == "person"


def _grown(draft: Draft, piece: Piece) -> Draft:
    start = piece.start if draft.start < 0 else min(draft.start, piece.start)
    return replace(draft, start=start, end=max(draft.end, piece.end))


def _both(role: str | None, more: str) -> str:
    if role in ("MP", "MEP"):
        return more
    return f"{role}, {more}" if role and more.casefold() not in role.casefold() else role or more


# Of posts of these names a state behind them is the body.
_HEAD_WORDS = """
president king queen prime président présidente roi reine premier presidente presidenta rey reina президент президенту
премьер-министр премьер-министру
"""
_HEADS = frozenset(_HEAD_WORDS.split())


def _with_state(draft: Draft, piece: Piece) -> Draft:
    """As in "President, Arden": a state behind a post without a body is what the post is of."""
    if piece.kind == "state" and draft.role and not draft.organisation and draft.role.split()[0].casefold() in _HEADS:
        return _grown(replace(draft, organisation=piece.text), piece)
    return draft
