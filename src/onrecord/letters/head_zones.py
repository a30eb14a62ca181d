"""The zones above the text: letterhead, file numbers, date, address, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.letters.address import address_score, for_the_attention, has_honorific, in_capitals, is_addressed
from onrecord.letters.borders import Borders
from onrecord.letters.cues import anywhere, codes, label, words
from onrecord.letters.dated import OF_A_LETTER, dated_stretches, is_date_cell
from onrecord.letters.header.headings import is_heading, masthead_end
from onrecord.letters.header.spoken import spoken_title
from onrecord.letters.layout import Block, Cell, blocks_of, cells_of, paragraphs_of
from onrecord.letters.mail_headers import MAIL_FIELDS, mail_field
from onrecord.letters.marks import AS_TO, is_contact, is_received, mark_of
from onrecord.letters.reading import Line, Reading
from onrecord.model import ZoneKind

Named = tuple[int, int, ZoneKind]

_FIELD = re.compile(r"[^\W\d_][\w. ]{0,16}:(?:\s{2,}\S|\s*\Z)")

_FIELD_CELL = re.compile(r"[^\W\d_][\w. ()]{0,24}:")
"""A cell of a form; what stands beside it without a label is another column's."""

_MAIL_ZONES = {
    "mail_from": ZoneKind.LETTERHEAD,
    "mail_to": ZoneKind.ADDRESS,
    "mail_cc": ZoneKind.COPIES,
    "mail_subject": ZoneKind.SUBJECT,
    "mail_date": ZoneKind.DATE_LINE,
    "mail_other": ZoneKind.REFERENCE,
    "": ZoneKind.REFERENCE,
}


SURE, FAINT = 5, 2
"""Scores of `address_score` from which a block is an address: for certain, and when there is no better."""


def head_zones(reading: Reading, borders: Borders) -> list[Named]:
    """Every cell of the head with its zone, in clean offsets."""
    found = _mail_zones(reading.lines, borders.mail)
    lines = tuple(line for line in reading.lines[borders.mail :] if line.start < borders.head_end)
    if borders.title:
        found.append((borders.title.start, borders.title.end, ZoneKind.SUBJECT))
    return found + _paper_zones(reading, borders, lines)


def _mail_zones(lines: tuple[Line, ...], mail: int) -> list[Named]:
    found: list[Named] = []
    kind = ZoneKind.REFERENCE
    for line in lines[:mail]:
        field = mail_field(line.text)
        # A second line of a field is indented or bears no label.
        kind = _MAIL_ZONES[field] if field or ":" in line.text[:24] else kind
        found.append((line.start, line.end, kind))
    return found


def _paper_zones(reading: Reading, borders: Borders, lines: tuple[Line, ...]) -> list[Named]:
    if not lines:
        return []
    code = codes(reading.language)
    cells = [cell for line in lines for cell in cells_of(line)]
    form = _form(lines)
    dated = dated_stretches(reading.text, lines[0].start, borders.head_end, reading.language)
    marked = _marked(reading, lines, cells, dated, code)
    for cell in cells:
        if cell.line in form and _FIELD_CELL.match(cell.text) and marked.get(cell.start) is not ZoneKind.DATE_LINE:
            marked[cell.start] = ZoneKind.REFERENCE
    rest = [cell for cell in cells if cell.start not in marked]
    blocks = tuple(part for block in blocks_of(rest, reading.lines) for part in _parted(block))
    found = [(cell.start, cell.end, marked[cell.start]) for cell in cells if cell.start in marked]
    for block, kind in zip(blocks, _blocks(reading, borders, blocks, marked, code), strict=True):
        found += [(cell.start, cell.end, kind) for cell in block.cells]
    return found


_TO_WHOM = re.compile(
    r"(?:[àa]|an|to|al?)\s+"
    r"(?:Monsieur|Madame|MM?\.|Mme|Messieurs|(?:Son|Leurs) Excellences?|Su Excelencia|S\.\s?E\.|Herrn|Frau|Mr)(?!\w)",
    re.IGNORECASE,
)


_TO_ALONE = re.compile(r"(?:[àa]|al?)\s*:?", re.IGNORECASE)


def _parted(block: Block) -> tuple[Block, ...]:
    """The heading of a despatch as two: "Le Ministre des Ports, / à Monsieur Noé Lund, Consul à Lima".

    "à" may stand on a line of its own between them.
    """
    if len(block.cells) < 2 or not _NOMINATIVE.match(block.text):
        return (block,)
    turns = (n for n, c in enumerate(block.cells) if n and (_TO_WHOM.match(c.text) or _TO_ALONE.fullmatch(c.text)))
    at = next(turns, None)
    return (block,) if at is None else (Block(block.cells[:at]), Block(block.cells[at:]))


