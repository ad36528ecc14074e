"""The formats of papers on the command line: named, all of them, and wrong ones."""

from __future__ import annotations

import json

from tests.cli.office import Office


def written(office: Office, folder: str = "out") -> set[str]:
    """What lies in a folder."""
    return {path.name for path in (office.folder / folder).iterdir()}


def test_report_writes_the_formats_that_are_named(office: Office) -> None:
    said = office.done("report", "office.panel", "-o", "out", "--format", "html,json", "--date", "2017-06-30")
    assert said.split() == ["out/homes-2017-board-paper.html", "out/homes-2017-board-paper.json"]
    assert written(office) == {"homes-2017-board-paper.html", "homes-2017-board-paper.json"}
    page = (office.folder / "out" / "homes-2017-board-paper.html").read_text("utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<dt>Date</dt><dd>30 June 2017</dd>" in page
    content = json.loads((office.folder / "out" / "homes-2017-board-paper.json").read_bytes())
    assert (content["date"], content["marking"]) == ("2017-06-30", "OFFICIAL-SENSITIVE")


def test_the_option_may_stand_again_and_capitals_and_spaces_do_no_harm(office: Office) -> None:
    office.done("report", "office.panel", "-o", "out", "--format", "HTML, csv", "--format", "md")
    endings = ("board-paper.html", "board-paper.md", "ranking.csv")
    assert written(office) == {f"homes-2017-{ending}" for ending in endings}


def test_all_are_the_usual_ones_and_more(office: Office) -> None:
    office.done("report", "office.panel", "-o", "usual")
    office.done("report", "office.panel", "-o", "all", "--format", "all")
    assert written(office, "usual") == {
        f"homes-2017-{one}" for one in ("board-paper.md", "board-paper.docx", "ranking.csv")
    }
    assert written(office, "usual") < written(office, "all")


def test_wrong_names_are_all_told_and_nothing_is_written(office: Office) -> None:
    told = office.run("report", "office.panel", "-o", "out", "--format", "html,pfd", "--format", "odx")
    assert told.code == 2
    assert "There is no format 'pfd' of this paper." in told.err
    assert "There is no format 'odx' of this paper." in told.err
    assert "Known are md, docx, odt, pdf, html, json" in told.err
    assert not (office.folder / "out").exists()


def test_minutes_and_agenda_take_formats_too_but_none_of_the_ranking(office: Office) -> None:
    office.done("minutes", "office.panel", "-o", "out", "--format", "html")
    office.done("agenda", "office.panel", "-o", "out", "--format", "html,md")
    assert written(office) == {"homes-2017-minutes.html", "homes-2017-agenda.html", "homes-2017-agenda.md"}
    told = office.run("minutes", "office.panel", "-o", "out", "--format", "csv")
    assert (told.code, "There is no format 'csv' of this paper." in told.err) == (2, True)


def test_an_agenda_is_not_changed_where_its_format_is_wrong(office: Office) -> None:
    told = office.run("agenda", "office.panel", "--minutes", "7", "-o", "out", "--format", "zip")
    assert (told.code, "There is no format 'zip' of this paper." in told.err) == (2, True)
    assert office.json("agenda", "office.panel")["minutes"] != 7
    told = office.run("agenda", "office.panel", "--format", "html")
    assert (told.code, "--format says nothing alone" in told.err) == (2, True)


def test_what_the_fonts_of_a_pdf_lack_is_named(office: Office) -> None:
    office.write("risks.txt", "The lead signs as 中原 and as ŵŷ Łódź.")
    office.done("paper", "office.panel", "risks", "--text", "risks.txt")
    said = office.done("report", "office.panel", "-o", "out", "--format", "pdf")
    assert said.splitlines() == [
        "out/homes-2017-board-paper.pdf",
        "  Its fonts lack 中 [U+4E2D], 原 [U+539F]: each stands there as its number. Other formats show them.",
    ]
