"""The house form of a citation: one line, the same in every view, note and export.

The form is that of the published country profiles of treaty monitors: what it is, from whom, to whom, the day.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.model.dates import Day
from onrecord.model.letter import Kind, Letter, Party

FORMS = {
    Kind.LETTER: "Letter",
    Kind.REPLY: "Letter",
    Kind.OPEN_LETTER: "Open letter",
    Kind.NOTE_VERBALE: "Note verbale",
    Kind.NOTE: "Note",
    Kind.AIDE_MEMOIRE: "Aide-mémoire",
    Kind.UN_LETTER: "Letter",
    Kind.TELEGRAM: "Telegram",
    Kind.EMAIL: "Email",
    Kind.STATEMENT: "Statement",
    Kind.OTHER: "Document",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NAMED = 3
"""So many senders or addressees are named; of more, the first and their number."""

_TAKES_ARTICLE = re.compile(
    r"(embassy|high commission|legation|consulate|(permanent |special )?(mission|delegation|representation)|ministry|"
    r"department|government|office|secretariat|presidency|cabinet|bureau|council|commission|committee)\b",
    re.IGNORECASE,
)
_OFFICE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the of and to in for a embassy ministry department mission permanent delegation legation high commission "
        "consulate general government office republic kingdom",
    )
)
_UN_DOCUMENT = re.compile(r"\b[AS]/(?:C\.\d/|CONF\.\d+/)?[\w.]*\d[\w./-]*\d\b|\b[AS]/\d+/\d+\b")


def citation(letter: Letter) -> str:
    """The full form, without a full stop at its end.

    "Letter from NAME, POST, BODY, to NAME, POST, BODY, 18 August 2009". The body is left out where the post already
    names it ("Ambassador of Ardovia to Belmora" needs no "Embassy of Ardovia"). A day known only in part is given in
    part ("July 2012"); a letter without one is "undated". Nothing is guessed.

    >>> from onrecord.model import Kind, Letter, LetterDate, Party, SourceInfo
    >>> letter = Letter(
    ...     "x", SourceInfo("x.txt", "0", "text/plain", None, "plain"), Kind.NOTE_VERBALE, "en", "…",
    ...     date=LetterDate(Day("2012-07"), None),
    ...     sender=(Party(organisation="Embassy of Samaria", state="XSA"),),
    ...     recipients=(Party(organisation="Ministry of Foreign Affairs of Belmora", state="XBE"),))
    >>> citation(letter)
    'Note verbale from the Embassy of Samaria to the Ministry of Foreign Affairs of Belmora, July 2012'
    """
    senders, recipients = parties_cited(letter.sender), parties_cited(letter.recipients)
    form = FORMS[letter.kind]
    if letter.kind is Kind.STATEMENT:
        line = f"{form} by {senders}" if senders else form
        line += f" at {recipients}" if recipients else ""
    else:
        line = f"{form} from {senders}" if senders else form
        # A comma closes "NAME, POST" before "to": without it the post runs into the addressee.
        line += f"{',' if ',' in senders else ''} to {recipients}" if recipients else ""
    return ", ".join(x for x in (line, un_document(letter), day_in_words(dated(letter))) if x)


def short_citation(letter: Letter) -> str:
    """The form on repetition: the first sender's name or body and the day.

    >>> from onrecord.model import Kind, Letter, LetterDate, Party, SourceInfo
    >>> short_citation(Letter(
    ...     "x", SourceInfo("x.txt", "0", "text/plain", None, "plain"), Kind.REPLY, "en", "…",
    ...     date=LetterDate(Day("2009-08-18"), None), sender=(Party("Ana Ruiz", "Director", "Fields Coalition"),)))
    'Letter from Ana Ruiz, 18 August 2009'
    """
    first = letter.sender[0] if letter.sender else Party()
    who = first.name or with_article(first.organisation or first.role or "")
    link = "by" if letter.kind is Kind.STATEMENT else "from"
    return f"{FORMS[letter.kind]}{f' {link} {who}' if who else ''}, {day_in_words(dated(letter))}"


def dated(letter: Letter) -> Day | None:
    """The day of a letter, None where it has none."""
    return letter.date.value if letter.date else None


def day_in_words(day: Day | None) -> str:
    """A day as the monitors print it.

    >>> [day_in_words(Day(x)) for x in ("2009-08-18", "2012-07", "2012")], day_in_words(None)
    (['18 August 2009', 'July 2012', '2012'], 'undated')
    """
    if day is None:
        return "undated"
    parts = (str(day.day) if day.day else "", MONTHS[day.month - 1] if day.month else "", str(day.year))
    return " ".join(x for x in parts if x)


def on_day(day: Day | None) -> str:
    """When something was done, inside a sentence.

    >>> [on_day(Day(x)) for x in ("2009-08-18", "2012-07", "2012")], on_day(None)
    (['on 18 August 2009', 'in July 2012', 'in 2012'], 'on a day not known')
    """
    if day is None:
        return "on a day not known"
    return f"{'on' if day.day else 'in'} {day_in_words(day)}"


def parties_cited(parties: tuple[Party, ...]) -> str:
    """One side of a letter: up to three named, else the first and how many others."""
    named = [x for x in map(party_cited, parties) if x]
    if len(named) > _NAMED:
        return f"{named[0]}, and {len(named) - 1} others"
    if len(named) < 2:
        return "".join(named)
    comma = "," if any("," in x for x in named) else ""
    return f"{', '.join(named[:-1])}{comma} and {named[-1]}"


def party_cited(party: Party) -> str:
    """Name, post and body with commas between; the body only where the post does not name it already."""
    body = party.organisation
    if body and party.role and _body_in_post(body, party.role):
        body = None
    pieces = [x for x in (party.name, party.role, body) if x]
    if pieces and not party.name:
        pieces[0] = with_article(pieces[0])
    return ", ".join(" ".join(x.split()) for x in pieces)


def with_article(name: str) -> str:
    """Offices take the article ("the Embassy of Samaria"), bodies' own names do not ("Open Fields Coalition")."""
    return f"the {name}" if _TAKES_ARTICLE.match(name) and not name.isupper() else name


def un_document(letter: Letter) -> str:
    """The words "UN document A/70/123" where the letter was circulated under a symbol, else nothing."""
    if letter.kind is not Kind.UN_LETTER:
        return ""
    found = (_UN_DOCUMENT.fullmatch(number.value.strip()) for number in letter.reference_numbers)
    return next((f"UN document {x.group()}" for x in found if x), "")


def _body_in_post(body: str, post: str) -> bool:
    said = _words(body) - _OFFICE_WORDS
    return bool(said) and said <= _words(post)


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))
