"""One source -> its letters: the stages, in order.

    bundles -> clean -> zones -> date and place -> header -> mentions -> references -> kind -> abbreviations
    -> statements

Each stage is one function in its own module that takes a `Reading` and returns what it found, as values of `model`.
Here, and only here, what it found is put into the reading for the next.
"""

from __future__ import annotations

import hashlib

from onrecord.letters.abbreviations import find_abbreviations
from onrecord.letters.borders import find_borders
from onrecord.letters.bundles import split, split_problem
from onrecord.letters.header.casing import natural_party, natural_place
from onrecord.letters.header.dates import find_dates
from onrecord.letters.header.kind import find_kind
from onrecord.letters.header.known import known_subject, with_known
from onrecord.letters.header.parties import find_parties
from onrecord.letters.header.places import find_place
from onrecord.letters.header.printed import (
    find_closing,
    find_enclosures,
    find_reference_numbers,
    find_salutation,
    find_signature,
    find_subject,
)
from onrecord.letters.ink import find_doubts
from onrecord.letters.language import find_language
from onrecord.letters.mending import mended
from onrecord.letters.mentions import find_mentions
from onrecord.letters.paper import Paper
from onrecord.letters.reading import Reading, begin
from onrecord.letters.references import find_references
from onrecord.letters.statements import find_statements
from onrecord.letters.statements.proposals import Helper, with_proposals
from onrecord.letters.statements.uncued import find_uncued
from onrecord.letters.unsaid import find_unsaid
from onrecord.letters.zones import find_zones
from onrecord.model import Letter, Problem, Source, SourceInfo, Span


def parse(
    source: Source, *, helpers: tuple[Helper, ...] = (), head_only: bool = False, whole: bool = False
) -> tuple[Letter, ...]:
    """The letters of a source, at least one, in the order they stand.

    helpers     outside proposers of statements; what they propose is kept only where its words are in the text
    head_only   leave out mentions, abbreviations and statements: header and references alone, and fast
    whole       one letter, whatever it looks like: how a wrong split is put right

    Raises nothing: what is wrong inside a letter is a `Problem` in `letter.problems`.

    >>> parse(Source("x.txt", "", "text/plain", "Dear Sir,\\nWe shall sign.\\nSincerely,"))[0].zones[0].zone.value
    'salutation'
    """
    paper = Paper.of(source)
    spans = (Span(0, len(source.text)),) if whole else split(source)
    return tuple(
        _read(source, span, paper, helpers, head_only, (split_problem(n, len(spans)),) if len(spans) > 1 else ())
        for n, span in enumerate(spans, start=1)
    )


def _read(
    source: Source,
    span: Span,
    paper: Paper,
    helpers: tuple[Helper, ...],
    head_only: bool,
    problems: tuple[Problem, ...],
) -> Letter:
    reading = begin_reading(source, span, paper)
    reading = reading.having(
        problems=problems,
        subject=find_subject(reading),
        salutation=find_salutation(reading),
        closing=find_closing(reading),
        signature=find_signature(reading),
        reference_numbers=find_reference_numbers(reading),
        enclosures=find_enclosures(reading),
    )
    date, doubts = find_dates(reading)
    reading = reading.having(date=date, problems=doubts)
    reading = reading.having(place=natural_place(find_place(reading)))
    sides = zip(("sender", "recipients", "copies"), find_parties(reading), strict=True)
    written = {side: tuple(natural_party(one, reading.language) for one in parties) for side, parties in sides}
    reading = reading.having(**written)
    reading = reading.having(subject=known_subject(reading), **with_known(reading))
    if not head_only:
        reading = reading.having(mentions=find_mentions(reading))
    reading = reading.having(references=find_references(reading))
    kind, because = find_kind(reading)
    reading = reading.having(kind=kind, kind_because=because)
    if not head_only:
        reading = reading.having(abbreviations=find_abbreviations(reading))
        reading = reading.having(statements=find_statements(reading))
    if helpers and not head_only:
        found, problems = with_proposals(reading, helpers)
        reading = reading.having(statements=found, problems=problems)
    return letter_of(reading.having(problems=(*find_uncued(reading), *find_doubts(reading))))


def begin_reading(source: Source, span: Span, paper: Paper | None = None) -> Reading:
    """A reading that knows its language and its zones: what every later stage needs."""
    raw = span.of(source.text)
    marks = [
        (Span(max(0, m.start - span.start), min(len(raw), m.end - span.start)), name)
        for m, name in source.marks
        if m.start < span.end and m.end > span.start
    ]
    unsaid = find_unsaid(raw, marks)
    without = [Span(z.start, z.end) for z in unsaid]
    reading = begin(source, span, without=without, paper=paper)
    language, languages = find_language(reading.text)
    reading = mended(reading, language, without).having(language=language, languages=languages)
    return reading.having(zones=find_zones(reading, find_borders(reading), unsaid))


def content_id(source: Source, span: Span) -> str:
    """The id of a letter: equal over runs and machines, as it hangs on the file's bytes and the stretch alone.

    >>> content_id(Source("x", "ab" * 32, "text/plain", "Sir,"), Span(0, 4))
    'l-1a9c4c7ec921c9df'
    """
    file = source.sha256 or hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    place = f"{file}:{span.start}:{span.end}"
    return "l-" + hashlib.sha256(place.encode()).hexdigest()[:16]


_CARRIED = (
    "kind",
    "kind_because",
    "language",
    "languages",
    "date",
    "place",
    "sender",
    "recipients",
    "copies",
    "subject",
    "salutation",
    "closing",
    "signature",
    "reference_numbers",
    "enclosures",
    "references",
    "mentions",
    "abbreviations",
    "statements",
    "zones",
    "problems",
)


def letter_of(reading: Reading) -> Letter:
    """The letter a finished reading tells."""
    source = reading.source
    info = SourceInfo(
        source.name, source.sha256, source.media_type, len(source.pages) or None, source.text_from, reading.span.start
    )
    found = {name: getattr(reading, name) for name in _CARRIED}
    return Letter(content_id(source, reading.span), info, text=reading.raw, known=dict(source.known), **found)