def _form(lines: Sequence[Line]) -> frozenset[int]:
    """Lines of a form above the letter (the cover of a fax): labels one under the other, and more head below."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if _FIELD.match(line.text) and not (runs[-1] and line.gap):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    last = lines[-1].number
    found = [run for run in runs if len(run) >= 4 and last - run[-1].number >= 4]
    return frozenset(line.number for run in found for line in run)


def _marked(
    reading: Reading, lines: Sequence[Line], cells: list[Cell], dated: list[tuple[int, int]], code: str
) -> dict[int, ZoneKind]:
    """Start of each cell that is known by its own words -> zone."""
    marked: dict[int, ZoneKind] = {}
    for paragraph in paragraphs_of(tuple(lines)):
        if is_heading(paragraph.text):
            marked |= {c.start: ZoneKind.LETTERHEAD for c in cells if paragraph.start <= c.start < paragraph.end}
    spoken = spoken_title(tuple(lines))
    if spoken:
        marked |= {c.start: ZoneKind.LETTERHEAD for c in cells if spoken[0][0] <= c.start < spoken[0][1]}
    marked |= _memo(cells, reading.lines)
    running: tuple[ZoneKind, Cell] | None = None
    for cell in cells:
        if cell.start in marked:
            continue
        kind = mark_of(cell.text, code)
        if kind is None and running and _goes_on(running, cell, reading.lines):
            kind = running[0]
        if kind is None and is_date_cell(cell, dated):
            kind = ZoneKind.DATE_LINE
        if kind is None and cell.text.casefold() in _SUBJECT_ALONE:
            kind = ZoneKind.SUBJECT
        if (
            kind in (ZoneKind.SUBJECT, ZoneKind.COPIES)
            or (kind is ZoneKind.REFERENCE and running and running[0] is kind)
            or (kind is ZoneKind.REFERENCE and anywhere("antecedents", code).match(cell.text))
        ):
            running = (kind, cell)
        elif kind is not None:
            running = None
        if kind is not None:
            marked[cell.start] = kind
    return marked


_MEMO_FOR = re.compile(r"MEMORANDUM (?:FOR|TO)\b\s*:?\s+\S", re.IGNORECASE)
_TWIN = re.compile(r"\w{1,12}\s?:\s{2,}")


def _memo(cells: list[Cell], lines: tuple[Line, ...]) -> dict[int, ZoneKind]:
    """The lines "To: ..." and "From: ..." of a memorandum, where it has both, each with what goes on below it."""
    to = [c for c in cells if _MEMO_FOR.match(c.text) or (label("mail_to").match(c.text) and ":" in c.text[:20])]
    by = [c for c in cells if label("mail_from").match(c.text) and ":" in c.text[:20]]
    # Labels in two languages stand one under the other: "TO:", "A:".
    to, by = ([c for c in side if c.line - 1 not in {d.line for d in side}] for side in (to, by))
    if not (len(to) == len(by) == 1) or abs(to[0].line - by[0].line) > 6:
        return {}
    found: dict[int, ZoneKind] = {}
    for first, kind, twin in ((to[0], ZoneKind.ADDRESS, "mail_to"), (by[0], ZoneKind.LETTERHEAD, "mail_from")):
        found |= {cell.start: kind for cell in _field_of(first, cells, lines, twin)}
    return found


def _field_of(first: Cell, cells: list[Cell], lines: tuple[Line, ...], twin: str) -> list[Cell]:
    """The cell of a label and what goes on below it in its column, until a gap or another label.

    twin   the same label in another language ("TO:" over "A:") ends nothing
    """
    field = [first]
    for cell in cells[cells.index(first) + 1 :]:
        if cell.line == field[-1].line or not first.column <= cell.column < max(first.last_column, first.column + 24):
            continue  # beside it
        if cell.line != field[-1].line + 1 or lines[cell.line].gap:
            break
        if _is_labelled(cell.text) and not (_TWIN.match(cell.text) and label(twin).match(cell.text)):
            break
        field.append(cell)
    return field


_LABELS = (*MAIL_FIELDS, "subject", "references", "copies", "footer", "date_labels", "antecedents")


def _is_labelled(text: str) -> bool:
    """A label with its value; a post may have a colon in it: "Chief Director: Disarmament"."""
    before, colon, _ = text[:24].partition(":")
    return bool(colon) and (before.isupper() or any(label(key).match(text) for key in _LABELS))


_SUBJECT_ALONE = ("subject", "objet", "asunto", "betreff")
"""Marks of a subject that stands on the line below."""


def _goes_on(running: tuple[ZoneKind, Cell], cell: Cell, lines: tuple[Line, ...]) -> bool:
    """The next line of a subject, a list of copies or an antecedent: below it, indented or after a full line."""
    kind, above = running
    if cell.line != above.line + 1:
        return False
    gap = lines[cell.line].gap
    if kind is ZoneKind.SUBJECT and above.text.rstrip(" :").casefold() in _SUBJECT_ALONE:
        return gap <= 1
    if gap:
        return False
    if kind is ZoneKind.SUBJECT and AS_TO.match(above.text):
        return True
    return cell.column > above.column or len(above.text) > 38 or kind is not ZoneKind.SUBJECT


def _blocks(
    reading: Reading, borders: Borders, blocks: tuple[Block, ...], marked: dict[int, ZoneKind], code: str
) -> list[ZoneKind]:
    """Letterhead or address or title, for each block without a mark."""
    signer = _signers(reading, borders)
    greeted = reading.text[borders.salutation.start : borders.salutation.end] if borders.salutation else ""
    dates = [start for start, kind in marked.items() if kind is ZoneKind.DATE_LINE]
    places = [(n, len(blocks), any(start < block.start for start in dates)) for n, block in enumerate(blocks)]
    shouted = _in_capitals_throughout(reading.text[:2000])
    scores = [
        address_score(block, code, place, greeted=greeted, signer=signer, language=reading.language, shouted=shouted)
        for block, place in zip(blocks, places, strict=True)
    ]
    for n, block in enumerate(blocks[1:], start=1):
        if for_the_attention(block.text, code) and len(block.lines) == 1:
            scores[n - 1], scores[n] = max(scores[n - 1], SURE), FAINT  # an address goes on below
    touching = _above_salutation(reading, borders)
    scores = [s + 3 * (block.cells[-1].line == touching) for s, block in zip(scores, blocks, strict=True)]
    # A faint likeness counts only where no block is plainly an address.
    enough = SURE if max(scores, default=0) >= SURE else FAINT
    titled = ZoneKind.SUBJECT in marked.values() or borders.title is not None
    masthead = masthead_end(paragraphs_of(reading.lines[borders.mail : borders.mail + 40]))
    kinds: list[ZoneKind] = []
    for n, (block, place) in enumerate(zip(blocks, places, strict=True)):
        if (
            _FROM.match(block.text)
            or _MANDATES.match(block.text)
            or block.start < masthead
            or _is_writers_post(block, greeted, reading, borders)
        ):
            kinds.append(ZoneKind.LETTERHEAD)
        elif scores[n] >= enough:
            kinds.append(ZoneKind.ADDRESS)
        elif not titled and _is_title(block, code, place, reading.language):
            kinds.append(ZoneKind.SUBJECT)
        elif (kinds and kinds[-1] is ZoneKind.ADDRESS and for_the_attention(block.text, code)) or (
            kinds and kinds[-1] is ZoneKind.ADDRESS and _goes_on_below(blocks[n - 1], block, marked, code)
        ):
            kinds.append(ZoneKind.ADDRESS)
        else:
            kinds.append(ZoneKind.LETTERHEAD)
    return _with_one_addressee(blocks, kinds, dates, code)


def _with_one_addressee(
    blocks: tuple[Block, ...], kinds: list[ZoneKind], dates: list[int], code: str
) -> list[ZoneKind]:
    """The writer's own posts above the date are no address where a titled person is addressed below it."""

    def addresses(block: Block, lines: int) -> bool:
        titled = any(
            has_honorific(line, code) and not anywhere("posts", code).fullmatch(line) for line in block.lines[:lines]
        )
        return titled or is_addressed(block.lines[0], code)

    below = [
        n
        for n, block in enumerate(blocks)
        if kinds[n] is ZoneKind.ADDRESS and any(start < block.start for start in dates) and addresses(block, 2)
    ]
    if not below:
        return kinds
    done = list(kinds)
    for n, block in enumerate(blocks[: below[0]]):
        plain = not addresses(block, len(block.lines))
        above = not any(start < block.start for start in dates) and block.lines[0][:1].isascii()
        if kinds[n] is ZoneKind.ADDRESS and plain and above:
            done[n] = ZoneKind.LETTERHEAD
    return done


