"""The dry run of an import, in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from equityjournal.core.importing.items import LeftOut
from equityjournal.core.importing.outcomes import Fate, Tally
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many


def sentences(tally: Tally, *, own: bool, private: bool) -> Iterator[str]:
    """The entries to come in, those present already, and those left out.

    Args:
        tally: The counts.
        own: The entries are this program's own, and come in as they were.
        private: Entries from elsewhere come in private.
    """
    yield _coming(tally)
    if tally.coming:
        yield _privacy(tally, own=own, private=private)
    yield from _known(tally)
    if tally.left_out:
        yield _left_out(tally)
    if wordless := tally.fates[Fate.WORDLESS]:
        yield say_many(
            "1 has no words, such as a photo alone, and is left out.",
            "{count} have no words, such as a photo alone, and are left out.",
            wordless,
        )
    if tally.without_zone:
        yield say_many(
            "1 does not say its time zone; its day is that in UTC.",
            "{count} do not say their time zone; their day is that in UTC.",
            tally.without_zone,
        )


def unread(tally: Tally) -> Iterator[str]:
    """Unreadable places, each with its reason."""
    count = tally.fates[Fate.UNREAD]
    if count:
        yield say_many(
            "1 passage could not be read as an entry. It is kept as text in the journal's folder:",
            "{count} passages could not be read as entries. They are kept as text in the journal's folder:",
            count,
        )
    named = tally.named.get(Fate.UNREAD, [])
    yield from (say("{place}: {why}", place=outcome.place, why=outcome.why) for outcome in named)
    if (more := count - len(named)) > 0:
        yield say_many("and 1 more.", "and {count} more.", more)


def passed_over(tally: Tally) -> Iterator[str]:
    """Files without entries."""
    if count := tally.fates[Fate.PASSED_OVER]:
        yield say_many(
            "1 other file is not of this format, and stays where it is: {names}.",
            "{count} other files are not of this format, and stay where they are: {names}.",
            count,
            names=_names(tally, Fate.PASSED_OVER),
        )


def as_json(tally: Tally, name: str, *, brought_in: bool, text: Path | None) -> dict[str, Any]:
    """An import for programs."""
    return {
        "format": name,
        "brought_in": brought_in,
        "first": tally.first,
        "last": tally.last,
        "items": tally.items,
        **{fate.value.replace(" ", "_"): tally.fates[fate] for fate in Fate},
        "left_out": {kind.value: tally.left_out[kind] for kind in LeftOut if tally.left_out[kind]},
        "unread_named": [
            {"place": found.place, "why": found.why} for found in tally.named.get(Fate.UNREAD, [])
        ],
        "text": text and str(text),
    }


def _coming(tally: Tally) -> str:
    if not tally.coming or tally.first is None or tally.last is None:
        return say("No new entry would come in.")
    if tally.first == tally.last:
        return say_many(
            "1 entry would come in, about {day}.",
            "{count} entries would come in, about {day}.",
            tally.coming,
            day=in_words(tally.first),
        )
    return say(
        "{count} entries would come in, from {first} to {last}.",
        count=tally.coming,
        first=in_words(tally.first),
        last=in_words(tally.last),
    )


def _privacy(tally: Tally, *, own: bool, private: bool) -> str:
    if own:
        kept = say_many("1 is private.", "{count} are private.", tally.private) if tally.private else ""
        own_ids = say_many(
            "It comes in as it was, under its own id.",
            "They come in as they were, under their own ids.",
            tally.coming,
        )
        return " ".join(filter(None, (own_ids, kept)))
    if private:
        return say_many(
            "It is private until you say otherwise: `equityjournal edit ID --not-private`, or "
            "--not-private here.",
            "They are private until you say otherwise: `equityjournal edit ID --not-private`, or "
            "--not-private here for all of them.",
            tally.coming,
        )
    if tally.private == tally.coming:
        return say_many(
            "It was private, and stays private.", "They were private, and stay private.", tally.coming
        )
    if tally.private:
        return say(
            "Those that were private stay private; the others come in open: a document or a share may take "
            "them along."
        )
    return say_many(
        "It comes in open: a document or a share may take it along.",
        "They come in open: a document or a share may take them along.",
        tally.coming,
    )


def _known(tally: Tally) -> Iterator[str]:
    """Entries already known here."""
    if count := tally.fates[Fate.HERE]:
        yield say_many(
            "1 is in the journal already, and is left as it is.",
            "{count} are in the journal already, and are left as they are.",
            count,
        )
    if count := tally.fates[Fate.TWICE]:
        yield say_many(
            "1 stands in it twice, and counts once.", "{count} stand in it twice, and count once.", count
        )
    if count := tally.fates[Fate.DELETED]:
        yield say_many(
            "1 is in the trash here, and stays there. `equityjournal restore` brings it back.",
            "{count} are in the trash here, and stay there. `equityjournal restore` brings them back.",
            count,
        )
    if count := tally.fates[Fate.COPY]:
        yield say_many(
            "1 of them is here with other words. It is kept beside that entry, as a copy: {names}.",
            "{count} of them are here with other words. They are kept beside those entries, as copies: "
            "{names}.",
            count,
            names=_names(tally, Fate.COPY),
        )
    if count := tally.fates[Fate.ERASED]:
        yield say_many(
            "1 was erased here, and stays away unless you say so: {names}.",
            "{count} were erased here, and stay away unless you say so: {names}.",
            count,
            names=_names(tally, Fate.ERASED),
        )


def _names(tally: Tally, fate: Fate) -> str:
    """The first few places or ids of a kind."""
    named = [outcome.identity or outcome.place for outcome in tally.named[fate]]
    more = tally.fates[fate] - len(named)
    return listed([*named, *([say_many("1 more", "{count} more", more)] if more else [])])


def _left_out(tally: Tally) -> str:
    words = {
        LeftOut.SCORES: say("ratings and moods"),
        LeftOut.PLACES: say("places"),
        LeftOut.WEATHER: say("weather"),
        LeftOut.MEDIA: say("photos and other files"),
        LeftOut.MUSIC: say("music"),
        LeftOut.STARS: say("stars"),
        LeftOut.ACTIVITY: say("steps and activity"),
        LeftOut.DEVICES: say("devices"),
        LeftOut.FACTS: say("other facts"),
    }
    kinds = [
        say("{kind} ({count})", kind=words[kind], count=tally.left_out[kind])
        for kind in LeftOut
        if tally.left_out[kind]
    ]
    return say("Left out, with the number of entries that have them: {kinds}.", kinds=listed(kinds))
