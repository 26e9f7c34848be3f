"""`check`: proves the journal whole, or names every file that is not."""

import typer

from equityjournal.cli._filters import AsJson


def check(context: typer.Context, json: AsJson = False) -> None:
    """Say whether the journal is whole.

    Every entry is read, and each file that is not as it should be is named.
    Nothing is changed.
    """
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._screen import tell, tell_json
    from equityjournal.core.problem import Problem
    from equityjournal.core.speech import say, say_many
    from equityjournal.store.record import State

    desk = open_desk(context)
    shelved = desk.journal.read_all()
    whole = not shelved.problems
    by_hand = [
        Problem(
            kept.path.relative_to(desk.journal.root).as_posix(),
            kept.record.id,
            "changed",
            say("it was changed outside the program, which is no fault; it is read as it stands now"),
        )
        for kept in shelved.entries
        if kept.state is State.CHANGED
    ]
    problems = sorted([*shelved.problems, *by_hand], key=lambda problem: problem.path)
    if json:
        named = [
            {"path": one.path, "id": one.id, "kind": one.kind, "message": one.message} for one in problems
        ]
        tell_json({"whole": whole, "entries": len(shelved.entries), "problems": named})
    else:
        for one in problems:
            tell(say("{path}: {what}.", path=one.path, what=one.message))
        read = say_many("1 entry was read.", "{count} entries were read.", len(shelved.entries))
        verdict = say("The journal is whole.") if whole else say("The journal is not whole; see above.")
        tell(f"{read} {verdict}")
    if not whole:
        raise typer.Exit(1)
