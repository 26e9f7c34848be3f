"""Other names for verbs, each answered with the command to type."""

from collections.abc import Sequence

from equityjournal.core.text.naming import alike
from equityjournal.core.text.speech import say

KEEPS_WORDS = frozenset((
    "add", "new", "create", "log", "note", "jot", "record", "start", "begin", "entry", "journal", "diary",
    "today", "save", "store", "keep",
))  # fmt: skip
"""Names for `write`: words that stand behind them, or come through a pipe, are the writer's own."""

BEGIN_A_TEXT = frozenset(("today",))
"""Those among them with which a sentence begins: they are words of it."""

_SAME = {
    "delete": "remove rm del discard throw wipe destroy shred purge",
    "trash": "trash bin deleted",
    "show": "print read view cat display get look see",
    "edit": "change modify amend fix correct update rename",
    "list": "ls dir entries all history recent latest",
    "search": "find grep query lookup look-up look-for where",
    "undo": "undo revert redo rollback",
    "back": "back cancel",
    "resume": "resume continue carry-on go-on unfinished draft drafts",
    "mine": "mine harmed",
    "quit": "quit exit stop bye close leave end q",
    "config": "settings setting options preferences prefs configure set",
    "setup": "setup set-up init install",
    "backup": "back-up copy sync archive",
    "import": "load migrate bring-in",
    "password": "password passphrase passwd encrypt encryption protect",
    "themes": "theme topics topic neglect missing gaps",
    "tags": "tags label labels",
    "prompt": "prompt prompts question questions ask",
    "packs": "pack frameworks framework",
    "steps": "step goals goal todo todos tasks task actions action commitments",
    "done": "complete finish finished tick",
    "review": "summary report reports stats statistics insights reflect lookback dashboard progress",
    "with": "send mail email meet meeting talk reply mentor mentee supervisor coaching trust pair "
    "invite invitation",
    "stop-with": "unshare take-back revoke withdraw unsend stop-sharing stop-with end-with leave-with "
    "uninvite unpair unfriend",
    "open": "receive decrypt unseal",
    "keys": "key card cards contacts people",
    "support": "crisis emergency helpline helplines sos hotline",
    "mood": "mood moods feeling feelings emotions",
    "score": "score scores streak streaks points badge badges level rank ranking",
    "reminder": "remind calendar schedule appointment alarm notify",
    "version": "version about",
    "help": "manual man commands usage info examples example tutorial tour ?",
    "mask": "mask redact anonymise anonymize",
    "private": "private hide secret",
    "export": "save-as word docx pdf html markdown csv excel supervision",
}
SHORTEST, LIKE = 4, 0.75  # letters of a misspelt name; its likeness to one, out of 1
_GROUPS = {name: group for group, names in _SAME.items() for name in names.split()}


def group_of(typed: str) -> str | None:
    """The group of a known word; None for another."""
    name = _plain(typed)
    return "write" if name in KEEPS_WORDS else _GROUPS.get(name)


def of_two_words(typed: Sequence[str]) -> str | None:
    """A known name of two words, as the table has it; None for others."""
    name = _plain("-".join(typed[:2]))
    return name if len(typed) > 1 and name in _GROUPS else None


def nearest(typed: str) -> str | None:
    """The known word nearest to a misspelt one, if any."""
    name = _plain(typed)
    near = alike(name, {known: [known] for known in _GROUPS}, most=1, least=LIKE)
    return near[0] if near and len(name) >= SHORTEST else None


def answer(typed: str, name: str | None = None) -> str | None:
    """The sentence for a known word other than a verb.

    None for any other word.

    Args:
        typed: The word typed.
        name: The known word that it misspells, if it does.
    """
    group = group_of(name or typed)
    if group is None:
        return None
    none = say("There is no `{word}`.", word=typed)
    return f"{none} {sentence_on(group)}"


def sentence_on(group: str) -> str:
    """The sentence on the command that serves for a group of names."""
    return _answers()[group]


def _plain(typed: str) -> str:
    return typed.casefold().lstrip("-:")


def _answers() -> dict[str, str]:
    """Sentences by group of names."""
    return {
        "write": say("`equityjournal write` asks a question, or keeps what you type behind it."),
        "delete": say("`equityjournal delete` puts an entry in the trash."),
        "trash": say("`equityjournal restore` lists what is in the trash, and brings it back."),
        "show": say("`equityjournal show last` shows the entry you wrote last."),
        "edit": say("`equityjournal edit last` changes the entry you wrote last."),
        "list": say("`equityjournal list` lists your entries."),
        "search": say("`equityjournal search housing` finds the entries with that word."),
        "undo": say(
            "`equityjournal restore ID` brings an entry back from the trash, or an earlier version of it. "
            "While you write, `:undo` takes back your last line."
        ),
        "back": say(
            "Nothing is open to go back from. While you write, `:undo` takes back your last line, and "
            "`:stop` leaves and keeps what you have."
        ),
        "resume": say("`equityjournal write --resume` goes on with what you began."),
        "mine": say(
            "If something was done to you: `equityjournal write`, and type :mine when it asks. It is private."
        ),
        "quit": say("Each command ends by itself. While you write, `:stop` leaves and keeps what you have."),
        "config": say("`equityjournal config` shows your settings, and changes them."),
        "setup": say("Nothing needs to be set up: `equityjournal write` begins."),
        "backup": say("`equityjournal backup FILE` puts the whole journal into one file."),
        "import": say("`equityjournal import FILE` brings in what you wrote elsewhere."),
        "password": say(
            "`equityjournal lock` seals your journal with a passphrase. The encryption of your computer's "
            "disk comes first."
        ),
        "themes": say("`equityjournal themes` says which themes you have not written about lately."),
        "tags": say(
            "`equityjournal tag last power` gives an entry a theme; `equityjournal themes` is about them all."
        ),
        "prompt": say(
            "`equityjournal write` asks a question; `equityjournal packs` shows where questions come from."
        ),
        "packs": say("`equityjournal packs` shows the packs of questions."),
        "steps": say("`equityjournal steps` lists your small steps."),
        "done": say("`equityjournal done last` says that a small step is kept."),
        "review": say("`equityjournal review` looks back over the last months."),
        "with": say(
            "`equityjournal with Bronwen` is for the two of you: a page, or one file each way. Nothing is "
            "sent for you."
        ),
        "stop-with": say(
            "`equityjournal with Bronwen --stop` asks for all of it back; "
            "`equityjournal with Bronwen --take-back N` for one thing."
        ),
        "open": say("`equityjournal open` opens what somebody sealed for you, once it is in Downloads."),
        "keys": say("`equityjournal keys` shows your keys, and the people you share with."),
        "support": say("`equityjournal support` shows where support may be found."),
        "mood": say("`equityjournal list --feeling tired` lists the entries with that feeling."),
        "score": say("Nothing is scored here. `equityjournal review` looks back over the last months."),
        "reminder": say(
            "`equityjournal reminder --weekly friday 15:30` makes an appointment for your calendar."
        ),
        "version": say("`equityjournal --version` says which version this is."),
        "help": say(
            "`equityjournal --help` lists all commands; `equityjournal demo` makes a journal to try."
        ),
        "mask": say(
            "`equityjournal export markdown --mask` puts neutral words where something names a person."
        ),
        "private": say("`equityjournal edit last --private` makes an entry private."),
        "export": say("`equityjournal export --help` lists the documents it makes, for Word among them."),
    }
