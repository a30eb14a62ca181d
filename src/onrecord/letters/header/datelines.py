"""Where a letter may be dated: each printed date with the line around it, and what that line says of it.

No zone is trusted alone: a date line that was taken for letterhead, or run together with the salutation by a lost line
break, is still found, because the words before and after the date are weighed and not only the line's place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.letters.lookalikes import may_be
from onrecord.letters.mail_headers import mail_header, quoted_mail
from onrecord.letters.reading import Line, Reading
from onrecord.letters.recognisers.dates import DateMention
from onrecord.letters.recognisers.dates.months import fold, full_names, weekdays
from onrecord.model import ZoneKind

RECEIVED = (
    r"received|rec['’]d|reçue?s?|recibid[oa]|получен[оа]?|вх(?:од(?:ящий)?)?\.|eingegangen|eing\.|erhalten|empf(?:angen|\.)|"
    r"ricevut[oa]|recebid[oa]|registered|receipt|entrada|ingreso|وارد|استلم|收到|收文|inkom|ankom|arriv(?:ed|ées?|al)|arrivée|registry"
)
"""Words that make a date one of arrival: "(Received March 22.)", "Reçu le", "Вх. № 58"."""

PRINTED = r"distr\.|original ?:|printed|imprimé|published|for release|page \d|prepared|posted|scanned"
"""Words that make a date a printer's or an editor's."""

STAMPED = r"fax no|p\. ?\d\d|\bfax\b.*\d{5}|stamp|cachet|sello|штамп|timbre|registrado"
"""Words of machines and stamps."""

TITLE = (
    r"(?:letters?|notes?(?: verbales?)?|telegrams?|identical letters) dated|"
    r"lettres? datées? du|notes? verbales? (?:datée du|en date du)|"
    r"cartas? (?:de fecha|idénticas de fecha|fechadas?)|notas? verbales? de fecha|"
    r"(?:идентичные )?(?:письм[оа]|(?:вербальная )?нота)(?:\s[^.!?;:]{0,240}?)?\sот|"
    r"(?:رسالة|مذكرة شفوية|رسالتان متطابقتان) مؤرخ(?:ة|تان)"
)
"""How a document of the United Nations names the letter it prints."""

LABEL = (
    r"date of (?:the |this )?(?:letter|issue|writing)|date de la lettre|fecha de la carta|date|"
    r"sent|datum|fecha|data|дата|отправлено|skickat|gesendet|envoyé(?: le)?|enviado(?: el)?|inviato|"
    r"التاريخ|تاريخ|تحريرا في|حرر في|日期|发文日期|發文日期|发送时间"
)
"""Labels of forms and mail headers."""

ANOTHER = (
    r"your (?:ref|letter|note|file|reference|despatch|telegram|no)|votre (?:réf|lettre|note)|v/réf|"
    r"su (?:ref|carta|nota|oficio)|на (?:№|n[°ºo]?)|в ответ на|ant\.|antecedente|ihr (?:zeichen|schreiben)|"
    r"in reply|réponse à|ref\. your|the letter of|from:|re:|subject:|objet ?:|asunto:|тема:|betreff:|ämne:|mat\.|"
    r"enclosure|annex|annexe|anexo|effective|deadline|valid|until|embargo\w*|due|closing|repl(?:y|ies) by|expir\w*|"
    r"founded|established|est\.|since|incorporated|company|charity|reg(?:istration|\.)? no|modified|updated|revised|"
    r"downloaded|accessed|retrieved|viewed|copied|act of|law of|loi (?:du|n[°o])|décret|arrêté|fondée?|créée?|agréée?|"
    r"date limite|échéance|fecha límite|plazo|vence|ley (?:de|n)|decreto|fundad[oa]|actualizad[oa]|осн\.|основан\w*|"
    r"закон|указ|обновлен\w*|срок|gegründet|gesetz|stand:|aktualisiert|frist|abgerufen|تأسست|\w+كم(?!\w)|截止|成立|更新"
)
"""Words before a date that make it another paper's, never this letter's own."""

SMALL = (
    "le les la de du des den d the on at this a à am im in of el los y и г год года м в في يوم بتاريخ الموافق هـ par "
    "las los horas hora hs hrs heures uhr via près bei zu o os e em day m mr von vom"
)
"""Small words that stand in date lines; they make no sentence."""

_RECEIVED, _PRINTED, _STAMPED = (re.compile(rf"(?<!\w)(?:{words})", re.I) for words in (RECEIVED, PRINTED, STAMPED))
_TITLE = re.compile(rf"\A\W*(?:{TITLE})", re.I)
_LABEL = re.compile(rf"\A\W*(?:{LABEL})\s*[:：.]?\s*(?:[^\W\d_]+,?\s*)?(?:le |den |on )?\Z", re.I)
_OWN_NUMBER = re.compile(
    r"\A\W*(?:исх\w*\.?|№|our ref\w*\.?|n/r[ée]f\.?|notre réf\w*\.?|nuestra ref\w*\.?|unser zeichen)[^\n]{0,40}?"
    r"(?:от|of|dated|du|de|vom)\s*\Z",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"(?:الموافق(?:ة)?|corresponding to|correspondant au|correspondiente al|entsprechend dem)\W*(?:ل|لـ)?\W*\Z", re.I
)
"""Words between the same day in two calendars."""

_ANOTHER = re.compile(rf"(?<!\w)(?:{ANOTHER})", re.I)
_OF_A_NUMBER = re.compile(r"(?:الرقم|رقم|العدد|عدد|المرجع|الصادر|№|N[°º]|编号|文号|字号|第)\s*[:：.]?\s*\Z")
_LINK_BEFORE = re.compile(
    r"(?:\b(?:of|dated|from|on|until|since|by|to|in|and|till|before|after|vom|bis|seit|от|до|с|к|du|au|de|del|al|the)|[-–])\s*\Z",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?;:)\]]{1})(?<!\s\d\.)(?<!\s\d\d\.)\s+(?=\S)|\s{4,}|\s\|\s")
_SALUTATION_AFTER = re.compile(
    r"\W*(?:sirs?\b|dear\b|my dear|excellenc|your|gentlemen|madam|monsieur|mon cher|cher|señor|estimad|уважаем|lieber|"
    r"mein|hoch|\[|\(|no\.)",
    re.I,
)
_TIME = re.compile(
    r"[—–-]?\s*(?:\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?\s?m\.?|uhr|heures|h\b|час\w*)|noon|midnight|midi|"
    r"vorm\w*|nachm\w*|morgens?|abends?)\.?",
    re.I,
)
_SMALL = frozenset(SMALL.split())
_ENCLOSED = re.compile(
    r"\W*(?:annexe?s?|anexos?|anlagen?|beilagen?|enclosures?|inclosures?|appendix|attachments?|adjunto|"
    r"pièces? jointes?|приложени[ея]|مرفق|附件|allegat[oi])(?!\w)",
    re.I,
)
_QUOTED_MAIL = re.compile(r">|-{3,} ?[^\W\d_]")
PLAIN, TOP = "line of its own", "opens the letter"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A printed date that may be the letter's.

    role      written | received | stamped | printed
    weight    how much speaks for it; below 0 it is none
    because   what speaks for it
    before    what stands on its line before it (the place is read from there), `line` the line itself
    """

    mention: DateMention
    line: Line
    before: str
    after: str
    role: str
    weight: float
    because: str


