"""One small valid file of every kind, for whatever has to hold for all of them."""

import io

from PIL import Image, ImageDraw
from tests.sources.compound_maker import word
from tests.sources.makers import docx, eml, html, odt, rtf, zipped
from tests.sources.outlook_maker import DATA, FILE_NAME, NAME, PEOPLE, PLAIN, RTF, SUBJECT, VALUES, msg, msg_tree, tnef
from tests.sources.pages import form, lines, pdf, with_files
from tests.sources.test_elsewhere import ALTO, HOCR, PAGE

WORDS = [
    "Embassy of Arden",
    "Lisse, 9 June 2011",
    "",
    "Dear Ms Quay,",
    "We cannot agree to what you ask.",
    "",
    "Yours,",
]
# What the first example of [MS-OXRTFCP] gives.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def samples() -> dict[str, bytes]:
    mail = eml(WORDS, attached=(("a.docx", docx(WORDS)), ("b.txt", b"Dear Sir,")))
    short = eml(WORDS[3:5], attached=(("b.txt", b"Dear Sir,"),))
    return {
        "a.txt": "\n".join(WORDS).encode(),
        "cyrillic.txt": "Уважаемая госпожа, имею честь сообщить".encode("koi8-r"),
        "a.pdf": pdf([lines(WORDS), lines(["2", *WORDS])]),
        "attached.pdf": with_files(pdf([lines(WORDS)]), {"b.txt": b"Dear Sir,", "a.html": html(WORDS)}),
        "form.pdf": form(lines(WORDS), [(72, 300, "Republic of Arden"), (72, 320, "2011")], (350, 60, "Received")),
        "turned.pdf": pdf([lines(WORDS)], turn=90),
        "a.docx": docx(WORDS, head="Head", foot="Foot"),
        "a.doc": word(
            "\r".join(WORDS) + "\x08\rNo. 7\x07\x07\x13 PAGE \x142\x15\r",
            heads=("", "", "", "Foot\r", "Head\r", ""),
            notes="\x02 A note.\r",
            box=(9, "In a box"),
            title_page=True,
            hidden={(3, 8): b"\0\x08\1"},
            rows={(20, 40): b"\x0b\x46\1\0", (60, 66): b"\x16\x24\1"},
            lists=((0, 1, "\0."),),
            pieces=((0, False), (20, True)),
        ),
        "a.odt": odt(WORDS),
        "a.rtf": rtf(WORDS),
        "a.html": html(WORDS).replace(b"<body>", b"<body><nav><ul><li>Home</ul></nav><div role='search'>Find</div>"),
        "a.eml": mail,
        "nested.eml": eml(WORDS[:2], mails=(short,)),
        "a.msg": msg(
            VALUES | {RTF: PACKED},
            PEOPLE,
            (
                {FILE_NAME: "b.txt", DATA: b"Dear Sir,"},
                {NAME: "In", DATA: msg_tree({SUBJECT: "In", PLAIN: "In it."}, PEOPLE, head=24)},
            ),
        ),
        "rtf.msg": msg({RTF: PACKED}),
        "winmail.dat": tnef(
            VALUES | {RTF: PACKED},
            ({FILE_NAME: "b.txt", DATA: b"Dear Sir,"}, {NAME: "In", DATA: ({SUBJECT: "In", PLAIN: "In it."}, ())}),
        ),
        "a.mbox": b"From a@b Wed May  4 10:00:00 2011\n" + short + b"\nFrom c@d Thu May  5 10:00:00 2011\n" + short,
        "a.zip": zipped(
            {"x.txt": b"Dear A,", "known.csv": b"file,date\nx.txt,2011\n", "in.zip": zipped({"y.txt": b"B,"})}
        ),
        "a.hocr": HOCR.encode(),
        "alto.xml": ALTO.encode(),
        "page.xml": PAGE.encode(),
    }


def pictures() -> dict[str, bytes]:
    """A small picture of every kind that is read, the TIFF with two pages and its resolution."""
    page = Image.new("L", (40, 30), 255)
    ImageDraw.Draw(page).text((2, 2), "Dear", 0)
    made = {}
    for kind in ("PNG", "JPEG", "JPEG2000", "TIFF", "BMP", "GIF", "WEBP"):
        out = io.BytesIO()
        more = {"save_all": True, "append_images": [page], "compression": "tiff_lzw"} if kind == "TIFF" else {}
        page.save(out, kind, dpi=(204, 98), **more)
        made[f"a.{kind.lower()}"] = out.getvalue()
    return made
