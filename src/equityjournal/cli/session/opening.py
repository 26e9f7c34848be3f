"""Opening the journal asked for, with its packs."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import typer

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, progress
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk.places import has_translations, index_place, shipped_packs
from equityjournal.store.disk.sealing import door_of_journal
from equityjournal.store.disk.systems import machine_language
from equityjournal.store.index.index import Index
from equityjournal.store.index.library import Library
from equityjournal.store.index.refresh import Refresh
from equityjournal.store.packs.packs import Wanted
from equityjournal.store.records.journal_id import journal_around, journal_within
from equityjournal.store.settings.values import chosen, journal_place
from equityjournal.store.settings.wrong import set_here

if TYPE_CHECKING:
    from equityjournal.store.lock.vault import Vault

MAKING = ("write", "demo", "import")  # verbs that make a journal where there is none


class Options(NamedTuple):
    """The options given before the verb."""

    journal: Path | None
    language: str | None


def open_session(context: typer.Context) -> Session:
    """Open the requested journal, naming unreadable packs; no folder is made."""
    session = session_of(context)
    if session.library.problems:
        from equityjournal.cli.session.broken_packs import tell_broken_packs  # noqa: PLC0415 - where one is broken

        names_pack = context.info_name == "packs" or bool(context.params.get("pack"))
        tell_broken_packs(session.root, session.library, clock.now().date(), again=names_pack)
    _tell_of_packs(session)
    place: Options = context.obj
    _tell_of_another_folder(session.root)
    if place.journal and not session.root.exists() and context.info_name not in MAKING:
        note(say("There is no journal in {path} yet.", path=session.root))
    if place.language and not _spoken(place.language, session):
        said = say("There are no words in “{language}” yet, so this is in English.", language=place.language)
        note(f"{said} {set_here('language', place.language)}".rstrip())
    return session


def _tell_of_another_folder(root: Path) -> None:
    """Name the journal beside whose folder a folder was typed.

    Raises:
        NotAllowed: For a folder of a journal's own: another journal in it would be seen by nobody.
    """
    if outer := journal_around(root):
        raise NotAllowed(
            say(
                "{path} is a folder of the journal in {journal}, and no journal itself. Type "
                "`--journal {journal}`.",
                path=root,
                journal=outer,
            )
        )
    if inner := journal_within(root):
        note(say("{path} is no journal, but there is one in {journal}.", path=root, journal=inner))


def _tell_of_packs(session: Session) -> None:
    """Name packs with unchecked translations, and a usual pack without questions."""
    if unchecked := session.library.unchecked:
        said = say(
            "Nobody who speaks this language has checked the words of {packs} in it.",
            packs=listed(unchecked),
        )
        note(said)
    if session.shelf.lacks_usual:
        said = say(
            "Your usual pack, {pack}, is not among those of this journal that ask questions; "
            "it is {usual} instead.",
            pack=session.shelf.usual,
            usual=session.shelf.default().id,
        )
        note(f"{said} {set_here('pack', session.shelf.usual)}".rstrip())


def session_of(context: typer.Context) -> Session:
    """Open the journal asked for, silent about its packs."""
    place: Options = context.obj
    root = journal_place(place.journal)
    if root.exists() and not root.is_dir():
        said = say("{path} is a file, and a journal is a folder.", path=root)
        folder = None if place.journal else chosen("journal").value
        raise NotAllowed(f"{said} {set_here('journal', folder)}".rstrip())
    is_chosen = place.journal is not None
    if (door := door_of_journal(root)) is not None:
        from equityjournal.cli.session.locked_journal import leaves_the_machine, meet  # noqa: PLC0415 - for a locked journal alone

        meet(context, cast("Vault", door), clock.now().date())
    session = session_at(root, place.language, json=bool(context.params.get("json")), chosen=is_chosen)
    context.find_root().call_on_close(session.close)  # a verb whose line cannot be read is never closed
    if door is not None and leaves_the_machine(context):
        session.index.read_files()
    return session


def _spoken(language: str, session: Session) -> bool:
    """Whether the program or any pack has words in a language."""
    wanted = language.casefold().replace("_", "-").split("-")[0]
    packs = {pack.language.casefold().split("-")[0] for pack in session.shelf.packs}
    return wanted in packs | {"en"} or has_translations(language)


def session_at(
    root: Path, language: str | None, *, silent: bool = False, json: bool = False, chosen: bool = False
) -> Session:
    """The session of a journal in a folder, to be closed by the caller.

    Args:
        root: The folder, which need not exist yet.
        language: The language asked for.
        silent: No problem is named, and no progress told.
        json: The output is for a program.
        chosen: The journal was named on the command line.
    """
    wanted = Wanted(language) if language else Wanted(machine_language(), asked=False)
    refresh = Refresh(root, shipped_packs(), wanted)
    index = Index(index_place(), root, language or "", refresh, None if silent else progress(_reading))
    return Session(root, index, Library(index), silent=silent, json=json, chosen=chosen)


def _reading(done: int, total: int) -> str:
    return say("Reading your journal for the index: {done} of {total} files.", done=done, total=total)
