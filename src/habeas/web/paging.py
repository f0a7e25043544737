"""Lists in pages of a fixed length."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

LENGTH = 50


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is shown. ``number`` counts from 1."""

    number: int
    total: int
    query: str
    length: int = LENGTH

    @property
    def first(self) -> int:
        """The number of the first thing shown, counted from 1; 0 when the list is empty."""
        return min((self.number - 1) * self.length + 1, self.total)

    @property
    def last(self) -> int:
        """The number of the last thing shown."""
        return min(self.number * self.length, self.total)

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.length))

    @property
    def before(self) -> str:
        """The query of the page before; empty on the first."""
        return self._at(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The query of the page after; empty on the last."""
        return self._at(self.number + 1) if self.number < self.pages else ""

    def _at(self, number: int) -> str:
        query = QueryDict(self.query, mutable=True)
        query["page"] = str(number)
        return f"?{query.urlencode()}"


def page_number(request: HttpRequest) -> int:
    """The page asked for; 1 for anything that is no number."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1


def offset(request: HttpRequest, length: int = LENGTH) -> int:
    """How many things stand before the page asked for."""
    return (page_number(request) - 1) * length


def paging(request: HttpRequest, total: int, length: int = LENGTH) -> Paging:
    """What the template needs to lead from page to page."""
    return Paging(page_number(request), total, request.GET.urlencode(), length)
