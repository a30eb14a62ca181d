"""The letter as JSON: the contract of the project."""

import dataclasses
import json
from pathlib import Path

import pytest

from onrecord.errors import NotVerbatim
from onrecord.formats.letter_json import from_json, quotes, schema, to_json
from onrecord.model import Act, Attribution, Kind, Letter, Party, Quote, SourceInfo, Statement

TEXT = "We cannot sign the treaty.\n\nIngrid Halloran"
LETTER = Letter(
    id="l1",
    source=SourceInfo("a.txt", "0" * 64, "text/plain", None, "plain"),
    kind=Kind.LETTER,
    language="en",
    text=TEXT,
    sender=(Party(name="Ingrid Halloran", quote=Quote.at(TEXT, 28, 43)),),
    statements=(Statement("s1", Act.REFUSAL, "X", "X", Attribution.OWN, Quote.at(TEXT, 0, 26), "cannot", 0.9),),
)


def test_a_letter_comes_back_from_its_line() -> None:
    assert from_json(to_json(LETTER)) == LETTER
    assert b"\n" not in to_json(LETTER)


def test_every_quotation_is_found_for_checking() -> None:
    assert sorted(q.exact for q in quotes(LETTER)) == ["Ingrid Halloran", "We cannot sign the treaty."]


def test_a_quotation_that_is_not_on_the_page_stops_the_writing() -> None:
    forged = dataclasses.replace(LETTER.statements[0].quote, exact="We will sign the treaty...")
    with pytest.raises(NotVerbatim, match=r"a\.txt: the quotation at 0\.\.26"):
        to_json(dataclasses.replace(LETTER, statements=(dataclasses.replace(LETTER.statements[0], quote=forged),)))


def test_the_published_schema_is_the_one_the_types_make() -> None:
    """`docs/schema/letter-1.json` never lags; to renew it: `make made`."""
    published = Path(__file__).parents[2] / "docs" / "schema" / "letter-1.json"
    assert json.loads(published.read_text("utf-8")) == json.loads(json.dumps(schema()))
