"""A proposal: what an applicant sent. As a document it is canonical JSON, so that its hash names its version."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from panel_tui.call.money import MOST
from panel_tui.call.months import MOST_MONTHS
from panel_tui.faults import BadInput, Fault
from panel_tui.files.text import clean

Text = Annotated[str, AfterValidator(clean)]
Pence = Annotated[int, Field(strict=True, gt=0, le=MOST)]
Months = Annotated[int, Field(strict=True, gt=0, le=MOST_MONTHS)]
MARK = re.compile(r"([1-9][0-9]{0,4})\.([1-9][0-9]{0,6})")


class Section(BaseModel):
    """One part of a proposal's text under its heading; `level` 1 is the outermost."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    level: Annotated[int, Field(strict=True, ge=1, le=6)] = 1
    paragraphs: tuple[Text, ...] = ()


class Proposal(BaseModel):
    """One proposal. `brief` is a brief's id, `lead_kind` the lead's sector; money is in pence, `duration` in months."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reference: Annotated[Text, Field(min_length=1)]
    title: Text
    applicant: Text
    brief: Text
    ask: Pence
    lead_kind: Text = ""
    strand: Text = ""
    stage_of_innovation: Text = ""
    region: Text = ""
    partners: tuple[Text, ...] = ()
    people: tuple[Text, ...] = ()
    summary: Text = ""
    ask_by_year: Mapping[Text, Pence] = {}
    viable_minimum: Pence | None = None
    duration: Months | None = None
    earlier_award: bool | None = None
    sections: tuple[Section, ...] = ()

    @model_validator(mode="after")
    def _money_agrees(self) -> Self:
        if self.ask_by_year and sum(self.ask_by_year.values()) != self.ask:
            raise ValueError("the asks by year do not add up to the ask")
        if self.viable_minimum is not None and self.viable_minimum > self.ask:
            raise ValueError("the viable minimum is more than the ask")
        return self

    def paragraph(self, mark: str) -> str | None:
        """The text at `mark`: "2.3" is the third paragraph of the second section. None where there is none."""
        parts = MARK.fullmatch(mark)
        if parts is None:
            return None
        section, paragraph = int(parts[1]), int(parts[2])
        if section > len(self.sections) or paragraph > len(self.sections[section - 1].paragraphs):
            return None
        return self.sections[section - 1].paragraphs[paragraph - 1]

    def marks(self) -> tuple[str, ...]:
        """The marks of all paragraphs, in order: "1.1", "1.2", "2.1" …"""
        return tuple(
            f"{number}.{paragraph}"
            for number, section in enumerate(self.sections, start=1)
            for paragraph in range(1, len(section.paragraphs) + 1)
        )


def proposal_document(proposal: Proposal) -> bytes:
    """The proposal as canonical JSON. Fields that say nothing are left out, so equal proposals give equal bytes."""
    said = proposal.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def proposal_from_document(data: bytes, name: str = "proposal") -> Proposal:
    """The proposal in a document made by `proposal_document`; `name` is what a fault calls it. Raises BadInput."""
    try:
        return Proposal.model_validate_json(data)
    except ValidationError as error:
        raise BadInput(*(_fault(name, ".".join(map(str, one["loc"])), one["msg"]) for one in error.errors())) from None


def _fault(name: str, field: str, message: str) -> Fault:
    wrong = f"{field}: {message}" if field else message
    return Fault(wrong, "Take the document again from where it came.", name)
