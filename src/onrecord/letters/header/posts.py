"""Posts: where one begins and ends on a line, the body it is of, a name before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.letters.cues import ANY, anywhere, phrases, words
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name
from onrecord.reference.gazetteer import Found, find_mentions


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece. `kind`: person | post | body | state | place | street | title | other; offsets are the clean text's.

    For a person `start` to `end` is the name alone, and `posts` what stood before or after it and is a post as well.
    """

    kind: str
    start: int
    end: int
    text: str
    posts: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()


NUMBERED = re.compile(r"\d")


def begins_with(key: str, text: str, code: str) -> bool:
    """True when a phrase of the key opens the text (behind an article or "Acting"); in Chinese, when it ends it."""
    if text and "\u4e00" <= text[0] <= "\u9fff":
        return any(text.endswith(p) or text.startswith(p) for p in phrases(key, "zh"))
    first = anywhere(key, code).search(text) if key.endswith("posts") else None
    if first and first.start() and all(w.casefold() in words("modifiers", code) for w in text[: first.start()].split()):
        return True
    lead = _LEAD.match(text)
    phrase = anywhere(key, code)
    return bool(phrase.match(text)) or bool(lead and phrase.match(text, lead.end()))


_LEAD = re.compile(
    r"""(?:(?:the|l['’]|le|la|el|los|il|lo|o|der|die|for|for\ the|pour\ le|pour\ la|por\ el|acting|deputy|assistant
    |associate|former|interim|senior|first|second|honorary|national|regional|international|à|al|a\ la|au
    |за|и\.о\.|исполняющий\ обязанности|إلى|عن)\s*)+(?<=[\s'’])""",
    re.IGNORECASE | re.VERBOSE,
)


def with_state(text: str, start: int, end: int) -> list[Piece]:
    """An address, and the state it ends with."""
    said = text[start:end]
    found = [f for f in find_mentions(said) if f.kind == "state" and not in_a_street(said, f)]
    if found and found[-1].end >= end - start - 2:
        at = start + found[-1].start
        return [Piece("street", start, at, text[start:at].strip()), Piece("state", at, end, text[at:end].strip(" .,"))]
    return [Piece("street", start, end, " ".join(text[start:end].split()))]


_PART_OF_ADDRESS = re.compile(r"[,;:\n|·•]|\s[–—-]\s|\s{2,}")


def in_a_street(text: str, found: Found) -> bool:
    """A name inside a street's: "12, rue d'Espagne", "rue Saint-Dominique", "40 Morocco Street"."""
    cuts = [m.end() for m in _PART_OF_ADDRESS.finditer(text, 0, found.start)]
    before = text[cuts[-1] if cuts else 0 : found.start]
    if before.endswith("-") or anywhere("streets", ANY).search(before):
        return True
    behind = _PART_OF_ADDRESS.split(text[found.end :], maxsplit=1)[0]
    return before.strip().isdigit() and bool(anywhere("streets", ANY).match(behind.lstrip()))


_STREETS = """
شارع زنقة نهج ساحة ميدان طريق улица ул проспект пр-т площадь переулок набережная бульвар
piazza piazzale viale esplanada avenida rua praça calle plaza paseo rue avenue boulevard chaussée quai bloco
palácio palazzo
"""
STREET_FIRST = frozenset(_STREETS.split())
"""Words that stand before a street's name, and need no number beside it."""

# Words that are no body of their own behind a post: "Minister of State", "Member of Parliament".
_NO_BODY_WORDS = """
state states republic kingdom government parliament cabinet congress nations état république estado reino gobierno
gouvernement royaume parlement office mission правительство республика государство
"""
_NO_BODY = frozenset(_NO_BODY_WORDS.split())
_LINK = re.compile(
    r"[,\s]+(?:(?:of|for|at|with|de|du|des|del|do|da|dos|das|der|dell[ao]|degli|delle|dei|pour|para|per|fürs?|von|vom)\b|d['’]|dell['’])"
    r"\s*(?:(?:the|la|le|les|los|las|el|der|den)\b|l['’])?\s*",
    re.IGNORECASE,
)


_OF_A_MINISTER = re.compile(r"(?:[\w-]+\s){0,2}Minister\s+(?:for|of)\s+(?:the\s+)?\w+", re.IGNORECASE)
"""What a minister is for is no body, though it may sound like one: "Minister for the Armed Forces"."""


