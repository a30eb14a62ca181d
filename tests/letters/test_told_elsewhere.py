"""Whose words are told in more languages, and in English by groups and colleagues. All invented."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.model import Source

NOTES = {
    "fr": "L'Ambassade de Belgique présente ses compliments au Ministère des Affaires étrangères du Sénégal et a"
    " l'honneur de se référer à sa note du 3 mai 2012.\n\n{}\n\nDakar, le 4 juin 2012\n",
    "ru": "Министерство иностранных дел Республики Беларусь свидетельствует свое уважение Посольству Канады и имеет"
    " честь сослаться на ноту Посольства от 11 июня 2008 года.\n\n{}\n\nМинск, 3 июля 2008 года\n",
    "ar": "تهدي وزارة الخارجية في المملكة الأردنية الهاشمية أطيب تحياتها إلى سفارة مملكة النرويج في عمّان، وبالإشارة إلى"
    " مذكرة السفارة المؤرخة في 20 نيسان 2011، تتشرف بإفادتها بما يلي:\n\n{}\n\nعمّان في 9 أيار 2011\n",
}
LETTER = "Coordinadora del Puerto\n\nLa Paz, 22 de abril de 2015\n\nSeñora\nRosa Antez\nMinistra de Defensa\n\nSeñora Ministra:\n\n{}\n\nAtentamente,\n\nFélix Ur\nSecretario\n"  # noqa: E501


def told(text: str) -> list[tuple[str | None, str]]:
    letter = parse(Source("x.txt", "", "text/plain", text))[0]
    return [(s.holder, s.attribution.value) for s in letter.statements]


@pytest.mark.parametrize(
    ("language", "words", "holder"),
    [
        ("fr", "Le Ministère faisait part de son souhait de voir le port fermé.", "SEN"),
        ("fr", "L'organisation Port Ouvert, qui tient le quai, a fait savoir ce refus.", "organisation Port Ouvert"),
        ("ru", "В своей ноте Посольство просило закрыть порт до конца года.", "CAN"),
        ("ru", "Посольство также выразило готовность построить новый порт.", "CAN"),
        ("ar", "طلبت السفارة في مذكرتها إغلاق الميناء إلى نهاية العام.", "NOR"),
        ("ar", "وأفادت اللجنة الوطنية للموانئ بأن الميناء مغلق منذ آب.", "اللجنة الوطنية للموانئ"),
    ],
)  # fmt: skip
def test_a_notes_other_side_is_told_in_its_language(language: str, words: str, holder: str) -> None:
    assert told(NOTES[language].format(words))[-1] == (holder, "reported")


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("El Viceministro Choque manifestó que el puerto está cerrado.", "BOL"),
        ("El Gobierno del Perú nos ha comunicado que el puerto está cerrado.", "PER"),
        ("El perito del puerto manifestó que el muelle está cerrado.", "perito del puerto"),
        ("El Gobierno del Perú pidió el cierre. A su juicio, el puerto no sirve.", "PER"),
    ],
)
def test_a_spanish_letter_tells_of_others(words: str, holder: str) -> None:
    assert told(LETTER.format(words))[-1] == (holder, "reported")


HEAD = (
    "Open Fields Coalition\n\n3 May 2018\n\nAda Ames\nMinister for Foreign Affairs of Sweden\n\nDear Minister,\n\n{}"
    "\n\nYours sincerely,\n\nBo Orme\nDirector, Open Fields Coalition"
)


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("The Three Harbours Council expressed its disappointment in May.", "Three Harbours Council"),
        ("The Sweden Council of Ports, which was closed in May, has informed us that it agrees.", "Council of Ports"),
        ("Your Norwegian colleague has described it as “a lost year”.", "NOR"),
        ("Denmark said that the harbour was closed. In its view this was right.", "DNK"),
        ("The Norwegian Government, as chair, has argued that the harbour should be closed.", "NOR"),
        ("It is the view of Denmark that the harbour should be closed.", "DNK"),
        ("The European Union has let it be known that the harbour should be closed.", "EU"),
        ("The coroner found that the harbour was closed by the troops.", "coroner"),
        ("Captain Vale of your Ministry says nobody can be blamed.", "SWE"),
        ("My pastor, Mr. Robert Vale, has promised to raise the matter.", "Robert Vale"),
        ("Your Prime Minister told us that the harbour was closed. He argued that it was old.", "SWE"),
    ],
)
def test_names_and_colleagues_that_tell(words: str, holder: str) -> None:
    found = told(HEAD.format(words))[-1]
    assert found[1] == "reported"
    assert found[0] is not None and found[0].endswith(holder)


def test_they_are_the_undersigned() -> None:
    found = told(HEAD.format("The undersigned ask for the list. They ask further that it be public."))
    assert {a for _, a in found} == {"own"}


def test_a_group_for_which_a_mission_speaks_is_the_writer() -> None:
    found = told(
        "The Permanent Mission of Norway presents its compliments to the Permanent Mission of Sweden and, on behalf of"
        " the Group of Port States, has the honour to refer to the draft.\n\nThe Group is willing to sign the list."
        " The Mission of Sweden replied in May that it was closed.\n\nGeneva, 4 May 2014\n"
    )
    assert found[-2:] == [("NOR", "own"), ("SWE", "reported")]


CHINESE = "海港协会\n\n2010年9月15日\n\n中华人民共和国外交部\n司长先生：\n\n{}\n\n此致\n\n敬礼\n\n会长 陆文渊\n"
RUSSIAN = "Союз портов\n\n14 сентября 2016 г.\n\nМинистру обороны Российской Федерации\n\nУважаемый господин Министр!\n\n{}\n\nС уважением,\n\nПредседатель Союза\nВ. И. Лопухов\n"  # noqa: E501


@pytest.mark.parametrize(
    ("letter", "words", "holder"),
    [
        (CHINESE, "贵司在复函中表示，港口已经关闭。发言人上周却称，港口没有关闭的计划。", "CHN"),
        (CHINESE, "越南官员告诉我们，越方愿意开放港口。", "VNM"),
        (RUSSIAN, "Портовый областной суд признал отказ незаконным.", "Портовый областной суд"),
        (RUSSIAN, "По мнению же Ваших юристов, решение суда на порт не распространяется.", "RUS"),
    ],
)
def test_chinese_and_russian_letters_tell_of_others(letter: str, words: str, holder: str) -> None:
    assert told(letter.format(words))[-1] == (holder, "reported")


def test_a_spanish_minister_proposed_in_his_own_note() -> None:
    note = LETTER.format("Nos referimos a su nota. En ella Vuestra Excelencia proponía que el puerto se cerrara.")
    assert told(note)[-1] == ("BOL", "reported")


def test_what_follows_the_sentence_is_not_spoken_for() -> None:
    words = "We answer on behalf of the head of the port. The Council of Ports has told us that the list is closed."
    assert told(HEAD.format(words))[-1] == ("Council of Ports", "reported")
