import pytest

from equityjournal.core.text import errors
from equityjournal.core.text.errors import JournalError, UnclearCommand, UnknownName
from equityjournal.core.text.problem import Problem

REFUSALS = [
    errors.UnclearDate,
    errors.NothingToKeep,
    errors.DamagedFile,
    errors.NotAFile,
    errors.NewerFile,
    errors.MisencodedFile,
    errors.CutOffFile,
    errors.MadeForAnother,
    errors.UnusableFile,
    errors.ChangedMeanwhile,
    errors.NotSaved,
    errors.NotConfirmed,
    errors.NotAllowed,
    errors.UnknownName,
]


@pytest.mark.parametrize("kind", REFUSALS)
def test_an_expected_refusal_carries_its_sentence_and_ends_with_one(kind: type[JournalError]) -> None:
    """Whatever was expected to go wrong says so in its own sentence, and the exit code is 1."""
    error = kind("The file is not there.")

    assert isinstance(error, JournalError)
    assert (error.sentence, str(error), error.exit_code) == (
        "The file is not there.",
        "The file is not there.",
        1,
    )


def test_a_command_line_that_cannot_be_read_ends_with_two() -> None:
    """The exit code of an unclear command line is 2."""
    assert UnclearCommand("Give a theme.").exit_code == 2


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (errors.DamagedFile, "damaged"),
        (errors.NotAFile, "not-a-file"),
        (errors.NewerFile, "newer"),
        (errors.MisencodedFile, "encoding"),
        (errors.CutOffFile, "cut-off"),
        (errors.MadeForAnother, "made-for-another"),
    ],
)
def test_each_way_a_file_may_be_damaged_has_one_word(error: type[errors.DamagedFile], kind: str) -> None:
    """Whoever leaves damaged files out leaves all of these out; the word tells programs which it is."""
    assert issubclass(error, errors.DamagedFile)
    assert error("it cannot be read").kind == kind


def test_a_file_the_disk_will_not_vouch_for_counts_as_not_saved() -> None:
    """Whoever reports what was not saved reports this too."""
    assert issubclass(errors.NotConfirmed, errors.NotSaved)


def test_a_name_is_unknown_rather_than_ambiguous_unless_said() -> None:
    """Only an error made with `several` says that more than one thing goes by the name."""
    assert not UnknownName("None.").several
    assert UnknownName("Two.", several=True).several


def test_problems_are_equal_when_they_say_the_same_of_the_same_file() -> None:
    """Two reports of one thing are one report."""
    assert len({Problem("a.toml", None, "damaged", "it is cut off") for _ in range(2)}) == 1
    assert Problem("a.toml", None, "pack", "x") != Problem("b.toml", None, "pack", "x")
