"""Letters made by hand: the record is tested on values, without a reader."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import (
    Act,
    Attribution,
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
    SourceInfo,
    Stance,
    Statement,
)

Made = Callable[..., Letter]


def at(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote.at(text, start, start + len(words))


def made(name: str, text: str = "…", **fields: Any) -> Letter:
    """A letter from plain values: `date` a string, `sender` and `recipients` parties, `said` rows, `cites` rows."""
    sender, recipients = fields.pop("sender", ()), fields.pop("recipients", ())
    sides = [tuple([x] if isinstance(x, Party) else x) for x in (sender, recipients)]
    holder = next((p.holder for p in sides[0] if p.holder), None)
    said, cites, names = fields.pop("said", ()), fields.pop("cites", ()), fields.pop("names", ())
    day, number, subject = fields.pop("date", None), fields.pop("number", None), fields.pop("subject", None)
    everything = Quote.at(text, 0, len(text))
    return Letter(
        name,
        SourceInfo(f"{name}.txt", name, "text/plain", None, "plain"),
        fields.pop("kind", Kind.LETTER),
        "en",
        text,
        date=LetterDate(Day(day), None) if day else None,
        sender=sides[0],
        recipients=sides[1],
        subject=Printed(subject, everything) if subject else None,
        reference_numbers=(Printed(number, everything),) if number else (),
        statements=tuple(statement(name, text, holder, **row) for row in said),
        references=tuple(reference(text, **row) for row in cites),
        mentions=tuple(Mention(MentionKind(kind), id, at(text, words)) for kind, id, words in names),
        **fields,
    )


def statement(name: str, text: str, speaker: str | None, **row: Any) -> Statement:
    words, act = row["words"], Act(row["act"])
    return Statement(
        f"{name}:{act}:{text.index(words)}",
        act,
        speaker,
        row.get("holder", speaker),
        Attribution(row.get("attribution", "own")),
        at(text, words),
        "by hand",
        1.0,
        towards=tuple(row.get("towards", ())),
        topics=tuple(row.get("topics", ())),
        stance=Stance(row["stance"]) if row.get("stance") else None,
        condition=at(text, row["condition"]) if row.get("condition") else None,
        vote=row.get("vote"),
    )


def reference(text: str, **row: Any) -> Reference:
    return Reference(
        ReferenceKind(row.get("kind", "letter")),
        at(text, row["words"]),
        Day(row["date"]) if row.get("date") else None,
        row.get("symbol"),
        row.get("sender"),
        row.get("recipient"),
        Relation(row.get("relation", "in_reply_to")),
        at(text, row["about"]) if row.get("about") else None,
    )


@pytest.fixture
def letter() -> Made:
    return made


ASK = "We call on Ardovia to accede to the Convention on Scatter Munitions. It should publish the number of its stocks."
REFUSAL = (
    "I refer to your letter of 4 March 2014 calling for Ardovia to accede to the Convention. My Government is not in a "
    "position to accede to the Convention at present. We support the Forum. Should the Forum agree on a protocol, "
    "Ardovia will accept its obligations."
)
COALITION = Party("Ingrid Halloran", "Director", "Open Fields Coalition")
AMBASSADOR = Party(
    "Pavel Ordan",
    "Ambassador of the Republic of Ardovia to the Kingdom of Belmora",
    "Embassy of the Republic of Ardovia",
    "XAR",
)
MINISTER = Party("Tomas Revik", "Minister of Foreign Affairs", "Republic of Ardovia", "XAR")


@pytest.fixture
def ask() -> Letter:
    return made(
        "ask",
        ASK,
        date="2014-03-04",
        sender=COALITION,
        recipients=MINISTER,
        said=[
            {"act": "request", "words": ASK.partition(" It")[0], "topics": ["csm"]},
            {"act": "request", "words": "It should publish the number of its stocks.", "topics": ["stockpiles"]},
        ],
    )  # fmt: skip


@pytest.fixture
def refusal() -> Letter:
    promise = "Should the Forum agree on a protocol, Ardovia will accept its obligations."
    return made(
        "refusal",
        REFUSAL,
        date="2014-03-27",
        kind=Kind.REPLY,
        sender=AMBASSADOR,
        recipients=COALITION,
        said=[
            {
                "act": "refusal",
                "words": "My Government is not in a position to accede to the Convention at present.",
                "topics": ["csm"],
                "stance": "oppose",
            },
            {"act": "position_support", "words": "We support the Forum.", "topics": ["forum"], "stance": "support"},
            {
                "act": "conditional_commitment",
                "words": promise,
                "condition": "Should the Forum agree on a protocol",
                "topics": ["forum"],
            },
        ],
        cites=[
            {
                "words": "your letter of 4 March 2014",
                "date": "2014-03-04",
                "about": "calling for Ardovia to accede to the Convention",
            }
        ],
    )


KINDS = {"earlier_own": "own_earlier", "in_reply_to": "in_reply_to"}
IDS = {"Cluster Munition": "CCM", "cluster munition": "CCM", "CCW": "CCW"}


@pytest.fixture
def seeds(shared: Path) -> list[Letter]:
    """The two seed letters as a perfect reader would give them: made from what was marked in them by hand."""
    rows = (shared / "data/statements/seeds.jsonl").read_text(encoding="utf-8").splitlines()
    return [_seed(json.loads(row)) for row in rows]


def _seed(row: dict[str, Any]) -> Letter:
    gold, text = row["gold"], row["text"]
    sides = [tuple(Party(p["name"], p["role"], p["organisation"], p["state"]) for p in gold[x]) for x in ("from", "to")]
    speaker = sides[0][0].holder
    addressees = {"2012-07": "SYR", "2013-10": "SYR", "2013": "USA", "2015": "USA"}
    said = [
        {
            "words": s["quote"],
            "act": s["type"],
            "holder": s["actor"],
            "attribution": "own" if s["actor"] == speaker else "about_other",
            "towards": [s["target"]] if s["target"] and s["type"] == "request" else [],
            "topics": [id for words, id in IDS.items() if words in (s["topic"] or "")][:1],
        }
        for s in gold["statements"]
    ]
    cites = [
        {
            "words": r["quote"],
            "kind": r["kind"],
            "date": r["date"],
            "relation": KINDS.get(r["direction"], "other"),
            "recipient": addressees.get(r["date"]) if r["direction"] == "earlier_own" else None,
            "about": "calling for Russia to sign the Convention on Cluster Munitions (CM)"
            if r["direction"] == "in_reply_to"
            else None,
        }
        for r in gold["refs"]
    ]
    names = []
    if "is not party" in text:
        names = [
            ("state", "RUS", "the Russian Federation is not"),
            ("treaty", "CCM", "2008 Convention on Cluster Munitions"),
        ]
    else:
        names = [("treaty", "CCM", "Convention on Cluster Munitions (CM)")]
    return made(
        row["id"], text, date=gold["date"], kind=Kind(gold["kind"]), sender=sides[0], recipients=sides[1],
        said=said, cites=cites, names=names,
    )  # fmt: skip
