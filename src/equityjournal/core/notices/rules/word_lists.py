"""The names of the lists of words that a file of rules may lengthen."""

WORD_LISTS = (
    "capitals",
    "ordinary",
    "things",
    "names_that_are_words",
    "doings",
    "also_doings",
    "only_with_a_number",
    "small_ends",
    "before_places",
    "known",
    "welsh",
    "meeting",
    "speaking",
    "relations",
    "roles",
    "before_letters",
    "by_names",
    "set_phrases",
    "rather_names",
    "well_known",
    "general",
    "place_names",
    "seldom_names",
    "only_behind_a_name",
    "hardly_given",
    "sold",
    "thinkers",
    "systems",
)
"""Lists of words, each a text with spaces between; a line that begins with # is a remark."""


def listed(words: str) -> list[str]:
    """The words of a list, without its remarks."""
    if "#" not in words:
        return words.split()
    return [word for line in words.splitlines() if not line.startswith("#") for word in line.split()]
