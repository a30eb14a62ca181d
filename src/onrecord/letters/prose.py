"""What reads as prose and what as a line of a letter's head: told by the commonest words of the letter's language."""

from __future__ import annotations

import re
from functools import cache

from onrecord.letters.cues import spoken

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOPS = ".:;?!…,。：；？！،؛؟"


def is_prose(text: str, language: str) -> bool:
    """True for a stretch of running text: long enough, with the small words that hold sentences together.

    >>> is_prose("I answer your note of 9 June, which this Ministry has read with care.", "en")
    True
    >>> is_prose("Ministry of Foreign Affairs and Trade, Department of the United Nations", "en")
    False
    """
    text = text.strip()
    if language == "zh":
        # 谨就……通知如下：
        opens = text[-1:] in "：:" and any(word in text for word in ("谨", "兹", "如下"))
        return len(text) > 14 and (opens or any(stop in text for stop in "。，；"))
    words = _WORDS.findall(text[:600])
    if len(words) < 7 or len(text) < 40:
        return False
    small = _small(words, language)
    if language == "ar":
        # Its small words are written together with the next.
        return small >= 1 and len(words) > 9 and (len(text) > 160 or any(stop in text for stop in ".،؛؟"))
    if small < 2 or sum(word[0].islower() or not word[0].isascii() for word in words) * 2 < len(words):
        return False
    share = small / len(words)
    ends = text[-1] in _STOPS or text[-2:-1] in _STOPS or len(text) > 160
    return share >= (0.16 if ends else 0.3) and (ends or len(words) > 9)


def _small(words: list[str], language: str) -> int:
    known = _known(language)
    return sum(map(known.__contains__, map(str.lower, words))) if known else len(words) // 4


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(word for one in spoken(language) for word in one.function_words)
