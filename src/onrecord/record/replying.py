"""Words by which a letter says that it answers another, where it gives neither day nor number."""

from __future__ import annotations

import re

from onrecord.model import Kind, Letter, ZoneKind

_LETTER = (
    r"(?:letter|note|message|despatch|dispatch|tele?gram|cable|e-?mail|memorandum|communication|inquiry|enquiry|request|"
    r"correspondence|instruction|aide-m[ée]moire)s?"
)
CUES = (
    rf"\b(?:your|yours|thy)(?: excellency['’]s| lordship['’]s| government['’]s)?(?: [\w-]+){{0,2}} {_LETTER}\b",
    rf"\bthank you for (?:your|writing)|\b(?:in|by way of) (?:reply|response|answer) to\b|\breference {_LETTER}\b",
    r"\b(?:votre|vos) (?:[\w-]+ ){0,2}(?:lettres?|notes?|courriers?|messages?|télégrammes?|dépêches?|courriels?)\b",
    r"\ben réponse à\b|\b(?:su|sus|vuestra) (?:[\w-]+ ){0,2}(?:cartas?|notas?|oficios?|mensajes?|comunicaci[óo]n\w*)\b",
    r"\ben respuesta a\b|\bваш(?:е|у|ем|ей|его)\b (?:\w+ ){0,2}(?:письм\w+|обращени\w+|нот\w+|телеграмм\w+|запрос\w*)",
    r"\b(?:в ответ на|на Ваш\w* №)|رسالتكم|مذكرتكم|خطابكم|ردا على|رداً على|来函|来信|來函|贵方照会|复函",
    r"\b(?:Ihr|Ihre|Ihrem|Ihres|Ihren)\b (?:\w+ ){0,2}(?:Schreiben\w*|Brief\w*|Note\w*|Telegramm\w*)",
)
_CUES = re.compile("|".join(CUES), re.IGNORECASE)

_OPENING = 700
"""Characters of the body within which a reply says that it is one."""


_RE = re.compile(r"\s*(?:re|aw|sv|rv|r[ée]p|ref|odp|отв?|ответ|回复|答复|رد)\s*(?:\[\d+\])?\s*[:：]\s*", re.IGNORECASE)


def answers_the_mail(letter: Letter) -> str:
    """The subject of the mail that a mail answers by its own ("RE: Arms exports"); "" for none.

    >>> from onrecord.model import Printed, SourceInfo
    >>> source = SourceInfo("x", "0", "text/plain", None, "plain")
    >>> answers_the_mail(Letter("x", source, Kind.EMAIL, "en", "", subject=Printed("RE: Arms exports", None)))
    'Arms exports'
    """
    subject = letter.subject.value if letter.subject and letter.kind is Kind.EMAIL else ""
    found = _RE.match(subject)
    return subject[found.end() :].strip() if found else ""


def says_it_replies(letter: Letter) -> bool:
    """True when the letter's opening names a letter of its addressee.

    >>> from onrecord.model import Kind, SourceInfo
    >>> letter = Letter("x", SourceInfo("x", "0", "text/plain", None, "plain"), Kind.LETTER, "en",
    ...                 "Dear Ms Ruiz, Following your message which reached me last night, we have met.")
    >>> says_it_replies(letter)
    True
    """
    # A first sentence that runs on from "Sir:" is easily zoned with it, so the salutation is looked at too.
    start = next((z.start for z in letter.zones if z.zone in (ZoneKind.SALUTATION, ZoneKind.BODY)), 0)
    return bool(_CUES.search(" ".join(letter.text[start : start + _OPENING].split())))
