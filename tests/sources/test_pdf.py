"""PDF with a text layer: words, boxes, order."""

import pytest
from tests.sources.pages import form, lines, pdf

from onrecord.errors import NoText
from onrecord.sources import open_source
from onrecord.sources.columns import in_order
from onrecord.sources.layout import Placed


def words_of(source):
    return [(source.text[w.span.start : w.span.end], w.box) for page in source.pages for w in page.words]


def test_lines_and_paragraphs_come_as_printed():
    source = open_source(pdf([lines(["Dear Ms Arden,", "", "I refer to your letter", "of 4 May 2011.", "", "Yours"])]))
    assert source.text == "Dear Ms Arden,\n\nI refer to your letter\nof 4 May 2011.\n\nYours"
    assert source.text_from == "text_layer"
    assert source.media_type == "application/pdf"


def test_every_word_is_at_its_span_and_in_its_box():
    source = open_source(pdf([lines(["Dear Ms Arden,"]), lines(["Yours sincerely"], top=400)]))
    assert [w for w, _ in words_of(source)] == ["Dear", "Ms", "Arden,", "Yours", "sincerely"]
    dear = words_of(source)[0][1]
    assert (dear.page, dear.left) == (1, pytest.approx(72, abs=2))
    assert dear.bottom == pytest.approx(90, abs=2)
    assert dear.top == pytest.approx(90 - 8, abs=2)
    assert words_of(source)[3][1].page == 2
    assert [page.span.of(source.text).strip() for page in source.pages] == ["Dear Ms Arden,", "Yours sincerely"]


def test_pages_cover_the_text():
    source = open_source(pdf([lines(["one"]), lines(["two"]), lines(["three"])]))
    assert source.pages[0].span.start == 0
    assert source.pages[-1].span.end == len(source.text)
    assert all(a.span.end == b.span.start for a, b in zip(source.pages, source.pages[1:], strict=False))


def test_a_reference_beside_a_date_stays_on_one_line():
    source = open_source(pdf([[(72, 90, "No. 12/3"), (400, 90, "Lisse, 4 May 2011"), (72, 130, "Dear Sir,")]]))
    assert source.text == "No. 12/3    Lisse, 4 May 2011\n\nDear Sir,"


def test_words_drawn_out_of_order_are_read_in_order():
    source = open_source(pdf([[(72, 300, "Yours"), (72, 90, "Dear Sir,"), (72, 200, "I refer")]]))
    assert source.text.split() == ["Dear", "Sir,", "I", "refer", "Yours"]


LEFT = [f"the left column has its line {n} here" for n in range(8)]
RIGHT = [f"the right column goes on with {n} there" for n in range(8)]


@pytest.mark.parametrize("drawn", ["by column", "by line"])
def test_columns_are_read_one_after_the_other(drawn):
    left, right = lines(LEFT, left=60), lines(RIGHT, left=320)
    runs = left + right if drawn == "by column" else [run for pair in zip(left, right, strict=True) for run in pair]
    source = open_source(
        pdf([[(60, 50, "A heading that runs over the whole width of the page, left to right"), *runs]])
    )
    got = [line for line in source.text.split("\n") if line]
    assert got == ["A heading that runs over the whole width of the page, left to right", *LEFT, *RIGHT]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_are_where_the_turned_page_shows_them(turn):
    box = words_of(open_source(pdf([lines(["Dear"])], turn=turn)))[0][1]
    expected = {90: (842 - 90, 72), 180: (595 - 72 - 24, 842 - 90), 270: (90 - 8, 595 - 72 - 24)}[turn]
    assert (box.left, box.top) == (pytest.approx(expected[0], abs=6), pytest.approx(expected[1], abs=6))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_printed_sideways_is_read_upright_and_its_boxes_are_where_it_shows_them(turn):
    words = ["Embassy of Arden at Lisse", "Dear Minister,", "We cannot agree to what you ask."]
    source = open_source(pdf([lines(words)], turn=turn), name="x.pdf")
    assert source.text.split("\n") == words
    assert source.pages[0].rotation == -turn % 360
    assert [code for code, _ in source.warnings] == ["page_turned"] * bool(turn)
    box = source.pages[0].words[0].box
    assert (box.right - box.left > box.bottom - box.top) == (turn in (0, 180))
    left, top = {0: (73, 82), 90: (750, 73), 180: (478, 750), 270: (82, 478)}[turn]
    assert (box.left, box.top) == (pytest.approx(left, abs=1), pytest.approx(top, abs=1))


def test_a_note_up_the_margin_turns_no_page():
    page = pdf([lines(["We cannot agree to what you ask of us.", "Please tell your members so."])])
    up = b"BT /F1 11 Tf 0 1 -1 0 40 300 Tm (Received here) Tj ET\n"
    start = page.index(b"stream\n") + 7
    length = int(page[page.index(b"/Length ") + 8 :].split(b">")[0])
    page = page[:start] + up + page[start:]
    page = page.replace(b"/Length %d>>" % length, b"/Length %d>>" % (length + len(up)), 1)
    source = open_source(page, name="x.pdf")
    assert source.pages[0].rotation == 0
    assert "We cannot agree to what you ask of us." in source.text


