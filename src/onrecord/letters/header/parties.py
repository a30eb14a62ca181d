"""Who writes to whom, and who gets a copy.

The sender is read from the signature, completed from the letterhead; the addressee from the address, completed from the
salutation. A note verbale names both in its first sentence; a heading (an editor's, the United Nations') names both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from onrecord.letters.address import for_the_attention
from onrecord.letters.cues import ANY, anywhere, codes, phrases
from onrecord.letters.header.abroad import with_homes
from onrecord.letters.header.assembly import Draft, assemble
from onrecord.letters.header.cables import cable_sides
from onrecord.letters.header.completion import complete_sender, to_parties
from onrecord.letters.header.copies import entries
from onrecord.letters.header.deputies import deputies, signing
from onrecord.letters.header.envoys import despatched, unsigned
from onrecord.letters.header.greeted import with_greeted
from onrecord.letters.header.han import is_han
from onrecord.letters.header.headed import from_heading
from onrecord.letters.header.headings import Heading, is_letter_dated, read_heading
from onrecord.letters.header.in_office import with_posts
from onrecord.letters.header.mailboxes import in_the_mail_header, mail_side
from onrecord.letters.header.many_states import offices_of_many
from onrecord.letters.header.misread_names import well_spelled
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.header.posts import Piece
from onrecord.letters.header.signers import listed_signers, paired_signers
from onrecord.letters.header.speaking import speaking_office
from onrecord.letters.header.spoken import spoken_title
from onrecord.letters.header.states import state_named
from onrecord.letters.header.submitted import submitted
from onrecord.letters.header.third_person import third_person
from onrecord.letters.header.unzoned import (
    addressed_in_german,
    last_name,
    listed_bodies,
    name_at_the_foot,
    named_first,
    real_names,
    without_days,
)
from onrecord.letters.layout import blocks_of, cells_of, paragraphs_of
from onrecord.letters.lookalikes import may_be
from onrecord.letters.mail_headers import mail_header
from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.persons import surname_of
from onrecord.model import Party, ZoneKind

Parties = tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]


def find_parties(reading: Reading) -> Parties:
    """(senders, recipients, copies). Names are without honorifics; what is not told is None."""
    head = heading_of(reading)
    signers = _signers(reading)
    shown = _stretches(reading, ZoneKind.LETTERHEAD, without=head[0] if head else None)
    if head and is_letter_dated(head[1].kind):
        shown = []  # what stands over such a title is the United Nations' masthead, not the writer's
    letterhead = pieces_of(reading.text, shown, reading.language)
    addressed = _addressed(reading, signers)
    said = third_person(reading)
    if said:
        signers = _merged(said[0], signers, heads=True)
        addressed = _merged(said[1], addressed, heads=True)
    if head:
        text, found = head
        if found.sender[1]:
            signers = _merged(signers, from_heading(reading, text, found.sender, found.kind), heads=False)
        if found.recipient[1] > found.recipient[0]:
            addressed = _merged(addressed, from_heading(reading, text, found.recipient, found.kind), heads=False)
    signers, addressed = cable_sides(reading, signers, addressed)
    given = [] if signers else submitted(reading)
    spoken = given or complete_sender(reading, signers, letterhead) or unsigned(reading) or speaking_office(reading)
    senders = with_posts(reading, well_spelled(reading, spoken))
    addressed = despatched(reading, with_greeted(reading, addressed))
    copied = [one for one in _copied(reading) if not _is_again(one, addressed)]
    named = (senders, well_spelled(reading, addressed), well_spelled(reading, copied))
    froms, tos, copies = to_parties(reading, *named, head[0] if head else None)
    return (*with_homes(reading, froms, tos, head[1] if head else None), copies)


def heading_of(reading: Reading) -> tuple[tuple[int, int], Heading] | None:
    """The heading over the letter: its clean stretch, and whom it names."""
    first_body = next((span.start for span in reading.spans(ZoneKind.BODY, ZoneKind.SALUTATION)), len(reading.text))
    for paragraph in paragraphs_of(tuple(line for line in reading.lines if line.start < first_body)):
        found = read_heading(paragraph.text)
        if found:
            return (paragraph.start, paragraph.end), found
    return spoken_title(tuple(line for line in reading.lines if line.start < first_body))


def _stretches(reading: Reading, kind: ZoneKind, without: tuple[int, int] | None = None) -> list[tuple[int, int]]:
    """The cells of the zones of a kind, column by column."""
    return [s for block in _blocks(reading, kind) for s in block if not without or not without[0] <= s[0] < without[1]]


def _blocks(reading: Reading, kind: ZoneKind) -> list[list[tuple[int, int]]]:
    spans = reading.spans(kind)
    starts = [span.start for span in spans]

    def inside(start: int, end: int) -> bool:
        n = bisect_left(starts, end) - 1
        return n >= 0 and spans[n].end > start

    lines = [line for line in reading.lines if inside(line.start, line.end)]
    cells = [cell for line in lines for cell in cells_of(line) if inside(cell.start, cell.start + 1)]
    return [[(cell.start, cell.end) for cell in block.cells] for block in blocks_of(cells, reading.lines)]


def _signers(reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    blocks, spoken_for, body = signing(reading, _blocks(reading, ZoneKind.SIGNATURE))
    bodies = listed_bodies(reading, blocks)
    listed_here = bodies or listed_signers(reading, blocks) or paired_signers(reading, blocks)
    if listed_here:
        return listed_here
    pieces = [named_first(pieces_of(reading.text, b, reading.language), reading) for b in blocks]
    pieces = _with_bodies_below(pieces)
    # A name and its post are often printed with an empty line between them: blocks are one unless each has a name.
    if len(blocks) > 1 and all(any(p.kind == "person" for p in some) for some in pieces):
        for some in pieces:
            drafts += assemble(some, words_too=True)
    else:
        drafts = assemble([p for some in pieces for p in some], words_too=True)
    drafts = [d for d in drafts if not (d.empty or _initials_of(d, drafts) or _short_for(d, drafts))]
    drafts = deputies(reading, drafts, spoken_for, body)
    if len(drafts) == 1 and drafts[0].name and len(drafts[0].name.split()) == 1:
        drafts = in_the_mail_header(reading, drafts[0])
    if not drafts or not any(d.name for d in drafts):
        drafts = mail_side(reading, "mail_from") or last_name(reading) or drafts
    return without_days(real_names(drafts)) or name_at_the_foot(reading)


def _with_bodies_below(blocks: list[list[Piece]]) -> list[list[Piece]]:
    """In columns that begin with a name each, the line under name and post is his body, though it looks like a name."""
    if len(blocks) < 2 or not all(some and some[0].kind == "person" for some in blocks):
        return blocks
    done = []
    for some in blocks:
        three = [p.kind for p in some] == ["person", "post", "person"] and not (some[2].honorifics or some[2].posts)
        done.append([*some[:2], replace(some[2], kind="body")] if three else some)
    return done


def _initials_of(draft: Draft, drafts: list[Draft]) -> bool:
    """Initials typed above the name they stand for."""
    name = draft.name or ""
    full = [d.name for d in drafts if d.name and d is not draft and len(d.name.split()) > 1]
    return name.isalpha() and name.isupper() and len(name) <= 4 and any(n[0] == name[0] for n in full)


def _short_for(draft: Draft, drafts: list[Draft]) -> bool:
    """The first name that a mail closes with, above the full name of its signature: "Ada / -- / Ada Ferrers"."""
    said = (draft.name or "").split()
    others = [d.name.split() for d in drafts if d.name and d is not draft]
    return bool(said) and not draft.role and any(o[: len(said)] == said and len(o) > len(said) for o in others)


def _addressed(reading: Reading, signers: list[Draft]) -> list[Draft]:
    mailed = mail_side(reading, "mail_to")
    if mailed and mail_header(reading.lines):
        return mailed
    herr = addressed_in_german(reading)
    if herr:
        return herr
    many = offices_of_many(reading)
    if many:
        return many
    drafts: list[Draft] = []
    signing = {surname_of(d.name) for d in signers if d.name}
    for block in _address_blocks(reading):
        own = block
        block = _without_attention(reading, own)
        found = assemble(pieces_of(reading.text, block, reading.language))
        if block != own:
            found = _of_the_first_line(reading, own, found)
        drafts += _without_signer(found, signing)
    states = {state_named(d.role) for d in drafts if d.role}
    if len(drafts) > 1 and not any(d.name for d in drafts) and len(states - {None}) < 2:
        return [_one(drafts)]
    drafts = _with_body_below(drafts)
    # Behind the addressee a bare name is a place ("Brook End, West Riding").
    return [d for n, d in enumerate(drafts) if n == 0 or d.honorifics or d.role or d.organisation]


def _without_signer(found: list[Draft], signing: set[str]) -> list[Draft]:
    """An address without him who signs: he prints his own alone, or above the addressee's."""
    others = [d for d in found if not (d.name and surname_of(d.name) in signing)]
    above = len(others) < len(found) and found[0] not in others and any(d.name for d in others)
    return others if above or len(found) == 1 else found


