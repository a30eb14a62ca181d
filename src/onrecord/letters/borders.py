"""Where head, body and foot of a letter meet: mail header, salutation, closing, a mail quoted below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.letters.cues import anywhere, codes, label, words
from onrecord.letters.header.deputies import signs_by_order
from onrecord.letters.header.posts import begins_with
from onrecord.letters.layout import Paragraph, paragraphs_of
from onrecord.letters.mail_headers import mail_header, quoted_mail
from onrecord.letters.marks import is_contact, mark_of
from onrecord.letters.opening import first_prose
from onrecord.letters.prose import is_prose
from onrecord.letters.reading import Line, Reading
from onrecord.letters.recognisers.persons import is_name
from onrecord.letters.unclosed import foot_without_closing, run_in_closing
from onrecord.model import Span, ZoneKind

# "Sir: I have the honor", "DEAR MR. ARDEN: The Department", "Dear Sir,—I": salutation and text on one line.
_INLINE = re.compile(r"(.{2,70}?)(?:[:：!！]|[,.]?\s?[—–]|,(?=\s+[A-ZÀ-Ý]))\s*(?=[^\W\d_a-zà-ÿ]|[\"“«(1])")
_SHORT = 90
_SHORT_HAN = 20
"""Characters of a Chinese line that can stand over the text with no empty line between: a number, who is addressed."""
LONGEST_HEAD = 150
"""Lines above the text at most; more is no letter's head."""

_SEARCHED = 90
"""Lines in which a salutation is looked for."""


@dataclass(frozen=True, slots=True)
class Borders:
    """Clean stretches. The head runs from 0 to `head_end`, the foot from `foot_start`.

    mail      number of lines of a mail header at the top; 0 without
    title     a title between salutation and body (its subject), None without
    quoted    from where an earlier mail is quoted to the end
    greeted   how the salutation was found, "" without one
    closed    how the closing was found
    """

    head_end: int
    foot_start: int
    body: tuple[Span, ...]
    mail: int = 0
    salutation: Span | None = None
    title: Span | None = None
    closing: Span | None = None
    quoted: Span | None = None
    greeted: str = ""
    closed: str = ""


def find_borders(reading: Reading) -> Borders:
    """The borders of a letter whose lines and language are known."""
    lines, paragraphs = reading.lines, paragraphs_of(reading.lines)
    if not lines:
        return Borders(0, 0, ())
    mail = mail_header(lines)
    quoted = quoted_mail(lines, mail)
    until = quoted or len(lines)
    greeting = _salutation(lines, paragraphs, mail, until, reading.language)
    head_lines, salutation, body_start, how = greeting or (None, None, None, "")
    if body_start is None:
        head_lines = min(mail + LONGEST_HEAD, first_prose(lines, paragraphs, mail, until, reading.language))
        body_start = lines[head_lines].start if head_lines < until else lines[until - 1].end
    title = _title(lines, paragraphs, body_start, until, reading.language) if salutation else None
    body_start = title.end if title else body_start
    body_end, closing, foot, closed = _ending(lines, paragraphs, body_start, until, reading.language)
    return Borders(
        head_end=lines[head_lines].start if head_lines is not None and head_lines < len(lines) else len(reading.text),
        foot_start=foot,
        body=(Span(body_start, max(body_start, body_end)),) if body_end > body_start else (),
        mail=mail,
        salutation=salutation,
        title=title,
        closing=closing,
        quoted=Span(lines[quoted].start, len(reading.text)) if quoted is not None else None,
        greeted=how,
        closed=closed,
    )


_ANNEXED = re.compile(
    r"(?:Annex|Enclosure|Appendix)(?: [IVX\d]+)? to the (?:present |identical )?(?:letters?|note)"
    r"|Annexe(?: [IVX\d]+)? (?:à la|aux) (?:lettres?|note)|Anexo(?: [IVX\d]+)? (?:de|a) las? (?:cartas?|nota)"
    r"|Приложение(?: [IVX\d]+)? к (?:письм|идентичн|ноте|вербальн)"
)
"""The title of a text annexed: whose close and signature are not the letter's."""

Greeting = tuple[int, Span, int, str]


