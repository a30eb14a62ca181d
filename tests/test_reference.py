"""Every data file of the reference room is as it should be, and its loaders give what the files say."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import BadReference
from onrecord.reference import files
from onrecord.reference.bodies import bodies, find_body
from onrecord.reference.files import SHIPPED, overlaid, overlay
from onrecord.reference.folding import words_of
from onrecord.reference.forums import forums
from onrecord.reference.gazetteer import find_mentions
from onrecord.reference.places import find_place, places
from onrecord.reference.states import find_state, find_states, state, states
from onrecord.reference.status import status, status_tables
from onrecord.reference.themes import find_themes, themes
from onrecord.reference.treaties import find_treaty, treaties
from onrecord.reference.weapons import weapons

FILES = sorted(p for kind in files.KINDS for p in (SHIPPED / kind).glob("*.toml"))
SIX = ("en", "fr", "es", "ru", "ar", "zh")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An overlay folder, forgotten again afterwards."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "own" / "states").mkdir(parents=True)
    with overlaid():
        yield tmp_path / "own"


def test_every_file_names_its_sources():
    for path in FILES:
        sources = tomllib.loads(path.read_text(encoding="utf-8")).get("sources")
        assert sources and all(isinstance(v, str) and len(v) > 10 for v in sources.values()), path


def test_every_file_is_named_after_what_it_holds():
    for path in FILES:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert path.stem == (table.get("id") or table.get("code") or table.get("treaty")), path


def test_ids_are_unique_over_all_kinds():
    """A topic is an id alone, so no two things of any kind may share one."""
    kinds = (states(), treaties(), bodies(), forums(), weapons(), themes())
    ids = [thing.id for kind in kinds for thing in kind]
    assert sorted(set(ids)) == sorted(ids)


def test_there_are_193_members_and_each_has_a_capital_and_six_names():
    members = [s for s in states() if s.standing == "un_member"]
    assert len(members) == 193
    assert [s.code for s in members if s.capital is None and s.code not in ("NRU",)] == []
    assert [(s.code, lang) for s in members for lang in SIX if not any(n.language == lang for n in s.names)] == []
    assert all(s.un_member_since and s.alpha2 and s.numeric for s in members)
    assert min(s.un_member_since for s in members) == date(1945, 10, 24)


def test_codes_do_not_collide():
    now = [s for s in states() if s.standing != "former"]
    assert len({s.alpha2 for s in now}) == len(now)
    assert len({s.numeric for s in now if s.numeric}) == sum(s.numeric is not None for s in now)


def test_every_pointer_between_files_points_at_something():
    ids = {t.id for t in treaties()} | {w.id for w in weapons()} | {b.id for b in bodies()}
    pointers = [t.part_of for t in treaties()] + [t.weapon for t in treaties()] + [b.part_of for b in bodies()]
    pointers += [i for b in bodies() for i in b.topics] + [i for w in weapons() for i in w.treaties]
    pointers += [f.treaty for f in forums()] + [f.body for f in forums()]
    assert {p for p in pointers if p} <= ids
    assert {s.successor for s in states() if s.successor} <= {s.code for s in states()}


@pytest.mark.parametrize("kind", [states, treaties, bodies, forums, weapons], ids=lambda k: k.__name__)
def test_every_name_is_found_where_it_is_printed(kind):
    """The index knows each name of each thing, and the name leads back to it (perhaps among others)."""
    missed = []
    for thing in kind():
        for name in thing.names:
            text = f"— {name.text} —"
            found = [f for f in find_mentions(text, name.language) if thing.id in f.ids]
            year = name.since or (thing.since if kind is states else None)
            found = found or [
                f for f in find_mentions(text, name.language, on=date(year or 2020, 1, 1)) if thing.id in f.ids
            ]
            if not found:
                missed.append((thing.id, name.text, name.language))
    # A name that a longer-trusted thing bears too, or that a city shares with its state.
    assert missed == []


def test_every_city_is_found_and_lies_in_its_state():
    unknown = [c.id for c in places() if c.name() and not (p := find_place(c.name()))]
    assert len(unknown) <= 6, unknown  # names two cities share
    for name, code in {
        "Женева": "CHE",
        "日内瓦": "CHE",
        "Wellington": "NZL",
        "The Hague": "NLD",
        "جنيف": "CHE",
    }.items():
        p = find_place(name)
        assert p and p.state == code, name


def test_examples_in_the_files_are_found():
    for kind in (treaties(), bodies(), forums(), weapons()):
        for thing in kind:
            for example in thing.examples:
                assert any(thing.id in f.ids for f in find_mentions(example, "en")), (thing.id, example)
    for one in themes():
        for example in one.examples:
            assert any(f.id == one.id for f in find_themes(example, "en")), example


NAMES = [
    ("Republic of Korea", "KOR"),
    ("Democratic People's Republic of Korea", "PRK"),
    ("DPRK", "PRK"),
    ("Democratic Republic of the Congo", "COD"),
    ("Republic of the Congo", "COG"),
    ("Lao People's Democratic Republic", "LAO"),
    ("Kyrgyz Republic", "KGZ"),
    ("Кыргызской Республики", "KGZ"),
    ("Российской Федерации", "RUS"),
    ("Соединённых Штатов Америки", "USA"),
    ("Соединенного Королевства", "GBR"),
    ("Корейской Народно-Демократической Республики", "PRK"),
    ("la Fédération de Russie", "RUS"),
    ("République de Côte d’Ivoire", "CIV"),
    ("الجمهورية العربية السورية", "SYR"),
    ("للاتحاد الروسي", "RUS"),
    ("中华人民共和国", "CHN"),
    ("大韩民国", "KOR"),
    ("Türkiye", "TUR"),
    ("TURKEY", "TUR"),
    ("Viet-Nam", "VNM"),
    ("Netherlands (Kingdom of the)", "NLD"),
    ("Bolivia (Plurinational State of)", "BOL"),
    ("St. Lucia", "LCA"),
    ("Sao Tome and Principe", "STP"),
    ("Estados Unidos Mexicanos", "MEX"),
    ("Bundesrepublik Deutschland", "DEU"),
    ("U.S.S.R.", "SUN"),
    ("Zaire", "COD"),
    ("Swaziland", "SWZ"),
    ("Burma", "MMR"),
]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_a_name_leads_to_its_state(name, code):
    found = find_state(name)
    assert found and found.code == code


def test_a_name_of_two_states_leads_to_none_but_lists_both():
    assert find_state("Korea") is None
    assert {s.code for s in find_states("Korea")} == {"KOR", "PRK"}
    assert find_state("Atlantis") is None


def test_former_names_go_by_date():
    assert {s.code for s in find_states("United Arab Republic", on=date(1959, 1, 1))} == {"EGY", "SYR"}
    assert [s.code for s in find_states("United Arab Republic", on=date(1965, 1, 1))] == ["EGY"]


def test_a_code_nobody_bears_says_so():
    with pytest.raises(BadReference, match="'QQQ'"):
        state("QQQ")


def test_treaties_by_alias():
    for name, id in {
        "Oslo Convention": "CCM",
        "Inhumane Weapons Convention": "CCW",
        "ДНЯО": "NPT",
        "TIAN": "TPNW",
    }.items():
        found = find_treaty(name)
        assert found and found.id == id
    body = find_body("Conseil de sécurité")
    assert body and body.id == "UNSC"


def test_an_overlay_adds_states_and_can_be_taken_back(folder):
    (folder / "states" / "XAR.toml").write_text(
        'code = "XAR"\nstanding = "invented"\n[short]\nen = ["Arden"]\n[formal]\nen = ["Republic of Arden"]\n'
        '[cities.Port-Ulm]\ncapital = true\nen = ["Port Ulm"]\n[sources]\nown = "invented for this test"\n',
        encoding="utf-8",
    )
    assert find_state("Arden") is None
    with overlaid(folder):
        assert state("XAR").formal_name() == "Republic of Arden"
        assert [f.ids for f in find_mentions("the Republic of Arden, Port Ulm", "en")] == [("XAR",), ("Port-Ulm",)]
    assert find_state("Arden") is None


def test_an_overlay_by_environment(folder, monkeypatch):
    (folder / "states" / "XBO.toml").write_text(
        'code = "XBO"\n[short]\nen = ["Borland"]\n[sources]\nown = "invented for this test"\n', encoding="utf-8"
    )
    monkeypatch.setenv("ONRECORD_REFERENCE", str(folder))
    files.forget()
    found = find_state("Borland")
    assert found and found.code == "XBO"
    monkeypatch.delenv("ONRECORD_REFERENCE")
    files.forget()
    assert find_state("Borland") is None


WRONG = [
    ('code = "xx"\n[short]\nen = ["X"]\n[sources]\na = "somewhere"', "code: expected three capital letters"),
    ('code = "XAA"\n[short]\nen = ["X"]', "sources: expected"),
    ('code = "XAA"\n[short]\nfr = ["X"]\n[sources]\na = "somewhere"', "short: expected at least an English"),
    (
        'code = "XAA"\nun_member_since = "soon"\n[short]\nen = ["X"]\n[sources]\na = "b"',
        "un_member_since: expected a date",
    ),
    ('code = "XAA"\nstanding = "great"\n[short]\nen = ["X"]\n[sources]\na = "b"', "standing: expected one of"),
    ('code = "RUS"\n[short]\nen = ["X"]\n[sources]\na = "b"', "RUS is taken"),
    ("code = ", "not TOML"),
]


@pytest.mark.parametrize(("text", "complaint"), WRONG, ids=[c for _, c in WRONG])
def test_a_wrong_file_is_named_with_key_and_what_was_expected(folder, text, complaint):
    (folder / "states" / "XAA.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadReference, match=f"XAA.toml.*{complaint}"):
        overlay(folder)
        states()


def test_nothing_breaks_where_the_cache_cannot_be_written(tmp_path, monkeypatch):
    """A file stands where the cache folder should be."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    files.forget()
    assert state("NZL").name("fr") == "Nouvelle-Zélande"
    monkeypatch.undo()
    files.forget()


