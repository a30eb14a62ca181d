"""Places: capitals and cities of diplomacy. A name that a state bears too is the state's ("Luxembourg")."""

from __future__ import annotations

from onrecord.letters.recognisers.recogniser import Recogniser, by_name

RECOGNISERS = (
    Recogniser(
        name="places",
        kind="place",
        find=by_name("place"),
        examples=(
            ("Geneva, 1 October", "en", ("Geneva",)),
            ("Wellington, New Zealand", "en", ("Wellington",)),
            ("Genève, le 3 mai", "fr", ("Geneva",)),
            ("в Женеве и Нью-Йорке", "ru", ("Geneva", "New York")),
            ("日内瓦", "zh", ("Geneva",)),
        ),
        counterexamples=(
            ("Mr. Paris and Mrs. London", "en"),
            ("the Geneva Conventions and the Oslo Process", "en"),
        ),
    ),
)
