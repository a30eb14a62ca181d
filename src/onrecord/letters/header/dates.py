"""The day a letter was written, told apart from the days it was received, stamped or printed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from onrecord.letters.header.datelines import Candidate, candidates
from onrecord.letters.mail_headers import mail_header, quoted_mail
from onrecord.letters.reading import Line, Reading
from onrecord.letters.recognisers.dates import DateMention, find_date_mentions
from onrecord.model import Day, LetterDate, Problem, ZoneKind

Found = tuple[LetterDate | None, tuple[Problem, ...]]
Dated = tuple[Candidate, LetterDate]

OLD_SPELLING = re.compile(
    r"""\b(?:seyn?|bey\w*|thun|thut|gethan|wol|giebt|gieng|ergiebt|Litteratur|todt\w*|dieß|deßen|indeßen|
      (?:\w*[Tt]h(?:eil|aler|ür|al|or)\w*)|\w*(?:[Rr]ath|[Nn]oth|[Mm]uth|[Ww]erth|roth|thum|[Pp]arthei)\w{0,4}|
      \w{3,}[b-df-hj-npr-tvxz](?:iren|irte?n?|irung)|\w{3,}niß(?:es|e)?|\w{3,}[aeo]ct(?:ion(?:en)?|or(?:en)?|e[ns]?)\w*|
      C(?:anton|onf|ommiss|oncess|onstit|redit|lass|orresp|apit|entral|irc|ommun|abinet|andid|asse)\w*|
      \w*[Pp]rot[ok]coll\w*|(?:deß|weß)halb|allmälig|Thlr\.?|fl\.|Gulden|Ew\.|Dero|Hochwohlgeb\w*|Wohlgeb\w*)\b""",
    re.VERBOSE,
)
"""German spellings that went out about 1901: in a German letter they settle the century of a year of two figures.

Only used when no year of four figures stands near; of other languages the same words say nothing.
"""

NEW_THINGS = re.compile(r"\b(?:tel|fax|telex|e-?mail|www|https?|telefax|télécopie|тел|факс)\b|@", re.IGNORECASE)
"""What no letter of the nineteenth century has."""

_GERMAN = re.compile(r"\b(?:und|nicht|ich|mit|für|von|zu|auf|daß|dem|den|ist|Ihnen|Sie)\b")
_OLD_MONTH = re.compile(r"\d[Bb]|[tvmc]br?\b|rr\b|\b(?:Jenner|Merz|Aprill|Juny|Xb)", re.IGNORECASE)


WIDEST = 600
"""Characters at either end of a line in which the letter's own date is looked for; no line of a head has more."""


def find_dates(reading: Reading) -> Found:
    """The letter's date and what a person should look at.

    The best candidate, the others with it, best first, each with its role. Two that are equally good give
    `Problem("two_dates")`; an impossible one `Problem("impossible_date")`; what cannot be read gives no date.
    A date known from outside the words (a mail's header) goes before what is read, and says so.

    >>> from onrecord.letters.reading import begin
    >>> date, problems = find_dates(begin("Paris, March 4, 1864.\\n\\nSir: In a conference with him I said"))
    >>> date.value, date.quote.exact, problems
    ('1864-03-04', 'March 4, 1864', ())
    """
    language = reading.language if reading.language != "und" else None
    clear = _head_and_foot(reading, language)
    found = candidates(reading, clear)
    if not found or reading.garbled or not _clear(reading, found[0]):
        more = tuple(c for c in _smudged(reading, language) if c.mention.exact)
        found = _heaviest({*found, *more})
    dated = [pair for c in found if (pair := _dated(reading, c, clear))]
    best, problems = _best(reading, dated, found)
    return _known_first(reading, best), problems


def _heaviest(found: set[Candidate]) -> tuple[Candidate, ...]:
    """By weight; of readings of the same words the longer one, then the first printed, then the one that doubts.

    The order of a set is none: two readings of a letter would differ.
    """

    def rank(one: Candidate) -> tuple[float, int, int, bool, str]:
        said = one.mention
        return -one.weight, said.start - said.end, said.start, said.problem is None, said.because

    return tuple(sorted(found, key=rank))


def _head_and_foot(reading: Reading, language: str | None) -> tuple[DateMention, ...]:
    """Dates of every line outside the body, and of the body's first and last lines, where zones may err."""
    last = len(reading.lines) - 12
    stretches: list[tuple[int, int]] = []
    before = -1
    for line in reading.lines:
        if line.number < 16 or line.number >= last or reading.zone_at(line.start) is not ZoneKind.BODY:
            for start, end in _ends(line):
                if stretches and before == line.number - 1 and start == line.start:
                    stretches[-1] = (stretches[-1][0], end)
                else:
                    stretches.append((start, end))
            before = line.number
    return tuple(
        mention
        for start, end in stretches
        for mention in _shifted(find_date_mentions(reading.text[start:end], language, relative=False), start)
    )


