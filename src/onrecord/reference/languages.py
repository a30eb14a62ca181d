"""Languages: how letters are written in them. One file each, `data/languages/fr.toml`, which a person can correct.

A phrase stands for itself without regard to case; a space is any white space, "*" at a word's end leaves the word open,
"..." stands for a few words between. Rules know no word of any language: what a salutation looks like is said here.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import BadReference

_FOLDER = Path(__file__).parent / "data" / "languages"

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageCues:
    """The words by which the parts of a letter are known in one language.

    code            BCP 47
    script          Latin | Cyrillic | Arabic | Han
    function_words  the commonest words; they tell the language
    salutations     how a salutation begins; closings: how a complimentary close begins
    compliments     of notes verbales ("presents its compliments to"); renewals: of their close
    subject, references, antecedents, copies, enclosures, postscript, received, date_labels, signed, footer
                    marks that begin such a line
    notes           words by which a bracketed remark is known as a transcriber's; described: his sentences
    page, of        "page 2 of 3"
    quoted_mail     lines above a mail quoted below an answer; mail_*: names of mail headers
    address_to      words before an addressee; from_label: before a sender
    many_offices    offices of many, as they are addressed: "Ministers of Foreign Affairs"
    on_behalf       before the office a signature stands for; deputing: before the person spoken for
    honorifics, suffixes    what is no part of a name
    posts, bodies, streets  words by which a post, a body and an address are known
    state_posts, state_bodies   those of a state
    modifiers       words that stand before a post ("Senior Policy" Adviser) and in no name
    open_letter ... memorandum  words of a title that tell the kind
    letter_dated, heading_*     an editor's or the United Nations' heading over a letter
    reply           phrases by which a letter answers another
    samples         lines that must be recognised; the tests try them
    """

    code: str
    name: str
    script: str
    function_words: frozenset[str] = frozenset()
    salutations: Phrases = ()
    closings: Phrases = ()
    compliments: Phrases = ()
    renewals: Phrases = ()
    subject: Phrases = ()
    references: Phrases = ()
    antecedents: Phrases = ()
    copies: Phrases = ()
    enclosures: Phrases = ()
    postscript: Phrases = ()
    received: Phrases = ()
    date_labels: Phrases = ()
    signed: Phrases = ()
    footer: Phrases = ()
    notes: Phrases = ()
    described: Phrases = ()
    page: Phrases = ()
    of: Phrases = ()
    quoted_mail: Phrases = ()
    mail_from: Phrases = ()
    mail_to: Phrases = ()
    mail_cc: Phrases = ()
    mail_subject: Phrases = ()
    mail_date: Phrases = ()
    mail_other: Phrases = ()
    address_to: Phrases = ()
    many_offices: Phrases = ()
    from_label: Phrases = ()
    on_behalf: Phrases = ()
    deputing: Phrases = ()
    honorifics: Phrases = ()
    suffixes: Phrases = ()
    posts: Phrases = ()
    modifiers: Phrases = ()
    bodies: Phrases = ()
    streets: Phrases = ()
    state_posts: Phrases = ()
    state_bodies: Phrases = ()
    open_letter: Phrases = ()
    aide_memoire: Phrases = ()
    note_verbale: Phrases = ()
    note: Phrases = ()
    telegram: Phrases = ()
    statement: Phrases = ()
    memorandum: Phrases = ()
    letter_dated: Phrases = ()
    heading_kinds: Phrases = ()
    heading_from: Phrases = ()
    heading_to: Phrases = ()
    reply: Phrases = ()
    samples: Phrases = field(default=(), compare=False)


def languages() -> tuple[LanguageCues, ...]:
    """Every language there is a file for, in order of code.

    >>> [one.code for one in languages()][:4]
    ['ar', 'de', 'en', 'es']
    """
    return tuple(_all().values())


def language(code: str) -> LanguageCues:
    """The language of a code ("fr", "fr-CH"). Raises `BadReference` when there is no file for it.

    >>> language("fr").subject[0]
    'objet'
    """
    found = _all().get(code.split("-")[0])
    if found is None:
        raise BadReference(f"no language file for {code!r}; add one beside data/languages/en.toml")
    return found


@cache
def _all() -> dict[str, LanguageCues]:
    return {cues.code: cues for cues in (_read(path) for path in _files())}


def _files() -> list[Path]:
    """What ships, and a user's own files of the same name in their place (`ONRECORD_REFERENCE`)."""
    own = [Path(p) / "languages" for p in os.environ.get("ONRECORD_REFERENCE", "").split(os.pathsep) if p]
    found: dict[str, Path] = {}
    for folder in (_FOLDER, *own):
        found |= {path.stem: path for path in sorted(folder.glob("*.toml"))}
    return [found[stem] for stem in sorted(found)]


_SHAPES: dict[str, Any] = {one.name: one.type for one in fields(LanguageCues)}


def _read(path: Path) -> LanguageCues:
    """One file, checked: a misspelt key or a lone word where a list belongs names the file and the key."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise BadReference(f"{path.name}: not readable as TOML: {wrong}") from wrong
    given: dict[str, Any] = {}
    for key, value in values.items():
        if key not in _SHAPES:
            raise BadReference(f"{path.name}: {key}: no such key; the keys are those of en.toml")
        if key in ("code", "name", "script"):
            given[key] = value
        elif key == "function_words":
            given[key] = frozenset(value.split())
        elif isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
            given[key] = tuple(value)
        else:
            raise BadReference(f"{path.name}: {key}: expected a list of texts")
    missing = {"code", "name", "script"} - given.keys()
    if missing:
        raise BadReference(f"{path.name}: {min(missing)}: expected a text")
    return LanguageCues(**given)
