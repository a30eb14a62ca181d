"""The addressee whom the salutation names, where the address does not: "Dear Ms Ferrers," over "To the Director"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.assembly import Draft, assemble
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.header.unzoned import real_names
from onrecord.letters.reading import Reading
from onrecord.model import Span, ZoneKind


def with_greeted(reading: Reading, addressed: list[Draft]) -> list[Draft]:
    """The addressee named in the salutation, where the address is missing or names only a post."""
    spans = reading.spans(ZoneKind.SALUTATION)
    if not spans or len(addressed) > 1:
        return addressed
    if any(d.name and "@" not in d.name for d in addressed):
        return [_called(reading, addressed[0], spans[0])] if reading.language in ("ru", "uk") else addressed
    greeted = _greeted(reading, spans[0].start, spans[0].end)
    if greeted is None:
        return addressed
    if not addressed:
        return [greeted]
    only = addressed[0]
    return [replace(only, name=greeted.name, role=only.role or greeted.role)]


def _called(reading: Reading, draft: Draft, greeting: Span) -> Draft:
    """The addressee, whose surname the address has in the dative ("А.Арденову") and the greeting as he is called."""
    greeted = _greeted(reading, greeting.start, greeting.end)
    name = draft.name or ""
    last = re.search(r"[А-ЯЁ][а-яё-]{3,}(?=\W*\Z)", name)
    called = greeted.name if greeted and greeted.name and " " not in greeted.name else ""
    same = last and called and called != last[0] and called[:3] == last[0][:3] and last[0][-1] in "уюое"
    return replace(draft, name=name[: last.start()] + called + name[last.end() :]) if same and last else draft


def _greeted(reading: Reading, start: int, end: int) -> Draft | None:
    code = codes(reading.language)
    text = reading.text[start:end].rstrip(" ,:!.，：！،\n")
    cue = anywhere("salutations", code).match(text)
    at = cue.end() if cue and cue.start() == 0 and text[: cue.end()].casefold() not in _TITLES else 0
    if at == len(text) and anywhere("posts", code).search(text):
        at = 0  # "Mr. Minister": the whole is a cue, and says whom it greets
    at += len(text[at:]) - len(text[at:].lstrip(" ,"))
    pieces = pieces_of(reading.text, [(start + at, start + len(text))], reading.language)
    drafts = assemble(pieces, words_too=True)
    return next(iter(real_names(drafts[:1])), None)


_TITLES = frozenset(("monsieur", "madame", "señor", "señora", "господин", "госпожа", "mr", "herr", "frau"))