def test_a_damaged_cache_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    files.forget()
    assert state("NZL").code == "NZL"
    kept: list[Path] = [*tmp_path.rglob("*.msgpack")]
    assert kept
    for path in kept:
        path.write_bytes(b"\xc1 not this")
    files.forget()
    assert state("NZL").code == "NZL"
    monkeypatch.undo()
    files.forget()


def test_what_is_kept_is_made_anew_only_when_what_it_is_made_of_has_changed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = iter(range(9))
    assert not files.is_kept("own", of=b"one")
    assert [files.kept("own", lambda: next(made), int, of=of) for of in (b"one", b"one", b"two", b"one")] == [
        0,
        0,
        1,
        0,
    ]
    assert files.is_kept("own", of=b"one") and not files.is_kept("own")


def test_status_rows_name_known_states_and_treaties():
    assert len(status_tables()) == 12
    assert all(t.as_at == date(2026, 2, 3) for t in status_tables())


def test_the_state_of_the_docs_is_read(folder):
    """The example in docs/reference.md is a file that works, case forms and all."""
    page = (Path(__file__).parent.parent / "docs" / "reference.md").read_text(encoding="utf-8")
    example = page.split("```toml")[1].split("```")[0]
    (folder / "states" / "XAR.toml").write_text(example, encoding="utf-8")
    overlay(folder)
    assert [f.ids for f in find_mentions("посольство Ардена и правительство Норвегии", "ru")] == [("XAR",), ("NOR",)]
    found = find_state("Kingdom of Arden", on=date(1930, 1, 1))
    assert found and found.capital and found.capital.name() == "Port Ulm"