def _ends(line: Line) -> tuple[tuple[int, int], ...]:
    """A line; of one longer than any line of a head its two ends."""
    if line.end - line.start <= 2 * WIDEST:
        return ((line.start, line.end),)
    return (line.start, line.start + WIDEST), (line.end - WIDEST, line.end)


def _shifted(mentions: tuple[DateMention, ...], by: int) -> list[DateMention]:
    return [replace(mention, start=mention.start + by, end=mention.end + by) for mention in mentions]


def _smudged(reading: Reading, language: str | None) -> tuple[Candidate, ...]:
    """Head and foot once more, taking OCR's confusions into account."""
    lines = reading.lines[:20] + reading.lines[max(20, len(reading.lines) - 12) :]
    mentions = [
        mention
        for line in lines
        for start, end in _ends(line)
        for mention in _shifted(
            find_date_mentions(reading.text[start:end], language, noisy=True, relative=False), start
        )
    ]
    return candidates(reading, tuple(mentions))


def _clear(reading: Reading, candidate: Candidate) -> bool:
    """True for a date of writing, read to the day (or both ways), in head or foot, with much to speak for it."""
    mention = candidate.mention
    told = bool(mention.day or mention.others) and bool(mention.value or mention.others)
    head = candidate.line.number < 12 or candidate.line.number >= len(reading.lines) - 12
    return candidate.role == "written" and told and head and candidate.weight >= 6


def _dated(reading: Reading, candidate: Candidate, mentions: tuple[DateMention, ...]) -> Dated | None:
    """The candidate as a date: its century settled, a year taken from a date beside it, two readings left open."""
    mention = candidate.mention
    if mention.until:
        return None  # a meeting lasts from the 3rd to the 7th, no letter is written so long
    value, because = mention.value, mention.because
    others: tuple[Day, ...] = ()
    if mention.problem == "century":
        value, because = _century(reading, mention, mentions), because + "; century from the letter"
    elif mention.problem == "day_or_month":
        value, others, because = _figures(reading, mention, mentions)
    elif mention.form == "open" and mention.day:
        value = _year_beside(reading, mention, mentions)
    if value is None or (value.precision == "year" and not others):
        return None
    quote = reading.quote(mention.start, mention.end)
    rest = tuple(LetterDate(other, quote, (), candidate.role, "other reading of the same figures") for other in others)
    return candidate, LetterDate(value, quote, rest, candidate.role, f"{candidate.because}: {because}")


def _century(reading: Reading, mention: DateMention, mentions: tuple[DateMention, ...]) -> Day | None:
    """Of the centuries two figures can mean: the one of other years in the letter, of its spelling, of what it has."""
    years = [m.value.year for m in mentions if m.value] + [
        int(y) for y in re.findall(r"(?<![\d/.-])(1[789]\d\d|20[0-3]\d)(?![\d/])", reading.text)
    ]
    if years:
        near = min(mention.others, key=lambda day: min(abs(day.year - year) for year in years))
        if min(abs(near.year - year) for year in years) <= 30:
            return near
    if NEW_THINGS.search(reading.text):
        return next((day for day in mention.others if 1930 <= day.year <= 2029), None)
    german = len(_GERMAN.findall(reading.text)) > 3
    old = german and (_OLD_MONTH.search(reading.text[mention.start : mention.end]) or OLD_SPELLING.search(reading.text))
    return next((day for day in mention.others if day.year < 1900), None) if old else None


def _figures(
    reading: Reading, mention: DateMention, mentions: tuple[DateMention, ...]
) -> tuple[Day | None, tuple[Day, ...], str]:
    """Day and month the way another date of the letter has it; else the year alone, with both readings kept."""
    said = {m.value for m in mentions if m.exact}
    agreed = [day for day in mention.others if day in said]
    if len(agreed) == 1:
        return agreed[0], (), "figures, read as the date in words has it"
    later = _behind_the_quoted(reading, mention, mentions)
    if later:
        return later, (), "figures, read so that the mail quoted below was written before"
    years = {day.year for day in mention.others}
    if len(years) == 1:
        return Day.of(years.pop()), mention.others, "day and month can be either"
    return None, mention.others, "day and month can be either"


_YEAR_PRINTED = re.compile(r"[\s,.]{0,3}(?=\S{0,3}\d)\w{4}(?!\w)")
"""A year, though a letter may be among its figures."""


def _behind_the_quoted(reading: Reading, mention: DateMention, mentions: tuple[DateMention, ...]) -> Day | None:
    """The one reading that does not lie before the date of a mail that this one answers or sends on."""
    quoted = quoted_mail(reading.lines, mail_header(reading.lines))
    if quoted is None or mention.start > reading.lines[quoted].start:
        return None
    header = range(reading.lines[quoted].start, reading.lines[min(quoted + 8, len(reading.lines) - 1)].end)
    before = [m.value.first for m in mentions if m.exact and m.value and m.start in header]
    left = [day for day in mention.others if before and day.first >= max(before)]
    return left[0] if len(left) == 1 else None


