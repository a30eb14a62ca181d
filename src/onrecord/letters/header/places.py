"""The place a letter was written: the city of its date line, else of its letterhead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.letters.cues import anywhere, label, phrases
from onrecord.letters.cues import words as cue_words
from onrecord.letters.lookalikes import cased, may_be
from onrecord.letters.mail_headers import mail_header
from onrecord.letters.ocr_confusions import undone
from onrecord.letters.reading import Line, Reading
from onrecord.letters.recognisers.dates.months import fold, full_names, weekdays
from onrecord.letters.recognisers.han_names import is_han_name
from onrecord.model import Place, Span, ZoneKind

OFFICES = (
    "department|ministry|ministère|ministerio|legation|légation|embassy|ambassade|embajada|consulate|consulat|consulado|office|"
    "bureau|mission|misión|delegation|délégation|house|hotel|hôtel|palace|palais|palacio|division|section|secretariat|"
    "secrétariat|agency|commission|committee|council|conseil|senate|sénat|senat|chancellery|chancellerie|gesandtschaft|"
    "botschaft|ministerium|cabinet|university|université|institute|bank|company|club|camp|headquarters|flagship|steamer|"
    "society|association|coalition|campaign|federation|union|government|state|states|republic|république|república|"
    "kingdom|министерство|посольство|представительство|executive|general|ship|street|avenue|road|rue|calle|straße|"
    "telegram|télégramme|note|nota|lettre|lettres|letter|letters|carta|cartas|identical|identiques|despatch|ref|tel|fax|box|no|nr|room|suite|floor|building|foreign|war|treasury|sea|updated|"
    "director|president|chair|chairman|secretary|minister|ambassador|consul|officer|manager|coordinator|date|page"
)
"""Words of offices and addresses: a piece of a date line that has one of them is no city."""

_LINK_AT_END = re.compile(
    r"(?:[\s,.:;(\[—–-]+|(?<![\w'’])(?:le|den|dem|d|der|am|the|this|on|el|a|à|в|г|o|al|lì|li|em|de|dated?|fecha|datum|ce|cette|aos|"
    r"a los|дата|في|بتاريخ|يوم|الموافق))\Z",
    re.IGNORECASE,
)
_LINK_AT_START = re.compile(
    r"(?:done at|given at|written at|signed at|from the(?=\s+[A-Z])|at|in|à|a|en|from|из|место:|地点[：:]|"
    r"fait à|hecho en|zu|г\.|гор\.|город|м\.)\s*(?<=[\s.])(?=\S)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\Z")
_OFFICE = re.compile(rf"(?<!\w)(?:{OFFICES})(?!\w)", re.I)
_COLUMN = re.compile(r"\|\s*|\s{4,}")
_SEPARATOR = re.compile(r"\s*[,;|·•،，]\s*|\s{3,}|\s+[-–—/]\s+|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})|(?<=[^\W\d_]{3})\.\s+")
_AFTER = re.compile(
    r"\A\s*(?:г(?:\.|ода)?|年|м\.)?\s*(?:[,，(]|于|於|at|in|à|en|i)\s*(?P<city>[^\W\d_][^,.;()\d\n]{0,30})"
)
_STATE_ABBREVIATION = re.compile(r"(?:[A-Z]\.?\s?){2,3}\Z|(?:Mass|Conn|Penn|Calif|Md|Va|Ont|Que|Ill|Mich|Cal)\.?\Z")
_POSTCODE = re.compile(
    r"(?<=\s)(?:[NSEWC]\.){1,2}\s?\d{0,2}\Z|(?<=[^\W\d_]\s)\d{1,2}(?:e|er|ème)?\Z|\b(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|(?:CH|D|F|A|I|E|B|L)-\d{4,5}|\d{4,6}(?:\s?\d\d)?)\b"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the clean text that may name a city."""

    text: str
    start: int
    end: int


def find_place(reading: Reading) -> Place | None:
    """City, its state where the reference data know it, and where it is printed; None when no line shows one.

    Looked for beside the date, then on the lines next to it, then in the letterhead; an office ("Department of State")
    is no place.

    >>> from onrecord.letters.header.dates import find_dates
    >>> from onrecord.letters.reading import begin
    >>> reading = begin("Legation of the United States,\\nParis, March 4, 1864.\\n\\nSir: I have")
    >>> find_place(reading.having(date=find_dates(reading)[0])).name
    'Paris'
    """
    piece = _beside_date(reading) or _in_letterhead(reading)
    if piece is None:
        return None
    city = piece.text if _known(piece.text) else _meant(piece.text)
    if reading.garbled and not _known(city):
        city = _misread(city)
    return Place(_in_the_nominative(city), _state_of(city), reading.quote(piece.start, piece.end))


