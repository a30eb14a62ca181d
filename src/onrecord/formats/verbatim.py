"""The last look before publication: every quotation of a profile is characters of its letter, shown unchanged."""

from __future__ import annotations

from onrecord.errors import NotVerbatim
from onrecord.model import Evidence, Profile, Sentence


def hold_to_letters(profile: Profile) -> None:
    """Raise `NotVerbatim` at the first quotation that is not its letter's own characters, or is shown otherwise."""
    for section in profile.sections:
        for sentence in section.sentences:
            for evidence in sentence.evidence:
                _hold(sentence, evidence)


def _hold(sentence: Sentence, evidence: Evidence) -> None:
    said = evidence.statement
    for quote in (said.quote, said.condition):
        if quote is not None and not quote.holds(evidence.letter.text):
            raise NotVerbatim(
                f"{evidence.letter.source.name}: a quotation is not its own characters; nothing was published"
            )
    if said.quote.shown not in sentence.text:
        raise NotVerbatim(f"{evidence.letter.source.name}: a sentence does not show its quotation as it stands")
    if said.condition and said.condition.shown not in sentence.text:
        raise NotVerbatim(f"{evidence.letter.source.name}: a commitment is shown without its condition")
