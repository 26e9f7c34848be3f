import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.notices.known import Known
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.masking.masked_entry import mask_for, masked
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.folding import folded
from rules import shipped

LISTED = Known(("Zoë Quáckenbush", "Quáckenbush"), "a person I support")


def entry(*texts: str, **facts: Any) -> Entry:
    """An entry with these answers."""
    return Entry(
        **{
            "schema_version": 1,
            "id": "2026-06-03-abcdef",
            "written": datetime(2026, 6, 3, 9, tzinfo=UTC),
            "happened": date(2026, 6, 3),
            "pack": "relational-equity",
            "language": "en-GB",
            "answers": [Answer(text=text) for text in texts],
            **facts,
        }
    )


def said(*texts: str, known: tuple[Known, ...] = ()) -> list[str]:
    """Texts of one document, masked."""
    mask = Mask(shipped(), known, texts)
    return [mask.text(text) for text in texts]


def test_one_person_has_one_stand_in_throughout() -> None:
    """By first name, in full, in capitals or with a possessive; another person has another."""
    assert said(
        "I met Yusuf Begum. Yusuf's mum rang YUSUF.", "Then I told Kwame. Yusuf and Kwame laughed."
    ) == [
        "I met a person. The person's mum rang the person.",
        "Then I told another person. A person and the other person laughed.",
    ]


def test_a_document_is_read_once_and_only_for_words_to_be_masked() -> None:
    """Its texts are taken in turn at the first words; blank ones need none of them."""
    taken = []

    def texts() -> Iterator[str]:
        for text in ("I met Yusuf Begum.", "Begum left.", "I met Yusuf Begum."):
            taken.append(text)
            yield text

    mask = Mask(shipped(), (), texts())
    assert mask.text(" \n") == " \n"
    assert taken == []
    assert mask.text("Begum left.") == "A person left."
    assert mask.text("I met Yusuf Begum.") == "I met a person."
    assert len(taken) == 3


def test_a_name_in_a_question_is_masked_where_it_stands_alone_too() -> None:
    """Small letters tell no name; the question that they answer does."""
    words = "so it was wee bryn who came"
    one = entry(words).model_copy(update={"answers": [Answer(question="What did Bryn decide?", text=words)]})
    assert said(words) == [words]
    assert mask_for([one], shipped()).text(words) == "so it was a person who came"


@pytest.mark.parametrize(
    "other", ["SO 14 HEOL FAWR AGAIN", "so 14 heol fawr again", "so 14 Heol  Fawr again"]
)
def test_an_address_is_known_again_in_any_case(other: str) -> None:
    """Found in one place, it is masked in all."""
    assert said("We met at 14 Heol Fawr.", other)[1].lower() == "so a street nearby again"


def test_a_stand_in_is_in_capitals_only_where_its_name_was() -> None:
    """An abbreviation beside a name shouts nothing."""
    assert said("Yusuf's GP rang. THEN YUSUF RANG.") == ["A person's GP rang. THEN THE PERSON RANG."]


@pytest.mark.parametrize(
    ("own", "masked_text"), [("my neighbour", "My neighbour left."), ("a person", "The nurse left.")]
)
def test_the_writers_own_stand_in_goes_before_a_role(own: str, masked_text: str) -> None:
    """Unless it says nothing of the person."""
    known = (Known(("Struan",), own),)
    assert said("The nurse Struan came.", "Struan left.", known=known) == ["The nurse came.", masked_text]


def test_initials_that_are_a_word_stay_in_a_line_of_capitals() -> None:
    """“BY” among capitals is the word; alone in capitals it is somebody."""
    line = "LAST SEEN BY NEIGHBOUR AND GONE"
    met, kept, initials = said("I met Binta Yusuf.", line, "I rang BY at noon.")
    assert met == "I met a person."
    assert kept == line
    assert "BY" not in initials


def test_a_surname_alone_joins_nobody() -> None:
    """Mrs Begum and Yusuf Begum are two people; so are Mr and Mrs Khan."""
    assert said("I met Yusuf Begum and Mrs Begum.") == ["I met a person and another person."]
    assert said("I met Mr Khan. Later Mrs Khan came.") == ["I met a person. Later another person came."]


def test_somebody_called_hope_is_masked_and_hoping_is_not() -> None:
    """A name that is a word is masked where it has a name's capital, a surname that is one as well."""
    assert said("I met Hope. Hope and I hope so.") == ["I met a person. The person and I hope so."]
    assert said("I met Nguyen An, and an hour later I met An.") == [
        "I met a person, and an hour later I met the person."
    ]


def test_stand_ins_are_told_apart_as_long_as_needed() -> None:
    """Another, then by letter, and past the alphabet by two; never by number."""
    (text,) = said(
        *["".join(f"I told Xa{chr(97 + n)}{chr(97 + n % 5)}u. " for n in range(26)) + "I told Zuzanna."]
    )
    assert text.startswith("I told a person. I told another person. I told person C. I told person D.")
    assert text.endswith("I told person Z. I told person AA.")
    assert not re.search(r"\d", text)


