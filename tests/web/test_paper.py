"""The box lies over the words: what the PDF holds under each box is what was quoted."""

import re
from pathlib import Path

import pypdfium2
import pytest
from starlette.testclient import TestClient
from tests.web.papers import paper

from onrecord import api
from onrecord.web import make_app
from onrecord.web.who import ALONE

SPECIMEN = Path(__file__).resolve().parents[2] / "specimens" / "letters" / "02-embassy-refusal.txt"


@pytest.fixture
def printed(tmp_path: Path):
    """The desk over one letter of paper, the letter as JSON, and the file."""
    data = paper(SPECIMEN.read_text(encoding="utf-8"))
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, data, "refusal.pdf")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        id = client.get("/letters.json").json()["letters"][0]["id"]
        yield client, client.get(f"/letters/{id}.json").json(), data


def letters_of(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


def test_under_each_box_stand_the_words_quoted(printed) -> None:
    _, values, data = printed
    document = pypdfium2.PdfDocument(data)
    seen = 0
    for row in values["statements"]:
        words = []
        for box in row["said"]["quote"]["boxes"]:
            page = document[box["page"] - 1]
            height = page.get_height()
            sides = {"left": box["left"], "right": box["right"]}
            ends = {"top": height - box["top"], "bottom": height - box["bottom"]}
            found = page.get_textpage().get_text_bounded(**sides, **ends)
            words += found.split()
        quoted, under = letters_of(row["said"]["quote"]["exact"]), letters_of(" ".join(words))
        assert quoted in under, row["mark"]
        assert len(under) < len(quoted) + 40, f"{row['mark']}: the boxes lie over more than its words"
        seen += len(quoted)
    assert seen > 200


def test_each_page_has_its_picture_and_its_size_in_points(printed) -> None:
    import io

    from PIL import Image

    client, values, _ = printed
    assert [(page["number"], page["width"], page["height"]) for page in values["pages"]] == [(1, 595.0, 842.0)]
    address = f"/letters/{values['letter']['id']}/pages/1.png"
    assert address in client.get(f"/letters/{values['letter']['id']}").text
    assert Image.open(io.BytesIO(client.get(address).content)).size == (1190, 1684)
    assert client.get(address.replace("1.png", "9.png")).status_code == 404


def test_what_a_person_quotes_has_its_boxes_too(printed) -> None:
    """A corrected and an added quotation lie over their words, though a decision keeps offsets alone."""
    client, values, data = printed
    id, said = values["letter"]["id"], values["statements"][0]["said"]
    token = re.search(r'name="token" value="([^"]+)"', client.get(f"/letters/{id}").text)
    assert token is not None
    fewer = " ".join(said["quote"]["exact"].split()[2:5])
    added = "your letter of 4 March 2014"
    sent = {"token": token[1], "letter": id, "judgement": "correct", "act": "fact_cited"}
    client.post("/decide", data={**sent, "about": f"statement:{said['id']}", "words": fewer})
    client.post("/decide", data={**sent, "about": f"add:{id}", "words": added})
    now = {
        row["said"]["quote"]["exact"]: row["said"]["quote"]
        for row in client.get(f"/letters/{id}.json").json()["statements"]
    }
    page = pypdfium2.PdfDocument(data)[0]
    for words in (fewer, added):
        (box,) = now[words]["boxes"]
        height = page.get_height()
        under = page.get_textpage().get_text_bounded(
            left=box["left"] - 0.5, right=box["right"] + 0.5, top=height - box["top"], bottom=height - box["bottom"]
        )
        assert letters_of(under) == letters_of(words)
        assert now[words]["page"] == 1
    known = client.app.state.desks.of(ALONE).known()
    kept = {one.quote.exact: one.quote.page for one in known.letter(id).statements}
    assert (kept[fewer], kept[added]) == (1, 1), "citations and notes name the page too"


def test_a_letter_in_an_archive_or_a_mail_has_its_pages(tmp_path: Path) -> None:
    """The page is that of the letter, not of the file around it, and the original is its own part."""
    import io
    import zipfile
    from email.message import EmailMessage

    data = paper(SPECIMEN.read_text(encoding="utf-8"))
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("in/readme.txt", "Geneva, 4 March 2014\n\nDear Minister,\n\nWe cannot sign.\n")
        archive.writestr("in/refusal.pdf", data)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "The reply"
    mail["Date"] = "Tue, 01 Apr 2014 10:00:00 +0000"
    mail.set_content("Dear Ms Halloran,\n\nPlease find the reply attached.\n")
    mail.add_attachment(
        paper("x" + SPECIMEN.read_text(encoding="utf-8")), maintype="application", subtype="pdf", filename="r.pdf"
    )
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, box.getvalue(), "letters.zip")
        api.add_file(record, mail.as_bytes(), "reply.eml")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        papers = [row for row in client.get("/letters.json").json()["letters"] if row["name"].endswith(".pdf")]
        assert len(papers) == 2, "one in the archive, one in the mail"
        for row in papers:
            values = client.get(f"/letters/{row['id']}.json").json()
            assert [page["number"] for page in values["pages"]] == [1] and values["pages"][0]["boxes"]
            assert client.get(f"/letters/{row['id']}/pages/1.png").content.startswith(b"\x89PNG")
            assert client.get(f"/letters/{row['id']}/original").content.startswith(b"%PDF")


def test_a_poster_is_shown_with_fewer_dots_and_a_page_that_ends_the_drawing_costs_that_page(tmp_path: Path) -> None:
    """A page of five metres would take three gigabytes at two pixels a point."""
    import io
    import os
    import signal

    from PIL import Image

    from onrecord.sources.pages import MOST_PIXELS

    document = pypdfium2.PdfDocument(paper(SPECIMEN.read_text(encoding="utf-8")))
    document[0].set_mediabox(0, 0, 14400, 14400)
    out = io.BytesIO()
    document.save(out)
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, out.getvalue(), "poster.pdf")
    with TestClient(make_app(tmp_path / "r"), base_url="http://127.0.0.1") as client:
        id = client.get("/letters.json").json()["letters"][0]["id"]
        picture = Image.open(io.BytesIO(client.get(f"/letters/{id}/pages/1.png").content))
        assert 0.9 * MOST_PIXELS < picture.width * picture.height <= 1.01 * MOST_PIXELS
        drawing = client.app.state.desks.papers.process
        os.kill(drawing, signal.SIGKILL)
        assert client.get(f"/letters/{id}/pages/1.png").status_code == 200, "drawn by a new process"
        assert client.app.state.desks.papers.process != drawing
