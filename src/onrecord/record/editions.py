"""What changed from one edition of a profile to the next."""

from __future__ import annotations

import re

from onrecord.model import Profile

_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_VALIDITY = re.compile(rf"\b(?:as (?:at|of)|last added to on|the rows known end with) {_DAY},?", re.IGNORECASE)
_SINCE_WHEN = re.compile(rf"\s+as of {_DAY}\Z")


def difference(before: Profile, now: Profile) -> tuple[str, ...]:
    """One line per change: lines of the title block, sentences new and gone; an unchanged profile gives ().

    A sentence that is still true on a later day has not changed: days of validity are not compared.

    >>> from datetime import date
    >>> old, new = (("Status as of 1 May 2020", "Signatory"),), (("Status as of 2 June 2021", "State Party"),)
    >>> one = Profile("XAR", "Ardovia", None, date(2020, 1, 1), old, (), ())
    >>> two = Profile("XAR", "Ardovia", None, date(2021, 1, 1), new, (), ())
    >>> difference(one, two)
    ('Status: State Party (was: Signatory)',)
    """
    return (*_facts(before, now), *_sentences(before, now), *_gaps(before, now))


def _facts(before: Profile, now: Profile) -> list[str]:
    old, new = ({_SINCE_WHEN.sub("", k): v for k, v in x.facts} for x in (before, now))
    same = {k for k in new if k in old and _timeless(old[k]) == _timeless(new[k])}
    found = [f"{k}: {v} (was: {old[k]})" for k, v in new.items() if k in old and k not in same]
    found += [f"New: {k}: {v}" for k, v in new.items() if k not in old]
    return found + [f"Gone: {k}: {v}" for k, v in old.items() if k not in new]


def _sentences(before: Profile, now: Profile) -> list[str]:
    old, new = (
        {_timeless(s.text): (section.heading, s.text) for section in x.sections for s in section.sentences}
        for x in (before, now)
    )
    found = [f"New under {heading}: {text}" for key, (heading, text) in new.items() if key not in old]
    return found + [f"Gone from {heading}: {text}" for key, (heading, text) in old.items() if key not in new]


def _gaps(before: Profile, now: Profile) -> list[str]:
    """What was not known and now is; what is not known is listed in full on the page.

    A gap with other figures or days ("7 of 7 own statements" for 5 of 5) is still open.
    """
    left = {_without_figures(gap) for gap in now.gaps}
    return [f"No longer open: {gap}" for gap in before.gaps if _without_figures(gap) not in left]


def _without_figures(gap: str) -> str:
    quoted, rest = re.findall("“.*”", gap), re.sub("“.*”", "", gap)
    return " ".join((re.sub(rf"{_DAY}|\d+", "", rest), *quoted)).casefold()


def _timeless(text: str) -> str:
    return " ".join(_VALIDITY.sub("", text).split()).casefold()
