"""Outlook's files give the mail that was sent: header, words, and files of their own."""

import base64

import pytest
from tests.sources.compound_maker import compound
from tests.sources.makers import docx
from tests.sources.outlook_maker import (
    CLASS,
    CONTENT_ID,
    DATA,
    FILE_NAME,
    HEADER,
    HIDDEN,
    HTML,
    METHOD,
    MIME,
    NAME,
    PAGE,
    PAGE_OF_HTML,
    PEOPLE,
    PLAIN,
    RTF,
    SUBJECT,
    VALUES,
    WRITER,
    folder,
    msg,
    msg_tree,
    tnef,
)  # fmt: skip
from tests.sources.samples import PACKED
from tests.sources.test_containers import read_all

from onrecord.errors import NoText, TooLarge
from onrecord.sources import open_source
from onrecord.sources.lzfu import rtf_of

KNOWN = {
    "from": "Ann Sorrel <sorrel@arden.example>",
    "subject": "The treaty",
    "message_id": "<one@arden.example>",
    "in_reply_to": "<nought@samaria.example>",
    "date": "2011-05-04",
}
LETTER = {FILE_NAME: "letter, long name.docx", DATA: docx(["Dear Ms Quay,"]), METHOD: 1}


def test_header_and_words_of_a_msg():
    source = open_source(msg(VALUES, PEOPLE), name="unnamed")
    assert source.text == "Dear Ms Quay,\n\nWe agree.\n"
    assert source.media_type == "application/vnd.ms-outlook"
    assert dict(source.known) == KNOWN | {
        "to": 'B. Quay <quay@samaria.example>; "Ministry, Foreign"',
        "cc": '"C. Lund" <lund@arden.example>',
    }


def test_the_header_it_came_with_wins_and_the_subject_is_outlooks():
    came = "\r\nFrom: =?utf-8?q?Ann_S=C3=B6rrel?= <ann@arden.example>\r\nDate: Wed, 4 May 2011 23:30:00 -0500\r\n"
    source = open_source(msg(VALUES | {HEADER: came + "Subject: Re: other\r\n"}, PEOPLE), name="a.msg")
    assert source.known["from"] == "Ann Sörrel <ann@arden.example>"
    assert source.known["date"] == "2011-05-04"
    assert source.known["subject"] == "The treaty"
    assert source.known["message_id"] == "<one@arden.example>"


def test_one_known_only_by_a_path_of_his_house_has_no_address():
    inside = {WRITER: "Ann Sorrel", 0x0065: "/O=ARDEN/OU=LISSE/CN=SORREL", SUBJECT: "A", PLAIN: "Dear B,"}
    assert open_source(msg(inside), name="a.msg").known["from"] == "Ann Sorrel"


@pytest.mark.parametrize("page", [1251, 20866, None])
def test_words_of_eight_bits_in_their_code_page(page):
    words = "Уважаемая госпожа Куэй, имею честь сообщить, что мы согласны."
    coded = words.encode({1251: "cp1251", 20866: "koi8-r", None: "cp1251"}[page])
    values = {SUBJECT: coded, PLAIN: coded} | ({PAGE: page} if page else {})
    source = open_source(msg(values), name="a.msg")
    assert source.text.strip() == source.known["subject"] == words


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({HTML: b"<p>Dear</p><p>\xd1\xfd\xf0</p>", PAGE_OF_HTML: 1251}, "Dear\n\nСэр"),
        ({HTML: "<p>Dear</p><p>Sir</p>", PLAIN: ""}, "Dear\n\nSir"),
        ({HTML: '<meta charset="utf-8"><p>Сэр</p>'.encode(), PLAIN: b"??? ??, ??", PAGE: 1252}, "Сэр"),
        ({HTML: b"<p>no</p>", PLAIN: "Can you??"}, "Can you??"),
        ({RTF: PACKED}, "hello world"),
    ],
    ids=["html", "html in words", "letters lost", "plain first", "rtf"],
)
def test_which_form_of_the_words_is_read(values, text):
    assert open_source(msg(values), name="a.msg").text.strip() == text


def test_attachments_are_files_of_their_own_and_pictures_that_adorn_are_none():
    adorns = {FILE_NAME: "image001.png", DATA: b"\x89PNG", CONTENT_ID: "x@1", HIDDEN: 1, MIME: "image/png"}
    sources, errors = read_all(msg(VALUES, PEOPLE, (LETTER, adorns)), "a.msg")
    assert [s.name for s in sources] == ["a.msg", "a.msg/letter, long name.docx"]
    assert sources[1].known["attached_to"] == "<one@arden.example>"
    assert sources[1].text == "Dear Ms Quay,"
    assert not errors


def test_a_link_to_a_file_elsewhere_is_said():
    source = open_source(msg(VALUES, PEOPLE, ({FILE_NAME: "plan.docx", METHOD: 7},)), name="a.msg")
    assert [code for code, _ in source.warnings] == ["attachments_unread"]
    assert "plan.docx" in source.warnings[0][1]


def test_a_mail_within_a_mail():
    inner = msg_tree(
        {SUBJECT: "Inner", PLAIN: "Inner words."}, (), ({FILE_NAME: "in.txt", DATA: b"Dear Inner,"},), head=24
    )
    sources, errors = read_all(msg(VALUES, (), ({NAME: "Inner", METHOD: 5, DATA: inner},)), "a.msg")
    assert [(s.name, s.text.strip()) for s in sources][1:] == [
        ("a.msg/Inner.eml", "Inner words."),
        ("a.msg/Inner.eml/in.txt", "Dear Inner,"),
    ]
    assert sources[1].known["subject"] == "Inner"
    assert not errors


