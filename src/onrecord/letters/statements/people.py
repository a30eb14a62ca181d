"""Of which state somebody is whom a letter names: told by a post beside the name, never by the name alone."""

from __future__ import annotations

import re
from bisect import bisect_left
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
_OF = re.compile(r"\s+(?:of|from|de|du)(?: the| la)?\s+|\s+d['’]")
_WITH_POST = re.compile(rf"(?i:{_POST})\s+(?:[A-ZÀ-Þ][\w'’.-]*\s+){{0,2}}\Z")
_APPOSED = re.compile(
    r",\s+(?:the |acting )*(?i:foreign minister|prime minister|minister (?:of|for) \w+|president of the republic)"
)

_PLAIN = re.compile(
    r"(?:(?:Mr|Mrs|Ms|M|Dr|Señora?|Sr|Sra|Don|Sir|Signor|Herr|Foreign Minister|Prime Minister|President|Premier"
    r"|Minister|Chancellor|Under[- ]Secretary)\.? )?"
    r"(?:(?:de |la |le |van |von |el-|al-|[dl]['’])*[A-ZÀ-Þ][\w'’.-]*(?: |\Z)){1,4}"
)
"""A person, with a title that tells no state or with none: "Mr. Vale", "Premier de la Tour"."""

_OTHERS = re.compile(
    r"\b(?:Judge|Senator|Prince|Bishop|Archbishop|Professor|Consul|Admiral|Colonel|Captain|Major|Lord|Editor|Company"
    r"|Corporation|Messrs|Ambassador|Embassy|Legation|Delegation|Department|Committee|Times|Post|Press|Bank|Union|Party"
    r"|Nations?|Council|Commission|Association|Chargé|Emb\w*|Dept|Congress|Board|Defen[cs]e)\b"
)
"""Words of names that are no official's of the host: a judge, a body, a paper."""

_OFFICIAL = re.compile(
    r"(?i:(?:the |an? |senior |high |acting |deputy )*(?:director|chief|head|official|governor|under[- ]?secretary"
    r"|spokes\w+|ministry|sub-?secretary|vice[- ]minister|minister)(?: (?:of|for|in|at)\b.*)?)\Z"
)
"""An official without his name: "the Director", "a high official of the Ministry"."""


NEAR = 200
"""Characters from a person's name beyond which no state that begins there stands beside it."""


def state_of(reading: Reading, name: str) -> str | None:
    """The alpha-3 code of the state whose post stands beside a name somewhere in the letter; None without one.

    >>> from onrecord.letters.reading import begin
    >>> state_of(begin("Mr. Vale has agreed."), "Mr. Vale") is None
    True
    """
    surname = name.split()[-1]
    states = [(_place(reading, m), m) for m in reading.mentions if m.kind is MentionKind.STATE]
    host = host_of(reading) or _visited(reading, name)
    own = next((p.state for p in reading.sender if p.state), None)
    for found in _places(surname).finditer(reading.text) if surname != surname.lower() else ():
        before = reading.text[max(0, found.start() - 70) : found.start()]
        first = bisect_left(states, found.start() - NEAR, key=_start)
        for place, mention in states[first : bisect_left(states, found.end() + NEAR, key=_start)]:
            if _beside(reading, place, found.span()):
                return mention.id
        if own and _OWN_MAN.search(before):
            return own
        if host and (_OF_HOST.search(before) or _APPOSED.match(reading.text, found.end())):
            return host
    return host if host and _speaks_for_host(name) else None


_OWN_MAN = re.compile(
    r"(?:\b(?:[Ii]nstruct(?:ed|ions to)|[Dd]irected|[Aa]uthori[sz]ed|[Tt]elegraphed(?: to)?|[Cc]abled(?: to)?)"
    rf"|\b[Oo]ur (?:own )?(?:\w+ )?(?i:{_POST})(?: (?:in|at|to) [\w ]{{2,30}})?)"
    r"[ ,(]+(?:Mr\.? |Mrs\.? |Dr\.? )?(?:[A-Z][\w.]* ){0,2}\Z"
)
"""What stands before the name of the writer's own agent: "we instructed Mr. Vale", "our Minister, Mr. Vale"."""
_ABROAD = re.compile(
    r"(?i:d[ei]spatch|telegram|legation|embassy|instruction|aide-m[eé]moire|consul|minister|department)"
)


