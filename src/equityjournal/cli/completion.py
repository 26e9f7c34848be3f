"""`completion`: shell scripts for the Tab key."""

import sys
from typing import Annotated

import typer
from typer._completion_shared import get_completion_script

from equityjournal.cli import COMPLETE
from equityjournal.cli.terminal.output import note
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

SHELLS = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/conf.d/equityjournal.fish",
    "powershell": "$PROFILE",
    "pwsh": "$PROFILE",
}
"""Shells, each with the file for its script."""
_ZSH_FIRST = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }"
"""A zsh as it comes, on macOS too, has no completion until this is said; a second time would be slow."""


def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish, powershell or pwsh.")],
) -> None:
    """Print what makes the Tab key finish commands in your shell.

    Put what it prints into your shell's own file, for example
    `equityjournal completion bash >> ~/.bashrc`. It looks only into the index:
    themes, packs, prompts and the latest ids.
    """
    chosen = find_one(shell, {name: name for name in SHELLS}, say("shell"))
    scripts = [
        get_completion_script(prog_name=program, complete_var=COMPLETE, shell=chosen)
        for program in ("equityjournal", "ej")
    ]
    if chosen == "zsh":
        scripts.insert(0, _ZSH_FIRST)
    for script in scripts:
        sys.stdout.write(f"{script}\n")
    if sys.stdout.isatty():
        note(say("These lines go into {file}; then open a new terminal.", file=SHELLS[chosen]))
