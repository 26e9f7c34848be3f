"""What is said about the program on a page is held against the program."""

import pytest

import pages_agree
from command_tree import commands


@pytest.mark.parametrize(
    "line",
    [
        "write",
        "write -t power --setting 'home visit'",
        "--journal DIR list --limit 3",
        "help write",
        "neglected --all",
        "keys new --name Bronwen",
        "coach reply NAME",
        "packs check night-shifts",
        "VERB --help",
        "share ID --with NAME -o FILE",
    ],
)
def test_what_the_program_takes_is_left_alone(line: str) -> None:
    """A command line with verbs and options that there are is not remarked on."""
    assert pages_agree.wrong_command(line.split()) is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("lsit", "there is no command “lsit”."),
        ("keys mend", "there is no command “keys mend”."),
        ("write --topic power", "“equityjournal write” has no option --topic."),
        ("list -x", "“equityjournal list” has no option -x."),
        ("--colour list", "“equityjournal” has no option --colour."),
        ("coach reply NAME --page=x", "“equityjournal coach reply” has no option --page."),
    ],
)
def test_what_the_program_has_not_is_named(line: str, why: str) -> None:
    """A verb, a command below it or an option that is not there is named."""
    assert pages_agree.wrong_command(line.split()) == why


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("```\nequityjournal lsit    entries\n```\n", ":2: there is no command “lsit”."),
        ("Then `equityjournal\nlsit` shows it.\n", ":1: there is no command “lsit”."),
        ("```console\namara$ equityjournal keys mend\n```\n", ":2: there is no command “keys mend”."),
        ("Use `write --topic power`.\n", ":1: “equityjournal write” has no option --topic."),
        ("The option `--nowhere` helps.\n", ":1: no command has an option --nowhere."),
        ("Run `make coffee`.\n", ":1: the Makefile has no coffee."),
        ("It is in `src/equityjournal/nowhere.py`.\n", ":1: there is no src/equityjournal/nowhere.py here."),
        ("It is in `core/nowhere.py`.\n", ":1: there is no core/nowhere.py here."),
        ("See [it](docs/nowhere.md).\n", ": the link to docs/nowhere.md leads nowhere."),
        ("# A page\n\nSee [it](#a-pages-end).\n", ": the link to #a-pages-end leads to no heading there."),
    ],
)
def test_what_is_not_there_is_named(page: str, why: str) -> None:
    """Each kind of untruth that is looked for is found on a page that has it, and nothing else is."""
    assert list(pages_agree.wrong_page(pages_agree.ROOT / "PAGE.md", page)) == [f"PAGE.md{why}"]


@pytest.mark.parametrize(
    "page",
    [
        "```\nequityjournal write -t power       ask me\n```\n",
        "`--mask`, `write --more`, `make test`, `core/…/NAME.py`, and `scripts/man_page.py`\n",
        "# A page's end\n\n[Here](#a-pages-end), [there](docs/index.md#guides)\n",
        "```toml\ntext = 'equity'\n```\n",
    ],
)
def test_what_is_there_is_left_alone(page: str) -> None:
    """A page that names only what is there is not remarked on."""
    assert list(pages_agree.wrong_page(pages_agree.ROOT / "PAGE.md", page)) == []


def test_a_page_that_nobody_would_read_to_the_end_is_named() -> None:
    """The README may have 160 lines, and no more."""
    long = "A line.\n" * 161
    assert list(pages_agree.wrong_page(pages_agree.ROOT / "README.md", long)) == [
        "README.md: it has more than 160 lines."
    ]


def test_the_list_of_links_is_whole_and_no_longer_than_it_has_to_be() -> None:
    """An address that is in no list is named, and so is a listed one that no page has."""
    listed = pages_agree.addresses(pages_agree.LINKS.read_text("utf-8"))
    another = pages_agree.addresses("See <https://example.org/a_page>.")
    gone = sorted(listed)[0]
    assert list(pages_agree.wrong_addresses(listed | another)) == [
        "links.md: https://example.org/a_page is missing; say when it was looked at."
    ]
    assert list(pages_agree.wrong_addresses(listed - {gone})) == [
        f"links.md: {gone} stands on no page any more."
    ]


def test_every_verb_stands_in_the_readme() -> None:
    """Whoever reads the README has met every verb."""
    readme = (pages_agree.ROOT / "README.md").read_text("utf-8")
    assert not [verb for verb in commands()[0].subcommands if f"`{verb}`" not in readme]
