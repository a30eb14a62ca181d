"""Foot- and endnotes of office files: a sign where each is called, and the note behind it below the letter."""

import pytest
from tests.sources.compound_maker import word
from tests.sources.makers import docx, html, odt

from onrecord.letters import parse
from onrecord.model import ZoneKind
from onrecord.sources import open_source


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in runs) + "</w:p>"


def called(number: int, kind: str = "footnote", own: str = "") -> str:
    return f'<w:{kind}Reference w:id="{number}"{own}/>'


def note(number: int, *words: str, kind: str = "footnote") -> str:
    told = "".join(paragraph("<w:footnoteRef/>", f"<w:t>{one}</w:t>") for one in words)
    return f'<w:{kind} w:id="{number}">{told}</w:{kind}>'


BODY = paragraph("<w:t>Many were hurt.</w:t>", called(5), "<w:t> We ask you to act</w:t>", called(2), "<w:t>.</w:t>")


def test_docx_notes_in_the_order_they_are_called() -> None:
    """Word keeps them by a number of its own; a note of two paragraphs is one."""
    more = {"footnotes": '<w:footnote w:type="separator" w:id="0"/>' + note(2, "Law 7.") + note(5, "Report,", "p. 4.")}
    file = docx(["Dear Sir,"], body=BODY, more=more)
    assert open_source(file, name="a.docx").text == (
        "Dear Sir,\nMany were hurt.¹ We ask you to act².\n\n¹ Report, p. 4.\n² Law 7."
    )


@pytest.mark.parametrize(
    ("body", "notes", "text"),
    [
        (paragraph("<w:t>a</w:t>", called(1, "endnote")), {"endnotes": note(1, "b", kind="endnote")}, "a[i]\n\n[i] b"),
        (
            paragraph("<w:t>a</w:t>", called(1, own=' w:customMarkFollows="1"'), "<w:t>*</w:t>"),
            {"footnotes": note(1, "* b")},
            "a*\n\n* b",
        ),
        (paragraph("<w:t>a</w:t>", called(9)), {"footnotes": note(1, "b")}, "a\n\nb"),
    ],
    ids=["endnote", "a sign of the writer's own", "a note that nothing calls"],
)
def test_docx_signs(body: str, notes: dict[str, str], text: str) -> None:
    assert open_source(docx([], body=body, more=notes), name="a.docx").text == text


def test_odt_notes_stand_below() -> None:
    """Footnotes have figures, endnotes as a rule Roman numbers."""
    cited = (
        "<text:note><text:note-citation>{}</text:note-citation>"
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    body = f"<text:p>Hurt.{cited.format(1, 'One.')} We ask{cited.format('ii', 'Two.')}.</text:p><text:p>Yours</text:p>"
    assert open_source(odt([], body=body), name="a.odt").text == "Hurt.¹ We ask[ii].\nYours\n\n¹ One.\n[ii] Two."


def test_rtf_notes_stand_below() -> None:
    """A note with a sign of the writer's own stays in brackets where it is called."""
    counted = rb"{\super\chftn{\*\footnote\chftn\pard %s\par}}"
    body = rb"Hurt." + counted % b"One." + rb" We ask" + counted % b"Two." + rb"{\super *{\*\footnote * Three.}}\par"
    assert open_source(rb"{\rtf1 " + body + b"}", name="a.rtf").text == "Hurt.¹ We ask²* [* Three.]\n\n¹ One.\n² Two."


@pytest.mark.parametrize(("kind", "sign"), [("notes", "¹"), ("endnotes", "[i]")])
def test_doc_notes_are_counted(kind: str, sign: str) -> None:
    file = word("Many were hurt.\x02 We ask.\r", **{kind: "\x02 Report.\r"})
    assert open_source(file, name="a.doc").text == f"Many were hurt.{sign} We ask.\n\n{sign} Report."


def test_html_raised_figures() -> None:
    """Only figures: "1st" stays as it is."""
    file = html(["Hurt.<sup>12</sup> On the 1<sup>st</sup> of May."])
    assert open_source(file, name="a.html").text == "Hurt.¹² On the 1st of May."


def test_a_sentence_ends_before_the_sign() -> None:
    """What the sign called is no signature, copy or statement; the quotation is the sentence alone."""
    file = docx(["Dear Sir,"], body=BODY, more={"footnotes": note(2, "Law 7 of 2004.") + note(5, "See our report.")})
    (letter,) = parse(open_source(file, name="a.docx"))
    assert [s.quote.exact for s in letter.statements] == ["Many were hurt.", "We ask you to act²."]
    assert [z.zone for z in letter.zones][-1] is ZoneKind.FOOTER
