"""Editions of a profile kept in the record, and the sentences an editor writes into every edition."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.errors import BadDecision, NotFound
from onrecord.model import Profile, Section, Sentence

if TYPE_CHECKING:
    from onrecord.store import Record


def keep_edition(record: Record, made: Profile, *, by: str) -> None:
    """Keep a profile as the last edition: the next one tells the difference from it."""
    sections = [
        {"heading": s.heading, "within": s.within, "sentences": [{"text": x.text} for x in s.sentences]}
        for s in made.sections
    ]
    value = {
        "state": made.state, "title": made.title, "topic": made.topic, "as_of": made.as_of.isoformat(),
        "facts": [list(x) for x in made.facts], "sections": sections, "gaps": list(made.gaps),
    }  # fmt: skip
    record.seen_by(by, public=False).set("edition", _key(made.state, made.topic), value)


def editions(record: Record) -> dict[tuple[str, str | None], Profile]:
    """The last edition kept of each state and topic."""
    found = (read_edition(value) for value in record.every("edition").values())
    return {(made.state, made.topic): made for made in found}


def read_edition(value: Any) -> Profile:
    """An edition from its JSON, as kept or as `onrecord profile --out x.json` wrote it. Raises `BadDecision`."""
    try:
        said = json.loads(value) if isinstance(value, str | bytes) else value
        sections = tuple(
            Section(s["heading"], tuple(Sentence(x["text"], ()) for x in s["sentences"]), s.get("within"))
            for s in said["sections"]
        )
        facts = tuple((str(key), str(fact)) for key, fact in said["facts"])
        as_of, gaps = date.fromisoformat(said["as_of"]), tuple(said.get("gaps", ()))
        return Profile(said["state"], said["title"], said.get("topic"), as_of, facts, sections, (), gaps)
    except (ValueError, KeyError, TypeError) as wrong:
        how = "`onrecord profile --out x.json` writes one"
        raise BadDecision(f"no edition of a profile: {wrong}; {how}") from None


def sentences(record: Record) -> dict[str, tuple[str, str | None, str, Sentence]]:
    """Editors' own sentences by number: state, topic (None: every profile of the state), heading, sentence."""
    return {
        key: (value["state"], value["topic"], value["heading"], Sentence(value["text"], (), by=value["by"]))
        for key, value in sorted(record.every("sentence").items(), key=lambda item: int(item[0]))
    }


def write_sentence(record: Record, state: str, heading: str, text: str, *, topic: str | None, by: str) -> str:
    """Keep an editor's own sentence, shown with the name in every edition; returns its number.

    Raises `BadDecision` for a heading that profiles do not have, naming those they have.
    """
    from onrecord.record.profile import HOUSE_ORDER

    if heading not in dict(HOUSE_ORDER):
        known = ", ".join(name for name, _ in HOUSE_ORDER)
        raise BadDecision(f"profiles have no heading {heading!r}; they have {known}")
    number = str(max((int(key) for key in record.every("sentence")), default=0) + 1)
    value = {"state": state, "topic": topic, "heading": heading, "text": " ".join(text.split()), "by": by}
    record.seen_by(by, public=False).set("sentence", number, value)
    return number


def drop_sentence(record: Record, number: str, *, by: str) -> None:
    """Take an editor's sentence out; it stays in the trail. Raises `NotFound`."""
    if number not in record.every("sentence"):
        raise NotFound(f"no sentence has the number {number}; `onrecord sentence` lists them")
    record.seen_by(by, public=False).set("sentence", number, None)


def _key(state: str, topic: str | None) -> str:
    return f"{state} {topic or ''}".strip()
