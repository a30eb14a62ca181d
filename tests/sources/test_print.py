"""What print does to words on a page: hyphens, raised figures, blocks set apart, Arabic in pieces, tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.makers import docx, html
from tests.sources.pages import lines, pdf

from onrecord.letters import parse
from onrecord.sources import open_source
from onrecord.sources.abreast import blanks
from onrecord.sources.columns import reading_order
from onrecord.sources.layout import Line, Placed


def text_of(*pages) -> str:
    return open_source(pdf(pages), name="a.pdf").text


def test_a_word_broken_at_a_line_s_end_stays_broken_there():
    """PDFium runs the halves together: "dis-cussion" is what nobody printed, and what no search finds."""
    source = open_source(
        pdf([lines(["Arden will take part in the dis-", "cussion of the mines treaty."])]), name="a.pdf"
    )
    assert source.text == "Arden will take part in the dis-\ncussion of the mines treaty."
    halves = [word for word in source.pages[0].words if word.span.of(source.text) in ("dis-", "cussion")]
    assert [word.box.left > 150 for word in halves] == [True, False]
    (letter,) = parse(source)
    assert letter.statements[0].quote.exact == source.text


def test_raised_figures_are_raised():
    """They call footnotes; a year and its sign are one word on the page, with a hair between them or not."""
    told = "They fled in 2021¹ from the villages.²\nIt is 2022."
    page = [(72, 90, "They fled in 2021"), (170, 90, "from the villages."), (254, 85, "2"), (72, 120, "It is 2022.")]
    assert text_of([*page[:1], (156.5, 86, "1"), *page[1:]]) == told
    apart = pdf([[*page[:1], (159, 86, "1"), *page[1:]]])
    smaller = apart.replace(b"/F1 11 Tf 1 0 0 1 159 756", b"/F1  7 Tf 1 0 0 1 159 756")
    assert smaller != apart
    assert open_source(smaller, name="a.pdf").text == told


def test_a_figure_typed_a_little_off_the_line_is_none():
    """In a form: of the same type as what stands beside it."""
    text = text_of([(72, 90, "Date:"), (104, 87, "4"), (114, 90, "May 2011")])
    assert "4" in text.split()
    assert "⁴" not in text


def test_figures_on_the_line_stay_figures():
    assert text_of(lines(["In 2021 no 12 of A/RES/68/30 was Mine5."])) == "In 2021 no 12 of A/RES/68/30 was Mine5."


def test_a_block_set_far_to_the_right_hides_no_paragraphs():
    """It makes the page wider than any line of the letter, so that none seemed full and every gap seemed usual."""
    left = [
        "We have read the letter that you",
        "sent to us in May of this year and",
        "thank you for it. It was of great",
        "use.",
    ]
    page = [(380, 60, "REFERENCE 12/4417 of the Office"), (380, 74, "of the Minister in Lisse")]
    page += lines([*left, "", "We shall answer it.", "", "We shall meet in June."], top=120)
    assert text_of(page).split("\n\n")[-2:] == ["We shall answer it.", "We shall meet in June."]


def arabic(pieces: list[tuple[str, float, float]]) -> str:
    """One line of pieces, each with its left and right edge, in the order they were drawn."""
    segments = [Line([Placed(words, left, 0, right, 10, 10)]) for words, left, right in pieces]
    (line,) = reading_order(segments)
    out = ""
    for word in line.words:
        out += word.text if word.glued or not out else " " + word.text
    return out


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("منها", 60, 80), ("وإننا", 20, 50), (".", 55, 58)], "منها. وإننا"),
        ([("آب", 70, 80), ("أغسطس", 40, 66), ("،2019", 10, 36), ("/", 67, 69)], "آب/أغسطس 2019،"),
        ([("-1", 90, 99), ("يولي", 60, 85), ("لبنان", 30, 55)], "1- يولي لبنان"),
        ([(")", 82, 85), ("رئيسة", 62, 81), ("(", 58, 61), ("حياة", 30, 50)], "(رئيسة) حياة"),
        (
            [("كتبت الوزارة", 80, 99), ("إلى", 58, 72), ("UN Women", 20, 55), ("؛", 76, 79)],
            "كتبت الوزارة؛ إلى UN Women",
        ),
    ],
)
def test_arabic_whose_marks_another_font_draws(pieces, text):
    """A font without Latin marks: full stops, strokes and brackets are pieces of their own, drawn after the words."""
    assert arabic(pieces) == text


def test_cells_of_a_web_table_stand_side_by_side():
    """A page laid out by a table is read as before."""
    table = "<table><tr><th>Year</th><th>Held</th></tr><tr><td><p>2020</p></td><td>360</td></tr></table>"
    assert open_source(html([table]), name="a.html").text == "Year    Held\n2020    360"
    signed = "<table><tr><td><p>Ana Vale</p><p>Director</p></td><td>Tom Tern<br>Trustee</td></tr></table>"
    assert open_source(html([signed]), name="a.html").text == "Ana Vale    Tom Tern\nDirector    Trustee"
    long = "We agree to the meeting in June. " * 4
    laid_out = f"<table><tr><td>Ministry<br>Lisse</td><td>{long}</td></tr></table>"
    assert "    " not in open_source(html([laid_out]), name="a.html").text


def test_a_long_line_of_a_signer_does_not_part_the_signers():
    """A line of text ends with a mark; a name with its post and a long body does not."""
    signers = [
        "Ana Vale, Director, Quay Trust",
        "Ilse Tern, Coordinator, Low Countries Coalition against Explosive Weapons in Towns",
    ]
    text = open_source(docx(["Yours,", *signers, "Tom Lind, Trustee, The Mill"]), name="a.docx").text
    assert "\n\n" not in text
    assert "\n\n" in open_source(docx(["Dear Sir,", "We " + "agree to it, " * 7 + "too."]), name="a.docx").text


def test_a_last_page_of_short_paragraphs_has_the_pitch_of_the_page_before():
    """An address and paragraphs of one line: every gap there is one between paragraphs."""
    first = lines(
        [
            "We have read the letter that you",
            "sent to us in May of this year and",
            "thank you for it and all that is",
            "in it.",
        ]
    )
    last = [
        (72, 90, "We shall meet in June with the other delegations."),
        (72, 118, "We shall bring the list."),
        (72, 146, "Ministry of Trade"),
        (72, 160, "Lisse"),
    ]
    assert text_of(first, last).split("\n\n")[-3:] == [
        "We shall meet in June with the other delegations.",
        "We shall bring the list.",
        "Ministry of Trade\nLisse",
    ]


def test_two_who_sign_stand_under_one_another_each():
    """Columns of a few lines are written so that each begins at one place, an empty one too."""
    runs = [(72, 90, "Claire Dumont"), (300, 90, "Joseph Odongo"), (72, 104, "Director"), (300, 104, "Chairperson")]
    runs += [(72, 118, "Memorial Fund"), (300, 118, "Network of Survivors"), (300, 132, "Kampala")]
    assert text_of(runs) == (
        "Claire Dumont    Joseph Odongo\n"
        "Director         Chairperson\n"
        "Memorial Fund    Network of Survivors\n"
        "                 Kampala"
    )


def test_a_line_that_runs_over_both_columns_ends_them():
    """So does a line whose spaces are all wide, which was only set to the full measure."""
    runs = [
        (72, 90, "Director"),
        (300, 90, "Chairperson"),
        (72, 104, "Signed in the presence of all members of the board of Lisse"),
    ]
    assert text_of(runs) == "Director    Chairperson\nSigned in the presence of all members of the board of Lisse"
    spread = [Placed(word, 100 * n, 0, 100 * n + 40, 10, 10) for n, word in enumerate(["We", "shall", "not", "sign"])]
    assert blanks([Line(spread)], [False]) == [["", " ", " ", " "]]


def test_what_stands_below_two_columns_is_read_behind_both():
    """Close and signature stand under the left column, and were read before the right one."""
    left = [f"we ask your government to sign the {what}" for what in ("first", "next", "third", "fourth", "last")]
    right = [f"it would be good for the people of the {who}" for who in ("hills", "coast", "river", "towns", "port")]
    rows = [(72, 100 + 14 * n, words) for n, words in enumerate(left)]
    rows += [(320, 100 + 14 * n, words) for n, words in enumerate([*right, "this summer."])]
    rows += [(72, 200, "Yours sincerely,"), (72, 230, "Ada Quill"), (72, 244, "Director"), (72, 270, "cc: Bo Larch")]
    first, *rest = text_of(rows).split("\n\n")
    assert first.split("\n") == [*left, *right, "this summer."], "a sentence goes on in the next column"
    assert rest == ["Yours sincerely,", "Ada Quill\nDirector", "cc: Bo Larch"]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 200), st.integers(0, 3)), max_size=30), st.booleans())
def test_every_word_has_its_blank(words, mirrored):
    """Whatever stands where: as many blanks as words, and no exception."""
    lines = [
        Line(
            [
                Placed("ab" if not mirrored else "اب", x, 12 * n, x + wide, 12 * n + 10, 12 * n + 10)
                for x, wide, at in words
                if at == n
            ]
        )
        for n in range(4)
        if any(at == n for _, _, at in words)
    ]
    assert [len(row) for row in blanks(lines, [False] * len(lines))] == [len(line.words) for line in lines]


def test_cells_of_several_lines_stand_side_by_side():
    """Two signatures in a table without borders, as word processors have them."""
    cell = "<w:tc>{}</w:tc>"
    words = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    rows = [["Ana Vale", "Director"], ["Tom Tern", "Trustee"]]
    body = "<w:tbl><w:tr>" + "".join(cell.format("".join(map(words.format, row))) for row in rows) + "</w:tr></w:tbl>"
    assert open_source(docx([], body=body), name="a.docx").text == "Ana Vale    Tom Tern\nDirector    Trustee"
    held = body.replace("Director", "We agree to what was proposed in the letter of May, and shall answer it in full.")
    assert (
        "We agree to what was proposed in the letter"
        in open_source(docx([], body=held), name="a.docx").text.split("\n")[1]
    )
