"""Who is who between letters: the same person, the same office, the same side.

A reply to a minister may be signed by an ambassador: linking asks for the same *side*, not the same person. What cannot
be told stays untold (`Likeness.UNKNOWN`): a missing name is no difference.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from onrecord.model import Letter, Party

CONTINUED_BY = {"SUN": "RUS"}
"""A state that another continues in its treaties and at the UN: its words are the same record, under its old name."""

_RANKS = frozenset(
    re.findall(
        r"\w+",
        "the of and to in for at a an de la le du des del der von y el los las et und mr mrs ms miss dr sir h e he "
        "hon honourable honorable excellency his her monsieur madame senor senora herr frau esq ambassador "
        "ambassadors embassy minister ministers ministry legation charge affaires consul general consulate acting "
        "assistant deputy under undersecretary vice high commissioner commission representative permanent mission "
        "delegation delegate head chief secretary department office officer director appointed interim ad "
        "extraordinary plenipotentiary envoy agent president chairman chairwoman chair spokesperson coordinator "
        "government ministre ministere ambassadeur ambassadrice ambassade directeur directrice coordonnateur "
        "coordonnatrice presidente secretaire charge ministro ministra ministerio embajador embajadora embajada "
        "directora secretario secretaria jefe jefa coordinador coordinadora presidenta министр министерств посол "
        "посольств заместител председател президент директор координатор генеральн временн поверенн",
    )
)
"""Words of rank: they change hands while the office stays, so they never make or break a likeness."""


_SMALL = frozenset(re.findall(r"\w+", "the of and to in for at a an de la le du des del der von y el los las et und"))


class Likeness(IntEnum):
    """How sure it is that two parties are one side. Ordered: more is surer."""

    NO = 0
    UNKNOWN = 1
    STATE = 2
    OFFICE = 3
    PERSON = 4


def fold(text: str) -> str:
    """Lower case without accents or punctuation, for comparing names and never for showing them.

    >>> fold("Señora  Núñez, (Directora)")
    'senora nunez directora'
    """
    return _name_folded(text) if len(text) <= LONGEST_NAME else _folded(text)


LONGEST_NAME = 200
"""Names come again and again, and are kept as they were folded; whole letters come once."""


@lru_cache(maxsize=32768)
def _name_folded(name: str) -> str:
    return _folded(name)


def _folded(text: str) -> str:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


# As folded: й is и, ё is е.
_CASE_ENDINGS = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ои|еи|ыи|ии|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ом|ем|ам|ям|ах|ях|ых|их|"
    r"[аяуюеиыоь])$"
)


def stem(word: str) -> str:
    """A Russian word without its case: an addressee stands in the dative, a signature in the nominative.

    >>> stem("вересовои"), stem("иностранных"), stem("ruiz")
    ('вересов', 'иностранн', 'ruiz')
    """
    return _CASE_ENDINGS.sub("", word) if len(word) > 4 and "а" <= word[0] <= "я" else word


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """The words of a personal name that can tell it from another."""
    found = [stem(x) for x in fold(name).split()]
    return frozenset(x for x in found if len(x) > 1 and x not in _RANKS) or frozenset(found)


@lru_cache(maxsize=65536)
def seat_words(post: str) -> frozenset[str]:
    """The words of a post or body that stay when the rank changes.

    >>> seat_words("The Chargé in Ardovia") == seat_words("Minister in Ardovia")
    True
    """
    found = [stem(x) for x in fold(post).split()]
    return frozenset(x for x in found if x not in _RANKS) or frozenset(found) - _SMALL


def same_state(one: str | None, other: str | None) -> bool:
    """True for one state under two codes, a state and the one that continues it included."""
    return bool(one and other) and CONTINUED_BY.get(one or "", one) == CONTINUED_BY.get(other or "", other)


def same_person(one: Party, other: Party) -> bool:
    """True when both name a person and the names do not contradict: "A. Ruiz" is "Ana Ruiz" is "Ruiz".

    >>> same_person(Party("Ana María Ruiz"), Party("A. Ruiz")), same_person(Party("Ana Ruiz"), Party("Ana Soto"))
    (True, False)
    >>> same_person(Party("Wm. L. Harrow"), Party("William L. Harrow"))
    True
    """
    if not one.name or not other.name:
        return False
    mine, others = name_words(one.name), name_words(other.name)
    if not mine or not others:
        return False
    if mine <= others or others <= mine:
        return True
    a, b = _stems(one.name), _stems(other.name)
    return a[-1] == b[-1] and (_abbreviates(one.name, a[0], b[0]) or _abbreviates(other.name, b[0], a[0]))


@lru_cache(maxsize=32768)
def _stems(name: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in fold(name).split())


def _abbreviates(printed: str, short: str, long: str) -> bool:
    """True for "A." and "Ana", "Wm." and "William", "Ros" and "Roswell": the one is a way to write the other."""
    if short == long or long.startswith(short):
        return True
    left = iter(long)
    dotted = printed.split()[0].endswith(".")
    return dotted and short[0] == long[0] and all(c in left for c in short)


def same_side(one: Party, other: Party, *, by_state: bool = True, strict: bool = False) -> Likeness:
    """How alike two parties are.

    `by_state`: whether one state on both sides counts; False between offices of one government, where every party
    has the same state and it tells nothing. `strict`: a state's name alone makes no office.
    """
    if same_person(one, other):
        return Likeness.PERSON
    if is_mailbox(one) or is_mailbox(other):
        return Likeness.UNKNOWN
    both = one.state and other.state
    mine, theirs = list(_seats(one)), list(_seats(other))
    if both and not same_state(one.state, other.state):
        # Two offices of one name whose states are both only inferred may be one; a state that is printed decides.
        inferred = not says_its_state(one) and not says_its_state(other)
        return Likeness.OFFICE if inferred and set(mine) & set(theirs) else Likeness.NO
    if both and strict:
        # "Republic of Ardovia" and "Embassy of Ardovia" share the state and no office.
        mine, theirs = ([s for s in x if not _only_state(s, one.state)] for x in (mine, theirs))
    if any(a <= b or b <= a or _mostly(a, b) for a in mine for b in theirs) or _one_body(one, other):
        return Likeness.OFFICE
    if both:
        return Likeness.STATE if by_state else Likeness.UNKNOWN
    if not (one.name or mine or one.state) or not (other.name or theirs or other.state):
        return Likeness.UNKNOWN
    if _script(one) != _script(other):
        return Likeness.UNKNOWN
    if one.name and not mine and theirs and not other.name:
        return Likeness.UNKNOWN
    if other.name and not theirs and mine and not one.name:
        return Likeness.UNKNOWN
    return Likeness.NO


def is_mailbox(party: Party) -> bool:
    """True for a mail address alone ("disarmament@mfa.example"): whose it is, it does not tell."""
    return "@" in (party.name or "") and not (party.role or party.organisation or party.state)


def sides_alike(
    some: tuple[Party, ...], others: tuple[Party, ...], *, by_state: bool = True, strict: bool = False
) -> Likeness:
    """The surest likeness between any two of two sides; UNKNOWN when either side is empty."""
    if not some or not others:
        return Likeness.UNKNOWN
    return max(same_side(a, b, by_state=by_state, strict=strict) for a in some for b in others)


def writers(letter: Letter) -> tuple[Party, ...]:
    """Who writes, without a name that is also the addressee's: an address at the foot is easily read as a signature."""
    own = tuple(p for p in letter.sender if not any(same_person(p, r) for r in letter.recipients))
    return own or letter.sender