def test_what_was_filled_in_and_typed_on_the_page_is_read_where_it_is_shown():
    """A reply form: its values stand beside their labels, a registry's stamp is read, a reader's note is not."""
    labels = [(72, 100, "Name of the state:"), (72, 120, "Date:"), (72, 160, "We cannot accept it.")]
    fields = [(200, 100, "Republic of Arden"), (200, 120, "4 May 2011")]
    source = open_source(form(labels, fields, (350, 60, "Received 12 May 2011")), name="form.pdf")
    assert source.text == (
        "Received 12 May 2011\n\nName of the state:    Republic of Arden\nDate:                 4 May 2011"
        "\n\nWe cannot accept it."
    )
    republic = next(box for word, box in words_of(source) if word == "Republic")
    assert republic.left == pytest.approx(202, abs=4)
    assert republic.bottom == pytest.approx(100, abs=6)


def test_a_form_that_only_its_own_program_draws_is_said():
    file = form(lines(["Please wait...", "Open this document in Adobe Reader 8 or later."]), [], (400, 800, " "))
    file = file.replace(b"/NeedAppearances true", b"/XFA[(a)5 0 R]       ")
    with pytest.raises(NoText, match="XFA"):
        open_source(file, name="form.pdf")
    letter = form(lines(["Dear Sir,", "We agree."]), [], (400, 800, " ")).replace(b"/NeedApp", b"/XFA[] /")
    assert open_source(letter, name="a.pdf").text.startswith("Dear Sir,")


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (".٢٠١١ مايو ٤ ،ليس في حرر", "حرر في ليس، ٤ مايو ٢٠١١."),
        ("الوزارة UN Women إلى كتبت", "كتبت إلى UN Women الوزارة"),
        ("Done at Lisse, ليس", "Done at Lisse, ليس"),
        ("السفير (Lisse)", "السفير (Lisse)"),
    ],
)
def test_arabic_left_as_it_is_drawn_is_read_from_the_right(drawn, read):
    """So PDFium gives a line whose neighbour in another column has more Latin letters."""
    words = [Placed(word, 20.0 * at, 0, 20.0 * at + 15, 10, 10) for at, word in enumerate(drawn.split())]
    assert " ".join(word.text for word in in_order(words)) == read
    upright = [Placed(word, -20.0 * at, 0, 15 - 20.0 * at, 10, 10) for at, word in enumerate(read.split())]
    assert " ".join(word.text for word in in_order(upright)) == read


def test_a_bullet_of_a_font_of_signs_is_a_bullet():
    """Word's own lists: without it the item is none, and its ask was lost. A map of the font says which sign it is."""
    page = pdf([[(72, 100, "x"), (90, 100, "to sign the Convention")]])
    cmap = b"1 beginbfchar <78> <F0B7> endbfchar"
    sign = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Symbol/ToUnicode 7 0 R>>\nendobj\n7 0 obj\n<</Length %d>>stream\n"
        % len(cmap)
    )
    made = page.replace(b"/Font<</F1 5 0 R", b"/Font<</F2 6 0 R/F1 5 0 R").replace(
        b"BT /F1 11 Tf 1 0 0 1 72", b"BT /F2 11 Tf 1 0 0 1 72"
    )
    made = made.replace(b"xref\n", b"6 0 obj\n" + sign + cmap + b"\nendstream\nendobj\nxref\n", 1)
    assert open_source(made, name="a.pdf").text.split() == ["•", "to", "sign", "the", "Convention"]


TWO_TONGUES = (
    ("I refer to your letter dated the second", "Je me réfère à votre lettre du deux avril"),
    ("of April. Arden supports the aims of the", "dernier. Arden appuie les objectifs de la"),
    ("Convention on the trade in arms by land.", "Convention sur le commerce des armes."),
    ("The Government is studying the matter and", "Le Gouvernement étudie la question et il"),
    ("is not yet in a position to accede to it.", "n'est pas encore en mesure d'y adhérer."),
)


def test_a_letter_in_two_tongues_side_by_side_is_read_down_each():
    head = [
        (72, 16 + 12 * n, f"Embassy of Arden and of the Islands, {n} Quay Street, Lisse, in the north")
        for n in (0, 1, 2)
    ]
    address = ("Ms Ana Ruiz", "Director", "Open Fields", "Quay Lane", "Lisse")
    head += [(330, 56, "Lisse, 9 June"), *((72, 56 + 12 * n, words) for n, words in enumerate(address))]
    body = [
        (x, 120 + 14 * n, words) for n, row in enumerate(TWO_TONGUES) for x, words in zip((72, 330), row, strict=True)
    ]
    foot = [(72, 230, "Yours sincerely,"), (72, 260, "Tobias Osterley, who signs for the ambassador of Arden")]
    text = open_source(pdf([[*head, *body, *foot]]), name="a.pdf").text
    left, right = ("\n".join(words) for words in zip(*TWO_TONGUES, strict=True))
    assert text.index(head[0][2]) < text.index(left) < text.index(right) < text.index("Yours")


def test_rows_of_a_table_stay_rows():
    rows = [(f"Depot {n} at Wexmouth", f"{n} tons") for n in range(7)]
    drawn = [(x, 120 + 14 * n, words) for n, row in enumerate(rows) for x, words in zip((72, 330), row, strict=True)]
    text = open_source(pdf([drawn]), name="a.pdf").text
    assert [line.split() for line in text.splitlines() if line] == [" ".join(row).split() for row in rows]