def _year_beside(reading: Reading, mention: DateMention, mentions: tuple[DateMention, ...]) -> Day | None:
    """A year from a full date of receipt near by: written at most some weeks before; none where one is printed."""
    if _YEAR_PRINTED.match(reading.text, mention.end):
        return None
    for other in mentions:
        if other.exact and other.value and 0 < other.start - mention.end < 80:
            return mention.seen_from(other.value, lean="past").value
    return None


def _best(reading: Reading, dated: list[Dated], found: tuple[Candidate, ...]) -> Found:
    """The heaviest date of writing with all others behind it, and what to look at."""
    problems = _unread(reading, dated, found)
    written = [(c, d) for c, d in dated if d.role == "written"]
    if not written:
        return None, tuple(problems or _only_others(reading, dated))
    first, best = _most_said(written)
    rival = next((c for c, d in written if not d.value.meets(best.value) and c.weight > first.weight - 2), None)
    if rival:
        problems.append(
            _problem(reading, rival, "two_dates", f"A second date could be that of writing; {best.value} is taken.")
        )
    problems += _doubts(reading, first, best)
    if len(best.value) == len("2014-03-04"):
        # "by 31 October" near the foot: the letter has its day, and nothing is missing of it.
        problems = [problem for problem in problems if problem.code != "no_year"]
    others = {d.value: d for _, d in reversed(dated) if d.value != best.value}
    return replace(best, others=best.others + tuple(reversed(others.values()))), tuple(problems)


def _most_said(written: list[Dated]) -> Dated:
    """The heaviest; of several as heavy the one printed most often."""
    said = Counter(d.value for _, d in written)
    top = [pair for pair in written if pair[0].weight == written[0][0].weight]
    return max(top, key=lambda pair: said[pair[1].value])


def _unread(reading: Reading, dated: list[Dated], found: tuple[Candidate, ...]) -> list[Problem]:
    """Dates of head and foot that give no day: impossible ones, and those whose century nothing settles."""
    read = {c.mention for c, _ in dated}
    left = [(c, _trouble(c.mention)) for c in found if c.role == "written" and c.mention not in read]
    said = {
        "impossible_date": "There is no such day: enter the date that is meant.",
        "century": "The year has two figures and nothing shows the century: enter the year.",
        "day_or_month": "Day and month can be read either way: enter the date that is meant.",
        "date_range": "Several days are given: enter the one it was written on.",
        "no_year": "The date has no year: enter the year.",
    }
    return [_problem(reading, c, code, said[code]) for c, code in left if code in said]


def _trouble(mention: DateMention) -> str:
    """Why a date gives no day."""
    if mention.until:
        return "date_range"
    return mention.problem or ("no_year" if mention.form == "open" and mention.day else "")


def _only_others(reading: Reading, dated: list[Dated]) -> list[Problem]:
    if not dated:
        return []
    message = f"Only a date {dated[0][1].role} is given ({dated[0][1].value}): enter the date of writing."
    return [_problem(reading, dated[0][0], "only_received", message)]


def _doubts(reading: Reading, candidate: Candidate, date: LetterDate) -> list[Problem]:
    if date.others:
        words = " or ".join(other.value for other in date.others)
        return [
            _problem(reading, candidate, "two_dates", f"Day and month can be read either way: {words}; choose one.")
        ]
    said = {
        "weekday": "The weekday printed does not fall on this date: check the date.",
        "smudged": "Characters of the date are smudged: check it.",
        "century": "The year has two figures: check the century.",
    }
    problem = candidate.mention.problem or ""
    return [_problem(reading, candidate, f"date_{problem}", said[problem])] if problem in said else []


def _problem(reading: Reading, candidate: Candidate, code: str, message: str) -> Problem:
    span = reading.clean.raw_span(candidate.mention.start, candidate.mention.end)
    return Problem(code, message, span.start, span.end)


def _known_first(reading: Reading, read: LetterDate | None) -> LetterDate | None:
    """The date of a mail header or an archivist's list before the one that was read."""
    said = reading.source.known.get("date")
    value = _day_of(said) if said and reading.span.start == 0 else None
    if value is None:
        return read
    if read is not None and read.value == value:
        return read
    others = (read, *read.others) if read else ()
    return LetterDate(value, None, others, "written", "known from outside the letter's words")


def _day_of(said: str) -> Day | None:
    """The day of a mail header ("Tue, 10 Sep 2019 16:52:00 +0200") or an ISO date, whole or cut short ("1990")."""
    try:
        return Day(said.strip())
    except ValueError:
        pass  # no ISO date; read as printed below
    found = [m for m in find_date_mentions(said, "en") if m.exact]
    return found[0].value if found else None
