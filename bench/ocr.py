"""Character error, header fields and time of OCR on the specimens, printed and worn: the table in docs/formats-read.md.

The engine alone is Tesseract with the same languages on the same file, unpacked and given to it as it is, page by page
in turn with ours; what it costs is told by the clock and in time of the processor, which others at work on the machine
disturb less.

Run: python -m bench.ocr [--fonts 5] [--conditions clean,fax]
"""

import argparse
import io
import time
from pathlib import Path

import tesserocr
from PIL import Image
from tests.sources.printed import CONDITIONS, as_bytes, errors, font_file, printed, worn
from tests.sources.same import HEADER, differing

from onrecord.letters import parse
from onrecord.sources import Ocr, open_source
from onrecord.sources.engines.tesseract import languages

FONTS = (
    "DejaVuSerif.ttf",
    "LiberationSerif-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "LiberationMono-Regular.ttf",
    "DejaVuSansCondensed.ttf",
)


def alone(engine, data: bytes, dpi: int) -> None:
    engine.SetImage(Image.open(io.BytesIO(data)).copy())  # of a file just opened tesserocr would pack a PNG again
    engine.SetSourceResolution(dpi)
    engine.GetUTF8Text()
    engine.Clear()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fonts", type=int, default=len(FONTS))
    parser.add_argument("--conditions", default=",".join(CONDITIONS))
    args = parser.parse_args()
    found = languages(Ocr())
    four = "+".join(language for language in found if language in ("spa", "fra", "eng", "rus"))
    engine = tesserocr.PyTessBaseAPI(
        path=str(found["eng"].parent), lang=four, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
    )
    total, spent = {}, {}
    for font in FONTS[: args.fonts]:
        if font_file((font,)) is None:
            continue
        for place in sorted(Path("specimens/letters").glob("*.txt")):
            text = place.read_text()
            plain = parse(open_source(text.encode(), name=place.name))[0]
            for condition in args.conditions.split(","):
                dpi = 100 if condition == "fax" else 200
                page = worn(printed(text, fonts=(font,)), condition, seed=place.stem)
                data = as_bytes([page], dpi=dpi)
                clock = spent.setdefault(condition, [0.0] * 4)
                begun = time.perf_counter(), time.thread_time()
                source = open_source(data, name="scan.png")
                clock[0] += time.perf_counter() - begun[0]
                clock[1] += time.thread_time() - begun[1]
                begun = time.perf_counter(), time.thread_time()
                alone(engine, data, dpi)
                clock[2] += time.perf_counter() - begun[0]
                clock[3] += time.thread_time() - begun[1]
                lost = len(differing(plain, parse(source)[0]))
                row = total.setdefault((plain.language, condition), [0, 0.0, 0])
                row[0] += 1
                row[1] += errors(text, source.text)
                row[2] += lost
    print("language condition pages char-error% header-fields-lost%")
    for (language, condition), (count, wrong, lost) in sorted(total.items()):
        print(f"{language:8} {condition:9} {count:5} {wrong / count:8.2f} {100 * lost / count / len(HEADER):8.1f}")
    for condition, clock in spent.items():
        rows = [row for (_, c), row in total.items() if c == condition]
        count = sum(row[0] for row in rows)
        print(f"all      {condition:9} {count:5} {sum(r[1] for r in rows) / count:8.2f}", end="")
        print(f" {100 * sum(r[2] for r in rows) / count / len(HEADER):8.1f}", end="")
        print(f"   time {clock[0] / clock[2]:.2f} by the clock, {clock[1] / clock[3]:.2f} of the processor")
    both = [sum(clock[at] for clock in spent.values()) for at in range(4)]
    print(f"time: {both[0]:.1f} s, the engine alone {both[2]:.1f} s, ratio {both[0] / both[2]:.2f}", end="")
    print(f" by the clock, {both[1] / both[3]:.2f} of the processor")


if __name__ == "__main__":
    main()
