"""The page of cues in the docs, made from the cue files: `make made` writes it."""

from __future__ import annotations

from onrecord.letters.statements.cues import Cue, languages, load

_HEAD = """# The cues of statements

Made from `src/onrecord/letters/recognisers/acts/*.toml` by `make made`; correct a cue there. How a file works is told
at the head of `en.toml`. Each cue of an act has a sentence in which it must count and one in which it must not; the
tests try both. Every example is invented.
"""

_GROUPS = {
    "told": "Others' words and deeds",
    "frame": "Frames: words at the head of a sentence that are no part of the quotation",
    "courtesy": "Courtesies: no statements",
    "split": "Where a sentence may be parted",
    "condition": "Conditions",
    "lead": "Introductions of lists",
    "anaphor": "What phrases stand for",
    "towards": "Steps towards or away from a topic",
    "votes": "How a vote is told",
    "event": "Acts told of anybody",
    "steps": "How specific a step is, 1 to 5",
}


def cues_page() -> str:
    """The whole page, every language and every cue.

    >>> "en/refusal/cannot" in cues_page()
    True
    """
    parts = [_HEAD]
    for language in languages():
        cues = load(language)
        count = len(cues.groups.get("cue", ()))
        parts.append(f"\n## {language}: {count} cues of acts\n")
        parts.append("| cue | weight | whose doing | it counts in | it does not count in |\n|---|---|---|---|---|")
        parts += [_row(cue) for cue in sorted(cues.groups.get("cue", ()), key=lambda c: (c.act or "", c.id))]
        for group, title in _GROUPS.items():
            rows = cues.groups.get(group, ())
            if rows:
                parts.append(f"\n### {language}: {title}\n\n| cue | kind | example |\n|---|---|---|")
                parts += [f"| `{c.id}` | {_kind(c)} | {_cell(c.example)} |" for c in rows]
    return "\n".join(parts) + "\n"


def _row(cue: Cue) -> str:
    who = {"any": ""}.get(cue.who, cue.who) + (f" ({cue.at})" if cue.at != "any" else "")
    return f"| `{cue.id}` | {cue.weight:g} | {who} | {_cell(cue.example)} | {_cell(cue.counter)} |"


def _kind(cue: Cue) -> str:
    said = [cue.kind, str(cue.strength or ""), cue.stance.value if cue.stance else ""]
    return " ".join(x for x in said if x)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\\\|")


if __name__ == "__main__":
    print(cues_page(), end="")