def _in_capitals_throughout(text: str) -> bool:
    """By its vowels, which is quick: a letter typed wholly in capitals."""
    return sum(map(text.count, "AEIOU")) > 2 * sum(map(text.count, "aeiou"))


_FROM = re.compile(r"From:?\s+(?:[Tt]he|H\.?E|His|Her|Mr|Ms|Mrs|Dr|Rt)\b.{3,140}\Z")
"""A line over the letter that says who writes: "From the Minister for Ports"."""

_MANDATES = re.compile(r"Mandates? of the |Mandats? d[eu]s? |Mandatos? de[l ]", re.IGNORECASE)
"""Whose mandates a letter of the Human Rights Council's experts is written under."""
_NOMINATIVE = re.compile(r"(?:The|Le|La|El|Il|Der|Die|O|A)\s+(?=[A-ZÀ-Ý])")
_HONOURED = re.compile(r"(?:His|Her) Excellency|H\.\s?E\.|(?:The )?Hon(?:\.|ou?rable)|Mr\.?\s|Ms\.?\s|Mrs\.?\s|Dr\.?\s")


def _is_writers_post(block: Block, greeted: str, reading: Reading, borders: Borders) -> bool:
    """A lone post in the nominative ("Le Ministre", "El Embajador"): of the writer; an addressee gets a courtesy.

    In English addressees go without: there only where the addressee stands at the foot.
    """
    article = _NOMINATIVE.match(block.text)
    if not article or len(block.cells) > 1 or reading.language not in ("en", "fr", "es", "it", "de", "pt"):
        return False
    post = anywhere("posts", codes(reading.language)).match(block.text, article.end())
    if post is None or post[0].casefold() in greeted.casefold():
        return False
    foot = [line for line in reading.lines if line.start >= borders.foot_start][1:8]
    return reading.language != "en" or any(line.gap and _HONOURED.match(line.text) for line in foot)


