"""The zones below the text: signature, copies, enclosures, an address at the foot, the page's foot."""

from __future__ import annotations

import re

from onrecord.letters.address import has_honorific, is_addressed, is_in_the_dative, names_in
from onrecord.letters.borders import Borders
from onrecord.letters.cues import anywhere, codes, label, words
from onrecord.letters.dated import dated_stretches, is_date_cell
from onrecord.letters.header.deputies import signs_by_order
from onrecord.letters.header.han import han_pieces, is_han
from onrecord.letters.header.posts import begins_with
from onrecord.letters.layout import Block, Cell, blocks_of, cells_of
from onrecord.letters.marks import is_contact, mark_of
from onrecord.letters.prose import is_prose
from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import ZoneKind

Named = tuple[int, int, ZoneKind]

_NEVER_SELF = (
    "his ",
    "her ",
    "son ",
    "sa ",
    "su ",
    "leurs ",
    "их ",
    "его ",
    "ее ",
    "её ",
    "h.e",
    "s.e",
    "the hon",
    "the lord ",
    "the lady ",
    "the earl ",
)
"""Nobody writes "His Excellency" over his own name."""


def foot_zones(reading: Reading, borders: Borders) -> list[Named]:
    """Every cell of the foot with its zone, in clean offsets."""
    end = borders.quoted.start if borders.quoted else len(reading.text)
    lines = tuple(line for line in reading.lines if borders.foot_start <= line.start < end)
    if not lines or borders.foot_start >= end:
        return []
    code = codes(reading.language)
    cells = [cell for line in lines for cell in cells_of(line)]
    dated = dated_stretches(reading.text, lines[0].start, min(end, lines[0].start + 4000), reading.language)
    marks = {cell.start: _mark(cell, dated, code) for cell in cells}
    blocks = _split(blocks_of(cells, reading.lines), marks)
    return _walk(reading, borders, blocks, marks, code)


def _mark(cell: Cell, dated: list[tuple[int, int]], code: str) -> ZoneKind | None:
    kind = mark_of(cell.text, code)
    if kind in (None, ZoneKind.REFERENCE) and is_date_cell(cell, dated):
        return ZoneKind.DATE_LINE
    if _JOB.match(cell.text):
        return ZoneKind.FOOTER
    if kind is None and (is_contact(cell.text, code) or cell.text.casefold().strip(" .") in words("footer", code)):
        return ZoneKind.FOOTER
    return kind


_JOB = re.compile(r"\d\d-\d{5}(?:\s+\([A-Z]\)|\s+\d{6}|\s)*\Z|\*?\d{7}\*\Z|\d{6}\Z")
"""The number and days under which the United Nations printed a document: "11-40312 (E)   090611"."""

# A bracket of the editor's, and an addressee, begin something new though no empty line stands before them.
_TURNS = re.compile(
    r"\[|.{3,60}(?:,\s*Esq\b|&c\.)|(?:[ÀàA]\s+)?(?:Monsieur|Madame|Messieurs)\s|To (?:the|Mr|Messrs|His|Her)\b",
)
# So does a title that nobody gives himself, but for a roll of signers, whose lines have commas.
_HONOURS = re.compile(
    r"(?:The\s+)?Hon(?:\.|ou?rable)\s+(?=[A-Z])|(?:His|Her) Excellency\b|(?:À )?Son Excellence\b"
    r"|(?:A )?Su Excelencia\b|Excm[oa]\b|[HS]\.\s?E\.\s"
)


def _split(blocks: tuple[Block, ...], marks: dict[int, ZoneKind | None]) -> list[Block]:
    """Blocks cut before each marked cell and each bracket: "cc" under a signature begins something new."""
    done: list[Block] = []
    for block in blocks:
        part: list[Cell] = []
        for cell in block.cells:
            honoured = part and "," not in part[-1].text and _HONOURS.match(cell.text)
            if part and (marks[cell.start] is not None or _TURNS.match(cell.text) or honoured):
                done.append(Block(tuple(part)))
                part = []
            part.append(cell)
        done.append(Block(tuple(part)))
    return sorted(done, key=lambda block: block.start)


_LISTS = (ZoneKind.COPIES, ZoneKind.ENCLOSURES)


