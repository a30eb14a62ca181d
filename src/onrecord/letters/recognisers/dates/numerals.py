"""Numbers as letters print them: digits of any script, words, Roman and Chinese numerals, and OCR's confusions."""

from __future__ import annotations

import re

from onrecord.letters.recognisers.dates.months import fold

ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
    "fr": "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept "
    "vingt-huit vingt-neuf trente trente-et-un",
    "es": "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve treinta treinta-y-uno",
    "ru": "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
    "двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого "
    "девятнадцатого двадцатого двадцать-первого двадцать-второго двадцать-третьего двадцать-четвертого "
    "двадцать-пятого двадцать-шестого двадцать-седьмого двадцать-восьмого двадцать-девятого тридцатого "
    "тридцать-первого",
    "de": "ersten zweiten dritten vierten fünften sechsten siebenten achten neunten zehnten",
    "pt": "primeiro",
    "it": "primo",
    "ar": "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
}
"""Days in words, 1 upwards, as each language counts them in dates."""

DAY_WORDS = {fold(word): day for words in ORDINALS.values() for day, word in enumerate(words.split(), start=1)}

ROMAN = {
    name: n
    for n, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1)
}

_CHINESE = {c: n for n, chars in enumerate(("〇零○Ｏ０", *"一二三四五六七八九")) for c in chars} | {
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "元": 1,
}
_AS_DIGIT = str.maketrans("OoQDIl|!iSsBGbZz", "0000111115586622")
LOOKS_LIKE_DIGIT = r"[\dOoQDIl|!SsBGZz]"


def number(text: str) -> int | None:
    """Digits of any script as a number; None when something else is among them.

    >>> number("١٨"), number("2009"), number("l9")
    (18, 2009, None)
    """
    return int(text) if text.isdecimal() else None


def confused(text: str) -> int | None:
    """The number OCR may have meant: "2OO8" is 2008, "l9" is 19. None without at least one real digit in three.

    >>> confused("2OO8"), confused("l9"), confused("IS"), confused("lOl5")
    (2008, 19, None, None)
    """
    plain = text.translate(_AS_DIGIT)
    real = sum(c.isdecimal() for c in text)
    return int(plain) if plain.isdecimal() and real * 2 >= len(text) else None


def plain_figures(text: str) -> str:
    """The figures that the letters in `text` look like: "1I" is "11"."""
    return text.translate(_AS_DIGIT)


def chinese(text: str) -> int | None:
    """A number in Chinese numerals, read digit by digit or with tens: 二〇一五, 十二, 二十一, 卅一.

    >>> chinese("二〇一五"), chinese("十"), chinese("二十一"), chinese("15")
    (2015, 10, 21, 15)
    """
    plain = text.replace("卅", "三十").replace("廿", "二十")
    if plain.isdecimal():
        return int(plain)
    if "十" in plain:
        tens, _, units = plain.partition("十")
        if len(tens) > 1 or len(units) > 1 or not all(c in _CHINESE for c in tens + units):
            return None
        return 10 * _CHINESE.get(tens, 1) + (_CHINESE[units] if units else 0)
    return int("".join(str(_CHINESE[c]) for c in plain)) if plain and all(c in _CHINESE for c in plain) else None


LAST_YEAR = 2049
"""Later years are other calendars' (Nepal writes 2068 for 2012); no letter is dated in them."""


def year_of(text: str, *, noisy: bool = False) -> int | None:
    """A printed year from 1500 to `LAST_YEAR`, Buddhist years turned Gregorian; None for any other number.

    >>> year_of("1864"), year_of("2553"), year_of("3012"), year_of("2OO8"), year_of("2OO8", noisy=True)
    (1864, 2010, None, None, 2008)
    """
    text = re.sub(r"\s", "", text)
    found = number(text) if not noisy or text.isdecimal() else confused(text)
    if found is None:
        return None
    if 2400 <= found <= 2599:
        return found - 543
    return found if 1500 <= found <= LAST_YEAR else None