def _meant(name: str) -> str:
    """The one known city that an unknown name is by one letter misread: "Goneva"; else the name itself."""
    if len(name) < 6 or " " in name or not name.isalnum():
        return name
    near = {word for word in undone(name.casefold()) if word.isalpha() and _known(word)}
    return cased(name, near.pop()) if len(near) == 1 else name


def _misread(name: str) -> str:
    """The one known city that an unknown name of a garbled text is by two letters misread, or one of its words."""
    from onrecord.reference.places import places

    said = name.casefold()
    most = 2 if len(said) > 5 else 1
    near = {n.text for city in places() for n in city.names if may_be(said, n.text.casefold(), most) > 0}
    return near.pop() if len(near) == 1 and len(said) > 4 else name


def _in_the_nominative(name: str) -> str:
    """A Russian city as it is called, where a preposition declined it: "из Вашингтона"."""
    from onrecord.reference.places import find_place as known_place

    city = known_place(name) if "\u0400" <= name[0] <= "\u04ff" and not name.isupper() else None
    called = [n.text for n in city.names if n.language == "ru"] if city else []
    return called[0] if called and name not in called and name[:3] == called[0][:3] else name


def _beside_date(reading: Reading) -> _Piece | None:
    span = _date_span(reading)
    line = next((n for n in reversed(reading.lines) if n.start <= span.start), None) if span else None
    if span is None or line is None:
        return None
    start = line.start + max((m.end() for m in _COLUMN.finditer(reading.text[line.start : span.start])), default=0)
    before = reading.text[start : span.start]
    if label("mail_date").match(line.text):
        return None  # a mail's header names no place
    return (
        _city(before, start)
        or _following(reading.text, span.end)
        or _neighbour(reading, line)
        or _with_other_calendar(reading, line)
    )


def _with_other_calendar(reading: Reading, line: Line) -> _Piece | None:
    """The city before the same day in the other calendar, on the line above: "الكويت في: 1 ذو الحجة 1443"."""
    above = reading.lines[line.number - 1] if line.number else None
    figure = re.search(r"\d", above.text) if above and line.text.startswith("الموافق") else None
    return _city(above.text[: figure.start()], above.start) if above and figure else None


def _date_span(reading: Reading) -> Span | None:
    """Where the letter's own date stands, also when it could not be read with certainty."""
    date = reading.date
    if date and date.quote and date.role == "written":
        return reading.clean.clean_span(Span(date.quote.start, date.quote.end))
    for problem in reading.problems:
        if (
            problem.code in ("century", "day_or_month", "impossible_date", "date_range", "no_year")
            and problem.start is not None
            and problem.end
        ):
            return reading.clean.clean_span(Span(problem.start, problem.end))
    return None


def _city(words: str, offset: int, *, known_only: bool = False) -> _Piece | None:
    """The city a date line's words before the date end with: the first of the last pieces that are no office."""
    run: list[_Piece] = []
    for piece in reversed(_pieces(_without_links(words), offset)):
        if not _may_be_city(piece.text):
            tail = _behind_office(piece)
            run += [tail] if tail and not run else []
            break
        if len(piece.text.split()) > 1 and not _known(piece.text) and (tail := _behind_acronym(piece)):
            return tail
        run.append(piece)
        if _known(piece.text) and not _STATE_ABBREVIATION.match(piece.text):
            return piece
    run = [piece for piece in run if not _STATE_ABBREVIATION.match(piece.text)] or run
    return run[-1] if run and len(run) <= 3 and not known_only else None


def _without_links(words: str) -> str:
    """The words without "le", "den", weekdays and labels at their end; the length of what is left is the offset."""
    while True:
        shorter = _LINK_AT_END.sub("", words)
        shorter = _TIME_OF_DAY.sub("", shorter)
        found = _LAST_WORD.search(shorter)
        if found and fold(found[1]) in weekdays() and found.start():
            shorter = shorter[: found.start()]
        if shorter == words:
            return words
        words = shorter


