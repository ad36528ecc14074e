"""How the figures were made, what to know of the record, and how to check the paper against it."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.assess.counting import Place
from panel_tui.files.blocks import Block, Fact, Facts, Row, Spans, Table
from panel_tui.files.numbering import bulleted
from panel_tui.report.material import Material
from panel_tui.report.wording import counted, number, para, plural, said, texts, theirs

ARITHMETIC = (
    "Missing is missing: a score that was not given, was not applicable or was abstained is never counted as nought.",
    "A member's score on a criterion is the one revised in the meeting, else the one of the latest round that the "
    "member submitted. Scores of a member with a hard interest are in no figure.",
    "The median of an even number of scores is the mean of the middle two.",
    "All arithmetic is exact, in fractions. Figures are rounded only when they are shown, and then half up; places "
    "follow the exact totals.",
    "Each brief has its envelope. The line is drawn where the next proposal in order asks for more than is left; "
    "nobody behind it is taken for being cheaper, and money is not moved between briefs.",
    "A proposal that fails a gate, a floor or the overall threshold is not ranked, and neither is a partial total "
    "without a recorded ruling.",
)
SHARES = {
    "of_top": "A score earns the part of its weight that it is of the top of its scale.",
    "of_range": "A score earns the part of its weight that it has come from the worst to the best of its scale.",
}
CHECK = (
    "Every figure in this paper was computed from the panel's journal as it stood at the cut below. To check, give the "
    "panel's workspace to panel-tui verify: it rechecks every entry and prints the fingerprint, which is the one below "
    "as long as nothing has been added to the journal since."
)
MIRRORED = "A scale on which a lower number is better is mirrored first."


def method_annex(material: Material) -> list[Block]:
    """The arithmetic, then the state of the record."""
    weighted = [one for one in material.ranking.schemes.values() if one.total == "weighted"]
    shares = dict.fromkeys(SHARES[one.share] for one in weighted)
    mirrored = any(one.runs_down for scheme in material.ranking.schemes.values() for one in scheme.measures)
    words = [*ARITHMETIC, *shares, *([MIRRORED] if mirrored and weighted else [])]
    blocks: list[Block] = [bulleted(*(said(one) for one in words))]
    return [*blocks, para("What to know of the record:"), bulleted(*_record(material))]


def record_annex(material: Material) -> list[Block]:
    """The fingerprint, the cut, and how to check them."""
    devices = tuple(Row((said(device), said(", ".join(tips)))) for device, tips in material.cut.items())
    fingerprint = Facts((Fact("Fingerprint", said(material.fingerprint)),))
    return [
        para(CHECK),
        fingerprint,
        Table("cut", "", "The cut: the last entries of each device", texts("Device", "Last entries"), devices),
    ]


def _record(material: Material) -> Iterator[Spans]:
    counts, call = material.ranking.counts, material.call
    counting = [
        counts.latest[Place(*cell)]
        for cell, mark in material.ranking.sheet.latest.items()
        if mark.value is not None and not material.standing.recused(cell.proposal, cell.member)
    ]
    typed, all_ = sum(given.transcribed for given in counting), number("scores/count", len(counting))
    if typed:
        how = " typed by the office for the member; how those were collected is not on this record."
        yield said("Members' scores that count: ", all_, ", of which ", number("scores/typed", typed), how)
    else:
        yield said("Members' scores that count: ", all_, ", none of them typed by the office.")
    if "lots" in call.tie_break:
        seed = said("the seed ", theirs(call.lots_seed)) if call.lots_seed else said("no seed, so nothing was drawn")
        yield said("Lots are the order of the SHA-256 of seed and reference, with ", seed, ".")
    if counts.unsettled:
        places = sorted({(place.proposal, place.criterion) for place in counts.unsettled})
        where = "; ".join(f"{proposal}, {criterion}" for proposal, criterion in places)
        count = counted("scores/unsettled", len(counts.unsettled), "score")
        nothing = plural(len(counts.unsettled), "differs and counts for nothing", "differ and count for nothing")
        yield said(count, f" of two devices of one member {nothing} until the member names one: ", theirs(where), ".")
    for clash in material.clashes:
        about = ", ".join(f"{name} {value}" for name, value in sorted(clash.about.items()) if value)
        what = clash.kind.replace("_", " ")
        yield said(
            f"{len(clash.ids)} entries stand beside each other until it is settled: {what}, ", theirs(about), "."
        )
    for odd in material.off_scale:
        who = material.standing.name(odd.member) if odd.member else "the panel"
        words = f"{odd.given} from {who} on {odd.proposal}, {odd.criterion}"
        yield said("Left out of every figure, as the scale has no such score: ", theirs(words), ".")
    if material.quarantined:
        entries = counted("quarantine/count", material.quarantined, "entry", "entries")
        yield said(entries, f" {plural(material.quarantined, 'is', 'are')} kept in quarantine and in no figure.")
    else:
        yield said("No entry is in quarantine.")
