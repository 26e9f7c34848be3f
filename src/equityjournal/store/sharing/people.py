"""People to share with: a sealed file each, named by their keys.

No person's name stands in a file's name.
"""

from datetime import datetime
from pathlib import Path

from equityjournal.core.sharing.people import LONGEST_NAME, Person
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.naming import find_one, unaccented
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, record
from equityjournal.store.disk.folders import entries_of
from equityjournal.store.disk.reading import read_folder
from equityjournal.store.disk.record import Stored


class People:
    """People whose cards were taken as genuine.

    Args:
        place: The sharing folder, possibly missing.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "people"

    def all(self) -> list[Trusted]:
        """All people, by name."""
        return sorted((kept.record for kept in self._kept()), key=lambda trusted: trusted.name.casefold())

    def unreadable(self) -> list[Path]:
        """Files without a readable person, or with a wrong name."""
        read = {kept.path for kept in self._kept()}
        there = [Path(file.path) for file in entries_of(self._folder)]
        records = [path for path in there if path.suffix == ".toml" and not path.name.startswith(".")]
        return [path for path in records if path not in read]

    def meant(self, wanted: str) -> Trusted:
        """The person meant by part of their name.

        A former card is meant only by its full name.

        Raises:
            UnknownName: With the nearest, or with how to get a card.
        """
        everybody = {trusted.name: trusted for trusted in self.all()}
        otherwise = say(
            "You have no card of “{wanted}” yet. Ask them for it, then: `equityjournal keys trust CARD`.",
            wanted=wanted,
        )
        names = {
            name: name for name, trusted in everybody.items() if trusted.replaced is None or name == wanted
        }
        return everybody[find_one(wanted, names, say("person"), otherwise)]

    def called(self, name: str) -> Trusted | None:
        """The person with a name, ignoring capitals and accents, which could mislead."""
        return next((trusted for trusted in self.all() if unaccented(trusted.name) == unaccented(name)), None)

    def with_keys_of(self, person: Person) -> Trusted | None:
        """The known person with these keys."""
        kept = self._with_keys_of(person)
        return kept.record if kept else None

    def keep(self, trusted: Trusted) -> Path:
        """Store a person, new or changed; return the file.

        Raises:
            NotAllowed: When another person has the name.
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
        """Give a person's former card a longer name, for a new card.

        Args:
            former: The former card, as stored.
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
        """Remove a person's card and agreement."""
        files.remove(self._path(trusted.person))

    def _kept(self) -> list[Stored[Trusted]]:
        """Files whose name fits their keys, without copies by sync services."""
        found = read_folder(self._folder, Trusted)
        return [kept for kept in found if kept.path == self._path(kept.record.person)]

    def _with_keys_of(self, person: Person) -> Stored[Trusted] | None:
        return next((trusted for trusted in self._kept() if trusted.record.person.is_same_as(person)), None)

    def _path(self, person: Person) -> Path:
        return self._folder / f"{person.key_id}.toml"


def _former_name(name: str, count: int) -> str:
    """A name for a former card, within the length of names."""
    which = say("former card") if count == 1 else say("former card {count}", count=count)
    ending = f" ({which})"
    return name[: LONGEST_NAME - len(ending)].rstrip() + ending
