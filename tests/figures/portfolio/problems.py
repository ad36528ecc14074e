"""Made-up problems of any size, like a funder's: areas, regions, exclusions, partial awards, years."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from random import Random

from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Needs, Option, Problem, Rule

AREAS, REGIONS, KINDS = 6, 9, 3
POUND = 100


def made_up(many: int, seed: int, *, parts: bool = True, rules: bool = True) -> Problem:
    """So many options, of which about a third can be funded; half of them would do with a part of what they ask."""
    random = Random(seed)
    merits = [Fraction(random.randint(250, 900), 10) for _ in range(many)]
    areas = [random.randrange(AREAS) for _ in range(many)]
    ahead = {
        area: sorted((-merit for merit, where in zip(merits, areas, strict=True) if where == area))
        for area in range(AREAS)
    }
    options = []
    for number, (merit, area) in enumerate(zip(merits, areas, strict=True)):
        ask = random.randrange(20_000, 900_000, 250) * POUND
        least = ask * random.choice((6, 7, 8)) // 10 if parts and random.random() < 0.5 else ask
        first = ask * random.randint(30, 60) // 100
        groups = {
            ("brief", f"B{area}"),
            ("region", f"R{random.randrange(REGIONS)}"),
            ("lead_kind", f"K{random.randrange(KINDS)}"),
        }
        years = (first, ask - first)
        options.append(
            Option(f"P-{number:05}", merit, ask, least, frozenset(groups), bisect_left(ahead[area], -merit) + 1, years)
        )
    asked = sum(option.ask for option in options)
    budget = asked * 3 // 10
    found: list[Rule] = [Limit("budget", "The budget", most=budget)]
    if rules:
        found += more_rules(random, budget, many)
    return Problem(tuple(options), tuple(found))


def more_rules(random: Random, budget: int, many: int) -> list[Rule]:
    """Shares for areas and regions, years, kinds of lead, what excludes or needs what, and what the chair decides."""
    found: list[Rule] = [Limit("year 1", "The first year", most=budget * 46 // 100, year=0)]
    for area in range(AREAS):
        group = frozenset({("brief", f"B{area}")})
        found.append(Limit(f"area {area}", f"Area {area}", groups=group, least=budget // 12, most=budget // 4))
    for region in range(0, REGIONS, 2):
        group = frozenset({("region", f"R{region}"), ("region", f"R{(region + 1) % REGIONS}")})
        found.append(Limit(f"region {region}", f"Region {region}", groups=group, unit="number", least=many // 40))
    group = frozenset({("lead_kind", "K0")})
    found.append(Limit("kind", "Leads of the first kind", groups=group, most=budget * 4 // 10))
    names = [f"P-{number:05}" for number in random.sample(range(many), min(many, 12 + many // 20))]
    found += [
        Exclusive(f"one of {a}, {b}", f"Either {a} or {b}", references=frozenset({a, b}))
        for a, b in zip(names[4::2], names[5::2], strict=False)
    ]
    found.append(Needs("needs", f"{names[0]} needs {names[1]}", reference=names[0], needed=names[1]))
    found.append(Forced("in", f"{names[2]} is in", reference=names[2], funded=True))
    found.append(Forced("out", f"{names[3]} is out", reference=names[3], funded=False))
    return found
