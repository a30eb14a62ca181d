"""Whether words tell that a thing will be done, in six languages, by whoever it is: "a delegation will attend"."""

from __future__ import annotations

from onrecord.record.parties import fold
from onrecord.record.steps import any_of

TO_COME = (
    r"\b(?:will|shall) (?!not\b|never\b|no\b|neither\b|consider\b|examine\b|study\b)",
    r"\b(?!(?:sera|seront|aura|auront|pourra|pourront|devra|devront|faudra)\b)\w{3,}(?:era|eront|ira|iront|dra|dront)\b|"
    r"\b(?:sera|seront|sera represente\w*) (?!examin|tranch|decid|etudi)",
    r"\b(?!(?:manera|primera|frontera|bandera|tercera|camara|cualquiera|para|fuera|ahora)\b)\w{3,}[aei]ran?\b",
    r"\b(?:примет|примут|направит|направят|представит|войдет|подпишет|опубликует|окажет|будет|будут)\b"
    r"(?! (?:рассмотрен|изучен))",
    r"(?:^|\s)(?:سوف|ست\w{3,}|سي\w{3,}|سن\w{3,})",
    r"将(?!考虑|研究)",
)
"""How words tell that a thing is yet to be done."""

_TO_BE_DONE = any_of(TO_COME)
_NO = any_of(
    (r"\b(?:not|never|no|nor|neither|cannot|ne|pas|aucun\w*|nunca|ningun\w*|sin|не|нет|ни)\b|لن|لا|ليس|不|未|没有|无",)
)


def is_to_come(words: str) -> bool:
    """True for words that tell that a thing will be done.

    >>> is_to_come("A delegation will attend the meeting."), is_to_come("Nobody will attend, and we shall not either.")
    (True, False)
    """
    folded = fold(words)
    return bool(_TO_BE_DONE.search(folded)) and not _NO.search(folded)
