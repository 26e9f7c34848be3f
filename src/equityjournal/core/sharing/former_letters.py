"""Signed messages of version 1, read as letters."""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from equityjournal.core.sharing.letter import VERSION, Letter, refuse_newer
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

_HEAD = ("format", "id", "made", "from", "to")
_FIELDS = {
    "share": ("masked", "note", "keep_until", "items", "summary", "ask_about", "agreed", "steps"),
    "take-back": (),
    "end": (),
    "receipt": (),
    "replies": ("replies",),
    "questions": ("note", "questions"),
    "answer": ("replies", "questions", "agreed", "steps"),
}
"""Fields of each kind that a letter has as well."""


def former_letter(data: bytes) -> Letter:
    """Parse a letter from the signed JSON of before: without link and number."""
    refuse_newer(data)
    try:
        letter = _as_letter(json.loads(data))
        return Letter.model_validate_json(json.dumps(letter))
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DamagedFile(say("what is in it is not laid out as a letter")) from None


def _as_letter(message: dict[str, Any]) -> dict[str, Any]:
    """The fields of a letter from those of a message."""
    kind, version, identity = message.pop("kind"), message.pop("version"), message["id"]
    if type(version) is not int or not 1 <= version <= VERSION:
        raise ValueError
    asks: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    match kind:
        case "share":
            results = [{"item": came, "did": "came"} for came in message.pop("came", [])]
        case "take-back":
            asks = [{"id": identity, "shares": [message.pop("share")]}]
        case "end":
            asks = [{"id": identity, "end": True}]
        case "receipt":
            results = _results(message)
        case "answer":
            results = [result for receipt in message.pop("results", []) for result in _results(receipt)]
    if set(message) - {*_HEAD, *_FIELDS[kind]}:
        raise ValueError
    said = {
        words: [said for said in message.get(words, []) if _has_words(said)]
        for words in ("replies", "questions")
    }
    return {**message, **said, "asks": asks, "results": results}


def _results(receipt: dict[str, Any]) -> list[dict[str, Any]]:
    """The results of a receipt, whose fields are taken out."""
    return results_of_receipt(receipt.pop("answers"), receipt.pop("did"), receipt.pop("shares", []))


def results_of_receipt(ask: str, did: str, shares: Iterable[str]) -> list[dict[str, Any]]:
    """The results of a receipt of before, each about a share: kept meant that it came."""
    if did == "kept":
        return [{"item": share, "did": "came"} for share in shares]
    return [{"ask": ask, "item": share, "did": did} for share in list(shares) or [""]]


def _has_words(said: Any) -> bool:
    """Whether a reply or question of before holds words."""
    text = said["text"] if isinstance(said, dict) else said
    return bool("".join(text).strip())
