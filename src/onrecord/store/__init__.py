"""Room 6: keeping it. Originals by SHA-256, decisions append-only, everything else rebuilt from those two.

Takes and gives `model` values. May use `model`, `reference`, `errors`, SQLAlchemy Core. Never parses a letter and never
decides anything: readers and judgements are handed in. Start reading at `schema.py`.
"""
