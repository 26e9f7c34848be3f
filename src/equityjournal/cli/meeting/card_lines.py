"""Cards on the screen and as JSON: the user's own, and those of companions."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from equityjournal.cli.terminal.output import complain, talking_to, tell
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, KnownCard
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import Keyring


def tell_own_keys(own: Keyring, known: Sequence[Companion]) -> None:
    """Print whether there are keys, their words, and whose cards are kept."""
    if not own.exists:
        tell(
            say(
                "You have no keys yet. They are for sharing with somebody who coaches you, or whom you "
                "coach; `equityjournal with NAME` makes them when they are needed."
            )
        )
    else:
        said = [say("You have keys, as {name}.", name=own.card().name)]
        said.append(say("The private ones are in {path}, and are for nobody else.", path=own.private_file))
        if own.is_locked:
            said.append(say("They are locked with a passphrase."))
        tell(" ".join(said))
        _tell_words(say("The words of your card:"), own.card(), to_screen=False)
        if own.is_open_to_others:
            complain(
                say(
                    "Other people on this machine may read {path}. Close it to them: `chmod 600` and that "
                    "path.",
                    path=own.private_file,
                )
            )
    for companion in known:
        if companion.cards:
            tell(_in_a_line(companion), indent=2)


def _in_a_line(companion: Companion) -> str:
    """A companion's line: how the card in use was checked, or that all are closed."""
    name, card = companion.name, companion.card
    if card is None:
        return say("{name}: keys closed", name=name)
    return say("{name}: {how}", name=name, how=how_checked(card))


def how_checked(card: KnownCard) -> str:
    """How a card was checked, with the day."""
    day = in_words(card.since)
    return {
        "four words": say("checked by four words on {day}", day=day),
        "ten words": say("checked by ten words on {day}", day=day),
        "two words": say("new keys, checked by two words on {day}", day=day),
        "before": say("checked by ten words before, on {day}", day=day),
    }[card.how]


def _tell_words(heading: str, card: Card, *, to_screen: bool) -> None:
    """Print the ten words of a card, below a heading."""
    to = talking_to(False) if to_screen else None
    tell(heading, to=to)
    for line in card.lines_to_read:
        tell(line, indent=2, to=to)


def tell_card(card: Card, output: Path | None) -> None:
    """Print the user's own card and its ten words.

    The card goes to standard output, unless a file has it already; all else goes to the screen.
    """
    to = talking_to(False)
    if output:
        path = output.absolute()
        said = say("Your card is in {path}. Attach it to a mail; nothing in it is secret.", path=path)
        tell(said, to=to)
    else:
        sys.stdout.write(card_text(card))
        sys.stdout.flush()
        tell(to=to)
    heading = say("Its words, to be read aloud, by telephone or face to face; the other person types them:")
    _tell_words(heading, card, to_screen=True)


def tell_known(companion: Companion) -> None:
    """Print a companion's cards, and the words of the card in use."""
    tell(companion.name, bold=True)
    for known in companion.cards:
        if known.closed:
            day = in_words(known.closed)
            tell(say("A former card, {how}; closed on {day}.", how=how_checked(known), day=day))
        else:
            _tell_words(say("A card, {how}. Its words:", how=how_checked(known)), known.card, to_screen=False)
    if companion.compared:
        tell(say("You compared the two words on {day}.", day=in_words(companion.compared)))


def own_as_json(own: Keyring) -> dict[str, Any]:
    """The user's own card as `--json` prints it.

    `{"name", "age", "mark", "words", "locked"}`: both public keys as they stand in the card, `words` a list
    of ten, `locked` whether a passphrase is needed. `keys --json` prints `{"keys", "people"}`: this or null,
    and a list of what follows.
    """
    card = own.card()
    public = {"name": card.name, "age": card.age, "mark": card.mark}
    return public | {"words": card.fingerprint.split(), "locked": own.is_locked}


def known_as_json(companion: Companion) -> dict[str, Any]:
    """A companion's cards as `--json` prints them.

    `{"name", "compared", "cards": [{"name", "age", "mark", "how", "since", "closed"}]}`, the card in use
    last; `compared`, `since` and `closed` are ISO days, and may be null but for `since`.
    """
    include = {"name", "age", "mark", "how", "since", "closed"}
    return {
        "name": companion.name,
        "compared": companion.compared.isoformat() if companion.compared else None,
        "cards": [known.model_dump(include=include, mode="json") for known in companion.cards],
    }
