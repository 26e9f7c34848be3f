"""A letter taken in, part by part, whoever it is from.

Each part is kept under the letter's own id, and the record of its arrival last: cut short, the letter can be
opened again, and nothing is kept twice.
"""

from collections.abc import Sequence

from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import and_more, doing_line, entry_name
from equityjournal.cli.pairing.comparing import alarm_sentence, gap_sentences
from equityjournal.cli.pairing.own import inbox, ledger, pairing
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.core.sharing.companion import Agreement, link_with
from equityjournal.core.sharing.inbox import arrival_of
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.ledger import Shared, entry_meant
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.talk import is_with, received_talk
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import RefusedLetter
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.formats.sealed_letter import Opened
from equityjournal.store.sharing.replies import Responses


def take_in(meeting: Meeting, opened: Opened, data: bytes) -> None:
    """Take in a proven letter from the bytes of its sealed block, and say its contents."""
    letter = opened.letter
    if opened.state == "new card":
        _keep_first_card(meeting, opened)
    _refuse_again(meeting, opened)
    meeting.session.journal.guard.refuse_after_loss()
    said = [*_keep_words(meeting, letter), *_keep_agreement(meeting, letter)]
    came_of_it = _keep_steps(meeting, letter)
    has_results = _hear_results(meeting, letter)
    if letter.n:
        linked = meeting.stored.with_first_letter(digest_of(opened.body), mine=False, own=opened.own.card)
        meeting.keep(linked.with_letter(letter.n))
    arrival = arrival_of(letter, meeting.now, meeting.companion.link)
    if letter.brings_entries:
        inbox(meeting.companion).keep(arrival, data)
    else:
        inbox(meeting.companion).note(arrival)
    _tell(meeting, letter, said, has_results=has_results)
    for line in came_of_it:
        tell(line, indent=2, hang=2)


def _keep_first_card(meeting: Meeting, opened: Opened) -> None:
    """Keep a sender's first card of version 2, vouched for by the one before."""
    known = meeting.companion
    was_checked = pairing().checked.standing(known) == "checked"
    meeting.keep(known.with_new_card(opened.letter.sender, "before", meeting.today, known.bodies))
    if was_checked:
        pairing().checked.note(meeting.companion)


def _refuse_again(meeting: Meeting, opened: Opened) -> None:
    """Refuse a letter unless new; a number used twice raises the alarm."""
    link = link_with(meeting.companion, opened.own.card)
    letter = opened.letter
    if letter.kind == "answer":  # it names no link, for its own bytes make it
        letter = letter.model_copy(update={"link": link})
    standing = pairing().standing(letter, meeting.companion, link, meeting.today)
    if standing == "number used twice":
        twice = meeting.say(
            "Two letters from {name} have one number. Ask {name}: was a backup put back, or are there two "
            "machines? If neither, take care."
        )
        raise RefusedLetter(f"{twice} {alarm_sentence(meeting)}")
    is_known = inbox(meeting.companion).knows(letter.id)
    if standing == "new" and not is_known:
        return
    why = say("it was opened before, and nothing is kept twice")
    if standing == "unknown link" and not is_known:
        why = say("it belongs to an earlier pairing, or to one that is not known here")
    elif standing == "asked back" and not is_known:
        why = say("it was asked back before it came")
    refused = meeting.say("The letter from {name} was not opened: {why}.", why=why)
    shows = meeting.say("`equityjournal with {typed}` shows what came.")
    raise RefusedLetter(f"{refused} {shows}" if is_known else refused)


