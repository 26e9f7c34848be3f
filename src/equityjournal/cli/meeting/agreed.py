"""Agreements of a talk, three lines at most; and on sharing, a text held by both."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from equityjournal.cli.answering.kept_texts import TextAt, kept_texts
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import doing_line, is_a_no, line_or_nothing, ticked_of
from equityjournal.cli.pairing.asking import one_of
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import heard_yes
from equityjournal.core.sharing.companion import Agreement, Companion
from equityjournal.core.sharing.letter_parts import SharedAgreement
from equityjournal.core.sharing.talk import Doing, Step, Talk, shared_talk
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk import names


def talk_of(
    meeting: Meeting,
    day: date,
    keep: str | None,
    doing: Iterable[str] | None,
    next_time: str | None,
    learnt: str | None,
) -> Talk:
    """A talk from lines as typed, not kept yet."""
    talk = Talk(
        id=names.message_name(),
        day=day,
        noted=meeting.now,
        with_whom=meeting.name,
        companion=meeting.companion.id,
        keep=(keep or "").strip(),
        doing=[doing_in(typed) for typed in doing or ()],
        next_time=(next_time or "").strip(),
        learnt=(learnt or "").strip(),
    )
    if not talk.texts:
        raise NothingToKeep(say("Nothing was typed, so nothing was noted."))
    return talk


def keep_talk(meeting: Meeting, talk: Talk) -> None:
    """Store a talk, and confirm."""
    meeting.noted.keep(talk)
    said = say("Noted.")
    if meeting.companion.meets == "files":
        said = meeting.say("Noted. It goes to {name} with your next file.")
    tell(said)


def doing_in(typed: str) -> Doing:
    """A small thing to do, from `who: what`."""
    who, colon, text = typed.partition(":")
    if not (colon and who.strip() and text.strip()):
        raise UnclearCommand(say("Who does it? Say it so: “Amara: ask the third mother”."))
    if who.strip().casefold() in (say("i"), say("me"), say("you"), say("they"), say("she"), say("he")):
        said = say("“{who}” is somebody else to each of you. Put a name before the colon.", who=who.strip())
        raise UnclearCommand(said)
    return Doing(who=" ".join(who.split()), text=" ".join(text.split()))


def ask_agreed(meeting: Meeting) -> None:
    """Ask for the lines of a talk, after the outcome of the last, which is kept by then."""
    has_changed = _ask_what_came_of(meeting)
    about = f"talk-{meeting.companion.id}"
    again = meeting.say("`equityjournal with {typed}`, then the word agreed, goes on with it.")
    with kept_texts(meeting.session.journal.drafts, about, again, talking_to(False)) as text_at:
        keep = _text_or_nothing(text_at, say("What do you want to keep? Enter leaves it out."))
        doing = _asked_doings(text_at)
        next_time = _text_or_nothing(text_at, say("What does next time begin with? Enter leaves it out."))
        learnt = ""
        if meeting.companion.is_coach:
            learnt = _text_or_nothing(
                text_at, say("What did you learn from talking? It stays here. Enter leaves it out.")
            )
        try:
            talk = talk_of(meeting, meeting.today, keep, doing, next_time, learnt)
        except NothingToKeep as nothing:
            tell(say("Noted.") if has_changed else nothing.sentence)
        else:
            meeting.session.journal.guard.refuse_after_loss()
            keep_talk(meeting, talk)


def _text_or_nothing(text_at: "TextAt", question: str) -> str:
    """A text; none for an answer such as `no`."""
    return "" if is_a_no(typed := text_at(question)) else typed


def _asked_doings(text_at: "TextAt") -> list[str]:
    """Small things to do, asked for until Enter."""
    doing: list[str] = []
    question = say("Who does what small thing? So: “Amara: ask the third mother”. Enter goes on.")
    while (typed := text_at(question, f"doing-{len(doing) + 1}")) and not is_a_no(typed):
        try:
            doing_in(typed)
        except UnclearCommand as unclear:
            tell(unclear.sentence, to=talking_to(False))
        else:
            doing.append(typed)
            question = say("Anything else? Enter goes on.")
    return doing


def _ask_what_came_of(meeting: Meeting) -> bool:
    """Ask for the outcome of each small thing still open; return whether any has one now."""
    has_changed = False
    kept, let_go = say("kept"), say("let go")
    words = {kept: "done", let_go: "dropped", "": ""}
    also = {say("done"): kept, say("yes"): kept, say("y"): kept, say("open"): "", say("still open"): ""}
    also |= {say("drop"): let_go, say("dropped"): let_go}
    for step in meeting.steps:
        if step.doing.is_open:
            said = say(
                "{step}. Type {words}; Enter leaves it open.",
                step=doing_line(step.doing),
                words=listed([kept, let_go], last=say("or")),
            )
            field = words[one_of(said, words, also=also)]
            if field:
                _change(meeting, step, field)
                has_changed = True
    return has_changed


def _change(meeting: Meeting, step: Step, field: str) -> None:
    """Store the outcome of a small thing."""
    talk = next(talk for talk in meeting.noted.all() if talk.id == step.talk.id)
    doing = list(talk.doing)
    doing[step.n - 1] = doing[step.n - 1].model_copy(update={field: meeting.today})
    meeting.noted.change(talk.model_copy(update={"doing": doing}))


def ticked_steps(meeting: Meeting) -> list[Step]:
    """Small things noted together, as ticked for sending."""
    steps = meeting.steps_to_tell
    heading = say("What came of the small things you noted? Tick what may go, by number; Enter for none.")
    return ticked_of(steps, [doing_line(step.doing) for step in steps], heading) if steps else []


def parts_agreed(meeting: Meeting, steps: Iterable[Step]) -> dict[str, Any]:
    """The parts of a letter with what the two agreed, and what came of some small things."""
    return {
        "agreed": [shared_talk(talk) for talk in meeting.unsent],
        "steps": [step.told for step in steps],
        "agreement": agreement_to_send(meeting.companion),
    }


# On sharing


def agreement_to_send(companion: Companion) -> SharedAgreement | None:
    """The agreement, as far as unknown to the other."""
    known = companion.agreement
    if known is None or known.told or not (known.mine or known.confirmed):
        return None
    return SharedAgreement(text=known.text, day=known.day, confirmed=None if known.mine else known.confirmed)


def ask_agreement(meeting: Meeting) -> None:
    """Ask for a yes to the proposed wording, else for another."""
    known, to = meeting.companion.agreement, talking_to(False)
    if known:
        tell(say("What you two agree on sharing, as of {day}:", day=in_words(known.day)), to=to)
        tell(known.text, indent=2, lines=True, to=to)
    if known and not known.mine and known.confirmed is None:
        question = say("Do you say yes to it? Type yes; anything else lets you word it otherwise.")
        if heard_yes(question, to):
            confirmed = known.model_copy(update={"confirmed": meeting.today, "told": False})
            meeting.change(agreement=confirmed)
            tell(meeting.say("Noted. {name} is told so with your next file."))
            return
    asked = say(
        "What do you two agree on sharing: what it is for, its limits, what must be passed on, how long it "
        "is kept? A line each; Enter ends."
    )
    lines: list[str] = []
    while line := line_or_nothing(asked if not lines else say("More? Enter ends.")):
        lines.append(line)
    if not lines:
        tell(say("Nothing was changed."), to=to)
        return
    meeting.change(agreement=Agreement(text="\n".join(lines), day=meeting.today, mine=True))
    tell(meeting.say("Noted. It goes to {name} with your next file, for a yes."))
