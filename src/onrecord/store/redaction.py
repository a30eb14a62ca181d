"""Hidden passages: kept in the record, blacked out in everything it gives, search and exports included.

A redaction is a quotation. Each time a letter is taken from the shelf the quotation is looked for: at its place, else
wherever its words stand; where they stand in no letter of the file any more, all its letters are hidden whole, because
a better reader must not bring hidden words to light. Blacked-out characters keep their number: all other offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode

import msgspec
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.errors import NotFound
from onrecord.model import Decision, Letter, Quote, Statement
from onrecord.store import inventory
from onrecord.store.clock import now
from onrecord.store.database import once_a_view
from onrecord.store.schema import redactions
from onrecord.store.seals import sealed
from onrecord.store.trail import Change

INK = "█"
Stretches = Sequence[tuple[int, int]]

_NEVER = frozenset({"id", "sha256", "schema", "text", "media_type", "source"})
"""Fields without words of the letter in them (the text itself is blacked out by place)."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A hidden passage. `lifted`: when it was made visible again; None while it holds."""

    id: str
    sha256: str
    quote: Quote
    by: str
    at: datetime
    why: str
    lifted: datetime | None = None


def redact(tx: Connection, sha: str, quote: Quote, *, by: str, why: str) -> str:
    """Hide a quotation of a letter in that source; returns the id of the redaction. Again: the same, holding again."""
    id = sha256(f"{sha} {quote.start} {quote.end} {quote.exact}".encode()).hexdigest()[:16]
    said = msgspec.json.encode(quote).decode()
    plain = {"id": id, "sha256": sha, "quote": said, "by": by, "at": now().isoformat(), "why": why, "lifted": None}
    row = sealed(redactions, plain)
    dialect = postgresql if tx.dialect.name == "postgresql" else sqlite
    tx.execute(dialect.insert(redactions).values(row).on_conflict_do_update(index_elements=["id"], set_=row))
    inventory.enter(tx, redactions, [row])
    return id


def lift(tx: Connection, id: str) -> None:
    """Make a passage visible again; the redaction stays in the record, marked."""
    row = tx.execute(select(redactions).where(redactions.c.id == id)).mappings().one()
    lifted = sealed(redactions, dict(row) | {"lifted": now().isoformat()})
    tx.execute(update(redactions).where(redactions.c.id == id).values(lifted))


def source(tx: Connection, id: str) -> str:
    """SHA-256 of the source a redaction is in. Raises `NotFound`."""
    sha = tx.execute(select(redactions.c.sha256).where(redactions.c.id == id)).scalar()
    if sha is None:
        raise NotFound(f"no redaction {id!r} in this record")
    return str(sha)


def every(tx: Connection, sha: str | None = None) -> list[Redaction]:
    """Redactions (of one source), in the order made, lifted ones included."""
    found = select(redactions).order_by(redactions.c.at, redactions.c.id)
    return [_from(r) for r in tx.execute(found if sha is None else found.where(redactions.c.sha256 == sha))]


def holding(tx: Connection) -> dict[str, list[Quote]]:
    """The quotations that are hidden now, by source."""
    return once_a_view(tx, "holding", lambda: _holding(tx))


def _holding(tx: Connection) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = {}
    for one in tx.execute(select(redactions).where(redactions.c.lifted.is_(None)).order_by(redactions.c.id)):
        found.setdefault(one.sha256, []).append(_from(one).quote)
    return found


def _from(r: Any) -> Redaction:
    lifted = datetime.fromisoformat(r.lifted) if r.lifted else None
    quote = msgspec.json.decode(r.quote, type=Quote)
    return Redaction(r.id, r.sha256, quote, r.by, datetime.fromisoformat(r.at), r.why, lifted)


def veiled_all(letters: Sequence[Letter], hidden: Sequence[Quote]) -> list[Letter]:
    """All letters of one file with what is hidden in the file blacked out, each passage where it stands."""
    if not hidden:
        return list(letters)
    found = {quote: any(_places(letter.text, quote) for letter in letters) for quote in hidden}
    return [veiled(x, hidden, [q for q in hidden if found[q] and not _places(x.text, q)]) for x in letters]


