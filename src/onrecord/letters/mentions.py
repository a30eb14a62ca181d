"""Known things named in a letter: states, places, treaties, bodies, forums and weapon classes, by the gazetteer."""

from __future__ import annotations

from onrecord.letters.reading import Reading
from onrecord.model import Mention, MentionKind


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Every name of `onrecord.reference` in the letter, in order; one of two senses keeps both.

    >>> from onrecord.letters.reading import begin
    >>> [(m.kind.value, m.id) for m in find_mentions(begin("Norway signed the Mine Ban Treaty.").having(language="en"))]
    [('state', 'NOR'), ('treaty', 'APMBC')]
    """
    from onrecord.reference import gazetteer

    languages = tuple(dict.fromkeys([reading.language, *(spoken.tag for spoken in reading.languages)]))
    known = None if languages == ("und",) else languages
    on = reading.date.value.first if reading.date else None
    return tuple(
        Mention(MentionKind(found.kind), found.id, reading.quote(found.start, found.end), found.ids[1:], found.because)
        for found in gazetteer.find_mentions(reading.text, known, on=on)
    )