NEAR = 600
"""Characters of a line that are looked at on either side of a date."""


def candidates(reading: Reading, mentions: tuple[DateMention, ...]) -> tuple[Candidate, ...]:
    """The dates of head and foot, heaviest first; of equals the first printed."""
    found = []
    starts = [line.start for line in reading.lines]
    quoted = quoted_mail(reading.lines, mail_header(reading.lines)) or len(starts)
    for mention in mentions:
        number = _line_of(starts, mention.start)
        if number is None or number >= quoted or not _in_reach(reading, number):
            continue
        candidate = _candidate(reading, reading.lines[number], mention)
        if candidate and candidate.weight > 0:
            found.append(candidate)
    return tuple(sorted(found, key=lambda c: -c.weight))


def _line_of(starts: list[int], offset: int) -> int | None:
    number = bisect_right(starts, offset) - 1
    return number if number >= 0 else None


def _in_reach(reading: Reading, number: int) -> bool:
    """Head, foot, and every line that no body covers."""
    last = len(reading.lines)
    return number < 30 or number >= last - 30 or reading.zone_at(reading.lines[number].start) is not ZoneKind.BODY


def _candidate(reading: Reading, line: Line, mention: DateMention) -> Candidate | None:
    at, stop = mention.start - line.start, min(mention.end, line.end) - line.start
    # A line may be a whole book: what dates it stands near.
    before, after = line.text[max(0, at - NEAR) : at], line.text[stop : stop + NEAR]
    weight, because, cut = _weight(reading, line, mention, before, after)
    if weight <= 0:
        return None
    role = _role(reading, line, before, after)
    before = cut
    weight += _place_of(reading, line, because)
    if mention.day is None:
        weight -= 3
    if role != "written":
        weight -= 8 if role == "received" else 6
        weight = max(weight, 0.5)
    return Candidate(mention, line, before, after, role, weight, because)


