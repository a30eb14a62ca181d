"""The parties of a heading over the letter: an editor's, or a United Nations document's title."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.assembly import Draft, assemble
from onrecord.letters.header.headings import is_letter_dated
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.persons import is_name

# Two parties of one heading: a title begins the second, or the article and post of another office.
_TWO_PARTIES = re.compile(
    r"\s+and\s+(?=(?:Senator|Mr|Mrs|Dr|Sir|Lord|General|Ambassador|President)\b)"
    r"|\s+(?i:and (?:to )?the|et (?:au|à la|aux)|et (?=le |la )|y (?:al|a la)|y (?=el |la ))\s*"
    r"(?=(?i:president|secretary|chair|executive|high commissioner|director|permanent representative|président"
    r"|secrétaire|directeur|représentant|president[ea]|secretari[oa]|director|representante)\b)"
    r"|\s+(?i:и\s+(?=(?:председател|генеральн|президент)\w+))|\s+و(?:إلى\s+)?(?=(?:رئيس|الأمين|رئيسة)\b)"
    r"|[和及](?=[\u4e00-\u9fff]{2,12}主席)"
)


def from_heading(reading: Reading, heading: tuple[int, int], span: tuple[int, int], head_kind: str = "") -> list[Draft]:
    """The parties of one side of a heading: posts, and names in brackets behind them ("the Minister (Ames)")."""
    a, b = _in_text(reading, heading, span[0]), _in_text(reading, heading, span[1] - 1) + 1
    text = reading.text[a:b]
    named = re.search(r"\(([^()]{2,40})\)\s*\Z", text)
    stop = a + named.start() if named else b
    both = _TWO_PARTIES.search(text)
    halves = [(a, a + both.start()), (a + both.end(), stop)] if both else [(a, stop)]
    sides = [pieces_of(reading.text, _lines(reading, h, head_kind), reading.language) for h in halves]
    drafts = [d for pieces in sides for d in assemble(pieces, words_too=True)]
    if not drafts and text.strip():
        said, posts = " ".join(reading.text[a:stop].split()), anywhere("posts", codes(reading.language))
        drafts = [Draft(role=said, start=a, end=b) if posts.search(said) else Draft(None, None, said, start=a, end=b)]
    if is_letter_dated(head_kind) and len(drafts) == 1:
        drafts = [_of_the_united_nations(reading, drafts[0])]
    if named and is_name(named[1], codes(reading.language)) and drafts:
        drafts[0] = replace(drafts[0], name=named[1], end=b)
    return drafts


def _lines(reading: Reading, half: tuple[int, int], head_kind: str) -> list[tuple[int, int]]:
    """The title of a statement line by line: name, posts, each on its own; another heading runs on over its lines."""
    if head_kind != "statement":
        return [half]
    return [
        (max(a.start, half[0]), min(a.end, half[1])) for a in reading.lines if a.start < half[1] and half[0] < a.end
    ]


def _in_text(reading: Reading, heading: tuple[int, int], offset: int) -> int:
    """The clean offset of an offset in a heading's words, whose lines were joined by one space."""
    at = 0
    for line in reading.lines:
        if heading[0] <= line.start < heading[1]:
            if offset <= at + len(line.text):
                return line.start + offset - at
            at += len(line.text) + 1
    return heading[1]


_SECRETARY_GENERAL = re.compile(
    r"(?:the )?secretary-general|(?:le )?secrétaire général|(?:el )?secretario general|генеральн\w+ секретар\w+"
    r"|(?:ال)?أمين العام|秘书长",
    re.IGNORECASE,
)
_UNITED_NATIONS = re.compile(
    r"United Nations|(?:Organisation des )?Nations Unies|Naciones Unidas|Организаци\w+ Объедин[её]нных Наций"
    r"|الأمم المتحدة|联合国",
    re.IGNORECASE,
)


def _of_the_united_nations(reading: Reading, draft: Draft) -> Draft:
    """The Secretary-General of a United Nations document's title, with the body its masthead names."""
    if draft.organisation or not _SECRETARY_GENERAL.fullmatch(draft.role or ""):
        return draft
    named = _UNITED_NATIONS.search(reading.text)
    body = " ".join(named[0].split()) if named else None
    return replace(draft, organisation=body.title() if body and body.isupper() else body)
