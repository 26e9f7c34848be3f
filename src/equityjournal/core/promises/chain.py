"""The chain of changes: each names earlier changes, so that a gap shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from equityjournal.core.promises.records import Change, Named

Name = tuple[str, str]
"""Promise and id of a change."""


class Seal(Enum):
    """State of a change's file, by its last line."""

    WHOLE = "whole"
    CHANGED = "changed"


@dataclass(frozen=True)
class Kept:
    """A change, with facts on its file."""

    change: Change
    sha256: str
    seal: Seal = Seal.WHOLE

    @property
    def name(self) -> Name:
        """Promise and id."""
        return self.change.promise, self.change.id


@dataclass(frozen=True)
class Chain:
    """The valid changes, and faults in the chain between them."""

    changes: Sequence[Kept]
    """By moment; each once, however many copies there are."""
    missing: Sequence[Name]
    """Changes that later ones name, and that are not here."""
    altered: Sequence[Name]
    """Changes whose file differs from the sealed state, or from the state named by a later change."""
    differing: Sequence[Name]
    """Changes with differing copies."""
    heads: Sequence[Named]
    """Changes named by no other; the next change names them."""


def chain(found: Iterable[Kept]) -> Chain:
    """The chain of changes, whatever the order of their files."""
    copies: dict[Name, dict[str, Kept]] = defaultdict(dict)
    for kept in found:
        copies[kept.name][kept.sha256] = kept
    names = _names_given(copies)
    counted = {name: _the_one(list(same.values()), names.get(name, set())) for name, same in copies.items()}
    changes = sorted(counted.values(), key=lambda kept: (kept.change.id, kept.change.promise))
    return Chain(
        changes=changes,
        missing=sorted(names.keys() - counted.keys(), key=lambda name: (name[1], name[0])),
        altered=[kept.name for kept in changes if _is_altered(kept, names.get(kept.name, set()))],
        differing=[kept.name for kept in changes if len(copies[kept.name]) > 1],
        heads=[
            Named(promise=kept.change.promise, id=kept.change.id, sha256=kept.sha256)
            for kept in changes
            if kept.name not in names
        ],
    )


def _names_given(copies: Mapping[Name, Mapping[str, Kept]]) -> dict[Name, set[str]]:
    """Digests for each change in the names of later changes."""
    given: dict[Name, set[str]] = defaultdict(set)
    for same in copies.values():
        for kept in same.values():
            for named in kept.change.after:
                given[named.promise, named.id].add(named.sha256)
    return given


def _the_one(copies: Sequence[Kept], named: set[str]) -> Kept:
    """The valid copy: named by later changes, then with a whole seal, then of the smaller digest."""
    return min(copies, key=lambda kept: (kept.sha256 not in named, kept.seal is not Seal.WHOLE, kept.sha256))


def _is_altered(kept: Kept, named: set[str]) -> bool:
    return kept.seal is Seal.CHANGED or bool(named - {kept.sha256})
