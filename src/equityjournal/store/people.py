"""The people somebody shares with: a sealed file each, named by their keys and never by their name."""

from pathlib import Path

from equityjournal.core.cards import Person
from equityjournal.core.errors import NotAllowed
from equityjournal.core.naming import find_one
from equityjournal.core.speech import say
from equityjournal.core.trust import Trusted
from equityjournal.store import files, record
from equityjournal.store.reading import read_folder
from equityjournal.store.record import Kept


class People:
    """Everybody whose card was taken for theirs.

    Args:
        place: The folder for what has to do with sharing; it need not exist.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "people"

    def all(self) -> list[Trusted]:
        """Everybody, by name."""
        found = [kept.record for kept in read_folder(self._folder, Trusted)]
        return sorted(found, key=lambda one: one.name.casefold())

    def meant(self, wanted: str) -> Trusted:
        """The one person meant by a part of their name.

        Raises:
            UnknownName: With the nearest, or with how to get to know somebody.
        """
        everybody = {one.person.key_id: one for one in self.all()}
        otherwise = say(
            "You have no card of “{wanted}” yet. Ask them for it, then: `equityjournal keys trust CARD`.",
            wanted=wanted,
        )
        names = {one.name: one.name for one in everybody.values()}
        name = find_one(wanted, names, say("person"), otherwise)
        return next(one for one in everybody.values() if one.name == name)

    def with_keys_of(self, person: Person) -> Trusted | None:
        """Who this is, by their keys alone; None: nobody known."""
        kept = self._kept(person)
        return kept.record if kept else None

    def keep(self, trusted: Trusted) -> Path:
        """Keep somebody, or what changed about them, and return the file.

        Raises:
            NotAllowed: When somebody else goes by that name.
            NotSaved: When the disk will not take it.
        """
        for other in self.all():
            if other.name == trusted.name and not other.person.is_same_as(trusted.person):
                raise NotAllowed(
                    say("Somebody else is called {name} here; give another name with --as.", name=other.name)
                )
        before = self._kept(trusted.person)
        path = self._path(trusted.person)
        files.make_folder(self._folder)
        files.replace(path, record.to_bytes(trusted, path.stem), before.was if before else None)
        return path

    def forget(self, trusted: Trusted) -> None:
        """Remove somebody's card and the agreement with them."""
        files.remove(self._path(trusted.person))

    def _kept(self, person: Person) -> Kept[Trusted] | None:
        found = read_folder(self._folder, Trusted)
        return next((one for one in found if one.record.person.is_same_as(person)), None)

    def _path(self, person: Person) -> Path:
        return self._folder / f"{person.key_id}.toml"
