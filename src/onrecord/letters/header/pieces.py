"""The pieces a party is printed in: names, posts, bodies, places, each a stretch of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from onrecord.letters.cues import ANY, codes
from onrecord.letters.header.broken_lines import whole_lines
from onrecord.letters.header.han import is_han
from onrecord.letters.header.portfolios import with_whole_portfolios
from onrecord.letters.header.posts import NUMBERED, Piece, begins_with, post_pieces
from onrecord.letters.header.segments import classify, tight, whole_mention
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.reference.gazetteer import find_mentions

_DASH = re.compile(
    r"\s+[–—-]\s+|\.\s?[–—-]\s+|\s*[|•]\s*|\s+·\s+|\s*;\s*|\s+/\s+|(?<=\S) {3,}(?=[^\s:：])|\t+"
    r"|(?<=[\u0621-\u064a])\s*/\s*(?=[\u0621-\u064a])"  # السفير/ هشام
)


def pieces_of(text: str, lines: Iterable[tuple[int, int]], language: str) -> list[Piece]:
    """The pieces of some lines (clean stretches), in the order given: a column's, which is not that of the text."""
    code = codes(language)
    column, places = _column(text, list(lines))
    found: list[Piece] = []
    for start, end in whole_lines(column, [(at, at + b - a) for at, a, b in places], code):
        found += _of_line(column, start, end, code)
    found = _named_by_its_post(found) if language == "zh" else found
    return [replace(piece, start=_back(places, piece.start), end=_back(places, piece.end - 1) + 1) for piece in found]


def _named_by_its_post(pieces: list[Piece]) -> list[Piece]:
    """In Chinese a name no list knows, right above or before a post, is the body it is of: "和平之友 / 主任"."""
    done = list(pieces)
    for n, (piece, after) in enumerate(pairwise(pieces)):
        plain = is_han(piece.text) and 4 <= len(piece.text) <= 24 and not NUMBERED.search(piece.text)
        if piece.kind == "other" and after.kind == "post" and plain and not any(c in piece.text for c in "：:，。路街"):
            done[n] = replace(piece, kind="body")
        part = after.kind == "body" and len(after.text) <= 5 and n + 2 < len(pieces) and pieces[n + 2].kind == "post"
        if piece.kind == "other" and part and plain and after.end == pieces[n + 2].start:
            # 人权观察 / 武器部主任: a part of it, named with the post.
            whole = after.text + pieces[n + 2].text
            done[n : n + 3] = [replace(piece, kind="body"), Piece("post", after.start, pieces[n + 2].end, whole)]
            break
    return done


_Places = list[tuple[int, int, int]]
"""Of each line: where it stands in the column's text, and its stretch in the letter's."""


def _column(text: str, lines: list[tuple[int, int]]) -> tuple[str, _Places]:
    """The lines of one column as a text of their own; an empty line between two where the letter has one."""
    parts: list[str] = []
    places: _Places = []
    at = 0
    for n, (start, end) in enumerate(lines):
        if n:
            before = text[lines[n - 1][1] : start]
            part = "\n\n" if before.count("\n") > 1 and not before.strip() else "\n"
            parts.append(part)
            at += len(part)
        places.append((at, start, end))
        parts.append(text[start:end])
        at += end - start
    return "".join(parts), places


def _back(places: _Places, offset: int) -> int:
    """The clean offset of an offset in the column."""
    for at, start, end in reversed(places):
        if offset >= at:
            return min(start + offset - at, end)
    return offset


_AT_A_TOWN = re.compile(r"\s*[A-ZÀ-Ý][\w’'-]+\s[–—-]\s[A-ZÀ-Ý][\w’'-]+[\s.]*")
"""A quarter and its town: "KOULOUBA - Bamako"."""


_MOTTO_WORDS = r"[A-ZÀ-Ý][^\W\d_]+(?:[ ’'][^\W\d_]+){0,2}"
_MOTTO = re.compile(rf"\s*[«\"“(]?{_MOTTO_WORDS}(?:\s*[-–—•*·]\s*{_MOTTO_WORDS}){{2}}[»\"”).!]?\s*")
"""A state's motto in its letterhead, three short parts: "Un Peuple - Un But - Une Foi"."""


