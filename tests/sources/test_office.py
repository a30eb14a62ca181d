"""Office files give the words a text file would."""

import pytest
from tests.sources.makers import docx, eml, fodt, html, odt, rtf, zipped
from tests.sources.pages import lines, pdf

from onrecord.errors import CannotRead, Damaged
from onrecord.sources import open_source

LONG = "I have the honour to refer to your letter of 4 May 2011 on the treaty, and to say that we cannot accept it."
LETTER = ["Embassy of Arden", "Lisse, 9 June 2011", "", "Dear Ms Quay,", LONG, LONG.replace("4 May", "5 May"), "Yours,"]
AS_TEXT = f"Embassy of Arden\nLisse, 9 June 2011\n\nDear Ms Quay,\n\n{LONG}\n\n{LETTER[5]}\n\nYours,"


@pytest.mark.parametrize("make", [docx, odt, rtf, html], ids=lambda make: make.__name__)
def test_each_office_file_gives_the_same_words(make):
    assert open_source(make(LETTER), name=f"a.{make.__name__}").text == AS_TEXT


def test_the_name_is_not_needed_to_tell_the_format():
    kinds = {make: open_source(make(LETTER), name="unnamed").media_type for make in (docx, odt, rtf, html, eml)}
    assert len(set(kinds.values())) == 5


def test_accents_and_scripts_pass_every_office_file():
    words = "Genève — « Посол » 大使 السفير"
    for make in (docx, odt, rtf, html):
        assert open_source(make([words]), name="a").text == words


class TestDocx:
    def test_head_first_and_foot_marked(self):
        source = open_source(docx(["Dear Sir,"], head="Embassy of Arden", foot="12 Quay Street"), name="a.docx")
        assert source.text == "Embassy of Arden\n\nDear Sir,\n12 Quay Street"
        assert [(span.of(source.text), mark) for span, mark in source.marks] == [("12 Quay Street", "footer")]

    def test_deleted_words_stay_deleted_and_inserted_ones_are_read(self):
        body = (
            "<w:p><w:r><w:t>We will </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>gladly </w:t></w:r></w:ins><w:r><w:t>sign.</w:t></w:r></w:p>"
        )
        assert open_source(docx([], body=body), name="a.docx").text == "We will gladly sign."

    def test_rows_of_a_table_and_breaks(self):
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        body = f"<w:tbl><w:tr>{cell.format('No. 7')}{cell.format('Lisse')}</w:tr></w:tbl>"
        body += "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
        assert open_source(docx([], body=body), name="a.docx").text == "No. 7    Lisse\n\none\ntwo"

    def test_a_text_box_is_read_once(self):
        box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        body = f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        body += "</mc:AlternateContent></w:r></w:p>"
        assert open_source(docx(["Dear Sir,"], body=body), name="a.docx").text == "Dear Sir,\n\nin the box"

    @pytest.mark.parametrize(
        "parts", [{"[Content_Types].xml": "", "word/x.xml": ""}, {"word/document.xml": "<w:document"}]
    )
    def test_a_broken_one_says_so(self, parts):
        with pytest.raises(Damaged, match=r"^a\.docx: "):
            open_source(zipped(parts), name="a.docx")


def test_a_count_that_is_a_raised_figure_is_no_count():
    assert open_source(odt([], body='<text:p>a<text:s text:c="²"/>b</text:p>'), name="a.odt").text == "a b"


def test_odt_counts_blanks_tabs_and_notes():
    body = (
        '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d<text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note>.</text:p>"
    )
    assert open_source(odt([], body=body), name="a.odt").text == "a   b\tc\nd¹.\n\n¹ a note"


def test_odt_words_of_a_frame_follow_the_paragraph_and_hidden_ones_are_left_out():
    body = (
        "<text:p>No. <draw:frame xmlns:draw='d'><draw:text-box><text:p>Ms B. Quay</text:p><text:p>Lisse</text:p>"
        "</draw:text-box></draw:frame>7</text:p><text:p>Dear <text:span text:style-name='T1'>and hidden </text:span>"
        "Ms Quay,</text:p>"
    )
    hidden = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    file = fodt(body, "", hidden)
    assert open_source(file, name="a.fodt").text == "No. 7\nMs B. Quay\nLisse\nDear Ms Quay,"


