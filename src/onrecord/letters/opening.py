"""Where the running text of a letter begins that greets nobody."""

from __future__ import annotations

import re

from onrecord.letters.cues import anywhere, codes, label
from onrecord.letters.header.headings import is_heading
from onrecord.letters.layout import Paragraph
from onrecord.letters.marks import AS_TO, mark_of
from onrecord.letters.prose import is_prose
from onrecord.letters.reading import Line
from onrecord.model import ZoneKind

LONG = 220
"""Characters from which a paragraph is text even without the small words of prose, as in a telegram."""


def first_prose(
    lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...], mail: int, until: int, language: str
) -> int:
    """The line at which running text begins, for a letter without salutation."""
    code = codes(language)
    fallback = None
    for paragraph in paragraphs:
        if paragraph.first < mail:
            continue
        if paragraph.first >= until:
            break
        if is_heading(paragraph.text) or _is_marked(paragraph, lines, code) or _is_dated_row(paragraph, lines):
            continue
        opens = is_prose(paragraph.text, language) or anywhere("compliments", code).search(paragraph.text[:250])
        if opens or len(" ".join(paragraph.text.split())) > LONG or _is_cable(paragraph.text):
            return paragraph.first
        if fallback is None and len(paragraph.text) > 90 and mark_of(paragraph.text, code) is None:
            fallback = paragraph.first
    if fallback is not None:
        return fallback
    last = next((p for p in paragraphs if p.first >= mail and len(p.text.split()) > 5 and p.text[-1] in ".。"), None)
    return last.first if last and last.first < until else mail if mail < len(lines) else len(lines) - 1


def _is_marked(paragraph: Paragraph, lines: tuple[Line, ...], code: str) -> bool:
    """A subject, or the From and To of a memorandum, over a letter without salutation."""
    first = lines[paragraph.first].text
    if len(paragraph.text) < LONG and AS_TO.match(first):
        return True
    if len(paragraph.text) < LONG and all(_labelled(x.text, code) for x in lines[paragraph.first : paragraph.last + 1]):
        return True
    if len(paragraph.text) < LONG and mark_of(first, code) is ZoneKind.SUBJECT and paragraph.text[-1] not in ".;":
        return True
    if len(paragraph.text) < LONG and label("antecedents", code).match(first):
        return True
    if first.isascii() or not "\u0600" <= first[0] <= "\u9fff":
        return False  # in scripts whose words tell prose badly
    return len(first) < 90 and bool(label("mail_from", code).match(first) or label("mail_to", code).match(first))


def _is_dated_row(paragraph: Paragraph, lines: tuple[Line, ...]) -> bool:
    """A number left and the date right on one line: "T. 212/18.          Lima, 3 giugno 1909, ore 21"."""
    text = lines[paragraph.first].text
    return paragraph.first == paragraph.last and len(text) < 140 and bool(_DATED_ROW.match(text))


_DATED_ROW = re.compile(r"\S.{0,40}?(?:\s{4,}|\t)\S.{0,40}\b(?:1[5-9]|20)\d\d\b")


def _labelled(text: str, code: str) -> bool:
    """A label with its colon, as "Subject: ...", "المرجع : ...", though a full stop ends the line."""
    if ":" not in text[:24] and "：" not in text[:24]:
        return False
    return any(label(key, code).match(text) for key in ("subject", "references", "antecedents"))


def _is_cable(text: str) -> bool:
    """A telegram's first paragraph: its number, a stop, and words, or whom it is for or from."""
    numbered = re.match(r"(?:\w+ )?[\dOISBGZl]{1,6}\.\s+(?P<passed>(?:For|From|To|Eyes [Oo]nly)\b)?[A-Z\"“ ]", text)
    return bool(numbered) and (len(text.split()) > 8 or bool(numbered and numbered["passed"] and text[-1] == "."))
