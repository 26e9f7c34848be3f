"""Options before the verb, for commands in messages."""

from typing import Any

from equityjournal.cli.commands.typed_words import quoted


def options_typed(ctx: Any) -> str:
    """The program's options in this command line.

    Empty for none. A variable or a setting holds for the next command too, and is not repeated.
    """
    typed = []
    for option in ctx.command.params:
        value, source = ctx.params.get(option.name), ctx.get_parameter_source(option.name)
        if value is not None and option.expose_value and source is not None and source.name == "COMMANDLINE":
            typed.append(f"{option.opts[0]} {quoted(str(value))}")
    return " ".join(typed)
