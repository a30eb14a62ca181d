"""Bad input: a right reading, or one clear line naming the file and what to do."""

import os
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.compound_maker import compound
from tests.sources.makers import zipped
from tests.sources.pages import LOCKED, lines, pdf

from onrecord.errors import CannotRead, Damaged, Locked, NoText, TooLarge, UnknownFormat
from onrecord.sources import Limits, open_all, open_source, readers

LOCKED_ODT = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": b"\x17",
        "META-INF/manifest.xml": "<m:encryption-data/>",
    }
)
LETTER = "Lisse, 4 May 2011\n\nDear Ms Arden,\r\n\tI refer to your letter.  \n"


def test_plain_text_is_kept_unchanged():
    assert open_source(LETTER.encode(), name="a.txt").text == LETTER
    assert open_source(b"\xef\xbb\xbf" + LETTER.encode(), name="a.txt").text == LETTER


def test_a_source_says_what_it_came_from(tmp_path):
    place = tmp_path / "letter.txt"
    place.write_bytes(LETTER.encode())
    source = open_source(place)
    assert source.name == str(place)
    assert source.media_type == "text/plain"
    assert source.text_from == "plain"
    assert len(source.sha256) == 64
    assert pickle.loads(pickle.dumps(source)) == source


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", NoText, "empty file"),
        (b" \n\n", NoText, "no text"),
        (os.urandom(5000), UnknownFormat, "convert"),
        (b"\x7fELF" + bytes(3000), UnknownFormat, "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), UnknownFormat, "get a whole copy"),
        (compound({"Workbook": bytes(5000)}), UnknownFormat, "an old Excel workbook"),
        (compound({"EncryptedPackage": bytes(5000)}), UnknownFormat, "a copy without the password"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), UnknownFormat, "an Excel workbook"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}), UnknownFormat, "slides"),
        (LOCKED_ODT, Locked, "password"),
        (zipped({"index.xml.gz": "", "buildVersionHistory.plist": ""}), UnknownFormat, "Apple Pages"),
        (b"\xdb\xa5-\0" + bytes(3000), UnknownFormat, "before 1993"),
        (compound({"MatOST": bytes(90), "CONTENTS": bytes(5000)}), UnknownFormat, "Works"),
        (b"\0\0\0\x18ftypheic" + bytes(300), UnknownFormat, "save it as JPEG"),
        (pdf([lines(["A letter"])], encrypt=LOCKED), Locked, "password"),
        (pdf([lines(["A letter"] * 40)])[:700], Damaged, "cut short"),
        (b"%PDF-1.7\nnothing of the kind\n%%EOF", Damaged, "broken"),
        (pdf([[]]), NoText, "page"),
        (b"x" * 50_000_000, TooLarge, "limit"),
    ],
    ids=[
        "empty",
        "blank",
        "random",
        "program",
        "compound",
        "xls",
        "locked docx",
        "xlsx",
        "odp",
        "locked odt",
        "pages",
        "word 2",
        "wps",
        "heic",
        "locked",
        "truncated",
        "broken",
        "pictures",
        "line50MB",
    ],
)
def test_bad_input_is_one_clear_line(data, error, says):
    with pytest.raises(error) as caught:
        next(open_all(data, name="box/letter.x"))
    assert str(caught.value).startswith("box/letter.x: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("what", ["folder", "missing", "pipe", "nul"])
def test_what_is_no_file_is_one_clear_line(tmp_path, what):
    place = tmp_path / what
    if what == "folder":
        place.mkdir()
    elif what == "pipe":
        os.mkfifo(place)
    name = f"{place}\0" if what == "nul" else str(place)
    with pytest.raises(CannotRead) as caught:
        open_source(name)
    assert str(caught.value).startswith(name.replace("\0", "\ufffd"))


def test_a_limit_names_itself():
    with pytest.raises(TooLarge, match='raise the limit "pages"'):
        open_source(pdf([lines(["one"]), lines(["two"])]), name="a.pdf", limits=Limits(pages=1))


def test_known_values_are_handed_on():
    assert open_source(b"Dear Sir,", name="a.txt", known={"date": "2011-05-04"}).known["date"] == "2011-05-04"


def test_open_all_reads_a_single_file():
    assert [source.text for source in open_all(LETTER.encode(), name="a.txt")] == [LETTER]


def test_readers_have_names_and_media_types_of_their_own():
    names = [reader.name for reader in readers()]
    assert len(set(names)) == len(names)
    assert all(reader.media_types and (reader.read or reader.members) for reader in readers())


@given(st.binary(max_size=400))
def test_any_bytes_give_a_source_or_cannot_read(data):
    try:
        assert open_source(data, name="x").text
    except CannotRead as error:
        assert str(error).startswith("x: ")
