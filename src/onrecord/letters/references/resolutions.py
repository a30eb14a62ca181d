"""Resolutions and decisions, by symbol and in words; symbols are normalised ("A/RES/70/54", "S/RES/2228")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.references.passage import Cited, Passage
from onrecord.model import Day, ReferenceKind
from onrecord.reference.resolutions import normalise_symbol

_HINTS = (
    "resol",
    "risol",
    "résol",
    "res.",
    "/res/",
    "unscr",
    "резол",
    "قرار",
    "决议",
    "決議",
    "entschlie",
    "beschlu",
    "decisi",
    "décisi",
)
"""One of these stands in every text that names a resolution."""

# A/RES/70/54 · S/RES/2228 (2015) · A/HRC/RES/22/1 · E/RES/2019/5
_SYMBOL = re.compile(
    r"(?<![\w/])(?P<body>A|S|E|A/HRC|HRC)/RES/(?P<number>(?:E?S-)?\d+(?:/\d+(?:\s?[A-Z]\b)?)?)"
    r"(?:\s?[(（](?P<bracket>\d{4}|[IVXL]+)[)）])?"
)
_SESSION = r"\s{0,2}[(（](?P<bracket>\d{4}|[IVXL]+(?:-[A-Z]+)?)[)）]"
# 70/54 · 53/77 N · ES-11/1 · 2135 (2014) · 377 (V) · 1540 · 2015/31
_NUMBER = (
    r"(?P<number>(?:19|20)\d\d/\d{1,3}|(?:E?S-)?\d{1,2}/\d{1,3}(?:\s?(?P<letter>[A-Z])\b(?!['’]))?|"
    rf"\d{{1,4}}(?:\s?[A-Z]\b(?!['’]))?(?:{_SESSION})?)(?![A-Za-z0-9_/%]|[.,]\d)"
)
_LIST = r"\s*(?:,|and|et|y|e|и|und|和|、|号和|号、|ou|or|as\s+well\s+as|ainsi\s+que|а\s+также)+\s*(?:第\s*)?"
_NEXT = re.compile(rf"{_LIST}{_NUMBER}|\s+و\s?{_NUMBER.replace('?P<', '?P<w')}")
# GC(59)/RES/9 · WHA65.20 · AG/RES. 2552 (XL-O/10) · A/C.1/70/L.37 · A/HRC/DEC/28/101 · EC-M-33/DEC.1 · 2010/336/CFSP
_OTHER = (
    r"(?P<symbol>[A-Z]{2,5}/RES\.?\s?\d+(?:\s\([\w/-]+\))?|(?=[\w.()/-]*\d)(?:(?=[\w.()-]*[./(])[A-Z]{1,5}[\w.()/-]*[\w)](?:\s\d+)?(?:\s\([\w/-]+\))?"
    r"|\d{4}/\d+/[A-Z]{2,5}))(?!\w)"
)
_ORGAN = re.compile(
    r"(?:(?:UN|United\s+Nations|IAEA|OPCW)\s+)?(?:(?:General\s+)?Assembly|(?:Security|Human\s+Rights|Executive|Economic\s+and"
    r"\s+Social|European)\s+(?:Council|Parliament)|Council|UNSC|UNGA|UN|U\.N\.|SC|GA|European\s+Parliament|"
    r"World\s+Health\s+Assembly|General\s+Conference|安理会|安全理事会|人权理事会|联合国大会|大会)(?:['’]s)?\s*\Z"
)
_BODIES = (
    (
        "A/HRC",
        r"human rights council|\bHRC\b|conseil des droits|consejo de derechos|conselho de direitos"
        r"|consiglio (?:per i|dei) diritti|совет\w* по правам"
        r"|حقوق الإنسان|人权理事会",
    ),
    (
        "E",
        r"economic and social|ecosoc|économique et social|econ[óo]mico y social|экономическ\w+ и социальн"
        r"|الاقتصادي والاجتماعي|经社理事会|经济及社会",
    ),
    (
        "S",
        r"security council|\bunscr?\b|conseil de sécurité|consejo de seguridad|conselho de segurança"
        r"|consiglio di sicurezza|совет\w* безопасности|\bсб оон"
        r"|مجلس الأمن|安理会|安全理事会|sicherheitsrat",
    ),
)
_BODY = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _BODIES)


def cited_resolutions(passage: Passage) -> Iterator[Cited]:
    """Each resolution as often as it is named; the first of a symbol is kept later."""
    if not any(hint in passage.lower for hint in _HINTS):
        return
    for found in _SYMBOL.finditer(passage.text):
        if passage.readable(found.start()):
            symbol = normalise_symbol(found.group()) or " ".join(found.group().split())
            yield _cited(passage, found.start(), found.end(), symbol, found["bracket"])
    yield from _numbered(passage)
    yield from _elsewhere(passage)
    yield from _in_words(passage)
    yield from _passed(passage)
    yield from _of_an_organ(passage)


def _numbered(passage: Passage) -> Iterator[Cited]:
    between = passage.cues.patterns.get(("resolutions", "between"), r"\s+(?:(?:No\.?|n[°º]|№|第|RES/)\s*)?")
    pattern = passage.cues.compiled("resolutions", "nouns", rf"(?<!\w){{}}(?P<between>{between}){_NUMBER}")
    before = passage.cues.patterns.get(("resolutions", "before"))
    patterns = [pattern, re.compile(before.replace("NUMBER", _NUMBER))] if before else [pattern]
    for each in patterns:
        for found in each.finditer(passage.text):
            if not passage.readable(found.start()):
                continue
            start = _organ_start(passage.text, found.start())
            end = found.end()
            numbers = [(start, found.end("number"), found["number"], found["bracket"])]
            while more := _NEXT.match(passage.text, end):
                group = "number" if more["number"] else "wnumber"
                bracket = more["bracket"] if more["number"] else more["wbracket"]
                numbers.append((more.start(group), more.end(group), more[group], bracket))
                end = more.end()
            body = _organ(passage, start, numbers[0][0] + len(found.group()), end)
            if _is_count(numbers, body, found):
                continue
            for a, b, number, bracket in numbers:
                yield _one(passage, (a, b), number, bracket, body)


def _is_count(numbers: list[tuple[int, int, str, str | None]], body: str, found: re.Match[str]) -> bool:
    """True for a number that counts something: "a resolution 3 times as strong"."""
    _, _, number, bracket = numbers[0]
    sure = "/" in number or bracket or body or len(number) > 2
    return not sure and not found.groupdict().get("between", "").strip()


def _organ_start(text: str, start: int) -> int:
    """The organ's own name before "resolution" belongs to it."""
    begin = max(0, start - 50)
    found = _ORGAN.search(text[begin:start])
    return (
        begin + found.start()
        if found and (found.start() == 0 or not text[begin + found.start() - 1].isalpha())
        else start
    )


