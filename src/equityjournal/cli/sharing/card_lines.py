"""Cards on the screen and as JSON: the user's own, and those kept."""

import sys
from pathlib import Path
from typing import Any

from equityjournal.cli.sharing.agreement import tell_agreement
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.core.sharing.people import Person
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import Keyring


def in_a_line(trusted: Trusted) -> str:
    """A known person's line in the list of people."""
    return say("{name}, who manages you", name=trusted.name) if trusted.manages else trusted.name


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
        say("Its words, to be read aloud, by telephone or face to face, before the other person keeps it:"),
        to=to,
    )
    for line in person.lines_to_read:
        tell(line, indent=2, to=to)


def tell_known(trusted: Trusted) -> None:
    """Print a known person: card, words, role and agreement."""
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
    tell_agreement(trusted)


def own_as_json(own: Keyring) -> dict[str, Any]:
    """The user's own card as `--json` prints it.

    `{"name", "age", "signing", "words", "locked"}`: both public keys as they stand in the card, `words` a
    list of ten, `locked` whether a passphrase is needed. `keys --json` prints `{"keys", "people"}`: this or
    null, and a list of what follows.
    """
    return _public(own.person()) | {"locked": own.is_locked}


def known_as_json(trusted: Trusted) -> dict[str, Any]:
    """A known person as `--json` prints them.

    `{"name", "age", "signing", "words", "manages", "trusted", "replaced", "agreement": {"purpose", "limits",
    "passed_on", "kept"}}`: `trusted` and `replaced` are moments in ISO 8601, `replaced` null unless another
    card of theirs was kept since.
    """
    fields = {"manages", "trusted", "replaced", "agreement"}
    return _public(trusted.person) | trusted.model_dump(include=fields, mode="json")


def _public(person: Person) -> dict[str, Any]:
    return person.model_dump(include={"name", "age", "signing"}) | {"words": person.fingerprint.split()}
