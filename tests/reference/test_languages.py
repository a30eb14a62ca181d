"""Every language file is whole, and its samples are what the rules find."""

import pytest

from onrecord.errors import BadReference
from onrecord.letters.cues import anywhere, codes, label
from onrecord.letters.marks import mark_of
from onrecord.reference.languages import _read, language, languages


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_samples_of_a_language_are_recognised(one):
    assert one.samples
    for sample in one.samples:
        greets = anywhere("salutations", one.code).match(sample) or any(s in sample for s in one.salutations)
        closes = anywhere("closings", one.code).match(sample)
        assert greets or closes or mark_of(sample, codes(one.code)), sample


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_every_language_can_find_a_party(one):
    assert one.honorifics and one.posts and one.bodies and one.state_posts and one.state_bodies
    assert set(one.state_posts) - set(one.posts) <= {"subsecretary", "mp"} | set(one.state_posts)


def test_a_label_needs_its_colon():
    assert label("subject", "en").match("Subject: Accession")
    assert not label("subject", "en").match("Subject to approval by Parliament")


def test_a_wrong_file_names_file_and_key(tmp_path):
    wrong = tmp_path / "xx.toml"
    wrong.write_text('code = "xx"\nname = "X"\nscript = "Latin"\nsalutation = ["dear"]\n', "utf-8")
    with pytest.raises(BadReference, match=r"xx.toml: salutation: no such key"):
        _read(wrong)


def test_an_unknown_language_says_what_to_add():
    with pytest.raises(BadReference, match="add one beside"):
        language("tlh")
