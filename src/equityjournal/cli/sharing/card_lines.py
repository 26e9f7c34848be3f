"""Cards on the screen and as JSON: the user's own, and those kept."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from equityjournal.cli.terminal.output import complain, talking_to, tell
from equityjournal.core.sharing.people import Person
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import Keyring


def tell_own_keys(own: Keyring, known: Sequence[Trusted]) -> None:
    """Print whether there are keys, their words, and the people known."""
    if not own.exists:
        tell(
            say(
                "You have no keys yet. They are for sharing with somebody who coaches you, or whom you "
                "coach; `equityjournal with NAME` makes them when they are needed."
            )
        )
    else:
        person = own.person()
        said = [say("You have keys, as {name}.", name=person.name)]
        said.append(say("The private ones are in {path}, and are for nobody else.", path=own.private_file))
        if own.is_locked:
            said.append(say("They are locked with a passphrase."))
        tell(" ".join(said))
        tell(say("The words of your card:"))
        for line in person.lines_to_read:
            tell(line, indent=2)
        if own.is_open_to_others:
            complain(
                say(
                    "Other people on this machine may read {path}. Close it to them: `chmod 600` and that "
                    "path.",
                    path=own.private_file,
                )
            )
    for trusted in known:
        who = say("{name}, who manages you", name=trusted.name) if trusted.manages else trusted.name
        tell(who, indent=2)


def tell_card(person: Person, output: Path | None) -> None:
    """Print the user's own card and its ten words.

    The card goes to standard output, unless a file has it already; all else goes to the screen.

    Args:
        person: The public half of the user's keys.
        output: The file with the card; None: no file was wanted.
    """
    to = talking_to(False)
    if output:
        path = output.absolute()
        tell(
            say("Your card is in {path}. Attach it to a mail as it is; nothing in it is secret.", path=path),
            to=to,
        )
    else:
        sys.stdout.write(card_text(person))
        sys.stdout.flush()
        tell(to=to)
    tell(
        say("Its words, to be read aloud, by telephone or face to face; the other person types them:"),
        to=to,
    )
    for line in person.lines_to_read:
        tell(line, indent=2, to=to)


def tell_known(trusted: Trusted) -> None:
    """Print a known person: card, words and role."""
    tell(trusted.name, bold=True)
    if trusted.replaced:
        day = in_words(trusted.replaced.date())
        tell(say("A former card: you kept another of theirs on {day}.", day=day))
    else:
        tell(say("You kept their card on {day}.", day=in_words(trusted.trusted.date())))
    if trusted.manages:
        tell(say("They manage you: what you share with them may be used at work."))
    else:
        tell(say("They do not manage you."))
    tell(say("The words of their keys:"))
    for line in trusted.person.lines_to_read:
        tell(line, indent=2)


def own_as_json(own: Keyring) -> dict[str, Any]:
    """The user's own card as `--json` prints it.

    `{"name", "age", "signing", "words", "locked"}`: both public keys as they stand in the card, `words` a
    list of ten, `locked` whether a passphrase is needed. `keys --json` prints `{"keys", "people"}`: this or
    null, and a list of what follows.
    """
    return _public(own.person()) | {"locked": own.is_locked}


def known_as_json(trusted: Trusted) -> dict[str, Any]:
    """A known person as `--json` prints them.

    `{"name", "age", "signing", "words", "manages", "trusted", "replaced"}`: `trusted` and `replaced` are
    moments in ISO 8601, `replaced` null unless another card of theirs was kept since.
    """
    return _public(trusted.person) | trusted.model_dump(
        include={"manages", "trusted", "replaced"}, mode="json"
    )


def _public(person: Person) -> dict[str, Any]:
    return person.model_dump(include={"name", "age", "signing"}) | {"words": person.fingerprint.split()}
