"""Forums: conferences, meetings of parties and processes in which states negotiate."""

from __future__ import annotations

from onrecord.letters.recognisers.recogniser import Recogniser, by_name

RECOGNISERS = (
    Recogniser(
        name="forums",
        kind="forum",
        find=by_name("forum"),
        examples=(
            ("participants of the Oslo Process", "en", ("oslo_process",)),
            ("the CCW Group of Governmental Experts", "en", ("ccw_gge",)),
            ("dans le cadre du processus d’Oslo", "fr", ("oslo_process",)),
            ("в рамках Группы правительственных экспертов", "ru", ("ccw_gge",)),
            ("the Meeting of States Parties in Geneva", "en", ("msp",)),
        ),
        counterexamples=(
            ("we met in Oslo to process the papers", "en"),
            ("a meeting of experts", "en"),
        ),
    ),
)
