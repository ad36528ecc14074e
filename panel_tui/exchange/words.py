"""1,024 short English words, easily spoken and told apart: ten bits each."""

from __future__ import annotations

WORDS: tuple[str, ...] = tuple(
    """
    abacus accent acorn across action actor adapt adjust admire adopt adorn adverb afford afloat after agenda agree
    ahead album align alike alive alley allow almond along alpine amaze ample amuse anchor animal ankle answer antler
    anvil anyone apple apron arch arena argue aroma arrive arrow artist aside ask asleep asset atlas atom attach attend
    attic audio author avenue avoid award bacon badge badly baffle bagel bakery ballad bamboo banana banjo banner
    banter barber barge barley barn barrel basic basket batch beacon beaker beauty begin behave belong belt bench bend
    best bike bingo birch blazer blend blink bloom blouse blow blush boast boat bobbin body boil bolt bonnet bonus book
    boost booth border borrow bottle bounce box branch brass brave breath breeze brew brick bring brisk broad broken
    bronze broom broth brown brush bubble bucket budget buffer buggy bugle bulb bumper bundle bunny burger busy butter
    buzzer cabin cable cactus cafe cage cake calm camel camp canal candle canoe canyon cape carbon career cargo carpet
    carry carton castle casual catch cater cause cave cello chain chalk change charm chatty cheek cherry chess chew
    chief chime chin chip chirp chisel choice chorus chrome chum chunk churn cider cinema circle citrus city clam clasp
    clean clever client clinic clip cloak clock clog cloth cloud clover clown clue clump clutch coach coast cobalt
    cobble cobra cobweb cocoa code coffee coil cold colony comb comedy comic common cone cook cool copper copy corn
    cosmic cotton couch cougar count coupon cove cow crab cradle craft crane crate crayon cream credit crest crisp
    crocus crop crow crumb crunch crust cube cuckoo cuddle cup curd curl curry curve custom cute cycle daily dainty
    damp dance dangle daring dart dazzle debut decade decide deck deed deep defend define degree delay denim dental
    depend design desk detail dial diary digest digit dimmer dimple dingo dinner direct dish ditch dive divide dizzy
    dock doctor dodge doll domain dome domino donate donkey doodle door dragon drama dream dress drift drink drive drum
    dusk duty duvet dwell eagle early earth east easy edge edit effort egg elbow elf elk elm emerge employ empty endure
    energy engage engine enjoy enough enter entry equal equip errand evolve exact excite excuse exist exit exotic
    expand expect export extend extra eyelid fable fabric face factor falcon family famous fancy farm feast fellow
    fence ferret fetch fiddle field figure film final finish firm first fish fix flag flake flask flat fleece flint
    float flock fluid flute fly foam focus foggy foil folder folk follow fond food foot forage forest forget fork
    formal forum fossil frame fresh friend frill fringe frog front frost fruit fudge fuel full funnel future fuzzy
    gadget gain galaxy gallop game garage garden garlic gather gazebo gecko genius gentle giant giggle give glad glance
    glass glaze gleam glide globe gloss glove glow glue goal goat goblet gold good goose gown grain grand grape grasp
    gravel green grid grin groove group grove grow guess guide guitar gulf gull habit hammer hamper hand happy hard
    hasty hatch haven hazy head heap hearty heater heavy hedge helium helmet help herald hero hill hinge hippo hive
    hobby hockey hoist hollow home honest hood hoof hook hopper horn hostel house hover huddle huge human humble humid
    hurdle hurry husk hut hybrid icicle icing icon idea igloo image impact import inch income index indoor ink inland
    inner input insect inside invest invite iron island issue jackal jar jazz jelly jester jetty jigsaw jingle jockey
    join joke jolly joyful judo jug juice jumbo jump jungle junior just jute kayak keen keep kennel kettle kimono
    kindly kiosk kipper kite kitten kiwi koala label lace ladder ladle lake lamp land laptop large laser latte launch
    layer layout lazy leader leap learn leave left legal lemon lend length lentil level life lift like line lion liquid
    list little live lizard loaf lobby local locker lodge logic logo lolly long look loose lorry lotus loud lounge love
    loyal lucky lump lunar lunch luxury lyric madam magic magnet magpie major mallet mammal manage mango manual maple
    marble marine market maroon marrow marsh marvel mascot master match meadow meal medium mellow melon melt member
    memory mend mentor menu meteor method midday midway mild milk mill mingle mint minus mirror mitten mix mobile model
    module mole moment money monkey month moon mosaic moss moth motion motor mouse mouth move movie muddle muffin mug
    museum music muzzle nail name napkin narrow nature nearby neat neck neon nephew nest nettle never newt nibble
    nimble noble nobody noisy noodle noon normal north notch note notice novel novice nozzle nugget nurse nutmeg nylon
    oasis object ocean octave offer office offset often omit onion only open opera option orange orbit orchid order
    organ orient origin otter ounce outfit oval oven owl owner oxygen oyster ozone pace packet paddle paint palace palm
    panel pantry paper parade parcel park parrot part pastry patch path patio patrol pave peach peanut pebble pecan
    pencil pepper permit person petal phone photo piano pick picnic pillar pilot pink pint pipe piston pitch pizza plan
    plate play plaza pledge plenty plug plump plunge pocket poem poet polar polite polka pollen polo pond pony poodle
    pool porter poster potato pound powder power prefer press pretty price print prism proof proper proud prove prune
    puddle puffin pull pulp pulse puppet pure purple purse push puzzle python quaint quest quick quill quiver quiz
    quote radar radio raft raisin rally ramp range rapid rather reach ready reason recent recipe record reduce refill
    region relax remain remedy remind remove renew rent repair reply report result retail return reveal reward ribbon
    rice riddle ride ridge rigid ripe ripple rise river roast robe robot robust rocket roof rope roster rosy round
    rowing royal rudder ruffle rug ruler rumble runner runway rush saddle safari safe salad salmon salt salute same
    sample sandal satin saucer sauna saving scale scan scarf scenic school scoop score scout screen script scroll scrub
    search season second secure select self serve sesame settle shade shape share shed sheep shelf shield shift shine
    ship shirt shop short shovel show shrimp shrub signal silk silly silver simmer simple skate sketch skill skirt slab
    slate sleek slice slide slogan slope small smart
    """.split()
)
