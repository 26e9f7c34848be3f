"""Forms to draft for, words of entries, and a draft as it goes to a pipe."""

from program import Program

FORMS = ("nmc", "swe", "hcpc", "gmc", "asye")
DESK = "The desk was moved, after three mums drew the queue."
LEARNT = "A queue has ears."
LOOKS_BACK = "structural-inequities/turned-away"


def drafted(program: Program, form: str, *options: str) -> str:
    """A draft without a terminal, in Markdown, as it goes to a pipe."""
    return program("export", form, *options, "--yes", "--as", "markdown", "-o", "-").out
