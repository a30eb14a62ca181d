"""The language of a letter: the script decides first, then the commonest words of the language files."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from onrecord.model import Language
from onrecord.reference.languages import languages

_WORDS = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]+")
_ANOTHER = re.compile(r"[\u4e00-\u9fff\u0400-\u04ff\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
READ = 6_000
"""Characters looked at: the language of a letter shows on its first pages."""


def find_language(text: str) -> tuple[str, tuple[Language, ...]]:
    """The main language (BCP 47, "und" when it cannot be told) and all found with their shares of the words.

    >>> find_language("We refer to your letter of 3 May and are not in a position to sign it.")[0]
    'en'
    >>> find_language("Имеем честь сообщить, что это письмо не было получено.")[0]
    'ru'
    """
    text = text[:READ]
    weights = {"Latin": 1.0 if _LATIN.search(text) else 0.0}
    if _ANOTHER.search(text):
        weights = {
            "Latin": len("".join(_LATIN.findall(text))) / 5,
            "Han": len("".join(_HAN.findall(text))),
            "Cyrillic": len("".join(_CYRILLIC.findall(text))) / 6,
            "Arabic": len("".join(_ARABIC.findall(text))) / 5,
        }
    total = sum(weights.values())
    if not total:
        return "und", ()
    shares: Counter[str] = Counter()
    for script, weight in weights.items():
        if weight / total >= 0.02:
            for code, share in _within(script, text):
                shares[code] += share * weight / total  # type: ignore[assignment]
    found = tuple(Language(code, round(share, 2)) for code, share in shares.most_common() if share >= 0.05)
    return (found[0].tag if found else "und"), found


@lru_cache(maxsize=2)
def words_in(text: str) -> list[str]:
    """The words of a text, as printed; remembered, as they are asked for twice of a letter's first pages."""
    return _WORDS.findall(text)


def _within(script: str, text: str) -> list[tuple[str, float]]:
    """Shares of the languages of one script, by their commonest words; the only one there is gets all."""
    codes = _codes(script)
    if len(codes) == 1:
        return [(codes[0], 1.0)]
    known = _function_words()
    hits: Counter[str] = Counter()
    counts = Counter(map(str.lower, words_in(text)))
    for word in sorted(counts.keys() & known.keys()):
        for code in known[word]:
            # A word of several languages speaks for each, but softly.
            hits[code] += counts[word] / len(known[word])  # type: ignore[assignment]
    hits = Counter({code: hits[code] for code in codes if hits[code]})
    total = sum(hits.values())
    if not total:
        return [("und", 1.0)]
    best = hits.most_common(1)[0][1]
    # What two languages share is no second language: only what comes near the first counts.
    strong = {code: n for code, n in hits.items() if n >= 0.3 * best}
    return [(code, n / sum(strong.values())) for code, n in strong.items()]


@cache
def _codes(script: str) -> tuple[str, ...]:
    return tuple(one.code for one in languages() if one.script == script)


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in languages():
        for word in one.function_words:
            found[word] = (*found.get(word, ()), one.code)
    return found