def _salutation(
    lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...], mail: int, until: int, language: str
) -> Greeting | None:
    """(line, stretch, where the body starts, how found); the first line that greets before the text has begun."""
    bodies = 0
    full = _SHORT_HAN if language == "zh" else _SHORT
    by_line = {_first_full(p, lines, full): p for p in paragraphs}
    shaped: Greeting | None = None
    for line in lines[mail : min(until, mail + _SEARCHED)]:
        if _ANNEXED.match(line.text):
            break
        found = _greets(line, lines, until, language)
        if found:
            return found
        if shaped is None and bodies == 0:
            shaped = _shaped(line, lines, until, language)
        paragraph = by_line.get(line.number)
        if paragraph and paragraph.text[-1] == ":" and is_prose(paragraph.text, language):
            return shaped  # what greets below is a letter quoted in this one
        if paragraph and paragraph.text[-1] in ".;!?…。؟" and is_prose(paragraph.text, language):
            bodies += 1 + (len(paragraph.text) > 500)
            if bodies > 1 or (shaped and bodies):
                break
    return shaped


def _first_full(paragraph: Paragraph, lines: tuple[Line, ...], full: int) -> int:
    """The line at which a paragraph can be running text: a date may stand over it with no empty line between."""
    numbers = range(paragraph.first, min(paragraph.last, paragraph.first + 3) + 1)
    return next((n for n in numbers if len(lines[n].text) > full), paragraph.first)


def _greets(line: Line, lines: tuple[Line, ...], until: int, language: str) -> Greeting | None:
    match = anywhere("salutations", codes(language)).match(line.text)
    if not match:
        return None
    above = lines[line.number - 1].text if line.number and not line.gap else ""
    if line.indent and mark_of(above, codes(language)) is ZoneKind.COPIES:
        return None  # the second of those copied to: "The Honourable Ada Ames, Minister of Ports"
    after = lines[line.number + 1] if line.number + 1 < until else None
    inline = _INLINE.match(line.text)
    behind = line.text[inline.end() :] if inline and inline.end(1) >= match.end() else ""
    if (
        len(behind.split()) < 4
        and len(line.text) <= _SHORT
        and (line.text[-1] in ",:;!،：！，" or _stands_alone(line, after, language))
    ):
        if after is None or _can_follow(line, after, lines, until, language):
            return line.number, Span(line.start, line.end), after.start if after else line.end, "salutation"
        return None
    dated = inline is not None and any(c.isdigit() for c in inline[1])  # "Lords debate, 4 June: the Bill"
    if inline and not dated and len(behind) > 15 and len(behind.split()) > 3:
        end = line.start + len(inline[0].rstrip())
        return line.number, Span(line.start, end), line.start + inline.end(), "salutation before the text"
    return None


def _stands_alone(line: Line, after: Line | None, language: str) -> bool:
    """No stop at its end: a paragraph of its own, with text after it."""
    if line.text[-1].isdigit() or not (line.gap or line.number == 0) or (after and not after.gap):
        return False
    return after is not None and (len(after.text) > 40 or after.text.isupper() or is_prose(after.text, language))


def _can_follow(line: Line, after: Line, lines: tuple[Line, ...], until: int, language: str) -> bool:
    """What comes after a salutation is text, perhaps under a title: no name and street as after "Monsieur"."""
    if line.text[-1] in "!！" or after.gap:
        return True
    return (
        len(after.text) > 45
        or after.text[-1] in ".?!"
        or is_prose(_paragraph_text(lines, after.number, until), language)
    )


def _paragraph_text(lines: tuple[Line, ...], first: int, until: int) -> str:
    texts = [lines[first].text]
    for line in lines[first + 1 : until]:
        if line.gap or len(texts) > 8:
            break
        texts.append(line.text)
    return " ".join(texts)


_TO_MANY = re.compile(
    r"(?:To (?:the|all)|An (?:die|alle)|Aux?|À tou\w+|A (?:los|las|tod[oa]s)|Ai|Alle|Aos|Às) [^.;]+[,:]\Z"
)


def _shaped(line: Line, lines: tuple[Line, ...], until: int, language: str) -> Greeting | None:
    """A short line that ends as a salutation does, with running text after it: its words may be garbled or unknown."""
    if not (line.gap or line.number) or line.text[-1] not in ",:!،：！" or not 3 <= len(line.text) <= 60:
        return None
    if line.text.rstrip(" :").casefold() in words("subject"):
        return None
    if any(c.isdigit() for c in line.text) or len(line.text.split()) > 8 or line.number + 1 >= until:
        return None
    after = lines[line.number + 1]
    if not after.gap and language != "zh" and not _greets_an_office(line, after, language):
        return None
    if language == "zh" and _OPENS_A_PAPER.search(line.text):
        return None
    if not is_prose(_paragraph_text(lines, after.number, until), language):
        return None
    if is_prose(line.text, language) and not _TO_MANY.match(line.text):
        return None
    return line.number, Span(line.start, line.end), after.start, "shape of a salutation"


