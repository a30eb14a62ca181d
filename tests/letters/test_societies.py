"""Whose paper it is: societies named after a state, mottos, and a minister who writes "à" on a line of its own."""

import pytest

from onrecord.letters import parse
from onrecord.model import Act, Source


def read(text: str):
    return parse(Source("x.txt", "", "text/plain", text))[0]


BY_A_PRESIDENT = """{head}
Santiago, 3 de mayo de 2018

Señor
Rafael Ordóñez Lira
Ministro de Relaciones Exteriores
Presente

Señor Ministro:

Pedimos al Gobierno que publique las cifras.

Atentamente,

Inés Valdivieso Rojo
Presidenta
"""


@pytest.mark.parametrize(
    ("head", "body", "state"),
    [
        ("PUERTOS LIBRES, CAPÍTULO CHILENO", "Puertos Libres, Capítulo Chileno", None),
        ("PAX PORTUS CHILE", "Pax Portus Chile", None),
        ("REPÚBLICA DE CHILE\nPRESIDENCIA", "Presidencia", "CHL"),
    ],
)
def test_a_society_that_bears_a_states_name_is_not_the_state(head, body, state):
    (sender,) = read(BY_A_PRESIDENT.format(head=head)).sender
    assert (sender.name, sender.organisation, sender.state) == ("Inés Valdivieso Rojo", body, state)


BY_A_MINISTER = """RÉPUBLIQUE DU MALI
Un Peuple - Un But - Une Foi

MINISTÈRE DES PORTS

Bamako, le 4 mai 2015

Le Ministre des Ports{gap}
à
{gap}Madame la Présidente de l'Association des pêcheurs du fleuve

Madame la Présidente,

Je vous prie de nous transmettre le rapport.
"""


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_line_that_says_to_parts_the_writer_from_the_addressee(gap):
    letter = read(BY_A_MINISTER.replace("{gap}", gap))
    (sender,), (addressee,) = letter.sender, letter.recipients
    assert (sender.name, sender.role, sender.state) == (None, "Ministre des Ports", "MLI")
    assert (addressee.organisation, addressee.state) == ("Association des pêcheurs du fleuve", None)


def test_what_is_asked_as_an_item_of_a_list_is_asked_whatever_its_verb():
    letter = read(
        "Dear Minister,\n\nWe ask the Government:\n\n(a) to undertake not to assist in the laying of nets;\n\n"
        "(b) to say whether it will support the draft; and\n\n(c) whether the figures will be published.\n\n"
        "Yours faithfully,\n\nAda Ferrers\n"
    )
    assert [s.act for s in letter.statements] == [Act.REQUEST] * 3
