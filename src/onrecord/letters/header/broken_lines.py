"""Lines of a head or foot that break inside a name of a body or a post, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.letters.cues import anywhere, words
from onrecord.letters.header.portfolios import is_a_ministers_field
from onrecord.letters.header.posts import begins_with
from onrecord.letters.header.segments import whole_mention
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name

_SMALL = """
of the and for to in on a an un une de des du la le les et pour à au aux del los las y para en e ed della dei degli
delle do da dos das der für und von и по при в о
"""
_OPEN_END = re.compile(
    rf"(?:\b(?:{'|'.join(_SMALL.split())})|[,&–-])\Z",
    re.IGNORECASE,
)
"""What a line ends with when the next goes on: "Permanent Mission of the Republic of / Arden"."""
_ADJECTIVE = re.compile(r"[А-ЯЁ]{2,}(?:АЯ|ОЕ|ЫЙ|ИЙ|ЫЕ|ИЕ)\Z|\s[а-яё]{3,}(?:ой|ей|ого|его|ых|их)\Z")
"""Before its noun: "ОБЩЕСТВЕННАЯ / ОРГАНИЗАЦИЯ", "Председателю речной / Коалиции"."""

_LINKS = """
of to for and in at on with against por per con sobre sur della dello degli dei do da dos das des zur zum für von
для contre contra gegen против de du la le et pour au aux à auprès del los las el y para ante en e und при в по и & لدى
"""
_GOES_ON = re.compile(
    rf"(?:{'|'.join(_LINKS.split())}|d['’]|و(?=ال))\b|[和及与暨](?=[\u4e00-\u9fff]{{4}})|و(?=ال)", re.IGNORECASE
)
"""What a line begins with when it goes on from the one above."""

_AT_PLACE = re.compile(r"(?:à|in|at|en|a|в|г\.)\s+[A-ZÀ-ÝА-Я][\w-]+(?:[/,]\s?[A-ZÀ-Ý][\w-]+)*\Z")


def whole_lines(text: str, lines: Iterable[tuple[int, int]], code: str) -> list[tuple[int, int]]:
    """Lines with those joined that break inside a name of a body or a post."""
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        line = text[start:end].strip(" *_")
        above = text[slice(*joined[-1])] if joined else ""
        if above and line and _are_one(above, line, text[joined[-1][1] : start], code):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _are_one(above: str, line: str, between: str, code: str) -> bool:
    deputed = anywhere("on_behalf", code).match(line)
    if deputed and line[0].islower() and begins_with("posts", line[deputed.end() :].lstrip(), code):
        return False  # Chief, Bridges Branch / for the High Representative
    another = _AND_ANOTHER.match(line)
    if another and _is_addressed(line[another.end() :], code):
        return False
    if _completes(above, line, code) or (_ADJECTIVE.search(above) and begins_with("bodies", line, code)):
        return True
    return (line[0] == "&" or not is_name(above, code)) and _continues(above, line, between, code)


_AND_ANOTHER = re.compile(r"(?:et|and|y|e|und|и)\s+", re.IGNORECASE)


def _is_addressed(line: str, code: str) -> bool:
    """Another addressee on a line of his own: "et à Madame Ferrers", "and to the Minister for Ports"."""
    word = anywhere("address_to", code).match(line)
    rest = line[word.end() :].lstrip() if word else line
    return bool(without_titles(rest, code).honorifics) or (bool(word) and begins_with("posts", rest, code))


def _completes(above: str, line: str, code: str) -> bool:
    """A lone word for a body, its name below ("MINISTRY / OF TRADE" without the "of"); elsewhere, its state below."""
    above = " ".join(above.split())
    if above.casefold() in words("bodies", code) and len(above.split()) < 3 and line[0].isupper():
        return not begins_with("posts", line, code) and not any(c.isdigit() for c in line) and above.isupper()
    if (
        line[0] in '«“"'
        and any(m.start() == 0 or m.end() > len(above) - 2 for m in anywhere("bodies", code).finditer(above))
        and not any(c in above for c in '«“"')
    ):
        return True  # Общественная ассоциация / «Тихий берег»
    last = _OF_A_BODY.search(above)
    if last and line[0].islower() and last[1].casefold() in words("bodies", code):
        return _PLAIN_WORDS.fullmatch(line) is not None  # Secrétaire de l'Association / luronne pour la paix
    if "a" <= line[0] <= "z" and _PLAIN_WORDS.fullmatch(line):
        # Directeur du cabinet / civil et militaire
        return begins_with("posts", above, code) and not is_name(line, code)
    if "а" <= line[0] <= "ё" and begins_with("posts", above, code):
        # Заместитель начальника / управления; but г-ну Ивану Ивановичу and г. Минск begin anew.
        return not (_AT_PLACE.match(line) or without_titles(line, code).honorifics)
    if any(end.search(above) and rest.match(line) for end, rest in _ONE_NAME):
        return True
    if not "\u0400" <= line[0] <= "\u06ff" or not (whole_mention(line) == "state" or _REALM.match(line)):
        return False
    return bool(anywhere("bodies", code).match(above)) or begins_with("posts", above, code)


_ONE_NAME = tuple(
    (re.compile(rf"(?:\A|\s){end}\Z", re.IGNORECASE), re.compile(rf"{rest}(?!\w)", re.IGNORECASE))
    for end, rest in (
        ("nations", "unies"),
        ("united", "nations"),
        ("naciones", "unidas"),
        (r"организаци\w", "объедин[её]нных наций"),
        (r"объедин[её]нных", "наций"),
        ("الأمم", "المتحدة"),
    )
)
"""Names that a line may break in: "Организации / Объединенных Наций"."""
_REALM = re.compile(r"(?:Республики|Российской Федерации|Королевства|Государства|Княжества|Соедин[её]нн\w+)\s")
"""A state in the genitive behind a post: "Постоянный представитель / Республики Ардения при ..."."""

_OF_A_BODY = re.compile(r"(?:de l['’]|de la |du |del |de los |of the )([^\W\d_]{4,})\Z")

_ORGANISATIONS = re.compile(
    r"(?:organi[sz]ations?|organisations internationales|organizaciones internacionales|united nations|nations unies"
    r"|naciones unidas|организаци\w+|объедин[её]нных наций)\Z",
    re.IGNORECASE,
)
"""Behind these the place belongs to the name: "Mission to the United Nations and other organizations / in Geneva"."""
_ARTICLE = re.compile(r"(?:le|la|les|el|los|las)\s+", re.IGNORECASE)
_PLAIN_WORDS = re.compile(r"(?!via\b|cc\b|attn\b|tel\b|fax\b|mail\b)[^\W\d_]{3,}(?:[ ’'-][^\W\d_]+)*")


def _continues(above: str, line: str, between: str, code: str) -> bool:
    if between.count("\n") > 1 or len(above) > 300:
        return False
    above = above.rstrip(" *_")
    if above.endswith(",") and not line[0].islower():
        return is_a_ministers_field(above, line)
    if _AT_PLACE.match(line):
        return bool(_ORGANISATIONS.search(above))
    starts = line[0] == "&" or (
        bool(_GOES_ON.match(line)) and (line[0].islower() or (above.isupper() and line.isupper()))
    )
    if starts and line[0].isupper() and _ARTICLE.match(line) and begins_with("posts", line, code):
        starts = False  # EL DIRECTOR GENERAL signs below whatever stands above him
    return starts or bool(_OPEN_END.search(above))
