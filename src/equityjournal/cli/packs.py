"""`packs`: the frameworks and prompts there are, and what each holds."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli._complete import some_packs_and_themes
from equityjournal.cli._filters import AsJson

if TYPE_CHECKING:
    from equityjournal.core.pack import Pack, PackTheme
    from equityjournal.core.shelf import Contents

app = typer.Typer(
    help="Show the packs of prompts, and what is in them.", add_completion=False, rich_markup_mode=None
)


@app.callback(invoke_without_command=True)
def packs(context: typer.Context, json: AsJson = False) -> None:
    """Show the packs of prompts, and what is in them.

    A pack is a set of themes with questions on each. You can add your own.
    """
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._screen import tell, tell_json
    from equityjournal.core.speech import say, say_many

    if context.invoked_subcommand:
        return
    shelf = open_desk(context).shelf
    if json:
        tell_json([_counts(pack) for pack in shelf.packs])
        return
    for pack in shelf.packs:
        tell(f"{pack.id}: {pack.title}", bold=True)
        themes = say_many("1 theme", "{count} themes", len(pack.themes))
        prompts = say_many("1 prompt", "{count} prompts", len(pack.prompts))
        own = say("your own") if pack.own else say("came with the program")
        tell(f"{themes}, {prompts}; {own}.", indent=2)
    tell(say("`equityjournal packs show ID` shows a pack, or a theme, with its questions."))


def _counts(pack: "Contents") -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "language": pack.language,
        "themes": len(pack.themes),
        "prompts": len(pack.prompts),
        "source": "own" if pack.own else "shipped",
    }


@app.command("show")
def show(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="A pack or a theme.", autocompletion=some_packs_and_themes)
    ],
    json: AsJson = False,
) -> None:
    """Show one pack, or one theme.

    A pack: whose it is, its themes and prompts. A theme: its prompts, and
    further reading.
    """
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._screen import tell_json
    from equityjournal.core.naming import find_one
    from equityjournal.core.speech import say

    library = open_desk(context).library
    titles = {pack.id: pack.title for pack in library.shelf.packs}
    found = find_one(name, titles | dict(library.shelf.titles), say("pack or theme"))
    if found in titles:
        pack = library.open(found)
        if json:
            tell_json(pack.model_dump(by_alias=True, exclude_none=True, mode="json"))
        else:
            _tell_pack(pack)
        return
    pack = library.open(library.shelf.pack_of(found).id)
    if json:
        prompts = [prompt for prompt in pack.prompts if prompt.theme == found]
        tell_json(
            {
                **pack.theme(found).model_dump(exclude_none=True, mode="json"),
                "pack": pack.id,
                "prompts": [prompt.model_dump(by_alias=True, exclude_none=True) for prompt in prompts],
            }
        )
    else:
        _tell_theme(pack, pack.theme(found))


def _tell_pack(pack: "Pack") -> None:
    from equityjournal.cli._screen import tell
    from equityjournal.core.speech import say

    about = pack.pack
    tell(about.title, bold=True)
    facts = {
        "": about.about,
        say("Whose framework"): about.based_on,
        say("Who wrote the questions"): about.questions_by,
        say("Who has read them"): about.reviewed_by,
        say("Licence"): about.licence,
    }
    for fact, words in facts.items():
        if words:
            tell(f"{fact}: {words}" if fact else words)
    for group, themes in pack.groups.items():
        tell()
        tell(say("Group: {group}", group=group))
        for theme in themes:
            tell()
            tell(f"{theme.title} ({theme.id})", bold=True)
            _tell_prompts(pack, theme)


def _tell_theme(pack: "Pack", theme: "PackTheme") -> None:
    from equityjournal.cli._screen import tell
    from equityjournal.core.speech import say

    tell(theme.title, bold=True)
    if theme.summary:
        tell(theme.summary)
    tell(say("A theme of the pack {pack}, among its {group}.", pack=pack.pack.title, group=theme.group))
    tell()
    _tell_prompts(pack, theme, deeper=True)
    if theme.resources:
        tell()
        tell(say("Further reading"))
        for one in theme.resources:
            tell(". ".join(part.rstrip(".") for part in (one.title, one.by, one.where) if part), indent=2)


def _tell_prompts(pack: "Pack", theme: "PackTheme", *, deeper: bool = False) -> None:
    from equityjournal.cli._screen import tell
    from equityjournal.core.speech import say

    for prompt in pack.prompts:
        if prompt.theme == theme.id:
            tell(f"{prompt.text} ({prompt.cited}; {_moment(prompt.moment)})", indent=2)
            if deeper and prompt.deeper:
                tell(say("And then: {question}", question=prompt.deeper), indent=4)


def _moment(moment: str) -> str:
    from equityjournal.core.speech import say

    return {"before": say("before"), "after": say("after"), "looking-back": say("looking back")}[moment]
