"""What one segment of a line is: a name, a post, a body, a place; a name and the post behind it are two pieces.

The readers below are asked in order, and the first that answers is believed: first those that know a segment as it is
printed, then those that look at what is left when titles before a name are taken off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.letters.cues import anywhere, phrases, words
from onrecord.letters.header.han import han_pieces, is_han
from onrecord.letters.header.posts import (
    COMPANY,
    NUMBERED,
    STREET_FIRST,
    Piece,
    begins_with,
    name_then_post,
    post_pieces,
    with_state,
)
from onrecord.letters.marks import is_contact
from onrecord.letters.recognisers.honorifics import Titled, without_titles
from onrecord.letters.recognisers.persons import is_name, with_initials
from onrecord.reference.files import fingerprint
from onrecord.reference.gazetteer import find_mentions


@dataclass(frozen=True, slots=True)
class _Segment:
    """Characters `start` to `end` of a text; `said` as printed, `flat` on one line, `code` for the cues."""

    text: str
    start: int
    end: int
    code: str
    said: str
    flat: str

    def whole(self, kind: str) -> list[Piece]:
        return [Piece(kind, self.start, self.end, self.flat)]


@dataclass(frozen=True, slots=True)
class _Named:
    """A segment without the titles before it: `rest` is what is left, from offset `at` of the text."""

    segment: _Segment
    titled: Titled
    rest: str
    at: int

    @property
    def code(self) -> str:
        return self.segment.code

    @property
    def honoured(self) -> bool:
        return bool(self.titled.honorifics)

    def piece(self, kind: str, words: str | None = None) -> list[Piece]:
        """The rest as one piece."""
        said = " ".join(self.rest.split()) if words is None else words
        return [Piece(kind, self.at, self.segment.end, said, (), self.titled.honorifics)]

    def whole(self, kind: str) -> list[Piece]:
        """The segment with its titles as one piece."""
        one = self.segment
        return [Piece(kind, one.start, one.end, one.flat, (), self.titled.honorifics)]


def classify(text: str, start: int, end: int, code: str) -> list[Piece]:
    """What one segment is.

    >>> [(p.kind, p.text) for p in classify("Ms Ada Corbishley Director", 0, 26, "en")]
    [('person', 'Ada Corbishley'), ('post', 'Director')]
    """
    start, end = tight(text, start, end)
    start = _behind_direction(text, start, end, code)
    signed = _SIGNED_BEHIND.search(text, start, end)
    end = signed.start() if signed and signed.start() > start else end
    said = text[start:end]
    segment = _Segment(text, start, end, code, said, " ".join(said.split()))
    for as_printed in _AS_PRINTED:
        found = as_printed(segment)
        if found is not None:
            return found
    titled = without_titles(said, code)
    named = _Named(segment, titled, said[titled.start : titled.end], start + titled.start)
    for behind_titles in _BEHIND_TITLES:
        found = behind_titles(named)
        if found is not None:
            return found
    return segment.whole("other")


def tight(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space, brackets and crosses at its edges."""
    strip = " \t\n*_[]+†✝" + "،"
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def whole_mention(text: str) -> str:
    """Says "state" or "place" when the text is nothing but the name of one, "" otherwise."""
    return _whole_mention(text, fingerprint())


@lru_cache(maxsize=65536)
def _whole_mention(text: str, reference: str) -> str:
    """Remembered as long as the reference data stay what they are: a user may add states of his own."""
    bare = text.strip(" .,()*_")
    least = len(bare) - (1 if is_han(bare) else 4)
    for found in find_mentions(bare):
        if found.kind in ("state", "place") and found.end - found.start >= least and found.sort != "adjective":
            return found.kind
    return ""


# As it is printed


def _no_party(one: _Segment) -> list[Piece] | None:
    """Nothing, a telephone, a label."""
    nobody = not one.flat or is_contact(one.flat, one.code) or (one.flat[-1] == ":" and " " not in one.flat)
    return one.whole("other") if nobody else None


def _title_of_a_paper(one: _Segment) -> list[Piece] | None:
    """What a paper is, over it, is nobody: "Памятная записка", "مذكرة شفوية", "照会"; nor is "Signed:"."""
    bare = one.flat.casefold().strip(" .:：")
    titled = bare in _titles_of_papers() or (one.flat[-1] in ":：" and bare in words("signed"))
    titled = titled or bool(_ORDER.match(one.flat))
    return one.whole("title") if titled else None