def _organ(passage: Passage, start: int, noun_end: int, end: int) -> str:
    """The organ named in the words, else right before or behind them in the same clause; "" for none."""
    clause = re.split(r"[.;]\s", passage.text[end : end + 70])[0]
    for words in (passage.text[start:end], passage.text[max(0, start - 45) : start], clause):
        for body, pattern in _BODY:
            if pattern.search(words):
                return body
    return ""


def _one(passage: Passage, at: tuple[int, int], number: str, bracket: str | None, body: str) -> Cited:
    plain = re.sub(r"\s?[(（].*", "", number)
    if re.match(r"(?:19|20)\d\d/", plain):
        symbol = f"E/RES/{plain}"
    elif "/" in plain:
        symbol = f"{body if body == 'A/HRC' else 'A'}/RES/{plain}"
    elif bracket and not bracket.isdigit():
        symbol = f"A/RES/{plain}({bracket})"
    else:
        symbol = f"S/RES/{plain}"
    return _cited(passage, *at, normalise_symbol(symbol) or symbol, bracket)


def _elsewhere(passage: Passage) -> Iterator[Cited]:
    """Resolutions and decisions of other bodies, by the symbol behind the word: "resolution GC(59)/RES/9"."""
    pattern = passage.cues.compiled(
        "resolutions", "nouns", rf"(?<!\w)(?:{{}}|[Dd]ecisions?|[Dd][ée]cisi[óo]n)\s+(?-i:{_OTHER})"
    )
    for found in pattern.finditer(passage.text):
        if passage.readable(found.start()) and not _SYMBOL.match(found["symbol"]):
            symbol = normalise_symbol(found["symbol"]) or " ".join(found["symbol"].split())
            yield _cited(passage, _organ_start(passage.text, found.start()), found.end(), symbol, None)


def _cited(passage: Passage, start: int, end: int, symbol: str, bracket: str | None) -> Cited:
    date, end = _date_behind(passage, end)
    if date is None:
        date = _date_of_vote(passage, start)
    if date is None and bracket and bracket.isdigit():
        date = Day(bracket)
    return Cited(
        ReferenceKind.RESOLUTION, start, end, f"resolution:{symbol}", date, symbol, because="symbol of a resolution"
    )


