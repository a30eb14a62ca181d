"""The box lies over the words: what the PDF holds under each box is what was quoted."""

from pathlib import Path

import pypdfium2
import pytest
from starlette.testclient import TestClient
from tests.web.papers import paper

from onrecord import api
from onrecord.web import make_app

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