def _role(reading: Reading, line: Line, before: str, after: str) -> str:
    near = _SENTENCE.split(before)[-1] if len(before) > 60 else before
    above = reading.lines[line.number - 1].text if line.number and line.gap == 0 else ""
    if _RECEIVED.search(near[-60:]) or (not before.strip() and _RECEIVED.search(above[-20:])):
        return "received"
    if _STAMPED.search(before) or _STAMPED.search(after):
        return "stamped"
    if _is_of_a_masthead(reading, line, before):
        return "printed"
    below = reading.lines[line.number + 1].text if line.number + 1 < len(reading.lines) else ""
    if _PRINTED.search(near) or (not before.strip(" \t") and _PRINTED.search(above[-40:] + " " + below[:20])):
        return "printed"
    return "written"


def _is_of_a_masthead(reading: Reading, line: Line, before: str) -> bool:
    """In the right column under "Distr.: General" stands when a document of the United Nations was given out."""
    if line.number > 12 or not (not before.strip() or _COLUMNS.search(before)):
        return False
    return any(_DISTRIBUTED.search(above.text) for above in reading.lines[max(0, line.number - 2) : line.number])


_DISTRIBUTED = re.compile(r"(?:\A|\s{3,}|\t)Distr[.,:]", re.IGNORECASE)


def _weight(reading: Reading, line: Line, mention: DateMention, before: str, after: str) -> tuple[float, str, str]:
    """How much speaks for this date by the words on its line; and the part of the line that belongs to it."""
    if _TITLE.match(before) or _in_title(reading, line, before):
        return (14, "title of the printed letter", before) if line.number < 25 else (0, "", before)
    if _LABEL.match(before):
        return 9, "after its label", before
    cell = _COLUMNS.split(before)[-1]
    if _OWN_NUMBER.match(before) or (_NUMBER_ABOVE.fullmatch(cell) and _is_number_line(reading, line)):
        return 9, "after its own number", ""
    if _NUMBER_ABOVE.fullmatch(cell) and _NUMBER_BEHIND.match(after):
        return 9, "before its own number", ""
    if _SAME_DAY.search(before) and line.number < 20:
        return 8, "the same day in another calendar", _SAME_DAY.split(before)[0]
    segment = _segment(before)
    linked = _LINK_BEFORE.search(segment[-40:]) or (reading.garbled and _is_a_link_misread(segment))
    if linked and not _dated_link(segment, line):
        return 0, "", before
    if _OF_A_NUMBER.search(segment):
        return 0, "", before  # "الرقم: 14/5/2019" is a file number, whatever it looks like
    if _ANOTHER.search(segment) or _ANOTHER.match(line.text) or line.text.startswith(">"):
        return 0, "", before
    if _prose(segment) or _within_sentence(reading, line, segment):
        return 0, "", before
    rest = _TIME.sub("", after)
    if not _prose(rest) or _SALUTATION_AFTER.match(rest):
        return (7 if segment == before else 5), PLAIN, segment
    # A month alone in a sentence ("At the December meeting") dates no letter.
    if (
        segment == before
        and mention.day
        and (line.number < 12 or (segment.strip() and line.number >= len(reading.lines) - 12))
    ):
        return 3, TOP, segment
    return 0, "", before


def _in_title(reading: Reading, line: Line, before: str) -> bool:
    """True on the second and third line of a title: "Письмо Постоянного представителя Ардена / при ... от"."""
    first = line.number
    while first and not reading.lines[first].gap and line.number - first < 3:
        first -= 1
    above = " ".join(reading.lines[n].text for n in range(first, line.number))
    return first < line.number and bool(_TITLE.fullmatch(f"{above} {before}".strip()))


