"""Each encoding letters are kept in comes out as written; what is no writing is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources import open_source
from onrecord.sources.encodings import decode

RUSSIAN = "Уважаемая госпожа, имею честь сообщить Вам, что Сторона не может отказаться от этого. С уважением, Посол."
FRENCH = "Genève, le 4 mai 2011. J’ai l’honneur d’accuser réception de votre lettre « relative » à l’affaire."
SPANISH = "Tengo el honor de dirigirme a usted en relación con la señora Ibáñez. ¿Cuándo?"
CHINESE = "尊敬的女士：\n我谨通知您，政府收到了您的来信。此致敬礼"
TRADITIONAL = "尊敬的部長：我們請貴部公布有關港口的資料，並希望早日得到答覆。此致敬禮"
UKRAINIAN = "Шановний пане міністре! Просимо повідомити, чи відкриє Україна порт. Їхня відповідь ще не надійшла."
ARABIC = "السيدة الوزيرة، يشرفني أن أبلغكم بأن الحكومة قد تلقت رسالتكم"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (text, encoding)
        for text, encodings in (
            (RUSSIAN, "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp1251 koi8-r cp866 iso8859-5 mac_cyrillic"),
            (FRENCH, "utf-8 utf-16 utf-16-le cp1252 mac_roman"),
            ("Je vous invite à rencontrer mes services.", "cp1252"),
            ("L'Ambassade présente ses compliments; elle a été priée de répondre.", "cp850 mac_roman cp1252"),
            (SPANISH, "utf-8 utf-16-be latin-1 cp1252 cp850"),
            ("Rząd nie może przystąpić do traktatu; jesteśmy gotowi do rozmów.", "cp1250 iso8859-2"),
            (CHINESE, "utf-8 utf-16-le utf-16 gb18030"),
            (ARABIC, "utf-8 utf-16-be cp1256 iso8859-6"),
            (TRADITIONAL, "utf-8 utf-16 big5 big5hkscs gb18030"),
            (UKRAINIAN, "utf-8 cp1251 koi8-u"),
            ("The Embassy thanks the café for its “kindness”.", "cp1252"),
            ("A long letter in English. " * 400 + "Café.", "latin-1"),
            ("Заявление\r\n" * 3, "koi8-r"),
            ("НОТА ПОСОЛЬСТВА", "cp1251"),
        )
        for encoding in encodings.split()
    ],
)
def test_each_encoding_comes_out_as_written(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.because
    assert not decoded.warnings


def test_a_choice_by_score_names_the_rival():
    assert decode(RUSSIAN.encode("koi8-r")).because.startswith("koi8-r by the writing it gives")
    assert "next" in decode(RUSSIAN.encode("koi8-r")).because


def test_utf8_cut_in_the_middle_of_a_character_is_still_utf8():
    decoded = decode(RUSSIAN.encode()[:-2] + b"\xd0")
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("Уважаемая госпожа")
    assert [code for code, _ in decoded.warnings] == ["bad_characters"]


def test_an_alphabet_we_do_not_know_is_refused_or_said_to_be_uncertain():
    decoded = decode("Ελληνική Δημοκρατία, Υπουργείο Εξωτερικών".encode("cp1253"))
    assert decoded is None or decoded.warnings[0][0] == "encoding_uncertain"


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data):
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


@given(st.text(max_size=200).filter(lambda t: not t.startswith("\ufeff") and "\0" not in t))
def test_utf8_is_never_taken_for_anything_else(text):
    assert decode(text.encode()).text == text


def _mail(charset: str, body: bytes, subject: bytes = b"x") -> bytes:
    named = f"; charset={charset}".encode() if charset else b""
    fields = b"From: a@b.example\nTo: c@d.example\nDate: Tue, 10 Sep 2019 16:52:00 +0300\nSubject: " + subject
    return fields + b"\nContent-Type: text/plain" + named + b"\nContent-Transfer-Encoding: 8bit\n\n" + body


@pytest.mark.parametrize(
    ("claimed", "words", "written"),
    [
        ("iso-8859-1", RUSSIAN, "koi8-r"),
        ("windows-1252", RUSSIAN, "cp1251"),
        ("", TRADITIONAL, "big5"),
        ("us-ascii", ARABIC, "cp1256"),
        ("gb2312", "我們請貴部公布資料，並希望早日得到答覆。", "gb18030"),
        ("iso-8859-1", "Nous avons l'honneur de vous écrire à propos du port où accostèrent les navires.", "latin-1"),
    ],
)
def test_a_mail_is_read_as_it_is_written_not_as_it_says(claimed, words, written):
    assert words in open_source(_mail(claimed, words.encode(written)), name="x.eml").text


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8"])
def test_a_subject_of_bare_bytes_is_in_the_encoding_of_the_words(charset):
    """No standard allows it and old programs write it."""
    source = open_source(_mail(charset, RUSSIAN.encode(charset), "О порте".encode(charset)), name="x.eml")
    assert source.known["subject"] == "О порте"
