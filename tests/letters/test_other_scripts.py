"""Heads in Russian, Arabic and Chinese: pieces of a line, parties, dates and places as they are printed there."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.recognisers.han_names import is_han_name
from onrecord.model import Source

LINES = [
    ("ru", "Координатору Сети «Тихий берег»", ["post Координатору", "body Сети «Тихий берег»"]),
    ("ru", "Председателя Совета Безопасности", ["post Председателя", "body Совета Безопасности"]),
    ("ru", "Арденовой В.Г.", ["person Арденовой В.Г."]),
    ("ru", "Министру г-ну Петру Арденову", ["post Министру", "person Петру Арденову"]),
    ("ru", "Президенту Республики Таджикистан", ["post Президенту Республики Таджикистан"]),
    ("ru", "Памятная записка", ["title Памятная записка"]),
    ("ar", "السيدة/ ندى الكيلاني", ["title السيدة", "person ندى الكيلاني"]),
    ("ar", "رئيس المجلس الأعلى للموانئ", ["post رئيس", "body المجلس الأعلى للموانئ"]),
    ("ar", "رئيسة الجمعية", ["post رئيسة الجمعية"]),
    ("zh", "港口司司长欧阳文清", ["body 港口司", "post 司长", "person 欧阳文清"]),
    ("zh", "沈佳宁 清水河民间观察组秘书长", ["person 沈佳宁", "body 清水河民间观察组", "post 秘书长"]),
    ("zh", "中国常驻联合国代表", ["post 中国常驻联合国代表"]),
    ("zh", "尊敬的方文部长阁下", ["person 方文", "post 部长"]),
    ("zh", "参赞　罗 青（签名）", ["post 参赞", "person 罗青"]),
]


@pytest.mark.parametrize(("language", "line", "pieces"), LINES, ids=[row[1][:24] for row in LINES])
def test_a_line_is_cut_where_no_word_parts_post_body_and_name(language, line, pieces):
    assert pieces == [f"{p.kind} {p.text}" for p in pieces_of(line, [(0, len(line))], language)]


@pytest.mark.parametrize("word", ["顺颂", "致意", "外交部", "代表", "公约", "主席"])
def test_a_chinese_word_is_no_name(word):
    assert not is_han_name(word)


def _head(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def test_a_title_over_three_lines_dates_the_printed_letter():
    """The date in the title of a United Nations document stands on its last line."""
    letter = _head(
        "Организация Объединенных Наций                              S/2091/12\n"
        "Совет Безопасности                                  Distr.: General\n"
        "                                                    19 January 2016\n\n"
        "Письмо Постоянного представителя Монголии при Организации Объединенных\n"
        "Наций от 18 января 2016 года на имя Председателя Совета Безопасности\n\n"
        "Имею честь препроводить доклад о портах и просить распространить его.\n\n"
        "                                                (Подпись) Баяр Гансух\n"
    )
    assert (letter.date.value, letter.kind.value) == ("2016-01-18", "un_letter")
    assert [(p.name, p.state) for p in letter.sender] == [("Баяр Гансух", "MNG")]
    assert [(p.role, p.organisation) for p in letter.recipients] == [("Председателя", "Совета Безопасности")]


def test_a_chinese_note_names_both_sides_over_a_line_break_and_is_dated_behind_its_place():
    letter = _head(
        "蒙古国常驻联合国代表团\n\n"
        "蒙古国常驻联合国代表团向港口安全公\n"
        "约秘书处致意，并谨通知秘书处，蒙古国将派员出席会议。\n\n"
        "顺致崇高的敬意。\n\n日内瓦，2011年5月4日\n"
    )
    assert (letter.kind.value, letter.date.value, letter.place.name) == ("note_verbale", "2011-05-04", "日内瓦")
    assert [p.organisation for p in letter.sender] == ["蒙古国常驻联合国代表团"]
    assert [p.organisation for p in letter.recipients] == ["港口安全公约秘书处"]
    assert letter.sender[0].state == "MNG"


def test_what_stands_next_to_a_date_is_no_place_when_it_is_a_signature():
    letter = _head(
        "尊敬的部长：\n\n我们建议开放港口，并请贵部公布有关的资料。\n\n"
        "此致\n敬礼！\n\n港口学会\n会长 陈清远\n2018年3月20日\n"
    )
    assert letter.place is None
    assert [(p.name, p.role, p.organisation) for p in letter.sender] == [("陈清远", "会长", "港口学会")]


def test_a_file_number_that_looks_like_a_date_is_none():
    letter = _head(
        "سفارة منغوليا\n\nالرقم: 14/5/2019                                  8 كانون الثاني 2019\n\n"
        "حضرة السيد المدير،\n\nتلقينا كتابكم بخصوص الميناء ونشكركم عليه ونعلمكم بأننا سندرسه.\n\n"
        "وتفضلوا بقبول الاحترام.\n\nالسفير\nسليم الكيلاني\n"
    )
    assert letter.date.value == "2019-01-08"
    assert [(p.name, p.role, p.organisation, p.state) for p in letter.sender] == [
        ("سليم الكيلاني", "السفير", "سفارة منغوليا", "MNG")
    ]


OPENINGS = [
    (
        "ПАМЯТНАЯ ЗАПИСКА\n\nПосольство Монголии имеет честь изложить мнение о порядке входа судов в порт.\n",
        "Посольство Монголии",
    ),
    (
        "备忘录\n\n蒙古国外交部谨就港口问题阐明立场如下：\n\n一、蒙方希望各方尊重有关规定，并按时通报。\n",
        "蒙古国外交部",
    ),
    (
        "ورقة موقف\n\nتود وزارة خارجية منغوليا أن تعرض موقفها من فتح الميناء أمام السفن، وأن تؤكد استعدادها للتعاون.\n",
        "وزارة خارجية منغوليا",
    ),
]


@pytest.mark.parametrize(("text", "office"), OPENINGS, ids=["ru", "zh", "ar"])
def test_a_paper_nobody_signs_is_the_office_s_that_opens_it(text, office):
    letter = _head(text)
    assert letter.kind.value == "aide_memoire"
    assert [(p.name, p.organisation, p.state) for p in letter.sender] == [(None, office, "MNG")]


def test_his_excellency_under_the_signature_is_the_addressee():
    """A note of a minister that answers an ambassador's: a signed note, and the address stands at the foot."""
    letter = _head(
        "МИНИСТР ИНОСТРАННЫХ ДЕЛ\nМОНГОЛИИ\n\n                     г. Улан-Батор, 22 апреля 1996 г.\n\n"
        "Ваше Превосходительство,\n\n"
        "Имею честь подтвердить получение Вашей ноты от 15 апреля 1996 года о порте.\n\n"
        "Правительство Монголии принимает это предложение и готово начать работы.\n\n"
        "Примите, Ваше Превосходительство, уверения в моём весьма высоком уважении.\n\n"
        "                                    Баяр ГАНСУХ\n\n"
        "Его Превосходительству\n"
        "В.И. Арденову\n"
        "Чрезвычайному и Полномочному Послу\n"
        "Республики Таджикистан в Монголии\n"
    )
    assert letter.kind.value == "note"
    assert [(p.name, p.state) for p in letter.recipients] == [("В.И. Арденову", "TJK")]


