"""Mails, mailboxes, archives and folders: everything in them, one by one; one bad member costs itself alone."""

import zipfile
from io import BytesIO

import pytest
from tests.sources.makers import docx, eml, zipped
from tests.sources.pages import lines, pdf, with_files

from onrecord.errors import CannotRead, Damaged, Locked, NoText, SeveralLetters, TooLarge
from onrecord.sources import Limits, files_in, open_all, open_source


def read_all(data, name, **rest):
    errors: list[CannotRead] = []
    return list(open_all(data, name=name, failed=errors.append, **rest)), [str(error) for error in errors]


class TestMail:
    def test_headers_are_known_and_the_words_are_the_body(self):
        source = open_source(eml(["Dear Ms Quay,", "", "We agree."]), name="a.eml")
        assert source.text == "Dear Ms Quay,\n\nWe agree.\n"
        assert source.known["from"] == "Ann Sorrel <sorrel@arden.example>"
        assert source.known["date"] == "2011-05-04"
        assert source.known["message_id"] == "<one@arden.example>"
        assert source.known["in_reply_to"] == "<nought@samaria.example>"

    def test_attachments_are_letters_of_their_own_linked_to_the_mail(self):
        attached = (("letter.docx", docx(["Dear Ms Quay,"])), ("note.pdf", pdf([lines(["A note"])])))
        sources, errors = read_all(eml(["See attached."], attached=attached), "a.eml")
        assert [s.name for s in sources] == ["a.eml", "a.eml/letter.docx", "a.eml/note.pdf"]
        assert [s.text for s in sources[1:]] == ["Dear Ms Quay,", "A note"]
        assert {s.known["attached_to"] for s in sources[1:]} == {"<one@arden.example>"}
        assert "from" not in sources[1].known
        assert not errors

    def test_a_mail_that_only_carries_is_no_failure(self):
        sources, errors = read_all(eml([""], attached=(("a.txt", b"Dear Sir,"),)), "a.eml")
        assert [s.text for s in sources] == ["Dear Sir,"]
        assert not errors
        with pytest.raises(NoText):
            list(open_all(eml([""]), name="b.eml"))

    def test_quoted_mail_is_kept_and_marked(self):
        source = open_source(eml(["We agree to that, gladly.", "> Will you agree?", "Yours"]), name="a.eml")
        assert [s.of(source.text) for s, _ in source.marks] == ["> Will you agree?\n"]

    def test_html_only(self):
        mail = b"From: a@b.example\nMessage-ID: <x>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        mail += b"<p>Dear</p><p>Sir</p>"
        assert open_source(mail, name="a").text == "Dear\n\nSir"

    def test_an_encoding_whose_name_holds_a_zero_byte(self):
        mail = b"From: a@b.example\nMessage-ID: <x>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=ut\0f\n"
        mail += b"\nDear Sir,"
        assert open_source(mail, name="a.eml").text == "Dear Sir,"

    def test_a_letter_that_begins_with_to_is_no_mail(self):
        letter = b"To: The Secretary-General\nFrom: The Embassy of Arden\nDate: 4 May 2011\nSubject: treaty\n\nSir,\n"
        assert open_source(letter, name="a.txt").media_type == "text/plain"

    def test_an_attached_mail_is_read_with_its_own_attachments(self):
        inner = eml(["Inner words."], attached=(("in.txt", b"Dear Inner,"),))
        from email import message_from_bytes, policy

        outer = message_from_bytes(eml(["Outer words."]), policy=policy.default)
        outer.add_attachment(message_from_bytes(inner, policy=policy.default))
        sources, errors = read_all(outer.as_bytes(), "o.eml")
        assert [s.text.strip() for s in sources] == ["Outer words.", "Inner words.", "Dear Inner,"]
        assert not errors


def test_mbox_gives_each_mail_in_order():
    one, two = eml(["First."]), eml(["Second.", "From Lisse we write."])
    box = b"From a@b Wed May  4 10:00:00 2011\n" + one + b"\nFrom c@d Thu May  5 10:00:00 2011\n"
    box += two.replace(b"\nFrom Lisse", b"\n>From Lisse") + b"\n"
    sources, errors = read_all(box, "box.mbox")
    assert [s.name for s in sources] == ["box.mbox/0001.eml", "box.mbox/0002.eml"]
    assert sources[1].text.strip() == "Second.\nFrom Lisse we write."
    assert not errors


