"""A worker is fenced in and may write nothing: what processes keep between them is made before it starts."""

from pathlib import Path

import pytest

from onrecord import api
from onrecord.letters.statements import cues
from onrecord.reference import files


def test_what_a_worker_may_not_write_is_kept_before_it_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    letter = tmp_path / "a.txt"
    letter.write_text("Geneva, 4 March 2014\n\nDear Minister,\n\nWe cannot sign it.\n\nYours,\n", "utf-8")
    files.forget()
    cues._load.cache_clear()
    try:
        (read,) = api.read_many([letter], workers=1)
    finally:
        monkeypatch.undo()
        files.forget()
    assert [s.act.value for s in read.letters[0].statements] == ["refusal"]
    kept = {path.name.split("-")[0] for path in (tmp_path / "cache").rglob("*.msgpack")}
    assert kept == {"cues_en", "names", "tables"}, "the next run finds them"
