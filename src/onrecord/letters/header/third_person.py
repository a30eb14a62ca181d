"""The first sentence of a note: "The Embassy of X presents its compliments to the Ministry of Y and ..."."""

from __future__ import annotations

import re

from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.han import is_han, one_piece
from onrecord.letters.header.posts import begins_with
from onrecord.letters.reading import Reading
from onrecord.model import ZoneKind

# Where the addressee's name ends: the sentence goes on.
_STOP = re.compile(
    r"""(?:
      ,?\s+and(?:,|\s+(?:has(?:the)?|have|wishes|wish|in|with|further|would|refers?|is|takes|begs)\b)
    | ,?\s+(?:et|y|e)(?:,|\s+(?:a|ont|tiene|tienen|en|se|lui|le|ha|tem|desea|con|souhaite|désire|porte)\b)
    | ,?\s+и(?:,|\s+(?:имеет|имеют|в|ссылаясь|по|с)\b)
    | ,\s+(?:and|et|y|и|in|with|referring|further|conformément|suite|se|en|con|ссылаясь|в|по|has|a|tiene|имеет|wishes)\b
    | \s+(?:den\s+(?:Empfang|Eingang|Erhalt)|mitzuteilen|zu\s+bestätigen|Folgendes|folgendes|unter\s+Bezugnahme)\b
    | \s+with\s+reference | ،\s*و | ،\s+(?:و|ب) | 并 | ，
    | [.;:](?:\s|\Z)
    )""",
    re.VERBOSE,
)
_ARTICLE = re.compile(r"(?:the|la|le|les|l['’]|el|los|las|die|der|das|o|a|au|aux|à|al|to)\s+|l['’]", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|à|au|aux|a|al|إلى|ل|an|bei)\s+|\s*l['’]", re.IGNORECASE)
_HAN = re.compile(
    r"(?:\A|(?<=[。：\n]))\s*(?P<from>[\u4e00-\u9fff《》“”（）\s]{3,80}?)(?:谨)?向(?P<to>[\u4e00-\u9fff《》“”（）\s]{2,80}?)(?:致意|致以|表示敬意)"
)
_GREETS = re.compile("致意|致以|敬意|问候")


def third_person(reading: Reading) -> tuple[list[Draft], list[Draft]] | None:
    """(who speaks, to whom) as the first sentences say; None when they do not."""
    spans = reading.spans(ZoneKind.BODY)
    if not spans or (reading.spans(ZoneKind.SALUTATION) and reading.language != "zh"):
        return None  # a Chinese note begins with its addressee and a colon, as if greeted
    start, end = spans[0].start, min(spans[0].end, spans[0].start + 1200)
    text = reading.text[start:end]
    han = _HAN.search(text)
    if han:
        return [_draft(reading, start, *han.span("from"))], [_draft(reading, start, *han.span("to"))]
    if reading.spans(ZoneKind.SALUTATION):
        return None
    cue = anywhere("compliments", codes(reading.language)).search(text)
    if not cue or cue.start() > 500:
        return None
    if reading.language == "zh" and not _GREETS.search(text, cue.start(), cue.start() + 120):
        return None  # "谨请阁下向贵国政府转达": an ask, no greeting
    sentence = max(text.rfind(". ", 0, cue.start()) + 2, text.rfind("\n\n", 0, cue.start()) + 2, 0)
    sentence = 0 if sentence == 1 else sentence
    speaker = [sentence, cue.start()]
    receiver = _receiver(text, cue.end(), reading.language)
    if reading.language == "ar":
        speaker, receiver = _arabic(text, cue.end())
    return [_draft(reading, start, *speaker)], [_draft(reading, start, *receiver)] if receiver else []


def _receiver(text: str, at: int, language: str) -> list[int] | None:
    link = _TO.match(text, at)
    begin = link.end() if link else at
    stop = _STOP.search(text, begin)
    end = stop.start() if stop else min(len(text), begin + 200)
    return [begin, end] if text[begin:end].strip() else None


def _arabic(text: str, at: int) -> tuple[list[int], list[int] | None]:
    """The verb stands first: "presents / who / best of its greetings to / whom"."""
    greeting = re.search(r"أطيب\s+تحيات\w*|تحيات\w*", text)
    verb = re.search(r"(?:تهدي|يهدي)\s+", text)
    begin = verb.end() if verb else 0
    stop = greeting.start() if greeting else at
    receiver = None
    if greeting:
        link = re.compile(r"\s*(?:إلى|الى)\s+").match(text, greeting.end())
        if link:
            halt = re.compile(r"[،.]|\s+و(?=ت|ي)").search(text, link.end())
            receiver = [link.end(), halt.start() if halt else min(len(text), link.end() + 160)]
    return [begin, stop], receiver


def _draft(reading: Reading, offset: int, start: int, end: int) -> Draft:
    """A body, or a post where the words begin with one ("The Senior Representative of X ...")."""
    a, b = offset + start, offset + end
    while a < b and reading.text[a] in " \n\t0123456789.)-":
        a += 1
    article = _ARTICLE.match(reading.text, a, b)
    a = article.end() if article else a
    while b > a and reading.text[b - 1] in " \n\t,:":
        b -= 1
    said = one_piece(reading.text[a:b])
    code = codes(reading.language)
    opening = re.split(r"\s(?:to|of|de|du|auprès|ante)\s", said, maxsplit=1)[0]
    posted = bool(anywhere("posts", code).search(opening)) and not anywhere("bodies", code).search(opening)
    posted = posted or (not said.isascii() and not is_han(said) and begins_with("posts", said, code))
    role, organisation = (said, None) if posted else (None, said)
    if posted:
        link = re.search(r"\s(?:of|de|du|de la|del)\s+(?:the\s+|la\s+|l['’])?(?=[A-Z])", said)
        behind = said[link.end() :] if link else ""
        # "Representative to the Assembly of the United Nations": where he is sent is not whom he serves.
        sent = link and re.search(r"\b(?:to|auprès|ante)\b", said[: link.start()])
        if behind and not sent and anywhere("bodies", code).search(behind):
            organisation = behind
    return Draft(role=role, organisation=organisation or None, start=a, end=max(a + 1, b))
