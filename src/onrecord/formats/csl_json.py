"""Letters as a bibliography in CSL-JSON, which Zotero, Mendeley, JabRef and pandoc read.

Source of the form: the CSL 1.0.2 schema for `personal_communication`. Nothing is guessed: a part of a name that is a
family's is not told apart from the rest, so names stand as printed (`literal`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.model import Kind, Letter, Party
from onrecord.model.citation import FORMS, citation, dated

FORMAT, SUFFIX, MEDIA_TYPE = "csl-json", ".json", "application/vnd.citationstyles.csl+json"


def item(letter: Letter) -> dict[str, Any]:
    """One letter as a CSL item.

    >>> from onrecord.model import Day, LetterDate, SourceInfo
    >>> letter = Letter(
    ...     "l-1", SourceInfo("a.txt", "0", "text/plain", None, "plain"), Kind.LETTER, "en", "…",
    ...     date=LetterDate(Day("2014-03"), None), sender=(Party("Ana Ruiz"),))
    >>> found = item(letter)
    >>> found["author"], found["issued"], found["genre"]
    ([{'literal': 'Ana Ruiz'}], {'date-parts': [[2014, 3]]}, 'Letter')
    """
    day = dated(letter)
    printed = {
        "author": _names(letter.sender),
        "recipient": _names(letter.recipients),
        "issued": {"date-parts": [[int(part) for part in str(day).split("-")]]} if day else None,
        "event-place": letter.place.name if letter.place else None,
        "number": "; ".join(" ".join(one.value.split()) for one in letter.reference_numbers) or None,
    }
    title = " ".join(letter.subject.value.split()) if letter.subject else citation(letter)
    return {
        "id": letter.id,
        "type": "speech" if letter.kind is Kind.STATEMENT else "personal_communication",
        "genre": FORMS[letter.kind],
        "title": title,
        "language": letter.language,
        **{name: value for name, value in printed.items() if value},
        "note": f"{citation(letter)}. File: {letter.source.name}; SHA-256: {letter.source.sha256}",
    }


def _names(parties: Sequence[Party]) -> list[dict[str, str]]:
    return [{"literal": name} for one in parties if (name := one.name or one.organisation or one.role)]
