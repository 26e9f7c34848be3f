"""What a coach's tests start from: something shared, sealed by its writer into a file at the coach's; and refusals."""

from pathlib import Path
from typing import Any

from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Ask, Item, SharedAnswer, SharedTheme
from equityjournal.formats.sealed_letter import seal
from equityjournal.store.disk.names import message_name
from equityjournal.store.sharing.companions import Companions
from pairs import checked_cards, keys_of, known_by, opened, place
from program import Program

POWER = SharedTheme(id="power", title="Power dynamics", pack="relational-equity")
HUMILITY = SharedTheme(id="humility", title="Reflective practice and humility", pack="relational-equity")


def item(
    entry: str = "2026-06-01-k7m3qd", text: str = "They had decided before she came in.", **fields: Any
) -> Item:
    """One masked entry, as it is shared; about humility unless said otherwise."""
    facts: dict[str, Any] = {"about": entry[:7], "themes": [HUMILITY], **fields}
    return Item(entry=entry, answers=[SharedAnswer(question="What happened?", text=text)], **facts)


def head(writer: Program, reader: Program) -> dict[str, Any]:
    """What every letter from one to the other begins with; its number is used up."""
    known = known_by(writer, reader)
    n = checked_cards(writer).next_number(known)
    Companions(place(writer)).keep(known.model_copy(update={"sent": n}))
    checked_cards(writer).note_sent(known, n)
    people = {"sender": keys_of(writer).card.as_sent, "recipient": keys_of(reader).card.as_sent}
    return {"id": message_name(), "made": writer.clock(), "link": known.link, "n": n, **people}


def a_letter(writer: Program, reader: Program, **fields: Any) -> Letter:
    """A letter from one to the other."""
    return Letter(**(head(writer, reader) | fields))


def a_share(writer: Program, reader: Program, *items: Item, **fields: Any) -> Letter:
    """Something shared: one entry, unless others are given."""
    return a_letter(writer, reader, **{"masked": True, "items": list(items) or [item()], **fields})


def asked_back(writer: Program, reader: Program, *letters: Letter) -> Letter:
    """A letter that asks for others back; for all so far without any."""
    fields = head(writer, reader)
    ask: dict[str, Any] = {"shares": [letter.id for letter in letters]}
    return Letter(
        **fields, asks=[Ask(id=message_name(), **(ask if letters else {"end": True, "up_to": fields["n"]}))]
    )


def sent(letter: Letter, writer: Program, reader: Program, name: str = "letter.txt") -> Path:
    """A letter as a file at its reader's."""
    assert reader.home
    file = reader.home / name
    file.write_bytes(sealed(letter, writer, reader))
    return file


def sealed(letter: Letter, writer: Program, reader: Program) -> bytes:
    """The sealed block of a letter."""
    return seal(letter, keys_of(writer), keys_of(reader).card)


def shared(writer: Program, reader: Program, *items: Item, **fields: Any) -> Letter:
    """Something shared that its reader has opened."""
    share = a_share(writer, reader, *items, **fields)
    reader("open", str(sent(share, writer, reader, f"{share.id}.txt")))
    return share


def meet(coach: Program, writer: Program, *, manages: bool = False) -> None:
    """Have a coach know a writer, with or without a say in their job."""
    Companions(place(coach)).keep(known_by(coach, writer).model_copy(update={"manages": manages}))


def answered(coach: Program, writer: Program, name: str = "answer.txt") -> tuple[Path, Letter]:
    """The coach's next letter, at its writer's, and what is in it."""
    assert writer.home
    file = writer.home / name
    file.unlink(missing_ok=True)
    coach("with", known_by(coach, writer).name, "--send", "--yes", "-o", str(file))
    return file, opened(writer, file)


def kept_by(coach: Program, suffix: str = ".age") -> list[Path]:
    """The files in a coach's own place."""
    return sorted((place(coach) / "letters").glob(f"*/*{suffix}"))


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its place."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(program: Program, file: Path, *options: str) -> str:
    """The one sentence with which a file is refused; nothing is kept of it, and the file is as it was."""
    before, kept = file.read_bytes(), everything_in(place(program))
    said = program("open", str(file), *options, code=1)
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert file.read_bytes() == before
    assert everything_in(place(program)) == kept
    return said.err.removeprefix(f"{file} was not opened: ").rstrip("\n")