LISTS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>'
    '</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="–"/></text:list-style>'
)


def test_odt_labels_of_lists():
    def items(*words):
        return "".join(f"<text:list-item>{w if '<' in w else f'<text:p>{w}</text:p>'}</text:list-item>" for w in words)

    deep = f"<text:list>{items('deep')}</text:list>"
    inner = f"<text:list>{items('in it', '<text:p>and</text:p>' + deep)}</text:list>"
    body = f'<text:list text:style-name="L1">{items("One", inner, "Two")}</text:list><text:p>so</text:p>'
    body += f'<text:list text:style-name="L1" text:continue-numbering="true">{items("Three")}</text:list>'
    body += f'<text:list text:style-name="L1">{items("One again")}</text:list>'
    body += f'<text:list text:style-name="L2">{items("dash")}</text:list><text:list>{items("none")}</text:list>'
    source = open_source(fodt(body, "", LISTS), name="a.fodt")
    assert source.text == "1. One\n(a) in it\n(b) and\n1.b.1 deep\n2. Two\nso\n3. Three\n1. One again\n– dash\nnone"


MASTERS = (
    '<style:master-page style:name="Standard"><style:header><text:p>Page 2</text:p></style:header>'
    "<style:footer><text:p>Foot</text:p></style:footer></style:master-page>"
    '<style:master-page style:name="First" style:next-style-name="Standard"><style:header><text:p>Arden</text:p>'
    "</style:header><style:footer><text:p>Foot</text:p></style:footer></style:master-page>"
)
TWO_HEADS = (
    '<style:master-page style:name="Standard"><style:header><text:p>Page 2</text:p></style:header>'
    "<style:header-first><text:p>Arden</text:p></style:header-first>"
    "<style:footer><text:p>Foot</text:p></style:footer></style:master-page>"
)


@pytest.mark.parametrize(("masters", "style"), [(MASTERS, "First"), (TWO_HEADS, "Standard")])
def test_odt_head_of_the_first_page_comes_first_and_later_ones_are_marked(masters, style):
    named = f'<style:style style:name="P1" style:master-page-name="{style}"/>'
    source = open_source(fodt('<text:p text:style-name="P1">Dear Sir,</text:p>', masters, named), name="a.fodt")
    assert source.text == "Arden\n\nDear Sir,\nFoot\nPage 2"
    assert [(s.of(source.text), m) for s, m in source.marks] == [("Foot", "footer"), ("Page 2", "page_furniture")]


def test_docx_hidden_words_are_left_out():
    run = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>{}</w:t></w:r>"
    body = "<w:p>" + run.format("", "hidden") + run.format(" w:val='0'", "shown") + "</w:p>"
    assert open_source(docx([], body=body), name="a.docx").text == "shown"


def test_docx_notes_stand_apart_from_the_signature():
    note = "<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
    file = docx(["Yours,", "A. Sorrel"], more={"footnotes": note})
    assert open_source(file, name="a.docx").text == "Yours,\nA. Sorrel\n\nA note."


def item(words, number="", level=0, style=""):
    of = f'<w:pStyle w:val="{style}"/>' * bool(style)
    of += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' * bool(number)
    return f"<w:p><w:pPr>{of}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def level(at, kind, text, more=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


