"""Files for the journal's own folder of packs: one's own questions, and Welsh words for the shipped ones."""

from pathlib import Path

OWN = """
[pack]
id = "mine"
title = "My own questions"
version = "1"
language = "en-GB"

[[themes]]
id = "rest"
title = "Rest"
group = "me"

[[prompts]]
id = "slept"
theme = "rest"
also = ["emotions-and-care"]
moment = "after"
minutes = 1
text = "How did you sleep?"
"""
WELSH = """
[pack]
id = "relational-equity"
language = "cy"
title = "Sampl"

[[themes]]
id = "power"
title = "Grym"

[[prompts]]
id = "who-decided"
theme = "power"
text = "Pwy benderfynodd heddiw?"
"""
CHECKED = WELSH.replace('title = "Sampl"', 'title = "Sampl"\nchecked_by = "Elin, who speaks it at home"')


def add_pack(journal: Path, name: str, text: str) -> None:
    """Put a file into the journal's own folder of packs."""
    (journal / "prompts").mkdir(parents=True, exist_ok=True)
    (journal / "prompts" / name).write_text(text, "utf-8")
