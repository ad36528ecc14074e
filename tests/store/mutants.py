"""Wrong rules of merging: each is a small change of one named rule of the program, made while it runs.

This is the one place where tests put something else in the place of the program's own code: not to get round it, but
to see that the properties of merging would notice if it were wrong. A rule that stands twice, in SQL and in `journal`,
is changed in both, so that comparing the two is not what notices it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from panel_tui.journal import Entry, standing
from panel_tui.journal.authority import Authority, Cut
from panel_tui.journal.standing import Judge
from panel_tui.store import entries as entries_module
from panel_tui.store import judging
from panel_tui.store.arriving import Arriving
from panel_tui.store.database import Database
from panel_tui.store.entries import Entries
from panel_tui.store.rows import Taken
from tests.store.properties import (
    Property,
    nobody_else_knocks_out_a_word,
    nothing_is_lost_or_added,
    order_does_not_matter,
    what_is_erased_never_comes_back,
    what_stands_is_what_no_later_word_knew_of,
    what_was_said_before_an_end_stays_said,
    withholding_hides_and_revives_nothing,
)

Change = tuple[object, str, Any]
"""Where, which name, and what stands there instead."""


@dataclass(frozen=True)
class Mutant:
    """A wrong rule, what is changed for it, and the property that must notice."""

    name: str
    caught_by: Property
    changes: Sequence[Change]

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While this lasts, the rule is wrong."""
        with pytest.MonkeyPatch.context() as patch:
            for place, name, instead in self.changes:
                patch.setattr(place, name, instead)
            yield


def _replaces(rule: Callable[[Entry, bool, Entry, Judge], bool]) -> Change:
    """Another rule of what replaces what, in `journal`."""
    return standing, "_replaces", rule


def _stands(before: str, after: str) -> Change:
    """The same in SQL: the rule with a part of its text altered."""
    assert before in judging.STANDS
    return judging, "STANDS", judging.STANDS.replace(before, after)


RULE, HERE, ERASE = standing._replaces, Entries._bodies_here, judging.erase
WITHHELD = "later.state IN ('withheld', 'erased') AND later.author = entry.author"
OWN_FIRST = "AND NOT (later.source = 'transcribed' AND entry.source = 'own')"
SAME_REGISTER = "AND later.kind = entry.kind AND later.about = entry.about"
LAST_WRITER = """state = 'admitted' AND NOT EXISTS (SELECT 1 FROM entry AS later WHERE later.state = 'admitted'
    AND later.kind = entry.kind AND later.about = entry.about AND (later.at, later.id) > (entry.at, entry.id))"""
ANOTHER_TIME = "CASE WHEN EXISTS (SELECT 1 FROM entry WHERE id = ?1) THEN ?1 || hex(randomblob(4)) ELSE ?1 END"


def _last_writer(journal: standing.Journal, judge: Judge) -> dict[Any, list[str]]:
    latest: dict[Any, tuple[str, str]] = {}
    for id_, one in journal.items():
        if one.body and judge.refusal(one) is None:
            latest[one.body.register] = max(latest.get(one.body.register, ("", "")), (one.at, id_))
    return {register: [id_] for register, (_, id_) in latest.items()}


def _seen_by_all(who: Authority, entry: Entry) -> bool:
    return entry.call == who.call


def _whoever_typed_it(new: Entry, fit: bool, old: Entry, judge: Judge) -> bool:
    if new.body is None or old.body is None:
        return RULE(new, fit, old, judge)
    return fit and new.body.register == old.body.register


def _wherever_it_is(new: Entry, fit: bool, old: Entry, judge: Judge) -> bool:
    if new.body is None or old.body is None:
        return RULE(new, fit, old, judge)
    return fit and not (new.body.source == "transcribed" and old.body.source == "own")


def _whoever_withheld_it(new: Entry, fit: bool, old: Entry, judge: Judge) -> bool:
    return judge.speaks(new) if new.body is None else RULE(new, fit, old, judge)


def _only_seen(new: Entry, fit: bool, old: Entry, judge: Judge) -> bool:
    return new.body is not None and RULE(new, fit, old, judge)


TAKE = Entries._take


def _turned_away(entries: Entries, arriving: Arriving) -> Taken:
    who = entries.authority_with(arriving)
    return TAKE(entries, Arriving.of([one for one in arriving if one.body is None or who.refusal(one) is None]))


def _erased_once(database: Database, call: str, who: Authority, before: judging.Erased) -> None:
    if judging.erased_by(database) != before:
        ERASE(database, call, who, before)


MUTANTS = (
    Mutant(
        "the last writer wins",
        what_stands_is_what_no_later_word_knew_of,
        [(judging, "STANDS", LAST_WRITER), (standing, "heads", _last_writer)],
    ),
    Mutant(
        "what an entry replaces is ignored",
        what_stands_is_what_no_later_word_knew_of,
        [(judging, "STANDS", "state = 'admitted'"), _replaces(lambda *_: False)],
    ),
    Mutant(
        "a replacement that comes before what it replaces is forgotten",
        order_does_not_matter,
        [
            (
                entries_module,
                "LINK",
                "INSERT OR IGNORE INTO replacement SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM entry WHERE id = ?1)",
            )
        ],
    ),
    Mutant(
        "merging again adds",
        nothing_is_lost_or_added,
        [
            (Entries, "_bodies_here", lambda *_: {}),
            (entries_module, "INSERT", entries_module.INSERT.replace("VALUES (?", f"VALUES ({ANOTHER_TIME}")),
        ],
    ),
    Mutant(
        "who may say it is judged once, at the door", order_does_not_matter, [(judging, "judge_again", lambda *_: 0)]
    ),
    Mutant(
        "what may not be said yet is turned away at the door",
        nothing_is_lost_or_added,
        [(Entries, "_take", _turned_away), (Entries, "_check_chains", lambda *_: None)],
    ),
    Mutant(
        "a withheld replacement is ignored",
        withholding_hides_and_revives_nothing,
        [
            _stands(f"OR {WITHHELD}", ""),
            _replaces(_only_seen),
        ],
    ),
    Mutant(
        "a withheld replacement by somebody else counts",
        nobody_else_knocks_out_a_word,
        [
            _stands(" AND later.author = entry.author", ""),
            _replaces(_whoever_withheld_it),
        ],
    ),
    Mutant(
        "a stranger's device speaks in a member's name",
        nobody_else_knocks_out_a_word,
        [(Authority, "speaks", _seen_by_all)],
    ),
    Mutant(
        "the end of a role empties what was said before",
        what_was_said_before_an_end_stays_said,
        [(Cut, "spares", lambda *_: False)],
    ),
    Mutant(
        "the end of a role ends nothing",
        what_was_said_before_an_end_stays_said,
        [(Cut, "spares", lambda *_: True)],
    ),
    Mutant(
        "what the office types replaces what a member said",
        nobody_else_knocks_out_a_word,
        [
            _stands(OWN_FIRST, ""),
            _replaces(_whoever_typed_it),
        ],
    ),
    Mutant(
        "an entry replaces one of another register",
        what_stands_is_what_no_later_word_knew_of,
        [_stands(SAME_REGISTER, ""), _replaces(_wherever_it_is)],
    ),
    Mutant(
        "words that come later than their header are not taken in",
        nothing_is_lost_or_added,
        [(Entries, "_bodies_here", lambda *given: dict.fromkeys(HERE(*given), True))],
    ),
    Mutant(
        "erased words are taken in again",
        what_is_erased_never_comes_back,
        [(entries_module, "_gone", lambda arriving, erased: set()), (judging, "erase", _erased_once)],
    ),
)
