"""A name is a person with forms: known again in any, with the same words in its place."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.privacy import Known, find
from equityjournal.core.notices.words.plain_words import plain_words_of
from equityjournal.core.text.folding import folded
from rules import shipped

BLIND = tomllib.loads((Path(__file__).parents[3] / "notices" / "blind" / "names20.toml").read_text("utf-8"))
NAMES = [name for names in BLIND["communities"].values() for name in names]
FRAMES = BLIND["frames"]


def said(*texts: str, known: tuple[Known, ...] = ()) -> list[str]:
    """Texts of one document, masked."""
    mask = Mask(shipped(), known, texts)
    return [mask.text(text) for text in texts]


@pytest.mark.parametrize(
    ("first", "second", "masked"),
    [
        ("rang Mrs Okafor twice", "Okafor refused", "A person refused"),
        ("rang Mrs Okafor twice", "so okafor refused", "so a person refused"),
        ("rang Mrs Okafor twice", "told OKAFOR'S son", "told a person's son"),
        ("rang Mrs Okafor twice", "mrs okafor cried. Okafors boiler", "a person cried. The person's boiler"),
        ("visited Danuta today", "Danutas boiler is broke", "A person's boiler is broke"),
        ("visited Danutas mum today", "So I told Danuta.", "So I told a person."),
        (
            "met Ada Begum there",
            "Ada refused. Begum kids are fine",
            "A person refused. The person kids are fine",
        ),
        ("met Ada Begum there", "A. Begum rang, A.B. rang", "A person rang, the person rang"),
        ("I rang Mr and Mrs Begum.", "The Begums were out.", "The family were out."),
        ("I met Dr O'Brien.", "OBrien and o'briens list", "A colleague and the colleague's list"),
        (
            "I met Mr Gareth Pugh.",
            "yng Ngareth ac i Areth, Ngareth",
            "yng a person ac i the person, the person",
        ),
        ("I met Mr Dafydd Rees.", "Rang Ddafydd", "Rang a person"),
        (
            "I met Mrs Young.",
            "Young people, the young. I saw Young.",
            "Young people, the young. I saw a person.",
        ),
        ("met Ada Begum there", "so begum ada left", "so a person left"),
        ("met Ada Begum there", "Is it Ada? Begum knew.", "Is it a person? The person knew."),
        ("met Ada Begum there", "so ada b rang", "so a person rang"),
        ("met Bilal Yusuf there", "so BY rang by noon", "so a person rang by noon"),
    ],
)
def test_a_name_is_known_again_in_other_forms(first: str, second: str, masked: str) -> None:
    """Part, case, possessive, plural, initials, title and Welsh mutation: in another entry, the same person."""
    assert said(first, second)[1] == masked


def test_the_writers_own_words_go_before_a_role() -> None:
    """A stand-in on the list is kept, except where the role stands already."""
    known = (Known(("Tariq",), "a young person I support"),)
    assert said("her son Tariq came. Tariq cried.", known=known) == [
        "her son came. The young person I support cried."
    ]


def test_who_shares_a_name_is_the_one_named_last() -> None:
    """Two people called Khan stay apart; a bare Khan is whoever the text named before."""
    (text,) = said("Mr Khan rang. Mrs Khan came. Khan left. Mr Khan stayed. Khan ate.")
    assert text == (
        "A person rang. Another person came. The other person left. The person stayed. The person ate."
    )


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "the housing officer, Mrs Khan, rang. Khan left",
            "the housing officer rang. The housing officer left",
        ),
        ("her son Tariq came and Tariq cried", "her son came and the son cried"),
        ("Nurse Okafor came. Okafor left.", "The nurse came. The nurse left."),
        ("his auntie Grace left", "his auntie left"),
        (
            "our social worker Kofi and another social worker Ama",
            "our social worker and another social worker",
        ),
        ("my manager, Sarah, asked Sarah's team", "my manager asked the manager's team"),
        ("told the nurse Kofi was late", "told the nurse a colleague was late"),
        ("our mental health nurse Kofi rang", "our mental health nurse rang"),
        ("asked my manager, Sarah said no", "asked my manager, the manager said no"),
        ("told my manager, Sarah. Sarah cried", "told my manager. The manager cried"),
        ("saw the housing officer, Mrs Khan and left", "saw the housing officer and left"),
        ("told the nurse, Kofi and me", "told the nurse, a person and me"),
        ("I told mum, Amina cried", "I told mum, a person cried"),
        ("I told my sister\nAmina rang", "I told my sister\na person rang"),
    ],
)
def test_a_role_given_with_a_name_takes_its_place(text: str, masked: str) -> None:
    """Where the role stands the name is left out, and elsewhere the role is said."""
    assert said(text) == [masked]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Rang Tariq.", "Rang a person."),
        ("I heard that Danuta rang.", "I heard that a person rang."),
        ("So an Okafor rang.", "So a person rang."),
        ("So I told the Danuta I know.", "So I told the person I know."),
        ("Rang Mrs Khan. So an Okafor rang.", "Rang a person. So another person rang."),
        (
            "I met Danuta. I met Okafor. So I told the Tariq I know.",
            "I met a person. I met another person. So I told person C I know.",
        ),
        ("I met Ada Begum and Yusuf Begum.", "I met a person and another person."),
        ("what wee Struan said", "what a person said"),
        ("the Sinnathamby family rang", "the person's family rang"),
        ("WENT TO ADWOAS FLAT AT NOON", "WENT TO A PERSON'S FLAT AT NOON"),
        (
            "So I rang Danuta Wood. Then Wood refused the wood.",
            "So I rang a person. Then the person refused the wood.",
        ),
        ("Danuta Wood came. Wood burns.", "A person came. Wood burns."),
        ("I met Grace. NO GRACE FOR US HERE", "I met a person. NO GRACE FOR US HERE"),
        ("Danutas English is good", "A person's English is good"),
        ("so mum Helped Danuta", "so mum Helped a person"),
        ("- so I told Danuta", "- so I told a person"),
        ("> mrs Khan rang", "> a person rang"),
        ("RANG MRS KHAN, LEFT NOTE", "RANG A PERSON, LEFT NOTE"),
        ("case no AB123456, NHS no 943 476 5919", "case no (left out), NHS no (left out)"),
        ("the hearing is 3 June", "the hearing is in June"),
    ],
)
def test_a_masked_sentence_reads_like_one(text: str, masked: str) -> None:
    """Verbs stay, articles are not doubled, capitals are those of the sentence, and labels say the kind."""
    assert said(text) == [masked]


def forms(name: str) -> list[str]:
    """Other forms of a name, each within a few words."""
    return [
        f"so {name} refused",
        f"{name} refused",
        f"then {name}'s mum rang",
        f"then {name}s flat was cold",
        f"then Mrs {name} rang",
        f"then {name.upper()} rang",
        f"then {name.lower()} rang",
        f"then {name.lower()}s flat",
    ]


def left_of(name: str, texts: list[str], *, guessed: bool = False) -> list[str]:
    """Forms of a name left in texts.

    Small letters that may be an ordinary word's do not count; of a guess, only those that surely are none do.
    """
    small, words = folded(name).text.lower(), plain_words_of(shipped())
    counts_small = words.leave_unexplained(small) if guessed else not words.explain(small)
    return [
        word
        for text in texts
        for word in re.findall(r"[^\W_]+", folded(text).text)
        if word.lower() in (small, small + "s") and (counts_small or not word.islower())
    ]


def listed_and_masked(name: str, frame: str) -> list[str]:
    """A listed name in a frame and, in a second entry, in its other forms, masked."""
    known = (Known((name,), "a person"),)
    return said(frame.replace("{name}", name), "\n".join(forms(name)), known=known)


@given(st.sampled_from(NAMES), st.sampled_from(FRAMES))
def test_no_form_of_a_listed_name_is_left(name: str, frame: str) -> None:
    """Names of twenty communities in forty frames; at the start of a sentence a word may be a word."""
    texts = listed_and_masked(name, frame)
    if not plain_words_of(shipped()).explain(name.lower()):
        assert left_of(name, texts) == []


@given(st.sampled_from(NAMES), st.sampled_from(FRAMES))
def test_no_form_of_a_name_with_a_title_is_left(name: str, frame: str) -> None:
    """The same, found by the rules alone."""
    texts = said("So I rang Mrs " + name + ".", frame.replace("{name}", name), "\n".join(forms(name)))
    if not plain_words_of(shipped()).explain(name.lower()):
        assert left_of(name, texts) == []


@given(st.sampled_from(NAMES), st.sampled_from(FRAMES))
def test_no_form_of_a_guessed_name_is_left(name: str, frame: str) -> None:
    """Found by a capital alone: the same for capitals, and for small letters that are no word's."""
    text = frame.replace("{name}", name)
    if not any(name in text[finding.start : finding.end] for finding in find(text, shipped())):
        return
    texts = said(text, "\n".join(form for form in forms(name) if "Mrs" not in form))
    if not plain_words_of(shipped()).explain(name.lower()):
        assert left_of(name, texts, guessed=True) == []


