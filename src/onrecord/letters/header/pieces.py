"""The pieces a party is printed in: names, posts, bodies, places, each a stretch of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from onrecord.letters.cues import ANY, anywhere, codes, phrases, words
from onrecord.letters.header.han import han_pieces, is_han
from onrecord.letters.header.portfolios import is_a_ministers_field, with_whole_portfolios
from onrecord.letters.header.posts import (
    NUMBERED,
    STREET_FIRST,
    Piece,
    begins_with,
    name_then_post,
    post_pieces,
    with_state,
)
from onrecord.letters.marks import is_contact
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name, with_initials
from onrecord.reference.gazetteer import find_mentions

# What a line ends with when the next goes on: "Permanent Mission of the Republic of / Arden to the United Nations".
_OPEN_END = re.compile(
    r"(?:\b(?:of|the|and|for|to|in|on|an?|une?|de|des|du|la|le|les|et|pour|à|au|aux|del|los|las|y|para|en|e|ed|della|dei|degli|delle|do|da|dos|das|der|für|und|von|и|по|при|в|о)|[,&–-])\Z",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:of|to|for|and|in|at|on|against|contre|contra|gegen|против|de|des|du|d['’]|la|le|et|pour|au|aux|à|auprès|del?|los|las|el|y|para|ante|en|при|в|по|и|&|لدى|و(?=ال))\b"
    r"|[和及与暨](?=[\u4e00-\u9fff]{4})|و(?=ال)",
    re.I,
)
_AT_PLACE = re.compile(r"(?:à|in|at|en|a|в|г\.)\s+[A-ZÀ-ÝА-Я][\w-]+(?:[/,]\s?[A-ZÀ-Ý][\w-]+)*\Z")
_DASH = re.compile(
    r"\s+[–—-]\s+|\s*;\s*|\s+/\s+|(?<=\S) {3,}(?=\S)|\t+"
    r"|(?<=[\u0621-\u064a])\s*/\s*(?=[\u0621-\u064a])"  # السفير/ هشام
)


def pieces_of(text: str, lines: Iterable[tuple[int, int]], language: str) -> list[Piece]:
    """The pieces of some lines (clean stretches), in the order given: a column's, which is not that of the text."""
    code = codes(language)
    column, places = _column(text, list(lines))
    found: list[Piece] = []
    for start, end in _whole_lines(column, [(at, at + b - a) for at, a, b in places], code):
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


