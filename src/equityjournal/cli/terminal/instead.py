"""Names and options no longer or never known, each with the right command."""

from collections.abc import Sequence

from equityjournal.core.text.speech import say

INSTEAD = {
    "coach add": "open FILE",
    "coach answer": "coach reply NAME N",
    "coach ask": "with NAME --questions",
    "coach delete": "with NAME --remove DAY",
    "coach export": "with NAME --paper",
    "coach forget": "with NAME --remove DAY",
    "coach list": "coach",
    "coach ls": "coach",
    "coach notes": "with NAME",
    "coach open": "coach NAME",
    "coach page": "with NAME --paper",
    "coach questions": "with NAME --questions",
    "coach read": "with NAME --read N",
    "coach remove": "with NAME --remove DAY",
    "coach show": "coach NAME",
    "coach themes": "with NAME",
    "coach view": "coach NAME",
    "coach write": "coach reply NAME N",
    "edit --by": "write --step WORDS --by WHEN",
    "edit --step": "write --step WORDS",
    "edit --tag": "tag ID THEME",
    "edit --theme": "tag ID THEME",
    "edit --themes": "tag ID THEME",
    "edit -t": "tag ID THEME",
    "keys accept": "keys trust FILE",
    "keys add": "keys trust FILE",
    "keys agree": "with NAME --agreed WORDS",
    "keys card": "keys show",
    "keys check": "keys",
    "keys create": "keys new",
    "keys delete": "with NAME --stop",
    "keys export": "keys show --output FILE",
    "keys forget": "with NAME --stop",
    "keys generate": "keys new",
    "keys import": "keys trust FILE",
    "keys list": "keys",
    "keys ls": "keys",
    "keys make": "keys new",
    "keys print": "keys show",
    "keys remove": "with NAME --stop",
    "keys test": "keys",
    "keys trust --does-not-manage-me": "with NAME --does-not-manage",
    "keys trust --manages-me": "with NAME --manages",
    "keys trust --yes": "keys trust FILE --words WORDS",
    "open --no-receipt": "open FILE",
    "open --receipt": "with NAME",
    "open --trust-once": "with NAME",
    "share --again": "with NAME",
    "share --all": "with NAME",
    "share --end": "with NAME --stop",
    "share --feeling": "with NAME",
    "share --force": "share ID --with NAME --output FILE",
    "share --pack": "with NAME",
    "share --setting": "with NAME",
    "share --since": "with NAME",
    "share --stop": "with NAME --stop",
    "share --take-back": "with NAME --take-back N",
    "share --theme": "with NAME",
    "share --to": "share ID --with NAME",
    "share --until": "with NAME",
    "share --with-feelings": "share ID --along feelings",
    "share --with-happened-to-me": "share ID --with NAME",
    "share --with-people": "share ID --along people",
    "share --with-settings": "share ID --along settings",
    "share --with-steps": "share ID --along steps",
    "share --with-summary": "with NAME",
}
"""The command for each, in which NAME stands for a person."""


def instead_of(command: str, word: str, behind: Sequence[str] = ()) -> str | None:
    """The sentence on an unknown name or option.

    None if not in the table.

    Args:
        command: The command, without the program's name.
        word: The name or option.
        behind: The words typed behind it, a person's name first.
    """
    typed = f"{command} {word}"
    meant = INSTEAD.get(typed.casefold())
    if meant is None:
        return None
    if behind and behind[0].isalpha():
        meant = meant.replace("NAME", behind[0])
    return say("There is no `{typed}`. `equityjournal {meant}` does that.", typed=typed, meant=meant)
