"""Read every .txt of a folder and print one letter a line as JSON, for `score.py`.

python bench/read_dir.py DIR [--head-only] > READ.jsonl
"""

import hashlib
import sys
from pathlib import Path

import msgspec

from onrecord.letters import parse
from onrecord.model import Source


def main() -> None:
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    head_only = "--head-only" in sys.argv
    for path in sorted(Path(arguments[0]).glob("*.txt")):
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        source = Source(path.name, hashlib.sha256(data).hexdigest(), "text/plain", text)
        for letter in parse(source, head_only=head_only):
            sys.stdout.buffer.write(msgspec.json.encode(letter, enc_hook=str) + b"\n")


main()
