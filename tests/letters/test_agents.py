"""What agents write for their clients, what passives tell, whose a post is that is named once. All invented."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.model import Source

FIRM = (
    "HOLT & ARROW LLP\nSolicitors\n12 Mill Row, Leeds\n\n9 October 2019\n\nThe Secretary of State for Trade"
    "\nLondon SW1\n\nDear Sir,\n\n{}\n\nYours faithfully,\n\nHolt & Arrow LLP\n"
)
HEAD = (
    "Open Fields Coalition\n\n3 May 2018\n\nAda Ames\nMinister for Foreign Affairs of Sweden\n\nDear Minister,\n\n{}"
    "\n\nYours sincerely,\n\nBo Orme\nDirector, Open Fields Coalition"
)
TALK = (
    "Memorandum of Conversation\n\nWashington, April 6, 1973\n\nPARTICIPANTS: Ambassador Lind of Sweden; Mr. Pryce"
    " (reporting)\n\n{}\n"
)


def told(text: str) -> list[tuple[str | None, str]]:
    letter = parse(Source("x.txt", "", "text/plain", text))[0]
    return [(s.holder, s.attribution.value) for s in letter.statements]


@pytest.mark.parametrize(
    "words",
    [
        "Our client believes that the port was closed without notice.",
        "Our client does not accept this reading of the rules.",
        "Our client would be content to wait, provided the list is published.",
    ],
)
def test_a_clients_position_is_told(words: str) -> None:
    assert told(FIRM.format("We act for the Harbour Families Committee. " + words))[-1] == (
        "Harbour Families Committee",
        "reported",
    )


def test_what_the_lawyer_does_himself_is_his_own() -> None:
    found = told(FIRM.format("We act for the Harbour Families Committee. We shall go to court in May."))
    assert found[-1] == ("Holt & Arrow LLP", "own")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Nous représentons l'Union des Marins. Notre cliente demande que le port soit rouvert."),
        ("es", "Representamos a la Unión de Marineros. Nuestra representada solicita que se abra el puerto."),
        ("ru", "Мы представляем интересы Союза моряков. Наш доверитель просит открыть порт."),
        ("zh", "本所受海员联合会委托致函。我方当事人要求开放港口。"),
    ],
)
def test_clients_in_other_languages(language: str, words: str) -> None:
    heads = {
        "fr": "Cabinet Ormel\n\nParis, le 3 mai 2018\n\nMonsieur le Ministre,\n\n{}\n\nVeuillez agréer,"
        " Monsieur le Ministre, l'expression de notre considération.\n",
        "es": "Estudio Ormel\n\nLima, 3 de mayo de 2018\n\nSeñor Ministro:\n\n{}\n\nAtentamente,\n",
        "ru": "Бюро Ормель\n\n3 мая 2018 г.\n\nУважаемый господин Министр!\n\n{}\n\nС уважением,\n",
        "zh": "海港律师事务所\n\n2018年5月3日\n\n部长先生：\n\n{}\n\n此致\n\n敬礼\n",
    }
    assert told(heads[language].format(words))[-1][1] == "reported"


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Mr. Robert Vale, who told us that the port is closed, will come to Oslo.", "Mr. Robert Vale"),
        ("Prince Faris warmly seconded this and said that the port was closed.", "Prince Faris"),
        ("In your view, a port cannot be kept open for ever.", "SWE"),
        ("It was stated to us by the Norwegian Embassy that the list is closed.", "NOR"),
        ("The Norwegian pilots do not believe that the port is safe.", "Norwegian pilots"),
        ("Norwegian officials do not believe that the port is safe.", "NOR"),
        ("The Danish Ambassador had a talk with me in which he said it was closed.", "DNK"),
        ("I was told that the port is closed.", None),
    ],
)
def test_more_ways_of_telling(words: str, holder: str | None) -> None:
    assert told(HEAD.format(words))[-1] == (holder, "reported")


@pytest.mark.parametrize(
    "words",
    [
        "The Norwegian Board has not yet announced its plans.",
        "Please report whether in your opinion the harbour should be closed.",
        "The evidence suggests that the port is closed.",
        "Please keep the Norwegian Board informed of the plans.",
    ],
)
def test_what_tells_of_nobodys_words(words: str) -> None:
    assert told(HEAD.format(words))[-1][1] == "own"


def test_a_post_named_once_with_its_state_is_that_states() -> None:
    found = told(TALK.format("The Ambassador said that the port was closed. He hoped that it would be opened."))
    assert found == [("SWE", "reported"), ("SWE", "reported")]
    assert told(TALK.format("Lind undertook to open the harbour."))[-1] == ("SWE", "reported")


def test_chinese_bodies_and_third_persons_tell() -> None:
    note = "海港协会\n\n2010年9月15日\n\n中华人民共和国外交部\n司长先生：\n\n{}\n\n此致\n\n会长 陆文渊\n"
    assert told(note.format("我们已收到报告。专家组认为费用偏高。"))[-1] == ("专家组", "reported")
    assert told(note.format("巴基斯坦代表告诉我们，他们持同样立场。"))[-1] == ("PAK", "reported")


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("The Dutch Minister, who chaired the group, has said in public that it is closed.", "NLD"),
        ("It is argued by some experts that the harbour is closed.", "some experts"),
        ("At the meeting of 10 November the harbour board told us that it was closed.", "harbour board"),
        ("The builder assures us that the harbour is closed.", "builder"),
    ],
)
def test_names_that_open_with_a_state_and_nouns_behind_a_phrase(words: str, holder: str) -> None:
    assert told(HEAD.format(words))[-1] == (holder, "reported")


def test_whom_a_cable_met_is_he() -> None:
    cable = (
        "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957.\n\nSaw Lindal"
        " last evening at his house. He told me that the harbour was closed.\n\nVale\n"
    )
    assert told(cable)[-1] == ("NOR", "reported")


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Your letter of 12 June raises three points. The first is that the harbour is too small.", "SWE"),
        ("The harbour board complains of not having been heard.", "harbour board"),
        ("As Norway rightly observed this morning, there has been no change for years.", "NOR"),
        ("The group concluded in 2018 that the harbour is safe.", "group"),
        ("They are said to have closed the harbour.", None),
    ],
)
def test_points_raised_and_what_is_said_of_somebody(words: str, holder: str | None) -> None:
    assert told(HEAD.format(words))[-1] == (holder, "reported")


def test_a_cables_sentence_without_a_subject_goes_on_telling() -> None:
    cable = (
        "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957.\n\nSaw Lindal last"
        " evening. He said the harbour was closed. Claimed eleven ships had been seen there.\n\nVale\n"
    )
    assert told(cable)[-1] == ("NOR", "reported")


@pytest.mark.parametrize(
    ("language", "words", "holder"),
    [
        ("fr", "Selon plusieurs associations, des bateaux belges auraient quitté le port.", "plusieurs associations"),
        ("fr", "Comme l'a relevé la Suède, le port est fermé depuis dix ans.", "SWE"),
        ("es", "Los Estados ribereños alegan que el puerto está cerrado.", "Estados ribereños"),
        ("es", "Como señaló México, el puerto está cerrado desde hace diez años.", "MEX"),
        ("fr", "Nous avons vu M. Sarp. Mon interlocuteur en est convenu.", None),
        ("es", "Los pescadores temen perder sus barcos.", "pescadores"),
        ("ru", "Вы считаете, что порт закрыт.", None),
        ("ru", "По оценке экспертов, их около двухсот.", "экспертов"),
        ("ru", "Местные жители говорят, что порт закрыт.", "Местные жители"),
        ("ar", "ويرى بعض الخبراء أن الميناء مغلق.", "بعض الخبراء"),
        ("zh", "越南学者对我们说，港口已经关闭。", "VNM"),
    ],
)
def test_more_tell_in_other_languages(language: str, words: str, holder: str | None) -> None:
    heads = {
        "fr": "Ligue du Port\n\nParis, le 3 mai 2018\n\nMonsieur le Ministre,\n\n{}\n\nVeuillez agréer, Monsieur le"
        " Ministre, l'expression de notre considération.\n",
        "es": "Liga del Puerto\n\nLima, 3 de mayo de 2018\n\nSeñor Ministro:\n\n{}\n\nAtentamente,\n",
        "ru": "Лига портов\n\n3 мая 2018 г.\n\nУважаемый господин Министр!\n\n{}\n\nС уважением,\n",
        "ar": "رابطة الموانئ\n\nعمان في 3 أيار 2018\n\nمعالي الوزير،\n\n{}\n\nوتفضلوا بقبول فائق الاحترام\n",
        "zh": "海港协会\n\n2018年5月3日\n\n部长先生：\n\n{}\n\n此致\n\n敬礼\n",
    }
    assert told(heads[language].format(words))[-1] == (holder, "reported")


@pytest.mark.parametrize(
    ("head", "words", "holder"),
    [
        # An envoy without an office in the head writes home from where he is posted.
        (
            "Mr. Vale to Mr. Holt\n\nOslo, April 7, 1864.\n\nSir: {}\n\nI am, sir, your obedient servant,"
            "\n\nADAM VALE.\n\nHon. William H. Holt,\nSecretary of State of the United States.\n",
            "I refer to my last despatch. Mr. Lindal has informed me that the harbour is closed.",
            "NOR",
        ),
        # A mission writes home to somebody whose post the head does not name.
        (
            "Mr. Vale to Mr. Holt.\n\nLEGATION OF THE UNITED STATES,\nOslo, August 2, 1881.\n\nSir: {}\n\nI have, &c.,"
            "\nADAM VALE.\n",
            "I called yesterday upon Mr. Lindal. He assured me that the harbour would be opened.",
            "NOR",
        ),
        # Whom the writer instructs is his own.
        (
            "The Secretary of State to the President\n\nWashington, June 12, 1936.\n\nMy dear Mr. President: {}"
            "\n\nFaithfully yours,\n\nCordell Holt\n",
            "On May 9 we instructed Mr. Engel to go. On May 17 Mr. Engel reported that the harbour was closed.",
            "USA",
        ),
        # "Lindal's speech" speaks for nobody.
        (
            "Telegram From the Embassy in Norway to the Department of State\n\nOslo, May 3, 1957.\n\n{}\n\nVale\n",
            "Delivered letter to Lindal last night. Ambassador Holt's speech was read. He said it was bitter.",
            "NOR",
        ),
    ],
)
def test_whose_men_they_are(head: str, words: str, holder: str) -> None:
    assert told(head.format(words))[-1] == (holder, "reported")


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("The Council of Ports welcomed the decisions of the two harbours.", "Council of Ports"),
        ("Mr. Lindal reports that the harbour is closed.", "Mr. Lindal"),
        ("The harbour was opened on Lord Vale's promise that it would be dredged.", "Lord Vale"),
        ("In Norway's view, the harbour must be closed.", "NOR"),
        ("I spoke to President Vale who told me that the harbour was closed.", "President Vale"),
        ("Later I wrote to the officials of the harbour, who state that it is closed.", None),
        ("The Norwegian Minister, who reads a certain newspaper, has told us that it is closed.", "NOR"),
    ],
)
def test_bodies_promises_and_relative_clauses_tell(words: str, holder: str | None) -> None:
    assert told(HEAD.format(words))[-1] == (holder, "reported")


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Villagers fear another year without a harbour.", "Villagers"),
        ("The engineers estimate that the harbour is closed.", "engineers"),
        ("The commander has let it be known that the harbour is closed.", "commander"),
        ("Mr Hadley is concerned that the harbour was closed.", "Mr Hadley"),
        ("The Audit Office found last year that the harbour was well run.", "Audit Office"),
        ("Nothing was said by the representative of Norway. He claimed that the harbour is closed.", "NOR"),
        ("As for Norway, its Ambassador has told us that the harbour is closed.", "NOR"),
    ],
)
def test_moods_findings_and_representatives(words: str, holder: str) -> None:
    assert told(HEAD.format(words))[-1] == (holder, "reported")


def test_a_verb_in_the_first_person_is_the_lawyers_own() -> None:
    letter = "Estudio Ormel\n\nLima, 3 de mayo de 2018\n\nSeñor Ministro:\n\n{}\n\nAtentamente,\n\nRosa Ormel\n"
    words = (
        "Represento a la Unión de Marineros. Mi representada pide que se abra el puerto."
        " De no recibir respuesta, recurriremos."
    )
    assert [a for _, a in told(letter.format(words))][-2:] == ["reported", "own"]


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Ireland will vote in favour of the draft. Norway called the text premature.", "IRL"),
        ("L'Irlande votera pour le projet. La Norvège a jugé le texte prématuré.", "IRL"),
        ("Irlanda votará a favor del proyecto. Noruega dijo que el texto es prematuro.", "IRL"),
    ],
)
def test_who_will_vote_is_the_speaker_of_an_explanation_of_vote(words: str, holder: str) -> None:
    assert told(f"Explanation of vote\n\n{words}\n")[0] == (holder, "own")