def post_pieces(text: str, start: int, end: int, honorifics: tuple[str, ...], code: str) -> list[Piece]:
    """A post; the body it is of, and the address that runs on behind it, are pieces of their own."""
    said = text[start:end]
    if NUMBERED.search(said):
        found = anywhere("posts", code).search(said)
        stop = _end_of_post(said, found.end() if found else 0)
        if stop < len(said):
            post = Piece("post", start, start + stop, " ".join(said[:stop].split()), (), honorifics)
            return [post, *with_state(text, start + stop, end)]
    listed = anywhere("posts", code).match(said)
    fields = _OF_A_MINISTER.match(said)
    for link in _LINK.finditer(said, fields.end() if fields else listed.end() if listed else 0):
        if _names_a_body(said, link.end(), code):
            a, b = start + link.start(), start + link.end()
            post = Piece("post", start, a, " ".join(text[start:a].split()), (), honorifics)
            return [post, Piece("body", b, end, " ".join(text[b:end].split()), (" ".join(said.split()),))]
    courtesy = _titled_name(said, code)
    if courtesy:
        a = start + courtesy[0]
        person = Piece("person", start + courtesy[1], end, " ".join(said[courtesy[1] :].split()), (), (courtesy[2],))
        return [*post_pieces(text, start, a, honorifics, code), person]
    behind = _NAME_BEHIND.search(said) or _RUSSIAN_BEHIND.search(said)
    if behind and not _CLASS.search(said) and is_name(behind[1], code) and not find_mentions(behind[1]):
        at = start + behind.start(1)
        person = Piece("person", at, end, " ".join(behind[1].split()))
        return [*post_pieces(text, start, start + behind.start(), honorifics, code), person]
    own = _body_behind(said, code)
    if own:
        post = Piece("post", start, start + own[0], " ".join(said[: own[0]].split()), (), honorifics)
        at = start + own[1]
        return [post, Piece("body", at, end, " ".join(text[at:end].split()), (" ".join(said.split()),))]
    named = anywhere("posts", code).match(said)
    rest = said[named.end() :].lstrip(" ,") if named else ""
    bare = without_titles(rest, code)
    name = rest[bare.start : bare.end]
    field = named is not None and _FIELD.match(said, named.end()) is not None
    arabic = named is not None and bool(_ARABIC_TITLE.fullmatch(named[0])) and not rest.startswith("ال")
    titled = (
        (rest[:1].isupper() or arabic) and not _CLASS.search(rest) and not _LINKED.search(named[0] if named else "")
    )
    if named is not None and not field and titled and len(name.split()) > 1 and is_name(name, code):
        at = end - len(rest) + bare.start
        post = Piece("post", start, start + named.end(), " ".join(named[0].split()), (), honorifics)
        return [post, Piece("person", at, at + len(name), " ".join(name.split()), (), ("",))]
    return [Piece("post", start, end, " ".join(said.split()), (), honorifics)]


_LINKED = re.compile(r"\b(?:of|for|de|du|des|del|della|von|für|по)\Z", re.IGNORECASE)
"""A post's name that goes on behind its last word: "Head of"."""

# Posts that stand before a name as a title does, which Arabic does not show by capitals: "السفير حازم الدرويش".
_ARABIC_TITLE = re.compile(
    "(?:السفيرة?|الوزيرة? المفوضة?|الوزيرة?|المستشارة?|القنصلة?(?: العامة?)?|النائبة?|المندوبة?)"
)

# Behind a comma and with an "and" in it: another field of a minister, "..., Comercio Internacional y Culto".
_FIELD = re.compile(r",\s[^,]*\s(?:and|et|y|e|und|и)\s", re.IGNORECASE)

# "Министру иностранных дел Петру Арденову": capitals behind a post's small words.
_RUSSIAN_BEHIND = re.compile(r"(?<=[а-яё])\s+([А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+){1,2})\s*\Z")
# "Director  A. B. Ames", "Директор Арденова Г. К.": a name with initials behind the post.
_NAME_BEHIND = re.compile(
    r"\s+((?:[A-ZÀ-ÝА-ЯЁ]\.\s?){1,3}\s?[A-ZÀ-ÝА-ЯЁ][\w’'-]+|[А-ЯЁ][\w-]+\s(?:[А-ЯЁ]\.\s?){1,2})\s*\Z"
)


# "Legationsrat I. Klasse", "Ministre plénipotentiaire de 2e classe": a rank's, and no name.
COMPANY = re.compile(
    r"(?<=\w)[\s,]+(?:Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|plc|GmbH|AG|AB|ASA|Oyj?|N\.?V|B\.V|S\.A|SpA|S\.p\.A|SARL"
    r"|KGaA|Corp|Corporation|& Co|Pty|A/S|S\.L|e\.\s?V|ООО|ОАО|ЗАО|ПАО|АО)\.?(?:\s*\(publ\))?\s*\Z"
)
"""Letters behind a name that make it a company's or a registered society's: "Ferrers Shipping Ltd", "Brücken e.V."."""
_CLASS = re.compile(r"\b(?:klasse|classe|class|clase|класса|grado|grade|rang)\W*\Z", re.IGNORECASE)


def _titled_name(said: str, code: str) -> tuple[int, int, str] | None:
    """(end of the post, start of the name, its title) where a courtesy stands between: "Министру г-ну Арденову"."""
    if said.isascii():
        return None
    for title in anywhere("honorifics", code).finditer(said, 3):
        if said[title.start() - 1].isspace() and title[0].casefold() not in words("posts", code):
            rest = without_titles(said[title.start() :], code)
            at = title.start() + rest.start
            if is_name(said[at:], code):
                return len(said[: title.start()].rstrip(" ,")), at, title[0]
            return None
    return None


