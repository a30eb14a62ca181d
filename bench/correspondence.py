"""Made-up letters that answer each other, between states that do not exist: what a large record is tried with.

Sentences and statements are those of `store.py`; here half of the letters answer an earlier one by day and number, some
cite letters that nobody holds, some give a month alone. The same seed makes the same letters.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from onrecord import model
from onrecord.model import (
    Day,
    Kind,
    Letter,
    LetterDate,
    Mention,
    MentionKind,
    Party,
    Printed,
    Quote,
    Reference,
    ReferenceKind,
    Relation,
)
from store import NAMES, SURNAMES, TOPICS, Maker

CODES = [f"X{a}{b}" for a in "ABCDEFGHKL" for b in "AEIMORSTUVYZ"]
"""Codes that ISO 3166-1 leaves to users: no state has one."""

KEPT = 3000
"""So many of the last letters can still be answered."""


def state_name(code: str) -> str:
    """A name for an invented state."""
    return f"{code[1:].title()}oria"


def reference(folder: Path) -> Path:
    """Reference data for the invented states, so that each has a page of its own."""
    states = folder / "states"
    states.mkdir(parents=True, exist_ok=True)
    for code in CODES:
        told = f'code = "{code}"\nstanding = "invented"\n\n[short]\nen = ["{state_name(code)}"]\n'
        (states / f"{code}.toml").write_text(told + '\n[sources]\nown = "invented for trying large records"\n')
    return folder


class Correspondence(Maker):
    """Letters of ministries, embassies and a few coalitions."""

    def __init__(self, seed: int = 7) -> None:
        super().__init__(seed)
        self.open: deque[Letter] = deque(maxlen=KEPT)

    def letters(self, count: int) -> Iterator[Letter]:
        for number in range(count):
            made = self.letter(number)
            self.open.append(made)
            yield made

    def letter(self, number: int) -> Letter:
        answered = self.chance.choice(self.open) if self.open and self.chance.random() < 0.5 else None
        sender, to = self._sides(answered)
        day = self._day(answered)
        printed = f"{number}/{day.year}"
        head = f"{day}\n\nTo {to.described}\nNo. {printed}\n\n"
        said, cited = self._opening(answered, day)
        sentences = [self.sentence() for _ in range(self.chance.randint(12, 20))]
        text = f"{head}{said}{' '.join(sentences)}\n\n{sender.described}"
        sha = sha256(text.encode()).hexdigest()
        at = len(head)
        references = tuple(replace(c, quote=Quote.at(text, at, at + len(said) - 1)) for c in cited)
        holder, other = str(sender.holder), str(to.holder)
        found = tuple(self.statements(text, at + len(said), sentences, sha, holder, other))
        named = (Mention(MentionKind.TREATY, self.chance.choice(TOPICS), s.quote) for s in found[:3])
        line = head.index("No. ")
        return Letter(
            id="l-" + sha[:16],
            source=model.SourceInfo(f"{number:06}.txt", sha, "text/plain", None, "plain"),
            kind=Kind.REPLY if answered else Kind.LETTER,
            language="en",
            text=text,
            date=LetterDate(day, Quote.at(text, 0, 10)),
            sender=(sender,),
            recipients=(to,),
            reference_numbers=(Printed(printed, Quote.at(text, line, line + 4 + len(printed))),),
            references=references,
            mentions=tuple(named),
            statements=found,
            zones=(
                model.Zone(model.ZoneKind.REFERENCE, 0, at),
                model.Zone(model.ZoneKind.BODY, at, len(text)),
            ),
        )

    def _sides(self, answered: Letter | None) -> tuple[Party, Party]:
        if answered:
            return answered.recipients[0], answered.sender[0]
        return self._party("Ambassador", "Embassy"), self._party("Minister", "Ministry")

    def _party(self, role: str, body: str) -> Party:
        name = f"{self.chance.choice(NAMES)} {self.chance.choice(SURNAMES)}"
        if self.chance.random() < 0.1:
            return Party(name, "Director", f"Open Fields Coalition of {self.chance.choice(SURNAMES)}")
        code = self.chance.choice(CODES)
        return Party(name, f"{role} of {state_name(code)}", f"{body} of {state_name(code)}", code)

    def _day(self, answered: Letter | None) -> Day:
        if answered and answered.date:
            after = answered.date.value.first + timedelta(days=self.chance.randint(5, 90))
            return Day(after.isoformat())
        return Day.of(self.chance.randint(1995, 2025), self.chance.randint(1, 12), self.chance.randint(1, 28))

    def _opening(self, answered: Letter | None, day: Day) -> tuple[str, tuple[Reference, ...]]:
        """A first sentence that says what is answered; its citation waits for its place in the text."""
        nowhere = Quote("x", "", "", 0, 1)
        if answered and answered.date:
            theirs = answered.date.value
            if self.chance.random() < 0.1:
                month = Day(theirs[:7])
                said = f"Thank you for your letter of {month}. "
                cited = Reference(ReferenceKind.LETTER, nowhere, month, relation=Relation.IN_REPLY_TO)
                return said, (cited,)
            printed = answered.reference_numbers[0].value
            said = f"In reply to your letter of {theirs} (No. {printed}): "
            return said, (Reference(ReferenceKind.LETTER, nowhere, theirs, printed, relation=Relation.IN_REPLY_TO),)
        if self.chance.random() < 0.2:
            earlier = Day((day.first - timedelta(days=self.chance.randint(5, 200))).isoformat())
            said = f"In our letter of {earlier} we asked you to accede. "
            return said, (Reference(ReferenceKind.LETTER, nowhere, earlier, relation=Relation.OWN_EARLIER),)
        return "", ()
