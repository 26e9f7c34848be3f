"""Exports with a file of their own in this room.

They are more than a document of entries, and loaded only when typed.

A row in `OWN_COMMANDS` attaches an export. Its module has a function of the module's own name, and may name a
`COMMAND` other than `EntriesCommand`. Several words may have one module: `context.info_name` says which was
typed.
"""

from collections.abc import Mapping
from typing import NamedTuple


class OwnCommand(NamedTuple):
    """An export with a file of its own."""

    module: str
    """The name of its file in this room, and of the function in it."""
    purpose: str
    """A sentence on its use, for `--help`."""


OWN_COMMANDS: Mapping[str, OwnCommand] = {
    "supervision": OwnCommand(
        "supervision", "What to take along to supervision, masked, with room to write."
    ),
    "what-happened": OwnCommand(
        "what_happened", "An account of what happened to you, for a union or an adviser."
    ),
    "study": OwnCommand("study", "Entries for a study that you agreed to, masked, with months alone."),
    "nmc": OwnCommand("form_draft", "A draft of reflective accounts for nurses and midwives (NMC)."),
    "swe": OwnCommand("form_draft", "A draft of CPD for social workers in England."),
    "hcpc": OwnCommand("form_draft", "A draft of a CPD profile for the health and care professions (HCPC)."),
    "gmc": OwnCommand("form_draft", "A draft of reflection on supporting information, for doctors (GMC)."),
    "asye": OwnCommand("form_draft", "A draft of the log of a social worker's first year (ASYE)."),
}
"""Exports by the word typed after `export`, in the order of `export --help`, after the formats."""
