"""Room 7: values -> other people's formats. One file per format, each with a `FORMAT`.

Takes letters, profiles, asks; gives text or bytes. May use `model`, `reference`, `errors`, Jinja2, lxml, msgspec. Every
quotation is checked against its text once more on the way out (`NotVerbatim`). `spoken/` says things in the reader's
language, for pages and briefs. Start reading at `citation.py`.
"""
