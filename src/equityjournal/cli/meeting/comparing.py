"""Keys of others: two words compared aloud, new keys, and keys given up."""

from collections.abc import Sequence
from datetime import date, datetime

from equityjournal.cli.meeting.own import checked_cards, companions, destroy_signing_key, inbox, pairing
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import ScreenLine, words_heard, yes_no_or_later
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.companion import Companion, bodies_of_new_keys
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_reading import paragraphs_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import Opened

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


def alarm_sentence(meeting: Meeting) -> str:
    """The sentence on a person between the two."""
    return say(
        "Somebody may stand between you. Nothing more is sealed for {name} until you pair anew: "
        "`equityjournal with {typed} --anew`",
        name=meeting.name,
        typed=meeting.typed,
    )


def why_nothing_is_sealed(meeting: Meeting) -> str:
    """The sentence on an alarm, on closed keys, or on new ones without their words; else empty."""
    known = meeting.companion
    if known.alarm:
        return alarm_sentence(meeting)
    if known.cards and known.card is None:
        closed = say("{name}'s keys are closed, and nothing is sealed for them.", name=meeting.name)
        return f"{closed} " + say("`equityjournal with {typed} --anew` pairs you.", typed=meeting.typed)
    if known.waits:
        return say(
            "{name} has new keys. Nothing is sealed for {name} until you typed the two words you are read; "
            "`equityjournal open` asks for them.",
            name=meeting.name,
        )
    return ""


def close_stolen(meeting: Meeting) -> None:
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


def close_keys(companion: Companion, today: date) -> None:
    """Close all keys of a companion."""
    closed = companion.closed(today)
    checked_cards().note(closed)
    companions().keep(closed)


def refuse_unchecked(meeting: Meeting) -> None:
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


def gap_sentences(known: Companion) -> list[str]:
    """A sentence for each of the first letters that have not come."""
    return [say("File {n} from {name} has not come.", n=n, name=known.name) for n in known.gaps[:MOST_GAPS]]


def has_stopped(known: Companion) -> bool:
    """Whether a coach's latest letter says that they stopped, and removed what came."""
    came = [arrival for arrival in inbox(known).arrivals() if arrival.link == known.link]
    latest = max(came, key=lambda arrival: (arrival.n, arrival.made.timestamp()), default=None)
    return known.is_coach and latest is not None and any(asked.end for asked in latest.asks)


def standing_lines(meeting: Meeting) -> list[ScreenLine]:
    """Lines on alarm, closed keys, words not compared, and missing letters."""
    known, name = meeting.companion, meeting.name
    said = []
    if why := why_nothing_is_sealed(meeting):
        said.append(why)
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


def read_closed(companion: Companion, letter: Letter, *, is_asked: bool) -> None:
    """Show a letter under closed keys, after a loud question.

    Raises:
        NotAllowed: Where nobody can be asked.
    """
    closed = next(known.closed for known in reversed(companion.cards) if known.age == letter.sender.age)
    name, day = companion.name, in_words(closed) if closed else ""
    said = say(
        "This came under keys that {name} gave up on {day}, so somebody else may have made it. Ask {name} "
        "before you read it.",
        name=name,
        day=day,
    )
    if not (is_conversation() and is_asked):
        raise NotAllowed(said)
    if not typed_yes(f"{said} " + say("Read it? Type yes; anything else leaves it."), talking_to(False)):
        tell(say("Nothing was read or kept."))
        return
    tell_paragraphs(paragraphs_of(letter, name, say("you")))
    tell(say("Nothing of it was kept, and nothing was removed."))


def is_waited_for(opened: Opened) -> bool:
    """Whether a letter brings new keys still without their words."""
    new, known = opened.letter.new_card, opened.companion
    return known is not None and known.waits and new is not None and known.has_card(new)


def pairs_anew(opened: Opened, keys: Sequence[Keys], now: datetime) -> bool:
    """Whether a letter answers an invitation that waits: its words decide, whatever keys were closed.

    Not where it came under stolen keys of one's own: who has them reads the words in the true answer.
    """
    is_answer = opened.letter.kind == "answer" and not opened.own.stolen
    return is_answer and pairing().waits_for(opened.letter, keys, now)


def take_new_keys(opened: Opened, companion: Companion, today: date) -> Companion | None:
    """The companion with new keys, once their two words were typed.

    Until then nothing is sealed for the old keys, or for the new.

    Raises:
        NotAllowed: When the words do not fit three times: then only four words help.
    """
    card = opened.letter.new_card
    if card is None:
        return None
    name = companion.name
    bodies = bodies_of_new_keys(companion.link, digest_of(opened.body))
    if not companion.waits or not companion.has_card(card):
        companion = companion.with_new_card(card, "two words", today, bodies)
        companions().keep(companion)
    if not is_conversation():
        raise NotAllowed(
            say("{name} has new keys. Two words are typed at a terminal, and nobody is here.", name=name)
        )
    asked = say("{name} has new keys. Ring {name}, and type the two words you are read.", name=name)
    tell(asked, to=talking_to(False))
    while companion.waits and companion.card:
        typed = words_heard(2)
        if typed is None:
            tell(say("Nothing is sealed for {name} until then; `equityjournal open` asks again.", name=name))
            return None
        companion = companion.with_words(typed, today)
        if not companion.waits or companion.card is None:  # kept, or closed at the third try
            checked_cards().note(companion)
        companions().keep(companion)
        if companion.waits and companion.card:
            tell(say("That does not fit. Ask {name} to say them once more.", name=name), to=talking_to(False))
    if companion.waits:
        raise NotAllowed(
            say(
                "These keys are not {name}'s, or the file was changed on its way. Pair anew: "
                "`equityjournal with {name} --anew`",
                name=name,
            )
        )
    tell(say("They fit. {name}'s new keys are kept.", name=name))
    return companion
