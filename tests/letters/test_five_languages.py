"""What letters in French, Spanish, Russian, Arabic and Chinese taught beyond single cues: partings, lists, speakers."""

import dataclasses

import pytest

from onrecord.letters import parse
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.reading import begin
from onrecord.letters.statements.finding import find_statements
from onrecord.model import Act, Kind, Source


def _read(language: str, text: str) -> list[tuple[str, str]]:
    reading = dataclasses.replace(begin(text), language=language)
    return [(s.act.value, s.quote.exact) for s in find_statements(reading)]


@pytest.mark.parametrize(
    ("language", "text", "acts"),
    [
        ("fr", "Nous saluons cette annonce, mais le calendrier est resté vide depuis mars.", 2),
        ("es", "Celebramos ese anuncio, pero el calendario sigue vacío desde marzo.", 2),
        ("ru", "Мы не можем согласиться с этим выводом: склады проверялись трижды за последний год.", 2),
        ("zh", "本会欢迎该声明，并敦促贵国公布库存清单。", 2),
        ("zh", "我们呼吁各国批准该公约，并敦促使用国停止使用。", 2),
        ("es", "No podemos publicar el plano, al tratarse de una zona militar cerrada.", 2),
        ("fr", "Le Conseil nous informe toutefois que le registre est ouvert depuis mars.", 1),
        ("ar", "نطلب من المجلس إيفاد لجنة لتقصي الحقائق وفرض جزاءات على الشركات.", 2),
    ],
)
def test_a_sentence_that_does_two_things_is_two(language: str, text: str, acts: int) -> None:
    assert len(_read(language, text)) == acts


def test_the_we_of_a_quotation_is_not_the_writer() -> None:
    reading = dataclasses.replace(begin("贵司去年复函称“我国国情特殊，尚不具备条件”。"), language="zh")
    assert [(s.act.value, s.attribution.value) for s in find_statements(reading)] == [("fact_cited", "reported")]


def test_a_word_quoted_as_a_word_tells_nothing() -> None:
    reading = dataclasses.replace(begin("您把「呼吁」改成「要求」，语气有力多了。"), language="zh")
    assert [s.attribution.value for s in find_statements(reading)] == ["own"]


def test_what_a_third_is_asked_to_bid_is_no_report() -> None:
    assert _read("zh", "请安理会敦促该国遵守停火。")[0][0] == "request"


def test_slashes_and_stems_count_items() -> None:
    text = "نلتمس من سيادتكم الآتي:\n1/ إشراك المنظمات في الوفد.\n2/ حث الوزارة على صرف الاعتمادات."
    assert [act for act, _ in _read("ar", text)] == ["request", "request"]


def test_asking_to_pass_on_is_no_greeting() -> None:
    head = "北岸裁军联络处\n\n南岸国驻北岸国大使馆\n\n"
    asked = (
        head
        + "　　去年五月，双方签署了排雷协议。\n　　为此谨请阁下向贵国政府转达以下意见：本会期望贵国尽快批准公约。\n"
    )
    letter = parse(Source("x.txt", "", "text/plain", asked))[0]
    assert letter.kind is not Kind.NOTE_VERBALE
    assert all(len(p.organisation or "") < 12 for p in letter.sender)


def _pieces(language: str, text: str) -> list[tuple[str, str]]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return [(p.kind, p.text) for p in pieces_of(text, lines, language)]


def test_labels_of_a_form_may_stand_before_a_gap_and_a_colon() -> None:
    text = (
        "REPÚBLICA DE NORVAL\nDIRECCIÓN DE PUERTOS\n\nNORVAL, 12 de mayo de 2005\n\n"
        "DE   : DIRECTOR DE SEGURIDAD MARÍTIMA Y PUERTOS\nA    : SRA. ROSA ALDUNATE PRAT\n"
        "       SECRETARIA EJECUTIVA, COMITÉ DE LA BAHÍA\n\n"
        "Se ha recibido en esta Dirección su carta, y en relación con ella cumplo con manifestar lo siguiente.\n"
    )
    letter = parse(Source("x.txt", "", "text/plain", text))[0]
    assert [(p.name, p.organisation) for p in letter.recipients] == [("Rosa Aldunate Prat", "Comité de la Bahía")]


def test_presente_closes_an_address_in_capitals() -> None:
    text = (
        "SECRETARÍA DE PUERTOS\n\nNorval, 8 de febrero de 2017.\n\n"
        "FABIÁN ITURRALDE SOSA\nCOORDINADOR DEL COLECTIVO BAHÍA LIMPIA\nP R E S E N T E\n\n"
        "Apreciable Fabián Iturralde:\n\nDoy respuesta a su correo del 25 de enero sobre él.\n\nEL SUBSECRETARIO\n"
    )
    letter = parse(Source("x.txt", "", "text/plain", text))[0]
    assert [p.name for p in letter.recipients] == ["Fabián Iturralde Sosa"]
    assert letter.subject is None


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "السيدة/ وزيرة الخارجية الموقرة", ("post", "وزيرة الخارجية")),
        ("zh", "王平（西洲）　李秀英（東城）", ("person", "王平")),
        ("fr", "A l'attention de Madame Ilse Varan", ("person", "Ilse Varan")),
        (
            "fr",
            "Madame la Secrétaire exécutive de l'Association\nluronne pour la paix",
            ("body", "Association luronne pour la paix"),
        ),
        (
            "ru",
            "Постоянный представитель\nРеспублики Беларусь при Организации\nОбъединенных Наций",
            ("post", "Постоянный представитель Республики Беларусь при Организации Объединенных Наций"),
        ),
    ],
)
def test_what_a_line_names(language: str, text: str, found: tuple[str, str]) -> None:
    assert found in _pieces(language, text)


def test_their_earlier_answer_makes_no_reply() -> None:
    text = "河谷助残中心\n\n外交部军控司：\n\n"
    text += "　　贵司2010年复函称条件尚不成熟。我们请贵司重新考虑。\n\n"
    text += "　　此致\n敬礼\n\n王平\n二〇一二年九月三日\n"
    assert parse(Source("x.txt", "", "text/plain", text))[0].kind is Kind.LETTER


@pytest.mark.parametrize(
    "said",
    [
        "أتشرف بالإشارة إلى رسالتكم المؤرخة 4 آذار/مارس 2014.",
        "أود أن أشير إلى مذكرتكم المؤرخة 3 أيار/مايو 2012.",
        "يشرفني أن أحيطكم علما باستلام رسالتكم المؤرخة 3 أيار/مايو 2012.",
    ],
)
def test_an_arabic_letter_that_only_names_the_one_it_answers_says_nothing(said: str) -> None:
    text = f"سعادة السفير،\n\n{said}\n\nلا تستطيع أردوفيا التوقيع على الاتفاقية في الوقت الحاضر.\n"
    letter = parse(Source("x.txt", "", "text/plain", text))[0]
    assert [s.act for s in letter.statements] == [Act.REFUSAL]
