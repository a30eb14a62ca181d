"""Letters to rows and back. The whole letter travels as deflated JSON; the other columns only serve to find it."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Table

from onrecord.model import Ask, CitedLetter, Decision, Letter, Link, Party
from onrecord.reference import likeness
from onrecord.store.fold import shadow, storable
from onrecord.store.schema import mentions, parties, prints, statements, topics

Row = dict[str, Any]


class _Text(msgspec.Struct):
    text: str


def _back(kind: type, value: Any) -> Any:
    return kind(value)


_letter = msgspec.json.Decoder(Letter, dec_hook=_back)
_text = msgspec.json.Decoder(_Text)
_link = msgspec.json.Decoder(Link, dec_hook=_back)
_ask = msgspec.json.Decoder(Ask, dec_hook=_back)
_cited = msgspec.json.Decoder(CitedLetter, dec_hook=_back)
_decision = msgspec.json.Decoder(Decision, dec_hook=_back)
_encode = msgspec.json.Encoder(enc_hook=str).encode


def letter_to_body(letter: Letter) -> bytes:
    """The whole letter, small."""
    return zlib.compress(_encode(letter), 6)


def letter_from_body(body: bytes) -> Letter:
    """The same letter again."""
    return _letter.decode(zlib.decompress(body))


def text_from_body(body: bytes) -> str:
    """Its text alone, many times quicker."""
    return _text.decode(zlib.decompress(body)).text


def letter_to_row(letter: Letter, body: bytes, *, position: int) -> Row:
    """A row of `letters`; `position`: place in its source, from 0."""
    seal = sha256(body).hexdigest()
    return {"id": letter.id, "sha256": letter.source.sha256, "position": position, **found_by(letter), "seal": seal}


def found_by(letter: Letter) -> Row:
    """The columns of `letters` that it is found by: of the letter as decided, where somebody decided."""
    value = letter.date.value if letter.date else None
    return {
        "kind": letter.kind.value,
        "language": storable(letter.language),
        "date": str(value) if value else None,
        "first": value.first.isoformat() if value else None,
        "last": value.last.isoformat() if value else None,
    }


def rows_of(letter: Letter, number: int, right: Letter | None = None) -> dict[Table, list[Row]]:
    """Rows of every table that a letter is found by.

    `right`: the letter as people decided on it. Who wrote it to whom and what it says is then found by what is right,
    not by what was misread; statements that no longer stand keep their ids, by which decisions on them are known.
    """
    return {
        **decided_rows(letter, number, right),
        mentions: mention_rows(letter, number),
        prints: print_rows(letter.text, number),
    }


def decided_rows(letter: Letter, number: int, right: Letter | None = None) -> dict[Table, list[Row]]:
    """Those of them that decisions change."""
    right = right or letter
    here = {said.id for said in right.statements}
    gone = [said for said in letter.statements if said.id not in here]
    taken_back = [
        {"letter": number, "position": i, "id": said.id, "act": "", "speaker": None, "holder": None, "attribution": "",
         "stance": None}
        for i, said in enumerate(gone, start=len(right.statements))
    ]  # fmt: skip
    return {
        parties: party_rows(right, number),
        statements: statement_rows(right, number) + taken_back,
        topics: topic_rows(right, number),
    }


def party_rows(letter: Letter, number: int) -> list[Row]:
    """Rows of `parties`."""
    sides = (("sender", letter.sender), ("recipient", letter.recipients), ("copy", letter.copies))
    return [_party(party, side, i, number) for side, found in sides for i, party in enumerate(found)]


def _party(party: Party, side: str, position: int, number: int) -> Row:
    return {
        "letter": number,
        "side": side,
        "position": position,
        "state": storable(party.state),
        "body": shadow(party.organisation) if party.organisation else None,
        "person": shadow(party.name) if party.name else None,
    }


def statement_rows(letter: Letter, number: int) -> list[Row]:
    """Rows of `statements`."""
    return [
        {
            "letter": number,
            "position": i,
            "id": s.id,
            "act": s.act.value,
            "speaker": storable(s.speaker),
            "holder": storable(s.holder),
            "attribution": s.attribution.value,
            "stance": s.stance.value if s.stance else None,
        }
        for i, s in enumerate(letter.statements)
    ]


def topic_rows(letter: Letter, number: int) -> list[Row]:
    """Rows of `topics`."""
    found = {(i, topic) for i, s in enumerate(letter.statements) for topic in map(storable, s.topics)}
    return [{"letter": number, "position": i, "topic": topic} for i, topic in sorted(found)]


def mention_rows(letter: Letter, number: int) -> list[Row]:
    """Rows of `mentions`: each thing once, the further senses of an ambiguous one included."""
    found = {(m.kind.value, each) for m in letter.mentions for each in map(storable, (m.id, *m.others))}
    return [{"letter": number, "kind": kind, "id": each} for kind, each in sorted(found)]


def print_rows(text: str, number: int) -> list[Row]:
    """Rows of `prints`: by what a copy of the letter is found."""
    return [{"print": each, "letter": number} for each in likeness.prints(text)]


def link_to_body(link: Link) -> str:
    """A link as JSON."""
    return _encode(link).decode()


def link_from_body(body: str) -> Link:
    """The same link again."""
    return _link.decode(body)


def to_body(value: Ask | CitedLetter) -> str:
    """An ask or a cited letter as JSON."""
    return _encode(value).decode()


def ask_from_body(body: str) -> Ask:
    """The same ask again."""
    return _ask.decode(body)


def cited_from_body(body: str) -> CitedLetter:
    """The same cited letter again."""
    return _cited.decode(body)


def decision_to_body(decision: Decision) -> str:
    """A decision as JSON, one line."""
    return _encode(decision).decode()


def decision_from_body(body: str | bytes) -> Decision:
    """The same decision again. Raises `msgspec.ValidationError` for what is none."""
    return _decision.decode(body)
