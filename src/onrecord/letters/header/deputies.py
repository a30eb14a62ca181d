"""Who signs for whom: "For the Minister:", "Pour le Ministre et par délégation", "Im Auftrag", "for Ada Ames"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.posts import begins_with
from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import ZoneKind

Block = list[tuple[int, int]]

_BY_ORDER = re.compile(
    r"(?:et|and|y|und)?\s*(?:par|by|por|auf|in)?\s*(?:délégation|delegation|delegación|ordre|order|orden|auftrag|vertretung)\W*\Z"
    r"|p\.?\s?[oi]\W*\Z|i\.?\s?[av]\W*\Z",
    re.IGNORECASE,
)


def signing(reading: Reading, blocks: list[Block]) -> tuple[list[Block], str | None, str | None]:
    """The blocks of a signature without "(Signed)" and whom it stands for; the person that is, and the body."""
    code = codes(reading.language)
    kept: list[Block] = []
    for_whom: str | None = None
    body: str | None = None
    for block in blocks:
        lines = [line for line in (_line(reading, start, end) for start, end in block) if line]
        alone = lines and len(blocks) > 1 and not _for_a_body(reading, reading.text[slice(*lines[0])].strip(), code)
        told = _spoken_for(reading, lines[0], code) if alone else None
        if told and any(_named(reading, other, code) for other in blocks if other is not block):
            for_whom = told
            continue
        own: Block = []
        for start, end in lines:
            start = _behind_pp(reading.text, start, end)
            if _TITLE_OF_A_ROLL.fullmatch(reading.text[start:end].strip()):
                continue
            if named := _for_a_body(reading, reading.text[start:end].strip(), code):
                body = named
                continue
            plain = _FOR.fullmatch(reading.text[start:end].strip())
            if plain and len(lines) > 1 and anywhere("posts", code).match(plain["whom"]):
                for_whom = _as_written(plain["whom"])
                continue
            order = _by_order(reading.text[start:end], code)
            if order is None and len(lines) > 1:
                order = _for_an_office(reading.text[start:end].strip(), code)
            if order is None:
                own.append((start, end))
            else:
                for_whom = order or for_whom
        kept.append(own)
    return kept, for_whom, body


def _for_a_body(reading: Reading, line: str, code: str) -> str | None:
    """The body of a line that says for whom is signed, and no more: "Pour la Coalition,", "For Bridge Watch:"."""
    found = anywhere("on_behalf", code).match(line)
    if not found or len(line) > 90 or line[-1] not in ",:":
        return None
    rest = line[found.end() :].strip(" .,:")
    article = _ARTICLE.match(rest)
    rest = rest[article.end() :] if article else rest
    if not rest or begins_with("posts", rest, code):
        return None
    printed = {x.text.strip(" .,").casefold() for x in reading.lines_of(ZoneKind.LETTERHEAD)}
    return rest if rest.casefold() in printed or anywhere("bodies", code).search(rest) else None


def _for_an_office(line: str, code: str) -> str | None:
    """The post of a line that says no more: "Pour le Ministre,", "P/ Le Ministre"."""
    found = anywhere("on_behalf", code).match(line)
    whom = line[found.end() :].strip() if found else ""
    slashed = found is not None and found[0].endswith("/") and len(whom.split()) < 7
    if not slashed and (not whom.endswith(",") or "," in whom[:-1]):
        return None
    return whom.rstrip(" ,") if begins_with("posts", whom, code) else None


_PP = re.compile(r"(?:p\.\s?p\.?|per pro\.?|pp\.?|ppa\.?|i\.\s?[VA]\.|\d{1,3}[.)])\s+(?=[A-ZÀ-Ý])")
_FOR = re.compile(r"(?:FOR|For|for)(?:\s+(?:THE|The|the))?\s*:\s+(?P<whom>[A-Z].{3,60})")


_ARTICLE = re.compile(r"(?:the|la|le|les|l['’]|el|los|las|il|lo|die|das|den|o|a)\s*(?=[A-ZÀ-Ý])", re.IGNORECASE)


_TITLE_OF_A_ROLL = re.compile(
    r"(?:(?:list of )?signatories|signed by|(?:organisations )?signataires|firmantes|firman|подписи|подписавшиеся"
    r"|unterzeichne\w*|firmatari|[联聯]署[团團][体體]|الموقعون)\s*[:：]",
    re.IGNORECASE,
)


def _behind_pp(text: str, start: int, end: int) -> int:
    """Where the name begins behind "p.p.", "i.V." or its number in a roll."""
    found = _PP.match(text, start, end)
    return found.end() if found else start


def _as_written(whom: str) -> str:
    """A post in capitals as posts are written."""
    return whom.strip(" .,").title() if whom.isupper() else whom.strip(" .,")


def deputies(reading: Reading, drafts: list[Draft], for_whom: str | None, body: str | None = None) -> list[Draft]:
    """A signer under "For the Secretary of State:" signs for him: that stands with the post, or is it.

    body   for which all of them sign: theirs, where they name no other
    """
    if body:
        drafts = [replace(d, organisation=d.organisation or body) for d in drafts]
    if for_whom and len(drafts) == 1:
        return [replace(drafts[0], on_behalf=for_whom)]
    code = codes(reading.language)
    line = next((x for x in reading.lines_of(ZoneKind.SIGNATURE) if x.text.endswith(":")), None)
    if not line or len(drafts) != 1 or not anywhere("on_behalf", code).match(line.text):
        return drafts
    said, role = line.text.rstrip(":"), drafts[0].role
    return [replace(drafts[0], role=f"{role}, {said[0].lower()}{said[1:]}" if role else said)]


_SIGNED_SO = re.compile(
    r"[(\[](?:e-)?(?:signed|signé|firmad|assinad|gez|подписано)[^()\[\]\n]{0,30}[)\]]\s+(?=\S)", re.IGNORECASE
)


def _line(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A line without "(Signed)"; None for one that only says for whom ("For the Secretary of State:")."""
    code = codes(reading.language)
    signed = _SIGNED_SO.match(reading.text, start, end) or anywhere("signed", code).match(reading.text, start, end)
    start = signed.end() if signed else start
    line = reading.text[start:end].strip()
    if not line.strip(" ,.:-–—_=") or (line.endswith(":") and anywhere("on_behalf", code).match(line)):
        return None
    return end - len(reading.text[start:end].lstrip(" :")), end


def signs_by_order(line: str, language: str) -> bool:
    """A line that only says in whose name the signer below signs: "Pour le Ministre et par délégation"."""
    return len(line) < 90 and bool(_by_order(line, codes(language)))


def _by_order(line: str, code: str) -> str | None:
    """Whom a line of order names ("Pour le Ministre et par délégation"), "" for nobody ("Im Auftrag"), else None."""
    found = anywhere("on_behalf", code).match(line)
    if not found:
        return None
    if not line[found.end() :].strip(" .,:"):
        return "" if len(line) > 2 and not line.casefold().startswith("for") else None
    order = _BY_ORDER.search(line, found.end())
    return line[found.end() : order.start()].strip(" ,") if order else None


def _spoken_for(reading: Reading, line: tuple[int, int], code: str) -> str | None:
    """The name behind "for": "for Ada Ames"."""
    text = reading.text[slice(*line)].strip()
    found = anywhere("on_behalf", code).match(text)
    name = text[found.end() :].strip(" .,") if found else ""
    return name if len(name.split()) > 1 and is_name(name, code) else None


def _named(reading: Reading, block: Block, code: str) -> bool:
    first = reading.text[slice(*block[0])].strip(" .,") if block else ""
    return len(first.split()) > 1 and is_name(first, code)
