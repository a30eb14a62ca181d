"""One script a word: an engine that reads Latin and Cyrillic at once now and then takes letters that look alike.

"сс." at the foot of an English page came out in Cyrillic, and a reader of letters would find no copies there. Only
letters that look the same in print change; the page's own letters say which script is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from onrecord.sources.layout import Placed

_LATIN = "ABCEHKMOPTXYaceopxyiIjJsS"
_CYRILLIC = "АВСЕНКМОРТХУасеорхуіІјЈѕЅ"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN[:19], _CYRILLIC[:19])
_MOST = 0.85
"""Share of a page's letters from which its script is plain."""
_SHORT = 3
"""Latin letters in a word on a Cyrillic page that may be Cyrillic ones; longer words are names and abbreviations."""


def one_script(words: Iterable[Placed]) -> tuple[Placed, ...]:
    """The words, look-alikes in the script of their page or of the rest of their word.

    >>> page = [Placed(word, 0, 0, 0, 0, 0) for word in ("Yours", "sincerely", "\u0441\u0441.", "Vera")]
    >>> [word.text.isascii() for word in one_script(page)]
    [True, True, True, True]
    """
    words = tuple(words)
    text = "".join(word.text for word in words)
    latin, cyrillic = sum(_latin(c) for c in text), sum(map(_cyrillic, text))
    most = latin / max(1, latin + cyrillic)
    french = sum(map(text.count, "àèêçœù")) > sum(map(text.count, "ñóíú¿"))
    mended = [replace(word, text=_mended(word.text, most, french)) for word in words]
    if most > _MOST:
        for word, after in zip(mended, [*mended[1:], None], strict=True):
            word.text = _without_bar(word, after)
    if most < 1 - _MOST:
        for word, after in pairwise(mended):
            if word.text in _NUMERO and after.text[:1].isdigit():
                word.text = "№"
    return tuple(mended)


_NUMERO = frozenset(("Ne", "Ng", "N2", "No", "Nº", "N°", "Nе"))
"""What the engine makes of "№" before a number in a page of Cyrillic."""


def _without_bar(word: Placed, after: Placed | None) -> str:
    """A capital I of a plain typeface comes out as a bar, and "| cannot agree" is no refusal to a reader of letters.

    A bar that begins a word, or stands before a word in small letters on its line, rules no table.
    """
    if not word.text.startswith("|"):
        return word.text
    rest = word.text[1:]
    follows = (
        after is not None and after.text[:1].islower() and abs(after.base - word.base) < word.bottom - word.top + 1
    )
    return f"I{rest}" if rest[:1].isalpha() or rest[:1] in ("'", "’") or (not rest and follows) else word.text


def _mended(word: str, latin_share: float, french: bool) -> str:
    if word == "á" and french:
        # Spanish comes first among the languages; French has no such word, and its "à" is one.
        return "à"
    latin, cyrillic = sum(_latin(c) for c in word), sum(map(_cyrillic, word))
    if not cyrillic and not (latin and latin_share < 1 - _MOST):
        return word
    as_latin, as_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    if cyrillic and not any(map(_cyrillic, as_latin)) and (latin_share > _MOST or latin > cyrillic):
        return as_latin
    if latin and not any(map(_latin, as_cyrillic)) and latin_share < 1 - _MOST:
        return as_cyrillic if cyrillic or (len(word.strip(".,;:!?()")) <= _SHORT and word.islower()) else word
    return word


def _latin(c: str) -> bool:
    return c.isalpha() and c < "\u0250"


def _cyrillic(c: str) -> bool:
    return "\u0400" <= c <= "\u052f"
