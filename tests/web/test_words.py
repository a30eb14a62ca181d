"""Every word of the pages stands in every catalogue, and dates are as the reader writes them."""

import re
import tomllib
from pathlib import Path

import pytest
from babel import Locale
from starlette.testclient import TestClient

from onrecord.api import LANES, NO_STATEMENT
from onrecord.formats.spoken import LANGUAGES
from onrecord.formats.spoken.words import MESSAGES, Words, catalogue
from onrecord.model import (
    Act,
    Attribution,
    Day,
    Kind,
    Outcome,
    ReferenceKind,
    Relation,
    Stance,
    Verdict,
    ZoneKind,
)
from onrecord.web import render
from onrecord.web.pages.review import KINDS
from onrecord.web.pages.treaties import STATUSES
from onrecord.web.who import ROLES

TEMPLATES = [page.read_text(encoding="utf-8") for page in (Path(render.__file__).parent / "templates").glob("*.html")]
CHOSEN = [choice for page in TEMPLATES for choice in re.findall(r'\bt\(("[^"]+" if [^{}]*?)\) }}', page)]
USED = (
    {message for page in TEMPLATES for message in re.findall(r'\bt\("([^"]+)"[),]', page)}
    | {message for choice in CHOSEN for message in re.findall(r'(?:^|else \(?)"([^"]+)"', choice)}
    | {heading for page in TEMPLATES for heading in re.findall(r'\bpart\("([^"]+)"', page)}
    | {label for _, label in render.MENU}
)
ENUMS = (Act, Attribution, Kind, Outcome, ReferenceKind, Relation, Stance, Verdict, ZoneKind)
CODES = {str(code).replace("_", " ") for codes in ENUMS for code in codes} | {
    *LANES, *ROLES, *STATUSES, NO_STATEMENT, *(f"review: {kind}" for kind in KINDS),
    *(f"decided: {said}" for said in ("accept", "reject", "unsure", "correct", "split", "joined")),
    *(f"did: {done}" for done in ("add", "decide", "import", "lift", "redact", "set", "unset", "withdraw")),
    *(f"did: {done}" for done in ("name", "code", "hand in", "dispute", "answer", "correction")),
    "waiting", "reading", "split a statement in two", "join it with the next", "not known", "language not known",
    "readers from a day on", "Accept", "Reject", "Unsure", "Looked at",
}  # fmt: skip
CODES = {code.replace("_", " ") for code in CODES}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_message_is_there_with_the_same_places_to_fill(language: str) -> None:
    held = catalogue(language)
    assert CHOSEN
    assert sorted((USED | CODES) - set(held)) == []
    for key, said in held.items():
        forms = said.items() if isinstance(said, dict) else [("other", said)]
        for form in (said for kind, said in forms if kind not in NAMED[language]):
            assert sorted(re.findall(r"{\w+}", form)) == sorted(re.findall(r"{\w+}", key)), key


NAMED = {"ar": ("zero", "one", "two"), **dict.fromkeys(("es", "fr", "ru", "zh"), ())}
"""Forms that stand for one number alone and say it as a word; elsewhere "one" stands for 21 or for none too."""


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_number_has_the_form_that_its_language_asks_for(language: str) -> None:
    """As the Unicode CLDR has them: six in Arabic, one in Chinese."""
    asked = {Locale(language).plural_form(n) for n in range(1_000)}
    for key, said in catalogue(language).items():
        if isinstance(said, dict):
            assert set(said) <= {*asked, "other"}, key
            if language == "ar":
                assert set(said) == asked, key


def test_one_few_and_many_are_told_apart() -> None:
    assert [Words("ru")("{n} letters", n=n) for n in (1, 3, 5, 21)] == ["1 письмо", "3 письма", "5 писем", "21 письмо"]
    assert [Words("en")("{n} letters", n=n) for n in (1, 2)] == ["1 letter", "2 letters"]
    assert [Words("ar")("{n} letters", n=n) for n in (0, 1, 2, 3, 11, 100, 103)] == [
        "لا رسائل", "رسالة واحدة", "رسالتان", "3 رسائل", "11 رسالة", "100 رسالة", "103 رسائل",
    ]  # fmt: skip
    assert [Words("ar")("{n} statements", n=n) for n in (2, 4, 12, 1_000)] == [
        "تصريحان", "4 تصريحات", "12 تصريحا", "1,000 تصريح",
    ]  # fmt: skip
    assert [Words("zh")("{n} letters", n=n) for n in (0, 1, 25_000)] == ["0封信函", "1封信函", "25,000封信函"]