_NUMBER_BEHIND = re.compile(r"\s*(?:г\.?|года)?\s*(?:№|N[°ºo]?(?=\s?\d))\s*[\w./-]*\d", re.IGNORECASE)
"""As in "от 22.11.2010 № 87-п": below it "на № ..." has the date of the letter answered."""
_NUMBER_ABOVE = re.compile(r"\s*(?:от|du|of|vom|de)\s*", re.IGNORECASE)
_COLUMNS = re.compile(r"\s{4,}|\t")
_NUMBER_LINE = re.compile(r"(?:исх\w*\.?\s*)?(?:№|n[°ºo]\.?|nr\.?|our ref\w*\.?:?)\s*\S{1,20}", re.IGNORECASE)


def _is_number_line(reading: Reading, line: Line) -> bool:
    """True when the line above is the letter's own number: "№ 45/дп", and below it "от 9 февраля".

    Of a line in two columns, the left one: the address may stand to the right of both.
    """
    if not line.number:
        return False
    left = _COLUMNS.split(reading.lines[line.number - 1].text.strip())[0]
    return bool(_NUMBER_LINE.fullmatch(left))


def _is_a_link_misread(segment: str) -> bool:
    """The last word before a date is a link with a letter misread: "carta cle 3 de mayo"."""
    last = re.search(r"(?<![\w'’])[^\W_]{2,5}\s*\Z", segment)
    said = last[0].strip().casefold() if last else ""
    return bool(said) and any(may_be(said, link) > 0 for link in ("de", "del", "du", "of", "dated", "vom"))


def _dated_link(segment: str, line: Line) -> bool:
    """True for "Genève, le", "Bern, den 3.", "Done at Geneva on": a link that date lines use too."""
    words = _WORD.findall(segment)
    return (
        len(words) > 1
        and words[-1].lower() in ("on", "the", "del", "al", "du")
        and words[0][:1].isupper()
        and len(words) <= 7
        and not _is_worded(segment)
    )


def _segment(before: str) -> str:
    """What belongs to the date of the words before it on the line: after the last sentence or wide gap."""
    parts = _SENTENCE.split(before)
    kept = parts[-1]
    for part in reversed(parts[:-1]):
        if _prose(part) or len(kept) + len(part) > 90:
            break
        kept = before[before.rindex(part) :]
    return kept


def _prose(words: str) -> bool:
    """True for a run of sentence words: three or more in lower case, names of months and days left out.

    Scripts without capitals (Arabic, Han) are prose from the fifth word or the ninth character.
    """
    han = sum("\u4e00" <= c <= "\u9fff" for c in words)
    if han:
        return han > 8 or any(c in "，。；：、" for c in words.strip(" ，：于於"))
    found = [w for w in _WORD.findall(words) if fold(w) not in full_names() and fold(w) not in weekdays()]
    if any("\u0600" <= c <= "\u06ff" for c in words):
        return len(found) > 4
    small = [w for w in found if w[:1].islower() and w.lower().strip(".") not in _SMALL]
    return len(small) >= 3


def _within_sentence(reading: Reading, line: Line, segment: str) -> bool:
    """True when the line before runs on into this one, as in a paragraph."""
    if line.gap or not line.number:
        return False
    first = _WORD.search(segment)
    if first and (not first[0][0].islower() or first[0].lower() in _SMALL) and not _is_worded(segment):
        return False
    above = reading.lines[line.number - 1]
    return (
        _prose(above.text[-NEAR:])
        and len(above.text) > 40
        and not above.text.rstrip().endswith((".", "!", "?", ":", "»", '"'))
    )


def _is_worded(segment: str) -> bool:
    """A word in lower case that no date line has: "Arden acceded on the"."""
    found = [w for w in _WORD.findall(segment) if w[0].islower() and len(w) > 4]
    return any(w.lower() not in _SMALL and fold(w) not in full_names() and fold(w) not in weekdays() for w in found)


def _place_of(reading: Reading, line: Line, because: str) -> float:
    """Head before foot before the middle; below the heading of an enclosure nothing dates the letter."""
    first = next((n.number for n in reading.lines if reading.zone_at(n.start) is ZoneKind.BODY), 12)
    if line.number <= max(first, 5):
        return 4 - min(line.number, 20) * 0.02
    for above in reading.lines[first + 1 : line.number]:
        if (_ENCLOSED.match(above.text) and len(above.text) < 60) or _QUOTED_MAIL.match(above.text):
            return -20
    if reading.zone_at(line.start) is ZoneKind.DATE_LINE:
        return 2
    if line.number >= len(reading.lines) - 14:
        return 1
    return -3 if because != PLAIN else -2