_TIME_OF_DAY = re.compile(
    r"[\s,]+(?:early|late)?\s*(?:morning|afternoon|evening|night|noon|matin|soir|midi|après-midi|noche|tarde|mañana|"
    r"abends?|morgens?|nachts?|früh|mittags?|vormittags?|nachmittags?)\Z",
    re.IGNORECASE,
)


def _pieces(words: str, offset: int) -> list[_Piece]:
    pieces, at = [], 0
    for found in [*_SEPARATOR.finditer(words), None]:
        end = found.start() if found else len(words)
        piece = _trimmed(words, at, end, offset)
        if piece:
            pieces.append(piece)
        at = found.end() if found else end
    return pieces


def _trimmed(words: str, start: int, end: int, offset: int) -> _Piece | None:
    """The piece without brackets, full stops and linking words at its ends."""
    text = words[start:end]
    left = len(text) - len(text.lstrip(' \t\n[](){}<>*_"“”«».:;-–—|'))
    text = text[left:].rstrip(' \t\n[](){}<>*_"“”«»:;-–—|')
    if text.endswith(".") and not _STATE_ABBREVIATION.match(text):
        text = text[:-1]
    text = _ASIDE.sub("", text)
    found = _LINK_AT_START.match(text)
    if found and found.end() < len(text):
        text, left = text[found.end() :], left + found.end()
    for _ in "12":  # before the city and behind it: "1211 GENEVA 10"
        post = _POSTCODE.search(text)
        if post and (post.start() == 0 or post.end() == len(text)):
            cut = text[post.end() :].lstrip() if post.start() == 0 else text[: post.start()].rstrip()
            left, text = left + text.index(cut), cut
    return _Piece(text, offset + start + left, offset + start + left + len(text)) if text.strip() else None


# Montréal (Québec · Bogotá D.C.
_ASIDE = re.compile(r"\s+(?:\([^()]*\)?|(?:D\.\s?[CF]\.?))\Z")


