# ruff: noqa: E501  (letters stand here with the lines they were printed in)
"""Letters of many manners, invented: each names its kind, its writer and its addressee as a reader would.

States are real where recognising them is tried; every person and body is made up.
"""

import pytest

from onrecord.letters import parse
from onrecord.model import Source

FR_COPIES_FIRST = """COLLECTIF POUR LES RIVES LIBRES
12, avenue du Port, Cotonou - Tél. (229) 55 55 01

N° CRL/017/12                                   Cotonou, le 11 février 2012

Transmis copie pour information à :
- Monsieur le Président de l'Assemblée nationale
- Madame la Ministre de la Défense
(Tous) à COTONOU

A Son Excellence Monsieur le Ministre des
Affaires étrangères
à COTONOU

Objet : Ratification de la Convention sur les armes à sous-munitions

Excellence Monsieur le Ministre,

Nous avons l'honneur de vous rappeler que notre pays a signé la Convention le 3 décembre 2008.

Veuillez agréer, Excellence Monsieur le Ministre, l'expression de notre haute considération.

[signature]

Firmin Adjovi
Coordonnateur national
"""

MP_LETTER = """                     HOUSE OF REPRESENTATIVES
                     PARLIAMENT HOUSE, CANBERRA

Dr Amelia Thornbury MP
Member for Eastwater

The Hon. Lucas Barrowman MP
Minister for Foreign Affairs
Parliament House
Canberra ACT 2600

2 February 2018
Our ref: AT/18/77

Dear Minister,

Explosive weapons in towns

I write for several residents of my district about the hearings on a declaration.

Yours sincerely,

Dr Amelia Thornbury MP
"""

TWO_COL = """RIVER NETWORK AGAINST MINES              Founded 1996
P.O. Box 512, Apia                       Patron: Sir Tane Ofa
Tel. 555-0101                            rnam@example.org

20 February 2012

The Right Honourable the Prime Minister of Samoa
Government Buildings
Apia

Right Honourable Prime Minister,

We refer to our letters of November 2010 and June 2011, to which no answer has come.

Yours faithfully,

Mele Ofanoa                        Cc: Secretary, Ministry of Defence
Coordinator
"""

UN_DOC = """United Nations                                                 S/2031/904
                  Security Council                Distr.: General
                                                  14 March 2031

                                                  Original: English

     Letter dated 11 March 2031 from the Permanent Representative of
     Ireland to the United Nations addressed to the President of the
     Security Council

     On instructions from my Government, I have the honour to bring to your attention the situation of civil-
ians in the harbour towns, where mines have been found on eleven occasions since the beginning of the

31-04711 (E)    140331
*3104711*

S/2031/904

year.

     I should be grateful if you would have the present letter and its annex circulated as a document of the
Security Council.

                                        (Signed) Aoife Dunleavy
                                        Ambassador
                                        Permanent Representative

2/3                                                        31-04711

S/2031/904

     Annex to the letter dated 11 March 2031 from the Permanent Representative of Ireland to the United
Nations addressed to the President of the Security Council

     List of places in which mines were found, with the day on which each was cleared by the services.
"""

RU_REPLY = """МИНИСТЕРСТВО                              Координатору
ИНОСТРАННЫХ ДЕЛ                           ОО «Чистый берег»
РЕСПУБЛИКИ АРМЕНИЯ                        Гаспарян А. В.
г. Ереван

16.05.2013   № 11-19/204
на № 7/11 от 14.03.2013

          Уважаемая Анна Вагановна!

     Министерство иностранных дел получило Ваше письмо от 14 марта с. г. и отвечает на него.

     С уважением,

     Начальник управления                     Б. Ж. Токмаджян

Исп.: А. Петросян, тел. 55-55-77
"""

AR_LETTER = """جمعية الشاطئ الآمن
شارع البحر، صفاقس

صفاقس، في 3 فيفري 2014

إلى السيد وزير الدفاع الوطني
تونس

الموضوع: تدمير مخزون الألغام

السيد الوزير،

تحية طيبة وبعد، نلتمس منكم نشر بيانات المخزون قبل نهاية السنة.

وتفضلوا، السيد الوزير، بقبول فائق الاحترام.

سامية بن عمار
رئيسة الجمعية

نسخة إلى:
- السيد رئيس الحكومة
"""

