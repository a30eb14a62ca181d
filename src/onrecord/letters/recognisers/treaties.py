"""Treaties, by name, alias or abbreviation; "CM" is both a treaty and a weapon class and gives both."""

from __future__ import annotations

from onrecord.letters.recognisers.recogniser import Recogniser, by_name

RECOGNISERS = (
    Recogniser(
        name="treaties",
        kind="treaty",
        find=by_name("treaty"),
        examples=(
            ("to accede to the Convention on Cluster Munitions", "en", ("CCM",)),
            ("the Ottawa Convention and the Inhumane Weapons Convention", "en", ("APMBC", "CCW")),
            ("the convention on cluster\nmunitions", "en", ("CCM",)),
            ("adhérer à la Convention sur les armes à sous-munitions", "fr", ("CCM",)),
            ("adherirse a la Convención sobre Municiones en Racimo", "es", ("CCM",)),
            ("присоединиться к Конвенции по кассетным боеприпасам", "ru", ("CCM",)),
            ("في إطار اتفاقية الذخائر العنقودية", "ar", ("CCM",)),
            ("加入《集束弹药公约》", "zh", ("CCM",)),
            ("Treaty on the Non-Proliferation of Nuclear Weapons (NPT)", "en", ("NPT", "NPT")),
        ),
        counterexamples=(
            ("a convention of lawyers met in Oslo", "en"),
            ("at 3 cm from the edge", "en"),
            ("the att. file", "en"),
        ),
    ),
)
