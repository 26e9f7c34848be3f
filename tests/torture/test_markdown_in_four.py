"""CommonMark's own examples as the words of an entry, read back by four programs that read Markdown."""

import re
import subprocess
import tarfile
from pathlib import Path

import pytest

from formats.markdown_marks import MARKS
from formats.markdown_readers import WITHOUT_PANDOC, pandoc, reads_as_typed
from outside import needs
from torture.machine import report

pytestmark = pytest.mark.torture

SPECIFICATION = "commonmark-spec@0.31.2"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The inputs of all examples in the specification, which npm has as a package."""
    folder = tmp_path_factory.mktemp("specification")
    npm = needs("npm")
    fetched = subprocess.run(
        [npm, "pack", SPECIFICATION], cwd=folder, capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        pytest.skip(f"npm could not fetch {SPECIFICATION}")
    return _examples(next(folder.glob("*.tgz")))


def _examples(package: Path) -> list[str]:
    with tarfile.open(package) as archive:
        (member,) = (name for name in archive.getnames() if name.endswith("/spec.txt"))
        text = archive.extractfile(member).read().decode()  # type: ignore[union-attr] # a file, so not None
    found = re.findall(r"^`{32} example[^\n]*\n(.*?)^\.\n", text, re.MULTILINE | re.DOTALL)
    return [example.replace("→", "\t") for example in found]


@pytest.mark.parametrize("name", [*WITHOUT_PANDOC, "pandoc"])
def test_every_example_of_commonmark_is_read_as_typed(examples: list[str], name: str) -> None:
    """Its characters are the words typed, line by line, and the headings are ours alone."""
    if name == "pandoc":
        needs("pandoc")
    reader = WITHOUT_PANDOC.get(name, pandoc)
    assert len(examples) > 600
    changed = [example for example in examples if not reads_as_typed(example, reader)]
    report(f"{name}: {len(examples) - len(changed)} of {len(examples)} examples read as typed")
    assert changed == []


def test_pandoc_reads_the_marks_of_its_own_dialect_as_typed() -> None:
    """Lists of letters and brackets, superscripts, dashes and citations among them."""
    needs("pandoc")
    assert [words for words in MARKS if not reads_as_typed(words, pandoc)] == []
