"""The office that opens a paper nobody signs: "Посольство ... имеет честь изложить", "外交部谨就……阐明立场如下"."""

from __future__ import annotations

import re

from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.han import one_piece
from onrecord.letters.reading import Reading
from onrecord.model import ZoneKind

# The verb with which an office goes on behind its own name, or that stands before it in Arabic.
_VERBS = {
    "ru": re.compile(
        r"\s+(?:имеет честь|сообщает|обраща(?:ет|ется)|заявля(?:ет|ют)|подтвержда(?:ет|ют)|просит|выража(?:ет|ют)"
        r"|доводит|ссылается|настоящим|хотел[оа] бы|считает|полагает|напоминает|вновь)(?!\w)"
    ),
    "zh": re.compile(r"(?:谨|现|兹|特|愿|奉)(?:此)?(?:就|将|向|通知|提及|提请|照会|重申|阐明|声明|告|复|表明|命)"),
}
_ARABIC = re.compile(
    r"\W*(?:و)?(?:تود|يود|تتشرف|يتشرف|تعرب|يعرب|تفيد|يفيد|تؤكد|يؤكد|ترغب|تحيط|تشير|يشير|تعلن|ترجو|تبين|تعبر)\s+(?:أن\s+)?"
    r"(?P<from>\S+(?:\s+\S+){0,9}?)(?=\s+(?:أن|بأن|عن|إلى|على|في|بعرض|موقف|ب\w+)\s|[،.])"
)


def speaking_office(reading: Reading) -> list[Draft]:
    """The office whose name the first sentence begins with; [] where it is no office's, or the paper is greeted."""
    bodies = reading.spans(ZoneKind.BODY)
    if not bodies or reading.spans(ZoneKind.SALUTATION):
        return []
    text = reading.text[bodies[0].start : min(bodies[0].end, bodies[0].start + 400)]
    found = _said_by(text, reading.language)
    if not found:
        return []
    start, end = found
    named = one_piece(text[start:end].strip(" ,，\n"))
    if not anywhere("state_bodies", codes(reading.language)).search(named) or len(named.split()) > 14:
        return []
    at = bodies[0].start + start
    return [Draft(organisation=named, start=at, end=bodies[0].start + end, because="opens the paper in its own name")]


def _said_by(text: str, language: str) -> tuple[int, int] | None:
    if language == "ar":
        match = _ARABIC.match(text)
        return match.span("from") if match else None
    verb = _VERBS[language].search(text, 0, 220) if language in _VERBS else None
    if not verb or not verb.start():
        return None
    lead = len(text) - len(text.lstrip(" \n\u3000"))
    stop = any(c in text[lead : verb.start()] for c in ".;:!?。；：，")
    return None if stop else (lead, verb.start())
