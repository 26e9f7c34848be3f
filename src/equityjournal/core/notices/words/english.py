"""English word sets, and patterns of phrases, for the heuristics on words about people."""

import re

WORD = r"[\w'-]+"
"""A pattern for a word, with its apostrophes and hyphens."""


def gathered(words: str) -> frozenset[str]:
    """The set of words in a text, split at spaces."""
    return frozenset(words.split())


def any_of(phrases: str) -> str:
    """A regular expression for alternatives parted by `, `.

    The alternatives may be patterns themselves.
    """
    return f"(?:{'|'.join(' '.join(phrases.split()).split(', '))})"


def pattern_of(*ways: str) -> re.Pattern[str]:
    """A pattern for a phrase in any of several ways, in capitals or not."""
    return re.compile(f"(?:{'|'.join(ways)})", re.IGNORECASE)


NO_NOUN = gathered(
    """a about after again against alike all alone along also always among amongst an and any anything
    anywhere are around as ask at ate badly be because become been before being but by call came can cannot
    change choose come complain cook cope cost could cry dance deal depend deserve did die disappear
    do does down drive during each eat end enjoy enter especially even ever every everything expect
    face fall fear feel fell felt few find first for forget from gain get give go got grow had hard
    harder hardest has hate have hear here hope how i if in into is it its just keep knew know last
    laugh learn leave like live look lose lost love made make manage matter may me meet met might
    miss more most move much must my need never no nor not nothing now of off often on once only or
    our ourselves out over paid pay per prefer queue rarely read really receive refuse rely remain
    remember rent round said sat saw say see seem sell send she shop should since sing sit sleep so sold
    somebody someone something somewhere speak spend spoke stand start stay still stood stop
    struggle suffer take talk tell tend than that the their them themselves then there these they
    think this those though three through to today together told tomorrow tonight too took travel
    trust try turn two under understand until up us use vote wait walk want was watch we wear well
    went were what when where whether which while who whose why will with within without wonder work
    worry worst would write wrote you your"""
)
"""Words that are no noun: after “the elderly” they show that people are meant, unlike “oak”."""

ORGANISATION = gathered(
    """academy act adviser advisor advocate alliance anonymous association award awards board bureau
    campaign care centre champion champions charter choir church clinic club coalition collective
    college commission committee company conference cooperative coordinator council counsellor day
    department directorate festival forum foundation framework fund group groups guild helpline home
    hospital house hub initiative inquiry institute institution league line manager ministry month
    museum network nurse officer panel partnership party pathway plan policy programme project
    regulations report review scheme school service services society strategy support survey team
    together trust union unit voice week worker"""
)
"""Words usual in the name of an organisation: `BAME Staff Network`."""

PUBLICATION = gathered("website webpage blog podcast magazine newsletter book film leaflet channel app")
"""Words behind the name of something that is published, in small letters: `Special Needs Jungle website`."""

PEOPLE = gathered(
    """addict addicts adult adults all anybody anyone aunt babies baby both boy boys brother brothers
    carer carers child children client clients colleague communities community couple cousin
    customer customers dad dads daughter daughters elder elders everybody everyone families family
    father fathers folk friend friends gentleman girl girls gran grandad granddaughter grandfather
    grandmother grandson group groups half he her him his husband individual individuals kid kids
    lad ladies lads lady learner learners leaver leavers lot man many member members men migrants
    most mother mothers mum mums nan neighbour neighbours nephew niece nobody older one ones others
    parent parents partner patient patients pensioner pensioners people person population prisoner
    prisoners pupil pupils refugee refugees resident residents seeker seekers she sibling siblings
    sister sisters some somebody someone son sons staff student students teenager teenagers tenant
    tenants their them these they those three travellers two uncle user users veteran veterans
    victim we who whose widow widower wife woman women worker workers young youth youths"""
)
"""Words for people and groups of people."""

POINTING = gathered("a an another every his its my no our that the their these this those your")
"""Words with which a sentence about a thing begins."""

SMALL = gathered("a and for in of on the to")
"""Words written small inside a name."""

THINGS = gathered(
    """activity agenda alarm alarms app appliance apps audit backlog bag bags bandage battery bay bin bins
    bleep blind blinds boiler boilers boots box boxes broadband budget bulb bus buses button buttons
    cabinet cabinets cable calendar camera camper car carpet cars chair charger chart charts clock
    clocks coffee computer computers connection contract cooker copier corridor council cupboard
    cupboards curtain curtains database date day deadline department desk desks dishwasher door doorbell
    doors drain drains drawer drawers dryer email emails equipment evening extension fan fax fence file
    files fire flooring folder folders form forms fridge fridges gadget garage gate glue gutter gutters
    hall handle handover heater heating hinge hob hoist hoists hoover inbox internet ipad iron jacket
    jam jumper kettle key keyboard keys kit ladder lamp landline laptop laptops lawn leaflets leak lid
    lift lifts light lights list lock locks log lorry lorries machine machines mail mattress meeting meetings
    microphone microwave minibus monday mop morning motor mouse mower network night noticeboard office
    ofsted oven paint paper paperwork parking password pen pens phone phones photocopier pipe pipes plan
    plug policy portal post poster printer printers procedure process program projector pump queue
    radiator radiators radio rain receipt remote road roads roof room rota rotas route router scales
    scanner schedule screen screens seal server servers shed shelf shelves shift shifts shower signal
    sink slides socket sockets sofa software spreadsheet stain stairs stairwell stapler stock system
    systems table tables tablet tap taps telephone thermometer thermostat till timetable tin tins
    toaster toilet toilets torch towel toys traffic train trains tram tray trolley trolleys tv tyre
    tyres update updates van vans vending ventilation video wall walls wardrobe washer weather website
    websites week weekend wheel wheels whiteboard wifi window windows winter wiring workload zip"""
)
"""Things of a working day, of which people say what they also say of one another: “a nightmare”."""

SHORT = {
    short: whole
    for whole, shorts in {
        "with": "w wi wiv",
        "and": "n nd",
        "very": "v",
        "you": "u ya",
        "because": "cos coz cuz bc",
        "probably": "prob probs prolly",
        "obviously": "obv obvs",
        "he": "hes",
        "she": "shes",
        "they're": "theyre",
        "husband": "hubby",
        "nothing": "nowt nuthin nothin",
        "anything": "owt anythin",
        "something": "summat summit",
        "to": "tae",
        "from": "fae",
        "of": "o",
        "house": "hoose",
        "council": "cooncil",
        "woman": "wumman",
        "people": "ppl",
        "appointment": "appt",
        "appointments": "appts",
        "going": "gonnae gonna",
        "don't": "dont dinnae dunt",
        "doesn't": "doesnt disnae",
        "didn't": "didnt didnae",
        "can't": "cant cannae cannot",
        "won't": "wont willnae winnae",
        "wouldn't": "wouldnt wouldnae",
        "couldn't": "couldnt couldnae",
        "isn't": "isnt isnae",
        "wasn't": "wasnt wasnae",
        "hasn't": "hasnt hasnae",
        "aren't": "arent arenae",
        "haven't": "havent havenae",
        "hadn't": "hadnt hadnae",
        "weren't": "werent werenae",
        "shouldn't": "shouldnt shouldnae",
    }.items()
    for short in shorts.split()
}
"""Words as compared, by short, spoken and Scots spellings; a phrase spelt like these fits as well."""
