"""Facts of pages for two, small and large."""

from datetime import UTC, date, datetime

from equityjournal.core.sharing.letter_parts import Item, SharedAnswer, SharedTheme
from equityjournal.core.sharing.page_facts import MeetingFacts, ThemeThatCameUp
from equityjournal.core.sharing.talk import Doing, Talk

MADE = date(2026, 6, 1)
TITLES = [
    "Structural inequities and systemic change", "Community and lived experience as core",
    "Justice in learning conditions", "Emotions and care in the work", "Power dynamics",
    "Emergent working and trust building", "Reflective practice and humility",
    "Sustainability and capacity-building", "Commitment to ongoing work", "Intentional pursuit of equity",
    "Understanding historical context", "Equity as collective gain", "Challenging anti-equity narratives",
    "Recognising positionality",
]  # fmt: skip
SENTENCE = "We waited for the interpreter, and she told us about the stairs again. "
LAST = Talk(
    id="a" * 26, day=date(2026, 5, 1), noted=datetime(2026, 5, 1, tzinfo=UTC), with_whom="Sunita",
    keep="Slowly, and with her in the room.", next_time="The lift.",
    doing=[Doing(who="Amara", text="find the third mother"), Doing(who="Sunita", text="ask about slots")],
)  # fmt: skip


def entry(letters: int = 800) -> Item:
    """A shared entry, with an answer of so many letters."""
    themes = [SharedTheme(id=title, title=title, pack="relational-equity") for title in TITLES[:2]]
    answer = SharedAnswer(
        question="Who decided, and who was in the room when it was decided?", text=(SENTENCE * 200)[:letters]
    )
    return Item(entry="2026-05-01-abcdef", about="2026-05", title="The desk", themes=themes, answers=[answer])


def facts(themes: int = 6, entries: int = 2, letters: int = 800) -> MeetingFacts:
    """All that can be ticked; as it stands, what a usual meeting is about."""
    return MeetingFacts(
        name="Sunita",
        since=LAST.day,
        stretches=[(date(2026, 5, 1), date(2026, 5, 31)), (date(2026, 6, 1), MADE)],
        feelings=["torn", "hopeful", "glad", "wary"],
        wishes=TITLES[10:12],
        themes=[ThemeThatCameUp(title, [max(1, 9 - n), n % 2]) for n, title in enumerate(TITLES[:themes])],
        steps=["Amara: find the third mother (open)"],
        items=[entry(letters) for _ in range(entries)],
        agreed=LAST,
    )
