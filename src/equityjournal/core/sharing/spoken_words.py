"""The 1,024 words for reading keys and codes aloud, ten bits a word.

Everyday words of different sound: any two differ by more than a letter, and none begins another. Four letters
tell a word; butter and button, jackdaw and jacket need five. The list and its order never change, or two
people would no longer hear the same words. Cards take words of the first 256, a byte a word.
"""

import re

from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.naming import alike
from equityjournal.core.text.speech import listed, say

_WORDS = """
acorn album almond anchor ankle apple apron arrow atlas attic autumn avocado badger bagel bamboo banjo
basket beaver bicycle biscuit blanket bonfire bottle bracelet bramble bucket budgie butter button cabbage
cactus camera candle canvas cardigan carrot castle cedar cello chapel cherry chimney cinnamon circus cobweb
coconut comet copper cottage cricket cucumber curtain cushion daffodil daisy diamond dinghy dolphin domino
donkey dragonfly drizzle dumpling eagle elbow elephant engine envelope evening falcon feather fiddle fifteen
fishpond flamingo flannel folder freckle galaxy garden garlic ginger giraffe glacier goblet goldfish granite
gravel guitar hammock handbag harbour harvest hazelnut hedgehog helmet heron hexagon hillside holiday honey
hurdle igloo indigo inkwell island ivory jackdaw jacket jasmine jelly jigsaw jumper jungle kangaroo kayak
ketchup kettle keyhole kingfisher kitchen kitten ladder lagoon lantern lavender lemon lentil library
lighthouse lilac limpet lobster lollipop magnet magpie mango maple marble marigold meadow melon midnight
mirror monsoon mosaic mountain mushroom mustard nectar needle notebook nutmeg oatmeal ocean octopus olive
onion orange orchard origami ostrich otter oyster paddle pancake panther parsley passport pebble pelican
pencil pepper piano pillow pineapple pocket poppy porridge postcard pudding pumpkin puzzle pyramid quartz
quilt quiver rabbit radish rainbow raspberry ribbon river robin rosemary rucksack saffron salmon sandal
sapphire saxophone scarecrow seagull shadow shoelace signpost silver sketch snowdrop spanner sparrow spinach
squirrel stairway starfish sunflower swallow tadpole tambourine teapot telescope thimble thistle thunder
tiger toffee tomato tortoise tractor treacle trumpet tulip turnip twilight umbrella unicorn valley vanilla
velvet village violin volcano wagon walnut wardrobe waterfall weasel whisker window winter wombat workshop
yellow yoghurt zebra zigzag

abacus actor afternoon airport alarm alcove algebra almanac alpine amber ambulance anagram animal antelope
antique anvil apricot aquarium arcade archway argument armchair aroma artist aspen athlete atom auction
author avenue axle baboon backpack bakery balcony balloon bandage banquet barber bargain barley barn basil
bathtub bazaar beach beard beetroot belfry bell beret berry bilberry bingo birch birthday bison blender
blossom blouse blueprint boat bonnet bookshop boomerang border boulder bowling boxer brass brick bridge
broccoli bronze broom brunch brush buffalo buggy bulb bulldog bumblebee bungalow bunting burger butcher
buzzard cabin caddy cafe calendar camp canal canoe captain caramel cargo carnival carpet cashew cassette
cathedral cauliflower cavern celery cement ceramic cereal chalk chamber charcoal cheddar cheese chestnut
chicken chief chipmunk chocolate chorus cinema citrus city clarinet classroom clementine clerk cliff climb
cloak cloud clover clown coach cobbler cockerel collar column comic computer conker cookery corduroy corgi
cork corner cosmos costume council cowslip crab cradle crane cream crescent crisp crocodile crossing crowd
cruise crystal cuckoo cupboard currant cycle cygnet cypress dahlia damson dance daybreak decade deckchair
deer delta denim dentist depot desert desk detective dictionary diesel digger dinner dinosaur diploma
director distance doctor dormouse double doughnut dove drama dress drill duckling duet dungarees dustpan
echo eclipse electric emerald encore envoy errand escalator essay evergreen exam exhibit express eyebrow
fable fabric factory fair farm fashion fawn feast fence fennel fern ferret festival field figure film finch
firefly flag flapjack flask fleece flight florist flour foal football forest forget fossil foxglove
fragrance freezer frog fudge gadget gallery gander garage gargoyle gate gazelle gecko geography geranium
giant gift girder glass glider globe glue gooseberry gorilla gosling gown grammar grape green grey griddle
grocer grotto guest guide gymnast haddock hairbrush halibut hall hamster hangar hare harmony hatch hawk
hawthorn haystack headland helicopter history hobby homework hopscotch horizon hornet horse hospital hotel
hovercraft humbug hundred husky hyacinth hydrant iceberg icing idea iguana image insect instrument interval
iris iron jaguar javelin jazz jeans jeep jester jogger journey jubilee juggler jumble junior kernel kestrel
kiosk kite kiwi knapsack knee knight knitting kookaburra label laboratory lace lady lamb landing larch lark
lather laundry laurel layer leaf league lecture legend leisure lemur leopard lesson letter level liberty
linen lipstick liquid lizard locust lodge lotus lounge luggage lullaby lumber lunch lute lynx macaroni
machine magazine magic mahogany mallard mammoth mandolin mantel market marmalade marsh mascot matchbox maths
mattress maze mechanic medal medicine menu mercury mermaid meteor microphone milk mineral mint mission
mixture mole monument morning moustache movie muffin mulberry muscle museum mussel myrtle mystery nail
napkin nature navy neck nest newspaper nickel nightingale nomad north nose notice novel nugget nurse nylon
oats oboe office omelette opera opinion optician orbit oregano ornament outing oval oxtail oxygen package
padlock page paint palace palette palm panda parade party pasta path patio pattern pavement peacock pearl
penguin perch perfume periwinkle person petal petrol pheasant phoenix photo physics pickle picnic picture
pigeon pigment pilgrim pioneer pipe pistachio pitcher pizza planet plaster platform playground plywood poem
pomegranate popcorn porcelain portrait pouch powder prawn present pretzel primrose printer prism prize
profile program project promise propeller pullover purple pyjamas python quay quiz raccoon radar raffle
rafter raisin rally ranger rattle raven razor recipe recorder reed referee reindeer remedy reptile rescue
restaurant rhino rhubarb rhyme rhythm rice ring ripple risotto robe roller romance roof rooster rotunda
round route rubber rugby safari salad salt samosa sardine satchel satin sauce savanna sawdust scallop
science scissors scone scooter scorpion screen script sculpture season seaweed second secret seesaw
semaphore serenade sesame shampoo shark shawl sheep shelf shepherd shield shingle shirt shore shoulder
shovel shrimp shrub shuttle siren skate skiing skittle skylark sleeve slice slipper sloth smile smoke snake
snooker snorkel soap sock sofa soldier sonata song south space spaghetti spatula speaker spectrum spider
spiral sponge spoon sport spring squash stable stadium stage stamp stapler steam steel stencil steward
sticker stilts stirrup stocking stork strawberry student sugar suitcase sultana summer sunrise surf surprise
swift swimming switch sycamore symbol symphony syrup tablet taco tailor talent tangerine tank tapestry
target tarmac tartan tassel taxi teacher teddy tennis tent terrace textile theatre theory thermos thread
throne thumb ticket tile timber tinsel tissue toast toboggan token tongue tooth topaz torch tornado tower
trade trail tram trapeze trellis triangle tricycle trifle trombone tropic trousers trunk tuba tugboat tundra
tunnel turbine turkey turquoise turtle tuxedo twig typhoon ukulele umpire uniform unity universe upstairs
urchin usher utensil vacuum valentine valve vase vault vegetable velcro veranda verse vessel viaduct video
vine vintage visitor vitamin vixen vortex voucher voyage vulture wagtail waist waiter walk walrus waltz
warren wave wedding week whale wharf wheat wicker widget
"""

