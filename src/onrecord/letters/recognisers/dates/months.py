"""Month and weekday names of all languages read, from CLDR, with older spellings from `spelling.toml`.

A name is looked up folded (`fold`): case, accents and Arabic vowel signs do not count. Full names are known whatever
the letter's language; short ones ("set", "ago", "mar") only in a letter of their language, because they are other
words elsewhere.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from onrecord.letters.patterns import exchanged, in_small

LOCALES = (
    *("en", "fr", "fr_CA", "es", "ru", "ar", "ar_LB", "ar_MA", "ar_DZ", "de", "de_AT", "it", "pt"),
    *("sv", "nl", "da", "nb", "pl", "uk", "fa"),
)
"""CLDR locales whose names are read. Arabic has three sets of months: Egypt's, the Levant's, the Maghreb's."""

ALSO_WORDS = frozenset({"may", "march", "mars", "mai", "august", "april", "june", "marca"})
"""Full names that are other words or personal names too: they count in lower case only beside a day number."""

_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ß": "ss", "і": "и", "ı": "i"})
_FIGURES = str.maketrans("01!|$58692", "ollissbbgz")
_PAIRS = (("rn", "m"), ("nn", "m"), ("ii", "u"), ("ri", "n"), ("vv", "w"), ("cl", "d"), ("li", "h"))
_LIKE = str.maketrans("itfjhecnravqd", "llllbccuuaygo")


@cache
def fold(word: str) -> str:
    """Lower case without accents or vowel signs; Arabic letter variants as one.

    >>> fold("AOÛT"), fold("Février"), fold("أبريل")
    ('aout', 'fevrier', 'ابريل')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def plain_letters(text: str) -> str | None:
    """A whole text folded with every character in its place; None where folding would move some ("ß", accents apart).

    >>> plain_letters("1er AOÛT"), plain_letters("außen")
    ('1er aout', None)
    """
    if text.isascii():
        return text.lower()
    table, moving = _letters()
    return None if moving.search(text) else exchanged(in_small(text), table)


@cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    """Every letter to the one that `fold` makes of it, and those of which it makes none or several.

    Letters of the alphabets, up to U+2000, and the wide and joined forms that fonts have; no month has others.
    """
    characters = map(chr, (*range(0x2000), *range(0xFB00, 0xFFF0)))
    folded = {c: fold(c) for c in characters if c.isalpha() or unicodedata.combining(c)}
    moving = "".join(re.escape(c) for c, plain in folded.items() if len(plain) != 1)
    # Raised letters become capitals, which fold again: they name no month.
    single = {c: plain for c, plain in folded.items() if len(plain) == 1 and folded.get(plain) == plain != c}
    return single, re.compile(f"[{moving}]")


def skeleton(word: str) -> str:
    """What is left of a word when characters that OCR confuses are taken for one.

    >>> skeleton("0ctoher") == skeleton("october"), skeleton("Septernber") == skeleton("September")
    (True, True)
    """
    plain = fold(word).translate(_FIGURES)
    for pair, one in _PAIRS:
        plain = plain.replace(pair, one)
    return plain.translate(_LIKE)


@cache
def full_names() -> dict[str, int]:
    """Folded full month name of any language -> 1 to 12."""
    return {name: month for month, names in _named("wide") for _, name in names}


@cache
def english_names() -> frozenset[str]:
    """Folded full names in English: there a month may stand before its day."""
    return frozenset(name for _, names in _named("wide") for code, name in names if code == "en")


@cache
def names_with_o() -> frozenset[str]:
    """Folded full names of the languages that write the first as "1o" or "1a": Spanish, Italian, Portuguese."""
    return frozenset(name for _, names in _named("wide") for code, name in names if code in ("es", "it", "pt"))


@cache
def short_names(language: str | None) -> dict[str, int]:
    """Folded short names and older spellings of one language (of all when None) -> 1 to 12."""
    wanted = language.split("-")[0] if language else None
    rows = [*_named("abbreviated"), *_spelled()]
    return {name: month for month, names in rows for code, name in names if wanted in (None, code) or code == "en"}


@cache
def skeletons() -> dict[str, int]:
    """`skeleton` of every full or short name -> month; names that fall together are left out."""
    found: dict[str, set[int]] = {}
    for name, month in (*full_names().items(), *short_names(None).items()):
        if len(name) > 2 and name != "luty":  # Polish February is one stroke from July
            found.setdefault(skeleton(name), set()).add(month)
    return {name: months.pop() for name, months in found.items() if len(months) == 1}


@cache
def weekdays() -> dict[str, int]:
    """Folded full weekday name of any language -> 0 (Monday) to 6, as `date.weekday`."""
    from babel import Locale

    return {
        fold(name): day
        for code in LOCALES
        for context in ("format", "stand-alone")
        for day, name in Locale.parse(code).days[context]["wide"].items()
    }


@lru_cache(maxsize=10_000)
def contraction(word: str) -> int | None:
    """The month a contracted name stands for ("Septbr", "Febrr", "Décemb"), None when it is none or could be two.

    The first three letters stand unchanged and the rest keep their order: how clerks shortened names.

    >>> contraction("Septbr"), contraction("Janry"), contraction("Report")
    (9, 1, None)
    """
    short = fold(word)
    months = {month for name, month in _latin() if short[:3] == name[:3] and _in_order(short[3:], name[3:])}
    return months.pop() if len(short) >= 3 and len(months) == 1 else None


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    squeezed = "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
    return all(c in rest for c in squeezed)


@cache
def _latin() -> tuple[tuple[str, int], ...]:
    return tuple((name, month) for name, month in full_names().items() if name.isascii() and len(name) > 4)


@cache
def _named(width: str) -> tuple[tuple[int, tuple[tuple[str, str], ...]], ...]:
    """Month -> (language, folded name) of CLDR's `wide` or `abbreviated` names, in both grammatical cases."""
    from babel import Locale

    rows = []
    for month in range(1, 13):
        names = [
            (code[:2], fold(Locale.parse(code).months[context][width][month]).rstrip("."))
            for code in LOCALES
            for context in ("format", "stand-alone")
        ]
        names += [(code, _prepositional(n)) for code, n in names if code == "ru" and width == "wide" and n[-1] in "ьит"]
        rows.append((month, tuple((code, name) for code, name in names if not name.isdigit())))
    return tuple(rows)


def _prepositional(name: str) -> str:
    """The Russian case CLDR does not list: "в мае", "в марте"."""
    return name[:-1] + "е" if name[-1] in "ьи" else name + "е"


@cache
def _spelled() -> tuple[tuple[int, tuple[tuple[str, str], ...]], ...]:
    data = tomllib.loads(Path(__file__).with_name("spelling.toml").read_text(encoding="utf-8"))
    return tuple(
        (int(month), tuple((language, fold(name)) for name in names))
        for language, rows in data.items()
        for month, names in rows.items()
    )
