"""States, by name in any case form and by adjective ("the Russian Government"), but for languages ("in French")."""

from __future__ import annotations

import re

from onrecord.letters.recognisers.recogniser import Recogniser, by_name
from onrecord.reference.gazetteer import Found

# "French" is a language, not the state, before these words ...
_LANGUAGE_AFTER = re.compile(
    r"\s+(?:language|languages|text|texts|version|versions|translation|translations|translator|interpreter|"
    r"interpretation|original|originals|edition|spelling|speaking|spoken|dictionary|interpreters)\b",
    re.IGNORECASE,
)
# ... and after these, when the sentence or list goes on without a noun: "in English and French."
_LANGUAGE_BEFORE = re.compile(
    r"(?:\b(?:in|into|from|both|speak|speaks|spoke|read|reads|en|au|auf|to)\s+"
    r"|\b(?:in|into|both)\s+(?:\w+(?:,\s+|\s+(?:and|or)\s+)){1,5})\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:[.,;:)\]]|$|\s(?:and|or|as|only|but|et|y)\b)")


def is_language(text: str, found: Found) -> bool:
    """True when an adjective names the language and not the state.

    >>> from onrecord.reference.gazetteer import find_mentions
    >>> [is_language(t, find_mentions(t, "en")[0]) for t in ("the French text", "in French.", "the French Embassy")]
    [True, True, False]
    """
    if found.sort != "adjective":
        return False
    if _LANGUAGE_AFTER.match(text, found.end):
        return True
    before = text[max(0, found.start - 60) : found.start]
    return bool(_GOES_ON.match(text, found.end) and _LANGUAGE_BEFORE.search(before))


def find_states(text: str, language: str) -> tuple[Found, ...]:
    """States named in a text."""
    return tuple(f for f in by_name("state")(text, language) if not is_language(text, f))


RECOGNISERS = (
    Recogniser(
        name="states",
        kind="state",
        find=find_states,
        examples=(
            ("Ambassador of the Republic of Korea to Japan", "en", ("KOR", "JPN")),
            ("Papua New Guinea and Guinea-Bissau, but not Guinea", "en", ("PNG", "GNB", "GIN")),
            ("Niger wrote to Nigeria", "en", ("NER", "NGA")),
            ("the Democratic Republic of the\n    Congo", "en", ("COD",)),
            ("the French Government", "en", ("FRA",)),
            ("The Hashemite Kingdom of Jordan", "en", ("JOR",)),
            ("UNITED STATES OF AMERICA", "en", ("USA",)),
            ("le Gouvernement de la Fédération de Russie et l’Ukraine", "fr", ("RUS", "UKR")),
            ("el Gobierno de los Estados Unidos Mexicanos", "es", ("MEX",)),
            ("Посольство Кыргызской Республики в Российской Федерации", "ru", ("KGZ", "RUS")),
            ("правительству Соединенных Штатов Америки", "ru", ("USA",)),
            ("российское правительство", "ru", ("RUS",)),
            ("حكومة الجمهورية العربية السورية والمملكة الأردنية الهاشمية", "ar", ("SYR", "JOR")),
            ("للاتحاد الروسي", "ar", ("RUS",)),
            ("中华人民共和国常驻代表团致法国", "zh", ("CHN", "FRA")),
        ),
        counterexamples=(
            ("Mr. Jordan and Michael Jordan wrote to us.", "en"),
            ("a turkey and fine china", "en"),
            ("done in English and French.", "en"),
            ("the Spanish text being authentic", "en"),
            ("New Mexico, the Gulf of Mexico and Latin America", "en"),
            ("let us know what you think", "en"),
            ("a guinea pig", "en"),
        ),
    ),
)
