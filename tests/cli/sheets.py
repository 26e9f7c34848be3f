"""A sheet as a reader sees it, and a pack of the person's own to print."""

import re
from html.parser import HTMLParser
from pathlib import Path

from packs import SHIPPED

FOR_PAPER = [pack for pack in SHIPPED if any(prompt.written_for is None for prompt in pack.prompts)]
"""Packs with questions for a sheet."""


class Words(HTMLParser):
    """What a reader sees of a page, and every element and attribute it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.text, self.headings = [], [], "", []  # type: ignore[var-annotated]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more element."""
        self.tags.append(tag)
        self.attributes += attrs
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []

    def handle_data(self, data: str) -> None:
        """One more text."""
        self.text += data if self.tags[-1:] != ["style"] else ""


def own_pack(journal: Path, text: str = "What was said?") -> None:
    """A pack of the person's own, with one theme, whose words are all `text`."""
    place = journal / "prompts/mine.toml"
    place.parent.mkdir(parents=True)
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    place.write_text(
        f"""
[pack]
id = "mine"
title = "{quoted}"
version = "1.0"
language = "cy"
about = "{quoted}"
based_on = "{quoted}"
questions_by = "{quoted}"
licence = "{quoted}"

[[themes]]
id = "mine-first"
title = "{quoted}"
group = "{quoted}"
summary = "{quoted}"

[[prompts]]
id = "said"
theme = "mine-first"
moment = "after"
minutes = 2
text = "{quoted}"
deeper = "{quoted}"

[[prompts]]
id = "harmed"
theme = "mine-first"
moment = "after"
minutes = 2
text = "For somebody who was harmed?"
for = "harmed"
""",
        "utf-8",
    )
