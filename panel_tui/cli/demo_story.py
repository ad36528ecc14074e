"""The story that the demonstration tells: what is done on which day, up to the evening before the panel meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from panel_tui.journal import Chance

MEMBERS = ("priya", "amina", "bryn", "chidi", "devika", "euan", "farah", "gwen")
LATE = "gwen"
"""Whose return comes after the office has merged the others: it waits in the folder of returns."""


@dataclass(frozen=True)
class Person:
    """Somebody whom one can be in the demonstration: their file in its folder, and who they are."""

    file: str
    words: str


PEOPLE = {
    "member": Person("members/priya.panel", "a member with work to do (Priya Nair)"),
    "chair": Person("chair.panel", "the chair, on the evening before the meeting (Rosalind Achterby)"),
    "office": Person("office.panel", "the office, with one return still to take in (Ines Tolworth)"),
}

WHERE = {
    "office.panel": "the office's file: the panel's record",
    "chair.panel": "the chair's file",
    "members": "each member's file; Priya Nair has submitted three of her eight proposals",
    "packs": "what the office sent to the members and to the chair, each sealed",
    "passphrases.csv": "the words that open the members' packs, which would travel by another way",
    "returns": "what the members sent back; Gwen Pellowe's has not been taken in yet",
}
NEXT = (
    "assess members/priya.panel",
    "status office.panel",
    "merge returns/gwen.return --into office.panel --dry-run",
    "moderate chair.panel",
    "reconcile chair.panel --names",
    "rank office.panel",
)


@dataclass(frozen=True)
class Day:
    """One day of the call: what happens on it, and the commands that do it, as they would be typed."""

    on: date
    title: str
    commands: tuple[str, ...]

    @property
    def chance(self) -> Chance:
        """The clock and the random numbers of the day: the same every time."""
        nine = datetime.combine(self.on, time(9), UTC)
        return Chance.seeded(f"panel-tui demo, {self.on}", nine, timedelta(seconds=20))

    @property
    def words(self) -> str:
        """The day and what happens on it: "1 March 2017. The office founds the call"."""
        return f"{self.on.day} {self.on:%B %Y}. {self.title}"


def _opening(member: str) -> str:
    return f"open packs/demo-2017-{member}.pack -o members/{member}.panel"


def _scoring(member: str) -> tuple[str, ...]:
    file = f"members/{member}.panel"
    return f"add scores/{member}.csv --to {file}", f"return {file} -o returns/{member}.return"


ASKED = (
    'assess members/devika.panel --ask TFO-023 --text "Does the £18,000 for evaluation include VAT?"',
    "assess members/farah.panel --ask TFO-031 "
    '--text "What did the ballot of January 2017 ask? The text gives the count and not the question."',
)
ANSWERED = (
    "answer office.panel TFO-023 "
    '--text "It does. The applicant confirmed on 23 May that every figure in the budget includes VAT."'
)

DAYS = (
    Day(
        date(2017, 3, 1),
        "The office founds the call and names the panel",
        ("new call.toml -o office.panel", "add members.csv --to office.panel"),
    ),
    Day(
        date(2017, 5, 2),
        "Twelve proposals have come; the office checks the gates",
        ("add proposals.csv texts gates.csv --to office.panel",),
    ),
    Day(
        date(2017, 5, 4),
        "Interests are declared, proposals shared out and packs sent",
        (
            "add declarations.csv assignments.csv --to office.panel",
            "pack office.panel -o packs --passphrases passphrases.csv",
        ),
    ),
    Day(
        date(2017, 5, 8),
        "Each member opens their pack in a file of their own",
        tuple(_opening(member) for member in MEMBERS),
    ),
    Day(
        date(2017, 5, 22),
        "Seven members score, two of them ask; Priya is not done yet",
        ASKED + tuple(command for member in MEMBERS if member != LATE for command in _scoring(member)),
    ),
    Day(
        date(2017, 5, 23),
        "The office takes their returns in and answers a question",
        ("merge returns --into office.panel", ANSWERED),
    ),
    Day(date(2017, 5, 24), "Gwen's return comes a day late, and waits", _scoring(LATE)),
    Day(
        date(2017, 5, 26),
        "Euan learns of an interest: his scores there count no longer",
        (
            "add later/euan-interest.csv --to members/euan.panel",
            "return members/euan.panel -o returns/euan-2.return",
            "merge returns/euan-2.return --into office.panel",
        ),
    ),
    Day(
        date(2017, 5, 30),
        "The evening before the meeting: the chair gets the whole record",
        (
            "pack office.panel --member chair --scope chair -o packs --passphrases chair-passphrase.csv",
            "open packs/demo-2017-chair.pack -o chair.panel",
        ),
    ),
)
