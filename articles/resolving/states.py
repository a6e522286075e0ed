"""The states of the record by their code: keys and codes alone, since nothing else of them is asked for while pages are linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from entities.models import Country


class States(Mapping[str, Country]):
    """Rows by ISO code, one query for all. A row holds its key and its codes; the rest is fetched when it is asked for."""

    def __init__(self) -> None:
        self._rows: dict[str, Country] = {}

    @cached_property
    def keys_by_code(self) -> dict[str, int]:
        """Primary keys by code."""
        return dict(Country.objects.filter(merged_into=None).order_by().values_list("alpha2", "pk"))

    def __getitem__(self, code: str) -> Country:
        if code not in self._rows:
            pk = self.keys_by_code[code]
            row = Country(pk=pk, alpha2=code, public_id=code)
            row._state.adding, row._state.db = False, "default"
            self._rows[code] = row
        return self._rows[code]

    def __contains__(self, code: object) -> bool:
        return code in self.keys_by_code

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_by_code)

    def __len__(self) -> int:
        return len(self.keys_by_code)
