"""The case forms of Russian names, by rule: "Российская Федерация" is mostly printed "Российской Федерации".

Names in the data files stand in the nominative; what letters print is made here, when the index of names is built.
Forms that nobody writes do no harm (they are never met); forms that are missed do, so the rule is generous.
"""

from __future__ import annotations

import re
from itertools import product

# Ending -> what replaces it in the genitive, dative, accusative, instrumental and prepositional.
# Longest ending first; "/" parts alternatives. Source: the school grammar of Russian declension.
_ADJECTIVES = {
    "ская": "ской ской скую ской ской",
    "ский": "ского скому ский/ского ским ском",
    "ское": "ского скому ское ским ском",
    "ские": "ских ским ские скими ских",
    "ая": "ой ой ую ой ой",
    "яя": "ей ей юю ей ей",
    "ое": "ого ому ое ым/им ом",
    "ее": "его ему ее им ем",
    "ый": "ого ому ый ым ом",
    "ой": "ого ому ой ым ом",
    "ые": "ых ым ые ыми ых",
}
_NOUNS = {
    "ия": "ии ии ию ией ии",
    "ие": "ия/их ию/им ие ием/ими ии/их",
    "ья": "ьи ье ью ьей ье",
    "ка": "ки ке ку кой ке",
    "га": "ги ге гу гой ге",
    "ха": "хи хе ху хой хе",
    "ша": "ши ше шу шей ше",
    "ща": "щи ще щу щей ще",
    "ча": "чи че чу чей че",
    "жа": "жи же жу жей же",
    "а": "ы е у ой е",
    "я": "и е ю ей е",
    "ство": "ства ству ство ством стве",
    "о": "а у о ом е",
    "ец": "ца цу ец цом це",
    "ь": "и/я и/ю ь ью/ем и/е",
    "й": "я ю й ем е",
    "ы": "/ов ам ы ами ах",
    "и": "/ов/ей ам/ям и ами/ями ах/ях",
}
_CASES = 5
_LETTERS = re.compile(r"[А-Яа-яЁё]{2,}")


def cases(name: str) -> tuple[str, ...]:
    """Every case form of a name in the nominative, the name itself first.

    >>> "Российской Федерации" in cases("Российская Федерация")
    True
    >>> cases("Дели")
    ('Дели',)
    >>> {"Боснии и Герцеговины", "Шри-Ланке"} <= {*cases("Босния и Герцеговина"), *cases("Шри-Ланка")}
    True
    """
    words = [(m.start(), m.end()) for m in _LETTERS.finditer(name) if m.group() not in _STILL]
    if len(words) == 1 and name.endswith("и"):
        # Дели, Чили, Тбилиси: foreign names in -и do not decline; "Дел" is the genitive of affairs, not of Delhi.
        return (name,)
    found = {name: None}
    for inflected in _choices(name, words):
        for case in range(_CASES):
            forms = [_forms(name[a:b], case) if (a, b) in inflected else (name[a:b],) for a, b in words]
            for chosen in product(*forms):
                found[_put(name, words, chosen)] = None
    return tuple(found)


_STILL = frozenset({"по", "на", "за", "для", "при", "от", "из", "об", "или", "их", "его"})


def adjective_forms(masculine: str) -> tuple[str, ...]:
    """All forms of an adjective given in the masculine: "российский" -> российская, российского, ...

    >>> {"российская", "российскими"} <= set(adjective_forms("российский"))
    True
    """
    for ending, others in _ADJECTIVE_ALL.items():
        if masculine.endswith(ending):
            stem = masculine[: -len(ending)]
            return (masculine, *(stem + other for other in others.split()))
    return (masculine,)


_ADJECTIVE_ALL = {
    "кий": "кого кому ким ком кая кой кую кое кие ких кими",
    "ый": "ого ому ым ом ая ой ую ое ые ых ыми",
}


def _choices(name: str, words: list[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Which words decline: the adjectives with the first noun, all of them, or the last alone ("Шри-Ланка")."""
    head: set[tuple[int, int]] = set()
    for a, b in words:
        head.add((a, b))
        if not _is_adjective(name[a:b]):
            break
    choices = [head, set(words[-1:])]
    if len(words) <= 3:
        choices.append(set(words))
    return choices


def _is_adjective(word: str) -> bool:
    # "Народно-Демократическая": the short form before a hyphen declines no more than a preposition does.
    return word.endswith((*_ADJECTIVES, "ие", "но", "ко")) and not word.endswith(("ение", "ание", "тие", "ство"))


def _forms(word: str, case: int) -> tuple[str, ...]:
    if word.endswith(("но", "ко")) and len(word) > 4:
        return (word,)
    for table in (_ADJECTIVES, _NOUNS):
        for ending, replaced in table.items():
            if word.endswith(ending):
                stem = word[: len(word) - len(ending)]
                return tuple(stem + form for form in replaced.split(" ")[case].split("/"))
    if word[-1] in "уеэюё":
        return (word,)
    return (word + ("а", "у", "", "ом", "е")[case],)


def _put(name: str, words: list[tuple[int, int]], chosen: tuple[str, ...]) -> str:
    pieces, last = [], 0
    for (a, b), word in zip(words, chosen, strict=True):
        pieces += [name[last:a], word]
        last = b
    return "".join(pieces) + name[last:]
