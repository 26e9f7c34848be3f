"""Removal of shares asked back by their writer, under present and former keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from equityjournal.cli.sharing.mentees import copies_elsewhere, inbox, removal_needs_terminal
from equityjournal.cli.sharing.replying import remove_drafts
from equityjournal.cli.sharing.sealed_files import refuse_unless_answered
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.inbox import arrival_of, asked_back, removed_before
from equityjournal.core.sharing.messages import Ending, TakeBack
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.inbox import Sealed
from equityjournal.store.sharing.sent import Sent


@dataclass(frozen=True)
class Removing:
    """A request to remove shares, with a proven seal and signature."""

    request: TakeBack | Ending
    name: str
    """The coach's name for its sender."""
    former: Sequence[str]
    """The sender's former keys, by `key_id`; shares under them are meant too."""

    def do(self, *, yes: bool) -> bool:
        """Remove the shares meant, once the coach agrees; whether the request is answered.

        Args:
            yes: Whether to remove without asking.

        Raises:
            NotAllowed: Without a terminal to ask on.
            NotSaved: When the disk will not do it.
        """
        place, own = inbox(), self.request.sender.key_id
        found = {key_id: self._found_under(key_id) for key_id in (own, *self.former)}
        meant = [sealed.message for shares in found.values() for sealed in shares]
        before = self._removed_before(found)
        if meant and not self._is_wanted(found, yes=yes):
            tell(say("Nothing was removed. Open the file again when you have decided."))
            return False
        for key_id in self.former:
            place.remove(key_id, [sealed.message for sealed in found[key_id]])
        remembered = arrival_of(self.request, clock.now(), [*meant, *before])
        place.give_up(own, remembered, [sealed.message for sealed in found[own]])
        for key_id in found:
            if not place.shares(key_id):
                remove_drafts(key_id)
                Sent(sharing_place(), key_id).forget()
        self._tell(meant, before, sum(len(place.shares(key_id)) for key_id in found))
        return True

    def _found_under(self, key_id: str) -> list[Sealed]:
        """Stored shares under some keys, as far as asked back."""
        shares = inbox().shares(key_id)
        return [sealed for sealed in shares if asked_back(self.request, sealed.message, sealed.came)]

    def _removed_before(self, found: dict[str, list[Sealed]]) -> list[str]:
        """Shares asked back, and removed for an earlier request."""
        records = [came_before for key_id in found for came_before in inbox().arrivals_from(key_id)]
        there = {sealed.message for shares in found.values() for sealed in shares}
        return [message for message in removed_before(self.request, records) if message not in there]

    def _is_wanted(self, found: dict[str, list[Sealed]], *, yes: bool) -> bool:
        """Whether the coach, told of the request, agrees to remove the shares."""
        refuse_unless_answered(yes=yes, otherwise=removal_needs_terminal())
        for sentence in self._asked(found):
            tell(sentence, to=talking_to(False))
        question = say("Remove it? Type yes; anything else keeps it.")
        return yes or typed_yes(question, talking_to(False))

    def _asked(self, found: dict[str, list[Sealed]]) -> Iterable[str]:
        """Sentences on the request and on the shares found."""
        asked = say("{name} takes back what they shared, and asks you to remove it.", name=self.name)
        if isinstance(self.request, Ending):
            asked = say("{name} ends the sharing, and asks you to remove all of it.", name=self.name)
        yield asked
        meant = [sealed for shares in found.values() for sealed in shares]
        days = dict.fromkeys(in_words(sealed.came.opened.date()) for sealed in meant if sealed.came)
        yield say("It came on {days}, and is kept here.", days=listed(list(days)) or say("a day not known"))
        count = sum(len(found[key_id]) for key_id in self.former)
        if count:
            yield say_many(
                "1 share of it came under a card that they had before.",
                "{count} shares of it came under a card that they had before.",
                count,
            )
        yield say(
            "If you work for the same employer, it may have to keep some things by law, in its own records; "
            "ask there before you remove what they need."
        )

    def _tell(self, meant: Sequence[str], before: Sequence[str], left: int) -> None:
        """Print the outcome, and the number of shares left."""
        if meant:
            tell(say("What {name} asked back is removed.", name=self.name))
            tell(copies_elsewhere())
        elif before:
            tell(say("What {name} asks back was removed here before.", name=self.name))
        else:
            tell(
                say(
                    "{name} asks back what was not found here, so nothing was removed. It may never have "
                    "come, or be kept on another machine or under another card of theirs; `equityjournal "
                    "coach` lists what is kept here. Should it still come, it will not be taken in.",
                    name=self.name,
                )
            )
        if left and isinstance(self.request, Ending):
            tell(
                say_many(
                    "1 share of theirs is kept here: it was sealed after they ended the sharing.",
                    "{count} shares of theirs are kept here: they were sealed after they ended the sharing.",
                    left,
                )
            )
