"""What the office's page looks like: its panes, and what each shows of how things stand."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from panel_tui.assess.progress import counted_by_state, wanted
from panel_tui.figures.rounding import show_count
from panel_tui.tui.office_acts import FOLDERS, RETURNS, Looked, OfficeActs, View
from panel_tui.tui.paint import Row
from panel_tui.tui.screens.office_words import missing_for_ranking, no_returns, returns_summary, still_to_do
from panel_tui.tui.screens.writing import WritingScreen
from panel_tui.tui.widgets.attention import Attention
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.drawer import Drawer
from panel_tui.tui.widgets.folded import Folded
from panel_tui.tui.widgets.post import PostPane
from panel_tui.tui.widgets.questions import QuestionsPane
from panel_tui.tui.widgets.ranked import RankedPane
from panel_tui.tui.widgets.returns import NEW, ReturnsPane, state_of
from panel_tui.tui.widgets.tabs import Places
from panel_tui.tui.widgets.tasks import MEMBER, ORDERS, TasksPane

TABS = "tab goes round"


class OfficeFace(WritingScreen):
    """Tasks at the left, returns and attention at the right; the ranking, the questions, or the post, instead of them.

    What it can do is derived.
    """

    PLACES: ClassVar = {
        "tasks": "In the tasks",
        "returns": "In the returns",
        "ranking": "In the ranking",
        "questions": "In the questions",
        "post": "In the post",
        "drawer": "While writing",
        "sure": "When you are asked",
    }
    GUIDES: ClassVar = {
        "tasks": "office#tasks",
        "returns": "office#returns",
        "ranking": "office#ranking",
        "questions": "office#questions",
        "post": "office#post",
        "drawer": "office#questions",
    }

    acts: OfficeActs

    def __init__(self, acts: OfficeActs) -> None:
        """Raises BadInput where the workspace cannot be read, or holds no call."""
        super().__init__()
        self.acts = acts
        self.view: View = acts.look()
        self.place = "tasks"
        self.order = "name"
        self.paths: dict[str, Path] = {}
        """The returns that lie about, by how each is typed in the folder of the workspace."""
        self.looks: dict[str, Looked] = {}
        """What is known of them."""
        self.left = "tasks"
        """The pane to go back to when something was asked."""
        self.wants_looks = True
        """Whether returns are to be looked at: nobody stopped it."""

    def compose(self) -> ComposeResult:
        """Header, names of the places, panes, footer. Each pane has the command that shows the same under it."""
        self.tasks, self.returns, self.ranked = TasksPane("tasks"), ReturnsPane("returns"), RankedPane("ranked")
        self.attention, self.asked, self.drawer = Attention("attention"), QuestionsPane("asked"), Drawer()
        self.post = PostPane("post")
        yield Bar("header")
        yield Places("places")
        with Horizontal(id="panes"):
            with Vertical(id="work", classes="office-pane"):
                yield self.tasks
                yield Folded("tasks-command", "accent", " $ ")
            with Vertical(id="side"):
                with Vertical(id="incoming", classes="office-pane"):
                    yield Folded("returns-summary")
                    yield self.returns
                    yield Folded("returns-command", "accent", " $ ")
                with Vertical(id="attention-pane", classes="office-pane"):
                    yield self.attention
            with Vertical(id="ranking-pane", classes="office-pane"):
                yield self.ranked
                yield Folded("ranking-command", "accent", " $ ")
            with Vertical(id="questions-pane", classes="office-pane"):
                yield self.asked
                yield self.drawer
                yield Folded("questions-command", "accent", " $ ")
            with Vertical(id="post-pane", classes="office-pane"):
                yield self.post
                yield Folded("post-command", "accent", " $ ")
        yield Bar("footer")
        self.fit()

    # What is current

    @property
    def pane(self) -> Chooser:
        """The pane that keys go to."""
        return self._panes[self.shown]

    @property
    def shown(self) -> str:
        """The place whose pane is shown; while something is asked or written, it is where one came from."""
        return self.place if self.place in self._panes else self.left

    @property
    def _panes(self) -> dict[str, Chooser]:
        return {
            "tasks": self.tasks,
            "returns": self.returns,
            "ranking": self.ranked,
            "questions": self.asked,
            "post": self.post,
        }

    @property
    def member(self) -> str:
        """The member under the cursor; "" where it is on none."""
        if self.shown == "post":
            return self.post.current
        kind, _, id_ = self.tasks.current.partition(":")
        return id_ if kind == MEMBER else ""

    def state(self, typed: str) -> str:
        """What a return is: new, nothing new, refused, or not looked at yet."""
        return state_of(self.looks.get(typed))

    @property
    def is_looking(self) -> bool:
        """Whether returns are still to be looked at."""
        return self.wants_looks and any(typed not in self.looks for typed in self.paths)

    # Showing

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        if self.is_mounted:
            self.show_all()

    def show_all(self) -> None:
        """Show everything anew."""
        self.show_place()
        self.show_tasks()
        self.show_returns()
        self.show_questions()
        self.show_post()
        seen, ranked = self.view.overview, self.view.ranked
        self.attention.show(tuple(seen.attention()), tuple(seen.remarks()))
        self._fit_attention()
        self.ranked.show(ranked, missing_for_ranking(seen, ranked, self.acts))
        self.show_hints()

    def _fit_attention(self) -> None:
        """As high as its words, but no higher than two fifths of the screen."""
        width, height = self.app.size
        inside = width - 1 if self.is_narrow else (72 if self.is_huge else 36) - 3
        most = max(3, height * 2 // 5)
        frame = 1 if self.is_narrow else 2
        self.query_one("#attention-pane").styles.height = min(most, self.attention.height_for(inside)) + frame

    def show_place(self) -> None:
        """Show which pane is active; on a narrow screen, only that."""
        here = self.shown
        shown = ["#work"] if here == "tasks" else ["#side"] if here == "returns" else [f"#{here}-pane"]
        if not self.is_narrow and here in ("tasks", "returns"):
            shown = ["#work", "#side"]
        for selector in ("#work", "#side", "#ranking-pane", "#questions-pane", "#post-pane"):
            self.query_one(selector).display = selector in shown
        selectors = ("#work", "#incoming", "#ranking-pane", "#questions-pane", "#post-pane")
        for place, selector in zip(self._panes, selectors, strict=True):
            self.query_one(selector).set_class(place == here, "-active")
        for place, pane in self._panes.items():
            pane.activate(place == here)
        self.show_header()
        self.show_hints()

    def show_tasks(self) -> None:
        """Show who has done what."""
        seen = self.view.overview
        self.tasks.show(seen, self.order, still_to_do(seen, self.acts))
        pane = self.query_one("#work")
        pane.border_title = Content("Tasks")
        pane.border_subtitle = Content(ORDERS[self.order])
        self._show_command("#tasks-command", self.acts.typed_status())

    def show_returns(self) -> None:
        """Show the returns, and how far the looking is."""
        shown = {typed: (path, self.looks.get(typed)) for typed, path in self.paths.items()}
        self.returns.show(shown, no_returns(self.acts, FOLDERS))
        summary = self.query_one("#returns-summary", Folded)
        summary.show_words(returns_summary([self.state(typed) for typed in self.paths], self.wants_looks))
        self.query_one("#incoming").border_title = Content("Returns")
        self.query_one("#attention-pane").border_title = Content("Attention")
        folders = list(dict.fromkeys(path.parent for path in self.paths.values()))
        self._show_command("#returns-command", self.acts.typed_merge(*folders or [self.acts.folder / RETURNS]))
        self.show_header()

    def show_questions(self) -> None:
        """Show what members ask."""
        standing = self.view.overview.standing
        begun = {one: draft for one in self.view.questions if (draft := self.acts.drafted(one)) is not None}
        self.asked.show(self.view.questions, begun, standing)
        self.query_one("#questions-pane").border_title = Content("Questions")
        self._show_command("#questions-command", self.acts.typed("answer", self.acts.path.name))
        self.show_header()

    def show_post(self) -> None:
        """Show the post."""
        self.post.show(self.view.post, self.order, self.acts.today, still_to_do(self.view.overview, self.acts))
        pane = self.query_one("#post-pane")
        pane.border_title = Content("Post")
        pane.border_subtitle = Content(ORDERS[self.order])
        self._show_command("#post-command", self.acts.typed_post())

    def show_header(self) -> None:
        """Show the header, and the names of the places."""
        width, seen, asked = self.app.size.width, self.view.overview, self.view.questions
        call, new = seen.standing.call, sum(self.state(typed) == NEW for typed in self.paths)
        state: Row = [(self.submitted, "muted")]
        urgent = sum(1 for _ in seen.attention())
        if urgent:
            state += [("  ·  ", "muted"), (f"▲ {urgent} to settle", "warn bold")]
        if self.is_narrow:
            left: Row = [(call.id, "muted")]
        else:
            left = [(f"{call.title} · {call.stages[seen.stage].title.lower()}", "muted")]
            state = [(seen.whose, "foreground"), ("  ·  ", "muted"), *state]
        if self.drawer.trouble:
            state = [("NOT SAVED: " + self.drawer.trouble, "bad bold")]
        self.head(left, state)
        late = sum(one.overdue(self.acts.today) > 0 for one in self.view.post)
        waiting = sum(not one.answer for one in asked)
        places = [
            ("tasks", "Tasks"),
            ("returns", f"Returns: {new} new" if new else "Returns"),
            ("ranking", "Ranking"),
            ("questions", f"Questions: {waiting} open" if waiting else "Questions"),
            ("post", f"Post: {late} late" if late else "Post"),
        ]
        self.query_one("#places", Places).show_places(places, self.shown, "tab" if self.is_narrow else TABS, width)
        self._show_command("#ranking-command", self.acts.typed_rank())
        self.query_one("#ranking-pane").border_title = Content("Ranking")

    @property
    def submitted(self) -> str:
        """How far the panel is, in words."""
        counts = counted_by_state(self.view.overview.tasks)
        asked_for = len(wanted(self.view.overview.tasks))
        if not self.view.overview.tasks:
            return "nothing assigned yet"
        return f"{counts['submitted']} of {show_count(asked_for, 'assessment')} submitted"

    def _show_command(self, selector: str, command: str) -> None:
        self.query_one(selector, Folded).show_words(command)
