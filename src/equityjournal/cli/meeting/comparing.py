"""Two words compared aloud, once, and keys given up."""

from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import yes_no_or_later
from equityjournal.cli.meeting.own import checked_cards, companions, destroy_signing_key, inbox
from equityjournal.cli.meeting.screen import ScreenLine
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.core.sharing.companion import Companion

MOST_GAPS = 3


def compare(meeting: "Meeting") -> None:
    """Ask whether both screens show the same two words, until compared.

    The words of new keys are typed as heard, and so never shown where they are to be typed.
    """
    known = meeting.companion
    if known.compared or not known.two_words or known.alarm or known.card is None or known.waits:
        return
    words = " ".join(known.two_words)
    said = say("Compare once, aloud; both screens show: {words}. The same? y, n; Enter: later.", words=words)
    same = yes_no_or_later(said)
    if same:
        meeting.change(compared=meeting.today)
        destroy_signing_key()
    elif same is False:
        meeting.change(alarm=meeting.today)
        tell(alarm_sentence(meeting))


def alarm_sentence(meeting: "Meeting") -> str:
    """The sentence on a person between the two."""
    return say(
        "Somebody may stand between you. Nothing more is sealed for {name} until you pair anew: "
        "`equityjournal with {typed} --anew`",
        name=meeting.name,
        typed=meeting.typed,
    )


def closed_sentence(meeting: "Meeting") -> str:
    """The sentence on keys that are closed."""
    closed = say("{name}'s keys are closed, and nothing is sealed for them.", name=meeting.name)
    return closed + " " + say("`equityjournal with {typed} --anew` pairs you.", typed=meeting.typed)


def close_stolen(meeting: "Meeting") -> None:
    """Close the other's keys at once, upon their call.

    Raises:
        NotAllowed: When there are no keys to close.
    """
    if meeting.companion.card is None:
        raise NotAllowed(say("You have no keys of {name} to close.", name=meeting.name))
    close_keys(meeting.companion, meeting.today)
    tell(
        say(
            "{name}'s keys are closed: from today nothing new under them is believed. Then pair anew: "
            "`equityjournal with {typed} --anew`",
            name=meeting.name,
            typed=meeting.typed,
        )
    )


def close_keys(companion: "Companion", today: "date") -> None:
    """Close all keys of a companion."""
    closed = companion.closed(today)
    checked_cards().note(closed)
    companions().keep(closed)


def refuse_unchecked(meeting: "Meeting") -> None:
    """Refuse to seal for a card not checked on this machine.

    On a machine that checked none of theirs, as a new one, the ten words are shown once and asked about.

    Raises:
        NotAllowed: When the card in this folder is another, or nobody said yes to its words.
    """
    known, name = meeting.companion, meeting.name
    standing = checked_cards().standing(known)
    if standing == "checked" or known.card is None:
        return
    anew = say("`equityjournal with {typed} --anew` pairs you anew.", typed=meeting.typed)
    if standing == "changed":
        changed = say(
            "{name}'s keys in this folder are not those you checked. Nothing was sealed.", name=name
        )
        raise NotAllowed(f"{changed} {anew}")
    question = say(
        "No keys of {name} were checked on this machine. Have {name} read you these ten words, by telephone "
        "or face to face: {words}. Are all ten the same? Type yes; anything else seals nothing.",
        name=name,
        words=known.card.card.fingerprint,
    )
    if not (is_conversation() and typed_yes(question, talking_to(False))):
        unchecked = say("No keys of {name} were checked on this machine. Nothing was sealed.", name=name)
        raise NotAllowed(f"{unchecked} {anew}")
    checked_cards().note(known)


def gap_sentences(known: "Companion") -> list[str]:
    """A sentence for each of the first letters that have not come."""
    return [say("File {n} from {name} has not come.", n=n, name=known.name) for n in known.gaps[:MOST_GAPS]]


def has_stopped(known: "Companion") -> bool:
    """Whether a coach's latest letter says that they stopped, and removed what came."""
    came = [arrival for arrival in inbox(known).arrivals() if arrival.link == known.link]
    latest = max(came, key=lambda arrival: (arrival.n, arrival.made.timestamp()), default=None)
    return known.is_coach and latest is not None and any(asked.end for asked in latest.asks)


def standing_lines(meeting: "Meeting") -> list[ScreenLine]:
    """Lines on alarm, closed keys, words not compared, and missing letters."""
    known, name = meeting.companion, meeting.name
    said = []
    if known.alarm:
        said.append(alarm_sentence(meeting))
    elif known.cards and known.card is None:
        said.append(closed_sentence(meeting))
    elif known.waits:
        said.append(
            say("{name} has new keys; `equityjournal open` asks for the two words you are read.", name=name)
        )
    elif known.two_words and not known.compared and not is_conversation():
        words = " ".join(known.two_words)
        said.append(say("Not yet compared by voice; both screens show: {words}", words=words))
    said += gap_sentences(known)
    if has_stopped(known):
        said.append(
            say("{name} has stopped, and removed what you shared: the program there says so.", name=name)
        )
    if known.agreement and not known.agreement.mine and not known.agreement.confirmed:
        said.append(say("{name} words what you two agree on sharing: type sharing.", name=name))
    return [ScreenLine(text) for text in said]
