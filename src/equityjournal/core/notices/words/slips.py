"""Slips of the pen, and words made of words, which no dictionary lists."""

from functools import lru_cache

from equityjournal.core.notices.rules.dictionary import Dictionary
from equityjournal.core.text.patterns import Later

_NO_BEGINNING = Later(
    r"(?!chr|sch|schr|scr|shr|spl|spr|str|squ|thr|phr|phl|khr|ghl|ghr|dhr|bhr|tsh|tch|dzh|dzv|krz|wrz"
    r"|prz|brz"
    r"|szc|szy|trz|grz|zdr|zdz|zbr|vlk|vlt|vra|hvr|hrv|hry|hlz|hly|hlo|khw|khl|khv|kgo|kwh|thl|tlh"
    r"|rhy|why"
    r"|ngh|rhd|knj|tyr|lly|ffl|lhl|ssh|shm|shl|shn|shv|shk|shp|sht|chh|chl|chw|dry|drh|krs|kry|kls"
    r"|nch|vst)"
    r"[bcdfghjklpqrstvwxz][bcdfghjklmnpqrstvwxz]{2}"
    r"|.{2,}[bcdfghjkmpqstvwxz]ng$|.{3,}(?:[bdgt]b|ghb|tm|pm|gm|ckr|tr|rtm)r$"
)
"""Beginnings of three consonants, and endings, that neither words nor names have."""
_FIRST_PARTS = ("un", "re", "non", "co", "de", "ex", "mid", "pre", "dis", "mis")
_LONGEST = 40  # letters of a name
_LONG = 7  # letters, fewer of which are close to some word too often
_LETTERS = "aeiouyrnlsthcdmpgkbfvwz"
_VOWELS = "aeiouy"
_LAST_PARTS = ("s", "es", "ed", "er", "ers", "ish", "y", "ies")


def is_slip(word: str, dictionary: Dictionary) -> bool:
    """Whether a small word is a slip of the pen: a letter twice, left out twice, or two exchanged.

    A word too long for a name counts as one, so that no run of letters takes for ever.
    """
    if len(word) > _LONGEST:
        return True
    if word.endswith("in") and dictionary.explains_as_usual(word + "g"):
        return True
    slips = []
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        slips += [f"{before}{letter}{letter}{after}", f"{before[:-1]}{letter}{before[-1]}{after}"]
        if letter == before[-1]:
            slips.append(before + after)
        if letter in "fv":
            slips.append(f"{before}th{after}")  # "anuvver"
    return any(map(dictionary.explains_as_usual, (slip for slip in slips if len(slip) > 4)))


@lru_cache(maxsize=1024)
def is_close_to_word(word: str, dictionary: Dictionary) -> bool:
    """Whether one slip parts a long small word from a listed one: a letter less or more, a wrong vowel."""
    if len(word) < _LONG:
        return _lacks_a_letter(word, dictionary)
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        other_vowels = [before + other + after for other in _VOWELS] if letter in _VOWELS else []
        added = [before + after] if after and len(word) > _LONG else []
        if any(map(dictionary.explains_as_usual, (*other_vowels, *added))):
            return True
    return _lacks_a_letter(word, dictionary)


@lru_cache(maxsize=1024)
def is_misspelt(word: str, dictionary: Dictionary) -> bool:
    """Whether a long word is surely one with a slip in it, or without its vowels: "suprvision", "tmrw".

    Letters added and wrong vowels are left out here, since names differ from words in this way: "Hegarty".
    """
    if is_shortened(word):
        return True
    return len(word) >= _LONG and (_lacks_a_letter(word, dictionary) or is_slip(word, dictionary))


def is_shortened(word: str) -> bool:
    """Whether a word begins or ends as none does, for its vowels are left out: "wkshop", "neighbr"."""
    return _NO_BEGINNING.match(word) is not None


def _lacks_a_letter(word: str, dictionary: Dictionary) -> bool:
    """Whether a letter left out parts a word from a listed one; of a word of six letters, a vowel."""
    if len(word) < _LONG - (not word.endswith("s")):
        return False  # nor "fatous landing"
    return any(
        dictionary.explains_as_usual(word[:at] + letter + word[at:])
        for at in range(1, len(word))
        for letter in (_LETTERS if len(word) >= _LONG else _VOWELS)
        if letter != "h"  # "Cristian"
    )


def is_made_of_words(word: str, dictionary: Dictionary) -> bool:
    """Whether a small word is two words, or has a usual beginning or ending: "doorframe", "recheck"."""
    explains = dictionary.explains_as_usual
    if any(explains(word[:at]) and explains(word[at:]) for at in range(4, len(word) - 3)):
        return True
    begins = any(word.startswith(first) and explains(word[len(first) :]) for first in _FIRST_PARTS)
    return begins or any(word.endswith(last) and explains(word[: -len(last)]) for last in _LAST_PARTS)


def is_slip_or_made(word: str, dictionary: Dictionary) -> bool:
    """Whether a small word is more likely a slip of the pen, or made of words, than a name."""
    return is_slip(word, dictionary) or is_made_of_words(word, dictionary)


