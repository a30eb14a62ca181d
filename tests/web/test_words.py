"""Every word of the pages stands in every catalogue, and dates are as the reader writes them."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.api import LANES, NO_STATEMENT
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
from onrecord.web.words import LANGUAGES, Words, catalogue

TEMPLATES = [page.read_text(encoding="utf-8") for page in (Path(render.__file__).parent / "templates").glob("*.html")]
CHOSEN = [choice for page in TEMPLATES for choice in re.findall(r'\bt\(("[^"]+" if [^{}]*?)\) }}', page)]
USED = (
    {message for page in TEMPLATES for message in re.findall(r'\bt\("([^"]+)"[),]', page)}
    | {message for choice in CHOSEN for message in re.findall(r'(?:^|else \(?)"([^"]+)"', choice)}
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
        for form in said.values() if isinstance(said, dict) else [said]:
            assert sorted(re.findall(r"{\w+}", form)) == sorted(re.findall(r"{\w+}", key)), key


def test_one_few_and_many_are_told_apart() -> None:
    assert [Words("ru")("{n} letters", n=n) for n in (1, 3, 5, 21)] == ["1 письмо", "3 письма", "5 писем", "21 письмо"]
    assert [Words("en")("{n} letters", n=n) for n in (1, 2)] == ["1 letter", "2 letters"]


def test_days_are_as_the_reader_writes_them() -> None:
    day = Day("2009-08-18")
    shown = {language: Words(language).day(day).replace("\u202f", " ") for language in LANGUAGES}
    assert shown == {
        "en": "18 August 2009",
        "fr": "18 août 2009",
        "es": "18 de agosto de 2009",
        "ru": "18 августа 2009 г.",
    }
    assert (Words("fr").day(Day("2012-07")), Words("ru").day("2012"), Words("es").day(None)) == (
        "juillet 2012", "2012", "sin fecha",
    )  # fmt: skip


def test_the_language_is_the_browsers_until_it_is_switched(desk: TestClient) -> None:
    page = desk.get("/letters", headers={"accept-language": "de, fr;q=0.8, en;q=0.5"})
    assert 'lang="fr"' in page.text and "Lettres" in page.text and page.headers["content-language"] == "fr"
    token = re.search(r'name="token" value="([^"]+)"', page.text)
    assert token is not None
    desk.post("/language", data={"token": token[1], "language": "ru", "next": "/asks"})
    assert 'lang="ru"' in desk.get("/asks", headers={"accept-language": "fr"}).text
    assert desk.get("/asks", headers={"accept-language": "fr;q=x,,;q=1"}).status_code == 200
