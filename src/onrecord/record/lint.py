"""What hand work leaves in a profile: a linter for a profile an editor has changed, in Markdown or plain text.

Each finding names its line. A quotation is looked for letter by letter in the record: an omission may be marked ("…",
"[...]"), words may be added in square brackets, nothing else may differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Letter, Profile
from onrecord.record.named import state_named


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. `code` is stable; `line` counts from 1; `words` are the place in the text.

    code   note_twice | note_missing | note_unused | not_verbatim | unclosed | stale | other_state | no_note
    """

    code: str
    line: int
    message: str
    words: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    text: str


_NOTE_USED = re.compile(r"\[\^?(\d{1,3})\](?!:)")
_NOTE_TEXT = re.compile(r"^\s*(?:\[\^(\d{1,3})\]:|\[(\d{1,3})\]|(\d{1,3})\.)\s+(.*)$")
_UNSAID = re.compile(r"^(notes|not known|changed since the last edition)$", re.IGNORECASE)
_HEADING = re.compile(r"^(#{1,6}\s.*|[=\-.]{3,})$")
_UNDERLINE = re.compile(r"^[=\-.]{3,}$")
_LISTED = re.compile(r"^\s*[-*]\s|^\*.*\*$")
_COMPILED = re.compile(r"^\*?Compiled from the record", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?”\"\])])\s+(?=[“\"A-ZÀ-ÝА-Я])")


def lint(text: str, profile: Profile, letters: Iterable[Letter]) -> tuple[Finding, ...]:
    """The findings of a hand-edited profile, in the order of its lines.

    `profile` is the edition it was made from: it tells the state. `letters` are those of the record.
    """
    held = [_plain(x.text) for x in letters]
    body, notes = _parted(_ESCAPED.sub(r"\1", text))
    found = [*_notes(body, notes)]
    for paragraph in body:
        if _HEADING.match(paragraph.text) or _LISTED.match(paragraph.text):
            continue
        found += [*_marks(paragraph), *_quotations(paragraph, held), *_sentences(paragraph, profile.state)]
    return tuple(sorted(found, key=lambda f: (f.line, f.code)))


def _parted(text: str) -> tuple[list[_Paragraph], dict[int, _Paragraph]]:
    """The paragraphs of the body and the notes by number. Wrapped lines are joined; lists of gaps are left out."""
    body: list[_Paragraph] = []
    notes: dict[int, _Paragraph] = {}
    # What stands above "Compiled from the record" is the title block: rows, not sentences.
    preamble, skipping, open_ = bool(_COMPILED.search(text)), False, False
    printed_lines = text.splitlines()
    for line, printed in enumerate(printed_lines, 1):
        plain = printed.strip()
        underlined = line < len(printed_lines) and _UNDERLINE.match(printed_lines[line])
        name = plain.lstrip("# ").casefold()
        note = _NOTE_TEXT.match(printed)
        if preamble:
            preamble = not _COMPILED.match(plain)
        elif note and (skipping or printed.startswith("[^")):
            number = int(note[1] or note[2] or note[3])
            notes[-line if number in notes else number] = _Paragraph(line, note[4])
        elif _UNSAID.match(name):
            skipping, open_ = True, False
        elif underlined or _HEADING.match(plain) or not plain:
            skipping, open_ = skipping and not plain.startswith("#"), False
        elif not skipping and open_ and not _LISTED.match(plain) and not _NOTE_USED.search(body[-1].text[-8:]):
            body[-1] = _Paragraph(body[-1].line, f"{body[-1].text} {plain}")
        elif not skipping:
            body.append(_Paragraph(line, plain))
            open_ = True
    return body, notes


def _notes(body: Sequence[_Paragraph], notes: dict[int, _Paragraph]) -> Iterator[Finding]:
    used = [(int(m[1]), p) for p in body for m in _NOTE_USED.finditer(_unquoted(p.text))]
    counts = Counter(number for number, _ in used)
    for number, paragraph in used:
        if counts[number] > 1:
            yield Finding("note_twice", paragraph.line, f"note {number} is used {counts[number]} times", f"[{number}]")
            counts[number] = 1
        if number not in notes:
            yield Finding("note_missing", paragraph.line, f"there is no note {number}", f"[{number}]")
    for number, note in notes.items():
        if number < 0:
            yield Finding("note_twice", note.line, "two notes have this number", note.text[:60])
        elif not counts[number]:
            yield Finding("note_unused", note.line, f"note {number} is not used in the text", note.text[:60])


