"""A brief on a treaty: every state's own words with letter and page, and what it did not answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import api
from onrecord.cli.group import group
from onrecord.errors import NotVerbatim
from onrecord.formats.spoken import LANGUAGES
from onrecord.formats.spoken.words import Words
from onrecord.model import Day

ASK = """Open Fields Coalition
12 January 2014

Embassy of {0}

Dear Ambassador,

We ask {0} to accede to the Convention on Cluster Munitions. We ask {0} to publish its stocks.

Yours sincerely,

Ana Ruiz
Director
Open Fields Coalition
"""
REPLY = """Embassy of Samoa
Brussels, 4 March 2014

Ms Ana Ruiz
Director
Open Fields Coalition

Dear Ms Ruiz,

Thank you for your letter of 12 January 2014. Samoa supports the Convention on Cluster Munitions. If parliament agrees,
we will publish <our> stocks.

Yours sincerely,

Tala Leota
Ambassador of Samoa
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, list(arguments), standalone_mode=False)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with api.open_record(tmp_path / "record") as record:
        for name, text in (("s.txt", ASK.format("Samoa")), ("n.txt", ASK.format("Brazil")), ("r.txt", REPLY)):
            api.add_file(record, text.encode(), name)
        said = next(s for s in record.letter("r.txt").statements if s.act.value == "position_support")
        api.dispute_statement(record, said.id, by="Embassy of Samoa", words="We said may.")
    return tmp_path / "record"


def test_a_brief_has_words_letter_page_condition_dispute_and_silence(place: Path, tmp_path: Path) -> None:
    told = " ".join(run("brief", "Convention on Cluster Munitions", "--record", str(place)).stdout.split())
    assert "“Samoa supports the Convention on Cluster Munitions.” Letter from Tala Leota, Ambassador of Samoa" in told
    assert "4 March 2014 (r.txt). Disputed." in told and "The same letter." in told
    assert "Brazil ------ Status: " in told and "Own words: none in the record" in told
    assert (
        "Asked on 12 January 2014: “We ask Brazil to accede to the Convention on Cluster Munitions.”: no answer in"
        in told
    )
    assert "If parliament agrees" in told
    for suffix, marked in ((".html", "&lt;our&gt;"), (".md", r"\<our\>")):
        out = tmp_path / f"brief{suffix}"
        assert run("brief", "CCM", "--out", str(out), "--record", str(place)).exception is None
        assert marked in out.read_text("utf-8")
    assert "no such format" in str(run("brief", "CCM", "--out", "brief.pdf", "--record", str(place)).exception)


def test_a_brief_speaks_the_language_asked_and_quotes_as_before(place: Path, tmp_path: Path) -> None:
    for language in sorted(set(LANGUAGES) - {"en"}):
        told, words = "", Words(language)
        for suffix in (".txt", ".md", ".html"):
            out = tmp_path / f"{language}{suffix}"
            asked = ("brief", "CCM", "--language", language, "--out", str(out), "--record", str(place))
            assert run(*asked).exception is None
            told = " ".join(out.read_text("utf-8").split())
            for quoted in ("Samoa supports the Convention on Cluster Munitions.", "Ana Ruiz", "Tala Leota"):
                assert quoted in told
            for english in (
                "Status",
                "Asked",
                "As of",
                "The same",
                "Disputed",
                "own words",
                "no answer",
                "Letter from",
            ):
                assert english not in told, (language, suffix, english)
            ours = (words.day(Day("2014-03-04")), words.holder("BRA"), words.topic("CCM"), words("position support"))
            for said in (*ours, words.told("The same letter"), words.told("Disputed.")):
                assert " ".join(said.split()) in told, (language, suffix, said)
        assert f'<html lang="{words.tag}" dir="{words.dir}">' in told
    assert "is not one of" in str(run("brief", "CCM", "--language", "de", "--record", str(place)).exception)


def test_a_brief_never_misquotes(place: Path) -> None:
    with api.open_record(place) as record:
        made = api.brief(api.known(record), "CCM")
    (samoa,) = [one for one in made.states if one.said]
    wrong = replace(samoa.said[0], letter=replace(samoa.said[0].letter, text="another text"))
    with pytest.raises(NotVerbatim):
        api.written_brief(replace(made, states=(replace(samoa, said=(wrong,)),)), "html")