def test_a_heading_to_two_is_to_two():
    letter = _head(
        "رسالتان متطابقتان مؤرختان 20 أيار/مايو 2021 موجهتان إلى الأمين العام ورئيسة مجلس\n"
        "الأمن من الممثل الدائم لمنغوليا لدى الأمم المتحدة\n\n"
        "أكتب إليكم بشأن الميناء وما جرى فيه من أعمال.\n\n"
        "(توقيع) سليم الكيلاني\n"
    )
    assert (letter.kind.value, letter.date.value) == ("un_letter", "2021-05-20")
    assert [p.role for p in letter.recipients] == ["الأمين العام", "رئيسة"]
    assert [(p.name, p.state) for p in letter.sender] == [("سليم الكيلاني", "MNG")]


def test_a_chinese_note_begins_with_its_addressee():
    letter = _head(
        "使字第045号/2015\n\n"
        "泰王国外交部：\n\n"
        "    蒙古国驻泰王国大使馆向泰王国外交部致意，并谨就港口合作事通知如下：\n\n"
        "    蒙古国政府同意派专家赴泰。\n\n"
        "    顺致最崇高的敬意。\n\n"
        "    蒙古国驻泰王国大使馆（印）\n\n"
        "    二〇一五年六月十八日于曼谷\n"
    )
    assert (letter.kind.value, letter.date.value, letter.place.name) == ("note_verbale", "2015-06-18", "曼谷")
    assert [p.state for p in (*letter.sender, *letter.recipients)] == ["MNG", "THA"]


