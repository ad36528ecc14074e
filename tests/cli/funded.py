"""A small call that has scored, of which portfolios can be reasoned out by hand.

Need weighs 60 and idea 40, on 0 to 5; HOMES and TIES have £1m each and the call £2m. In the order of merit:

| brief | proposal | merit                    | asks  | at least | region |
|-------|----------|--------------------------|-------|----------|--------|
| HOMES | P-2      | 100  (5 and 5)           | £700k |          | South  |
| HOMES | P-1      |  72  (4 and 3: 48 + 24)  | £400k |          | South  |
| HOMES | P-3      |  60  (3 and 3)           | £300k |          | North  |
| TIES  | P-5      |  80  (4 and 4)           | £900k |          | South  |
| TIES  | P-6      |  52  (3 and 2: 36 + 16)  | £300k | £200k    | South  |
| TIES  | P-7      | none: below the floor    | £100k |          | North  |

The line takes P-2 in HOMES (£300k are left, and P-1 next in order does not fit) and P-5 in TIES. The best portfolio has
160 in HOMES by P-2 and P-3 (P-1 and P-3 make 132), and in TIES P-5: 80, as P-6 with £100k would be below its least.
"""

from __future__ import annotations

from pathlib import Path

from tests.cli.office import CALL, RUBRIC, Office

PROPOSALS = """\
reference,title,applicant,brief,ask,viable minimum,region
P-1,A front door,Northbridge Council,HOMES,£400k,,South
P-2,Next door,Harbour CIC,HOMES,£700k,,South
P-3,A spare key,Key Trust,HOMES,£300k,,North
P-5,A cousin found,Marsh Trust,TIES,£900k,,South
P-6,An aunt found,Fen Trust,TIES,£300k,£200k,South
P-7,A dog found,Bog Trust,TIES,£100k,,North
"""
SCORES = {"P-1": (4, 3), "P-2": (5, 5), "P-3": (3, 3), "P-5": (4, 4), "P-6": (3, 2), "P-7": (1, 5)}


def rule(id_: str, words: str, text: str) -> str:
    """A rule of the call, published in its section 4."""
    return f'[[rules]]\nid = "{id_}"\nwords = "{words}"\npublished = "Call, 4"\n{text}\n'


NORTH = rule("north", "At least one award in the North", 'region = "North"\nleast = 1')
APART = rule("apart", "Either the next door or the spare key", 'exclusive = ["P-2", "P-3"]')


def funded(folder: Path, rules: str = "", proposals: str = PROPOSALS, briefs: str = RUBRIC) -> Office:
    """The office with its call, and every score that there is."""
    office = Office(folder)
    office.write("call.toml", CALL + rules)
    office.write("homes.toml", briefs.format(id="HOMES", title="Homes"))
    office.write("ties.toml", briefs.format(id="TIES", title="Lifelong ties"))
    office.write("proposals.csv", proposals)
    rows = "".join(
        f"priya,{reference},{criterion},{score},As I see it,yes\n"
        for reference, scores in SCORES.items()
        if reference in proposals
        for criterion, score in zip(("NEED", "IDEA"), scores, strict=True)
    )
    office.write("scores.csv", "member,proposal,criterion,score,comment,submitted\n" + rows)
    office.done("new", "call.toml", "-o", "office.panel")
    for table in ("members.csv", "proposals.csv", "scores.csv"):
        office.done("add", table, "--to", "office.panel")
    return office
