"""States and topics as people write them: by a code or id in any case, or by a name in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from onrecord.errors import BadDecision, NotFound
from onrecord.model import Day

MOST = 3
"""So many names are offered for one that is not known."""


def state_called(written: str) -> str:
    """The code of a state, from its code or one of its names. Raises `NotFound`, with what may have been meant.

    >>> state_called("rus"), state_called("Russie"), state_called("Финляндия")
    ('RUS', 'RUS', 'FIN')
    """
    from onrecord.reference.states import find_states, has_state, states

    if found := has_state(written.strip().upper()):
        return found.code
    several = find_states(written)
    if len(several) == 1:
        return several[0].code
    if several:
        codes = ", ".join(f"{one.code} ({one.name()})" for one in several)
        raise NotFound(f"several states are called {written!r}: name one by its code: {codes}")
    known = {one.name().casefold(): f"{one.code} ({one.name()})" for one in states()}
    near = [known[name] for name in get_close_matches(written.casefold(), known, MOST, 0.7)]
    hint = f"did you mean {' or '.join(near)}?" if near else "write its name, or its code such as RUS or NZL"
    raise NotFound(f"no state is called {written!r}; {hint}")


def day_called(written: str) -> Day:
    """A day, month or year as people write it: 2009-08-18, 18 August 2009, août 2009, 18.08.2009.

    Raises `BadDecision` for what is no date, and for figures that can be read either way (03/04/2014).

    >>> day_called("18 August 2009"), day_called("août 2009"), day_called("2009")
    ('2009-08-18', '2009-08', '2009')
    """
    from onrecord.letters.recognisers.dates import find_date_mentions

    text = re.sub(r"\s*г(?:\.|ода?)?\Z", "", written.strip())
    try:
        return Day(text)
    except ValueError:
        pass
    found = find_date_mentions(text, relative=False)
    if len(found) == 1 and (one := found[0]).value and (one.start, one.end) == (0, len(text)):
        if not one.others and not one.until and one.problem is None:
            return one.value
        if one.others:
            raise BadDecision(f"{written!r} can be read either way; write {one.value} or {one.others[0]}")
    raise BadDecision(f"{written!r} is no date; write 2009-08-18, or 2009-08 or 2009 where no more is known")


def holder_called(written: str) -> str:
    """A state by its code, in whatever language its name was written; anybody else as written.

    >>> holder_called("Russie"), holder_called("rus"), holder_called("Open Fields Coalition")
    ('RUS', 'RUS', 'Open Fields Coalition')
    """
    from onrecord.reference.states import find_state, has_state

    found = find_state(written) or (has_state(written.upper()) if len(written) == 3 else None)
    return found.code if found else written


def topic_called(written: str) -> str:
    """The id of a treaty, weapon, forum, body or theme, from its id or one of its names; a resolution by its symbol.

    Raises `NotFound`, with what may have been meant: a topic that nobody knows would be found nowhere, and that reads
    as if a state had said nothing.

    >>> topic_called("ccm"), topic_called("Convention on Cluster Munitions"), topic_called("A/RES/70/54")
    ('CCM', 'CCM', 'A/RES/70/54')
    """
    wanted, names = written.strip().casefold(), dict(_topics())
    if wanted in names:
        return names[wanted]
    if "/" in written:
        return written.strip().upper()
    meant = sorted((names[name] for name in names if _means(wanted, name)), key=str.islower)
    likely = [names[name] for name in get_close_matches(wanted, names, MOST, 0.7)]
    near = [*dict.fromkeys((*meant, *likely))][:MOST]
    hint = f"did you mean {' or '.join(near)}?" if near else "write an id such as CCM or NPT, or a treaty's name"
    raise NotFound(f"no topic is called {written!r}; {hint}")


def _means(wanted: str, name: str) -> bool:
    """True where a name has all words that were written, or begins them with the letters that were: "MBT"."""
    words = re.findall(r"\w+", name)
    every = re.findall(r"\w+", wanted)
    initials = "".join(word[0] for word in words if word not in ("the", "of", "on", "and", "for", "to"))
    return (len(every) > 1 and set(every) <= set(words)) or (1 < len(wanted) < 8 and wanted == initials)


def _topics() -> Iterator[tuple[str, str]]:
    """Every name of every topic, folded, with the topic's id; ids come last, so that no name hides one."""
    from onrecord.reference.bodies import Body, bodies
    from onrecord.reference.forums import Forum, forums
    from onrecord.reference.themes import Theme, themes
    from onrecord.reference.treaties import Treaty, treaties
    from onrecord.reference.weapons import Weapon, weapons

    known: tuple[Body | Theme | Forum | Weapon | Treaty, ...]
    known = (*bodies(), *themes(), *forums(), *weapons(), *treaties())
    yield from ((name.text.casefold(), one.id) for one in known for name in one.names)
    yield from ((one.id.casefold(), one.id) for one in known)
