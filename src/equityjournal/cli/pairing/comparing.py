"""The standing of the other's keys: two words compared aloud, an alarm, and why nothing is sealed."""

from equityjournal.cli.pairing.asking import yes_no_or_later
from equityjournal.cli.pairing.other import Other, pair_anew
from equityjournal.cli.pairing.own import destroy_signing_key, inbox, pairing
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

MOST_GAPS = 3


def compare(other: Other) -> None:
    """Ask whether both screens show the same two words, until compared.

    The words of new keys are typed as heard, and so never shown where they are to be typed.
    """
    known = other.companion
    if known.compared or not (known.two_words and known.may_be_sealed_for):
        return
    words = " ".join(known.two_words)
    said = say("Compare once, aloud; both screens show: {words}. The same? y, n; Enter: later.", words=words)
    if known.types_words:
        said = other.say("Read {name} the words of your new keys: {words}.", words=words)
        said += " " + say("Did they fit? y, n; Enter: later.")
    same = yes_no_or_later(said)
    if same:
        other.change(compared=other.today)
        destroy_signing_key()
        tell(say("Noted."))
    elif same is False:
        other.change(alarm=other.today)
        tell(alarm_sentence(other))


def alarm_sentence(other: Other) -> str:
    """The sentence on a person between the two."""
    return other.say(
        "Somebody may stand between you. Nothing more is sealed for {name} until you pair anew: "
        "`equityjournal with {typed} --anew`"
    )


def card_of(other: Other) -> Card:
    """The other's card, fit to be sealed for: in use, without an alarm, and checked on this machine."""
    if why := _why_nothing_is_sealed(other):
        raise NotAllowed(why)
    if other.companion.card is None and other.companion.meets == "page":
        said = other.say(
            "You and {name} meet on paper, so nothing is sealed. `equityjournal with {typed} --meet "
            "files` changes that."
        )
        raise NotAllowed(said)
    if other.companion.card is None:
        said = other.say("You have no keys of {name} to seal for. `equityjournal with {typed}` begins.")
        raise NotAllowed(said)
    card = other.companion.card.card
    _refuse_unchecked(other, card)
    return card


def _why_nothing_is_sealed(other: Other) -> str:
    """The sentence on an alarm, on closed keys, or on new ones without their words; else empty."""
    known = other.companion
    if known.alarm:
        return alarm_sentence(other)
    if known.cards and known.card is None:
        closed = other.say("{name}'s keys are closed, and nothing is sealed for them.")
        return f"{closed} {pair_anew(other.name)}"
    if known.waits:
        return other.say(
            "{name} has new keys. Nothing is sealed for {name} until you typed the two words you are read; "
            "`equityjournal open` asks for them."
        )
    return ""


def _refuse_unchecked(other: Other, card: Card) -> None:
    """Refuse a card not checked on this machine.

    On a machine that checked none of theirs, as a new one, the ten words are shown once and asked about.
    """
    standing = pairing().checked.standing(other.companion)
    if standing == "changed":
        why = other.say("{name}'s keys in this folder are not those you checked. Nothing was sealed.")
        raise NotAllowed(f"{why} {pair_anew(other.name)}")
    if standing == "not here":
        question = other.say(
            "No keys of {name} were checked on this machine. Have {name} read you these ten words, by "
            "telephone or face to face: {words}. Are all ten the same? Type yes; anything else seals "
            "nothing.",
            words=card.fingerprint,
        )
        if not (is_conversation() and typed_yes(question, talking_to(False))):
            why = other.say("No keys of {name} were checked on this machine. Nothing was sealed.")
            raise NotAllowed(f"{why} {pair_anew(other.name)}")
        pairing().checked.note(other.companion)


def gap_sentences(known: Companion, most: int = MOST_GAPS) -> list[str]:
    """A sentence for each of the first letters that have not come."""
    return [say("File {n} from {name} has not come.", n=n, name=known.name) for n in known.gaps[:most]]


def has_stopped(known: Companion) -> bool:
    """Whether a coach's latest letter says that they stopped, and removed all shares."""
    came = [arrival for arrival in inbox(known).arrivals() if arrival.link == known.link]
    latest = max(came, key=lambda arrival: (arrival.n, arrival.made.timestamp()), default=None)
    return known.is_coach and latest is not None and any(asked.end for asked in latest.asks)


def stopped_sentence(other: Other) -> str:
    """The sentence on a coach who stopped."""
    return other.say("{name} has stopped, and removed what you shared: the program there says so.")


def standing_lines(other: Other) -> list[str]:
    """Lines on alarm, closed keys, words not compared, and missing letters."""
    known, said = other.companion, []
    if why := _why_nothing_is_sealed(other):
        said.append(why)
    elif known.two_words and not known.compared and not is_conversation():
        words = " ".join(known.two_words)
        both = say("Not yet compared by voice; both screens show: {words}", words=words)
        new = other.say("Read {name} the words of your new keys: {words}.", words=words)
        said.append(new if known.types_words else both)
    said += gap_sentences(known)
    if has_stopped(known):
        said.append(stopped_sentence(other))
    if known.agreement and not known.agreement.mine and not known.agreement.confirmed:
        said.append(other.say("{name} words what you two agree on sharing: type sharing."))
    return said
