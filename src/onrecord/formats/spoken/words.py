"""Words in the reader's language: one catalogue a language in `messages/`, dates as the reader writes them.

A message is named by its English words, so that a page can be read beside its template; `en.toml` holds only what has
forms for one and many. Quotations are never translated; what the rooms below tell in English goes through `telling.py`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from onrecord.errors import BadReference
from onrecord.formats.spoken.direction import apart
from onrecord.model import Day
from onrecord.reference.bodies import body
from onrecord.reference.files import when_forgotten
from onrecord.reference.forums import forum
from onrecord.reference.states import has_state
from onrecord.reference.themes import theme
from onrecord.reference.treaties import treaty
from onrecord.reference.weapons import weapon

if TYPE_CHECKING:
    from onrecord.formats.spoken.telling import Telling

MESSAGES = Path(__file__).parent / "messages"
_LOCALE = {"en": "en_GB"}
"""Days as the monitors print them ("18 August 2009"), which is how English is written in most of the world."""
_TAG = {"zh": "zh-Hans"}
"""The tag of a page where the language alone does not tell the script, and browsers could take another's forms."""

MARKS = {
    "comma": ", ", "list": ", ", "semicolon": "; ", "colon": ": ", "stop": ". ", "open": "“", "close": "”", "to": "→",
}  # fmt: skip
"""Marks between words of ours, with the space after them; a catalogue says its own as "mark: comma"."""

MANY = 5_000
"""Days, names, numbers and reasons kept as they were last said; of each, in each language."""


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


def _kept(name: Callable[[str, str], str]) -> Callable[[str, str], str]:
    """A name looked up once, until the reference data changes."""
    made = lru_cache(MANY)(name)
    when_forgotten(made.cache_clear)
    return made


_CODE = re.compile(r"[A-Z]{2,10}")


@_kept
def _holder(code: str, language: str) -> str:
    found = has_state(code) if len(code) == 3 else None
    if found:
        return found.name(language)
    try:
        return body(code).name(language)
    except BadReference:
        return code


@_kept
def _topic(id: str, language: str) -> str:
    for look in (treaty, weapon, forum, body, theme):
        try:
            return look(id).name(language)
        except BadReference:
            continue
    return id.replace("_", " ")


@cache
def words_in(language: str) -> Words:
    """The words of a language, made once."""
    return Words(language)


