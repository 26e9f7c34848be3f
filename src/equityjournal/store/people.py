"""The people somebody shares with: a sealed file each, named by their keys and never by their name."""

from datetime import datetime
from pathlib import Path

from equityjournal.core.cards import LONGEST_NAME, Person
from equityjournal.core.errors import NotAllowed
from equityjournal.core.naming import find_one, unaccented
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
        return sorted((kept.record for kept in self._kept()), key=lambda one: one.name.casefold())

    def unreadable(self) -> list[Path]:
        """Files among them that hold nobody who can be read, or somebody else than their name says."""
        read = {kept.path for kept in self._kept()}
        return sorted(path for path in self._folder.glob("[!.]*.toml") if path not in read)

    def meant(self, wanted: str) -> Trusted:
        """The one person meant by a part of their name; somebody's former card, only when named in full.

        Raises:
            UnknownName: With the nearest, or with how to get to know somebody.
        """
        everybody = {one.name: one for one in self.all()}
        otherwise = say(
            "You have no card of “{wanted}” yet. Ask them for it, then: `equityjournal keys trust CARD`.",
            wanted=wanted,
        )
        names = {name: name for name, one in everybody.items() if one.replaced is None or name == wanted}
        return everybody[find_one(wanted, names, say("person"), otherwise)]

    def called(self, name: str) -> Trusted | None:
        """Who goes by a name already; capitals and accents make no difference, for they could mislead."""
        return next((one for one in self.all() if unaccented(one.name) == unaccented(name)), None)

    def with_keys_of(self, person: Person) -> Trusted | None:
        """Who this is, by their keys alone; None: nobody known."""
        kept = self._with_keys_of(person)
        return kept.record if kept else None

    def keep(self, trusted: Trusted) -> Path:
        """Keep somebody, or what changed about them, and return the file.

        Raises:
            NotAllowed: When somebody else goes by that name.
            NotSaved: When the disk will not take it.
        """
        other = self.called(trusted.name)
        if other and not other.person.is_same_as(trusted.person):
            raise NotAllowed(
                say("Somebody else is called {name} here; give another name with --as.", name=other.name)
            )
        before = self._with_keys_of(trusted.person)
        path = self._path(trusted.person)
        files.make_folder(self._folder)
        files.replace(path, record.to_bytes(trusted, path.stem), before.was if before else None)
        return path

    def put_aside(self, former: Trusted, now: datetime, present: Person) -> Trusted:
        """Free somebody's name for their new card: the former one goes by a longer name from now on.

        Args:
            former: As it is kept.
            now: The moment.
            present: Their new card.

        Raises:
            NotSaved: When the disk will not take it.
        """
        name, count = _former_name(former.name, 1), 1
        while self.called(name):
            count += 1
            name = _former_name(former.name, count)
        on_card = former.as_on_card.name
        replaced = {"replaced": now, "replaced_by": present.key_id}
        aside = former.model_copy(update={"name": name, "on_card": on_card, **replaced})
        self.keep(aside)
        return aside

    def forget(self, trusted: Trusted) -> None:
        """Remove somebody's card and the agreement with them."""
        files.remove(self._path(trusted.person))

    def _kept(self) -> list[Kept[Trusted]]:
        """Every file whose name fits the keys in it; a copy that a sync service made is nobody."""
        found = read_folder(self._folder, Trusted)
        return [kept for kept in found if kept.path == self._path(kept.record.person)]

    def _with_keys_of(self, person: Person) -> Kept[Trusted] | None:
        return next((one for one in self._kept() if one.record.person.is_same_as(person)), None)

    def _path(self, person: Person) -> Path:
        return self._folder / f"{person.key_id}.toml"


def _former_name(name: str, count: int) -> str:
    which = say("former card") if count == 1 else say("former card {count}", count=count)
    ending = f" ({which})"
    return name[: LONGEST_NAME - len(ending)].rstrip() + ending