OF_ASKS, PRIVATE = '<w:pStyle w:val="Ask"/>', "\uf0b7"
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}'
    f"{level(2, 'decimal', '%1.%2.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", PRIVATE)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "upperRoman", "%1)", OF_ASKS)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:styleId="Ask"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Small"><w:basedOn w:val="Ask"/></w:style>'
)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([("to sign;", "1"), ("to ratify", "1")], "1. to sign;\n2. to ratify"),
        (
            [("One", "1"), ("in it", "1", 1), ("and", "1", 1), ("deeper", "1", 2), ("Two", "1"), ("anew", "1", 1)],
            "1. One\n(a) in it\n(b) and\n1.b.1 deeper\n2. Two\n(a) anew",
        ),
        ([("to sign", "2"), ("", "2"), ("none", "0", 0, "Ask")], "• to sign\n\nnone"),
        (
            [("by style", "", 0, "Ask"), ("by its own", "", 0, "Small"), ("plain",)],
            "I) by style\nII) by its own\nplain",
        ),
        ([("One", "1"), ("Five", "4"), ("Six", "4")], "1. One\n5. Five\n6. Six"),
        ([("no such list", "9"), ("nor level", "1", 7)], "no such list\nnor level"),
    ],
    ids=["numbers", "levels", "bullets", "styles", "begun anew", "broken"],
)
def test_docx_labels_that_word_makes(items, text):
    """Without them an ask in a list of asks is no item, and was lost."""
    file = docx([], body="".join(item(*one) for one in items), more={"numbering": NUMBERING, "styles": STYLES})
    assert open_source(file, name="a.docx").text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1251 \'c6\'e5\'ed\'e5\'e2\'e0\par}", "Женева"),
        (rb"{\rtf1{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\f0 caf\'e9 \f1 \'cc\'e8\'f0\par}", "café Мир"),
        (rb"{\rtf1 one\line two\par three\emdash four\~x\par}", "one\ntwo\nthree—four\u00a0x"),
        (rb"{\rtf1 a{\*\unknown no} b{\pict 0102ff} c\par}", "a b c"),
        (rb"{\rtf1 \uc1\u1052?\u1080?\u1088? \{x\}\par}", "Мир {x}"),
        (rb"{\rtf1{\header Running}{\footer Page}\pard Dear Sir,\par}", "Running\n\nDear Sir,\nPage"),
        (rb"{\rtf1 We will {\deleted not }sign.{\v A word for us.} Yours\par}", "We will sign. Yours"),
        (rb"{\rtf1 treaty{\super\chftn{\*\footnote\chftn\pard One.\par Two.}} is\par}", "treaty¹ is\n\n¹ One. Two."),
        (
            rb"{\rtf1 No. 7{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard Ms B. Quay\par Lisse\par}}"
            rb"{\shprslt{\*\do{\dptxbxtext\pard Ms B. Quay\par}}}} bis\par Dear\par}",
            "No. 7 bis\nMs B. Quay\nLisse\nDear",
        ),
        (rb"{\rtf1 a\par{\*\do\dobxpage{\dptxbxtext\pard In a box\par}}b\par}", "a\nb\nIn a box"),
        (rb"{\rtf1{\*\pgdsctbl{\footer x{\field{\*\fldinst PAGE}{\fldrslt 1}}}}Dear\par}", "Dear"),
        (rb"{\rtf1\ansi\deff1{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\'cc\'e8\'f0{\f0 caf\'e9}\par}", "Мирcafé"),
        (rb"{\rtf1\mac caf\'8e\par}", "café"),
        (rb"{\rtf1{\listtext\u-3913?\tab}to sign;\par{\listtext 2.\tab}to ratify\par}", "•\tto sign;\n2.\tto ratify"),
    ],
)
def test_rtf_words_signs_and_groups(raw, text):
    source = open_source(raw, name="a.rtf")
    assert sorted(source.text.split()) == sorted(text.split())
    assert source.text.split("\n")[0] == text.split("\n")[0]


def test_rtf_heads_and_feet_are_marked():
    """The first page's head is the letterhead; what a second section says again is read once."""
    parts = rb"{\header Running\par}{\headerf Arden}{\footer Page}"
    plain = open_source(rb"{\rtf1" + parts + rb"\pard Dear Sir,\par}", name="a.rtf")
    assert plain.text == "Running\n\nDear Sir,\nPage"
    source = open_source(rb"{\rtf1\titlepg" + parts + rb"\pard Dear Sir,\sect" + parts + rb"Yours,\par}", name="a.rtf")
    assert source.text == "Arden\n\nDear Sir,\nYours,\nPage\nRunning"
    assert [(s.of(source.text), m) for s, m in source.marks] == [("Page", "footer"), ("Running", "page_furniture")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<html><body><p>One  \n two</p><p>Three<br>four</p></body></html>", "One two\n\nThree\nfour"),
        ("<html><script>no</script><body>A <b>bold</b> word<!-- no --></body></html>", "A bold word"),
        ("<html><body>We will <del>not </del>sign.</body></html>", "We will sign."),
        ("<html><body><ul><li>to sign<li><p>to ratify</p></ul>so", "• to sign\n\n• to ratify\n\nso"),
        ("<html><body><ol type=a start=3><li>c<li>d<ul><li></li></ul></ol>so", "c. c\nd. d\n\nso"),
        ("<html><body><ul style='list-style: none'><li>Home</ul>", "Home"),
        ("<html><body><table><tr><td>No. 7</td></tr></table></body></html>", "No. 7"),
        ("<html><body><pre>kept   as\n  it is</pre></body></html>", "kept   as\n  it is"),
        ("<html><body>caf&eacute;&nbsp;x &lt;y&gt;</body></html>", "café\u00a0x <y>"),
    ],
)
def test_html_reads_as_a_browser_shows_it(markup, text):
    assert open_source(markup.encode(), name="a.html").text == text


