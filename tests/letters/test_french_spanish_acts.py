"""French and Spanish statements: whole classes of polite turns, and where a sentence with two acts is parted."""

import pytest

from onrecord.letters.parsing import parse
from onrecord.letters.reading import begin
from onrecord.letters.statements.finding import find_statements
from onrecord.model import Party, Source

# Sentences of a letter of Senegal's or Peru's foreign ministry, each with what it does.
ALONE = {
    "fr": [
        ("Il ne saurait être fait droit à cette demande d'accès.", "refusal"),
        ("Les plans de ce dépôt ne sont pas communicables.", "refusal"),
        ("Nous ne pouvons dissimuler notre déception.", "concern"),
        ("Le Gouvernement accède volontiers à votre demande.", "commitment"),
        ("Le Ministère s'emploie à réunir ces pièces.", "commitment"),
        ("Votre proposition fera l'objet d'un examen attentif.", "commitment"),
        ("Ce combat rencontre notre plein assentiment.", "position_support"),
        ("Un tel registre ferait double emploi.", "position_oppose"),
        ("Il est peu digne d'un vieux pays d'oublier ses morts.", "criticism"),
        ("Ces armateurs persistent à livrer des obus au port rebelle.", "allegation"),
        ("On nous dit vendus aux armateurs : il n'en est rien.", "denial"),
        ("Je partage votre émotion.", "acknowledgement"),
        ("La sécurité de nos équipages l'exige.", "justification"),
        ("Nul ne peut se prévaloir d'un règlement secret.", "legal_claim"),
        ("Nos géomètres peuvent appuyer vos services.", "offer"),
        ("J'ai transmis votre courrier à la ministre de la Mer.", "fact_cited"),
        ("Il rejette toute tentative d'en modifier les termes.", "position_oppose"),
        ("Le Gouvernement ne juge pas opportun de recevoir cette mission.", "refusal"),
        ("Ce retard est imputable à la refonte du ministère.", "justification"),
        ("Aucune infraction n'a été relevée à ce jour.", "fact_cited"),
        ("Ce crédit ne sera pas reconduit l'an prochain.", "refusal"),
        ("Nous vous invitons à visiter le dépôt.", "offer"),
        ("Nous déplorons l'attitude de votre équipage.", "criticism"),
        ("Cette vente va à l'encontre de vos promesses.", "criticism"),
        ("La marine n'a livré aucun obus.", "denial"),
        ("Nos moyens sont limités.", "justification"),
        ("Le Gouvernement ne confirme ni n'infirme cette nouvelle.", "refusal"),
        ("Aussi sollicite-t-elle l'envoi de deux plongeurs.", "request"),
        ("Il serait, à mes yeux, illusoire de désarmer seuls.", "position_oppose"),
        ("Nous ne négocierons pas avec ces armateurs.", "refusal"),
        ("Nous ne nous opposerons pas à cette visite.", "commitment"),
        ("Nous ouvrirons le dépôt le jour où nos voisins ouvriront le leur.", "conditional_commitment"),
    ],
    "es": [
        ("No resulta procedente lo solicitado.", "refusal"),
        ("El Gobierno declina la invitación.", "refusal"),
        ("Insistimos en que se abra el depósito.", "request"),
        ("Aceptamos con gusto la invitación de su red.", "commitment"),
        ("Ello no obsta para que la Junta revise el permiso.", "commitment"),
        ("Vemos con beneplácito la apertura del archivo.", "position_support"),
        ("Mi delegación disiente de esa lectura.", "position_oppose"),
        ("Resulta paradójico que un país sin costa venda barcos.", "criticism"),
        ("La empresa exportó granadas sin permiso.", "allegation"),
        ("Nada más lejos de la realidad.", "denial"),
        ("Le asiste la razón en cuanto al plazo.", "acknowledgement"),
        ("Así lo exige la seguridad de nuestros puertos.", "justification"),
        ("Corresponde al Congreso aprobar los tratados.", "legal_claim"),
        ("Según el artículo 11, los barcos incautados deben destruirse.", "legal_claim"),
        ("Nos embarga la tristeza por lo ocurrido.", "concern"),
        ("Cuente con nosotros para lo que haga falta.", "offer"),
        ("No es práctica de este Ministerio comentar procesos.", "refusal"),
        ("Esas bombas no tienen cabida en ningún puerto.", "position_oppose"),
        ("Deploramos la actitud de su delegación.", "criticism"),
        ("El régimen usó armas químicas contra la ciudad.", "allegation"),
        ("No hemos suministrado bombas de ese tipo.", "denial"),
        ("Nuestros recursos son limitados.", "justification"),
        ("Mi Gobierno reexaminará la cuestión cuando termine el estudio.", "conditional_commitment"),
        ("Respecto a la lista, este Ministerio no la juzga necesaria.", "refusal"),
        ("Aceptado que fuere el canje, mi Gobierno suspenderá la salida.", "conditional_commitment"),
        ("No negociaremos bajo amenaza.", "refusal"),
        ("No nos opondremos a esa visita.", "commitment"),
        ("Publicaremos el mapa en cuanto lo autorice el juez.", "conditional_commitment"),
    ],
}
STATE = {"fr": "SEN", "es": "PER"}
CASES = [(tag, text, act) for tag, rows in ALONE.items() for text, act in rows]


