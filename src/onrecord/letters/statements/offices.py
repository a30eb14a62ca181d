"""Whose "the Embassy", "the Minister", "the Government" are: the writer's, the addressee's, or a mission's host's."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from onrecord.letters.reading import Reading
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.plain import fold
from onrecord.letters.statements.subjects import Side, Subject
from onrecord.model import MentionKind, Span, ZoneKind

_LINK = re.compile(
    r"(?: of| du| de la| de| del| des| d'|)(?: the| la| el)?"
    r"(?: \w{3,14} (?:of|de|del))?(?: the| la| el)? ?"
)


def offices_in(
    reading: Reading, cues: Cues, folded: str, names: list[Subject], spans: tuple[Span, ...]
) -> list[Subject]:
    """Find "the Embassy" in a letter by an embassy, "the Government" in a letter by or to a state."""
    article = cues.words.get("article")
    found = []
    for key in ("government", "office"):
        for span in spans:
            for m in cues.of_class(key, folded, span.start, span.end):
                start = _from_article(folded, m.start(), article.regex if article else None)
                if start is None and key == "office" and _opens_cable(reading.text, m.start(), span.start):
                    start = m.start()
                if start is not None and not _within_a_name(m.start(), m.end(), names):
                    side, holder = _named_after(folded, m.end(), names) or _office_side(
                        reading, m[0], key, cues, folded
                    )
                    found.append(Subject(start, m.end(), side, holder, person=_is_person(m[0], cues)))
    return _with_posts(found, reading, cues, folded)


def _with_posts(found: list[Subject], reading: Reading, cues: Cues, folded: str) -> list[Subject]:
    """The offices, a post nobody knows given to the one state whose such post the letter names elsewhere."""
    if not any(s.person and s.side is Side.OTHER and s.holder is None for s in found):
        return found
    posts = _posts_of_states(reading, folded, cues.words["post"].regex.pattern)
    return [_of_its_state(s, reading, folded, posts) for s in found] if posts else found


def _posts_of_states(reading: Reading, folded: str, post: str) -> dict[str, set[str]]:
    """By post, the states it is named with: "the Ardish Ambassador", "Ambassador Vale of Arden"."""
    found: dict[str, set[str]] = {}
    before, behind = _post_patterns(post)
    for mention in reading.mentions:
        if mention.kind is MentionKind.STATE:
            at = reading.clean.clean_span(Span(mention.quote.start, mention.quote.end))
            m = before.search(folded, max(0, at.start - 60), at.start) or behind.match(folded, at.end)
            if m:
                found.setdefault(m["post"], set()).add(mention.id)
    return found


@cache
def _post_patterns(post: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = r"(?:,? [^\W\d_][\w.'-]+){0,3}?"
    of = r",? (?:(?:of|from|for|de|du|del|des) |d')?(?:the |la |el |l')?"
    return re.compile(rf"(?P<post>{post}){name}{of}\Z"), re.compile(rf" (?P<post>{post})")


def _of_its_state(subject: Subject, reading: Reading, folded: str, posts: dict[str, set[str]]) -> Subject:
    if not subject.person or subject.side is not Side.OTHER or subject.holder is not None:
        return subject
    held = next((posts[word] for word in posts if folded.endswith(word, subject.start, subject.end)), set())
    if len(held) != 1:
        return subject
    (holder,) = held
    own, asked = (any(p.state == holder for p in people) for people in (reading.sender, reading.recipients))
    return replace(subject, side=Side.OWN if own else Side.ADDRESSEE if asked else Side.OTHER, holder=holder)


def _within_a_name(start: int, end: int, names: list[Subject]) -> bool:
    """True for the "Organisation" of a body's own name."""
    i = bisect_left(names, start, key=lambda n: n.start)
    return i < len(names) and names[i].start == start and names[i].end > end


def _opens_cable(text: str, at: int, start: int) -> bool:
    """True for an office that opens a clause without its article, as in telegrams: "Department considers that"."""
    return text[at].isupper() and (at == start or text[start:at].rstrip()[-1:] in ("", ".", ":", "\n", ","))


