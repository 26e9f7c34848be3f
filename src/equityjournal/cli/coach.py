"""`coach`: for those whom others write to. Only until part C puts its own here."""

import typer

from equityjournal.cli._coach_answers import ReplyCommand, questions, reply

app = typer.Typer(
    help="Look at what others shared with you, and answer.", add_completion=False, rich_markup_mode=None
)
app.command("reply", cls=ReplyCommand)(reply)
app.command("questions")(questions)