class Words:
    """Says messages in one language: `words("{n} letters", n=3)`; what no catalogue has is said in English."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = catalogue(language)
        self.tag = _TAG.get(language, language)
        said = {name: str(self.catalogue.get(f"mark: {name}", mark)) for name, mark in MARKS.items()}
        self.comma, self.list, self.semicolon, self.colon = (said[x] for x in ("comma", "list", "semicolon", "colon"))
        self.stop, self.open, self.close, self.to = (said[x] for x in ("stop", "open", "close", "to"))
        self._day = lru_cache(MANY)(self._say_day)
        self._number = lru_cache(MANY)(self._say_number)
        self._tongue = lru_cache(MANY)(self._say_tongue)
        self._told = lru_cache(MANY)(lambda sentence: self.telling(sentence))
        self._cited = lru_cache(MANY)(lambda line: self.telling.cited(line))
        self._options = lru_cache(MANY)(self._list_options)
        when_forgotten(self._told.cache_clear)
        when_forgotten(self._cited.cache_clear)

    def __call__(self, message: object, **values: object) -> str:
        """The message; codes such as `conditional_commitment` are read as words."""
        key = str(message)
        key = key if " " in key else key.replace("_", " ")
        found = self.catalogue.get(key, key)
        if isinstance(found, dict):
            found = found.get(self._plural(values.get("n", 0)), found["other"])
        shown = {name: self.number(v) if isinstance(v, int) else self.apart(v) for name, v in values.items()}
        # A Russian day ends with a stop of its own, which closes the sentence too.
        return str(found).format(**shown).replace("г..", "г.") if values else str(found)

    def _plural(self, n: object) -> str:
        from babel import Locale

        return str(Locale(self.language).plural_form(n))  # type: ignore[arg-type]

    @cached_property
    def dir(self) -> str:
        """The way this language is written, as "ltr" or "rtl"."""
        from babel import Locale

        return str(Locale(self.language).text_direction)

    def apart(self, value: object) -> Any:
        """A value in a sentence, kept apart where it is written the other way than the sentence."""
        return apart(value) if isinstance(value, str) and self.dir == "rtl" else value

    def quoted(self, words: object) -> str:
        """Words between the quotation marks of this language.

        >>> Words("en").quoted("an aim"), Words("fr").quoted("un but"), Words("ar").quoted("هدف")
        ('“an aim”', '«\\xa0un but\\xa0»', '«هدف»')
        """
        return f"{self.open}{words}{self.close}"

    @cached_property
    def telling(self) -> Telling:
        """Says what was told in English in this language."""
        from onrecord.formats.spoken.telling import Telling

        return Telling(self)

    def told(self, sentence: object) -> Markup:
        """A reason, a gap or a refusal in this language."""
        return self._told(str(sentence))

    def cited(self, line: object) -> str:
        """A citation with its fixed words in this language."""
        return self._cited(str(line))

    def options(self, values: Iterable[object], chosen: object = None) -> Markup:
        """Choices of a form, each by its name, one of them chosen; a letter has them for each of its statements."""
        return self._options(tuple(map(str, values)), str(chosen))

    def _list_options(self, values: tuple[str, ...], chosen: str) -> Markup:
        one = Markup('<option value="{}"{}>{}</option>').format
        return Markup("").join(one(v, Markup(" selected") if v == chosen else "", self(v)) for v in values)

    def day(self, day: object) -> str:
        """A day, a month or a year as this language writes it; "undated" for none."""
        return self("undated") if day is None else self._day(str(day)[:10])

    def _say_day(self, day: str) -> str:
        from babel.dates import format_date, format_skeleton

        known, locale = Day(day), _LOCALE.get(self.language, self.language)
        if self.language == "ar":
            return _arabic(known)
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
        return _holder(str(code), self.language) if _CODE.fullmatch(str(code)) else str(code)

    def by(self, name: object) -> str:
        """Who did something; on a record without accounts whoever sat at the machine."""
        return self("local") if name in ("", None, "local") else str(name)

    def by_name(self, rows: Iterable[Any], key: str) -> list[Any]:
        """Rows by the name, in this language, of the state whose code stands under `key`; accents aside.

        >>> [row["code"] for row in Words("fr").by_name([{"code": "ZAF"}, {"code": "ETH"}, {"code": "DEU"}], "code")]
        ['ZAF', 'DEU', 'ETH']
        """
        return sorted(
            rows, key=lambda row: self._plain(self.holder(row[key] if isinstance(row, dict) else getattr(row, key)))
        )

    def by_topic(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows by the name, in this language, of the topic whose id they have; those that letters speak of first."""
        return sorted(rows, key=lambda row: (not row["letters"], self._plain(self.topic(row["id"]))))

    def _plain(self, name: str) -> str | bytes:
        """A name by which it is put into order: accents aside; Arabic without its article; Chinese by its sound."""
        if self.language == "zh":
            return "".join(_SAME_SOUND.get(c, c) for c in name).encode("gb18030")
        spelt = unicodedata.normalize("NFKD", name.removeprefix("ال" if self.language == "ar" else "").casefold())
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
        return self._tongue(str(tag))

    def _say_tongue(self, tag: str) -> str:
        from babel import Locale

        known = Locale(self.language).languages
        found = known.get(tag) or known.get(tag.split("-")[0])
        return self("language not known") if found is None or tag == "und" else str(found)

    def number(self, value: int | float) -> str:
        """A number with this language's separators."""
        return self._number(value)

    def _say_number(self, value: int | float) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=_LOCALE.get(self.language, self.language)))


def _arabic(day: Day) -> str:
    """A day with the month by both its names, as the Arabic documents of the United Nations write it: no reader from
    Morocco to Iraq has to know the other's.

    >>> _arabic(Day("2009-08-18")), _arabic(Day("2012-07")), _arabic(Day("2012"))
    ('18 آب/أغسطس 2009', 'تموز/يوليو 2012', '2012')
    """
    from babel.dates import get_month_names

    if day.precision == "year":
        return str(day.first.year)
    names = [get_month_names("wide", locale=locale)[day.first.month] for locale in ("ar_SY", "ar")]
    number = f"{day.first.day} " if day.precision == "day" else ""
    return f"{number}{'/'.join(names)} {day.first.year}"


_SAME_SOUND = {"瑙": "挠", "斐": "菲"}
"""GB 2312 orders its 3,755 common characters by their sound (pinyin) and the rest by radical: a common one of the same
sound for each that begins the name of a state and is not among them."""