def acts(tag: str, text: str) -> list[tuple[str, str]]:
    """Each statement's act and words, in a letter of the state."""
    reading = begin(text).having(language=tag, sender=(Party(state=STATE[tag]),))
    return [(s.act.value, s.quote.exact) for s in find_statements(reading)]


@pytest.mark.parametrize(("tag", "text", "act"), CASES)
def test_a_polite_turn_does_what_it_says(tag: str, text: str, act: str) -> None:
    """One sentence, one statement, the act a reader would give it."""
    assert [a for a, _ in acts(tag, text)] == [act]


@pytest.mark.parametrize(
    ("tag", "text", "parts"),
    [
        (
            "fr",
            "Nous rejetons ce reproche sans objet et regrettons que le port soit fermé.",
            [("denial", "Nous rejetons ce reproche sans objet"), ("concern", "regrettons que le port soit fermé.")],
        ),
        (
            "fr",
            "Je ne suis pas en mesure de souscrire à cette hausse, celle-ci faisant peser sur nous toute la charge.",
            [
                ("refusal", "Je ne suis pas en mesure de souscrire à cette hausse"),
                ("justification", "celle-ci faisant peser sur nous toute la charge."),
            ],
        ),
        (
            "es",
            "Se reconoce que las consultas fueron insuficientes y se lamenta que el puerto siga cerrado.",
            [
                ("acknowledgement", "Se reconoce que las consultas fueron insuficientes"),
                ("concern", "se lamenta que el puerto siga cerrado."),
            ],
        ),
        (
            "es",
            "El Perú ofrece su concurso para presidir la reunión y, de contar con los fondos, enviará a dos peritos.",
            [
                ("offer", "El Perú ofrece su concurso para presidir la reunión"),
                ("conditional_commitment", "de contar con los fondos, enviará a dos peritos."),
            ],
        ),
    ],
)
def test_a_second_deed_without_a_subject_stands_for_itself(tag: str, text: str, parts: list[tuple[str, str]]) -> None:
    """A verb whose form tells the person begins a clause of its own."""
    assert acts(tag, text) == parts


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "Le chef du Département m'a chargé de vous répondre."),
        ("fr", "Par lettre du 3 mai, vous demandez au Conseil de publier ces plans."),
        ("fr", "Sur la publication des plans."),
        ("fr", "J'interviens en qualité de conseil des marins de Sard."),
        ("es", "Los que abajo firmamos fuimos buzos de la Armada."),
        ("es", "Puerto Casado, 17 de enero de 1933."),
        ("es", "Sobre la publicación de los planos."),
        ("es", "En los anteriores términos se da respuesta a su petición."),
        ("es", "El señor Ministro me ha encargado responder a su carta."),
    ],
)
def test_what_only_opens_or_closes_an_answer_is_no_statement(tag: str, text: str) -> None:
    assert acts(tag, text) == []


