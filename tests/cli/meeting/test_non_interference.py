"""What goes to another person is the same, whatever else the journal holds.

Each example writes entries that may be shared, adds to a copy of the journal what stays, and compares all that goes.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pyrage import decrypt, x25519

from equityjournal.core.entries.entry import Answer, Draft, Step
from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.keys import Keys
from equityjournal.store.entries.journal import Journal
from equityjournal.store.sharing.companions import Companions
from pairs import give_keys, introduce, journal_of, place
from program import FakeClock, Program

NAMES = [
    "Priya Nair",
    "Mrs Okonkwo",
    "Yusuf",
    "Tomos Rhys",
    "Rosa Lupu",
    "Danuta",
    "Mrs Begum",
    "Kwame Mensah",
]
THEMES = ["power", "humility", "positionality", "historical-context", "collective-gain", "lived-experience"]
FEELINGS = ["torn", "hopeful", "Torn", "small", "glad", "cross with begum", "sorry for lupu"]
SETTINGS = ["home visit", "Home visit", "team meeting", "Larch Ward"]
TODAY = date(2026, 6, 1)


class Written(NamedTuple):
    """An entry, as it is to be written."""

    text: str
    day: date
    facts: dict[str, Any]


@st.composite
def entries(draw: st.DrawFn) -> Written:
    """An entry about somebody, with all kinds of facts."""
    who, also = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES))
    day = TODAY - timedelta(days=draw(st.integers(0, 60)))
    facts: dict[str, Any] = {
        "themes": draw(st.lists(st.sampled_from(THEMES), unique=True, max_size=3)),
        "feelings": draw(st.lists(st.sampled_from(FEELINGS), unique=True, max_size=2)),
        "setting": draw(st.sampled_from(["", *SETTINGS])),
        "title": draw(st.sampled_from(["", f"About {also}"])),
    }
    if draw(st.booleans()):
        facts["steps"] = [
            Step(
                text=draw(st.sampled_from([f"Ring {also} on 07700 900123.", "Ask lupu and mensah."])),
                done=draw(st.sampled_from([None, TODAY])),
            )
        ]
    return Written(f"I met {who} with {also} at the door.", day, facts)


KEPT_BACK = (
    "private",
    "happened to me",
    "both",
    "cut off",
    "trashed",
    "draft",
    "discussed",
    "discussed and told",
)
CHOICES = (("set-aside", "power"), ("set-aside", "historical-context"), ("focus", "humility"))


ALONG = ["feelings", "people", "settings", "steps"]


class Machine:
    """Amara's machine, with Bronwen's card, in a home that can be copied.

    Args:
        machine: Gives somebody a machine.
        patch: Goes into the home.
    """

    def __init__(self, machine: Callable[[str], Program], patch: pytest.MonkeyPatch, keys: Keys) -> None:
        self._patch, self._bronwens = patch, keys
        self.amara = machine("amara")

    def settle(self) -> None:
        """Make keys, and know Bronwen, with all that may go along."""
        give_keys(self.amara, "Amara")
        known = introduce(self.amara, self._bronwens)
        Companions(place(self.amara)).keep(known.model_copy(update={"along": ALONG}))

    def write(self, written: Written, **more: Any) -> str:
        """Write an entry; its id."""
        journal = Journal(journal_of(self.amara))
        journal.make()
        now = self.amara.clock()
        draft = Draft(
            started=now, happened=written.day, pack="relational-equity", language="en-GB",
            answers=[Answer(text=written.text)], **{**written.facts, **more},
        )  # fmt: skip
        return journal.add(draft, now)[0].id

    def run(self, *arguments: str, typed: Sequence[str] | None = None) -> str:
        """Run a command in the home; what it printed."""
        assert self.amara.home
        self._patch.chdir(self.amara.home)
        if typed is not None:
            return self.amara.at_terminal(*arguments, typed=typed).out
        return self.amara(*arguments).out

    def keep_back(self, kind: str, written: Written) -> None:
        """Add something that stays here."""
        if kind == "draft":
            self.amara.at_terminal("write", typed=[written.text, "^C"], code=None)
            return
        private = kind in ("private", "both", "discussed", "discussed and told")
        entry = self.write(written, private=private, happened_to_me=kind in ("happened to me", "both"))
        if kind == "trashed":
            self.run("delete", entry)
        if kind == "cut off":
            (path,) = journal_of(self.amara).glob(f"entries/*/*/{entry}.toml")
            path.write_bytes(path.read_bytes().rsplit(b"# end of", 1)[0])
        if kind.startswith("discussed"):
            whom = "Bronwen" if kind.endswith("told") else "my supervisor"
            self.run(
                "discussed", entry, "--with", whom, "--note", f"About {written.text}", "--date", "30 May 2026"
            )

    def all_that_goes(self, ids: Sequence[str]) -> dict[str, str]:
        """The plain text of all that can be made for another: shares, pages, the document for supervision."""
        home = self.amara.home
        assert home
        self.amara.clock.set_day(TODAY.isoformat())
        listed = self.run("with", "Bronwen", typed=["paper", "", ""])
        ticked = re.findall(r"^  (\d+): (?!to be asked)", listed, re.MULTILINE)
        brought = re.findall(r"^  \d+: (?!to be asked)(.*)", listed, re.MULTILINE)
        self.run("with", "Bronwen", typed=["paper", " ".join(ticked), "yes", ""])
        words = ("--with-feelings", "--with-steps", "--with-settings")
        self.run("review", "--page", "review.html", *words)
        self.run("export", "supervision", "--since", "2026-03-01", "-o", "supervision.md")
        self.run("share", *ids, "--with", "Bronwen", "-o", "all.age", "--yes")
        brought_by_name = [part for entry in ids for part in ("--bring", entry)]
        self.run("with", "Bronwen", *brought_by_name, "--send", "--yes", "-o", "letter.txt")
        (page,) = home.glob("page-for-two-*.html")
        return {
            "offered": "\n".join(brought),
            "page": unescape(page.read_text("utf-8")),
            "review": unescape((home / "review.html").read_text("utf-8")),
            "supervision": (home / "supervision.md").read_text("utf-8"),
            "share": self._opened(home / "all.age"),
            "letter": self._opened(home / "letter.txt"),
        }

    def _opened(self, file: Path) -> str:
        """The plain text of a letter, without its id, its moment and its mark."""
        (block,) = blocks_in(file.read_bytes())
        plain = decrypt(block.data, [x25519.Identity.from_str(self._bronwens.opening)]).decode()
        return re.sub(r'"(id|made)": "[^"]*",\n', "", plain.rpartition("\nmarked ")[0], count=2)

    def copied_to(self, other: "Machine") -> None:
        """Copy the whole home."""
        assert self.amara.home
        assert other.amara.home
        shutil.copytree(self.amara.home, other.amara.home, dirs_exist_ok=True)


@pytest.fixture
def two_homes(
    machine: Callable[[str], Program], clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], tuple[Machine, Machine]]:
    """Gives two machines of Amara's with all set up, in homes of their own."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "500")
    bronwen = give_keys(machine("bronwen"), "Bronwen")
    return lambda: (Machine(machine, monkeypatch, bronwen), Machine(machine, monkeypatch, bronwen))