def test_maildir_and_folder(tmp_path):
    box = tmp_path / "Mail"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True)
        (box / part / f"1.{part}:2,S").write_bytes(eml([part]))
    (tmp_path / "b.txt").write_bytes(b"Dear B,")
    (tmp_path / ".hidden").write_bytes(b"no")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    sources, errors = read_all(tmp_path, None)
    assert [s.text.strip() for s in sources] == ["Dear B,", "cur", "new"]
    assert not errors


class TestZip:
    def test_members_in_order_and_a_bad_one_costs_itself(self):
        data = zipped(
            {"b.txt": b"Dear B,", "bad.pdf": b"%PDF-1.7 no", "in/a.docx": docx(["Dear A,"]), "__MACOSX/x": b"no"}
        )
        sources, errors = read_all(data, "box.zip")
        assert [(s.name, s.text) for s in sources] == [("box.zip/b.txt", "Dear B,"), ("box.zip/in/a.docx", "Dear A,")]
        assert len(errors) == 1
        assert errors[0].startswith("box.zip/bad.pdf: ")

    def test_without_a_listener_the_error_comes_last(self):
        stream = open_all(zipped({"bad.pdf": b"%PDF-1.7 no", "b.txt": b"Dear B,"}), name="box.zip")
        assert next(stream).text == "Dear B,"
        with pytest.raises(Damaged):
            next(stream)

    def test_open_source_asks_for_all(self):
        with pytest.raises(SeveralLetters):
            open_source(zipped({"b.txt": b"Dear B,"}), name="box.zip")

    @pytest.mark.parametrize("name", ["../up.txt", "/abs.txt", "a/../../x.txt", "C:\\x.txt", "..\\up.txt"])
    def test_names_that_lead_outside_are_refused(self, name):
        sources, errors = read_all(zipped({name: b"Dear B,", "ok.txt": b"Dear A,"}), "box.zip")
        assert [s.text for s in sources] == ["Dear A,"]
        assert "outside" in errors[0]

    def test_a_bomb_is_stopped_while_it_unpacks(self):
        bomb = zipped({"zeros.txt": b"\0" * 30_000_000, "ok.txt": b"Dear A,"})
        sources, errors = read_all(bomb, "box.zip", limits=Limits(bytes=1_000_000))
        assert [s.text for s in sources] == ["Dear A,"]
        assert "limit" in errors[0]

    def test_a_bomb_that_lies_about_its_size(self):
        data = bytearray(zipped({"zeros.txt": b"\0" * 3_000_000}))
        lie = (1000).to_bytes(4, "little")
        data[22:26] = lie
        central = data.rindex(b"PK\x01\x02")
        data[central + 24 : central + 28] = lie
        _, errors = read_all(bytes(data), "box.zip", limits=Limits(bytes=1_000_000))
        assert len(errors) == 1

    def test_nesting_has_an_end(self):
        data = zipped({"a.txt": b"Dear A,"})
        for _ in range(6):
            data = zipped({"in.zip": data})
        sources, errors = read_all(data, "box.zip")
        assert not sources
        assert "depth" in errors[0]
        assert [s.text for s in read_all(data, "box.zip", limits=Limits(depth=9))[0]] == ["Dear A,"]

    def test_all_members_together_have_a_limit(self):
        inner = zipped({f"{n}.txt": b"x" * 400_000 for n in range(5)})
        _, errors = read_all(zipped({"1.zip": inner, "2.zip": inner}), "box.zip", limits=Limits(unpacked=3_000_000))
        assert any("unpacked" in error for error in errors)

    def test_a_password_is_said(self):
        data = bytearray(zipped({"a.txt": b"Dear A,"}))
        data[6] |= 1
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
        _, errors = read_all(bytes(data), "box.zip")
        assert "password" in errors[0]

    def test_names_in_an_old_code_page(self):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("letter.txt", "Dear A,")
        name = "письмо.txt".encode("cp866")
        data = out.getvalue().replace(b"letter.txt", name)
        assert [s.name for s in read_all(data, "box.zip")[0]] == ["box.zip/письмо.txt"]

    def test_files_in_unpacks_without_reading(self):
        data = zipped({"b.txt": b"Dear B,", "broken.pdf": b"%PDF-1.7 no"})
        assert [(g.name, g.data) for g in files_in(data, name="box.zip")] == [
            ("box.zip/b.txt", b"Dear B,"),
            ("box.zip/broken.pdf", b"%PDF-1.7 no"),
        ]


