"""Russian, Arabic and Chinese sentences that do two things, or open with a topic, a reason or a bare condition."""

import pytest

from onrecord.letters.parsing import parse
from onrecord.letters.reading import begin
from onrecord.letters.statements.finding import find_statements
from onrecord.model import Source

PARTED = [
    (
        "ru",
        "Ардения не принимала участия в тех переговорах и присоединяться к договору не намерена.",
        ["fact_cited", "refusal"],
    ),
    ("ru", "Просим отозвать лицензию и внести закон в парламент.", ["request", "request"]),
    ("ru", "Мы поддерживаем цели конвенции и готовы принять делегацию в мае.", ["position_support", "offer"]),
    ("ru", "Ардения поддерживает цели договора и одобряет предложение соседей.", ["position_support"]),
    ("ar", "نطالب بإلغاء الرخصة، وبإحالة الملف إلى النيابة العامة.", ["request", "request"]),
    ("ar", "نشكر لكم هذه المنحة، ونتمنى عليكم زيارة القرية في الربيع.", ["acknowledgement", "request"]),
    ("ar", "أما ما قيل عن المخزون فلا أساس له من الصحة.", ["denial"]),
    ("zh", "我们要求进行调查，赔偿被毁物品，并撤销该指令。", ["request", "request", "request"]),
    ("zh", "我方支持公约的宗旨，注意到上次会议的进展。", ["position_support", "acknowledgement"]),
    ("zh", "至于贵会建议公布清单一节，因涉及机密，恕难照办。", ["refusal"]),
    ("zh", "贵国代表去年表示，将于两年内销毁库存。", ["fact_cited"]),
]


@pytest.mark.parametrize(("language", "text", "acts"), PARTED)
def test_a_sentence_is_parted_where_it_does_something_else(language, text, acts):
    found = find_statements(begin(text).having(language=language))
    assert [s.act.value for s in found] == acts


CONDITIONS = [
    ("При наличии средств предусматривается также открытие мастерской.", "При наличии средств"),
    ("По завершении проверки мы опубликуем её итоги.", "По завершении проверки"),
    ("Если совет утвердит смету, мы опубликуем план работ.", "Если совет утвердит смету"),
]


@pytest.mark.parametrize(("text", "condition"), CONDITIONS)
def test_a_condition_without_a_verb_ends_before_the_main_clause(text, condition):
    (found,) = find_statements(begin(text).having(language="ru"))
    assert found.act.value == "conditional_commitment"
    assert found.condition.exact == condition


STRANGERS = [
    ("ru", "Мы писали вам в мае. Акимат вынуждает людей подписывать отказ.", "allegation"),
    ("zh", "我们五月致函贵方。销毁工作一拖再拖。", "criticism"),
]


@pytest.mark.parametrize(("language", "text", "act"), STRANGERS)
def test_a_deed_is_not_the_writers_where_other_words_open_the_sentence(language, text, act):
    """Nobody names who it is, but he stands where a subject does: "the writer, left out" would come first."""
    assert find_statements(begin(text).having(language=language))[-1].act.value == act


INTRODUCTIONS = [
    ("ru", "Мы представляем интересы семей из посёлка."),
    ("ru", "К вам обращаются жители трёх деревень."),
    ("ar", "نكتب إليكم باسم خمسين عائلة."),
    ("zh", "我们是三十四个民间团体。"),
]


@pytest.mark.parametrize(("language", "text"), INTRODUCTIONS)
def test_who_the_writer_is_states_nothing(language, text):
    assert find_statements(begin(text).having(language=language)) == ()


def test_a_list_that_answers_asks_nothing():
    """ "As to what you asked us to do, we answer as follows" opens a list of answers, whatever was asked."""
    text = "承囑洽請友邦協助乙節，謹覆如次：\n一、貴會投身醫療，本部至為感佩。\n二、我國自六十年起未能與會。"
    acts = [s.act.value for s in find_statements(begin(text).having(language="zh"))]
    assert acts == ["acknowledgement", "fact_cited"]


def test_an_ask_that_ends_as_follows_leads_its_list():
    text = "نطالبكم، يا معالي الوزير، بما يأتي:\nأ- تعليق جميع الرخص فورا؛\nب- التصويت لصالح اللجنة الدولية."
    acts = [s.act.value for s in find_statements(begin(text).having(language="ar"))]
    assert acts == ["request", "request"]


def test_a_chinese_sentence_ends_before_a_figure():
    text = "此举极不慎重。2009年5月我国提交了报告。"
    assert len(find_statements(begin(text).having(language="zh"))) == 2


def test_words_broken_over_chinese_lines_are_read():
    """Lines break anywhere; the words that tell the act may stand on two of them, and clauses end where they stand."""
    text = "我国理解各方的关切，\n目前尚无加入公约的计\n划，有关条件不\n具备。"
    found = find_statements(begin(text).having(language="zh"))
    assert [s.act.value for s in found] == ["acknowledgement", "refusal"]
    assert [s.quote.exact for s in found] == ["我国理解各方的关切", "目前尚无加入公约的计\n划，有关条件不\n具备。"]


FACTS_BEHIND = [
    ("ru", "Республика разделяет гуманитарные цели Конвенции и последовательно участвует в обсуждении проблемы.", 2),
    ("ru", "Мы понимаем, что средств не хватает, но на праздничный салют они нашлись.", 2),
    ("ru", "Мы понимаем цели и задачи этой работы.", 1),
    ("zh", "我们也认识到问题的严重性，仅在边境地区部队就清除了二百多万枚地雷。", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), FACTS_BEHIND)
def test_a_fact_told_behind_a_position_stands_for_itself(language, text, count):
    assert len(find_statements(begin(text).having(language=language))) == count


def test_a_reason_that_opens_a_refusal_is_the_refusals():
    text = "由于国情不同，我国目前还不能加入公约。"
    assert [s.act.value for s in find_statements(begin(text).having(language="zh"))] == ["refusal"]


LAST_ASKS = [
    (
        "zh",
        "主席先生：\n\n该国军队于五月三日越过我国边界，打死两名牧民。\n\n请将本函作为文件分发为荷。\n\n常驻代表\n林永年",
    ),
    (
        "ar",
        "السيد الرئيس،\n\nانتهكت سندرا حدودنا في مايو.\n\nوننتظر ردكم قبل نهاية يونيو.\n\nالمندوب الدائم\nسالم الفياض",
    ),
]


@pytest.mark.parametrize(("language", "text"), LAST_ASKS)
def test_a_short_last_ask_is_no_signature(language, text):
    (letter,) = parse(Source("x.txt", "", "text/plain", text))
    assert letter.statements[-1].act.value == "request"


@pytest.mark.parametrize(
    "text", ["سنوافيكم بجدول الحالات كل أسبوع.", "سنواصل احترام الوقف المعلن.", "سنوقع الاتفاقية في مايو."]
)
def test_arabic_promises_that_begin_like_years_are_promises(text):
    (found,) = find_statements(begin(text).having(language="ar"))
    assert found.act.value == "commitment"
