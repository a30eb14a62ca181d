"""Prints a text as a scanned page: a little askew, grey and noisy, at 200 dots an inch; the same for the same text.

Run: python scripts/scan.py specimens/letters/05-reply-original-missing.txt scan.png

The typeface is the one that Pillow brings, so that nothing but pip is needed to try reading a scan.
"""

import random
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

DPI = 200
SIZE = (1654, 2339)
MARGIN = 200


def scanned(text: str) -> Image.Image:
    """The page: lines as they are broken in the text, those too long for it broken between words."""
    page = Image.new("L", SIZE, 255)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(30)
    y = 160.0
    for line in text.split("\n"):
        for part in _broken(line, font):
            draw.text((MARGIN, y), part, 0, font)
            y += 42
    chance = random.Random(text)
    page = page.rotate(chance.choice((-0.6, 0.6)), Image.Resampling.BICUBIC, fillcolor=255)
    noise = Image.frombytes("L", (512, 512), chance.randbytes(512 * 512)).point(lambda v: 128 + (v - 128) // 12)
    paper = Image.new("L", SIZE)
    for x in range(0, SIZE[0], 512):
        for down in range(0, SIZE[1], 512):
            paper.paste(noise, (x, down))
    return ImageChops.add(page.point(lambda v: v - 8 if v > 8 else v), paper, 1, -128)


def _broken(line: str, font: ImageFont.ImageFont | ImageFont.FreeTypeFont) -> list[str]:
    out = [""]
    for word in line.split(" "):
        longer = f"{out[-1]} {word}" if out[-1] else word
        if font.getlength(longer) > SIZE[0] - 2 * MARGIN:
            out.append(word)
        else:
            out[-1] = longer
    return out


def main() -> None:
    text, out = map(Path, sys.argv[1:])
    scanned(text.read_text("utf-8")).save(out, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