_ORDER = re.compile(
    r"(?:grand[- ])?(?:officier|chevalier|commandeur|croix|oficial|caballero|commendatore|cavaliere"
    r"|comendador|knight|officer|commander|companion)\s(?:of\s(?:the\s)?|de\s(?:l['’]|la\s)?|d[eou]l?\s|dell['’])"
    r"(?:[Oo]rdre|[Oo]rder|[Oo]rden|[Oo]rdem|[Oo]rdine|[Mm]érite|[Ll]égion)\b",
    re.IGNORECASE,
)
"""A decoration printed under a name: "Officier de l'Ordre National"."""


@cache
def _titles_of_papers() -> frozenset[str]:
    keys = ("open_letter", "aide_memoire", "note_verbale", "note", "telegram", "memorandum", "heading_kinds")
    return frozenset(phrase.casefold() for key in keys for phrase in phrases(key))


def _chinese(one: _Segment) -> list[Piece] | None:
    room = one.flat[-1] in "号室楼號樓" and NUMBERED.search(one.flat)
    return han_pieces(one.text, one.start, one.end) if is_han(one.flat) and not room else None


def _street(one: _Segment) -> list[Piece] | None:
    return with_state(one.text, one.start, one.end) if _is_street(one.flat, one.code) else None


def _listed(one: _Segment) -> list[Piece] | None:
    """Words that are known whole, though a part of them may look like something else."""
    bare = one.flat.strip(" .")
    if bare in _FORCES:
        return one.whole("title")
    if bare.casefold() in _POST_WORDS:
        return [Piece("post", one.start, one.end, bare)]
    if one.flat.casefold() in words("bodies", one.code) and " " in one.flat:
        return one.whole("body")  # "General Assembly": no general of that name
    return None


_FORCES = frozenset(["USA", "USAF", "USN", "USMC", "USCG", "USNR", "RAF", "RN"])
"""What stands behind an officer's rank and looks like a name in capitals."""

_POST_WORDS = frozenset(["minister resident", "resident minister", "acting", "ad interim", "chargé", "charge"])
"""Posts whose last word alone could be a name."""

_AS_PRINTED = (_no_party, _title_of_a_paper, _chinese, _listed, _street)


# Behind its titles


def _titles_alone(one: _Named) -> list[Piece] | None:
    if one.rest.strip():
        return None
    return one.whole("post" if one.titled.posts else "title")


def _peer(one: _Named) -> list[Piece] | None:
    return [_person(one)] if one.honoured and _PEER.fullmatch(one.rest.strip(" .,")) else None


_PEER = re.compile(r"[A-Z][a-z’'-]+ of [A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?")
"""Behind "Lord" or "Lady": "Hollis of Barnby"."""


def _name_then_post(one: _Named) -> list[Piece] | None:
    split = name_then_post(one.rest, one.code, one.honoured or bool(one.titled.posts))
    if not split:
        return None
    name, post_at = split
    posts = (*one.titled.posts, *one.titled.suffixes)
    person = Piece("person", one.at, one.at + len(name), name, posts, one.titled.honorifics)
    return [person, *classify(one.segment.text, one.at + post_at, one.segment.end, one.code)]


def _title_that_is_a_post(one: _Named) -> list[Piece] | None:
    """A rank with its service or order behind it ("Lt. General, USAF"), or a post with a name: "Ambassador Ames"."""
    if not one.titled.posts:
        return None
    bare = one.rest.strip(" .")
    service = bare.isupper() and len(bare) < 6 and bare.isalpha()
    if service or bare.casefold() in words("suffixes", one.code):
        return one.whole("post")
    return [_person(one)] if is_name(one.rest, one.code) else None


def _possessed(one: _Named) -> list[Piece] | None:
    """A body with its owner before it: "The Prime Minister's Office"."""
    owned = re.search(r"['’]s\s", one.rest, re.IGNORECASE) and anywhere("bodies", one.code).search(one.rest)
    return [Piece("body", one.at, one.segment.end, " ".join(one.rest.split()))] if owned and not one.honoured else None


def _post(one: _Named) -> list[Piece] | None:
    segment, posts = one.segment, one.titled.posts
    if _of_a_nation(one.rest, one.code) or _of_a_region(one.rest, one.code):
        return post_pieces(segment.text, one.at, segment.end, one.titled.honorifics, one.code)
    if not (begins_with("posts", one.rest, one.code) or (posts and not is_name(one.rest, one.code))):
        return None
    first = one.titled.start if one.honoured and not posts else _first_post(segment.said, one.titled.start, one.code)
    return post_pieces(segment.text, segment.start + first, segment.end, one.titled.honorifics, one.code)