@pytest.mark.parametrize(
    ("text", "masked_text"),
    [
        ("It was on 3 June 2026.", "It was in June 2026."),
        ("On the 3rd of June we met.", "In June we met."),
        ("The Cedar Ward was full.", "The ward was full."),
        ("3 June 2026 was hot.", "June 2026 was hot."),
        ("We met on 3 June. She left.", "We met in June. She left."),
        ("We met on 12th Sept. Then", "We met in September. Then"),
        ("Due on 3 Jun. and then", "Due in June and then"),
        ("On 3rd mar. He rang", "In March. He rang"),
        ("Mrs Ali came. Cedar Ward was full.", "A person came. A ward was full."),
        ("Our Cedar Ward and our Elm Ward.", "Our ward and our other ward."),
        ("Nothing to see.", "Nothing to see."),
    ],
)
def test_stand_ins_fit_where_they_stand(text: str, masked_text: str) -> None:
    """Capitals at the start of a sentence, no second article, and months with "in"."""
    assert said(text) == [masked_text]


def test_a_stand_in_without_an_article_has_a_letter() -> None:
    """The writer's own words for two people are told apart too."""
    known = (Known(("Amina",), "my mentee"), Known(("Kofi",), "my mentee"), Known(("Lin",), ""))
    assert said("amina, kofi, lin", known=known) == ["my mentee, my mentee (B), something left out"]


def test_a_private_entry_is_refused() -> None:
    """No private entry leaves the journal with a mask."""
    one = entry("Mrs Ali", private=True)
    with pytest.raises(NotAllowed):
        masked(one, mask_for([one], shipped()))


def test_days_become_months_and_the_entry_stays_as_it_is() -> None:
    """Every day of a masked entry is the first of its month; setting and people go on request."""
    one = entry(
        "Mrs Ali came.", setting="panel", people=["a nurse"],
        edited=datetime(2026, 7, 9, 9, tzinfo=UTC),
        steps=[Step(text="Ask Mrs Ali.", due=date(2026, 8, 9), done=date(2026, 8, 10))],
    )  # fmt: skip
    before = one.model_dump_json()
    mask = mask_for([one], shipped())
    made = masked(one, mask, setting=False, people=False)
    assert (made.happened, made.written.day, made.id) == (date(2026, 6, 1), 1, "2026-06-01-abcdef")
    assert made.edited is not None
    assert made.edited.date() == date(2026, 7, 1)
    assert (made.steps[0].due, made.steps[0].done) == (date(2026, 8, 1), date(2026, 8, 1))
    assert (made.setting, made.people) == ("", [])
    assert masked(one, mask).setting == "panel"
    assert one.model_dump_json() == before
    assert [(r.kind, r.value, r.count) for r in mask.replacements] == [("name", "Mrs Ali", 4)]


def forms(value: str) -> st.SearchStrategy[str]:
    """The same value as people and machines write it: case, spaces, accents and digits."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    changes: list[Callable[[str], str]] = [
        str,
        str.upper,
        str.lower,
        lambda one: unicodedata.normalize("NFD", one),
        lambda one: unicodedata.normalize("NFC", one),
        lambda one: one.replace(" ", "\u00a0"),
        lambda one: one.replace(" ", "  "),
        lambda one: one.translate(wide),
        lambda one: one + "’s",
    ]
    return st.sampled_from([change(value) for change in changes])


CANARIES = (
    "Zoë Quáckenbush",
    "943 476 5919",
    "07700 900123",
    "zoe.q@example.org",
    "14 Heol Fawr",
    "AB12 3DE",
)
PLACES = ("title", "setting", "people", "feelings", "themes", "text", "question", "step", "reason", "prompt")


@given(st.data())
def test_no_found_value_is_left_in_any_field(data: st.DataObject) -> None:
    """A canary in every field, each in a form of its own: nothing of it is anywhere in the masked entry."""
    canary = data.draw(st.sampled_from(CANARIES))
    put = {place: data.draw(forms(canary), label=place) for place in PLACES}
    one = entry(
        f"It was {canary}.",
        title=f"About {put['title']}",
        setting=put["setting"],
        people=[put["people"]],
        feelings=[put["feelings"]],
        themes=[put["themes"]],
        steps=[Step(text=put["step"], reason=f"said {put['reason']}")],
        unknown_key=canary,
    )
    answer = Answer(
        text=f"I met {put['text']} then.",
        question=put["question"],
        prompt=put["prompt"],
        themes=[put["themes"]],
    )
    one = one.model_copy(update={"answers": [*one.answers, answer]})
    made = masked(one, mask_for([one], shipped(), [LISTED]))
    left = re.sub(
        r"\W", "", folded(json.dumps(made.model_dump(mode="json"), ensure_ascii=False)).text.lower()
    )
    assert re.sub(r"\W", "", folded(canary).text.lower()) not in left


@given(st.text(), st.text())
def test_masking_any_text_ends_and_leaves_text_without_findings_alone(first: str, second: str) -> None:
    """Whatever the characters, masking ends; masking once more changes nothing that was left alone."""
    mask = Mask(shipped(), (), [first, second])
    made = mask.text(first)
    if not mask.replacements:
        assert made == first


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I met a 14 year old mum.", "I met an under 16 mum."),
        ("A 15 year old mother rang.", "An under 16 mother rang."),
        ("I met the 14 year old mum.", "I met the under 16 mum."),
    ],
)
def test_the_article_before_a_stand_in_without_its_own_fits_it(text: str, wanted: str) -> None:
    """A number and the words in its place may take another article."""
    assert said(text) == [wanted]
