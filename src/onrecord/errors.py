"""What can go wrong, as a tree. Each class carries the exit code the command line ends with.

::

    OnrecordError            1
    ├── CannotRead           2   a file gives no letter; the message names the file and what to do
    │   ├── UnknownFormat        no reader for this kind of file
    │   ├── Damaged              cut short, broken, or no text in it that can be trusted
    │   ├── Locked               needs a password
    │   ├── NoText               nothing to read (empty, or images without an OCR engine)
    │   ├── TooLarge             over a limit; the message names the limit and its setting
    │   └── SeveralLetters       one letter was asked for and the file holds more
    ├── MissingTool          3   an engine, language or extra is not installed; says how to get it
    ├── BadReference         4   a reference data file is wrong; names file, key and what was expected
    ├── BadDecision          5   a decision cannot be taken or read; names the line
    ├── StoreError           6   the record on disk
    │   ├── TooNew               made by a newer onrecord
    │   ├── Busy                 another process holds it
    │   ├── Withheld             private, or holding a passage that is hidden
    │   └── NotFound             no letter, statement or state of that name in the record
    ├── NotVerbatim          7   a quotation does not match its text; publication stops
    └── NotHeld              8   a line that a curator keeps true no longer holds

What is wrong *inside* a letter is no exception but a `Problem` value in `letter.problems`.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Root of the tree. `str(error)` is one line a person can act on."""

    exit_code = 1


class CannotRead(OnrecordError):
    """A file gives no letter. `name` is the file as the user named it.

    >>> str(CannotRead("x.bin", "not a format onrecord reads", "convert it to PDF or text"))
    'x.bin: not a format onrecord reads; convert it to PDF or text'
    """

    exit_code = 2

    def __init__(self, name: str, what: str, do: str = "") -> None:
        self.name, self.what, self.do = name, what, do
        line = f"{name}: {what}" + (f"; {do}" if do else "")
        # A file name can hold line breaks and worse; the message stays one line.
        super().__init__("".join(c if c.isprintable() else "\ufffd" for c in line))

    def __reduce__(self) -> tuple[type[CannotRead], tuple[str, str, str]]:
        # Errors cross from worker processes to the parent by pickle.
        return type(self), (self.name, self.what, self.do)


class UnknownFormat(CannotRead):
    """No reader knows this kind of file."""


class Damaged(CannotRead):
    """Cut short or broken."""


class Locked(CannotRead):
    """Needs a password."""


class NoText(CannotRead):
    """Holds no text, or only pictures of it where no OCR engine is at hand."""


class TooLarge(CannotRead):
    """Over a limit of size, pages, pixels, memory or time."""


class SeveralLetters(CannotRead):
    """One letter was asked for; the file holds more. Use `read_all`."""


class MissingTool(OnrecordError):
    """An optional engine, language or extra is not installed; the message says how to get it."""

    exit_code = 3


class BadReference(OnrecordError):
    """A reference data file is wrong: file, key, what was expected."""

    exit_code = 4


class BadDecision(OnrecordError):
    """A decision that cannot be taken or read."""

    exit_code = 5


class StoreError(OnrecordError):
    """The record on disk cannot be used."""

    exit_code = 6


class TooNew(StoreError):
    """The record was made by a newer onrecord."""


class Busy(StoreError):
    """Another process holds the record."""


class NotFound(StoreError):
    """No such letter, statement or state in the record."""


class Withheld(StoreError):
    """In the record, and not to be shown: private, or holding a passage that is hidden."""


class NotVerbatim(OnrecordError):
    """A quotation is not the characters it points at; nothing is published with it."""

    exit_code = 7


class NotHeld(OnrecordError):
    """A line that a curator keeps true no longer holds; the message says what the record shows instead."""

    exit_code = 8
