"""The specimens are read as written beside them: the golden tests, and what the documentation's examples rest on."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import api
from onrecord.formats.letter_json import hold_to_text
from onrecord.model import Letter, Party
from onrecord.reference.files import overlaid

ROOT = Path(__file__).resolve().parent.parent / "specimens"
NAMES = sorted(path.stem for path in (ROOT / "expected").glob("*.toml"))

NOT_YET: dict[tuple[str, str], str] = {}
"""What is read wrongly today, with what stands in the way; strict, so that a cure takes its line away."""


def each(what: str) -> list[Any]:
    return [
        pytest.param(name, marks=pytest.mark.xfail(reason=NOT_YET[what, name], strict=True))
        if (what, name) in NOT_YET
        else name
        for name in NAMES
    ]


@pytest.fixture(autouse=True, scope="module")
def invented_states() -> Iterator[None]:
    with overlaid(ROOT / "reference"):
        yield


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "expected" / f"{name}.toml").read_text("utf-8"))


def specimen(name: str) -> Letter:
    return api.read(ROOT / "letters" / f"{name}.txt")


def known(party: Party) -> dict[str, str]:
    fields = ("name", "role", "organisation", "state")
    return {field: " ".join(value.split()) for field in fields if (value := getattr(party, field))}


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_every_letter_has_its_reading_beside_it() -> None:
    assert sorted(path.stem for path in (ROOT / "letters").iterdir()) == NAMES


@pytest.mark.parametrize("name", each("head"))
def test_head(name: str) -> None:
    """Kind, language, date, place, subject and every party with name, post, body and state are right."""
    want, got = expected(name), specimen(name)
    assert got.kind.value == want["kind"]
    assert got.language == want["language"]
    assert (got.date and got.date.value) == want["date"]
    assert (got.place and got.place.name) == want.get("place")
    assert (got.subject and one_line(got.subject.value)) == want.get("subject")
    for side in ("sender", "recipients", "copies"):
        if side in want:
            assert [known(party) for party in getattr(got, side)] == want[side], side


@pytest.mark.parametrize("name", each("references"))
def test_references(name: str) -> None:
    """Each reference named is found: its words overlap, its kind, date and relation are right."""
    want, got = expected(name), specimen(name)
    for one in want.get("references", ()):
        alike = [r for r in got.references if one["words"] in r.quote.shown or r.quote.shown in one["words"]]
        told = [(r.kind.value, r.date, r.relation.value) for r in alike]
        assert any(
            kind == one["kind"] and date == one.get("date") and relation == one.get("relation", "other")
            for kind, date, relation in told
        ), (one, told, [r.quote.shown for r in got.references])


@pytest.mark.parametrize("name", each("statements"))
def test_statements(name: str) -> None:
    """Each statement named is found in its exact words, with act, holder, attribution, addressee and condition."""
    want, got = expected(name), specimen(name)
    found = {s.quote.shown.rstrip(".;,?"): s for s in got.statements}
    for one in want.get("statements", ()):
        said = found.get(one["words"].rstrip(".;,?"))
        assert said is not None, (one["words"], list(found))
        assert said.act.value == one["act"], (one["words"], said.because)
        assert said.attribution.value == one.get("attribution", "own"), one["words"]
        if "holder" in one:
            assert said.holder == one["holder"], one["words"]
        if "towards" in one:
            assert one["towards"] in said.towards, one["words"]
        if "condition" in one:
            assert said.condition is not None, one["words"]
            assert said.condition.shown.rstrip(",.") == one["condition"]


@pytest.mark.parametrize("name", NAMES)
def test_what_must_never_be_quoted_is_not(name: str) -> None:
    """Furniture, noise, a transcriber's words and another's ask stand in no statement's shown words."""
    got = specimen(name)
    hold_to_text(got)
    for words in expected(name).get("never_quoted", ()):
        assert words in one_line(got.text) or words in got.text, words
        assert not [s for s in got.statements if words in s.quote.shown], words


def test_answers_and_missing_letters() -> None:
    """Replies find the letters they answer; letters that are not held are entries with what is known of them."""
    letters = [specimen(name) for name in NAMES]
    found = api.known_of(letters)
    names = {letter.id: Path(letter.source.name).name for letter in letters}
    answers = {names[link.letter]: names[link.answers] for link in found.links if link.answers}
    entries = api.missing(found)
    for letter, name in zip(letters, NAMES, strict=True):
        want = expected(name)
        assert answers.get(names[letter.id]) == want.get("answers"), name
        days = sorted(entry.date for entry in entries if entry.cited_by == letter.id and entry.date)
        assert days == want.get("missing", []), name
