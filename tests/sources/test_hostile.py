"""Whatever is done to a file, it gives sources or `CannotRead`, and nothing else; the long run is `bench/fuzz.py`."""

import io
import random
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.makers import docx, zipped
from tests.sources.pages import pdf
from tests.sources.samples import pictures, samples

from onrecord.errors import CannotRead
from onrecord.sources import Limits, Ocr, files_in, open_all, readers
from onrecord.sources.pages import page_image, page_sizes
from onrecord.sources.scan import pictures_in
from onrecord.sources.sidecar import KnownList

LISTS = {
    "known.csv": "file;date;from;kind\na.pdf;2011-05-04;Embassy of Arden;note verbale\nb.txt;2011;;\n".encode("utf-16"),
    "known.json": b'{"a.pdf": {"date": "2011-05-04", "to": ["B", "C"], "pages": 2}, "b.txt": {"from": null}}',
}
SAMPLES = samples() | pictures() | LISTS
PICTURES = frozenset(pictures())
SMALL = Limits(bytes=5_000_000, characters=500_000, pages=50, members=200, pixels=1_000_000)


MAIL = b"From: a\nMessage-ID: b\nMIME-Version: 1.0\n"


def survive(name, data):
    """Read all of it; every word at its span, every error one line with the name."""
    if name in PICTURES:
        unpack(name, data)
    if name in LISTS:
        told(name, data)
    errors = []
    for source in open_all(data, name=name, limits=SMALL, ocr=Ocr(off=True), failed=errors.append):
        for page in source.pages:
            for word in page.words:
                assert word.span.end <= len(source.text)
        assert all(span.end <= len(source.text) for span, _ in source.marks)
        source.text.encode("utf-8", "surrogatepass")
    for error in errors:
        assert isinstance(error, CannotRead)
        assert str(error).startswith(name)
        assert "\n" not in str(error)


def unpack(name, data):
    """What stands between a picture's bytes and the engine, and what the desk shows of it."""
    for file in files_in(data, name=name, limits=SMALL, failed=lambda error: None):
        try:
            for image, dpi in pictures_in(file):
                assert image.mode == "L"
                assert 72 <= dpi <= 1200
        except CannotRead as error:
            assert "\n" not in str(error)
        else:
            sizes = page_sizes(file.data, "image/any")
            assert all(width > 0 and height > 0 for width, height in sizes)
            page_image(file.data, "image/any", 1)


def told(name, data):
    """What an archivist's list says: names and values that are text, or one line that says what is wrong."""
    known = KnownList()
    try:
        known.add(data, name)
    except CannotRead as error:
        assert str(error).startswith(name) and "\n" not in str(error)
    for file in known.rows:
        assert all(isinstance(x, str) and x.strip() for pair in known.of(file).items() for x in pair[1:])


@pytest.mark.parametrize("name", samples())
def test_every_sample_reads(name):
    assert list(open_all(SAMPLES[name], name=name, ocr=Ocr(off=True)))


@pytest.mark.parametrize("name", pictures())
def test_every_picture_unpacks(name):
    (file,) = files_in(SAMPLES[name], name=name)
    assert [image.size for image, _ in pictures_in(file)] == [(40, 62)] * (2 if name == "a.tiff" else 1) or name in (
        "a.gif",
        "a.webp",
        "a.bmp",
        "a.jpeg2000",
    )


def test_every_reader_has_a_sample():
    read = set()
    for name, data in SAMPLES.items():
        best = max(readers(), key=lambda reader: reader.sniff(data[:16384], name))
        read.add(best.name)
    assert {reader.name for reader in readers()} == read