def between_states(letter: Letter) -> bool:
    """False when sender and recipients belong to one state: then the state tells nothing of the side."""
    senders = {p.state for p in letter.sender if p.state}
    return not senders & {p.state for p in letter.recipients if p.state}


def keys(parties: tuple[Party, ...]) -> frozenset[str]:
    """What a side is indexed by: the words of names and seats, and states."""
    found: set[str] = set()
    for party in parties:
        if is_mailbox(party):
            continue
        found |= name_words(party.name) if party.name else frozenset()
        found |= frozenset().union(*_seats(party)) if _seats(party) else frozenset()
        if party.state:
            found.add(CONTINUED_BY.get(party.state, party.state))
    return frozenset(found)


def same_holder(one: str | None, other: str | None) -> bool:
    """True when two names as `Statement.holder` writes them mean one state, body or person."""
    if not one or not other:
        return False
    if (len(one) == 3 and one.isupper() and one.isalpha()) or (len(other) == 3 and other.isupper() and other.isalpha()):
        return CONTINUED_BY.get(one, one) == CONTINUED_BY.get(other, other)
    a, b = fold(one), fold(other)
    return a == b or (len(a.split()) > 1 and len(b.split()) > 1 and (seat_words(one) == seat_words(other)))


def same_as(holder: str) -> str:
    """One spelling for all names that mean the same by `same_holder`: what rows are kept under.

    >>> same_as("SUN"), same_as("the Open Fields Coalition") == same_as("Open Fields Coalition")
    ('RUS', True)
    """
    if len(holder) == 3 and holder.isupper() and holder.isalpha():
        return CONTINUED_BY.get(holder, holder)
    folded = fold(holder)
    return " ".join(("", *sorted(seat_words(holder)))) if len(folded.split()) > 1 else folded


