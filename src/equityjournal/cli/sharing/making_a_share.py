"""From entries to a sealed file: put together, masked, shown, agreed to, noted in the ledger, sealed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.notices.finding import mask_of
from equityjournal.cli.sharing import preview
from equityjournal.cli.sharing.sealed_files import keyring, message, my_keys, seal_to_file
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.ledger import Event, Given
from equityjournal.core.sharing.messages import Share, SharedTheme
from equityjournal.core.sharing.what_is_shared import Along, item_of, theme_of
from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.themes.summary import summary_of
from equityjournal.core.themes.telling import Telling
from equityjournal.store.index import review_facts, theme_history
from equityjournal.store.sharing.ledger import Ledger

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.cli.sharing.choosing_entries import Chosen
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.trusted import Trusted


class ShareRequest(NamedTuple):
    """What the writer said of how to share."""

    whom: "Trusted"
    what: Along
    masked: bool
    note: str
    keep_until: date | None
    summary: str | None
    """The id of the pack whose themes are summed up; None: no summary."""
    happened_to_me: bool
    """What happened to the writer may be told of in it."""
    ask_about: list[str]
    """Ids of themes."""


def make(
    session: "Session", wish: ShareRequest, chosen: "Chosen", output: Path, *, force: bool, yes: bool
) -> None:
    """Show what will be read, ask, and seal it. The ledger has it first, and loses it again if that fails.

    Raises:
        NotAllowed: When an entry may not go, or the file has no place.
        NotSaved: When the disk will not take the ledger's note, or the file.
    """
    mask = mask_of(session, chosen.going, [wish.note, *_words_of_own(session)]) if wish.masked else None
    share = _share(session, wish, chosen, mask)
    to = preview.shown_on(yes=yes)
    preview.show_what_is_read(share, to)
    stays = list(chosen.stays)
    if wish.summary and not share.summary:
        stays.append(say("There is nothing to sum up yet, so no summary goes along."))
    preview.tell_what_stays(share, wish.what, stays, to)
    preview.tell_what_it_means(share, wish.whom, to)
    preview.tell_what_to_look_at(session, chosen.going, mask, to)
    question = say("Seal this for {name}? Type yes; anything else leaves it.", name=wish.whom.name)
    if not preview.agreed(question, yes=yes, to=to):
        return
    keys = my_keys()[0]
    with Ledger(session.root).noting(_event(share, wish, chosen)):
        seal_to_file(share, keys, output, session.root, force=force)
    count = say_many("1 entry", "{count} entries", len(share.items))
    tell(
        say(
            "Sealed for {name}, in {path}: {count}. Only the two of you can open it. Nothing was sent: give "
            "it to them in any way you like. `equityjournal shares` remembers it.",
            name=wish.whom.name,
            path=output,
            count=count,
        )
    )


def _share(session: "Session", wish: ShareRequest, chosen: "Chosen", mask: "Mask | None") -> Share:
    packs = {theme.id: one for one in session.shelf.packs for theme in one.themes}

    def named(theme: str) -> SharedTheme:
        return theme_of(theme, packs.get(theme), mask)

    return message(
        Share,
        keyring().person(),
        wish.whom.person,
        masked=wish.masked,
        note=mask.text(wish.note) if mask else wish.note,
        keep_until=wish.keep_until,
        items=[
            item_of(one, [named(theme) for theme in one.credited], wish.what, mask) for one in chosen.going
        ],
        summary=_summary(session, wish.summary, mask, happened_to_me=wish.happened_to_me)
        if wish.summary
        else [],
        ask_about=[named(theme) for theme in dict.fromkeys(wish.ask_about)],
    )


def _summary(session: "Session", name: str, mask: "Mask | None", *, happened_to_me: bool) -> list[str]:
    """What may be said of the themes of a pack, in words that may go."""
    index, today, pack = session.catalogue.database, clock.now().date(), session.shelf.pack(name)
    themes = pack.themes
    if mask and pack.own:
        themes = [one._replace(title=mask.text(one.title), group=mask.text(one.group)) for one in pack.themes]
    whole = session.telling(pack._replace(themes=themes), today)
    history = review_facts.shareable_history(index, today, happened_to_me=happened_to_me)
    shareable = Telling(whole.pack, history, theme_history.choices(index), today, whole.elsewhere)
    if mask:
        return summary_of(whole, shareable, lambda day: month_in_words(day.month, day.year), months=True)
    return summary_of(whole, shareable, in_words, months=False)


def _words_of_own(session: "Session") -> list[str]:
    """What the person's own packs are called, and what is in them: it may give somebody away."""
    return [
        text
        for pack in session.shelf.packs
        if pack.own
        for text in (pack.id, *(word for one in pack.themes for word in (one.id, one.title, one.group)))
    ]


def _event(share: Share, wish: ShareRequest, chosen: "Chosen") -> Event:
    more = {"note": share.note, "summary": share.summary, "questions": share.ask_about}
    what = Given(
        entries=[one.id for one in chosen.going],
        masked=wish.masked,
        along=[*wish.what.along, *(name for name, there in more.items() if there)],
        keep_until=wish.keep_until,
    )
    return Event(message=share.id, made=share.made, person=share.recipient, what=what)