def test_a_body_whose_chinese_name_has_a_pause_mark_is_one():
    letter = _head(
        "2014年8月27日\n\n"
        "方文部长阁下：\n\n"
        "请告知贵方的看法，我们期待答复。\n\n"
        "会长\n"
        "沈佳宁\n\n"
        "抄送：蒙古国外交、贸易与发展部、国防部\n"
    )
    assert [p.organisation for p in letter.copies] == ["蒙古国外交、贸易与发展部", "国防部"]


def test_muscat_and_amman_are_told_by_the_vowel():
    from onrecord.reference.gazetteer import find_mentions

    assert [(f.kind, f.ids) for f in find_mentions("زار عُمان ثم عمّان ثم سلطنة عمان")] == [
        ("state", ("OMN",)),
        ("place", ("Amman",)),
        ("state", ("OMN",)),
    ]


def test_an_address_in_capitals_in_the_dative_is_no_title():
    letter = _head(
        "МИНИСТЕРСТВО ПОРТОВ\nРЕСПУБЛИКИ АРМЕНИЯ\n\n7 ноября 2016 г., г. Ереван\n\n"
        "ПЕТРУ АРДЕНОВУ\nСПЕЦИАЛЬНОМУ ПОСЛАННИКУ\nКАМПАНИИ «ТИХИЙ БЕРЕГ»\n\nУважаемый господин Арденов,\n\n"
        "Наше министерство изучило вопрос о входе судов в порт и сообщает, что он будет открыт в мае.\n\n"
        "С уважением,\n\n"
        "А. Севян\n"
    )
    assert [(p.name, p.organisation) for p in letter.recipients] == [("Петру Арденову", "Кампании «Тихий Берег»")]


def test_a_post_in_the_dative_below_the_name_is_the_addressee_s():
    letter = _head(
        "Постоянный представитель                      Permanent Representative\n"
        "Монголии                                      of Mongolia\n"
        "при Организации Объединенных Наций            to the United Nations\n\n"
        "                                              2 июля 2012 года\n\nВаше Превосходительство,\n\n"
        "Имею честь сослаться на доклад о портах и обратить внимание членов Совета на неточности.\n\n"
        "                                              Баяр Гансух\n\nПредседателю Совета Безопасности\nНью-Йорк\n"
    )
    assert [(p.name, p.state) for p in letter.sender] == [("Баяр Гансух", "MNG")]
    assert [(p.role, p.organisation) for p in letter.recipients] == [("Председателю", "Совета Безопасности")]


def test_the_city_before_a_hijri_date_is_the_place_of_the_day_below():
    letter = _head(
        "دولة الكويت\n"
        "وزارة الموانئ\n\n"
        "الكويت في: 1 ذو الحجة 1443هـ\n"
        "الموافق: 30 يونيو 2022م\n\n"
        "السيدة/ ندى الكيلاني\n\n"
        "تحية طيبة وبعد،\n\nنفيدكم بأن الجهات المختصة ما زالت تدرس طلبكم بشأن الميناء، وستتم موافاتكم بما يستجد.\n\n"
        "مع أطيب التمنيات،\n\nسليم المنصور\nمساعد الوزير لشؤون الموانئ\n"
    )
    assert (letter.date.value, letter.place.name) == ("2022-06-30", "الكويت")
    assert [(p.name, p.role, p.organisation) for p in letter.sender] == [
        ("سليم المنصور", "مساعد الوزير لشؤون الموانئ", "وزارة الموانئ")
    ]


def test_a_declined_city_is_called_by_its_name():
    letter = _head(
        "Телеграмма\n"
        "Из Вашингтона, 27 октября 1962 г.\n\n"
        "Сегодня встречался с министром портов, и он сказал, что порт закрыт.\n\n"
        "Арденов\n"
    )
    assert (letter.kind.value, letter.place.name, letter.place.state) == ("telegram", "Вашингтон", "USA")


def test_posts_of_two_states_are_two_addressees():
    letter = _head(
        "公开信\n\n"
        "致：越南总理\n"
        "    蒙古总统\n\n"
        "港口网络呼吁贵国政府在2025年前开放港口，并公布资料。\n\n"
        "港口网络\n"
        "2023年2月1日\n"
    )
    assert [(p.role, p.state) for p in letter.recipients] == [("越南总理", "VNM"), ("蒙古总统", "MNG")]


