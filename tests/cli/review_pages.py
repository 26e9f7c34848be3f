"""Pages made by `review --page`, and what is read of them."""

from html.parser import HTMLParser
from pathlib import Path

from program import Program

OWN_WORDS = ("--with-feelings", "--with-steps", "--with-settings")
"""All that may stand on a page in the writer's own words."""
EXAMPLE = Path(__file__).parents[2] / "docs/examples/review.html"


def page_of(program: Program, home: Path, *options: str) -> str:
    """The page, as it was written."""
    file = home / "page.html"
    program("review", "--page", str(file), "--force", *options)
    return file.read_text("utf-8")


class Outline(HTMLParser):
    """The tags of a page, in order, with their attributes; and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data

    def named(self, *names: str) -> list[tuple[str, dict[str, str | None]]]:
        """The tags of these names."""
        return [one for one in self.tags if one[0] in names]
