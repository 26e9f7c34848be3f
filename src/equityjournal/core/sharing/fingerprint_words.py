"""The 256 words for reading keys aloud, a word for each byte.

They are everyday words with distinct sounds: any two differ by more than a letter, and none begins another.
The list never changes, or two people would no longer hear the same words for a key.
"""

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
"""

SPOKEN = tuple(_WORDS.split())