def veiled(letter: Letter, hidden: Sequence[Quote], elsewhere: Sequence[Quote] = ()) -> Letter:
    """The letter with the quotations blacked out everywhere in it.

    `elsewhere`: those of the quotations that stand in another letter of the same file, and not in this one.
    """
    here = [quote for quote in hidden if quote not in elsewhere]
    stretches = sorted({place for quote in here for place in _places(letter.text, quote) or [(0, len(letter.text))]})
    said = [quote.exact for quote in hidden] + _names(letter, hidden)
    veil = Veil(_inked(letter.text, stretches), stretches, pattern(said))
    found = {f.name: veil.over(f.name, getattr(letter, f.name)) for f in fields(letter)}
    return replace(letter, **found | {"text": veil.text, "source": veil.source(letter)})


def _places(text: str, quote: Quote) -> list[tuple[int, int]]:
    if quote.holds(text):
        return [(quote.start, quote.end)]
    loose = r"\s+".join(map(re.escape, quote.exact.split()))
    return [m.span() for m in re.finditer(loose, text, re.IGNORECASE)]


def _inked(text: str, stretches: Stretches) -> str:
    for start, end in stretches:
        text = text[:start] + "".join(c if c == "\n" else INK for c in text[start:end]) + text[end:]
    return text


def _names(letter: Letter, hidden: Sequence[Quote]) -> list[str]:
    """Names printed inside a hidden passage: the holder of a statement must not tell them."""
    said = " ".join(" ".join(quote.exact.split()) for quote in hidden).casefold()
    parties = (*letter.sender, *letter.recipients, *letter.copies)
    names = (name for party in parties for name in (party.name, party.organisation, party.role) if name)
    return [name for name in names if name.casefold() in said]


def words_of(hidden: Iterable[Quote]) -> re.Pattern[str] | None:
    """A pattern for the hidden words in texts that have no offsets; None when nothing is hidden."""
    return pattern([quote.exact for quote in hidden])


def pattern(said: Iterable[str]) -> re.Pattern[str] | None:
    """Any of these words, however spaced and in whatever case."""
    loose = [r"\s+".join(map(re.escape, one.split())) for one in said]
    return re.compile("|".join(sorted(filter(None, loose), key=len, reverse=True)), re.IGNORECASE) if loose else None


def without(words: re.Pattern[str] | None, said: str) -> str:
    """A text without offsets, its hidden words blacked out."""
    return words.sub(lambda m: INK * len(m[0]), said) if words else said


def inked(words: re.Pattern[str] | None, value: Any) -> Any:
    """JSON values with the hidden words blacked out."""
    if isinstance(value, str):
        return without(words, value)
    if isinstance(value, list):
        return [inked(words, one) for one in value]
    if isinstance(value, dict):
        return {without(words, key): inked(words, one) for key, one in value.items()}
    return value


def inked_setting(words: re.Pattern[str] | None, kind: str, value: Any) -> Any:
    """A value that was set by hand; a saved search is the query part of an address, and hides words behind escapes."""
    if kind == "search" and isinstance(value, str) and words:
        return urlencode([(key, without(words, said)) for key, said in parse_qsl(value)])
    return inked(words, value)


