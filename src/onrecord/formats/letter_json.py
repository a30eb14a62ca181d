"""The letter as JSON: one object a line, as the design's section 4 has it; the schema is made from the types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.errors import NotVerbatim
from onrecord.model import Letter, Quote

SCHEMA_ID = "onrecord.letter/1"


def to_json(letter: Letter) -> bytes:
    """One letter as one line of UTF-8 JSON, every quotation checked against the text on the way out.

    Raises `NotVerbatim` when a quotation is not the characters it points at.
    """
    import msgspec

    hold_to_text(letter)
    return msgspec.json.encode(letter, enc_hook=str)


def from_json(line: bytes | str) -> Letter:
    """The letter a line holds. Raises `msgspec.ValidationError` (a `ValueError`) when it is none."""
    import msgspec

    return msgspec.json.decode(line, type=Letter, dec_hook=lambda kind, value: kind(value))


def schema() -> dict[str, Any]:
    """The JSON Schema of a letter, made from the types (published in `docs/schema/letter-1.json`)."""
    import msgspec

    made = msgspec.json.schema(Letter, schema_hook=lambda _: {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **made}


def quotes(letter: Letter) -> Iterable[Quote]:
    """Every quotation in a letter."""
    stack: list[Any] = [getattr(letter, name) for name in letter.__dataclass_fields__]
    while stack:
        thing = stack.pop()
        if isinstance(thing, Quote):
            yield thing
        elif isinstance(thing, tuple):
            stack.extend(thing)
        elif hasattr(thing, "__dataclass_fields__"):
            stack.extend(getattr(thing, name) for name in thing.__dataclass_fields__)


def hold_to_text(letter: Letter) -> None:
    """Check each quotation against the letter's text. Raises `NotVerbatim` naming the first that fails."""
    for quote in quotes(letter):
        if not quote.holds(letter.text):
            raise NotVerbatim(
                f"{letter.source.name}: the quotation at {quote.start}..{quote.end} is not its own characters; "
                "nothing was written. Read the file again with `onrecord reread` and report this"
            )


if __name__ == "__main__":
    import json

    print(json.dumps(schema(), indent=1, ensure_ascii=False))
