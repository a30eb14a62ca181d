"""Names of bodies and posts that one state alone has: they tell the state though they do not say it."""

from __future__ import annotations

import re
from functools import cache

# State: its bodies, parted by commas. Only what no other state has or had under that name.
_BODIES = """
AUT: Österreichisches Bundesheer, Bundesministerium für europäische und internationale Angelegenheiten
BRA: Itamaraty, Palácio do Planalto
CAN: Global Affairs Canada, Affaires mondiales Canada, Foreign Affairs and International Trade Canada, DFAIT
CHE: Eidgenössisches Departement, Département fédéral des affaires étrangères, Federal Department of Foreign Affairs,
  Dipartimento federale degli affari esteri, Palais fédéral
CHL: Palacio de La Moneda
DEU: Auswärtiges Amt, Auswärtige Amt, Auswärtigen Amts, Auswärtigen Amtes, Deutscher Bundestag, Deutschen Bundestages
DNK: Folketinget, Folketing, Udenrigsministeriet
ESP: Cortes Generales, Palacio de la Moncloa, Ministerio de Asuntos Exteriores y de Cooperación
FIN: Eduskunta
FRA: Palais de l'Élysée, Ministère de l'Europe et des Affaires étrangères,
  Ministère des Affaires étrangères et du Développement international, Quai d'Orsay, Hôtel Matignon
GBR: Foreign and Commonwealth Office, Foreign & Commonwealth Office, Foreign Commonwealth and Development Office,
  House of Lords, Foreign Commonwealth & Development Office, 10 Downing Street, Scottish Parliament
IND: Lok Sabha, Rajya Sabha
IRL: Dáil Éireann, Seanad Éireann, Houses of the Oireachtas, Leinster House, Department of the Taoiseach, Iveagh House
ISR: Knesset
ITA: Farnesina, Palazzo Chigi, Montecitorio
JPN: Gaimusho
KAZ: Мажилис, Мажилиса
KGZ: Жогорку Кенеш, Жогорку Кенеша
NLD: Tweede Kamer, Eerste Kamer
NOR: Stortinget, Storting, Utenriksdepartementet
PER: Palacio de Torre Tagle, Torre Tagle
POL: Sejm
RUS: Государственная Дума, Государственной Думы, МИД России, Смоленская площадь, State Duma
SWE: Riksdag, Sveriges Riksdag, Utrikesdepartementet
UKR: Верховная Рада, Верховна Рада, Verkhovna Rada
USA: The White House, White House, The Pentagon, Congress of the United States
"""
_POSTS = """
GBR: Chancellor of the Exchequer, Secretary of State for Foreign and Commonwealth Affairs,
  Lord Privy Seal, First Lord of the Treasury
IRL: Taoiseach, Tánaiste
"""


@cache
def _names(listed: str) -> tuple[re.Pattern[str], dict[str, str]]:
    states: dict[str, str] = {}
    for row in re.sub(r"\n\s+", " ", listed).strip().splitlines():
        code, _, names = row.partition(": ")
        states |= {name.strip().casefold(): code for name in names.split(",") if name.strip()}
    some = "|".join(re.escape(name).replace(r"\ ", r",?\s+") for name in sorted(states, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{some})(?!\w)", re.IGNORECASE), states


def state_of_one(role: str | None, organisation: str | None) -> str | None:
    """The state whose alone a body or post is.

    >>> state_of_one(None, "Ports Department, Foreign and Commonwealth Office"), state_of_one("Minister", None)
    ('GBR', None)
    """
    for said, listed in ((organisation, _BODIES), (role, _POSTS)):
        pattern, states = _names(listed)
        found = pattern.search(said) if said else None
        if found:
            return states[" ".join(found[0].replace(",", " ").split()).casefold()]
    return None
