"""The speed to reach, whether it was, and where not, what stands in the way."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jobs import LARGE, TYPER, Key
from timing import Measured

Results = Mapping[Key, Measured]

TURNS = 3
"""A figure is reached where it holds in each of so many parts of the rounds."""
EVERYDAY = ("themes", "list", "show last", "bare")
AFTER_A_WRITE = tuple(f"{verb} right after a write" for verb in ("themes", "list", "show last"))


class Target(NamedTuple):
    """A ratio of processor time to be reached: of each of some measures to another; the largest counts."""

    name: str
    of: Sequence[Key]
    to: Key
    at_most: float


def _ours(works: Sequence[str], count: int) -> list[Key]:
    return [Key("ours", work, count) for work in works]


def _to_typer(name: str, works: Sequence[str], count: int, at_most: float) -> Target:
    """A ratio of our own commands to `import typer`."""
    return Target(f"{name} ÷ `import typer`", _ours(works, count), TYPER, at_most)


def _to_ours(name: str, work: str, to: str, count: int, at_most: float) -> Target:
    """A ratio of our own command to a floor of ours."""
    return Target(name, _ours([work], count), Key("ours", to, count), at_most)


TARGETS = (
    _to_typer("`--help`", ["--help"], 0, 1.0),
    _to_typer("`themes`, `list`, `show last`, bare on 10,000", EVERYDAY, 10_000, 1.4),
    _to_typer("`themes`, `list`, `show last` right after a `write`, 10,000", AFTER_A_WRITE, 10_000, 1.5),
    _to_typer("`themes`, `list` on 100,000, every file still looked at", ["themes", "list"], LARGE, 5.0),
    _to_typer("`search` of a rare word on 10,000", ["search"], 10_000, 1.5),
    _to_typer("`search` of a common word on 10,000", ["search common"], 10_000, 1.5),
    _to_typer("`search` of a common word on 100,000", ["search common"], LARGE, 4.5),
    _to_typer("`write TEXT`, made durable, on 10,000", ["write"], 10_000, 2.4),
    _to_typer("`write TEXT`, made durable, on 100,000", ["write"], LARGE, 2.6),
    _to_typer("`review --page` over a whole life, 10,000", ["review --page"], 10_000, 30),
    _to_typer("the same with settings, which are masked", ["review --page, settings"], 10_000, 30),
    Target(
        "`write TEXT` ÷ kaydet's add, 10,000",
        _ours(["add one"], 10_000), Key("kaydet", "add one", 10_000), 1.0,
    ),
    Target(
        "export of everything ÷ jrnl's, 10,000",
        _ours(["export as text"], 10_000), Key("jrnl", "export as text", 10_000), 1.5,
    ),
    *(
        _to_ours(
            f"first index of {count:,} ÷ reading and tomllib alone",
            "first index", "tomllib alone", count, 1.0,
        )
        for count in (10_000, LARGE)
    ),
    _to_ours("`check` of 10,000 ÷ reading and hashing the bytes", "check", "read and hash", 10_000, 9),
    _to_ours("import of jrnl's 10,000 ÷ reading and tomllib alone", "import", "tomllib alone", 10_000, 6),
)  # fmt: skip
"""All but memory, which is no ratio."""

PEAKS = (
    ("`themes`, `list`, `show last`, `search`", ["themes", "list", "show last", "search"], 80.0),
    ("`check`", ["check"], 100.0),
    ("an export of everything", ["export"], 100.0),
    ("a backup", ["backup"], 100.0),
)
"""The most memory of work on 100,000 entries, in MB of a million bytes."""

_LOOKING = (
    "On 10,000 entries Typer is 0.8 to 1.0 of it, and a look at every file 0.5, of which 0.3 is the "
    "system's: one call for each, the only way to notice a file that was changed in place. The rest is some "
    "90 small modules of ours and the end of Python."
)
_LOOKING_AT_MANY = (
    "A look at 100,000 files is 5.4 by itself: 4.5 for a call of the system for each, which is the only way "
    "to notice a file that was changed in place (2.9, were it the same file each time), 0.8 for listing the "
    "folders, and little for all else. A folder's own time would spare the listing on most disks, and tell "
    "nothing on some: a drive merged of several, or kept by a service, takes in a new file without it."
)
REMARKS: Sequence[tuple[str, str]] = (
    ("`themes`, `list` on 100,000", _LOOKING_AT_MANY),
    (
        "`search` of a common word on 100,000",
        f"{_LOOKING_AT_MANY} To rank 60,000 entries is 0.75, as SQLite looks up the length of each; to count "
        "them 0.05. Few are looked up in any other table.",
    ),
    (
        "`search` of a common word",
        f"{_LOOKING} Counting and ranking the entries found is 0.1 on 10,000, and grows with their number.",
    ),
    ("`themes`", _LOOKING),
    ("`search`", _LOOKING),
    (
        "`write TEXT`",
        "The look for what tells who a person is takes 0.55 of `import typer`: its rules and "
        "expressions are made ready each time (`write --no-notices` goes without), but for word lists, of "
        "which only what the text brings up is read. The entry, its folder and the index are made durable; "
        "kaydet and jrnl make nothing durable.",
    ),
    (
        "masked",
        "A name found in any entry is masked on the whole page, so every text of every entry is read and "
        "looked through, once: 0.4 ms for 170 words, of which the rules' own expressions are a third, names, "
        "places and initials a quarter, and the words with their dictionary a quarter. To read and validate "
        "an entry is another 0.06 ms. Nothing is done twice, and no text can be passed over: whether a word "
        "of the page is a name, and whose, only the whole document tells, also by initials and other forms. "
        "Names kept from one page to the next would save it, but such a list of who is named where is not "
        "wanted on a disk.",
    ),
    (
        "export",
        "Each entry has a file, which is hashed, read, parsed and held to its rules before any of it is "
        "written out; that is more than half of the time. jrnl reads one file, and checks nothing.",
    ),
    (
        "first index",
        "Of 10,000 entries: two tables of words, by stem and by spelling, a quarter; reading, hashing and "
        "parsing a quarter; the packing of texts, so that the index is small, a tenth; all packs, which it "
        "keeps too, and the start, a tenth; all other rows and their indexes the rest. Parsing alone is "
        "already a fifth of what tomllib takes; the rest is work that tomllib does not do.",
    ),
    (
        "`check` of 10,000",
        "Of 10,000 entries: the index compared with the files, text by text, a quarter; reading each file a "
        "sixth; parsing it a sixth; the model's validation a tenth; seals, keys out of place, names and "
        "folders the rest. Nothing is read twice. Hashing is done by instructions of the processor's own, so "
        "that it is hardly slower on a slower machine: where `import typer` took 39 ms, this was 8.3.",
    ),
    (
        "a backup",
        "Files go through it one at a time. Held is the list of files that Python's zip module keeps, some "
        "0.6 KB for each, when the backup is read back.",
    ),
)
"""For a figure that is not reached: what it costs, and what stands in the way. By words of its name."""


class Figure(NamedTuple):
    """What came out for a target."""

    name: str
    value: float
    """The greatest, of each part of the rounds."""
    clock: float | None
    """The ratio by the clock; None for memory."""
    at_most: float

    @property
    def held(self) -> bool:
        """Whether it was reached in every part."""
        return self.value <= self.at_most

    @property
    def remark(self) -> str:
        """What stands in the way."""
        return next((why for words, why in REMARKS if words in self.name), "nobody has looked into it yet.")


def figures(results: Results) -> list[Figure]:
    """Each target that was measured."""
    found = []
    for target in TARGETS:
        if all(key in results for key in (*target.of, target.to)):
            to = results[target.to]
            parts = [
                ours.processor / theirs.processor
                for key in target.of
                for ours, theirs in zip(results[key].in_turns(TURNS), to.in_turns(TURNS), strict=True)
                if ours.runs and theirs.runs
            ]
            clock = max(results[key].seconds / to.seconds for key in target.of)
            found.append(Figure(target.name, max(parts), clock, target.at_most))
    for name, works, most in PEAKS:
        peaks = [run.peak for key in _ours(works, LARGE) if key in results for run in results[key].runs]
        if peaks:
            found.append(Figure(f"peak memory of {name} at 100,000, MB", max(peaks), None, most))
    return found