def test_an_overlay_adds_a_treaty_with_its_status(folder):
    for kind in ("treaties", "status"):
        (folder / kind).mkdir()
    (folder / "states" / "XAR.toml").write_text(
        'code = "XAR"\nstanding = "invented"\n[short]\nen = ["Arden"]\n[sources]\nown = "invented for this test"\n'
    )
    (folder / "treaties" / "XLT.toml").write_text(
        'id = "XLT"\ndepositary = "Arden"\nopened = 2001-01-01\nclosed = 2002-01-01\naccession_from = 2002-01-01\n'
        'in_force = 2002-01-01\neffect = "30_days"\n[short]\nen = ["Lantern Treaty"]\n[sources]\nown = "invented"\n'
    )
    (folder / "status" / "XLT.toml").write_text(
        'treaty = "XLT"\nas_at = 2020-01-01\n[sources]\nown = "invented"\n[acts]\nXAR = { accession = 2003-03-01 }\n'
    )
    overlay(folder)
    before, after = (status("XAR", "XLT", date(2003, month, 1)) for month in (2, 3))
    assert before and (before.status, before.can) == ("not_party", ("accede",))
    assert after and (after.status, after.in_force_since) == ("party", date(2003, 3, 31))
    assert [f.ids for f in find_mentions("the Lantern Treaty", "en")] == [("XLT",)]


def test_status_files_name_what_is_wrong(folder):
    (folder / "status").mkdir()
    (folder / "status" / "CCM.toml").write_text(
        'treaty = "CCM"\nas_at = 2020-01-01\n[sources]\nown = "x"\n[acts]\nNZL = { blessing = 2003-03-01 }\n'
    )
    with pytest.raises(BadReference, match=r"CCM.toml: acts: NZL: blessing: expected one of signature"):
        overlay(folder)
        status_tables()


THEMES = [
    (
        "en",
        "not use, produce or transfer any; destroy stockpiles",
        "use production transfer stockpiling",
    ),
    ("fr", "l’emploi, la production, le transfert et le stockage", "use production transfer stockpiling"),
    ("es", "asistencia a las víctimas y desminado", "victim_assistance clearance"),
    ("ru", "помощь пострадавшим, разминирование и транспарентность", "victim_assistance clearance transparency"),
    ("ar", "استعمال وإنتاج ونقل", "use production transfer"),
    ("zh", "使用、生产、转让和储存", "use production transfer stockpiling"),
    ("en", "İ a survivor", "victim_assistance"),
]


@pytest.mark.parametrize(("language", "text", "ids"), THEMES)
def test_themes_by_their_cues(language, text, ids):
    found = find_themes(text, language)
    assert " ".join(f.id for f in found) == ids
    assert all(0 <= f.start < f.end <= len(text) for f in found)


def test_the_cache_does_not_grow_without_end(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for number in range(9):
        monkeypatch.setattr(files, "fingerprint", lambda number=number: f"{number}")
        files.kept("tables", dict, dict[str, str])
    assert len([*tmp_path.rglob("*.msgpack")]) == 6


@pytest.mark.parametrize(
    "text", ("Côte d’Ivoire — «Élan», n° 3_b…", "Peut-être, l'été: ÉCOLE", "ЁЛКА и ‘Ostmark’", "½ ﬁsh")
)
def test_words_are_the_same_in_a_text_that_also_has_marks(text):
    plain, marked = words_of(text), words_of(f"{text} e\u0301")
    assert plain.folded == marked.folded[: len(plain.folded)]
    assert plain.starts == marked.starts[: len(plain.starts)]