def _above_salutation(reading: Reading, borders: Borders) -> int:
    """Number of the line right above the salutation with no empty line between; -1 when there is none."""
    if not borders.salutation:
        return -1
    line = next((x for x in reading.lines if x.start >= borders.salutation.start), None)
    return line.number - 1 if line and not line.gap else -1


def _goes_on_below(above: Block, block: Block, marked: dict[int, ZoneKind], code: str) -> bool:
    """An address printed wide, an empty line between its lines: below the last, with nothing marked between."""
    if any(above.start < start < block.start for start in marked) or is_contact(block.text, code):
        return False
    if _HERE.search(block.text):
        return False
    return block.cells[0].line > above.cells[-1].line and abs(block.cells[0].column - above.cells[0].column) < 12


def _signers(reading: Reading, borders: Borders) -> frozenset[str]:
    """Words of the first lines of the foot, where the signer's name stands."""
    foot = [line.text for line in reading.lines if line.start >= borders.foot_start][:4]
    return frozenset(word.strip(".,()").casefold() for text in foot for word in text.split())


_LABEL = 24
"""Characters in which a colon makes a line one with a label; further on, under a date, a title may have one."""

_IN_ITS_SCRIPT = re.compile(r"[\u0400-\u06ff\u4e00-\u9fff]")


_HERE = re.compile(r"\s+hier:\s+", re.IGNORECASE)
"""Behind a German subject what the letter is about in it."""


def _is_title(block: Block, code: str, place: tuple[int, int, bool], language: str) -> bool:
    """A subject without a mark: some words after date or letterhead that are no post, no body, no street."""
    n, _, dated = place
    text = _HERE.split(block.text)[0]
    if not text or any(text.casefold() in words(key, code) for key in ("note_verbale", "aide_memoire", "memorandum")):
        return False
    if _IN_ITS_SCRIPT.match(text) and language not in ("ar", "fa", "ru", "uk", "zh"):
        return False
    if language == "ru" and n and text.split()[0] in ("О", "Об") and 1 < len(text.split()) < 30:
        return True  # the one word an order of business needs: "О ратификации"
    if (
        (n == 0 and not dated)
        or len(text) > 220
        or len(text.split()) < (2 if dated else 4)
        or text[-1] in ",;"
        or ":" in (text[:_LABEL] if dated else text)
    ):
        return False
    if is_contact(text, code) or is_received(text, code) or anywhere("statement", code).match(text):
        return False
    if OF_A_LETTER.match(text) and text[-1] != ".":
        return True
    if language == "ru" and text.split()[0] in ("О", "Об", "Касательно", "К", "Относительно", "По"):
        return True
    if dated and in_capitals(text) and len(text.split()) > 2:
        return True
    opening = " ".join(text.split()[:3])
    if any(anywhere(key, code).search(opening) for key in ("bodies", "posts", "honorifics", "streets")):
        return False
    return not any(c.isdigit() for c in text) and (text.isupper() or len(text.split()) > 2) and "," not in opening
