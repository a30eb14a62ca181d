"""Make the list of traditional Chinese characters: `src/onrecord/reference/data/traditional.txt`.

    pip download --no-deps opencc-python-reimplemented==0.1.7
    python scripts/han.py opencc_python_reimplemented-0.1.7-py2.py3-none-any.whl

OpenCC (Apache licence 2.0) lists which simplified character stands for each traditional one. A line holds a simplified
character and behind it the traditional ones it stands for, that which is meant most often first.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "reference" / "data" / "traditional.txt"


def main(wheel: str) -> None:
    """Write the list."""
    found: dict[str, list[str]] = {}
    with zipfile.ZipFile(wheel) as archive:
        for row in archive.read("opencc/dictionary/STCharacters.txt").decode().splitlines():
            simplified, _, traditional = row.partition("\t")
            found[simplified] = traditional.split()
        for row in archive.read("opencc/dictionary/TSCharacters.txt").decode().splitlines():
            traditional, _, simplified = row.partition("\t")
            found.setdefault(simplified.split()[0], []).append(traditional)
    rows = []
    for simplified, others in sorted(found.items()):
        kept = "".join(dict.fromkeys(c for c in others if len(c) == 1 and c <= "\uffff" and c != simplified))
        # 后 is a queen as well, and 台 a platform: where a character stands for itself too, that is not said here.
        if kept and len(simplified) == 1 and simplified <= "\uffff":
            rows.append(simplified + kept)
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