TELEGRAM = """TELEGRAM

SECRETARY OF STATE TO AMBASSADOR FENWICK

Washington, March 4, 1931, 6 p.m.

41. Your 77, March 2. Please inform Foreign Office that Department cannot agree to the proposed change.

STIMWELL
"""

STATEMENT = """Statement by H.E. Ms. Sigrid Aasen, Permanent Representative of Norway
at the First Committee of the General Assembly

New York, 14 October 2019

Check against delivery

Mr. Chair,

Norway aligns itself with the statement delivered on behalf of the group of states and would add the following.
"""

REPLY_PM = """GOVERNMENT OF FIJI
OFFICE OF THE PRIME MINISTER

Ref. No.: PMO 6/12 - 1147                          26 March 2012

Ms. Litia Korovou
Coordinator
Network for Clear Reefs
Suva

Dear Madam,

I am directed to acknowledge your letter of 20 February 2012. It is now with the Ministry of Defence.

Yours faithfully,

(Jone Vakarua)
for Permanent Secretary

Copy to: The Permanent Secretary, Ministry of Defence, Suva
"""

EMBASSY_COUNSELLOR = """Embassy of Japan in Kenya

Nairobi, 12 July 2016

Mr Peter Odhiambo Walela
Executive Director
Lakeside Initiative on Small Arms
P.O. Box 55, Kisumu

Dear Mr Walela,

Thank you for your letter dated 1 June 2016 concerning the Arms Trade Treaty. Japan ratified the treaty in 2014.

Please accept the assurances of my highest consideration.

Kenji Morisawa
Counsellor
On behalf of the Ambassador of Japan
"""

ROWS = [
    (
        FR_COPIES_FIRST,
        "letter",
        ("Firmin Adjovi", "Coordonnateur national", None),
        (None, "Ministre des Affaires étrangères", "BEN"),
        2,
    ),
    (
        MP_LETTER,
        "letter",
        ("Amelia Thornbury", "MP", "AUS"),
        ("Lucas Barrowman", "Minister for Foreign Affairs", "AUS"),
        0,
    ),
    (TWO_COL, "letter", ("Mele Ofanoa", "Coordinator", None), (None, "Prime Minister of Samoa", "WSM"), 1),
    (
        UN_DOC,
        "un_letter",
        ("Aoife Dunleavy", "Permanent Representative of Ireland to the United Nations", "IRL"),
        (None, "President", None),
        0,
    ),
    (
        RU_REPLY,
        "reply",
        ("Б. Ж. Токмаджян", "Начальник управления", "ARM"),
        ("Гаспарян А. В.", "Координатору", None),
        0,
    ),
    (AR_LETTER, "letter", ("سامية بن عمار", "رئيسة الجمعية", None), (None, "وزير الدفاع الوطني", "TUN"), 1),
    (TELEGRAM, "telegram", ("Stimwell", "Secretary of State", "USA"), ("Fenwick", "Ambassador", "USA"), 0),
    (STATEMENT, "statement", ("Sigrid Aasen", "Permanent Representative of Norway", "NOR"), (None, "Chair", None), 0),
    (REPLY_PM, "reply", ("Jone Vakarua", "for Permanent Secretary", "FJI"), ("Litia Korovou", "Coordinator", None), 1),
    (
        EMBASSY_COUNSELLOR,
        "reply",
        ("Kenji Morisawa", "Counsellor", "JPN"),
        ("Peter Odhiambo Walela", "Executive Director", None),
        0,
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "sender", "recipient", "copies"), ROWS, ids=[row[0][:24].strip() for row in ROWS]
)
def test_kind_writer_and_addressee(text, kind, sender, recipient, copies):
    letter = parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]
    assert letter.kind == kind, letter.kind_because
    assert [(p.name, p.role, p.state) for p in letter.sender] == [sender]
    assert [(p.name, p.role, p.state) for p in letter.recipients] == [recipient]
    assert len(letter.copies) == copies
    for party in (*letter.sender, *letter.recipients, *letter.copies):
        assert party.quote is None or party.quote.holds(letter.text)


