"""The standing of the other's keys: two words compared aloud, an alarm, and why nothing is sealed."""

from equityjournal.cli.meeting.own import checked_cards, destroy_signing_key, inbox
from equityjournal.cli.meeting.parties import Meeting, pair_anew
from equityjournal.cli.meeting.screen import yes_no_or_later
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

MOST_GAPS = 3


def compare(meeting: Meeting) -> None:
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
        tell(say("Noted."))
    elif same is False:
        meeting.change(alarm=meeting.today)
        tell(alarm_sentence(meeting))


def alarm_sentence(meeting: Meeting) -> str:
    """The sentence on a person between the two."""
    return meeting.say(
        "Somebody may stand between you. Nothing more is sealed for {name} until you pair anew: "
        "`equityjournal with {typed} --anew`"
    )


def why_nothing_is_sealed(meeting: Meeting) -> str:
    """The sentence on an alarm, on closed keys, or on new ones without their words; else empty."""
    known = meeting.companion
    if known.alarm:
        return alarm_sentence(meeting)
    if known.cards and known.card is None:
        closed = meeting.say("{name}'s keys are closed, and nothing is sealed for them.")
        return f"{closed} {pair_anew(meeting.name)}"
    if known.waits:
        return meeting.say(
            "{name} has new keys. Nothing is sealed for {name} until you typed the two words you are read; "
            "`equityjournal open` asks for them."
        )
    return ""


def refuse_unchecked(meeting: Meeting) -> None:
    """Refuse to seal for a card not checked on this machine.

    On a machine that checked none of theirs, as a new one, the ten words are shown once and asked about.
    """
    known, name = meeting.companion, meeting.name
    standing = checked_cards().standing(known)
    if standing == "checked" or known.card is None:
        return
    if standing == "changed":
        why = meeting.say("{name}'s keys in this folder are not those you checked. Nothing was sealed.")
        raise NotAllowed(f"{why} {pair_anew(name)}")
    question = meeting.say(
        "No keys of {name} were checked on this machine. Have {name} read you these ten words, by telephone "
        "or face to face: {words}. Are all ten the same? Type yes; anything else seals nothing.",
        words=known.card.card.fingerprint,
    )
    if not (is_conversation() and typed_yes(question, talking_to(False))):
        why = meeting.say("No keys of {name} were checked on this machine. Nothing was sealed.")
        raise NotAllowed(f"{why} {pair_anew(name)}")
    checked_cards().note(known)


def gap_sentences(known: Companion, most: int = MOST_GAPS) -> list[str]:
    """A sentence for each of the first letters that have not come."""
    return [say("File {n} from {name} has not come.", n=n, name=known.name) for n in known.gaps[:most]]


def has_stopped(known: Companion) -> bool:
    """Whether a coach's latest letter says that they stopped, and removed what came."""
    came = [arrival for arrival in inbox(known).arrivals() if arrival.link == known.link]
    latest = max(came, key=lambda arrival: (arrival.n, arrival.made.timestamp()), default=None)
    return known.is_coach and latest is not None and any(asked.end for asked in latest.asks)


def standing_lines(meeting: Meeting) -> list[str]:
    """Lines on alarm, closed keys, words not compared, and missing letters."""
    known = meeting.companion
    said = []
    if why := why_nothing_is_sealed(meeting):
        said.append(why)
    elif known.two_words and not known.compared and not is_conversation():
        words = " ".join(known.two_words)
        said.append(say("Not yet compared by voice; both screens show: {words}", words=words))
    said += gap_sentences(known)
    if has_stopped(known):
        said.append(
            meeting.say("{name} has stopped, and removed what you shared: the program there says so.")
        )
    if known.agreement and not known.agreement.mine and not known.agreement.confirmed:
        said.append(meeting.say("{name} words what you two agree on sharing: type sharing."))
    return said