def _visited(reading: Reading, name: str) -> str | None:
    """The state an envoy writes home from, where the head does not tell his post: by the place of the letter."""
    place = reading.place.state if reading.place else None
    sender = reading.sender[0] if len(reading.sender) == 1 else None
    if place is None or sender is None or place == sender.state:
        return None
    home = {p.state for p in reading.recipients}
    if sender.state is None:
        known = not sender.organisation and len(home) == 1 and not home & {None, place}
    else:  # whom a mission writes to, "Mr. Holt" alone, is at home; whom it met there has a title
        known = (
            _TITLED.match(f"{name} ") is not None
            and home <= {None, sender.state}
            and not any(p.organisation for p in reading.recipients if not p.state)
        )
    return place if known and _ABROAD.search(reading.text) else None


def _speaks_for_host(name: str) -> bool:
    """True for whom a mission hears in its host's capital, nobody saying whose he is: "Mr. Vale", "the Director"."""
    return bool(_OFFICIAL.match(name)) or (_PLAIN.fullmatch(name) is not None and not _OTHERS.search(name))


_PART = r"(?:de |la |le |van |von |al-|el-|d['’]|l['’])"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|General|Colonel|Admiral|Marshal|Captain|Ambassador|Minister|President|Chancellor"
    r"|Secretary|Senator|Prince|Baron|Count|Professor|Judge|Consul|Premier|Herr|Señora?|Signor|M)\.? "
    rf"((?:{_PART}*[A-ZÀ-Þ][\w'’-]+(?: (?={_PART}|[A-ZÀ-Þ]))?){{1,4}})"
)


_MET = re.compile(
    r"\b(?:[Ss]aw|[Mm]et(?: with)?|[Cc]alled (?:\w+ )?(?:up)?on|[Cc]onversation with|[Tt]alk(?:s|ed)? with"
    r"|[Ss]poke (?:to|with)|[Ii]nterview with|[Cc]onferred with"
    r"|[Aa]pproached|[Dd]ined with|[Ll]unche(?:d|on) with|[Mm]eeting with"
    r"|[Ll]etter to|[Mm]essage to|[Nn]ote to) "
    rf"((?:{_PART}*[A-ZÀ-Þ][a-zà-þ'’-]+(?: (?={_PART}|[A-ZÀ-Þ]))?){{1,3}})(?=[ ,.;:])"
)
"""Whom the writer met, though no title stands before his name."""


def person_before(reading: Reading, start: int, at: int) -> str | None:
    """The last person named with a title between two places, who is neither writer nor addressee: whom "he" can be.

    >>> from onrecord.letters.reading import begin
    >>> person_before(begin("I saw Mr. Vale. He agreed."), 0, 16)
    'Mr. Vale'
    """
    parties = " ".join(p.name or "" for p in (*reading.sender, *reading.recipients)).split()
    titled = [(m.start(), m[0]) for m in _TITLED.finditer(reading.text, start, at)]
    met = [(m.start(1), m[1]) for m in _MET.finditer(reading.text, start, at)]
    found = [" ".join(name.split()) for _, name in sorted(titled + met)]
    return next((n for n in reversed(found) if n.split()[-1] not in parties and not n.endswith(("'s", "’s"))), None)


@cache
def _places(surname: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(surname)}(?!\w)")


def _place(reading: Reading, mention: Mention) -> Span:
    return reading.clean.clean_span(Span(mention.quote.start, mention.quote.end))


def _start(state: tuple[Span, Mention]) -> int:
    return state[0].start


def _beside(reading: Reading, place: Span, name: tuple[int, int]) -> bool:
    """True for "Ardish Ambassador Vale", "Vale, the Ardish Minister", "Vale, Minister of Arden"."""
    if 0 < name[0] - place.end < 60:
        between = reading.text[place.end : name[0]]
        return "\n\n" not in between and bool(_BEFORE.match(between))
    if 0 < place.start - name[1] < 60:
        between = reading.text[name[1] : place.start]
        if _OF.fullmatch(between) and _WITH_POST.search(reading.text, max(0, name[0] - 60), name[0]):
            return True  # "Ambassador Vale of Arden"
        return bool(_BEHIND.match(reading.text, name[1])) and between.lstrip()[:1] in (",", "(") and "." not in between
    return False