FORWARDED = """Please see below.

---------- Forwarded message ---------
From: C. Lund <lund@samaria.example>
Date: Tue, 3 May 2011
Subject: The treaty
To: Ann Sorrel <sorrel@arden.example>

Dear Ms Sorrel,

We cannot sign.
"""

SAVED = b"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://ministry.example/letter\r
Date: Wed, 4 May 2022 10:00:00 -0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="b"\r
\r
--b\r
Content-Type: text/html\r
Content-Transfer-Encoding: quoted-printable\r
\r
<!DOCTYPE html><html><body><p>Dear Ms Quay,</p><p>We can=\r
not sign.</p></body></html>\r
--b\r
Content-Type: text/css\r
\r
body {}\r
--b\r
Content-Type: image/png\r
Content-Location: https://ministry.example/arms.png\r
\r
x\r
--b--\r
"""


def test_a_mail_sent_on_in_the_words_of_another_is_a_letter_of_its_own():
    mail = eml(FORWARDED.split("\n"))
    sources, errors = read_all(mail, "a.eml")
    assert [s.name for s in sources] == ["a.eml", "a.eml/sent on.txt"]
    assert sources[1].text.startswith("From: C. Lund")
    (marked, _), *_ = sources[0].marks
    assert "We cannot sign." in marked.of(sources[0].text)
    assert not errors


def test_a_page_saved_as_one_file_is_the_page_alone():
    """Its style sheet is no words of the page, the day of the saving not the letter's, and the pictures no scans."""
    sources, errors = read_all(SAVED, "page.mhtml")
    assert [(s.text, dict(s.known)) for s in sources] == [("Dear Ms Quay,\n\nWe cannot sign.", {})]
    assert not errors


class TestAttachedToPdf:
    LETTER = pdf([lines(["Dear Ms Quay,", "We cannot sign.", "Yours,"])])

    def test_files_attached_are_letters_of_their_own(self):
        data = with_files(
            self.LETTER, {"the list.txt": b"Dear B,", "in.pdf": with_files(self.LETTER, {"c.txt": b"C,"})}
        )
        sources, errors = read_all(data, "note.pdf")
        assert [s.name for s in sources] == ["note.pdf"] + [
            f"note.pdf/{name}" for name in ("in.pdf", "in.pdf/c.txt", "the list.txt")
        ]
        assert sources[1].known["attached_to_name"] == "note.pdf"
        assert not errors

    def test_a_portfolios_own_page_is_no_letter(self):
        cover = pdf([lines(["For the best experience, open this PDF portfolio in", "Acrobat X or Adobe Reader X."])])
        sources, errors = read_all(with_files(cover, {"a.txt": b"Dear A,"}), "box.pdf")
        assert [s.name for s in sources] == ["box.pdf/a.txt"]
        assert not errors
        assert [s.name for s in read_all(cover, "about.pdf")[0]] == ["about.pdf"]

    def test_a_pdf_without_attachments_may_lie_as_deep_as_files_may(self):
        box = {"a.pdf": self.LETTER}
        for name in ("1.zip", "2.zip", "3.zip"):
            box = {name: zipped(box)}
        sources, errors = read_all(zipped(box), "box.zip")
        assert [s.name for s in sources] == ["box.zip/3.zip/2.zip/1.zip/a.pdf"]
        assert not errors


