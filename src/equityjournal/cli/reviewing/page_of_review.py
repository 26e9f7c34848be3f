"""The page of a look back: shown in words, then made."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.meeting.shareable import shareable_entries, titles_for_others
from equityjournal.cli.notices.finding import mask_of, tell_replaced, words_of_own_packs
from equityjournal.cli.terminal.output import is_conversation, note, talking_to, tell, tell_json
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.cli.terminal.short_answers import agrees
from equityjournal.cli.terminal.writing_out import to_file
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say, say_many
from equityjournal.formats.pages.review_page import Wording, content_of, review_page, words_of
from equityjournal.store.themes import review_facts

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.reviewing.options import ReviewOptions
    from equityjournal.cli.session.session import Session
    from equityjournal.core.themes.review import LookBack


def make_page(
    session: "Session", look: "LookBack", file: Path, options: "ReviewOptions", today: "date"
) -> None:
    """Show the page's contents, ask where the writer's own words are included, and make the page.

    Args:
        session: The journal.
        look: A look back of shareable facts.
        file: The file.
        options: The options.
        today: The day.

    Raises:
        NothingToKeep: When there is nothing to put on it.
        NotAllowed, NotSaved: When the file may not be made there, or the disk will not take it.
    """
    if not look.facts.days:
        raise NothingToKeep(_nothing(session, look))
    facts = look.facts.of_words(
        feelings=options.with_feelings, steps=options.with_steps, settings=options.with_settings
    )
    known = shareable_entries(session, *look.period, happened_to_me=options.with_happened_to_me)
    mask = mask_of(session, known, [*facts.texts, *words_of_own_packs(session)])
    pack = session.library.open(look.pack.id)
    masked = replace(look, facts=facts.reworded(mask.text))
    words = mask.text if session.shelf.pack(look.pack.id).own else str  # a shipped pack names nobody
    content = content_of(masked, pack, Wording(titles_for_others(session, mask), words))

    def tell_all(stream: TextIO) -> None:
        tell_replaced(mask.replacements, to=stream)
        tell(say("This stands on the page, beside questions to talk about:"), to=stream)
        tell_paragraphs(words_of(content), stream)

    asks = content.own_words and not options.yes and is_conversation()
    to = talking_to(options.json) if asks else sys.stderr
    question = say("Make it? Type yes; anything else leaves it.")
    if not asks:
        tell_all(to)
    elif not (by_screenfuls(tell_all, to) and agrees(question, say("Nothing was made."), yes=False, to=to)):
        return
    to_file(review_page(content, today), file, session.root, force=options.force)
    if options.json:
        tell_json({"path": str(file.absolute())})
    else:
        tell(say("A page to look at together is in {path}. Read it yourself first.", path=file))
    _tell_left_out(session, look, options)


def _nothing(session: "Session", look: "LookBack") -> str:
    """The sentence on a page without contents."""
    if session.catalogue.is_empty:
        return say("Nothing is written yet, so there is nothing to put on a page.")
    since, until = in_words(look.period.since), in_words(look.period.until)
    return say(
        "From {since} to {until} there is nothing for a page, so none was made. --since takes an earlier "
        "day.",
        since=since,
        until=until,
    )


def _tell_left_out(session: "Session", look: "LookBack", options: "ReviewOptions") -> None:
    """Tell the writer alone how many entries are left out."""
    private, about_oneself = review_facts.left_out(
        session.catalogue.database, look.period, happened_to_me=options.with_happened_to_me
    )
    said = []
    if private:
        said.append(
            say_many(
                "1 private entry is left out of it.", "{count} private entries are left out of it.", private
            )
        )
    if about_oneself:
        said.append(
            say_many(
                "1 entry about what happened to you is left out; --with-happened-to-me takes it along.",
                "{count} entries about what happened to you are left out; "
                "--with-happened-to-me takes them along.",
                about_oneself,
            )
        )
    note(*said)
