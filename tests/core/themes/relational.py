"""The themes of the relational pack by their groups, and sentences about them."""

from collections.abc import Iterable

from core.examples import TODAY, pack, theme
from equityjournal.core.themes.history import Offer

RELATIONAL = pack(
    theme("structural-inequities", title="Structural inequities and systemic change"),
    theme("lived-experience", title="Community and lived experience as core"),
    theme("learning-justice", title="Justice in learning conditions"),
    theme("emotions-and-care", title="Emotions and care"),
    theme("power", title="Power dynamics"),
    theme("emergence-and-trust", title="Emergent working and trust building"),
    theme("humility", title="Reflective practice and humility"),
    theme("sustainability", title="Sustainability and capacity-building"),
    theme("ongoing-commitment", group="conditions", title="Commitment to ongoing work"),
    theme("intentional-equity", group="conditions", title="Intentional pursuit of equity"),
    theme("historical-context", group="conditions", title="Understanding historical context"),
    theme("collective-gain", group="conditions", title="Equity as collective gain"),
    theme("counter-narratives", group="conditions", title="Challenging anti-equity narratives"),
    theme("positionality", group="conditions", title="Recognising positionality"),
)
INSIGHTS = [one.id for one in RELATIONAL.groups["insights"]]
CONDITIONS = [one.id for one in RELATIONAL.groups["conditions"]]

EVEN_SPREAD = "An even spread is not the aim: what matters may have been elsewhere. Was it?"
EARLY_DAYS = "These are early days: a theme may be missing by chance, or because I have not asked."
MEANING = (
    "Insights are what comes up in the work itself; conditions are what people keep up together, so that "
    "fairness lasts."
)


def unasked(title: str, theme: str) -> str:
    """The line on a theme that was never asked about."""
    return f"One I have not asked about: {title}. Two minutes? `equityjournal write -t {theme}`"


def worth(title: str, theme: str) -> str:
    """The line on a theme where each was asked about."""
    return f"It may be worth two minutes: {title}. `equityjournal write -t {theme}`"


def asked_about(themes: Iterable[str]) -> list[Offer]:
    """One offer today for each theme."""
    return [Offer(f"{one}/a", TODAY, passed=False) for one in themes]
