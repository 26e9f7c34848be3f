"""Guesses at names: said, settled once, and never made from what stays."""

from program import Program


def write(program: Program, text: str, *options: str) -> str:
    """Write an entry; return its id."""
    return str(program("write", "--json", "--no-notices", *options, text).json["id"])


def test_each_guess_is_settled_once(program: Program) -> None:
    """A name goes on the list, no name is never pointed out again, and Enter leaves a guess open."""
    identity = write(program, "So I told Amina about Zopwell and Bramwick forms.")
    said = program.at_terminal("notices", identity, "--more", typed=["1", "3", ""]).out
    assert "[Amina]" in said
    assert "[Zopwell]" in said
    left = {(one["kind"], one["sure"]) for one in program("notices", identity, "--json").json}
    assert left == {("name", "high"), ("possible-name", "low")}
    assert "[Amina]" not in program.at_terminal("notices", identity, "--more", typed=[""]).out
    assert "Zopwell" in program("export", "markdown", "--mask").out
    assert "Amina" not in program("export", "markdown", "--mask").out
    program.at_terminal("notices", identity, "--more", typed=["2"])
    assert "Nothing in it is a guess." in program("notices", identity, "--more").out


def test_a_part_of_a_guess_is_not_asked_about_again(program: Program) -> None:
    """After a full name, the surname alone is the same guess."""
    identity = write(program, "So I told Zopwell Bramwick. Later I told Bramwick again.")
    said = program.at_terminal("notices", identity, "--more", typed=["1"]).out
    assert "[Zopwell Bramwick]" in said
    assert "[Bramwick]" not in said
    assert "ramwick" not in program("export", "markdown", "--mask").out


def test_the_list_of_replacements_says_which_are_guesses(program: Program) -> None:
    """On the screen and in a log; a name with a title is no guess."""
    write(program, "So I told Amina.")
    for said in (
        program.at_terminal("export", "markdown", "--mask").out,
        program("export", "markdown", "--mask").err,
    ):
        assert "possible name" in said
        assert "a guess, from a capital letter alone" in said
    write(program, "I met Mrs Begum.", "--date", "3 April 2020")
    assert "guess" not in program("export", "markdown", "--mask", "--until", "2021").err


def test_what_is_masked_does_not_depend_on_what_stays(program: Program) -> None:
    """A name that an entry kept back gives away changes nothing in what goes."""
    write(program, "okafor refused and the flat was cold", "--date", "3 April 2020")
    before = program("export", "markdown", "--mask", "--until", "2021")
    write(program, "I rang Mrs Okafor.")
    write(program, "I rang Mr Cold Flat of Okafor.", "--private", "--date", "4 April 2020")
    after = program("export", "markdown", "--mask", "--until", "2021")
    assert after.out == before.out
