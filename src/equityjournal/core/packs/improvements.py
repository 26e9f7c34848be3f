"""Improvements of a readable pack: missing facts, themes, prompts, balance, and words worth a second look."""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from equityjournal.core.notices.language.labelling import find
from equityjournal.core.notices.language.wordlist import WordRules
from equityjournal.core.packs.pack import Pack, PackTheme, Prompt
from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.packs.questions import would_read_better
from equityjournal.core.packs.shelf import Contents, asks
from equityjournal.core.text.faults import TomlPath
from equityjournal.core.text.speech import listed, say, say_many

FEWEST = 4  # prompts on a theme, so that the same question does not come every week
MUCH, LITTLE = 1.5, 0.67
"""Limits of a theme's credits, as multiples of its even share."""


def improvements(pack: Pack, others: Sequence[Contents], rules: WordRules) -> Iterator[tuple[TomlPath, str]]:
    """Possible improvements, each with its place in the file."""
    yield from _missing_facts(pack)
    yield from _theme_remarks(pack)
    yield from _prompt_remarks(pack, others)
    yield from _unbalanced_themes(pack)
    yield from _word_remarks(pack, rules)


def in_english(language: str) -> bool:
    """Whether English heuristics apply to a language."""
    return language.casefold().partition("-")[0] == "en"


def _missing_facts(pack: Pack) -> Iterator[tuple[TomlPath, str]]:
    """Remarks on missing facts: purpose, framework, authors, review, licence.

    A pack of reading alone has no questions to be somebody's.
    """
    wanted = {
        "about": say("“about” is missing: say in a sentence or two what the pack is for"),
        "based_on": say(
            "“based_on” is missing: say whose framework it is and where it was published, "
            "or that it is your own"
        ),
        "questions_by": say("“questions_by” is missing: say who wrote the questions"),
        "reviewed_by": say("“reviewed_by” is missing: say who has read them, or that nobody has yet"),
        "licence": say("“licence” is missing: say what others may do with it, such as CC-BY-4.0"),
    }
    needed = wanted if asks(pack) else {key: wanted[key] for key in ("about", "licence")}
    for key, why in needed.items():
        if not getattr(pack.pack, key).strip():
            yield ("pack", key), why
    endorsed = f"{pack.pack.based_on} {pack.pack.questions_by}".casefold()
    if in_english(pack.language) and pack.pack.questions_by and "endorsed" not in endorsed:
        yield (
            ("pack", "questions_by"),
            say(
                "nothing says that the framework's authors have not seen or endorsed the questions; "
                "a reader may think they have"
            ),
        )


def _theme_remarks(pack: Pack) -> Iterator[tuple[TomlPath, str]]:
    """Remarks on themes without a summary, with few prompts, or empty.

    Reading that cannot be found is named too.
    """
    for at, theme in enumerate(pack.themes):
        if not theme.summary.strip():
            why = say("“{theme}” has no summary: say in one sentence what it is about", theme=theme.title)
            yield ("themes", at), why
        for place, resource in enumerate(theme.resources):
            if not resource.where.strip():
                why = say("“{title}” does not say where to find it; “where” holds that", title=resource.title)
                yield ("themes", at, "resources", place), why
        of_theme = [prompt for prompt in pack.live if prompt.theme == theme.id]
        if not asks(pack):
            if not theme.resources:
                why = say("“{theme}” has neither prompts nor reading, so it is empty", theme=theme.title)
                yield ("themes", at), why
        elif not of_theme:
            yield (
                ("themes", at),
                say("“{theme}” has no prompt, so nothing is asked about it", theme=theme.title),
            )
        elif len(of_theme) < FEWEST and any(prompt.written_for is None for prompt in of_theme):
            why = say_many(
                "“{theme}” has 1 prompt; with {few} or more, the same one does not come round so soon",
                "“{theme}” has {count} prompts; with {few} or more, the same one does not come round so soon",
                len(of_theme), theme=theme.title, few=FEWEST,
            )  # fmt: skip
            yield ("themes", at), why
        else:
            yield from _missing_moments(at, theme, of_theme)


def _missing_moments(at: int, theme: PackTheme, prompts: Sequence[Prompt]) -> Iterator[tuple[TomlPath, str]]:
    """A remark on the moments without a prompt on a theme."""
    missing = [moment for moment in get_args(Moment) if moment not in {prompt.moment for prompt in prompts}]
    # Prompts for a writer who was harmed come in the pack's order, without regard to the moment.
    if missing and any(prompt.written_for is None for prompt in prompts):
        why = say(
            "“{theme}” has no prompt for {moments}, and its others are asked instead",
            theme=theme.title,
            moments=listed([f"“{moment}”" for moment in missing], last=say("or")),
        )
        yield ("themes", at), why


