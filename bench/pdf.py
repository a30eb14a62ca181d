"""Born-digital PDF: our whole reading against pypdfium2's own words with boxes, in the same run.

Run: python -m bench.pdf
"""

import time
from pathlib import Path
from statistics import median

import pypdfium2
from tests.sources.pages import lines, pdf

from onrecord.sources import open_source


def words_alone(data: bytes) -> int:
    """Words and the boxes round their characters, as a caller of pypdfium2 gets them."""
    count = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        text = textpage.get_text_range()
        boxes = [textpage.get_charbox(index) for index in range(textpage.count_chars())]
        box = None
        for c, (left, bottom, right, top) in zip(text, boxes, strict=False):
            if c.isspace():
                box = None
            elif box is None:
                box = [left, bottom, right, top]
                count += 1
            else:
                box = [min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)]
    return count


def main() -> None:
    files = []
    for place in sorted(Path("specimens/letters").glob("*.txt")):
        text = place.read_text().translate(dict.fromkeys(range(1024, 1280), "?"))
        page = lines([line.encode("cp1252", "replace").decode("cp1252").strip() for line in text.split("\n")], step=15)
        files.append(pdf([page] * 10, size=9))
    ratios = []
    for _ in range(7):
        began = time.perf_counter()
        count = sum(map(words_alone, files))
        alone = time.perf_counter() - began
        began = time.perf_counter()
        ours = sum(len(page.words) for data in files for page in open_source(data, name="x.pdf").pages)
        ratios.append((time.perf_counter() - began) / alone)
    print(
        f"{count} words by pypdfium2 alone, {ours} by us; "
        f"time ratio median {median(ratios):.2f}, worst {max(ratios):.2f}"
    )


if __name__ == "__main__":
    main()