def _may_be_city(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 4 or any(c.isdigit() for c in name) or len(name) > 32:
        return False
    if not name[0].isalpha() or name[0].islower() or ":" in name or _OFFICE.search(name):
        return False
    if not name[0].isascii() and not _may_be_foreign_city(name):
        return False
    if name.casefold() in cue_words("date_labels"):
        return False  # "Date", "التاريخ"
    return not any(fold(word) in full_names() or fold(word) in weekdays() for word in words)


_NO_CITY = (
    "posts",
    "bodies",
    "honorifics",
    "closings",
    "heading_kinds",
    "open_letter",
    "notes",
    "enclosures",
    "copies",
)


def _may_be_foreign_city(name: str) -> bool:
    """Of scripts whose offices have no capitals or are declined: no post, body or name of a paper in it."""
    code = next((c for low, high, c in _SCRIPTS if low <= name[0] <= high), "")
    if not code or _known(name):
        return True
    if code == "zh":
        return (
            len(name) <= 6 and not is_han_name(name) and not any(p in name for k in _NO_CITY for p in phrases(k, code))
        )
    return not any(anywhere(key, code).search(name) for key in (*_NO_CITY, "letter_dated", "compliments"))


_SCRIPTS = (("\u0400", "\u04ff", "ru"), ("\u0600", "\u06ff", "ar"), ("\u4e00", "\u9fff", "zh"))


def _behind_office(piece: _Piece) -> _Piece | None:
    """A known city at the end of a piece that begins with an office: "Department of State Washington"."""
    words = piece.text.split()
    for n in (3, 2, 1):
        name = " ".join(words[-n:])
        if n < len(words) and _known(name):
            return _Piece(name, piece.end - len(name), piece.end) if piece.text.endswith(name) else None
    return None


def _behind_acronym(piece: _Piece) -> _Piece | None:
    """A known city behind the short name of an office: "USUN New York"."""
    found = re.match(r"[A-Z]{3,}\s+", piece.text)
    name = piece.text[found.end() :] if found else ""
    return _Piece(name, piece.end - len(name), piece.end) if name and not name.isupper() and _known(name) else None


def _following(text: str, end: int) -> _Piece | None:
    """A city behind the date: "14 March 2011, Geneva", "二〇一六年三月十五日于新加坡"."""
    found = _AFTER.match(text[end : end + 60])
    if not found:
        return None
    name = found["city"].rstrip()
    sure = found.group().lstrip()[:1] not in ",("
    start = end + found.start("city")
    piece = _Piece(name, start, start + len(name))
    return piece if _may_be_city(name) and (sure or _known(name)) else None


def _neighbour(reading: Reading, line: Line) -> _Piece | None:
    """A city on the line next to a date that stands alone."""
    for step in (-1, 1):
        n = line.number + step
        if not 0 <= n < len(reading.lines):
            continue
        other = reading.lines[n]
        if reading.zone_at(other.start) is ZoneKind.ADDRESS:
            continue  # where the letter goes
        gap = line.gap if step < 0 else other.gap
        near = gap == 0 and len(other.text.split()) <= 2 and not "\u0590" < other.text[0] < "\ua000"
        known = gap <= 2 and len(other.text) < 60
        if near or known:
            piece = _city(other.text, other.start, known_only=not near)
            if piece and (near or _known(piece.text)):
                return piece
        column = re.search(r"\S {4,}(?=(\S[^\n]{2,30})\Z)", other.text)
        if column and gap == 0 and re.search(r"\S {4,}\S", line.text) and _known(column[1].strip()):
            return _city(column[1], other.start + column.start(1), known_only=False)  # under the date, in its column
    return None


_OTHER_SCRIPT = re.compile(r"[\u0400-\u06ff\u4e00-\u9fff]")


def _in_letterhead(reading: Reading) -> _Piece | None:
    """A known city in the letterhead, else a city before its postcode or country, else in the foot of the page."""
    head = reading.lines_of(ZoneKind.LETTERHEAD, ZoneKind.REFERENCE, ZoneKind.DATE_LINE)[:20]
    mail = mail_header(reading.lines)
    latin = reading.language not in ("ar", "fa", "ru", "uk", "zh")
    head = tuple(line for line in head if line.number >= mail)
    # Below a mail stands the one it answers.
    foot = () if mail else reading.lines_of(ZoneKind.FOOTER)
    for line in (*reversed(head), *foot):
        if len(line.text) > 120:
            continue
        if "地址" in line.text and (city := _in_chinese_address(line)):
            return city
        for piece in reversed(_pieces(line.text, line.start)):
            if latin and _OTHER_SCRIPT.match(piece.text):
                continue  # the letterhead's other half
            if _known(piece.text):
                return piece
            if tail := _behind_office(piece):
                return tail
    return next((told for line in reversed(head) if (told := _at_postcode(line))), None)


def _in_chinese_address(line: Line) -> _Piece | None:
    """The city a Chinese address begins with: "地址：金边市莫尼旺大道128号"."""
    from onrecord.reference.gazetteer import find_mentions

    found = next((f for f in find_mentions(line.text) if f.kind == "place"), None)
    if not found:
        return None
    name = line.text[found.start : found.end]
    return _Piece(name, line.start + found.start, line.start + found.end)


# Aldenham AB1 2CD · D-53113 Altbrück
_AT_POSTCODE = re.compile(
    r"(?:\A|[,;|·]\s*)(?:(?P<before>[^\W\d_][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\s+[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}"
    r"|(?P<canada>[^\W\d_][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}),\s+[A-Z]\w[\w ]{0,18}[\s,]+"
    r"(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{5}(?:-\d{4})?)"
    r"|(?<!\S)(?P<front>(?!(?:P\.?O|Box|Case|Casilla|Apartado|Postfach|Private|Bag|Ref|Room)\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})\s+"
    r"(?!19\d\d|20\d\d)\d{4}(?=\s*\Z)"
    r"|(?:[A-Z]{1,2}-)?(?!19\d\d|20\d\d)\d{4,5}\s+(?P<behind>[A-ZÀ-Ý][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}))\s*(?=[,;|·]|\Z)"
)


def _at_postcode(line: Line) -> _Piece | None:
    """A city no list knows, told by its postcode."""
    found = _AT_POSTCODE.search(line.text) if len(line.text) <= 120 else None
    if not found:
        return None
    group = next(name for name in ("before", "canada", "front", "behind") if found[name])
    start = line.start + found.start(group)
    return _Piece(found[group], start, start + len(found[group])) if _may_be_city(found[group]) else None


def _known(name: str) -> bool:
    return _state_of(name) is not None


def _state_of(name: str) -> str | None:
    """Alpha-3 of the state a known city lies in."""
    from importlib import import_module

    try:
        city = import_module("onrecord.reference.places").find_place(name)
    except ModuleNotFoundError:  # until the gazetteer is there
        return None
    return city.state if city else None