def test_a_declined_state_behind_a_capital_is_no_surname():
    from onrecord.reference.gazetteer import find_mentions

    assert [f.ids for f in find_mentions("Посольство Грузии")] == [("GEO",)]


def test_a_letter_signed_in_the_name_of_a_body_names_the_body():
    letter = _head(
        "الائتلاف المدني من أجل الميناء\nنهج الزيتونة، تونس\n\nتونس، في 22 مارس 2016\n\n"
        "إلى السيد سليم الكيلاني\nوزير الشؤون الخارجية\nشارع جامعة الدول العربية، تونس\n\nسيدي الوزير،\n\n"
        "نتوجه إليكم من جديد بخصوص الميناء ونقترح عقد جلسة عمل مع مصالحكم خلال الشهر القادم.\n\n"
        "وتفضلوا، سيدي الوزير، بقبول فائق التقدير.\n\nعن الائتلاف\nالمنسقة العامة\nندى المنصور\n"
    )
    assert [(p.name, p.role, p.organisation) for p in letter.sender] == [
        ("ندى المنصور", "المنسقة العامة", "الائتلاف المدني من أجل الميناء")
    ]
    assert [p.state for p in letter.recipients] == ["TUN"]


def test_the_president_of_an_alliance_is_no_head_of_state():
    letter = _head(
        "Международный альянс «Тихий берег»\n\n"
        "Киев, 29 сентября 2015 года\n\n"
        "Министру портов Украины\n"
        "Арденову С.Т.\n\n"
        "Уважаемый Сергей Тимофеевич!\n\n"
        "Обращаемся к Вам в связи с закрытием порта и просим предоставить нам карты.\n\n"
        "С надеждой на понимание,\n\nПрезидент                                        Людмила Белова\n"
    )
    assert [(p.name, p.organisation, p.state) for p in letter.sender] == [
        ("Людмила Белова", "Международный альянс «Тихий берег»", None)
    ]
    assert [(p.name, p.state) for p in letter.recipients] == [("Арденову С.Т.", "UKR")]


def test_all_embassies_are_of_no_one_state():
    letter = _head(
        "蒙古国外交部\n\n"
        "各国驻蒙使馆：\n\n"
        "蒙古国外交部向各国驻蒙使馆致意，并谨通知：港口自十月一日起开放。\n\n"
        "顺致崇高的敬意。\n\n"
        "二〇〇一年九月四日\n"
    )
    assert [(p.organisation, p.state) for p in letter.recipients] == [("各国驻蒙使馆", None)]


OTHER_LANGUAGES = [
    (
        "uk",
        "Громадська організація «Тихий берег»\n01001, м. Київ, вул. Садова, 5\n\n17 травня 2018 р.\n\n"
        "Міністру закордонних справ України\nПетру Арденову\n\nШановний Петре Івановичу!\n\n"
        "Просимо Вас відкрити порт та надати відповідь до 1 липня 2018 року.\n\n"
        "З повагою,\n\n"
        "Голова правління\n"
        "Олена Гайдук\n",
        ("2018-05-17", "Київ", "Олена Гайдук", "Петру Арденову", "UKR"),
    ),
    (
        "fa",
        "انجمن بندرها\nتهران، خیابان ولیعصر، پلاک ۱۲\n\nتاریخ: ۱۴ مه ۲۰۱۶\n\nجناب آقای دکتر محمد رضایی\n"
        "وزیر امور خارجه جمهوری اسلامی ایران\n\nبا سلام،\n\n"
        "احتراماً، خواهشمند است دستور فرمایید پاسخ دولت درباره بندر اعلام شود. این انجمن آماده همکاری است.\n\n"
        "با احترام،\n\nسعید کریمی\nمدیرعامل\n",
        ("2016-05-14", "تهران", "سعید کریمی", "محمد رضایی", "IRN"),
    ),
]


@pytest.mark.parametrize(("language", "text", "told"), OTHER_LANGUAGES, ids=["uk", "fa"])
def test_ukrainian_and_persian_heads_are_read(language, text, told):
    letter = _head(text)
    assert letter.language == language
    sender, recipient = letter.sender[0], letter.recipients[0]
    assert told == (str(letter.date.value), letter.place.name, sender.name, recipient.name, recipient.state)


def test_a_day_in_arabic_words_needs_its_link():
    from onrecord.letters.recognisers.dates import find_date_mentions

    assert [m.value for m in find_date_mentions("الأول من أبريل 2013", "ar")] == ["2013-04-01"]
    assert [m.value for m in find_date_mentions("المؤتمر الثالث أبريل 2013", "ar")] == ["2013-04"]


