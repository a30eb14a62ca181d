"""Marked clauses to learn from: what the program reads in each labelled document, beside what a reader marked there.

Only the developing part of each set is used, and the letters written for the project (`score/written`). Nothing here is
tuned on a third held back. Standard library only.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import labelled
import sets

from onrecord.letters import parsing
from onrecord.letters.statements import finding
from onrecord.letters.statements.learned import Judged, barred, is_asked, placed, seen
from onrecord.model import Act, Party, Source

WRITTEN = Path(__file__).resolve().parent / "written"
Span = tuple[int, int]

_OFFICIAL = re.compile(
    r"\b(?:Minist|Embassy|Mission|Delegat|Ambassador|Representative|Legation|Government|Secretary|Department"
    r"|Directorate|Office|Consul|Chargé|President|Chancellery)[^,]*?\bof ([A-Z][\w]+(?: [A-Z]\w+)?)(?= to |,|$)"
)
""""Embassy of Norvaal": invented states, which no gazetteer knows."""

_INVENTED = "ZZZ"
"""The state of whoever writes for an invented one."""


@dataclass(frozen=True, slots=True)
class Example:
    """A clause as read, and the act a reader gave it; None where no reader marked a statement there."""

    group: str
    document: str
    signs: tuple[int, ...]
    cue_act: str
    scores: Mapping[Act, float]
    barred: frozenset[Act]
    asked: bool
    act: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with its marks: its text, and the span and act of each statement."""

    group: str
    name: str
    text: str
    shift: int
    marks: tuple[tuple[Span, str], ...]
    speaker: str = ""


def documents(shared: Path = sets.SHARED, *, held: bool = False) -> Iterator[Marked]:
    """Every marked document to learn from; with `held` those of the thirds held back instead, for measuring."""
    gold = labelled.read_labels()
    items = labelled.read_items(gold, shared)
    for key in sorted(k for k in gold if k in items and labelled.held_back(k) is held):
        item = items[key]
        marks = tuple(((m.start, m.end), m.act) for m in gold[key])
        yield Marked(key[0], labelled.file_name(key), item.page, len(item.page) - len(item.text), marks)
    for one in (s for s in sets.SETS if s.measure == "letters"):
        rows = sets.items(one.gold)
        chosen = sets.held_back(rows)
        for row in (r for r in rows if (r["id"] in chosen) is held):
            yield Marked(one.name, row["id"], row["text"], 0, tuple(_quoted(row)))
    if not held:
        yield from written()


def written(folder: Path = WRITTEN) -> Iterator[Marked]:
    """The letters written for the project, in six languages."""
    for path in sorted(folder.glob("*.jsonl")):
        for n, row in enumerate(sets.items(path)):
            marks = tuple(((s["start"], s["end"]), s["act"]) for s in row["statements"])
            yield Marked(f"written {path.stem}", f"{path.stem}-{n}", row["text"], 0, marks, row["speaker"])


def _quoted(row: sets.Item) -> Iterator[tuple[Span, str]]:
    for statement in row["gold"]["statements"] or ():
        start = row["text"].find(statement["quote"])
        yield (start, start + len(statement["quote"])), statement["type"]


def examples(marked: Marked) -> list[Example]:
    """The clauses the program reads in a document, each with the act of the mark that covers it by half."""
    read = _read(marked)
    places = [(start - marked.shift, end - marked.shift) for start, end, _, _ in read]
    spans = [span for span, _ in marked.marks]
    owner = labelled.match(spans, places, lambda g, p: labelled.overlap(g, p) >= labelled.HALF)
    found = []
    for i, (_, _, signs, judged) in enumerate(read):
        act = marked.marks[owner[i]][1] if i in owner else None
        clause, verdict, _ = judged
        cues = (verdict.act.value, verdict.scores, barred(clause, verdict), is_asked(*judged))
        found.append(Example(marked.group, marked.name, signs, *cues, act))
    return found


def _read(marked: Marked) -> list[tuple[int, int, tuple[int, ...], Judged]]:
    """Start, end and signs of each clause before the weights have their say."""
    found: list[tuple[int, int, tuple[int, ...], Judged]] = []
    usual = parsing.find_statements

    def spy(reading: parsing.Reading) -> tuple[()]:
        body = finding.Body(_spoken(reading, marked.speaker))
        for one, beside in placed(body.clauses()):
            signs, _ = seen(reading, body.folded, body.cues, one, beside)
            quote = reading.quote(one[0].start, one[0].end)
            found.append((quote.start + reading.span.start, quote.end + reading.span.start, tuple(signs), one))
        return ()

    parsing.find_statements = spy  # type: ignore[assignment]
    try:
        parsing.parse(Source(f"{marked.name}.txt", "", "text/plain", marked.text))
    finally:
        parsing.find_statements = usual
    return found


def _spoken(reading: parsing.Reading, speaker: str) -> parsing.Reading:
    """The reading with who writes, where the letter has no head that tells it: an invented state goes by its name."""
    if not speaker or any(p.state or p.organisation for p in reading.sender):
        return reading
    official = _OFFICIAL.search(speaker)
    if official is None:
        return reading.having(sender=(Party(organisation=speaker),))
    return reading.having(sender=(Party(organisation=speaker, state=_INVENTED), Party(organisation=official[1])))


def fold_of(document: str, folds: int) -> int:
    """In which part of a cross-validation a document is left out; the same for everybody."""
    return hashlib.sha256(document.encode()).digest()[1] % folds


def fingerprint(found: Sequence[Example]) -> str:
    """First 16 hex digits of a hash of all examples: two trainings on the same ones give the same weights."""
    told = json.dumps([(e.document, sorted(e.signs), e.act) for e in found])
    return hashlib.sha256(told.encode()).hexdigest()[:16]