_LEARNED = Later(
    r".{3,}(?:ectom|otom|ostom|oscop|opath|olog|ograph|aem|emi|uri|plegi|iasis$|itis$|osis$|algi|therap"
    r"|cardi|gram$|grams$"
    r"|tension$|aesthesi|ulation$|isation|isations|ising$|ised$|ifying$|ified$|ation$|ations$|ission$"
    r"|edness$|lessness$"
    r"|pril$|olol$|sartan$|statin$|azole$|cillin$|cillinam$|mycin$|oxacin$|cycline$|dipine$|semide$"
    r"|lamide$|samide$|thiazide$|profen$"
    r"|proxen$|zepam$|zolam$|zepine$|sulepin$|triptan$|gliptin$|flozin$|glutide$|zumab$|limumab$|ximab$"
    r"|tinib$|ciclovir$|eparin$|xaparin$"
    r"|teparin$|xaban$|gatran$|dronate$|dronic$|caine$|setron$|oxetine$|faxine$|triptyline$|pramine$"
    r"|zapine$|tiapine$|asidone$"
    r"|peridone$|peridol$|promazine$|perazine$|trazine$|pidem$|phylline$|solone$|tasone$|lukast$"
    r"|fibrate$|formin$|glitazone$|gabalin$"
    r"|gabapentin$|racetam$|codone$|morphone$|fentanil$|thyroxine$|tidine$|nidine$|fenadine$|tadine$"
    r"|rizine$|phenamine$|dramine$|stigmine$"
    r"|curonium$|tropium$|pyrronium$|zosin$|losin$|relor$|grel$|vaptan$|xetil$|ability$|worthy$|ectomy$"
    r"|[ntcsr]ality$|[aeilns]arity$|ularity$|ivity$|ibility$|osity$|[mnrtl]icity$|[a-z]tuity$"
    r"|alities$|arities$"
    r"|ivities$|ilities$|osities$|[nrtuci]alism$|icism$|arianism$|ativism$|tivism$|ionism$|ological"
    r"|istically$"
    r"|atively$|ational$|ivist$|ivists$|icized$|icised$|ative$|emics$|istics$"
    r"|fulness$|iveness$|phobic$|phobia$|centric$|ological$|ometer$|ometry$)"
)
"""Endings of learned words, of drugs, and of words made of others, that no name has."""


_MADE_TO_SELL = Later(
    r"[a-z]{3,}(?:fix|clix|flex|plex|derm|tabs|cort|soft|desk|works|health|track|point|view|base)$"
)
"""Endings of names of systems, dressings and firms, which no person's name has."""


def is_learned(word: str) -> bool:
    """Whether a small word ends as words of medicine, office and trade do: "tachycardia", "softclix"."""
    return (len(word) > 7 and _LEARNED.match(word) is not None) or _MADE_TO_SELL.match(word) is not None


def is_done_again(word: str, dictionary: Dictionary) -> bool:
    """Whether a small word says that something was done, again or undone: "rehoused", "cuckooed"."""
    if word.endswith("ed") and len(word) > 6 and word[-3] != "e" and dictionary.explains_as_usual(word[:-2]):
        return True
    stem = word[2:]
    return word.startswith(("re", "un")) and len(stem) > 4 and dictionary.explains_as_usual(stem)


_LEARNED_FIRST = Later(
    r"(?:inter|multi|neuro|psycho|socio|micro|macro|meta|trans|anti|counter|hyper|pseudo|poly|cyber"
    r"|hetero"
    r"|homo|auto|retro|electro|cardio|gastro|immuno|thermo|photo|video|tele|eco)-?(?P<stem>[a-z]{4,})$"
)
_DONE_FIRST = Later(
    r"(?:under|over|out|mis|de|dis|pre|post|co|non)(?P<stem>[a-z]{3,}(?:ed|ing|ment|tion|ness|ity)$)"
)
_LAST = Later(
    r"(?P<stem>[a-z]{4,})(?:based|led|wide|proof|driven|focused|ism|ist|ists|istic|ness|like|shaped|hood|ship)$"
)


_SOLD_AS = Later(
    r"(?P<stem>[a-z]{3,})(?:chair|link|fast|glue|vision|card|pass|phone|watch|guard|scan|wash|wipes|flow|clip"
    r"|grip|hoist|frame|cam|tag|print|sheet|pack|pads?|ware|plan|zone|pay|pump|tech|bot|box|bus|mail|chat)$"
)
"""Things and services whose name joins two words: "Powerchair", "Carelink"."""


def is_compounded(word: str, dictionary: Dictionary) -> bool:
    """Whether a small word is one with a learned beginning or a usual ending: "managerism"."""
    if len(word) < _LONG:
        return False
    parts = (_LEARNED_FIRST.match(word), _DONE_FIRST.match(word), _LAST.match(word))
    sold = _SOLD_AS.match(word)
    if sold and dictionary.explains_as_usual(sold["stem"]):
        return True
    return any(
        part is not None and (dictionary.explains(part["stem"]) or is_learned(part["stem"])) for part in parts
    )


def is_doing(word: str, dictionary: Dictionary) -> bool:
    """Whether a small word says what is being done, and only its stem is listed: "sundowning"."""
    if not word.endswith("ing") or len(word) < _LONG:
        return False
    stem = word[:-3]
    single = stem[:-1] if stem[-1] == stem[-2] else stem
    return any(map(dictionary.explains_as_usual, (stem, f"{stem}e", single)))
