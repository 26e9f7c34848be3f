"""Each sentence of the sources, and the questions and the further reading that serve it.

docs/sources.md says so to people; here it is looked for, by theme and by the words that matter. What a command does
for a sentence is in tests/cli/test_source_commands.py.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.test_source_commands import COMMANDS
from equityjournal.core.packs.pack import Prompt
from packs import SHIPPED
from program import Program

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"


class Asks(NamedTuple):
    """A question looked for: one of a theme, or of the themes that begin so, that has these words."""

    themes: str
    words: str


QUESTIONS: dict[str, list[Asks]] = {
    "naming": [Asks("structural-inequities", r"racism"), Asks("power", r"being white or male")],
    "lasting": [
        Asks("ongoing-commitment", r"managers? (left|change)"),
        Asks("sustainability", r"money .* stopped"),
        Asks("ongoing-commitment", r"politics turned"),
        Asks("together-lasting", r"money that will end"),
        Asks("together-keeping-on", r"when the news was against them"),
    ],
    "accountability": [
        Asks("ongoing-commitment", r"hold the team to it when managers change"),
        Asks("pathways-processes", r"outlived the manager"),
        Asks("together-keeping-on", r"our manager left tomorrow"),
    ],
    "levels": [
        Asks("positionality", r"you and somebody .* in common"),
        Asks("intentional-equity", r"letter or text your service sent"),
        Asks("intentional-equity", r"law or policy"),
    ],
    "history": [Asks("historical-context", r"empire|workhouse"), Asks("historical-context", r"Windrush")],
    "political-education": [
        Asks("counter-narratives", r"your team read, watched or heard together about racism"),
        Asks("counter-narratives", r"not always the same person who answers"),
        Asks("together-stories", r"how will the rest of us stand by whoever says it first"),
        Asks("together-humility", r"what we had been taught about poverty"),
        Asks("together-learning", r"one of us taught the rest"),
    ],
    "positionality": [
        Asks("positionality", r"\brace, sex\b"),
        Asks("positionality", r"\bclass\b"),
        Asks("positionality", r"flight of steps"),
        Asks("positionality", r"\bjob\b|lanyard"),
        Asks("graces-", r"gender"),
    ],
    "lived-experience": [
        Asks("lived-experience", r"which words did a person use"),
        Asks("lived-experience", r"check that you had understood"),
        Asks("lived-experience", r"how did they find out that it had changed anything"),
    ],
    "who-benefits": [
        Asks("learning-justice", r"thanked for it, or paid"),
        Asks("learning-justice", r"what have they been told about what came of it"),
    ],
    "joy": [
        Asks("emotions-and-care", r"laughed"),
        Asks("emotions-and-care", r"kind thing"),
        Asks("graces-r", r"good thing .* race"),
        Asks("graces-a", r"your body or your mind do well"),
    ],
    "resource-flows": [
        Asks("power", r"money was last shared out"),
        Asks("power", r"right in law"),
        Asks("together-power", r"held the money for our work"),
    ],
    "learning-communities": [
        Asks("hls-learning", r"\btalk\b.* over\b"),
        Asks("bring-leaving", r"those of us who asked learn"),
    ],
    "appreciative-inquiry": [Asks("self-start", r"with care|proud of|glad of")],
    "charities": [Asks("hls-systems", r"charities"), Asks("works-charities", r"from its trustees")],
    "our-workforce": [
        Asks("pathways-sustainable", r"staff figures"),
        Asks("works-figures", r"figures about the people who work here"),
        Asks("works-figures", r"boxes about themselves"),
        Asks("works-grades", r"higher grades"),
        Asks("works-chances", r"shortlist"),
        Asks("works-treatment", r"quiet word"),
        Asks("works-staying", r"adjustment take"),
        Asks("works-networks", r"staff networks here run on"),
    ],
    "impact-assessment": [Asks("pathways-processes", r"impact assessment")],
    "measuring": [
        Asks("pathways-sustainable", r"figure"),
        Asks("pathways-sustainable", r"people this work is for know that something had changed"),
        Asks("works-figures", r"last plan that was made from staff figures"),
        Asks("works-figures", r"behind it that no number shows"),
    ],
    "horizons": [Asks("pathways-sustainable", r"month.* years?\b|years?\b.*month")],
    "reverse-mentoring": [Asks("pathways-readiness", r"learned from somebody")],
    "community-led": [
        Asks("pathways-sustainable", r"local people got going"),
        Asks("pathways-sustainable", r"more places"),
    ],
    "excluded-groups": [
        Asks("pathways-collaboration", r"against each other|speak up as one"),
        Asks("collective-gain", r"set against each other over race"),
    ],
    "representation": [
        Asks("pathways-representation", r"\b(job|taken on)\b"),
        Asks("pathways-representation", r"reason to trust"),
        Asks("pathways-representation", r"explain itself"),
        Asks("works-chances", r"put a good person off"),
    ],
    "repository": [Asks("pathways-values", r"somebody new find")],
    "language": [
        Asks("wnf-language", r"which word would they stop at"),
        Asks("wnf-language", r"us and them"),
    ],
    "with-and-not-for": [
        Asks("wnf-with-and-not-for", r"side by side"),
        Asks("wnf-unlearning", r"habit"),
        Asks("wnf-sharing-power", r"spend money"),
        Asks("wnf-curiosity", r"one more question"),
    ],
    "baked-in": [
        Asks("structural-inequities", r"built into the rules"),
        Asks("wnf-unlearning", r"because it is baked in"),
        Asks("humility", r"leader done that let people learn"),
    ],
    "start-anywhere": [
        Asks("wnf-start-somewhere", r"permission"),
        Asks("wnf-start-somewhere", r"begun without any fuss"),
    ],
    "pause": [Asks("pause-power-up", r"small step")],
    "our-approach": [Asks("pathways-restructuring", r"step of asking for help")],
    "accessible": [
        Asks("pause-extend-privilege", r"only be reached online"),
        Asks("pause-open-questions", r"without going online"),
    ],
    "accountable": [
        Asks("pause-stop-the-tape", r"went without saying"),
        Asks("counter-narratives", r"racist, sexist or other such joke"),
    ],
}
"""By the row of docs/sources.md."""

READING: dict[str, list[tuple[str, str]]] = {
    "podcast-and-report": [
        ("relational-equity", "Changing the Narrative (podcast series)"),
        ("relational-equity", "From Implicit to Intentional"),
    ],
    "learning-communities": [
        ("human-learning-systems", "Human Learning Systems community"),
        ("bring-and-ask", "Action Learning Sets"),
    ],
    "case-studies": [
        ("human-learning-systems", "A Lived Experience Team as system change agents"),
        ("human-learning-systems", "A trauma-informed approach to debt services"),
        ("human-learning-systems", "Residential care co-produced with young people"),
        ("human-learning-systems", "Appreciative inquiry and empathy"),
        ("human-learning-systems", "Paying home care workers the living wage"),
    ],
    "charities": [
        ("human-learning-systems", "Diversity in the New World"),
        ("who-works-here", "Diversity in the New World"),
        ("who-works-here", "Home Truths"),
        ("who-works-here", "Our Story, of a campaign against racism in charities"),
    ],
    "our-workforce": [
        ("who-works-here", "Adopting a diverse and inclusive approach"),
        ("who-works-here", "Workforce Equality Standard for Wales"),
        ("who-works-here", "Developing your NHS staff network"),
    ],
    "newsletter": [
        ("with-not-for", "What we took away from the first Human Learning Systems week (newsletter)")
    ],
    "appreciative-inquiry": [("self", "The SELF model and research")],
    "impact-assessment": [("pathways", "Equality Impact and Needs Analysis")],
    "measuring": [
        ("pathways", "NHS Workforce Race Equality Standard"),
        ("who-works-here", "NHS Workforce Race Equality Standard (WRES), nine indicators: "),
        ("who-works-here", "Social Care Workforce Race Equality Standard (SC-WRES), nine indicators: "),
        ("who-works-here", "NHS Workforce Disability Equality Standard (WDES), ten measures: "),
    ],
    "reverse-mentoring": [("pathways", "Reverse mentoring of the chief executive of the NHS")],
}
"""By the row: the pack, and how the title begins."""


def found(wanted: Asks) -> list[Prompt]:
    """The questions in use that have the words, in themselves or in their follow-up."""
    return [
        prompt
        for pack in SHIPPED
        for prompt in pack.live
        if prompt.theme == wanted.themes
        or (wanted.themes.endswith("-") and prompt.theme.startswith(wanted.themes))
        if re.search(wanted.words, f"{prompt.text} {prompt.deeper or ''}", re.I)
    ]


@pytest.mark.parametrize("row", QUESTIONS)
def test_a_question_asks_it(row: str) -> None:
    """For every part of the sentence there is a question in use, in the theme where people would look."""
    assert [wanted for wanted in QUESTIONS[row] if not found(wanted)] == []


@pytest.mark.parametrize("row", QUESTIONS)
def test_few_questions_answer_for_a_row(row: str) -> None:
    """So few that taking them away is noticed."""
    assert [wanted for wanted in QUESTIONS[row] if len(found(wanted)) > 4] == []


@pytest.mark.parametrize("row", READING)
def test_it_is_further_reading(program: Program, row: str) -> None:
    """`packs show PACK --reading` prints it, with where it may be found, or that no such place is confirmed."""
    for pack, title in READING[row]:
        lines = program("packs", "show", pack, "--reading").out.splitlines()
        (at,) = [at for at, line in enumerate(lines) if line.startswith(f"  {title}")]
        assert re.search(r"https?://|not confirmed", lines[at + 1]), title


def rows() -> dict[str, tuple[str, set[str]]]:
    """Each row of the page: its source's number, and the kinds of test it names."""
    table = re.findall(r"^\| (00[0-4]) \| (\S+) \| .+ \| .+ \| ([a-z, ]+) \|$", PAGE.read_text("utf-8"), re.M)
    assert len(table) == len({row for _, row, _ in table})
    return {row: (source, set(kinds.split(", "))) for source, row, kinds in table}


def test_every_row_of_the_page_names_tests_that_there_are() -> None:
    """And every test stands in a row: nothing is said that is not shown, and nothing shown is left out."""
    shown: dict[str, set[str]] = {}
    for kind, tested in (("question", set(QUESTIONS)), ("reading", set(READING)), ("command", set(COMMANDS))):
        for row in tested:
            shown.setdefault(row, set()).add(kind)
    assert {row: kinds for row, (_, kinds) in rows().items()} == shown


def test_the_page_has_the_thirty_nine_sentences() -> None:
    """Fourteen of the first source, five, nine, four and seven of the others."""
    sources = [source for source, _ in rows().values()]
    assert [sources.count(f"00{n}") for n in range(5)] == [14, 5, 9, 4, 7]
