"""Signed messages of before, read as letters."""

import json
from typing import Any

from pydantic import ValidationError

from equityjournal.core.sharing.letter import VERSION, Letter, refuse_newer
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

_HEAD = ("format", "id", "made", "from", "to")
_AS_THEY_ARE = {
    "share": ("masked", "note", "keep_until", "items", "summary", "ask_about", "agreed", "steps"),
    "take-back": (),
    "end": (),
    "receipt": (),
    "replies": ("replies",),
    "questions": ("note", "questions"),
    "answer": ("replies", "questions", "agreed", "steps"),
}
"""Fields of each kind that a letter has as well."""
_ELSEWHERE = {
    "share": ("came",),
    "take-back": ("share",),
    "receipt": ("answers", "did", "shares"),
    "answer": ("results",),
}
"""Fields of each kind that a letter has otherwise."""


def former_letter(data: bytes) -> Letter:
    """Parse a letter from the signed JSON of before: without link and number.

    Raises:
        DamagedFile: With a clause; `NewerFile` when a later version of the program wrote it.
    """
    refuse_newer(data)
    try:
        table = json.loads(data)
        return Letter.model_validate_json(json.dumps(_as_letter(table)))
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DamagedFile(say("what is in it is not laid out as a letter")) from None


def _as_letter(table: dict[str, Any]) -> dict[str, Any]:
    """The fields of a letter from those of a message.

    Raises:
        ValueError, KeyError: For a message with other fields than its kind has.
    """
    kind, version = table["kind"], table["version"]
    fields = _AS_THEY_ARE[kind]
    if set(table) - {*_HEAD, "kind", "version", *fields, *_ELSEWHERE.get(kind, ())}:
        raise ValueError
    if type(version) is not int or not 1 <= version <= VERSION:
        raise ValueError
    letter = {key: table[key] for key in (*_HEAD, *fields) if key in table}
    for words in ("replies", "questions"):
        letter[words] = [said for said in letter.get(words, []) if _has_words(said)]
    if kind == "take-back":
        letter["asks"] = [{"id": table["id"], "shares": [table["share"]]}]
    if kind == "end":
        letter["asks"] = [{"id": table["id"], "end": True}]
    if kind == "receipt":
        letter["results"] = _results(table)
    if kind == "answer":
        letter["results"] = [result for told in table.get("results", []) for result in _results(told)]
    if kind == "share":
        letter["results"] = [{"item": came, "did": "came"} for came in table.get("came", [])]
    return letter


def _results(told: dict[str, Any]) -> list[dict[str, str]]:
    """The results of a receipt, one a share."""
    shares, did = told.get("shares", []), told["did"]
    if did == "kept":
        return [{"item": share, "did": "came"} for share in shares]
    return [{"ask": told["answers"], "item": share, "did": did} for share in shares or [""]]


def _has_words(said: Any) -> bool:
    """Whether a reply or question of before holds words."""
    text = said["text"] if isinstance(said, dict) else said
    return bool("".join(text).strip())
