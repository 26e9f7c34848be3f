"""Sentences on themes, from days written and prompts offered.

No score, no percentage, no countdown. A silence may be chance, may be the program's own doing, may be as it
should be; the sentences leave all three open.
"""

from datetime import date, datetime, timedelta

from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.themes.breadth_words import keeps_to_in_full
from equityjournal.core.themes.choices import latest
from equityjournal.core.themes.group_words import meaning_of_groups, silent_groups
from equityjournal.core.themes.pack_on_a_day import PackOnADay
from equityjournal.core.themes.silence import Standing

LONG_AWAY = timedelta(weeks=4)
ENOUGH_DAYS = 20  # days written, from which the two kinds of themes are explained
TOGETHER = 3  # largest number of themes named in a sentence


class Telling(PackOnADay):
    """Sentences on a pack's themes on a day."""

    def reason(self, standing: Standing) -> str:
        """The reason for a theme's result, from its dates and offers.

        For example: `not lately. You last wrote about it on 3 June 2026, …`.
        """
        if standing.word == "set aside":
            return self._set_aside(standing)
        if standing.last is None:
            return f"{self._never(standing)}. {self._asked(standing)}"
        if standing.word == "present":
            return say("last written about on {day}.", day=in_words(standing.last))
        return f"{spoken(standing.word)}. {self._since(standing, standing.last)}"

    def _never(self, standing: Standing) -> str:
        """The words for a theme never written about."""
        if standing.word == "not so far":
            return say_many("not once in 1 day of writing", "not once in {count} days of writing", self.days)
        return spoken(standing.word)

    def _set_aside(self, standing: Standing) -> str:
        """The sentence on a theme set aside, or not yet expected."""
        choice = latest(self.choices, standing.name, self.today)
        if choice is None or choice.weight:
            added = self.theme(standing).added
            return say("expected from {day}.", day=in_words(added or self.today))
        if choice.until:
            return say(
                "set aside by you on {day}, until {until}.",
                day=in_words(choice.day),
                until=in_words(choice.until),
            )
        return say("set aside by you on {day}.", day=in_words(choice.day))

    def _since(self, standing: Standing, last: date) -> str:
        """Days written since a theme last came up.

        If never asked about since, the sentence says so first.
        """
        since = self.history.written_since(last, self.today)
        if not self.shown(standing):
            return say_many(
                "I have not asked about it since you last wrote about it, on {day}. "
                "You have written on 1 day since.",
                "I have not asked about it since you last wrote about it, on {day}. "
                "You have written on {count} days since.",
                since,
                day=in_words(last),
            )
        wrote = say_many(
            "You last wrote about it on {day}, and have written on 1 day since.",
            "You last wrote about it on {day}, and have written on {count} days since.",
            since,
            day=in_words(last),
        )
        return f"{wrote} {self._asked(standing)}"

    def _asked(self, standing: Standing) -> str:
        """The program's part: prompts offered."""
        offered = self.shown(standing)
        if not offered:
            return say("I have not asked about it.")
        if standing.last is None:
            return say_many("I have asked once.", "I have asked {count} times.", offered)
        return say_many("I have asked once since then.", "I have asked {count} times since then.", offered)

    def welcome(self, now: datetime) -> str | None:
        """A greeting after four weeks or more away.

        None for a writer ever on a private path.
        """
        last = None if self.history.is_on_path else self.history.last_written
        if last is None or now - last < LONG_AWAY:
            return None
        return say("Welcome back. Nothing was lost, and your themes are as you left them.")

    def nothing_yet(self) -> list[str]:
        """Sentences before the first entry: a way to begin."""
        begin = "equityjournal write"
        if self.recommended:
            begin = f"{begin} -t {self.typed(self.recommended.name)}"
        return [say("Nothing is written yet. Two minutes? `{begin}`", begin=begin)]

    def recommendation(self) -> list[str]:
        """The sentence on the recommended theme: the same wherever a theme is recommended."""
        theme = self.recommended
        if theme is None:
            return []
        if not self.was_asked(theme):
            return [
                say(
                    "One I have not asked about: {title}. Two minutes? `equityjournal write -t {theme}`",
                    title=self.title(theme),
                    theme=self.typed(theme.name),
                )
            ]
        return [
            say(
                "It may be worth two minutes: {title}. `equityjournal write -t {theme}`",
                title=self.title(theme),
                theme=self.typed(theme.name),
            )
        ]

    def nothing_to_compare(self) -> list[str]:
        """Sentences for at most a single live theme: dates only."""
        said = [say("There is only one theme here that is not set aside, so there is nothing to compare.")]
        if not self.live:
            said = [say("Every theme is set aside, so there is nothing to compare.")]
        for standing in self.live:
            if standing.last:
                dated = say(
                    "{title}: last written about on {day}.",
                    title=self.title(standing),
                    day=in_words(standing.last),
                )
            else:
                dated = say("{title}: not written about yet.", title=self.title(standing))
            said.append(dated)
        return said + self.recommendation()

    def early(self) -> list[str]:
        """Sentences for early days: no list, but a theme to try.

        In the first weeks, any theme may be missing by chance; unless writing keeps to few of them.
        """
        groups = [*self.silent_groups(), *self.meaning_of_groups()]
        if self.narrow:
            return [*self._opening(), *groups, *self.recommendation()]
        said = [written_so_far(self)]
        if len(self.live) > 1:
            said.append(
                say("These are early days: a theme may be missing by chance, or because I have not asked.")
            )
        return [*said, *self.recommendation(), *groups]

    def _opening(self) -> list[str]:
        """The sentence on days written, then on narrow writing.

        A single sentence may say both.
        """
        if self.is_narrow_so_far:
            return keeps_to_in_full(self)
        return [self._days_written(), *keeps_to_in_full(self)]

    def silent_groups(self) -> list[str]:
        """Sentences on silent groups; groups can be judged sooner than themes."""
        return silent_groups(self)

    def meaning_of_groups(self) -> list[str]:
        """The meaning of the groups, if named, and once enough days are written."""
        if self.days < ENOUGH_DAYS and not self.silent_groups():
            return []
        return meaning_of_groups(self)

    def out_of_sight(self) -> list[str]:
        """Sentences after early days: themes out of sight, with reasons."""
        named = [standing for standing in self.live if standing.is_named]
        groups = self.silent_groups()
        said = [*self._opening(), *groups, *self.meaning_of_groups()]
        said += [f"{self.title(standing)}: {self.reason(standing)}" for standing in named]
        if not named and not groups and not self.narrow:
            said.append(say("No theme has been out of sight for longer than chance would make it."))
        if named or groups:
            said += self._even_spread()
        return said + self.recommendation()

    def everything(self) -> list[str]:
        """Sentences on all themes, most silent first, set-aside themes last."""
        return [f"{self.title(standing)}: {self.reason(standing)}" for standing in self.reading.themes]

    def everything_later(self) -> list[str]:
        """Sentences on all themes, after early days."""
        return [
            *self._opening(),
            *self.silent_groups(),
            *self.meaning_of_groups(),
            *self.everything(),
            *self._even_spread(),
            *self.recommendation(),
        ]

    def _days_written(self) -> str:
        """The sentence on days written."""
        return say_many("You have written on 1 day.", "You have written on {count} days.", self.days)

    def _even_spread(self) -> list[str]:
        """The sentence on an even spread."""
        return [say("An even spread is not the aim: what matters may have been elsewhere. Was it?")]

    def asides(self, *, named_already: bool) -> list[str]:
        """Sentences beside the list: themes set aside, focused, former; untagged entries.

        Args:
            named_already: Whether every theme was named before, even those set aside.
        """
        aside = [standing for standing in self.reading.themes if standing.word == "set aside"]
        said = (
            []
            if named_already
            else [f"{self.title(standing)}: {self.reason(standing)}" for standing in aside]
        )
        focused = [self.title(standing) for standing in self.live if self.is_in_focus(standing)]
        if focused:
            said.append(say("In focus: {titles}.", titles=listed(focused)))
        if self.former:
            said.append(say("In no pack here any more: {themes}.", themes=listed(self.former)))
        if self.untagged:
            said.append(
                say_many(
                    "1 entry has no theme. `equityjournal tag ID THEME` gives it one, if you like.",
                    "{count} entries have no theme. `equityjournal tag ID THEME` gives one, if you like.",
                    self.untagged,
                )
            )
        return said


