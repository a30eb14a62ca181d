"""Traditional and simplified Chinese characters: names and cues are kept simplified, letters print either."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "traditional.txt"


@cache
def to_simplified() -> dict[int, str]:
    """For `str.translate`: each traditional character to the simplified one. Source: OpenCC; `scripts/han.py`.

    >>> "俄羅斯聯邦外交部戰線其餘".translate(to_simplified())
    '俄罗斯联邦外交部战线其余'
    """
    rows = _FILE.read_text(encoding="utf-8").split()
    # A character that is simplified itself keeps: 乾 and 幹 are both 干. Of several rows the first is in common use,
    # the others are for names: 線 is 线, not 缐.
    return {ord(c): row[0] for row in reversed(rows) for c in row[1:]}


@cache
def _to_traditional() -> dict[int, str]:
    return {ord(row[0]): row[1] for row in _FILE.read_text(encoding="utf-8").split()}


def written(phrase: str) -> tuple[str, ...]:
    """A simplified phrase as it is printed in either writing; itself alone where they are the same.

    >>> written("发文日期"), written("大使")
    (('发文日期', '發文日期'), ('大使',))
    """
    return tuple(dict.fromkeys((phrase, phrase.translate(_to_traditional()))))