def test_names_are_in_the_order_of_their_language() -> None:
    """By sound in Chinese, whatever radical a character has; in Arabic the article does not count."""
    states = [{"code": code} for code in ("CHN", "NRU", "AFG", "FJI", "ZAF", "DEU")]
    names = {language: [Words(language).holder(x["code"]) for x in Words(language).by_name(states, "code")]
             for language in ("ar", "zh")}  # fmt: skip
    assert names["zh"] == ["阿富汗", "德国", "斐济", "南非", "瑙鲁", "中国"]
    assert names["ar"] == ["أفغانستان", "ألمانيا", "جنوب أفريقيا", "الصين", "فيجي", "ناورو"]


def test_days_are_as_the_reader_writes_them() -> None:
    day = Day("2009-08-18")
    shown = {language: Words(language).day(day).replace("\u202f", " ") for language in LANGUAGES}
    assert shown == {
        "en": "18 August 2009",
        "fr": "18 août 2009",
        "es": "18 de agosto de 2009",
        "ru": "18 августа 2009 г.",
        "ar": "18 آب/أغسطس 2009",
        "zh": "2009年8月18日",
    }
    assert (Words("fr").day(Day("2012-07")), Words("ru").day("2012"), Words("es").day(None)) == (
        "juillet 2012", "2012", "sin fecha",
    )  # fmt: skip
    assert (Words("zh").day(Day("2012-07")), Words("zh").day("2012"), Words("ar").day("2012")) == (
        "2012年7月", "2012", "2012",
    )  # fmt: skip


def test_the_language_is_the_browsers_until_it_is_switched(desk: TestClient) -> None:
    page = desk.get("/letters", headers={"accept-language": "de, fr;q=0.8, en;q=0.5"})
    assert 'lang="fr"' in page.text and "Lettres" in page.text and page.headers["content-language"] == "fr"
    token = re.search(r'name="token" value="([^"]+)"', page.text)
    assert token is not None
    desk.post("/language", data={"token": token[1], "language": "ru", "next": "/asks"})
    assert 'lang="ru"' in desk.get("/asks", headers={"accept-language": "fr"}).text
    assert desk.get("/asks", headers={"accept-language": "fr;q=x,,;q=1"}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "tag", "direction"),
    [
        ("ar-EG, en;q=0.9", "ar", "rtl"),
        ("zh-Hans-CN, en;q=0.5", "zh-Hans", "ltr"),
        ("zh-TW", "zh-Hans", "ltr"),
        ("de, ar ; q=0.3, ru; q=0.2", "ar", "rtl"),
        ("fr;q=0, *", "en", "ltr"),
    ],
)
def test_a_page_says_its_language_and_the_way_it_is_written(desk, asked: str, tag: str, direction: str) -> None:
    page = desk.get("/letters", headers={"accept-language": asked})
    assert f'<html lang="{tag}" dir="{direction}">' in page.text and page.headers["content-language"] == tag


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_what_is_said_of_a_page_that_is_not_there_is_not_marked_as_english(desk: TestClient, language: str) -> None:
    for address in ("/nowhere", "/letters/l-none", "/states/XAR/profile.pdf"):
        page = desk.get(address, headers={"accept-language": language})
        assert page.status_code == 404 and 'lang="en"' not in page.text.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_mark_of_another_language_stands_between_words(desk: TestClient, language: str) -> None:
    """Quotation marks, commas, colons and arrows of the language, on the pages that have most of them."""
    words = Words(language)
    page = desk.get("/asks", headers={"accept-language": language}).text
    shown = re.sub(r"<q .*?</q>|<blockquote.*?</blockquote>", "", page.partition("<main")[2], flags=re.DOTALL)
    assert f"</a> {words.to} <" in shown or f"</span> {words.to} <" in shown
    assert f'">{words.open}' in page and ("“" in page) == (words.open == "“")
    if language == "ar":
        assert "→" not in shown and not re.search(r"[؀-ۿ][,;] ", shown)
    if language == "zh":
        assert not re.search(r"[一-鿿][,;:.] ", shown)


def test_no_template_has_marks_of_one_language() -> None:
    """Quotation marks, arrows and what stands between two words of ours are the language's: `t.open`, `t.colon`."""
    for page in TEMPLATES:
        told = re.sub(r'\bt\("[^"]*"', "", page)
        assert re.findall(r"[“”«»→←]", told) == []
        assert re.findall(r"[^{}]*}}[:;,.] (?:{{|<a)", told) == []


def test_figures_with_a_dash_are_kept_apart_in_a_line_from_right_to_left() -> None:
    """Behind an Arabic word 2009-08-18 would be shown as 18-08-2009."""
    words = Words("ar")
    told = catalogue("ar") | tomllib.loads((MESSAGES / "told" / "ar.toml").read_text(encoding="utf-8"))
    for key, said in told.items():
        for form in said.values() if isinstance(said, dict) else [said]:
            for day in re.finditer(r"\d{4}-\d\d", form):
                assert form[day.start() - 1] == "\u2066", key
    assert words("{given} is no day; write 2015-10-01.", given="2015-13").startswith("\u20682015-13\u2069 ")
    assert words("page {n}", n=3) == "الصفحة 3"
