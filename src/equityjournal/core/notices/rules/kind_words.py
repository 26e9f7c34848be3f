"""The kinds of identifying details, in words."""

from equityjournal.core.text.speech import say


def kind_in_words(kind: str) -> str:
    """A kind of identifying detail in words; one of an organisation's own rules without its hyphens."""
    words = {
        "address": say("address"),
        "age": say("age over 89"),
        "bank-details": say("bank details"),
        "birth-date": say("date of birth"),
        "code": say("code of a door or an account"),
        "date": say("exact day"),
        "driving-licence": say("driving licence number"),
        "email": say("email address"),
        "handle": say("name online"),
        "name": say("name"),
        "nhs-number": say("NHS number"),
        "ni-number": say("National Insurance number"),
        "passport": say("passport number"),
        "phone": say("phone number"),
        "place": say("place"),
        "possible-name": say("possible name"),
        "postcode": say("postcode"),
        "reference": say("reference or other number"),
        "vehicle": say("number plate"),
        "web-address": say("web address"),
        "young-age": say("age of a young parent or a baby"),
    }
    return words.get(kind, kind.replace("-", " "))
