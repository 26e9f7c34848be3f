"""What comes after an answer, or in the place of the usual draw: something that fits what it was about."""

from collections.abc import Collection, Sequence

from equityjournal.cli.session.session import Session
from equityjournal.core.entries.entry import Answer, Draft, Entry
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.shelf import PACK_FOR_HAPPENED_TO_ME
from equityjournal.core.themes.next_prompt import draw_for_happened_to_me
from equityjournal.core.themes.telling import Telling


def leads_to(session: Session, answer: Answer) -> str | None:
    """What an answer is followed by: `step`, `meaning`, or nothing of its own."""
    theme = (answer.prompt or "").split("/")[0]
    if theme not in session.shelf.titles:
        return None
    pack = session.library.open(session.shelf.pack_of(theme).id)
    return next(one.leads_to for one in pack.themes if one.id == theme)


def wants_step(session: Session, entry: Entry) -> bool:
    """Whether a small step is asked for after these answers: some questions lead towards one."""
    return any(leads_to(session, answer) == "step" for answer in entry.answers)


def but_feelings(
    session: Session, telling: Telling, draft: Draft, pack: Pack, wanted: Sequence[str]
) -> Sequence[str]:
    """The themes to draw from: after an answer about feelings, those that ask for something else.

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


def is_about_the_writer(
    session: Session, pack: str | None, themes: Collection[str], prompt: str | None
) -> bool:
    """Whether what was chosen is written for somebody who was treated badly.

    Args:
        session: The packs.
        pack: The pack that was named, if any.
        themes: The themes that were named.
        prompt: The question that was named, if any.

    Raises:
        UnknownName: When there is no such question.
    """
    if prompt is not None and session.library.prompt(prompt)[1].written_for == "harmed":
        return True
    packs = {session.shelf.pack_of(theme).id for theme in themes} | ({pack} if pack else set())
    if PACK_FOR_HAPPENED_TO_ME in packs:
        return True
    own = [session.library.open(one.id) for one in session.shelf.packs if one.own and one.id in packs]
    return any(_is_for_harmed(one.prompts) for one in own)


def _is_for_harmed(prompts: Sequence[Prompt]) -> bool:
    return bool(prompts) and all(prompt.written_for == "harmed" for prompt in prompts)


def drawn_for_happened_to_me(
    session: Session, telling: Telling, themes: Collection[str], already: Collection[str]
) -> Prompt | None:
    """The next question for somebody who was treated badly; None, where none is left in this sitting."""
    packs = [session.library.open(one) for one in dict.fromkeys((telling.pack.id, PACK_FOR_HAPPENED_TO_ME))]
    return draw_for_happened_to_me(packs, themes, telling.history.offers, already)