def test_html_in_the_encoding_it_declares():
    page = '<html><head><meta charset="windows-1251"></head><body>Женева</body></html>'
    assert open_source(page.encode("cp1251"), name="a.html").text == "Женева"


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", zipped({"[Content_Types].xml": "", "word/document.xml": f"{BOMB}<x>&c;</x>"})),
        ("bomb.odt", zipped({"content.xml": f"{BOMB}<x>&c;</x>"})),
        (
            "file.docx",
            zipped({"word/document.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"}),
        ),
    ],
)
def test_entities_are_refused(name, data):
    with pytest.raises(Damaged, match="entities"):
        open_source(data, name=name)


@pytest.mark.parametrize("opening", ["<html><body>" + "<div>" * 100_000, "{\\rtf1 " + "{" * 100_000])
def test_deep_nesting_is_one_clear_line(opening):
    try:
        source = open_source(opening.encode() + b"x", name="deep")
    except CannotRead as error:
        assert str(error).startswith("deep: ")
    else:
        assert source.text == "x"


def test_pdf_goes_by_its_content_not_its_name():
    assert open_source(pdf([lines(["Dear"])]), name="a.docx").media_type == "application/pdf"


def test_what_a_site_puts_round_its_pages_is_marked_and_a_letterhead_is_not():
    page = (
        "<!DOCTYPE html><html><body><nav><ul><li>Home<li>Contact</ul></nav><header>Ministry of Arden</header>"
        "<main><p>Dear Ms Quay,</p><aside>Ref. 12</aside></main><div role='contentinfo'>Cookies</div></body></html>"
    )
    source = open_source(page.encode(), name="saved.html")
    marked = [span.of(source.text) for span, mark in source.marks if mark == "page_furniture"]
    assert marked == ["Home", "Contact", "Cookies"]
    assert "Ministry of Arden" in source.text


def test_what_stands_beside_an_article_is_no_part_of_it():
    page = (
        "<!DOCTYPE html><html><body><main><article><p>Dear Ms Quay,</p><aside>Ref. 12</aside></article>"
        "<aside><h3>Related</h3><a href='/'>Why we wrote</a></aside></main></body></html>"
    )
    source = open_source(page.encode(), name="saved.html")
    marked = {span.of(source.text).strip() for span, mark in source.marks if mark == "page_furniture"}
    assert marked == {"Related", "Why we wrote"}


SITE = (
    "<html><body class='post has-sidebar'><div id='cookie-banner'>We use cookies</div><div><h1>Open letter</h1>"
    "<div class='entry-content'><p>Dear Minister,<p>We ask you to sign. {words}<figure><img src=x><figcaption>A "
    "ship</figcaption></figure></div><div class='share-buttons'>Share this</div><div class='relatedPosts'>Related "
    "posts</div><section id='comments'><p>Well said!</section></div></body></html>"
)


def test_banners_buttons_and_comments_of_a_site_are_no_letter_and_the_page_itself_is():
    source = open_source(SITE.format(words="It is time. " * 20).encode(), name="saved.html")
    marked = {span.of(source.text).strip() for span, mark in source.marks if mark == "page_furniture"}
    assert marked == {"We use cookies", "A ship", "Share this", "Related posts", "Well said!"}


def test_a_reviser_s_comment_in_a_document_of_google_s_is_left_out():
    page = (
        "<html><body><p><span>We ask you to sign.</span><sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Too strong</span></p></div></body></html>"
    )
    assert open_source(page.encode(), name="saved.html").text.strip() == "We ask you to sign."