@given(st.sampled_from(NAMES), st.sampled_from(FRAMES))
def test_one_person_has_one_stand_in_in_every_form(name: str, frame: str) -> None:
    """In all forms and frames nobody becomes two people."""
    if plain_words_of(shipped()).explain(name.lower()):
        return
    assert "nother person" not in " ".join(listed_and_masked(name, frame))


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), st.data())
def test_a_guess_changes_no_ordinary_word_in_small_letters(names: list[str], data: st.DataObject) -> None:
    """Whatever capitals a document holds, its small ordinary words stay in their order."""
    words = sorted(shipped().words["doings"] | shipped().words["before_places"])
    plain = data.draw(st.lists(st.sampled_from(words), min_size=3, max_size=12))
    capitals = "\n".join(
        f"so I told {name} and {word.capitalize()}" for name, word in zip(names, plain, strict=False)
    )
    assert said(capitals, " ".join(plain))[1] == " ".join(plain)


def test_what_stays_changes_nothing_in_what_goes() -> None:
    """A mask knows the texts of its own document alone."""
    going = "so okafor and danuta left"
    alone = Mask(shipped(), (), [going]).text(going)
    Mask(shipped(), (), ["I rang Mrs Okafor and Danuta Okafor."])
    assert Mask(shipped(), (), [going]).text(going) == alone == going