def _with_body_below(drafts: list[Draft]) -> list[Draft]:
    """Under a titled person and his post, a name no list knows over a street is his body: "Cluster Free Europe"."""
    if len(drafts) != 2:
        return drafts
    first, second = drafts
    whole = bool(first.name and first.honorifics and first.role and not first.organisation)
    bare = bool(second.name and not (second.honorifics or second.role or second.organisation))
    if whole and bare and len((second.name or "").split()) > 1 and any(c.isdigit() for c in second.around):
        return [replace(first, organisation=second.name, around=f"{first.around}; {second.around}", end=second.end)]
    return drafts


def _address_blocks(reading: Reading) -> list[list[tuple[int, int]]]:
    """Blocks of the address; those that hang together without a second name are one."""
    subjects = {
        below.start
        for above, below in pairwise(reading.lines)
        if above.text.strip(" .:*").casefold() in phrases("subject", codes(reading.language))
    }
    return [[s for block in _blocks(reading, ZoneKind.ADDRESS) for s in block if s[0] not in subjects]]


def _without_attention(reading: Reading, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """An address without the line that says who shall see the letter, but for a person's name in it."""
    code = codes(reading.language)
    kept = []
    for n, (start, end) in enumerate(block):
        mark = for_the_attention(reading.text[start:end], code) if n or len(block) == 1 else None
        if mark is None:
            kept.append((start, end))
            continue
        named = pieces_of(reading.text, [(start + mark.end(), end)], reading.language)
        if any(piece.kind == "person" for piece in named):
            kept.append((start + mark.end(), end))
    return kept


def _of_the_first_line(reading: Reading, block: list[tuple[int, int]], found: list[Draft]) -> list[Draft]:
    """The body whose name no list knows, over who shall see the letter: "Vrede Nu / Att: Ada Lund"."""
    lines = [reading.text[slice(*span)].strip(" ,.:") for span in block]
    body = next((line for line in lines if not anywhere("address_to", ANY).fullmatch(line)), "")
    plain = body[:1].isupper() and not any(c.isdigit() for c in body) and len(body) < 70
    if len(found) == 1 and found[0].name and not found[0].organisation and plain and found[0].name not in body:
        return [replace(found[0], organisation=body)]
    return found


def _one(drafts: list[Draft]) -> Draft:
    first = drafts[0]
    for other in drafts[1:]:
        first = replace(
            first,
            name=first.name or other.name,
            role=first.role or other.role,
            organisation=first.organisation or other.organisation,
            around=f"{first.around}; {other.around}",
            end=max(first.end, other.end),
        )
    return first


def _merged(first: list[Draft], second: list[Draft], *, heads: bool) -> list[Draft]:
    """What two places of the letter say of one side. One person written several ways is one: the fuller name wins.

    `heads`: the first place is the letter's own wording and wins; else it is only completed.
    """
    if not first:
        return second
    if not second:
        return first
    if len(first) == len(second) > 1 and all(_may_be_one(a, b) for a, b in zip(first, second, strict=True)):
        return [_completed(a, b) for a, b in zip(first, second, strict=True)]
    if len(first) == 1 and len(second) == 1 and _may_be_one(first[0], second[0]):
        return [_completed(first[0], second[0])]
    return first if heads or any(d.name for d in first) or not any(d.name for d in second) else second


def _completed(a: Draft, b: Draft) -> Draft:
    """One party out of two writings of it; the post that names its state says more than the one that does not."""
    whole = replace(_one([a, b]), name=_fuller(a.name, b.name), start=a.start, end=a.end)
    if a.role and b.role and not state_named(a.role) and state_named(b.role):
        return replace(whole, role=b.role)
    return whole


def _may_be_one(a: Draft, b: Draft) -> bool:
    if not (a.name and b.name):
        return True
    mine, other = surname_of(a.name), surname_of(b.name)
    if mine and other and mine in b.name.casefold().split() and len(a.name.split()) == 1:
        return True  # signed "Galli" under a heading that names Galli della Scala
    return mine == other or may_be(mine, other, 1) > 0 or may_be(other, mine, 1) > 0


def _fuller(a: str | None, b: str | None) -> str | None:
    if a and b:
        return a if len(a.split()) >= len(b.split()) else b
    return a or b


def _is_again(copied: Draft, addressed: list[Draft]) -> bool:
    """The addressee, whom a list of distribution has first: no copy goes to him."""
    said = (copied.name or "").casefold()
    return bool(said) and any(said == (one.name or "").casefold() for one in addressed)


def _copied(reading: Reading) -> list[Draft]:
    mailed = mail_side(reading, "mail_cc")
    if mailed and mail_header(reading.lines):
        return mailed
    drafts: list[Draft] = []
    for entry in entries(reading):
        if reading.text[entry[0][0]] in "([":
            continue  # "(both of Harbour Street)"
        found = _with_body_behind(assemble(pieces_of(reading.text, entry, reading.language)))
        drafts += found if any(d.name for d in found) else ([_one(found)] if found else _unknown(reading, entry))
    drafts = [_short_name_of_a_body(reading.text, d) for d in _with_their_bodies(reading.text, drafts)]
    if [bool(d.name) for d in drafts] == [False, True] and not (drafts[1].role or drafts[1].organisation):
        drafts = [_one(drafts)]  # a post, and its holder on the line below
    return [d for d in drafts if not _own_file(d)]


def _short_name_of_a_body(text: str, draft: Draft) -> Draft:
    """Capitals alone among the copies are a body: "SECO"."""
    printed = text[draft.start : draft.end].strip(" .,;")
    alone = draft.name and not (draft.role or draft.organisation) and printed.isupper() and " " not in printed
    return replace(draft, name=None, organisation=printed) if alone and 2 < len(printed) < 8 else draft


def _with_body_behind(drafts: list[Draft]) -> list[Draft]:
    """A name that no list knows behind a titled person is his body: "Mr Ferrers, Instituto Porto Aberto, Lima"."""
    if len(drafts) < 2:
        return drafts
    first, second = drafts[:2]
    bare = second.name and not (second.honorifics or second.role or second.organisation)
    if first.name and first.honorifics and not first.organisation and bare:
        return [replace(first, organisation=second.name, around=second.around), *drafts[2:]]
    return drafts


def _unknown(reading: Reading, entry: list[tuple[int, int]]) -> list[Draft]:
    """A body that no list knows: what is copied to is somebody, if it is written as a name."""
    words = reading.text[slice(*entry[0])].strip(" .")
    named = (
        len(entry) == 1
        and (words[:1].isupper() or is_han(words))
        and len(words.split()) <= 8
        and not any(c in words for c in "0123456789:@")
    )
    return [Draft(organisation=words, start=entry[0][0], end=entry[0][1])] if named else []


def _with_their_bodies(text: str, drafts: list[Draft]) -> list[Draft]:
    """A body on the line below a person with a post and none: theirs."""
    done: list[Draft] = []
    for draft in drafts:
        alone = draft.organisation and not (draft.name or draft.role)
        below = bool(done) and "\n" in text[done[-1].end : draft.start]
        minister = below and _MINISTER.match(done[-1].role or "")
        if alone and below and not minister and done[-1].name and _without_body(done[-1].role, done[-1].organisation):
            done[-1] = replace(done[-1], organisation=draft.organisation, end=draft.end)
        else:
            done.append(draft)
    return done


def _without_body(role: str | None, organisation: str | None) -> bool:
    """A post that wants a body: a minister's names his."""
    return bool(role) and not organisation and not re.match(r"(?:Prime )?Minist|President of|Presiden", role or "")


_MINISTER = re.compile(r"(?:министр|(?:ال)?وزير|minist(?:er|re|ro)\b)", re.IGNORECASE)
"""A minister's body is his ministry, and nothing that is listed below him."""


def _own_file(draft: Draft) -> bool:
    """An office's own file and the addressee, in a list of copies, are nobody."""
    said = (draft.name or draft.role or draft.organisation or "").casefold()
    return said.split("(")[0].strip(" .") in _FILES or "(arch" in said


_FILE_WORDS = """
archive archives archivo archivos file files dossier chrono registry destinatario destinataria destinataire addressee
"""
_FILES = frozenset(_FILE_WORDS.split())
