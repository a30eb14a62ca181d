"""Letters of many to many, and offices as ministries print them: each signer, each state, the ministry of a desk."""

import pytest

from onrecord.letters import parse
from onrecord.model import Letter
from onrecord.sources import open_source


def read(text: str) -> Letter:
    (letter,) = parse(open_source(text.encode(), name="letter.txt"))
    return letter


OPEN_LETTER = """Geneva, 22 May 2023

OPEN LETTER

To the Ministers of Foreign Affairs of Finland, Poland, Argentina and Viet Nam

Excellencies,

We, the undersigned organisations, call upon your governments to accede to the Convention.

Signed:

Ada Marsh, Coalition for Quiet Seas
Rafael Souza, Instituto Porto Aberto
Sari Laine, Director, Peace Education Lantern (Norway)
"""


def test_who_signs_in_a_list_has_the_body_behind_the_comma() -> None:
    signers = [(one.name, one.role, one.organisation) for one in read(OPEN_LETTER).sender]
    assert signers == [
        ("Ada Marsh", None, "Coalition for Quiet Seas"),
        ("Rafael Souza", None, "Instituto Porto Aberto"),
        ("Sari Laine", "Director", "Peace Education Lantern"),
    ]


@pytest.mark.parametrize(
    ("line", "role", "states"),
    [
        (
            "To the Ministers of Foreign Affairs of Finland, Poland and Viet Nam",
            "Ministers of Foreign Affairs",
            "FIN POL VNM",
        ),
        ("Joint letter to the Governments of Ghana, Kenya and Senegal", "Governments", "GHA KEN SEN"),
        ("Lettre ouverte aux ambassadeurs de la France, de la Belgique et du Canada", "ambassadeurs", "FRA BEL CAN"),
        ("A los gobiernos de Chile y del Perú", "gobiernos", "CHL PER"),
        ("Министрам иностранных дел Финляндии, Польши и Аргентины", "Министрам иностранных дел", "FIN POL ARG"),
    ],
)
def test_an_office_of_many_states_is_as_many_addressees(line: str, role: str, states: str) -> None:
    letter = read(f"{line}\n\n3 June 2020\n\nExcellencies,\n\nWe urge you to sign the treaty.\n\nAda Marsh\nDirector\n")
    assert [one.state for one in letter.recipients] == states.split()
    assert {one.role for one in letter.recipients} == {role}
    assert all(one.quote and one.quote.exact in line for one in letter.recipients)


def test_states_named_in_passing_are_no_addressees() -> None:
    letter = read(
        OPEN_LETTER.replace("of Finland, Poland, Argentina and Viet Nam", "of Finland, which with Poland leads")
    )
    assert len(letter.recipients) < 2


LETTERHEAD = (
    "MINISTRY FOR FOREIGN AFFAIRS OF ICELAND\nUnit for Oceans\n\nReykjavik, 19 April 2021\n\nDear Dr Marsh,\n\n"
)
BODY = "Thank you for your letter of 1 March 2021. We cannot accede to the treaty.\n\nYours sincerely,\n\n"


@pytest.mark.parametrize(
    "post", ["Director General, Department for Ocean Law", "Deputy Director\nDepartment of Ocean Law"]
)
def test_a_department_under_a_ministry_speaks_for_its_state(post: str) -> None:
    (sender,) = read(f"{LETTERHEAD}{BODY}Jon Palsson\n{post}\n").sender
    assert (sender.name, sender.state, sender.organisation) == (
        "Jon Palsson",
        "ISL",
        "Ministry for Foreign Affairs of Iceland",
    )


def test_a_department_that_is_a_ministry_stays_one() -> None:
    (sender,) = read(f"Department of Foreign Affairs\nDublin, 3 May 2019\n\n{BODY}Ada Marsh\nDirector\n").sender
    assert sender.organisation == "Department of Foreign Affairs"


def test_who_signs_for_a_minister_and_an_office_of_several_things() -> None:
    text = (
        "ROYAUME DE BELGIQUE\nMinistère des Affaires étrangères\n\nBruxelles, le 28 mars 2022\n\n"
        "Madame la Directrice,\n\n"
        "J'ai l'honneur d'accuser réception de votre lettre du 10 février 2022.\n\nPour le Ministre,\n"
        "Le Directeur des Nations Unies et des Organisations internationales\nPaul Lambert\n"
    )
    letter = read(text)
    (sender,) = letter.sender
    assert (sender.name, sender.state, sender.on_behalf_of) == ("Paul Lambert", "BEL", "Ministre")
    assert sender.role == "Directeur des Nations Unies et des Organisations internationales"
    assert letter.kind.value == "reply"


