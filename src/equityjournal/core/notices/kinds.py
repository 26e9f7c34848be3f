"""Kinds of findings in words."""

from equityjournal.core.text.speech import say


def kind_in_words(kind: str) -> str:
    """A kind of identifying detail, as it is said: "perhaps a name".

    A kind from an organisation's own rules is said as it is written there.
    """
    said = {
        "name": say("name"),
        "possible-name": say("perhaps a name"),
        "place": say("place"),
        "address": say("address"),
        "nhs-number": say("NHS number"),
        "ni-number": say("National Insurance number"),
        "passport": say("passport number"),
        "driving-licence": say("driving licence"),
        "reference": say("reference number"),
        "bank-details": say("bank details"),
        "phone": say("phone number"),
        "email": say("email address"),
        "handle": say("name online"),
        "web-address": say("web address"),
        "birth-date": say("date of birth"),
        "date": say("exact day"),
        "age": say("age over 89"),
        "vehicle": say("number plate"),
        "postcode": say("postcode"),
    }
    return said.get(kind, kind.replace("-", " "))