def _keep_words(meeting: Meeting, letter: Letter) -> list[str]:
    """Store replies, questions and talks; name them."""
    known, session, shares = meeting.companion, meeting.session, meeting.shares
    meant = {reply.entry: entry_meant(reply.entry, shares) for reply in letter.replies}
    entries = {shared: entry for shared, entry in meant.items() if entry}
    if letter.replies or letter.questions:
        Responses(session.root).keep(letter, known, entries, meeting.now)
    for shared in letter.agreed:
        meeting.noted.keep(received_talk(shared, known.name, known.id, letter.id))
    found = sum(1 for reply in letter.replies if reply.entry in entries)
    parts = {
        say_many("1 entry", "{count} entries", len(letter.items)): letter.items,
        say_many("1 reply", "{count} replies", found): found,
        say_many("1 question", "{count} questions", len(letter.questions)): letter.questions,
        say("what you agreed"): letter.agreed,
        say("what came of small things"): letter.steps,
        say("what they would like to be asked about"): letter.ask_about,
    }
    return [said for said, is_any in parts.items() if is_any]


def _keep_steps(meeting: Meeting, letter: Letter) -> list[str]:
    """Store outcomes of small things; return a line for each changed one."""
    known, said = meeting.companion, []
    for talk in meeting.noted.all() if letter.steps else ():
        changed = talk.with_steps(letter.steps)
        if changed != talk and is_with(talk, known.id, known.name):
            meeting.noted.change(changed)
            pairs = zip(talk.doing, changed.doing, strict=True)
            said += [doing_line(new) for old, new in pairs if new != old]
    return said


def _hear_results(meeting: Meeting, letter: Letter) -> bool:
    """Note results that answer an open request; return whether there were any."""
    shares = ledger(meeting.session).hear(letter.results, meeting.companion.id, letter.id, meeting.now)
    told = {result.item: result.did for result in letter.results if result.did != "came"}
    # Of an end that found nothing, the one result names no letter.
    found = [(share, told.get(share.message) or told.get("")) for share in shares]
    outcomes = {did: [share for share, done in found if done == did] for _, did in found if did}
    for did, there in outcomes.items():
        tell(_result_sentence(meeting, listed([_sealed(meeting, share) for share in there]), did))
    return bool(outcomes)


def _sealed(meeting: Meeting, share: Shared) -> str:
    """A letter by its day and its first entry: two may be of one day."""
    day, count = in_words(share.sealed.date()), len(share.entries)
    if not share.entries:
        return day
    first = entry_name(None, meeting.first_words(share.entries[0]))
    return f"{day} ({' '.join([first, *and_more(count - 1)])})"


def _result_sentence(meeting: Meeting, day: str, did: str) -> str:
    """The sentence on letters that were asked back, by their days."""
    if did == "removed":
        return meeting.say(
            "{name} removed what you sealed on {day}: the program there says so. Copies made elsewhere are "
            "out of its reach.",
            day=day,
        )
    if did == "kept":
        return meeting.say("{name} keeps what you sealed on {day}, although you asked for it back.", day=day)
    return meeting.say(
        "What you sealed on {day} was not found where {name} opened your request. That is not word that it "
        "was removed: it may never have come, or lie on another machine. You could ask.",
        day=day,
    )


def _keep_agreement(meeting: Meeting, letter: Letter) -> list[str]:
    """Store what the two agree on sharing, as proposed or confirmed."""
    sent, mine = letter.agreement, meeting.companion.agreement
    if sent is None:
        return []
    if sent.confirmed and mine and mine.mine and mine.text == sent.text:
        meeting.change(agreement=mine.model_copy(update={"confirmed": sent.confirmed}))
        return [say("a yes to what you two agree on sharing")]
    meeting.change(agreement=Agreement(text=sent.text, day=sent.day))
    return [say("what you two might agree on sharing")]


def _tell(meeting: Meeting, letter: Letter, said: Sequence[str], *, has_results: bool) -> None:
    """List the contents of a letter; without a terminal, also gaps before it."""
    is_word = any(result.did == "came" for result in letter.results)
    if said:
        tell(meeting.say("From {name}: {what}.", what=listed(said)))
    elif is_word and not (letter.asks or has_results):
        tell(meeting.say("From {name}: word that your letter came."))
    elif not (letter.asks or has_results or letter.new_card):
        tell(meeting.say("From {name}: nothing to read."))
    if not is_conversation():
        for sentence in gap_sentences(meeting.companion, len(meeting.companion.gaps)):
            tell(sentence)