@pytest.mark.parametrize("whom", ["Coalition", "Executive Committee"])
def test_a_signature_for_a_body_names_no_second_one(whom: str) -> None:
    (sender,) = read(
        f"Geneva, 3 May 2020\n\nDear Ms Quill,\n\nWe urge you to sign.\n\nFor the {whom},\nBen Cole\nDirector\n"
    ).sender
    assert (sender.name, sender.role, sender.organisation) == ("Ben Cole", "Director", whom)


def test_a_ministry_for_several_things_is_one() -> None:
    text = (
        "Buenos Aires, 10 de mayo de 2022\n\nDe mi consideración:\n\nRespondo a su carta.\n\nAna Lugo\nDirectora\n"
        "Ministerio de Relaciones Exteriores, Comercio Internacional y Culto\n\n"
        "A la señora Ada Marsh\nDirectora de la Coalition for Quiet Seas\nGinebra\n"
    )
    letter = read(text)
    assert letter.sender[0].organisation == "Ministerio de Relaciones Exteriores, Comercio Internacional y Culto"
    assert (letter.recipients[0].name, letter.recipients[0].organisation) == ("Ada Marsh", "Coalition for Quiet Seas")


def test_a_minister_for_several_things_is_one() -> None:
    text = (
        "Ginebra, 10 de febrero de 2022\n\nExcmo. Sr. Santiago Lugo\nMinistro de Relaciones Exteriores, Comercio "
        "Internacional y Culto\nRepública Argentina\nBuenos Aires\n\nSeñor Ministro:\n\nInstamos a la Argentina a "
        "que se adhiera.\n\nAda Marsh\nDirectora\n"
    )
    (one,) = read(text).recipients
    assert (one.name, one.state) == ("Santiago Lugo", "ARG")
    assert one.role == "Ministro de Relaciones Exteriores, Comercio Internacional y Culto"


def test_a_minister_and_the_state_in_a_list_are_apart() -> None:
    (one,) = read(
        "3 May 2020\n\nTo the Minister of Foreign Affairs, Trinidad and Tobago\n\nDear Minister,\n\nSign.\n"
    ).recipients
    assert one.state == "TTO"


def test_a_russian_addressee_stands_below_his_post() -> None:
    text = (
        "Женева, 3 марта 2022 года\n\nМинистру иностранных дел\nРеспублики Казахстан\nг-ну Б. К. Абаеву\n"
        "г. Нур-Султан\n\n"
        "Уважаемый господин Министр,\n\nОбращаемся к Вам с просьбой присоединиться к договору.\n\nА. Марш\n"
    )
    (one,) = read(text).recipients
    assert (one.role, one.state) == ("Министру иностранных дел Республики Казахстан", "KAZ")
    assert one.name and one.name.startswith("Б. К. Аба")


def test_a_copy_for_a_person_and_his_body() -> None:
    letter = read(
        "Geneva, 3 May 2020\n\nDear Ms Quill,\n\nWe urge you to sign.\n\nYours sincerely,\n\nBen Cole\nDirector\n\n"
        "cc: Mr Rafael Souza, Instituto Porto Aberto, São Paulo\n    Embassy of Brazil, Bern\n"
    )
    assert [(one.name, one.organisation) for one in letter.copies] == [
        ("Rafael Souza", "Instituto Porto Aberto"),
        (None, "Embassy of Brazil"),
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Me dirijo a usted en respuesta a su carta de fecha 10 de febrero de 2022.",
            "su carta de fecha 10 de febrero de 2022",
        ),
        ("I write in reply to your letter of 3 May 2021.", "your letter of 3 May 2021"),
        ("J'écris en réponse à votre lettre du 3 mai 2021.", "votre lettre du 3 mai 2021"),
    ],
)
def test_in_reply_to_a_letter_names_that_letter_alone(text: str, quote: str) -> None:
    letter = read(f"{text}\n\nAna Lugo\n")
    assert [(one.relation.value, one.quote.exact) for one in letter.references] == [("in_reply_to", quote)]


def test_an_arabic_title_stands_before_the_name() -> None:
    text = (
        "جمهورية مصر العربية\nوزارة الخارجية\n\nالقاهرة، 30 أغسطس 2022\n\nالسيدة المديرة،\n\n"
        "إشارة إلى رسالتكم المؤرخة 12 يونيو 2022، أود أن أفيدكم بأن مصر تؤيد أهداف الاتفاقية.\n\n"
        "وتفضلوا بقبول فائق الاحترام.\n\nالسفير حازم الدرويش\nمساعد وزير الخارجية لشؤون نزع السلاح\n"
    )
    (sender,) = read(text).sender
    assert (sender.name, sender.state) == ("حازم الدرويش", "EGY")
