"""Common settings: where an entry's events took place, in words that are no feeling."""

from equityjournal.core.text.speech import say


def is_setting(words: str) -> bool:
    """Whether words are a common setting, and no feeling."""
    common = (
        say("home visit"), say("team meeting"), say("ward round"), say("handover"), say("supervision"),
        say("office"), say("ward"), say("clinic"),
    )  # fmt: skip
    return words.casefold().removeprefix("the ") in common
