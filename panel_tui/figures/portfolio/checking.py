"""What became of a problem's rules and of its merit, in exact pence and fractions, whoever chose the awards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Needs, Option, Problem, Rule
from panel_tui.figures.rounding import show_money

WHOLE = Fraction(1)


def broken(problem: Problem, awards: Mapping[str, int]) -> tuple[str, ...]:
    """What the awards break, a sentence each: an option's own least and ask, then the rules in their order."""
    options = {option.reference: option for option in problem.options}
    found = [_outside(options.get(reference), reference, award) for reference, award in awards.items()]
    funded = [(options[reference], award) for reference, award in awards.items() if reference in options]
    return tuple(
        sentence for sentence in (*found, *(_breaks(rule, funded, awards) for rule in problem.rules)) if sentence
    )


def merit_of(problem: Problem, awards: Mapping[str, int]) -> Fraction:
    """The merit of the awards as the problem counts it."""
    options = {option.reference: option for option in problem.options}
    return total(worth(options[reference], award, problem.share) for reference, award in awards.items())


def worth(option: Option, award: int, share: Fraction) -> Fraction:
    """What one award counts."""
    return option.merit * (1 - share + share * part_of(option, award))


def part_of(option: Option, award: int) -> Fraction:
    """Which part of its ask an award is."""
    return WHOLE if award == option.ask else Fraction(award, option.ask)


def jumped(problem: Problem, funded: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each proposal that is unfunded though one behind it in its brief is funded, after the next such one."""
    briefs: dict[str, list[Option]] = defaultdict(list)
    for option in problem.options:
        briefs[option.brief].append(option)
    next_behind: dict[str, str] = {}
    for options in briefs.values():
        behind: Option | None = None
        last: Option | None = None
        for option in sorted(options, key=lambda one: one.place, reverse=True):
            if last is not None and last.place > option.place:
                behind = last
            if option.reference in funded:
                last = option
            elif behind is not None:
                next_behind[option.reference] = behind.reference
    for option in problem.options:
        if option.reference in next_behind:
            yield next_behind[option.reference], option.reference


def measured(problem: Problem, limit: Limit, awards: Mapping[str, int]) -> Fraction:
    """What a limit counts of all awards together: money in pence, or a number of awards."""
    return total(
        counted(limit, option, awards[option.reference])
        for option in problem.options
        if option.reference in awards and counts(limit, option)
    )


def broken_by(problem: Problem, rule: Rule, awards: Mapping[str, int]) -> str:
    """How the awards break a rule, in a sentence; "" where they keep it."""
    options = {option.reference: option for option in problem.options}
    funded = [(options[reference], award) for reference, award in awards.items() if reference in options]
    return _breaks(rule, funded, awards)


def counted(limit: Limit, option: Option, award: int) -> int | Fraction:
    """What a limit counts of an award: one award, its money, or its money of one year.

    The money of a year is cut as the award is; a proposal that names no years counts in none.
    """
    if limit.unit == "number":
        return 1
    if limit.year is None:
        return award
    if limit.year >= len(option.by_year):
        return 0
    asked = option.by_year[limit.year]
    return asked if award == option.ask else Fraction(asked * award, option.ask)


def counts(limit: Limit, option: Option) -> bool:
    """Whether a limit is about an option."""
    return not limit.groups or not limit.groups.isdisjoint(option.groups)


def total(numbers: Iterable[int | Fraction]) -> Fraction:
    """Their sum, for thousands of fractions of unlike denominators: those of a kind first, and reduced only once."""
    kinds: dict[int, int] = defaultdict(int)
    for number in numbers:
        kinds[number.denominator] += number.numerator
    sums = [(numerator, denominator) for denominator, numerator in sorted(kinds.items())]
    while len(sums) > 1:
        pairs = zip(sums[::2], sums[1::2], strict=False)
        odd = sums[-1:] if len(sums) % 2 else []
        sums = [(a * below + b * under, under * below) for (a, under), (b, below) in pairs] + odd
    return Fraction(*sums[0]) if sums else Fraction(0)


def _outside(option: Option | None, reference: str, award: int) -> str:
    if option is None:
        return f"{reference} is no option"
    if option.least <= award <= option.ask:
        return ""
    return f"{reference}: {show_money(award)} is not between {show_money(option.least)} and {show_money(option.ask)}"


def _breaks(rule: Rule, funded: Collection[tuple[Option, int]], awards: Collection[str]) -> str:
    match rule:
        case Limit():
            said = _off_limit(
                rule, total(counted(rule, option, award) for option, award in funded if counts(rule, option))
            )
        case Exclusive():
            both = sorted(rule.references & set(awards))
            said = f"{' and '.join(both)} are funded" if len(both) > 1 else ""
        case Needs():
            alone = rule.reference in awards and rule.needed not in awards
            said = f"{rule.reference} is funded without {rule.needed}" if alone else ""
        case Forced():
            is_funded = rule.reference in awards
            said = "" if is_funded == rule.funded else f"{rule.reference} is {'' if is_funded else 'not '}funded"
        case _:
            raise TypeError(f"there is no such rule as {rule}")
    return said and f"{rule.words or rule.id}: {said}"


def _off_limit(limit: Limit, found: Fraction) -> str:
    if limit.least is not None and found < limit.least:
        return f"{_shown(limit, found)} is less than {_shown(limit, limit.least)}"
    if limit.most is not None and found > limit.most:
        return f"{_shown(limit, found)} is more than {_shown(limit, limit.most)}"
    return ""


def _shown(limit: Limit, number: int | Fraction) -> str:
    """Money to the nearest penny, or a number of awards."""
    return show_money(round(number)) if limit.unit == "money" else str(number)