def veiled_values(tx: Connection, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What was set by hand, by key, as it may be shown: without hidden words and without the hash of a password."""
    words = hidden_words(tx)
    made = {}
    for key, value in values.items():
        if kind == "account" and isinstance(value, dict):
            value = {name: one for name, one in value.items() if name != "password"}
        made[without(words, key)] = inked_setting(words, kind, value)
    return made


def veiled_line(words: re.Pattern[str] | None, line: Change) -> Change:
    """A line of the trail with the hidden words blacked out."""
    kind, detail = line.subject.partition(":")[0], line.detail
    if isinstance(detail, dict):
        detail = {key: inked_setting(words, kind, value) for key, value in detail.items()}
    by, subject = without(words, line.by), without(words, line.subject)
    return replace(line, by=by, subject=subject, detail=inked(words, detail))


def inked_json(words: re.Pattern[str] | None, said: str) -> str:
    """The same in JSON: its strings are looked into as they read, not as they are written with escapes."""
    if words is None:
        return said
    try:
        return msgspec.json.encode(inked(words, msgspec.json.decode(said))).decode()
    except msgspec.DecodeError:
        return without(words, said)


def hidden_words(tx: Connection) -> re.Pattern[str] | None:
    """The words of every passage hidden in this record."""
    return once_a_view(tx, "words", lambda: words_of(quote for some in holding(tx).values() for quote in some))


@dataclass(frozen=True, slots=True)
class Veil:
    """What is hidden in one letter: its inked text, the stretches, and the words for what has no offsets."""

    text: str
    stretches: Stretches
    words: re.Pattern[str] | None

    def source(self, letter: Letter) -> Any:
        """The file's name may tell what the letter must not."""
        return replace(letter.source, name=without(self.words, letter.source.name))

    def over(self, name: str, value: Any) -> Any:
        """A field of the letter: quotations cut anew, what rests on hidden words left out, plain words inked."""
        if name in _NEVER:
            return value
        if type(value) is str:
            return without(self.words, value)
        if isinstance(value, Quote):
            return self.cut(value)
        if isinstance(value, tuple):
            return tuple(self.over(name, one) for one in value if not self._hides(one))
        if isinstance(value, dict):
            return {key: without(self.words, one) for key, one in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            if self._hides(value):
                return None
            if isinstance(value, Statement) and self._meets(value.quote):
                # The words that made a cue or the weights speak may be some of the hidden ones: the cue is named alone.
                value = replace(value, because="; ".join(_CUE.findall(value.because)))
            return replace(value, **{f.name: self.over(f.name, getattr(value, f.name)) for f in fields(value)})
        return value

    def cut(self, quote: Quote) -> Quote:
        """The same place in the inked text."""
        return Quote.at(self.text, quote.start, quote.end, page=quote.page, boxes=quote.boxes, parts=quote.parts)

    def _hides(self, value: Any) -> bool:
        """A value read from hidden words says what they said. Statements stay, inked: they are what was decided on."""
        quote = getattr(value, "quote", None)
        if not isinstance(quote, Quote) or isinstance(value, Statement):
            return False
        return self._meets(quote)

    def _meets(self, quote: Quote) -> bool:
        return any(start < quote.end and quote.start < end for start, end in self.stretches)


_CUE = re.compile(r"[a-z]{2}/[a-z_]+/[\w-]+")


def veiled_decision(decision: Decision, hidden: dict[str, list[Quote]]) -> Decision:
    """A decision with hidden words blacked out; it keeps its id, so its id no longer is the hash of what is shown."""
    everywhere = [quote for some in hidden.values() for quote in some]
    words = words_of(everywhere)
    quote = decision.quote
    if quote is not None:
        quote = veiled_quote(quote, everywhere, near=hidden.get(decision.source or "", ()))
    value = None if decision.value is None else inked_json(words, decision.value)
    about, why = without(words, decision.about), without(words, decision.why)
    return replace(decision, by=without(words, decision.by), about=about, why=why, value=value, quote=quote)


def veiled_quote(quote: Quote, hidden: Sequence[Quote], *, near: Iterable[Quote] = ()) -> Quote:
    """A quotation with its context, blacked out.

    By words, also where the context breaks off in the middle of them; `near`: hidden in the same source, by place.
    """
    begins = quote.start - len(quote.prefix)
    whole = quote.prefix + quote.exact + quote.suffix
    places = [(max(0, h.start - begins), min(len(whole), h.end - begins)) for h in near]
    places += [m.span() for words in [words_of(hidden)] if words for m in words.finditer(whole)]
    places += [edge for h in hidden for edge in _edges(whole, h.exact)]
    whole = _inked(whole, [(a, b) for a, b in places if a < b])
    first, last = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    return replace(quote, prefix=whole[:first], exact=whole[first:last], suffix=whole[last:])


SHORTEST_EDGE = 3
"""Fewer characters of hidden words at the edge of a context tell nothing."""


def _edges(whole: str, said: str) -> Iterator[tuple[int, int]]:
    """Where a stretch of text begins in the middle of hidden words, ends in it, or lies within."""
    low, words = re.sub(r"\s", " ", whole).casefold(), re.sub(r"\s", " ", said).casefold()
    if len(low) != len(whole):
        low = whole
    if low and low in words:
        yield 0, len(whole)
        return
    for size in range(min(len(words), len(low)) - 1, SHORTEST_EDGE - 1, -1):
        if low.startswith(words[-size:]):
            yield 0, size
            break
    for size in range(min(len(words), len(low)) - 1, SHORTEST_EDGE - 1, -1):
        if low.endswith(words[:size]):
            yield len(whole) - size, len(whole)
            break
