"""A garbled name printed once is read as the one known name that is near; what may be a name stays as printed."""

import pytest

from onrecord.letters import parse
from onrecord.letters.header.misread_names import likelier, meant
from onrecord.model import Source
from onrecord.reference.persons import personal_names

LETTER = """Port Ulm, 4 May 2011

Dear Mr Ferrers,

Tbe answer to your letter of 3 April was sent lasf week, and tlie harbour is open to ships of hoth sides.

Yours sincerely,

Wjlliam {}
"""


@pytest.mark.parametrize(
    ("printed", "known"),
    [("Murpby", "murphy"), ("Alexandcr", "alexander"), ("Cliristlan", "christian")],
)
def test_one_confusion_leads_to_a_name(printed, known):
    assert meant(printed) == known


@pytest.mark.parametrize("printed", ["Murphy", "Ronne", "Frome", "Salis", "Tolland", "Quill", "Ardenov", "Ferrers"])
def test_what_may_be_a_name_stays(printed):
    assert meant(printed) == ""


def test_a_signer_of_a_garbled_letter():
    text = LETTER.format("Murpby")
    signer = parse(Source("x", "", "text/plain", text))[0].sender[0]
    assert signer.name == "William Murphy" and "scan" in signer.because
    assert signer.quote.exact == "Wjlliam Murpby" == text[signer.quote.start : signer.quote.end]


def test_a_clean_text_is_read_as_printed():
    text = LETTER.format("Murpby").replace("Tbe", "The").replace("lasf", "last").replace("tlie", "the")
    signer = parse(Source("x", "", "text/plain", text.replace("hoth", "both")))[0].sender[0]
    assert signer.name == "Wjlliam Murpby"


def test_a_name_printed_twice_is_so_written():
    text = LETTER.format("Murpby").replace("Port Ulm", "From Mr. Murpby\n\nPort Ulm")
    assert "Murpby" in parse(Source("x", "", "text/plain", text))[0].sender[0].name


def test_the_list_has_names_of_several_scripts():
    names = personal_names()
    assert "françois" in names and "иванов" in names and names.rarest_run("murpby") < names.rarest_run("murphy")


@pytest.mark.parametrize(
    ("printed", "meant_by_it"), [("Larsori", "larson"), ("Ashwcll", "ashwell"), ("Lathbnry", "lathbury")]
)
def test_of_a_name_that_may_be_two_the_likelier_is_read(printed, meant_by_it):
    assert likelier(printed) == meant_by_it
    signer = parse(Source("x", "", "text/plain", LETTER.format(printed)))[0].sender[0]
    assert signer.name == f"William {meant_by_it.title()}" and "scan" in signer.because


@pytest.mark.parametrize("printed", ["Ziegler", "Ullmor", "Haddadin", "Warsame", "Ardenov", "Quill"])
def test_what_is_as_likely_stays(printed):
    assert likelier(printed) == ""