def damaged(data, chance):
    """The file damaged; of an archive as often one member of it, packed again: a checksum would stop the rest."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        hit = chance.choice(sorted(parts))
        return zipped(parts | {hit: worse(parts[hit], chance)})
    return worse(data, chance)


def worse(data, chance):
    """Bytes changed, cut out, doubled, or another file's bytes put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out) + 1)
        length = chance.choice((1, 1, 2, 8, 100))
        match chance.randrange(5):
            case 0:
                out[at : at + length] = chance.randbytes(length)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at : at + 1] = bytes([chance.choice((0, 10, 34, 60, 92, 123, 125, 255))])
            case 4:
                other = SAMPLES[chance.choice(sorted(SAMPLES))]
                start = chance.randrange(len(other))
                out[at:at] = other[start : start + length]
    return bytes(out[: chance.randrange(len(out) + 1)] if chance.random() < 0.1 else out)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(name, seed):
    survive(name, damaged(SAMPLES[name], random.Random(seed)))


@pytest.mark.parametrize(
    ("name", "seed"),
    [("a.zip", 229), ("a.zip", 394), ("a.hocr", 88495), ("a.hocr", 161583), ("a.gif", 43458), ("a.gif", 38106)],
)
def test_inputs_that_once_failed(name, seed):
    """Found by bench/fuzz.py: members without a name, a base line at ".", a second picture that fills the memory."""
    survive(name, damaged(SAMPLES[name], random.Random(f"{name} {seed}")))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.docx", docx([], body="<w:p>" * 5000 + "</w:p>" * 5000)),
        ("many-cells.html", b"<html><table>" + b"<tr><td>x" * 50_000),
        ("attributes.html", b"<html><p " + b"a='b' " * 100_000 + b">x</p></html>"),
        ("headers.eml", b"From: a\nMessage-ID: b\nMIME-Version: 1.0\n" + b"X-A: b\n" * 50_000 + b"\nDear Sir,"),
        (
            "parts.eml",
            b"From: a\nMessage-ID: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
            + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 2000,
        ),
        ("groups.rtf", b"{\\rtf1 " + b"{\\b x}" * 50_000 + b"}"),
        ("nul.txt", b"\0" * 100_000),
        ("one-line.txt", b"a" * 400_000),
        ("subject.eml", MAIL + b"Subject: " + b"word " * 200_000 + b"\n\nDear Sir,"),
        ("type.eml", MAIL + b"Content-Type: text/plain" + b"; name*1*=x" * 20_000 + b"\n\nDear Sir,"),
        ("blanks.eml", MAIL + b"\n" + b" " * 400_000 + b"x"),
        ("quoted.eml", b"From: a\nMessage-ID: b\nMIME-Version: 1.0\n\n" + b"> x\n" * 50_000),
        ("froms.mbox", b"From a 2011\nA: b\n\n" * 20_000),
        ("names.zip", zipped({"../" * 50 + f"{n}.txt": b"x" for n in range(100)})),
        ("pages.pdf", pdf([[]] * 60)),
        ("spaces.html", b"<html><p>" + b" \n" * 200_000 + b"x</html>"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_cost_little_time(name, data):
    began = time.monotonic()
    survive(name, data)
    assert time.monotonic() - began < 10


def test_a_pdf_of_a_hundred_thousand_pages_is_refused_by_its_count():
    """One page object that the tree names again and again: a small file that claims to be a library."""
    page = pdf([[(72, 90, "x")]])
    many = page.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000")
    began = time.monotonic()
    errors = []
    assert not list(open_all(many, name="library.pdf", ocr=Ocr(off=True), failed=errors.append))
    assert time.monotonic() - began < 10
    assert "100,000 pages" in str(errors[0])


def test_a_mail_within_a_mail_with_bytes_that_no_mail_may_hold_is_read():
    inner = (
        b'From: a@b\nMessage-ID: <i@b>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="z\xa7"\n\n'
        b"--z\xa7\n\nDear Sir,\n\nWe cannot sign.\n\n--z\xa7--\n"
    )
    outer = (
        b"From: a@b\nMessage-ID: <o@b>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\n\nDear Madam,\n--x\nContent-Type: message/rfc822\n\n" + inner + b"\n--x--\n"
    )
    errors = []
    read = [source.text for source in open_all(outer, name="a.eml", failed=errors.append)]
    assert not errors and len(read) == 2
