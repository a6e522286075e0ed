"""Writes one merge, and takes it back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import models
from django.db.models import Q

from entities.enums import NameOrigin
from entities.folding import fold_key
from entities.merging.rows import Edited, editors_columns, find_twin, hand_on, is_written, written_rows
from entities.merging.values import BESIDE, block_of, copy_value, follow, groups_of, listed_name, longest, plain, restore, snapshot
from entities.models import Merge
from entities.models.record import Curated
from entities.recorded import create_rows, delete_rows, update_rows


@dataclass(slots=True)
class Writer:
    """Writes one merge, or takes it back. `touched`: rows, by kind, of which something else is to be derived now."""

    survivor: Any
    absorbed: Any
    edited: Edited
    by: Any
    reason: str
    touched: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    # ---- the merge

    def write(self, note: str = "") -> Merge:
        """Makes the absorbed row one with the survivor, and returns the stored merge."""
        moves: dict[str, Any] = {"before": snapshot(self.survivor, self.edited)}
        gone = list(self._rows().filter(merged_into=self.absorbed))
        moves["absorbed"] = [row.pk for row in gone]
        self._point([self.absorbed, *gone], "merged_into", self.survivor)
        moves["made"] = self._give_names()
        moves.update(moved={}, parts={}, aside=[])
        for column in editors_columns(type(self.absorbed)):
            self._move(column, moves)
        moves["taken"] = self._take_words()
        return Merge.objects.create(
            kind=self.survivor.KIND, survivor_id=self.survivor.public_id, absorbed_id=self.absorbed.public_id, moves=moves,
            reason=note, merged_by=self.by,
        )  # fmt: skip

    def _rows(self) -> Any:
        return type(self.survivor)._default_manager

    def _point(self, rows: Sequence[Any], column: str, target: Any) -> None:
        for row in rows:
            setattr(row, column, target)
        update_rows(rows, [column], reason=self.reason, by=self.by)

    def _give_names(self) -> dict[str, list[int]]:
        """The name of the row that goes, where neither pages nor editors gave it as one."""
        if not hasattr(self.absorbed, "names"):
            return {}
        model = self.absorbed.names.model
        owner = self.absorbed.names.field.name
        name = self.absorbed.name
        if model.objects.filter(Q(**{owner: self.absorbed}) | Q(**{owner: self.survivor}), name=name).exists():
            return {}
        given = model(name=name, name_key=fold_key(name)[: longest(model, "name_key")], origin=NameOrigin.EDITOR, **{owner: self.survivor})
        if hasattr(given, "block_key"):
            given.block_key = block_of(self.absorbed)
        create_rows([given], reason=self.reason, by=self.by)
        return {model._meta.label_lower: [given.pk]}

    def _move(self, column: models.ForeignKey[Any, Any], moves: dict[str, Any]) -> None:
        """Lets what editors made point to the survivor. What he has by pages alone makes room, what he has by an editor stays."""
        model: Any = column.model
        moving, replaced, aside = [], [], []
        for row in written_rows(column, self.absorbed, self.edited):
            twin = find_twin(column, row, self.survivor)
            self._touch(row)
            if twin is not None and is_written(column, twin, self.edited):
                aside.append((row, twin))
                continue
            if twin is not None:
                replaced.append((twin, row))
            moving.append(row)
        label = f"{model._meta.label_lower}.{column.name}"
        if moving:
            moves["moved"][label] = [row.pk for row in moving]
        if issubclass(model, Curated) and column.name not in model.CURATED_FIELDS:
            moves["parts"] |= {f"{label}.{row.pk}": snapshot(row, self.edited) for row in moving}
        moves["aside"] += [stored for row, _ in aside for stored in json.loads(serializers.serialize("json", [row]))]
        for row, heir in (*aside, *replaced):
            hand_on(row, heir)
        delete_rows([row for row, _ in (*aside, *replaced)], reason=self.reason, by=self.by)
        self._point(moving, column.name, self.survivor)

    def _touch(self, row: Any) -> None:
        """What the row joins is derived anew."""
        for column in row._meta.concrete_fields:
            target = column.related_model
            if isinstance(target, type) and issubclass(target, Curated) and target.KIND and getattr(row, column.attname) is not None:
                self.touched[target.KIND].add(getattr(row, column.attname))

    def _take_words(self) -> dict[str, Any]:
        """An editor's value of the row that goes is worth more than what pages say of the one that stays; the name that stays is chosen."""
        survivor, absorbed = self.survivor, self.absorbed
        mine, theirs = set(self.edited(survivor)), set(self.edited(absorbed))
        listed = listed_name(survivor)
        names: list[str] = []
        for group in groups_of(type(survivor)):
            if theirs.intersection(group) and not mine.intersection(group):
                names += group
        for name in names:
            copy_value(absorbed, survivor, name)
        said = {name: absorbed.imported.get(name) for name in names}
        if "name" not in mine | said.keys() and survivor.name:
            said["name"] = absorbed.imported.get("name") if absorbed.name != survivor.name else survivor.imported.get("name")
            names.append("name")
        survivor.imported = {**survivor.imported, **said}
        beside = [name for name in BESIDE if getattr(absorbed, name, None) and not getattr(survivor, name)]
        for name in beside:
            setattr(survivor, name, getattr(absorbed, name))
        columns = {*names, *beside, *(["imported"] if names else []), *(follow(survivor, listed) if names else ())}
        update_rows([survivor], columns, reason=self.reason, by=self.by)
        return {name: plain(survivor, name) for name in (*names, *beside)}

    # ---- the way back

    def undo(self, moves: Mapping[str, Any]) -> None:
        """Takes the merge back: what it moved goes back, unless an editor has moved it on since."""
        self._point([self.absorbed], "merged_into", None)
        self._point(list(self._rows().filter(pk__in=moves["absorbed"])), "merged_into", self.absorbed)
        for label, keys in moves["moved"].items():
            self._move_back(label, keys, moves["parts"])
        for stored in serializers.deserialize("python", moves["aside"], ignorenonexistent=True):
            self._touch(stored.object)
            create_rows([stored.object], reason=self.reason, by=self.by)
        for label, keys in moves["made"].items():
            delete_rows(list(apps.get_model(label).objects.filter(pk__in=keys)), reason=self.reason, by=self.by)
        columns = restore(self.survivor, moves["before"], moves["taken"], self.edited)
        update_rows([self.survivor], columns, reason=self.reason, by=self.by)

    def _move_back(self, label: str, keys: Collection[int], parts: Mapping[str, Any]) -> None:
        model_label, _, name = label.rpartition(".")
        model: Any = apps.get_model(model_label)
        rows = list(model._default_manager.filter(pk__in=keys, **{name: self.survivor}))
        columns = {name}
        for row in rows:
            self._touch(row)
            setattr(row, name, self.absorbed)
            before = parts.get(f"{label}.{row.pk}")
            if before:
                row.public_id = before["public_id"]
                columns |= {"public_id", *restore(row, before, {}, self.edited)}
        update_rows(rows, columns, reason=self.reason, by=self.by)
