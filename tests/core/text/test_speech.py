from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from equityjournal.core.text.speech import command, listed, say, say_many, speak, type_before_verbs


class FakeCatalogue(NullTranslations):
    """A catalogue that shouts, and has a form of its own for two."""

    def gettext(self, message: str) -> str:
        """The message in capitals, its {names} left as they are."""
        return message.upper().replace("{NAME}", "{name}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The first message for one, the second for many, and another for two."""
        return "a pair for {name}" if n == 2 else super().ngettext(msgid1, msgid2, n)


@pytest.fixture
def shouting() -> Iterator[None]:
    """Everything is said in capitals until the test is over."""
    speak(FakeCatalogue())
    yield
    speak(NullTranslations())


@pytest.fixture
def typed_before() -> Iterator[None]:
    """An option stands before the verb of the command line, with signs that a message could trip over."""
    type_before_verbs(r'--journal "a {b} \1"')
    yield
    type_before_verbs("")


@pytest.mark.usefixtures("typed_before")
def test_a_command_in_a_message_has_the_options_typed_before_the_verb() -> None:
    """In the message itself, in a value that is a command, and once only."""
    whole = r'`equityjournal --journal "a {b} \1" show 2`'
    assert say("Try `equityjournal show {n}`.", n=2) == f"Try {whole}."
    assert say("Try `{line}`.", line="equityjournal show 2") == f"Try {whole}."
    assert say("Try `{line} 2`.", line="equityjournal show") == f"Try {whole}."
    assert say("{said}", said=say("Try `{line}`.", line="equityjournal show 2")) == f"Try {whole}."
    assert say_many("`equityjournal list`", "`equityjournal list` has {count}", 2).startswith(
        "`equityjournal --j"
    )
    assert f"`{command('equityjournal show 2')}`" == whole


@pytest.mark.usefixtures("typed_before")
def test_words_of_a_person_and_options_alone_stay_as_they_are() -> None:
    """What was written is never changed, `--help` needs no journal, and a path is no command."""
    assert (
        say("“{words}”", words="equityjournal show `equityjournal list`")
        == "“equityjournal show `equityjournal list`”"
    )
    assert say("`equityjournal --help` lists them.") == "`equityjournal --help` lists them."
    assert say("`{count}`", count=3) == "`3`"
    for line in ("equityjournal --help", "ej show 2"):
        assert command(line) == line


def test_without_such_options_a_command_is_as_it_stands() -> None:
    """Most command lines have none."""
    assert say("`{line}`", line="equityjournal show 2") == "`equityjournal show 2`"
    assert command("equityjournal show 2") == "equityjournal show 2"


def test_names_in_a_message_are_filled_in() -> None:
    """Every {name} of a message gives way to its value."""
    assert say("{name} wrote on {count} days.", name="Ada", count=3) == "Ada wrote on 3 days."


def test_braces_in_a_value_are_left_alone() -> None:
    """What somebody typed may hold braces, which are said as they are."""
    assert say("“{name}”", name="{name} and {0}") == "“{name} and {0}”"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 days, Ada"), (1, "1 day, Ada"), (2, "2 days, Ada"), (21, "21 days, Ada")]
)
def test_one_and_many_are_said_as_english_does(count: int, said: str) -> None:
    """Only exactly one is said in the singular, and the count is filled in by itself."""
    assert say_many("{count} day, {name}", "{count} days, {name}", count, name="Ada") == said


@pytest.mark.usefixtures("shouting")
def test_a_catalogue_gives_the_words_and_values_stay_as_they_are() -> None:
    """A message is looked up before its names are filled in."""
    assert say("from {name}", name="Ada") == "FROM Ada"


@pytest.mark.usefixtures("shouting")
def test_a_catalogue_may_have_more_forms_than_english() -> None:
    """The catalogue decides which form fits a count, as Welsh needs for two."""
    assert say_many("one for {name}", "{count} for {name}", 2, name="Ada") == "a pair for Ada"
    assert say_many("one for {name}", "{count} for {name}", 3, name="Ada") == "3 for Ada"


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_are_listed_as_they_are_said_aloud(names: list[str], said: str) -> None:
    """Commas stand between names, and the word for and before the last."""
    assert listed(names) == said


def test_another_word_may_stand_before_the_last_name() -> None:
    """A list of choices is joined by or."""
    assert listed(["a", "b", "c"], last="or") == "a, b or c"


@pytest.mark.usefixtures("shouting")
def test_the_word_for_and_comes_from_the_catalogue() -> None:
    """The word before the last name is in the language spoken."""
    assert listed(["a", "b"]) == "a AND b"