def holder_words(holder: str) -> frozenset[str]:
    """The words that a party named so is indexed by, among others."""
    if len(holder) == 3 and holder.isupper() and holder.isalpha():
        return frozenset({CONTINUED_BY.get(holder, holder)})
    return seat_words(holder) | name_words(holder)


def holders(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """How statements name the parties of one side, each once."""
    return tuple(dict.fromkeys(p.holder for p in parties if p.holder))


def says_its_state(party: Party) -> bool:
    """True when a party's printed words name its state ("Embassy of Ardovia"), False when the state was inferred.

    >>> says_its_state(Party(role="President of the Russian Federation", state="RUS"))
    True
    >>> says_its_state(Party(role="Secretary of State", state="USA"))
    False

    A place is no owner: "Embassy in Ardovia" may be anybody's.
    """
    printed = fold(" ".join(x for x in (party.role, party.organisation) if x))
    names = _state_words(party.state or "") if party.state else ()
    places = [m.start() for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", printed)]
    return any(not printed[:at].endswith(_WHERE) for at in places)


_WHERE = (" in ", " in the ", " at ", " en ", " au ", " in der ", " в ")


def _only_state(seat: frozenset[str], code: str | None) -> bool:
    return any(seat <= {stem(w) for w in n.split()} for n in _state_words(code or ""))


def _state_words(code: str) -> frozenset[str]:
    """The names of a state, kept for as long as the reference data stay what they are (a user may add their own)."""
    from onrecord.reference.files import fingerprint

    return _state_words_of(code, fingerprint())


@lru_cache(maxsize=512)
def _state_words_of(code: str, reference: str) -> frozenset[str]:
    from onrecord.errors import BadReference
    from onrecord.reference.states import state

    try:
        return frozenset(fold(n.text) for n in state(code).names) - {""}
    except BadReference:
        return frozenset({fold(code)})


def _one_body(one: Party, other: Party) -> bool:
    """True for one known body under two names or in two languages."""
    return bool(one.organisation and other.organisation) and _body(one.organisation) == _body(other.organisation) != ""


def _body(name: str | None) -> str:
    from onrecord.reference.files import fingerprint

    return _body_of(name, fingerprint())


@lru_cache(maxsize=4096)
def _body_of(name: str | None, reference: str) -> str:
    from onrecord.reference.bodies import find_body

    found = find_body(name) if name else None
    return found.id if found else ""


def _script(party: Party) -> str:
    """The script a party is written in, by its first letter: names in two scripts cannot be compared."""
    letters = (c for x in (party.name, party.role, party.organisation) if x for c in x if c.isalpha())
    return unicodedata.name(next(letters, "a"), "").split(" ")[0]


_LONGEST = 14
"""Words of the longest post or body taken for one: more is a sentence that was misread."""


def _seats(party: Party) -> tuple[frozenset[str], ...]:
    printed = (x for x in (party.role, party.organisation) if x and len(x.split()) <= _LONGEST)
    return tuple(seat_words(x) for x in printed)


def _mostly(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) * 3 >= len(a | b) * 2