class TestSidecar:
    def test_a_list_in_a_folder(self, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"Dear A,")
        (tmp_path / "known.csv").write_text("file,date,sender\na.txt,2011-05-04,Embassy of Arden\n")
        assert dict(open_source(tmp_path / "a.txt").known) == {"date": "2011-05-04", "from": "Embassy of Arden"}
        assert [s.name for s in open_all(tmp_path)] == [str(tmp_path / "a.txt")]

    def test_what_tells_of_letters_is_no_letter(self, tmp_path):
        from onrecord.api import files_under

        for name in ("a.txt", "a.txt.json", "known.csv", "b.json"):
            (tmp_path / name).write_text("Dear A,")
        assert [name for _, name in files_under([tmp_path])] == ["a.txt", "b.json"]

    def test_a_file_beside_the_letter_wins_over_the_mail(self, tmp_path):
        (tmp_path / "a.eml").write_bytes(eml(["Dear A,"]))
        (tmp_path / "a.eml.json").write_text('{"date": "2011-05-02", "to": ["B", "C"]}')
        (source,) = open_all(tmp_path)
        assert source.known["date"] == "2011-05-02"
        assert source.known["to"] == "B; C"
        assert source.known["subject"] == "The treaty"

    def test_a_list_in_a_zip(self):
        data = zipped({"in/a.txt": b"Dear A,", "known.json": '{"a.txt": {"date": "2011"}}'})
        (source,) = open_all(data, name="box.zip")
        assert source.known == {"date": "2011"}

    @pytest.mark.parametrize("words", ["[1]", "{", '"x"'])
    def test_a_broken_one_is_named(self, tmp_path, words):
        (tmp_path / "a.txt").write_bytes(b"Dear A,")
        (tmp_path / "a.txt.json").write_text(words)
        with pytest.raises(CannotRead, match=r"a\.txt\.json"):
            open_source(tmp_path / "a.txt")


def test_a_limit_of_members():
    with pytest.raises(TooLarge, match="members"):
        list(open_all(zipped({f"{n}.txt": b"x" for n in range(20)}), name="b.zip", limits=Limits(members=10)))


