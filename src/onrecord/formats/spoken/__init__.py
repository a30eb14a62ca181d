"""What is said in the reader's language: pages and briefs speak through one catalogue a language.

`words.py` says messages, days, numbers and names; `telling.py` says again what the rooms below tell in English;
`direction.py` keeps apart what is written the other way. A language is two files, `messages/<language>.toml` and
`messages/told/<language>.toml`, and its name in `LANGUAGES`.
"""

LANGUAGES = {
    "en": "English", "fr": "Français", "es": "Español", "ru": "Русский", "ar": "العربية", "zh": "中文",
}  # fmt: skip
"""Each by its own name."""
