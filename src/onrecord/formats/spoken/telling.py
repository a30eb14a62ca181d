"""What the rooms below tell in English - why a finding was made, citations, gaps, refusals - in the reader's language.

Those rooms serve files, programs and the command line too, so they tell it in one language; here each sentence is
known by its form (`messages/told/<language>.toml`) and said again. What has no form there stays English and is marked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from onrecord.model import Day
from onrecord.model.citation import FORMS, MONTHS
from onrecord.reference.states import find_state
from onrecord.reference.treaties import treaties

if TYPE_CHECKING:
    from onrecord.formats.spoken.words import Words

_MONTH = "|".join(MONTHS)
_DAY = rf"(?:(?:(?:\d{{1,2}} )?(?:{_MONTH}) )?\d{{1,4}}|undated)"
_ACTS = rf"(?:no signature, ratification or accession|(?:[a-z ]+ {_DAY}(?: \(since taken back\))?(?:; )?)+)"
_YEARS = r"\d{4}(?:(?:-|, | and )\d{4})*"
_VOTED = rf"(?:voted in favour|voted against|abstained) in {_YEARS}"
_PLACES = {
    "day": _DAY, "on": rf"(?:on|in) {_DAY}|on a day not known", "days": rf"{_DAY}(?:, {_DAY})*", "n": r"\d+",
    "code": r"[A-Z]{3,10}", "acts": _ACTS, "vote": "yes|no|abstain|no row", "cue": "[^;]+?",
    "rule": r"[a-z]{2}/[a-z_]+/[\w-]+", "years": _YEARS, "voted": rf"{_VOTED}(?:, and {_VOTED})*",
}  # fmt: skip
"""What can stand in a place of a form, by its name without figures; anything at all where it is not told."""

_PLACE = re.compile(r"\{([a-z]+)(\d*)\}")


class Telling:
    """Says again in one language what was told in English."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.forms = _forms(words.language)
        self._say: dict[str, Callable[[str], str]] = {
            "day": self._day, "days": self._days, "on": self._on, "who": self._who, "code": words.holder,
            "treaty": self._treaty, "acts": self._acts, "vote": words, "kind": words, "why": self.told,
            "years": self._years, "voted": self._voted,
        }  # fmt: skip

    def __call__(self, told: object) -> Markup:
        """A reason, whole or piece by piece; what has no translation is marked as English.

        >>> from onrecord.formats.spoken.words import Words
        >>> Telling(Words("fr"))("parties swapped; unheard of")
        Markup('parties inversées\\xa0; <span lang="en">unheard of</span>')
        """
        text = " ".join(str(told).split())
        if (said := self._whole(text)) is not None:
            return escape(said)
        pieces = [(piece, self._whole(piece)) for piece in text.split("; ")]
        if self.words.language == "en":
            return escape("; ".join(said or piece for piece, said in pieces))
        marked = Markup('<span lang="en"{}>{{}}</span>').format(Markup(' dir="ltr"' if self.words.dir == "rtl" else ""))
        told = (marked.format(piece) if said is None else escape(said) for piece, said in pieces)
        return Markup(self.words.semicolon).join(told)

    def told(self, text: str) -> str:
        """The same as plain text."""
        said = self._whole(text)
        return said if said is not None else self.words.semicolon.join(self._whole(x) or x for x in text.split("; "))

    def cited(self, line: object) -> str:
        """A citation with its fixed words in this language; names and posts stay as the letter has them.

        >>> from onrecord.formats.spoken.words import Words
        >>> Telling(Words("es")).cited("Letter from Ana Ruiz, Director, to the Embassy of Samaria, 18 August 2009")
        'Carta de Ana Ruiz, Director, a Embassy of Samaria, 18 de agosto de 2009'
        """
        text = str(line)
        form = next((x for x in _FORMS if re.match(rf"{x}(?: from | by | to | at |, )", text)), None)
        if self.words.language == "en" or form is None:
            return text
        rest, _, day = text.removeprefix(form).rpartition(", ")
        rest, symbol = re.fullmatch(r"(.*?)(?:, UN document (\S+))?", rest).groups()  # type: ignore[union-attr]
        sender, recipient = _sides(rest, "at" if form == "Statement" else "to")
        told = self.words(f"cited: {form}")
        if sender:
            told += self._link("from", self._side(sender))
        if recipient:
            told += self._link("at" if form == "Statement" else "to", self._side(recipient), "," in sender)
        symbols = [self.words("UN document {symbol}", symbol=symbol)] if symbol else []
        return self.words.comma.join([told, *symbols, self._day(day)])

    def _link(self, word: str, who: str, comma: bool = False) -> str:
        joined = self.words(f"cited: {word} {{who}}", who=who)
        if self.words.language == "fr":
            joined = re.sub(r"^de (?=[aeiouyàâéèêëîïôûœ])", "d'", joined, flags=re.IGNORECASE)
        if joined[0] in "，、 ":  # Chinese parts its words itself
            return joined
        return f"{self.words.comma.rstrip() if comma and joined[0].isalpha() else ''} {joined}"

    def _side(self, side: str) -> str:
        plain = side.removeprefix("the ")
        if own := _OWN.get(self.words.language):
            plain = re.sub(rf"(?<=[{own}]), ", self.words.comma, plain)
        if more := re.fullmatch(r"(.+), and (\d+) others", plain):
            return str(self.words.apart(more[1])) + self.words(", and {n} others", n=int(more[2]))
        return str(self.words.apart(plain))

    def _whole(self, text: str) -> str | None:
        if text.partition(" ")[0].rstrip(",") in _HEADS and re.search(rf"(?:, |^){_DAY}$", text):
            return self.cited(text)
        for pattern, said in self.forms:
            if found := pattern.fullmatch(text):
                return _PLACE.sub(lambda place: self._filled(place, found), said).replace("г..", "г.")
        return None

    def _filled(self, place: re.Match[str], found: re.Match[str]) -> str:
        say = self._say.get(place[1], str)
        return str(self.words.apart(say(found[place[1] + place[2]])))

    def _day(self, told: str) -> str:
        found = re.fullmatch(rf"(?:(?:(\d{{1,2}}) )?({_MONTH}) )?(\d{{1,4}})", told)
        if not found:
            return self.words("undated" if told == "undated" else told)
        day, month, year = found.groups()
        numbers = [int(year), *([MONTHS.index(month) + 1] if month else []), *([int(day)] if day else [])]
        iso = "-".join(f"{x:0{2 if n else 4}}" for n, x in enumerate(numbers))
        if month and not day and self.words.language == "ru":
            from babel.dates import format_date

            return str(format_date(Day(iso).first, "MMMM y 'г.'", locale="ru"))
        return self.words.day(Day(iso))

    def _days(self, told: str) -> str:
        return self.words.list.join(map(self._day, told.split(", ")))

    def _on(self, told: str) -> str:
        if told.endswith("not known"):
            return self.words(told)
        how, _, day = told.partition(" ")
        return self.words(f"told: {how} {{day}}", day=self._day(day))

    def _who(self, told: str) -> str:
        if told == "an unnamed party":
            return self.words(told)
        found = find_state(told.removeprefix("the "))
        if self.words.language == "en":
            return told
        return found.name(self.words.language) if found else told.removeprefix("the ")

    def _treaty(self, told: str) -> str:
        found = _treaties().get(told.removeprefix("the ").casefold())
        return self.words.topic(found) if found and self.words.language != "en" else told

    def _years(self, told: str) -> str:
        return self.words.list.join(told.replace(" and ", ", ").split(", ")).replace("-", "–")

    def _voted(self, told: str) -> str:
        return self.words.semicolon.join(map(self.told, told.split(", and ")))

    def _acts(self, told: str) -> str:
        if told.startswith("no "):
            return self.words(told)
        return self.words.semicolon.join(self._act(x) for x in told.split("; "))

    def _act(self, told: str) -> str:
        act, day, back = re.fullmatch(rf"([a-z ]+?) ({_DAY})( \(since taken back\))?", told).groups()  # type: ignore[union-attr]
        return f"{self.words(act)} {self._day(day)}" + (f" ({self.words('since taken back')})" if back else "")


@cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The forms of a language, those with most fixed words first."""
    from onrecord.formats.spoken.words import MESSAGES, spaced

    held = tomllib.loads((MESSAGES / "told" / f"{language}.toml").read_text(encoding="utf-8"))
    order = sorted(held, key=lambda form: -len(_PLACE.sub("", form)))
    return tuple((re.compile(_pattern(form)), str(spaced(held[form], language))) for form in order)


def _pattern(form: str) -> str:
    return "".join(_pieces(form))


def _pieces(form: str) -> Iterator[str]:
    at = 0
    for place in _PLACE.finditer(form):
        yield re.escape(form[at : place.start()])
        yield f"(?P<{place[1]}{place[2]}>{_PLACES.get(place[1], '.+?')})"
        at = place.end()
    yield re.escape(form[at:])


_OWN = {"ar": "\u0600-\u06ff", "zh": "\u4e00-\u9fff"}
"""Scripts with a comma of their own, which parts a name in them from its post."""

_FORMS = sorted({*FORMS.values()}, key=len, reverse=True)
_HEADS = {form.partition(" ")[0] for form in _FORMS}
_POSTED = re.compile(
    r"\b(mission|delegation|representati(?:ve|on)|ambassador|envoy|minister|high commissioner|embassy|legation|"
    r"observer|consul|secretary|adviser|counsellor|president)\b(?!.* to )",
    re.IGNORECASE,
)
"""A post or office that takes a "to" of its own: "Permanent Mission of Belmora to the United Nations"."""


def _sides(rest: str, link: str = "to") -> tuple[str, str]:
    """Sender and addressee in what stands between the form of a citation and its day.

    `link`: the word between the two, "at" of words delivered at a meeting; the other one belongs to a name.

    >>> _sides(" from the Mission of Samaria to the United Nations to the Mission of Belmora to the United Nations")
    ('the Mission of Samaria to the United Nations', 'the Mission of Belmora to the United Nations')
    >>> _sides(" from the Mission of Samaria to the United Nations at Helmsgate to the Open Fields Coalition")
    ('the Mission of Samaria to the United Nations at Helmsgate', 'the Open Fields Coalition')
    """
    text = rest.strip()
    if text.startswith(f"{link} "):
        return "", text.removeprefix(f"{link} ")
    if not text.startswith(("from ", "by ")):
        return "", ""
    text = text.partition(" ")[2]
    cuts = [m.start() for m in re.finditer(f" {link} ", text)]
    closed = [at for at in cuts if text[at - 1] == ","]
    if closed:
        cuts = closed
    else:
        free = [at for at in cuts if not _POSTED.search(text[:at])]
        cuts = free or cuts[:1]
    if not cuts:
        return text, ""
    return text[: cuts[0]].rstrip(","), text[cuts[0] + 4 :]


@cache
def _treaties() -> dict[str, str]:
    """Every English name of a treaty -> its id."""
    return {name.text.casefold(): one.id for one in treaties() for name in one.names if name.language == "en"}
