"""Word's old .doc gives the words a DOCX of the same letter gives."""

import struct

import pytest
from tests.sources.compound_maker import compound, word
from tests.sources.test_office import AS_TEXT, LETTER

from onrecord.errors import CannotRead, Damaged, Locked, TooLarge, UnknownFormat
from onrecord.sources import Limits, open_source

DELETED, HIDDEN, IN_TABLE, ROW_END = (struct.pack("<HB", name, 1) for name in (0x0800, 0x083C, 0x2416, 0x2417))


def lines(words):
    return "\r".join(words) + "\r"


def read(data):
    return open_source(data, name="a.doc")


def test_the_words_of_a_letter():
    source = read(word(lines(LETTER)))
    assert source.text == AS_TEXT
    assert source.media_type == "application/msword"


@pytest.mark.parametrize("name", ["letter.doc", "unnamed", "letter.txt"])
def test_its_content_tells_the_kind(name):
    assert open_source(word(lines(LETTER)), name=name).text == AS_TEXT


def test_pieces_of_one_and_of_two_bytes_lie_anywhere_in_the_file():
    words = "Genève — “agreed”\rЖенева 大使 𝒜\rLisse\r"
    two = len("Genève — “agreed”\r")
    last = words.index("Lisse")
    sixteen = words.replace("𝒜", "\ud835\udc9c")
    source = read(word(sixteen, pieces=((0, False), (two, True), (last + 1, False))))
    assert source.text == words.strip().replace("\r", "\n")


def test_deleted_and_hidden_words_are_left_out():
    words = "We will not sign.\rA word for us alone.\rYours,\r"
    hidden = {(8, 12): DELETED, (18, 39): HIDDEN}
    assert read(word(words, hidden=hidden)).text == "We will sign.\nYours,"


def test_what_a_field_shows_is_the_letters_and_its_instruction_is_not():
    field = 'See \x13 HYPERLINK "x" \x13 IF \x14no\x15 \x14our site\x15, page \x13 PAGE \x15end. \x15\r'
    assert read(word(field)).text == "See our site, page end."


def test_rows_of_a_table():
    words = "No. 7\x07\x07Lisse\x07\x07one\rtwo\x07three\x07\x07After\r"
    rows = {(0, 13): IN_TABLE, (13, 14): IN_TABLE + ROW_END, (14, 28): IN_TABLE, (28, 29): IN_TABLE + ROW_END}
    assert read(word(words, rows=rows)).text == "No. 7    Lisse\none    three\ntwo\nAfter"


def test_labels_of_lists():
    """Numbers, letters under them begun anew, and a bullet: as Word shows them."""
    items = (("One", 0), ("in it", 1), ("and", 1), ("Two", 0), ("anew", 1), ("mark", 2))
    rows, words = {}, ""
    for word_, level in items:
        start, words = len(words), words + word_ + "\r"
        rows[start, len(words)] = struct.pack("<HBHH", 0x260A, level, 0x460B, 1)
    levels = ((0, 1, "\0."), (4, 1, "(\1)"), (23, 1, "\uf0b7"))
    source = read(word(words + "plain\r", rows=rows, lists=levels))
    assert source.text == "1. One\n(a) in it\n(b) and\n2. Two\n(a) anew\n• mark\nplain"


def test_line_breaks_and_signs():
    assert read(word("one\x0btwo\x0cthree\x1efour\tfive\x01\x08\r")).text == "one\ntwo\nthree\u2011four\tfive"


HEADS = ("", "Arden to Samaria\r", "", "Foot\r", "Embassy of Arden\r", "12 Quay Street\r")


@pytest.mark.parametrize(
    ("differs", "text", "marks"),
    [
        (
            True,
            "Embassy of Arden\n\nDear Sir,\n12 Quay Street\nFoot\nArden to Samaria",
            [("12 Quay Street", "footer"), ("Foot", "footer"), ("Arden to Samaria", "page_furniture")],
        ),
        (False, "Arden to Samaria\n\nDear Sir,\nFoot", [("Foot", "footer")]),
    ],
)
def test_heads_and_feet(differs, text, marks):
    source = read(word("Dear Sir,\r", heads=HEADS, title_page=differs))
    assert source.text == text
    assert [(span.of(source.text), mark) for span, mark in source.marks] == marks


def test_notes_follow_the_body_and_comments_are_left_out():
    source = read(word("Dear Sir,\r", notes="\x02 A note.\r", endnotes="\x02 The last.\r", comments="\x05Why?\r"))
    assert source.text == "Dear Sir,\n\nA note.\nThe last."
    assert [code for code, _ in source.warnings] == ["comments_left_out"]


def test_a_text_box_stands_after_the_paragraph_it_is_anchored_in():
    assert (
        read(word("No. 7\x08\rDear Sir,\r", box=(5, "Ms B. Quay\rLisse"))).text == "No. 7\nMs B. Quay\nLisse\nDear Sir,"
    )


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (word("x\r", flags=0x0100), Locked, "password"),
        (word("x\r", mark=(0xA5DC, 0x65)), UnknownFormat, "before 1997"),
        (word("x\r", mark=(0x1234, 0xC1)), Damaged, "no mark"),
        (word("x\r")[:2000], UnknownFormat, "cut short"),
        (compound({"WordDocument": bytes(10)}), Damaged, "missing"),
        (compound({"WordDocument": b"\xec\xa5\xc1" + bytes(5000)}), Damaged, "tables"),
        (word("x\r" * 600), TooLarge, "characters"),
    ],
    ids=["locked", "word95", "no mark", "cut", "short", "no table", "long"],
)
def test_bad_ones_are_one_clear_line(data, error, says):
    with pytest.raises(error, match=says) as caught:
        open_source(data, name="a.doc", limits=Limits(characters=1000))
    assert str(caught.value).startswith("a.doc: ")


def test_a_list_of_contents_far_from_the_beginning_is_found():
    data = compound({"Data": bytes(60_000), "WordDocument": bytes(5000)})
    with pytest.raises(Damaged, match="no mark"):
        open_source(data, name="unnamed")


def test_streams_that_claim_more_than_the_file_has():
    data = bytearray(word(lines(LETTER)))
    at = data.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<I", data, at + 120, 1 << 30)
    with pytest.raises(CannotRead, match="claim more"):
        read(bytes(data))


def test_pieces_that_begin_beyond_the_text():
    data = bytearray(word(lines(LETTER), pieces=((0, True), (4, True))))
    at = data.index(struct.pack("<III", 0, 4, len(lines(LETTER))))
    struct.pack_into("<I", data, at, 90_000)
    with pytest.raises(Damaged, match="cut short"):
        read(bytes(data))