def _of_line(text: str, start: int, end: int, code: str) -> list[Piece]:
    """The pieces of one line: cut at wide gaps, dashes and commas, and put together again inside names of bodies."""
    found: list[Piece] = []
    at = start
    if _MOTTO.fullmatch(text, start, end) and all(len(word) > 1 for word in re.split(r"\W+", text[start:end].strip())):
        return [Piece("other", start, end, text[start:end].strip())]
    if _AT_A_TOWN.fullmatch(text, start, end) and whole_mention(text[start:end].rpartition(" ")[2]) == "place":
        return [Piece("place", start, end, text[start:end].strip())]
    for gap in [*_DASH.finditer(text, start, end), None]:
        stop = _before_tail(text, at, gap.start() if gap else end, code)
        if text[at:stop].strip():
            found += _of_commas(text, at, stop, code)
        at = gap.end() if gap else end
    return found


_HONOURED = re.compile(r"(?<=\w)\s+(?:ال)?(?:محترم|موقر|مكرم|أكرم|أفخم|فاضل|مبجل)(?:ة|ون|ين)?\s*\Z")
"""What stands behind an Arabic post and is none of it: "وزيرة الخارجية الموقرة"."""


def _before_tail(text: str, start: int, end: int, code: str) -> int:
    """Where the words of a line end that name somebody."""
    tail = _HONOURED.search(text, start, end) if code.startswith("ar") else None
    return tail.start() if tail else end


_PERSON_INSIDE = re.compile(r"\s*\((?:Attn\.?:?\s*)?([^()]{5,90})\)")


def _with_person_inside(text: str, start: int, end: int, code: str) -> list[Piece]:
    """A body with somebody of it in brackets: "Ministry of Ports (Mr A. Ames, Joint Secretary), Harbour Road"."""
    inside = _PERSON_INSIDE.search(text, start, end)
    if not inside or inside.start() == start or not without_titles(inside[1], code).honorifics:
        return []
    person = _of_commas(text, *inside.span(1), code)
    body = classify(text, start, inside.start(), code)
    if person[0].kind != "person" or [p.kind for p in body] != ["body"]:
        return []
    behind = [replace(p, kind="street") for p in _of_commas(text, inside.end(), end, code)]
    return [*person, *body, *behind]


def _of_commas(text: str, start: int, end: int, code: str) -> list[Piece]:
    bracketed = _with_person_inside(text, start, end, code) if ")" in text[start:end] else []
    if bracketed:
        return bracketed
    segments = _segments(text, start, end)
    found: list[Piece] = []
    for n, (a, b) in enumerate(segments):
        b = _before_its_state(text, a, b) if found else b
        stated = b < segments[n][1]
        pieces = _of_an_office(text, a, b, code) or classify(text, a, b, code)
        if stated and found[0].kind == "person" and pieces[0].kind in ("person", "word", "other"):
            return [*found, Piece("body", a, b, " ".join(text[a:b].split()))]
        if found and found[0].kind == "person" and _is_foreign_post(pieces[0]):
            pieces = post_pieces(text, a, b, (), code)
        else:
            whole = _with_commas(text, segments[n:], pieces[0], code)
            if whole:
                return found + whole
        following = classify(text, *segments[n + 1], code)[0].kind if n + 1 < len(segments) else ""
        found += [_behind(found, piece, following) for piece in pieces]
    return found


_OFFICE = re.compile(r"\s*\((?P<body>[A-Z]{2,8}(?:\s[–-]\s[\w.]{2,12})?)\)\s*\Z")


def _of_an_office(text: str, start: int, end: int, code: str) -> list[Piece]:
    """A titled person with the short name of his office in brackets: "Ms A. Ames (COM)"; [] for anything else."""
    found = _OFFICE.search(text, start, end)
    if not found or found.start() <= start or not without_titles(text[start : found.start()], code).honorifics:
        return []
    person = classify(text, start, found.start(), code)
    if [p.kind for p in person] != ["person"]:
        return []
    return [*person, Piece("body", *found.span("body"), found["body"])]


_ITS_STATE = re.compile(r"\s*\(([^()]{2,40})\)\s*\Z")


def _before_its_state(text: str, start: int, end: int) -> int:
    """Where a body ends behind which its state stands in brackets, as in rolls of signers: "Bridge Watch (Arden)"."""
    found = _ITS_STATE.search(text, start, end)
    return found.start() if found and found.start() > start and whole_mention(found[1]) else end


