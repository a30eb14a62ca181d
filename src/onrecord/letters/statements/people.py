"""Of which state somebody is whom a letter names: told by a post beside the name, never by the name alone."""

from __future__ import annotations

import re
from functools import cache

from onrecord.letters.reading import Reading
from onrecord.letters.statements.offices import host_of
from onrecord.model import Mention, MentionKind, Span

_POST = (
    r"(?:(?:Acting|Deputy|Vice|Under|Foreign|Prime|First|Defen[cs]e|Finance|Permanent|Former|Counsellor|Counselor) )*"
    r"(?:Minister(?:[- ]Counsell?or)?|FonMin|PriMin|DefMin|Ambassador|President|Premier"
    r"|Secretary|Charg[eé](?: d['’]Affaires)?"
    r"|Consul(?: General)?|Representative|Delegate|Chancellor|King|Queen|Emperor|Sultan"
    r"|General|Colonel|Marshal|Counsell?or"
    r"|Senator|Attach[eé]|ministre|ambassadeur|président|ministro|embajador|presidente|canciller|министр|посол|президент)"
)
_BEFORE = re.compile(
    rf"\s*(?:\w+ ){{0,2}}?(?i:{_POST}),?\s*(?:Mr\.? |M\.? |Dr\.? |General )?(?:[A-ZÀ-Þ][\w'’.-]*\s+){{0,3}}\Z"
)
_BEHIND = re.compile(rf",?\s*\(?(?:the |then )?(?:new |former )?(?=.{{0,30}}(?i:{_POST}))")
_OF_HOST = re.compile(
    r"(?:Foreign Minister|FonMin|Prime Minister|PriMin|DefMin|Foreign Secretary"
    r"|Minister(?: (?:of|for) [\w ]{3,30},?)?)\s+"
    r"(?:Mr\.? |M\.? |Dr\.? |General )?(?:[A-ZÀ-Þ][\w'’.-]*\s+){0,3}\Z"
)
_APPOSED = re.compile(
    r",\s+(?:the |acting )*(?i:foreign minister|prime minister|minister (?:of|for) \w+|president of the republic)"
)


def state_of(reading: Reading, name: str) -> str | None:
    """The alpha-3 code of the state whose post stands beside a name somewhere in the letter; None without one.

    >>> from onrecord.letters.reading import begin
    >>> state_of(begin("Mr. Vale has agreed."), "Mr. Vale") is None
    True
    """
    surname = name.split()[-1]
    states = [m for m in reading.mentions if m.kind is MentionKind.STATE]
    host = host_of(reading)
    for found in _places(surname).finditer(reading.text):
        before = reading.text[max(0, found.start() - 70) : found.start()]
        for mention in states:
            if _beside(reading, mention, found.span()):
                return mention.id
        if host and (_OF_HOST.search(before) or _APPOSED.match(reading.text, found.end())):
            return host
    return None


@cache
def _places(surname: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(surname)}(?!\w)")


def _beside(reading: Reading, mention: Mention, name: tuple[int, int]) -> bool:
    """True for "Ardish Ambassador Vale", "Vale, the Ardish Minister", "Vale, Minister of Arden"."""
    place = reading.clean.clean_span(Span(mention.quote.start, mention.quote.end))
    if 0 < name[0] - place.end < 60:
        return bool(_BEFORE.match(reading.text[place.end : name[0]]))
    if 0 < place.start - name[1] < 60:
        between = reading.text[name[1] : place.start]
        return bool(_BEHIND.match(reading.text, name[1])) and between.lstrip()[:1] in (",", "(") and "." not in between
    return False
