"""Cards: shown, as JSON, and kept after their ten words were typed."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from equityjournal.cli.answering.pasted import PASTED, file_or_paste
from equityjournal.cli.pairing.other import companion_called, new_companion, role_asked
from equityjournal.cli.pairing.own import (
    checked_name,
    companions,
    keyring,
    name_typed,
    pairing,
    tell_look_alikes,
)
from equityjournal.cli.terminal import clock, keyboard
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell, tell_json
from equityjournal.cli.terminal.short_answers import one_line, yes_or_no
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.cli.terminal.writing_out import to_file
from equityjournal.core.sharing.card import WORDS, Card
from equityjournal.core.sharing.companion import Companion, KnownCard, Role, companion_of, link_before
from equityjournal.core.sharing.keys import why_not_another_s
from equityjournal.core.sharing.spoken_words import words_typed
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnclearCommand, UnusableFile
from equityjournal.core.text.look_alikes import skeleton
from equityjournal.core.text.speech import say
from equityjournal.store.disk.files import LARGEST
from equityjournal.store.settings.values import journal_place
from equityjournal.store.sharing.cards import card_text, card_within
from equityjournal.store.sharing.keyring import Keyring


def tell_keys(*, json: bool) -> None:
    """Print the user's own keys and whose cards are kept, in words or as JSON."""
    own, known = keyring(), companions()
    for path in known.unreadable():
        note(say("{path} cannot be read, and is left as it is.", path=path))
    if json:
        there = [known_as_json(companion) for companion in known.all() if companion.cards]
        tell_json({"keys": own_as_json(own) if own.exists else None, "people": there})
    else:
        tell_own_keys(own, known.all())


def show_card(name: str, output: Path | None, *, json: bool) -> None:
    """Print another's card and its words, or JSON."""
    if output:
        raise UnclearCommand(say("Only your own card goes to a file; leave the name out."))
    companion = companion_called(name)
    if json:
        tell_json(known_as_json(companion))
    else:
        tell_known(companion)


def show_own_card(output: Path | None, journal: Path | None, *, json: bool) -> None:
    """Print the user's own card and its words, or JSON; with `output` the card goes to a file."""
    own = keyring()
    card = own.card()
    if output:
        to_file(card_text(card), output, journal_place(journal), force=False)
    if json:
        tell_json(own_as_json(own))
    else:
        tell_card(card, output)


def tell_own_keys(own: Keyring, known: Sequence[Companion]) -> None:
    """Print whether there are keys, their words, and whose cards are kept."""
    if own.exists:
        said = [say("You have keys, as {name}.", name=own.card().name)]
        said.append(say("The private ones are in {path}, and are for nobody else.", path=own.private_file))
        if own.is_locked:
            said.append(say("They are locked with a passphrase."))
        tell(" ".join(said))
        _tell_words(say("The words of your card:"), own.card())
        if own.is_open_to_others:
            close = say(
                "Other people on this machine may read {path}. Close it to them: `chmod 600` and that path.",
                path=own.private_file,
            )
            note(close)
    else:
        none = say(
            "You have no keys yet. They are for sharing with somebody who coaches you, or whom you "
            "coach; `equityjournal with NAME` makes them when they are needed."
        )
        tell(none)
    for companion in known:
        if companion.card:
            how = how_checked(companion.card)
            tell(say("{name}: {how}", name=companion.name, how=how), indent=2)
        elif companion.cards:
            tell(say("{name}: keys closed", name=companion.name), indent=2)


def how_checked(card: KnownCard) -> str:
    """How a card was checked, with the day."""
    day = in_words(card.since)
    return {
        "four words": say("checked by four words on {day}", day=day),
        "ten words": say("checked by ten words on {day}", day=day),
        "two words": say("new keys, checked by two words on {day}", day=day),
        "before": say("checked by ten words before, on {day}", day=day),
    }[card.how]


def _tell_words(heading: str, card: Card, to: TextIO | None = None) -> None:
    """Print the ten words of a card, below a heading."""
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
    _tell_words(heading, card, to)