def _whole_lines(text: str, lines: Iterable[tuple[int, int]], code: str) -> list[tuple[int, int]]:
    """Lines with those joined that break inside a name of a body or a post."""
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        line = text[start:end].strip(" *_")
        above = text[slice(*joined[-1])] if joined else ""
        if (above and line and _completes(above, line, code)) or (
            above
            and line
            and (line[0] == "&" or not is_name(above, code))
            and _continues(above, line, text[joined[-1][1] : start])
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _completes(above: str, line: str, code: str) -> bool:
    """A lone word for a body, its name below ("MINISTRY / OF TRADE" without the "of"); elsewhere, its state below."""
    above = " ".join(above.split())
    if above.casefold() in words("bodies", code) and len(above.split()) < 3 and line[0].isupper():
        return not begins_with("posts", line, code) and not any(c.isdigit() for c in line) and above.isupper()
    if (
        line[0] in '«“"'
        and any(m.start() == 0 or m.end() > len(above) - 2 for m in anywhere("bodies", code).finditer(above))
        and not any(c in above for c in '«“"')
    ):
        return True  # Общественная ассоциация / «Тихий берег»
    if "а" <= line[0] <= "ё" and begins_with("posts", above, code):
        # Заместитель начальника / управления; but г-ну Ивану Ивановичу and г. Минск begin anew.
        return not (_AT_PLACE.match(line) or without_titles(line, code).honorifics)
    if not "\u0400" <= line[0] <= "\u06ff" or whole_mention(line) != "state":
        return False
    return bool(anywhere("bodies", code).match(above)) or begins_with("posts", above, code)


def _continues(above: str, line: str, between: str) -> bool:
    if between.count("\n") > 1 or len(above) > 300:
        return False
    above = above.rstrip(" *_")
    if above.endswith(",") and not line[0].islower():
        return is_a_ministers_field(above, line)
    if _AT_PLACE.match(line):
        return False
    starts = line[0] == "&" or (
        bool(_GOES_ON.match(line)) and (line[0].islower() or (above.isupper() and line.isupper()))
    )
    return starts or bool(_OPEN_END.search(above))


def _of_line(text: str, start: int, end: int, code: str) -> list[Piece]:
    """The pieces of one line: cut at wide gaps, dashes and commas, and put together again inside names of bodies."""
    found: list[Piece] = []
    at = start
    for gap in [*_DASH.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        if text[at:stop].strip():
            found += _of_commas(text, at, stop, code)
        at = gap.end() if gap else end
    return found


def _of_commas(text: str, start: int, end: int, code: str) -> list[Piece]:
    segments = _segments(text, start, end)
    found: list[Piece] = []
    for n, (a, b) in enumerate(segments):
        b = _before_its_state(text, a, b) if found else b
        stated = b < segments[n][1]
        pieces = classify(text, a, b, code)
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


def _behind(found: list[Piece], piece: Piece, following: str) -> Piece:
    """What looks like a name, but stands behind a body (a place) or behind a name and its post (a body)."""
    if found and found[0].kind == "person" and _LETTERS.match(piece.text) and piece.kind in ("person", "word", "other"):
        return _letters_behind(found, piece)
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
    known = any(f.kind == "organisation" for f in find_mentions(piece.text))
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
        if joined and _IN_BRACKETS.sub("", text[a:b]).strip(" .").casefold() in _SUFFIX_WORDS:
            joined[-1] = (joined[-1][0], b)
        elif text[a:b].strip():
            joined.append((a, b))
    return [_tight(text, a, b) for a, b in joined]


_IN_BRACKETS = re.compile(r"\s*\([^()]{1,24}\)\s*\Z")
_SUFFIX_WORDS = frozenset(["jr", "sr", "esq", "esquire", "mp", "mep", "phd", "ph.d", "md", "m.d", "inc", "ltd", "llc"])


_FORCES = frozenset(["USA", "USAF", "USN", "USMC", "USCG", "USNR", "RAF", "RN"])
"""What stands behind an officer's rank and looks like a name in capitals."""

_POST_WORDS = frozenset(["minister resident", "resident minister", "acting", "ad interim", "chargé", "charge"])
"""Posts whose last word alone could be a name."""


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    strip = " \t\n*_[]+†✝" + "،"
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def classify(text: str, start: int, end: int, code: str) -> list[Piece]:
    """What one segment is; a name and the post that runs on behind it are two pieces."""
    start, end = _tight(text, start, end)
    start = _behind_direction(text, start, end, code)
    signed = _SIGNED_BEHIND.search(text, start, end)
    end = signed.start() if signed and signed.start() > start else end
    said = text[start:end]
    flat = " ".join(said.split())
    if not flat or is_contact(flat, code):
        return [Piece("other", start, end, flat)]
    if flat[-1] == ":" and " " not in flat:
        return [Piece("other", start, end, flat)]  # a label
    bare = flat.casefold().strip(" .:：")
    if bare in _titles_of_papers() or (flat[-1] in ":：" and bare in words("signed")):
        return [Piece("title", start, end, flat)]
    if is_han(flat) and not (flat[-1] in "号室楼號樓" and NUMBERED.search(flat)):
        return han_pieces(text, start, end)
    if _is_street(flat, code):
        return with_state(text, start, end)
    if flat.strip(" .") in _FORCES:
        return [Piece("title", start, end, flat)]
    if flat.strip(" .").casefold() in _POST_WORDS:
        return [Piece("post", start, end, flat.strip(" ."))]
    if flat.casefold() in words("bodies", code) and " " in flat:
        return [Piece("body", start, end, flat)]  # "General Assembly": no general of that name
    titled = without_titles(said, code)
    rest = said[titled.start : titled.end]
    honoured = bool(titled.honorifics)
    if not rest.strip():
        kind = "post" if titled.posts else "title"
        return [Piece(kind, start, end, flat, (), titled.honorifics)]
    if honoured and _PEER.fullmatch(rest.strip(" .,")):
        return [_person(start, titled, rest)]
    split = name_then_post(rest, code, honoured or bool(titled.posts))
    if split:
        at = start + titled.start
        name, post_at = split
        person = Piece("person", at, at + len(name), name, (*titled.posts, *titled.suffixes), titled.honorifics)
        return [person, *classify(text, at + post_at, end, code)]
    if titled.posts and rest.isupper() and len(rest.strip(" .")) < 6 and rest.strip(" .").isalpha():
        return [Piece("post", start, end, flat, (), titled.honorifics)]  # "Lt. General, USAF"
    if titled.posts and rest.strip(" .").casefold() in words("suffixes", code):
        return [Piece("post", start, end, flat, (), titled.honorifics)]
    if titled.posts and is_name(rest, code):
        # "Ambassador Ada Ferrers": but "President Ministry" never; a lone state is no name either.
        return [_person(start, titled, rest)]
    if re.search(r"['’]s\s", rest, re.IGNORECASE) and anywhere("bodies", code).search(rest) and not honoured:
        return [Piece("body", start + titled.start, end, " ".join(rest.split()))]
    if _of_a_nation(rest, code):
        return post_pieces(text, start + titled.start, end, titled.honorifics, code)
    if begins_with("posts", rest, code) or (titled.posts and not is_name(rest, code)):
        at = start + (titled.start if honoured and not titled.posts else _first_post(said, titled.start, code))
        return post_pieces(text, at, end, titled.honorifics, code)
    if anywhere("bodies", code).search(rest) and not (honoured and is_name(rest, code)):
        return [Piece("body", start + titled.start, end, " ".join(rest.split()), (), titled.honorifics)]
    place = whole_mention(rest)
    if place and not honoured:
        return [Piece(place, start, end, flat)]
    if is_name(rest, code) and (
        honoured or len(rest.split()) > 1 or with_initials(rest) or rest[-1:] == "." or rest.isupper() or is_han(rest)
    ):
        return [_person(start, titled, rest)]
    if is_name(rest, code):
        return [Piece("word", start, end, rest.strip(" .,"))]
    return [Piece("other", start, end, flat)]


@cache
def _titles_of_papers() -> frozenset[str]:
    """What a paper is, over it, is nobody: "Памятная записка", "مذكرة شفوية", "照会"."""
    keys = ("open_letter", "aide_memoire", "note_verbale", "note", "telegram", "memorandum", "heading_kinds")
    return frozenset(phrase.casefold() for key in keys for phrase in phrases(key))


def _of_a_nation(rest: str, code: str) -> bool:
    """An adjective of a state before the post: "Iranian Prime Minister"."""
    found = find_mentions(rest[:60])
    article = re.match(r"(?:the\s+)?", rest)
    if not found or found[0].kind != "state" or found[0].start > (article.end() if article else 0):
        return False
    return bool(anywhere("posts", code).match(rest[found[0].end :].lstrip()))


_PEER = re.compile(r"[A-Z][a-z’'-]+ of [A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?")
"""Behind "Lord" or "Lady": "Hollis of Barnby"."""

_SIGNED_BEHIND = re.compile(
    r"\s*\((?:signed|sgd\.?|signée?|firmado|fdo\.?|gez\.?|assinado|f\.to)\)\s*\Z", re.IGNORECASE
)
_FROM = re.compile(r"From:?\s+(?:[Tt]he\s+)?(?=[A-Z])")


def _behind_direction(text: str, start: int, end: int, code: str) -> int:
    """Behind "To", "À", "إلى" before an addressee."""
    writer = _FROM.match(text, start, end)
    if writer:
        return writer.end()
    word = anywhere("address_to", code).match(text, start, end)
    if not word:
        return start
    rest = text[word.end() : end].lstrip(" :：.\n")
    if not rest:
        return end
    begins = rest[0].isupper() or rest[0] in ("l", "L") or not rest[0].isascii()
    if not (begins or without_titles(rest, code).honorifics):
        return start
    return end - len(rest)


def _is_street(flat: str, code: str) -> bool:
    """A street: its word at the end, or a number beside it."""
    if flat.casefold() in words("streets", code):
        return True
    # "г. Минск" is a town, "Арденовой В.Г." a person with initials.
    streets = anywhere("streets", code).finditer(flat)
    found = next((m for m in streets if len(m[0]) > 1 or m[0].islower()), None)
    if not found or begins_with("bodies", flat, code):
        return False
    behind = flat[found.end() :].strip(" .")
    if found.start() == 0 and behind and found[0].casefold() in STREET_FIRST:
        return True
    if flat[0].isdigit() or (not behind and found.start() > 0):
        return True
    return bool(found.start() == 0 and NUMBERED.search(flat)) and not begins_with("posts", flat, code)


def _first_post(said: str, default: int, code: str) -> int:
    """Where the post begins: behind honorifics, before a title that is itself the post."""
    found = anywhere("posts", code).search(said)
    return found.start() if found and found.start() < default + 1 else default


def _person(start: int, titled: object, rest: str) -> Piece:
    from onrecord.letters.recognisers.honorifics import Titled

    assert isinstance(titled, Titled)
    name = rest.strip(" .,()*_") if not re.search(r"\b(?:Jr|Sr|[A-ZА-Я])\.$", rest.strip()) else rest.strip(" ,()*_")
    at = start + titled.start + rest.index(name) if name in rest else start + titled.start
    posts = (*titled.posts, *(s.upper() for s in titled.suffixes if s.casefold() in ("mp", "mep", "mdb")))
    return Piece("person", at, at + len(name), " ".join(name.split()), posts, titled.honorifics)


@cache
def whole_mention(text: str) -> str:
    """Says "state" or "place" when the text is nothing but the name of one, "" otherwise."""
    bare = text.strip(" .,()*_")
    for found in find_mentions(bare):
        if found.kind in ("state", "place") and found.end - found.start >= len(bare) - 4 and found.sort != "adjective":
            return found.kind
    return ""
