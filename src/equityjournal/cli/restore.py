"""`restore`: an entry back from the trash, or one of its earlier versions back in its place."""

from typing import Annotated

import typer


def restore(
    context: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ID", help="The entry, as `show` takes it.")],
    version: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="An earlier version, by its number."),
    ] = None,
) -> None:
    """Bring an entry back from the trash, or an earlier version of it.

    Nothing is lost by it: the version that was there is kept as well.
    `equityjournal restore draft` brings back the unfinished answer that you
    put in the trash last.
    """
    from equityjournal.cli import _clock
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._screen import tell
    from equityjournal.core.dates import in_words
    from equityjournal.core.errors import UnknownName
    from equityjournal.core.selection import Listed, one_meant
    from equityjournal.core.speech import say

    desk, now = open_desk(context), _clock.now()
    if version is None and entry.strip().casefold() == say("draft"):
        draft = desk.journal.drafts.put_back()
        if draft is None:
            raise UnknownName(say("There is no unfinished answer in the trash."))
        tell(
            say(
                "The answer you began on {day} is back, unfinished. `equityjournal write` offers it again.",
                day=in_words(draft.started.date()),
            )
        )
        return
    if version is None:
        trash = {kept.record.id: kept for kept in desk.journal.trash()}
        if not trash:
            raise UnknownName(say("The trash is empty. An earlier version comes back with --version N."))
        found = trash[one_meant(entry, Listed(kept.record for kept in trash.values()), now.date()).id]
        desk.journal.restore(found, now.date())
        day = in_words(found.record.happened)
        tell(say("{id}, about {day}, is back in the journal.", id=found.record.id, day=day))
        return
    kept = desk.one(entry, now.date())
    versions = desk.journal.versions(kept.record.id)
    if version > len(versions):
        raise UnknownName(
            say(
                "{id} has no version {number}. `equityjournal show {id} --versions` lists those there are.",
                id=kept.record.id,
                number=version,
            )
        )
    desk.journal.replace(kept, versions[version - 1].record.model_copy(update={"edited": now}), now)
    tell(
        say("Version {number} of {id} is back; the one before it is kept.", number=version, id=kept.record.id)
    )
