"""Importers of facts: other people's tables and pages -> `TreatyAct`, `RollCall` and `Vote` values.

One file per source. Each takes paths, gives values in the order of the file, and says which rows it could not place
(`Skipped`): a row that names a state nobody knows is told, never guessed. Nothing here is shipped data.
"""

from onrecord.formats.imports.reading import Skipped
from onrecord.formats.imports.treaty_status import depositary_page, treaty_actions
from onrecord.formats.imports.un_library import library_votes
from onrecord.formats.imports.un_votes import unvotes

__all__ = ["Skipped", "depositary_page", "library_votes", "treaty_actions", "unvotes"]
