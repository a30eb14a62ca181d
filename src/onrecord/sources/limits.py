"""How much one file may cost before it is refused."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from onrecord.errors import TooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single file may hold. A file over a limit is refused with one line that names the limit.

    bytes        of the file, and of each member of a container once unpacked
    characters   of text in one source
    pages        of a PDF or a multi-page image
    pixels       of one picture (width times height), read from its header before anything is unpacked
    members      files in one container, nested ones counted
    depth        containers inside containers
    unpacked     bytes of all members of a container together
    """

    bytes: int = 300_000_000
    characters: int = 5_000_000
    pages: int = 2_000
    pixels: int = 150_000_000
    members: int = 20_000
    depth: int = 4
    unpacked: int = 2_000_000_000

    def check(self, what: str, amount: int, name: str) -> None:
        """Raise `TooLarge` when `amount` is over the limit called `what`.

        >>> Limits(pages=10).check("pages", 11, "box.pdf")
        Traceback (most recent call last):
        onrecord.errors.TooLarge: box.pdf: 11 pages, over the limit of 10; raise the limit "pages" or split the file
        """
        most: int = getattr(self, what)
        if amount > most:
            raise TooLarge(
                name, f"{amount:,} {what}, over the limit of {most:,}", f'raise the limit "{what}" or split the file'
            )

    @classmethod
    def from_settings(cls, settings: dict[str, int]) -> Limits:
        """Limits with some changed by name; a name that is none of ours is a `ValueError` that lists them.

        >>> Limits.from_settings({"pages": 5000}).pages
        5000
        """
        names = {field.name for field in fields(cls)}
        if unknown := sorted(set(settings) - names):
            raise ValueError(f"no limit called {unknown[0]!r}; there are {', '.join(sorted(names))}")
        return replace(cls(), **settings)


@dataclass(slots=True)
class Spent:
    """What one file and everything nested in it has used of the limits that count over all of it."""

    members: int = 0
    unpacked: int = 0
