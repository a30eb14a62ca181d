"""The interface in the reader's language: one catalogue a language in `messages/`, dates as the reader writes them.

A message is named by its English words, so that a page can be read beside its template; `en.toml` holds only what has
forms for one and many. Quotations are never translated; what the rooms below tell in English goes through `telling.py`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from starlette.requests import Request

from onrecord.errors import BadReference
from onrecord.model import Day
from onrecord.reference.bodies import body
from onrecord.reference.forums import forum
from onrecord.reference.states import has_state
from onrecord.reference.themes import theme
from onrecord.reference.treaties import treaty
from onrecord.reference.weapons import weapon

if TYPE_CHECKING:
    from onrecord.web.telling import Telling

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ru": "Русский"}
MESSAGES = Path(__file__).parent / "messages"
_LOCALE = {"en": "en_GB"}
"""Days as the monitors print them ("18 August 2009"), which is how English is written in most of the world."""

KEPT = "language"
"""Name of the choice in the session."""


def language_of(request: Request) -> str:
    """As chosen by the switch, else the first the browser asks for that we have, else English."""
    chosen = request.session.get(KEPT)
    if chosen in LANGUAGES:
        return str(chosen)
    asked = request.headers.get("accept-language", "")
    weighed = [_weighed(one) for one in asked.split(",") if one.strip()]
    for _, tag in sorted(weighed, key=lambda x: -x[0]):
        if tag in LANGUAGES:
            return tag
    return "en"


def _weighed(one: str) -> tuple[float, str]:
    tag, _, rest = one.strip().partition(";q=")
    try:
        weight = float(rest) if rest else 1.0
    except ValueError:
        weight = 0.0
    return weight, tag.split("-")[0].lower()


@cache
def catalogue(language: str) -> dict[str, Any]:
    """Message to its form in that language, or to a table of forms by plural category."""
    held = tomllib.loads((MESSAGES / f"{language}.toml").read_text(encoding="utf-8"))
    return {key: spaced(said, language) for key, said in held.items()}


def spaced(said: Any, language: str) -> Any:
    """A message, or its table of forms, as its language spaces it: French marks stay with the word before them.

    >>> spaced("Pourquoi ?", "fr")
    'Pourquoi\\xa0?'
    """
    if language != "fr":
        return said
    if isinstance(said, dict):
        return {form: spaced(one, language) for form, one in said.items()}
    return re.sub(r" (?=[:;!?»%])|(?<=«) ", "\u00a0", said)


_CODE = re.compile(r"[A-Z]{2,10}")


def _topic(id: str, language: str) -> str:
    for look in (treaty, weapon, forum, body, theme):
        try:
            return look(id).name(language)
        except BadReference:
            continue
    return id.replace("_", " ")


class Words:
    """Says messages in one language: `words("{n} letters", n=3)`; what no catalogue has is said in English."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = catalogue(language)

    def __call__(self, message: object, **values: object) -> str:
        """The message; codes such as `conditional_commitment` are read as words."""
        key = str(message)
        key = key if " " in key else key.replace("_", " ")
        found = self.catalogue.get(key, key)
        if isinstance(found, dict):
            found = found.get(self._plural(values.get("n", 0)), found["other"])
        shown = {name: self.number(v) if isinstance(v, int) else v for name, v in values.items()}
        # A Russian day ends with a stop of its own, which closes the sentence too.
        return str(found).format(**shown).replace("г..", "г.") if values else str(found)

    def _plural(self, n: object) -> str:
        from babel import Locale

        return str(Locale(self.language).plural_form(n))  # type: ignore[arg-type]

    @cached_property
    def telling(self) -> Telling:
        """Says what was told in English in this language."""
        from onrecord.web.telling import Telling

        return Telling(self)

    def told(self, sentence: object) -> Markup:
        """A reason, a gap or a refusal in this language."""
        return self.telling(sentence)

    def cited(self, line: object) -> str:
        """A citation with its fixed words in this language."""
        return self.telling.cited(line)

    def day(self, day: object) -> str:
        """A day, a month or a year as this language writes it; "undated" for none."""
        from babel.dates import format_date, format_skeleton

        if day is None:
            return self("undated")
        known, locale = Day(str(day)[:10]), _LOCALE.get(self.language, self.language)
        if known.precision == "day":
            return str(format_date(known.first, "long", locale=locale))
        if known.precision == "month":
            return str(format_skeleton("yMMMM", known.first, locale=locale))
        return str(known.year)

    def holder(self, code: object) -> str:
        """Who holds a statement, by name: a state's code says nothing to most readers.

        >>> Words("fr").holder("RUS"), Words("en").holder("Open Fields Coalition"), Words("en").holder(None)
        ('Russie', 'Open Fields Coalition', 'not known')
        """
        if not code:
            return self("not known")
        if not _CODE.fullmatch(str(code)):
            return str(code)
        found = has_state(str(code)) if len(str(code)) == 3 else None
        return found.name(self.language) if found else self._body(str(code))

    def _body(self, code: str) -> str:
        try:
            return body(code).name(self.language)
        except BadReference:
            return code

    def by(self, name: object) -> str:
        """Who did something; on a record without accounts whoever sat at the machine."""
        return self("local") if name in ("", None, "local") else str(name)

    def by_name(self, rows: Iterable[Any], key: str) -> list[Any]:
        """Rows by the name, in this language, of the state whose code stands under `key`; accents aside.

        >>> [row["code"] for row in Words("fr").by_name([{"code": "ZAF"}, {"code": "ETH"}, {"code": "DEU"}], "code")]
        ['ZAF', 'DEU', 'ETH']
        """
        return sorted(rows, key=lambda row: self._plain(row[key] if isinstance(row, dict) else getattr(row, key)))

    def _plain(self, code: object) -> str:
        spelt = unicodedata.normalize("NFKD", self.holder(code).casefold())
        return "".join(c for c in spelt if not unicodedata.combining(c))

    def topic(self, id: object) -> str:
        """What a statement is about, by name.

        >>> Words("es").topic("CCM"), Words("en").topic("landmines_of_no_file")
        ('Convención sobre Municiones en Racimo', 'landmines of no file')
        """
        return _topic(str(id), self.language)

    def tongue(self, tag: object) -> str:
        """A language by its name in this one.

        >>> Words("fr").tongue("ar"), Words("en").tongue("und")
        ('arabe', 'language not known')
        """
        from babel import Locale

        known = Locale(self.language).languages
        found = known.get(str(tag)) or known.get(str(tag).split("-")[0])
        return self("language not known") if found is None or tag == "und" else str(found)

    def number(self, value: int | float) -> str:
        """A number with this language's separators."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=_LOCALE.get(self.language, self.language)))
