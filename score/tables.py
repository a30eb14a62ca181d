"""The figures as tables: for the terminal, and for the page `docs/accuracy.md`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- tables: begin (written by `make score`) -->", "<!-- tables: end -->"


def plain(figures: Sequence[Any]) -> str:
    """One block for each set, part and group."""
    out, block = [], None
    for f in figures:
        if (f.set, f.part, f.group) != block:
            block = (f.set, f.part, f.group)
            out += ["", f"{f.set} · {f.part} · {f.group} ({f.items} letters at most)"]
            out.append(f"  {'field':<22}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'gold':>7}{'found':>7}")
        if f.field == "wrong_quote":
            out.append(f"  {'wrong_quote':<22}{f.gold:>21}")
        else:
            counts = f"{f.matched:>7}{f.gold:>7}{f.predicted:>7}"
            out.append(f"  {f.field:<22}{f.precision:>7.3f}{f.recall:>7.3f}{f.f1:>7.3f}{counts}")
    return "\n".join(out)


def markdown(figures: Sequence[Any]) -> str:
    """A table for each set: fields down; developing part and held-back third across, F1 with the number of cases."""
    out = []
    for name in dict.fromkeys(f.set for f in figures):
        own = [f for f in figures if f.set == name and f.group == "all" and f.field != "wrong_quote"]
        columns = list(dict.fromkeys(f.part for f in own))
        out += [f"### {name}", "", "| field | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
        for field in dict.fromkeys(f.field for f in own):
            cells = [
                next((f"{f.f1:.3f} ({f.gold})" for f in own if (f.part, f.field) == (c, field)), "") for c in columns
            ]
            out.append(f"| {field.strip()} | " + " | ".join(cells) + " |")
        out.append("")
        out += _by_language(name, figures)
    return "\n".join(out)


def _by_language(name: str, figures: Sequence[Any]) -> list[str]:
    """F1 of the head's fields by language and kind, both parts together apart from noise."""
    own = [f for f in figures if f.set == name and f.group != "all" and "noise" not in f.part]
    groups = list(dict.fromkeys(f.group for f in own))
    fields = [x for x in dict.fromkeys(f.field for f in own) if not x.startswith("  ")]
    if len(groups) < 3:
        return []
    out = ["| | " + " | ".join(fields) + " |", "|---" * (len(fields) + 1) + "|"]
    for group in groups:
        cells = []
        for field in fields:
            mine = [f for f in own if (f.group, f.field) == (group, field)]
            total = sum(f.gold + f.predicted for f in mine)
            cells.append(f"{2 * sum(f.matched for f in mine) / total:.2f}" if total else "")
        out.append(f"| {group.replace('language ', '').replace('kind ', '')} | " + " | ".join(cells) + " |")
    return [*out, ""]


def write_docs(page: Path, figures: Sequence[Any]) -> None:
    """Put the tables between the marks of a page; what stands around them stays."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{markdown(figures)}\n{END}{after}", encoding="utf-8")