def _walk(
    reading: Reading, borders: Borders, blocks: list[Block], marks: dict[int, ZoneKind | None], code: str
) -> list[Named]:
    """Names each block, knowing what came before it."""
    found: list[Named] = []
    signed = 0
    annexed = listed = False
    signers: list[str] = []
    signature_lines: set[int] = set()
    here: ZoneKind | None = None
    salutation = borders.salutation
    greeted = names_in(reading.text[salutation.start : salutation.end]) if salutation else frozenset()
    third_person = borders.closed == "renewal of compliments" and borders.salutation is None
    for block in blocks:
        kind = marks[block.cells[0].start]
        gap = reading.lines[block.cells[0].line].gap
        if here is ZoneKind.BODY and not (signed and (kind in _LISTS or _is_address(block, signed, code))):
            kind = ZoneKind.BODY
        elif annexed or _is_annex(block, blocks, reading.language, code):
            kind, annexed = ZoneKind.ENCLOSURES, True
        elif kind is None and anywhere("postscript", code).match(block.text) and len(block.text) > 12:
            kind = ZoneKind.BODY
        elif kind is None and third_person and _names_one(block):
            kind = _unmarked(block, signed, signed, third_person, here, code)
        elif kind is None and _is_text(block, signed, reading.language, code):
            kind = here if here in (ZoneKind.ENCLOSURES, ZoneKind.COPIES, ZoneKind.FOOTER) else _below(block, code)
        elif kind is None and here is not None and gap and _is_imprint(block, blocks, marks, reading):
            kind = ZoneKind.FOOTER
        elif (
            kind is None
            and here in (ZoneKind.COPIES, ZoneKind.ENCLOSURES)
            and _still(block, here, gap)
            and not (gap and not signed and (listed or _signs_in_chinese(block)))
        ) or (kind is None and here is ZoneKind.FOOTER and not gap):
            kind = here
        elif kind is None and block.cells[0].line in signature_lines:
            kind = ZoneKind.SIGNATURE
        elif kind is None:
            met = bool(gap and names_in(block.lines[0]) & greeted)
            met = met and (here is ZoneKind.SIGNATURE if signed else has_honorific(block.lines[0], code))
            honoured = signed and has_honorific(block.lines[0], code)
            others = _signed_before(block, blocks, signers, code) if honoured else signed
            if honoured and greeted and not met and not _is_polite(block.lines[0]) and _alike(block, blocks, signers):
                others = 0
            kind = ZoneKind.ADDRESS if met else _unmarked(block, signed, others, third_person, here, code)
        if kind is ZoneKind.SIGNATURE:
            signed += 1
            signers += block.lines
            signature_lines |= {cell.line for cell in block.cells}
        if kind is ZoneKind.SUBJECT:
            kind = ZoneKind.FOOTER
        listed = _lists_on_its_line(block, code) if kind is ZoneKind.COPIES else listed
        here = kind
        found += [(cell.start, cell.end, kind) for cell in block.cells]
    return found


def _names_one(block: Block) -> bool:
    """A body's name over a few short lines without a stop, as stands below a note in the third person."""
    return len(block.cells) < 6 and max(map(len, block.lines)) < 60 and not set(block.text) & set(".!?;:,")


def _lists_on_its_line(block: Block, code: str) -> bool:
    """Who is copied to stands right behind the mark: what comes under an empty line is no further name."""
    mark = label("copies", code).match(block.text)
    return bool(mark) and bool(mark and block.text[mark.end() :].strip())


def _is_text(block: Block, signed: int, language: str, code: str) -> bool:
    """Running text, though a signer or an addressee of a long body may look like it."""
    if not is_prose(block.text, language) or signs_by_order(block.lines[0], language):
        return False
    return not _is_address(block, signed, code) and not _signs(block, signed, code)


def _signs(block: Block, signed: int, code: str) -> bool:
    """A name alone on the first line, before anybody signed or with a post below: the small words are a long body's."""
    first = block.lines[0]
    named = len(block.cells) > 1 and len(first) < 50 and len(first.split()) > 1 and is_name(first, code)
    return named and (not signed or begins_with("posts", block.lines[1], code))


def _is_imprint(block: Block, blocks: list[Block], marks: dict[int, ZoneKind | None], reading: Reading) -> bool:
    """The office's own address over its telephone, apart from what stands above: figures, and contacts right below."""
    last = block.cells[-1].line
    below = next((b for b in blocks if b.cells[0].line == last + 1), None)
    return (
        below is not None
        and not reading.lines[below.cells[0].line].gap
        and marks[below.cells[0].start] is ZoneKind.FOOTER
        and len(block.cells) <= 3
        and any(c.isdigit() for c in block.text)
        and not has_honorific(block.text, codes(reading.language))
    )