FEW = settings(
    max_examples=settings().max_examples // 6,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # an example takes a second: shrinking takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


A_NAME_ALONE = Written("It was hot.", TODAY, {"themes": ["power"], "feelings": ["sorry for lupu"]})
THE_WHOLE_NAME = Written("I met Rosa Lupu with Yusuf at the door.", TODAY, {})


@FEW
@example(
    shareable=[A_NAME_ALONE],
    kept_back=[("private", THE_WHOLE_NAME), ("happened to me", THE_WHOLE_NAME)],
    choices=[],
    agreed=False,
)
@given(
    shareable=st.lists(entries(), min_size=1, max_size=4),
    kept_back=st.lists(st.tuples(st.sampled_from(KEPT_BACK), entries()), min_size=1, max_size=5),
    choices=st.lists(st.sampled_from(CHOICES), unique=True),
    agreed=st.booleans(),
)
def test_what_goes_is_the_same_whatever_stays(
    two_homes: Callable[[], tuple[Machine, Machine]],
    shareable: list[Written],
    kept_back: list[tuple[str, Written]],
    choices: list[tuple[str, ...]],
    agreed: bool,
) -> None:
    """Private entries and those about harm, cut off and trashed ones, drafts, talks about them, themes set aside."""
    plain, fuller = two_homes()
    plain.settle()
    ids = [plain.write(written) for written in shareable]
    if agreed:
        plain.amara.clock.set_day("2026-05-20")
        plain.run("with", "Bronwen", "--agreed", "Keep Priya Nair in mind.", "--who", "Amara: ring Yusuf")
    plain.copied_to(fuller)
    plain.amara.clock.set_day("2026-05-31")
    for kind, written in kept_back:
        fuller.keep_back(kind, written)
    for choice in choices:
        fuller.run(*choice)
    assert fuller.all_that_goes(ids) == plain.all_that_goes(ids)