def _prompt_remarks(pack: Pack, others: Iterable[Contents]) -> Iterator[tuple[TomlPath, str]]:
    """Remarks on prompts: ids, “also”, follow-ups and questions."""
    elsewhere = {name.id: name.cited for other in others for name in other.prompts if other.id != pack.id}
    known = {theme.id for theme in pack.themes} | {theme.id for other in others for theme in other.themes}
    first: dict[str, str] = {}
    for at, prompt in enumerate(pack.prompts):
        if same := {**elsewhere, **first}.get(prompt.id):
            yield ("prompts", at, "id"), say(
                "{other} has the id “{name}” too, so that `write -p {name}` cannot tell them apart",
                other=same, name=prompt.id,
            )  # fmt: skip
        first[prompt.id] = prompt.cited
        for place, theme in enumerate(prompt.also):
            if theme not in known:
                yield (
                    ("prompts", at, "also", place),
                    say(
                        "there is no theme “{theme}” in any pack, so answers count for nothing there",
                        theme=theme,
                    ),
                )
            elif theme == prompt.theme:
                yield (
                    ("prompts", at, "also", place),
                    say("“{theme}” is the prompt's own theme; “also” is for others", theme=theme),
                )
        if prompt.retired:
            continue  # kept as it was
        if prompt.deeper is None:
            yield (
                ("prompts", at),
                say(
                    "{prompt} has no follow-up, for those who would like to go on; “deeper” holds one",
                    prompt=prompt.cited,
                ),
            )
        if in_english(pack.language):
            for key, question in (("text", prompt.text), ("deeper", prompt.deeper or "")):
                remarks = would_read_better(question, names_welcome=prompt.written_for == "harmed")
                yield from ((("prompts", at, key), why) for why in remarks)


def _unbalanced_themes(pack: Pack) -> Iterator[tuple[TomlPath, str]]:
    """Remarks on themes credited much more, or less, than others.

    A theme is drawn with an even chance and then one of its prompts, whose answer counts for that theme and,
    by `also`, for others. Themes of other packs are left out: to lean on them may be a pack's purpose.
    """
    reach = dict.fromkeys((theme.id for theme in pack.themes), 0.0)
    for theme in pack.themes:
        drawn = [prompt for prompt in pack.live if prompt.theme == theme.id and prompt.written_for is None]
        for prompt in drawn:
            for credited in reach.keys() & set(prompt.themes):
                reach[credited] += 1 / len(drawn)
    drawn_or_named = [often for often in reach.values() if often]
    even = sum(drawn_or_named) / max(len(drawn_or_named), 1)
    favoured = [theme for theme, often in reach.items() if often > MUCH * even]
    for at, theme in enumerate(pack.themes):
        if theme.id in favoured:
            why = say(
                "so many prompts name “{theme}” in “also” that answers count for it much more often "
                "than for the other themes, which then seem to drop out of sight",
                theme=theme.title,
            )
            yield ("themes", at), why
        elif not favoured and 0 < reach[theme.id] < LITTLE * even:
            why = say(
                "answers count for “{theme}” much more seldom than for the other themes, which prompts "
                "name in “also” more often; it may seem to drop out of sight",
                theme=theme.title,
            )
            yield ("themes", at), why


def _word_remarks(pack: Pack, rules: WordRules) -> Iterator[tuple[TomlPath, str]]:
    """Remarks on words worth a second look.

    Titles are the source's own, and left alone.
    """
    texts: list[tuple[TomlPath, str | None]] = [(("pack", "about"), pack.pack.about)]
    texts += [(("themes", at, "summary"), theme.summary) for at, theme in enumerate(pack.themes)]
    for at, prompt in enumerate(pack.prompts):
        if prompt.retired:
            continue
        texts += [(("prompts", at, "text"), prompt.text), (("prompts", at, "deeper"), prompt.deeper)]
    for place, text in texts:
        for finding in find(text or "", rules):
            yield (
                place,
                say(
                    "“{words}” is worth a second look: {why} ({source}). It could be: {gentler}",
                    words=(text or "")[finding.start : finding.end],
                    why=finding.why.rstrip("."),
                    source=finding.source,
                    gentler=listed(finding.gentler, last=say("or")),
                ),
            )
