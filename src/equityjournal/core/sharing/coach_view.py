"""A coach's view of shared entries: their contents, never their gaps.

Entries kept back may be consent at work. So nothing here knows of a theme that does not appear, and only the
months of the others are worked out.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.messages import (
    Answer,
    Item,
    Questions,
    Receipt,
    Replies,
    Result,
    Share,
    SharedTheme,
)
from equityjournal.core.sharing.shared_content import Paragraph, talk_paragraphs
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many


class Appearance(NamedTuple):
    """A theme, with the entries crediting it."""

    theme: SharedTheme
    entries: Sequence[Item]
    """Entries in the order of their days."""

    @property
    def months(self) -> list[str]:
        """Months of the entries, as `2026-06`, each once, in order."""
        return _without_repeats(_month(item) for item in self.entries)


def appearances(items: Iterable[Item]) -> list[Appearance]:
    """Themes that appear, latest first."""
    found: dict[tuple[str, str], tuple[SharedTheme, list[Item]]] = {}
    for item in items:
        for theme in {(theme.pack, theme.id): theme for theme in item.themes}.values():
            found.setdefault((theme.pack, theme.id), (theme, []))[1].append(item)
    appearances = [Appearance(theme, held) for theme, held in found.values()]
    return sorted(appearances, key=lambda appearance: appearance.months[-1], reverse=True)


def asked_about(shares: Iterable[Share]) -> list[SharedTheme]:
    """Themes the writer would like to be asked about, latest first."""
    themes = [theme for share in sorted(shares, key=_made, reverse=True) for theme in share.ask_about]
    found: dict[tuple[str, str], SharedTheme] = {}
    for theme in themes:
        found.setdefault((theme.pack, theme.id), theme)
    return list(found.values())


def arrival_sentences(share: Share, name: str) -> list[str]:
    """Sentences on a share just opened: sender, contents and wishes.

    Args:
        share: The opened share.
        name: The coach's name for the writer.
    """
    count = say_many("1 entry", "{count} entries", len(share.items))
    day = in_words(share.made.date())
    said = [say("{name} shared {count} with you, sealed on {day}.", name=name, count=count, day=day)]
    said.append(masking_sentence(share))
    if share.keep_until:
        said.append(say("They ask you to remove it after {day}.", day=in_words(share.keep_until)))
    if share.ask_about:
        titles = listed([theme.title for theme in share.ask_about])
        said.append(say("They would like to be asked about {titles}.", titles=titles))
    if share.summary:
        said.append(say("With it is what their own journal told them, as they chose to send it."))
    return said


def masking_sentence(share: Share) -> str:
    """Sentence on masking: whether names and days stand in the share."""
    if share.masked:
        return say("Masked: neutral words in place of names, and months in place of days.")
    return say("Names and days stand in it as they were written.")


def limits_sentence(name: str) -> str:
    """Sentence on the limits of conclusions from a share."""
    return say(
        "{name} chose what to share. Nothing can be learnt from it about what they write or do besides.",
        name=name,
    )


def answer_paragraphs(
    message: Receipt | Replies | Questions | Answer, numbers: Mapping[str, int] | None = None
) -> list[Paragraph]:
    """Lines of an answer the coach sealed.

    Args:
        message: The answer.
        numbers: Numbers of the entries replied to, by the six letters of their ids.
    """
    if isinstance(message, Receipt):
        said = {
            "kept": say("It is a receipt: you keep what they shared."),
            "removed": say("It is a receipt: you removed what they shared."),
            "not-found": say("It is a receipt: what they asked back was not found with you."),
        }
        return [Paragraph(said[message.did])]
    if isinstance(message, Questions):
        note = [Paragraph(message.note, own=True)] if message.note else []
        return [*_question_paragraphs(message.questions, note)]
    parts = []
    for reply in message.replies:
        n = (numbers or {}).get(id_letters(reply.entry))
        heading = say("On an entry") if n is None else say("On {n}", n=n)
        parts += [Paragraph(heading, heading=True), Paragraph(reply.text, own=True)]
    if isinstance(message, Answer):
        parts += _question_paragraphs(message.questions, []) if message.questions else []
        parts += talk_paragraphs(message.agreed, message.steps)
        parts += [Paragraph(_result(result)) for result in message.results]
    return parts


def _question_paragraphs(questions: Sequence[str], note: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of questions, below their heading."""
    return [
        Paragraph(say("Questions"), heading=True),
        *note,
        *(Paragraph(question, own=True) for question in questions),
    ]


def _result(result: Result) -> str:
    """The sentence on a receipt inside an answer."""
    return {
        "kept": say("It says that a file came."),
        "removed": say("It says that what was asked back is removed."),
        "not-found": say("It says that what was asked back was not found."),
    }[result.did]


def _month(item: Item) -> str:
    return item.about[: len("2026-06")]


def _made(share: Share) -> datetime:
    return share.made


def _without_repeats(texts: Iterable[str]) -> list[str]:
    """Texts without repeats."""
    return list(dict.fromkeys(texts))
