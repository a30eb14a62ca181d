"""Words of a letter's head and foot that a scan garbled, mended in the shadow text: "Anbassadcr", "5ecretary".

Only the words by which parts of a letter and parties are known are mended, and only towards them: a word that is none
of them, and becomes one (and one alone) when a confusion or two of OCR engines is undone. Names keep their letters;
a digit inside a name becomes the letter it stands for. What is quoted stays the ink: the shadow leads back to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from onrecord.letters.clean import clean
from onrecord.letters.cues import codes, spoken
from onrecord.letters.language import words_in
from onrecord.letters.lookalikes import LONG, SHORT_LINE, cased, in_phrases, misread, printed_again
from onrecord.letters.mending_dates import mended_dates
from onrecord.letters.mending_ends import lost_breaks, mended_greetings, mended_signers
from onrecord.letters.ocr_confusions import DIGITS, undone
from onrecord.letters.reading import Reading, lines_of
from onrecord.letters.recognisers.dates.months import full_names
from onrecord.model import Span
from onrecord.reference.persons import personal_names

HEAD, FOOT = 26, 26
"""Lines with something on them, from either end of the letter, whose words are mended."""

FURTHER = 24
"""As many lines more at either end of a text that is garbled: long letterheads, mails below, forty signers."""

WIDE, RUN_IN = 110, 48
"""Characters of such a line that are looked at; of a longer one, which is running text, only what may be run in."""

Mend = tuple[int, int, str]
"""A stretch of the clean text and what it should say."""

_KEY_WORDS = """
salutations closings compliments renewals subject copies enclosures signed on_behalf honorifics posts modifiers bodies
state_posts state_bodies received open_letter note_verbale aide_memoire mail_from mail_to mail_cc mail_subject
letter_dated
"""
_KEYS = tuple(_KEY_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{{LONG},}}")
_TOKEN = re.compile(r"(?<![\w/@.])\(?[^\W_][\w|(’']*(?![/@])")
# Each begins with its odd character and looks back from there: few places of a clean text are tried at all.
_TELLS = re.compile(
    r"[0-9|](?:(?<=[a-z]{2}[0-9|])(?=[a-z])|(?<=\b[0-9])(?=[a-z]{4,}\b)|(?<=[a-z]{3}[0-9])\b)"
    r"|v(?<=[a-z]v)v(?=[a-z])|í(?<=[a-z]í)(?=[a-z])"
)
SAMPLED = 6000
"""Characters in which it is looked for whether the text is garbled at all."""


def mended(reading: Reading, language: str, without: Iterable[Span] = ()) -> Reading:
    """The reading with the garbled words of its head and foot mended in the shadow; itself when there are none.

    without   the raw stretches that `begin` left out
    """
    garbled = is_garbled(reading.text, language)
    mends = find_mends(reading.text, [(line.start, line.end) for line in reading.lines], language, garbled=garbled)
    if not mends:
        return replace(reading, garbled=True) if garbled else reading
    holes = list(without)
    raw = [(reading.clean.raw_span(start, end), put) for start, end, put in mends]
    apart = [(s.start, s.end, put) for s, put in raw if not any(s.start < h.end and h.start < s.end for h in holes)]
    shadow = clean(reading.raw, without=holes, mends=apart)
    return replace(reading, clean=shadow, lines=lines_of(shadow.text), garbled=garbled)


def find_mends(
    text: str, lines: Iterable[tuple[int, int]], language: str, *, garbled: bool | None = None
) -> list[Mend]:
    """The words to mend, in order; of a text that shows no sign of garbling only long words of cues.

    lines     clean stretches of all lines with something on them
    garbled   what `is_garbled` says, where it was asked before
    """
    code = codes(language)
    garbled = is_garbled(text, language) if garbled is None else garbled
    outer = _outer(list(lines), FURTHER if garbled else 0)
    ends = [*mended_greetings(text, outer, code, garbled=garbled), *lost_breaks(text, outer, code)]
    ends += mended_signers(text, outer)
    if not garbled:
        certain = _certain(text, outer, code)
        return _apart([*ends, *_long_cues(text, outer, code), *_dates(text, outer, language), *certain])
    dated = _dates(text, outer, language)
    found: list[Mend] = [*ends, *printed_again(text, outer, language)]
    for start, end in outer:
        found += in_phrases(text, start, end, code)
    taken = {(start, end) for start, end, _ in found}
    for start, end in outer:
        end = end if end - start <= WIDE else start + RUN_IN
        strange = list(_strange(text, start, end))
        found += strange
        for token in _TOKEN.finditer(text, start, end):
            if any(token.start() <= a < token.end() for a, _, _ in strange):
                continue
            if token.span() not in taken and (text.count(token[0]) == 1 or not token[0].isalpha()):
                found += _mended(token, code, token.start() == start)
        found += _parted(text, start, end, code)
    # A day run into its month is no misread name: "1Nov." is not "INov."
    return _apart([*dated, *(m for m in found if not any(d[0] <= m[1] and m[0] <= d[1] for d in dated))])


_CERTAIN = re.compile(
    r"""(?<=[A-ZÀ-Ý]{2})(?P<digit>[0158])
      (?=[A-ZÀ-Ý]{2,}(?!\w)|[A-ZÀ-Ý]*-[A-ZÀ-Ý]{2}|[’'][A-Z]\b|[A-ZÀ-Ý]+\s*(?:\n|\Z))
    | (?<=[A-Z])(?P<bracket>\()(?=[A-Z]{2}\w*\s*(?:\n|\Z))
    | (?<=\w\s)(?P<lone>\()(?=[a-zà-ÿ]{4,}\s*(?:\n|\Z))
    | (?<=[A-ZÀ-Ýa-zà-ÿ]{2}[ ])(?P<initial>0)(?=\.\s[A-ZÀ-Ý][\w’'-]{2,}\s*(?:\n|\Z))
    | (?<![\w'’])(?P<elided>cl)(?=['’][A-ZÀ-Ý][a-zà-ÿ]{2})""",
    re.VERBOSE,
)
"""What stands in no word of any letter, whatever else the scan left whole: "IRAZA8AL", "MOUR0-ALVA", "ADA 0. QUILL"."""


_CERTAIN_SIGN = re.compile(r"[0158(]|cl['’]")


def _certain(text: str, lines: list[tuple[int, int]], code: str) -> Iterator[Mend]:
    """Signs of garbling that need no second one, in a text that shows no other."""
    for start, end in lines:
        end = min(end, start + WIDE)
        yield from _strange(text, start, end)
        if end - start <= SHORT_LINE:
            yield from in_phrases(text, start, end, code, least=3)


def _strange(text: str, start: int, end: int) -> Iterator[Mend]:
    if not _CERTAIN_SIGN.search(text, start, end):
        return
    for found in _CERTAIN.finditer(text, start, end):
        kind = found.lastgroup or ""
        if kind in ("bracket", "lone") and ")" in text[start : end + WIDE]:
            continue
        put = {"digit": {"0": "O", "1": "I", "5": "S", "8": "B"}.get(found[0], ""), "initial": "O", "elided": "d"}
        yield found.start(), found.end(), put.get(kind, "C")


def _dates(text: str, lines: list[tuple[int, int]], language: str) -> list[Mend]:
    """What is mended beside the names of months."""
    return [mend for a, b in lines for mend in mended_dates(text, a, min(b, a + WIDE), language)]


def _long_cues(text: str, lines: list[tuple[int, int]], code: str) -> list[Mend]:
    """The long words of cues misread by one letter, which no other word is: "Secretarv", "Respectfiilly"."""
    wrong = _long_misread(code)
    return [
        (token.start(), token.end(), cased(token[0], wrong[token[0].casefold()]))
        for start, end in lines
        for token in _LONG_WORD.finditer(text, start, min(end, start + WIDE))
        if token[0].casefold() in wrong
    ]


@cache
def _long_misread(code: str) -> dict[str, str]:
    return misread(_targets(code), _small("") | _targets("") | _REAL | _places(), code.partition("+")[0])


def _apart(found: list[Mend]) -> list[Mend]:
    kept: list[Mend] = []
    for mend in sorted(found):
        if not kept or mend[0] >= kept[-1][1]:
            kept.append(mend)
    return kept


def _outer(lines: list[tuple[int, int]], further: int) -> list[tuple[int, int]]:
    head, foot = HEAD + further, FOOT + further
    return lines if len(lines) <= head + foot else lines[:head] + lines[-foot:]


def is_garbled(text: str, language: str) -> bool:
    """True when at least two words in the text look as OCR leaves them: a small word misread, a digit in a word.

    >>> is_garbled("We refer to tbe letter of 3 May, and thc answer wi1l be sent.", "en")
    True
    >>> is_garbled("We refer to the letter of 3 May, and the answer will be sent.", "en")
    False
    """
    sample = text[:SAMPLED]
    tells = sum(m[0] != "í" or language not in _ACCENTED for m in _TELLS.finditer(sample))
    if tells < 2:
        words = words_in(sample)
        # What stands there twice is a word that no list knows.
        seen = sum(words.count(word) == 1 for word in _misread(language).keys() & set(words))
        tells += seen * (2 if language in _LOOKED_THROUGH else 1)
        if tells < 2:
            wrong = _long_misread(codes(language))
            long = [word.casefold() for word in words if len(word) >= LONG]
            tells += 0 if wrong.keys().isdisjoint(long) else sum(word in wrong for word in long)
    return tells >= 2


_ACCENTED = frozenset(("es", "pt", "it", "und"))
"""Languages that write an í."""

_LOOKED_THROUGH = frozenset(("en", "fr", "de"))
"""Languages of which `_REAL` holds every word that a misread small word was found to be by chance."""


@cache
def _misread(language: str) -> dict[str, str]:
    """What a confusion makes of the small words of a language, and no language means by it: misread word -> word."""
    small = {word for one in spoken(language) for word in one.function_words if len(word) > 2}
    known = _small("") | _targets("") | _REAL
    found: dict[str, set[str]] = {}
    for word in small:
        for wrong in undone(word, backward=False):
            if wrong not in known:
                found.setdefault(wrong, set()).add(word)
    return {wrong: words.pop() if len(words) == 1 else "" for wrong, words in found.items()}


_REAL_WORDS = """
arid net bad hut but one ore hove tho tor fon lo wo bo mo moy hos hes woe bas bod fer thy ben wat riot cur arc ane
oui peur dons pos mois clans pan ban pon uno nana sen don celle celles clan sont ses ces pars tant tout
noch nach einen einer denn worden wenden ihn ihm ihr bat hat hin bin dem den seinen seiner keinen keiner wind rind
while clear near night change even over records follow contre worte stoff sachen feuer actien ligne siege boden
alla allo alia cosa come dei sei per pero otra otro esto mas paro cara tono sino fue
"""
_REAL = frozenset(_REAL_WORDS.split())
"""Words that a misread small word may be by chance."""


@cache
def _targets(code: str) -> frozenset[str]:
    """The words towards which is mended: those of the cues that name parts and parties; in lower case."""
    found = {
        word
        for one in spoken(code)
        for key in _KEYS
        for phrase in getattr(one, key)
        for word in _WORD.findall(phrase.casefold())
    }
    return frozenset(word for word in found - _small("") if len(word) > 3) | _SHORT | _OF_TITLES


_OF_TITLES = frozenset(("addressed", "adressée", "dirigida", "datée", "fechada"))
"""Words of the title of a letter that is printed: "Letter dated ... from ... addressed to ..."."""

_SHORT = frozenset(("sir", "hon", "esq"))
"""Shorter words that are mended at a line's beginning."""


@cache
def _small(code: str) -> frozenset[str]:
    return frozenset(word for one in spoken(code) for word in one.function_words)


@cache
def _places() -> frozenset[str]:
    """Words of the names of states and cities, in lower case."""
    from onrecord.reference.places import places
    from onrecord.reference.states import states

    names = [n.text for one in states() for n in one.names] + [n.text for one in places() for n in one.names]
    return frozenset(word.casefold() for name in names for word in _WORD.findall(name) if len(word) > 4)


def _mended(token: re.Match[str], code: str, opens: bool) -> Iterator[Mend]:
    said = token[0]
    word = said.casefold()
    if len(word) < 3 or word in _targets(code) or word in _small("") or word in _places() or word in _REAL:
        return
    if code == "en" and "í" in said:
        said = said.replace("í", "i")
        word = said.casefold()
        if word in _targets(code) or len(word) == 3:
            yield token.start(), token.end(), said
            return
    small = _misread(code.split("+")[0]).get(word)
    if small:
        yield token.start(), token.end(), cased(said, small)
        return
    candidates = _readings(word, _targets(code), code) if len(word) > 3 or opens else set()
    if not candidates and said[0].isupper() and len(word) > 4:
        candidates = _readings(word, _places(), code)
    if len(candidates) == 1:
        yield token.start(), token.end(), cased(said, candidates.pop())
    elif not candidates and (bare := _without_digits(said) or _in_two(said, code)):
        yield token.start(), token.end(), bare


def _readings(word: str, known: frozenset[str], code: str) -> set[str]:
    """The known words it can be a garbled writing of; those by one confusion before those by two."""
    once = set(undone(word))
    if not code.startswith("en"):
        # Endings are grammar there: "gesandten" is no misread "gesandter".
        once = {w for w in once if w[-1:] == word[-1:] or not word[-1:].isalpha()}
    if word[0].isalpha() and len(word) < 8:
        once = {w for w in once if w[:1] == word[:1] or word[:2] == "cl"}
    if code == "en":
        once = {w for w in once if w.isascii() or not word.isascii()}  # "FRANCES" lacks no accent
    found = once & known
    if not found and len(word) > 6:
        found = {w for one in once for w in undone(one) if w in known}
    return found


_CAMEL = re.compile(r"(?P<left>[A-ZÀ-Ý][a-zà-ÿ]{3,})(?=[A-ZÀ-Ý][a-zà-ÿ]{3,}\Z)")
_JOINED = frozenset(("fitz", "saint"))


def _in_two(said: str, code: str) -> str:
    """Two words run together, both known ("Ministerof") or both names ("AdaFerrers"), parted; "" for one word."""
    camel = _CAMEL.match(said)
    if camel and camel["left"].casefold() not in _JOINED:
        return f"{said[: camel.end()]} {said[camel.end() :]}"
    word = said.casefold()
    small, known = _small(code), _targets(code)
    cuts = [
        n
        for n in range(2, len(word) - 1)
        if (word[:n] in known and n > 3 and word[n:] in small)
        or (word[:n] in small and word[n:] in known and len(word) - n > 4)
    ]
    return f"{said[: cuts[0]]} {said[cuts[0] :]}" if len(cuts) == 1 and len(word) > 6 else ""


_SEVERAL = {"0": "od", "8": "b", "6": "bg"}
"""Figures that stand for one of several letters, or at a word's beginning and inside it for others."""

_INNER_I = re.compile(r"(?<=[a-zà-ÿ])I(?=[a-zà-ÿ])")


def _without_digits(said: str) -> str:
    """A name with the one digit in it read as the letter it stands for: "5igrid", "Qui1l"; "" when there is none."""
    if _INNER_I.search(said) and not said.startswith(("Mc", "Mac")):
        return _INNER_I.sub("l", said)
    digits = [n for n, c in enumerate(said) if c in DIGITS]
    letters = sum(c.isalpha() for c in said)
    if len(digits) != 1 or letters < 3 or letters + 1 < len(said):
        return ""
    at = digits[0]
    if at == len(said) - 1 and said[:at].casefold() in full_names():
        return ""  # "May5": a space was lost
    upper = said.replace(said[at], "").isupper()
    if upper and letters < 4:
        return ""
    if said[at] in _SEVERAL:
        names = personal_names()
        known = {one for put in _SEVERAL[said[at]] if (one := f"{said[:at]}{put}{said[at + 1 :]}".casefold()) in names}
        if len(known) == 1:
            return cased(said, known.pop())
    first, inside = DIGITS[said[at]]
    put = first if at == 0 or upper else inside
    return said[:at] + put + said[at + 1 :] if put else ""


_BRACKET = re.compile(r"(?<=[^\W\d_]\s)\((?=[a-zà-ÿ]{3,}\b)|(?<=[A-Z])\((?=[A-Z]{2})")
"""A bracket that is never closed, before a small letter and behind a word, or in a word of capitals: a capital C."""

_RUN = re.compile(
    r"""(?<!\w)(?:
      (?P<left>[^\W\d_]{3,}?)(?:(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý][^\W\d_])|(?P<stop>,)(?=[A-ZÀ-Ý]))
    | d(?P<particle>[eu])(?=[A-ZÀ-Ý][a-zà-ÿ]{3})                                       # "deFerrers"
    | [A-ZÀ-Ý](?P<initial>\.)(?=[A-ZÀ-Ý][A-Za-zà-ÿ]{2})
    | (?<=[a-z.][ ])[A-ZÀ-Ý](?P<comma>,)(?=\s?[A-ZÀ-Ý][a-zà-ÿ]{2,}[.,]?\s*(?:\n|\Z))       # "Ada B, Ferrers"
    | (?<![^\n])[A-ZÀ-Ý](?P<comma_too>,)(?=\s?[A-ZÀ-Ý][a-zà-ÿ]{2,}[.,]?\s*(?:\n|\Z))
    | (?<![^\n])(?P<copied>[cceo][ceo])(?=:\s+[A-ZÀ-Ý])                                   # "ce: Ada Ferrers"
    | (?P<elided>cl)(?=['’][A-ZÀ-Ý][a-zà-ÿ]{2})                                             # "cl'Ames"
    | (?P<particle_cle>cle)(?=\s+[^\W\d_]|\s+\()                                            # "Ames cle Ferrers"
    | (?<=\w[ ])(?P<figure>[0156])(?=\.\s?[A-ZÀ-Ý][A-Za-zà-ÿ]+[.,]?\s*(?:\n|\Z))   # "ADA 5. QUILL"
    | (?<=[^\W\d_]{2})(?P<dot>\.)(?=\s[a-zà-ÿ]|\s[A-Z\d][^.\n]{2,40}[12][\dOolIGSBZ]{3}\W*(?:\n|\Z))
    | (?P<one>[1l|])(?=\s(?:am|have|beg|avail|remain|shall|was)\b)
    )""",
    re.VERBOSE,
)


def _parted(text: str, start: int, end: int, code: str) -> Iterator[Mend]:
    """Words run together where the first is a cue ("DearMr"), or a stop stands between ("Ames,London"); wrong stops."""
    open_bracket = _BRACKET.search(text, start, end) if ")" not in text[start:end] else None
    if open_bracket:
        yield open_bracket.start(), open_bracket.end(), "C"
    for match in _RUN.finditer(text, start, end):
        if match["particle_cle"]:
            if code == "en" and text[match.end() :].lstrip()[:1].islower():
                continue
            yield match.start(), match.end(), "de"
            continue
        group = next((name for name in ("stop", "initial", "particle") if match[name]), "")
        if group:
            yield match.start(group), match.end(group), f"{match[group]} "
        elif match["comma"] or match["comma_too"]:
            at = match.end("comma") if match["comma"] else match.end("comma_too")
            yield at - 1, at, "."
        elif match["copied"]:
            yield match.start("copied"), match.end("copied"), "cc"
        elif match["elided"]:
            yield match.start("elided"), match.end("elided"), "d"
        elif match["figure"]:
            yield match.start("figure"), match.end("figure"), {"0": "O", "1": "I", "5": "S", "6": "G"}[match["figure"]]
        elif match["dot"]:
            yield match.start("dot"), match.end("dot"), ","
        elif match["one"]:
            yield match.start("one"), match.end("one"), "I"
        elif match["left"].casefold() in _targets(code):
            at = match.end("left") - 1
            yield at, at + 1, f"{text[at]} "
