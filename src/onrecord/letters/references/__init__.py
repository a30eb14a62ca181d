"""What a letter points at: letters, treaties and articles, resolutions, meetings, documents, statements.

Takes a `Reading` whose zones, date and parties are known, gives `Reference`s in the order they stand: the first mention
of each thing, with its date as far as the words give one, worked out from the letter's own. Cues are data, one TOML
file per language in `cues/`. Start reading at `letters.py`.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.letters.reading import Reading
from onrecord.letters.references.cables import cited_cables
from onrecord.letters.references.documents import cited_documents, cited_statements
from onrecord.letters.references.letters import cited_letters
from onrecord.letters.references.meetings import cited_meetings
from onrecord.letters.references.passage import Cited, Passage, Taken, passage
from onrecord.letters.references.resolutions import cited_resolutions
from onrecord.letters.references.treaties import cited_treaties
from onrecord.letters.references.writing import cited_by_verb
from onrecord.model import Reference, ReferenceKind, Relation

FINDERS = (
    cited_cables,
    cited_letters,
    cited_by_verb,
    cited_resolutions,
    cited_treaties,
    cited_meetings,
    cited_documents,
    cited_statements,
)
"""In order of trust: of two that read the same words, the one before keeps them."""


def find_references(reading: Reading) -> tuple[Reference, ...]:
    """The first mention of each thing the letter points at, in order.

    >>> from onrecord.letters.reading import begin
    >>> [r.date for r in find_references(begin("I answer your letter of 9 June 2011 on bridges."))]
    ['2011-06-09']
    """
    here = passage(reading)
    found = [cited for finder in FINDERS for cited in finder(here)]
    return tuple(_reference(reading, cited) for cited in _first_mentions(_once(here, _apart(found))))


_TELLING = (ReferenceKind.LETTER, ReferenceKind.STATEMENT)


def _once(here: Passage, found: list[Cited]) -> list[Cited]:
    """Without what was said in a letter of the same sentence and day: "in its reply of 3 May the Ministry said"."""
    said: set[tuple[int, str]] = set()
    kept = []
    for cited in found:
        sentence = (here.sentence_start(cited.start), cited.date or "")
        if cited.kind is not ReferenceKind.STATEMENT or not cited.date or sentence not in said:
            kept.append(cited)
        if cited.kind in _TELLING:
            said.add(sentence)
    spoken = [one for one in kept if one.kind is ReferenceKind.STATEMENT and one.date]
    return [one for one in kept if one.kind is not ReferenceKind.MEETING or not _where_said(one, spoken)]


def _where_said(meeting: Cited, spoken: list[Cited]) -> bool:
    """True for the place inside a statement's own words: "her statement to the First Committee on 20 October"."""
    return any(s.start < meeting.start and meeting.end <= s.end and s.date == meeting.date for s in spoken)


def _apart(found: list[Cited]) -> list[Cited]:
    """None over another, but for an article beside its treaty's name, and a treaty inside a meeting's or letter's."""
    taken, meetings = Taken(), Taken()
    kept: list[Cited] = []
    for cited in found:
        own = meetings if cited.kind is ReferenceKind.MEETING else taken
        free = own.take(cited.start, cited.end)
        if cited.kind in (ReferenceKind.LETTER, ReferenceKind.RESOLUTION) and free:
            meetings.take(cited.start, cited.end)
        if free or cited.key.startswith("article:") or _told_of(cited, kept):
            kept.append(cited)
    return kept


def _told_of(cited: Cited, kept: list[Cited]) -> bool:
    """True for the treaty inside a letter's own words: 关于《武器贸易条约》的第13号照会."""
    if cited.kind is not ReferenceKind.TREATY:
        return False
    return any(one.kind is ReferenceKind.LETTER and one.start < cited.start and cited.end < one.end for one in kept)


def _first_mentions(found: list[Cited]) -> list[Cited]:
    """Of one key the first; a later one that is dated or numbered adds what the first lacks."""
    first: dict[str, Cited] = {}
    for cited in sorted(found, key=lambda c: (c.start, -c.end)):
        known = first.setdefault(cited.key, cited)
        if known.date is None and cited.date is not None:
            first[cited.key] = replace(known, date=cited.date)
    kept = [cited for cited in first.values() if not cited.key.endswith(":undated")]
    told = {cited.relation for cited in kept if cited.kind is ReferenceKind.LETTER}
    resolved = any(cited.kind is ReferenceKind.RESOLUTION for cited in kept)
    return [c for c in first.values() if not c.key.endswith(":undated") or _adds(c, told, resolved)]


def _adds(cited: Cited, told: set[Relation], resolved: bool) -> bool:
    """True for a letter without date where no dated one of its side is cited; a third party's always counts."""
    if cited.kind is not ReferenceKind.LETTER:
        return not resolved
    return cited.relation not in told or "writer is named" in cited.because


def _reference(reading: Reading, cited: Cited) -> Reference:
    about = reading.quote(*cited.about) if cited.about else None
    return Reference(
        cited.kind,
        reading.quote(cited.start, cited.end),
        cited.date,
        cited.symbol,
        cited.sender,
        cited.recipient,
        cited.relation,
        about,
        cited.because,
    )
