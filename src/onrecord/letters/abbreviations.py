"""Short forms a letter defines for itself: "the Convention on Cluster Munitions (CCM)", "hereinafter 'the Fund'"."""

from __future__ import annotations

import re

from onrecord.letters.reading import Reading
from onrecord.model import Abbreviation, Mention, MentionKind, Span

_DEFINED = re.compile(
    r"""\(\s*
      (?:(?:hereinafter|hereafter|henceforth|ci-après|dénommée?|en\ adelante|далее|в\ дальнейшем)[\s,:–—-]*
         (?:(?:referred\ to\ as|called|as|désignée?|—|–)\s*)?)?
      ["“”«'„]?\s*(?:the\s|la\s|le\s|el\s|l['’])?
      (?P<short>[A-ZА-ЯÀ-Þ][\wÀ-ÿ&./-]{0,11}(?:[A-ZА-ЯÀ-Þ][\w-]{0,9})?)
      \s*["“”»'“]?\s*\)""",
    re.VERBOSE,
)
_ROMAN = re.compile(r"[IVXLC]+\Z")
FAR = 500
"""Characters before a bracket in which the long form ends, blanks between them and all."""

_INNER = re.compile(r"[A-ZА-ЯÀ-Þ]")
_SMALL = frozenset(
    "of on the for and in to a an de la le les des du et sur pour y el los las por и по о об в на".split()  # noqa: SIM905
)


def find_abbreviations(reading: Reading) -> tuple[Abbreviation, ...]:
    """The abbreviations defined in a letter, first definition of each, in order.

    The long form is the name the gazetteer found before the bracket, else the words whose first letters the short form
    is. One that stands for a treaty and is also the short form of the weapon it bans is used in two senses: it is
    marked ambiguous and carries both ids.

    >>> from onrecord.letters.reading import begin
    >>> [(a.short, a.long) for a in find_abbreviations(begin("the Rivers Convention Fund (RCF) is open"))]
    [('RCF', 'Rivers Convention Fund')]
    """
    found: dict[str, Abbreviation] = {}
    for m in _DEFINED.finditer(reading.text):
        short = m["short"].strip(".-/")
        if len(_INNER.findall(short)) < 2 or _ROMAN.match(short) or short in found:
            continue
        mention = _named_before(reading, m.start())
        start = _long_start(reading, m.start(), short, mention)
        if start is None:
            continue
        long = " ".join(reading.text[start : m.start()].split())
        ids = _senses(reading, short, mention)
        quote = reading.quote(start, m.end())
        found[short] = Abbreviation(short, long, ids[0] if ids else None, len(ids) > 1, quote, ids[1:])
    return tuple(found.values())


def _named_before(reading: Reading, bracket: int) -> Mention | None:
    for mention in reversed(reading.mentions):
        span = reading.clean.clean_span(Span(mention.quote.start, mention.quote.end))
        if span.end <= bracket and not reading.text[span.end : bracket].strip():
            return mention
        if span.end < bracket - FAR:
            break  # what stands before it stands no nearer
    return None


def _long_start(reading: Reading, bracket: int, short: str, mention: Mention | None) -> int | None:
    """Where the long form begins: at the name, or at the word with which the initials are complete."""
    if mention is not None:
        return reading.clean.clean_span(Span(mention.quote.start, mention.quote.end)).start
    letters = [c.casefold() for c in short if c.isalpha() and c.isupper()]
    words = list(re.finditer(r"[\w’'-]+", reading.text[max(0, bracket - 160) : bracket]))
    offset = max(0, bracket - 160)
    for word in reversed(words):
        initial = word[0][0].casefold()
        if letters and initial == letters[-1]:
            letters.pop()
            if not letters:
                return offset + word.start()
        elif word[0].casefold() not in _SMALL and "-" not in word[0]:
            return None
    return None


def _senses(reading: Reading, short: str, mention: Mention | None) -> tuple[str, ...]:
    """What the short form can mean here: the thing named, and the weapon it is about if that has the same initials."""
    if mention is None:
        return ()
    ids = [mention.id, *mention.others]
    weapons = (m for m in reading.mentions if m.kind is MentionKind.WEAPON)
    ids += [w.id for w in weapons if _initials(w.quote.shown) == short.rstrip("s").upper()]
    from onrecord.reference.treaties import treaties
    from onrecord.reference.weapons import weapon

    banned = next((t.weapon for t in treaties() if t.id == mention.id), None)
    if banned and _initials(weapon(banned).name(reading.language)) == short.rstrip("s").upper():
        ids.append(banned)
    return tuple(dict.fromkeys(ids))


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", name) if w.casefold() not in _SMALL).upper()
