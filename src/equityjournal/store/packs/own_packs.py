"""A person's own packs: a template, and remarks on files."""

import re
from pathlib import Path
from string import Template
from typing import Protocol

from equityjournal.core.packs.shelf import Contents, Shelf
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.packs.packs import pack_files
from equityjournal.store.records import toml

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 50  # letters of an id, leaving room to derive the ids of a theme and a prompt


class PacksWithFiles(Protocol):
    """Readable packs, with the file of each."""

    shelf: Shelf[Contents]

    def path(self, identity: str) -> Path:
        """The file of a pack, by its exact id."""

    def beside(self, path: Path) -> list[Contents]:
        """Contents of every pack but this file's."""


def begin(root: Path, library: PacksWithFiles, identity: str, title: str) -> Path:
    """Write a commented template of a pack; return its path.

    Raises:
        NotAllowed: When the id is taken or malformed, or a file has its name.
        NotSaved: When the disk will not take it.
    """
    if not ID.fullmatch(identity) or len(identity) > LONGEST:
        raise NotAllowed(
            say(
                "“{name}” cannot be an id. Use small letters a to z, figures, and hyphens between words, "
                "such as `my-own`; {most} letters at the most.",
                name=identity,
                most=LONGEST,
            )
        )
    theme = f"{identity}-theme"
    for pack in library.shelf.packs:
        taken = {
            taken_theme.id: say("a theme of the pack {pack}", pack=pack.id) for taken_theme in pack.themes
        }
        taken[pack.id] = say("your own pack") if pack.own else say("a pack that came with the program")
        for name in (identity, theme):
            if name in taken:
                raise NotAllowed(
                    say("“{name}” is already the id of {what}; choose another.", name=name, what=taken[name])
                )
    path = root / "prompts" / f"{identity}.toml"
    template = Template(files.read(Path(__file__).with_name("new_pack.toml")).decode())
    quoted = toml.quoted(title or identity.replace("-", " ").capitalize())
    files.make_folder(path.parent)
    try:
        files.create(path, template.substitute(id=identity, theme=theme, title=quoted).encode())
    except FileExistsError:
        raise NotAllowed(
            say("{path} is there already, and nothing is written over it; choose another id.", path=path)
        ) from None
    return path


def files_meant(root: Path, library: PacksWithFiles, wanted: str | None) -> list[Path]:
    """The pack file meant by a path or a pack's id.

    Without either, all of the person's own files.

    Raises:
        UnknownName: When no file or pack fits, with the nearest.
    """
    if wanted is None:
        return pack_files(root / "prompts")
    if Path(wanted).is_file():
        return [Path(wanted)]
    for own in (root / "prompts" / f"{wanted}.toml", root / "prompts" / wanted):
        if own.is_file():  # an unreadable pack is not on the shelf
            return [own]
    if Path(wanted).suffix == ".toml":
        raise UnknownName(say("There is no file {path}.", path=wanted))
    return [library.path(library.shelf.pack(wanted).id)]
