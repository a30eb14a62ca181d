"""The specimens, read and put together: what answers what, and what is cited and not held."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from onrecord.letters import parse
from onrecord.model import Source
from onrecord.record.cited import cited
from onrecord.record.links import link
from onrecord.reference.files import overlaid

SPECIMENS = Path(__file__).parents[2] / "specimens"


@pytest.fixture(scope="module")
def read():
    found = {}
    with overlaid(SPECIMENS / "reference"):
        for path in sorted((SPECIMENS / "letters").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            source = Source(path.name, hashlib.sha256(text.encode()).hexdigest(), "text/plain", text)
            found[path.stem] = parse(source)[0]
        yield found


@pytest.fixture(scope="module")
def expected():
    return {
        p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((SPECIMENS / "expected").glob("*.toml"))
    }


def test_every_reply_among_the_specimens_is_linked_to_its_letter_and_to_no_other(read, expected):
    names = {letter.id: f"{stem}.txt" for stem, letter in read.items()}
    made = {names[x.letter]: names[x.answers] for x in link(read.values()) if x.answers}
    wanted = {f"{stem}.txt": row["answers"] for stem, row in expected.items() if row.get("answers")}
    assert {k: made.get(k) for k in wanted} == wanted
    # The mail says which letter it follows; that is a link too, though nobody calls it a reply.
    assert set(made) - set(wanted) <= {"14-email.txt"}


def test_the_impossible_day_among_the_specimens_is_a_problem(read):
    problems = {x.letter: [p.code for p in x.problems] for x in link(read.values()) if x.problems}
    assert problems == {read["10-reply-dated-before"].id: ["reply_before_letter"]}


def test_letters_the_specimens_cite_are_listed_by_their_days(read, expected):
    letters = list(read.values())
    found = cited(letters, link(letters))
    for stem, row in expected.items():
        mine = {str(c.date) for c in found if c.cited_by == read[stem].id}
        assert set(row.get("missing", ())) <= mine, stem
