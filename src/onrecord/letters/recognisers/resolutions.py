"""Resolutions of the United Nations, by symbol ("A/RES/70/54") and in words ("resolution 2228 (2015)").

The number tells the organ where it can: a year in brackets is the Security Council's, Roman figures and a stroke the
General Assembly's; else the organ named beside it. A bare number with no organ beside it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.patterns import sought
from onrecord.letters.recognisers.recogniser import Recogniser
from onrecord.reference.gazetteer import Found
from onrecord.reference.resolutions import normalise_symbol

_SYMBOL = sought(
    r"\b(?:A/HRC/RES/(?:S-)?\d{1,2}/\d{1,3}"  # A/HRC/RES/41/20
    r"|A/RES/E?S-\d{1,2}/\d{1,3}"  # A/RES/ES-11/1
    r"|A/RES/\d{1,2}/\d{1,4}(?:\s?[A-Z]\b)?"  # A/RES/70/54, A/RES/46/36 L
    r"|A/RES/\d{1,4}(?:\s?[A-Z])?\s?\([IVXL]{1,7}\)"  # A/RES/1653 (XVI)
    r"|S/RES/\d{1,4}(?:\s?\((?:19|20)\d\d\))?"  # S/RES/2228 (2015)
    r"|E/RES/\d{4}/\d{1,3}"  # E/RES/2019/5
    r"|A/C\.[1-6]/\d{1,2}/L\.\d{1,3}(?:/Rev\.\d)?)",  # A/C.1/70/L.49/Rev.1, a draft
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d{1,2}/\d{1,3}(?:\s?[A-Z]\b)?"  # 70/54, 67/234 B
    r"|\d{1,4}(?:\s?[A-Z])?\s{0,2}[(（](?:[IVXL]{1,7}|(?:19|20)\d\d)[)）]"  # 1653 (XVI), 2228 (2015)
    r"|ES-\d{1,2}/\d{1,3}"  # ES-11/1
    r"|\d{1,4}(?![\d/.-]))"  # 2118, only beside an organ
)
_WORD = (
    r"(?:\bresolutions?|\brésolutions?|\bresolución|\bresoluciones|\bрезолюци(?:я|и|ю|ей|й|ям|ями|ях)|\bRes\.|"
    r"\bRES|\bUNSCR|\brisoluzion[ei]|\bresoluç(?:ão|ões)|\bResolutionen|(?:ال|لل|بال)?قرار(?:ات|ين|ان)?|第)"
)
# Between the word and the number: "No.", or in some languages the organ ("قرار مجلس الأمن 2228").
_BETWEEN = r"(?:\s{0,3}(?:nos?\.|n[°º]|№|رقم))?"
_ORGAN_BETWEEN = (
    r"(?:\s+(?:of\s+the\s+|du\s+|de\s+l['’]|del?\s+(?:la\s+)?)?"
    r"(?:UN\s+|U\.N\.\s+)?(?:Security Council|General Assembly|Conseil de sécurité|Assemblée générale|"
    r"Consejo de Seguridad|Asamblea General|Совета Безопасности|Генеральной Ассамблеи|مجلس الأمن|الجمعية العامة)"
    r"(?:\s+(?:ООН|de l['’]ONU|de la ONU))?)?"
)
_LIST = r"(?:\s{0,3},\s{0,3}(?:and\s+|et\s+|y\s+|и\s+)?|\s+(?:and|et|y|e|и|und|or|to)\s+|\s+و\s?|、|和)"
_IN_WORDS = sought(
    rf"(?P<word>{_WORD})(?P<organ>{_ORGAN_BETWEEN}){_BETWEEN}\s{{0,3}}(?P<first>{_NUMBER})"
    rf"(?P<more>(?:{_LIST}{_NUMBER}){{0,8}})",
    re.IGNORECASE,
)
_EACH = re.compile(_NUMBER, re.IGNORECASE)

_ORGANS = (
    ("council", r"security council|unscr?\b|conseil de sécurité|consejo de seguridad|совет\w* безопасности|сб оон"
     r"|مجلس الأمن|安理会|安全理事会|sicherheitsrat"),
    ("rights", r"human rights council|\bhrc\b|conseil des droits de l['’]homme|consejo de derechos humanos"
     r"|совет\w* по правам человека|مجلس حقوق الإنسان|人权理事会"),
    ("assembly", r"general assembly|unga\b|assemblée générale|asamblea general|генеральн\w+ ассамбле\w+|га оон"
     r"|الجمعية العامة|大会|联大|generalversammlung"),
)  # fmt: skip
_ORGAN = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _ORGANS), re.IGNORECASE)


def find_resolutions(text: str, language: str = "") -> tuple[Found, ...]:
    """Resolutions named in a text, in order; ids are normalised symbols.

    >>> [f.id for f in find_resolutions("Security Council resolutions 1540 (2004) and 2118, A/RES/70/54")]
    ['S/RES/1540', 'S/RES/2118', 'A/RES/70/54']
    """
    found = [*_by_symbol(text), *_in_words(text)]
    found.sort(key=lambda f: f.start)
    apart: list[Found] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return tuple(apart)


def _by_symbol(text: str) -> Iterator[Found]:
    for match in _SYMBOL.finditer(text):
        if symbol := normalise_symbol(match.group()):
            yield Found("resolution", (symbol,), match.start(), match.end(), "symbol", "symbol of a resolution")


def _in_words(text: str) -> Iterator[Found]:
    for match in _IN_WORDS.finditer(text):
        if match["word"] == "第" and not re.match(r"\s?号\s?决议", text[match.end() : match.end() + 5]):
            continue
        organ = _organ(text, match)
        start = match.start()
        for number in _EACH.finditer(text, match.start("first"), match.end()):
            symbols = _symbols(number.group(), organ)
            if symbols:
                why = "a resolution in words" + (f", organ named beside it: {organ}" if organ else "")
                yield Found("resolution", symbols, start, number.end(), "words", why)
            start = next((m.start() for m in [_EACH.search(text, number.end(), match.end())] if m), number.end())


def _organ(text: str, match: re.Match[str]) -> str:
    """The organ named in or right before the phrase, else right after it in the same clause."""
    before = [*_ORGAN.finditer(text, max(0, match.start() - 40), match.start("first"))]
    if match["word"].upper() == "UNSCR":
        return "council"
    if before:
        return before[-1].lastgroup or ""
    clause = re.split(r"[.;\n]\s", text[match.end() : match.end() + 70])[0]
    after = _ORGAN.search(clause)
    return (after.lastgroup or "") if after else ""


def _symbols(number: str, organ: str) -> tuple[str, ...]:
    plain = re.sub(r"\s", "", number).replace("（", "(").replace("）", ")").upper()
    if "/" in plain:
        if organ == "rights":
            tried: tuple[str, ...] = ("A/HRC/RES/" + plain,)
        else:
            # Both organs number by session; the Council has held some sixty.
            session = plain.split("/")[0]
            both = not organ and session.isdigit() and int(session) <= 65
            tried = ("A/RES/" + plain, "A/HRC/RES/" + plain) if both else ("A/RES/" + plain,)
    elif plain.endswith(")"):
        tried = ("S/RES/" + plain,) if plain[-2].isdigit() else (plain,)
    else:
        tried = ("S/RES/" + plain,) if organ == "council" else ()
    return tuple(s for t in tried if (s := normalise_symbol(t)))


RECOGNISERS = (
    Recogniser(
        name="resolutions",
        kind="resolution",
        find=find_resolutions,
        examples=(
            ("A/RES/70/54 and S/RES/2228 (2015)", "en", ("A/RES/70/54", "S/RES/2228")),
            ("General Assembly resolution 62/68 of 5 December 2007", "en", ("A/RES/62/68",)),
            ("resolution 1540 (2004)", "en", ("S/RES/1540",)),
            ("resolution 1653 (XVI)", "en", ("A/RES/1653(XVI)",)),
            ("resolution 41/20 of the Human Rights Council", "en", ("A/HRC/RES/41/20",)),
            ("Security Council resolutions 2139 and 2165", "en", ("S/RES/2139", "S/RES/2165")),
            ("UNSCR 1325", "en", ("S/RES/1325",)),
            ("la résolution 2228 (2015) du Conseil de sécurité", "fr", ("S/RES/2228",)),
            ("la résolution 70/54 de l’Assemblée générale", "fr", ("A/RES/70/54",)),
            ("la resolución 72/54 de la Asamblea General", "es", ("A/RES/72/54",)),
            ("резолюции 2118 Совета Безопасности", "ru", ("S/RES/2118",)),
            ("в резолюции Генеральной Ассамблеи 71/45", "ru", ("A/RES/71/45",)),
            ("قرار مجلس الأمن 2118 (2013)", "ar", ("S/RES/2118",)),
            ("大会第70/54号决议", "zh", ("A/RES/70/54",)),
            ("draft A/C.1/70/L.49/Rev.1", "en", ("A/C.1/70/L.49/Rev.1",)),
        ),
        counterexamples=(
            ("our resolution of 12 May", "en"),
            ("a resolution 3 times longer", "en"),
            ("our letter 70/54", "en"),
            ("第70号文件", "zh"),
        ),
    ),
)
