"""The themes of a pack in sentences, for others."""

from typing import TYPE_CHECKING

from equityjournal.cli.terminal import clock
from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.themes.summary import summary_of
from equityjournal.core.themes.telling import Telling
from equityjournal.store.index import review_facts, theme_history

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.notices.masking import Mask


def summed_up(session: "Session", name: str, mask: "Mask | None", *, happened_to_me: bool) -> list[str]:
    """Sentences on the themes of a pack, without private facts."""
    index, today, pack = session.catalogue.database, clock.now().date(), session.shelf.pack(name)
    themes = pack.themes
    if mask and pack.own:
        themes = [
            theme._replace(title=mask.text(theme.title), group=mask.text(theme.group)) for theme in themes
        ]
    whole = session.telling(pack._replace(themes=themes), today)
    history = review_facts.shareable_history(index, today, happened_to_me=happened_to_me)
    shareable = Telling(whole.pack, history, theme_history.choices(index), today, whole.elsewhere)
    if mask:
        return summary_of(whole, shareable, lambda day: month_in_words(day.month, day.year), months=True)
    return summary_of(whole, shareable, in_words, months=False)
