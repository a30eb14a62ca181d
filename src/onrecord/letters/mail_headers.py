"""The header of a mail in any language, and where an earlier mail is quoted below an answer."""

from __future__ import annotations

import re

from onrecord.letters.cues import label, phrases
from onrecord.letters.reading import Line

_LABELLED = re.compile(r"[^\W\d_][\w .-]{0,20}: \S")


def mail_header(lines: tuple[Line, ...], first: int = 0) -> int:
    """How many lines of a mail header stand at line `first`: sender and two more of its fields, in any language."""
    seen: set[str] = set()
    last = first
    for line in lines[first : first + 14]:
        field = mail_field(line.text)
        if field:
            seen.add(field)
            last = line.number + 1
        elif seen and not line.gap and _LABELLED.match(line.text):
            last = line.number + 1
        elif not line.indent and (line.gap or not seen):
            break
    kinds = seen & {"mail_from", "mail_to", "mail_subject", "mail_date"}
    return last if {"mail_from"} <= seen and len(kinds) >= 3 else 0


MAIL_FIELDS = ("mail_from", "mail_to", "mail_cc", "mail_subject", "mail_date", "mail_other")


def mail_field(text: str) -> str:
    """Which field of a mail header a line holds; "" for none."""
    if ":" not in text[:30] and "：" not in text[:30]:
        return ""
    return next((key for key in MAIL_FIELDS if label(key).match(text)), "")


def quoted_mail(lines: tuple[Line, ...], mail: int) -> int | None:
    """The line at which an earlier mail is quoted."""
    if not mail and not any(line.text.startswith(">") for line in lines):
        return None
    for line in lines[max(mail, 1) :]:
        if line.text[0] in "-_>" and line.text.strip("-_ ").casefold().startswith(_quoting()):
            return line.number
        if line.text[-1] == ":" and len(line.text) < 120 and line.text.casefold().replace(" :", ":").endswith(wrote()):
            return line.number
        if line.text.startswith(">") or (line.number > mail and line.gap and mail_header(lines, line.number)):
            return line.number
    return None


def _quoting() -> tuple[str, ...]:
    return tuple(phrase.casefold() for phrase in phrases("quoted_mail") if " " in phrase)


def wrote() -> tuple[str, ...]:
    """What the line over a quoted mail ends with ("wrote:"), in any language, in small letters."""
    return tuple(f"{phrase.casefold().rstrip(':')}:" for phrase in phrases("quoted_mail") if "message" not in phrase)