def test_a_chinese_office_signs_with_post_and_name_and_lives_in_its_address():
    letter = _head(
        "清水河互助会\n地址：金边市莫尼旺大道128号\n\n函号：QSH-2016-031\n日期：2016年6月20日\n\n尊敬的方文大使：\n\n"
        "今年雨季以来港口关闭，恳请贵馆协助提供资料。\n\n此致\n敬礼\n\n清水河互助会\n项目协调员：沈佳宁\n"
    )
    assert letter.place.name == "金边"
    assert [(p.name, p.role, p.organisation) for p in letter.sender] == [("沈佳宁", "项目协调员", "清水河互助会")]
    assert [n.value for n in letter.reference_numbers] == ["QSH-2016-031"]


def test_copies_to_a_minister_by_name_and_to_a_committee_below_are_two():
    letter = _head(
        "Союз тихих берегов\n\n"
        "18.02.2010 г.\n\n"
        "К вопросу о присоединении к договору\n\n"
        "Уважаемый господин министр,\n\n"
        "мы просим Вас внести законопроект в парламент уже в этом году, чтобы открыть порт.\n\nС уважением\n\n"
        "Анна Корхонен\n"
        "Председатель\n\n"
        "Копия: министру обороны Юри Хямяйнену\n"
        "       Комитет по делам портов Парламента\n"
    )
    assert [(p.name, p.role, p.organisation) for p in letter.copies] == [
        ("Юри Хямяйнену", "министру обороны", None),
        (None, None, "Комитет по делам портов Парламента"),
    ]
    assert letter.subject.value == "К вопросу о присоединении к договору"


def test_greetings_of_peace_name_nobody():
    letter = _head(
        "منظمة جسر الميناء\n\nالخرطوم، 3 أبريل 2013م\n\nالسيد وزير الموانئ\nالخرطوم\n\nالسلام عليكم ورحمة الله،\n\n"
        "اطلعنا على صور من الميناء، ونطالب وزارتكم بنشر نتائج العمل فيه وإعلانها.\n\nوتقبلوا وافر التقدير،\n\n"
        "إحسان الكيلاني\nرئيسة مجلس الأمناء\n"
    )
    assert letter.kind.value == "letter"
    assert [(p.name, p.role) for p in letter.recipients] == [(None, "وزير الموانئ")]
    assert [(p.name, p.organisation) for p in letter.sender] == [("إحسان الكيلاني", "منظمة جسر الميناء")]


def test_a_signature_in_arabic_without_a_stop_is_no_running_text():
    letter = _head(
        "وزارة الموانئ\n"
        "جمهورية السودان\n\n"
        "الخرطوم، في 9 فبراير 2023\n\n"
        "إلى السيد سليم الكيلاني\n"
        "رئيس جمعية أمل الميناء\n\n"
        "السيد الرئيس،\n\nيشرفني إخباركم بأن العمل في الميناء مستمر، وأن التقارير ستنشر قريبا.\n\n"
        "وتفضلوا بقبول عبارات التقدير.\n\n"
        "عن الوزير وبتفويض منه\n"
        "مدير إدارة الموانئ والسفن في الوزارة على الساحل\n"
        "ندى المنصور\n"
    )
    assert [p.name for p in letter.sender] == ["ندى المنصور"]


def test_a_part_named_with_the_post_is_of_the_body_above():
    line = "港口观察\n船舶部主任\n沈佳宁先生"
    pieces = pieces_of(line, [(0, 4), (5, 10), (11, 16)], "zh")
    assert [f"{p.kind} {p.text}" for p in pieces] == ["body 港口观察", "post 船舶部主任", "person 沈佳宁"]


def test_a_chinese_head_without_empty_lines_has_its_number_and_addressee():
    (letter,) = parse(
        Source(
            "x",
            "",
            "text/plain",
            "阿尔登共和国大使馆\n\n阿使字〔2020〕第58号\n和平城市网络：\n贵组织5月12日来函收悉。关于集束弹药问题，现答复如下：\n"
            "一、阿尔登支持公约的普遍化，并呼吁各国尽早加入。\n顺致崇高敬意。\n\n二〇二〇年六月三日\n",
        )
    )
    assert [one.value for one in letter.reference_numbers] == ["阿使字〔2020〕第58号"]
    assert letter.recipients[0].organisation == "和平城市网络"
