"""What the rooms below tell in English is said in the reader's language; names, posts and quotations stay."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import api
from onrecord.formats.spoken import LANGUAGES
from onrecord.formats.spoken.telling import Telling
from onrecord.formats.spoken.words import MESSAGES, Words, catalogue
from onrecord.model import RollCall, Vote
from onrecord.model.citation import FORMS, citation
from onrecord.record.facts import Votes
from onrecord.record.voting import pattern
from onrecord.web import make_app

OTHERS = sorted(set(LANGUAGES) - {"en"})


def forms(language: str) -> dict[str, str]:
    return tomllib.loads((MESSAGES / "told" / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", OTHERS)
def test_every_form_is_there_with_the_same_places_to_fill(language: str) -> None:
    held = forms(language)
    assert list(held) == list(forms("fr"))
    for form, said in held.items():
        assert sorted(re.findall(r"{\w+}", said)) == sorted(re.findall(r"{\w+}", form)), form
    assert [form for form in FORMS.values() if f"cited: {form}" not in catalogue(language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_page_of_the_specimens_tells_a_reason_in_english(desk: TestClient, language: str) -> None:
    letters = [f"/letters/{one['id']}" for one in desk.get("/letters.json").json()["letters"]]
    pages = [*letters, "/review", "/asks", "/states/XAR", "/states/XBE", "/states/QQQ", "/letters/l-none"]
    left = {}
    for address in pages:
        told = desk.get(address, headers={"accept-language": language}).text
        if found := re.findall(r'<span lang="en"(?: dir="ltr")?>([^<]+)', told):
            left[address] = found
    assert left == {}
    asks = desk.get("/asks", headers={"accept-language": language}).text
    assert "says so" not in asks and "holds no answer" not in asks


@pytest.mark.parametrize("language", OTHERS)
def test_a_citation_keeps_every_name_and_post_and_says_the_rest_again(desk: TestClient, language: str) -> None:
    telling = Telling(Words(language))
    for letter in desk.app.state.desks.record.letters():  # type: ignore[attr-defined]
        line, said = citation(letter), telling.cited(citation(letter))
        assert said.startswith(Words(language)(f"cited: {FORMS[letter.kind]}"))
        for party in (*letter.sender, *letter.recipients):
            if party.name and party.name in line:
                assert party.name in said
        assert not re.search(r"\b(from|undated|others|January|March|November)\b", said), said
        assert Telling(Words("en")).cited(line) == line


def test_a_form_nobody_translated_stays_and_is_marked_and_markup_in_it_is_text() -> None:
    told = Telling(Words("ru"))("unheard of <b>; number <i>7</i> as cited")
    assert told == '<span lang="en">unheard of &lt;b&gt;</span>; номер &lt;i&gt;7&lt;/i&gt;, как указано в ссылке'
    told = Telling(Words("ar"))("unheard of; number A/70 as cited")
    assert told == '<span lang="en" dir="ltr">unheard of</span>؛ رقمها \u2068A/70\u2069 كما ذُكر'


def test_names_in_a_citation_are_kept_apart_from_words_written_the_other_way() -> None:
    line = "Letter from Ana Ruiz, Director, to the Embassy of Samaria, and 2 others, 18 August 2009"
    assert Telling(Words("ar")).cited(line) == (
        "رسالة من \u2068Ana Ruiz, Director\u2069، إلى \u2068Embassy of Samaria\u2069 وعدد آخر: 2، 18 آب/أغسطس 2009"
    )
    assert Telling(Words("zh")).cited(line) == "信函，Ana Ruiz, Director 致 Embassy of Samaria 及其他2方，2009年8月18日"
    line = "Letter from عمر حداد, وزير الخارجية, to 安娜, 主任, 12 May 2014"
    assert Telling(Words("ar")).cited(line).startswith("رسالة من عمر حداد، وزير الخارجية، إلى ")
    assert "安娜，主任，2014" in Telling(Words("zh")).cited(line)
    assert Telling(Words("zh")).cited("Note verbale to the Embassy of Samaria, May 2009") == (
        "普通照会 致 Embassy of Samaria，2009年5月"
    )


def test_disputed_words_are_marked_in_a_profile_and_its_files(tmp_path) -> None:
    text = (
        b"Helmsgate, 4 March 2014\n\nMinistry of Foreign Affairs of France\n\nDear Ms Ruiz,\n\nFrance cannot sign the "
    )
    text += b"Convention on Cluster Munitions.\n\nSincerely,\n\nJean Martin\nMinister of Foreign Affairs of France\n"
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, text, "a.txt")
        letter = next(record.letters())
        said = next(one for one in letter.statements if "cannot sign" in one.quote.exact)
        before = api.written(api.profile(api.known(record), "FRA"), "text")
        api.dispute(record, letter, said.id, by="Jean Martin", words="This was said of a draft.")
        made = api.profile(api.known(record), "FRA")
        assert "isputed" not in str(before)
        for form in ("text", "markdown", "html"):
            assert "Disputed by Jean Martin" in str(api.written(made, form)), form
    marked = [note for note in made.notes if "Disputed by" in note.text]
    assert [note.evidence.statement.id for note in marked if note.evidence] == [said.id]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("days", ["same date", "one has no date", "neither has a date"])
@pytest.mark.parametrize("kinds", ["", ", one a scan", ", both scans"])
def test_why_two_letters_are_copies_is_told_in_every_language(language: str, days: str, kinds: str) -> None:
    told = str(Words(language).told(f"97% of the words, {days}{kinds}"))
    assert "97" in told and "of the words" not in told and "a scan" not in told and "neither" not in told


@pytest.mark.parametrize("language", OTHERS)
def test_how_a_state_voted_through_the_years_is_told_in_every_language(language: str) -> None:
    years = range(2014, 2021)
    calls = [RollCall(str(y), "UNGA", f"A/RES/{y}", date(y, 12, 5), "A convention", "rows") for y in years]
    for ballots in ("nnnnyan", "yyyy", "aaaa   "):
        cast = {"n": "no", "y": "yes", "a": "abstain"}
        votes = Votes(Vote(c, "FRA", cast[b]) for c, b in zip(calls, ballots, strict=False) if b in cast)
        told = Words(language).told("Votes: " + pattern("FRA", calls, votes))
        assert not re.search(r"voted|abstained in|there is|row", told), told
        assert "2014–2017" in told


@pytest.mark.parametrize("language", OTHERS)
def test_why_a_file_could_not_be_read_is_told_in_every_language(tmp_path: Path, language: str) -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(99)
    files = {"empty.txt": b"", "cut.docx": b"PK\x03\x04cut", "film.mp4": film, "x.pdf": b"%PDF-1.7"}
    with api.open_record(tmp_path / "r") as record:
        for name, data in files.items():
            api.add_file(record, data, name)
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        for address in ("/health", "/letters"):
            page = client.get(address, headers={"accept-language": language}).text
            told = page.partition("<main")[2].partition("</main")[0]
            assert told.count("<bdi>") >= len(files) and 'lang="en"' not in told, address