def spoken(word: str) -> str:
    """A word of the silence test, in the language spoken."""
    return {
        "set aside": say("set aside"),
        "not so far": say("not so far"),
        "not lately": say("not lately"),
        "not yet": say("not yet"),
        "less lately": say("less lately"),
        "present": say("present"),
    }[word]


def written_so_far(telling: PackOnADay) -> str:
    """The sentence on days written and the most frequent themes.

    It says “most often” only of themes that really came up most.
    """
    order = [theme.id for theme in telling.pack.themes]
    written = [theme for theme in telling.live if theme.days]
    written = written or [theme for theme in telling.reading.themes if theme.days]
    if not written:
        return say_many(
            "You have written on 1 day, about none of these themes so far.",
            "You have written on {count} days, about none of these themes so far.",
            telling.days,
        )
    written.sort(key=lambda theme: order.index(theme.name))
    most = max(theme.days for theme in written)
    often = [telling.title(theme) for theme in written if theme.days == most]
    if len(often) < len(written) and len(often) <= TOGETHER:
        return say_many(
            "You have written on 1 day, most often about {titles}.",
            "You have written on {count} days, most often about {titles}.",
            telling.days,
            titles=listed(often),
        )
    if len(written) > TOGETHER:
        return say_many(
            "You have written on 1 day, about {themes} of these themes.",
            "You have written on {count} days, about {themes} of these themes.",
            telling.days,
            themes=len(written),
        )
    if sum(theme.days for theme in telling.reading.themes) < telling.days:
        return say(
            "You have written on {count} days, on some of them about {titles}.",
            count=telling.days,
            titles=listed(often),
        )
    return say_many(
        "You have written on 1 day, about {titles}.",
        "You have written on {count} days, about {titles}.",
        telling.days,
        titles=listed(often),
    )