_LINK = re.compile(
    r"\s*\)?,?\s*(?:(?:of|by|du|de\s+l['’]|de\s+la|del|der|des)?\s*(?:the\s+)?(?:UN\s+|United\s+Nations\s+)?"
    r"(?:Security\s+Council|General\s+Assembly|Assembly|Council|Conseil\s+de\s+sécurité|Assemblée\s+générale|Consejo\s+de"
    r"\s+Seguridad|Asamblea\s+General|Совета\s+Безопасности|Генеральной\s+Ассамблеи|Sicherheitsrate?s|Generalversammlung)"
    r"(?:\s+(?:ООН|de\s+l['’]ONU|de\s+las\s+Naciones\s+Unidas))?,?\s*)?"
    r"(?:of|dated|(?:which\s+was\s+)?adopted(?:\s+by\s+consensus|\s+unanimously)?(?:\s+on|\s+in)?|on|du|des|en\s+date\s+du|"
    r"adoptée\s+le|de(?:\s+fecha)?|del|(?:aprobada|adoptada)\s+(?:el|en)|от|принят\w+|vom|المؤرخ|الصادر\s+في|"
    r"in\s+[A-Z][\w ]{2,20})?\s*(?:the|el|le)?\s*\Z",
    re.I,
)


def _date_behind(passage: Passage, end: int) -> tuple[Day | None, int]:
    for mention in passage.dates_within(end, end + 76):
        if _LINK.match(passage.text[end : mention.start]):
            day = passage.resolved(mention)
            return day, mention.end if day else end
    return None, end


def _date_of_vote(passage: Passage, start: int) -> Day | None:
    """As in "On 4 May Arden abstained on resolution 61/999": the day the sentence gives."""
    begin = passage.sentence_start(start)
    voted = passage.cues.patterns.get(("resolutions", "voted"), r"abstain|voted|vote\b|adopted")
    for mention in passage.dates_within(begin, start + (passage.cues.language == "zh") * 12):
        if mention.exact and (mention.end >= start - 1 or re.search(voted, passage.text[mention.end : start], re.I)):
            return mention.value
    return None


def _in_words(passage: Passage) -> Iterator[Cited]:
    """As in "the UNSC Resolution of June 2015 on bridges"; without its organ it needs a day."""
    nouns = passage.cues.source("resolutions", "nouns")
    for found in passage.cues.compiled(
        "resolutions", "in_words", rf"(?<!\w)(?:(?P<organ>{{}})|(?i:{nouns}))(?!\w)(?!\s*(?:No\.?\s*)?\d)", flags=0
    ).finditer(passage.text):
        date, end = _date_behind(passage, found.end())
        if date is None:
            date, end = _date_behind_title(passage, found.end())
        if date is None or not passage.readable(found.start()) or not (found["organ"] or len(date) == 10):
            continue
        stop = passage.sentence_end(end)
        tail = passage.cues.compiled("letters", "about", r"\s*{}[^.;,:]{0,80}").match(passage.text, end, stop)
        about = (tail.start() + len(tail.group()) - len(tail.group().lstrip()), tail.end()) if tail else None
        yield Cited(
            ReferenceKind.RESOLUTION,
            found.start(),
            end,
            f"resolution:{date}",
            date,
            None,
            about=about,
            because="resolution named by its date",
        )


def _passed(passage: Passage) -> Iterator[Cited]:
    """As in "On 8 February the Parliament passed a resolution": the day opens the sentence."""
    for found in passage.find("resolutions", "passed", flags=0):
        begin = passage.sentence_start(found.start())
        for mention in passage.dates_within(begin, min(begin + 14, found.start())):
            day = passage.resolved(mention)
            if day and mention.day and passage.readable(found.start()):
                because = "resolution passed on a day named before"
                yield Cited(
                    ReferenceKind.RESOLUTION, found.start(), found.end(), f"resolution:{day}", day, because=because
                )


def _of_an_organ(passage: Passage) -> Iterator[Cited]:
    """As in "the Security Council's resolution on the harbour": no number, no day."""
    for found in passage.find("resolutions", "of_organ", flags=0):
        if passage.readable(found.start()) and not re.match(r"\s*(?:[Nn]o\.?\s*)?\d", passage.text[found.end() :][:8]):
            key = "resolution:organ:undated"
            yield Cited(
                ReferenceKind.RESOLUTION, found.start(), found.end(), key, because="resolution of an organ named"
            )


_TITLE = re.compile(
    r"\s+(?:on|sur|sobre|о|об|über)\s+(?:[^\W\d_]+\s+){1,9}(?:of|du|de|от|vom|adopted\s+on)\s+\Z", re.IGNORECASE
)


def _date_behind_title(passage: Passage, end: int) -> tuple[Day | None, int]:
    """As in "the Assembly's resolution on bridges of 5 December 2015"."""
    for mention in passage.dates_within(end, end + 90)[:1]:
        if _TITLE.match(passage.text[end : mention.start]) and mention.day:
            day = passage.resolved(mention)
            return day, mention.end if day else end
    return None, end
