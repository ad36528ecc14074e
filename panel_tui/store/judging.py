"""Judging what was said: who has authority, what is quarantined, what stands.

The judgement of an entry and whether it stands are kept beside it as a cache. Whatever may have
changed is judged again in the transaction that changed it; `verify` judges everything afresh.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeVar

from panel_tui.journal import Authority, Entry
from panel_tui.journal.kinds import GOVERNING
from panel_tui.store.database import LISTED, Database, listed
from panel_tui.store.rows import COLUMNS, Said

Key = TypeVar("Key")
NOT_SPEAKING = "the device {device:.12} does not speak for {author}"

STANDS = """state = 'admitted' AND NOT EXISTS (
    SELECT 1 FROM replacement AS link JOIN entry AS later ON later.id = link.new
    WHERE link.old = entry.id AND (
        later.state = 'admitted' AND later.kind = entry.kind AND later.about = entry.about
            AND NOT (later.source = 'transcribed' AND entry.source = 'own')
        OR later.state IN ('withheld', 'erased') AND later.author = entry.author))"""
"""The rule of `journal.heads`, in SQL; a property test holds the two equal."""


def judged(entry: Entry, who: Authority, erased: Mapping[str, object]) -> tuple[str, str | None]:
    """The state of `entry` and, where it is quarantined, why."""
    if entry.body is None:
        if who.speaks(entry):
            return ("erased" if entry.id in erased else "withheld"), None
        return "quarantined", NOT_SPEAKING.format(device=entry.device, author=entry.author)
    why = who.refusal(entry)
    return ("admitted", None) if why is None else ("quarantined", why)


Erased = dict[str, tuple[str, str]]
"""Kind and register of each entry whose words go, or went."""


def erased_by(database: Database) -> Erased:
    """Kind and register of each entry that an admitted erasure names, or that one of those replaces.

    What says who may say what is never erased: all that was said under it would fall with it. Where several erasures
    say different things of an entry, the first in order of id is believed, so that the order of arrival cannot matter.
    """
    found: Erased = {}
    rows = database.query("SELECT body FROM entry WHERE kind = 'erasure' AND state = 'admitted' ORDER BY id")
    for (body,) in rows:
        for id_, was in json.loads(body)["value"].get("entries", {}).items():
            if was["kind"] not in GOVERNING and not _governs(database, id_):
                about = json.dumps(was["about"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
                found.setdefault(id_, (was["kind"], about))
    waiting = list(found)
    while waiting:
        one = waiting.pop()
        below = json.loads(database.one("SELECT replaces FROM entry WHERE id = ?", (one,)) or "[]")
        for id_ in below:
            if id_ not in found and not _governs(database, id_):
                found[id_] = found[one]
                waiting.append(id_)
    return found


def _governs(database: Database, id_: str) -> bool:
    return database.one("SELECT kind FROM entry WHERE id = ?", (id_,)) in GOVERNING


def erase(database: Database, call: str, who: Authority, before: Erased) -> None:
    """Let the bodies go that an admitted erasure names. Their registers stay known, to be shown as erased.

    What was erased `before` and is not any more, because the erasure turned out not to be admitted, is withheld: its
    words are gone, and may come again.
    """
    erased = erased_by(database)
    wanted: dict[str, tuple[str | None, str | None]] = {**dict.fromkeys(before, (None, None)), **erased}
    for id_, (kind, about) in wanted.items():
        for row in database.query(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (id_,)):
            said = Said(*row)
            done = (said.kind, said.about_text) == (kind, about) if said.body is None else id_ not in erased
            if not done:
                touch(database, [id_])
                state, why = judged(said.entry(call).withheld(), who, erased)
                database.query(
                    "UPDATE entry SET body = NULL, source = NULL, kind = ?, about = ?, state = ?, why = ? WHERE id = ?",
                    (kind, about, state, why, id_),
                )
                touch(database, [id_])


def changed(before: Authority, after: Authority) -> tuple[set[str], set[str]]:
    """The devices and the members of whom `after` thinks otherwise than `before`."""
    devices = _differ(before.devices, after.devices) | _differ(before.revoked, after.revoked)
    members = _differ(before.roles, after.roles) | {member for member, _ in _differ(before.ended, after.ended)}
    return devices, members


def _differ(before: Mapping[Key, object], after: Mapping[Key, object]) -> set[Key]:
    """The keys of which the two say different things."""
    if before is after:
        return set()
    if before.items() <= after.items():  # as nearly always: something came, and nothing is otherwise
        return set(after.keys() - before.keys())
    return {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}


def judge_again(database: Database, call: str, who: Authority, devices: set[str], members: set[str]) -> None:
    """Judge anew what was said on `devices`, by `members` or for them, and note what changes."""
    if not devices and not members:
        return
    database.query("CREATE TEMP TABLE IF NOT EXISTS concerned (one TEXT PRIMARY KEY)")
    database.query("DELETE FROM concerned")
    database.many("INSERT OR IGNORE INTO concerned VALUES (?)", [(one,) for one in devices | members])
    where = "device IN concerned"
    if members:
        where += " OR author IN concerned OR about ->> '$.member' IN concerned"
    erased = erased_by(database)
    changes = []
    for row in database.query(f"SELECT {COLUMNS} FROM entry WHERE {where}"):
        said = Said(*row)
        state, why = judged(said.entry(call), who, erased)
        if (state, why) != (said.state, said.why):
            changes.append((state, why, said.id))
    database.many("UPDATE entry SET state = ?, why = ? WHERE id = ?", changes)
    touch(database, [id_ for _, _, id_ in changes])


def forget_touched(database: Database) -> None:
    """Begin to note which registers a transaction touches."""
    database.query("CREATE TEMP TABLE IF NOT EXISTS touched (kind TEXT, about TEXT, UNIQUE (kind, about))")
    database.query("DELETE FROM touched")


def touch(database: Database, ids: Iterable[str]) -> None:
    """Note the registers of the entries `ids`, and of those that they replace."""
    named = listed(ids)
    replaced = f"SELECT link.value FROM entry, json_each(entry.replaces) AS link WHERE entry.id IN {LISTED}"
    database.query(
        "INSERT OR IGNORE INTO touched SELECT kind, about FROM entry "
        f"WHERE kind NOT NULL AND (id IN {LISTED} OR id IN ({replaced}))",
        (named, named),
    )


def settle_touched(database: Database) -> set[str]:
    """Work out what stands in every touched register; the kinds concerned."""
    database.query(f"UPDATE entry SET current = {STANDS} WHERE (kind, about) IN (SELECT kind, about FROM touched)")
    return {kind for (kind,) in database.query("SELECT DISTINCT kind FROM touched")}
