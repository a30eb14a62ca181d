"""Running heads, page numbers and footers are marked, and a sentence that a page breaks reads whole without them."""

import pytest
from tests.sources.pages import lines, pdf

from onrecord.sources import open_source

BODY = [f"line {n} of a letter that says what it has to say, and goes on to" for n in range(40)]


def read(*pages):
    return open_source(pdf(pages), name="a.pdf")


def marked(source):
    return [span.of(source.text).strip() for span, zone in source.marks if zone == "page_furniture"]


def without(source):
    text = source.text
    for span, _ in sorted(source.marks, reverse=True):
        text = text[: span.start] + text[span.end :]
    return text


@pytest.mark.parametrize("number", ["2", "- 2 -", "Page 2", "Page 2 of 2", "2/2", "[2]", "p. 2"])
def test_page_numbers_of_every_look(number):
    source = read(lines(BODY[:30]), [(290, 40, number), *lines(BODY[30:], top=90)])
    assert marked(source) == [number]
    assert without(source) == "\n".join(BODY)


def test_a_head_and_a_foot_that_come_back():
    foot = (72, 810, "12 Quay Street, Lisse")
    source = read(
        [*lines(BODY[:20]), foot],
        [(72, 40, "A/65/12"), *lines(BODY[20:30]), foot],
        [(72, 40, "A/65/12"), *lines(BODY[30:]), foot],
    )
    assert marked(source) == [
        "12 Quay Street, Lisse",
        "A/65/12",
        "12 Quay Street, Lisse",
        "A/65/12",
        "12 Quay Street, Lisse",
    ]
    assert without(source) == "\n".join(BODY)


def test_the_block_with_addressee_and_date_on_a_later_page():
    head = [(72, 40, "Ms B. Quay"), (72, 54, "4 May 2011"), (72, 68, "Page 2")]
    source = read(lines(BODY[:30]), [*head, *lines(BODY[30:], top=120)])
    assert marked(source) == ["Ms B. Quay", "4 May 2011", "Page 2"]
    assert without(source) == "\n".join(BODY)


def test_the_letterhead_of_the_first_page_stays():
    head = (72, 40, "Embassy of Arden")
    source = read([head, *lines(BODY[:30])], [head, *lines(BODY[30:])])
    assert marked(source) == ["Embassy of Arden"]
    assert without(source).startswith("Embassy of Arden\n\n")


@pytest.mark.parametrize("line", ["2011", "1815 rifles", "30 September 2011", "(5)"])
def test_what_only_looks_like_one_stays(line):
    source = read(lines(BODY[:30]), [(72, 60, line), *lines(BODY[30:], top=74)])
    assert line == "(5)" or not marked(source)


def test_a_sentence_that_ends_with_its_page_ends_its_paragraph():
    source = read(lines([*BODY[:20], "and here it ends."]), [(290, 40, "2"), *lines(BODY[20:], top=90)])
    assert "and here it ends.\n\nline 20" in without(source)


def test_marks_cover_whole_lines_and_no_word_of_the_letter():
    source = read(lines(BODY[:30]), [(290, 40, "2"), *lines(BODY[30:])])
    furniture = [w for page in source.pages for w in page.words if any(s.covers(w.span) for s, _ in source.marks)]
    assert [w.span.of(source.text) for w in furniture] == ["2"]


@pytest.mark.parametrize("look", ["{}", "- {} -", "Page {}"])
def test_pages_out_of_order_are_said_and_their_numbers_kept(look):
    pages = [[*lines(BODY[n * 9 : n * 9 + 9]), (290, 800, look.format(n))] for n in (1, 3, 2, 4)]
    source = read(*pages)
    assert [page.label for page in source.pages] == ["1", "3", "2", "4"]
    assert [message for code, message in source.warnings if code == "pages_out_of_order"] == [
        "page 3 of the file is numbered 2 and comes after number 3"
    ]


def test_pages_in_order_say_nothing():
    pages = [[*lines(BODY[n * 9 : n * 9 + 9]), (290, 800, str(n))] for n in (1, 2, 3)]
    assert not read(*pages).warnings


ARMS = ["Embassy of Arden", "12 Quay Street, Lisse"]


def test_the_letterhead_of_each_letter_of_a_bundle_is_its_own():
    """One sender's letters of a page each: head, place and day stand alike on all, and are furniture on none."""
    letters = [lines([*ARMS, "Lisse, 4 March 2014", "", f"H.E. {name}", *BODY[:20]], top=50) for name in "ABC"]
    assert marked(read(*letters)) == []


@pytest.mark.parametrize(
    "pages",
    [
        [lines([*ARMS, *BODY, *BODY[20:32]], top=50), lines([*ARMS, *BODY[32:]], top=50)],
        [lines([*ARMS, *BODY[:20]], top=50), [*lines([*ARMS, *BODY[20:29]], top=50), (290, 800, "- 2 -")]],
        [lines(["A/65/12", *BODY[:20]], top=50), lines(["A/65/12", *BODY[20:29]], top=50)],
    ],
    ids=["the page before is full", "the page is the second", "a running head of one line"],
)
def test_a_letterhead_set_again_within_a_letter_is_furniture(pages):
    head = [line for line in (*ARMS, "A/65/12") if line in marked(read(*pages))]
    assert head in (ARMS, ["A/65/12"])


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("3/9/26, 5:30 PM   Open letter | Open Fields", "https://fields.example/open-letter   1/1"),
        ("Open letter   https://fields.example/open-letter", "1 of 1   09/03/2026, 17:30"),
    ],
)
def test_what_a_browser_prints_round_a_page_is_furniture_and_its_minute_no_date(head, foot):
    source = read([(30, 20, head), *lines(BODY[:20]), (30, 830, foot)])
    assert marked(source) == [head.replace("   ", " "), foot.replace("   ", " ")]


def test_a_letterhead_with_the_office_s_site_is_none():
    assert not marked(read([(30, 20, "Open Fields, https://fields.example"), *lines(BODY[:20]), (72, 810, "9/3/2026")]))
