"""Weapon classes, as words of policy."""

from __future__ import annotations

from onrecord.letters.recognisers.recogniser import Recogniser, by_name

RECOGNISERS = (
    Recogniser(
        name="weapons",
        kind="weapon",
        find=by_name("weapon"),
        examples=(
            ("any use of cluster munitions", "en", ("cluster_munitions",)),
            ("anti-personnel mines and nuclear weapons", "en", ("antipersonnel_mines", "nuclear_weapons")),
            ("l’emploi d’armes à sous-munitions", "fr", ("cluster_munitions",)),
            ("el uso de municiones en racimo", "es", ("cluster_munitions",)),
            ("применение кассетных боеприпасов", "ru", ("cluster_munitions",)),
            ("استخدام الذخائر العنقودية", "ar", ("cluster_munitions",)),
            ("使用集束弹药", "zh", ("cluster_munitions",)),
        ),
        counterexamples=(
            ("a nuclear-weapon-free zone", "en"),
            ("coal mines and gold mines", "en"),
            ("the Convention on Cluster Munitions", "en"),
        ),
    ),
)
