"""What changed from one edition of a profile to the next."""

from __future__ import annotations

from onrecord.model import Profile


def difference(before: Profile, now: Profile) -> tuple[str, ...]:
    """One line per change: lines of the title block, sentences new and gone; an unchanged profile gives ().

    >>> from datetime import date
    >>> one = Profile("XAR", "Ardovia", None, date(2020, 1, 1), (("Status", "Signatory"),), (), ())
    >>> two = Profile("XAR", "Ardovia", None, date(2021, 1, 1), (("Status", "State Party"),), (), ())
    >>> difference(one, two)
    ('Status: State Party (was: Signatory)',)
    """
    return (*_facts(before, now), *_sentences(before, now))


def _facts(before: Profile, now: Profile) -> list[str]:
    old, new = dict(before.facts), dict(now.facts)
    found = [f"{k}: {v} (was: {old[k]})" for k, v in new.items() if k in old and old[k] != v]
    found += [f"New: {k}: {v}" for k, v in new.items() if k not in old]
    return found + [f"Gone: {k}: {v}" for k, v in old.items() if k not in new]


def _sentences(before: Profile, now: Profile) -> list[str]:
    old = {s.text: section.heading for section in before.sections for s in section.sentences}
    new = {s.text: section.heading for section in now.sections for s in section.sentences}
    found = [f"New under {heading}: {text}" for text, heading in new.items() if text not in old]
    return found + [f"Gone from {heading}: {text}" for text, heading in old.items() if text not in new]
