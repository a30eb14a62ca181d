"""The forms a phrase of the language files is printed in: Russian cases, the Arabic article and its prefix.

The files give a post or a body once, in the nominative ("генеральный секретарь", "رابطة"); letters print "Генеральному
секретарю" and "للرابطة". Forms nobody writes do no harm: they are never met.
"""

from __future__ import annotations

from onrecord.reference.russian import cases

INFLECTED = frozenset({"posts", "state_posts", "bodies", "state_bodies", "honorifics"})
"""The keys of a language file whose phrases stand in any case."""

# Nouns whose stem changes; not "после", which is "after". Source: the school grammar of Russian declension.
_FLEETING = {"посол": "посла послу послом послы послов послам", "отдел": "отдела отделу отделом отделе"}


def forms(phrase: str, language: str) -> tuple[str, ...]:
    """Every form of a phrase, itself first.

    >>> {"генеральному секретарю", "генерального секретаря"} <= set(forms("генеральный секретарь", "ru"))
    True
    >>> forms("رابطة", "ar")
    ('رابطة', 'الرابطة', 'للرابطة', 'لرابطة')
    >>> forms("embassy", "en")
    ('embassy',)
    """
    if language == "ru":
        return _russian(phrase)
    if language == "ar":
        return _arabic(phrase)
    return (phrase,)


def _russian(phrase: str) -> tuple[str, ...]:
    if len(phrase) < 4 or "*" in phrase or "." in phrase or phrase[-1] in "ыиую":
        return (phrase,)  # an abbreviation, or a form already
    first, _, last = phrase.rpartition(" ")
    if last in _FLEETING:
        heads = [" ".join(f.split()[:-1]) for f in cases(f"{first} представитель")] if first else [""]
        nouns = (last, *_FLEETING[last].split())
        return tuple(dict.fromkeys([phrase, *(f"{head} {noun}".strip() for head in heads for noun in nouns)]))
    return cases(phrase)


def _arabic(phrase: str) -> tuple[str, ...]:
    first, space, rest = phrase.partition(" ")
    bare = first[2:] if first.startswith("ال") and len(first) > 4 else first
    if bare != first and space and rest.startswith("ال"):
        # "الأمين العام" is "أمين عام" without its article, and never "أمين العام".
        return (phrase, f"لل{bare} {rest}")
    own = f"{bare}{space}{rest}"
    return tuple(dict.fromkeys([phrase, own, f"ال{own}", f"لل{own}", f"ل{own}"]))