def test_items_that_are_paragraphs_of_their_own_are_asks() -> None:
    """No label counts them: they go on in small letters behind a colon or a semicolon."""
    text = "Nous vous adjurons :\n\nde rendre publics ces plans ;\n\nde ne rien vendre à ces armateurs."
    assert acts("fr", text) == [
        ("request", "de rendre publics ces plans"),
        ("request", "de ne rien vendre à ces armateurs."),
    ]


def test_asks_listed_behind_a_colon_stand_for_themselves() -> None:
    """The words that announce them are none."""
    text = "Le Collectif vous demande trois choses : ouvrir le dépôt ; en publier le résultat ; brûler le reste."
    assert acts("fr", text) == [
        ("request", "ouvrir le dépôt"),
        ("request", "en publier le résultat"),
        ("request", "brûler le reste."),
    ]


def test_a_subject_no_list_knows_ends_what_the_writer_did_before() -> None:
    """ "Las explicaciones ..." is not said of the writer, whose name stands in the sentence before."""
    text = "El Perú convocó a la prensa. Las explicaciones dadas resultan a todas luces insuficientes."
    assert [a for a, _ in acts("es", text)] == ["fact_cited", "criticism"]


@pytest.mark.parametrize(
    ("tag", "text", "condition"),
    [
        ("fr", "Si ça peut aider, je vous envoie la liste ce soir.", "Si ça peut aider"),
        ("fr", "Advenant qu'un doute subsiste, nous suspendrons la vente.", "Advenant qu'un doute subsiste"),
        ("es", "Subsanados los extremos señalados, publicaremos el texto.", "Subsanados los extremos señalados"),
        ("es", "Retiraremos la denuncia solo si se devuelve el barco.", "solo si se devuelve el barco"),
        ("es", "Si usted nos da fecha, convocamos a la gente.", "Si usted nos da fecha"),
    ],
)
def test_a_promise_keeps_its_condition(tag: str, text: str, condition: str) -> None:
    """Also where the promise stands in the present, as in talk."""
    reading = begin(text).having(language=tag, sender=(Party(state=STATE[tag]),))
    found = find_statements(reading)
    assert [s.act.value for s in found] == ["conditional_commitment"]
    assert [s.condition.exact for s in found if s.condition] == [condition]


def test_an_honour_to_address_somebody_is_a_courtesy() -> None:
    assert acts("es", "Tengo el agrado de dirigirme a usted con relación a su nota del 3 de mayo.") == []


def test_what_stands_behind_who_is_not_the_deed_of_the_treaty() -> None:
    """ "Signed the Protocol that forbids" tells of a signature."""
    assert acts("fr", "Le Togo a signé le Protocole qui proscrit l'emploi des gaz.")[0][0] == "fact_cited"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "Monsieur,\n\nLe Togo demande une enquête. Il n'acceptera pas de délai.\n"),
        ("es", "Señor:\n\nEl Perú solicita una investigación. No aceptará demoras.\n"),
    ],
)
def test_the_state_that_asks_is_the_writer_where_the_head_names_none(tag: str, text: str) -> None:
    """A letter whose head names nobody: what the one state asks and refuses is the writer's own."""
    letter = parse(Source(f"{tag}.txt", "", "text/plain", text))[0]
    assert [(s.act.value, s.holder) for s in letter.statements] == [
        ("request", {"fr": "TGO", "es": "PER"}[tag]),
        ("refusal", {"fr": "TGO", "es": "PER"}[tag]),
    ]