def test_a_locked_member_keeps_its_kind():
    data = bytearray(zipped({"a.txt": b"Dear A,"}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Locked):
        list(open_all(bytes(data), name="b.zip"))


MAIL = (
    "From: Ann Sorrel <sorrel@arden.example>\nTo: B. Quay <quay@samaria.example>\nMessage-ID: <one@arden.example>\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nDear Ms Quay,\n\nWe urge Samaria to sign.\n\n"
    "Ann Sorrel\n\n"
)


@pytest.mark.parametrize(
    "mark",
    [
        "-----Original Message-----\nFrom: B. Quay\n",
        "From: B. Quay\nSent: Monday, 2 May 2011\nTo: Ann Sorrel\nSubject: Our ask\n",
        "De : B. Quay\nEnvoyé : lundi 2 mai 2011\nÀ : Ann Sorrel\nObjet : Notre demande\n",
        "От: B. Quay\nДата: 2 мая 2011\nКому: Ann Sorrel\nТема: Просьба\n",
        "On Mon, 2 May 2011 at 09:00, B. Quay <quay@samaria.example> wrote:\n",
        "Le lun. 2 mai 2011, B. Quay a écrit :\n",
    ],
)
def test_what_is_answered_below_is_never_the_words_of_who_answers(mark):
    source = open_source((MAIL + mark + "\nSamaria cannot sign the Convention.\n").encode(), name="a.eml")
    ((span, zone),) = source.marks
    assert zone == "noise"
    assert span.of(source.text).startswith(mark[:8])
    assert "cannot sign" in span.of(source.text)
    assert "We urge" not in span.of(source.text)


def test_a_letter_that_names_its_sender_and_date_in_a_list_is_all_its_own():
    words = "The three facts are these.\n\nFrom: Arden came a note.\nIts date was May.\n"
    assert open_source((MAIL + words).encode(), name="a.eml").marks == ()


def test_attachments_that_only_outlook_unpacks_are_said():
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = "a@arden.example", "b@samaria.example", "<x@arden.example>"
    mail.set_content("Dear Ms Quay,\n\nPlease see attached.\n")
    mail.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (source,) = open_all(mail.as_bytes(), name="a.eml")
    assert [code for code, _ in source.warnings] == ["attachments_unread"]


def test_names_parted_by_semicolons_are_all_kept():
    mail = MAIL.replace(
        "quay@samaria.example>\n", "quay@samaria.example>; =?utf-8?q?J=C3=B6rg?= Lund <lund@arden.example>\n"
    )
    assert open_source(mail.encode(), name="a.eml").known["to"] == (
        "B. Quay <quay@samaria.example>; Jörg Lund <lund@arden.example>"
    )


QUOTED = "Dear Ms Sorrel,\n\nWe urge Arden to sign. " * 20
WROTE = (
    "On Mon, May 2, 2011 at 9:00 AM B. Quay of the Coalition <\nquay@samaria.example> wrote:",
    "пн, 2 мая 2011 г. в 09:00, B. Quay <quay@samaria.example>:",
    "B. Quay <quay@samaria.example> 于2011年5月2日周一 09:00写道：",
    "في الاثنين، ٢ مايو ٢٠١١ في ٩:٠٠ ص تمت كتابة ما يلي بواسطة B. Quay <quay@samaria.example>:",
    "Em seg., 2 de mai. de 2011 às 09:00, B. Quay escreveu:",
    "02.05.2011 09:00, B. Quay пишет:",
    "________________________________\nمن: B. Quay\n\u200f\u200fتم الإرسال: 2 مايو\nإلى: A. Sorrel\nالموضوع: طلب\n",
)


@pytest.mark.parametrize("wrote", WROTE)
def test_a_short_answer_over_a_long_mail_is_all_that_is_its_own(wrote):
    text = open_source((MAIL[: MAIL.index("Dear")] + f"We agree.\n\n{wrote}\n\n{QUOTED}").encode(), name="a.eml")
    own = text.text
    for span, _ in sorted(text.marks, key=lambda mark: -mark[0].start):
        own = own[: span.start] + own[span.end :]
    assert own.strip() == "We agree."


def test_an_answer_below_what_it_answers_is_its_own():
    words = "On Mon, 2 May 2011, B. Quay wrote:\n> Will you sign?\n\nWe cannot sign.\n\nAnn Sorrel\n"
    source = open_source((MAIL[: MAIL.index("Dear")] + words).encode(), name="a.eml")
    assert [span.of(source.text).strip() for span, _ in source.marks] == [
        "On Mon, 2 May 2011, B. Quay wrote:",
        "> Will you sign?",
    ]


@pytest.mark.parametrize(
    ("markup", "own"),
    [
        (
            '<div>We agree.</div><div class="gmail_quote"><div class="gmail_attr">2 мая, B. Quay:<br></div>'
            '<blockquote class="gmail_quote">Will you sign?</blockquote><div>And soon.</div></div>',
            "We agree. And soon.",
        ),
        (
            '<div class="moz-cite-prefix">Le 02/05/2011 à 09:00, B. Quay a écrit&nbsp;:<br></div>'
            '<blockquote type="cite"><p>Will you sign?</p></blockquote><p>We agree.</p>',
            "We agree.",
        ),
        ('<p>We agree.</p><div class="yahoo_quoted"><p>Will you sign?</p></div>', "We agree."),
        ("<p>Article 1 says:</p><blockquote>Never.</blockquote><p>Yours</p>", "Article 1 says: Never. Yours"),
    ],
)
def test_what_markup_tells_to_be_answered_is_marked(markup, own):
    mail = MAIL[: MAIL.index("Dear")].replace("text/plain", "text/html") + f"<html><body>{markup}</body></html>"
    source = open_source(mail.encode(), name="a.eml")
    text = source.text
    for span, _ in sorted(source.marks, key=lambda mark: -mark[0].start):
        text = text[: span.start] + text[span.end :]
    assert " ".join(text.split()) == own


def test_a_mail_sent_on_as_outlook_does_is_a_letter_of_its_own():
    header = "From: B. Quay\nSent: Monday, 2 May 2011\nTo: Ann Sorrel\nSubject: Our ask\n"
    for words, names in (("For your files.\n\n", ["a.eml", "a.eml/sent on.txt"]), ("", ["a.eml/sent on.txt"])):
        mail = eml([*words.split("\n"), *header.split("\n"), "Please sign."]).replace(b"The treaty", b"FW: The treaty")
        sources, errors = read_all(mail, "a.eml")
        assert [s.name for s in sources] == names
        assert sources[-1].text.startswith(header)
        assert not errors
