"""Character error, header fields and time of OCR on the specimens, printed and worn: the table in docs/formats-read.md.

Run: python -m bench.ocr
"""

import time
from pathlib import Path

from tests.sources.printed import CONDITIONS, as_bytes, errors, font_file, printed, worn
from tests.sources.same import HEADER, differing

from onrecord.letters import parse
from onrecord.sources import Ocr, open_source
from onrecord.sources.engines.tesseract import languages, recognise

FONTS = ("DejaVuSerif.ttf", "LiberationSerif-Regular.ttf")


def main() -> None:
    found = languages(Ocr())
    four = tuple(language for language in found if language in ("spa", "fra", "eng", "rus"))
    total = {}
    ours = engine = 0.0
    for font in FONTS:
        if font_file((font,)) is None:
            continue
        for place in sorted(Path("specimens/letters").glob("*.txt")):
            text = place.read_text()
            plain = parse(open_source(text.encode(), name=place.name))[0]
            for condition in CONDITIONS:
                dpi = 100 if condition == "fax" else 200
                page = worn(printed(text, fonts=(font,)), condition, seed=place.stem)
                data = as_bytes([page], dpi=dpi)
                began = time.perf_counter()
                source = open_source(data, name="scan.png")
                ours += time.perf_counter() - began
                began = time.perf_counter()
                recognise(page, dpi, four, Ocr())
                engine += time.perf_counter() - began
                lost = len(differing(plain, parse(source)[0]))
                row = total.setdefault((plain.language, condition), [0, 0.0, 0])
                row[0] += 1
                row[1] += errors(text, source.text)
                row[2] += lost
    print("language condition pages char-error% header-fields-lost%")
    for (language, condition), (count, wrong, lost) in sorted(total.items()):
        print(f"{language:8} {condition:9} {count:5} {wrong / count:8.2f} {100 * lost / count / len(HEADER):8.1f}")
    for condition in CONDITIONS:
        rows = [row for (_, c), row in total.items() if c == condition]
        count = sum(row[0] for row in rows)
        print(f"all      {condition:9} {count:5} {sum(r[1] for r in rows) / count:8.2f}", end="")
        print(f" {100 * sum(r[2] for r in rows) / count / len(HEADER):8.1f}")
    print(f"wall time: {ours:.1f} s, the engine alone {engine:.1f} s, ratio {ours / engine:.2f}")


if __name__ == "__main__":
    main()
