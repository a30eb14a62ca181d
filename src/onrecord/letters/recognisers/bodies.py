"""Organisations: organs of the United Nations, other organisations of states, coalitions and campaigns."""

from __future__ import annotations

from onrecord.letters.recognisers.recogniser import Recogniser, by_name

RECOGNISERS = (
    Recogniser(
        name="bodies",
        kind="organisation",
        find=by_name("organisation"),
        examples=(
            ("the Permanent Mission to the United Nations in Geneva", "en", ("UN",)),
            ("the UN General Assembly (UNGA) First Committee", "en", ("UNGA", "UNGA", "UNGA-C1")),
            ("резолюция Совета Безопасности ООН", "ru", ("UNSC",)),
            ("le Comité international de la Croix-Rouge (CICR)", "fr", ("ICRC", "ICRC")),
            ("ante la Asamblea General de las Naciones Unidas", "es", ("UNGA",)),
            ("联合国安理会", "zh", ("UNSC",)),
            ("إلى الأمين العام للأمم المتحدة", "ar", ("UNSG",)),
        ),
        counterexamples=(
            ("the Security Council of the Russian Federation", "en"),
            ("who has the right to act", "en"),
            ("the eu prefix", "en"),
        ),
    ),
)
