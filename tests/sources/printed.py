"""Pages for OCR, printed and then worn by the tests themselves: clean, two grades of scan, fax. Noise is seeded."""

import io
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SERIF = ("DejaVuSerif.ttf", "LiberationSerif-Regular.ttf")
CHINESE = ("wqy-microhei.ttc", "wqy-zenhei.ttc", "NotoSansCJK-Regular.ttc")
CONDITIONS = ("clean", "scan1", "scan2", "fax")


def font_file(names=SERIF):
    """The first of these fonts that the machine has, or None."""
    for root in ("/usr/share/fonts", "/usr/local/share/fonts"):
        for name in names:
            found = next(iter(sorted(Path(root).rglob(name))), None) if Path(root).is_dir() else None
            if found:
                return found
    return None


def printed(text, *, dpi=200, points=11, left=72, top=50, fonts=SERIF, rtl=False, size=(595, 842)):
    """A page of A4 with the text's lines as they are broken. Grey, 8 bits."""
    scale = dpi / 72
    page = Image.new("L", (round(size[0] * scale), round(size[1] * scale)), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(font_file(fonts)), round(points * scale))
    for at, line in enumerate(wrapped(text, font, (size[0] - 2 * left) * scale)):
        y = (top + at * points * 1.45) * scale
        if rtl:
            draw.text(((size[0] - left) * scale, y), line, 0, font, anchor="ra", direction="rtl", language="ar")
        else:
            draw.text((left * scale, y), line, 0, font)
    return page


def wrapped(text, font, width):
    """The text's lines, those too long for the page broken between words (Chinese: between characters)."""
    out = []
    for line in text.split("\n"):
        rest = line
        while font.getlength(rest) > width:
            cut = max(at for at in range(1, len(rest)) if font.getlength(rest[:at]) <= width)
            cut = rest.rfind(" ", 0, cut + 1) if " " in rest[:cut].strip() else cut
            out.append(rest[:cut])
            rest = rest[cut:].lstrip()
        out.append(rest)
    return out


def worn(page, condition, seed=0):
    """The page after a scanner or a fax machine; the same for the same seed."""
    chance = random.Random(f"{condition} {seed}")
    if condition == "clean":
        return page
    if condition == "fax":
        small = page.resize((page.width // 2, page.height // 2), Image.Resampling.BOX)
        return salted(small.point(lambda v: 255 if v > 150 else 0), chance, 0.0008)
    skew, sigma, quality = (0.7, 12, 70) if condition == "scan1" else (1.5, 22, 40)
    page = page.rotate(skew * chance.choice((-1, 1)), Image.Resampling.BICUBIC, fillcolor=255)
    if condition == "scan2":
        page = salted(page.filter(ImageFilter.GaussianBlur(1.1)), chance, 0.0004)
    shade = Image.linear_gradient("L").resize(page.size).point(lambda v: 255 - v // 10)
    page = ImageChops.multiply(page, shade)
    noise = Image.frombytes("L", (512, 512), chance.randbytes(512 * 512)).point(
        lambda v: 128 + (v - 128) * sigma // 128
    )
    tiled = Image.new("L", page.size)
    for x in range(0, page.width, 512):
        for y in range(0, page.height, 512):
            tiled.paste(noise.rotate(chance.choice((0, 90, 180, 270))), (x, y))
    page = ImageChops.add(page, tiled, 1, -128)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("L")


def salted(page, chance, share):
    page = page.copy()
    for _ in range(int(page.width * page.height * share)):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.choice((0, 255)))
    return page


def as_bytes(pages, kind="PNG", *, dpi=200, **rest):
    out = io.BytesIO()
    first, *others = pages
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(out, kind, dpi=(dpi, dpi), **more, **rest)
    return out.getvalue()


def image_pdf(page, dpi=200):
    """A PDF that is only a picture of the page."""
    out = io.BytesIO()
    page.save(out, "PDF", resolution=dpi)
    return out.getvalue()


def errors(wanted, got):
    """Characters to insert, delete or change, per cent of those wanted; white space and the look of quotes aside."""
    from rapidfuzz.distance import Levenshtein

    a, b = plain(wanted), plain(got)
    return 100 * Levenshtein.distance(a, b) / max(1, len(a))


def plain(text):
    same = str.maketrans(
        {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u00a0": " "}
    )
    return " ".join(text.translate(same).split())


def photographed(page, *, askew=0.04, hand=True, turned=1, quality=80):
    """The page on a dark table, as a telephone takes it: not from straight above, light from one side, a hand's shadow.

    `turned`: orientation of the Exif standard (1, 3, 6, 8); the picture is kept so that it needs that turn.
    """
    wide, high = round(page.width / 0.92), round(page.height / 0.92)
    x, y, off = (wide - page.width) / 2, (high - page.height) / 2, askew * page.width
    corners = [(x + off, y), (wide - x - off / 2, y + off / 3), (wide - x, high - y), (x, high - y - off / 3)]
    way = _way(corners, [(0, 0), (page.width, 0), page.size, (0, page.height)])
    seen = page.transform((wide, high), Image.Transform.PERSPECTIVE, way, Image.Resampling.BICUBIC)
    paper = Image.new("L", page.size, 255).transform((wide, high), Image.Transform.PERSPECTIVE, way)
    seen = Image.composite(seen, Image.new("L", (wide, high), 70), paper)
    light = Image.linear_gradient("L").rotate(180).resize(seen.size).point(lambda v: 255 - v * 45 // 100)
    if hand:
        shadow = Image.new("L", seen.size, 255)
        ImageDraw.Draw(shadow).ellipse((wide * 0.5, high * 0.5, wide * 1.3, high * 1.2), fill=140)
        light = ImageChops.multiply(light, shadow.filter(ImageFilter.GaussianBlur(60)))
    seen = ImageChops.multiply(seen, light).filter(ImageFilter.GaussianBlur(0.8)).convert("RGB")
    if turned != 1:
        seen = seen.rotate({3: 180, 6: 90, 8: -90}[turned], expand=True)
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = turned
    seen.save(out, "JPEG", quality=quality, exif=exif, dpi=(72, 72))
    return out.getvalue()


def _way(there, here):
    """The eight numbers of the perspective that brings the corners `here` to `there`: Gauss's elimination."""
    rows = []
    for (x, y), (u, v) in zip(there, here, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]]
    for at in range(8):
        best = max(range(at, 8), key=lambda n: abs(rows[n][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for n in range(8):
            if n != at:
                rows[n] = [a - rows[n][at] * b for a, b in zip(rows[n], rows[at], strict=True)]
    return [row[8] for row in rows]