_REGION = re.compile(
    r"(?:[A-Z]\w+(?:ean|ian|ern|ic|al|an|wide)|Asia-Pacific|Pan-[A-Z]\w+)\s(?P<post>[A-Z][\w-]+)[\s.,]*"
)


def _of_a_region(rest: str, code: str) -> bool:
    """One word that says for where, before a post: "European Convenor", "Nordic Coordinator"."""
    found = _REGION.fullmatch(rest)
    return bool(found and anywhere("posts", code).fullmatch(found["post"]))


def _of_a_nation(rest: str, code: str) -> bool:
    """An adjective of a state before the post: "Iranian Prime Minister"."""
    found = find_mentions(rest[:60])
    article = re.match(r"(?:the\s+)?", rest)
    if not found or found[0].kind != "state" or found[0].start > (article.end() if article else 0):
        return False
    return bool(anywhere("posts", code).match(rest[found[0].end :].lstrip()))


def _first_post(said: str, default: int, code: str) -> int:
    """Where the post begins: behind honorifics, before a title that is itself the post."""
    found = anywhere("posts", code).search(said)
    return found.start() if found and found.start() < default + 1 else default


def _body(one: _Named) -> list[Piece] | None:
    company = COMPANY.search(one.rest) and not one.honoured
    body = anywhere("bodies", one.code).search(one.rest) and not (one.honoured and is_name(one.rest, one.code))
    return one.piece("body") if body or company else None


def _place(one: _Named) -> list[Piece] | None:
    place = whole_mention(one.rest)
    return one.segment.whole(place) if place and not one.honoured else None


def _treaty(one: _Named) -> list[Piece] | None:
    """The treaty that an office serves, on a line under it: "Anti-Personnel Mine Ban Convention"."""
    named = not one.honoured and _TREATY.fullmatch(one.rest.strip(" .,"))
    return one.segment.whole("title") if named else None


_TREATY = re.compile(
    r"(?:[A-Z][\w-]*|on|of|the|and)(?:\s(?:[A-Z][\w-]*|on|of|the|and))*\s(?:Convention|Treaty|Protocol)"
)


def _name(one: _Named) -> list[Piece] | None:
    """A name; a lone word that could be one is a "word"."""
    if not is_name(one.rest, one.code):
        return None
    rest = one.rest
    several = len(rest.split()) > 1 or with_initials(rest)
    if one.honoured or several or rest[-1:] == "." or rest.isupper() or is_han(rest):
        return [_person(one)]
    return [Piece("word", one.segment.start, one.segment.end, rest.strip(" .,"))]


_BEHIND_TITLES = (
    _titles_alone,
    _peer,
    _name_then_post,
    _title_that_is_a_post,
    _possessed,
    _post,
    _body,
    _place,
    _treaty,
    _name,
)


_SEATS = ("mp", "mep", "mdb")
"""Letters behind a name that are a post."""


def _person(one: _Named) -> Piece:
    rest = one.rest
    ends_short = re.search(r"\b(?:Jr|Sr|[A-ZА-Я])\.$", rest.strip())
    name = rest.strip(" ,()*_") if ends_short else rest.strip(" .,()*_")
    at = one.at + rest.index(name) if name in rest else one.at
    posts = (*one.titled.posts, *(s.upper() for s in one.titled.suffixes if s.casefold() in _SEATS))
    return Piece("person", at, at + len(name), " ".join(name.split()), posts, one.titled.honorifics)


_SIGNED_BEHIND = re.compile(
    r"\s*\((?:signed|sgd\.?|signée?|firmado|fdo\.?|gez\.?|assinado|f\.to)\)\s*\Z", re.IGNORECASE
)
_FROM = re.compile(r"From:?\s+(?:[Tt]he\s+)?(?=[A-Z])")


_AND = re.compile(r"(?:et|and|y|e|und|и)\s+", re.IGNORECASE)


def _behind_direction(text: str, start: int, end: int, code: str) -> int:
    """Behind "To", "À", "إلى" before an addressee."""
    writer = _FROM.match(text, start, end)
    if writer:
        return writer.end()
    conjunction = _AND.match(text, start, end)
    word = anywhere("address_to", code).match(text, conjunction.end() if conjunction else start, end)
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
