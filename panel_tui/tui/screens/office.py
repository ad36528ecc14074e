"""The office's page: who has done what, the returns that have come, the ranking, and what goes out from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from textual.message import Message

from panel_tui.faults import PanelError
from panel_tui.figures.rounding import show_count
from panel_tui.tui import office_jobs
from panel_tui.tui.commands.office import COMMANDS
from panel_tui.tui.jobs import Job, JobDone, JobMoved, Jobs
from panel_tui.tui.office_acts import Looked, OfficeActs, stamp_of
from panel_tui.tui.screens.office_answering import Answering
from panel_tui.tui.screens.office_pages import Preview, member_page, proposal_page
from panel_tui.tui.screens.office_post import post_page
from panel_tui.tui.screens.work import Work
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.returns import KNOWN
from panel_tui.tui.widgets.tabs import Places
from panel_tui.tui.widgets.tasks import MEMBER, ORDERS


class ReturnSeen(Message):
    """A return was looked at, or taken in."""

    def __init__(self, look: Looked) -> None:
        super().__init__()
        self.look = look


class OfficeScreen(Answering):
    """The office at work."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "office"
    STYLE = "office"

    def __init__(self, acts: OfficeActs) -> None:
        """Raises BadInput where the workspace cannot be read, or holds no call."""
        super().__init__(acts)
        self.jobs = Jobs(self._in_thread, self.post_message, self._preview)
        self._sure: Callable[[], None] | None = None

    def on_mount(self) -> None:
        """Show how things stand, and begin to look at the returns."""
        try:
            self.find_returns()
        except PanelError as error:
            self.call_after_refresh(self.tell, error)
        self.show_all()
        self.jobs.go_on()

    # Going somewhere

    def go(self, place: str) -> None:
        """Go to a pane, or to a question."""
        self.left = self.shown
        self.place = place
        self.show_place()

    def sort(self) -> None:
        """Sort members and proposals the other way."""
        self.order = "missing" if self.order == "name" else "name"
        self.show_tasks()
        self.show_post()
        self.notice(f"Sorted {ORDERS[self.order]}.")

    def open_current(self) -> None:
        """Open what is under the cursor of the pane."""
        seen, current = self.view.overview, self.pane.current
        if self.place == "post":
            assert self.post.one is not None
            self.app.push_screen(post_page(self.post.one, self.acts))
            return
        if self.place == "returns":
            self.app.push_screen(
                Preview(current, self.looks.get(current), self.acts, partial(self._merge_one, current))
            )
            return
        kind, _, id_ = current.partition(":") if self.place == "tasks" else ("proposal", "", current)
        page = member_page if kind == MEMBER else proposal_page
        self.app.push_screen(page(seen, id_, self.acts, self.app.size.width))

    def _merge_one(self, name: str) -> None:
        self.merge([self.paths[name]])

    # Asking

    def ask(self, question: str, do: Callable[[], None]) -> None:
        """Ask whether to do something."""
        self._sure = do
        self.go("sure")
        self.notice(question, "warn bold")

    def answer(self, yes: bool) -> None:
        """Do what was asked, or leave it."""
        do, self._sure = self._sure, None
        self.go(self.left)
        if yes and do:
            do()
        else:
            self.notice("Nothing was done.")

    # Doing

    def work(self, job: Job) -> None:
        """Do something that may take a while, with a page over it."""
        self.app.push_screen(Work(job))
        self.jobs.put(job)

    def merge(self, paths: Sequence[Path]) -> None:
        """Take returns in."""
        self.work(office_jobs.merging(self.acts, paths, self._seen))

    def write_receipt(self, member: str) -> None:
        """Write a member's receipt."""
        path = self.acts.receipt_path(self.view.overview.standing, member)
        self.work(office_jobs.acknowledging(self.acts, member, path))

    def write_packs(self, member: str = "") -> None:
        """Write a pack for each member, or for one."""
        self.work(office_jobs.packing(self.acts, member))

    def write_reminders(self) -> None:
        """Write a reminder to each member from whom something is missing."""
        self.work(office_jobs.reminding(self.acts))

    def give_time(self, member: str, until: date | None) -> None:
        """Give a member more time, or the call's day again."""
        self.work(office_jobs.extending(self.acts, member, until))

    def write_report(self) -> None:
        """Write the papers into a folder that is not there yet."""
        self.work(office_jobs.reporting(self.acts, self.acts.new_paper()))

    def verify(self) -> None:
        """Check the workspace."""
        self.work(office_jobs.checking(self.acts))

    def look_again(self) -> None:
        """Look at the workspace again, and for returns."""
        before = set(self.paths)
        self.wants_looks = True
        self.find_returns()
        come = len(set(self.paths) - before)
        words = f"{show_count(come, 'return has', 'returns have')} come" if come else "No other return has come"
        self.jobs.put(office_jobs.looking(self.acts, f"Looked again. {words}."))
        self.show_returns()

    def stop_looking(self) -> None:
        """Look at no more returns."""
        self.wants_looks = False
        if self.jobs.at_work is not None:
            self.jobs.at_work.stop()
        self.show_returns()
        self.notice("Stopped. g looks on.")

    def find_returns(self) -> None:
        """See which returns lie about; only those in which nothing is new need not be looked at again."""
        self.paths = {self.acts.near(path): path for path in self.acts.returns()}
        self.looks = {
            typed: self.looks[typed]
            for typed, path in self.paths.items()
            if typed in self.looks and self.state(typed) == KNOWN and self.looks[typed].stamp == stamp_of(path)
        }

    def leave(self) -> str:
        """Keep what is being written and stop what is at work; what to say on the terminal.

        Raises BadInput where it cannot be kept.
        """
        self.drawer.close()
        self.acts.close()
        stopped = self.jobs.stop()
        words = f" Stopped, and not half done: {stopped[0].lower()}{stopped[1:]}." if stopped else ""
        return f"{self.acts.path}: {self.submitted}.{words} To go on: {self.acts.typed(str(self.acts.path))}"

    # The work in the thread

    def _in_thread(self, do: Callable[[], None]) -> object:
        return self.run_worker(do, thread=True, exit_on_error=False)

    def _preview(self) -> Job | None:
        """What is done in idle time: looking at the returns, unless drafts are written into the file."""
        if self.drawer.is_open:
            return None
        paths = [path for typed, path in self.paths.items() if typed not in self.looks] if self.wants_looks else []
        return office_jobs.previewing(self.acts, paths, self._seen) if paths else None

    def _seen(self, look: Looked) -> None:
        self.post_message(ReturnSeen(look))

    def on_return_seen(self, message: ReturnSeen) -> None:
        """Show what a return is."""
        typed = self.acts.near(message.look.path)
        if typed in self.paths:
            self.looks[typed] = message.look
        self.show_returns()
        for page in self.app.screen_stack:
            if isinstance(page, Preview) and page.typed_name == typed:
                page.show_look(message.look)

    def on_job_moved(self, message: JobMoved) -> None:
        """Show how far it is."""
        self._on_its_page(message.job)

    def on_job_done(self, message: JobDone) -> None:
        """Show what came of it, and go on with the next."""
        job = message.job
        if job.view is not None:
            self.view = job.view
            self.looks = {typed: look for typed, look in self.looks.items() if self.state(typed) == KNOWN}
            self.show_all()
        if not self._on_its_page(job) and job.sentence and self.place != "sure":
            self.notice(job.sentence, "bad bold" if job.failed else "foreground")
        self.jobs.done(job)
        self.show_returns()

    def _on_its_page(self, job: Job) -> bool:
        """Show a job on its page; whether that is still open."""
        pages = [page for page in self.app.screen_stack if isinstance(page, Work) and page.job is job]
        for page in pages:
            page.show_job()
        return bool(pages)

    # Messages of panes

    def on_chooser_pointed(self, message: Chooser.Pointed) -> None:
        """A row was clicked: go there; a click on the current one opens it."""
        places = {"tasks": "tasks", "returns": "returns", "ranked": "ranking", "asked": "questions", "post": "post"}
        if self.place not in places.values():
            return
        was = (self.place, self.pane.current)
        self.go(places[message.pane])
        self.pane.go_to(message.key)
        if was == (self.place, message.key) and self.place != "questions":
            self.open_current()
        self.show_hints()

    def on_places_chosen(self, message: Places.Chosen) -> None:
        """The name of a place was clicked."""
        if self.place == self.shown:
            self.go(message.place)