NOTES = [
    (
        """AMBASSADE DU ROYAUME DE BELGIQUE
À DAKAR

N° 417/NV/2021

L'Ambassade du Royaume de Belgique présente ses compliments au Ministère des Affaires étrangères et des Sénégalais de l'extérieur de la République du Sénégal et, se référant à la note du Ministère en date du 3 mars 2021, a l'honneur de porter à sa connaissance ce qui suit.

1. Le Gouvernement belge a pris note de la demande.

L'Ambassade du Royaume de Belgique saisit cette occasion pour renouveler au Ministère les assurances de sa très haute considération.

Dakar, le 9 avril 2021

[paraphe] [sceau]

MINISTÈRE DES AFFAIRES ÉTRANGÈRES
DAKAR
""",
        "BEL",
        "SEN",
    ),
    (
        """MISIÓN PERMANENTE DE COSTA RICA
ANTE LAS NACIONES UNIDAS

MCR-ONU-204-2021

La Misión Permanente de Costa Rica ante las Naciones Unidas saluda atentamente a la Oficina de Asuntos de Desarme de las Naciones Unidas y tiene el honor de remitir su informe, de conformidad con la resolución 75/32.

Costa Rica propone:

– reforzar el registro;
– publicar los datos.

La Misión Permanente aprovecha la oportunidad para reiterar a la Oficina las seguridades de su más alta consideración.

Nueva York, 2 de junio de 2021

[rúbrica]

A la
Oficina de Asuntos de Desarme
Nueva York
""",
        "CRI",
        None,
    ),
    (
        """ПОСОЛЬСТВО РЕСПУБЛИКИ КАЗАХСТАН
В ФРАНЦУЗСКОЙ РЕСПУБЛИКЕ

№ 12-4/88

     Посольство Республики Казахстан во Французской Республике свидетельствует свое уважение Министерству
иностранных дел Французской Республики и, ссылаясь на ноту Министерства от 4 мая 2016 года, имеет честь
сообщить следующее.

     Посольство пользуется случаем, чтобы возобновить Министерству уверения в своем высоком уважении.

     г. Париж, 12 мая 2016 года

МИНИСТЕРСТВО ИНОСТРАННЫХ ДЕЛ
ФРАНЦУЗСКОЙ РЕСПУБЛИКИ
г. Париж
""",
        "KAZ",
        "FRA",
    ),
    (
        """سفارة جمهورية العراق
في عمّان

الرقم: 4/300/2019

                              مذكرة شفوية

تهدي سفارة جمهورية العراق في عمّان أطيب تحياتها إلى وزارة الخارجية وشؤون المغتربين في المملكة الأردنية الهاشمية، وبالإشارة إلى مذكرتها
الشفوية المؤرخة 4 أيار/مايو 2019، تتشرف بأن تفيدها بما يلي:

تؤيد حكومة العراق أهداف الاتفاقية وستدرس الانضمام إليها.

وتغتنم السفارة هذه المناسبة لتعرب مجددا للوزارة عن فائق تقديرها واحترامها.

عمّان، في 26 أيار/مايو 2019

إلى
وزارة الخارجية وشؤون المغتربين
عمّان
""",
        "IRQ",
        "JOR",
    ),
]


@pytest.mark.parametrize(("text", "sender", "recipient"), NOTES, ids=["fr", "es", "ru", "ar"])
def test_notes_verbales_in_four_languages(text, sender, recipient):
    letter = parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]
    assert letter.kind == "note_verbale"
    assert [p.state for p in letter.sender] == [sender]
    assert [p.state for p in letter.recipients] == [recipient]
    assert letter.closing is not None and letter.salutation is None
    assert not letter.signature


def test_a_page_inside_a_word_of_a_united_nations_document():
    letter = parse(Source("x.txt", "", "text/plain", UN_DOC), head_only=True)[0]
    assert str(letter.date.value) == "2031-03-11"
    furniture = [UN_DOC[z.start : z.end] for z in letter.zones if z.zone == "page_furniture"]
    assert len(furniture) == 2 and "*3104711*" in furniture[0] and "2/3" in furniture[1]


def test_a_cable_calls_both_sides_by_one_word():
    text = "Santiago, August 17, 1957—1 p.m.\n\n149. Since June Embassy has tried to tell Department how the ferry talks go. Embtel 120.\n\nFerrers\n"
    letter = parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]
    assert [(p.name, p.organisation) for p in letter.sender] == [("Ferrers", "Embassy")]
    assert [(p.role, p.organisation) for p in letter.recipients] == [("Secretary of State", "Department of State")]


def test_a_cable_passed_on_to_a_person():
    text = "Washington, May 20, 1970.\n\n510. For Ambassador Quarrender from Alexis Mole. The plan of the Department has been agreed.\n"
    letter = parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]
    assert [p.name for p in letter.sender] == ["Alexis Mole"]
    assert [p.name for p in letter.recipients] == ["Quarrender"]