_OPEN, _CLOSE = "“«„", "”»"


def _marks(paragraph: _Paragraph) -> Iterator[Finding]:
    """Quotation marks that open and do not close. Straight marks inside curly ones are the letter's own."""
    depth = 0
    for character in paragraph.text:
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth < 0:
            break
    straight = _outside_curly(paragraph.text).count('"')
    if depth or straight % 2:
        yield Finding("unclosed", paragraph.line, "a quotation mark has no partner", paragraph.text[:60])


def _outside_curly(text: str) -> str:
    return re.sub(r"“[^”]*”|«[^»]*»", "", text)


_QUOTED = re.compile(r"“([^”]+)”|«([^»]+)»|\"([^\"]+)\"")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|])")
_OMISSION = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")


def _quotations(paragraph: _Paragraph, held: Sequence[str]) -> Iterator[Finding]:
    for found in _QUOTED.finditer(paragraph.text):
        words = next(x for x in found.groups() if x)
        if len(words.split()) > 1 and not any(verbatim(words, text) for text in held):
            message = "no letter in the record has these words, letter by letter"
            yield Finding("not_verbatim", paragraph.line, message, words)


def verbatim(words: str, text: str) -> bool:
    """True when a quotation stands in a text letter by letter, marked omissions and bracketed additions allowed.

    A letter in brackets ("[W]e") stands for a change of capitals; white space and line breaks do not count.

    >>> verbatim("[W]e … cannot renounce [the weapon]", "As we said, we cannot renounce it.")
    True
    >>> verbatim("we can renounce it", "As we said, we cannot renounce it.")
    False
    """
    stretches = [x for x in _OMISSION.split(_plain(words)) if x.strip(" .,;:")]
    # What an editor added in brackets is not the letter's: only what stands around it is looked for.
    pieces = [p.strip() for x in stretches for p in re.split(r"\[[^\]]{2,}\]", x) if p.strip(" .,;:")]
    at, plain = 0, _plain(text)
    for piece in pieces:
        pattern = re.compile(re.sub(r"\\\[(\w)\\\]", lambda m: f"(?i:{m[1]})", re.escape(piece.rstrip(" .,;:"))))
        found = pattern.search(plain, at)
        if not found or not _whole_words(plain, *found.span()):
            return False
        at = found.end()
    return bool(pieces)


def _whole_words(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    cut_before = before.isalnum() and text[start : start + 1].isalnum()
    return not cut_before and not (after.isalnum() and text[end - 1 : end].isalnum())


def _plain(text: str) -> str:
    """White space as one space, typographic marks as plain ones: printing, not words."""
    return " ".join(text.translate(_TYPOGRAPHY).split())


_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u00ad": ""})

_STALE = re.compile(
    r"\b(most recent(?:ly)?|recently|to date|so far|as yet|not yet|never|currently|at present|last year|this year|"
    r"still has not|has not)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(1[89]|20)\d\d\b")


def _sentences(paragraph: _Paragraph, state: str) -> Iterator[Finding]:
    for sentence in _SENTENCE_END.split(paragraph.text):
        own = _unquoted(sentence)
        stale = _STALE.search(own)
        if stale and not _DATED.search(own):
            message = f"“{stale[0]}” goes stale: say on which day it is true"
            yield Finding("stale", paragraph.line, message, sentence[:80])
        if other := _other_state(own, state):
            yield Finding("other_state", paragraph.line, f"the sentence is about {other}", sentence[:80])
    if not _NOTE_USED.search(paragraph.text) and len(_unquoted(paragraph.text).split()) > 3:
        yield Finding("no_note", paragraph.line, "nothing shows where this is from", paragraph.text[:80])


def _other_state(words: str, state: str) -> str | None:
    """The name of another state the sentence begins with, left over from another profile."""
    from onrecord.reference.states import states

    begun = re.sub(r"^(the|in \d{4},?|on \d+ \w+ \d{4},?|as at [\w ]+,)\s+", "", words.strip(), flags=re.IGNORECASE)
    if begun.startswith((state_named(state).bare, state_named(state).formal)):
        return None
    for other in states():
        if other.code != state and re.match(
            rf"(?:{re.escape(other.name())}|{re.escape(other.formal_name())})\b", begun
        ):
            return other.name()
    return None


def _unquoted(text: str) -> str:
    return _QUOTED.sub(" ", text)
