"""onrecord reads letters to and from states and keeps who said what to whom, in the exact words.

    import onrecord
    letter = onrecord.read("letter.pdf")
    for s in letter.statements:
        print(s.act, s.holder, s.quote.shown, s.because)

Defines nothing: the verbs come from `api`, the types from `model`, the errors from `errors`, each fetched when first
used, so that importing the package stays quick.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_VERBS = ("open_record", "read", "read_all", "read_many")
_TYPES = ("Act", "Attribution", "Day", "Decision", "Kind", "Letter", "Link", "Party", "Problem", "Profile", "Quote")

__all__ = ["__version__", "errors", "model", *_VERBS, *_TYPES]


def __getattr__(name: str) -> Any:
    """Fetch a public name from its room."""
    if name in _VERBS:
        return getattr(import_module("onrecord.api"), name)
    if name in _TYPES:
        return getattr(import_module("onrecord.model"), name)
    if name in ("errors", "model", "api"):
        return import_module(f"onrecord.{name}")
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
