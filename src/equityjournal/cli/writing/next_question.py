"""Questions chosen to follow the answer before."""

from collections.abc import Sequence

from equityjournal.cli.session.session import Session
from equityjournal.core.entries.entry import Answer, Draft, Entry
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.prompt_kinds import WrittenFor
from equityjournal.core.packs.shelf import PATHS, asks
from equityjournal.core.text.speech import listed, say
from equityjournal.core.themes.next_prompt import prompts_of_path
from equityjournal.core.themes.telling import Telling


def leads_to(session: Session, answer: Answer) -> str | None:
    """An answer's follow-up: `step`, `meaning` or None."""
    theme = (answer.prompt or "").split("/")[0]
    if theme not in session.shelf.titles:
        return None
    pack = session.library.open(session.shelf.pack_of(theme).id)
    return next(known.leads_to for known in pack.themes if known.id == theme)


def wants_step(session: Session, entry: Entry) -> bool:
    """Whether any answered question leads to a small step."""
    return any(leads_to(session, answer) == "step" for answer in entry.answers)


def but_feelings(
    session: Session, telling: Telling, draft: Draft, pack: Pack, wanted: Sequence[str]
) -> Sequence[str]:
    """Themes to draw from, away from feelings after feelings.

    Dwelling on feelings alone can make them heavier; with making sense of them it does less so (Ullrich and
    Lutgendorf 2002, as reported).
    """
    if not draft.answers or leads_to(session, draft.answers[-1]) != "meaning":
        return wanted
    live = {standing.name for standing in telling.live}
    others = [
        theme.id
        for theme in pack.themes
        if theme.leads_to != "meaning" and (pack.id != telling.pack.id or theme.id in live)
    ]
    return [theme for theme in wanted if theme in others] or others or wanted


def questions_of_path(
    session: Session, telling: Telling, path: WrittenFor, themes: Sequence[str]
) -> Sequence[Prompt]:
    """The questions of a private path.

    Those of the packs asked for come first.
    """
    asked_for = [session.shelf.pack_of(theme).id for theme in themes]
    names = dict.fromkeys((*asked_for, telling.pack.id, PATHS[path]))
    return prompts_of_path([session.library.open(name) for name in names], path, themes)


def none_left_on(session: Session, themes: Sequence[str]) -> str:
    """The sentence for themes without a further question.

    Args:
        session: The packs.
        themes: Ids of the themes asked for.
    """
    titles = listed([session.shelf.titles[theme] for theme in themes])
    if any(asks(session.shelf.pack_of(theme)) for theme in themes):
        return say("There is no question left on {titles} just now.", titles=titles)
    return say(
        "{titles} is for reading, with no questions: `equityjournal packs show {theme}`.",
        titles=titles,
        theme=themes[0],
    )