# What the two scripts put where other languages have "to": behind it stands where somebody serves, not whom.
_SERVES_AT = re.compile(r"(?:\A|\s)(?:при|в|во|на|لدى|إلى|في)\s", re.IGNORECASE)


def _body_behind(said: str, code: str) -> tuple[int, int] | None:
    """(end of the post, start of its body) where no word stands between: "Координатору Коалиции", "رئيس المجلس".

    A state, and what belongs to the name of the post, is no body: "Министру иностранных дел Республики Арден".
    """
    if not any("\u0400" <= c <= "\u06ff" for c in said):
        return None
    named = anywhere("posts", code).match(said)
    if not named:
        return None
    states = [(f.start, f.end) for f in find_mentions(said) if f.kind == "state"]
    away = _SERVES_AT.search(said)
    for cue in anywhere("bodies", code).finditer(said, named.end()):
        if away and away.start() < cue.start():
            return None
        if _GENERIC.match(said, cue.start()):
            return None  # "وكيل الوزارة للعلاقات": his own ministry
        if cue[0].casefold() in _NO_BODY or any(a < cue.end() and cue.start() < b for a, b in states):
            continue
        begin = _with_adjectives(said, named.end(), cue.start())
        if len(said[begin:].split()) == 1:
            return None  # "رئيسة الجمعية": the one the letterhead names
        return len(said[:begin].rstrip(" ,\n")), begin
    return None


_GENERIC = re.compile(r"ال\w+\s+(?!ال)")


_ADJECTIVE = re.compile(
    r"(?:[А-ЯЁ][а-яё-]+(?:ой|ей|ого|его|ых|их|ому|ему|ая|ое|ый|ий)|(?<!\w)[а-яё-]{4,}(?:ской|ского|ских|ной|ного|ных))\s+\Z"
)


def _with_adjectives(said: str, after: int, at: int) -> int:
    """Where the name of a body begins whose adjectives stand before it: "Общенациональной коалиции"."""
    while before := _ADJECTIVE.search(said[after:at]):
        at = after + before.start()
    return at


def _names_a_body(said: str, at: int, code: str) -> bool:
    """A body of its own stands behind a post's link word; "of State" and "of Arden to the Organisation" are none."""
    rest = said[at:]
    if re.search(r"\b(?:auprès|près|to|ante|при)\W+(?:\w+\W+){0,4}\Z", said[:at], re.IGNORECASE):
        return False
    cue = anywhere("bodies", code).search(rest)
    if rest[:1].islower() and len(rest.split()) == 1:
        return False  # "Cheffe de section"
    if _organisation(rest):
        return True
    if not cue or cue[0].casefold() in _NO_BODY or re.search(r"\b(?:to|in|at|auprès|ante|при)\b", rest[: cue.start()]):
        return False
    named = [f for f in find_mentions(rest[: cue.end()]) if f.kind == "state" and f.sort != "adjective"]
    return (not named and rest[0].isupper()) or (cue.start() == 0 and not named)


def _end_of_post(said: str, at: int) -> int:
    """Where a post ends when a street runs on behind it: at the first capitalised word that no link leads to."""
    linked = False
    for token in re.finditer(r"\S+", said[at:]):
        word = token[0]
        if word[0].islower():
            linked = True
        elif word[0].isdigit() or not linked:
            return at + len(said[at : at + token.start()].rstrip())
        else:
            linked = False
    return len(said)


def _organisation(text: str) -> bool:
    """True when a known international body stands at the beginning, and is not the first of what an office is for:
    "Directeur des Nations Unies et des Organisations internationales"."""
    found = find_mentions(text)
    if not found or found[0].kind != "organisation" or found[0].start > 4:
        return False
    return not _AND_MORE.match(text, found[0].end)


_AND_MORE = re.compile(r"\s+(?:and|et|y|e|und|и)\s+(?:des?|of|de las?|de los)?\s*[A-ZÀ-ÝА-Я]")


def _of_a_state(name: str) -> bool:
    """A state before the post: "United States Senator"."""
    return any(f.kind == "state" and f.end - f.start >= len(name) - 2 for f in find_mentions(name))


_IN_PLACE_OF = re.compile(r"\s(?:[Ff]or(?:\sthe)?|[Pp]our\s(?:le|la)|[Pp]or\s(?:el|la))\Z")
"""Between a signer's name and the post he signs for."""


def name_then_post(rest: str, code: str, titled: bool) -> tuple[str, int] | None:
    """A name with a post right behind it on the line: ("Ada Corbishley", 15) of "Ada Corbishley Director"."""
    for found in anywhere("posts", code).finditer(rest):
        name = rest[: found.start()].strip(" ,")
        if name and name.split()[-1].casefold() in words("modifiers", code):
            return None  # "Senior Policy Adviser"
        lead = re.search(
            r"\s(?:Acting|Deputy|Assistant|Associate|Executive|Vice|Senior|National|Special|Chief)\Z", name
        )
        lead = lead or _IN_PLACE_OF.search(name)
        name = name[: lead.start()] if lead else name
        if len(name.split()) >= (1 if titled else 2) and is_name(name, code) and not _of_a_state(name):
            return name, lead.start() + 1 if lead else found.start()
        return None
    return None