def _is_annex(block: Block, blocks: list[Block], language: str, code: str) -> bool:
    """The title of an annexed text: "Annex to the letter dated ...", with running text after it."""
    if not anywhere("enclosures", code).match(block.text) or block.text[-1] == "." or ":" in block.text[:20]:
        return False
    return any(b.start > block.start and is_prose(b.text, language) for b in blocks)


def _below(block: Block, code: str) -> ZoneKind:
    """Running text below the signature: an annex, the office's foot, or the letter gone on."""
    if anywhere("enclosures", code).match(block.text):
        return ZoneKind.ENCLOSURES
    return ZoneKind.FOOTER if anywhere("footer", code).match(block.text) else ZoneKind.BODY


def _still(block: Block, here: ZoneKind, gap: int) -> bool:
    """Names after "cc" go on, each on a line of its own, over an empty line where the print is wide."""
    return here is ZoneKind.COPIES or gap == 0


def _is_address(block: Block, signed: int, code: str) -> bool:
    """His Excellency's name and posts under a signature, on short lines without a stop."""
    first = block.lines[0].casefold()
    short = all(len(line) < 70 for line in block.lines[:8]) and block.text[-1] not in ".!?;"
    return bool(signed) and short and (first.startswith(_NEVER_SELF) or has_honorific(block.lines[0], code))


def _signs_in_chinese(block: Block) -> bool:
    """A post and a name alone under the list of copies, where Taiwan's offices sign."""
    if len(block.cells) > 2 or not is_han(block.text):
        return False
    kinds = {piece.kind for piece in han_pieces(block.text, 0, len(block.text))}
    return {"post", "person"} <= kinds


def _is_polite(line: str) -> bool:
    """True where a line begins with a courtesy that nobody gives himself."""
    return line.split()[0].casefold().strip(".,") in _POLITE


def _alike(block: Block, blocks: list[Block], signers: list[str]) -> bool:
    """As many lines as those who signed above have: "Rev. Ada Quill", her post and body below another's."""
    above = [other for other in blocks if other.start < block.start and other.lines[0] in signers]
    return bool(above) and len(above[-1].lines) == len(block.lines) > 1


def _signed_before(block: Block, blocks: list[Block], signers: list[str], code: str) -> int:
    """How many have signed above a titled person: none where only bodies did, or where all sign two by two."""
    beside = sum(other.cells[0].line == block.cells[0].line for other in blocks) > 1
    if beside and len(signers) > 1:
        return 0
    return sum(_is_signer(line, code) for line in signers)


def _is_signer(line: str, code: str) -> bool:
    """A person's name, perhaps with titles before it; any line no list knows may hold one."""
    if not any(c.isalpha() for c in line):
        return False  # the dotted line over a name
    titled = without_titles(line, code)
    name = line[titled.start : titled.end]
    return is_name(name, code) or not any(anywhere(key, code).search(name) for key in ("bodies", "posts"))


def _unmarked(block: Block, signed: int, named: int, third_person: bool, here: ZoneKind | None, code: str) -> ZoneKind:
    first = block.lines[0]
    lowered = first.casefold()
    addressed = is_addressed(first, code)
    honoured = has_honorific(first, code)
    if third_person:
        return ZoneKind.ADDRESS if here is not ZoneKind.SIGNATURE else ZoneKind.FOOTER
    if lowered.startswith(_NEVER_SELF) or (addressed and not label("on_behalf", code).match(first)):
        return ZoneKind.ADDRESS
    if here is ZoneKind.ADDRESS or (signed and is_in_the_dative(first, code)):
        return ZoneKind.ADDRESS
    if signed and ("&c" in block.text or "Esq" in block.text):
        return ZoneKind.ADDRESS
    if (
        named
        and honoured
        and not block.text.endswith(" MP")
        and (_addresses(block, code) or lowered.split()[0].strip(".,") in _POLITE)
    ):
        return ZoneKind.ADDRESS
    if signed > 40 or (signed and here is ZoneKind.FOOTER):
        return ZoneKind.FOOTER
    return ZoneKind.SIGNATURE


_COURTESIES = """
mr mrs ms miss messrs monsieur madame mademoiselle m mm mme mlle señor señora don herr herrn frau hon г-н г-жа
"""
_POLITE = frozenset(_COURTESIES.split())
"""Courtesies for another: below a signature they begin an address."""


def _addresses(block: Block, code: str) -> bool:
    """More than a signer's name: several lines, a comma with a post, "&c."."""
    return len(block.cells) > 1 or "," in block.text or "&c" in block.text
