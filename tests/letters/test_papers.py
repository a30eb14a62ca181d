"""Invented letters in many manners: what kind of paper each is, what it is about, how many are copied to."""

import tomllib
from pathlib import Path

import pytest

from onrecord.letters import parse
from onrecord.model import Source

PAPERS = tomllib.loads((Path(__file__).parent / "dating" / "papers.toml").read_text(encoding="utf-8"))["letters"]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper['language']}: {paper['text'][-50:]!r}")
def test_a_paper_is_what_it_says(paper):
    """Kind, subject and the number of copies, as far as the file gives them."""
    letter = parse(Source("x.txt", "", "text/plain", paper["text"] + "\n"), head_only=True)[0]
    if "kind" in paper:
        assert letter.kind.value == paper["kind"], letter.kind_because
    if "subject" in paper:
        assert (letter.subject.value if letter.subject else "") == paper["subject"]
    if "copies" in paper:
        assert len(letter.copies) == paper["copies"], letter.copies
