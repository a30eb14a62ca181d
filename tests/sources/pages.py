"""Pages for the tests, written here: small PDFs with a text layer, made by hand so that every place is known."""

from collections.abc import Sequence

Run = tuple[float, float, str]
"""Points from the left, points of the base line from the top, words."""

A4 = (595, 842)


def pdf(
    pages: Sequence[Sequence[Run]], *, size: int = 11, turn: int = 0, encrypt: str = "", picture: bytes = b""
) -> bytes:
    """A PDF with one Helvetica text object a run.

    `picture`: a grey JPEG that fills every page; the text is then invisible, as other programs' OCR leaves it.
    """
    width, height = A4
    objects: list[bytes] = []
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    font = 3 + 2 * len(pages)
    objects.append(b"<</Type/Catalog/Pages 2 0 R>>")
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    for at, runs in enumerate(pages):
        stream = b"".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {height - y} Tm (".encode() + _escaped(words) + b") Tj ET\n"
            for x, y, words in runs
        )
        if picture:
            stream = f"q {width} 0 0 {height} 0 0 cm /P Do Q 3 Tr\n".encode() + stream
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {turn}/Contents {4 + 2 * at} 0 R"
            f"/Resources<</Font<</F1 {font} 0 R>>/XObject<</P {font + 1} 0 R>>>>>>"
        )
        objects.append(page.encode())
        objects.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    if picture:
        across, down = _size(picture)
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/DCTDecode/Length %d>>stream\n" % (across, down, len(picture)) + picture + b"\nendstream"
        )
    extra = b""
    if encrypt:
        objects.append(encrypt.encode())
        extra = b"/Encrypt %d 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]" % len(
            objects
        )
    return _file(objects, extra)


def with_files(data: bytes, files: dict[str, bytes]) -> bytes:
    """The PDF with files attached to it."""
    from io import BytesIO

    import pypdfium2

    document, out = pypdfium2.PdfDocument(data), BytesIO()
    for name, content in files.items():
        document.new_attachment(name).set_data(content)
    document.save(out)
    return out.getvalue()


def form(words: Sequence[Run], fields: Sequence[Run], typed: Run) -> bytes:
    """A page with a form on it, its values left undrawn as some programs leave them, and words typed on the page.

    Also a link and a note of a reader's, which have no words of the letter.
    """
    width, height = A4
    drawn = b"".join(
        b"BT /F1 11 Tf 1 0 0 1 %d %d Tm (" % (x, height - y) + _escaped(w) + b") Tj ET\n" for x, y, w in words
    )
    first = 6
    annotations = [
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T(f{n})/V({words})/DA(/F1 11 Tf 0 g)/P 3 0 R/F 4"
        f"/Rect[{x} {height - y - 4} {x + 200} {height - y + 12}]>>".encode()
        for n, (x, y, words) in enumerate(fields)
    ]
    x, y, said = typed
    place = f"/Rect[{x} {height - y - 4} {x + 200} {height - y + 12}]"
    look = b"BT /F1 11 Tf 2 4 Td (" + _escaped(said) + b") Tj ET"
    at = first + len(annotations) + 3
    annotations.append(f"<</Type/Annot/Subtype/FreeText/Contents({said})/F 4/AP<</N {at} 0 R>>{place}>>".encode())
    annotations.append(b"<</Type/Annot/Subtype/Text/Contents(What a colleague thinks)/Rect[10 10 30 30]>>")
    annotations.append(b"<</Type/Annot/Subtype/Link/Rect[10 10 30 30]/A<</S/URI/URI(https://arden.example)>>>>")
    numbers = " ".join(f"{first + n} 0 R" for n in range(len(annotations)))
    names = " ".join(f"{first + n} 0 R" for n in range(len(fields)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{names}]/NeedAppearances true/DA(/F1 11 Tf 0 g)"
        "/DR<</Font<</F1 5 0 R>>>>>>>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Annots[{numbers}]"
        "/Resources<</Font<</F1 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n" % len(drawn) + drawn + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *annotations,
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 16]/Resources<</Font<</F1 5 0 R>>>>/Length %d>>stream\n" % len(look)
        + look
        + b"\nendstream",
    ]
    return _file(objects, b"")


def _size(picture: bytes) -> tuple[int, int]:
    from io import BytesIO

    from PIL import Image

    return Image.open(BytesIO(picture)).size


def _escaped(words: str) -> bytes:
    raw = words.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes], extra: bytes) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R" % (len(objects) + 1) + extra + b">>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


LOCKED = (
    "<</Filter/Standard/V 1/R 2/O<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>"
    "/U<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>/P -44>>"
)
"""An encryption dictionary to which no password fits."""


def lines(words: Sequence[str], *, left: float = 72, top: float = 90, step: float = 14) -> list[Run]:
    """Lines under each other; an empty string leaves a gap."""
    return [(left, top + step * at, line) for at, line in enumerate(words) if line]
