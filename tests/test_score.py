"""The measuring itself: parts that do not overlap, noise that repeats, floors that hold."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

SCORE = Path(__file__).resolve().parent.parent / "score"
sys.path.insert(0, str(SCORE))

import floors  # noqa: E402
import noise  # noqa: E402
import sets  # noqa: E402


def rows(n, language="en"):
    return [{"id": f"x/{language}{i}", "language": language, "text": "", "gold": {}} for i in range(n)]


def test_a_third_of_each_language_is_held_back():
    """The same third in whatever order the letters come, none in both parts."""
    mixed = rows(30) + rows(3, "ru")
    held = sets.held_back(mixed)
    assert len(held) == 11 and sum(i.startswith("x/ru") for i in held) == 1
    assert held == sets.held_back(mixed[::-1])
    split = sets.parts(mixed)
    assert len(split["dev"]) + len(split["held"]) == 33


def test_noise_repeats_and_never_turns_a_digit_into_another():
    """So that a figure under noise means the same on every machine."""
    text = "Aldenham, 18 August 2009\n\n" * 100
    once = noise.noisy(text, 0.03, seed="a")
    assert once == noise.noisy(text, 0.03, seed="a") != noise.noisy(text, 0.03, seed="b")
    assert once != text and 0.5 < len(once) / len(text) < 1.5
    assert not any(c.isdigit() for d in "0123456789" for c in noise.CONFUSED.get(d, ()))


@pytest.fixture
def floor_file(tmp_path, monkeypatch):
    path = tmp_path / "floors.json"
    path.write_text('{"corpus": {}, "floors": {"s/dev/all/date": 0.95}, "lowered": []}')
    monkeypatch.setattr(floors, "FLOORS", path)
    return path


def figure(f1, field="date", gold=1):
    return SimpleNamespace(key=f"s/dev/all/{field}", f1=f1, field=field, gold=gold)


def test_a_floor_never_drops_silently(floor_file, capsys):
    """Lower fails; lower with a reason is written down with it; higher lifts the floor when asked."""
    assert floors.compare([figure(0.951)], [], raised=False, reason=None) == 0
    assert floors.compare([figure(0.90)], [], raised=False, reason=None) == 1
    assert "s/dev/all/date 0.900 < 0.950" in capsys.readouterr().out
    assert floors.compare([figure(0.90)], [], raised=False, reason="gold corrected") == 0
    held = json.loads(floor_file.read_text())
    assert held["floors"]["s/dev/all/date"] == 0.9 and held["lowered"][0]["why"] == "gold corrected"
    assert floors.compare([figure(0.97)], [], raised=True, reason=None) == 0
    assert json.loads(floor_file.read_text())["floors"]["s/dev/all/date"] == 0.97


def test_a_quotation_that_is_not_on_the_page_fails_whatever_the_floors_say(floor_file):
    """Its floor is 0."""
    assert floors.compare([figure(0, "wrong_quote", gold=1)], [], raised=False, reason=None) == 1
    assert floors.compare([figure(0, "wrong_quote", gold=0)], [], raised=False, reason=None) == 0
