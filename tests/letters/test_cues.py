"""Every cue of every language counts in its example and not in its counter-example."""

import time
from pathlib import Path

import pytest

from onrecord.errors import BadReference
from onrecord.letters.reading import begin
from onrecord.letters.statements.acts import counts
from onrecord.letters.statements.cues import Cue, languages, load, read
from onrecord.letters.statements.finding import Body
from onrecord.letters.statements.page import cues_page

LANGUAGES = languages()
CUES = [(tag, cue) for tag in LANGUAGES for cues in load(tag).groups.values() for cue in cues]


def counted(tag: str, text: str) -> set[str]:
    """Ids of the cues that count as signs of an act anywhere in a text."""
    body = Body(begin(text).having(language=tag))
    found = set()
    for clause in body.all_clauses():
        found |= {h.cue.id for h in clause.hits if counts(h, clause, body.folded, body.cues)}
    return found


def matched(tag: str, cue: Cue, text: str) -> bool:
    from onrecord.letters.statements.plain import fold

    folded = fold(text)
    return any(p.regex.search(folded) for p in cue.patterns)


@pytest.mark.parametrize(("tag", "cue"), CUES, ids=[c.id for _, c in CUES])
def test_example_and_counter_example(tag: str, cue: Cue) -> None:
    """A cue is found where its author says, and nowhere he says it must not be."""
    if cue.group == "cue":
        assert cue.example and cue.counter, f"{cue.id} needs an example and a counter-example"
        assert cue.id in counted(tag, cue.example)
        assert cue.id not in counted(tag, cue.counter)
    elif cue.example:
        assert matched(tag, cue, cue.example)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_time_is_bounded(tag: str) -> None:
    """No pattern runs away on a long line of words that almost match."""
    cues = load(tag)
    text = ("we would ask the government of the embassy that you and we were not able to " * 150)[:12000]
    start = time.process_time()
    for group in cues.groups:
        for _, pattern in cues.likely(text, 0, len(text), group):
            sum(1 for _ in pattern.regex.finditer(text))
    assert time.process_time() - start < 24


def test_a_wrong_file_is_named() -> None:
    """A cue file that cannot be used says where."""
    row = {"id": "x", "pattern": "{nobody} asks", "act": "request"}
    with pytest.raises(BadReference, match="no class 'nobody'"):
        read({"language": "xx", "cue": [row]}, "xx.toml")
    with pytest.raises(BadReference, match="unknown fields"):
        read({"language": "xx", "cue": [{**row, "colour": 1}]}, "xx.toml")
    with pytest.raises(BadReference, match="two cues are called"):
        twice = {"id": "x", "pattern": "asks", "act": "request"}
        read({"language": "xx", "cue": [twice, twice]}, "xx.toml")
    for wrong in ("(asks", "(?<=we|they) ask", "(?:we (?<!not|never) ask)"):
        with pytest.raises(BadReference, match=r"xx\.toml: x: "):
            read({"language": "xx", "cue": [{**twice, "pattern": wrong}]}, "xx.toml")


def test_the_page_of_cues_is_made_from_the_files() -> None:
    """The docs show the cues as they are; `make made` writes them again."""
    page = Path(__file__).resolve().parents[2] / "docs" / "cues.md"
    assert page.read_text(encoding="utf-8") == cues_page(), "run `make made`"


def test_french_capitals_need_no_accents():
    from onrecord.letters.cues import anywhere

    ministry = anywhere("state_bodies", "fr")
    assert ministry.search("MINISTERE DES AFFAIRES ETRANGERES")
    assert ministry.search("Ministère des affaires étrangères")


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("We don't support a ban of that kind.", "We do not support a ban of that kind."),
        ("The treaty doesn't oblige anyone to pay.", "The treaty does not oblige anyone to pay."),
        ("We can't accept a text without dates.", "We cannot accept a text without dates."),
        ("We won't be party to it.", "We will not be party to it."),
    ],
)
def test_a_verb_written_together_with_its_not_is_found(spoken: str, written: str) -> None:
    """Mails say "don't" where notes say "do not": the same signs count."""
    assert counted("en", written) & counted("en", spoken)