def _greets_an_office(line: Line, after: Line, language: str) -> bool:
    """A post alone over the text, the empty line between them lost: "Right Honourable Prime Minister,"."""
    office = anywhere("posts", codes(language)).search(line.text.rstrip(" ,:!"))
    ends = office is not None and office.end() >= len(line.text.rstrip(" ,:!"))
    return bool(line.gap and ends and len(line.text.split()) < 6 and len(after.text) > 60 and after.text[0].isupper())


_OPENS_A_PAPER = re.compile(r"(?:谨|兹|现)就|如下[：:]\Z|致意|说明[：:]\Z|[，。；]")
"""In a Chinese line with a colon at its end: a sentence that introduces what follows, and no greeting."""


def _title(
    lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...], body_start: int, until: int, language: str
) -> Span | None:
    """A subject between salutation and text: marked as one, or a short line of its own without a stop."""
    paragraph = next((p for p in paragraphs if p.start >= body_start), None)
    if paragraph is None or paragraph.first >= until or len(paragraph.text) > 250:
        return None
    if label("subject", codes(language)).match(paragraph.text):
        return Span(paragraph.start, paragraph.end)
    following = paragraph.last + 1 < until
    short = (
        len(paragraph.text) < 160 and paragraph.text[-1] not in ".,:;!?。，：" and paragraph.text[:1] not in "(-–•*1"
    )
    if short and following and not is_prose(paragraph.text, language) and len(paragraph.text.split()) > 1:
        after = next((p for p in paragraphs if p.first > paragraph.last), None)
        closes = anywhere("closings", language).match(paragraph.text)
        if after and not closes and is_prose(after.text, language):
            return Span(paragraph.start, paragraph.end)
    return None


def _ending(
    lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...], body_start: int, until: int, language: str
) -> tuple[int, Span | None, int, str]:
    """(end of body, closing, start of foot, how the closing was found)."""
    annexes = (p.first for p in paragraphs if p.start > body_start and p.first < until and _ANNEXED.match(p.text))
    until = next(annexes, until)
    inside = [p for p in paragraphs if p.end > body_start and p.first < until]
    end = lines[until - 1].end
    for at in range(len(inside) - 1, -1, -1):
        after = inside[at + 1] if at + 1 < len(inside) else None
        prose = (
            after is not None
            and is_prose(after.text, language)
            and not _opens_with_a_name(lines[after.first], language)
        )
        ordered = after is not None and signs_by_order(lines[after.first].text, language)
        if prose and after is not None and not (ordered or _may_follow(after.text, language)):
            continue
        found = _closing_in(lines, inside[at], body_start, language)
        if found:
            first, last, how = found
            first = _earlier_closing(lines, first, body_start, language)
            foot = lines[last + 1].start if last + 1 < until else end
            return max(body_start, lines[first].start), Span(lines[first].start, lines[last].end), foot, how
    run_in = run_in_closing(lines, inside, body_start, language)
    if run_in:
        return run_in[0].start, run_in[0], run_in[1], "closing run in"
    signed = _signed(inside, body_start, language)
    if signed is not None:
        return max(body_start, signed.start), None, signed.start, "(signed)"
    foot_line = foot_without_closing(lines, inside, until, body_start, language)
    return (lines[foot_line].start, None, lines[foot_line].start, "") if foot_line < until else (end, None, end, "")


def _opens_with_a_name(line: Line, language: str) -> bool:
    """A signer's name alone on the line: what follows is a post and a body, however long."""
    return len(line.text) < 50 and len(line.text.split()) > 1 and is_name(line.text, codes(language))


def _signed(inside: list[Paragraph], body_start: int, language: str) -> Paragraph | None:
    """The first paragraph of the foot with "(Signed)" before a name: so printed documents end, without a formula."""
    first = None
    for paragraph in reversed(inside):
        if paragraph.start > body_start and len(paragraph.text) < 300 and "(" in paragraph.text:
            found = anywhere("signed", codes(language)).search(paragraph.text)
            if found and found[0][0] == "(" and not is_prose(paragraph.text[: found.start()] or "-", language):
                first = paragraph
                continue
        if first and is_prose(paragraph.text, language):
            break
    return first


