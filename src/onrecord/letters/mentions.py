"""Known things named in a letter: states, organisations, treaties, forums, resolutions, weapon classes, places.

One pass over the index of names finds all but the resolutions; the recognisers say what is none after all. A name that
means two things keeps both: what the letter itself means by "CM" is settled where its abbreviations are read.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.resolutions import find_resolutions
from onrecord.letters.recognisers.states import is_language
from onrecord.model import Mention, MentionKind
from onrecord.reference import gazetteer
from onrecord.reference.gazetteer import Found


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Every known thing named in the letter, in order, none overlapping; each quotation as printed.

    >>> from onrecord.letters.reading import begin
    >>> [(m.kind.value, m.id) for m in find_mentions(begin("The Lebanese Republic signed in Oslo."))]
    [('state', 'LBN'), ('place', 'Oslo')]
    """
    return tuple(_mention(reading, found) for found in find_in(reading))


def find_in(reading: Reading) -> tuple[Found, ...]:
    """The same as stretches of the clean text, for stages that read on from there."""
    text = reading.text
    on = reading.date.value.first if reading.date else None
    named = gazetteer.find_mentions(text, languages_of(reading), on=on)
    return tuple(_apart(find_resolutions(text, reading.language), (f for f in named if not is_language(text, f))))


def languages_of(reading: Reading) -> tuple[str, ...] | None:
    """Tags of the letter's languages without region; None, for all, while they are not known."""
    tags = [reading.language, *(language.tag for language in reading.languages)]
    return tuple({tag.split("-")[0] for tag in tags if tag and tag != "und"}) or None


def _apart(first: Iterable[Found], others: Iterable[Found]) -> list[Found]:
    """Both in order; where two overlap, the first kind stands."""
    kept = [*first]
    taken = [(f.start, f.end) for f in kept]
    kept += [f for f in others if not any(f.start < end and start < f.end for start, end in taken)]
    return sorted(kept, key=lambda f: f.start)


def _mention(reading: Reading, found: Found) -> Mention:
    quote = reading.quote(found.start, found.end)
    return Mention(MentionKind(found.kind), found.id, quote, found.ids[1:], found.because)
