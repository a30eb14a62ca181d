"""Room 2: what is known beforehand. States, bodies, treaties, forums, languages: one small TOML file per thing.

Takes data files, gives frozen types; nobody outside sees a raw dictionary. May use `model`, `errors` and Babel's CLDR.
Never reads a letter. One loader per kind, cached; an overlay folder of a user's own adds to or corrects what ships.
Start reading at `states.py` and one file of `data/`.
"""
