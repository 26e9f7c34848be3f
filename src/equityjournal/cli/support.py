"""`support`: places of support, the writer's own first."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import session_of
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.core.packs.support_kinds import ALSO_CALLED, KINDS, NATIONS
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk.places import shipped_packs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.core.packs.support import Support, SupportPlace


def _some_nations(incomplete: str) -> list[str]:
    """Nations for `support --nation`."""
    return [nation for nation in NATIONS if nation.startswith(incomplete)]


def _some_channels(incomplete: str) -> list[str]:
    """Channels of help for `support --by`."""
    return [kind for kind in KINDS if kind.startswith(incomplete)]


def support(
    context: typer.Context,
    nation: Annotated[
        str | None,
        typer.Option(
            "--nation",
            metavar="NATION",
            help="Only what serves england, scotland, wales or northern-ireland.",
            autocompletion=_some_nations,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="CHANNEL",
            help="Only voice, text, relay, bsl, chat, email, letter, website or in-person.",
            autocompletion=_some_channels,
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Show where support may be found.

    Your own places come first, from support.txt in your journal's folder; then
    those that came with the program, by nation. Nothing is sent anywhere.
    """
    nations: dict[str, str] = {name: name for name in NATIONS}
    kinds: dict[str, str] = {kind: kind for kind in KINDS}
    where: Any = find_one(nation, nations, say("nation")) if nation is not None else None
    how: Any = find_one(ALSO_CALLED.get(by.casefold(), by), kinds, say("channel")) if by is not None else None
    known = _known(context)
    places = known.places_in(where, how)
    if json:
        tell_json({"own": known.own, "places": [_as_json(place) for place in places]})
        return
    _tell_own(known)
    _tell_shipped(places, below_own=known.own is not None)
    if known.own is None:
        _tell_how_to_add_own()
    if not places:
        tell(say("No place on the list is reached that way there. `equityjournal support` shows them all."))
    else:
        _tell_how_far_to_trust(places)


def _known(context: typer.Context) -> "Support":
    """All places of support.

    Without a usable journal those shipped with the program: help is never refused.
    """
    try:
        return session_of(context).support
    except NotAllowed as error:
        from equityjournal.store.packs.support_places import read_support  # noqa: PLC0415 - loads Pydantic

        note(error.sentence)
        known, _ = read_support(shipped_packs(), None)
        return known


def _tell_own(known: "Support") -> None:
    """Show the writer's own places, if any."""
    if known.own:
        tell(say("Your own:"), bold=True)
        for line in known.own:
            tell(line, indent=2, hang=2)
    elif known.own is not None:
        tell(
            say(
                "Your support.txt is empty, so nothing is named after an entry. "
                "You asked, so here is what came with the program."
            )
        )


def _tell_how_to_add_own() -> None:
    """Say how to add places, below those listed: a reader in need of help meets them first."""
    tell()
    tell(
        say(
            "To see your own places first, put them into support.txt in your journal's folder, "
            "a sentence a line."
        )
    )


def _tell_shipped(places: "Sequence[SupportPlace]", *, below_own: bool) -> None:
    """Show the places, grouped by nations served, widest service first."""
    served = sorted(
        {tuple(place.nations) for place in places},
        key=lambda nations: (-len(nations), NATIONS.index(nations[0])),
    )
    for turn, nations in enumerate(served):
        if turn or below_own:
            tell()
        tell(f"{_nations_in_words(nations)}:", bold=True)
        for place in places:
            if tuple(place.nations) == nations:
                _tell_place(place)


def _tell_place(place: "SupportPlace") -> None:
    """Show a place, with each way to reach it."""
    tell(f"{place.name}. {place.purpose}.", indent=2, hang=2)
    for channel in place.channels:
        tell(f"{_kinds_in_words()[channel.kind]}: {channel.how}.", indent=4, hang=2)


def _tell_how_far_to_trust(places: "Sequence[SupportPlace]") -> None:
    """Say when the numbers were last checked."""
    days = [place.checked for place in places if place.checked]
    tell()
    if days:
        tell(
            say(
                "Numbers change. These were checked on {day}, against stored copies of public pages; "
                "--json says which.",
                day=in_words(min(days)),
            )
        )
    tell(say("--nation and --by show fewer: `equityjournal support --by text`"))


def _nations_in_words(nations: "Sequence[str]") -> str:
    names = {
        "england": say("England"),
        "scotland": say("Scotland"),
        "wales": say("Wales"),
        "northern-ireland": say("Northern Ireland"),
    }
    if len(nations) == len(NATIONS):
        return say("All of the UK")
    return listed([names[nation] for nation in nations])


def _kinds_in_words() -> dict[str, str]:
    return {
        "voice": say("By phone"),
        "text": say("By text message"),
        "relay": say("By text relay"),
        "bsl": say("In British Sign Language"),
        "chat": say("By chat"),
        "email": say("By email"),
        "letter": say("By letter"),
        "website": say("On the web"),
        "in-person": say("In person"),
    }


def _as_json(place: "SupportPlace") -> dict[str, Any]:
    return {
        "name": place.name,
        "for": place.purpose,
        "nations": place.nations,
        "channels": [{"kind": channel.kind, "how": channel.how} for channel in place.channels],
        "role": place.role,
        "source": place.source,
        "seen_on": place.seen_on,
        "checked": place.checked.isoformat() if place.checked else None,
    }
