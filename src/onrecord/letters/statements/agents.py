"""Letters of agents: whom a lawyer writes for, whose position every "our client believes" gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.subjects import Side, Subject
from onrecord.model import Span

_NAME = re.compile(
    r"\s*,?\s*(?:(?:our |my )?clients?,?\s+)?(?:(?:[Tt]he|[Ll][ae]s?|[Ee]l|[Ll]os|[Ll]['’])\s*)?"
    r"(?:M[rs]{1,2}\.?|Dr\.?)?\s*"
    r"(?P<name>[^\W\d_][^,;:.，。；：\n(]{2,80})"
)
_ENDS = re.compile(
    r"\s+(?:in|which|who|and (?:write|have|refer)|with|as|by|to|qui|dans|et (?:vous|nous)|en|que|quien|y (?:me|nos|le)|"
    r"в|котор\w+|и (?:обращ|сообщ)\w+|في|التي|الذي)\s|委托|之托|的(?:代理人|律师)"
)


def with_clients(found: list[Subject], cues: Cues, folded: str, text: str, spans: Sequence[Span]) -> list[Subject]:
    """The subjects of a letter, those an agent writes for marked: "our client", and that client by name.

    A client stands on the writer's side, so that what the agent asks for it is an ask.
    """
    kind = cues.words.get("client")
    if kind is None:
        return found
    places = [m.span() for span in spans for m in cues.of_class("client", folded, span.start, span.end)]
    if not places:
        return found
    holder = _principal(found, cues, folded, text)
    clients = [Subject(start, end, Side.OWN, holder, client=True) for start, end in places]
    taken = {start for start, _ in places}
    others = [
        replace(s, side=Side.OWN, client=True) if holder and s.holder == holder else s
        for s in found
        if s.start not in taken
    ]
    return clients + others


def _principal(found: Sequence[Subject], cues: Cues, folded: str, text: str) -> str | None:
    """Whom the letter says its writer acts for: as the letter's other names have it, else in its own words."""
    acts_for = cues.words.get("acts_for")
    others = [s for s in found if s.side is Side.OTHER]
    for m in acts_for.regex.finditer(folded) if acts_for else ():
        named = _NAME.match(text, m.end())
        if named is None:
            continue
        known = next((s for s in others if s.holder and named.start() <= s.start <= named.start("name") + 2), None)
        if known:
            return known.holder
        words = _ENDS.split(named["name"], maxsplit=1)[0]
        if not cues.spaced or any(w[:1].isupper() for w in words.split()) or cues.language == "ar":
            return " ".join(words.split())
    return None
