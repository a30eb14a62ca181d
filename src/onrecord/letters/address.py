"""Is a block of the head an addressee's, or the sender's own letterhead?"""

from __future__ import annotations

import re

from onrecord.letters.cues import anywhere, label, words
from onrecord.letters.header.posts import begins_with
from onrecord.letters.layout import Block
from onrecord.letters.marks import is_contact

Where = tuple[int, int, bool]
"""Number of the block, how many there are, whether a date stands above it."""


def address_score(
    block: Block,
    code: str,
    where: Where,
    *,
    greeted: str,
    signer: frozenset[str],
    language: str,
    shouted: bool = False,
) -> int:
    """2 or more for an address. Each point has its reason beside it.

    greeted   the salutation: the name in it is the addressee's
    signer    words of the signature: a block that begins with them is the sender's own
    shouted   the whole letter is in capitals, which then tell nothing
    """
    number, many, dated = where
    first = block.lines[0]
    score = 0
    if is_addressed(first, code):
        score += 4
    elif has_honorific(first, code) and not anywhere("streets", code).search(first):
        score += 3
    elif any(has_honorific(line, code) for line in block.lines[1:3]):
        score += 2
    if anywhere("posts", code).search(block.text):
        score += 1
    dative = language == "ru" and _DATIVE.match(first)
    if dative:
        score += 3  # "Министру", "Председателю"
    if names_in(first) & names_in(greeted) or (language == "ru" and _has_initials_of(greeted, block.lines)):
        score += 3
    if any(names_in(line) & names_in(greeted) for line in block.lines[1:4]):
        score += 2
    if not score and not (dated and anywhere("bodies", code).search(block.text)):
        return 0
    score += bool(dated or number) + (number == many - 1 > 0) + dated
    own = names_in(_bare(first, code))
    if own and own <= signer:
        score -= 6
    if is_contact(block.text, code):
        score -= 4
    if number == 0 and not dated:
        score -= 2
    if language in ("ru", "ar", "zh") and block.text.isascii() and not dated and not has_honorific(first, code):
        score -= 3  # the letterhead's translation
    if dated and len(block.lines) > 1 and _DELIVERED.fullmatch(block.lines[-1].strip()):
        return score + 5
    if first.isupper() and len(first) > 12 and not (dative or shouted):
        score -= 2  # printed letterhead
    titled = in_capitals(block.text) and dated and len(block.text.split()) > 3
    if titled and not (dative or shouted or has_honorific(first, code)):
        score -= 4  # a typed title
    return score


_DELIVERED = re.compile(
    r"p ?r ?e ?s ?e ?n ?t ?e(?: ?s)?[ .–—-]*|ciudad[ .–—-]*|(?:en )?su (?:despacho|sede)[ .–—-]*|e\.?\s*s\.?\s*[dm]\.?"
    r"|s\s?/\s?d\.?|e\s?/\s?v\.?|en ville[ .–—-]*",
    re.IGNORECASE,
)
"""The last line of an address that is handed over: "Presente", "S / D", "E. S. D.", "En ville"."""

_INITIALS = re.compile(r"(?<!\w)([А-ЯЁ])\.\s?([А-ЯЁ])\.")


def _has_initials_of(greeted: str, lines: tuple[str, ...]) -> bool:
    """The address has the initials of the one who is greeted: "Арденовой Т. И." and "Уважаемая Тамара Ильинична!"."""
    names = re.findall(r"[А-ЯЁ](?=[а-яё]{2,})", greeted)
    return len(names) > 2 and any((m[1], m[2]) == tuple(names[-2:]) for line in lines for m in _INITIALS.finditer(line))


_ATTENTION = re.compile(
    r"\(?\s*(?:Attn|Att|Attention|F\.?A\.?O|For the attention of|[AÀ] l['’]attention d[eu]|A la atención de"
    r"|Through|Thru|z\.\s?Hd)\b[.:]?\s*",
    re.IGNORECASE,
)


def for_the_attention(text: str, code: str) -> re.Match[str] | None:
    """The mark of who shall see a letter to an office: "(Attn: Director, Ports Division)", "Through: the Ministry"."""
    found = _ATTENTION.match(text)
    return found if found and (":" in found[0] or "(" in found[0] or anywhere("posts", code).search(text)) else None


_DATIVE = re.compile(r"[А-ЯЁ]\w+(?i:у|ю|ому|ему|ой)\b")


def is_in_the_dative(line: str, code: str) -> bool:
    """A Russian post or body in the dative begins the line: whom it is for, never who signs."""
    first = _DATIVE.match(line)
    named = (anywhere(key, code).match(line) for key in ("posts", "bodies")) if first else ()
    return any(found and first and found.end() >= first.end() for found in named)


def in_capitals(text: str) -> bool:
    """Most letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) * 3 > len(letters) * 2


def is_addressed(line: str, code: str) -> bool:
    """A word of direction stands before an addressee: "To", "À Monsieur", "A la"."""
    labelled = label("address_to", code).match(line)
    if labelled:
        return True
    word = anywhere("address_to", code).match(line)
    if not word:
        return False
    rest = line[word.end() :].strip()
    if not rest or anywhere("honorifics", code).search(word[0]):
        return True
    return bool(anywhere("honorifics", code).match(rest)) or begins_with("posts", rest, code)


def has_honorific(line: str, code: str) -> bool:
    """A title before a name; "Ambassador of Arden" and "Minister for Trade" are posts."""
    line = line.strip("*_ ")
    match = anywhere("honorifics", code).match(line)
    if not match:
        return False
    after = line[match.end() :].lstrip(" .,")
    if not words("posts", code) & {match[0].casefold().strip(". ")}:
        return True
    return bool(after) and after[0].isupper() and not anywhere("bodies", code).match(after)


def _bare(line: str, code: str) -> str:
    match = anywhere("honorifics", code).match(line)
    return line[match.end() :] if match else line


def names_in(text: str) -> frozenset[str]:
    """Capitalised words, for comparing names."""
    return frozenset(
        word.casefold()
        for word in re.findall(r"[^\W\d_]{3,}", text)
        if word[0].isupper() and word.casefold() not in _COMMON
    )


_COMMON_TITLES = """
dear sir madam the mr mrs ms excellency your his her honourable honorable minister ambassador president secretary and
director monsieur madame cher chère mon le la señor señora estimado estimada ministro embajador presidente herr frau
sehr geehrter geehrte mein lieber уважаемый уважаемая господин госпожа министр general for of
"""
_COMMON = frozenset(_COMMON_TITLES.split())