def _with_commas(text: str, rest: list[tuple[int, int]], first: Piece, code: str) -> list[Piece]:
    """A body with commas in its name: a lone word that only what follows makes one ("Ports, Rivers & Docks Board")."""
    lone = len(first.text.split()) == 1 and not first.honorifics and first.kind in ("person", "other", "word")
    if not lone or not 2 <= len(rest) < 4:
        return []
    whole = classify(text, rest[0][0], rest[-1][1], code)
    return whole if whole[0].kind == "body" else []


_RANK = re.compile(
    r"(?:general|admiral|colonel|commodore|captain|commander|major|lieutenant|marshal|brigadier)\b", re.I
)
_SERVICE = re.compile(
    r"(?:(?:United States|U\.\s?S\.|US|Royal|British|Canadian|Indian|French)\s(?:\w+\s)?)?"
    r"(?:Army|Navy|Air Force|Marine Corps|Marines)"
)
"""Behind an officer's rank what he serves in, and no body that writes."""


def _behind(found: list[Piece], piece: Piece, following: str) -> Piece:
    """What looks like a name, but stands behind a body (a place) or behind a name and its post (a body)."""
    if piece.kind == "body" and found and _SERVICE.fullmatch(piece.text) and _RANK.search(found[-1].text):
        return replace(piece, kind="title")
    if found and found[0].kind == "person" and _LETTERS.match(piece.text) and piece.kind in ("person", "word", "other"):
        return _letters_behind(found, piece)
    if piece.kind == "person" and found and found[0].kind == "person" and piece.posts and piece.posts[0].islower():
        return replace(piece, kind="post", text=f"{piece.posts[0]} {piece.text}", posts=())  # Ada Lund, députée d'Aval
    if piece.kind != "person" or piece.honorifics:
        return piece
    kinds = {p.kind for p in found}
    if "body" in kinds:
        return replace(piece, kind="other")
    if {"person", "post"} <= kinds and following != "post":
        return replace(piece, kind="body", posts=())
    return piece


_LETTERS = re.compile(r"[A-Z]{2,5}\Z")


def _letters_behind(found: list[Piece], piece: Piece) -> Piece:
    """Capitals behind a name: an order's, where the name bears a title or more of them follow; else a body's."""
    order = found[0].honorifics or found[0].posts or found[-1].kind == "title"
    known = len(piece.text) > 4 or any(f.kind == "organisation" for f in find_mentions(piece.text))
    return replace(piece, kind="title" if order and not known else "body", posts=())


def _is_foreign_post(piece: Piece) -> bool:
    """Behind a name, a post in another tongue than the letter's: "Ada Ames, Présidente, Coalition ..."."""
    unsure = piece.kind in ("word", "other", "body", "person") and not piece.honorifics
    return unsure and begins_with("posts", piece.text, ANY)


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between commas; "Jr.", "MP" and their like stay with the name before them."""
    cuts = [m.start() for m in re.finditer(r",(?=\s)|，|،(?=\s)", text[start:end])]
    bounds: list[tuple[int, int]] = []
    at = start
    for cut in [*(start + c for c in cuts), end]:
        bounds.append((at, cut))
        at = cut + 1
    bounds = with_whole_portfolios(text, bounds)
    joined: list[tuple[int, int]] = []
    for a, b in bounds:
        suffix = _IN_BRACKETS.sub("", text[a:b]).strip(" .").casefold() in _SUFFIX_WORDS
        if joined and (suffix or (b - a > 2 and _HOUSE_NUMBER.fullmatch(text, *joined[-1]))):
            joined[-1] = (joined[-1][0], b)
        elif text[a:b].strip():
            joined.append((a, b))
    return [tight(text, a, b) for a, b in joined]


_HOUSE_NUMBER = re.compile(r"\s*(?:n[°º]\s*)?\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\s*", re.IGNORECASE)
"""Before a comma and its street: "11, Clarence Avenue"."""
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,24}\)\s*\Z")
_SUFFIX_WORDS = frozenset(["jr", "sr", "esq", "esquire", "mp", "mep", "phd", "ph.d", "md", "m.d", "inc", "ltd", "llc"])
