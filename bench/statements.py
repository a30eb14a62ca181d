"""Statements beside a baseline, and how fast they are found.

    python bench/statements.py [--shared PLACE] [--speed-only] [--spacy]

Baseline: every sentence of the body is a statement, and each is the commonest act, a fact cited. Both are scored with
the scorer beside the data: F1 of spans that overlap by half, then of span and act together. Also: the five kinds of
act that PLOVER's coded sentences share with ours, sentences with criticism found in speeches, and letters a second.
`--spacy`: the whole reading beside spaCy's small English pipeline (tagger, parser, names) on the same texts in the
same run, in the environment that `bench/heads.py --spacy` makes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.letters import parse
from onrecord.letters.mentions import find_mentions
from onrecord.letters.reading import begin
from onrecord.letters.sentences import blocks, sentences
from onrecord.letters.statements import find_statements
from onrecord.letters.statements.cues import load
from onrecord.letters.statements.told import act_told
from onrecord.letters.zones import find_zones
from onrecord.model import Letter, Source, ZoneKind

Row = dict[str, Any]
HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
PLOVER = {"AGREE": "AGREE", "REJECT": "REJECT", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "SUPPORT": "SUPPORT"}
AGAINST = frozenset({"criticism", "allegation", "concern", "position_oppose", "denial"})


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(row: Row) -> Letter:
    return parse(Source(row["id"] + ".txt", "", "text/plain", row["text"]))[0]


def found(letter: Letter) -> list[Row]:
    quotes = ((s.quote, s.act.value) for s in letter.statements)
    return [{"quote": {"start": q.start, "end": q.end, "exact": q.exact}, "act": act} for q, act in quotes]


def baseline(row: Row) -> list[Row]:
    """Every sentence of the body, each a fact cited."""
    reading = begin(Source(row["id"], "", "text/plain", row["text"]))
    reading = reading.having(zones=find_zones(reading))
    language = row.get("language") or "en"
    out = []
    for zone in reading.spans(ZoneKind.BODY):
        for block in blocks(reading.text, zone):
            for span in sentences(reading.text, block.span, language, load(language).abbreviations):
                quote = reading.quote(span.start, span.end)
                place = {"start": quote.start, "end": quote.end, "exact": quote.exact}
                out.append({"quote": place, "act": "fact_cited"})
    return out


def f1(score: ModuleType, pairs: Iterable[tuple[Row, Sequence[Row]]]) -> tuple[float, float]:
    sums = {"statements": [0, 0, 0], "statements+act": [0, 0, 0]}
    for row, statements in pairs:
        out = score.letter(row["gold"], {"statements": list(statements)}, row["text"])
        for field, total in sums.items():
            total[:] = [a + b for a, b in zip(total, out[field][:3], strict=True)]
    return tuple(2 * m / max(1, g + p) for m, g, p in sums.values())  # type: ignore[return-value]


def table(shared: Path) -> None:
    score = scorer(shared)
    print("| set | baseline: statements | with act | onrecord: statements | with act |\n|---|---|---|---|---|")
    for name in ("statements", "modern"):
        letters = rows(shared / "data" / name / "letters.jsonl")
        groups = {name: letters}
        if name == "modern":
            groups |= {f"{name} {t}": [r for r in letters if r["language"] == t] for t in ("en", "fr", "es", "ru")}
        ours = {row["id"]: found(read(row)) for row in letters}
        for title, group in groups.items():
            base = f1(score, [(row, baseline(row)) for row in group])
            own = f1(score, [(row, ours[row["id"]]) for row in group])
            print(f"| {title} ({len(group)}) | {base[0]:.3f} | {base[1]:.3f} | {own[0]:.3f} | {own[1]:.3f} |")


def plover(shared: Path) -> None:
    events = [r for r in rows(shared / "data" / "plover-gsr" / "records.jsonl") if r["gold"]["event"] in PLOVER]
    right = sum(act_told(r["text"], "en") == PLOVER[r["gold"]["event"]] for r in events)
    print(f"PLOVER: {right} of {len(events)} told apart among five ({right / len(events):.3f})")


def criticism(shared: Path) -> None:
    hit = read_as = gold = 0
    for speech in rows(shared / "data" / "unscon" / "speeches.jsonl"):
        text, places = "", []
        for sentence in speech["sentences"]:
            places.append((len(text), len(text) + len(sentence["text"]), bool(sentence["neg_eval"])))
            text += sentence["text"] + " "
        reading = begin(text).having(language="en")
        statements = find_statements(reading.having(mentions=find_mentions(reading)))
        for start, end, critical in places:
            acts = {s.act.value for s in statements if s.quote.start < end and start < s.quote.end}
            said = bool(acts & AGAINST)
            hit, read_as, gold = hit + (said and critical), read_as + said, gold + critical
    both = 2 * hit / (read_as + gold)
    print(f"unscon: sentences with criticism F1 {both:.3f} (P {hit / read_as:.3f}, R {hit / gold:.3f})")


def speed(shared: Path) -> None:
    texts = [
        r["text"] for r in rows(shared / "data" / "frus-letters" / "letters.jsonl") if 2500 < len(r["text"]) < 3500
    ]
    texts = texts[:200]
    # Patterns are compiled when they are first tried: the better of two rounds, as in `heads.py`.
    rate = max(_rate([Source("x", "", "text/plain", text) for text in texts]) for _ in range(2))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"speed: {rate:.0f} letters of 3,000 characters a second on one core, peak memory {peak:.0f} MB")


def _rate(sources: Sequence[Source]) -> float:
    start = time.process_time()
    for source in sources:
        parse(source)
    return len(sources) / (time.process_time() - start)


def beside_spacy(wanted: int = 100) -> None:
    """Both readers on the same letters, one after the other, start-up and first use not counted."""
    from heads import LENGTH, letters, spacy_run

    chosen = letters(wanted)
    sources = [Source(row["id"], "", "text/plain", row["long"][:LENGTH]) for row in chosen]
    ours = max(_rate(sources) for _ in range(2))
    theirs = float(str(spacy_run(chosen)["speed"]))
    print("| reader | letters of 3,000 characters a second |\n|---|---|")
    print(f"| onrecord, whole reading with statements | {ours:.0f} |")
    print(f"| spaCy small English pipeline | {theirs:.1f} |\n\n{ours / theirs:.1f} times as fast")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--speed-only", action="store_true")
    parser.add_argument("--spacy", action="store_true")
    args = parser.parse_args()
    speed(args.shared)
    if args.spacy:
        beside_spacy()
    if not args.speed_only:
        table(args.shared)
        plover(args.shared)
        criticism(args.shared)


if __name__ == "__main__":
    main()