def _named_after(folded: str, at: int, names: list[Subject]) -> tuple[Side, str | None] | None:
    """Whose office it is where that is said at once: "the Government of the Republic of Arden"."""
    i = bisect_left(names, at, key=lambda n: n.start)
    if i < len(names) and names[i].start - at <= 32 and _LINK.fullmatch(folded, at, names[i].start):
        return names[i].side, names[i].holder
    return None


def _office_side(reading: Reading, word: str, key: str, cues: Cues, folded: str) -> tuple[Side, str | None]:
    """The party whose body or post the office is; a chancery nobody claims is the writing state's own.

    In what a mission and its home write one another, the ministers and the Government are those of its host.
    """
    chancery = cues.words.get("chancery")
    host = host_of(reading)
    if host and not _is_of(reading, host):
        home = reading.sender[0].posted_in is None and word.startswith("president")
        if not home and (key == "government" or _matches(cues, "of_the_host", word)):
            return Side.OTHER, host
        if home or _matches(cues, "of_the_home", word):
            return Side.OWN, reading.sender[0].holder
    for side, people in ((Side.OWN, reading.sender), (Side.ADDRESSEE, reading.recipients)):
        for party in people:
            described = fold(" ".join(x for x in (party.organisation, party.role) if x))
            if party.state if key == "government" else _describes(word, described):
                return side, party.holder
    if key == "office" and reading.sender and (_on_letterhead(reading, word) or _spoken_for(folded, word, cues)):
        return Side.OWN, reading.sender[0].holder
    writer = next((p for p in reading.sender if p.state), None)
    if chancery and chancery.regex.fullmatch(word):
        if writer:
            return Side.OWN, writer.holder
        asked = next((p for p in reading.recipients if p.state), None)
        if asked and not reading.sender[1:]:
            return Side.ADDRESSEE, asked.holder
    return Side.OTHER, None


_SPOKEN_FOR = re.compile(r"[^.,;:，。]{3,70}")
_HEAD = 900
"""Characters within which a letter says for whom it speaks."""


def _spoken_for(folded: str, word: str, cues: Cues) -> bool:
    """True for the "Group" of a mission that opens "on behalf of the Group of Island States"."""
    behalf = cues.words.get("on_behalf")
    found = behalf.regex.search(folded, 0, _HEAD) if behalf else None
    name = _SPOKEN_FOR.match(folded, found.end()) if found else None
    return name is not None and word in name[0]


_CASED = re.compile(r"[а-яё]{4,}[аеиойуыьюя]\Z")
_THE = "ال"


def _describes(word: str, party: str) -> bool:
    """True for a word that the party's description has, in another case or without the article it is written with.

    >>> _describes("посольство", "посольству канады"), _describes("السفارة", "سفارة النرويج")
    (True, True)
    """
    word = word.removeprefix(_THE)
    return (word[:-1] if _CASED.match(word) else word) in party


def _on_letterhead(reading: Reading, word: str) -> bool:
    """True for the "Committee" of a letter whose letterhead names a committee the sender's line does not."""
    return any(word in fold(reading.text[z.start : z.end]) for z in reading.spans(ZoneKind.LETTERHEAD))


def host_of(reading: Reading) -> str | None:
    """The state in which the mission sits that writes to its home, or hears from it; None for other letters."""
    states = {p.state for p in (*reading.sender, *reading.recipients)}
    if len(states) != 1:
        return None
    return next((p.posted_in for p in (*reading.sender, *reading.recipients) if p.posted_in), None)


def _is_of(reading: Reading, state: str) -> bool:
    return any(p.state == state for p in (*reading.sender, *reading.recipients))


def _matches(cues: Cues, name: str, word: str) -> bool:
    kind = cues.words.get(name)
    return bool(kind and kind.regex.fullmatch(word))


def _is_person(word: str, cues: Cues) -> bool:
    """True for a post, which one goes on about as "he" or "she"."""
    return _matches(cues, "post", word)


def _from_article(folded: str, at: int, article: re.Pattern[str] | None) -> int | None:
    """Where the article before an office begins; None where the language has articles and none is there."""
    if article is None:
        return at
    before = folded[max(0, at - 12) : at].rstrip()
    for m in article.finditer(before):
        if m.end() == len(before):
            return max(0, at - 12) + m.start()
    return None