def _may_follow(text: str, language: str) -> bool:
    """Running text that stands below a closing: a postscript, copies, an annex, an office's foot, one more formula."""
    code = codes(language)
    marked = mark_of(text, code) in (ZoneKind.COPIES, ZoneKind.ENCLOSURES) or is_contact(text, code)
    cues = ("postscript", "enclosures", "footer")
    return marked or any(anywhere(key, code).match(text) for key in cues) or _formula(text, language)


def _formula(text: str, language: str) -> bool:
    """A close that is a sentence: "Please accept, Sir, the assurances ...", "The Embassy avails itself of ..."."""
    opens = anywhere("closings", codes(language)).match(text)
    return bool(opens or anywhere("renewals", language).search(text[:300])) and len(text) < 600


def _closing_in(
    lines: tuple[Line, ...], paragraph: Paragraph, body_start: int, language: str
) -> tuple[int, int, str] | None:
    """(first line, last line, how) of a closing in a paragraph."""
    for number in range(paragraph.last, max(paragraph.first - 1, paragraph.last - 60), -1):
        line = lines[number]
        if line.start < body_start:
            break
        rest = " ".join(x.text for x in lines[number : min(paragraph.last + 1, number + 9)])
        starts = number == paragraph.first
        match = anywhere("closings", language).match(line.text) or _closes(line.text, language)
        begins = starts or (lines[number - 1].text[-1] in ".!?»" and line.text[0].isupper() and len(line.text) < 160)
        if match and ((len(line.text) <= 80 and _ends_so(line.text)) or (begins and len(rest) < 400)):
            return number, _last_of_closing(lines, number, paragraph.last, language), "closing"
    renewal = anywhere("renewals", language).search(paragraph.text[:300]) if len(paragraph.text) < 600 else None
    if renewal and paragraph.start >= body_start:
        # "Espérant une réponse, je vous prie d'agréer ..." closes a letter, not a note in the third person
        spoken = "prie d" in renewal[0].casefold() or "prions d" in renewal[0].casefold()
        return paragraph.first, paragraph.last, "closing" if spoken else "renewal of compliments"
    if len(paragraph.text) < 60 and anywhere("closings", codes(language)).match(paragraph.text):
        return paragraph.first, paragraph.last, "closing"
    return None


def _closes(text: str, language: str) -> re.Match[str] | None:
    """A short line whose last words are a close: "I am, my dear fellow, your obedient servant,"."""
    if len(text) > 80 or text[-1] not in ",." or not text[0].isupper():
        return None
    return next((m for m in anywhere("closings", language).finditer(text) if m.end() > len(text) - 12), None)


def _ends_so(text: str) -> bool:
    """A short closing line ends with a comma or nothing; a full stop only after a few words."""
    return text[-1] not in ";:?" and not (text[-1] == "." and len(text.split()) > 9 and text[0].islower())


def _last_of_closing(lines: tuple[Line, ...], number: int, last: int, language: str) -> int:
    """The last line of a closing that begins on line `number`: formulas run on, and one may follow another."""
    while number < last:
        here, after = lines[number].text, lines[number + 1].text
        names = is_name(after, codes(language)) or (language == "ru" and begins_with("posts", after, "ru"))
        runs_on = (after[0].islower() and not names) or (len(here) > 50 and here[-1] not in ".,!")
        again = anywhere("closings", language).match(after) or (
            anywhere("salutations", language).match(after) and after[-1] in ",:"
        )
        short_han = language == "zh" and after[-1] in "！!" and len(after) < 8
        if not (runs_on or again or short_han):
            break
        number += 1
    return number


def _earlier_closing(lines: tuple[Line, ...], first: int, body_start: int, language: str) -> int:
    """The close begins with the first of its lines: "With warmest personal regards," above "Sincerely,"."""
    code = codes(language)
    while first > 0 and lines[first - 1].start > body_start:
        before = lines[first - 1]
        address = len(before.text) < 50 and before.text[-1] == "," and anywhere("salutations", code).match(before.text)
        if address and not lines[first].gap and first > 1 and anywhere("closings", code).match(lines[first - 2].text):
            first -= 1
            continue
        if not (len(before.text) < 80 and anywhere("closings", code).match(before.text)):
            break
        if is_prose(before.text, language) and before.text[-1] != ",":
            break
        first -= 1
    return first