def tell_known(companion: Companion) -> None:
    """Print a companion's cards, and the words of the card in use."""
    tell(companion.name, bold=True)
    for known in companion.cards:
        if known.closed:
            day = in_words(known.closed)
            tell(say("A former card, {how}; closed on {day}.", how=how_checked(known), day=day))
        else:
            _tell_words(say("A card, {how}. Its words:", how=how_checked(known)), known.card)
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


def read_card(card: str) -> Card:
    """The card in a file, or pasted or piped."""
    asked = say("Paste the card here, then finish with a full stop on a line of its own.")
    shown = say("What was pasted") if card == PASTED else card
    try:
        return card_within(file_or_paste(path_typed(card), asked, LARGEST))
    except DamagedFile as error:
        why = say("{card} was not taken for a card: {why}.", card=shown, why=error.why)
        raise UnusableFile(why) from None


def keep_card(card: Card, words: str | None, name: str | None, role: Role | None) -> None:
    """Keep a card for a companion, by a name of the user's own or the card's, once its words were typed."""
    own, is_answered = keyring().card(), is_terminal(sys.stdin)
    if keyring().is_mine(card) or why_not_another_s(card, [own]):
        raise NotAllowed(say("That is a card of your own; it is for the other person to keep."))
    called = checked_name(card.name if name is None else name)
    if not (is_answered or words):
        raise NotAllowed(say("The ten words are typed, and nobody is here to type them; --words gives them."))
    if not (is_answered or role or companion_of(card, companions().all())):
        raise NotAllowed(say("Say who brings what they wrote: --i-write, or --they-write. Nothing was kept."))
    tell_look_alikes(card.name, companions().all(), talking_to(False))
    owner = owner_of(card, called, role, asks=words is None)
    typed = _ten_words(card) if words is None else words
    if list(words_typed(typed, WORDS)) != card.fingerprint.split():
        others = say(
            "Those are not the words of this card, so nothing was kept. Have them read once more; if they "
            "stay different, this card is not theirs."
        )
        raise NotAllowed(others)
    paired = owner.paired(card, "ten words", clock.now().date(), link_before(card, own), [])
    pairing().believe(paired)
    tell(say("{name}'s card is kept.", name=paired.name))


def _ten_words(card: Card) -> str:
    """The words of a card, typed as its owner reads them out."""
    keyboard.throw_away_typed_ahead()
    asked = say(
        "This card says it is {name}'s. Have them read you its {count} words, by telephone or face to face, "
        "and not by the way the card came: `equityjournal keys show` prints them on their side. Type all of "
        "them, on one line:",
        name=card.name,
        count=WORDS,
    )
    tell(asked, to=talking_to(False))
    return one_line()


def owner_of(card: Card, called: str, role: Role | None, *, asks: bool = True) -> Companion:
    """The owner of a card: known by it, by a confirmed name, or new; refused where somebody must be asked."""
    everybody = companions().all()
    there = [known for known in everybody if role in (None, known.role)]
    if known := companion_of(card, there):
        return known
    alike = [known for known in there if skeleton(known.name) == skeleton(called)]
    for known in alike:
        if not known.cards:
            return known
    awaited = [known for known in there if known.meets == "files" and not (known.cards or known.ended)]
    for known in [*alike, *(other for other in awaited if other not in alike)] if asks else ():
        if yes_or_no(_is_it(known)):
            return known
    while called in {known.name for known in everybody}:
        if not asks:
            unanswered = say(
                "You know {name} already, by other keys, and --words does not answer for that. Without it "
                "you are asked; --as keeps this card under another name.",
                name=called,
            )
            raise NotAllowed(unanswered)
        tell(say("What do you want to call this {name} here?", name=called), to=talking_to(False))
        called = name_typed()
    question = say("You and {name}: who brings what they wrote? Type me or they.", name=called)
    return new_companion(called, role or role_asked(question), "files")


def _is_it(known: Companion) -> str:
    """The question whether a card is a known person's."""
    question = say("Is this the {name} you know? Type yes or no.", name=known.name)
    care = say(
        "Take care: you know {name} already, by other keys. Either they made new ones, or somebody else sent "
        "this in their name.",
        name=known.name,
    )
    return f"{care} {question}" if known.cards else question
