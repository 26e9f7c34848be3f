"""Language tags, compared."""


def same_language(tag: str, other: str) -> bool:
    """Whether two tags mean one language.

    `en` and `en-GB` do, `en-US` and `en-GB` do not.
    """
    shorter, longer = sorted((tag.casefold(), other.casefold()), key=len)
    return longer == shorter or longer.startswith(f"{shorter}-")
