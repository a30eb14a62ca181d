"""What counts the items of a list: "(a)", "2.", "IV.", "1.2", a bullet, "First,".

Some signs are a label wherever they open a line. Others may as well open a name or a wrapped line ("A. Holt", "1.5
million"): those count only where the label before or after them in the series opens a line too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPACE = r"[ \t\u3000\u00a0]"
_TURNS = (
    "question|answer|reply|response|q|a|réponse|pregunta|respuesta|вопрос|ответ"
    "|السؤال|سؤال|الجواب|جواب|الإجابة|إجابة|问题|问|答复|答|問|答覆|回答"
)
"""What is put before a question and its answer."""

_LABEL = re.compile(
    rf"""{_SPACE}*(?P<marker>
        \(\s?(?:\d{{1,2}}|[a-zа-я]|[ivx]{{1,5}})\s?\)      # (1) (a) (iv)
      | (?:\d{{1,2}}|[a-hа-д]|[ivx]{{1,5}})\s?\)           # 1) a) iv)
      | \d{{1,2}}\.\s?[-–—]                              # 2.-
      | \d{{1,2}}\s?[.°º](?=[ \t]|$)                     # 3.
      | \d{{1,2}}\s?[-–—/](?=[ \t])                     # 5- 5/
      | [-–—•◦▪■●○*·‣→►➢](?={_SPACE})                   # - item
      | [一二三四五六七八九十]{{1,3}}、                    # 一、
      | [（(][一二三四五六七八九十甲乙丙丁戊\d]{{1,3}}[）)]   # （一）（甲）
      | [أبجدهوزحطي]\s?[)\-]                           # أ)
      | (?:{_TURNS})(?:[ ]?(?:no\.?|n°|№)?[ ]?\d{{1,2}})?[ ]?[:：]   # Question 3:
    ){_SPACE}*""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_SERIES = re.compile(
    rf"""{_SPACE}*(?P<marker>
        \(?(?P<label>[A-Za-zА-Яа-я]|[IVXLivxl]{{1,6}})\s?[.)]   # a.  A)  IV.  (B)
      | (?P<figures>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})[.)]?       # 1.2  3.1.4.
      | Q\s?(?P<asked>\d{{1,2}})\s?[.:)]                     # Q1:
      | (?P<bullet>o)                                           # the round bullet of some word processors
    ){_SPACE}+(?=\S)""",
    re.VERBOSE,
)
_ORDINALS = (
    "first firstly second secondly third thirdly fourth fourthly fifth lastly finally "
    "premièrement deuxièmement troisièmement quatrièmement primero segundo tercero cuarto "
    "во-первых во-вторых в-третьих в-четвертых в-четвёртых первое второе третье четвертое четвёртое "
    "أولا أولاً ثانيا ثانياً ثالثا ثالثاً رابعا رابعاً خامسا خامساً أخيرا أخيراً 第一 第二 第三 第四 第五"
)
_ORDINAL = re.compile(rf"\s*(?:{'|'.join(_ORDINALS.split())}|en \w+ lieu|en \w+ lugar)\s?[,:،：，–—-]", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

Place = tuple[str, int]
"""A place in a series: which series, and the number in it."""


def counting_word(line: str) -> str:
    """The word that counts an item ("First, that ..."): it is the writer's own and stays in the quotation; "" for none.

    >>> counting_word("Secondly, we ask"), counting_word("We ask")
    ('Secondly,', '')
    """
    found = _ORDINAL.match(line)
    return found[0].strip() if found else ""


def labels(lines: Sequence[str]) -> list[re.Match[str] | None]:
    """For each line the label it opens with, with the space around it (group `marker`: the label alone), or None.

    >>> [m and m["marker"] for m in labels(["We ask you:", "a. to sign;", "b. to ratify.", "A. Holt"])]
    [None, 'a.', 'b.', None]
    """
    unsure = [None if _LABEL.match(line) else _IN_SERIES.match(line) for line in lines]
    places = [_places(m) for m in unsure]
    known = {place for found in places for place in found}
    bullets = sum(m is not None and m["bullet"] is not None for m in unsure)
    return [
        m if m and (_has_neighbour(found, known) or (m["bullet"] and bullets > 1)) else _LABEL.match(line)
        for line, m, found in zip(lines, unsure, places, strict=True)
    ]


def _has_neighbour(places: Sequence[Place], known: set[Place]) -> bool:
    return any((series, number + step) in known for series, number in places for step in (-1, 1))


def _places(m: re.Match[str] | None) -> tuple[Place, ...]:
    """Every place a label can be: "i." is the ninth letter, and the first Roman number."""
    if m is None or m["bullet"]:
        return ()
    if m["asked"]:
        return (("Q", int(m["asked"])),)
    if m["figures"]:
        before, _, last = m["figures"].rpartition(".")
        return ((before, int(last)),)
    label = m["label"]
    case = "capital" if label.isupper() else "small"
    letter = ((f"{case} letter", ord(label.lower())),) if len(label) == 1 else ()
    roman = ((f"{case} roman", _roman(label.lower())),) if set(label.lower()) <= _ROMAN.keys() else ()
    return letter + roman


def _roman(label: str) -> int:
    worth = [_ROMAN[sign] for sign in label]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))
