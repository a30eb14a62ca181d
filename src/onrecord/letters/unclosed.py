"""Where the foot of a letter begins that ends without a complimentary close: names, posts, an address."""

from __future__ import annotations

import re

from onrecord.letters.address import has_honorific
from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.deputies import signs_by_order
from onrecord.letters.layout import Paragraph
from onrecord.letters.prose import is_prose
from onrecord.letters.reading import Line
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import Span

_TAIL = 60
"""Characters a close may take at the end of a line of running text."""


def run_in_closing(
    lines: tuple[Line, ...], inside: list[Paragraph], body_start: int, language: str
) -> tuple[Span, int] | None:
    """A close behind the last sentence on its line ("... by May. Yours sincerely,"), and where the foot starts.

    So a lost line break leaves it; no running text stands below.
    """
    for paragraph in inside[-4:]:
        for number in range(max(paragraph.first, paragraph.last - 4), min(paragraph.last + 1, len(lines) - 1)):
            line, below = lines[number], lines[number + 1]
            for stop in re.finditer(r"[.!?]\s+(?=[^\W\d_])", line.text):
                tail = line.text[stop.end() :]
                if len(tail) <= _TAIL and tail[-1] in ",." and _is_close(tail, language) and len(below.text) < 60:
                    start = line.start + stop.end()
                    if start > body_start and not is_prose(below.text, language):
                        return Span(start, line.end), below.start
    return None


def _is_close(tail: str, language: str) -> bool:
    """A close and nothing else, perhaps one behind another: "With best wishes, Sincerely,"."""
    pattern = anywhere("closings", language)
    return bool(pattern.match(tail)) and all(pattern.match(part) for part in re.split(r"[,.]\s+", tail.rstrip(",. ")))


def foot_without_closing(
    lines: tuple[Line, ...], inside: list[Paragraph], until: int, body_start: int, language: str
) -> int:
    """The first line of the foot: going up from the end as long as nothing reads as text."""
    foot = until
    for n, paragraph in enumerate(reversed(inside)):
        own = [line.text for line in lines[paragraph.first : paragraph.last + 1]]
        like = _foot_like(paragraph.text, language) or _listed(own, language) or signs_by_order(own[0], language)
        if paragraph.start <= body_start or n > 8 or not like:
            signed = n < 3 and lines[paragraph.last].start > body_start and _signs(own, language)
            return paragraph.last if signed else foot
        foot = paragraph.first
    return foot


def _signs(own: list[str], language: str) -> bool:
    """A name right below the last sentence, the empty line between them lost."""
    if len(own) < 2:
        return False
    above, last = own[-2:]
    named = len(last) < 45 and (last.isupper() or 1 < len(last.split()) < 5) and is_name(last, codes(language))
    return named and above.rstrip()[-1:] in (".", "!", "?", ",") and len(above) > len(last)


def _listed(own: list[str], language: str) -> bool:
    """An address whose first line bears a title, or a roll of signers: short lines, each of them beginning anew."""
    code = codes(language)
    if len(own) < 2 or any(len(text) > 110 for text in own):
        return False
    if has_honorific(own[0], code) and len(own[0]) < 50 and max(map(len, own)) < 60:
        return True
    own = own[:ROLL]
    names = [_NUMBER.sub("", text.split(",")[0]) for text in own]
    titled = [without_titles(name, code) for name in names]
    bare = [name[t.start : t.end] for name, t in zip(names, titled, strict=True)]
    named = sum(len(name.split()) > 1 and is_name(name, code) for name in bare)
    return len(own) > 2 and named * 5 >= len(own) * 4


ROLL = 400
"""Lines by which a roll of signers is told: it may go on for thousands."""

_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[-–•*])\s+")


def _foot_like(text: str, language: str) -> bool:
    if (
        (text.isupper() and (len(text.split()) > 16 or " STOP" in text))
        or len(text) > 300
        or is_prose(text, language)
        or text[0].islower()
        or text[0] in "-–•*"
    ):
        return False
    words = text.split()
    numbered = text[0].isdigit() and text[1:3].strip(".) ") == "" and len(words) > 3
    if text[-1] in ".!" and sum(word.isalpha() and word.islower() and len(word) > 2 for word in words) >= 1:
        return False  # a last short sentence: "Report by telegraph."
    if len(text) > 5 and (text[-1] in "。！？؟" or (language == "ar" and text[-1] == "." and len(words) > 2)):
        return False  # Names and posts end with no full stop in these: "请贵方于三月底前答复。"
    many = len(words) > (6 if text[-1] in ".;:?!" and not text.endswith("&c.") else 40)
    return not numbered and not (many and text[-1] in ".;:?!。" and not text.endswith(("]", "&c.")))
