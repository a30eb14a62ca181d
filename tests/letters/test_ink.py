"""What was read from poor words says so."""

from onrecord.letters import parse
from onrecord.model import Box, Page, Source, Span, Word

TEXT = "Helmsgate, 4 March 2014\n\nDear Minister,\n\nWe cannot sign the Convention this year.\n\nYours,\n\nAnn Sorrel\n"
ARABIC = "جنيف، ٤ مايو ٢٠١١\n\nالسيد الوزير،\n\nلا يمكننا التوقيع على المعاهدة هذا العام.\n"


def scan(text, poor=(), warnings=()):
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        sure = 0.3 if word in poor else 0.95
        words.append(Word(Span(start, at), Box(1, 72, 90, 100, 100), sure))
    page = Page(1, 595, 842, Span(0, len(text)), tuple(words))
    return Source("a.png", "ab" * 32, "image/png", text, "ocr", (page,), warnings=warnings)


def problems(source):
    (letter,) = parse(source)
    return [(p.code, letter.text[p.start : p.end] if p.start is not None else None) for p in letter.problems]


def test_a_date_and_a_statement_from_poor_words():
    found = problems(scan(TEXT, poor=("March", "cannot")))
    assert ("poor_words", "4 March 2014") in found
    assert any(code == "poor_words" and "cannot sign" in words for code, words in found if words)


def test_good_words_say_nothing():
    assert "poor_words" not in dict(problems(scan(TEXT)))


def test_warnings_of_the_source_are_problems_of_the_letter():
    assert ("poor_page", None) in problems(scan(TEXT, warnings=(("poor_page", "page 1 reads poorly"),)))
    assert ("poor_page", None) not in problems(scan(TEXT, warnings=(("poor_page", "page 7 reads poorly"),)))


def test_an_arabic_date_from_ocr_is_always_for_a_person():
    (letter,) = parse(scan(ARABIC))
    assert letter.date is not None
    assert "arabic_ocr_date" in [problem.code for problem in letter.problems]