SPOKEN = tuple(_WORDS.split())
MOST_NEAR = 3  # words offered
LIKE = 0.82  # likeness, out of 1, of a near miss
LEAST = 4  # letters that tell a word
BITS = 10  # of a word
_PIECES = re.compile(r"[^\W\d_]+")  # words, whatever stands between them


def spoken(number: int, count: int) -> tuple[str, ...]:
    """A number as words, its highest bits first."""
    return tuple(SPOKEN[number >> BITS * place & len(SPOKEN) - 1] for place in reversed(range(count)))


def number_of(words: tuple[str, ...]) -> int:
    """The number that whole words stand for."""
    number = 0
    for word in words:
        number = number << BITS | SPOKEN.index(word)
    return number


def words_typed(typed: str, count: int) -> tuple[str, ...]:
    """Whole words from typed ones or their first letters; `UnclearCommand` offers the nearest of the list."""
    pieces = _PIECES.findall(typed.casefold())
    words = tuple(_word(piece) for piece in pieces)
    if len(words) != count:
        raise UnclearCommand(say("Type all {count} words, with spaces between.", count=count))
    return words


def _word(piece: str) -> str:
    """The word of the list that a piece begins."""
    if piece in SPOKEN:
        return piece
    meant = [word for word in SPOKEN if word.startswith(piece)]
    if len(meant) == 1 and len(piece) >= LEAST:
        return meant[0]
    slips = [word for word in SPOKEN if _is_a_slip(piece, word)]
    near = list(dict.fromkeys([*slips, *meant]))[:MOST_NEAR] or alike(
        piece, {word: (word,) for word in SPOKEN}, least=LIKE
    )
    if near:
        raise UnclearCommand(
            say("“{piece}” is not one of the words; {near}?", piece=piece, near=listed(near, last=say("or")))
        )
    raise UnclearCommand(say("“{piece}” is not one of the words.", piece=piece))


def _is_a_slip(piece: str, word: str) -> bool:
    """Whether a piece is a word with a letter changed, added or left out, or two swapped."""
    if abs(len(piece) - len(word)) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(piece, word, strict=False)) if len(set(pair)) > 1), None)
    if at is None:
        return True
    typed, meant = piece[at:], word[at:]
    swapped = typed[:2] == meant[:2][::-1] and typed[2:] == meant[2:]
    return swapped or typed[1:] == meant[1:] or typed[1:] == meant or typed == meant[1:]
