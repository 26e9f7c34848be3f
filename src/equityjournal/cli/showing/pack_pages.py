"""Packs as lines: a pack, a theme, its reading, remarks."""

from collections.abc import Sequence
from pathlib import Path

from equityjournal.cli.terminal.output import tell
from equityjournal.core.packs.forces import Named
from equityjournal.core.packs.pack import Pack, PackTheme, Resource
from equityjournal.core.packs.proofreading import Remark
from equityjournal.core.packs.shelf import asks
from equityjournal.core.text.speech import say, say_many


def tell_pack(pack: Pack) -> None:
    """Show a pack: purpose, authors, then themes with their prompts.

    A pack for reading shows its reading in their place.
    """
    tell(pack.title, bold=True)
    if pack.pack.about:
        tell(pack.pack.about)
    _tell_whose(pack)
    if pack.pack.reviewed_by:
        tell(say("Who has read them: {words}", words=pack.pack.reviewed_by))
    if pack.pack.contact:
        tell(say("Where a remark may be sent: {words}", words=pack.pack.contact))
    tell(say('Is a question wrong? `equityjournal packs remark PROMPT "…"` keeps what you say about it.'))
    if pack.pack.licence:
        tell(say("Licence: {words}", words=pack.pack.licence))
    if asks(pack) and any(theme.resources for theme in pack.themes):
        tell(say("Further reading: `equityjournal packs show {pack} --reading`", pack=pack.id))
    if pack.pack.how:
        tell()
        tell(say("How it goes"), bold=True)
    for number, step in enumerate(pack.pack.how, start=1):
        tell(f"{number}. {step}", indent=2, hang=3)
    for group, themes in pack.groups.items():
        tell()
        tell(say("Group: {group}", group=group))
        for theme in themes:
            tell()
            tell(f"{theme.title} ({theme.id})", bold=True)
            _tell_other_names(theme)
            _tell_prompts(pack, theme)
            if not asks(pack):
                _tell_resources(theme)


def tell_theme(pack: Pack, theme: PackTheme) -> None:
    """Show a theme: summary, authors, prompts and further reading."""
    tell(theme.title, bold=True)
    if theme.summary:
        tell(theme.summary)
    _tell_other_names(theme)
    tell(
        say(
            "A theme of the pack {pack} ({id}), among its {group}.",
            pack=pack.title,
            id=pack.id,
            group=theme.group,
        )
    )
    _tell_whose(pack)
    tell()
    _tell_prompts(pack, theme, deeper=True)
    if theme.resources and asks(pack):
        tell()
        tell(say("Further reading"), bold=True)
    _tell_resources(theme)


def tell_reading(pack: Pack) -> None:
    """Show a pack's further reading, each with its themes."""
    themes: dict[Resource, list[str]] = {}
    for theme in pack.themes:
        for resource in theme.resources:
            themes.setdefault(resource, []).append(theme.title)
    if not themes:
        tell(say("{pack} names no further reading.", pack=pack.title))
        return
    tell(say("Further reading of {pack}", pack=pack.title), bold=True)
    for resource, titles in themes.items():
        tell()
        _tell_resource(resource)
        if len(titles) == len(pack.themes) > 1:
            tell(say("On all themes."), indent=4)
        else:
            tell(say("On: {themes}.", themes="; ".join(titles)), indent=4)


def tell_named(forces: Sequence[Named]) -> None:
    """Each force with the questions naming the force, then forces without any."""
    for force in forces:
        if force.prompts:
            tell(force.title, bold=True)
            for _, prompt in force.prompts:
                tell(f"{prompt.text} ({prompt.cited})", indent=2, hang=2)
            tell()
    nowhere = [force.title for force in forces if not force.prompts]
    if nowhere:
        tell(say("Named nowhere: {forces}.", forces="; ".join(nowhere)))
    tell(
        say(
            "Some of these are named only in the follow-up. The list is for people to read: how often a word "
            "comes says nothing about how well it is asked."
        )
    )


def tell_remarks(path: Path, remarks: Sequence[Remark]) -> None:
    """Show the remarks on a pack's file: faults, then suggestions."""
    wrong = [remark for remark in remarks if remark.kind == "wrong"]
    better = [remark for remark in remarks if remark.kind == "better"]
    name = path.name
    if wrong:
        tell(say("{file} cannot be used yet.", file=name), bold=True)
        tell(say_many("1 thing is wrong:", "{count} things are wrong:", len(wrong)))
        _tell_lines(wrong)
    else:
        tell(say("{file} can be used.", file=name), bold=True)
    if better:
        tell(say_many("1 thing would read better:", "{count} things would read better:", len(better)))
        _tell_lines(better)


def _tell_lines(remarks: Sequence[Remark]) -> None:
    for remark in remarks:
        what = remark.message.rstrip(".")
        tell(say("Line {line}: {what}.", line=remark.line, what=what), indent=2, hang=2)


def _tell_other_names(theme: PackTheme) -> None:
    if theme.also_called:
        tell(say("Also called: {words}.", words=", ".join(theme.also_called)))


def _tell_whose(pack: Pack) -> None:
    if pack.pack.based_on:
        tell(say("Whose framework: {words}", words=pack.pack.based_on))
    if pack.pack.questions_by:
        tell(say("Who wrote the questions: {words}", words=pack.pack.questions_by))


def _tell_resources(theme: PackTheme) -> None:
    for resource in theme.resources:
        _tell_resource(resource)


def _tell_resource(resource: Resource) -> None:
    parts = [part.rstrip(".") for part in (resource.title, resource.by) if part]
    tell(". ".join(parts) + ".", indent=2, hang=2)
    if resource.where:
        tell(resource.where, indent=4)


def _tell_prompts(pack: Pack, theme: PackTheme, *, deeper: bool = False) -> None:
    for prompt in pack.live:
        if prompt.theme == theme.id:
            tell(f"{prompt.text} ({prompt.cited}; {_moment(prompt.moment)})", indent=2)
            if deeper and prompt.deeper:
                tell(say("And then: {question}", question=prompt.deeper), indent=4)


def _moment(moment: str) -> str:
    return {"before": say("before"), "after": say("after"), "looking-back": say("looking back")}[moment]