def test_a_signed_mail_is_the_mail_that_was_signed():
    signed = b'Content-Type: multipart/signed; boundary="s"\r\n\r\n--s\r\n'
    signed += b"Content-Type: text/plain\r\n\r\nWe agree.\r\n--s--\r\n"
    values = {SUBJECT: "Signed", CLASS: "IPM.Note.SMIME.MultipartSigned"}
    source = open_source(msg(values, (), ({FILE_NAME: "smime.p7m", DATA: signed},)), name="a.msg")
    assert source.text.strip() == "We agree."
    assert source.known["subject"] == "Signed"


def test_folders_that_lead_back_to_themselves_end():
    data = bytearray(msg(VALUES, (), ({METHOD: 5, DATA: folder({SUBJECT: "In"}, 24)},)))
    names = [at for at in range(0, len(data) - 128, 128) if data[at + 66] == 1]
    attachment, inner = names[0], names[1]
    # The mail within has for its contents those of the folder it lies in.
    data[inner + 76 : inner + 80] = data[attachment + 76 : attachment + 80]
    deep = compound({"__properties_version1.0": bytes(32), "__attach_version1.0_#00000000": _nested(40)})
    sources, _ = read_all(bytes(data), "a.msg")
    assert len(sources) <= 300
    with pytest.raises(TooLarge):
        open_source(deep, name="deep.msg")


def _nested(depth):
    if not depth:
        return folder({}, 8)
    inner = {"__properties_version1.0": bytes(24), "__attach_version1.0_#00000000": _nested(depth - 1)}
    return {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": inner}


class TestWinmail:
    def test_by_itself(self):
        sources, errors = read_all(tnef(VALUES, (LETTER,)), "winmail.dat")
        assert [s.name for s in sources] == ["winmail.dat", "winmail.dat/letter, long name.docx"]
        assert dict(sources[0].known) == KNOWN
        assert sources[0].text == "Dear Ms Quay,\n\nWe agree.\n"
        assert sources[1].text == "Dear Ms Quay,"
        assert not errors

    def test_a_short_name_where_there_is_no_other(self):
        sources, _ = read_all(tnef({}, ({DATA: b"Dear A,"},)), "winmail.dat")
        assert [s.name for s in sources] == ["winmail.dat/SHORT~1.TXT"]

    def test_what_older_programs_tell_in_attributes(self):
        writer = b"\4\0\x20\0\x0b\0\x1a\0Ann Sorrel\0SMTP:ann@arden.example\0\0"
        attributes = (
            (0x9007, (1251).to_bytes(4, "little")),
            (0x8004, "Договор\0".encode("cp1251")),
            (0x800C, b"Dear B,\0"),
            (0x8000, writer),
        )
        source = open_source(tnef({}, attributes=attributes), name="winmail.dat")
        assert (source.text.strip(), source.known["subject"]) == ("Dear B,", "Договор")
        assert source.known["from"] == "Ann Sorrel <ann@arden.example>"

    def test_a_mail_within_it(self):
        inner = ({SUBJECT: "Inner", PLAIN: "Inner words."}, ({FILE_NAME: "in.txt", DATA: b"Dear Inner,"},))
        sources, errors = read_all(tnef(VALUES, ({NAME: "Inner", DATA: inner},)), "w.dat")
        assert [s.text.strip() for s in sources][1:] == ["Inner words.", "Dear Inner,"]
        assert not errors

    def test_within_a_mail_its_files_hang_on_that_mail(self):
        for words, text in (("See attached.", "See attached."), ("", "Dear Ms Quay,\n\nWe agree.")):
            mail = _mail(words, tnef(VALUES, (LETTER,)))
            sources, errors = read_all(mail, "a.eml")
            assert [s.name for s in sources] == ["a.eml", "a.eml/letter, long name.docx"]
            assert sources[0].text.strip() == text
            assert sources[1].known["attached_to"] == "<x@arden.example>"
            assert not errors
            assert not sources[0].warnings

    @pytest.mark.parametrize("cut", [6, 40, 200])
    def test_one_cut_short_keeps_what_came_before(self, cut):
        sources, errors = read_all(tnef(VALUES, (LETTER,))[:-cut], "w.dat")
        assert [s.text for s in sources][:1] == ["Dear Ms Quay,\n\nWe agree.\n"]
        assert all("\n" not in error for error in errors)

    def test_an_empty_one_has_no_text(self):
        with pytest.raises(NoText):
            open_source(tnef({}), name="winmail.dat")


def _mail(words, packed):
    return (
        b"From: a@arden.example\nTo: b@samaria.example\nMessage-ID: <x@arden.example>\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="m"\n\n--m\nContent-Type: text/plain\n\n'
        + words.encode()
        + b"\n--m\n"
        b"Content-Type: application/octet-stream; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(packed)
        + b"--m--\n"
    )


@pytest.mark.parametrize(
    ("data", "rtf"),
    [
        (PACKED[:-6], b"{\\rtf1\\ansi\\ansicpg1252\\pard hello worl"),
        (b"\x10\0\0\0\5\0\0\0MELA\0\0\0\0{\\rtf1}", b"{\\rtf"),
        (
            b"\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\0\x04\x20WXYZ\x0d\x6e\x7d\x01\x0e\xb0",
            b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
        ),
        (PACKED[:8] + b"none" + PACKED[12:], b""),
        (b"", b""),
        (b"\xff" * 8 + b"LZFu" + bytes(4) + b"\xff" * 4000, None),
    ],
    ids=["cut", "plain", "crossing its end", "unknown", "empty", "noise"],
)
def test_packed_rtf(data, rtf):
    """The third is the second example of [MS-OXRTFCP]: a reference that runs into what it writes."""
    found = rtf_of(data)
    assert found == rtf if rtf is not None else len(found) <= 18 * len(data)
