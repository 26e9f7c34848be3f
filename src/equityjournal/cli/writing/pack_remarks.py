"""`packs remark` and `packs remarks`: remarks on questions, kept, printed and removed."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.completing import some_prompts
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.in_hand import in_hand
from equityjournal.cli.commands.text_commands import TextCommand
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand, UnknownName
from equityjournal.core.text.speech import say, say_many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from equityjournal.cli.commands.in_hand import InHand
    from equityjournal.cli.session.session import Session
    from equityjournal.core.packs.pack import Pack, Prompt
    from equityjournal.core.packs.remark import KeptRemark


class RemarkCommand(TextCommand):
    """The command `packs remark`, with its words as text."""

    example = "equityjournal packs remark PROMPT"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line.

        The question may be named by -p, as for `write`.
        """
        return super().parse_args(ctx, _question_first(args))

    def kept(self, ctx: Any, hand: "InHand", labels: "Mapping[str, Any]") -> str:  # noqa: ARG002
        """Print the words again: unfinished, they would pass for an answer."""
        hand.print_again()
        return say("Nothing was kept; your words stand above, to be copied.")


def _question_first(args: list[str]) -> list[str]:
    """A command line with the question first, wherever -p or --prompt stood."""
    options = args[: args.index("--")] if "--" in args else args
    for at, word in enumerate(options):
        if word in ("-p", "--prompt") and at + 1 < len(args):
            return [args[at + 1], *args[:at], *args[at + 2 :]]
        if word.startswith("--prompt="):
            return [word.partition("=")[2], *args[:at], *args[at + 1 :]]
    return args


def remark(
    context: typer.Context,
    prompt: Annotated[
        str,
        typer.Argument(
            metavar="PROMPT", help="The question, as `write -p` takes it.", autocompletion=some_prompts
        ),
    ],
    text: Annotated[  # noqa: ARG001 - in hand by now
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="What you would say about it; - reads it from a pipe."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Keep a remark on a question, for whoever looks after its pack.

    What is wrong with it, what is missing, whom it hurts, or that it is good.
    It stays in your journal, in no export and no share, until you print it
    with `packs remarks` and send it yourself.
    """
    from equityjournal.store.packs.remarks import Remarks  # noqa: PLC0415 - loads Pydantic

    hand, session = in_hand(context), open_session(context)
    pack, meant = _meant(session, prompt, hand)
    words = hand.words()
    if words is None or not words.strip():
        raise NothingToKeep(
            say(
                "There are no words in that, so nothing is kept. They go after the question: "
                '`equityjournal packs remark {prompt} "…"`',
                prompt=meant.cited,
            )
        )
    session.journal.guard.refuse_after_loss()
    kept = Remarks(session.root).keep(meant, pack, words, clock.now())
    hand.is_safe = True
    if json:
        tell_json(_as_json(kept, _contacts(session)))
        return
    tell(say("Kept, on {prompt}: {question}", prompt=meant.cited, question=meant.text))
    tell(say("It stays in your journal. `equityjournal packs remarks` prints your remarks, for you to send."))


def _meant(session: "Session", prompt: str, hand: "InHand") -> "tuple[Pack, Prompt]":
    """The question meant, and its pack.

    Raises:
        UnclearCommand: When a remark stands in the place of the question.
        UnknownName: With the nearest.
    """
    try:
        return session.library.prompt(prompt)
    except UnknownName:
        if hand.has_words or " " not in prompt.strip():
            raise
        hand.typed = prompt
        raise UnclearCommand(
            say(
                'Which question is that on? It goes first: `equityjournal packs remark PROMPT "…"`. '
                "`equityjournal packs show PACK` shows each question with its id."
            )
        ) from None


def remarks(
    context: typer.Context,
    remove: Annotated[
        int | None, typer.Option("--remove", metavar="N", help="Remove remark N for good.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Print your remarks on questions as one text, for you to send.

    Pack by pack, each with the pack's version and where remarks may be sent.
    Nothing is sent from here. `packs remarks > FILE` puts the text into a
    file.
    """
    from equityjournal.store.packs.remarks import Remarks  # noqa: PLC0415 - loads Pydantic

    session = open_session(context)
    contacts, kept = _contacts(session), Remarks(session.root)
    if remove is not None:
        session.journal.guard.refuse_after_loss()
        gone = kept.remove(remove)
        if json:
            tell_json(_as_json(gone, contacts))
            return
        tell(say("Removed, for good:"))
        _tell([gone], contacts)
        return
    there = kept.all()
    if json:
        tell_json([_as_json(made, contacts) for made in there])
    elif there:
        _tell(there, contacts)
    else:
        tell(
            say('You have kept no remarks. `equityjournal packs remark PROMPT "…"` keeps one on a question.')
        )
    _note_besides(kept.unread, bool(there) and not json)


def _note_besides(unread: int, to_be_read: bool) -> None:
    """Hints beside the text, on standard error."""
    if to_be_read:
        note(say("Read them before you send them: could anybody be recognised? `--remove N` takes one out."))
    if unread:
        note(
            say_many(
                "1 remark cannot be read. `equityjournal check` names its file.",
                "{count} remarks cannot be read. `equityjournal check` names their files.",
                unread,
            )
        )


def _tell(remarks: "Sequence[KeptRemark]", contacts: "Mapping[str, str]") -> None:
    from equityjournal.core.packs.remark import to_send  # noqa: PLC0415 - loads Pydantic

    for line, indent in to_send(remarks, contacts):
        tell(line, indent=indent, lines=True)


def _contacts(session: "Session") -> dict[str, str]:
    """Where remarks may be sent today, by pack."""
    return {pack.id: session.library.open(pack.id).pack.contact for pack in session.shelf.packs}


def _as_json(kept: "KeptRemark", contacts: "Mapping[str, str]") -> dict[str, Any]:
    """A remark, with its present address."""
    return {
        "pack": kept.pack,
        "pack_title": kept.pack_title,
        "pack_version": kept.pack_version,
        "contact": contacts.get(kept.pack, ""),
        "language": kept.language,
        "prompt": kept.prompt,
        "question": kept.question,
        "follow_up": kept.follow_up,
        "made": kept.made.isoformat(),
        "text": kept.text,
    }
