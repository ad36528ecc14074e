"""The readers of packs, returns and receipts, as they come and as a member who signs could make them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from panel_tui.call.derived import TABLES
from panel_tui.exchange.limits import What
from panel_tui.exchange.merging import Merging
from panel_tui.exchange.opening import open_pack
from panel_tui.exchange.sealing import seal
from panel_tui.faults import BadInput
from panel_tui.store.keys import KeyFolder
from tests.fuzz.mutating import Mutator
from tests.fuzz.parcels import said_otherwise, signed_line, signed_parts
from tests.fuzz.reader import NOW, Reader
from tests.parcels import signed_outside


class Parcels(Reader):
    """Parcels as they lie: any byte may be another."""

    name = "parcel"

    def seeds(self) -> Sequence[bytes]:
        sealed = [self.world.read(name) for name in ("newer.return", "again/homes-2017-priya.pack", "priya.receipt")]
        return [*self.world.plain.values(), *sealed]

    def offer(self, data: bytes) -> None:
        path = self.world.file("file.parcel", data)
        self.world.run("verify", str(path))
        self.merge(path)
        self.open(path)
        if data not in self.seeds():
            raise AssertionError("a parcel that was altered was taken in")

    def merge(self, path: Path) -> None:
        """Take it in at the office, and take it back."""
        self.world.at("office")
        with self.world.space("office") as space:
            try:
                Merging(space, False, NOW).take(path)
            except BadInput as error:
                if "It is a " not in str(error):
                    raise

    def open(self, path: Path) -> None:
        """Open it as a member: anew, or else into the file that is there."""
        new = self.world.scratch / "opened.panel"
        new.unlink(missing_ok=True)
        try:
            open_pack(path, new, KeyFolder(self.world.scratch / "opened-keys"), NOW, TABLES, lambda: "no such words")
        except BadInput:
            shutil.copyfile(self.world.folder / "priya.panel", new)
            open_pack(path, new, self.world.keys("priya"), NOW, TABLES)
        self.look(new)

    def look(self, path: Path) -> None:
        """Whatever lists what was taken in."""
        for words in (("status", str(path)), ("assess", str(path), "--list"), ("verify", str(path))):
            self.world.run(*words, keys="priya")


class Signed(Parcels):
    """Parcels that are altered inside, by somebody who can sign them: plain, and sealed again."""

    name = "signed parcel"

    def altered(self, mutator: Mutator) -> bytes:
        which = mutator.random.choice(sorted(self.world.plain))
        data = self.world.plain[which]
        pen = self.world.priya if "return" in which else self.world.office
        way = mutator.random.choice((signed_line, signed_parts, said_otherwise, said_otherwise, said_otherwise))
        altered = way(data, self.world.pens, pen, mutator)
        if mutator.random.random() < 0.7:
            return altered
        what = cast(What, which.removeprefix("older "))
        sealed = seal(altered, what, pen, [pen.key.public for pen in self.world.pens.values()])
        if mutator.random.random() < 0.5:
            return sealed
        inside = sealed.partition(b"\n")[2]
        return signed_outside(sealed, pen.key, mutator.bytes(inside, [inside], (b"-> X25519 ", b"-> ", b"\n--- ")))

    def offer(self, data: bytes) -> None:
        path = self.world.file("file.parcel", data)
        copy = self.world.scratch / "merged.panel"
        shutil.copyfile(self.world.folder / "office.panel", copy)
        if self.world.run("merge", str(path), "--into", str(copy)):
            for command in ("status", "reconcile", "moderate", "answer", "rank", "verify"):
                self.world.run(command, str(copy))
        else:
            self.open(path)
