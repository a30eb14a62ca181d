"""One small valid file of every kind, for whatever has to hold for all of them."""

from tests.sources.makers import docx, eml, html, odt, rtf, zipped
from tests.sources.pages import lines, pdf
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


def samples() -> dict[str, bytes]:
    mail = eml(WORDS, attached=(("a.docx", docx(WORDS)), ("b.txt", b"Dear Sir,")))
    return {
        "a.txt": "\n".join(WORDS).encode(),
        "cyrillic.txt": "Уважаемая госпожа, имею честь сообщить".encode("koi8-r"),
        "a.pdf": pdf([lines(WORDS), lines(["2", *WORDS])]),
        "a.docx": docx(WORDS, head="Head", foot="Foot"),
        "a.odt": odt(WORDS),
        "a.rtf": rtf(WORDS),
        "a.html": html(WORDS),
        "a.eml": mail,
        "a.mbox": b"From a@b Wed May  4 10:00:00 2011\n" + mail + b"\nFrom c@d Thu May  5 10:00:00 2011\n" + mail,
        "a.zip": zipped(
            {"x.txt": b"Dear A,", "known.csv": b"file,date\nx.txt,2011\n", "in.zip": zipped({"y.txt": b"B,"})}
        ),
        "a.hocr": HOCR.encode(),
        "alto.xml": ALTO.encode(),
        "page.xml": PAGE.encode(),
    }
